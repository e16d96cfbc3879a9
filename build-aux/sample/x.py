# SPDX-License-Identifier: GPL-3.0-or-later
"""The X archive."""

import copy
import html
import json
import re
from datetime import timedelta

from people import people
from posts import Post, make_posts
from texts import TOPIC_NAMES, writer
from world import (X_ARCHIVE, X_ID, X_NAME, X_START, dice, in_holiday, save, save_list, stamp,
                   x_followers)


def snowflake(at, low=0):
    return str((int(at.timestamp() * 1000) - 1288834974657 << 22) + low)


def iso(at):
    return at.strftime('%Y-%m-%dT%H:%M:%S.000Z')


def x_date(at):
    return at.strftime('%a %b %d %H:%M:%S +0000 %Y')


def x_user(person):
    """A person's name and number on X, as a mention tells them."""
    mixed = sum(ord(letter) * 31 ** (i % 4) for i, letter in enumerate(person.key))
    number = str(900000000 + mixed % 90000000)
    name = re.sub(r'\W', '', person.handle.split('@')[0])[:15]
    return {'name': person.name, 'screen_name': name, 'indices': ['0', str(len(name) + 1)],
            'id_str': number, 'id': number}


def edit_info(ids, until, left):
    return {'editTweetIds': ids, 'editableUntil': stamp(until), 'editsRemaining': left,
            'isEditEligible': True}


def short_link(address, shown):
    """An address as X stores it: under a short one."""
    mixed = sum(ord(letter) * 31 ** (i % 6) for i, letter in enumerate(address)) % 16 ** 8
    return {'url': f'https://t.co/{mixed:08x}', 'expanded_url': address, 'display_url': shown,
            'indices': ['0', '21']}


def tweet(post, likes, reshares):
    text = html.escape(post.text, quote=False)
    mentions = [x_user(post.reply_name)] if post.reply_name else []
    if mentions:
        text = f'@{mentions[0]["screen_name"]} {text}'
    urls = [short_link(link, link[8:35]) for link in post.links]
    text += ''.join(' ' + link['url'] for link in urls)
    if post.lang == 'en':
        text += ''.join(' #' + tag for tag in post.tags)
    hashtags = []
    for tag in post.tags:
        start = text.index('#' + tag)
        hashtags.append({'text': tag, 'indices': [str(start), str(start + len(tag) + 1)]})
    row = {'edit_info': {'initial': edit_info([post.id], post.at + timedelta(hours=1), '5')},
           'retweeted': False,
           'source': '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
           'entities': {'hashtags': hashtags, 'symbols': [], 'user_mentions': mentions,
                        'urls': urls},
           'display_text_range': ['0', str(len(text))], 'favorite_count': str(likes),
           'id_str': post.id, 'truncated': False, 'retweet_count': str(reshares), 'id': post.id,
           'created_at': x_date(post.at), 'favorited': False, 'full_text': text, 'lang': post.lang}
    if post.reply_to_self:
        answered, user, name = post.reply_to.id, X_ID, X_NAME
    elif mentions:
        answered = snowflake(post.at - timedelta(hours=2))
        user, name = mentions[0]['id'], mentions[0]['screen_name']
    else:
        return row
    row.update(in_reply_to_status_id_str=answered, in_reply_to_status_id=answered,
               in_reply_to_user_id=user, in_reply_to_user_id_str=user, in_reply_to_screen_name=name)
    return row


def first_version(row, at):
    """The same tweet before it was corrected: the archive holds both, with both ids."""
    first, until = copy.deepcopy(row), at + timedelta(hours=1)
    first['id'] = first['id_str'] = snowflake(at)
    first.update(created_at=x_date(at), favorite_count='1', retweet_count='0',
                 full_text=re.sub(r'\bthe\b', 'teh', row['full_text'] + ' (the link is below)', 1))
    ids = [first['id'], row['id']]
    first['edit_info'] = {'initial': edit_info(ids, until, '4')}
    row['edit_info'] = {'edit': {'initialTweetId': ids[0],
                                 'editControlInitial': edit_info(ids, until, '4')}}
    return first


def long_note(row, at):
    """The whole text of a tweet that is cut in the list of tweets."""
    whole = f'{row["full_text"]}\n\n{writer.long.cores[0]}'
    row['full_text'] = whole[:len(row['full_text']) + 52] + '…'
    core = {'styletags': [], 'urls': [], 'text': whole, 'richtextTags': [], 'mentions': [],
            'cashtags': [], 'hashtags': []}
    return {'noteTweetId': snowflake(at, 4000), 'updatedAt': stamp(at), 'createdAt': stamp(at),
            'lifecycle': {'value': 'Published'}, 'core': core}


