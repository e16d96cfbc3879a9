#include "config.h"

#include "support/kscore-fake-engagement.h"

#include <math.h>

#include "service/kscore-engagement-private.h"

static void
add_person (KscoreEngagementAnswer   *answer,
            const KscorePersonValues *values)
{
  const gboolean in[KSCORE_N_PEOPLE_FILTERS] = { TRUE, values->is_new, values->came_back,
                                                 values->waiting };

  for (guint filter = 0; filter < KSCORE_N_PEOPLE_FILTERS; filter++)
    if (in[filter])
      {
        g_ptr_array_add (answer->people[filter], kscore_person_new (values));
        answer->counts[filter]++;
      }
}

static void
add_people (KscoreEngagementAnswer *answer,
            guint                   n_people)
{
  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup ("<b>Quartermaster</b> Featherstonehaugh-"
                                                 "Cholmondeley of the Eastern Marshes")
                                     : g_strdup_printf ("Reader %u", i);
      g_autofree char *handle = g_strdup_printf ("reader%u@mere.example", i);
      g_autofree char *url = g_strdup_printf ("https://mere.example/users/reader%u", i);
      KscorePersonValues values = {
        .id = 100 + i,
        .name = name,
        .handle = handle,
        .network = "mastodon",
        .url = i % 4 == 3 ? NULL : url,
        .reactions = "2 reshares, 1 quote, 3 likes",
        .date = "16 Oct",
        .points = i % 50 == 7 ? (double) NAN : 3.0 / (i + 1),
        .n_reactions = 6,
        .n_days = 4,
        .n_accounts = i % 30 == 5 ? 40 : 1,
        .last_day = 20742,
        .silent_since = KSCORE_DAY_UNKNOWN,
        .is_new = i % 11 == 2,
        .came_back = i % 13 == 3,
        .waiting = i % 3 == 0,
        .discounted = i % 30 == 5,
        .written_day = KSCORE_DAY_UNKNOWN,
      };

      values.note = values.waiting ? "Mentioned you on 16 Oct and was not answered"
                    : values.is_new ? "Reacted for the first time" : NULL;
      add_person (answer, &values);
    }
}

static void
add_hours (KscoreEngagementAnswer *answer,
           guint                   n_posts)
{
  answer->week.from = 20576;
  answer->week.day = 20757;
  answer->week.n_posts = 0;
  for (guint i = 0; i < KSCORE_WEEK_HOURS; i++)
    {
      KscoreHourFigures *hour = &answer->week.hours[i];

      hour->n_posts = i % 24 < 6 ? 0 : (i * 7 + i / 24) % (n_posts + 1);
      hour->n_reactions = 2 * hour->n_posts;
      hour->median = hour->n_posts < 3 ? (double) NAN : (i * 5) % 13 / 2.0;
      answer->week.n_posts += hour->n_posts;
      answer->week.n_told += hour->n_posts >= 3;
    }
  answer->week.median = 3;
  answer->week.n_posts_undated = 1;
}

/**
 * kscore_fake_engagement_fill:
 * @engagement: an insight
 * @people: what it shows
 */
void
kscore_fake_engagement_fill (KscoreEngagement *engagement,
                             KscoreFakePeople  people)
{
  g_autoptr (KscoreEngagementAnswer) answer = kscore_engagement_answer_new ();

  answer->day = 20757;
  answer->from = 20757 - 90;
  answer->tells_new = people == KSCORE_FAKE_PEOPLE_MANY;
  answer->n_unknown = people == KSCORE_FAKE_PEOPLE_NONE ? 0 : 2;
  if (people != KSCORE_FAKE_PEOPLE_NONE)
    {
      add_people (answer, people == KSCORE_FAKE_PEOPLE_MANY ? 240 : 2);
      add_hours (answer, people == KSCORE_FAKE_PEOPLE_MANY ? 14 : 2);
    }
  kscore_insight_show (KSCORE_INSIGHT (engagement), answer);
}
