#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample data goes in through the real path, and an explained score comes out."""

import json
import math
import os
import re
import shutil
from datetime import date

import archives
from harness import check, check_equal, check_near, run
from kscore import ALL, EXPORT, MASTODON, X, Scratch, check_same_folder, ndjson
from reference import MODEL, awk, recompute

# One import for all the tests that only look.
home = Scratch()
imported = home.run('import', *ALL)


def check_worksheet(words=(), scratch=home):
    score = scratch.json('score', *words, '--json')['score']
    worksheet = scratch.must('explain', *words, '--worksheet')
    done = awk(worksheet)
    check_equal(done.returncode, 0, f'awk says {(done.stdout + done.stderr)[-1500:]}')
    check_near(float(done.stdout.split()[1]), score, 0.005, 'the score by the worksheet')


def check_statement(words=(), scratch=home):
    score = scratch.json('score', *words, '--json')['score']
    rows = scratch.lines('explain', *words, '--statement', '--json')
    check_near(math.fsum(row['points'] for row in rows if row['points'] is not None), score - 1,
               1e-6, 'the sum of the statement')
    return rows


def check_recompute(day, scratch=home):
    score = scratch.json('score', '--json')
    own = recompute(scratch.export(), MODEL, date.fromisoformat(day))
    for name, letter in (('response', 'R'), ('recognition', 'C'), ('audience', 'A')):
        part = score['components'][name]
        if own[letter] is None:
            check_equal(part['value'], None, f'{name} is not known')
        else:
            check_near(part['value'] / own[letter], 1, 1e-9, name)
            check_near(part['points'], own[name], 1e-6, f'points of {name}')
    check_near(score['score'], own['score'], 1e-6, 'the score recomputed from the export')


def check_change(since, scratch=home):
    """Steps, components and networks add up, as they are and as they are printed."""
    change = scratch.json('explain', '--since', since, '--json')
    before, after = change['from']['score'], change['to']['score']
    check_near(before, scratch.json('score', '--as-of', since, '--json')['score'], 1e-12, since)
    check_near(after, scratch.json('score', '--json')['score'], 1e-12, 'the score now')
    check_near(change['difference'], after - before, 1e-12, 'the difference')
    for name in ('steps', 'components', 'networks'):
        check_near(math.fsum(part['points'] for part in change[name]), after - before, 1e-9, name)
    for step in change['steps']:
        for view in ('posts', 'people'):
            check_near(math.fsum(part['points'] for part in step[view]), step['points'], 1e-9,
                       f'{step["label"]} by {view}')
    printed = round(before, 1) + sum(step['rounded'] for step in change['steps'])
    check_near(printed, round(after, 1), 1e-9, 'the printed steps')
    check_near(change['rounded'], round(after, 1) - round(before, 1), 1e-9, 'the printed change')
    return change


def test_change():
    change = check_change('2026-08-01')
    steps = {step['label']: step for step in change['steps']}
    check({'new', 'left-the-window'} <= set(steps), f'steps {sorted(steps)}')
    check(steps['new']['points'] > 0 > steps['left-the-window']['points'], 'up and down')
    check(len(steps['new']['posts']) > 100 and len(steps['new']['people']) > 100, 'behind a step')
    check(steps['new']['posts'][-1]['post'] is None, 'what is on no post')
    check_equal(change['shown'], None, 'shown on that day')
    for since in ('2026-10-30', '2026-05-04', '2025-11-11', '2022-01-01'):
        check_change(since)
    text = home.must('explain', '--since', '2026-08-01')
    check('Left the window' in text and 'adds up' in text, text)
    check('more posts' in text and 'more people' in text, text)
    every = home.must('explain', '--since', '2026-08-01', '--all')
    check('more posts' not in every and len(every.split('\n')) > 500, every[:2000])


def test_import_says_what_it_brought():
    check_equal(imported.returncode, 0, f'import ended with {imported.stderr!r}, code')
    text = imported.stdout + imported.stderr
    check('CRITICAL' not in text and 'WARNING' not in text, text)
    check(re.search(r'\b3\b.*followers', text) and re.search(r'\b4\b.*(direct|messages)', text),
          f'nothing of the posts left out: {text}')


