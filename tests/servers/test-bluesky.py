#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts of the AT Protocol's own servers, read by the command line."""

import collections
import datetime
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, 'bluesky'), os.path.join(os.path.dirname(HERE), 'system')]

from bluesky import CROWD, DIARY, Bluesky, seed  # noqa: E402
from harness import check, check_equal, check_near, run  # noqa: E402
from kscore import Scratch, check_same_folder, ndjson, read_folder  # noqa: E402
from proxy import Proxy  # noqa: E402
from reference import MODEL, awk, recompute  # noqa: E402
from running import at_hour  # noqa: E402

FEED = 'app.bsky.feed.getAuthorFeed'
COUNTS = (('like', 'likeCount'), ('reshare', 'repostCount'), ('quote', 'quoteCount'),
          ('reply', 'replyCount'), ('save', 'bookmarkCount'))
# Longer than kscore-cli waits for a limit to reset.
LONG = 22


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


def through(bluesky, proxy):
    return f'appview={proxy.url},pds={bluesky.pds},plc={bluesky.plc}'


def link(home, bluesky, proxy, handle='alice.test'):
    account, = home.json('link', handle, '--service', through(bluesky, proxy),
                         '--json')['accounts']
    check_equal((account['state'], account['message'], account['complete']), ('ok', None, True),
                'linking')
    return account


def sync(home):
    """Refreshes; all of it has to go well at once."""
    account, = home.json('sync', '--json')['accounts']
    check_equal((account['state'], account['message'], account['complete']), ('ok', None, True),
                'a refresh')
    return account


def reactions(bluesky, uri):
    """[(kind, who, when or None)] of a post, from the server's own lists."""
    for each in bluesky.all('app.bsky.feed.getLikes', 'likes', uri=uri):
        yield 'like', each['actor']['did'], each['createdAt']
    for each in bluesky.all('app.bsky.feed.getRepostedBy', 'repostedBy', uri=uri):
        yield 'reshare', each['did'], None
    for each in bluesky.all('app.bsky.feed.getQuotes', 'posts', uri=uri):
        yield 'quote', each['author']['did'], each['record']['createdAt']
    thread = bluesky.get('app.bsky.feed.getPostThread', uri=uri, depth=1, parentHeight=0)['thread']
    for each in thread.get('replies', []):
        yield 'reply', each['post']['author']['did'], each['post']['record']['createdAt']


def check_same_rows(ours, theirs, what):
    ours, theirs = collections.Counter(ours), collections.Counter(theirs)
    check_equal((list(ours - theirs), list(theirs - ours)), ([], []), f'{what}: too much, missing')


def check_against_server(bluesky, folder, who='alice', thorough=False):
    """Holds an export against what the server itself tells; thorough asks for the lists of posts
    too to which nobody is said to have reacted."""
    did = bluesky.did(who)
    told = {each['post']['uri']: each['post'] for each in bluesky.all(FEED, 'feed', actor=did)
            if each['post']['author']['did'] == did}
    posts = {row['id']: row for row in ndjson(folder, 'posts.ndjson')}
    check_equal(sorted(posts), sorted(told), 'posts')
    found = collections.defaultdict(list)
    for row in ndjson(folder, 'interactions.ndjson'):
        if row['post']:
            found[row['post']].append((row['kind'], row['actor'],
                                       row['at'] if row['precision'] == 'exact' else None))
    for uri, post in told.items():
        counts = posts[uri]['counts']
        for kind, member in COUNTS:
            check_equal(counts[kind], post[member], f'{kind} of {post["record"]["text"]!r}')
        check_equal(posts[uri]['text'], post['record']['text'], 'text')
        if uri == Stage.posts['ancient']['uri']:
            # Before the weeks that count: how much, but not who.
            check_equal((counts['like'], found[uri]), (1, []), 'an old post')
            continue
        if not thorough and not found[uri] and not any(counts[kind] for kind, _ in COUNTS):
            continue
        # What somebody replies to oneself is a post of one's own.
        theirs = [(kind, actor, when and when[:19] + 'Z')
                  for kind, actor, when in reactions(bluesky, uri)
                  if (kind, actor) != ('reply', did)]
        ours = sorted(found[uri], key=lambda row: row[:2])
        check_same_rows([row[:2] for row in ours], [row[:2] for row in theirs],
                        f'who reacted to {post["record"]["text"]!r}')
        check_same_rows([row for row in ours if row[2]], [row for row in theirs if row[2]],
                        f'and when, to {post["record"]["text"]!r}')
    check_equal(set(found) - set(told), set(), 'reactions to something else')
    evidence = ndjson(folder, 'evidence.ndjson')
    check(did not in {row['actor'] for row in evidence}, 'the own reactions do not count')
    check_equal([row for row in evidence if row['actor'] is None
                 and row['post'] != Stage.posts['ancient']['uri']], [],
                'reactions that nobody in a list made')
    followers = {each['did'] for each in
                 bluesky.all('app.bsky.graph.getFollowers', 'followers', actor=did)}
    check_equal({row['key'] for row in ndjson(folder, 'actors.ndjson') if row['follows_owner']},
                followers, 'followers')
    audience = sorted((row['at'], row['followers']) for row in ndjson(folder, 'audience.ndjson'))
    check_equal(audience[-1][1], len(followers), 'number of followers')


