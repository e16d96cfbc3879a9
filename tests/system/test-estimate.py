#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`kscore-cli estimate`: right, careful with what is not told, and quick."""

import csv
import io
import json
import math
import os
import resource

from harness import TOP, check, check_equal, check_near, run
from kscore import Scratch

with open(os.path.join(TOP, 'data', 'model', 'kscore-1.json'), encoding='utf-8') as text:
    SCALE = json.load(text)['scale']
OUTPUT = ['score', 'low', 'high', 'response', 'recognition', 'audience', 'unknown']


def table(text):
    with Scratch() as scratch:
        done = scratch.run('estimate', scratch.write('people.csv', text))
        check_equal(done.returncode, 0, done.stderr)
        return list(csv.DictReader(io.StringIO(done.stdout))), done


def audience(followers):
    return 99 * 0.2 * min(1,
                          math.log1p(followers / SCALE['audience_x1']) / math.log1p(
                              SCALE['audience_xm'] / SCALE['audience_x1']))


def response(value):
    return 99 * 0.45 * min(1,
                           math.log1p(value / SCALE['response_x1']) / math.log1p(
                               SCALE['response_xm'] / SCALE['response_x1']))


def test_columns():
    rows, _ = table('id,likes,followers\nada,130,1000\n')
    check_equal(list(rows[0]), ['id', 'likes', 'followers', *OUTPUT], 'columns')
    check_equal((rows[0]['id'], rows[0]['likes'], rows[0]['followers']), ('ada', '130', '1000'),
                'the columns that came in')


def test_formula():
    # Nothing told but followers: the rest of the score is everybody's 1.
    rows, _ = table('id,followers\nada,1000\nbo,0\n')
    check_near(float(rows[0]['score']), 1 + audience(1000), 1e-4, 'score of followers alone')
    check_near(float(rows[1]['score']), 1, 1e-4, 'score of none')
    # Thirteen equal weeks of unknown people: R is the sum of their weights.
    rows, _ = table('id,likes,reshares,weeks\nada,1300,130,13\nbo,1300,130,\n')
    value = 1300 * 0.5 * 4 * math.log1p(1 / 4) + 130 * 0.5 * 4 * math.log1p(4 / 4)
    check_near(float(rows[0]['score']), 1 + response(value), 1e-3, 'score of reactions')
    check_equal(rows[0]['score'], rows[1]['score'], 'empty weeks are 13')


def test_what_is_not_told_stays_unknown():
    rows, _ = table('id,likes,followers\nada,100,\nbo,,100\ncleo,0,100\n')
    check_equal([row['audience'] for row in rows][0], '', 'audience that is not told')
    check_equal(rows[1]['response'], '', 'response that is not told')
    check(rows[2]['response'] != '', 'no reactions are told')
    check('audience' in rows[0]['unknown'] or 'followers' in rows[0]['unknown'],
          f'unknown: {rows[0]["unknown"]!r}')


def test_no_weeks_is_no_score_with_a_warning():
    rows, done = table('id,likes,weeks\nada,100,0\nbo,100,13\n')
    check_equal(rows[0]['score'], '', 'score of no weeks')
    check(rows[1]['score'] != '', 'the other row')
    check(done.stderr.strip() != '', 'no warning')


def test_quoting():
    rows, _ = table('\ufeffid,likes\r\n"Wren, ""Ada""\nof the hedge",5\r\n\'bo\',6\r\n')
    check_equal([row['id'] for row in rows], ['Wren, "Ada"\nof the hedge', "'bo'"], 'ids')


def test_wrong_tables():
    for text in ('', 'name,likes\nada,3\n', 'id,likes\n"ada,3\n', 'id,likes\nada,3,4\n',
                 'id,likes\nada,many\n', 'id,likes\nada,-1\n', 'id,likes,likes\nada,1,2\n',
                 'id\nada\n',
                 'id,likes\nada,"3"4\n', 'id,likes\nada,9223372036854775808000\n'):
        with Scratch() as scratch:
            scratch.must_fail('estimate', scratch.write('people.csv', text))
    with Scratch() as scratch:
        scratch.must_fail('estimate', scratch.path('none.csv'))
        scratch.must_fail('estimate', scratch.write('people.csv', b'id,likes\n\xff\xfe\xfa,\x00\n'))


def test_hundred_thousand_rows_in_two_seconds():
    with Scratch() as scratch:
        moduli = (991, 97, 53, 211, 17, 99991, 29)
        rows = ''.join(f'person-{i},' + ','.join(str(i % n) for n in moduli) + '\n'
                       for i in range(100_000))
        path = scratch.write('people.csv',
                             'id,likes,replies,mentions,reshares,quotes,followers,lists\n' + rows)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = scratch.run('estimate', path)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        check_equal((done.returncode, done.stdout.count('\n')), (0, 100_001), 'rows')
        print(f'# estimate of 100,000 rows: {seconds:.2f} s of CPU')
        check(seconds < 2, f'{seconds:.2f} s of CPU')


run()
