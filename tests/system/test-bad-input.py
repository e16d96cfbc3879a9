#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What bad input gets: a clear sentence and one action, exit 1, nothing lost, nothing half written.

Wrong usage exits 2."""

import json
import os

import archives
from archives import mastodon_files, tar_bytes, tweet, x_files, zip_bytes
from harness import check, check_equal, run
from kscore import Scratch, check_same_folder, ndjson

GOOD = [tweet(1, 'A wren sings.'), tweet(2, 'And again.', '12', 'Wed Sep 23 10:00:00 +0000 2026')]


def refused(name, content, words=()):
    """An import that fails leaves an empty directory empty and a full one as it was."""
    with Scratch() as scratch:
        bad = scratch.write(name, content)
        text = scratch.must_fail('import', bad)
        for word in words:
            check(word in text.lower(), f'{name}: nothing of "{word}" in {text!r}')
        check_equal(scratch.json('accounts', '--json'), [], f'{name}: accounts')
        scratch.must('import', scratch.write('good.zip', zip_bytes(x_files(GOOD))))
        before = scratch.export()
        scratch.must_fail('import', bad)
        check_same_folder(before, scratch.export(), f'after {name}')
        check_equal([one for one in os.listdir(scratch.root) if one.startswith('..')], [],
                    'files outside')


def imported(files):
    with Scratch() as scratch:
        scratch.must('import', scratch.write('archive.zip', zip_bytes(files)))
        folder = scratch.export()
        return ndjson(folder, 'posts.ndjson'), scratch.json('accounts', '--json')


def test_empty_file():
    refused('archive.zip', b'')


def test_not_an_archive():
    refused('letter.txt', 'Dear Ada,\nhow are you?\n')
    refused('photo.zip', zip_bytes({'holiday/beach.jpg': b'\xff\xd8\xff\xe0' * 40}))
    refused('archive.tar.gz', tar_bytes({'readme.txt': 'nothing'}))


def test_truncated():
    whole = zip_bytes(
        x_files([tweet(i, f'Wren number {i} sings in the hedge.') for i in range(400)]))
    refused('archive.zip', whole[:len(whole) // 2])
    whole = tar_bytes(mastodon_files())
    refused('archive.tar.gz', whole[:len(whole) // 2])
    files = x_files(GOOD)
    refused('archive.zip', zip_bytes({**files, 'data/tweets.js': files['data/tweets.js'][:-40]}))


def test_encrypted():
    refused('archive.zip', archives.encrypted_zip(x_files(GOOD)), ['password'])


def test_zip_bomb():
    refused('archive.zip', archives.zip_bomb())
    refused('archive.zip', archives.zip_bomb(declared=5 << 20))


def test_path_that_climbs_out():
    refused('archive.zip', zip_bytes({**x_files(GOOD), '../../evil.js': 'boo'}))
    with Scratch() as scratch:
        scratch.run('import',
                    scratch.write('deep/down/archive.zip',
                                  zip_bytes(
                                      {'../../../climbed/data/tweets.js': 'x', **x_files(GOOD)})))
        check(not os.path.exists(scratch.path('climbed'))
              and not os.path.exists(scratch.path('deep', 'climbed')), 'a file was written outside')


def test_deep_nesting():
    deep = '[' * 5_000_000 + ']' * 5_000_000
    refused('archive.zip',
            zip_bytes({**x_files(GOOD), 'data/tweets.js': 'window.YTD.tweets.part0 = ' + deep}))
    refused('archive.tar.gz',
            tar_bytes(
                {**mastodon_files(),
                 'outbox.json': '{"type":"OrderedCollection","orderedItems":' + deep + '}'}))


def test_somebody_elses_archive():
    with Scratch() as scratch:
        scratch.must('import', scratch.write('mine.zip', zip_bytes(x_files(GOOD))))
        before = scratch.export()
        text = scratch.must_fail('import',
                                 scratch.write('theirs.zip',
                                               zip_bytes(
                                                   x_files(GOOD, account_id='88002', name='Cleo',
                                                           handle='cleo'))))
        check('cleo' in text.lower(), f'whose it is does not stand in {text!r}')
        check_same_folder(before, scratch.export(), 'after an archive of somebody else')


def test_counts_that_are_none():
    odd = {1: '-1', 2: '12', 3: str(2 ** 63), 4: None, 5: 7, 6: 'many', 7: str(2 ** 63 - 1), 8: 1.5}
    posts, _ = imported(
        x_files([tweet(number, f'Post number {number}', likes) for number, likes in odd.items()]))
    likes = {int(post['text'].split()[-1]): post['counts']['like'] for post in posts}
    check_equal(likes, {1: None, 2: 12, 3: None, 4: None, 5: 7, 6: None, 7: 2 ** 63 - 1, 8: None},
                'likes')


def test_dates_that_cannot_be():
    posts, _ = imported(
        x_files([tweet(1, 'then', date='Sun Jul 20 20:17:40 +0000 1969'),
                 tweet(2, 'later', date='Thu Jan 01 00:00:00 +0000 2099'),
                                 tweet(3, 'never', date='Xxx Yyy 99 99:99:99 +0000 2026'), *GOOD]))
    check_equal(sorted(post['text'] for post in posts), ['A wren sings.', 'And again.'], 'posts')


def test_text_that_is_not_utf8():
    files = x_files(GOOD)
    files['data/tweets.js'] = files['data/tweets.js'].encode().replace(
        b'A wren', b'A \xff\xfe wren')
    posts, _ = imported(files)
    check(any('wren sings.' in post['text'] for post in posts),
          f'texts {[post["text"] for post in posts]}')


def test_markup_in_names():
    name = '<b>Bo</b> & "Co" <script>alert(1)</script>'
    with Scratch() as scratch:
        scratch.must('import', scratch.write('archive.zip', zip_bytes(x_files(GOOD, name=name))))
        check_equal(scratch.json('accounts', '--json')[0]['display_name'], name, 'name')
        scratch.must('accounts')


def test_ids_that_steer_a_terminal():
    # An id is printed as it is, so one that could not be is no id; what has it is left out.
    with Scratch() as scratch:
        bad = 'p\x1b[31m\u202e\x9b'
        folder = archives.save_folder(scratch.path('export'),
                                      archives.export_files(bad, [('like', 9)], [(bad, 5000)]))
        said = scratch.must('import', folder)
        check('left out' in said, said)
        for words in (('accounts',), ('score',), ('explain',), ('explain', '--worksheet'),
                      ('explain', '--statement')):
            for text in (scratch.must(*words), scratch.must_fail('forget', bad)):
                check(not any(mark in text for mark in ('\x1b', '\u202e', '\x9b')),
                      f'{words}: {text!r}')


def test_pipe_and_device():
    with Scratch() as scratch:
        pipe = scratch.path('pipe.zip')
        os.mkfifo(pipe)
        for path in (pipe, '/dev/zero'):
            scratch.must_fail('import', path)


def test_missing_file():
    with Scratch() as scratch:
        scratch.must_fail('import', scratch.path('no-such-file.zip'))
        scratch.must_fail('import', scratch.root)
        check_equal(scratch.json('accounts', '--json'), [], 'accounts')


def test_one_bad_file_of_two():
    # The good one is either whole or not there.
    with Scratch() as scratch:
        good = scratch.write('good.zip', zip_bytes(x_files(GOOD)))
        scratch.must_fail('import', good, scratch.write('bad.zip', b'PK'))
        accounts = scratch.json('accounts', '--json')
        check(accounts == [] or accounts[0]['posts'] == 2, f'half an import: {accounts}')


def test_own_export_that_is_damaged():
    with Scratch() as scratch:
        scratch.must('import', scratch.write('good.zip', zip_bytes(x_files(GOOD))))
        folder = scratch.export()
        before = scratch.export()
        with open(os.path.join(folder, 'posts.ndjson'), 'a', encoding='utf-8') as out:
            out.write('{"id": "1", "account"\n')
        with open(os.path.join(folder, 'settings.json'), 'w', encoding='utf-8') as out:
            out.write(json.dumps({'format': 'kscore-export-99'}))
        scratch.must_fail('import', folder)
        check_same_folder(before, scratch.export(), 'after a damaged export')


def test_export_does_not_overwrite():
    with Scratch() as scratch:
        scratch.must('import', scratch.write('good.zip', zip_bytes(x_files(GOOD))))
        precious = scratch.write('precious/letter.txt', 'Dear Ada')
        scratch.must_fail('export', '--format', 'json', precious)
        scratch.run('export', '--format', 'json', scratch.path('precious'))
        with open(precious, encoding='utf-8') as text:
            check_equal(text.read(), 'Dear Ada', 'the file beside')
        # Files with the names of an export are not therefore one.
        settings = scratch.write('editor/settings.json', '{"tabs": 2}')
        scratch.must_fail('export', '--format', 'json', os.path.dirname(settings))
        with open(settings, encoding='utf-8') as text:
            check_equal(text.read(), '{"tabs": 2}', 'the settings of another program')
        scratch.must_fail('export', '--format', 'json',
                          scratch.path('no', 'such', 'parent', 'at', 'all',
                                       '\0'.replace('\0', 'x')) if os.geteuid()
                                       else '/proc/no/such')


def test_unknown_account():
    with Scratch() as scratch:
        scratch.must_fail('unlink', 'nobody@nowhere.example')
        scratch.must_fail('forget', 'nobody@nowhere.example')


def test_wrong_usage():
    with Scratch() as scratch:
        for words in ((), ('dance',), ('score', '--as-of', 'yesterday'),
                      ('score', '--as-of', '2026-13-40'), ('import',),
                      ('score', '--no-such-option'), ('export', '--format', 'docx', 'there'),
                      ('export',), ('estimate',), ('unlink',),
                      ('explain', '--since', '31.10.2026')):
            text = scratch.must_fail(*words, code=2)
            check('kscore-cli' in text or '--help' in text or 'usage' in text.lower(),
                  f'{words}: no way to help in {text!r}')
        check(not os.path.exists(scratch.data), 'wrong usage wrote a data directory')
        check('Usage' in scratch.must('--help'), 'help')


run()
