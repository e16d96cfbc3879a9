#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The man page states every schema, and what is written has exactly the fields it states."""

import json
import os
import re

import manual
from harness import SAMPLE, check, check_equal, run
from kscore import ALL, Scratch

SCHEMAS = manual.schemas()


def check_json(heading, text):
    """Holds a JSON text, or lines of it, against the schema under a heading."""
    lines = text.splitlines() if heading.endswith(('.ndjson', '--statement --json')) else [text]
    for number, line in enumerate(lines, 1):
        found = list(manual.differences(manual.parse(SCHEMAS[heading]), json.loads(line)))
        check(not found, f'{heading}, line {number}: {"; ".join(found[:5])}')


def test_reads_a_schema():
    shape = manual.parse('[{"a", "b": {"c": [{"d"}], "e": [...]}, "f": {n: x or null}, "g": "h"}]')
    check_equal(shape, [{'a': None, 'b': {'c': [{'d': None}], 'e': [None]},
                         'f': {manual.ANY: None}, 'g': None}], 'the shape')
    good = [{'a': 1, 'b': {'c': [{'d': None}], 'e': []}, 'f': {'x': 2}, 'g': 'h'}]
    check_equal(list(manual.differences(shape, good)), [], 'a fitting value')
    bad = [{'a': 1, 'b': {'c': [{}], 'e': {}}, 'f': {}, 'g': 'h', 'i': 1}]
    check_equal(len(list(manual.differences(shape, bad))), 3, 'the differences')


def check_folder(folder, ending):
    """Holds an export's files against the schemas under their names; every file is stated."""
    stated = sorted(heading for heading in SCHEMAS if heading.endswith(ending))
    check_equal(sorted(os.listdir(folder)), stated, 'the files')
    for name in stated:
        with open(os.path.join(folder, name), encoding='utf-8') as text:
            if name.endswith('.csv'):
                header = SCHEMAS[name].replace('\n', '')
                check_equal(text.readline().strip(), header, f'the header of {name}')
            else:
                check_json(name, text.read())


def test_the_sample_export_fits():
    files = sorted(os.listdir(os.path.join(SAMPLE, 'export')))
    check('posts.ndjson' in files, 'the sample has posts')
    for name in files:
        with open(os.path.join(SAMPLE, 'export', name), encoding='utf-8') as text:
            check_json(name, text.read())


def test_what_is_printed_fits():
    with Scratch() as home:
        check_json('import --json', home.must('import', '--json', *ALL))
        for heading in ('accounts --json', 'score --json', 'score --history --json',
                        'explain --json', 'explain --statement --json',
                        'explain --since DATE --json', 'explain --lenses --json'):
            text = home.must(*heading.replace('DATE', '2026-09-01').split())
            check(len(text) > 2, f'{heading} prints something')
            check_json(heading, text)
        for heading in ('people --json', 'hours --json', 'simulate --json'):
            check_json(heading, home.must(*heading.split()))
        check_json('trust --json', home.must('trust', '--json'))
        check_json('model list --json', home.must('model', 'list', '--json'))
        check_json('model compare --json', home.must('model', 'compare', 'kscore-1', '--json'))
        check_json('model compare --history --json',
                   home.must('model', 'compare', 'kscore-1', '--history', '--json'))
        check_folder(home.export(), ('.json', '.ndjson'))
        check_folder(home.export(format='csv'), '.csv')


def test_every_command_and_option_is_stated():
    with open(manual.PAGE, encoding='utf-8') as text:
        page = manual.plain(text.read())
    with Scratch() as home:
        for command in ('', 'link', 'sync', 'import', 'accounts', 'unlink', 'forget', 'score', 'explain',
                        'simulate', 'people',
                        'hours', 'model',
                        'trust', 'estimate',
                        'export'):
            said = home.must(*command.split(), '--help')
            for option in set(re.findall(r'(?<![\w-])--[a-z][a-z-]+', said)):
                check(option in page, f'the man page knows {option} of "{command}"')
            check(f'kscore-cli {command}' in page, f'the man page knows "{command}"')


if __name__ == '__main__':
    run()
