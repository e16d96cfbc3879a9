# SPDX-License-Identifier: GPL-3.0-or-later
"""Who reacts."""

from datetime import timedelta

from texts import TOPIC_NAMES, writer
from world import ATTACK, END, START, dice, utc


class Person:
    def __init__(self, key, handle, name, created, followers, posts, following):
        self.key, self.handle, self.name, self.created = key, handle, name, created
        self.posts, self.following = posts, following
        self.readings = followers                # [(day, count)], growing
        self.follows_owner = self.followed_by_owner = False
        self.followed_at = None
        self.interests, self.activity = set(), 1.0
        self.since = START
        self.reacted = False


def make_people(n):
    people, taken, names = [], set(), writer.names
    while len(people) < n:
        first, last = dice.pick(names['first']), dice.pick(names['last'])
        family, word, host = last.split('-')[0], dice.pick(names['word']), dice.pick(names['host'])
        user = dice.pick([first, f'{first}_{last[:4]}', f'{first}{word}', family,
                          f'{first[0]}{family}']).lower()
        if user == 'wren' or (user, host) in taken:
            continue
        taken.add((user, host))
        created = utc('2017-04-01T00:00:00') + timedelta(days=dice.below(2900),
                                                         hours=dice.below(24))
        count = int(dice.lognormal(460, 1.6)) + 2
        since = START + timedelta(days=int(500 * dice.unit() ** 1.6))
        days = [since + (END - since) * share for share in (0.02, 0.3, 0.6, 0.95)]
        keep = days[-1:] if dice.chance(0.35) else dice.shuffled(days)[:1 + dice.below(3)]
        growth = dice.between(0.55, 0.98)
        readings = []
        for day in sorted(keep):
            share = (day - START) / (END - START)
            readings.append((day, max(1, int(count * (growth + (1 - growth) * share)))))
        person = Person(f'https://{host}/users/{user}', f'{user}@{host}', f'{first} {last}',
                        created, readings, int(dice.lognormal(900, 1.2)),
                        int(dice.lognormal(280, 0.8)) + 1)
        if dice.chance(0.06):
            person.readings = []                 # a server that does not tell
            person.posts = person.following = None
        person.since = since
        person.activity = dice.lognormal(1, 0.9)
        person.interests = set(dice.shuffled(TOPIC_NAMES)[:1 + dice.below(4)])
        if dice.chance(0.45):
            person.interests.add('birdsong')
        person.follows_owner = dice.chance(0.74)
        person.followed_by_owner = dice.chance(0.22)
        if person.follows_owner and dice.chance(0.8):
            person.followed_at = min(END - timedelta(days=1),
                                     since + timedelta(days=dice.below(40),
                                                       minutes=dice.below(1440)))
        people.append(person)
    return people


def make_attackers():
    """Accounts made within 72 hours that nobody follows."""
    made = utc('2026-05-29T20:00:00')
    attackers = []
    for i in range(25):
        name = dice.pick(writer.names['first']).lower()
        user = f'{name}{1000 + dice.below(9000)}'
        host = 'freshserver.example'
        created = made + timedelta(minutes=dice.below(71 * 60))
        followers = [(ATTACK + timedelta(days=2), dice.below(7))]
        person = Person(f'https://{host}/users/{user}', f'{user}@{host}', user, created, followers,
                        dice.below(4), 20 + dice.below(60))
        attackers.append(person)
    return attackers


def befriend(n):
    """Well-known people who follow her and whom she follows: they did nothing else yet."""
    known = [person for person in people if person.readings and person.readings[0][1] >= 1000]
    for person in known[:n]:
        person.follows_owner = person.followed_by_owner = True
        person.followed_at = person.since + timedelta(days=9, hours=4)
        person.activity = 0.0


people = make_people(300)
befriend(3)
attackers = make_attackers()
