#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts on servers: linked, refreshed, and refreshed again when something has changed."""

import json
import os
import shutil
from datetime import date

import archives
from fediverse import LATER, NOW, Fediverse, check_against, drain, evidence_of, link, link_words, name_of
from harness import check, check_equal, check_near, run
from kscore import Scratch, check_same_folder, ndjson, read_folder
from reference import MODEL, awk, recompute

KINDS = ('mastodon', 'bluesky')
WORDS = ('offline', 'not-found', 'unauthorized', 'forbidden', 'rate-limited', 'bad-reply',
         'opted-out')
SMALL = {'accounts': 1, 'posts': 40, 'days': 80, 'reactors': 12}


def account_of(home):
    accounts = home.json('accounts', '--json')
    check_equal(len(accounts), 1, 'accounts')
    return accounts[0]


def test_link_gives_a_score():
    for kind in KINDS:
        with Fediverse(kind, **SMALL) as world, Scratch(NOW) as home:
            told = home.must('link', world.handle('ada'), '--service', world.address('ada'))
            check('your account' in told, f'{kind}: what linking says is said: {told!r}')
            check('Kscore: ' in told, f'{kind}: the score is told: {told!r}')
            drain(home)
            account = account_of(home)
            check_equal(account['state'], 'ok', f'{kind}: state')
            check_equal(account['network'], kind, 'network')
            check(home.json('score', '--json')['score'] > 1, f'{kind}: there is a score')
            check_against(world, 'ada', home)


def test_worksheet_recomputes():
    for kind in KINDS:
        with Fediverse(kind, **SMALL) as world, Scratch(NOW) as home:
            link(home, world, 'ada')
            drain(home)
            score = home.json('score', '--json')
            done = awk(home.must('explain', '--worksheet'))
            check_equal(done.returncode, 0, f'{kind}: {done.stdout} {done.stderr}')
            own = recompute(home.export(), MODEL, date.fromisoformat(score['as_of']))
            for name, component in score['components'].items():
                check_near(own[name], component['points'] or 0, 1e-6, f'{kind}: {name}')
            points = sum(row['points'] or 0 for row in home.lines('explain', '--statement',
                                                                  '--json'))
            check_near(points, score['score'] - 1, 1e-6, f'{kind}: the statement sums up')


def without_readings(folder):
    """The posts of an export; each refresh reads counts anew, whether they have changed or not."""
    return {row['id']: {**row, 'readings': None} for row in ndjson(folder, 'posts.ndjson')}


def check_same_but_for_the_clock(before, after, what):
    """Two exports that differ in nothing but when it was that everything was read."""
    left, right = read_folder(before), read_folder(after)
    check_equal(sorted(left), sorted(right), f'{what}: files')
    check_equal(without_readings(after), without_readings(before), f'{what}: posts')
    check_equal({row['followers'] for row in ndjson(after, 'audience.ndjson')},
                {row['followers'] for row in ndjson(before, 'audience.ndjson')},
                f'{what}: audience')
    for name in sorted(set(left) - {'posts.ndjson', 'audience.ndjson'}):
        check_equal(right[name].replace(LATER, NOW), left[name], f'{what}: {name}')


def test_nothing_new_changes_nothing():
    for kind in KINDS:
        with Fediverse(kind, **SMALL) as world, Scratch(NOW) as home:
            link(home, world, 'ada')
            drain(home)
            home.must('score')
            before = home.export()
            home.must('sync')
            check_same_folder(before, home.export(), f'{kind}: a refresh in the same second')

            home.now = LATER
            world.tell('reset-stats')
            done = home.json('sync', '--json')['accounts'][0]
            check_equal((done['state'], done['new_posts'], done['new_interactions']),
                        ('ok', 0, 0), f'{kind}: what came')
            check_same_but_for_the_clock(before, home.export(), f'{kind}: an idle refresh')
            # The profile, the newest posts, the counts of those of the last weeks.
            check(world.count() <= 6, f'{kind}: {world.stats()}')
            check_equal(done['requests'], world.count(), f'{kind}: requests as told')
            check('nothing new' in home.must('sync'), 'that nothing is new is said')


def test_a_long_account_is_read_in_parts():
    for kind in KINDS:
        with Fediverse(kind, accounts=1, posts=260, days=100) as world, Scratch(NOW) as home:
            account = link(home, world, 'ada')
            check(not account['complete'] and account['requests'] <= 300, f'{kind}: {account}')
            check(home.json('score', '--json')['score'] > 1, f'{kind}: there is a score already')
            world.tell('reset-stats')
            drain(home)
            check(100 < world.count() < 400, f'{kind}: what was read is not read again')
            check_against(world, 'ada', home)


