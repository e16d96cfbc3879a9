#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first minutes with Kscore, by keyboard alone, as a screen reader tells of them."""

import re

from desktop import Desktop, check, check_equal
from harness import run
from servers import read_score

# What GTK says of a thing that nobody gave a name.
NAMELESS = re.compile(r'^\s*$|^(Gtk|Adw|Kscore)[A-Z]')
MANY = 40


def next_focus(window, before, *keys):
    """Moves the keyboard on; to what has a name."""
    window.press(*keys)

    def moved():
        thing = window.focused()
        return thing if thing is not None and thing != before else None
    thing = window.wait(moved, f'the keyboard to move on from {before}')
    check(not NAMELESS.search(thing.name), f'{thing} has no name: {thing.description!r}')
    return thing


def walk_to(window, name, *keys):
    """Walks with the keys until something of that name has the keyboard."""
    passed = []
    thing = window.focused()
    while thing is None or thing.name != name:
        check(len(passed) < MANY, f'{name!r} is not reached: {passed}')
        thing = next_focus(window, thing, *keys or ('Tab',))
        passed.append(thing.name)
    return passed


def test_from_the_first_start():
    with Desktop() as home:
        window = home.window()
        window.find('entry', 'Handle or Address')

        # Something is typed, as the page invites, and thought better of.
        walk_to(window, 'Handle or Address')
        window.type('ada')
        window.wait(lambda: window.look_for('entry', 'Handle or Address').text() == 'ada', 'ada')
        window.press('Control_L', 'a')
        window.press('BackSpace')
        window.wait(lambda: window.look_for('entry', 'Handle or Address').text() == '', 'nothing')

        passed = walk_to(window, 'Look Around with Sample Data')
        check('Import an Archive…' in passed, passed)
        window.press('Return')
        window.find('status', 'This is sample data of a made-up person.')

        # The score, its range and its band in words; each part with its points.
        said = read_score(window)
        check(re.match(r'^\d\d\.\d of 100, between', said), said)
        for name in ('Response', 'Recognition', 'Audience', 'Mastodon', 'X'):
            part = window.find(None, re.compile(rf'^{name}: \d+\.\d points'))
            check(re.search(r'\d', part.description), f'{part}: {part.description!r}')
        history = window.find(None, 'History of the score').description
        check(re.match(r'^From \d+\.\d on \d+ \w+ \d+ to ', history), history)
        walk_to(window, 'Last 30 days')
        window.press('space')
        window.wait(lambda: window.find(None, 'History of the score').description
                    != history, 'the history of 30 days')

        # Every part with its points; and less of them.
        window.press('Alt_L', '3')
        sums = window.find(None, re.compile(r'^[\d,]+ parts · \d+\.\d points')).name
        window.find(None, re.compile(r'^Followers, × [\d,]+, Mastodon, .*\d points'))
        window.press('Control_L', 'f')
        window.type('rhubarb')
        found = window.find(None, re.compile(r'^[\d,]+ of [\d,]+ parts · ')).name
        check(found.split(' of ')[1].split()[0] == sums.split()[0], f'{found!r} of {sums!r}')
        window.press('Escape')
        window.wait(lambda: window.find(None, re.compile(r'^[\d,]+ parts · ')), 'all of them')
        window.press('Alt_L', '1')

        # And out again.
        walk_to(window, 'Leave Sample Data', 'Shift_L', 'Tab')
        window.press('space')
        window.find('entry', 'Handle or Address')
        window.press('Control_L', 'q')
        window.check_ends()


def test_accounts():
    with Desktop() as home:
        window = home.window('--sample')
        read_score(window)
        main = window.surface()
        walk_to(window, 'Accounts')
        window.press('Return')
        window.wait(lambda: len(home.display.windows(window.process.pid)) == 2, 'a dialog')
        dialog = window.find(None, 'Accounts')
        for name in ('Mastodon', 'X'):
            window.find(None, re.compile(rf'\b{name}\b'))
        next_focus(window, window.focused(), 'Tab')
        window.press('Escape')
        window.wait(lambda: home.display.windows(window.process.pid) == [main], 'no dialog')
        check(dialog is not None, 'it was told')
        home.display.focus(main)
        read_score(window)
        window.press('Control_L', 'w')
        window.check_ends()


if __name__ == '__main__':
    run()
