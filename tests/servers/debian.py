# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian packages unpacked into a folder. Neither what is installed nor apt's own state changes."""

import glob
import os
import re
import shutil
import subprocess

KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg'


class Unavailable(Exception):
    """Why a server cannot be had on this machine."""


def run(command, what, **options):
    """Standard output of a command that has to go well."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              check=False, **options)
    except OSError as error:
        raise Unavailable(f'{what}: {error}') from error
    if done.returncode != 0:
        lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise Unavailable(f'{what}: {command[0]} said: {"; ".join(lines[-3:])[:400]}')
    return done.stdout


def system(name, file='/etc/os-release'):
    """What the system says of itself: ID, VERSION_CODENAME, …"""
    try:
        with open(file, encoding='utf-8') as lines:
            found = re.search(rf'^{name}="?([^"\n]*)', lines.read(), re.MULTILINE)
    except OSError:
        return ''
    return found.group(1) if found else ''


class Apt:
    """The machine's own package sources, or one of ours, read with lists and archives of our own
    below folder."""

    def __init__(self, folder, source=None):
        if not shutil.which('apt-get'):
            raise Unavailable('there is no apt-get on this system')
        self.folder = folder
        for name in ('lists/partial', 'archives/partial', 'sources'):
            os.makedirs(os.path.join(folder, name), exist_ok=True)
        # As if nothing were installed: what is broken or held back here does not matter then.
        with open(os.path.join(folder, 'status'), 'w', encoding='utf-8'):
            pass
        self.options = [
            '-q', '-o', 'Debug::NoLocking=1', '-o', f'Dir::State::status={folder}/status',
            '-o', f'Dir::State::lists={folder}/lists',
            '-o', f'Dir::Cache::archives={folder}/archives',
            '-o', 'Dir::State::extended_states=/dev/null', '-o', 'Dir::Cache::pkgcache=',
            '-o', 'Dir::Cache::srcpkgcache=', '-o', 'APT::Sandbox::User=']
        if source:
            self.read_only_from(source)
        self.update()

    def update(self):
        run(['apt-get', *self.options, 'update'], 'the package lists cannot be read')

    def has(self, package):
        shown = run(['apt-cache', *self.options, 'policy', package], 'packages cannot be looked up')
        found = re.search(r'^ +Candidate: (.*)$', shown, re.MULTILINE)
        return bool(found) and found.group(1) != '(none)'

    def add_backports(self):
        """Adds the backports of this release, from where its other packages come from."""
        codename = system('VERSION_CODENAME')
        targets = run(['apt-get', *self.options, 'indextargets', '--format',
                       '$(REPO_URI) $(CODENAME)', 'Created-By: Packages'], 'no package sources')
        mirrors = [line.split()[0] for line in targets.splitlines()
                   if codename and line.split()[1:] == [codename]]
        if not mirrors:
            raise Unavailable('no package source of this release to find its backports beside')
        self.read_only_from(f'{mirrors[0]} {codename} main',
                            f'{mirrors[0]} {codename}-backports main')
        self.update()

    def read_only_from(self, *sources):
        """Leaves the machine's sources aside for these: an address, a release and its parts."""
        signed = f' [signed-by={KEYRING}]' if os.path.exists(KEYRING) else ''
        own = os.path.join(self.folder, 'sources', 'own.list')
        with open(own, 'w', encoding='utf-8') as out:
            out.writelines(f'deb{signed} {source}\n' for source in sources)
        self.options += ['-o', f'Dir::Etc::sourcelist={own}',
                         '-o', 'Dir::Etc::sourceparts=/dev/null']

    def needs(self, *packages):
        """The names of packages and of all that they stand on."""
        listed = run(['apt-get', *self.options, '-y', '--no-install-recommends', '--print-uris',
                      'install', *packages], f'{" ".join(packages)} cannot be had')
        return [line.split()[1].split('_')[0] for line in listed.splitlines()
                if line.startswith("'")]

    def unpack(self, root, packages, leave_out='$^'):
        """Unpacks packages, and what they need that is not installed, below root."""
        shown = run(['dpkg-query', '-W', '-f', '${db:Status-Status} ${Package}\n'],
                    'the installed packages cannot be read')
        here = {line.split()[1] for line in shown.splitlines() if line.startswith('installed ')}
        names = [name for name in self.needs(*packages)
                 if name in packages or name not in here and not re.match(leave_out, name)]
        self.fetch(root, names)
        return names

    def fetch(self, root, names):
        """Unpacks exactly these packages below root; apt proves them against the signed lists."""
        archives = os.path.join(self.folder, 'archives')
        for old in glob.glob(os.path.join(archives, '*.deb')):
            os.unlink(old)
        run(['apt-get', *self.options, 'download', *names], 'packages cannot be downloaded',
            cwd=archives)
        os.makedirs(root, exist_ok=True)
        for deb in sorted(glob.glob(os.path.join(archives, '*.deb'))):
            run(['dpkg-deb', '-x', deb, root], 'a package cannot be unpacked')
            os.unlink(deb)


def library_path(root):
    """Where the unpacked libraries lie."""
    return ':'.join(sorted(glob.glob(os.path.join(root, 'usr/lib/*-linux-*'))
                           + glob.glob(os.path.join(root, 'lib/*-linux-*'))))
