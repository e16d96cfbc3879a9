#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The formula and its versions, by keyboard: weights of one's own mark every score they make."""

import os
import re

from desktop import check, check_equal
from harness import TOP, run
from pages import WIDE, reach, rise, sample_window, show, tenths
from servers import read_score

MARK = re.compile(r'^All scores are by steady \(my weights\)\.$')


def load_weights(home):
    """Weights of one's own, beside Kscore's, which are used."""
    with open(os.path.join(TOP, 'data', 'model', 'kscore-1.json'), encoding='utf-8') as text:
        model = text.read()
    for before, after in (('"kscore-1"', '"steady"'),
                          ('"response_weight": 0.45', '"response_weight": 0.55'),
                          ('"recognition_weight": 0.35', '"recognition_weight": 0.25')):
        check_equal(model.count(before), 1, before)
        model = model.replace(before, after)
    home.must('model', 'weights', home.write('weights.json', model))
    home.must('model', 'use', 'kscore-1')


def choose(window, row, move):
    """Another entry of a row's list, by keyboard."""
    reach(window, row)
    window.focus_by('Return')
    window.press(move)
    window.focus_by('Return', to=row)


def wait_figures(home, window, model):
    """What is shown with a version, which is what the command line says of it."""
    figures = window.wait(lambda: next(
        (found for found in [home.json('score', '--json')] if found['model'] == model), None),
        f'{model} in use')
    rise(window, rf'(?m)^Your score is {re.escape(tenths(figures["score"]))}: ')
    return figures


def marks(window):
    """Whether pages that show scores say whose weights they are by."""
    found = set()
    for page in ('Overview', 'Improve', 'Statement'):
        show(window, page)
        if page == 'Statement':
            window.find(None, 'Activity statement')
        found.add(window.look_for('label', MARK) is not None)
    return found


def test_ones_own_weights():
    with sample_window(before=load_weights) as (home, window):
        window.resize(*WIDE)
        before = read_score(window)
        check_equal(marks(window), {False}, 'marked at first')
        show(window, 'The Formula')
        first = wait_figures(home, window, 'kscore-1')

        choose(window, 'Compute With', 'Down')
        mine = wait_figures(home, window, 'my-weights:steady')
        check(abs(mine['score'] - first['score']) > 0.5, f'{mine["score"]} and {first["score"]}')
        window.find('label', MARK)
        show(window, 'Overview')
        rise(window, r'^Model steady \(my weights\)')
        window.wait(lambda: read_score(window).startswith(f'{tenths(mine["score"])} of 100'),
                    'the score by these weights')
        check_equal(marks(window), {True}, 'marked')

        # Both beside each other, and back.
        show(window, 'Improve')
        reach(window, 'Back to Improve')
        window.focus_by('space', to='The Formula')
        show(window, 'The Formula')
        choose(window, 'Compare With', 'Down')
        rise(window, r'^steady \(my weights\) and kscore-1, of the Same Evidence$')
        choose(window, 'Compute With', 'Up')
        check_equal(wait_figures(home, window, 'kscore-1'), first, 'all that is told')
        window.wait_gone('label', MARK)
        show(window, 'Overview')
        rise(window, r'^Model kscore-1')
        check_equal(read_score(window), before, 'the score')
        check_equal(marks(window), {False}, 'marked at last')

        # Each page behind Improve has a key of its own, wherever one is.
        for key, told in (('i', r'^Your score is '), ('e', r'^Other ways to look'),
                          ('m', r'^Your score is .*by Response')):
            show(window, 'Overview')
            window.find(None, 'Overview')
            window.press('Control_L', key)
            rise(window, rf'(?m){told}')
            window.focus_by('Escape')


if __name__ == '__main__':
    run()
