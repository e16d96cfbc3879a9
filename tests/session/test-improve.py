#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Improve and the pages behind it, by keyboard alone and as a screen reader tells of them."""

import re

from desktop import check, check_equal
from harness import run
from pages import (NARROW, SIZES, WIDE, check_in_window, leave, plain, reach, ring, rise,
                   sample_window, show, tenths)

VIEWS = {'Integrity': r'^Your score is 46\.5\. Without any discount',
         'Other Lenses': r'^10 × [\d,]+ \+ 20 × \d+ = [\d,]+ points',
         'The Formula': r'^Kscore = 1 \+ 99 '}
# What has to be among the stops of a page, so that all of it can be brought into sight.
STOPS = {'Integrity': (r'^In lockstep$', r'^I know 25 accounts on 5 posts$', r'^I know lena3459$',
                       r'^218 people share it', r'reactions have no exact day'),
         'Other Lenses': (r'^10 × 190 = 1,900 points', r'= 810\.4$', r'^the largest h ',
                          r'^When you were there: .* 9 of 13 weeks'),
         'The Formula': (r'^L\(x\) = ', r'^A = 34,379 ', r'^Load My Weights', r'^Save Worksheet')}
HOUR = re.compile(r'^\w+day, \d\d:00 to \d\d:00: \d+ posts?, (too few|typically [\d,.]+ reaction)')
STEP = re.compile(r'^(\w[\w ]+: [+\u2212]?\d+\.\d points, to \d+\.\d|\d+ \w+ \d{4}: \d+\.\d)$')


def check_page(window, size, stops=()):
    """All of a page can be walked through; everything has a name and is in the window."""
    passed = ring(window)
    check_in_window(window, size[0], [(name, place) for _, name, place in passed])
    names = [name for _, name, _ in passed]
    for stop in stops:
        check(any(re.search(stop, name) for name in names), f'no stop {stop!r} among {names}')
    return names


def test_every_page_by_keyboard():
    with sample_window() as (_, window):
        for size in SIZES:
            window.resize(*size)
            show(window, 'Improve')
            rise(window, r'^The score is 46\.5 now')
            names = check_page(window, size)
            for name in ('Followers', 'Networks', 'Integrity'):
                check(name in names, f'{name!r} is not among {names}')
            for page, sentence in VIEWS.items():
                show(window, page)
                rise(window, sentence)
                check_page(window, size, STOPS[page])
                leave(window, page)
            # Also by the button that one comes to first.
            show(window, 'The Formula')
            window.focus_by('space', to='The Formula')


def check_chart(window, thing, pattern):
    """A chart that has the keyboard is read mark by mark; what was heard."""
    heard = [thing.name]
    window.press('Home')
    for _ in range(3):
        heard.append(window.focus_by('Right').name)
    for name in heard:
        check(pattern.search(name) and re.search(r'\d', name), f'{name!r} does not fit {pattern}')
    check(len(set(heard)) >= 3, f'all the same: {heard}')
    return heard


def test_charts_are_read():
    with sample_window() as (_, window):
        for size in SIZES:
            window.resize(*size)
            show(window, 'Overview')
            said = window.find('list', 'Why it moved').description
            check(re.match(r'^From \d+\.\d on .* to \d+\.\d on .*: \+\d\.\d points\.$', said), said)
            check_chart(window, reach(window, STEP), STEP)
            show(window, 'Improve')
            said = window.find('list', 'Posts and reactions by hour of the week').description
            check(re.search(r'^\d+ hours of the week with posts', said), said)
            check_chart(window, reach(window, HOUR), HOUR)
            show(window, 'Other Lenses')
            axes = re.compile(r'^(What is your own|What is for somebody|Your largest topic|When you were there): ')
            thing = reach(window, axes)
            heard = {thing.name, *(window.focus_by('Left').name for _ in range(3))}
            check(len(heard) == 4 and all(axes.search(name) for name in heard), f'{heard}')
            check_equal(sum(bool(re.search(r'\d %', name)) for name in heard), 3, 'axes told')
            leave(window, 'Other Lenses')


def answer(home, *levers):
    """What the simulator says, from the command line's figures."""
    figures = home.json('simulate', '--json', *levers)
    now, then = figures['score'], figures['simulated']
    change = then['score'] - now
    return (f'{"+" if change > 0.05 else ""}{tenths(change)} from {tenths(now)} now, '
            f'{tenths(then["low"])} to {tenths(then["high"])}')


def read_answer(window):
    return plain(rise(window, r'from \d+\.\d now, \d+\.\d to \d+\.\d$'))


def wait_answer(home, window, *levers):
    expected = answer(home, *levers)
    window.wait(lambda: read_answer(window) == expected, f'{expected!r} after {levers}')


def number_of(thing):
    return int(thing.get('CurrentValue', 'Value'))


def type_number(window, number):
    window.press('Control_L', 'a')
    window.type(str(number))
    window.press('Return')


def test_simulator():
    with sample_window() as (home, window):
        window.resize(*WIDE)
        show(window, 'Improve')
        rise(window, r'^The score is 46\.5 now, 46\.0 to 47\.0$')

        # A lever's slider, then another's number beside it.
        slider = reach(window, 'Likes a Week')
        for _ in range(3):
            window.press('Page_Up')
        window.press('Right')
        likes = window.wait(lambda: number_of(slider) % 10 == 1 and number_of(slider), 'likes')
        wait_answer(home, window, '--likes', str(likes))
        reach(window, 'Followers')
        reach(window, 'Followers')
        type_number(window, 250000)
        both = ('--likes', str(likes), '--followers', '250000')
        wait_answer(home, window, *both)
        check(answer(home, *both) != answer(home, '--likes', str(likes)), 'one lever more')

        reset = reach(window, 'Reset', 'Shift_L', 'Tab')
        window.press('space')
        rise(window, r'^The score is 46\.5 now, 46\.0 to 47\.0$')
        check_equal((number_of(slider), window.focused()), (0, reset), 'after Reset')

        # What each lever alone would take, and one of them set.
        reach(window, re.compile('reach'))
        type_number(window, 52)
        needed = {lever['lever']: lever['needed'] for lever
                  in home.json('simulate', '--json', '--target', '52')['levers']
                  if lever['needed'] is not None}
        check(needed, 'there is a way')
        for lever, amount in needed.items():
            window.find('list item', re.compile(rf'^{amount:,} more .*'))
        reach(window, re.compile(r' more followers$'))
        window.press('Return')
        wait_answer(home, window, '--followers', str(needed['followers']))
        check(any(re.match(r'^5[23]\.\d of 100', thing.description)
                  for thing, role, _, _ in window.everything() if role == 'meter'), 'the target')

        # A reason is a way to its lever.
        reach(window, re.compile(r'^Your audience is '))
        lever = window.focus_by('Return', to='Followers')
        check(number_of(lever) > 0, f'{lever} was not moved')
        wait_answer(home, window, '--followers', str(number_of(lever)))
        reach(window, re.compile(r'^Signals took '), 'Shift_L', 'Tab')
        window.focus_by('Return', to='Back to Improve')
        window.focus_by('Escape', to=re.compile(r'^Signals took '))


if __name__ == '__main__':
    run()
