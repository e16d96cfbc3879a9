#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The man page states every schema, and what is written has exactly the fields it states."""

import json
import os

import manual
from harness import SAMPLE, check, check_equal, run

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


def test_the_sample_export_fits():
    files = sorted(os.listdir(os.path.join(SAMPLE, 'export')))
    check('posts.ndjson' in files, 'the sample has posts')
    for name in files:
        with open(os.path.join(SAMPLE, 'export', name), encoding='utf-8') as text:
            check_json(name, text.read())


if __name__ == '__main__':
    run()
