#!/usr/bin/env python3
"""Shows that rooms.py refuses what it is there to refuse, on small trees compiled for it."""
import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
CC, NINJA = ['cc'], 'ninja'

# Stand-ins for the real headers, at the real paths: the checks need no library installed.
HEADERS = {
    'glib-2.0/glib.h': '#include <stdlib.h>\n',
    'glib-2.0/gio/gio.h': '#include <glib.h>\n',
    'cairo/cairo.h': '',
    'gtk-4.0/gtk/gtk.h': '#include <gio/gio.h>\n#include <cairo.h>\n',
    'libsoup-3.0/libsoup/soup.h': '#include <gio/gio.h>\n',
    'json-glib-1.0/json-glib/json-glib.h': '#include <gio/gio.h>\n',
    'sqlite3.h': '',
    'curl/curl.h': '',
}

# A tree that keeps the rules, with a library seen only through another and a room below.
GOOD = {
    'core/kscore-date.c': '#include "core/kscore-date.h"\n',
    'core/kscore-date.h': '#include <gio/gio.h>\n#include <string.h>\n',
    'json/kscore-json-reader.c': '#include "json/kscore-json-reader.h"\n',
    'json/kscore-json-reader.h': '#include <json-glib/json-glib.h>\n'
                                 '#include "core/kscore-date.h"\n',
    'draw/kscore-gauge.h': '#include <cairo.h>\n',
    'draw/kscore-gauge.c': '#include "draw/kscore-gauge.h"\n#include <math.h>\n',
    'service/kscore-model.h': '#include "json/kscore-json-reader.h"\n',
    'service/kscore-model.c': '#include "service/kscore-model.h"\n#include "draw/kscore-gauge.h"\n',
    'ui/kscore-window.c': '#include <gtk/gtk.h>\n#include "service/kscore-model.h"\n',
}


class Rooms(unittest.TestCase):
    def check(self, files):
        """Compiles GOOD with files over it and returns (exit status, what rooms.py said)."""
        with tempfile.TemporaryDirectory() as top:
            project, include = os.path.join(top, 'kscore'), os.path.join(top, 'usr', 'include')
            build = os.path.join(project, '_build')
            sources = GOOD | files
            for name, text in ([(os.path.join(include, n), t) for n, t in HEADERS.items()] +
                               [(os.path.join(project, 'src', n), t) for n, t in sources.items()]):
                os.makedirs(os.path.dirname(name), exist_ok=True)
                with open(name, 'w', encoding='utf-8') as out:
                    out.write(text)
            os.mkdir(build)
            flags = [f'-I{project}/src'] + [f'-isystem{include}/{folder}' for folder in (
                '.', 'glib-2.0', 'gtk-4.0', 'cairo', 'libsoup-3.0', 'json-glib-1.0')]
            with open(os.path.join(build, 'build.ninja'), 'w', encoding='utf-8') as out:
                out.write('rule cc\n deps = gcc\n depfile = $out.d\n'
                          f' command = {shlex.join(CC + flags)} -MD -MF $out.d -c $in -o $out\n')
                for name in sources:
                    if name.endswith('.c'):
                        out.write(f'build {name.replace("/", "_")}.o: cc ../src/{name}\n')
            subprocess.run([NINJA, '-C', build], check=True, stdout=subprocess.DEVNULL)
            with open(os.path.join(build, 'compile_commands.json'), 'w', encoding='utf-8') as out:
                subprocess.run([NINJA, '-C', build, '-t', 'compdb'], check=True, stdout=out)
            done = subprocess.run([sys.executable, os.path.join(HERE, 'rooms.py'), '--ninja', NINJA,
                                   '--source', project, '--build', build],
                                  text=True, check=False, stdout=subprocess.PIPE)
            return done.returncode, done.stdout

    def refused(self, files, *words):
        status, said = self.check(files)
        self.assertEqual(status, 1, said)
        for word in words:
            self.assertIn(word, said)

    def test_good_tree(self):
        self.assertEqual(self.check({}), (0, '5 objects read, 0 faults\n'))

    def test_gtk_outside(self):
        self.refused({'service/kscore-bad.c': '#include <gtk/gtk.h>\n'},
                     'src/service/kscore-bad.c: reads a header of gtk', 'includes <gtk/gtk.h>')

    def test_libsoup_outside(self):
        self.refused({'archive/kscore-bad.c': '#include <libsoup/soup.h>\n'},
                     'src/archive/kscore-bad.c: reads a header of libsoup')

    def test_json_glib_outside(self):
        self.refused({'score/kscore-bad.c': '#include <json-glib/json-glib.h>\n'},
                     'src/score/kscore-bad.c: reads a header of json-glib')

    def test_library_through_a_macro(self):
        """What no reading of the text would find, the compiler's record shows."""
        self.refused({'core/kscore-bad.c': '#define HEADER <sqlite3.h>\n#include HEADER\n'},
                     'src/core/kscore-bad.c: reads a header of sqlite3')

    def test_library_of_a_lower_room(self):
        """A lower room shows json-glib to this one, which is no leave to use it."""
        self.refused({'service/kscore-bad.c': '#include "json/kscore-json-reader.h"\n'
                                              '#include <json-glib/json-glib.h>\n'},
                     'src/service/kscore-bad.c: includes <json-glib/json-glib.h>')

    def test_unknown_library(self):
        self.refused({'core/kscore-bad.c': '#include <curl/curl.h>\n'}, 'an unknown library')

    def test_against_the_direction(self):
        self.refused({'core/kscore-bad.c': '#include "json/kscore-json-reader.h"\n'},
                     'core/kscore-bad.c: reads json/kscore-json-reader.h',
                     'core/kscore-bad.c: includes json/kscore-json-reader.h')

    def test_beside(self):
        self.refused({'store/kscore-bad.c': '#include "draw/kscore-gauge.h"\n'},
                     'store/kscore-bad.c: reads draw/kscore-gauge.h')

    def test_header_against_the_direction(self):
        self.refused({'draw/kscore-gauge.h': '#include "service/kscore-model.h"\n'},
                     'src/draw/kscore-gauge.h: includes service/kscore-model.h')

    def test_relative(self):
        self.refused({'draw/kscore-bad.c': '#include "../core/kscore-date.h"\n'},
                     'src/draw/kscore-bad.c: includes "../core/kscore-date.h"')

    def test_unknown_room(self):
        self.refused({'attic/kscore-bad.c': ''}, 'the room "attic" is not in the table of rooms')

    def test_outside_every_room(self):
        self.refused({'kscore-bad.c': '#include "core/kscore-date.h"\n'},
                     'src/kscore-bad.c: includes core/kscore-date.h')


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--ninja', default=NINJA)
    parser.add_argument('--cc', default=shlex.join(CC))
    options, rest = parser.parse_known_args()
    NINJA, CC = options.ninja, shlex.split(options.cc)
    unittest.main(argv=sys.argv[:1] + rest, verbosity=2)
