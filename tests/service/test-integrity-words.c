#include "config.h"

#include <math.h>

#include "core/kscore-date.h"
#include "service/kscore-integrity-words.h"

#define CHECK(call, expected) \
  G_STMT_START { \
    g_autofree char *said_ = call; \
    g_assert_cmpstr (said_, ==, expected); \
  } G_STMT_END

static void
test_signals (void)
{
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      g_assert_cmpstr (kscore_integrity_words_get_signal ((KscoreSignals) (1u << i)), !=, "");
      g_assert_cmpstr (kscore_integrity_words_get_rule ((KscoreSignals) (1u << i)), !=, "");
    }
  CHECK (kscore_integrity_words_get_signals (0), "");
  CHECK (kscore_integrity_words_get_signals (KSCORE_SIGNAL_NEW | KSCORE_SIGNAL_LOCKSTEP),
         "New account, In lockstep");
}

static void
test_amounts (void)
{
  KscoreIntegritySignal one = { .n_people = 1, .n_reactions = 1 };
  KscoreIntegritySignal many = { .n_people = 25, .n_reactions = 1800 };
  KscoreIntegritySignal none = { 0 };

  CHECK (kscore_integrity_words_get_amount (&one), "1 person, 1 reaction");
  CHECK (kscore_integrity_words_get_amount (&many), "25 people, 1,800 reactions");
  CHECK (kscore_integrity_words_get_amount (&none), "Nobody");
  CHECK (kscore_integrity_words_get_points (NAN), "");
  CHECK (kscore_integrity_words_get_points (0.44), "−0.4 points");
}

static void
test_answer (void)
{
  g_autoptr(KscoreIntegrityAnswer) answer = kscore_integrity_answer_new ();
  g_auto(GStrv) gaps = NULL;
  g_auto(GStrv) all_gaps = NULL;

  CHECK (kscore_integrity_words_get_summary (answer), "There is no score yet.");
  CHECK (kscore_integrity_words_get_people (answer), "Not told: nobody who reacted is known.");
  CHECK (kscore_integrity_words_get_top (answer), "Not told: nobody who reacted is known.");
  answer->outgoing_known = TRUE;
  gaps = kscore_integrity_words_get_gaps (answer);
  g_assert_null (gaps[0]);

  g_assert_null (kscore_integrity_words_get_checked (answer));
  answer->score = 46.1;
  answer->checked = 29.5;
  g_strlcpy (answer->model, "my-weights:steady", sizeof answer->model);
  CHECK (kscore_integrity_words_get_checked (answer),
         "Checked score: 29.5, model steady (my weights).");
  answer->without = 47;
  CHECK (kscore_integrity_words_get_summary (answer),
         "Nothing was discounted: your score is 46.1 with and without the signals.");
  answer->n_people = 25;
  answer->n_discounted = 171;
  answer->effective_people = 34.5;
  answer->n_contributors = 120;
  answer->top_share = 0.256;
  CHECK (kscore_integrity_words_get_summary (answer),
         "Your score is 46.1. Without any discount it would be 47.0. 171 reactions of 25 people "
         "count less.");
  answer->n_past = 70;
  CHECK (kscore_integrity_words_get_summary (answer),
         "Your score is 46.1. Without any discount it would be 47.0. 171 reactions of 25 people "
         "count less. 70 of them are from weeks that no longer count.");
  answer->n_past = 171;
  CHECK (kscore_integrity_words_get_summary (answer),
         "Your score is 46.1. Without any discount it would be 47.0. 171 reactions of 25 people "
         "count less. They are all from weeks that no longer count, so they take nothing today.");
  CHECK (kscore_integrity_words_get_people (answer),
         "120 people share it, as unequally as if 34.5 had equal shares.");
  CHECK (kscore_integrity_words_get_top (answer),
         "The five who bring most bring 26 % of what known people bring.");

  answer->outgoing_known = FALSE;
  answer->n_reactions = 4000;
  answer->n_undated = 100;
  answer->n_untimed = 150;
  answer->n_reactors = 200;
  answer->n_without_created = 3;
  answer->n_without_profile = 4;
  all_gaps = kscore_integrity_words_get_gaps (answer);
  g_assert_cmpuint (g_strv_length (all_gaps), ==, 5);
  g_assert_cmpstr (all_gaps[0], ==,
                   "100 of 4,000 reactions have no exact day: no signal is read from them.");
  g_assert_true (g_str_has_prefix (all_gaps[1], "50 of 4,000 reactions"));
}

static void
test_people (void)
{
  const gint64 actors[25] = { 7, 9 };
  g_autoptr(KscoreIntegrityAnswer) answer = kscore_integrity_answer_new ();
  KscoreIntegrityPerson *person = kscore_integrity_person_new (7, "x:7", "Bo");
  KscoreIntegrityGroup *group = kscore_integrity_group_new (actors, 25);

  g_ptr_array_add (answer->people, person);
  g_ptr_array_add (answer->groups, group);
  person->signals = KSCORE_SIGNAL_EMPTY;
  person->n_reactions = 5;
  CHECK (kscore_integrity_words_get_person (person), "Empty profile · 5 reactions");
  group->n_posts = 1;
  CHECK (kscore_integrity_words_get_group (group), "25 accounts on 1 post");
  group->made_from = group->made_to = kscore_day_to_time (20000);
  group->reacted_from = group->reacted_to = kscore_day_to_time (20010);
  CHECK (kscore_integrity_words_get_group_times (group), "Made 4 Oct 2024, reacted 14 Oct 2024.");
  group->n_known = 2;
  CHECK (kscore_integrity_words_get_group_times (group),
         "Made 4 Oct 2024, reacted 14 Oct 2024. You know 2 of them.");
  group->n_known = 25;
  CHECK (kscore_integrity_words_get_group_times (group),
         "Made 4 Oct 2024, reacted 14 Oct 2024. You know them all.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/integrity-words/signals", test_signals);
  g_test_add_func ("/service/integrity-words/amounts", test_amounts);
  g_test_add_func ("/service/integrity-words/answer", test_answer);
  g_test_add_func ("/service/integrity-words/people", test_people);
  return g_test_run ();
}