def change(world):
    """One new post, one new like, one like taken back, one post deleted; what they touch."""
    posts = world.describe('ada')['posts']
    liked = next(post for post in posts if 'reader0' not in post['likes'])
    disliked = next(post for post in posts if post is not liked and len(post['likes']) > 1)
    deleted = next(post for post in posts if post not in (liked, disliked)
                   and not post['reply'] and not post['replies'])
    world.react('like', 'reader0', liked)
    world.react('unlike', disliked['likes'][0], disliked)
    world.tell('delete', post=deleted['id'])
    world.tell('post', account='ada', text='Something new')
    new = next(post for post in world.describe('ada')['posts']
               if post['text'] == 'Something new')
    return liked['id'], disliked['id'], deleted['id'], new['id']


def test_exactly_what_changed():
    for kind in KINDS:
        # Where a list's last page leads to an empty one, that is one request more.
        options = {**SMALL, 'short-cursors': True}
        with Fediverse(kind, **options) as world, Scratch(NOW) as home:
            link(home, world, 'ada')
            drain(home)
            before = home.export()
            world.tell('reset-stats')
            home.now = LATER
            drain(home)
            idle = world.count()
            home.now = '2026-11-01T14:00:00Z'
            liked, disliked, deleted, new = change(world)
            world.tell('reset-stats')
            done = home.json('sync', '--json')['accounts'][0]
            check_equal((done['state'], done['complete']), ('ok', True), f'{kind}: what came')
            check(world.count() <= idle + 4, f'{kind}: {world.count()} requests for 4 things, '
                                             f'{idle} for none: {world.stats()}')
            check_against(world, 'ada', home)
            after = home.export()
            old, now = without_readings(before), without_readings(after)
            check_equal((set(old) - set(now), set(now) - set(old)), ({deleted}, {new}),
                        f'{kind}: posts that went and came')
            changed = {one for one in set(old) & set(now) if old[one] != now[one]}
            check_equal(changed, {liked, disliked}, f'{kind}: posts that changed')
            old, now = evidence_of(before), evidence_of(after)
            gone = {row[0] for row in old - now}
            check(gone <= {disliked, deleted}, f'{kind}: reactions that went: {gone}')
            check_equal(now - old, {(liked, 'like', 'reader0')}, f'{kind}: reactions that came')
            check_equal(read_folder(after)['marks.ndjson'], read_folder(before)['marks.ndjson'],
                        f'{kind}: marks')


def test_changed_handle():
    with Fediverse('bluesky', **SMALL) as world, Scratch(NOW) as home:
        link(home, world, 'ada')
        drain(home)
        before = home.export()
        world.tell('rename', account='ada', to='adele')
        drain(home)
        check_equal(account_of(home)['handle'], 'adele.test', 'the new handle')
        after = home.export()
        for name in ('interactions.ndjson', 'evidence.ndjson', 'audience.ndjson'):
            check_equal(read_folder(after)[name], read_folder(before)[name], name)


MANY = {'accounts': 20, 'posts': 9, 'days': 60, 'reactors': 8}


def link_all(home, world):
    names = world.names()
    check_equal(len(names), 20, 'accounts')
    for name in names:
        link(home, world, name)
    drain(home)
    return names


def check_politeness(world):
    check(max(world.stats()['most_at_once']) <= 1, f'requests at once: {world.stats()}')