def check_recomputes(home):
    """The score again, by the two programs that share nothing with Kscore."""
    score = home.json('score', '--json')
    done = awk(home.must('explain', '--worksheet'))
    check_equal(done.returncode, 0, f'{done.stdout} {done.stderr}')
    own = recompute(home.export(), MODEL, datetime.date.fromisoformat(score['as_of']))
    for name, component in score['components'].items():
        check_near(own[name], component['points'] or 0, 1e-6, name)
    check(score['score'] > 1, 'there is a score')


def without_clock(folder):
    """An export without when it was that everything was read."""
    content = read_folder(folder)
    posts = {row['id']: {**row, 'readings': None} for row in ndjson(folder, 'posts.ndjson')}
    return posts, content['interactions.ndjson'], content['evidence.ndjson']


def test_the_servers_have_what_was_written():
    bluesky = Stage.up()
    feed = bluesky.all(FEED, 'feed', actor='alice.test')
    own = [each['post'] for each in feed if 'reason' not in each]
    check_equal(len(own), DIARY + 8, 'posts')
    # Its counts are made in the background and may be behind; the lists are exact.
    lists = collections.Counter(
        kind for kind, _, _ in reactions(bluesky, Stage.posts['hello']['uri']))
    check_equal(lists, {'like': CROWD + 8, 'reshare': 4, 'quote': 2, 'reply': 2}, 'reactions')


def test_link_gives_a_score_that_recomputes():
    bluesky = Stage.up()
    exports = []
    with Scratch(at_hour(0)) as home:
        # All three servers by name, and the AppView alone.
        for service in (bluesky.service(), bluesky.appview):
            home.data = home.path(f'data-{len(exports)}')
            said = home.must('link', '@alice.test', '--service', service)
            check('your account' in said and 'Kscore: ' in said, f'what is said: {said!r}')
            check_recomputes(home)
            folder = home.export()
            check_against_server(bluesky, folder, thorough=not exports)
            exports.append(folder)
        check_same_folder(*exports, 'with three servers named, and with one')


