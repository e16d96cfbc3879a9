#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The AT Protocol's own servers on 127.0.0.1, and what can be done on them as a person would.

Run by itself it starts them with the made-up accounts, says where they are, and serves until it
is interrupted.
"""

import datetime
import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from debian import library_path, run  # noqa: E402
from install import node_folder  # noqa: E402
from running import Servers, free_ports, listening  # noqa: E402

PASSWORD = 'made up for the tests'
NOBODY = 65534


class Refused(Exception):
    """What a server answered instead of what was asked for."""


def ask(url, body=None, token=None, raw=None, kind='application/json'):
    """The parsed answer of a server; body or raw is posted."""
    data = raw if raw is not None else None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers={'Content-Type': kind})
    if token:
        request.add_header('Authorization', 'Bearer ' + token)
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            text = reply.read()
    except urllib.error.HTTPError as error:
        raise Refused(f'{url}: {error.code} {error.read()[:300]!r}') from error
    return json.loads(text) if text else None


class Bluesky(Servers):
    """The servers. Accounts are named by the first part of their handles."""

    name = 'bluesky'

    def boot(self):
        self.accounts = {}
        # A time for everything that is written: some days ago, always later than before.
        self.clock = (datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
                      - datetime.timedelta(days=20))
        self.boot_postgres()
        redis, *ports = free_ports(5)
        root = os.path.join(self.folder, 'root')
        libraries = {**os.environ, 'LD_LIBRARY_PATH': library_path(root)}
        child = self.start('redis', [os.path.join(root, 'usr/bin/redis-server'), '--port',
                                     str(redis), '--bind', '127.0.0.1', '--save', '',
                                     '--appendonly', 'no', '--dir', self.run], env=libraries)
        self.wait_for(child, lambda: listening(redis), 'Redis')
        os.makedirs(self.path('tmp'))
        node = os.path.join(node_folder(self.folder), 'bin', 'node')
        self.node = self.start('node', [node, os.path.join(HERE, 'serve.mjs')], env={
            **{name: value for name, value in os.environ.items()
               if not name.lower().endswith('_proxy')},
            'KSCORE_MODULES': self.folder, 'KSCORE_PORTS': ' '.join(map(str, ports)),
            'DB_POSTGRES_URL': f'postgresql://kscore@127.0.0.1:{self.postgres}/postgres',
            'DB_POSTGRES_SCHEMA': 'dev', 'REDIS_HOST': f'127.0.0.1:{redis}',
            'TMPDIR': self.path('tmp'), 'LOG_ENABLED': 'false', 'NODE_ENV': 'development',
        }, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        at = self.hear()
        self.pds, self.appview, self.plc = at['pds'], at['appview'], at['plc']

    def boot_postgres(self):
        root = os.path.join(self.folder, 'root')
        if os.geteuid() == 0 and not reachable(root):
            # Somebody else than root has to get at it.
            root = shutil.copytree(root, self.path('root'), symlinks=True)
        programs = os.path.join(root, 'usr/lib/postgresql')
        programs = os.path.join(programs, *os.listdir(programs), 'bin')
        environment = {**os.environ, 'LD_LIBRARY_PATH': library_path(root), 'HOME': self.run}
        data = self.path('postgres')
        os.makedirs(data)
        self.postgres, = free_ports(1)
        # It refuses to run as root.
        who = {}
        if os.geteuid() == 0:
            os.chown(data, NOBODY, NOBODY)
            who = {'user': NOBODY, 'group': NOBODY, 'extra_groups': []}
        run([os.path.join(programs, 'initdb'), '-D', data, '-U', 'kscore', '--auth=trust',
             '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], 'PostgreSQL cannot be set up',
            env=environment, cwd=data, **who)
        child = self.start(
            'postgres', [os.path.join(programs, 'postgres'), '-D', data, '-h', '127.0.0.1',
                         '-p', str(self.postgres), '-k', data, '-c', 'fsync=off', '-c', 'jit=off',
                         '-c', 'max_connections=200'],
            end=signal.SIGQUIT, env=environment, cwd=data, **who)
        self.wait_for(child, lambda: listening(self.postgres), 'PostgreSQL')

    def hear(self):
        """The next thing that the servers say."""
        while True:
            line = self.node.stdout.readline()
            if not line:
                raise AssertionError('the servers ended')
            if line.startswith(b'{'):
                return json.loads(line)

    def settle(self):
        """Until everything written has arrived in the AppView."""
        self.node.stdin.write(b'settle\n')
        self.node.stdin.flush()
        while not self.hear().get('settled'):
            pass

    def service(self):
        return f'appview={self.appview},pds={self.pds},plc={self.plc}'

    def get(self, method, server=None, **parameters):
        query = urllib.parse.urlencode(parameters, doseq=True)
        return ask(f'{server or self.appview}/xrpc/{method}?{query}')

    def all(self, method, member, **parameters):
        """Every entry of a list that comes in pages."""
        found, cursor = [], {}
        while True:
            page = self.get(method, limit=100, **parameters, **cursor)
            found += page[member]
            if not page.get('cursor') or not page[member]:
                return found
            cursor = {'cursor': page['cursor']}

    def call(self, who, method, body):
        return ask(f'{self.pds}/xrpc/{method}', body, self.accounts[who]['accessJwt'])

    def now(self, days_before=0):
        self.clock += datetime.timedelta(minutes=37)
        time = self.clock - datetime.timedelta(days=days_before)
        return time.isoformat(timespec='milliseconds').replace('+00:00', 'Z')

    def did(self, who):
        return self.accounts[who]['did']

    def add_account(self, who, name=None, about=None, labels=()):
        self.accounts[who] = ask(f'{self.pds}/xrpc/com.atproto.server.createAccount', {
            'handle': f'{who}.test', 'email': f'{who}@test.invalid', 'password': PASSWORD})
        profile = {'$type': 'app.bsky.actor.profile', 'createdAt': self.now()}
        if name:
            profile['displayName'] = name
        if about:
            profile['description'] = about
        if labels:
            profile['labels'] = {'$type': 'com.atproto.label.defs#selfLabels',
                                 'values': [{'val': label} for label in labels]}
        if name or about or labels:
            self.call(who, 'com.atproto.repo.putRecord', {
                'repo': self.did(who), 'collection': 'app.bsky.actor.profile', 'rkey': 'self',
                'record': profile})

    def write(self, who, collection, records):
        """Writes records of one collection, all at once; their names."""
        done = self.call(who, 'com.atproto.repo.applyWrites', {'repo': self.did(who), 'writes': [
            {'$type': 'com.atproto.repo.applyWrites#create', 'collection': collection,
             'value': {'$type': collection, 'createdAt': self.now(), **record}}
            for record in records]})
        return [{'uri': result['uri'], 'cid': result['cid']} for result in done['results']]

    def delete(self, who, name):
        collection, key = name['uri'].split('/')[-2:]
        self.call(who, 'com.atproto.repo.deleteRecord', {
            'repo': self.did(who), 'collection': collection, 'rkey': key})

    def post(self, who, text, **more):
        return self.write(who, 'app.bsky.feed.post', [{'text': text, 'langs': ['en'], **more}])[0]

    def reply(self, who, root, parent, text):
        return self.post(who, text, reply={'root': root, 'parent': parent})

    def quote(self, who, post, text):
        return self.post(who, text, embed={'$type': 'app.bsky.embed.record', 'record': post})

    def like(self, who, post):
        return self.write(who, 'app.bsky.feed.like', [{'subject': post}])[0]

    def repost(self, who, post):
        return self.write(who, 'app.bsky.feed.repost', [{'subject': post}])[0]

    def follow(self, who, whom):
        return self.write(who, 'app.bsky.graph.follow', [{'subject': self.did(whom)}])[0]

    def rename(self, who, handle):
        self.call(who, 'com.atproto.identity.updateHandle', {'handle': handle})

    def mention(self, who, text, whom):
        """A post that names another account in its text."""
        name = f'@{whom}.test'
        start = len(text[:text.index(name)].encode())
        return self.post(who, text, facets=[{
            'index': {'byteStart': start, 'byteEnd': start + len(name.encode())},
            'features': [{'$type': 'app.bsky.richtext.facet#mention', 'did': self.did(whom)}]}])


def reachable(folder):
    """Whether everybody may go into a folder."""
    while os.stat(folder).st_mode & 0o001:
        if folder == '/':
            return True
        folder = os.path.dirname(folder)
    return False


# Both over the hundred that a page of a list holds.
DIARY = 105
CROWD = 105


def seed(bluesky):
    """Made-up accounts and what they do; the posts by name."""
    for who, *rest in (('alice', 'Alice Example', 'Botanist. Writes about #gardening.'),
                       ('bob', 'Bob Builder', 'Builds things with C.'),
                       ('carla', 'Carla Ünïcödé 🌻', 'Übersetzerin: tests non-ASCII names.'),
                       ('dan', 'Dan \u202eevil\u202c <b>bold</b>'),
                       ('erin', 'Erin (she/her)', 'Photographs'),
                       ('frank',),
                       ('gina', 'Gina', 'Not for visitors', ['!no-unauthenticated']),
                       ('quiet', 'Quiet One', 'Never posts'),
                       ('nobot', 'No Bots Please', 'Leave me alone. #nobot')):
        bluesky.add_account(who, *rest)
    others = ['bob', 'carla', 'dan', 'erin', 'frank', 'gina', 'quiet']
    for who, whom in (*((who, 'alice') for who in others if who != 'quiet'),
                      ('alice', 'bob'), ('alice', 'carla'), ('bob', 'carla')):
        bluesky.follow(who, whom)
    posts = {'hello': bluesky.post('alice', 'Hello from a real server! #gardening')}
    hello = posts['hello']
    posts['mention'] = bluesky.mention('bob', 'Grüße 🌻: working with @alice.test', 'alice')
    posts['welcome'] = bluesky.reply('bob', hello, hello, 'Welcome!')
    posts['thanks'] = bluesky.reply('alice', hello, posts['welcome'], 'Thank you!')
    posts['me too'] = bluesky.reply('carla', hello, posts['thanks'], 'Ich auch 🌻')
    posts['question'] = bluesky.reply('dan', hello, hello, 'What kind of roses?')
    posts['gone reply'] = bluesky.reply('frank', hello, hello, 'Taken back')
    posts['quote'] = bluesky.quote('carla', hello, 'Everyone should read this')
    posts['self quote'] = bluesky.quote('alice', hello, 'As I said')
    posts['old'] = bluesky.post('alice', 'Two months ago', createdAt=bluesky.now(60))
    posts['ancient'] = bluesky.post('alice', 'Almost a year ago', createdAt=bluesky.now(300))
    posts['thread'] = bluesky.post('alice', 'A thread, 1/3')
    posts['thread 2'] = bluesky.reply('alice', posts['thread'], posts['thread'], '2/3')
    posts['thread 3'] = bluesky.reply('alice', posts['thread'], posts['thread 2'], '3/3')
    posts['gone'] = bluesky.post('alice', 'Regretted at once')
    posts['elsewhere'] = bluesky.post('erin', 'A post of somebody else')
    for who in (*others, 'alice'):
        bluesky.like(who, hello)
    for who in ('bob', 'carla', 'erin', 'alice'):
        bluesky.repost(who, hello)
    bluesky.like('bob', posts['gone'])
    bluesky.like('bob', posts['old'])
    bluesky.like('bob', posts['ancient'])
    bluesky.like('alice', posts['welcome'])
    bluesky.repost('alice', posts['elsewhere'])
    posts['diary'] = bluesky.write('alice', 'app.bsky.feed.post', [
        {'text': f'Garden diary, day {day} #gardening', 'langs': ['en']}
        for day in range(1, DIARY + 1)])
    bluesky.write('bob', 'app.bsky.feed.like',
                  [{'subject': post} for post in posts['diary'][9::10]])
    bluesky.write('carla', 'app.bsky.feed.repost',
                  [{'subject': post} for post in posts['diary'][19::20]])
    for number in range(CROWD):
        who = f'crowd{number}'
        bluesky.add_account(who)
        bluesky.like(who, hello)
        bluesky.follow(who, 'alice')
    bluesky.delete('alice', posts['gone'])
    bluesky.delete('frank', posts['gone reply'])
    bluesky.settle()
    return posts


def main():
    with Bluesky() as bluesky:
        seed(bluesky)
        print('alice.test --service ' + bluesky.service(), flush=True)
        try:
            bluesky.node.wait()
        except KeyboardInterrupt:
            pass


if __name__ == '__main__':
    main()
