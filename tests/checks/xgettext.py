#!/usr/bin/env python3
"""Extracts every translatable string as Meson's glib preset does; any remark of xgettext fails.

Then fills a made-up language with what was extracted and compiles it, formats checked, so that a
string which no translator could carry over is found here.
"""
import os
import re
import subprocess
import sys
import tempfile

KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dcgettext:2', 'g_dngettext:2,3',
            'g_dpgettext2:2c,3')
FLAGS = ('N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format',
         'g_dngettext:2:pass-c-format', 'g_strdup_printf:1:c-format', 'g_string_printf:2:c-format',
         'g_string_append_printf:2:c-format', 'g_error_new:3:c-format', 'g_set_error:4:c-format',
         'g_markup_printf_escaped:1:c-format', 'g_log:3:c-format', 'g_print:1:c-format',
         'g_printerr:1:c-format', 'g_printf:1:c-format', 'g_fprintf:2:c-format',
         'g_sprintf:2:c-format', 'g_snprintf:3:c-format')


def run(*command):
    """Runs command and returns what it remarked; its failure counts as a remark."""
    done = subprocess.run(command, text=True, check=False, stderr=subprocess.PIPE)
    return done.stderr + (f'{command[0]} failed\n' if done.returncode != 0 else '')


def main():
    top = sys.argv[1]
    with tempfile.TemporaryDirectory() as scratch:
        pot, po = os.path.join(scratch, 'kscore.pot'), os.path.join(scratch, 'xx.po')
        said = run('xgettext', f'--directory={top}', f'--files-from={top}/po/POTFILES.in',
                   f'--output={pot}', '--from-code=UTF-8', '--add-comments=Translators',
                   '--package-name=kscore', *(f'--keyword={word}' for word in KEYWORDS),
                   *(f'--flag={flag}' for flag in FLAGS))
        if not os.path.exists(pot):
            print(said, 'no string was found')
            return 1
        said += run('msginit', '--no-translator', '--locale=en_GB', f'--input={pot}',
                    f'--output-file={po}')
        said += run('msgfmt', '--check', f'--output-file={scratch}/xx.mo', po)
        said = re.sub(r'^Created .*\n', '', said, flags=re.MULTILINE)
        with open(pot, encoding='utf-8') as text:
            print(text.read().count('\nmsgid "') - 1, 'strings')
    print(said, end='')
    return 1 if said else 0


if __name__ == '__main__':
    sys.exit(main())
