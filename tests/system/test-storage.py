#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A database that is read-only, damaged, newer or in use, and a full disk: nothing is lost."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import time

import archives
from harness import Skip, check, check_equal, run
from kscore import EXPORT, MASTODON, X, Scratch, check_same_folder

NOBODY = 65534
# The sample person, so that its archives are welcome beside the small one.
ADA = 'https://hedgerow.example/users/ada'


def small(scratch):
    """A directory with a small import in it."""
    path = scratch.write('small.zip', archives.zip_bytes(archives.mastodon_files(actor=ADA)))
    scratch.must('import', path)
    return path


def everything_in(folder):
    content = {}
    for root, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(root, name), 'rb') as file:
                content[os.path.relpath(os.path.join(root, name), folder)] = file.read()
    return content


def test_newer_version():
    with Scratch() as scratch:
        path = small(scratch)
        with sqlite3.connect(scratch.database()) as connection:
            connection.execute('PRAGMA user_version = 9999')
        connection.close()
        before = everything_in(scratch.data)
        for words in (('score',), ('import', path), ('accounts', '--json')):
            text = scratch.must_fail(*words)
            check('newer' in text.lower(), text)
        name = os.path.relpath(scratch.database(), scratch.data)
        check_equal(everything_in(scratch.data)[name], before[name],
                    'the database of a newer version')


def test_damaged():
    with Scratch() as scratch:
        path = small(scratch)
        database = scratch.database()
        for end in ('-wal', '-shm'):
            if os.path.exists(database + end):
                os.remove(database + end)
        size = os.path.getsize(database)
        for damage in ('header', 'middle', 'text'):
            with open(database, 'r+b') as file:
                if damage == 'header':
                    file.seek(28)
                    file.write(b'\xa5' * 72)
                elif damage == 'middle':
                    file.seek(100)
                    file.write(b'\xa5' * (size - 200))
                else:
                    file.truncate(0)
                    file.write(b'Dear Ada, this is a letter and no database at all. ' * 200)
            damaged = open(database, 'rb').read()
            for words in (('score',), ('import', path),
                          ('export', '--format', 'json', scratch.path('never'))):
                scratch.must_fail(*words)
            check_equal(open(database, 'rb').read(), damaged, 'a damaged database was written to')
            check(not os.path.exists(scratch.path('never')), 'an export of a damaged database')


def test_locked_by_somebody_else():
    with Scratch() as scratch:
        path = small(scratch)
        connection = sqlite3.connect(scratch.database(), isolation_level=None)
        connection.execute('BEGIN EXCLUSIVE')
        start = time.monotonic()
        scratch.must_fail('import', path)
        check(time.monotonic() - start < 60, 'waited too long')
        connection.execute('ROLLBACK')
        connection.close()
        scratch.must('import', path)


def test_two_at_once():
    with Scratch() as scratch:
        path = small(scratch)
        score = scratch.json('score', '--json')['score']
        process = scratch.start('import', EXPORT, MASTODON)
        try:
            # Stopped in the middle, it holds the writer's lock.
            deadline = time.monotonic() + 20
            while True:
                time.sleep(0.03)
                process.send_signal(signal.SIGSTOP)
                done = scratch.run('import', path)
                late = process.poll() is not None or time.monotonic() > deadline
                if done.returncode != 0 or late:
                    break
                process.send_signal(signal.SIGCONT)
            check_equal(done.returncode, 1, 'a second writer was let in')
            check(str(process.pid) in done.stderr or 'kscore' in done.stderr.lower(),
                  f'who holds it does not stand in {done.stderr!r}')
            now = scratch.json('score', '--json')['score']
            check(now >= 1 and score >= 1, 'reading goes on')
        finally:
            process.send_signal(signal.SIGCONT)
            process.wait(120)
        check_equal(process.returncode, 0, 'the first import')
        scratch.must('import', path)


