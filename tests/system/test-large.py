#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An X archive of a gigabyte: little memory, can be cancelled and run again.

KSCORE_LARGE_MB says how large (default 24; 1024 with KSCORE_ALL=1)."""

import os
import signal
import subprocess
import sys
import time

from harness import TOP, check, check_equal, everything, run
from kscore import Scratch, check_same_folder

MEGABYTES = int(os.environ.get('KSCORE_LARGE_MB') or (1024 if everything() else 24))
MOST_MEMORY = 150


def import_and_wait(scratch, path, data, stop_after=None):
    """(exit status, peak memory in MB, seconds) of an import, interrupted after a while."""
    process = subprocess.Popen(scratch.command('import', path, data=data),
                               env=scratch.environment(), stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    start = time.monotonic()
    if stop_after is not None:
        time.sleep(stop_after)
        process.send_signal(signal.SIGINT)
    errors = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    check('CRITICAL' not in errors and 'WARNING' not in errors, errors)
    return (os.waitstatus_to_exitcode(status), usage.ru_maxrss / 1024,
            time.monotonic() - start)


def test_large_archive():
    with Scratch() as scratch:
        path = scratch.path('large.zip')
        maker = os.path.join(TOP, 'build-aux', 'make-big-archive')
        subprocess.run([sys.executable, maker, '--size', f'{MEGABYTES}M', path], check=True)
        status, memory, seconds = import_and_wait(scratch, path, scratch.data)
        check_equal(status, 0, 'exit status')
        posts = scratch.json('accounts', '--json')[0]['posts']
        print(f'# {MEGABYTES} MB, {posts} posts: {seconds:.1f} s, {memory:.0f} MB of memory')
        check(memory < MOST_MEMORY, f'{memory:.0f} MB of memory')
        check(posts > 100 * MEGABYTES, f'only {posts} posts')

        again = scratch.path('again')
        status, memory, stopped = import_and_wait(scratch, path, again, stop_after=seconds / 2)
        check(status != 0, 'the import was done before it could be cancelled')
        check(stopped < seconds, 'cancelling took longer than the rest would have')
        check(memory < MOST_MEMORY, f'{memory:.0f} MB of memory')
        scratch.must('import', path, data=again)
        check_same_folder(scratch.export(), scratch.export(data=again), 'cancelled and run again')


run()
