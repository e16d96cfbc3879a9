#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample data is what its generator makes, hangs together and holds what every page needs."""

import filecmp
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import datetime

from harness import SAMPLE, TOP, check, check_equal, run


def rows(name):
    with open(os.path.join(SAMPLE, 'export', name), encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def x_part(name):
    with open(os.path.join(SAMPLE, 'x-archive', 'data', name), encoding='utf-8') as text:
        return json.loads(text.read().split(' = ', 1)[1])


def outbox():
    with open(os.path.join(SAMPLE, 'mastodon-archive', 'outbox.json'), encoding='utf-8') as text:
        return json.load(text)['orderedItems']


def files(root):
    return sorted(os.path.relpath(os.path.join(folder, name), root) for folder, _,
                  names in os.walk(root) for name in names)


def when(text):
    return datetime.strptime(text, '%Y-%m-%dT%H:%M:%SZ')


def test_is_what_the_generator_makes():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(TOP, 'build-aux', 'make-sample'), folder],
                       check=True)
        check_equal(files(folder), files(SAMPLE), 'files')
        _, differing, errors = filecmp.cmpfiles(folder, SAMPLE, files(SAMPLE), shallow=False)
        check_equal(differing + errors, [],
                    'files that differ from what build-aux/make-sample writes')


def test_is_small():
    size = sum(os.path.getsize(os.path.join(SAMPLE, name)) for name in files(SAMPLE))
    check(size < 3_000_000, f'{size} bytes')


def test_names_only_made_up_places():
    # X archives name their own hosts and ActivityPub its vocabulary.
    allowed = ('example', 'twitter.com', 't.co', 'w3.org')
    for name in files(SAMPLE):
        with open(os.path.join(SAMPLE, name), encoding='utf-8') as text:
            hosts = set(re.findall(r'https?://([a-z0-9.-]+)', text.read()))
        wrong = [host for host in hosts if not host.endswith(allowed)]
        check_equal(wrong, [], f'hosts in {name}')


def test_export_refers_to_what_it_holds():
    posts = {row['id']: row for row in rows('posts.ndjson')}
    actors = {row['key'] for row in rows('actors.ndjson')}
    keys = Counter()
    for row in rows('interactions.ndjson'):
        check(row['post'] is None or row['post'] in posts, f'no post {row["post"]}')
        check(row['actor'] in actors, f'no actor {row["actor"]}')
        check(row['post'] is None or row['precision'] == 'estimated'
              or row['at'] >= posts[row['post']]['at'], f'{row} is older than its post')
        keys[row['post'], row['kind'], row['actor'], row['seq']] += 1
    check_equal([key for key, n in keys.items() if n > 1], [], 'interactions told twice')
    for row in rows('marks.ndjson'):
        check(row['maker'] is None or row['maker'] in actors or row['kind'] == 'linking-page',
              f'no maker {row["maker"]}')


def test_counts_hold_the_people_who_react():
    known = Counter((row['post'], row['kind']) for row in rows('interactions.ndjson'))
    posts = rows('posts.ndjson')
    own = Counter(row['reply_to'] for row in posts if row['reply_to_self'])
    for row in posts:
        for kind, total in row['counts'].items():
            least = known[row['id'], kind] + (own[row['id']] if kind == 'reply' else 0)
            check(total is None or total >= least,
                  f'{row["id"]}: {total} {kind}, but {least} are known')
            readings = [reading for reading in row['readings'] if reading['kind'] == kind]
            check_equal(total, readings[-1]['total'] if readings else None,
                        f'{kind} of {row["id"]}')


def test_archive_and_export_tell_the_same():
    posts = {row['id']: row for row in rows('posts.ndjson')}
    notes = {item['object']['id']: item['object'] for item in outbox() if item['type'] == 'Create'}
    shared = posts.keys() & notes.keys()
    check(len(shared) > 300, f'{len(shared)} posts in both')
    for key in shared:
        check_equal(notes[key]['published'], posts[key]['at'], f'time of {key}')
        told = {(reading['kind'], reading['total']) for reading in posts[key]['readings']
                if reading['at'] == '2026-10-18T09:30:00Z'}
        check_equal(
            {('like', notes[key]['likes']['totalItems']),
             ('reshare', notes[key]['shares']['totalItems'])}, told, f'counts of {key}')
    hidden = [note for key, note in notes.items() if key not in posts]
    check_equal(len(hidden), 7, 'posts that are not public')
    for note in hidden:
        check('https://www.w3.org/ns/activitystreams#Public' not in note['to'] + note['cc'],
              f'{note["id"]} is public')


