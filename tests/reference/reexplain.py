# SPDX-License-Identifier: GPL-3.0-or-later
"""Explains a score again, from an export and the model's specification alone.

What made the score move between two days (by secants), which reactions signals discount, the
lenses, and the score with more of something. Shares no code with the program and takes none of its
results.
"""

import copy
import math
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta, timezone

from recompute import Covered, Model, as_day, audience, monday_of, read_json, read_lines

COMPONENTS = ('response', 'recognition', 'audience')
ANSWERS = ('reply', 'comment')
ALWAYS = date.min


def stamp(text):
    return datetime.fromisoformat(text.replace('Z', '+00:00')).astimezone(timezone.utc)


class Owner:
    """Everything that an export tells."""

    def __init__(self, folder, values):
        self.values, self.model = values, Model(values)
        self.accounts = {one['id']: one for one in read_json(folder, 'accounts.json')}
        self.names = {one[name] for one in self.accounts.values()
                      for name in ('native_id', 'handle') if one.get(name)}
        self.coverage = {one['account']: Covered(self.accounts[one['account']], one['intervals'])
                         for one in read_json(folder, 'coverage.json')}
        self.rows = read_lines(folder, 'evidence.ndjson')
        self.marks = read_lines(folder, 'marks.ndjson')
        self.readings = read_lines(folder, 'audience.ndjson')
        self.interactions = read_lines(folder, 'interactions.ndjson')
        self.posts = read_lines(folder, 'posts.ndjson')
        self.outgoing = read_lines(folder, 'outgoing.ndjson')
        self.actors = {one['key']: one for one in read_lines(folder, 'actors.ndjson')}
        self.group = {row['actor']: row['person'] for row in self.rows if row.get('person')}
        self.members = defaultdict(set)
        for actor, person in self.group.items():
            self.members[person].add(actor)

    def followers(self, actor, day):
        """The highest number known up to a day, else the earliest that is known later."""
        told = sorted((as_day(one['at']), one['count'])
                      for one in self.actors.get(actor, {'followers': []})['followers'])
        past = [count for at, count in told if at <= day]
        return max(past) if past else (max(count for at, count in told if at == told[0][0])
                                       if told else None)

    def undiscounted(self):
        """The same with nobody discounted and everybody somebody."""
        other = copy.copy(self)
        other.rows = [{**row, 'trust': 1, 'person': None} for row in self.rows]
        other.group, other.members = {}, {}
        return other

    def rho(self, person, day):
        known = [self.followers(actor, day) for actor in self.members.get(person, {person})]
        known = [one for one in known if one is not None]
        return self.model.rho(max(known) if known else None)

    def established(self, actor):
        """From which day on an actor is known to have many followers."""
        least = self.values['recognition']['established_followers']
        told = sorted((as_day(one['at']), one['count']) for one in self.actors[actor]['followers'])
        days = [ALWAYS if at == told[0][0] else at for at, count in told if count >= least]
        return min(days) if days else None


class Week:
    """What happened in a week of an account up to a day."""

    def __init__(self, owner, rows, day):
        self.cells, self.days, self.trust = defaultdict(float), {}, defaultdict(lambda: 1.0)
        counts = Counter()
        for row in rows:
            if row['actor'] is None:
                key = None, row['post'], row['kind']
                counts[key] += row['count']
            elif row['count'] > 0:
                person = row.get('person') or row['actor']
                key = person, row['post'], row['kind']
                self.cells[key] += owner.model.points[row['kind']]
                self.trust[person] = min(self.trust[person], row['trust'])
            else:
                continue
            self.days[key] = max(self.days.get(key, ALWAYS), as_day(row['day']))
        for key, count in counts.items():
            self.cells[key] = (owner.values['people']['anonymous'] * count
                               * owner.model.g(owner.model.points[key[2]]))
        self.points = defaultdict(float)
        for (person, _, _), points in self.cells.items():
            if person is not None:
                self.points[person] += points
        self.rho = {person: owner.rho(person, day) for person in self.points}
        self.g = {person: owner.model.g(points) for person, points in self.points.items()}
        self.weight = {person: self.rho[person] * self.trust[person] * self.g[person]
                       for person in self.points}
        self.response = math.fsum([*self.weight.values(), *(
            value for key, value in self.cells.items() if key[0] is None)])

    def share(self, key):
        """What a cell brings."""
        if key not in self.cells:
            return 0.0
        if key[0] is None:
            return self.cells[key]
        points = self.points[key[0]]
        return self.weight[key[0]] * self.cells[key] / points if points > 0 else 0.0


