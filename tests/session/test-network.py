#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that are gone, and a machine without any network: the figures stay on the screen, one
sentence says what is the matter and of when they are, one action tries again."""

import re
import subprocess

from desktop import Desktop, Skip, check, check_equal
from harness import run
from servers import (begin_refresh, change, check_integrity, end_of, is_idle, link_an_hour_ago,
                     read_score, refresh, wait_idle, world)

OFFLINE = re.compile(r'^No account can be reached\. What is shown was read on \d.* 20\d\d')


def wait_offline(window):
    """Until the window says that it is cut off: one sentence and one action, at the same time."""
    def told():
        things = list(window.everything())
        said = [name for _, role, name, _ in things if role == 'status' and OFFLINE.match(name)]
        actions = [name for _, role, name, _ in things if (role, name) == ('button', 'Try Again')]
        alerts = [name for _, role, name, _ in things if role == 'alert']
        return (len(said), len(actions), alerts) == (1, 1, []) and is_idle(window)
    window.wait(told, 'one sentence that no account can be reached, and one action')


def without_network():
    """The command that starts a program on a machine without any network."""
    for command in (['unshare', '--net'], ['unshare', '--user', '--map-current-user', '--net']):
        if subprocess.run([*command, 'true'], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return command
    raise Skip('nobody may be cut off from the network here')


def test_unplugged_in_the_middle():
    with world() as servers, Desktop() as home:
        link_an_hour_ago(home, servers)
        change(servers)
        window = home.window()
        wait_idle(window)
        read_score(window)
        begin_refresh(window, servers)
        servers.tell('stop', host=0)
        wait_offline(window)
        read_score(window)
        check_integrity(home, home.data)

        # Nobody is there yet: the same again.
        window.click('Try Again')
        wait_offline(window)

        servers.tell('start', host=0)
        servers.tell('delay', value=0)
        window.click('Try Again')
        window.wait_gone('status', OFFLINE)
        wait_idle(window)
        score = read_score(window)
        window.close()
        window.check_ends()
        _, whole = end_of(home, home.data)
        check(score.startswith(f'{whole["score"]:.1f} of'), f'{score} is not {whole["score"]}')


def test_started_without_servers():
    with world() as servers, Desktop() as home:
        link_an_hour_ago(home, servers)
        servers.tell('stop', host=0)
        window = home.window()
        wait_idle(window)
        known = read_score(window)
        window.press('F5')
        wait_offline(window)
        check_equal(read_score(window), known, 'the score')
        window.close()
        window.check_ends()

        # The next start knows it still.
        window = home.window()
        wait_offline(window)
        check_equal(read_score(window), known, 'the score')
        servers.tell('start', host=0)
        refresh(window, servers)
        window.wait_gone('status', OFFLINE)
        window.close()
        window.check_ends()


def test_no_network_at_all():
    before = without_network()
    with world() as servers, Desktop() as home:
        link_an_hour_ago(home, servers)
        window = home.window(before=before)
        wait_offline(window)
        known = read_score(window)
        window.click('Try Again')
        window.wait(lambda: is_idle(window), 'an end of trying')
        wait_offline(window)
        check_equal(read_score(window), known, 'the score')
        check(window.look_for(None, 'History of the score').description, 'the history is told')
        window.close()
        window.check_ends()


def test_linking_without_servers():
    with world() as servers, Desktop() as home:
        servers.tell('stop', host=0)
        window = home.window()
        entry = window.find('entry', 'Handle or Address')
        entry.type_over(servers.handle('ada'))
        window.click('Server')
        window.find('entry', 'Server').type_over(servers.address('ada'))
        window.click('Link')
        window.find('alert', re.compile('refuses connections'))
        check_equal(window.look_for('entry', 'Handle or Address').text(), servers.handle('ada'),
                    'what was typed is still there')
        servers.tell('start', host=0)
        window.click('Link')
        wait_idle(window)
        read_score(window)
        window.close()
        window.check_ends()


if __name__ == '__main__':
    run()
