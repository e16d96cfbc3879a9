# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample person in the window, and its pages as they are walked through by keyboard."""

import contextlib
import re

from accessible import Gone
from desktop import Desktop, check
from kscore import ALL
from servers import read_score

# What GTK says of a thing that nobody gave a name.
NAMELESS = re.compile(r'^\s*$|^(Gtk|Adw|Kscore)[A-Z]')
# Said twice, once with the mnemonic's mark.
TWICE = re.compile(r'^(\w*)_([^_]*) \1\2$')
# More than there is to walk through on any page.
MANY = 150
# How much the window's own frame may be off.
FRAME = 1
WIDE, NARROW, SMALLEST = (1080, 900), (360, 640), (360, 294)
SIZES = (WIDE, NARROW)


@contextlib.contextmanager
def sample_window(data=ALL, before=None):
    """The window on an imported person, with its score; before(home) is called before it."""
    with Desktop() as home:
        home.must('import', *data)
        if before is not None:
            before(home)
        window = home.window()
        read_score(window)
        yield home, window
        window.press('Control_L', 'q')
        window.check_ends()


def check_named(thing):
    name = thing.name
    check(not NAMELESS.search(name), f'{thing} has no name: {thing.description!r}')
    check(not TWICE.search(name), f'{thing} is named twice')
    return thing


def ring(window, *keys):
    """Walks on until the keyboard is where it began: (thing, name, place) of every stop."""
    stops, known = [], set()
    for _ in range(MANY):
        thing = window.focus_by(*keys or ('Tab',))
        if thing in known:
            return stops
        known.add(thing)
        stops.append((check_named(thing), thing.name, thing.extents()))
    raise AssertionError(f'no end after {MANY} stops: {[name for _, name, _ in stops]}')


def reach(window, name, *keys):
    """Walks on until something of that name, a text or a pattern, has the keyboard."""
    passed = []
    for _ in range(MANY):
        thing = check_named(window.focus_by(*keys or ('Tab',)))
        called = thing.name
        if name.search(called) if isinstance(name, re.Pattern) else name == called:
            return thing
        passed.append(called)
    raise AssertionError(f'{name!r} is not reached: {passed}')


def check_in_window(window, width, places=()):
    """Nothing is beside the window, where nobody could see it."""
    for thing, _, name, _ in window.everything():
        try:
            places = [*places, (name or thing.path, thing.extents())]
        except Gone:
            continue
    for name, (x, _, wide, _) in places:
        check(x >= -FRAME and x + wide <= width + FRAME, f'{name!r} is at {x}, {wide} wide, of {width}')


def show(window, page):
    """Goes to a page of the window, or by keyboard to one of those behind Improve."""
    numbers = {'Overview': '1', 'Improve': '2', 'Statement': '3'}
    if page in numbers:
        window.press('Alt_L', numbers[page])
        return
    window.press('Alt_L', '2')
    window.find('list item', page)
    reach(window, page)
    window.focus_by('Return', to='Back to Improve')


def leave(window, page):
    """Back from there, to where one came from."""
    window.focus_by('Escape', to=page)


def rise(window, pattern, role='label'):
    """The words of what fits, as soon as it does."""
    return window.find(role, re.compile(pattern)).name


def plain(text):
    """Without marks that only say in which direction to write, and with a plain minus."""
    return re.sub('[\u200e\u200f\u2066-\u2069]', '', text).replace('\u2212', '-')


def tenths(figure):
    """As a figure is written for people."""
    return f'{round(figure * 10 + (1e-9 if figure > 0 else -1e-9)) / 10:.1f}'
