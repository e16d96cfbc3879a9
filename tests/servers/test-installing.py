#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installing of the servers: what is complete is kept, what is half done is begun anew."""

import contextlib
import io
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), 'system')]

import install  # noqa: E402
from debian import Unavailable, run  # noqa: E402
from harness import check, check_equal, run as run_tests  # noqa: E402


@contextlib.contextmanager
def made_up(**installers):
    """A folder of its own, in which only made-up servers can be installed."""
    before, folder = (install.INSTALL, install.FOLDER), tempfile.TemporaryDirectory()
    with folder as install.FOLDER:
        install.INSTALL = installers
        try:
            yield install.FOLDER
        finally:
            install.INSTALL, install.FOLDER = before


class Counting:
    """An installer that fails as long as it is told to."""

    def __init__(self, error=None):
        self.times, self.error = 0, error

    def __call__(self, folder, work):
        self.times += 1
        check_equal((os.listdir(folder), os.listdir(work)), ([], []), 'what it starts with')
        with open(os.path.join(folder, 'program'), 'w', encoding='utf-8') as out:
            out.write('here')
        if self.error:
            raise self.error


def refused(function, *arguments):
    try:
        function(*arguments)
    except Unavailable as why:
        return str(why)
    raise AssertionError('nothing was refused')


def test_what_is_complete_is_kept():
    one = Counting()
    with made_up(one=one) as top:
        check('install.py' in refused(install.installed, 'one'), 'how to install it')
        folder = install.install('one')
        check_equal(install.install('one'), folder, 'where it is')
        check_equal(one.times, 1, 'times it was installed')
        check_equal(install.installed('one'), folder, 'where it is found')
        check_equal(sorted(os.listdir(folder)), ['complete', 'program'], 'what is there')
        check_equal(sorted(os.listdir(top)), ['one', 'one.lock'], 'what else is there')


def test_what_was_killed_half_way_is_begun_anew():
    one = Counting(KeyboardInterrupt())
    with made_up(one=one) as top:
        try:
            install.install('one')
        except KeyboardInterrupt:
            pass
        # As a kill leaves it, when nothing can be put away any more.
        for name in ('one', 'one.new', 'one.work'):
            os.makedirs(os.path.join(top, name), exist_ok=True)
            with open(os.path.join(top, name, 'half'), 'w', encoding='utf-8') as out:
                out.write('done')
        refused(install.installed, 'one')
        one.error = None
        check(not os.path.exists(os.path.join(install.install('one'), 'half')), 'the half is gone')


def test_another_recipe_installs_anew():
    one = Counting()
    with made_up(one=one):
        install.install('one')
        install.RECIPE += 1
        refused(install.installed, 'one')
        install.install('one')
        check_equal(one.times, 2, 'times it was installed')


def test_why_there_is_none_is_told():
    one = Counting(Unavailable('the registry is away'))
    with made_up(one=one, two=Counting()):
        for variables, status in (({}, 0), ({'CI': 'true'}, 1),
                                  ({'KSCORE_REQUIRE_SERVERS': '1'}, 1)):
            for name in ('CI', 'KSCORE_REQUIRE_SERVERS'):
                os.environ.pop(name, None)
            os.environ.update(variables)
            sys.argv[1:] = []
            said = io.StringIO()
            with contextlib.redirect_stderr(said):
                check_equal(install.main(), status, f'status with {variables}')
            check('one cannot be had here: the registry is away' in said.getvalue(), 'the reason')
            check_equal(refused(install.installed, 'one'), 'the registry is away', 'why')
            install.installed('two')
        # It is tried again each time.
        check_equal(one.times, 3, 'times it was tried')


def test_a_command_that_fails_says_why():
    said = refused(run, ['sh', '-c', 'echo no space >&2; exit 3'], 'it went wrong')
    check_equal(said, 'it went wrong: sh said: no space', 'the reason')
    check('it is away: ' in refused(run, ['/nonexistent/program'], 'it is away'), 'the reason')


if __name__ == '__main__':
    run_tests()
