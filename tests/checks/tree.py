#!/usr/bin/env python3
"""What holds for every file of the tree. tree.py CHECK TOP [BUILD], CHECK being one of CHECKS."""
import json
import os
import re
import subprocess
import sys

MOST_LINES = 1000
MOST_LINES_OF_MAIN = 60
# Split, so that this file does not hold them itself.
UNFINISHED = re.compile(r'\b(TO' r'DO|FIX' r'ME|XX' r'X)\b')
ELSEWHERE = re.compile(r'\.\./sha' r'red\b')
AT_TOP = ('LICENSE', 'README.md', 'build-aux', 'com.example.Kscore.desktop', 'data', 'meson.build',
          'meson_options.txt', 'po', 'src', 'tests')
SCRIPTS = ('.py', '.sh', '.awk', '.sql')


def files(top, *folders):
    """Every file below the given folders of top, relative to top."""
    for start in folders:
        for folder, inner, names in os.walk(os.path.join(top, start)):
            inner[:] = sorted(name for name in inner if name != '__pycache__')
            for name in sorted(names):
                yield os.path.relpath(os.path.join(folder, name), top)


def read(top, path):
    with open(os.path.join(top, path), encoding='utf-8', errors='replace') as text:
        return text.read()


def is_code(path):
    return (path.endswith(('.c', '.h', '.ui', '.css', 'meson.build') + SCRIPTS)
            or path.startswith('build-aux/') and '.' not in os.path.basename(path))


def sizes(top):
    """No file of code is over 1,000 lines, and main.c stays a doorstep."""
    for path in files(top, 'src', 'tests', 'build-aux'):
        most = MOST_LINES_OF_MAIN if path == 'src/main.c' else MOST_LINES
        if is_code(path):
            lines = read(top, path).count('\n')
            if lines > most:
                yield f'{path}: {lines} lines, at most {most}'


def top_level(top):
    """Nothing lies at the top but what belongs there, and folders that something was built in."""
    for name in sorted(os.listdir(top)):
        path = os.path.join(top, name)
        if name.startswith('.') or name in AT_TOP:
            continue
        if not any(os.path.exists(os.path.join(path, *inner, 'build.ninja'))
                   for inner in [(), *((folder,) for folder in listed(path))]):
            yield f'{name}: does not belong at the top'


def listed(path):
    return os.listdir(path) if os.path.isdir(path) else []


def mirror(top):
    """Every src/ROOM/kscore-NAME.c has its tests/ROOM/test-NAME.c."""
    for path in files(top, 'src'):
        folder, name = os.path.split(path)
        if name.startswith('kscore-') and name.endswith('.c'):
            room = os.path.relpath(folder, 'src')
            test = f'tests/{room}/test-{name.removeprefix("kscore-")}'
            if not os.path.exists(os.path.join(top, test)):
                yield f'{path}: has no {test}'


def built(top, build):
    """No source file lies about that no meson.build names."""
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as commands:
        compiled = {os.path.relpath(os.path.join(entry['directory'], entry['file']), top)
                    for entry in json.load(commands)}
    with_window = 'src/main.c' in compiled
    for path in files(top, 'src', 'tests'):
        of_window = path == 'src/main.c' or path.split(os.sep)[1] == 'ui'
        if path.endswith('.c') and path not in compiled and (with_window or not of_window):
            yield f'{path}: is not built'


def words(top):
    """Nothing is marked as unfinished, and nothing points out of the tree."""
    for path in files(top, 'src', 'tests', 'build-aux', 'data', 'po', '.ci'):
        if is_code(path) or path.endswith(('.md', '.in', '.xml', '.1', '.desktop')):
            for number, line in enumerate(read(top, path).splitlines(), 1):
                for pattern in (UNFINISHED, ELSEWHERE):
                    if pattern.search(line):
                        yield f'{path}:{number}: {line.strip()}'


def style(top):
    """Lines of at most 100 characters, no tabs, no blanks at the end, one newline at the end."""
    for path in files(top, 'src', 'build-aux', 'tests/checks'):
        if not path.endswith(('.c', '.h') + SCRIPTS):
            continue
        text = read(top, path)
        if text and (not text.endswith('\n') or text.endswith('\n\n')):
            yield f'{path}: does not end with one newline'
        for number, line in enumerate(text.splitlines(), 1):
            if len(line) > 100:
                yield f'{path}:{number}: {len(line)} characters'
            if '\t' in line or line != line.rstrip():
                yield f'{path}:{number}: a tab, or blanks at the end'


def xml(top):
    """Every .ui, GResource and icon file is well-formed."""
    found = [path for path in files(top, 'src', 'data')
             if path.endswith(('.ui', '.gresource.xml', '.svg'))]
    if found:
        done = subprocess.run(['xmllint', '--noout', '--nonet', *found], cwd=top, text=True,
                              check=False, stderr=subprocess.PIPE)
        yield from done.stderr.splitlines()


CHECKS = {check.__name__: check for check in (sizes, top_level, mirror, built, words, style, xml)}


def main():
    check, *folders = sys.argv[1:]
    faults = list(CHECKS[check](*folders))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
