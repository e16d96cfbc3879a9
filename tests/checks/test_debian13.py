#!/usr/bin/env python3
"""The check against Debian 13's headers must notice: made-up libraries, sources and .ui files."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

import debian13

GIR = '''<?xml version="1.0"?>
<repository xmlns="http://www.gtk.org/introspection/core/1.0"
            xmlns:c="http://www.gtk.org/introspection/c/1.0"
            xmlns:glib="http://www.gtk.org/introspection/glib/1.0">
  <namespace name="Gtk" c:identifier-prefixes="Gtk">
    <interface name="Shown" glib:type-name="GtkShown">
      <property name="worn-out" deprecated="1"/>
    </interface>
    <class name="Widget" glib:type-name="GtkWidget">
      <implements name="Shown"/>
      <property name="margin-top"/>
      <glib:signal name="show-all" deprecated="1" deprecated-version="4.10"/>
    </class>
    <class name="InfoBar" glib:type-name="GtkInfoBar" parent="Widget" deprecated="1"
           deprecated-version="4.10"/>
    <class name="Label" glib:type-name="GtkLabel" parent="Widget">
      <property name="label"/>
    </class>
  </namespace>
</repository>
'''


class Check(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.deprecated = debian13.Deprecated(self.write('Gtk-4.0.gir', GIR))

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as out:
            out.write(text)
        return path

    def in_ui(self, body):
        return list(self.deprecated.in_ui(self.write('a.ui', f'<interface>{body}</interface>')))

    def in_c(self, code):
        return list(self.deprecated.in_c(self.write('a.c', code)))

    def test_ui(self):
        self.assertEqual(self.in_ui('<object class="GtkLabel"><property name="label"/>'
                                    '<property name="margin_top"/></object>'), [])
        self.assertEqual(self.in_ui('<object class="GtkLabel"><child><object class="GtkInfoBar"/>'
                                    '</child></object>'), ['class GtkInfoBar (since 4.10)'])
        self.assertEqual(self.in_ui('<template class="Mine" parent="GtkInfoBar"/>'),
                         ['class GtkInfoBar (since 4.10)'])

    def test_members_of_parents(self):
        self.assertEqual(self.in_ui('<object class="GtkLabel"><signal name="show_all"/></object>'),
                         ['signal show-all of GtkLabel'])
        self.assertEqual(self.in_ui('<object class="GtkLabel"><property name="worn-out"/>'
                                    '</object>'), ['property worn-out of GtkLabel'])

    def test_c(self):
        self.assertEqual(self.in_c('/* GtkInfoBar */ "GTK_INFO_BAR \\" GtkInfoBar" GtkLabel'), [])
        for code in ('GtkInfoBar *bar;', 'x = GTK_INFO_BAR (y);', 'GTK_TYPE_INFO_BAR',
                     'GTK_IS_INFO_BAR (x)'):
            with self.subTest(code):
                self.assertEqual(self.in_c(code), ['class GtkInfoBar (since 4.10)'])

    def compile(self, *calls):
        """What compiling finds in files of src/room and the bridge, each with one of the calls."""
        self.write('header/gone.h', '#ifdef FOO_VERSION_MIN_REQUIRED\n#define GONE\n#else\n'
                                    '#define GONE __attribute__((deprecated))\n#endif\n'
                                    'void gone (void) GONE;\nvoid here (void);\n')
        entries = []
        for name, call in zip(('src/room/kscore-a.c', debian13.BRIDGE), calls):
            self.write(name, f'#include <gone.h>\nvoid f (void);\nvoid f (void) {{ {call} (); }}\n')
            entries.append({'directory': self.folder, 'file': name,
                            'command': f'cc -I. -DFOO_VERSION_MIN_REQUIRED=1 -c {name}'})
        self.write('compile_commands.json', json.dumps(entries))
        before, debian13.TOP = debian13.TOP, self.folder
        try:
            return debian13.compile_all(self.folder, [f'-isystem{self.folder}/header'])
        finally:
            debian13.TOP = before

    def test_calls(self):
        n_files, broken, texts, warned = self.compile('here', 'gone')
        self.assertEqual((n_files, broken, texts, dict(warned)), (2, [], [], {}))
        self.assertEqual(dict(self.compile('gone', 'here')[3]), {'src/room/kscore-a.c': 1})

    def test_missing(self):
        self.assertEqual(len(self.compile('gone', '}')[1]), 1)

    def test_without_headers(self):
        """Skipped with a reason; a failure where everything has to run."""
        for required, status in (('', 0), ('true', 1)):
            done = subprocess.run(
                [sys.executable, debian13.__file__, '--build', self.folder], text=True,
                check=False, stdout=subprocess.PIPE,
                env={**os.environ, 'KSCORE_DEBIAN13': self.folder + '/none', 'CI': required})
            self.assertEqual(done.returncode, status)
            self.assertIn('not ok 1' if required else '# SKIP', done.stdout)
            self.assertIn('they have not been fetched', done.stdout)


if __name__ == '__main__':
    unittest.main(verbosity=2)
