# SPDX-License-Identifier: GPL-3.0-or-later
"""What she writes."""

import os
import re

from world import MONTHS, dice

HERE = os.path.dirname(os.path.abspath(__file__))


class Topic:
    def __init__(self, name, weight, tags):
        self.name, self.weight, self.tags = name, weight, tags
        self.cores, self.tails, self.slots = [], [], {}
        self.deck, self.tail_deck = [], []


class Writer:
    """Texts by the grammar of sample-texts.txt; never the same text twice."""

    def __init__(self, path):
        self.topics, self.common, self.said = {}, {}, set()
        topic = None
        with open(path, encoding='utf-8') as lines:
            for line in lines:
                line = line.rstrip('\n')
                if not line or line.startswith('#'):
                    continue
                if line.startswith('['):
                    words = line.strip('[]').split()
                    if words[0] == 'topic':
                        words.pop(0)
                    name, weight, tags = words[0], words[1:2], words[2:]
                    topic = Topic(name, int(weight[0]) if weight else 0, tags)
                    self.topics[name] = topic
                elif line.startswith('> '):
                    topic.cores.append(line[2:])
                elif line.startswith('+ '):
                    topic.tails.append(line[2:])
                else:
                    name, words = line.split(' = ')
                    (topic.slots if topic else self.common)[name] = words.split(' | ')
        self.foreign = dice.shuffled(self.topics.pop('foreign').cores)
        self.reply, self.burst, self.private, self.direct, self.long = (
            self.topics.pop(name) for name in ('reply', 'burst', 'private', 'direct', 'long'))
        self.names = self.topics.pop('names').slots

    def fill(self, topic, text, at):
        def word(match):
            name = match.group(1)
            if name == 'month':
                return MONTHS[at.month - 1]
            return self.fill(topic, dice.pick(topic.slots.get(name) or self.common[name]), at)
        return re.sub(r'\{(\w+)\}', word, text)

    def deal(self, topic):
        if not topic.deck:
            topic.deck = dice.shuffled(topic.cores)
        return topic.deck.pop()

    def deal_tail(self, topic):
        if not topic.tail_deck:
            topic.tail_deck = dice.shuffled(topic.tails)
        return topic.tail_deck.pop()

    def write(self, topic, at, tail):
        """A text that was not there before, and its hashtags."""
        while True:
            core = self.fill(topic, self.deal(topic), at)
            if core in self.said:
                continue
            self.said.add(core)
            text = core + (' ' + self.deal_tail(topic) if tail else '')
            tags = []
            if topic.tags and dice.chance(0.62):
                tags = [topic.tags[0] if dice.chance(0.5) else dice.pick(topic.tags)]
                if dice.chance(0.3):
                    tags += [tag for tag in [dice.pick(topic.tags)] if tag not in tags]
            return text, tags


writer = Writer(os.path.join(HERE, 'texts.txt'))

TOPIC_NAMES = list(writer.topics)
