# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes that live as long as a test, on ports that nobody else has."""

import contextlib
import ctypes
import datetime
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), 'system'))

from debian import Unavailable  # noqa: E402
from harness import Skip  # noqa: E402
from install import installed, required  # noqa: E402

LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1
ATTEMPTS = 3


def free_ports(number):
    """Ports of 127.0.0.1 that were free a moment ago."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(number)]
        for each in sockets:
            each.bind(('127.0.0.1', 0))
        return [each.getsockname()[1] for each in sockets]


def at_hour(hours):
    """A time that many hours after the next full one, as KSCORE_NOW has it."""
    now = datetime.datetime.now(datetime.timezone.utc).replace(minute=0, second=0, microsecond=0)
    return (now + datetime.timedelta(hours=1 + hours)).strftime('%Y-%m-%dT%H:%M:%SZ')


def listening(port):
    with socket.socket() as probe:
        probe.settimeout(5)
        return probe.connect_ex(('127.0.0.1', port)) == 0


class Servers:
    """Some processes and their data, gone together. Subclasses have name and boot()."""

    name = ''

    def __init__(self):
        try:
            self.folder = installed(self.name)
        except Unavailable as why:
            if required():
                raise
            raise Skip(f'{self.name}: {why}') from why
        self.children = []
        self.run = None

    def __enter__(self):
        # Between finding a port and taking it, somebody else may be quicker.
        for attempt in range(1, ATTEMPTS + 1):
            self.run = tempfile.mkdtemp(prefix=f'kscore-{self.name}-')
            os.chmod(self.run, 0o755)
            self.children = []
            try:
                self.boot()
                return self
            except BaseException:
                log = self.logs()
                self.__exit__()
                if attempt == ATTEMPTS or not sys.exc_info()[0] is AssertionError:
                    print(log, file=sys.stderr)
                    raise
        return self

    def __exit__(self, *_):
        for child, end in reversed(self.children):
            self.end(child, end)
        self.children = []
        shutil.rmtree(self.run, ignore_errors=True)

    def boot(self):
        raise NotImplementedError

    def path(self, *names):
        return os.path.join(self.run, *names)

    def logs(self):
        text = ''
        for name in sorted(os.listdir(self.run)):
            if name.endswith('.log'):
                with open(self.path(name), encoding='utf-8', errors='replace') as log:
                    text += f'--- {name}\n{log.read()[-3000:]}\n'
        return text

    def start(self, name, command, end=signal.SIGTERM, **options):
        """Starts a process that ends with this one, whatever becomes of it."""
        def bind_to_parent():
            LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        options.setdefault('stdin', subprocess.DEVNULL)
        with open(self.path(name + '.log'), 'ab') as log:
            options.setdefault('stdout', log)
            child = subprocess.Popen(command, stderr=log, preexec_fn=bind_to_parent, **options)
        self.children.append((child, end))
        return child

    @staticmethod
    def end(child, how=signal.SIGTERM):
        if child.poll() is None:
            child.send_signal(how)
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                pipe.close()

    @staticmethod
    def wait_for(child, ready, what, patience=30):
        """Until ready() holds, while the process lives."""
        until = time.monotonic() + patience
        while not ready():
            if child.poll() is not None:
                raise AssertionError(f'{what} ended at once, with {child.returncode}')
            if time.monotonic() > until:
                raise AssertionError(f'{what} is not ready after {patience} s')
            time.sleep(0.05)
