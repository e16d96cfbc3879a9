# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the schemas out of the man page, so that tests hold what is printed against what is said."""

import os
import re

from harness import TOP

PAGE = os.path.join(TOP, 'data', 'man', 'kscore-cli.1')
HEADING = re.compile(r'\.(?:SS|B) "?([^"]+)"?$')
TOKEN = re.compile(r'[][{}:,]|"[^"]*"|[^][{}:,"]+')

ANY = object()

# Fields that are written only where they say something.
OPTIONAL = {'person'}


def plain(line):
    """A line of the page without its font changes and escapes."""
    return re.sub(r'\\f.', '', line).replace('\\-', '-')


def schemas():
    """{heading: schema text} of every block of the section SCHEMAS."""
    found, heading, block = {}, None, None
    with open(PAGE, encoding='utf-8') as page:
        section = page.read().split('.SH SCHEMAS\n')[1].split('\n.SH ')[0]
    for line in section.splitlines():
        if HEADING.match(line):
            heading = plain(HEADING.match(line).group(1))
        elif line == '.nf':
            block = []
        elif line == '.fi':
            found[heading], block = '\n'.join(block), None
        elif block is not None:
            block.append(plain(line))
    return found


def parse(text):
    """The shape of a schema: {name: shape}, [shape], or None for a plain value.

    A name without quotation marks stands for any name: {ANY: shape}.
    """
    tokens = [token.strip() for token in TOKEN.findall(text) if token.strip()]

    def value():
        shape = None
        if tokens[0] == '[':
            tokens.pop(0)
            shape = [value()]
            tokens.pop(0)
        elif tokens[0] == '{':
            shape = {}
            while tokens.pop(0) != '}' and tokens[0] != '}':
                name = tokens.pop(0)
                name = name.strip('"') if name.startswith('"') else ANY
                shape[name] = None
                if tokens[0] == ':':
                    tokens.pop(0)
                    shape[name] = value()
        else:
            while tokens[0] not in (',', ']', '}'):
                tokens.pop(0)
        return shape

    return value()


def differences(shape, value, where='it'):
    """Yields a sentence for each place where value has not the shape."""
    if shape is None or value is None:
        return
    if isinstance(shape, list):
        if not isinstance(value, list):
            yield f'{where} is not a list'
            return
        for number, element in enumerate(value):
            yield from differences(shape[0], element, f'{where}[{number}]')
    elif not isinstance(value, dict):
        yield f'{where} is not an object'
    elif ANY in shape:
        for name, element in value.items():
            yield from differences(shape[ANY], element, f'{where}.{name}')
    else:
        for name in sorted(set(shape) - set(value) - OPTIONAL):
            yield f'{where} has no "{name}"'
        for name in sorted(set(value) - set(shape)):
            yield f'{where} has "{name}", which the man page does not know'
        for name in set(shape) & set(value):
            yield from differences(shape[name], value[name], f'{where}.{name}')
