#!/usr/bin/env python3
"""Runs a test in another language: in-language.py TOP LANGUAGE PROGRAM ARGUMENT...

LANGUAGE is one of po/LINGUAS, or "long" for a made-up one with long words. The catalogue is built
for this run, and so is the locale: without one of its name, the C library translates nothing.
"""
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# Formats as in C, so that only the words differ.
LOCALES = ('/usr/lib/locale/C.utf8', '/usr/lib/locale/C.UTF-8')


def main():
    top, language, *command = sys.argv[1:]
    name = 'de' if language == 'long' else language
    source = next((path for path in LOCALES if os.path.isdir(path)), None)
    if not source:
        print(f'1..0 # SKIP there is none of {", ".join(LOCALES)} to make a locale from')
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        catalogue = os.path.join(scratch, name, 'LC_MESSAGES', 'kscore.mo')
        os.makedirs(os.path.dirname(catalogue))
        if language == 'long':
            subprocess.run([sys.executable, os.path.join(HERE, 'make-pseudo-po'), top, name,
                            catalogue], check=True)
        else:
            subprocess.run(['msgfmt', '--check', f'--output-file={catalogue}',
                            os.path.join(top, 'po', f'{language}.po')], check=True)
        shutil.copytree(source, os.path.join(scratch, 'locale', 'aa_AA.utf8'))
        environment = {**os.environ, 'LOCPATH': os.path.join(scratch, 'locale'),
                       'LC_ALL': 'aa_AA.UTF-8', 'LANGUAGE': name, 'KSCORE_WALK': 'long' if language == 'long' else 'words',
                       'KSCORE_WALK_LOCALE_DIR': scratch}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == '__main__':
    sys.exit(main())
