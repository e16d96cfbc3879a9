#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts of the AT Protocol's own servers, read by the command line."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, 'bluesky'), os.path.join(os.path.dirname(HERE), 'system')]

from bluesky import CROWD, DIARY, Bluesky, seed  # noqa: E402
from harness import check_equal, run  # noqa: E402


class Stage:
    """The servers, started and filled by the first test that needs them."""

    bluesky = None
    posts = None

    @classmethod
    def up(cls):
        if not cls.bluesky:
            servers = Bluesky()
            cls.bluesky = servers.__enter__()
            cls.posts = seed(servers)
        return cls.bluesky

    @classmethod
    def down(cls):
        if cls.bluesky:
            cls.bluesky.__exit__()


def test_the_servers_have_what_was_written():
    bluesky = Stage.up()
    feed = bluesky.all('app.bsky.feed.getAuthorFeed', 'feed', actor='alice.test')
    own = [each['post'] for each in feed if 'reason' not in each]
    check_equal(len(own), DIARY + 6, 'posts')
    # Its counts are made in the background and may be behind; the lists are exact.
    lists = {member: len(bluesky.all(method, member, uri=Stage.posts['hello']['uri']))
             for method, member in (('app.bsky.feed.getLikes', 'likes'),
                                    ('app.bsky.feed.getRepostedBy', 'repostedBy'),
                                    ('app.bsky.feed.getQuotes', 'posts'))}
    check_equal(lists, {'likes': CROWD + 8, 'repostedBy': 4, 'posts': 2}, 'reactions')


if __name__ == '__main__':
    try:
        run()
    finally:
        Stage.down()
