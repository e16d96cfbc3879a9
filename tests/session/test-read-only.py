#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Data that cannot be written, or not be opened: one sentence, one action, nothing is changed."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys

from desktop import Desktop, Skip, check, check_equal
from harness import run
from servers import link_an_hour_ago, read_score, refresh, wait_idle, world

FAILURE = 'The Data Cannot Be Opened'
# Root may write everywhere, unless it gives that up.
HUMBLE = (['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all']
          if os.geteuid() == 0 else [])


def content_of(data):
    content = {}
    for name in sorted(os.listdir(data)):
        if name != 'kscore.lock':
            with open(os.path.join(data, name), 'rb') as file:
                content[name] = file.read()
    return content


def forbid(data, writing):
    """Takes the permission to write in a folder and into its files, or gives it back."""
    for name in os.listdir(data):
        os.chmod(os.path.join(data, name), 0o644 if writing else 0o444)
    os.chmod(data, 0o755 if writing else 0o555)


def forbid_file(data, writing):
    os.chmod(os.path.join(data, 'kscore.db'), 0o644 if writing else 0o444)


def check_read_only(home, servers, forbidden, reason):
    """A window on such data shows them, says so, refuses to write, and writes when it may."""
    link_an_hour_ago(home, servers)
    probe = [*HUMBLE, 'test', '-w', os.path.join(home.data, 'kscore.db')]
    before = content_of(home.data)
    forbidden(home.data, False)
    try:
        if subprocess.run(probe, check=False).returncode == 0:
            raise Skip('everybody may write everything here')
        window = home.window(before=HUMBLE)
        said = window.find('status', re.compile('can only be read')).name
        check(home.data in said, f'{said!r} does not say where')
        known = read_score(window)
        window.press('F5')
        window.find('alert', re.compile(reason))
        check(window.look_for_button('Try Again'), 'one action')
        check_equal(read_score(window), known, 'the score')
        check_equal(content_of(home.data), before, 'the files')

        forbidden(home.data, True)
        window.click('Try Again')
        window.wait_gone('alert')
        window.wait_gone('status', re.compile('can only be read'))
        wait_idle(window)
        window.close()
        window.check_ends()
        check(content_of(home.data) != before, 'it was written')
    finally:
        forbidden(home.data, True)


def test_read_only_folder():
    with world() as servers, Desktop() as home:
        check_read_only(home, servers, forbid, r'^The folder .* cannot be written\. ')


def test_read_only_file():
    with world() as servers, Desktop() as home:
        check_read_only(home, servers, forbid_file, 'can be read but not written')


def test_folder_that_cannot_be_made():
    with Desktop() as home:
        parent = home.path('parent')
        os.mkdir(parent)
        os.chmod(parent, 0o555)
        if subprocess.run([*HUMBLE, 'test', '-w', parent], check=False).returncode == 0:
            raise Skip('everybody may write everything here')
        window = home.window(data=os.path.join(parent, 'data'), before=HUMBLE)
        check_fails(window, r'^The folder .* cannot be created\. Check the disk')
        os.chmod(parent, 0o755)
        window.click('Try Again')
        window.find('entry', 'Handle or Address')
        window.close()
        window.check_ends()


def check_fails(window, sentence, action='Try Again'):
    """The page that says why there is nothing to be seen, and what can be done about it."""
    window.find('label', FAILURE)
    said = window.find('label', re.compile(sentence)).name
    check(len(said) < 300, said)
    window.look_for_button(action)


def check_broken(breaking, sentence, mending):
    """Data that cannot be opened: tried again in vain, or when they are mended."""
    with world() as servers, Desktop() as home:
        link_an_hour_ago(home, servers)
        whole = home.path('whole')
        shutil.copytree(home.data, whole)
        breaking(os.path.join(home.data, 'kscore.db'))
        before = content_of(home.data)['kscore.db']
        window = home.window()
        check_fails(window, sentence)
        check_equal(content_of(home.data)['kscore.db'], before, 'the file')
        if not mending:
            window.click('Try Again')
            check_fails(window, sentence)
            check_equal(content_of(home.data)['kscore.db'], before, 'the file')
        else:
            shutil.copytree(whole, home.data, dirs_exist_ok=True)
            window.click('Try Again')
            read_score(window)
            refresh(window, servers)
        window.close()
        window.check_ends(messages=True)


def damage(path):
    with open(path, 'r+b') as file:
        file.seek(4096)
        file.write(b'\xa5' * 8192)


def replace(path):
    with open(path, 'wb') as file:
        file.write(b'Not what you are looking for.\n' * 500)


def make_newer(path):
    with sqlite3.connect(path) as database:
        database.execute('PRAGMA user_version = 9999')
    database.close()


def test_damaged_database():
    check_broken(damage, 'is damaged', mending=False)


def test_no_database():
    check_broken(replace, 'is not a database of Kscore', mending=True)


def test_newer_database():
    check_broken(make_newer, r'newer version of Kscore\. Update Kscore\.$', mending=True)


HOLD = '''
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute('PRAGMA locking_mode = EXCLUSIVE')
database.execute('BEGIN EXCLUSIVE')
database.execute('CREATE TABLE held (x)')
print('held', flush=True)
sys.stdin.read()
'''


def test_locked_database():
    with world() as servers, Desktop() as home:
        link_an_hour_ago(home, servers)
        holder = subprocess.Popen([sys.executable, '-c', HOLD, home.database()], text=True,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            check_equal(holder.stdout.readline(), 'held\n', 'the lock')
            window = home.window()
            check_fails(window, 'Another program is using the database')
            holder.communicate('')
            window.click('Try Again')
            read_score(window)
            refresh(window, servers)
            window.close()
            window.check_ends()
        finally:
            holder.kill()
            holder.communicate()


if __name__ == '__main__':
    run()
