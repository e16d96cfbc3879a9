# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do with her posts, and what was read of it."""

import math
from datetime import timedelta

from people import attackers, people
from world import (ATTACK, END, MASTODON_ARCHIVE, QUOTES_TOLD, START, dice, in_holiday,
                   mastodon_followers, stamp, week_starts)


def react(posts):
    """Reactions of known people, and how many unknown ones a post has in the end."""
    for post in posts:
        size = mastodon_followers(post.at)
        expected = 0.019 * size * post.pull * (0.9 if post.pull > 20 else 1)
        post.final = {'like': int(expected), 'reshare': int(expected * dice.between(0.28, 0.5)),
                      'reply': int(expected * dice.between(0.01, 0.07)),
                      'quote': int(expected * dice.between(0, 0.025))}
        crowd = [person for person in people if person.since <= post.at]
        weights = [person.activity * (1 if post.topic.name in person.interests else 0.12)
                   for person in crowd]
        heard = min(1.0, 0.25 + size / 12000)
        wanted = int(0.5 + 11.5 * post.pull ** 0.6 * dice.between(0.4, 1.6) * heard)
        wanted = min(wanted, len(crowd) // 2)
        chosen = {}
        for _ in range(wanted * 2):
            if len(chosen) < wanted:
                person = dice.weighted(crowd, weights)
                chosen[person.key] = person
        for person in chosen.values():
            at = post.at + timedelta(seconds=40 + int(dice.lognormal(9000, 1.5)))
            if at > END - timedelta(minutes=30):
                continue
            person.reacted = True
            precision = 'estimated' if dice.chance(0.08) else 'exact'
            kinds = ['like'] if dice.chance(0.78) else []
            if dice.chance(0.3):
                kinds.append('reshare')
            if dice.chance(0.14):
                kinds.append('reply')
            if at > QUOTES_TOLD and dice.chance(0.02):
                kinds.append('quote')
            for kind in kinds or ['like']:
                post.reactions.append(
                    (at + timedelta(seconds=dice.below(600)), kind, person, precision))


def attack(posts):
    targets = [post for post in posts if post.at >= ATTACK and post.kind == 'post'][:5]
    for post in targets:
        for person in attackers:
            at = post.at + timedelta(minutes=30 + dice.below(20 * 60))
            post.reactions.append((at, 'like', person, 'exact'))
            if dice.chance(0.4):
                post.reactions.append(
                    (at + timedelta(seconds=30 + dice.below(60)), 'reshare', person, 'exact'))


def lose_some_likes(posts):
    """A server that blocked hers took its likes along."""
    post = next(post for post in posts if post.kind == 'post' and post.final['like'] > 200
                and post.at > QUOTES_TOLD)
    post.lost = post.at + timedelta(days=12), 9


def refreshes():
    """When Kscore looked: Wednesdays and Sundays, not in the holiday, and before the export."""
    times = []
    for monday in week_starts():
        for day in (2, 6):
            at = monday + timedelta(days=day, hours=18)
            if START < at < END and not in_holiday(at):
                times.append(at)
    return times + [END - timedelta(minutes=5)]


def total_at(post, kind, at):
    known = sum(1 for when, what, _, _ in post.reactions if what == kind and when <= at)
    own = sum(1 for when in post.self_replies if when <= at) if kind == 'reply' else 0
    age = (at - post.at).total_seconds() / 86400
    lost = post.lost[1] if post.lost and kind == 'like' and at > post.lost[0] else 0
    return known + own + int(post.final[kind] * (1 - math.exp(-age / 1.6))) - lost


def readings(post, times):
    """Each reading that tells something new, and the archive's and the last one."""
    rows = []
    for kind in ('like', 'reshare', 'reply', 'quote'):
        last = None
        seen = [at for at in times if post.at < at and (at - post.at).days <= 30]
        if post.at < MASTODON_ARCHIVE and kind in ('like', 'reshare'):
            seen = sorted(set(seen + [MASTODON_ARCHIVE]))
        if kind == 'quote':
            seen = [at for at in seen if at > QUOTES_TOLD]
        for at in seen:
            total = total_at(post, kind, at)
            if total != last or at == MASTODON_ARCHIVE or at == seen[-1]:
                rows.append({'kind': kind, 'total': total, 'at': stamp(at)})
            last = total
    return sorted(rows, key=lambda row: row['at'])
