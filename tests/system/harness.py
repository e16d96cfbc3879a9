# SPDX-License-Identifier: GPL-3.0-or-later
"""A very small test runner: every function named test_* is one TAP test."""

import inspect
import os
import sys
import traceback

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(TOP, 'data', 'sample')


class Skip(Exception):
    """Why a test cannot run here."""


def everything():
    """Whether the full counts are wanted."""
    return os.environ.get('KSCORE_ALL') == '1'


def check(truth, what):
    if not truth:
        raise AssertionError(what)


def check_equal(left, right, what):
    if left != right:
        raise AssertionError(f'{what}: {left!r} is not {right!r}')


def check_near(left, right, tolerance, what):
    if not abs(left - right) <= tolerance:
        raise AssertionError(f'{what}: {left!r} is not within {tolerance} of {right!r}')


def run():
    """Runs the caller's tests in the order of the file; exits."""
    module = sys.modules['__main__']
    tests = [(name, function) for name,
             function in inspect.getmembers(module, inspect.isfunction) if name.startswith('test_')]
    tests.sort(key=lambda item: item[1].__code__.co_firstlineno)
    wanted = sys.argv[1:]
    if wanted:
        tests = [item for item in tests if any(word in item[0] for word in wanted)]
    print('TAP version 13')
    print(f'1..{len(tests)}')
    failed = 0
    for number, (name, function) in enumerate(tests, 1):
        title = name[len('test_'):].replace('_', ' ')
        try:
            function()
            print(f'ok {number} {title}', flush=True)
        except Skip as why:
            print(f'ok {number} {title} # SKIP {why}', flush=True)
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                print('# ' + line)
            print(f'not ok {number} {title}', flush=True)
    sys.exit(1 if failed else 0)
