#include "config.h"

#include <math.h>

#include "core/kscore-error.h"
#include "score/kscore-score.h"
#include "service/kscore-figures.h"
#include "service/kscore-workspace-private.h"
#include "service/kscore-workspace-trust.h"
#include "support/statement-fixture.h"

/* The made-up person was attacked by this many accounts from one server, in June 2026. */
#define N_ATTACKERS 25

static KscoreWorkspace *
open_sample (OwnerFixture *fixture)
{
  KscoreWorkspace *workspace;

  statement_fixture_fill (fixture);
  workspace = owner_fixture_open (fixture);
  return workspace;
}

static KscoreIntegrityAnswer *
read_integrity (KscoreWorkspace *workspace,
                guint            most_people)
{
  g_autoptr(GError) error = NULL;
  KscoreIntegrityAnswer *answer = kscore_workspace_read_integrity (workspace, KSCORE_DAY_UNKNOWN,
                                                                   most_people, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static const KscoreIntegrityGroup *
get_group (const KscoreIntegrityAnswer *answer)
{
  g_assert_cmpuint (answer->groups->len, ==, 1);
  return g_ptr_array_index (answer->groups, 0);
}

/* The group stands there as such, counts as one person, and never moved the score by much. */
static void
test_sample_attack (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_sample (&fixture);
  g_autoptr(KscoreIntegrityAnswer) answer = read_integrity (workspace, 10);
  g_autoptr(KscoreLoadedEvidence) loaded = kscore_workspace_ref_evidence (workspace, NULL, NULL);
  g_autoptr(KscoreMask) mask = kscore_mask_new (loaded->ledger);
  const KscoreIntegrityGroup *group = get_group (answer);
  guint32 person = KSCORE_NO_INDEX;
  guint n_in_group = 0;

  g_assert_cmpuint (group->n_members, ==, N_ATTACKERS);
  g_assert_cmpuint (group->n_posts, ==, 5);
  g_assert_cmpint (group->made_to - group->made_from, <=, 72 * 3600);
  g_assert_cmpuint (answer->signals[3].n_people, ==, N_ATTACKERS);
  g_assert_cmpuint (answer->n_people, ==, N_ATTACKERS);
  g_assert_cmpuint (answer->people->len, ==, 10);
  g_assert_cmpuint (answer->known->len, ==, 0);
  g_assert_cmpuint (answer->n_undated, >, 0);

  for (guint32 i = 0; i < loaded->evidence->actors->len; i++)
    {
      guint32 it = g_array_index (loaded->evidence->actors, KscoreEvidenceActor, i).person;

      if (it == i)
        continue;
      g_assert_true (person == KSCORE_NO_INDEX || person == it);
      person = it;
      n_in_group++;
    }
  g_assert_cmpuint (n_in_group, ==, N_ATTACKERS - 1);

  kscore_mask_hide_person (mask, person);
  for (KscoreDay day = kscore_day_from_time (group->reacted_from) - 1;
       day < kscore_day_from_time (group->reacted_to) + 60; day += 3)
    {
      g_autoptr(KscoreScore) with = kscore_score_new (loaded->ledger, day);
      g_autoptr(KscoreScore) without = kscore_score_new_without (loaded->ledger, day, mask);

      g_assert_true (with->known);
      g_assert_cmpfloat (fabs (with->score - without->score), <, 0.2);
    }
}

static double
get_score_in_june (KscoreWorkspace *workspace,
                   KscoreDay        day)
{
  g_autoptr(KscoreLoadedEvidence) loaded = kscore_workspace_ref_evidence (workspace, NULL, NULL);
  g_autoptr(KscoreScore) score = kscore_score_new (loaded->ledger, day);

  return score->score;
}

/* The owner's word for a person, then for the group, and back. */
static void
test_overrule (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_sample (&fixture);
  g_autoptr(KscoreIntegrityAnswer) before = read_integrity (workspace, 0);
  g_autoptr(KscoreIntegrityAnswer) one = NULL, all = NULL, none = NULL;
  const KscoreIntegrityGroup *group = get_group (before);
  KscoreDay day = kscore_day_from_time (group->reacted_to);
  double attacked = get_score_in_june (workspace, day), person, crowd;
  g_autoptr(GError) error = NULL;

  g_assert_true (kscore_workspace_set_known (workspace, group->actors, 1, TRUE, NULL, &error));
  g_assert_no_error (error);
  one = read_integrity (workspace, 0);
  g_assert_cmpuint (one->n_people, ==, N_ATTACKERS - 1);
  g_assert_cmpuint (one->known->len, ==, 1);
  g_assert_cmpuint (get_group (one)->n_known, ==, 1);
  person = get_score_in_june (workspace, day);
  g_assert_cmpfloat (person, >, attacked);

  g_assert_true (kscore_workspace_set_known (workspace, group->actors, group->n_members, TRUE,
                                             NULL, &error));
  all = read_integrity (workspace, 0);
  g_assert_cmpuint (all->n_people, ==, 0);
  g_assert_cmpuint (all->known->len, ==, N_ATTACKERS);
  g_assert_cmpuint (get_group (all)->n_known, ==, N_ATTACKERS);
  crowd = get_score_in_june (workspace, day);
  g_assert_cmpfloat (crowd, >, person);

  g_assert_true (kscore_workspace_set_known (workspace, group->actors, group->n_members, FALSE,
                                             NULL, &error));
  none = read_integrity (workspace, 0);
  g_assert_cmpuint (none->n_people, ==, N_ATTACKERS);
  g_assert_cmpfloat (get_score_in_june (workspace, day), ==, attacked);
}

/* One of them is enough to name the group; somebody else is of none. */
static void
test_overrule_group (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_sample (&fixture);
  g_autoptr(KscoreIntegrityAnswer) before = read_integrity (workspace, 1);
  g_autoptr(KscoreIntegrityAnswer) all = NULL, none = NULL;
  const KscoreIntegrityPerson *person = g_ptr_array_index (before->people, 0);
  gint64 member = get_group (before)->actors[N_ATTACKERS / 2];
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (person->group, ==, 0);
  g_assert_true (kscore_workspace_set_group_known (workspace, member, TRUE, NULL, &error));
  g_assert_no_error (error);
  all = read_integrity (workspace, 0);
  g_assert_cmpuint (all->known->len, ==, N_ATTACKERS);
  g_assert_cmpuint (get_group (all)->n_known, ==, N_ATTACKERS);

  g_assert_false (kscore_workspace_set_group_known (workspace, G_MAXINT64, FALSE, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_assert_true (kscore_workspace_set_group_known (workspace, member, FALSE, NULL, NULL));
  none = read_integrity (workspace, 0);
  g_assert_cmpuint (none->known->len, ==, 0);
}

/* What is read again does not undo the owner's word. */
static void
test_survives_import (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_sample (&fixture);
  g_autofree char *path = g_build_filename (g_getenv ("KSCORE_SAMPLE_DIR"), "export", NULL);
  g_autoptr(KscoreIntegrityAnswer) before = read_integrity (workspace, 0);
  g_autoptr(KscoreIntegrityAnswer) after = NULL;

  g_assert_true (kscore_workspace_set_known (workspace, get_group (before)->actors, 3, TRUE, NULL,
                                             NULL));
  owner_fixture_import (workspace, path);
  after = read_integrity (workspace, 0);
  g_assert_cmpuint (after->known->len, ==, 3);
}

/* Kscore's own export carries it to another database. */
static void
test_survives_export (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(OwnerFixture) other = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_sample (&fixture);
  g_autoptr(KscoreWorkspace) second = NULL;
  g_autofree char *folder = g_build_filename (fixture.root, "exported", NULL);
  g_autoptr(KscoreIntegrityAnswer) before = read_integrity (workspace, 0);
  g_autoptr(KscoreIntegrityAnswer) after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (kscore_workspace_set_known (workspace, get_group (before)->actors, 3, TRUE, NULL,
                                             NULL));
  g_assert_true (kscore_figures_export (workspace, folder, KSCORE_FIGURE_JSON, NULL, &error));
  g_assert_no_error (error);

  owner_fixture_init (&other);
  second = owner_fixture_open (&other);
  owner_fixture_import (second, folder);
  after = read_integrity (second, 0);
  g_assert_cmpuint (after->known->len, ==, 3);
  g_assert_cmpuint (get_group (after)->n_known, ==, 3);
}

static void
test_find_person (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_sample (&fixture);
  g_autoptr(KscoreIntegrityAnswer) answer = read_integrity (workspace, 1);
  const KscoreIntegrityPerson *person = g_ptr_array_index (answer->people, 0);
  g_autofree char *at = g_strconcat ("@", person->handle, NULL);
  const char *names[] = { person->id, person->handle, at, strchr (person->id, ':') + 1 };
  g_autoptr(GError) error = NULL;
  gint64 actor;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      actor = 0;
      g_assert_true (kscore_workspace_find_person (workspace, names[i], &actor, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (actor, ==, person->actor);
    }
  g_assert_false (kscore_workspace_find_person (workspace, "nobody@nowhere.example", &actor, NULL,
                                                &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

static void
test_read_only (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) writer = open_sample (&fixture);
  g_autoptr(KscoreWorkspace) reader = owner_fixture_open (&fixture);
  g_autoptr(KscoreIntegrityAnswer) answer = read_integrity (reader, 1);
  g_autoptr(GError) error = NULL;
  gint64 actor = 1;

  g_assert_nonnull (answer->obstacle);
  g_assert_false (kscore_workspace_set_known (reader, &actor, 1, TRUE, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY);
}

static void
test_cancelled (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_sample (&fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kscore_workspace_read_integrity (workspace, KSCORE_DAY_UNKNOWN, 1, cancellable,
                                                 &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/workspace-trust/sample-attack", test_sample_attack);
  g_test_add_func ("/service/workspace-trust/overrule", test_overrule);
  g_test_add_func ("/service/workspace-trust/overrule-group", test_overrule_group);
  g_test_add_func ("/service/workspace-trust/survives-import", test_survives_import);
  g_test_add_func ("/service/workspace-trust/survives-export", test_survives_export);
  g_test_add_func ("/service/workspace-trust/find-person", test_find_person);
  g_test_add_func ("/service/workspace-trust/read-only", test_read_only);
  g_test_add_func ("/service/workspace-trust/cancelled", test_cancelled);
  return g_test_run ();
}
