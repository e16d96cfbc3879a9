# SPDX-License-Identifier: GPL-3.0-or-later
"""The independent implementations, as tests use them."""

import json
import os
import subprocess
import sys

from harness import TOP

REFERENCE = os.path.join(TOP, 'tests', 'reference')
sys.path.insert(0, REFERENCE)
from recompute import recompute  # noqa: E402,F401

with open(os.path.join(TOP, 'data', 'model', 'kscore-1.json'), encoding='utf-8') as text:
    MODEL = json.load(text)


def awk(worksheet, program='awk'):
    return subprocess.run([program, '-f', os.path.join(REFERENCE, 'worksheet.awk')],
                          input=worksheet, capture_output=True, text=True)
