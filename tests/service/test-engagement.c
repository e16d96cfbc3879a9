#include "config.h"

#include "service/kscore-engagement-private.h"

/* The lists take what an answer holds, and are told of once. */
static void
test_show (void)
{
  g_autoptr (KscoreEngagement) engagement = kscore_engagement_new ();
  g_autoptr (KscoreEngagementAnswer) answer = kscore_engagement_answer_new ();
  GListModel *waiting = kscore_engagement_get_people (engagement, KSCORE_PEOPLE_WAITING);
  guint shown = 0;

  g_ptr_array_add (answer->people[KSCORE_PEOPLE_WAITING],
                   kscore_person_new (&(KscorePersonValues) { .id = 7, .name = "Bo" }));
  answer->counts[KSCORE_PEOPLE_WAITING] = 2000;
  answer->n_unknown = 3;
  answer->day = 100;
  answer->week.hours[5].n_posts = 4;
  for (guint i = 1; i <= 2; i++)
    {
      kscore_insight_show (KSCORE_INSIGHT (engagement), answer);
      g_object_get (engagement, "shown", &shown, NULL);
      g_assert_cmpuint (shown, ==, i);
      g_assert_cmpuint (g_list_model_get_n_items (waiting), ==, 1);
    }
  g_assert_cmpuint (kscore_engagement_get_count (engagement, KSCORE_PEOPLE_WAITING), ==, 2000);
  g_assert_cmpuint (kscore_engagement_get_count (engagement, KSCORE_PEOPLE_ALL), ==, 0);
  g_assert_cmpuint (kscore_engagement_get_n_unknown (engagement), ==, 3);
  g_assert_cmpint (kscore_engagement_get_day (engagement), ==, 100);
  g_assert_false (kscore_engagement_get_tells_new (engagement));
  g_assert_cmpuint (kscore_engagement_get_week (engagement)->hours[5].n_posts, ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/engagement/show", test_show);
  return g_test_run ();
}