def test_accounts():
    accounts = {account['network']: account for account in home.json('accounts', '--json')}
    check_equal(sorted(accounts), ['mastodon', 'x'], 'networks')
    for account in accounts.values():
        check_equal(sorted(account),
                    sorted(['id', 'network', 'handle', 'display_name', 'followers', 'posts',
                            'interactions', 'last_refresh', 'state', 'coverage']), 'fields')
    check_equal(accounts['mastodon']['handle'], 'ada@hedgerow.example', 'handle')
    check_equal(accounts['mastodon']['display_name'], 'Ada Wren', 'name')
    check_equal(accounts['mastodon']['posts'], len(ndjson(EXPORT, 'posts.ndjson')), 'posts')
    check_equal(accounts['mastodon']['interactions'], len(ndjson(EXPORT, 'interactions.ndjson')),
                'interactions')
    check(100 < accounts['x']['posts'] < 260,
          f'{accounts["x"]["posts"]} posts of X, without its retweets and first versions')
    check(accounts['x']['followers'] > 1000, 'followers of X')


def test_score():
    score = home.json('score', '--json')
    check(45 <= score['score'] <= 55, f'score {score["score"]}')
    check(1 <= score['low'] < score['score'] < score['high'] <= 100,
          f'range {score["low"]} to {score["high"]}')
    check_equal((score['as_of'], score['model'], score['provisional']),
                ('2026-11-01', 'kscore-1', False), 'day, model, provisional')
    check_equal(score['band'].lower(), 'established', 'band')
    check_near(sum(part['points'] for part in score['components'].values()), score['score'] - 1,
               1e-6, 'points of components')
    check_near(sum(part['points'] for part in score['networks']), score['score'] - 1, 1e-6,
               'points of networks')
    check_equal(sorted(part['network'] for part in score['networks']), ['mastodon', 'x'],
                'networks')
    check_equal(sorted(score['components']), ['audience', 'recognition', 'response'], 'components')
    unknown = {entry['account'].split(':')[0]: entry['unknown'] for entry in score['coverage']}
    check('reply' in unknown['x'] and 'like' not in unknown['x'],
          f'X tells no replies: {unknown["x"]}')
    text = home.must('score')
    check(f'{score["score"]:.1f}' in text or f'{int(score["score"])}' in text,
          f'no score in {text}')


def test_history_tells_the_story():
    history = home.json('score', '--history', '--json')
    days = [row['date'] for row in history]
    check_equal(days, sorted(set(days)), 'days in order')
    by_day = {row['date']: row['score'] for row in history}
    check(all(row['score'] is None or 1 <= row['score'] <= 100 for row in history),
          'scores out of range')
    check_near(by_day['2026-11-01'], home.json('score', '--json')['score'], 1e-9, 'today')
    check(by_day['2025-06-15'] + 10 < by_day['2026-03-01'] < by_day['2026-03-17'] - 1,
          'the burst does not show')
    holiday = [by_day[f'2026-08-{day:02}'] for day in range(1, 24)]
    check(max(holiday) - min(holiday) < 1.5, f'the holiday costs {max(holiday) - min(holiday)}')
    for day in ('2025-06-15', '2026-03-17', '2026-08-20'):
        check_near(home.json('score', '--as-of', day, '--json')['score'], by_day[day], 1e-9, day)


def test_worksheet_gives_the_score():
    check_worksheet()
    check_worksheet(('--as-of', '2026-08-20'))
    check_worksheet(('--as-of', '2025-06-03'))


def test_statement_sums_to_the_score():
    rows = check_statement()
    fields = ['at', 'day', 'precision', 'network', 'account', 'component', 'kind', 'actor', 'count',
              'post', 'topics', 'points']
    check_equal(sorted(rows[0]), sorted(fields), 'fields')
    check_equal({row['component'] for row in rows}, {'response', 'recognition', 'audience'},
                'components')
    check(any(row['actor'] is None for row in rows)
          and any(row['actor'] is not None for row in rows), 'known and unknown people')
    check(all(row['points'] is None or row['points'] >= 0 for row in rows), 'points below 0')
    check_statement(('--as-of', '2026-03-17'))


def test_evidence_gives_the_score():
    check_recompute('2026-11-01')


