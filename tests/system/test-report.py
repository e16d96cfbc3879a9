#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as a reader has it: text that can be searched, one to three pages, figures that add up."""

import csv
import json
import math
import os
import re
import shutil
import subprocess

import manual
from harness import check, check_equal, check_near, run
from kscore import ALL, SAMPLE, X, Scratch

home = Scratch()
home.must('import', *ALL)


def read(path):
    with open(path, 'rb') as report:
        return report.read()


def make(name, *words, scratch=home):
    path = scratch.path(name)
    scratch.must('report', path, *words)
    return path


def poppler(*words):
    # Some of its outputs write characters beyond the first plane as two halves.
    return subprocess.run(words, capture_output=True, check=True).stdout.decode(errors='replace')


def pages(path):
    return int(re.search(r'^Pages: +(\d+)$', poppler('pdfinfo', path), re.M).group(1))


def points(rows):
    return math.fsum(row['points'] for row in rows if row['points'] is not None)


def test_pdf_is_text():
    path = make('report.pdf')
    text = poppler('pdftotext', '-layout', path, '-')
    score = home.json('score', '--json')
    for words in ('Kscore report', 'ada@hedgerow.example', 'Checked score', 'History',
                  'What it is made of', 'Why it moved', 'Networks', 'Without it',
                  'Posts that brought most', 'What is known', 'What this cannot tell',
                  'Page 1 of', f'model {score["model"]}', f'{score["checked"]:.1f}',
                  f'Between {score["low"]:.1f} and {score["high"]:.1f}'):
        check(words in text, f'no “{words}” in {text}')
    check(1 <= pages(path) <= 3, f'{pages(path)} pages')


def rename(value, fields, name):
    """What was read from an export, with another name in some of its fields."""
    for one in value if isinstance(value, list) else [value]:
        for field in fields:
            one[field] = name
    return value


def test_days_before_the_first_evidence():
    for place, days in (('all.pdf', ('--from', '2015-01-01')),
                        ('before.pdf', ('--from', '2020-01-01', '--to', '2020-06-01'))):
        path = make(place, *days)
        words = ' '.join(poppler('pdftotext', '-layout', path, '-').split())
        check('Nothing is covered before 1 May 2025.' in words, words)
        check(1 <= pages(path) <= 3, f'{pages(path)} pages')
    check('Nothing is covered' not in poppler('pdftotext', make('report.pdf'), '-'), 'it is')


def test_hostile_names():
    """Whatever somebody is called, a report has one to three pages and stands in its margins."""
    names = ('<b>Ada</b> &amp; <span size="99999">x', '\u202e\u05e9\u05dc\u05d5\u05dd \u0645\u0631',
             'W' * 10000, '\U0001f469\u200d\U0001f469\u200d\U0001f467' * 99, 'Z' + '\u0301' * 8,
             'a\x1b[31m\n\tb\u2028c')
    for number, name in enumerate(names):
        with Scratch() as other:
            folder = other.path('export')
            shutil.copytree(os.path.join(SAMPLE, 'export'), folder)
            for member, fields in (('accounts.json', ('handle', 'display_name')),
                                   ('posts.ndjson', ('text',))):
                path = os.path.join(folder, member)
                with open(path, encoding='utf-8') as text:
                    lines = text.readlines() if member.endswith('.ndjson') else [text.read()]
                changed = [rename(json.loads(line), fields, name) for line in lines]
                with open(path, 'w', encoding='utf-8') as text:
                    text.write(''.join(json.dumps(line) + '\n' for line in changed))
            other.must('import', folder)
            path = other.path('report.pdf')
            other.must('report', path)
            check(1 <= pages(path) <= 3, f'{pages(path)} pages of name {number}')
            boxes = poppler('pdftotext', '-bbox', path, '-')
            for box in re.finditer(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" '
                                   r'yMax="([-\d.]+)"', boxes):
                left, top, right, bottom = (float(side) for side in box.groups())
                check(left > 20 and top > 20 and right < 575 and bottom < 830,
                      f'{box.group()} of name {number}')


def test_pdf_tells_what_it_is():
    info = poppler('pdfinfo', make('report.pdf'))
    check(re.search(r'^Title: +Kscore report of ada@hedgerow.example', info, re.M), info)
    check(re.search(r'^Page size: +595 x 842 pts \(A4\)', info, re.M), info)
    letter = poppler('pdfinfo', make('letter.pdf', '--paper', 'letter'))
    check(re.search(r'^Page size: +612 x 792 pts \(letter\)', letter, re.M), letter)
    structure = poppler('pdfinfo', '-struct', home.path('report.pdf'))
    check_equal(structure.count('H1'), 1, 'titles')
    check(structure.count('H2') > 5, structure)


def test_same_bytes():
    for name in ('a.pdf', 'a.png', 'a.csv', 'a.json'):
        first = read(make(name))
        check(first == read(make(name)), f'{name} differs')


def test_json():
    with open(make('report.json', '--from', '2026-09-01', '--to', '2026-10-15'),
              encoding='utf-8') as text:
        report = json.load(text)
    found = list(manual.differences(manual.parse(manual.schemas()['report as JSON']), report))
    check(not found, '; '.join(found[:5]))
    score = home.json('score', '--as-of', '2026-10-15', '--json')
    for name in ('score', 'low', 'high', 'checked', 'band', 'model'):
        check_equal(report[name], score[name], name)
    check_equal([report['days'][0]['date'], report['days'][-1]['date'], len(report['days'])],
                ['2026-09-01', '2026-10-15', 45], 'the days')
    for name in ('components', 'networks', 'accounts'):
        check_near(points(report[name]), score['score'] - 1, 1e-6, name)
    response = score['components']['response']['points']
    for name in ('kinds', 'posts'):
        check_near(points(report[name]), response, 1e-6, name)
    check_near(points(report['changes']), score['score'] - report['days'][0]['score'], 1e-6,
               'the change')
    days = {day['date']: day for day in home.json('score', '--history', '--json')}
    for day in report['days']:
        for name in ('score', 'low', 'high', 'checked'):
            check_near(day[name], days[day['date']][name], 1e-6, f'{name} of {day["date"]}')


def test_csv():
    path = make('report.csv')
    with open(path, encoding='utf-8', newline='') as text:
        rows = list(csv.DictReader(text))
    header = ','.join(rows[0])
    check_equal(header, manual.schemas()['report as CSV'].replace('\n', ''), 'the header')
    with open(make('report.json'), encoding='utf-8') as text:
        report = json.load(text)
    check_equal(float(rows[0]['score']), report['score'], 'the score')
    for section in ('component', 'network', 'account', 'kind', 'post', 'change'):
        check_equal([float(row['points']) if row['points'] else None for row in rows
                     if row['section'] == section],
                    [row['points'] for row in report[section + 's']], section)


def test_nobody():
    with Scratch() as empty:
        path = make('report.pdf', scratch=empty)
        check_equal(pages(path), 1, 'pages')
        text = poppler('pdftotext', path, '-')
        check('Not enough evidence for a score' in text, text)


def test_one_archive():
    """X tells who reacted to nobody: what is not known is said, never 0."""
    with Scratch() as one:
        one.must('import', X)
        text = poppler('pdftotext', '-layout', make('report.pdf', scratch=one), '-')
        check('not told' in text, text)


if __name__ == '__main__':
    run()
