#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is new, came back or waits for an answer, and the hours of posts, told again from the sample
data by another program."""

import json
import os
import subprocess
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from harness import check, check_equal, check_near, run
from kscore import EXPORT, Scratch

WRITTEN = ('reply', 'mention', 'comment', 'quote')


def lines(name):
    with open(os.path.join(EXPORT, name), encoding='utf-8') as text:
        return [json.loads(line) for line in text]


def moment(text):
    return datetime.fromisoformat(text.replace('Z', '+00:00'))


HOME = Scratch()
HOME.must('import', EXPORT)
PEOPLE = HOME.json('people', '--json')
POSTS = lines('posts.ndjson')
DAY = date.fromisoformat(PEOPLE['as_of'])
HANDLES = {actor['key']: actor['handle'] for actor in lines('actors.ndjson')}


def reactions():
    """By handle: every (moment, kind), oldest first."""
    own = {post['account'].split(':', 1)[1] for post in POSTS}
    found = defaultdict(list)
    for row in lines('interactions.ndjson'):
        at = moment(row['at'])
        if row['actor'] not in own and at.date() <= DAY:
            found[HANDLES[row['actor']]].append((at, row['kind']))
    return {handle: sorted(rows) for handle, rows in found.items()}


def answers():
    """By handle: when the owner answered them, by the author in the address."""
    found = defaultdict(list)
    for post in POSTS:
        author = (post['reply_to'] or '').split('/statuses/')[0]
        if not post['reply_to_self'] and author in HANDLES:
            found[HANDLES[author]].append(moment(post['at']))
    return found


def test_people():
    check_equal(PEOPLE['from'], str(DAY - timedelta(days=90)), 'the first day')
    told, answered, n_flags = reactions(), answers(), Counter()
    listed = [handle for handle, rows in told.items()
              if rows[-1][0].date() > DAY - timedelta(days=91)]
    check_equal(sum(person['accounts'] for person in PEOPLE['people']), len(listed), 'the accounts')
    recent = DAY - timedelta(days=27)
    for person in PEOPLE['people']:
        if person['accounts'] > 1:
            continue
        rows = told[person['handle']]
        window = [row for row in rows if row[0].date() > DAY - timedelta(days=91)]
        before = [at.date() for at, _ in rows if at.date() < recent]
        late = [at.date() for at, _ in rows if at.date() >= recent]
        wrote = [(at, kind) for at, kind in rows if at.date() >= recent and kind in WRITTEN]
        back = bool(late and before and (late[0] - before[-1]).days > 91)
        expected = {
            'days': len({at.date() for at, _ in window}), 'last': str(rows[-1][0].date()),
            'new': bool(late and not before), 'came_back': back,
            'silent_since': str(before[-1]) if back else None,
            'wrote_on': str(wrote[-1][0].date()) if wrote else None,
            'answered': any(at >= wrote[-1][0] for at in answered[person['handle']])
                        if wrote else None,
        }
        check_equal({name: person[name] for name in expected}, expected, person['handle'])
        # A quote is not also a reshare.
        check(len(window) / 2 <= person['reactions'] <= len(window), 'the number of reactions')
        n_flags.update(name for name in ('new', 'came_back') if person[name])
        n_flags['waiting'] += person['answered'] is False
    check_equal(PEOPLE['counts']['unknown'], 0, 'whose answers are not known')
    for name, flag in (('new', 'new'), ('back', 'came_back'), ('waiting', 'waiting')):
        check(n_flags[flag] > 0, f'somebody is {name}')
        only = HOME.json('people', f'--{name}', '--json')['people']
        check_equal(len(only), PEOPLE['counts'][name], f'how many are {name}')


def test_points_are_those_of_the_statement():
    points = defaultdict(float)
    for row in HOME.lines('explain', '--statement', '--json'):
        points[row['actor']] += row['points'] or 0
    n_scored = 0
    for person in PEOPLE['people']:
        if person['accounts'] == 1:
            check_near(person['points'] or 0, points[person['actor']], 1e-9, person['handle'])
            n_scored += (person['points'] or 0) > 0
    check(n_scored > 50, 'many have points')


def test_hours():
    for name in ('UTC', 'Europe/Berlin', 'America/St_Johns'):
        zone = ZoneInfo(name)
        done = subprocess.run(HOME.command('hours', '--json'), env=HOME.environment(TZ=name),
                              capture_output=True, check=True)
        out = json.loads(done.stdout)
        cells = Counter()
        for post in POSTS:
            at = moment(post['at'])
            local = at.astimezone(zone)
            if (DAY - timedelta(days=182) < at.date() <= DAY - timedelta(days=7)
                    and post['kind'] not in ('reply', 'comment')):
                cells[local.isoweekday(), local.hour] += 1
        check_equal({(cell['weekday'], cell['hour']): cell['posts'] for cell in out['hours']
                     if cell['posts'] > 0}, dict(cells), f'the hours in {name}')
        check_equal(sum(cells.values()), out['posts'], 'the posts')
        check(all((cell['median'] is None) == (cell['posts'] < 3) for cell in out['hours']),
              'hours with few posts say nothing')


if __name__ == '__main__':
    run()