class Side:
    """The score of a day, with all that it is made of."""

    def __init__(self, owner, day, rows=None, marks=(), more_followers=0, accounts=None,
                 coverage=None):
        self.owner, self.day = owner, day
        self.rows = owner.rows if rows is None else rows
        accounts, coverage = accounts or owner.accounts, coverage or owner.coverage
        by_week = defaultdict(lambda: defaultdict(list))
        for row in self.rows:
            by_week[row['account']][monday_of(as_day(row['day']))].append(row)
        self.account = {key: self.weeks(coverage[key], by_week[key]) for key in accounts}
        known = [one for one in self.account.values() if one is not None]
        self.makers = self.find_makers([*owner.marks, *marks])
        people = owner.model.recognition
        self.value = {
            'response': math.fsum(one['response'] for one in known) if known else None,
            'recognition': math.fsum(one['trust'] * one['h'] for one in self.makers.values()),
            'audience': audience(owner.readings, day),
        }
        assert people['established'] == 1
        if self.value['audience'] is not None:
            self.value['audience'] += more_followers
        self.points = {name: owner.model.component_points(name, self.value[name])
                       for name in COMPONENTS}
        self.score = owner.model.scale['base'] + math.fsum(self.points.values())

    def weeks(self, covered, by_week):
        rules = self.owner.values['weeks']
        last = covered.last(self.day)
        if last is None or (self.day - last).days > rules['frozen_days']:
            return None
        begin = covered.stretch(last, rules['frozen_days'])
        places, whole, monday = [], 0, monday_of(last)
        while monday + timedelta(days=6) >= begin:
            sunday, running = monday + timedelta(days=6), monday == monday_of(last)
            age = 0 if running else covered.count(sunday + timedelta(days=1), last)
            age += 0 if running else max(0, (last - sunday).days - age - rules['frozen_days'])
            f = 1 - (age - 7 * rules['window_weeks']) / rules['fading_days']
            whole += not running and monday >= begin and covered.count(monday, sunday) == 7
            if f > 0:
                week = Week(self.owner, [row for row in by_week.get(monday, ())
                                         if as_day(row['day']) <= last], self.day)
                places.append({'monday': monday, 'f': min(f, 1.0), 'week': week, 'taken': False,
                               'running': running})
            elif whole >= rules['best_weeks']:
                break
            monday -= timedelta(days=7)
        n = int(min(rules['best_weeks'], max(rules['least_weeks'], whole)))
        best = sorted(places, key=lambda one: -one['f'] * math.sqrt(one['week'].response))
        for place in best[:n]:    # of equal ones the newer
            place['taken'] = True
        total = math.fsum(one['f'] * math.sqrt(one['week'].response)
                          for one in places if one['taken'])
        return {'n': n, 's': total, 'last': last, 'places': {one['monday']: one for one in places},
                'rows': by_week, 'response': rules['window_weeks'] * (total / n) ** 2}

    def week(self, account, monday):
        """What happened in a week, whether it may take a place or not."""
        one = self.account[account]
        return Week(self.owner, () if one is None else [
            row for row in one['rows'].get(monday, ()) if as_day(row['day']) <= one['last']],
            self.day)

    def find_makers(self, marks):
        """By maker: trust, points and h of them; and the sources by what they are."""
        owner, worth, day = self.owner, self.owner.model.recognition, self.day
        makers = defaultdict(lambda: {'trust': 1.0, 'sources': {}, 'first': None})
        for row in self.rows:
            person = row['actor'] and (row.get('person') or row['actor'])
            if person and row['count'] > 0 and as_day(row['day']) <= day:
                maker = makers['person', person]
                maker['trust'] = min(maker['trust'], row['trust'])
                first = maker['first']
                maker['first'] = min(first or as_day(row['day']), as_day(row['day']))
        followed = {}
        for one in owner.interactions:
            if one['kind'] == 'follow':
                at = as_day(one['at'])
                followed[one['actor']] = min(followed.get(one['actor'], at), at)
        for actor, one in owner.actors.items():
            since, person = owner.established(actor), owner.group.get(actor, actor)
            reached = makers['person', person]['first'] if ('person', person) in makers else None
            follows = (followed.get(actor, ALWAYS)
                       if one['follows_owner'] and not one['followed_by_owner'] else None)
            days = [at for at in (reached, follows) if at is not None and at <= day]
            if since is not None and since <= day and days:
                makers['person', person]['sources']['supporter'] = (worth['established'],
                                                                    max(min(days), since))
        for one in marks:
            start, end = as_day(one['from']), as_day(one['to'])
            if (start is not None and start > day) or (end is not None and day >= end):
                continue
            kind, value = one['kind'], 1.0 if one['value'] is None else one['value']
            if kind == 'linking-page':
                key = 'domain', one['maker']
            elif kind in ('reputation', 'karma', 'wikipedia', 'wikipedia-backlink'):
                key = kind, one['source']
            else:
                key = ('person', one['maker']) if one['maker'] else ('nobody', one['source'], kind)
            sources, source = makers[key]['sources'], (kind, one['source'])
            points = value * worth[kind]
            if source not in sources or sources[source][0] < points:
                sources[source] = points, start or ALWAYS
        for key, maker in makers.items():
            points = maker['points'] = math.fsum(one[0] for one in maker['sources'].values())
            if key[0] == 'person':
                maker['h'] = owner.model.g(points)
            elif key[0] == 'domain':
                maker['h'] = owner.model.g(min(points,
                                               worth['domain_pages'] * worth['linking-page']))
            elif key[0] == 'nobody':
                maker['h'] = (worth['anonymous_mark'] * points / worth[key[2]]
                              * owner.model.g(worth[key[2]]))
            else:
                maker['h'] = points
        return makers


