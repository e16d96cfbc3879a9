# SPDX-License-Identifier: GPL-3.0-or-later
"""Kscore's own export: her Mastodon account with the people who react."""

import json
from datetime import timedelta

from people import attackers, people
from posts import body
from reactions import readings, refreshes
from texts import writer
from world import (ACCOUNT, END, HOST, MASTODON_ARCHIVE, OWNER, SITE, START, compact, day, dice,
                   mastodon_followers, save, save_lines, stamp, week_starts)


COVERED = ['post', 'like', 'follow', 'reply', 'mention', 'reshare', 'quote', 'audience', 'people']


def post_row(post, times):
    rows = readings(post, times)
    newest = {row['kind']: row['total'] for row in rows}
    return {'id': post.id, 'account': ACCOUNT,
            'url': f'https://{HOST}/@ada/{post.id.rsplit("/", 1)[1]}', 'at': stamp(post.at),
            'precision': 'exact',
            'text': body(post), 'lang': post.lang, 'kind': post.kind,
            'reply_to': post.reply_to.id if post.reply_to_self else post.reply_to,
            'reply_to_self': post.reply_to_self,
            'tags': post.tags, 'links': post.links,
            'counts': {kind: newest.get(kind) for kind in ('like', 'reshare', 'reply', 'quote')},
            'readings': rows}


def interaction_rows(posts):
    rows = []
    seq = 0
    for post in posts:
        for at, kind, person, precision in post.reactions:
            rows.append((at, post.id, kind, person, precision))
    for person in people:
        if person.followed_at:
            rows.append((person.followed_at, None, 'follow', person, 'exact'))
    for monday in week_starts():
        for _ in range(dice.below(4)):
            at = monday + timedelta(seconds=dice.below(7 * 86400))
            crowd = [person for person in people if person.since <= at and person.activity]
            if START < at < END - timedelta(hours=1) and crowd:
                rows.append((at, None, 'mention', dice.pick(crowd), 'exact'))
    rows.sort(key=lambda row: (row[0], row[1] or '', row[2], row[3].key))
    for at, post, kind, person, precision in rows:
        if kind in ('reply', 'mention', 'quote'):
            seq += 1
        person.reacted = True
        yield {'account': ACCOUNT, 'post': post, 'kind': kind, 'actor': person.key,
               'seq': seq if kind in ('reply', 'mention', 'quote') else 0,
               'at': stamp(at if precision == 'exact' else at.replace(hour=12, minute=0, second=0)),
               'precision': precision}


def actor_row(person):
    return {'account': ACCOUNT, 'key': person.key, 'handle': person.handle,
            'display_name': person.name, 'created_at': stamp(person.created),
            'posts': person.posts, 'following': person.following,
            'followers': [{'at': day(at), 'count': count} for at, count in person.readings],
            'follows_owner': person.follows_owner, 'followed_by_owner': person.followed_by_owner,
            'known': False}


def mark_rows():
    def row(kind, maker, source, since, until=None, value=1):
        return {'account': ACCOUNT, 'kind': kind, 'maker': maker, 'source': source, 'value': value,
                'from': day(since), 'to': day(until) if until else None}

    def since():
        return START + timedelta(days=30 + dice.below(500))

    rows = []
    fans = dice.shuffled(people)
    names = ['bird-people', 'maintainers', 'quiet-internet', 'speakers', 'maps', 'slow-bikes',
             'makers', 'field-notes', 'good-humour', 'inclusive-software']
    for i, person in enumerate(fans[:58]):
        start = since()
        end = start + timedelta(days=90) if dice.chance(0.07) and start + timedelta(
            days=90) < END else None
        rows.append(row('list', person.key, f'{person.key}/lists/{dice.pick(names)}', start, end))
    for i in range(9):
        rows.append(row('list', None, f'https://packs.example/{names[i]}', since()))
    for person in fans[20:60]:
        rows.append(row('star', person.key, f'{SITE}/code/birdsong', since()))
    for person in fans[50:62]:
        rows.append(row('fork', person.key, f'{SITE}/code/birdsong', since()))
    for person in fans[60:84]:
        rows.append(row('endorsement', person.key, f'{person.key}#featured', since()))
    for person in fans[70:86]:
        rows.append(row('sponsor', person.key, f'{SITE}/support', since()))
    for person in fans[90:98]:
        rows.append(row('recommendation', person.key, f'{person.key}#letter', since()))
    for site in [f'{name}.example' for name in writer.names['site']]:
        for i in range(1 + dice.below(4)):
            page = f'https://{site}/{2025 + dice.below(2)}/{dice.pick(names)}-{i + 1}'
            rows.append(row('linking-page', site, page, since()))
    birders = 'https://ask.birders.example/users/412'
    rows.append(row('reputation', None, birders, since(), value=2140))
    rows.sort(key=lambda row: (row['from'], row['kind'], row['source'], row['maker'] or ''))
    return rows


def save_export(root, posts):
    times = refreshes()
    rows = list(interaction_rows(posts))
    marks = mark_rows()
    makers = {mark['maker'] for mark in marks}
    actors = [person for person in people + attackers if person.reacted or person.follows_owner
              or person.key in makers]
    coverage = [{'from': day(START), 'to': day(END), 'kinds': COVERED}]
    audience = [{'account': ACCOUNT, 'at': stamp(at), 'followers': mastodon_followers(at)}
                for at in times if at.weekday() == 6 or at > MASTODON_ARCHIVE]
    account = {'id': ACCOUNT, 'network': 'mastodon', 'native_id': OWNER, 'handle': f'ada@{HOST}',
               'display_name': 'Ada Wren', 'url': f'https://{HOST}/@ada',
               'created_at': stamp(START.replace(hour=0, minute=0)),
               'followers': mastodon_followers(times[-1]), 'following': 412, 'posts': len(posts),
               'interactions': len(rows), 'last_refresh': stamp(times[-1]), 'state': 'linked',
               'coverage': coverage}
    save(root, 'export/accounts.json', json.dumps([account], ensure_ascii=False, indent=1) + '\n')
    save_lines(root, 'export/posts.ndjson', [post_row(post, times) for post in posts])
    save_lines(root, 'export/actors.ndjson',
               [actor_row(person) for person in sorted(actors, key=lambda person: person.key)])
    save_lines(root, 'export/interactions.ndjson', rows)
    save_lines(root, 'export/marks.ndjson', marks)
    save_lines(root, 'export/audience.ndjson', audience)
    save(root, 'export/coverage.json',
         compact([
             {'account': ACCOUNT, 'intervals': coverage,
              'unknown': ['save', 'star', 'comment', 'fork', 'link']}]) + '\n')
    save(root, 'export/scores.ndjson', '')
    save(root, 'export/settings.json',
         compact({'format': 'kscore-export-1', 'exported_at': stamp(END), 'model': None,
                  'weights': None}) + '\n')
