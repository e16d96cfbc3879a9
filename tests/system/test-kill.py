#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at any moment of an import, nothing is lost.

The database is whole, and the next run ends where an undisturbed one does.

KSCORE_KILLS says how often (default 20; 200 with KSCORE_ALL=1)."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time

from harness import check, check_equal, everything, run
from kscore import ALL, Scratch, check_same_folder

KILLS = int(os.environ.get('KSCORE_KILLS') or (200 if everything() else 20))


def integrity(path):
    with sqlite3.connect(path) as connection:
        return connection.execute('PRAGMA integrity_check').fetchall() + connection.execute(
            'PRAGMA foreign_key_check').fetchall()


def test_killed_at_random_moments():
    throw = random.Random(os.environ.get('KSCORE_SEED', '20261031'))
    with Scratch() as scratch:
        start = time.monotonic()
        scratch.must('import', *ALL)
        whole = time.monotonic() - start
        expected = scratch.export()
        hit = 0
        for number in range(KILLS):
            data = scratch.path(f'killed-{number}')
            moment = whole * throw.random()
            process = scratch.start('import', *ALL, data=data)
            begun = time.monotonic()
            try:
                process.wait(moment)
                # The machine has become faster since it was measured.
                whole = min(whole, time.monotonic() - begun)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                hit += 1
            name = f'kill {number} after {moment:.3f} s'
            try:
                copy = shutil.copytree(data, scratch.path('copy')) if os.path.isdir(data) else None
                if copy is not None:
                    try:
                        check_equal(integrity(scratch.database(data=copy)), [('ok',)],
                                    f'{name}: integrity')
                    except AssertionError as none:
                        check('no database' in str(none), str(none))
            finally:
                shutil.rmtree(scratch.path('copy'), ignore_errors=True)
            scratch.must('import', *ALL, data=data)
            check_same_folder(expected, scratch.export(data=data), name)
            check_equal(integrity(scratch.database(data=data)), [('ok',)],
                        f'{name}: integrity in the end')
            shutil.rmtree(data)
        check(hit * 4 >= KILLS, f'only {hit} of {KILLS} were killed before they were done')
        print(f'# {hit} of {KILLS} imports killed within {whole:.2f} s')


def test_interrupted_is_silent_and_goes_on():
    with Scratch() as scratch:
        scratch.must('import', *ALL)
        expected = scratch.export()
        data = scratch.path('interrupted')
        process = subprocess.Popen(scratch.command('import', *ALL, data=data),
                                   env=scratch.environment(), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        check(process.returncode in (0, 1, 130, -signal.SIGINT),
              f'ended with {process.returncode} {errors!r}')
        check('CRITICAL' not in errors and 'WARNING' not in errors, errors)
        scratch.must('import', *ALL, data=data)
        check_same_folder(expected, scratch.export(data=data), 'after an interruption')


run()
