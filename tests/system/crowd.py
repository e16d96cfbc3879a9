# SPDX-License-Identifier: GPL-3.0-or-later
"""The made-up person's export with a crowd added that reacts to the last posts."""

import json
import os
import random
import shutil
from bisect import bisect_right
from collections import Counter, defaultdict
from datetime import datetime, timedelta

from kscore import EXPORT, ndjson

ACCOUNT = 'mastodon:https://hedgerow.example/users/ada'
FORM = '%Y-%m-%dT%H:%M:%SZ'
END = '2026-10-31T12:00:00Z'


def when(text):
    return datetime.strptime(text, FORM)


class Crowd:
    """People who are added, and what they do; the same seed makes the same crowd."""

    def __init__(self, seed=1):
        self.throw = random.Random(seed)
        self.actors, self.interactions = [], []
        self.posts = [post for post in ndjson(EXPORT, 'posts.ndjson')
                      if post['kind'] == 'post' and post['at'] < '2026-10-30']
        self.posts.sort(key=lambda post: post['at'])

    def add(self, made, followers=0, posts=0, following=0, name=None):
        """Somebody whose account was made then; their key."""
        key = f'https://likes.example/users/a{len(self.actors)}'
        handle = f'a{len(self.actors)}@likes.example'
        self.actors.append({
            'account': ACCOUNT, 'key': key, 'handle': handle,
            'display_name': handle if name is None else name,
            'created_at': made.strftime(FORM), 'posts': posts, 'following': following,
            'followers': [{'at': '2026-10-31', 'count': followers}], 'follows_owner': False,
            'followed_by_owner': False, 'known': False})
        return key

    def add_many(self, count, made='2026-09-30T00:00:00Z', hours=24, **profile):
        return [self.add(when(made) + timedelta(hours=hours * self.throw.random()), **profile)
                for _ in range(count)]

    def react(self, key, post, at, kind='like', precision='exact'):
        self.interactions.append({
            'account': ACCOUNT, 'post': post['id'], 'kind': kind, 'actor': key, 'seq': 0,
            'at': min(at, when(END)).strftime(FORM), 'precision': precision})

    def react_to_all(self, keys, posts, hours=2, **how):
        """Everybody to every post, within so many hours of it."""
        for post in posts:
            for key in keys:
                at = when(post['at']) + timedelta(minutes=1, hours=hours * self.throw.random())
                self.react(key, post, at, **how)

    def write(self, folder, small=False):
        """The export with the crowd in it, as if the counts had been read with them.

        A small person has a hundredth of the audience, and only reactions of somebody known."""
        shutil.copytree(EXPORT, folder)
        times, known = defaultdict(list), Counter()
        for name, rows in (('actors', self.actors), ('interactions', self.interactions)):
            with open(os.path.join(folder, name + '.ndjson'), 'a', encoding='utf-8') as out:
                out.writelines(json.dumps(row) + '\n' for row in rows)
        for row in self.interactions:
            times[row['post'], row['kind']].append(row['at'])
        for row in ndjson(EXPORT, 'interactions.ndjson'):
            known[row['post'], row['kind']] += 1
        for row in times.values():
            row.sort()
        self._write_posts(folder, times, known if small else None)
        if small:
            self._make_small(folder)
        return folder

    @staticmethod
    def _write_posts(folder, times, known):
        posts = ndjson(folder, 'posts.ndjson')
        for post in posts:
            for kind, total in post['counts'].items():
                added = times[post['id'], kind]
                readings = [reading for reading in post['readings'] if reading['kind'] == kind]
                others = [reading for reading in post['readings'] if reading['kind'] != kind]
                if known is not None:
                    total = known[post['id'], kind]
                    readings = [{'kind': kind, 'total': total, 'at': '2026-10-31T11:00:00Z'}]
                for reading in readings[:-1]:
                    reading['total'] += bisect_right(added, reading['at'])
                if readings:
                    readings[-1]['total'] += len(added)
                if total is not None:
                    post['counts'][kind] = total + len(added)
                post['readings'] = others + readings
        with open(os.path.join(folder, 'posts.ndjson'), 'w', encoding='utf-8') as out:
            out.writelines(json.dumps(post) + '\n' for post in posts)

    @staticmethod
    def _make_small(folder):
        path = os.path.join(folder, 'audience.ndjson')
        audience = ndjson(folder, 'audience.ndjson')
        with open(path, 'w', encoding='utf-8') as out:
            for row in audience:
                out.write(json.dumps({**row, 'followers': row['followers'] // 100 + 1}) + '\n')
        path = os.path.join(folder, 'accounts.json')
        with open(path, encoding='utf-8') as text:
            accounts = json.load(text)
        with open(path, 'w', encoding='utf-8') as out:
            json.dump([{**row, 'followers': row['followers'] // 100 + 1} for row in accounts], out)
