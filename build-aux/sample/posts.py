# SPDX-License-Identifier: GPL-3.0-or-later
"""What she posts, and when."""

import re
from datetime import timedelta

from people import people
from texts import TOPIC_NAMES, writer
from world import BURST, END, OWNER, SITE, START, dice, in_holiday, status, week_starts


class Post:
    def __init__(self, at, topic, text, tags, lang='en'):
        self.at, self.topic, self.text, self.tags, self.lang = at, topic, text, tags, lang
        self.links = []
        self.reply_to = self.reply_name = None   # native id and handle of who is answered
        self.reply_to_self = False
        self.kind = 'post'
        self.visibility = 'public'
        self.self_replies = []                   # times
        self.reactions = []                      # (at, kind, person, precision)
        self.final = {}                          # anonymous units in the end, by kind
        self.pull = 1.0
        self.lost = None                         # (at, likes) that went with a server
        self.id = None


def moment(monday):
    """A time somebody who sleeps would post at."""
    hour = dice.weighted(list(range(6, 22)), [3, 5, 6, 4, 3, 3, 5, 4, 3, 3, 4, 6, 7, 6, 4, 2])
    return monday + timedelta(days=dice.below(7), hours=hour, minutes=dice.below(60),
                              seconds=dice.below(60))


def choose_topic(at):
    progress = (at - START) / (END - START)
    weights = []
    for name in TOPIC_NAMES:
        weight = writer.topics[name].weight
        weight *= {'birdsong': 0.7 + 0.7 * progress, 'finance': 1.4 - 0.9 * progress,
                   'a11y': 0.5 + progress,
                   'cycling': 1.3 if at.month in (4, 5, 6, 7, 8, 9) else 0.6,
                   'gardening': 1.4 if 3 <= at.month <= 9 else 0.4,
                   'baking': 0.6 if 5 <= at.month <= 8 else 1.3}.get(name, 1)
        weights.append(weight)
    return writer.topics[dice.weighted(TOPIC_NAMES, weights)]


def add_link(post):
    words = re.findall(r'[a-z]{3,}', post.text.lower())
    post.links = [f'{SITE}/{post.at:%Y}/{"-".join(words[:4])}']


def body(post):
    """The plain text that people read: mention, text, link, hashtags."""
    parts = [post.text]
    if post.reply_name:
        parts[0] = f'@{post.reply_name} {post.text}'
    parts += [link.removeprefix('https://') for link in post.links]   # as her server shows them
    text = ' '.join(parts)
    if post.tags and post.lang == 'en':
        text += ' ' + ' '.join('#' + tag for tag in post.tags)
    return text


def write_post(at, limit):
    while True:
        topic = choose_topic(at)
        if writer.foreign and dice.chance(0.045):
            lang, name, text = writer.foreign.pop().split(' ', 2)
            return Post(at, writer.topics[name], text, re.findall(r'#(\w+)', text), lang)
        post = Post(at, topic, *writer.write(topic, at, dice.chance(0.55)))
        if topic.name != 'other' and dice.chance(0.14):
            add_link(post)
        if len(body(post)) <= limit:
            return post


def make_posts(first, last, rate, limit):
    """Posts of one network with replies, threads and silence."""
    posts = []
    for monday in week_starts():
        for _ in range(max(0, int(round(rate + 1.6 * dice.normal())))):
            at = moment(monday)
            if at < first or at > last or in_holiday(at):
                continue
            if dice.chance(0.15):
                person = dice.pick(people)
                post = Post(at, writer.reply, *writer.write(writer.reply, at, dice.chance(0.3)))
                post.kind, post.reply_name = 'reply', person
                post.pull = 0.05
                posts.append(post)
                continue
            post = write_post(at, limit)
            post.pull = min(4.5, dice.lognormal(1, 0.7))
            if post.topic.name in ('birdsong', 'opensource'):
                post.pull *= 1.25
            if post.lang != 'en':
                post.pull *= 0.5
            posts.append(post)
            if dice.chance(0.09):
                previous = post
                for _ in range(1 + dice.below(2)):
                    at = previous.at + timedelta(minutes=2 + dice.below(9), seconds=dice.below(60))
                    follow = Post(at, post.topic, *writer.write(post.topic, at, False))
                    follow.tags = []
                    follow.kind, follow.reply_to_self, follow.reply_to = 'reply', True, previous
                    follow.pull = post.pull * 0.3
                    previous.self_replies.append(at)
                    posts.append(follow)
                    previous = follow
    return sorted(posts, key=lambda post: post.at)


def make_mastodon_posts():
    posts = make_posts(START, END - timedelta(hours=3), 4.3, 480)
    burst = Post(BURST, writer.topics['birdsong'], writer.burst.cores[0],
                 ['birdsong', 'opensource'])
    burst.pull = 30
    previous = burst
    posts.append(burst)
    for i, text in enumerate(writer.burst.tails):
        follow = Post(BURST + timedelta(minutes=2 + 3 * i), burst.topic, text, [])
        follow.kind, follow.reply_to_self, follow.reply_to, follow.pull = 'reply', True, previous, 6
        previous.self_replies.append(follow.at)
        posts.append(follow)
        previous = follow
    posts.sort(key=lambda post: post.at)
    for i, post in enumerate(posts):
        post.id = status(OWNER, post.at, i % 9)
        if post.kind == 'reply' and not post.reply_to_self:
            person = post.reply_name
            post.person, post.reply_name = person, person.handle
            post.reply_to = status(person.key, post.at - timedelta(hours=1), 7)
        elif post.kind == 'post' and dice.chance(0.03):
            post.kind = 'quote'
            person = dice.pick(people)
            post.quote = status(person.key, post.at - timedelta(hours=2), 3)
    return posts
