#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The independent implementations: right where all is right, not silent where a number is wrong."""

import json
import os
import re
import shutil
import tempfile
from datetime import date

from harness import check, check_equal, check_near, run
from reference import MODEL, REFERENCE, awk, recompute

with open(os.path.join(REFERENCE, 'example-worksheet.txt'), encoding='utf-8') as text:
    EXAMPLE = text.read()


def test_awk_agrees_with_the_example():
    for program in ('awk', 'mawk', 'gawk', 'busybox'):
        if shutil.which(program) and program != 'busybox':
            done = awk(EXAMPLE, program)
            check_equal((done.returncode, done.stdout.count('\n')), (0, 1),
                        f'{program}: {done.stdout}')


def test_awk_notices_every_wrong_number():
    lines = EXAMPLE.splitlines(keepends=True)
    used = 0
    for i, line in enumerate(lines):
        constant = 'known=no' in line or line.startswith(
            ('#', 'worksheet', 'gain', 'rho', 'weeks', 'points', 'marks', 'anonymous factor'))
        if constant or line.startswith('week') and used % 5:
            used += 1
            continue
        for match in re.finditer(r'(?<==)[0-9.]+(?=\s)', line):
            if line[:match.start()].endswith('pages='):   # more than count
                continue
            wrong = line[:match.start()] + f'{float(match.group()) * 1.02 + 0.02:.17g}' + line[
                match.end():]
            check_equal(awk(''.join([*lines[:i], wrong, *lines[i + 1:]])).returncode, 1,
                        f'wrong and not noticed: {wrong}')
            used += 1
    for before, after in (('pages=4', 'pages=2'), ('scale=4', 'scale=4.1'),
                          ('factor=0.5', 'factor=0.6'), ('base=0.5', 'base=0.6'),
                          ('slope=0.25', 'slope=0.3'), ('unknown=1', 'unknown=1.5'),
                          ('fading=4', 'fading=5'), ('like=1 save', 'like=1.5 save'),
                          ('sponsor=5', 'sponsor=6'), ('pages=3', 'pages=2'),
                          ('complete=13', 'complete=12')):
        check_equal(awk(EXAMPLE.replace(before, after, 1)).returncode, 1, f'{before} as {after}')
    check(used > 60, f'only {used} numbers were tried')


def test_awk_notices_what_is_missing_or_taken_wrongly():
    for line in re.findall(r'^(?:person|anonymous mastodon|maker|domain|reputation|audience).*\n',
                           EXAMPLE, re.M):
        check_equal(awk(EXAMPLE.replace(line, '')).returncode, 1, f'without {line}')
    for before, after in (('taken=yes', 'taken=no'), ('covered=yes', 'covered=no'),
                          ('known=yes', 'known=no'), ('worksheet 1', 'worksheet 2')):
        check_equal(awk(EXAMPLE.replace(before, after, 1)).returncode, 1, f'{before} as {after}')
    check_equal(awk(EXAMPLE[:EXAMPLE.index('component')]).returncode, 1, 'a worksheet cut short')


def test_recompute_agrees_with_the_example():
    # The same evidence as the example's, as an export would write it.
    account = 'mastodon:https://moor.example/users/ada'
    ben, cleo = 'https://fen.example/users/ben', 'https://fen.example/users/cleo'

    def row(day, kind, actor, count=1, followers=None, trust=1):
        return {'day': day, 'account': account, 'network': 'mastodon', 'kind': kind, 'actor': actor,
                'count': count, 'followers': followers, 'trust': trust, 'post': None}

    def mark(kind, maker, source, value=1):
        return {'account': account, 'kind': kind, 'maker': maker, 'source': source, 'value': value,
                'from': '2026-01-01', 'to': None}

    evidence = [row('2026-10-26', 'like', ben, followers=120),
                row('2026-10-28', 'like', ben, followers=120),
                row('2026-10-27', 'reply', ben, followers=120),
                row('2026-10-26', 'like', None, 12), row('2026-10-05', 'like', ben, followers=120),
                row('2026-10-11', 'reshare', cleo, trust=0.5),
                row('2026-10-11', 'like', cleo), row('2026-10-09', 'like', None, 40),
                row('2026-10-09', 'reshare', None, 9)]
    evidence += [row('2026-07-08', 'reshare', f'https://blog{i}.notes.example/', followers=900)
                 | {'person': 'domain:notes.example'} for i in range(3)]
    marks = [mark('list', ben, 'a'), mark('list', ben, 'b'), mark('list', ben, 'b'),
             mark('star', None, 'stars', 14), mark('star', ben, 'c'), mark('sponsor', cleo, 'd'),
             mark('reputation', None, 'e', 1200), mark('wikipedia', None, 'f'),
             mark('wikipedia-backlink', None, 'g', 12)]
    marks += [mark('linking-page', 'notes.example', f'h{i}') for i in range(4)]
    files = {
        'accounts.json': json.dumps([{'id': account, 'network': 'mastodon', 'created_at': None}]),
             'coverage.json': json.dumps([{'account': account, 'intervals': [
                 {'from': start, 'to': end, 'kinds': ['like', 'people']}
                 for start, end in (('2026-08-24', '2026-10-28'), ('2026-07-06', '2026-08-09'))],
                 'unknown': []}]),
             'evidence.ndjson': '\n'.join(json.dumps(one) for one in evidence),
             'marks.ndjson': '\n'.join(json.dumps(one) for one in marks),
             'audience.ndjson': json.dumps(
                 {'account': account, 'at': '2026-10-28T08:00:00Z', 'followers': 1830})}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as out:
                out.write(text)
        own = recompute(folder, MODEL, date(2026, 10, 29))
    printed = dict(
        zip(('response', 'recognition', 'audience'),
            re.findall(r'points=(\S+)$', EXAMPLE[EXAMPLE.index('component'):], re.M)))
    # In the example the site has 5,000 followers and Ben is established; here neither is, by name.
    check_near(own['audience'], float(printed['audience']), 1e-9, 'audience')
    check(own['response'] < float(printed['response']), 'a site with fewer followers brings less')
    check(own['recognition'] < float(printed['recognition']), 'without a supporter there is less')
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            text = text.replace('"followers": 900', '"followers": 5000')
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as out:
                out.write(text)
        own = recompute(folder, MODEL, date(2026, 10, 29))
    check_near(own['response'], float(printed['response']), 1e-9, 'response')


run()
