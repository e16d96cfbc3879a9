#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes a score again from an export, by the model's specification alone.

  recompute.py DIR MODEL.json [DAY]

DIR is what `kscore-cli export --format json DIR` wrote; see evidence-format.md. Shares no code with
the program and takes none of its intermediate results. Prints one JSON object: score, response,
recognition, audience (points) and R, C, A (values; null where not known). Imported,
`recompute (folder, model, day)` returns the same as a dict.
"""

import json
import math
import os
import sys
from collections import defaultdict
from datetime import date, timedelta

REACTIONS = {'like', 'save', 'star', 'follow', 'reply', 'mention', 'comment', 'reshare', 'fork',
             'quote', 'link'}


def read_json(folder, name):
    with open(os.path.join(folder, name), encoding='utf-8') as text:
        return json.load(text)


def read_lines(folder, name):
    with open(os.path.join(folder, name), encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def as_day(text):
    return None if text is None else date.fromisoformat(text[:10])


def monday_of(day):
    return day - timedelta(days=day.weekday())


class Model:
    def __init__(self, values):
        self.scale, self.points, self.people = values['scale'], values['points'], values['people']
        self.weeks, self.recognition = values['weeks'], values['recognition']
        self.exchange = values.get('exchange', {})

    def g(self, points):
        return self.scale['g_scale'] * math.log1p(points / self.scale['g_scale'])

    def rho(self, followers):
        people = self.people
        if followers is None:
            return people['rho_unknown']
        value = people['rho_base'] + people['rho_slope'] * math.log10(1 + followers)
        return min(max(value, people['rho_min']), people['rho_max'])

    def component_points(self, name, value):
        if value is None:
            return 0.0
        x1, xm = self.scale[name + '_x1'], self.scale[name + '_xm']
        share = min(1.0, math.log1p(value / x1) / math.log1p(xm / x1))
        return self.scale['span'] * self.scale[name + '_weight'] * share


class Covered:
    """The days of one account on which its reactions, of any kind, are completely known."""

    def __init__(self, account, intervals):
        told = [(as_day(one['from']), as_day(one['to']), set(one['kinds'])) for one in intervals]
        self.told = told
        spans = sorted((start, end) for start, end, kinds in told if kinds & REACTIONS)
        created = as_day(account['created_at'])
        if created is not None and spans:
            spans.insert(0, (date.min, created - timedelta(days=1)))   # known to be empty
        self.spans = []
        for start, end in spans:
            if self.spans and start <= self.spans[-1][1] + timedelta(days=1):
                self.spans[-1] = (self.spans[-1][0], max(end, self.spans[-1][1]))
            elif start <= end:
                self.spans.append((start, end))

    def last(self, day):
        """The last covered day up to a day."""
        ends = [min(end, day) for start, end in self.spans if start <= day]
        return max(ends) if ends else None

    def count(self, first, last):
        """How many days from first to last are covered."""
        return sum(max(0, (min(end, last) - max(start, first)).days + 1)
                   for start, end in self.spans)

    def stretch(self, day, longest_hole):
        """Where the days begin that no hole longer than so many days parts from this one."""
        begin = None
        for start, end in self.spans:
            if start > day:
                break
            if begin is None or (start - previous).days - 1 > longest_hole:
                begin = start
            previous = end
        return begin

    def tells_people(self, day):
        return any(start <= day and 'people' in kinds for start, _, kinds in self.told)


def week_sums(model, rows):
    """R_aj of one account by Monday."""
    persons = defaultdict(lambda: {'points': 0.0, 'trust': 1.0, 'followers': None})
    sums = defaultdict(float)
    for row in rows:
        monday = monday_of(as_day(row['day']))
        points = model.points[row['kind']]
        if row['actor'] is None:
            sums[monday] += row['count'] * model.people['anonymous'] * model.g(points)
        elif row['count'] > 0:
            person = persons[monday, row.get('person') or row['actor']]
            person['points'] += row['count'] * points
            person['trust'] = min(person['trust'], row['trust'])
            if row['followers'] is not None:
                person['followers'] = max(person['followers'] or 0, row['followers'])
    for (monday, _), person in persons.items():
        sums[monday] += model.rho(person['followers']) * person['trust'] * model.g(person['points'])
    return sums


def account_response(model, rows, covered, day):
    """R_a, or None where it is not known.

    A week's age is counted in covered days, so that time stands still in a hole; of all holes
    together for no longer than one of them may last. Without holes that is the calendar.
    """
    weeks = model.weeks
    last = covered.last(day)
    if last is None or (day - last).days > weeks['frozen_days']:
        return None
    sums = week_sums(model, [row for row in rows if as_day(row['day']) <= last])
    begin = covered.stretch(last, weeks['frozen_days'])
    running = monday_of(last)
    candidates, whole, monday = [math.sqrt(sums.get(running, 0.0))], 0, running
    while True:
        if (monday - date.min).days < 7:
            break
        monday -= timedelta(days=7)
        sunday = monday + timedelta(days=6)
        if sunday < begin:
            break
        age = covered.count(sunday + timedelta(days=1), last)
        age += max(0, (last - sunday).days - age - weeks['frozen_days'])
        f = 1 - (age - 7 * weeks['window_weeks']) / weeks['fading_days']
        whole += monday >= begin and covered.count(monday, sunday) == 7
        if f <= 0 and whole >= weeks['best_weeks']:
            break
        candidates.append(min(max(f, 0.0), 1.0) * math.sqrt(sums.get(monday, 0.0)))
    n = int(min(weeks['best_weeks'], max(weeks['least_weeks'], whole)))
    return weeks['window_weeks'] * (sum(sorted(candidates, reverse=True)[:n]) / n) ** 2


def recognition(model, rows, marks, day):
    worth = model.recognition
    makers, trust, domains = defaultdict(float), defaultdict(lambda: 1.0), defaultdict(int)
    total, supporters, wikipedia = 0.0, set(), 0.0
    for row in rows:
        if row['actor'] is not None and as_day(row['day']) <= day:
            person = row.get('person') or row['actor']
            trust[person] = min(trust[person], row['trust'])
            if (row['followers'] or 0) >= worth['established_followers']:
                supporters.add(person)
    for person in supporters:
        makers[person] += worth['established']
    distinct, readings = {}, {}
    for mark in marks:
        start, end = as_day(mark['from']), as_day(mark['to'])
        if start is not None and start > day:
            continue
        key = mark['kind'], mark['maker'], mark['source']
        value = 1.0 if mark['value'] is None else mark['value']
        if mark['kind'] in ('reputation', 'karma'):
            # Readings of one figure: the newest is the figure.
            one = *key, mark['account']
            if one not in readings or readings[one][0] <= (start or date.min):
                readings[one] = start or date.min, end, value
        elif end is None or day < end:
            distinct[key] = max(distinct.get(key, 0.0), value)
    for (*key, _), (_, end, value) in readings.items():
        if end is None or day < end:
            distinct[tuple(key)] = max(distinct.get(tuple(key), 0.0), value)
    for (kind, maker, _), value in distinct.items():
        if kind == 'linking-page':
            domains[maker] += 1
        elif kind == 'wikipedia':
            wikipedia = worth[kind]      # being there counts once
        elif kind in ('reputation', 'karma', 'wikipedia-backlink'):
            total += value * worth[kind]
        elif maker is None:
            total += value * worth['anonymous_mark'] * model.g(worth[kind])
        else:
            makers[maker] += value * worth[kind]
    total += wikipedia
    total += sum(trust[maker] * model.g(points) for maker, points in makers.items())
    total += sum(model.g(worth['linking-page'] * min(pages, worth['domain_pages']))
                 for pages in domains.values())
    return total


def audience(rows, day):
    readings = defaultdict(list)
    for row in rows:
        readings[row['account']].append((row['at'], row['followers']))
    total = None
    for one in readings.values():
        past = [reading for reading in sorted(one) if as_day(reading[0]) <= day]
        total = (total or 0) + (past[-1] if past else min(one))[1]
    return total


def recompute(folder, values, day):
    model = Model(values)
    everything = {account['id']: account for account in read_json(folder, 'accounts.json')}
    # An account that was unlinked counts for nothing, but is the owner's all the same.
    accounts = {key: one for key, one in everything.items() if one.get('state') != 'unlinked'}
    owners = {(one['network'], one[name]) for one in everything.values()
              for name in ('native_id', 'handle') if one.get(name)}
    coverage = {entry['account']: Covered(accounts[entry['account']], entry['intervals'])
                for entry in read_json(folder, 'coverage.json') if entry['account'] in accounts}
    rows = read_lines(folder, 'evidence.ndjson')
    by_account = defaultdict(list)
    for row in rows:
        by_account[row['account']].append(row)

    response = None
    for key, account in accounts.items():
        own = account_response(model, by_account[key], coverage[key],
                               day) if key in coverage else None
        if own is not None:
            response = (response or 0) + model.exchange.get(account['network'], 1) * own
    marks = [mark for mark in read_lines(folder, 'marks.ndjson') if mark['account'] in accounts
             and (accounts[mark['account']]['network'], mark['maker']) not in owners]
    told = bool(marks) or any(one.tells_people(day) for one in coverage.values())
    values = {'R': response, 'C': recognition(model, rows, marks, day) if told else None,
              'A': audience([row for row in read_lines(folder, 'audience.ndjson')
                             if row['account'] in accounts], day)}
    points = {name: model.component_points(name, values[letter]) for name,
              letter in (('response', 'R'), ('recognition', 'C'), ('audience', 'A'))}
    known = any(value is not None for value in values.values())
    return {'score': model.scale['base'] + sum(points.values()) if known else None, **points,
            **values}


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit('usage: recompute.py DIR MODEL.json [DAY]')
    folder = sys.argv[1]
    with open(sys.argv[2], encoding='utf-8') as text:
        values = json.load(text)
    if len(sys.argv) == 4:
        day = date.fromisoformat(sys.argv[3])
    else:
        day = max(as_day(row['day']) for row in read_lines(folder, 'evidence.ndjson'))
    print(json.dumps(recompute(folder, values, day)))


if __name__ == '__main__':
    main()