def test_twenty_accounts():
    with Fediverse('mastodon', hosts=3, **MANY) as world, Scratch(NOW) as home:
        names = link_all(home, world)
        check_politeness(world)
        score = home.json('score', '--json')['score']
        broken = next(name for name in names if world.host(name) == 0)
        limited = [name for name in names if world.host(name) == 2]
        known = {one['handle']: one for one in home.json('accounts', '--json')}
        for name in names:
            world.tell('post', account=name, text='News')
        world.tell('fault', fault='status', account=broken, value=500)
        world.tell('fault', fault='rate-seconds', host=2, value=86400)
        world.tell('reset-stats')

        done = home.run('sync', '--json')
        check_equal(done.returncode, 1, f'{done.stderr}: code')
        check_politeness(world)
        states = {name_of(one['handle']): one for one in json.loads(done.stdout)['accounts']}
        check_equal(sorted(states), sorted(names), 'accounts')
        for name, state in states.items():
            if name == broken:
                check_equal(state['state'], 'bad-reply', 'the broken account')
                check(state['frozen_since'] is not None, 'the broken account is frozen')
            elif name in limited:
                check_equal(state['state'], 'rate-limited', 'an account of the limited host')
                check(state['retry_at'] is not None, 'when the limit resets is told')
            else:
                check_equal((state['state'], state['new_posts'], state['complete'],
                             state['frozen_since']), ('ok', 1, True, None), name)
            if state['state'] != 'ok':
                check(state['message'] and state['action'] and name in done.stderr,
                      f'{state} in {done.stderr}')
        check_equal(world.stats()['by_host'][2], 1, 'requests at the limited host')
        for account in home.json('accounts', '--json'):
            before = known[account['handle']]
            check(account['posts'] >= before['posts']
                  and account['interactions'] >= before['interactions']
                  and account['coverage'], f'{account} has lost something of {before}')
        text = home.must('accounts')
        check(states[broken]['message'] in text, f'what is wrong is said: {text}')
        check(home.json('score', '--json')['score'] > score - 1, 'the score has not dropped')

        # The pause holds for the next refresh too, without asking; the other one is well again.
        world.tell('clear-faults')
        world.tell('reset-stats')
        done = home.run('sync', '--json')
        states = {name_of(one['handle']): one for one in json.loads(done.stdout)['accounts']}
        check_equal(world.stats()['by_host'][2], 0, 'requests at the limited host')
        check_equal((states[broken]['state'], states[broken]['new_posts']), ('ok', 1), 'well again')
        check(all(states[name]['state'] == 'rate-limited' for name in limited), 'still limited')
        check_equal(done.returncode, 1, 'nothing at all could be read of them, so the code')


def test_a_host_that_talks_html():
    with Fediverse('mastodon', hosts=2, accounts=2, posts=9, days=60, reactors=5) as world, \
            Scratch(NOW) as home:
        for name in world.names():
            link(home, world, name)
        drain(home)
        home.must('score')
        before = home.export()
        score = home.json('score', '--json')
        world.tell('fault', fault='html', host=0, value=200)
        done = home.run('sync')
        check_equal(done.returncode, 1, 'code')
        check(len(done.stderr.splitlines()) == 1 and done.stdout.count('on Mastodon: ') == 1,
              f'one line each: {done.stdout!r} {done.stderr!r}')
        check_equal(home.json('score', '--json')['score'], score['score'], 'the score')
        world.tell('clear-faults')
        home.must('sync')
        check_same_folder(before, home.export(), 'when it is well again')


def test_offline():
    for kind in KINDS:
        with Fediverse(kind, **SMALL) as world, Scratch(NOW) as home:
            link(home, world, 'ada')
            drain(home)
            home.must('score')
            before = home.export()
            world.tell('stop', host=0)
            said = home.must_fail('sync')
            check('Frozen since' in said, f'{kind}: {said}')
            account = account_of(home)
            check_equal(account['state'], 'offline', f'{kind}: state')
            check(home.json('score', '--json')['score'] > 1, f'{kind}: there is a score still')
            for name, text in read_folder(home.export()).items():
                if not name.startswith('accounts.'):
                    check_equal(text, read_folder(before)[name], f'{kind}: {name} while offline')
            world.tell('start', host=0)
            home.must('sync')
            check_same_folder(before, home.export(), f'{kind}: online again')


# What servers do wrong, and what is well in spite of it.
FAULTS = [{'fault': 'unauthorized'}, {'fault': 'status', 'value': 500},
          {'fault': 'status', 'value': 404}, {'fault': 'html', 'value': 200}, {'fault': 'truncated'},
          {'fault': 'garbage'}, {'fault': 'null'}, {'fault': 'empty'},
          {'fault': 'deep'}, {'fault': 'huge', 'value': 20000000}, {'fault': 'drop'},
          {'fault': 'redirect', 'text': 'http://192.168.0.1/'}, {'fault': 'other-account'},
          {'fault': 'rate-date', 'value': 7200}]
HARMLESS = [{'fault': 'close'}, {'fault': 'clock', 'value': 86400}, {'fault': 'latin1'},
            {'fault': 'utf16'}, {'fault': 'rate-seconds', 'value': 1, 'times': 1}]


def hours_later(hours):
    return f'2026-11-01T{12 + hours}:00:00Z'


def test_link_refuses_what_is_no_account():
    for kind in KINDS:
        with Fediverse(kind, **SMALL) as world, Scratch(NOW) as home:
            unknown = world.handle('ada').replace('ada', 'nobody')
            for number, (name, fault) in enumerate([(unknown, None),
                                                    *((world.handle('ada'), one)
                                                      for one in FAULTS)]):
                data = home.path(f'data-{number}')
                if fault is not None:
                    world.tell('fault', **fault)
                home.must_fail('link', name, '--service', world.address('ada'), data=data)
                check_equal(home.json('accounts', '--json', data=data), [], f'{kind}, {fault}')
                world.tell('clear-faults')


