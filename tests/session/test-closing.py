#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window closed in the middle of a refresh, in every way there is: nothing is lost, nothing
is said, and the next start goes on."""

import shutil
import signal
import time

from desktop import Desktop, check, check_equal
from fediverse import link
from harness import run
from servers import (FEW, ask_to_link, begin_refresh, change, check_integrity, check_same, end_of,
                     link_an_hour_ago, refresh, wait_idle, world)

WAYS = {
    'closed by the window manager': lambda window: window.close(),
    'Ctrl+W': lambda window: window.press('Control_L', 'w'),
    'Ctrl+Q': lambda window: window.press('Control_L', 'q'),
    'its close button': lambda window: window.click('Close'),
    'SIGTERM': lambda window: window.process.send_signal(signal.SIGTERM),
    'SIGINT': lambda window: window.process.send_signal(signal.SIGINT),
}


def end(window, way):
    WAYS[way](window)
    print(f'# {way}: {window.check_ends():.2f} s')


def test_while_a_refresh_runs():
    with world() as servers, Desktop() as home:
        since = time.time() - 60
        known, whole = home.path('known'), home.path('whole')
        link_an_hour_ago(home, servers, data=known)
        change(servers)
        shutil.copytree(known, whole)
        window = home.window(data=whole)
        wait_idle(window)
        refresh(window, servers)
        end(window, 'closed by the window manager')
        expected = end_of(home, whole)

        for way in WAYS:
            data = home.path('data-' + way)
            shutil.copytree(known, data)
            window = home.window(data=data)
            wait_idle(window)
            begin_refresh(window, servers)
            end(window, way)
            asked = servers.count()
            servers.tell('delay', value=0)
            check_integrity(home, data)
            check_equal(servers.count(), asked, f'{way}: nobody asks any more')

            window = home.window(data=data)
            wait_idle(window)
            refresh(window, servers)
            end(window, way)
            check_same(expected, end_of(home, data), since, way)
            check_integrity(home, data)


def test_while_an_account_is_linked():
    with world() as servers, Desktop() as home:
        since = time.time() - 60
        whole = home.path('whole')
        link(home, servers, 'ada', data=whole)
        servers.tell('delay', value=60)
        servers.tell('reset-stats')
        window = home.window()
        ask_to_link(window, servers)
        window.wait(lambda: servers.count() >= 2 * FEW, 'requests')
        end(window, 'closed by the window manager')
        servers.tell('delay', value=0)
        check_integrity(home, home.data)

        window = home.window()
        wait_idle(window)
        refresh(window, servers)
        end(window, 'SIGTERM')
        check_same(end_of(home, whole), end_of(home, home.data), since, 'linked')


def test_before_the_first_frame():
    with Desktop() as home:
        window = home.window()
        window.wait(lambda: home.display.windows(window.process.pid), 'a window')
        window.close()
        window.check_ends()


if __name__ == '__main__':
    run()
