#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second instance: one window in a session, and one who writes in a folder."""

import os
import re

from desktop import END, Desktop, check, check_equal
from harness import run
from kscore import EXPORT
from servers import change, link_an_hour_ago, read_score, refresh, wait_idle, world

SOMEBODY = 10
READ_ONLY = re.compile(r'^kscore \(process \d+\) is changing this data; here it can only be read\.$')


def check_presents(home, first, *words):
    """That another start ends at once, well and silently, with the first window in front."""
    window = first.surface()
    home.display.focus(home.display.root)
    second = home.start_program(*words)
    second.check_ends()
    first.wait(lambda: home.display.focused() == window, 'the window in front')
    check_equal(home.display.windows(), [window], 'windows')


def test_shows_the_first_window():
    with Desktop() as home:
        first = home.start_program()
        first.find('entry', 'Handle or Address')
        check_presents(home, first)

        # From another folder, as a file manager or a shell would.
        link = os.path.join(home.root, 'archive')
        os.symlink(EXPORT, link)
        check_presents(home, first, link)
        read_score(first)
        check_presents(home, first)
        first.close()
        first.check_ends()


def test_only_the_first_writes():
    with world() as servers, Desktop() as home:
        link_an_hour_ago(home, servers)
        change(servers)
        first = home.window()
        wait_idle(first)
        read_score(first)
        check(first.look_for('status', READ_ONLY) is None, 'the first writes')

        second = home.window()
        said = second.find('status', READ_ONLY).name
        check(str(first.process.pid) in said, f'{said!r} does not name {first.process.pid}')
        check_equal(read_score(second), read_score(first), 'the score')
        check(str(first.process.pid) in home.must_fail('sync'), 'who writes')

        # Asked to write, it says who does, and what to do.
        second.press('F5')
        alert = second.find('alert', re.compile(r'^kscore \(process \d+\) is writing in ')).name
        check('then try again' in alert, alert)
        second.look_for_button('Try Again')

        # What the first reads, the second shows.
        refresh(first, servers)
        new = read_score(first)
        second.wait(lambda: read_score(second) == new, f'the score {new}')

        # The first ends: the second takes its place by itself.
        first.close()
        first.check_ends()
        second.wait_gone('status', READ_ONLY)
        servers.tell('post', account='ada', text='Last news')
        second.click('Try Again')
        second.wait_gone('alert')
        wait_idle(second)
        second.close()
        second.check_ends()
        check_equal(home.json('accounts', '--json')[0]['posts'],
                    len(servers.describe('ada')['posts']), 'posts')


def test_while_kscore_cli_reads():
    with world() as servers, Desktop() as home:
        link_an_hour_ago(home, servers)
        change(servers)
        servers.tell('delay', value=100)
        servers.tell('reset-stats')
        process = home.start('sync')
        try:
            window = home.window()
            window.wait(lambda: servers.count() > 2, 'requests')
            said = window.find('status', re.compile('^kscore-cli .* is changing this data')).name
            check(str(process.pid) in said, said)
            read_score(window)
            servers.tell('delay', value=0)
            check_equal(process.wait(END * SOMEBODY), 0, 'kscore-cli')
            window.wait_gone('status', re.compile('is changing this data'))
            window.close()
            window.check_ends()
        finally:
            process.kill()
            process.wait()


if __name__ == '__main__':
    run()