def test_the_largest_counts():
    # Two of them are more than fits into 63 bits.
    most = 2 ** 63 - 1
    with Scratch() as scratch:
        scratch.must('import', archives.save_folder(
            scratch.path('export'), archives.export_files(
                'post', [('like', most), ('reply', most)], [('https://fen.example/ada', most)])))
        check_worksheet(scratch=scratch)
        check_statement(scratch=scratch)
        check_recompute('2026-10-31', scratch)


def test_what_she_does_for_others_is_no_evidence():
    with Scratch() as scratch, Scratch() as without:
        folder = shutil.copytree(EXPORT, without.path('export'))
        os.remove(os.path.join(folder, 'outgoing.ndjson'))
        scratch.must('import', EXPORT)
        without.must('import', folder)
        check_equal(scratch.json('score', '--json'), without.json('score', '--json'),
                    'the score with and without what she does for others')


def test_export_has_the_promised_fields():
    folder = home.export()
    promised = {'posts.ndjson': ['id', 'url', 'at', 'text', 'lang', 'kind', 'counts'],
                'marks.ndjson': ['account', 'kind', 'source', 'value', 'from', 'to'],
                'audience.ndjson': ['account', 'at', 'followers'],
                'evidence.ndjson': ['day', 'account', 'network', 'kind', 'actor', 'count',
                                    'followers', 'trust', 'post'],
                'scores.ndjson': ['date', 'score', 'low', 'high', 'model'],
                'interactions.ndjson': ['account', 'post', 'kind', 'actor', 'at'],
                'outgoing.ndjson': ['account', 'id', 'kind', 'actor', 'day']}
    check(len(ndjson(folder, 'outgoing.ndjson')) > 400, 'what she does for others is missing')
    for name, fields in promised.items():
        for row in ndjson(folder, name):
            missing = [field for field in fields if field not in row]
            check_equal(missing, [], f'fields missing in {name}')
    for name in ('accounts.json', 'coverage.json', 'settings.json'):
        check(os.path.exists(os.path.join(folder, name)), f'no {name}')
    csv = home.export(format='csv')
    check(any(name.endswith('.csv') for name in os.listdir(csv)), 'no tables')


def test_nothing_private_is_stored():
    with open(home.database(), 'rb') as content:
        data = content.read()
    log = home.database() + '-wal'
    if os.path.exists(log):
        with open(log, 'rb') as content:
            data += content.read()
    for words in (b'Mill Lane', b'For followers only', b'no importer may read',
                  b'phone number has changed'):
        check(words not in data, f'{words} is in the database')


def test_edits_and_retweets():
    texts = [row['text'] for row in ndjson(home.export(), 'posts.ndjson')]
    check_equal([text for text in texts if text.startswith('RT @')], [], 'retweets')
    check_equal([text for text in texts if re.search(r'\bteh\b|&amp;|https://t\.co/', text)], [],
                'first versions and short links')
    check(any('The longer story: it began with a notebook' in text and 'an honest answer.' in text
              for text in texts), 'a long post is cut')


def test_importing_twice_changes_nothing():
    before = home.export()
    home.must('import', *ALL)
    check_same_folder(before, home.export(), 'after importing again')


def test_export_brings_everything_to_another_machine():
    before = home.export()
    with Scratch() as other:
        other.must('import', before)
        check_equal(other.json('score', '--json'), home.json('score', '--json'),
                    'score on the other machine')
        check_same_folder(before, other.export(), 'export of the other machine')


def test_order_of_imports_does_not_matter():
    score = home.json('score', '--json')
    before = home.export()
    for order in ((X, MASTODON, EXPORT), (MASTODON, EXPORT, X, MASTODON)):
        with Scratch() as other:
            for source in order:
                other.must('import', source)
            check_near(other.json('score', '--json')['score'], score['score'], 1e-9,
                       f'score after {order}')
            check_same_folder(before, other.export(), f'export after {order}')


