# SPDX-License-Identifier: GPL-3.0-or-later
"""Small made-up archives, right and wrong ones."""

import io
import json
import os
import struct
import tarfile
import zipfile
import zlib

ACCOUNT_ID = '77001'


def js(name, value):
    return f'window.YTD.{name}.part0 = ' + json.dumps(value)


def tweet(number, text, likes='3', date='Tue Sep 15 10:00:00 +0000 2026', **more):
    number = str(1900000000000000000 + number)
    return {'tweet': {'id': number, 'id_str': number, 'full_text': text, 'created_at': date,
                      'favorite_count': likes, 'retweet_count': '0', 'favorited': False,
                      'retweeted': False, 'truncated': False, 'lang': 'en',
                      'entities': {'hashtags': [], 'urls': [], 'user_mentions': [], 'symbols': []},
                      **more}}


def x_files(tweets, account_id=ACCOUNT_ID, name='Bo Fen', handle='bofen'):
    return {
        'data/manifest.js': 'window.__THAR_CONFIG = ' + json.dumps({
            'userInfo': {'accountId': account_id, 'userName': handle, 'displayName': name},
            'archiveInfo': {'sizeBytes': '1000', 'generationDate': '2026-10-20T08:00:00.000Z',
                            'isPartialArchive': False, 'maxPartSizeBytes': '53687091200'},
            'dataTypes': {
                'tweets': {
                    'files': [
                        {'fileName': 'data/tweets.js', 'globalName': 'YTD.tweets.part0',
                         'count': str(len(tweets))}]}}}),
        'data/account.js': js('account',
                              [{'account': {'email': None, 'createdVia': 'web', 'username': handle,
                                            'accountId': account_id,
                                                       'createdAt': '2026-01-05T12:00:00.000Z',
                                                       'accountDisplayName': name}}]),
        'data/follower.js': js('follower',
                               [{'follower': {'accountId': str(i)}} for i in range(40)]),
        'data/tweets.js': js('tweets', tweets),
    }


def mastodon_files(content='<p>Hello</p>', actor='https://moor.example/users/bo'):
    public = 'https://www.w3.org/ns/activitystreams#Public'
    note = {'id': f'{actor}/statuses/1', 'type': 'Note', 'published': '2026-09-15T10:00:00Z',
            'url': 'https://moor.example/@bo/1', 'inReplyTo': None, 'to': [public], 'cc': [],
            'content': content, 'contentMap': {'en': content}, 'tag': [], 'attachment': [],
            'likes': {'totalItems': 3}, 'shares': {'totalItems': 1}}
    return {'actor.json': json.dumps(
        {'id': actor, 'type': 'Person', 'preferredUsername': 'bo', 'name': 'Bo',
         'url': 'https://moor.example/@bo', 'published': '2026-01-05T00:00:00Z',
                                      'outbox': 'outbox.json'}),
            'outbox.json': json.dumps(
                {'id': 'outbox.json', 'type': 'OrderedCollection', 'totalItems': 1,
                                       'orderedItems': [
                                           {'id': f'{actor}/statuses/1/activity', 'type': 'Create',
                                            'published': '2026-09-15T10:00:00Z', 'to': [public],
                                            'object': note}]})}


def mastodon_archive(account, address):
    """What a server gives somebody of whom the fake servers tell this; private posts not."""
    actor = account['native_id']
    name = actor.rsplit('/', 1)[1]
    files = mastodon_files(actor=actor)
    owner = json.loads(files['actor.json'])
    owner.update(preferredUsername=name, url=f'{address}/@{name}',
                 webfinger=account['handle'])
    outbox = json.loads(files['outbox.json'])
    template, items = outbox['orderedItems'][0], []
    for post in account['posts']:
        uri = post['id']
        content = f'<p>{post["text"]}</p>'
        note = {**template['object'], 'id': uri, 'published': post['at'],
                'url': f'{address}/@{name}/{post["remote_id"]}', 'content': content,
                'contentMap': {'en': content}, 'likes': {'totalItems': len(post['likes'])},
                'shares': {'totalItems': len(post['boosts'])}}
        items.append({**template, 'id': f'{uri}/activity', 'published': post['at'],
                      'object': note})
    outbox.update(totalItems=len(items), orderedItems=items)
    return {'actor.json': json.dumps(owner), 'outbox.json': json.dumps(outbox)}


