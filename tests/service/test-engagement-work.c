#include "config.h"

#include <math.h>
#include <string.h>

#include "service/kscore-engagement-private.h"
#include "support/statement-fixture.h"

static KscoreEngagementAnswer *
compute (KscoreWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  KscoreEngagementAnswer *answer
    = kscore_engagement_work.compute (G_OBJECT (workspace), NULL, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static void
check_person (KscoreEngagementAnswer   *answer,
              const KscorePersonValues *values)
{
  g_assert_cmpint (values->id, >, 0);
  g_assert_cmpuint (values->n_reactions, >=, values->n_days);
  g_assert_cmpuint (values->n_days, >, 0);
  g_assert_cmpint (values->last_day, >=, answer->from);
  g_assert_cmpint (values->last_day, <=, answer->day);
  g_assert_nonnull (values->reactions);
  g_assert_cmpint (values->note != NULL, ==, values->is_new || values->came_back || values->waiting
                                             || values->unknown || values->discounted);
  g_assert_true (values->url == NULL || g_str_has_prefix (values->url, "https://"));
  if (values->waiting || values->unknown)
    g_assert_cmpint (values->written_day, >, answer->day - 28);
}

/* The person of the sample data answers some who write, and not others. */
static void
test_sample (void)
{
  g_auto (OwnerFixture) fixture = { 0 };
  g_autoptr (KscoreWorkspace) workspace = NULL;
  g_autoptr (KscoreEngagementAnswer) answer = NULL;
  guint counts[KSCORE_N_PEOPLE_FILTERS] = { 0 };
  double before = G_MAXDOUBLE;

  statement_fixture_fill (&fixture);
  workspace = owner_fixture_open (&fixture);
  answer = compute (workspace);
  for (guint i = 0; i < answer->people[KSCORE_PEOPLE_ALL]->len; i++)
    {
      const KscorePersonValues *values
        = kscore_person_get_values (answer->people[KSCORE_PEOPLE_ALL]->pdata[i]);

      check_person (answer, values);
      counts[KSCORE_PEOPLE_ALL]++;
      counts[KSCORE_PEOPLE_NEW] += values->is_new;
      counts[KSCORE_PEOPLE_BACK] += values->came_back;
      counts[KSCORE_PEOPLE_WAITING] += values->waiting;
      if (!isnan (values->points))
        {
          g_assert_cmpfloat (values->points, <=, before);
          before = values->points;
        }
    }
  for (guint filter = 0; filter < KSCORE_N_PEOPLE_FILTERS; filter++)
    {
      g_test_message ("%u of filter %u", counts[filter], filter);
      g_assert_cmpuint (counts[filter], >, 0);
      g_assert_cmpuint (counts[filter], ==, answer->counts[filter]);
      g_assert_cmpuint (counts[filter], ==, answer->people[filter]->len);
    }
  g_assert_true (answer->tells_new);
  g_assert_cmpuint (answer->week.n_posts, >, 100);
  g_assert_cmpuint (answer->week.n_told, >, 0);
  g_assert_nonnull (answer->zone);
}

static void
test_nothing (void)
{
  g_auto (OwnerFixture) fixture = { 0 };
  g_autoptr (KscoreWorkspace) workspace = NULL;
  g_autoptr (KscoreEngagementAnswer) answer = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  answer = compute (workspace);
  g_assert_cmpuint (answer->counts[KSCORE_PEOPLE_ALL], ==, 0);
  g_assert_cmpuint (answer->week.n_posts, ==, 0);
  g_assert_true (isnan (answer->week.median));
}

static void
test_cancelled (void)
{
  g_auto (OwnerFixture) fixture = { 0 };
  g_autoptr (KscoreWorkspace) workspace = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (kscore_engagement_work.compute (G_OBJECT (workspace), NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/engagement-work/sample", test_sample);
  g_test_add_func ("/service/engagement-work/nothing", test_nothing);
  g_test_add_func ("/service/engagement-work/cancelled", test_cancelled);
  return g_test_run ();
}
