#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""End to end: crowds of bought accounts and of newcomers, and the owner's word about them."""

import json
import os
import random
import signal
import subprocess
import time
import unicodedata
from collections import defaultdict
from datetime import timedelta

from crowd import ACCOUNT, Crowd, when
from harness import check, check_equal, check_near, everything, run
from kscore import Scratch, ndjson

# What a signal may let an attack of a thousand accounts add.
MOST = 0.2
N = 1000
# The made-up person was attacked before, by so many.
BEFORE = 25


def trust(scratch, *words, data=None):
    return scratch.json('trust', '--json', *words, data=data)


def score(scratch, data=None):
    return scratch.json('score', '--json', data=data)['score']


def bring(scratch, name, crowd, small):
    """A database of the person with the crowd; its folder."""
    data = scratch.path(f'data-{name}')
    scratch.must('import', crowd.write(scratch.path(f'export-{name}'), small), data=data)
    return data


def attack(**made):
    crowd = Crowd()
    crowd.react_to_all(crowd.add_many(N, **made), crowd.posts[-13:])
    return crowd


def test_a_thousand_on_exact_days_are_one_person():
    for small in (False, True):
        with Scratch() as scratch:
            before = trust(scratch, data=bring(scratch, 'before', Crowd(), small))
            after = trust(scratch, data=bring(scratch, 'after', attack(), small))
            check_equal([group['accounts'] for group in before['groups']], [BEFORE], 'before')
            check_equal([(group['accounts'], group['posts'], group['known'])
                         for group in after['groups']], [(N, 13, 0), (BEFORE, 5, 0)], 'groups')
            signals = {row['signal']: row for row in after['signals']}
            check_equal(signals['lockstep']['people'], N + BEFORE, 'people in lockstep')
            check_equal(after['contributors'], before['contributors'] + 1, 'contributors')
            check_near(after['score'], before['score'], MOST, 'score')
            check(after['score'] >= before['score'], 'the attack lowers the score')
            # The test could not fail if they brought nothing anyhow.
            gain = after['without_discounts'] - before['score']
            check(gain > (3 if small else MOST), f'they would bring {gain}')
            members = [person for person in after['people'] if person['group'] == 0]
            check_equal(len(members), N, 'members')
            for person in members:
                check_equal((set(person['signals']), person['reactions'], person['trust']),
                            ({'new', 'empty', 'lockstep'}, 13, 0.02), person['id'])
            text = scratch.must('trust', data=scratch.path('data-after'))
            check('1,000 accounts on 13 posts' in text, 'no group in the text')
            check('1,025 people' in text, 'no people in the text')


