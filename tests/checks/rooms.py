#!/usr/bin/env python3
"""Holds the direction of the rooms: who may include whom, and which library belongs where.

System headers compile without flags, so the build alone would not notice a GTK call in the model.
This reads what the compiler itself wrote down: the dependency file of every object under src/
(ninja -t deps). An object may see

  - its own room, and the rooms that its room stands on, directly or through them;
  - the libraries of its room, the libraries that the headers of those rooms show, and whatever
    those libraries pull in themselves (GTK pulls cairo).

On top of that each #include written in src/ is held against the room's own row of ROOMS, so that
what a library or a lower room happens to pull in cannot be used on the quiet. Relative includes
are refused. See "The rooms" in README.md.
"""
import argparse
import json
import os
import re
import subprocess
import sys

# room: (rooms it may include, libraries it may include, libraries its headers show to others)
ROOMS = {
    'core':    ('', 'glib gio', 'glib gio'),
    'json':    ('core', 'glib gio json-glib', 'json-glib'),
    'score':   ('core', 'glib', ''),
    'topics':  ('core', 'glib gio', ''),
    'draw':    ('core', 'glib cairo pango', 'cairo pango'),
    'store':   ('core', 'glib gio sqlite3 libsecret libsodium', ''),
    'net':     ('core json', 'glib gio json-glib libsoup libxml2', 'libsoup'),
    'archive': ('core json', 'glib gio json-glib libarchive libxml2', ''),
    'report':  ('core json score topics draw', 'glib gio json-glib cairo pango', ''),
    'service': ('core json score topics draw store net archive report', 'glib gio', ''),
    'ui':      ('core draw service', 'glib gio gtk libadwaita cairo pango', 'gtk libadwaita'),
    'cli':     ('core service', 'glib gio', ''),
    '':        ('ui', 'glib gio gtk libadwaita', ''),  # src/main.c
}

# library: its headers by path on disk, and as an #include line writes them; the first match counts.
LIBRARIES = (
    ('gio', r'/glib-2\.0/gio/|/gio-unix-2\.0/', r'gio/'),
    ('glib', r'/glib-2\.0/', r'(glib|gmodule|glib-object|glib-unix)\.h$|(glib|gobject)/'),
    ('gtk', r'/gtk-4\.0/', r'(gtk|gdk|gsk)/'),
    ('libadwaita', r'/libadwaita-1/', r'adwaita\.h$'),
    ('libsoup', r'/libsoup-3\.0/', r'libsoup/'),
    ('json-glib', r'/json-glib-1\.0/', r'json-glib/'),
    ('libsecret', r'/libsecret-1/', r'libsecret/'),
    ('libsodium', r'/sodium(\.h|/)', r'sodium'),
    ('sqlite3', r'/sqlite3(ext)?\.h$', r'sqlite3(ext)?\.h$'),
    ('libarchive', r'/archive(_entry)?\.h$', r'archive(_entry)?\.h$'),
    ('libxml2', r'/libxml2/', r'libxml/'),
    ('cairo', r'/cairo/', r'(cairo/)?cairo[a-z-]*\.h$'),
    ('pango', r'/pango-1\.0/', r'pango/'),
    ('harfbuzz', r'/harfbuzz/', r'hb'),
    ('gdk-pixbuf', r'/gdk-pixbuf-2\.0/', r'gdk-pixbuf/'),
    ('graphene', r'/graphene-1\.0/', r'graphene'),
    ('fontconfig', r'/fontconfig/', r'fontconfig/'),
    ('freetype', r'/freetype2/', r'ft2build\.h$|freetype/'),
    ('fribidi', r'/fribidi/', r'fribidi'),
    ('libintl', r'/libintl\.h$', r'libintl\.h$'),
)

# What a library's own headers include of other libraries: seen, but not for us to use.
PULLS = {
    'glib': 'libintl',
    'gio': 'glib',
    'json-glib': 'glib gio',
    'libsecret': 'glib gio',
    'libsoup': 'glib gio',
    'pango': 'glib gio harfbuzz cairo fontconfig freetype fribidi',
    'cairo': 'fontconfig freetype',
    'gdk-pixbuf': 'glib gio',
    'gtk': 'glib gio cairo pango harfbuzz gdk-pixbuf graphene',
    'libadwaita': 'gtk',
}

# Headers of the C library, the kernel (Debian 13 keeps them in /usr/lib/linux) and the compiler
# belong to everybody.
COMPILER = re.compile(r'^/usr/lib/(gcc|llvm|clang|linux)|/lib/clang/')
C_LIBRARY_FOLDERS = {'asm', 'asm-generic', 'bits', 'gnu', 'linux', 'sys', 'arpa', 'net', 'netinet'}
C_LIBRARY = set('''
    aio alloca assert byteswap complex cpio ctype dirent dlfcn elf endian err errno error execinfo
    fcntl features features-time64 fenv float fmtmsg fnmatch ftw getopt glob grp iconv ieee754
    inttypes iso646 langinfo libgen limits link locale malloc math memory mntent monetary mqueue
    ndbm netdb nl_types paths poll pthread pwd re_comp regex resolv sched search semaphore setjmp
    sgtty signal spawn stdalign stdarg stdatomic stdbool stdc-predef stddef stdint stdio
    stdio_ext stdlib stdnoreturn string strings syscall sysexits syslog tar termio termios tgmath
    threads time ttyent uchar ucontext unistd utime utmp utmpx values wait wchar wctype wordexp
'''.split())

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def closure(start, table):
    """The names of start, and all that can be reached from them in table."""
    found, waiting = set(), list(start)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += table.get(name, '').split()
    return found


