#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""snac, a small server with a part of Mastodon's API, on 127.0.0.1, with made-up accounts.

Run by itself it starts it with them, says where it is, and serves until it is interrupted.
"""

import base64
import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from debian import library_path  # noqa: E402
from running import Servers, free_ports  # noqa: E402

WHO = ('alice', 'bob', 'carla', 'nobot', 'quiet')
NOTES = 30


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Snac(Servers):
    """The server and its accounts."""

    name = 'snac'

    def boot(self):
        self.port, = free_ports(1)
        self.url = f'http://127.0.0.1:{self.port}'
        self.host = f'localhost:{self.port}'
        root = os.path.join(self.folder, 'root')
        self.program = os.path.join(root, 'usr/bin/snac')
        self.environment = {**os.environ, 'LD_LIBRARY_PATH': library_path(root), 'DEBUG': '0'}
        self.data = self.path('data')
        self.snac('init', self.data, said=f'127.0.0.1\n{self.port}\n{self.host}\n\n\n\n')
        # It hands everything over to itself: with a thread to send there has to be one to receive.
        self.change('server.json', protocol='http', num_threads=32,
                    disable_inbox_collection=True)
        self.passwords, self.tokens = {}, {}
        for who in WHO:
            said = self.snac('adduser', self.data, who)
            self.passwords[who] = said.split('User password is ')[1].split()[0]
        self.serve()

    def serve(self):
        """Starts the server on the data that is there."""
        # It often stays when asked to go while a connection is open.
        child = self.start('server', [self.program, 'httpd', self.data], end=signal.SIGKILL,
                           env=self.environment)
        self.wait_for(child, self.answers, 'snac')

    def stop(self):
        self.end(*self.children.pop())

    def answers(self):
        try:
            return bool(self.get('/api/v1/instance'))
        except OSError:
            return False

    def snac(self, *words, said=''):
        done = subprocess.run([self.program, *words], env=self.environment, input=said, text=True,
                              capture_output=True, timeout=60, check=False)
        return done.stdout + done.stderr

    def change(self, file, **values):
        """Changes members of one of its JSON files."""
        path = os.path.join(self.data, file)
        with open(path, encoding='utf-8') as text:
            content = json.load(text)
        content.update(values)
        with open(path, 'w', encoding='utf-8') as out:
            json.dump(content, out)

    def request(self, path, who=None, **form):
        # It closes idle connections without a word: each request has its own.
        data = urllib.parse.urlencode(form).encode() if form else None
        request = urllib.request.Request(self.url + path, data=data,
                                         headers={'Connection': 'close'})
        if who:
            request.add_header('Authorization', 'Bearer ' + self.token(who))
        with urllib.request.urlopen(request, timeout=60) as reply:
            return reply.read().decode()

    def get(self, path, who=None):
        return json.loads(self.request(path, who))

    def token(self, who):
        if who not in self.tokens:
            self.tokens[who] = self.request('/oauth/x-snac-get-token', login=who,
                                            passwd=self.passwords[who]).strip()
        return self.tokens[who]

    def note(self, who, text):
        """Publishes; what the server makes of it."""
        return json.loads(self.request('/api/v1/statuses', who, status=text, visibility='public'))

    def reply(self, who, note, text):
        return json.loads(self.request('/api/v1/statuses', who, status=text, visibility='public',
                                       in_reply_to_id=note['id']))

    def react(self, who, how, note):
        """Favourites or reblogs a note that is in that account's timeline."""
        self.request(f'/api/v1/statuses/{note["id"]}/{how}', who, x='1')

    def delete(self, who, note):
        """Deletes a note as the web page of the server does: its API cannot."""
        secret = base64.b64encode(f'{who}:{self.passwords[who]}'.encode()).decode()
        form = urllib.parse.urlencode({'id': note['uri'], 'actor': '', 'action': 'Delete'}).encode()
        request = urllib.request.Request(f'{self.url}/{who}/admin/action', data=form,
                                         headers={'Authorization': 'Basic ' + secret})
        # Where it leads to afterwards does not matter.
        try:
            with urllib.request.build_opener(NoRedirect).open(request, timeout=60):
                pass
        except urllib.error.HTTPError as error:
            if error.code != 303:
                raise

    def settle(self, arrived):
        self.wait_for(self.children[-1][0], arrived, 'snac')

    def statuses(self, who):
        """What the server tells everybody of the account's posts."""
        user = self.get(f'/api/v1/accounts/lookup?acct={who}')
        return self.get(f'/api/v1/accounts/{user["id"]}/statuses?limit=40')


def seed(snac):
    """What the made-up accounts do; the notes by name."""
    snac.change('user/alice/user.json', name='Alice Example', bio='Botanist. #gardening')
    snac.change('user/carla/user.json', name='Carla Ünïcödé 🌻', bio='Übersetzerin')
    snac.change('user/nobot/user.json', name='No Bots', bio='Leave me alone. #nobot')
    notes = {'hello': snac.note('alice', 'Hello from a real server! #gardening')}
    notes['welcome'] = snac.reply('bob', notes['hello'], '@alice Welcome!')
    notes['thanks'] = snac.reply('alice', notes['welcome'], '@bob Thank you! 🌻')
    snac.reply('carla', notes['hello'], '@alice Ich auch 🌻')
    for day in range(1, NOTES + 1):
        notes[f'diary {day}'] = snac.note('alice', f'Garden diary, day {day} #gardening')
    for who in ('alice', 'bob', 'carla'):
        snac.react(who, 'favourite', notes['hello'])
    for who in ('bob', 'carla'):
        snac.react(who, 'reblog', notes['hello'])
    snac.react('alice', 'reblog', notes['welcome'])
    # It hands all that over to itself in the background.
    snac.settle(lambda: [(each['favourites_count'], each['reblogs_count'], each['replies_count'])
                         for each in snac.statuses('alice')
                         if each['id'] == notes['hello']['id']] == [(3, 2, 2)])
    return notes


def main():
    with Snac() as snac:
        seed(snac)
        print(f'alice@{snac.host} --service {snac.url}', flush=True)
        try:
            snac.children[-1][0].wait()
        except KeyboardInterrupt:
            pass


if __name__ == '__main__':
    main()
