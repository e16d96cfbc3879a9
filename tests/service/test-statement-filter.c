#include "config.h"

#include "service/kscore-statement-filter.h"

static void
test_empty (void)
{
  g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();

  g_assert_true (kscore_statement_filter_is_empty (filter));
  /* What an emptied entry leaves behind narrows nothing. */
  filter->search = g_strdup ("");
  g_assert_true (kscore_statement_filter_is_empty (filter));
  filter->from = 0;
  g_assert_false (kscore_statement_filter_is_empty (filter));
}

static void
change (KscoreStatementFilter *filter,
        guint                  which)
{
  char **texts[] = { &filter->search, &filter->network, &filter->kind };

  if (which < G_N_ELEMENTS (texts))
    {
      g_free (*texts[which]);
      *texts[which] = g_strdup ("other");
      return;
    }
  filter->actor += which == 3;
  filter->post += which == 4;
  filter->from += which == 5;
  filter->to += which == 6;
  if (which == 7)
    filter->scored = KSCORE_STATEMENT_NOT_SCORED;
}

static void
test_every_field_matters (void)
{
  g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();

  filter->search = g_strdup ("wren");
  filter->network = g_strdup ("x");
  filter->kind = g_strdup ("like");
  filter->person = g_strdup ("Ada");
  filter->post_text = g_strdup ("Notes");
  filter->from = 1;
  filter->to = 2;
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr(KscoreStatementFilter) copy = kscore_statement_filter_copy (filter);

      g_assert_true (kscore_statement_filter_equal (filter, copy));
      g_assert_cmpstr (copy->person, ==, "Ada");
      g_assert_cmpstr (copy->post_text, ==, "Notes");
      change (copy, i);
      g_assert_false (kscore_statement_filter_equal (filter, copy));
    }
}

static void
test_names_do_not_matter (void)
{
  g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();
  g_autoptr(KscoreStatementFilter) copy = kscore_statement_filter_copy (filter);

  copy->person = g_strdup ("Ada");
  copy->post_text = g_strdup ("Notes");
  g_assert_true (kscore_statement_filter_equal (filter, copy));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/statement-filter/empty", test_empty);
  g_test_add_func ("/service/statement-filter/every-field-matters", test_every_field_matters);
  g_test_add_func ("/service/statement-filter/names-do-not-matter", test_names_do_not_matter);
  return g_test_run ();
}
