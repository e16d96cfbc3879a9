# SPDX-License-Identifier: GPL-3.0-or-later
"""Who Ada Wren is, when everything happens, and the dice it is thrown with."""

import json
import math
import os
from datetime import datetime, timedelta, timezone

SEED = 20261031


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


START = utc('2025-05-01T06:30:00')
END = utc('2026-10-31T18:00:00')                 # the export was written
MASTODON_ARCHIVE = utc('2026-10-18T09:30:00')
X_ARCHIVE = utc('2026-10-29T07:12:00')
X_START = utc('2025-05-05T15:04:21')
HOLIDAY = utc('2026-07-27T00:00:00'), utc('2026-08-24T00:00:00')
BURST = utc('2026-03-10T16:42:00')
ATTACK = utc('2026-06-08T00:00:00')              # the week of the lockstep attack
QUOTES_TOLD = utc('2026-02-01T00:00:00')         # her server counts quotes from here on

HOST = 'hedgerow.example'
OWNER = f'https://{HOST}/users/ada'
ACCOUNT = f'mastodon:{OWNER}'
X_ID = '1919414732118425600'
X_NAME = 'adawren'
SITE = 'https://ada.wren.example'
MONTHS = (
    'January February March April May June July August September October November December').split()


class Dice:
    """SplitMix64: the same throws with every version of Python."""

    def __init__(self, seed):
        self.state = seed

    def bits(self):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    def unit(self):
        return (self.bits() >> 11) / (1 << 53)

    def below(self, n):
        return self.bits() % n

    def between(self, low, high):
        return low + (high - low) * self.unit()

    def chance(self, p):
        return self.unit() < p

    def pick(self, items):
        return items[self.below(len(items))]

    def weighted(self, items, weights):
        throw = self.unit() * sum(weights)
        for item, weight in zip(items, weights):
            throw -= weight
            if throw < 0:
                return item
        return items[-1]

    def normal(self):
        return math.sqrt(-2 * math.log(1 - self.unit())) * math.cos(2 * math.pi * self.unit())

    def lognormal(self, median, sigma):
        return median * math.exp(sigma * self.normal())

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items


dice = Dice(SEED)


def mastodon_followers(at):
    days = (at - START).total_seconds() / 86400
    grown = 33000 / (1 + math.exp(-(days - 330) / 95)) - 33000 / (1 + math.exp(330 / 95))
    burst = 5200 * (
        1 - math.exp(-max(0.0, (at - BURST).total_seconds() / 86400) / 5)) if at > BURST else 0
    return int(180 + grown + burst)


def x_followers(at):
    share = max(0.0, (at - X_START) / (X_ARCHIVE - X_START))
    return int(60 + 2050 * share ** 1.2)


def in_holiday(at):
    return HOLIDAY[0] <= at < HOLIDAY[1]


def week_starts():
    monday = utc('2025-04-28T00:00:00')
    while monday < END:
        yield monday
        monday += timedelta(days=7)


def stamp(at):
    return at.strftime('%Y-%m-%dT%H:%M:%SZ')


def day(at):
    return at.strftime('%Y-%m-%d')


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'))


def save(root, path, text):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8', newline='\n') as out:
        out.write(text)


def save_lines(root, path, rows):
    save(root, path, ''.join(compact(row) + '\n' for row in rows))


def save_list(root, path, rows, head='', tail=''):
    save(root, path, head + '[\n' + ',\n'.join(compact(row) for row in rows) + '\n]' + tail)


def status(owner, at, low=0):
    """The id of a post on Mastodon: milliseconds, and 16 bits to tell posts apart."""
    return f'{owner}/statuses/{(int(at.timestamp() * 1000) << 16) + low}'