def test_a_refresh_without_news_is_cheap_and_changes_nothing():
    bluesky = Stage.up()
    with Proxy(bluesky.appview) as proxy, Scratch(at_hour(0)) as home:
        account = link(home, bluesky, proxy)
        asked = [method for method in proxy.methods() if method.startswith('app.')]
        check(account['requests'] <= 45, f'requests: {collections.Counter(asked)}')
        home.must('score')
        before = home.export()
        proxy.forget()
        account = sync(home)
        check_equal((account['new_posts'], account['new_interactions']), (0, 0), 'news')
        check_equal(account['requests'], len(proxy.requests), 'requests as told')
        check(account['requests'] <= 3, f'requests: {proxy.methods()}')
        check_same_folder(before, home.export(), 'a refresh without news')
        home.now = at_hour(1)
        proxy.forget()
        account = sync(home)
        # The profile, the newest posts, and the counts of the others, 25 at a time.
        check(account['requests'] <= 3 + -(-(DIARY + 8) // 25), f'requests: {proxy.methods()}')
        check_equal(without_clock(home.export()), without_clock(before), 'an hour later')


def test_what_changes_is_read_and_nothing_else():
    bluesky, posts = Stage.up(), Stage.posts
    with Proxy(bluesky.appview) as proxy, Scratch(at_hour(0)) as home:
        link(home, bluesky, proxy)
        home.now = at_hour(1)
        proxy.forget()
        idle = sync(home)['requests']
        liked = bluesky.like('erin', posts['diary'][3])
        bluesky.like('frank', posts['thread 2'])
        bluesky.settle()
        home.now = at_hour(2)
        proxy.forget()
        account = sync(home)
        check_equal((account['new_posts'], account['new_interactions']), (0, 2), 'news')
        # Each of the two lists, and what is not known yet of those who stand in them.
        check(account['requests'] <= idle + 3, f'{idle} without news, now {proxy.methods()}')
        check_against_server(bluesky, home.export())

        before = home.export()
        bluesky.delete('erin', liked)
        gone = posts['diary'].pop()
        bluesky.delete('alice', gone)
        new = bluesky.post('alice', 'Something new 🌻')
        bluesky.reply('carla', new, new, 'Neu!')
        bluesky.quote('dan', posts['thread'], 'A thread worth reading')
        bluesky.repost('frank', new)
        bluesky.follow('quiet', 'alice')
        bluesky.rename('alice', 'alicia.test')
        bluesky.settle()
        home.now = at_hour(3)
        proxy.forget()
        account = sync(home)
        check_equal(account['handle'], 'alicia.test', 'the new handle')
        # One request for each thing that changed, one more for the post that may be gone, and two
        # for two pages of followers.
        check(account['requests'] <= idle + 10, f'{idle} without news, now {proxy.methods()}')
        after = home.export()
        check_against_server(bluesky, after)
        ids = [{row['id'] for row in ndjson(folder, 'posts.ndjson')} for folder in (before, after)]
        check_equal((ids[0] - ids[1], ids[1] - ids[0]), ({gone['uri']}, {new['uri']}),
                    'posts that went and came')
        check_recomputes(home)
        bluesky.rename('alice', 'alice.test')
        bluesky.settle()


def test_offline_and_back():
    bluesky = Stage.up()
    with Proxy(bluesky.appview) as proxy, Scratch(at_hour(0)) as home:
        link(home, bluesky, proxy)
        home.must('score')
        before = home.export()
        proxy.stop()
        said = home.must_fail('sync')
        check('alice.test' in said, f'what is said: {said}')
        account, = home.json('accounts', '--json')
        check_equal(account['state'], 'offline', 'state')
        for name, text in read_folder(home.export()).items():
            if not name.startswith('accounts.'):
                check_equal(text, read_folder(before)[name], f'{name} while offline')
        liked = bluesky.like('gina', Stage.posts['diary'][5])
        bluesky.settle()
        proxy.start()
        home.now = at_hour(1)
        check_equal(sync(home)['new_interactions'], 1, 'news')
        check_against_server(bluesky, home.export())
        bluesky.delete('gina', liked)
        bluesky.settle()


def pauses(proxy):
    """How long nothing was asked after each request."""
    times = [when for when, _ in proxy.requests]
    return [after - before for before, after in zip(times, times[1:])]


def test_short_limits_are_waited_for():
    bluesky = Stage.up()
    with Proxy(bluesky.appview) as proxy, Scratch(at_hour(0)) as home:
        proxy.limit(6, ('Retry-After', '2'))
        proxy.limit(12, ('ratelimit-limit', '3000'), ('ratelimit-remaining', '0'),
                    ('ratelimit-reset', str(int(time.time()) + 6)))
        link(home, bluesky, proxy)
        check(pauses(proxy)[5] >= 2, f'seconds after Retry-After: 2 were {pauses(proxy)[5]}')
        check_equal(proxy.requests[5][1], proxy.requests[6][1], 'what was asked again')
        check_equal(proxy.requests[11][1], proxy.requests[12][1], 'what was asked again')
        check_against_server(bluesky, home.export())


def test_long_limits_stop_and_are_kept_to():
    bluesky = Stage.up()
    with Proxy(bluesky.appview) as proxy, Scratch(at_hour(0)) as home:
        proxy.limit(15, ('Retry-After', str(LONG)))
        done = home.run('link', 'alice.test', '--service', through(bluesky, proxy))
        limited = time.monotonic()
        check_equal(len(proxy.requests), 15, 'requests')
        check_equal(done.returncode, 0, f'{done.stdout} {done.stderr}, code')
        check('The limit resets at' in done.stderr, f'what is said: {done.stderr}')
        account, = home.json('accounts', '--json')
        check_equal(account['state'], 'rate-limited', 'state')
        check(account['posts'] >= DIARY, f'what was read is kept: {account}')
        home.must_fail('sync')
        check_equal(len(proxy.requests), 15, 'requests before the limit has reset')
        time.sleep(max(0, limited + LONG + 1 - time.monotonic()))
        proxy.forget()
        sync(home)
        first = proxy.methods()
        check(first.count(FEED) <= 1, f'what was read is not read again: {first}')
        check_against_server(bluesky, home.export())


def test_connections_that_close_without_a_word():
    bluesky = Stage.up()
    with Proxy(bluesky.appview) as proxy, Scratch(at_hour(0)) as home:
        for number in range(1, 40, 6):
            proxy.hang_up(number)
            proxy.drop(number + 3)
        link(home, bluesky, proxy)
        check_equal(proxy.requests[3][1], proxy.requests[4][1], 'what was asked again')
        check_against_server(bluesky, home.export())


def test_who_asks_not_to_be_read_is_not_read():
    bluesky = Stage.up()
    with Proxy(bluesky.appview) as proxy, Scratch(at_hour(0)) as home:
        for handle, mark in (('nobot.test', '#nobot'), ('gina.test', '!no-unauthenticated')):
            proxy.forget()
            said = home.must_fail('link', handle, '--service', through(bluesky, proxy))
            check(mark in said, f'what is said of {handle}: {said}')
            check(FEED not in proxy.methods(), f'nothing of {handle} is read')
        check_equal(home.json('accounts', '--json'), [], 'accounts')


def test_nobody_and_nothing():
    bluesky = Stage.up()
    with Proxy(bluesky.appview) as proxy, Scratch(at_hour(0)) as home:
        said = home.must_fail('link', 'nobody.test', '--service', through(bluesky, proxy))
        check('nobody.test' in said, f'what is said: {said}')
        account = link(home, bluesky, proxy, 'quiet.test')
        check_equal((account['new_posts'], account['new_interactions']), (0, 0), 'what is there')
        check_against_server(bluesky, home.export(), 'quiet')
        check_equal(home.json('score', '--json')['score'], 1, 'the score')


if __name__ == '__main__':
    try:
        run()
    finally:
        Stage.down()
