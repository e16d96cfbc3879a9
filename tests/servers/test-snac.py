#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts of a real snac, read by the command line."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, 'snac'), os.path.join(os.path.dirname(HERE), 'system')]

from harness import check, check_equal, run  # noqa: E402
from kscore import Scratch, check_same_folder, ndjson, read_folder  # noqa: E402
from reference import awk  # noqa: E402
from running import at_hour  # noqa: E402
from snac import NOTES, Snac, seed  # noqa: E402


class Stage:
    """The server, started and filled by the first test that needs it."""

    snac = None
    notes = None

    @classmethod
    def up(cls):
        if not cls.snac:
            server = Snac()
            cls.snac = server.__enter__()
            cls.notes = seed(server)
        return cls.snac

    @classmethod
    def down(cls):
        if cls.snac:
            cls.snac.__exit__()


def link_words(snac, who='alice'):
    return 'link', f'{who}@{snac.host}', '--service', snac.url


def link(home, snac):
    account, = home.json(*link_words(snac), '--json')['accounts']
    check_equal((account['state'], account['message'], account['complete']), ('ok', None, True),
                'linking')
    return account


def sync(home):
    account, = home.json('sync', '--json')['accounts']
    check_equal((account['state'], account['message'], account['complete']), ('ok', None, True),
                'a refresh')
    return account


def own_notes(snac, who='alice'):
    """{address: text} of what the server tells everybody of an account. It tells the account's
    own notes also in what somebody else has made of them by boosting."""
    told = [each['reblog'] or each for each in snac.statuses(who)]
    return {each['uri']: each for each in told if each['account']['username'] == who}


def check_against_server(snac, folder):
    told = own_notes(snac)
    posts = ndjson(folder, 'posts.ndjson')
    check_equal(sorted(row['url'] for row in posts), sorted(each['url'] for each in told.values()),
                'notes')
    by_url = {each['url']: each for each in told.values()}
    for row in posts:
        # What a person wrote; in what is shown mentions are written out.
        check_equal(row['text'].replace('@' + snac.host, '').strip(),
                    by_url[row['url']]['text'].strip(), 'text')
        # It says 0 where it does not know, and does not say which is which.
        for kind, total in row['counts'].items():
            check(total is None or total > 0, f'{kind} of {row["text"]!r} is {total}')
    for row in ndjson(folder, 'audience.ndjson'):
        check(row['followers'] != 0, 'followers that are not told are not 0')


def test_the_server_has_what_was_written():
    snac = Stage.up()
    told = snac.statuses('alice')
    check_equal(len(told), NOTES + 2, 'notes')
    check_equal({each['account']['followers_count'] for each in told}, {0}, 'what it says instead '
                                                                            'of unknown')


def test_unknown_stays_unknown():
    snac = Stage.up()
    with Scratch(at_hour(0)) as home:
        said = home.must(*link_words(snac))
        check('your account' in said and 'Not enough evidence' in said, f'what is said: {said!r}')
        folder = home.export()
        check_against_server(snac, folder)
        account, = home.json('accounts', '--json')
        check_equal((account['followers'], account['network'], account['state']),
                    (None, 'mastodon', 'ok'), 'the account')
        done = awk(home.must('explain', '--worksheet'))
        check_equal(done.returncode, 0, f'{done.stdout} {done.stderr}')


def test_a_refresh_without_news_changes_nothing():
    snac = Stage.up()
    with Scratch(at_hour(0)) as home:
        link(home, snac)
        home.must('score')
        before = home.export()
        account = sync(home)
        check_equal((account['new_posts'], account['new_interactions']), (0, 0), 'news')
        check(account['requests'] <= 3, f'requests: {account["requests"]}')
        check_same_folder(before, home.export(), 'a refresh without news')


def test_what_changes_is_read():
    snac, notes = Stage.up(), Stage.notes
    with Scratch(at_hour(0)) as home:
        link(home, snac)
        before = {row['url'] for row in ndjson(home.export(), 'posts.ndjson')}
        new = snac.note('alice', 'Something new 🌻')
        snac.delete('alice', notes['diary 30'])
        home.now = at_hour(1)
        check_equal(sync(home)['new_posts'], 1, 'new posts')
        after = {row['url'] for row in ndjson(home.export(), 'posts.ndjson')}
        check_equal(after - before, {new['url']}, 'posts that came')
        # snac cannot be asked about a single note without being signed in: what is not in the
        # list any more may be gone, or only further down.
        check(before - after <= {notes['diary 30']['url']}, 'posts that went')


def test_stopped_and_started_again():
    snac = Stage.up()
    with Scratch(at_hour(0)) as home:
        link(home, snac)
        home.must('score')
        before = home.export()
        snac.stop()
        home.must_fail('sync')
        account, = home.json('accounts', '--json')
        check_equal(account['state'], 'offline', 'state')
        for name, text in read_folder(home.export()).items():
            if not name.startswith('accounts.'):
                check_equal(text, read_folder(before)[name], f'{name} while it is away')
        snac.serve()
        sync(home)
        check_same_folder(before, home.export(), 'when it is back')


def test_who_asks_not_to_be_read_is_not_read():
    snac = Stage.up()
    with Scratch(at_hour(0)) as home:
        said = home.must_fail(*link_words(snac, 'nobot'))
        check('#nobot' in said, f'what is said: {said}')
        check_equal(home.json('accounts', '--json'), [], 'accounts')


def test_nobody_and_nothing():
    snac = Stage.up()
    with Scratch(at_hour(0)) as home:
        home.must_fail(*link_words(snac, 'nobody'))
        home.must(*link_words(snac, 'quiet'))
        check_equal(ndjson(home.export(), 'posts.ndjson'), [], 'posts')


if __name__ == '__main__':
    try:
        run()
    finally:
        Stage.down()
