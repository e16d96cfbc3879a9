#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed or interrupted at any moment of a refresh, nothing is lost.

The database is whole, and the next refresh ends where an undisturbed one does.

KSCORE_KILLS says how often (default 20; 200 with KSCORE_ALL=1)."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time

from fediverse import LATER, NOW, Fediverse, drain, link, link_words
from harness import check, check_equal, everything, run
from kscore import Scratch, check_same_folder

KILLS = int(os.environ.get('KSCORE_KILLS') or (200 if everything() else 20))
KINDS = ('mastodon', 'bluesky')
SIZES = {'accounts': 2, 'posts': 40, 'days': 80, 'reactors': 12}


def integrity(path):
    with sqlite3.connect(path) as connection:
        return connection.execute('PRAGMA integrity_check').fetchall() + connection.execute(
            'PRAGMA foreign_key_check').fetchall()


def change(world):
    """Something of everything that a refresh can find."""
    for name in world.names():
        posts = [post for post in world.describe(name)['posts'] if not post['reply']]
        for post in posts[:20]:
            for do, actor in (('like', 'reader1'), ('boost', 'reader2')):
                world.tell(do, actor=actor, post=post['id'])
        for post in posts[20:25]:
            for actor in post['likes'][:1]:
                world.react('unlike', actor, post)
        for post in posts[3:6]:
            world.tell('delete', post=post['id'])
        for number in range(5):
            world.tell('post', account=name, text=f'News, part {number}')


def start(world, home):
    """Two folders to begin from: an empty one, and one with what was known before the change.

    Each with the command that is killed, and the export that has to come of it."""
    known = home.path('known')
    for name in world.names():
        link(home, world, name, data=known)
    drain(home, data=known)
    change(world)
    home.now = LATER
    cases = []
    for name, words in (('empty', link_words(world, 'ada')), ('known', ('sync',))):
        data = home.path(f'{name}-whole')
        copy(home.path(name), data)
        begin = time.monotonic()
        home.must(*words, data=data)
        whole = time.monotonic() - begin
        drain(home, data=data)
        cases.append([name, words, whole, home.export(data=data)])
    return cases


def copy(source, target):
    shutil.rmtree(target, ignore_errors=True)
    if os.path.isdir(source):
        shutil.copytree(source, target)
    return target


def check_integrity(home, data, name):
    """A copy is looked at, so that what recovers the original is Kscore itself."""
    copied = copy(data, home.path('copy'))
    try:
        path = home.database(data=copied)
    except AssertionError:
        return
    check_equal(integrity(path), [('ok',)], f'{name}: integrity')


def finish(home, words, data):
    """What a person does next: the same again, until nothing is left."""
    home.must(*words, data=data)
    drain(home, data=data)


def kill_at_random(kind):
    throw = random.Random(os.environ.get('KSCORE_SEED', '20261031'))
    hit = 0
    with Fediverse(kind, **SIZES) as world, Scratch(NOW) as home:
        cases = start(world, home)
        for number in range(KILLS // 2):
            case = cases[number % len(cases)]
            name, words, whole, expected = case
            data = copy(home.path(name), home.path('killed'))
            moment = whole * throw.random()
            process = home.start(*words, data=data)
            begun = time.monotonic()
            try:
                process.wait(moment)
                # The machine has become faster since it was measured.
                case[2] = min(whole, time.monotonic() - begun)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                hit += 1
            title = f'{kind}, {name}, kill {number} after {moment:.3f} s'
            if os.path.isdir(data):
                check_integrity(home, data, title)
            finish(home, words, data)
            check_same_folder(expected, home.export(data=data), title)
            check_integrity(home, data, f'{title}, in the end')
    check(hit * 4 >= KILLS // 2, f'only {hit} of {KILLS // 2} were killed before they were done')
    print(f'# {kind}: {hit} of {KILLS // 2} refreshes killed')


def test_killed_at_random_moments_on_mastodon():
    kill_at_random('mastodon')


def test_killed_at_random_moments_on_bluesky():
    kill_at_random('bluesky')


# GLib 2.74 loses a source of a cancellable that ends while another thread is still cancelling.
UNLEAKY = {'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'}


def test_interrupted_is_silent_and_goes_on():
    for kind in KINDS:
        with Fediverse(kind, **SIZES) as world, Scratch(NOW) as home:
            for name, words, _, expected in start(world, home):
                data = copy(home.path(name), home.path('interrupted'))
                world.tell('delay', value=50)
                world.tell('reset-stats')
                process = subprocess.Popen(home.command(*words, data=data),
                                           env=home.environment(**UNLEAKY), text=True,
                                           stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                           stderr=subprocess.PIPE)
                while world.count() < 6:
                    check(process.poll() is None, f'{kind}, {name}: ended with {process.poll()}')
                process.send_signal(signal.SIGINT)
                out, errors = process.communicate(timeout=60)
                check_equal((process.returncode, out, errors), (130, '', ''),
                            f'{kind}, {name}: what an interrupted refresh says')
                world.tell('delay', value=0)
                check_integrity(home, data, f'{kind}, {name}, interrupted')
                finish(home, words, data)
                check_same_folder(expected, home.export(data=data), f'{kind}, {name}')


if __name__ == '__main__':
    run()
