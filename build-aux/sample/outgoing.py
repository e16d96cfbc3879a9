# SPDX-License-Identifier: GPL-3.0-or-later
"""What she does for others: never evidence of her score."""

from datetime import timedelta

from people import people
from world import ACCOUNT, END, START, day, dice, in_holiday, save_lines, status


def row(name, kind, person, at):
    return {'account': ACCOUNT, 'id': name, 'kind': kind, 'actor': person.key, 'day': day(at)}


def answers(posts):
    for post in posts:
        if post.reply_name and not post.reply_to_self and post.visibility == 'public':
            yield row(post.id, 'reply', post.person, post.at)


def taps(n, kind):
    """Likes and boosts of what the people around her write, most for those she knows best."""
    for _ in range(n):
        at = START + timedelta(days=3 + dice.below(540), seconds=dice.below(86400))
        crowd = [person for person in people if person.since <= at and person.activity]
        if in_holiday(at) or at > END - timedelta(days=1) or not crowd:
            continue
        person = crowd[min(dice.below(len(crowd)), dice.below(len(crowd)))]
        yield row(status(person.key, at - timedelta(hours=2)), kind, person, at)


def save_outgoing(root, posts):
    rows = [*answers(posts), *taps(420, 'like'), *taps(60, 'reshare')]
    known = {(one['kind'], one['id']): one for one in rows}
    save_lines(root, 'export/outgoing.ndjson',
               sorted(known.values(), key=lambda one: (one['day'], one['kind'], one['id'])))
