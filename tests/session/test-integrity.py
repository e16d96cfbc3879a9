#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Integrity: who was discounted and why, and the owner's word against it, by keyboard."""

import json
import os
import re

from desktop import Desktop, check, check_equal
from harness import run
from kscore import EXPORT, ndjson
from pages import NARROW, WIDE, check_in_window, reach, ring, rise, show, tenths
from servers import read_score

# The attack of the sample data, and little else that counts.
LAST = '2026-06-28'
FRESH = '2026-05-29', '2026-06-02'
EACH = 400
GROUP = 'I know 25 accounts on 5 posts'


def write_small(home):
    """An export of the sample person as of some days after the attack, with few other people."""
    folder = home.path('small')
    os.mkdir(folder)
    fresh = {row['key'] for row in ndjson(EXPORT, 'actors.ndjson')
             if row['created_at'] and FRESH[0] <= row['created_at'] < FRESH[1]}
    check(len(fresh) >= 20, f'{len(fresh)} fresh accounts')

    for name in sorted(os.listdir(EXPORT)):
        with open(os.path.join(EXPORT, name), encoding='utf-8') as text:
            content = text.read()
        if name.endswith('.ndjson'):
            rows = ndjson(EXPORT, name)
            if name == 'interactions.ndjson':
                rows = [row for number, row in enumerate(rows)
                        if row['actor'] in fresh or number % EACH == 0]
            elif name == 'posts.ndjson':
                rows = [{**row, 'readings': [], 'counts': dict.fromkeys(row['counts'])}
                        for row in rows]
            elif name != 'actors.ndjson':
                rows = []
            content = ''.join(json.dumps(row) + '\n' for row in rows)
        elif name == 'coverage.json':
            content = re.sub(r'("to": ?)"[\d-]+"', rf'\1"{LAST}"', content)
        home.write(f'small/{name}', content)
    return folder


def figures(home):
    return home.json('trust', '--json'), home.json('score', '--json')['score']


def wait_score(home, window, before=None):
    """Until the view says what the command line computes, other than before; that."""
    def same():
        told, score = figures(home)
        sentence = rise(window, r'(?i)^(Nothing was .*: )?your score is ')
        return (score != before and f'score is {tenths(score)}' in sentence
                and (told['discounted']['people'] == 0
                     or f'be {tenths(told["without_discounts"])}.' in sentence) and score)
    return window.wait(same, 'the same figures in the window and on the command line')


def rows_of(window, title):
    """The rows of a list of the view."""
    return [thing.name for thing in window.find('list', title).children()]


def test_ones_word_against_signals():
    with Desktop() as home:
        home.must('import', write_small(home))
        told, score = figures(home)
        check(told['without_discounts'] > score + 1, f'{score} and {told["without_discounts"]}')
        window = home.window()
        window.resize(*WIDE)
        read_score(window)
        show(window, 'Integrity')
        check_equal(wait_score(home, window), score, 'at first')

        # Signals, groups and people, each with its figures and why.
        signal = reach(window, 'In lockstep')
        check(re.search(r'^25 people, 171 reactions\. .*\d\.\d points$', signal.description),
              f'{signal}: {signal.description!r}')
        group = reach(window, '25 accounts on 5 posts')
        check(re.search(r'^Made 30 May .* reacted 18 Jun', group.description), group.description)
        person = reach(window, told['people'][0]['name'])
        check_equal(person.description, 'New account, In lockstep · 9 reactions', 'signals')
        check_equal(sorted(rows_of(window, 'People Who Count Less')),
                    sorted(person['name'] for person in told['people']), 'people')

        # One person; the keyboard stays among those that are left.
        names = [person['name'] for person in told['people'][:2]]
        reach(window, f'I know {names[0]}')
        window.focus_by('space', to=re.compile(r'^I know (?!\d)'))
        one = wait_score(home, window, score)
        check(one > score, f'{one} is not more than {score}')
        check_equal(rows_of(window, 'People You Know'), names[:1], 'known')
        check(names[0] not in rows_of(window, 'People Who Count Less'), 'still discounted')

        # Taken back; where that was the last one, among those who count less.
        reach(window, f'Leave {names[0]} to the signals again')
        window.focus_by('space', to=re.compile(r'^I know (?!\d)'))
        check_equal(wait_score(home, window, one), score, 'when one is taken back')

        # All of the group, and back, with the keyboard on the same button.
        reach(window, GROUP, 'Shift_L', 'Tab')
        window.focus_by('space', to=f'Leave {GROUP[len("I know "):]} to the signals again')
        everybody = wait_score(home, window, score)
        check(everybody > one, f'{everybody} is not more than {one}')
        check_equal(len(rows_of(window, 'People You Know')), 25, 'all of them')
        window.resize(*NARROW)
        stops = ring(window)
        check_in_window(window, NARROW[0], [(name, place) for _, name, place in stops])
        window.resize(*WIDE)
        reach(window, re.compile(r'^Leave \d+ accounts'))
        window.focus_by('space', to=GROUP)
        check_equal(wait_score(home, window, everybody), score, 'when all is taken back')
        check_equal(figures(home)[0], told, 'all that is told')
        show(window, 'Overview')
        check(read_score(window).startswith(f'{tenths(score)} of 100'), 'the score')
        window.close()
        window.check_ends()


if __name__ == '__main__':
    run()