def rooms_seen(room):
    """The rooms whose headers an object of room may have read."""
    return closure([room], {name: row[0] for name, row in ROOMS.items()})


def libraries_seen(room):
    """The libraries whose headers an object of room may have read."""
    libraries = set(ROOMS[room][1].split())
    for below in rooms_seen(room):
        libraries.update(ROOMS[below][2].split())
    return closure(libraries, PULLS)


def library_of(path):
    """The library of the header at path on disk, None for the C library's own."""
    for library, pattern, _ in LIBRARIES:
        if re.search(pattern, path):
            return library
    if COMPILER.search(path):
        return None
    inside = re.sub(r'^.*?/include/', '', path)
    inside = re.sub(r'^[a-z0-9_]+-linux-[a-z0-9]+/', '', inside)
    if inside.split('/')[0] in C_LIBRARY_FOLDERS or inside.removesuffix('.h') in C_LIBRARY:
        return None
    return f'an unknown library ({path})'


def library_written(header):
    """The library of a header as an #include line writes it, None for the C library's own."""
    for library, _, pattern in LIBRARIES:
        if re.match(pattern, header):
            return library
    return library_of('/usr/include/' + header)


def below(path, folder):
    """path relative to folder, None when it is not inside."""
    relative = os.path.relpath(path, folder)
    return None if relative.startswith(os.pardir) else relative


def room_of(relative):
    """The room of a file given below src/: its first folder, '' for a file of src/ itself."""
    return relative.split(os.sep)[0] if os.sep in relative else ''


def read_deps(build, ninja):
    """{object: [file it read, the source first]}, by absolute path, from ninja's own record."""
    text = subprocess.run([ninja, '-C', build, '-t', 'deps'], check=True, text=True,
                          stdout=subprocess.PIPE).stdout
    deps, files = {}, []
    for line in text.splitlines():
        if line.startswith('    '):
            files.append(os.path.normpath(os.path.join(build, line.strip())))
        elif line and not line.startswith('ninja:'):
            files = deps.setdefault(line.split(': ')[0], [])
    return deps


def expected_sources(build, source):
    """The files under src/ that this build folder compiles."""
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as commands:
        files = [os.path.normpath(os.path.join(entry['directory'], entry['file']))
                 for entry in json.load(commands)]
    return {path for path in files if below(path, os.path.join(source, 'src'))}


def check_objects(deps, source, build):
    """Yields a sentence for each header that an object should not have read."""
    for files in deps.values():
        places = [below(path, os.path.join(source, 'src')) for path in files]
        # Generated files: the same folders, under the build folder.
        places = [place or below(path, os.path.join(build, 'src'))
                  for place, path in zip(places, files)]
        if not files or places[0] is None:
            continue
        room = room_of(places[0])
        if room not in ROOMS:
            yield f'{places[0]}: the room "{room}" is not in the table of rooms'
            continue
        rooms, libraries = rooms_seen(room), libraries_seen(room)
        said = set()
        for path, place in zip(files[1:], places[1:]):
            if place is not None:
                if room_of(place) not in rooms:
                    yield f'src/{places[0]}: reads {place}, a room that "{room}" does not stand on'
            elif below(path, build) is None and below(path, source) is None:
                library = library_of(path)
                if library is not None and library not in libraries and library not in said:
                    said.add(library)
                    yield (f'src/{places[0]}: reads a header of {library}, '
                           f'which has no place in the room "{room}"')


def check_includes(source):
    """Yields a sentence for each #include line in src/ that the room's own row does not allow."""
    top = os.path.join(source, 'src')
    for folder, _, names in os.walk(top):
        for name in sorted(names):
            if not name.endswith(('.c', '.h')):
                continue
            path = os.path.join(folder, name)
            place = below(path, top)
            row = ROOMS.get(room_of(place))
            if row is None:
                yield f'src/{place}: the room "{room_of(place)}" is not in the table of rooms'
                continue
            rooms, libraries = row[0].split() + [room_of(place)], row[1].split()
            with open(path, encoding='utf-8') as text:
                for mark, header in INCLUDE.findall(text.read()):
                    if header.startswith('.') or '/../' in header:
                        yield f'src/{place}: includes "{header}"; name it from src/'
                    elif mark == '"':
                        if os.sep in header and room_of(header) not in rooms:
                            yield (f'src/{place}: includes {header}, a room that '
                                   f'"{room_of(place)}" does not name')
                    else:
                        library = library_written(header)
                        if library is not None and library not in libraries:
                            yield (f'src/{place}: includes <{header}> of {library}, '
                                   f'which has no place in the room "{room_of(place)}"')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--source', required=True, help='the top of the checkout')
    parser.add_argument('--build', required=True, help='a build folder, compiled with ninja')
    parser.add_argument('--ninja', default='ninja')
    options = parser.parse_args()
    source, build = os.path.abspath(options.source), os.path.abspath(options.build)

    deps = read_deps(build, options.ninja)
    faults = list(check_objects(deps, source, build)) + list(check_includes(source))
    read = {files[0] for files in deps.values() if files}
    faults += [f'{below(path, source)}: the compiler left no dependency file of it'
               for path in sorted(expected_sources(build, source) - read)]
    for fault in sorted(set(faults)):
        print(fault)
    print(f'{len(read)} objects read, {len(set(faults))} faults')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
