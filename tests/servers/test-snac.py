#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts of a real snac, read by the command line."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, 'snac'), os.path.join(os.path.dirname(HERE), 'system')]

from harness import check_equal, run  # noqa: E402
from snac import NOTES, Snac, seed  # noqa: E402


def test_the_server_has_what_was_written():
    with Snac() as snac:
        notes = seed(snac)
        told = snac.statuses('alice')
        check_equal(len(told), NOTES + 2, 'notes')
        snac.delete('alice', notes['diary 3'])
        check_equal(len(snac.statuses('alice')), NOTES + 1, 'notes after one was deleted')
        snac.stop()
        snac.serve()
        check_equal(len(snac.statuses('alice')), NOTES + 1, 'notes after a restart')


if __name__ == '__main__':
    run()
