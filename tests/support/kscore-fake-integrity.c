#include "config.h"

#include "support/kscore-fake-integrity.h"

#include <math.h>

#include "service/kscore-integrity-private.h"

static void
add_people (KscoreIntegrityAnswer *answer)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("mastodon:%u", i);
      g_autofree char *name = i == 1 ? g_strdup ("<b>Quartermaster</b> Featherstonehaugh-"
                                                 "Cholmondeley of the Eastern Marshes")
                                     : g_strdup_printf ("reader%u", i);
      KscoreIntegrityPerson *person = kscore_integrity_person_new (100 + i, id, name);

      person->handle = g_strdup_printf ("reader%u@mere.example", i);
      person->signals = i % 3 == 1 ? KSCORE_SIGNAL_NEW | KSCORE_SIGNAL_LOCKSTEP
                                     | KSCORE_SIGNAL_EMPTY : KSCORE_SIGNAL_NEW;
      person->n_reactions = 14 - i;
      person->trust = 0.2;
      g_ptr_array_add (i < 10 ? answer->people : answer->known, person);
    }
}

static void
add_groups (KscoreIntegrityAnswer *answer)
{
  const gint64 actors[] = { 101, 104, 107 };

  for (guint i = 0; i < 2; i++)
    {
      KscoreIntegrityGroup *group = kscore_integrity_group_new (actors, 3 - i);

      group->n_known = i;
      group->n_posts = 5;
      group->made_from = kscore_day_to_time (20603);
      group->made_to = kscore_day_to_time (20605);
      group->reacted_from = kscore_day_to_time (20620);
      group->reacted_to = kscore_day_to_time (20626);
      g_ptr_array_add (answer->groups, group);
    }
}

/**
 * kscore_fake_integrity_fill:
 * @integrity: an insight
 * @doubts: what it shows
 */
void
kscore_fake_integrity_fill (KscoreIntegrity  *integrity,
                            KscoreFakeDoubts  doubts)
{
  KscoreIntegrityAnswer *answer = kscore_integrity_answer_new ();
  gboolean many = doubts == KSCORE_FAKE_DOUBTS_MANY;

  answer->day = 20757;
  answer->score = 47.3;
  answer->checked = 41.8;
  g_strlcpy (answer->model, "kscore-1", sizeof answer->model);
  answer->without = many ? 49.1 : 47.3;
  answer->n_reactions = 1290;
  answer->n_reactors = 1204;
  answer->n_undated = 40;
  answer->n_untimed = 212;
  answer->n_without_created = many ? 13 : 1204;
  answer->n_without_profile = 1;
  answer->effective_people = many ? 388 : (double) NAN;
  answer->top_share = many ? 0.21 : (double) NAN;
  answer->n_contributors = many ? 700 : 0;
  answer->outgoing_known = many;
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      answer->signals[i].without = 47.3;
      answer->signals[i].n_unjudged = many ? 0 : 1290;
    }
  if (many)
    {
      answer->n_people = 30;
      answer->n_discounted = 171;
      answer->n_marks = 2;
      answer->signals[0].n_people = 30;
      answer->signals[0].n_reactions = 171;
      answer->signals[0].without = 48.6;
      answer->signals[0].points = 1.3;
      add_people (answer);
      add_groups (answer);
    }
  kscore_insight_show (KSCORE_INSIGHT (integrity), answer);
  kscore_integrity_answer_free (answer);
}