def concentration(side):
    """On how many people Response rests: 1 by the sum of squared shares, and that of five."""
    points = defaultdict(float)
    for account in side.account.values():
        for place in account['places'].values() if account else ():
            if place['taken'] and place['week'].response > 0:
                share = place['f'] * math.sqrt(place['week'].response) / account['s']
                for person, weight in place['week'].weight.items():
                    points[person] += (account['response'] * share * weight
                                       / place['week'].response)
    shares = sorted((one / sum(points.values()) for one in points.values()), reverse=True)
    return len(shares), 1 / sum(one * one for one in shares), sum(shares[:5])


def secant(owner, name, before, after):
    if before == after:
        scale = owner.model.scale
        x1, xm = scale[name + '_x1'], scale[name + '_xm']
        return scale['span'] * scale[name + '_weight'] / math.log1p(xm / x1) / (x1 + before)
    points = owner.model.component_points
    return (points(name, after) - points(name, before)) / (after - before)


class Change:
    """The parts of a change, each with its label."""

    def __init__(self, owner, first, last):
        self.before, self.after = Side(owner, first), Side(owner, last)
        self.owner, self.first, self.parts = owner, first, []
        m = {name: secant(owner, name, self.before.value[name] or 0, self.after.value[name] or 0)
             for name in COMPONENTS}
        for key in owner.accounts:
            self.account(key, m['response'])
        self.recognition(m['recognition'])
        for key in owner.accounts:
            rows = [row for row in owner.readings if row['account'] == key]
            told = [audience(rows, side.day) for side in (self.before, self.after)]
            if told[0] != told[1]:
                self.add('grew' if told[1] > told[0] else 'shrank', 'audience', None, None,
                         m['audience'] * (told[1] - told[0]))

    def add(self, label, component, post, person, points):
        if points != 0:
            self.parts.append((label, component, post, person, points))

    def sums(self, place, label=None):
        sums = defaultdict(float)
        for part in self.parts:
            if label in (None, part[0]):
                sums[part[place]] += part[4]
        return sums

    def account(self, key, m):
        x, y = self.before.account[key], self.after.account[key]
        if x is None and y is None:
            return
        weeks = self.owner.values['weeks']['window_weeks']
        s0, s1 = (one['s'] if one else 0.0 for one in (x, y))
        q0, q1 = (1 / (one or other)['n'] ** 2 for one, other in ((x, y), (y, x)))
        if q0 != q1:
            self.add('newly-covered' if q1 < q0 else 'no-longer-covered', 'response', None, None,
                     m * weeks * (q1 - q0) * (s0 * s0 + s1 * s1) / 2)
        k = m * weeks * (q0 + q1) / 2 * (s0 + s1)
        places = [one['places'] if one else {} for one in (x, y)]
        for monday in {**places[0], **places[1]}:
            self.week(key, monday, places[0].get(monday), places[1].get(monday), k)

    def gain(self, x, day):
        if x is None:
            return 'newly-covered'
        return 'new' if day > self.first or day <= x['last'] else 'newly-covered'

    def week(self, account, monday, p0, p1, k):
        x, y = self.before.account[account], self.after.account[account]
        taken0, taken1 = (p is not None and p['taken'] for p in (p0, p1))
        w0, w1 = (p['week'] if p else side.week(account, monday)
                  for p, side in ((p0, self.before), (p1, self.after)))
        root0, root1 = math.sqrt(w0.response), math.sqrt(w1.response)
        keys = {**w0.cells, **w1.cells}
        if not taken0 and not taken1:
            return
        for key in keys:
            person, post, _ = key
            old, new = w0.cells.get(key), w1.cells.get(key)
            if not taken0:
                if new and root1 > 0:
                    points, part = k * p1['f'] * w1.share(key) / root1, min(1, (old or 0) / new)
                    self.add('grew', 'response', post, person, points * part)
                    self.add(self.gain(x, w1.days[key]), 'response', post, person,
                             points * (1 - part))
            elif not taken1:
                if old and root0 > 0:
                    points, part = -k * p0['f'] * w0.share(key) / root0, min(1, (new or 0) / old)
                    displaced = p1 is not None and p1['f'] >= p0['f']
                    self.add('shrank' if displaced else 'left-the-window', 'response', post, person,
                             points * part)
                    self.add('no-longer-covered' if y is None else 'shrank', 'response', post,
                             person, points * (1 - part))
            else:
                fades = math.fsum(w.share(key) / root if root > 0 else 0
                                  for w, root in ((w0, root0), (w1, root1)))
                self.add('left-the-window' if p1['f'] < p0['f'] else 'grew', 'response', post,
                         person, k * (p1['f'] - p0['f']) / 2 * fades)
        if taken0 and taken1 and root0 + root1 > 0:
            self.people(x, w0, w1, k * (p0['f'] + p1['f']) / 2 / (root0 + root1))

    def people(self, x, w0, w1, factor):
        for person in {**w0.points, **w1.points, None: 0}:
            slope = 1.0
            keys = [key for key in {**w0.cells, **w1.cells} if key[0] == person]
            if person is not None:
                both = person in w0.points and person in w1.points
                p0, p1 = w0.points.get(person, 0.0), w1.points.get(person, 0.0)
                g0, g1 = self.owner.model.g(p0), self.owner.model.g(p1)
                slope = (g1 - g0) / (p1 - p0) if p0 != p1 else 0.0
                rho = [w.rho[person] for w in (w0, w1) if person in w.points]
                tau = [w.trust[person] for w in (w0, w1) if person in w.points]
                slope *= sum(rho) / len(rho) * sum(tau) / len(tau)
                if both:
                    posts = {key[1] for key in keys}
                    self.add('grew' if rho[1] > rho[0] else 'shrank', 'response',
                             posts.pop() if len(posts) == 1 else None, person,
                             factor * (rho[1] - rho[0]) * (tau[0] * g0 + tau[1] * g1) / 2)
                    self.add('discounted', 'response', None, person, factor * sum(rho) / 2
                             * (tau[1] - tau[0]) * (g0 + g1) / 2)
            for key in keys:
                difference = w1.cells.get(key, 0.0) - w0.cells.get(key, 0.0)
                label = self.gain(x, w1.days[key]) if difference > 0 else 'shrank'
                self.add(label, 'response', key[1], person, factor * slope * difference)

    def recognition(self, m):
        none = {'trust': None, 'sources': {}, 'points': 0.0, 'h': 0.0}
        for key in {**self.before.makers, **self.after.makers}:
            x, y = (side.makers.get(key, none) for side in (self.before, self.after))
            t0, t1 = x['trust'], y['trust']
            t0, t1 = t1 if t0 is None else t0, t0 if t1 is None else t1
            person = key[1] if key[0] == 'person' else None
            slope = ((y['h'] - x['h']) / (y['points'] - x['points'])
                     if x['points'] != y['points'] else 0.0)
            self.add('discounted', 'recognition', None, person,
                     m * (t1 - t0) * (x['h'] + y['h']) / 2)
            for source in {**x['sources'], **y['sources']}:
                old, new = x['sources'].get(source), y['sources'].get(source)
                points = m * slope * (t0 + t1) / 2 * ((new or (0,))[0] - (old or (0,))[0])
                label = 'new' if old is None else 'shrank' if new is None else (
                    'grew' if points > 0 else 'shrank')
                self.add(label, 'recognition', None, person, points)


