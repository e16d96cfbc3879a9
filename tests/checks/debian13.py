#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources against Debian 13's headers: debian13.py --build FOLDER | --fetch

Every source file that FOLDER compiles is compiled again, without the pins to old versions, against
the newest libraries that are supported; nothing there may be deprecated, outside the one file that
bridges the versions. What only a .ui file or the name of a class says is read from their GIR files.

--fetch unpacks the headers below _build/debian13 (KSCORE_DEBIAN13 names another folder), once;
nothing is installed. Where they cannot be had the check is skipped; with CI=true that is a failure.
"""
import argparse
import collections
import concurrent.futures
import glob
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), 'servers'))
from debian import KEYRING, Apt, Unavailable, run  # noqa: E402

FOLDER = os.path.abspath(os.environ.get('KSCORE_DEBIAN13')
                         or os.path.join(TOP, '_build', 'debian13'))
SOURCE = 'http://deb.debian.org/debian trixie main'
PACKAGES = ('libadwaita-1-dev', 'libarchive-dev', 'libcairo2-dev', 'libglib2.0-dev',
            'libgtk-4-dev', 'libjson-glib-dev', 'libpango1.0-dev', 'libsoup-3.0-dev',
            'libsqlite3-dev')
MODULES = ('gio-unix-2.0', 'gtk4', 'json-glib-1.0', 'libadwaita-1', 'libarchive', 'libsoup-3.0',
           'pangocairo', 'sqlite3')
# The C library stays the machine's own.
HEADERS = re.compile('(?!libc6-|libcrypt-|libgcc-|libstdc).*-(multi)?dev$'
                     '|shared-mime-info$|wayland-protocols$')
# May bridge.
BRIDGE = 'src/ui/kscore-compat.c'

GIR = '{http://www.gtk.org/introspection/core/1.0}'
GLIB = '{http://www.gtk.org/introspection/glib/1.0}'
C = '{http://www.gtk.org/introspection/c/1.0}'


def recipe():
    text = ' '.join((SOURCE, HEADERS.pattern, *PACKAGES))
    return hashlib.sha256(text.encode()).hexdigest()


def fetched():
    """Where the headers are; raises Unavailable."""
    root = os.path.join(FOLDER, 'root')
    try:
        with open(os.path.join(FOLDER, 'complete'), encoding='utf-8') as stamp:
            if stamp.read() == recipe():
                return root
        reason = 'the list of packages has changed since'
    except OSError:
        reason = 'they have not been fetched'
    try:
        with open(os.path.join(FOLDER, 'why'), encoding='utf-8') as why:
            reason = why.read()
    except OSError:
        pass
    raise Unavailable(f'no headers of Debian 13: {reason}; build-aux/test --all fetches them')


def fetch():
    try:
        return fetched()
    except Unavailable:
        shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)
    try:
        if not os.path.exists(KEYRING):
            raise Unavailable(f'there is no {KEYRING} to prove packages with')
        work = os.path.join(FOLDER, 'apt')
        apt = Apt(work, source=SOURCE)
        apt.fetch(os.path.join(FOLDER, 'root'),
                  [name for name in apt.needs(*PACKAGES) if HEADERS.match(name)])
        shutil.rmtree(work)
    except Unavailable as reason:
        with open(os.path.join(FOLDER, 'why'), 'w', encoding='utf-8') as why:
            why.write(str(reason))
        raise
    with open(os.path.join(FOLDER, 'complete'), 'w', encoding='utf-8') as stamp:
        stamp.write(recipe())
    return fetched()


def flags_of(root):
    """What pkg-config says of the unpacked libraries."""
    folders = glob.glob(f'{root}/usr/lib/*/pkgconfig') + [f'{root}/usr/share/pkgconfig']
    environment = {**os.environ, 'PKG_CONFIG_LIBDIR': ':'.join(folders),
                   'PKG_CONFIG_SYSROOT_DIR': root, 'PKG_CONFIG_ALLOW_SYSTEM_CFLAGS': '1'}
    environment.pop('PKG_CONFIG_PATH', None)
    said = run(['pkg-config', '--cflags', *MODULES], 'the packages do not fit together',
               env=environment)
    return [flag.replace('-I', '-isystem', 1) for flag in dict.fromkeys(shlex.split(said))]


def commands(build, flags):
    """For each source file that the build folder compiles, the command that only looks at it."""
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as entries:
        entries = json.load(entries)
    own = (os.path.realpath(TOP) + os.sep, os.path.realpath(build) + os.sep)
    found = {}
    for entry in entries:
        path = os.path.normpath(os.path.join(entry['directory'], entry['file']))
        name = os.path.relpath(path, TOP)
        if not name.startswith('src' + os.sep) or name in found:
            continue
        kept = []
        for word in shlex.split(entry['command']):
            inner = os.path.realpath(os.path.join(entry['directory'], word[2:])) + os.sep
            if (word.startswith('-I') and inner.startswith(own)
                    or word.startswith('-D') and not re.search('_VERSION_(MIN|MAX)_', word)):
                kept.append(word)
        found[name] = (entry['directory'],
                       ['gcc', '-std=gnu11', '-fsyntax-only', '-fdiagnostics-plain-output',
                        '-Wdeprecated-declarations', *kept, *flags, path])
    return found


def compile_all(build, flags):
    """(what does not compile, the warnings of deprecated calls by file)"""
    broken, warned = [], collections.Counter()
    texts = []

    def look(command):
        folder, words = command
        return subprocess.run(words, cwd=folder, text=True, check=False, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              env={**os.environ, 'LC_ALL': 'C'})

    todo = commands(build, flags)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, done in zip(todo, pool.map(look, todo.values())):
            if done.returncode != 0:
                broken.append(f'{name}: {done.stderr.strip()}')
            for line in done.stderr.splitlines():
                if '[-Wdeprecated-declarations]' in line and name != BRIDGE:
                    texts.append(line)
                    warned[name] += 1
    return len(todo), broken, texts, warned


class Deprecated:
    """What GIR files call deprecated: classes, and properties and signals of classes."""

    def __init__(self, *girs):
        self.classes, self.parents, self.members = {}, {}, {}
        for gir in girs:
            for namespace in ET.parse(gir).getroot().iter(GIR + 'namespace'):
                self.read(namespace)

    def read(self, namespace):
        prefix = namespace.get(C + 'identifier-prefixes').split(',')[0]
        for kind in ('class', 'interface'):
            for node in namespace.iter(GIR + kind):
                name = node.get(GLIB + 'type-name') or prefix + node.get('name')
                above = [node.get('parent')] + [part.get('name')
                                                for part in node.findall(GIR + 'implements')]
                self.parents[name] = [self.full(parent, prefix) for parent in above if parent]
                if node.get('deprecated'):
                    self.classes[name] = node.get('deprecated-version', '?')
                for member, tag in (('property', GIR + 'property'), ('signal', GLIB + 'signal')):
                    for part in node.findall(tag):
                        self.members[name, member, part.get('name')] = bool(part.get('deprecated'))

    @staticmethod
    def full(name, prefix):
        return prefix + name if '.' not in name else name.replace('.', '')

    def member(self, name, kind, member):
        """Whether the member of a class is deprecated where it is defined."""
        queue = [name]
        while queue:
            name = queue.pop(0)
            if (name, kind, member) in self.members:
                return self.members[name, kind, member]
            queue += self.parents.get(name, [])
        return False

    def in_ui(self, path):
        """The faults of a .ui file."""
        def walk(node, owner):
            if node.tag in ('object', 'template'):
                owner = node.get('parent') if node.tag == 'template' else node.get('class')
                if owner in self.classes:
                    yield f'class {owner} (since {self.classes[owner]})'
            elif node.tag in ('property', 'signal') and owner:
                name = node.get('name').split('::')[0].replace('_', '-')
                if self.member(owner, node.tag, name):
                    yield f'{node.tag} {name} of {owner}'
            for child in node:
                yield from walk(child, owner)

        yield from walk(ET.parse(path).getroot(), None)

    def in_c(self, path):
        """The deprecated classes that a source file names, in a type, a cast or a check."""
        with open(path, encoding='utf-8') as text:
            code = re.sub(r'/\*.*?\*/|"(\\.|[^"\\])*"', '', text.read(), flags=re.DOTALL)
        words = set(re.findall(r'\w+', code))
        for name, since in self.classes.items():
            split = '_'.join(re.findall('[A-Z][a-z0-9]*', name)).upper()
            prefix, rest = split.split('_', 1) if '_' in split else (split, '')
            if words & {name, split, f'{prefix}_TYPE_{rest}', f'{prefix}_IS_{rest}'}:
                yield f'class {name} (since {since})'


def named(root):
    """What .ui and source files name that is deprecated."""
    deprecated = Deprecated(*(f'{root}/usr/share/gir-1.0/{name}.gir'
                              for name in ('Gtk-4.0', 'Adw-1')))
    if 'GtkDialog' not in deprecated.classes:
        return ['the GIR files tell of nothing deprecated']
    faults = []
    for path in sorted(glob.glob(os.path.join(TOP, 'src', 'ui', '**'), recursive=True)):
        name = os.path.relpath(path, TOP)
        if name == BRIDGE:
            continue
        if path.endswith('.ui'):
            faults += [f'{name}: {fault}' for fault in deprecated.in_ui(path)]
        elif path.endswith(('.c', '.h')):
            faults += [f'{name}: {fault}' for fault in deprecated.in_c(path)]
    return faults


def check(build):
    root = fetched()
    n_files, broken, texts, warned = compile_all(build, flags_of(root))
    result = True
    for number, (what, faults) in enumerate((
            (f'{n_files} files compile', broken if n_files else ['no file was found']),
            (f'{sum(warned.values())} calls of what is deprecated', texts),
            ('nothing deprecated is named', named(root))), 1):
        print('ok' if not faults else 'not ok', number, '-', what)
        for line in '\n'.join(faults).splitlines():
            print('#', line)
        result = result and not faults
    print('1..3')
    return 0 if result else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--fetch', action='store_true')
    parser.add_argument('--build', metavar='FOLDER')
    options = parser.parse_args()
    try:
        if options.fetch:
            fetch()
            return 0
        return check(options.build)
    except Unavailable as reason:
        required = os.environ.get('CI') == 'true'
        if options.fetch:
            print(f'debian13: {reason}', file=sys.stderr)
            return 1 if required else 0
        print(f'not ok 1 - {reason}\n1..1' if required else f'1..0 # SKIP {reason}')
        return 1 if required else 0


if __name__ == '__main__':
    sys.exit(main())