def test_texts_differ():
    texts = [row['text'] for row in rows('posts.ndjson')] + [item['tweet']['full_text']
                                                             for item in x_part('tweets.js')]
    edits = 6
    check(len(texts) > 600, f'{len(texts)} posts')
    check(len(texts) - len(set(texts)) <= edits,
          f'{len(texts) - len(set(texts))} texts stand twice')
    check_equal([text for text in texts if re.search(r'[{}]|\ba [aeio]', text)], [],
                'texts with a slip of the grammar')


def test_holds_what_every_page_shows():
    posts, people = rows('posts.ndjson'), rows('actors.ndjson')
    first, last = when(posts[0]['at']), when(rows('interactions.ndjson')[-1]['at'])
    check(530 <= (last - first).days <= 560, 'eighteen months')
    check(290 <= len(people) <= 340, f'{len(people)} people')
    known = [max(reading['count'] for reading in person['followers']) for person in people
             if person['followers']]
    check(60 <= sum(count >= 1000 for count in known) <= 130, 'established people')
    check(any(not person['followers'] for person in people), 'nobody whose followers are not told')
    kinds = defaultdict(set)
    for row in rows('interactions.ndjson'):
        kinds[row['actor']].add(row['kind'])
    check(any(person['followed_by_owner'] and kinds[person['key']] == {'follow'}
              and person['followers'] and person['followers'][0]['count'] >= 1000
              for person in people), 'nobody well known who only followed back')
    silent = [row for row in posts if '2026-07-27' <= row['at'] < '2026-08-24']
    check_equal(silent, [], 'posts in the holiday')
    likes = sorted(row['counts']['like'] for row in posts if row['counts']['like'] is not None)
    check(likes[-1] > 2 * likes[-2], 'no post went far')
    check(len({row['lang'] for row in posts}) >= 4, 'languages')
    check({row['kind'] for row in posts} >= {'post', 'reply', 'quote'}, 'kinds of posts')
    check(sum(row['reply_to_self'] for row in posts) > 10, 'threads')
    kinds = Counter(row['kind'] for row in rows('interactions.ndjson'))
    check(set(kinds) == {'like', 'reshare', 'reply', 'quote', 'mention', 'follow'},
          f'kinds {kinds}')
    falls = sum(a['total'] > b['total'] for row in posts for kind in ('like', 'reshare', 'reply')
                for a, b in zip(
                    *(lambda r: (r, r[1:]))(
                        [reading for reading in row['readings'] if reading['kind'] == kind])))
    check(falls > 0, 'no count ever falls')
    audience = [row['followers'] for row in rows('audience.ndjson')]
    check(audience == sorted(audience) and audience[-1] > 20 * audience[0], 'followers grow')


def test_holds_a_lockstep_attack():
    fresh = {row['key'] for row in rows('actors.ndjson')
             if '2026-05-29' <= row['created_at'] < '2026-06-02' and row['posts'] is not None
             and row['posts'] < 20 and row['followers'] and row['followers'][-1]['count'] < 20}
    check(len(fresh) >= 20, f'{len(fresh)} fresh accounts')
    made = sorted(row['created_at'] for row in rows('actors.ndjson') if row['key'] in fresh)
    check((when(made[-1]) - when(made[0])).total_seconds() <= 72 * 3600, 'made within 72 hours')
    posts = {row['id']: row['at'] for row in rows('posts.ndjson')}
    crowd, together = defaultdict(set), defaultdict(set)
    for row in rows('interactions.ndjson'):
        if row['post'] is None:
            continue
        crowd[row['post']].add(row['actor'])
        if row['actor'] in fresh and (
            when(row['at']) - when(posts[row['post']])).total_seconds() <= 86400:
            together[row['post']].add(row['actor'])
    hit = [post for post,
           group in together.items() if len(group) >= 20 and len(group) * 10 >= len(crowd[post])]
    check(len(hit) >= 3, f'{len(hit)} posts were hit')


def test_archive_of_x_has_its_traps():
    tweets = [item['tweet'] for item in x_part('tweets.js')]
    check(sum(tweet['full_text'].startswith('RT @') for tweet in tweets) > 10, 'retweets')
    check(sum(
        len(tweet['edit_info'].get('edit', {}).get('editControlInitial',
                                                   tweet['edit_info'].get('initial', {})).get(
                                                       'editTweetIds', [])) > 1
                                                       for tweet in tweets) >= 4, 'edits')
    check(sum(tweet.get('in_reply_to_user_id') == '1919414732118425600' for tweet in tweets) > 5,
          'threads')
    check(any(tweet.get('in_reply_to_user_id') not in (None, '1919414732118425600')
              for tweet in tweets), 'replies')
    check(any('&amp;' in tweet['full_text'] or '&lt;' in tweet['full_text']
              or tweet['entities']['urls'] for tweet in tweets), 'links')
    check(all(isinstance(tweet['favorite_count'], str) for tweet in tweets), 'counts are strings')
    check(len(x_part('follower.js')) > 1000, 'followers')


run()