class Signals:
    """Which signals stand at each reaction of the owner's."""

    def __init__(self, owner):
        self.owner, self.rules = owner, owner.values['trust']
        self.of = [set() for _ in owner.interactions]
        self.in_lockstep, self.lockstep_posts = set(), set()
        self.find_lockstep()
        quick = self.find_instant()
        for signals, one in zip(self.of, owner.interactions):
            if one['precision'] != 'estimated' and one['actor'] in owner.actors:
                signals |= self.profile(one)
                signals |= {'lockstep'} if one['actor'] in self.in_lockstep else set()
                signals |= {'instant'} if one['actor'] in quick else set()

    def factor(self, signals):
        rules = self.rules
        factors = {'new': rules['new_factor'], 'empty': rules['empty_factor'],
                   'follows-many': rules['follows_factor'], 'lockstep': rules['lockstep_factor'],
                   'instant': rules['instant_factor']}
        return max(math.prod(factors[one] for one in signals),
                   self.owner.values['people']['trust_floor'])

    def profile(self, one):
        actor, found, rules = self.owner.actors[one['actor']], set(), self.rules
        followers = self.owner.followers(one['actor'], as_day(one['at']))
        if actor['created_at']:
            age = (stamp(one['at']) - stamp(actor['created_at'])).total_seconds()
            found |= {'new'} if 0 <= age < rules['new_days'] * 86400 else set()
        if followers == 0 and actor['posts'] == 0:
            found.add('empty')
        if (followers is not None and followers < rules['follows_followers']
                and (actor['following'] or 0) >= rules['follows_ratio'] * max(followers, 1)):
            found.add('follows-many')
        return found

    def find_lockstep(self):
        """Every window of making and reacting that begins and ends with a small account."""
        rules, reactors, first = self.rules, defaultdict(set), defaultdict(dict)
        for one in self.owner.interactions:
            if one['post'] and one['actor'] in self.owner.actors:
                reactors[one['post']].add(one['actor'])
                if one['precision'] == 'exact':
                    at = stamp(one['at'])
                    here = first[one['post']]
                    here[one['actor']] = min(here.get(one['actor'], at), at)
        for post, times in first.items():
            least = max(rules['lockstep_accounts'], rules['lockstep_share'] * len(reactors[post]))
            people = []
            for key, at in times.items():
                actor, followers = self.owner.actors[key], self.owner.followers(key, at.date())
                small = (followers is not None and actor['posts'] is not None
                         and followers < rules['lockstep_small_followers']
                         and actor['posts'] < rules['lockstep_small_posts'])
                if actor['created_at']:
                    people.append((stamp(actor['created_at']), at, key, small))
            if len(people) < least:
                continue
            for made in (one[0] for one in people if one[3]):
                box = self.window(people, 0, made, rules['lockstep_made_hours'])
                for at in {one[1] for one in box if one[3]}:
                    found = self.window(box, 1, at, rules['lockstep_hours'])
                    small = sum(one[3] for one in found)
                    if len(found) >= least and small >= rules['lockstep_small_share'] * len(found):
                        self.in_lockstep |= {one[2] for one in found}
                        self.lockstep_posts.add(post)

    @staticmethod
    def window(people, place, start, hours):
        end = start + timedelta(hours=hours)
        inside = [one for one in people if start <= one[place] <= end]
        last = max((one[place] for one in inside if one[3]), default=start)
        return [one for one in inside if one[place] <= last]

    def find_instant(self):
        rules, found, posts = self.rules, set(), defaultdict(list)
        for one in self.owner.posts:
            if one['precision'] == 'exact' and one['kind'] not in ANSWERS:
                posts[one['account']].append((stamp(one['at']), one['id']))
        hits = defaultdict(set)
        for one in self.owner.interactions:
            if one['precision'] == 'exact':
                hits[one['actor'], one['post']].add(stamp(one['at']))
        n = int(rules['instant_posts'])
        for listed in posts.values():
            listed.sort()
            for actor in {key[0] for key in hits}:
                quick = [any(abs((at - when).total_seconds()) <= rules['instant_seconds']
                             for at in hits.get((actor, post), ())) for when, post in listed]
                if any(sum(quick[i:i + n]) >= rules['instant_share'] * n - 1e-9
                       for i in range(len(listed) - n + 1)):
                    found.add(actor)
        return found


