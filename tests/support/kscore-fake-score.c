#include "config.h"

#include <math.h>

#include "support/kscore-fake-service.h"

#define UNKNOWN ((double) NAN)

/* The scores that a fake model can hold. */

typedef struct {
  const char *id;
  const char *title;
  const char *detail;
  double      points;
  double      maximum;
  double      without;
} Row;

static const Row full_components[] = {
  { "response", "Response", "9 of 13 weeks known · 1,204 people", 21.4, 44.55, UNKNOWN },
  { "recognition", "Recognition", "212 established supporters · 18 lists", 16.0, 34.65, UNKNOWN },
  { "audience", "Audience", "9,310 followers on 2 accounts", 8.9, 19.8, UNKNOWN },
};

static const Row full_networks[] = {
  { "mastodon", "Mastodon", NULL, 27.9, 46.3, 33.8 },
  { "x", "X", "Known until 14 November 2026", 18.4, 46.3, 40.2 },
  { "bluesky", "Bluesky", "How people reacted is not told", UNKNOWN, 46.3, UNKNOWN },
};

static const Row partial_components[] = {
  { "response", "Response", "4 of 13 weeks known · who reacted is not known", 11.3, 44.55,
    UNKNOWN },
  { "recognition", "Recognition", "Not known: who reacted is not read yet, or not told", UNKNOWN,
    34.65, UNKNOWN },
  { "audience", "Audience", "2,118 followers", 7.2, 19.8, UNKNOWN },
};

static const Row partial_networks[] = {
  { "x", "X", "Known until 14 November 2022", 18.5, 18.5, UNKNOWN },
};

static const Row unknown_components[] = {
  { "response", "Response", "Not told by the linked accounts", UNKNOWN, 44.55, UNKNOWN },
  { "recognition", "Recognition", "Not known: who reacted is not read yet, or not told", UNKNOWN,
    34.65, UNKNOWN },
  { "audience", "Audience", "Not told by the linked accounts", UNKNOWN, 19.8, UNKNOWN },
};

static const Row young_components[] = {
  { "response", "Response", "5 of 13 weeks known · 86 people", 14.1, 44.55, UNKNOWN },
  { "recognition", "Recognition", "9 established supporters", 8.2, 34.65, UNKNOWN },
  { "audience", "Audience", "1,204 followers", 8.1, 19.8, UNKNOWN },
};

static const Row at_least_components[] = {
  { "response", "Response", "5 of 13 weeks known · who reacted is not known", 22.3, 44.55,
    UNKNOWN },
  { "recognition", "Recognition", "Not known: who reacted is not read yet, or not told", UNKNOWN,
    34.65, UNKNOWN },
  { "audience", "Audience", "1,204 followers", 8.1, 19.8, UNKNOWN },
};

static const Row young_networks[] = {
  { "mastodon", "Mastodon", NULL, 30.4, 30.4, UNKNOWN },
};

static const KscoreTopPostValues full_posts[] = {
  { 11, "A field guide to bird song apps, and which ones phone home", "mastodon", 20769, "12 Nov",
    "612 reshares, 1,940 likes, 88 replies", 3.1, 45.9, "https://example.org/11" },
  { 12, "Why I stopped scheduling posts", "mastodon", 20728, "2 Oct", "211 reshares, 530 likes",
    1.7, 46.6, "https://example.org/12" },
  { 13, "v4.2 is out: offline maps, fewer permissions, and a battery that lasts the whole walk. "
        "Thank you to the 31 people who sent patches…", "mastodon", 20713, "17 Sep",
    "1 reply, 96 reshares, 14 likes", 1.2, 46.8, "https://example.org/13" },
  { 14, "Video without a title", "x", 20700, "4 Sep", "402 likes", 0.6, 47.0, NULL },
  { 15, "Field notes on hedgerows", "x", 18580, "14 November 2020", "12 likes", 0.02, 47.3,
    "https://example.org/15" },
  { 0, "Everything else", NULL, KSCORE_DAY_UNKNOWN, NULL,
    "214 more posts, mentions and new followers", 14.8, UNKNOWN, NULL },
};

static const KscoreTopPostValues old_posts[] = {
  { 21, "Leaving for somewhere quieter; find me at the address in my profile", "x", 19301,
    "5 November 2022", "40 reshares, 311 likes", 8.0, 14.1, "https://example.org/21" },
  { 22, "Post without text", "x", 19290, "25 October 2022", "1 like", 3.3, 17.9, NULL },
};

