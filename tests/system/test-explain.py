#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside the score, computed again by an implementation of its own, for the sample
person: why it moved, what was discounted, the lenses, and what more of something would bring."""

from datetime import date

from harness import check, check_equal, check_near, run
from kscore import ALL, Scratch
from reference import MODEL
from reexplain import Change, Owner, Side, Signals, Simulation, concentration, lenses

NEAR = 1e-6
TODAY = date(2026, 11, 1)

home = Scratch()
home.must('import', *ALL)
owner = Owner(home.export(), MODEL)


def check_sums(own, told, name, what):
    """Sums by name, of which either side may lack those that are 0."""
    printed = {one[name]: one['points'] for one in told}
    for key in {**own, **printed}:
        check_near(printed.get(key, 0), own.get(key, 0), NEAR, f'{what}: {key}')


def check_change(since, until):
    change = Change(owner, date.fromisoformat(since), date.fromisoformat(until))
    told = home.json('explain', '--since', since, '--as-of', until, '--json')
    for side, day in ((change.before, told['from']), (change.after, told['to'])):
        check_near(day['score'], side.score, NEAR, f'the score of {day["date"]}')
    check_sums(change.sums(0), told['steps'], 'label', f'steps since {since}')
    check_sums(change.sums(1), told['components'], 'component', f'components since {since}')
    for step in told['steps']:
        posts, people = change.sums(2, step['label']), change.sums(3, step['label'])
        for one in step['posts']:
            check_near(one['points'], posts[one['post']], NEAR, f'{since}: {one["post"]}')
        for one in step['people']:
            check_near(one['points'], people[one['actor']], NEAR, f'{since}: {one["actor"]}')
        # Those that are named are those that moved most.
        least = min((abs(one['points']) for one in step['people']), default=0)
        more = sum(abs(points) > least + NEAR for key, points in people.items() if key)
        check(more <= len(step['people']), f'{since}: {step["label"]} has {more} larger people')
    return {step['label'] for step in told['steps']}


def test_change_by_secants():
    labels = check_change('2026-08-01', '2026-11-01')
    labels |= check_change('2026-06-10', '2026-07-20')   # the crowd
    labels |= check_change('2025-08-11', '2026-05-05')
    labels |= check_change('2025-05-12', '2025-06-20')   # few covered weeks
    labels |= check_change('2026-10-30', '2026-10-31')
    check(labels >= {'new', 'grew', 'shrank', 'left-the-window'}, f'only {sorted(labels)}')


def test_discounts():
    signals, found = Signals(owner), {}
    for of, one in zip(signals.of, owner.interactions):
        if of:
            found.setdefault(one['actor'], []).append(of)
    told = home.json('trust', '--json')
    check_equal({one['id'].split(':', 1)[1] for one in told['people']}, set(found), 'people')
    check_equal(told['discounted']['reactions'], sum(map(len, found.values())), 'reactions')
    for one in told['people']:
        own = found[one['id'].split(':', 1)[1]]
        check_equal(set(one['signals']), set().union(*own), f'signals of {one["handle"]}')
        check_equal(one['reactions'], len(own), f'reactions of {one["handle"]}')
        check_near(one['trust'], min(map(signals.factor, own)), NEAR, f'trust in {one["handle"]}')
    group, = told['groups']
    check_equal((group['accounts'], group['posts']),
                (len(signals.in_lockstep), len(signals.lockstep_posts)), 'the group')
    check_equal(group['accounts'], 25, 'accounts in lockstep')


def test_score_without_discounts():
    told = home.json('trust', '--json')
    n, effective, top = concentration(Side(owner, TODAY))
    check_equal(told['contributors'], n, 'people whom Response rests on')
    check_near(told['effective_people'], effective, NEAR, 'effective people')
    check_near(told['top_five_share'], top, NEAR, 'the share of five')
    check_near(told['without_discounts'], Side(owner.undiscounted(), TODAY).score, NEAR,
               'the score without discounts')
    # While the crowd of June counts.
    with Scratch(now='2026-06-28T09:00:00Z') as then:
        then.must('import', *ALL)
        told = then.json('trust', '--json')
        day = date.fromisoformat(told['as_of'])
        own = Owner(then.export(), MODEL)
        check_near(told['score'], Side(own, day).score, NEAR, 'the score in June')
        check_near(told['without_discounts'], Side(own.undiscounted(), day).score, NEAR,
                   'the score in June without discounts')
        check(told['without_discounts'] > told['score'] + 0.001, 'the crowd would have counted')


def test_lenses():
    own, told = lenses(owner, TODAY), home.json('explain', '--lenses', '--json')
    for part, name, key in (
            ('points', 'points', 'points'), ('points', 'large', 'large'),
            ('points', 'replies', 'replies'), ('points', 'mentions', 'mentions'),
            ('points', 'reshares', 'reshares'), ('points', 'influence', 'influence'),
            ('outreach', 'points', 'outreach'), ('outreach', 'level', 'level'),
            ('reach', 'people', 'people'), ('reach', 'reactions', 'reactions'),
            ('reach', 'anonymous', 'anonymous'), ('amplification', 'posts', 'posts'),
            ('amplification', 'value', 'amplification'), ('network', 'people', 'network_people'),
            ('network', 'weight', 'weight'), ('network', 'followers', 'followers'),
            ('h_index', 'h', 'h'), ('h_index', 'more', 'more'), ('style', 'creating', 'creating'),
            ('style', 'participating', 'participating')):
        check_near(told[part][name], own[key], NEAR, f'{part}: {name}')


def test_simulator():
    simulation = Simulation(owner, TODAY)
    for levers in ({'likes': 20}, {'replies': 7}, {'reshares': 5}, {'quotes': 3}, {'people': 6},
                   {'followers': 5000}, {'supporters': 9}, {'lists': 8}, {'networks': 1},
                   {'likes': 9, 'people': 4, 'lists': 3, 'followers': 70, 'networks': 2}):
        told = home.json('simulate', *(f'--{name}={n}' for name, n in levers.items()), '--json')
        check_near(told['simulated']['score'], simulation.score(**levers), NEAR, f'with {levers}')
        check(told['simulated']['score'] > told['score'], f'{levers} bring nothing')


def test_simulator_inverse():
    simulation = Simulation(owner, TODAY)
    target = round(simulation.now.score + 0.2, 2)
    told = home.json('simulate', f'--target={target}', '--json')
    needed = {one['lever']: one['needed'] for one in told['levers'] if one['needed']}
    check({'followers', 'supporters', 'lists'} <= set(needed), f'levers {sorted(needed)}')
    for name in ('followers', 'supporters', 'lists', 'networks'):
        if name in needed:
            check(simulation.score(**{name: needed[name]}) >= target - NEAR, f'{name} suffice')
            check(simulation.score(**{name: needed[name] - 1}) < target, f'fewer {name} do not')


run()
