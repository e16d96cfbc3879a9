#!/usr/bin/env python3
"""Counts what Meson's test logs say and ends with one line: N passed, N failed, N skipped.

A TAP test counts each of its cases, any other test counts once. A step that failed before any
test ran (--broken=TEXT) counts as one failure, and so does a run in which no test passed.
"""
import argparse
import json
import os
import re
import sys

GOOD = ('OK', 'EXPECTEDFAIL')
# Top-level result lines only: subtests are indented, and their parent has a line of its own.
CASE = re.compile(r'^(ok|not ok)\b *\d* *-? *([^#\n]*?) *(?:# *(\w.*))?$', re.MULTILINE)


def cases_of(test):
    """The (name, verdict, reason) of every case of one test, as its log has them."""
    name, result, cases = test['name'], test['result'], []
    for verdict, case, directive in CASE.findall(test.get('stdout') or ''):
        # A directive says that the case was skipped, or is known to be incomplete.
        if directive:
            cases.append((f'{name} {case}', 'skipped', directive))
        else:
            cases.append((f'{name} {case}', 'passed' if verdict == 'ok' else 'failed', ''))
    if result in GOOD + ('SKIP',):
        verdict = 'skipped' if result == 'SKIP' else 'passed'
        return cases or [(name, verdict, '')]
    # Crashed, timed out, or its plan does not fit: a failure even where every case says "ok".
    if not any(verdict == 'failed' for _, verdict, _ in cases):
        cases.append((name, 'failed', result.lower()))
    return cases


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--broken', action='append', default=[], metavar='TEXT')
    parser.add_argument('logs', nargs='*', metavar='TESTLOG.json')
    options = parser.parse_args()

    cases = [(text, 'failed', '') for text in options.broken]
    for log in options.logs:
        # No file: that run had no test to its selection.
        if os.path.exists(log):
            with open(log, encoding='utf-8') as lines:
                for line in lines:
                    cases += cases_of(json.loads(line))

    if not cases:
        cases.append(('no test was run', 'failed', ''))
    for verdict in ('skipped', 'failed'):
        for name, its_verdict, reason in cases:
            if its_verdict == verdict:
                print(f'{verdict}: {name}' + (f' ({reason})' if reason else ''))
    count = {word: sum(verdict == word for _, verdict, _ in cases)
             for word in ('passed', 'failed', 'skipped')}
    print('{passed} passed, {failed} failed, {skipped} skipped'.format(**count))
    return 1 if count['failed'] else 0


if __name__ == '__main__':
    sys.exit(main())
