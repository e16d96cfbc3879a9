# SPDX-License-Identifier: GPL-3.0-or-later
"""The fake servers as a process, and what a refresh of accounts on them has to bring."""

import json
import os
import subprocess

from harness import TOP, check, check_equal
from kscore import ndjson

PROGRAM = os.environ.get('KSCORE_FAKE_FEDIVERSE',
                         os.path.join(TOP, '_build', 'tests', 'servers', 'fake-fediverse'))

# What the fake servers and Kscore take for the present; and an hour after that, as what was read
# this very second is not read again.
NOW = '2026-11-01T12:00:00Z'
LATER = '2026-11-01T13:00:00Z'


class Fediverse:
    """Servers on this machine; tests/servers/README.md says what they can be told."""

    def __init__(self, kind='mastodon', **options):
        words = [f'--{name}' if value is True else f'--{name}={value}'
                 for name, value in options.items()]
        self.process = subprocess.Popen([PROGRAM, f'--kind={kind}', f'--now={NOW}', *words],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        greeting = json.loads(self.process.stdout.readline())
        self.kind = kind
        self.addresses = greeting['hosts']
        self.accounts = {one['name']: one for one in greeting['accounts']}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    def tell(self, do, **words):
        self.process.stdin.write(json.dumps({'do': do, **words}) + '\n')
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        check(answer['ok'], f'{do} {words}: {answer}')
        return answer

    def names(self):
        return list(self.accounts)

    def host(self, name):
        return self.accounts[name]['host']

    def address(self, name):
        return self.addresses[self.host(name)]

    def handle(self, name):
        """As a person writes it."""
        handle = self.describe(name)['handle']
        return '@' + handle if self.kind == 'mastodon' else handle

    def describe(self, name):
        """What is true of an account and public."""
        return self.tell('account', account=name)['account']

    def react(self, do, actor, post):
        check(self.tell(do, actor=actor, post=post['id'])['changed'], f'{actor} {do} {post}')

    def stats(self):
        return self.tell('stats')

    def count(self):
        return self.stats()['requests']


def link_words(world, name):
    return ('link', world.handle(name), '--service', world.address(name))


def link(home, world, name, data=None):
    """Links somebody; all has to go well."""
    account, = home.json(*link_words(world, name), '--json', data=data)['accounts']
    check_equal((account['state'], account['message']), ('ok', None), f'linking {name}')
    check_equal(account['id'], f'{world.kind}:{world.accounts[name]["native_id"]}', 'who it is')
    return account


def drain(home, data=None):
    """Refreshes until nothing is left to be read."""
    for _ in range(30):
        accounts = home.json('sync', '--json', data=data)['accounts']
        check(all(one['state'] == 'ok' for one in accounts), f'a refresh brought {accounts}')
        if all(one['complete'] for one in accounts):
            return
    raise AssertionError('refreshing does not come to an end')


def name_of(handle):
    return handle.split('@')[0].split('.')[0]


def evidence_of(folder):
    """{(post, kind, name of who did it)} of an export."""
    names = {row['key']: name_of(row['handle']) for row in ndjson(folder, 'actors.ndjson')
             if row['handle']}
    return {(row['post'], row['kind'], names.get(row['actor'], row['actor']))
            for row in ndjson(folder, 'interactions.ndjson')}


def check_against(world, name, home, data=None):
    """Holds what is stored of an account against what its servers know."""
    truth = world.describe(name)
    folder = home.export(data=data)
    account = f'{world.kind}:{world.accounts[name]["native_id"]}'
    stored = {row['id']: row for row in ndjson(folder, 'posts.ndjson')
              if row['account'] == account}
    check_equal(set(stored), {post['id'] for post in truth['posts']}, 'posts')
    found = evidence_of(folder)
    for post in truth['posts']:
        for field, kind in (('likes', 'like'), ('boosts', 'reshare'), ('replies', 'reply'),
                            ('quotes', 'quote')):
            check_equal(stored[post['id']]['counts'][kind], post['counts'][kind],
                        f'{field} of {post["id"]}')
            # Mastodon says how many quotes there are, and to nobody whose.
            if (world.kind, field) != ('mastodon', 'quotes'):
                reacted = {actor for one, what, actor in found if (one, what) == (post['id'], kind)}
                check_equal(reacted, set(post[field]) - {name}, f'{field} of {post["id"]}: who')
    check_equal({row['followers'] for row in ndjson(folder, 'audience.ndjson')
                 if row['account'] == account}, {len(truth['followers'])}, 'followers')