def test_unlink_and_forget():
    with Scratch() as other:
        other.must('import', *ALL)
        account = next(one['id'] for one in other.json('accounts', '--json')
                       if one['network'] == 'x')
        full = other.json('score', '--json')['score']
        other.must('unlink', account)
        rest = other.json('score', '--json')
        check(rest['score'] < full, 'unlinking changed nothing')
        check_equal([part['network'] for part in rest['networks']], ['mastodon'],
                    'networks that are left')
        check_recompute(rest['as_of'], other)
        other.must('import', X)
        check_near(other.json('score', '--json')['score'], full, 1e-9, 'linked again')
        other.must('forget', 'ada@hedgerow.example')
        with open(other.database(), 'rb') as content:
            check(b'bird song app is out' not in content.read(),
                  'forgotten words are still in the file')
        check_equal([one['network'] for one in other.json('accounts', '--json')], ['x'],
                    'accounts that are left')


def test_an_archive_alone_is_of_its_own_day():
    with Scratch(now='2027-09-01T09:00:00Z') as other:
        other.must('import', X)
        score = other.json('score', '--json')
        check_equal(score['as_of'], '2026-10-29', 'day')
        check('recognition' in score['partial']
              or score['components']['recognition']['value'] is None,
              f'X tells nobody: {score["partial"]}')
        check_equal(score['components']['recognition']['points'],
                    0 if score['components']['recognition']['points'] == 0 else None,
                    'points of what is not known')
        check_worksheet(scratch=other)
        check_statement(scratch=other)
        check_recompute('2026-10-29', scratch=other)


def test_without_a_component():
    score = home.json('score', '--json')
    for name, component in score['components'].items():
        check_near(component['without'], score['score'] - component['points'], 1e-9, name)


def test_simulate():
    score = home.json('score', '--json')
    still = home.json('simulate', '--json')
    check_equal(still['score'], score['score'], 'the score as things are')
    check_equal(still['simulated']['score'], score['score'], 'with nothing added')
    for name, component in still['simulated']['components'].items():
        for field in ('value', 'points'):
            check_equal(component[field], score['components'][name][field], f'{field} of {name}')
    target = score['score'] + 1
    asked = home.json('simulate', '--target', str(target), '--json')
    reached = 0
    for lever in asked['levers']:
        if lever['needed'] is None:
            continue
        words = ('--' + lever['lever'], str(round(lever['needed'])))
        check(home.json('simulate', *words, '--json')['simulated']['score'] >= target, words)
        less = home.json('simulate', words[0], str(round(lever['needed']) - 1), '--json')
        check(less['simulated']['score'] < target, f'less than {words}')
        reached += 1
    check(reached >= 5, f'{reached} levers reach {target}')


def test_simulated_followers_are_those_really_added():
    more = 5000
    then = home.json('simulate', '--followers', str(more), '--json')
    folder = home.export()
    path = os.path.join(folder, 'audience.ndjson')
    latest = {}
    for reading in sorted(ndjson(folder, 'audience.ndjson'), key=lambda reading: reading['at']):
        latest[reading['account']] = reading
    largest = max(latest.values(), key=lambda reading: reading['followers'])
    with open(path, 'a', encoding='utf-8') as text:
        added = dict(largest, at=then['as_of'] + 'T06:00:00Z',
                     followers=largest['followers'] + more)
        text.write(json.dumps(added) + '\n')
    with Scratch() as other:
        other.must('import', folder)
        check_near(other.json('score', '--json')['score'], then['simulated']['score'], 0.01,
                   'the score with the followers really added')


def test_reasons():
    reasons = home.json('explain', '--json')['reasons']
    score = home.json('score', '--json')['score']
    check(0 < len(reasons['against']) <= 4 and len(reasons['favour']) <= 4, 'at most four')
    for rows in reasons.values():
        points = [reason['points'] for reason in rows]
        check_equal(points, sorted(points, reverse=True), 'most points first')
    for reason in reasons['against']:
        if reason['lever'] is None:
            continue
        then = home.json('simulate', '--' + reason['lever'], str(round(reason['lever_value'])),
                         '--json')['simulated']['score']
        check_near(then - score, reason['points'], 1e-9, f'points of {reason["code"]}')


def test_nothing_known_is_no_score():
    with Scratch() as other:
        done = other.run('score', '--json')
        check_equal(done.returncode, 0, done.stderr)
        check_equal(json.loads(done.stdout)['score'], None, 'score')
        check_equal(other.json('accounts', '--json'), [], 'accounts')


with home:
    run()
