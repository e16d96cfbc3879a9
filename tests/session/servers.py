# SPDX-License-Identifier: GPL-3.0-or-later
"""The fake servers, and the window's ways to an account on them."""

import re
import shutil
import sqlite3
import time

from desktop import check, check_equal
from fediverse import Fediverse, drain, link
from kscore import read_folder

SMALL = {'accounts': 1, 'posts': 40, 'days': 80, 'reactors': 12}
HOUR = 3600
# Enough of a refresh is before it and enough after it, however many requests it takes.
FEW = 6
METER = re.compile(r'^\d+\.\d of 100, between \d+\.\d and \d+\.\d\. Band: \w+\.$')


def iso(seconds):
    return time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(seconds))


def world(kind='mastodon'):
    """Servers whose present is two hours ago, as the window goes by the machine's clock."""
    return Fediverse(kind, **SMALL, now=iso(time.time() - 2 * HOUR))


def link_an_hour_ago(home, servers, data=None):
    """An account that is known whole; what was read this very second is not read again."""
    now, home.now = home.now, iso(time.time() - HOUR)
    link(home, servers, 'ada', data=data)
    drain(home, data=data)
    home.must('score', data=data)
    home.now = now


def end_of(home, data):
    """What all has come to, when nothing is left to be read: an export and the score."""
    home.now = iso(time.time())
    drain(home, data=data)
    return home.export(data=data), home.json('score', '--json', data=data)


def ask_to_link(window, servers, name='ada'):
    """What a person does on the welcome page; the form says what comes of it."""
    window.find('entry', 'Handle or Address').type_over(servers.handle(name))
    window.click('Server')
    window.find('entry', 'Server').type_over(servers.address(name))
    window.click('Link')


def read_score(window):
    """What is read aloud of the gauge, as soon as it is whole."""
    def said():
        meter = window.look_for('meter', 'Score')
        return meter is not None and METER.match(meter.description) and meter.description
    return window.wait(said, 'a score that can be read')


def is_idle(window):
    button = window.look_for('button', 'Refresh')
    return button is not None and button.sensitive


def wait_idle(window):
    """Until no refresh runs and one could."""
    window.wait(lambda: is_idle(window), 'a refresh that is done')


def refresh(window, servers):
    """A whole refresh."""
    servers.tell('reset-stats')
    window.press('F5')
    window.wait(lambda: servers.count() > 0, 'a refresh')
    wait_idle(window)


def begin_refresh(window, servers, requests=FEW):
    """Begins a refresh that lasts, and waits until it is in the middle."""
    servers.tell('delay', value=60)
    servers.tell('reset-stats')
    window.press('F5')
    window.wait(lambda: servers.count() >= requests, 'requests of a refresh')


def change(servers, name='ada'):
    """So much that is new that a refresh takes its time."""
    posts = [post for post in servers.describe(name)['posts'] if not post['reply']]
    for post in posts[:20]:
        for do, actor in (('like', 'reader1'), ('boost', 'reader2')):
            servers.tell(do, actor=actor, post=post['id'])
    for number in range(5):
        servers.tell('post', account=name, text=f'News, part {number}')


def check_integrity(home, data):
    """Looks at a copy, so that what recovers the original is Kscore itself."""
    copy = home.path('copy')
    shutil.copytree(data, copy)
    with sqlite3.connect(home.database(data=copy)) as connection:
        found = (connection.execute('PRAGMA integrity_check').fetchall()
                 + connection.execute('PRAGMA foreign_key_check').fetchall())
    connection.close()
    shutil.rmtree(copy)
    check_equal(found, [('ok',)], 'integrity')


def timeless(folder, since):
    """An export without the times of the readings, which are all after since."""
    def blur(match):
        return 'then' if match.group() >= iso(since) else match.group()
    content = {}
    for name, text in read_folder(folder).items():
        # What was shown on a day stays what was shown.
        if name == 'scores.ndjson':
            continue
        blurred = re.sub(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', blur, text)
        # What was read twice, because it was interrupted, has two readings that say the same.
        once = re.sub(r'(\{[^{}]*"then"[^{}]*\})(,\1)+', r'\1', blurred)
        content[name] = list(dict.fromkeys(once.splitlines()))
    return content


def check_same(one, other, since, what):
    """Two results of end_of()."""
    check_equal(other[1], one[1], f'{what}: the score')
    one, other = timeless(one[0], since), timeless(other[0], since)
    check_equal(sorted(one), sorted(other), f'{what}: files')
    for name in one:
        left, right = one[name], other[name]
        unlike = [pair for pair in zip(left, right) if pair[0] != pair[1]]
        check(left == right, f'{what}: {name}: {len(left)} and {len(right)} lines; {unlike[:1]}')
