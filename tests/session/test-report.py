#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A report and why the score moved, of the days that were chosen, by keyboard."""

import json
import os
import re

from desktop import check, check_equal
from harness import check_near, run
from pages import WIDE, plain, reach, rise, sample_window, show

FORMATS = ('.pdf', '.png', '.csv', '.json')
MOVED = r'^\u200e?[+−]?\d+\.\d points: from '
PAGE = re.compile(rb'/Type\s*/Page\b(?!s)')


def save(home, window, ending):
    """Ctrl+S, a format, where to; the file."""
    path = home.path(f'report{ending}')
    main = window.surface()
    window.press('Control_L', 's')
    window.find('button', 'Save…')
    if FORMATS.index(ending) > 0:
        reach(window, 'Format', 'Shift_L', 'Tab')
        window.focus_by('Return')
        for _ in range(FORMATS.index(ending)):
            window.press('Down')
        window.focus_by('Return', to='Format')
        reach(window, 'Save…')
    dialog = window.surface()
    check(dialog != main, 'a dialog')
    window.press('Return')
    window.wait(lambda: len(home.display.windows(window.process.pid)) == 3, 'where to save')
    window.find('entry', 'Name:')
    window.press('Control_L', 'a')
    window.type(path)
    window.press('Return')
    window.wait(lambda: os.path.exists(path), path)
    window.find(None, 'Report saved')
    window.wait(lambda: home.display.windows(window.process.pid) == [main], 'no dialog')
    home.display.focus(main)
    return path


def timeless(path):
    """The figures without when they were written down."""
    with open(path, encoding='utf-8') as text:
        return re.sub(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', 'then', text.read())


def read_movement(window):
    """The sentence of why it moved, and the steps of its chart, both of the same days."""
    def same():
        said = plain(rise(window, MOVED))
        steps = [plain(thing.name) for thing in window.find('list', 'Why it moved').children()]
        first = steps[0].split(':')[0]
        return f' on {first} (' in said and said == plain(rise(window, MOVED)) and (said, steps)
    return window.wait(same, 'a change and its steps')


def check_movement(home, window):
    """What is said of why it moved, beside the command line and in itself."""
    said, steps = read_movement(window)
    found = re.match(r'^([+-]?\d+\.\d) points: from (\d+\.\d) on (\d+ \w+ \d{4}) ', said)
    check(found, said)
    change = float(found[1])
    parts = [float(re.search(r': ([+-]?\d+\.\d) points', step)[1]) for step in steps[1:-1]]
    check_equal(round(10 * sum(parts)), round(10 * change), f'the steps {steps} of {said!r}')
    check(found[2] in steps[0] and steps[-1].endswith(re.search(r'to (\d+\.\d) on', said)[1]),
          f'{steps} are not {said!r}')
    check_near(float(steps[-1].split()[-1]) - float(steps[0].split()[-1]), change, 0.11, said)
    told = home.json('explain', '--since', iso_day(found[3]), '--json')
    check_equal((told['rounded'], [step['rounded'] for step in told['steps']]), (change, parts),
                'what the command line says')
    return said


def iso_day(words):
    months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()
    day, month, year = words.split()
    return f'{year}-{months.index(month[:3]) + 1:02}-{int(day):02}'


def test_range_and_report():
    with sample_window() as (home, window):
        window.resize(*WIDE)
        said = [check_movement(home, window)]
        for name in ('Last 30 days', 'Last year'):
            reach(window, name)
            window.press('space')
            window.wait(lambda: check_movement(home, window) not in said, f'{name}: another change')
            said.append(check_movement(home, window))

        reach(window, 'Last 30 days', 'Shift_L', 'Tab')
        window.press('space')
        window.wait(lambda: check_movement(home, window) == said[1], 'as it was with 30 days')
        with open(save(home, window, '.pdf'), 'rb') as pdf:
            content = pdf.read()
        check(content.startswith(b'%PDF-'), content[:10])
        pages = len(PAGE.findall(content))
        check(1 <= pages <= 3, f'{pages} pages')

        for ending in ('.json', '.csv'):
            shown = timeless(save(home, window, ending))
            if ending == '.json':
                days = json.loads(shown)
                first, last = days['from'], days['to']
            same = home.path(f'same{ending}')
            home.must('report', same, '--from', first, '--to', last)
            check_equal(shown, timeless(same), ending)


def test_closed_while_a_list_is_open():
    with sample_window() as (home, window):
        window.resize(*WIDE)
        main = window.surface()
        window.press('Control_L', 's')
        window.find('button', 'Save…')
        dialog = window.surface()
        check(dialog != main, 'a dialog')
        reach(window, 'Format', 'Shift_L', 'Tab')
        window.focus_by('Return')
        home.display.ask_to_close(dialog)
        window.wait(lambda: home.display.windows(window.process.pid) == [main], 'no dialog')
        home.display.focus(main)

        # The window behind it takes keys.
        reach(window, 'Save a Report…', 'Shift_L', 'Tab')


if __name__ == '__main__':
    run()
