#!/usr/bin/env python3
"""Installs a built folder below a scratch folder and looks at what a user would get.

install.py MESON BUILD: every program has its files beside it, nothing belongs to root only, and the
installed command line runs.
"""
import os
import subprocess
import sys
import tempfile

ID = 'com.example.Kscore'
COMMAND_LINE = ('bin/kscore-cli', 'share/man/man1/kscore-cli.1', 'share/kscore/sample/export')
WINDOW = ('bin/kscore', f'share/applications/{ID}.desktop', f'share/metainfo/{ID}.metainfo.xml',
          f'share/dbus-1/services/{ID}.service', f'share/glib-2.0/schemas/{ID}.gschema.xml',
          f'share/icons/hicolor/scalable/apps/{ID}.svg',
          f'share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg')


def main():
    meson, build = sys.argv[1].split(), sys.argv[2]
    faults = []
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run([*meson, 'install', '-C', build, '--no-rebuild',
                               '--destdir', scratch], text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != 0:
            print(done.stdout)
            return 1
        # The prefix is the one folder that holds bin/.
        prefix = next((folder for folder, inner, _ in os.walk(scratch) if 'bin' in inner), scratch)
        wanted = COMMAND_LINE + (WINDOW if os.path.exists(f'{build}/src/kscore') else ())
        for path in wanted:
            if not os.path.exists(os.path.join(prefix, path)):
                faults.append(f'{path} is not installed')
        for folder, _, names in os.walk(scratch):
            for name in names:
                path = os.path.join(folder, name)
                if os.stat(path).st_mode & 0o044 != 0o044:
                    faults.append(f'{os.path.relpath(path, prefix)} is not for everybody to read')
        program = os.path.join(prefix, 'bin', 'kscore-cli')
        if os.path.exists(program):
            for argument in ('--version', '--help'):
                done = subprocess.run([program, argument], check=False, stdout=subprocess.PIPE)
                if done.returncode != 0 or not done.stdout:
                    faults.append(f'kscore-cli {argument} ends with {done.returncode}')
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