def test_wrong_answers_change_nothing():
    for kind in KINDS:
        with Fediverse(kind, **SMALL) as world, Scratch(NOW) as home:
            link(home, world, 'ada')
            drain(home)
            home.must('score')
            before = home.export()
            home.now = hours_later(1)
            for fault in FAULTS:
                # Another folder each: a host that asks to wait is not asked at once.
                data = shutil.copytree(home.data, home.path(f'data-{len(os.listdir(home.root))}'))
                world.tell('fault', **fault)
                done = home.run('sync', '--json', data=data)
                world.tell('clear-faults')
                check_equal(done.returncode, 1, f'{kind}, {fault}: {done.stderr}: code')
                account, = json.loads(done.stdout)['accounts']
                check(account['state'] in WORDS and account['message'] and account['frozen_since'],
                      f'{kind}, {fault}: {account}')
                check_equal(home.json('accounts', '--json', data=data)[0]['state'],
                            account['state'], f'{kind}, {fault}: state')
                after = home.export(data=data)
                for name, text in read_folder(before).items():
                    if not name.startswith(('accounts.', 'settings.')):
                        check_equal(read_folder(after)[name], text, f'{kind}, {fault}: {name}')
                if fault['fault'] != 'rate-date':
                    drain(home, data=data)
                    check_against(world, 'ada', home, data=data)


def test_what_is_harmless_harms_nothing():
    for kind in KINDS:
        with Fediverse(kind, **SMALL) as world, Scratch(NOW) as home:
            for number, fault in enumerate(HARMLESS):
                data = home.path(f'data-{number}')
                world.tell('fault', **fault)
                link(home, world, 'ada', data=data)
                drain(home, data=data)
                world.tell('clear-faults')
                check_against(world, 'ada', home, data=data)


def test_lists_that_never_end():
    for kind in KINDS:
        for fault in ('cursor-same', 'cursor-empty', 'cursor-pages'):
            with Fediverse(kind, **SMALL) as world, Scratch(NOW) as home:
                world.tell('fault', fault=fault)
                home.run(*link_words(world, 'ada'), '--json')
                check(world.count() < 400, f'{kind}, {fault}: {world.count()} requests')
                world.tell('clear-faults')
                link(home, world, 'ada')
                for hours in range(1, 4):
                    home.now = hours_later(hours)
                    drain(home)
                check_against(world, 'ada', home)


def test_not_asked_for_is_not_read():
    for kind, flag in (('mastodon', 'undiscoverable'), ('mastodon', 'nobot'),
                       ('bluesky', 'no-unauthenticated')):
        with Fediverse(kind, **SMALL) as world, Scratch(NOW) as home:
            link(home, world, 'ada')
            drain(home)
            before = account_of(home)
            world.tell('flag', account='ada', flag=flag)
            world.tell('reset-stats')
            home.must_fail('sync')
            check(world.count() <= 2, f'{flag}: {world.stats()}')
            after = account_of(home)
            check_equal(after['state'], 'opted-out', f'{flag}: state')
            check_equal(after['interactions'], before['interactions'], f'{flag}: what was known')
            home.must_fail('link', world.handle('ada'), '--service', world.address('ada'),
                           data=home.path('other'))
            check_equal(home.must('accounts', '--json', data=home.path('other')).strip(), '[]',
                        f'{flag}: accounts')


def test_archive_and_live_account_are_one():
    with Fediverse('mastodon', **SMALL) as world, Scratch(NOW) as home:
        link(home, world, 'ada')
        drain(home)
        alone = home.export()
        score = home.json('score', '--json')['score']
        archive = home.write('archive.zip', archives.zip_bytes(
            archives.mastodon_archive(world.describe('ada'), world.addresses[0])))

        # Whatever comes first: the archive after the live account, and before it.
        other = home.path('other')
        home.must('import', archive)
        home.must('import', archive, data=other)
        link(home, world, 'ada', data=other)
        for data in (None, other):
            drain(home, data=data)
            accounts = home.json('accounts', '--json', data=data)
            check_equal([one['network'] for one in accounts], ['mastodon'], 'one account')
            check_against(world, 'ada', home, data=data)
            folder = home.export(data=data)
            check_equal(sorted(row['id'] for row in ndjson(folder, 'posts.ndjson')),
                        sorted(row['id'] for row in ndjson(alone, 'posts.ndjson')), 'posts')
            check_equal(evidence_of(folder), evidence_of(alone), 'reactions')
            check_near(home.json('score', '--json', data=data)['score'], score, 0.5, 'score')



if __name__ == '__main__':
    run()
