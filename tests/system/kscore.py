# SPDX-License-Identifier: GPL-3.0-or-later
"""kscore-cli as a user runs it: a data directory, an injected clock, and what comes out."""

import json
import os
import re
import shutil
import subprocess
import tempfile

from harness import SAMPLE, TOP, check, check_equal, everything

CLI = os.environ.get('KSCORE_CLI', os.path.join(TOP, '_build', 'src', 'cli', 'kscore-cli'))
NOW = '2026-11-01T09:00:00Z'
EXPORT = os.path.join(SAMPLE, 'export')
MASTODON = os.path.join(SAMPLE, 'mastodon-archive')
X = os.path.join(SAMPLE, 'x-archive')
ALL = [EXPORT, MASTODON, X]
TIMEOUT = 3600 if everything() else 300


class Scratch:
    """A temporary folder with a data directory in it."""

    def __init__(self, now=NOW):
        self.root = tempfile.mkdtemp(prefix='kscore-test-')
        self.data = os.path.join(self.root, 'data')
        self.now = now
        self.program = CLI
        self.exports = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root, ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.root, *names)

    def write(self, name, content):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as out:
            out.write(content if isinstance(content, bytes) else content.encode())
        return path

    def environment(self, **more):
        # Nothing of the person who runs the tests is read or written. Filling memory that is only
        # reserved, as the test runner has the C library do, would make all of it count as used.
        inherited = {name: value for name, value in os.environ.items()
                     if name != 'MALLOC_PERTURB_'}
        return {**inherited, 'KSCORE_NOW': self.now, 'HOME': self.root,
                'XDG_DATA_HOME': self.path('xdg-data'), 'XDG_CONFIG_HOME': self.path('xdg-config'),
                'XDG_CACHE_HOME': self.path('xdg-cache'), 'XDG_STATE_HOME': self.path('xdg-state'),
                'LC_ALL': 'C.UTF-8', 'NO_COLOR': '1', **more}

    def command(self, *words, data=None):
        return [self.program, '--data-dir', data or self.data, *words]

    def run(self, *words, data=None, **options):
        return subprocess.run(self.command(*words, data=data), env=self.environment(),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=TIMEOUT, **options)

    def start(self, *words, data=None, **options):
        return subprocess.Popen(self.command(*words, data=data), env=self.environment(),
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, **options)

    def must(self, *words, data=None):
        """Runs what has to go well; its standard output."""
        done = self.run(*words, data=data)
        check_equal(done.returncode, 0,
                    f'kscore-cli {" ".join(words)} ended with {done.stderr.strip()!r}, code')
        return done.stdout

    def must_fail(self, *words, data=None, code=1, **options):
        """Runs what has to fail with a sentence for a person; the sentence."""
        done = self.run(*words, data=data, **options)
        name = f'kscore-cli {" ".join(words)}'
        check_equal(done.returncode, code,
                    f'{name} said {done.stdout[-300:]!r} {done.stderr[-300:]!r}, code')
        check_equal(done.stdout, '', f'{name}: standard output')
        text = done.stderr.strip()
        check(text != '', f'{name} failed without a word')
        check(not re.search(
            r'CRITICAL|WARNING|ERROR \*\*|Traceback|runtime error|Sanitizer|\bquark\b|%[sd]', text),
              f'{name} said {text!r}')
        if code == 1:
            # What is wrong, and what to do about it.
            check(len(re.findall(r'[.?](?:\s|$)', text)) >= 2,
                  f'{name}: no sentence and action in {text!r}')
            check(len(text) < 600, f'{name}: too many words: {text!r}')
        return text

    def json(self, *words, data=None):
        return json.loads(self.must(*words, data=data))

    def lines(self, *words, data=None):
        return [json.loads(line) for line in self.must(*words, data=data).splitlines()]

    def export(self, data=None, format='json'):
        """Exports into a new folder; its files by name."""
        self.exports += 1
        folder = self.path(f'export-{self.exports}')
        self.must('export', '--format', format, folder, data=data)
        return folder

    def database(self, data=None):
        """The SQLite file of the data directory."""
        for folder, _, names in os.walk(data or self.data):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, 'rb') as content:
                    if content.read(16) == b'SQLite format 3\0':
                        return path
        raise AssertionError('there is no database')


def read_folder(folder):
    content = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding='utf-8') as text:
            content[name] = text.read()
    return content


def check_same_folder(left, right, what):
    left, right = read_folder(left), read_folder(right)
    check_equal(sorted(left), sorted(right), f'{what}: files')
    for name in left:
        if left[name] != right[name]:
            ours, theirs = left[name].splitlines(), right[name].splitlines()
            first = next((pair for pair in zip(ours, theirs) if pair[0] != pair[1]),
                         (f'{len(ours)} lines', f'{len(theirs)} lines'))
            raise AssertionError(f'{what}: {name} differs:\n{first[0][:700]}\n{first[1][:700]}')


def ndjson(folder, name):
    with open(os.path.join(folder, name), encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]