def test_read_only_directory():
    with Scratch() as scratch:
        path = small(scratch)
        before = everything_in(scratch.data)
        options = {}
        if os.geteuid() == 0:
            options = {'user': NOBODY, 'group': NOBODY, 'extra_groups': []}
            os.chmod(scratch.root, 0o755)
            # The build may stand in a folder that only root may enter.
            scratch.program = shutil.copy(scratch.program, scratch.root)
        for folder, _, names in os.walk(scratch.data):
            os.chmod(folder, 0o555)
            for name in names:
                os.chmod(os.path.join(folder, name), 0o444)
        os.chmod(path, 0o444)
        scratch.must_fail('import', path, **options)
        check_equal(everything_in(scratch.data), before, 'a read-only directory')
        none = scratch.path('not', 'there')
        os.makedirs(os.path.dirname(none))
        os.chmod(os.path.dirname(none), 0o555)
        scratch.must_fail('import', path, data=none, **options)
        check(not os.path.exists(none), 'a directory was made')
        for folder, _, names in os.walk(scratch.data):
            os.chmod(folder, 0o755)
            for name in names:
                os.chmod(os.path.join(folder, name), 0o644)


def test_data_directory_that_is_a_file():
    with Scratch() as scratch:
        file = scratch.write('file', 'x')
        scratch.must_fail('score', data=file)
        scratch.must_fail('import', X, data=file)


def test_output_that_cannot_be_written():
    with Scratch() as scratch:
        path = small(scratch)
        for words in (('--help',), ('--version',), ('accounts',), ('accounts', '--json'),
                      ('score',), ('score', '--history'), ('explain',), ('explain', '--statement'),
                      ('explain', '--worksheet'), ('import', path), ('import', '--json', path)):
            for stream in ('>/dev/full', '>&-'):
                done = subprocess.run(
                    ['sh', '-c', f'"$@" {stream}', 'sh', *scratch.command(*words)],
                    env=scratch.environment(), stderr=subprocess.PIPE, text=True)
                check_equal(done.returncode, 1, f'{words} {stream}: {done.stderr!r}, code')
                check('could not be written' in done.stderr, f'{words} {stream}: {done.stderr!r}')
        # Without a place for messages they go nowhere, least of all into a file of ours.
        done = subprocess.run(['sh', '-c', '"$@" <&- >&- 2>&-', 'sh', *scratch.command('score')],
                              env=scratch.environment())
        check_equal(done.returncode, 1, 'without any stream, code')
        for name, content in everything_in(scratch.data).items():
            check(b'kscore-cli:' not in content and b'Kscore: ' not in content, f'in {name}')


def full_disk(limit):
    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return {'preexec_fn': prepare, 'restore_signals': False}


def test_no_file_may_grow():
    # Stands in for a full disk where nothing may be mounted.
    with Scratch() as scratch:
        small(scratch)
        before = scratch.export()
        scratch.must_fail('import', EXPORT, MASTODON, **full_disk(600_000))
        check_same_folder(before, scratch.export(), 'after a disk that was full')
        scratch.must_fail('export', '--format', 'json', scratch.path('none'), **full_disk(200))
        check(not os.path.exists(scratch.path('none')), 'half an export')
        scratch.must('import', EXPORT)


def test_full_disk():
    with Scratch() as scratch:
        mount = scratch.path('disk')
        os.makedirs(mount)
        done = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=600k', 'none', mount],
                              capture_output=True)
        if done.returncode != 0:
            raise Skip('nothing may be mounted here')
        try:
            data = os.path.join(mount, 'data')
            path = scratch.write('small.zip',
                                 archives.zip_bytes(archives.mastodon_files(actor=ADA)))
            scratch.must('import', path, data=data)
            before = scratch.export(data=data)
            scratch.must_fail('import', EXPORT, MASTODON, data=data)
            check_same_folder(before, scratch.export(data=data), 'after a full disk')
        finally:
            subprocess.run(['umount', mount], check=True)


run()