def lenses(owner, day):
    """Points and Outreach; reach, amplification, network; h-index; shares of style."""
    rules = owner.values['lenses']
    start = monday_of(day) - timedelta(days=91)
    act = {'reply': 'replies', 'comment': 'replies', 'mention': 'mentions', 'reshare': 'reshares',
           'quote': 'reshares'}
    covered = {key: one.told for key, one in owner.coverage.items()}

    def told(account, kinds, when):
        return any(first <= when <= last and kinds & names
                   for first, last, names in covered[account])

    # A quote is not also a reshare.
    quotes = {(one['actor'], one['post']) for one in owner.interactions if one['kind'] == 'quote'}
    rows = [(as_day(one['at']), one['actor'], one['post'], one['kind'], 1)
            for one in owner.interactions if one['actor'] not in owner.names
            and not (one['kind'] == 'reshare' and (one['actor'], one['post']) in quotes)
            and told(one['account'], {one['kind']}, as_day(one['at']))]
    rows += [(as_day(one['day']), None, one['post'], one['kind'], one['count'])
             for one in owner.rows if one['actor'] is None]
    posts = {one['id']: 0 for one in owner.posts if one['kind'] not in ANSWERS
             and start <= as_day(one['at']) <= day}
    received, people, reactions, anonymous, large = Counter(), set(), 0, 0, 0
    for when, actor, post, kind, count in rows:
        if when > day:
            continue
        if post in posts:
            posts[post] += count
        if when < start:
            continue
        reactions += count
        anonymous += 0 if actor else count
        received[act.get(kind)] += count
        if actor:
            people.add(actor)
            followers = owner.followers(actor, day) or 0
            large += kind in act and followers > rules['lens_large_followers']
    points = sum(received[one] for one in set(act.values()))
    points = rules['lens_points'] * (points - large) + rules['lens_large_points'] * large
    known = sorted(owner.followers(one, day) for one in people
                   if owner.followers(one, day) is not None)
    counts = sorted(posts.values(), reverse=True)
    h = sum(count >= place for place, count in enumerate(counts, 1))
    given = [one for one in owner.outgoing if one['actor'] not in owner.names
             and (as_day(one['day']) or ALWAYS) <= day]
    sent = Counter(act.get(one['kind']) for one in given)
    outreach = rules['outreach_points'] * sum(sent[one] for one in set(act.values()))
    recent = [one for one in given if one['day'] and as_day(one['day']) >= start]
    shared = sum(one['kind'] == 'reshare' for one in recent)
    answered = sum(one['kind'] in (*ANSWERS, 'mention') for one in recent)
    level = 0
    while sum(rules['outreach_first'] * rules['outreach_step'] ** i
              for i in range(level + 1)) <= outreach:
        level += 1
    return {
        'points': points, 'large': large, 'replies': received['replies'],
        'mentions': received['mentions'], 'reshares': received['reshares'],
        'influence': min(1, math.log1p(points / rules['influence_x1'])
                         / math.log1p(rules['influence_xm'] / rules['influence_x1']))
        * rules['influence_top'],
        'outreach': outreach, 'level': level, 'people': len(people), 'reactions': reactions,
        'anonymous': anonymous, 'posts': len(posts), 'amplification': sum(counts) / len(counts),
        'network_people': len(known),
        'weight': sum(owner.model.rho(one) for one in known) / len(known),
        'followers': (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2, 'h': h,
        'more': sum(count > h for count in counts),
        'creating': len(posts) / (len(posts) + shared),
        'participating': answered / (answered + len(posts)),
    }


class Simulation:
    """The score of a day after really adding what levers stand for."""

    KINDS = {'likes': 'like', 'replies': 'reply', 'reshares': 'reshare', 'quotes': 'quote',
             'people': 'like'}

    def __init__(self, owner, day):
        self.owner, self.day, self.now = owner, day, Side(owner, day)
        known = {key: one for key, one in self.now.account.items() if one is not None}
        self.main = max(known, key=lambda key: known[key]['response'])
        self.weakest = min(known, key=lambda key: known[key]['response'])
        full = [place for one in known.values() for place in one['places'].values()
                if place['f'] >= 1 and not place['running']]
        people = sum(len(place['week'].points) for place in full)
        points = math.fsum(sum(place['week'].points.values()) for place in full)
        self.each = max(1, math.floor(points / people + 0.5))
        self.full = {key: sorted((place['monday'] + timedelta(days=6)
                                  for place in one['places'].values()
                                  if place['f'] >= 1 and not place['running']), reverse=True)
                     for key, one in known.items()}

    def by_strangers(self, account, kind, n, times, days):
        return [{'day': str(day), 'account': account, 'kind': kind,
                 'actor': f'new-{kind}-{i}-{day}', 'count': 1, 'followers': None,
                 'trust': 1, 'post': f'{times}-{j}'}
                for day in days for i in range(n) for j in range(times)]

    def told(self, account, kind, days):
        return [day for day in days if any(
            start <= day <= end and kind in kinds
            for start, end, kinds in self.owner.coverage[account].told)]

    def score(self, **levers):
        owner, rows, marks = self.owner, list(self.owner.rows), []
        accounts, coverage, followers = dict(owner.accounts), dict(owner.coverage), 0
        for name, n in levers.items():
            if name in self.KINDS:
                kind = self.KINDS[name]
                rows += [{**row, 'actor': f'{name}-{row["actor"]}'} for row in self.by_strangers(
                    self.main, kind, n, self.each if name == 'people' else 1,
                    self.told(self.main, kind, self.full[self.main]))]
        followers += levers.get('followers', 0)
        # A supporter is worth what a list is: one point.
        marks += [{'account': self.main, 'kind': 'list', 'maker': f'{name}-{i}',
                   'source': f'{name}-{i}', 'value': 1, 'from': None, 'to': None}
                  for name in ('lists', 'supporters') for i in range(levers.get(name, 0))]
        for i in range(levers.get('networks', 0)):
            key, sunday = f'network-{i}', monday_of(self.day) - timedelta(days=1)
            days = [sunday - timedelta(days=7 * j) for j in range(13)]
            weekly = self.now.account[self.weakest]['response'] / 13
            n = max(1, math.floor(weekly / owner.model.g(1) + 0.5))
            accounts[key] = {'created_at': None, 'network': key}
            coverage[key] = Covered(accounts[key], [{'from': str(days[-1] - timedelta(days=6)),
                                                     'to': str(self.day), 'kinds': ['like']}])
            rows += self.by_strangers(key, 'like', n, 1, days)
            followers += audience([row for row in owner.readings
                                   if row['account'] == self.weakest], self.day)
        return Side(owner, self.day, rows, marks, followers, accounts, coverage).score