def test_variants_are_one_person_each():
    def made_over_ten_days(crowd):
        crowd.react_to_all(crowd.add_many(N, '2026-09-20T00:00:00Z', 240), crowd.posts[-13:])

    def made_over_three_days_and_staggered(crowd):
        crowd.react_to_all(crowd.add_many(N, hours=71), crowd.posts[-13:], hours=23.9)

    def each_its_own_post(crowd):
        for post in crowd.posts[-13:]:
            crowd.react_to_all(crowd.add_many(N // 13), [post])

    def mixed_kinds(crowd):
        people = crowd.add_many(N)
        for i, kind in enumerate(('like', 'reshare', 'quote')):
            crowd.react_to_all(people[i::3], crowd.posts[-13:], kind=kind)

    def everything_at_once(crowd):
        people = crowd.add_many(N)
        for kind in ('like', 'reshare', 'quote', 'reply'):
            crowd.react_to_all(people, crowd.posts[-13:], kind=kind)

    def some_with_a_profile(crowd):
        people = crowd.add_many(N * 8 // 10) + crowd.add_many(N // 10, followers=500, posts=500)
        crowd.react_to_all(people, crowd.posts[-13:])

    def only_days(crowd):
        people = crowd.add_many(N)
        for post in crowd.posts[-13:]:
            for key in people:
                crowd.react(key, post, when(post['at']), precision='day')

    def drip(crowd):
        for week in range(13):
            monday = when('2026-08-03T00:00:00Z') + timedelta(weeks=week)
            posts = [post for post in crowd.posts
                     if monday <= when(post['at']) < monday + timedelta(days=7)]
            made = (monday - timedelta(days=1)).strftime('%Y-%m-%dT%H:%M:%SZ')
            crowd.react_to_all(crowd.add_many(N // 13, made), posts)

    with Scratch() as scratch:
        before = score(scratch, bring(scratch, 'before', Crowd(), True))
        for variant in (made_over_ten_days, made_over_three_days_and_staggered, each_its_own_post,
                        mixed_kinds, everything_at_once, some_with_a_profile, only_days, drip):
            crowd = Crowd()
            variant(crowd)
            found = trust(scratch, data=bring(scratch, variant.__name__, crowd, True))
            moved = found['score'] - before
            check(-1e-9 <= moved < MOST, f'{variant.__name__} moves the score by {moved}')
            reacted = {row['actor'] for row in crowd.interactions}
            # Those with a profile who stand at an edge are not among the others.
            accounts = sum(group['accounts'] for group in found['groups'])
            check_near(accounts, len(reacted) + BEFORE, 5, f'{variant.__name__}: accounts')
            print(f'# {variant.__name__}: {moved:+.3f}, without discounts '
                  f'{found["without_discounts"] - before:+.3f}, {len(found["groups"])} groups')


def test_each_signal_begins_where_the_model_says():
    crowd = Crowd()
    last, expected = crowd.posts[-30:], {}
    at = when(last[5]['at']) + timedelta(hours=5)
    second, old = timedelta(seconds=1), '2020-01-01T00:00:00Z'

    def once(signals, made=when(old), followers=100, posts=100, following=100):
        key = crowd.add(made, followers, posts, following)
        crowd.react(key, last[5], at)
        expected[key] = signals

    def often(signals, posts, seconds):
        key = crowd.add(when(old), 100, 100, 100)
        for post in posts:
            crowd.react(key, post, when(post['at']) + timedelta(seconds=seconds))
        expected[key] = signals
        return key

    once({'new'}, made=at - timedelta(days=30) + second)
    once(set(), made=at - timedelta(days=30))
    once({'empty'}, followers=0, posts=0, following=5)
    once(set(), followers=1, posts=0, following=5)
    once(set(), followers=0, posts=1, following=5)
    once({'follows-many'}, followers=49, following=2450)
    once(set(), followers=49, following=2449)
    once(set(), followers=50, following=2500)
    once({'new', 'empty', 'follows-many'}, made=at - timedelta(days=1), followers=0, posts=0)
    often({'instant'}, last[:18], 60)
    often(set(), last[:17], 60)
    often(set(), last[:20], 61)
    # Nineteen of whom react nearly together, and nothing else, are no group.
    small = crowd.add_many(19, '2025-01-01T00:00:00Z', 1, followers=5, posts=5)
    crowd.react_to_all(small, last[:1])

    # The window of the last day. Of any ten posts or more in a row, two thirds are too few.
    window = [post for post in crowd.posts if post['at'] >= '2026-08-03']
    some = [post for i, post in enumerate(window) if i % 3 < 2]
    for members, answered, posts, minutes, signals in (
            (5, 10, window, 59, {'pod'}), (4, 10, window, 59, set()), (5, 9, window, 59, set()),
            (5, 10, some, 59, set()), (5, 10, window, 61, set())):
        case, outgoing = Crowd(), []
        case.actors, case.interactions = list(crowd.actors), list(crowd.interactions)
        circle = []
        for _ in range(members):
            key = case.add(when(old), 100, 100, 100)
            for post in posts:
                case.react(key, post, when(post['at']) + timedelta(minutes=minutes))
            outgoing += [(key, day) for day in range(answered)]
            circle.append(key)
        with Scratch() as scratch:
            folder = case.write(scratch.path('export'), True)
            with open(os.path.join(folder, 'outgoing.ndjson'), 'a', encoding='utf-8') as out:
                for key, day in outgoing:
                    out.write(json.dumps({'account': ACCOUNT, 'id': f'{key}/{day}', 'kind': 'like',
                                          'actor': key, 'day': f'2026-10-{day + 5:02}'}) + '\n')
            scratch.must('import', folder)
            found = trust(scratch)
            signals_of = {person['id'].split(':', 1)[1]: set(person['signals'])
                          for person in found['people'] if 'likes.example' in person['id']}
            wanted = {**expected, **{key: signals for key in circle}}
            check_equal(signals_of, {key: value for key, value in wanted.items() if value},
                        f'{members} with {answered} answers on {len(posts)} posts')
            check_shares(scratch, found)


def check_shares(scratch, found):
    """Effective people and the share of five, out of the worksheet."""
    taken, total = {}, defaultdict(float)
    for line in scratch.must('explain', '--worksheet').splitlines():
        words = line.split()
        values = dict(word.split('=', 1) for word in words if '=' in word)
        if words[:1] == ['week'] and values['taken'] == 'yes':
            taken[words[1], words[2]] = float(values['s']) / float(values['R'])
        elif words[:1] == ['person'] and (words[1], words[2]) in taken:
            total[words[3]] += float(values['weight']) * taken[words[1], words[2]]
    points = sorted((value for value in total.values() if value > 0), reverse=True)
    check_equal(found['contributors'], len(points), 'contributors')
    check_near(found['effective_people'], sum(points) ** 2 / sum(value ** 2 for value in points),
               1e-6, 'effective people')
    check_near(found['top_five_share'], sum(points[:5]) / sum(points), 1e-9, 'share of five')


def test_newcomers_of_one_week_are_people():
    for weeks, young in ((12, False), (2, True)):
        with Scratch() as scratch:
            crowd = Crowd()
            first = when('2026-11-01T00:00:00Z') - timedelta(weeks=weeks)
            people = [
                crowd.add(first + timedelta(hours=7 * 24 * crowd.throw.random()),
                          followers=int(2.718 ** crowd.throw.uniform(2, 7)),
                          posts=int(2.718 ** crowd.throw.uniform(2.5, 7)),
                          following=crowd.throw.randrange(20, 400)) for _ in range(300)]
            born = {row['key']: when(row['created_at']) for row in crowd.actors}
            for post in crowd.posts[-13:]:
                for key in people:
                    at = when(post['at']) + timedelta(hours=30 * crowd.throw.random())
                    if crowd.throw.random() < 0.4 and at > born[key]:
                        crowd.react(key, post, at)
            reacted = {row['actor'] for row in crowd.interactions}
            check(len(reacted) > 250, f'{len(reacted)} newcomers')
            before = trust(scratch, data=bring(scratch, 'before', Crowd(), True))
            after = trust(scratch, data=bring(scratch, 'after', crowd, True))
            check_equal([group['accounts'] for group in after['groups']], [BEFORE], 'groups')
            check_equal(after['contributors'], before['contributors'] + len(reacted),
                        'contributors')
            check(after['score'] > before['score'] + MOST, 'newcomers count nothing')
            check_equal(any('new' in person['signals'] and 'likes.example' in person['id']
                            for person in after['people']), young, 'young')
            check_equal([person['id'] for person in after['people']
                         if 'lockstep' in person['signals'] and 'likes.example' in person['id']],
                        [], 'in lockstep')


def test_owner_overrules_the_group_one_person_and_back():
    with Scratch() as scratch:
        scratch.must('import', attack().write(scratch.path('export'), True))
        before = trust(scratch)
        first, last = (person['id'] for person in (before['people'][0], before['people'][N - 1]))
        check('likes.example' in first and 'likes.example' in last, f'{first} {last}')

        one = trust(scratch, first, '--known')
        check_equal([person['id'] for person in one['known']], [first], 'known')
        check_equal(one['groups'][0]['known'], 1, 'known of the group')
        check_equal(one['contributors'], before['contributors'] + 1, 'contributors')
        check(before['score'] < one['score'] < before['score'] + MOST, 'one person')
        # Said again it is the same.
        check_equal(trust(scratch, first, '--known'), one, 'twice')

        group = trust(scratch, last, '--known', '--group')
        check_equal((group['groups'][0]['known'], len(group['known'])), (N, N), 'known')
        check_equal({person['group'] for person in group['known']}, {0}, 'their group')
        check_near(group['score'], before['without_discounts'], 1e-9, 'score')
        check_equal(len(group['people']), BEFORE, 'who is discounted still')
        text = scratch.must('trust', first, '--known', '--group')
        check_equal(text.count('\n'), 1, 'lines')

        all_but_one = trust(scratch, first, '--reset')
        check_equal(len(all_but_one['known']), N - 1, 'known')
        check(one['score'] < all_but_one['score'] < group['score'], 'all but one')
        check_equal(trust(scratch, first, '--reset', '--group'), before, 'taken back')

        said = scratch.must_fail('trust', 'chidi@birders.example', '--known', '--group')
        check('group' in said, said)
        check_equal(trust(scratch), before, 'after a failure')
        for words in (['--group'], [first, '--group'], [first, '--known', '--reset', '--group']):
            scratch.must_fail('trust', *words, code=2)


def test_owners_word_goes_where_the_people_go():
    with Scratch() as scratch:
        source = attack().write(scratch.path('export'), True)
        scratch.must('import', source)
        person = trust(scratch)['people'][0]['id']
        known = trust(scratch, person, '--known', '--group')
        copied = scratch.export()
        check_equal(sum(row['known'] for row in ndjson(copied, 'actors.ndjson')), N, 'exported')
        scratch.must('import', copied, data=scratch.path('other'))
        check_equal(trust(scratch, data=scratch.path('other')), known, 'imported')
        # What does not know the owner's word takes nothing back.
        scratch.must('import', source)
        check_equal(trust(scratch), known, 'imported again')

        scratch.must('forget', scratch.json('accounts', '--json')[0]['id'])
        for folder, _, names in os.walk(scratch.data):
            for name in names:
                with open(os.path.join(folder, name), 'rb') as content:
                    check(b'likes.example' not in content.read(), f'{name} names them still')
        scratch.must('import', source)
        check_equal(trust(scratch)['known'], [], 'known after all was forgotten')


def test_two_at_once_and_killed():
    throw = random.Random(7)
    with Scratch() as scratch:
        scratch.must('import', attack().write(scratch.path('export'), True))
        before = trust(scratch)
        people = [person['id'] for person in before['people'] if person['group'] == 0]
        both = [scratch.start('trust', person, '--known') for person in people[:6]]
        check_equal([process.wait(60) for process in both], [0] * 6, 'codes')
        check_equal(len(trust(scratch)['known']), 6, 'known')
        trust(scratch, people[0], '--reset', '--group')

        start = time.monotonic()
        trust(scratch, people[0], '--known', '--group')
        whole = time.monotonic() - start
        trust(scratch, people[0], '--reset', '--group')
        counts = set()
        for _ in range(60 if everything() else 12):
            process = scratch.start('trust', people[0], '--known', '--group')
            try:
                process.wait(whole * throw.random())
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            counts.add(len(trust(scratch)['known']))
            check_equal(trust(scratch, people[0], '--reset', '--group'), before, 'taken back')
        check(counts <= {0, N}, f'half a group was stored: {counts}')


def test_names_are_only_names():
    hostile = ['<b>bold</b>', '&amp;<span foreground="red">', '\x1b[31mred\x07', '\u202eevil\u202c',
               'one\nYou know everybody.\r', '\u200b', '', 'x' * 1_000_000, '%s%n', "'; DROP TABLE",
               '--known', '-', '\U0001f600' * 300]
    with Scratch() as scratch:
        crowd = attack()
        for row, name in zip(crowd.actors, hostile):
            row['display_name'] = row['handle'] = name
        scratch.must('import', crowd.write(scratch.path('export'), True))
        found = json.loads(scratch.must('trust', '--json'))
        check_equal(len(found['people']), N + BEFORE, 'people')
        check(max(len(person['name']) for person in found['people']) < 1000, 'a name without end')
        text = scratch.must('trust')
        check_equal({char for char in text if unicodedata.category(char) in ('Cc', 'Cf')}, {'\n'},
                    'characters that steer a terminal')
        check_equal(sum(line.startswith('  mastodon:') for line in text.splitlines()), N + BEFORE,
                    'lines of people')
        check('You know everybody' not in text, 'a name makes a line of its own')
        # An empty word is nobody, whatever somebody calls themselves.
        for word in ('', '@', 'nobody@nowhere.example', 'mastodon:', '%', '*', "' OR 1=1 --",
                     '\x1b[31m', 'x' * 100_000):
            said = scratch.must_fail('trust', '--known', '--', word)
            check('\x1b' not in said, 'a word steers the terminal')
        for word in ('%s%n', '--known', "'; DROP TABLE"):
            known = json.loads(scratch.must('trust', '--json', '--known', '--', word))['known']
            check_equal(len(known), 1, f'known after {word!r}')
            scratch.must('trust', '--reset', '--', word)
        check_equal(trust(scratch), found, 'in the end')


run()
