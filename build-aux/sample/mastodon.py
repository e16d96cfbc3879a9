# SPDX-License-Identifier: GPL-3.0-or-later
"""The Mastodon archive."""

import html
import json
import re
from datetime import timedelta

from people import people
from posts import Post
from reactions import total_at
from texts import writer
from world import (HOST, MASTODON_ARCHIVE, OWNER, SITE, START, compact, dice, in_holiday, save,
                   save_list, stamp, status, utc)

CONTEXT = ['https://www.w3.org/ns/activitystreams',
           {'Hashtag': 'as:Hashtag', 'sensitive': 'as:sensitive'}]
PUBLIC = 'https://www.w3.org/ns/activitystreams#Public'


def hashtag_html(tag):
    return (f'<a href="https://{HOST}/tags/{tag.lower()}" class="mention hashtag" rel="tag">'
            f'#<span>{tag}</span></a>')


def mention_html(person):
    url = person.key.replace('/users/', '/@')
    return (f'<span class="h-card" translate="no"><a href="{url}" class="u-url mention">'
            f'@<span>{person.handle}</span></a></span>')


def link_html(link):
    return (f'<a href="{link}" target="_blank" rel="nofollow noopener" translate="no">'
            f'<span class="invisible">https://</span><span class="">{link[8:]}</span></a>')


def note_html(post):
    text = html.escape(post.text, quote=False)
    parts = [re.sub(r'#(\w+)', lambda match: hashtag_html(match.group(1)), text)]
    if post.reply_name:
        parts.insert(0, mention_html(post.person))
    parts += [link_html(link) for link in post.links]
    if post.lang == 'en':
        parts += [hashtag_html(tag) for tag in post.tags]
    return f'<p>{" ".join(parts)}</p>'


def note(post):
    number = post.id.rsplit('/', 1)[1]
    followers = f'{OWNER}/followers'
    to, cc = {'public': ([PUBLIC], [followers]), 'unlisted': ([followers], [PUBLIC]),
              'private': ([followers], []), 'direct': ([], [])}[post.visibility]
    text = note_html(post)
    tags = [{'type': 'Hashtag', 'href': f'https://{HOST}/tags/{tag.lower()}', 'name': '#' + tag}
            for tag in post.tags]
    if post.reply_name:
        if post.visibility == 'direct':
            to = [post.person.key]
        else:
            cc = cc + [post.person.key]
        tags.append({'type': 'Mention', 'href': post.person.key, 'name': '@' + post.reply_name})
    item = {'id': post.id, 'type': 'Note', 'summary': None,
            'inReplyTo': post.reply_to.id if post.reply_to_self else post.reply_to,
            'published': stamp(post.at), 'url': f'https://{HOST}/@ada/{number}',
            'attributedTo': OWNER, 'to': to, 'cc': cc, 'sensitive': False,
            'content': text, 'contentMap': {post.lang: text}, 'attachment': [], 'tag': tags}
    if post.kind == 'quote':
        item['quote'] = item['quoteUri'] = post.quote
    if post.final:
        item['likes'] = {'id': post.id + '/likes', 'type': 'Collection',
                         'totalItems': total_at(post, 'like', MASTODON_ARCHIVE)}
        item['shares'] = {'id': post.id + '/shares', 'type': 'Collection',
                          'totalItems': total_at(post, 'reshare', MASTODON_ARCHIVE)}
    return {'id': post.id + '/activity', 'type': 'Create', 'actor': OWNER,
            'published': stamp(post.at), 'to': to, 'cc': cc, 'object': item}


def hidden_posts():
    """What must never be stored: posts for followers and direct messages."""
    for texts, visibility in ((writer.private.cores, 'private'), (writer.direct.cores, 'direct')):
        for text in texts:
            at = START + timedelta(days=60 + dice.below(440), seconds=dice.below(86400))
            if visibility == 'private' and '27th of July' in text:
                at = utc('2026-07-25T10:11:12')
            post = Post(at, None, text, [])
            post.visibility = visibility
            post.id = status(OWNER, at)
            if visibility == 'direct':
                post.person = dice.pick(people)
                post.reply_name = post.person.handle
            yield post


def boosts(n):
    # The last one as the archive is made: an unpacked one has no other date of its own.
    times = [START + timedelta(days=5 + dice.below(520), seconds=dice.below(86400))
             for _ in range(n)] + [MASTODON_ARCHIVE]
    for at in times:
        if in_holiday(at):
            continue
        person = dice.pick(people)
        yield {'id': status(OWNER, at) + '/activity', 'type': 'Announce', 'actor': OWNER,
               'published': stamp(at), 'to': [PUBLIC], 'cc': [person.key, f'{OWNER}/followers'],
               'object': status(person.key, at - timedelta(hours=3))}


def save_collection(root, name, items, **more):
    head = {'@context': CONTEXT, 'id': f'{name}.json', 'type': 'OrderedCollection', **more}
    save_list(root, f'mastodon-archive/{name}.json', items, compact(head)[:-1] + ',"orderedItems":',
              '}\n')


def save_mastodon(root, posts):
    items = [note(post) for post in [*posts, *hidden_posts()] if post.at < MASTODON_ARCHIVE]
    items += boosts(26)
    items.sort(key=lambda item: item['published'])
    save_collection(root, 'outbox', items, totalItems=len(items))
    liked = [status(dice.pick(people).key, START + timedelta(minutes=dice.below(700000)))
             for _ in range(60)]
    save_collection(root, 'likes', liked)
    save_collection(root, 'bookmarks', liked[:7])
    site = f'<a href="{SITE}">{SITE}</a>'
    actor = {'@context': CONTEXT, 'id': OWNER, 'type': 'Person', 'webfinger': f'ada@{HOST}',
             'preferredUsername': 'ada', 'name': 'Ada Wren',
             'summary': '<p>I listen to birds and write software for places without signal. '
                        'Maintainer, speaker, slow cyclist.</p>',
             'url': f'https://{HOST}/@ada', 'published': stamp(START.replace(hour=0, minute=0)),
             'inbox': f'{OWNER}/inbox', 'outbox': 'outbox.json', 'followers': f'{OWNER}/followers',
             'manuallyApprovesFollowers': False, 'discoverable': True, 'indexable': True,
             'attachment': [{'type': 'PropertyValue', 'name': 'Site', 'value': site}]}
    save(root, 'mastodon-archive/actor.json',
         json.dumps(actor, ensure_ascii=False, indent=1) + '\n')