static void
add_rows (GListStore *store,
          const Row  *rows,
          guint       n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (KscoreScoreRow) row = kscore_fake_score_row_new (rows[i].id, rows[i].title,
                                                                  rows[i].detail, rows[i].points,
                                                                  rows[i].maximum);

      kscore_fake_set_double (row, "without", rows[i].without);
      g_list_store_append (store, row);
    }
}

static void
add_posts (GListStore                *store,
           const KscoreTopPostValues *posts,
           guint                      n_posts)
{
  for (guint i = 0; i < n_posts; i++)
    {
      g_autoptr (KscoreTopPost) post = kscore_top_post_new (&posts[i]);

      g_list_store_append (store, post);
    }
}

#define ADD_ROWS(store, rows) add_rows (store, rows, G_N_ELEMENTS (rows))
#define ADD_POSTS(store, posts) add_posts (store, posts, G_N_ELEMENTS (posts))

static void
fill_lists (KscoreScorePart *score,
            KscoreFakeState  state)
{
  g_autoptr (GListStore) components = g_list_store_new (KSCORE_TYPE_SCORE_ROW);
  g_autoptr (GListStore) networks = g_list_store_new (KSCORE_TYPE_SCORE_ROW);
  g_autoptr (GListStore) posts = g_list_store_new (KSCORE_TYPE_TOP_POST);

  switch (state)
    {
    case KSCORE_FAKE_FULL:
      ADD_ROWS (components, full_components);
      ADD_ROWS (networks, full_networks);
      ADD_POSTS (posts, full_posts);
      break;
    case KSCORE_FAKE_PARTIAL:
      ADD_ROWS (components, partial_components);
      ADD_ROWS (networks, partial_networks);
      ADD_POSTS (posts, old_posts);
      break;
    case KSCORE_FAKE_YOUNG:
      ADD_ROWS (components, young_components);
      ADD_ROWS (networks, young_networks);
      break;
    case KSCORE_FAKE_AT_LEAST:
      ADD_ROWS (components, at_least_components);
      ADD_ROWS (networks, young_networks);
      break;
    case KSCORE_FAKE_EMPTY:
    case KSCORE_FAKE_ACTIVITY:
    default:
      ADD_ROWS (components, unknown_components);
      break;
    }
  g_object_set (score, "components", components, "networks", networks, "posts", posts, NULL);
}

static void
set_numbers (KscoreScorePart *score,
             KscoreFakeState  state)
{
  static const char *const names[] = { "score", "low", "high", "checked", "change-7", "change-30",
                                       "change-90" };
  static const double numbers[][G_N_ELEMENTS (names)] = {
    [KSCORE_FAKE_EMPTY] = { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN },
    [KSCORE_FAKE_ACTIVITY] = { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN },
    [KSCORE_FAKE_FULL] = { 47.3, 46.0, 48.4, 41.8, 0.9, -1.9, 3.4 },
    [KSCORE_FAKE_PARTIAL] = { 19.5, UNKNOWN, UNKNOWN, 12.1, UNKNOWN, UNKNOWN, UNKNOWN },
    [KSCORE_FAKE_YOUNG] = { 31.4, 27.2, 35.0, 29.9, 0.6, UNKNOWN, UNKNOWN },
    [KSCORE_FAKE_AT_LEAST] = { 31.4, 27.2, 35.0, UNKNOWN, 0.6, UNKNOWN, UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    kscore_fake_set_double (score, names[i], numbers[state][i]);
}

void
kscore_fake_score_fill (KscoreScorePart *score,
                        KscoreFakeState  state)
{
  gboolean full = state == KSCORE_FAKE_FULL;
  gboolean young = state == KSCORE_FAKE_YOUNG || state == KSCORE_FAKE_AT_LEAST;
  gboolean old = state == KSCORE_FAKE_PARTIAL;

  fill_lists (score, state);
  set_numbers (score, state);
  g_object_set (score,
                "available", full || young || old,
                "computing", FALSE,
                "has-range", full || young,
                "at-least", old || state == KSCORE_FAKE_AT_LEAST,
                "provisional", old || young,
                "band", full ? "Established" : young ? "Growing" : old ? "Starting" : NULL,
                "as-of", full || young ? KSCORE_FAKE_TODAY : 19310,
                "as-of-today", full || young,
                "model", "kscore-1",
                "refreshed", full || young ? g_get_real_time () / G_USEC_PER_SEC - 4 * 60 - 10
                                           : KSCORE_TIME_UNKNOWN,
                NULL);
}