def export_files(post, readings=(), actors=()):
    """Kscore's own export of one account, known whole since 2024, and of one post."""
    account = 'moor:1'
    kinds = ['post', 'like', 'reply', 'reshare', 'people', 'audience']
    coverage = [{'from': '2024-01-01', 'to': '2026-10-31', 'kinds': kinds}]
    likes = [{'account': account, 'post': post, 'kind': 'like', 'actor': key, 'seq': 0,
              'at': '2026-10-06T10:00:00Z', 'precision': 'exact'} for key, _ in actors]

    def lines(rows):
        return ''.join(json.dumps(row) + '\n' for row in rows)

    return {
        'settings.json': json.dumps({'format': 'kscore-export-1',
                                     'exported_at': '2026-10-31T18:00:00Z'}),
        'accounts.json': json.dumps([{'id': account, 'network': 'moor', 'native_id': '1',
                                      'handle': 'bo', 'created_at': '2024-01-01T00:00:00Z',
                                      'state': 'linked', 'coverage': coverage}]),
        'posts.ndjson': lines({'id': one, 'account': account, 'at': '2026-10-05T08:00:00Z',
                               'precision': 'exact', 'text': 'Fog', 'kind': 'post',
                               'readings': [{'kind': kind, 'total': total,
                                             'at': '2026-10-07T08:00:00Z'}
                                            for kind, total in readings]}
                              for one in (post, post + '-2')),
        'actors.ndjson': lines({'account': account, 'key': key,
                                'followers': [{'at': '2026-10-05T00:00:00Z', 'count': followers}]}
                               for key, followers in actors),
        'interactions.ndjson': lines(likes),
        'marks.ndjson': '',
        'audience.ndjson': lines([{'account': account, 'at': '2026-10-31T00:00:00Z',
                                   'followers': 7}])}


def data(content):
    return content if isinstance(content, bytes) else content.encode()


def zip_bytes(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, data(content))
    return out.getvalue()


def tar_bytes(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w:gz') as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data(content))
            archive.addfile(member, io.BytesIO(data(content)))
    return out.getvalue()


def encrypted_zip(files):
    """As a ZIP whose members need a password: the flag is set and the bytes make no sense."""
    content = bytearray(zip_bytes(files))
    for magic, flag in ((b'PK\3\4', 6), (b'PK\1\2', 8)):
        at = content.find(magic)
        while at >= 0:
            content[at + flag] |= 1
            at = content.find(magic, at + 4)
    return bytes(content)


def zip_bomb(declared=3 << 30):
    """A member of three gigabytes of spaces in some megabytes, which says so or lies."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    megabyte = compressor.compress(b' ' * (1 << 20)) + compressor.flush(zlib.Z_FULL_FLUSH)
    packed, size, crc = megabyte * (3 << 10) + compressor.flush(), declared, 0
    name = b'data/tweets.js'
    others = zip_bytes(
        {name: content for name, content in x_files([]).items() if name != 'data/tweets.js'})
    end = others.rfind(b'PK\5\6')
    start = struct.unpack('<I', others[end + 16:end + 20])[0]
    entries = struct.unpack('<H', others[end + 10:end + 12])[0]
    local = struct.pack('<4sHHHHHIIIHH', b'PK\3\4', 20, 0, 8, 0, 33, crc, len(packed), size,
                        len(name), 0) + name + packed
    central = struct.pack('<4sHHHHHHIIIHHHHHII', b'PK\1\2', 20, 20, 0, 8, 0, 33, crc, len(packed),
                          size, len(name), 0, 0, 0, 0, 0, start) + name
    directory = others[start:end] + central
    return others[:start] + local + directory + struct.pack('<4sHHHHIIH', b'PK\5\6', 0, 0,
                                                            entries + 1, entries + 1,
                                                            len(directory), start + len(local), 0)


def save_folder(root, files):
    for name, content in files.items():
        path = os.path.join(root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as out:
            out.write(data(content))
    return root
