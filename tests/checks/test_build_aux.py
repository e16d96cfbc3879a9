#!/usr/bin/env python3
"""Drives build-aux/run and the summary of build-aux/test with commands that only take notes."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOLS = ('bash', 'cat', 'chmod', 'dirname', 'env', 'mkdir', 'mktemp', 'python3', 'rm')
NOTE = '#!/usr/bin/env bash\necho "${0##*/} $*" >> "$NOTES"\n'

# A build that leaves two programs which say how they were called.
MESON = NOTE + '''
case $1 in
  --version) echo 1.0 ;;
  setup)
    mkdir -p "$2/src/cli"
    : > "$2/build.ninja"
    for program in src/kscore src/cli/kscore-cli; do
      printf '#!/usr/bin/env bash\\necho "%s $*" >> "$NOTES"\\n' "${program##*/}" > "$2/$program"
      chmod +x "$2/$program"
    done ;;
  compile) [ -z "$BROKEN" ] ;;
esac
'''
DPKG = '''#!/usr/bin/env bash
case " $MISSING " in *" ${!#} "*) exit 1 ;; esac
printf installed
'''


class Scripts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = folder.name
        self.bin = os.path.join(self.top, 'bin')
        self.notes = os.path.join(self.top, 'notes')
        shutil.copytree(os.path.join(TOP, 'build-aux'), os.path.join(self.top, 'build-aux'))
        os.makedirs(os.path.join(self.top, 'data', 'sample', 'export'))
        os.mkdir(self.bin)
        for tool in TOOLS:
            os.symlink(shutil.which(tool), os.path.join(self.bin, tool))
        self.command('meson', MESON)
        self.command('dpkg-query', DPKG)
        self.command('apt-get', NOTE)
        self.command('id', '#!/usr/bin/env bash\necho "$USER_ID"\n')
        self.system('ID=debian\nVERSION_ID="12"\n')
        self.variables = {'MISSING': '', 'USER_ID': '0', 'BROKEN': ''}

    def command(self, name, text):
        path = os.path.join(self.bin, name)
        with open(path, 'w', encoding='utf-8') as out:
            out.write(text)
        os.chmod(path, 0o755)

    def system(self, text):
        with open(os.path.join(self.top, 'os-release'), 'w', encoding='utf-8') as out:
            out.write(text)

    def run_it(self, *arguments):
        """Runs build-aux/run and returns (status, standard error, the notes)."""
        environment = self.variables | {
            'PATH': self.bin, 'NOTES': self.notes, 'HOME': self.top, 'TMPDIR': self.top,
            'KSCORE_OS_RELEASE': os.path.join(self.top, 'os-release')}
        done = subprocess.run(['bash', os.path.join(self.top, 'build-aux', 'run'), *arguments],
                              env=environment, text=True, check=False, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        notes = ''
        if os.path.exists(self.notes):
            with open(self.notes, encoding='utf-8') as text:
                notes = text.read()
        return done.returncode, done.stderr, notes

    def test_nothing_missing(self):
        status, said, notes = self.run_it()
        self.assertEqual(status, 0, said)
        self.assertNotIn('apt-get', notes)

    def test_installs_only_what_is_missing(self):
        self.variables['MISSING'] = 'gettext libarchive-dev'
        status, said, notes = self.run_it()
        self.assertEqual(status, 0, said)
        update, install = [line for line in notes.splitlines() if line.startswith('apt-get')]
        self.assertTrue(update.endswith(' update'), update)
        self.assertTrue(install.endswith(' install -y --no-install-recommends '
                                         'gettext libarchive-dev'), install)

    def test_one_package_list_is_broken(self):
        self.variables['MISSING'] = 'gettext'
        self.command('apt-get', NOTE + 'case $* in *update) exit 100 ;; esac\n')
        self.assertEqual(self.run_it()[0], 0)

    def test_sudo_for_others(self):
        self.variables |= {'MISSING': 'gettext', 'USER_ID': '1000'}
        self.command('sudo', NOTE + '[ "$1" = -n ] && shift; exec "$@"\n')
        status, said, notes = self.run_it()
        self.assertEqual(status, 0, said)
        self.assertIn('sudo -n env DEBIAN_FRONTEND=noninteractive apt-get ', notes)

    def test_no_sudo_for_nothing(self):
        self.variables['USER_ID'] = '1000'
        self.command('sudo', NOTE)
        self.assertNotIn('sudo', self.run_it()[2])

    def test_without_sudo(self):
        self.variables |= {'MISSING': 'gettext', 'USER_ID': '1000'}
        status, said, notes = self.run_it()
        self.assertEqual(status, 2)
        self.assertIn('as root, run: apt-get install gettext', said)
        self.assertNotIn('meson', notes)

    def test_apt_fails(self):
        self.variables['MISSING'] = 'gettext'
        self.command('apt-get', NOTE + 'exit 100\n')
        self.assertEqual(self.run_it()[0], 2)

    def test_other_systems(self):
        for system in ('ID=fedora\nVERSION_ID=41\n', 'ID=debian\nVERSION_ID="11"\n', 'ID=debian\n',
                       'ID=ubuntu\nVERSION_ID="22.04"\n', ''):
            with self.subTest(system):
                self.system(system)
                status, said, notes = self.run_it()
                self.assertEqual(status, 2)
                self.assertIn('libgtk-4-dev', said)
                self.assertEqual(notes, '')

    def test_known_systems(self):
        for system in ('ID=debian\nVERSION_ID="13"\n', 'ID=ubuntu\nVERSION_ID="24.04"\n'):
            with self.subTest(system):
                self.system(system)
                self.assertEqual(self.run_it()[0], 0)

    def test_other_system_without_installing(self):
        self.system('ID=fedora\n')
        self.assertEqual(self.run_it('--no-install')[0], 0)

    def test_no_display(self):
        status, said, notes = self.run_it()
        self.assertEqual(status, 0, said)
        self.assertIn('no display here', said)
        self.assertRegex(notes, r'kscore-cli --data-dir \S+ import \S+/data/sample/export\n'
                                r'kscore-cli --data-dir \S+ score\n$')

    def test_cli_arguments(self):
        self.variables['DISPLAY'] = ':99'
        status, said, notes = self.run_it('--cli', '--', 'explain', '--worksheet')
        self.assertEqual(status, 0, said)
        self.assertNotIn('no display here', said)
        self.assertRegex(notes, r'kscore-cli --data-dir \S+ explain --worksheet\n$')

    def test_cli_on_a_folder_of_ones_own(self):
        notes = self.run_it('--cli', '--', '--data-dir', '/somewhere', 'accounts')[2]
        self.assertTrue(notes.endswith('\nkscore-cli --data-dir /somewhere accounts\n'), notes)
        self.assertNotIn('import', notes)

    def test_display(self):
        for variable in ('DISPLAY', 'WAYLAND_DISPLAY'):
            with self.subTest(variable):
                self.variables |= {'DISPLAY': '', 'WAYLAND_DISPLAY': '', variable: 'here'}
                notes = self.run_it()[2]
                self.assertTrue(notes.endswith('\nkscore --sample\n'), notes)
                notes = self.run_it('--', 'archive.zip')[2]
                self.assertTrue(notes.endswith('\nkscore archive.zip\n'), notes)

    def test_broken_build(self):
        self.variables['BROKEN'] = 'yes'
        status, said, notes = self.run_it()
        self.assertEqual(status, 1)
        self.assertIn('the build failed', said)
        self.assertNotIn('kscore-cli', notes)

    def test_leaves_nothing_behind(self):
        before = set(os.listdir(self.top)) | {'_build', 'notes'}
        self.run_it()
        self.assertEqual(set(os.listdir(self.top)), before)

    def test_usage(self):
        self.assertEqual(self.run_it('--help')[0], 0)
        self.assertEqual(self.run_it('--window')[0], 2)
        self.assertFalse(os.path.exists(self.notes))

    def summary(self, *tests, broken=()):
        """What summary.py makes of these entries of a test log: (status, last line)."""
        log = os.path.join(self.top, 'log.json')
        with open(log, 'w', encoding='utf-8') as out:
            out.writelines(json.dumps(test) + '\n' for test in tests)
        done = subprocess.run([sys.executable, os.path.join(TOP, 'build-aux', 'summary.py'),
                               *(f'--broken={text}' for text in broken), '--', log, log + '.none'],
                              text=True, check=False, stdout=subprocess.PIPE)
        return done.returncode, done.stdout.splitlines()[-1]

    def test_summary_counts_cases(self):
        tap = 'TAP version 13\n1..3\nok 1 /a/b\nok 2 /a/c # SKIP no such thing\n    ok 1 - inner\n'
        tap += 'ok 3 /a/d\n# End of a\n'
        self.assertEqual(self.summary({'name': 'a', 'result': 'OK', 'stdout': tap},
                                      {'name': 'b', 'result': 'OK'},
                                      {'name': 'c', 'result': 'SKIP', 'stdout': '1..0 # SKIP'}),
                         (0, '3 passed, 0 failed, 2 skipped'))

    def test_summary_counts_failures(self):
        self.assertEqual(self.summary(
            {'name': 'a', 'result': 'FAIL', 'stdout': 'ok 1 /a\nnot ok 2 /b - said so\n1..2\n'},
            {'name': 'b', 'result': 'TIMEOUT', 'stdout': '1..2\nok 1 /a\n'},
            {'name': 'c', 'result': 'ERROR'},
            {'name': 'd', 'result': 'UNEXPECTEDPASS'}), (1, '2 passed, 4 failed, 0 skipped'))

    def test_summary_counts_broken_steps(self):
        self.assertEqual(self.summary({'name': 'a', 'result': 'OK'}, broken=['compiling']),
                         (1, '1 passed, 1 failed, 0 skipped'))

    def test_summary_of_nothing(self):
        self.assertEqual(self.summary(), (1, '0 passed, 1 failed, 0 skipped'))


if __name__ == '__main__':
    unittest.main(verbosity=2)