def retweets(n):
    for _ in range(n):
        at = X_START + timedelta(days=9 + dice.below(520), seconds=dice.below(86400))
        if in_holiday(at):
            continue
        user = x_user(dice.pick(people))
        words = writer.write(writer.topics[dice.pick(TOPIC_NAMES)], at, False)[0]
        post = Post(at, None, f'RT @{user["screen_name"]}: {words}'[:140], [])
        post.id = snowflake(at, 5)
        row = tweet(post, 0, 0)
        row['entities']['user_mentions'] = [user]
        yield row


def quote(row):
    """Makes a tweet quote somebody's."""
    user = x_user(dice.pick(people))['screen_name']
    address = f'https://twitter.com/{user}/status/{int(row["id"]) - 900000000000}'
    link = short_link(address, address[8:40] + '…')
    row['full_text'] += ' ' + link['url']
    row['entities']['urls'] = [link]


def make_tweets():
    posts = make_posts(X_START, X_ARCHIVE - timedelta(hours=5), 3.1, 250)
    rows, notes = [], []
    for i, post in enumerate(posts):
        post.id = snowflake(post.at, i)
    for i, post in enumerate(posts):
        expected = (6 + 0.08 * x_followers(post.at)) * post.pull
        row = tweet(post, int(expected), int(expected * dice.between(0.12, 0.35)))
        rows.append(row)
        if i % 61 == 40 and not post.reply_name:
            rows.append(first_version(row, post.at - timedelta(minutes=7)))
        elif i % 97 == 55 and not post.reply_name:
            notes.append(long_note(row, post.at))
        elif i % 47 == 20 and not post.reply_name and not post.links:
            quote(row)
    rows += retweets(22)
    rows.sort(key=lambda row: int(row['id']), reverse=True)
    return rows, notes


def user_link(number):
    return {'accountId': number, 'userLink': f'https://twitter.com/intent/user?user_id={number}'}


def save_x(root):
    rows, notes = make_tweets()
    number, ids = 4100200, []
    for _ in range(x_followers(X_ARCHIVE)):
        number += 1 + dice.below(900000)
        ids.append(str(number))
    liked = [snowflake(X_START + timedelta(days=9 * i, minutes=i)) for i in range(40)]
    account = {'email': 'ada@wren.example', 'createdVia': 'web', 'username': X_NAME,
               'accountId': X_ID, 'createdAt': iso(X_START), 'accountDisplayName': 'Ada Wren'}
    profile = {'description': {'bio': 'I listen to birds. Maintainer, speaker, slow cyclist.',
                               'website': 'https://t.co/adawren', 'location': 'by the canal'},
               'avatarMediaUrl': '', 'headerMediaUrl': ''}
    message = {'recipientId': X_ID, 'senderId': '900000001', 'id': snowflake(X_START),
               'createdAt': stamp(X_START), 'text': 'A private message that no importer may read.'}
    conversation = {'conversationId': f'{X_ID}-900000001', 'messages': [{'messageCreate': message}]}
    address = 'https://twitter.com/i/web/status/'
    parts = {'tweets': ('tweet', rows), 'noteTweet': ('noteTweet', notes),
             'account': ('account', [account]), 'profile': ('profile', [profile]),
             'follower': ('follower', [user_link(one) for one in reversed(ids)]),
             'following': ('following', [user_link(one) for one in ids[::31]]),
             'like': ('like', [{'tweetId': one, 'expandedUrl': address + one} for one in liked]),
             'directMessages': ('dmConversation', [conversation])}
    types = {}
    for camel, (key, values) in parts.items():
        name = re.sub(r'(?<=[a-z])(?=[A-Z])', '-', camel).lower()
        variable = f'YTD.{name.replace("-", "_")}.part0'
        save_list(root, f'x-archive/data/{name}.js', [{key: value} for value in values],
                  f'window.{variable} = ')
        types[camel] = {'files': [{'fileName': f'data/{name}.js', 'globalName': variable,
                                   'count': str(len(values))}]}
    manifest = {'userInfo': {'accountId': X_ID, 'userName': X_NAME, 'displayName': 'Ada Wren'},
                'archiveInfo': {'sizeBytes': '500000', 'generationDate': iso(X_ARCHIVE),
                                'isPartialArchive': False, 'maxPartSizeBytes': '53687091200'},
                'readmeInfo': {'fileName': 'data/README.txt', 'directory': 'data/',
                               'name': 'README.txt'},
                'dataTypes': types}
    save(root, 'x-archive/data/manifest.js',
         'window.__THAR_CONFIG = ' + json.dumps(manifest, indent=1))
    save(root, 'x-archive/Your archive.html',
         '<!DOCTYPE html><title>Your archive</title><p>Made up for Kscore.</p>\n')
