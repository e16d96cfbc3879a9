#include "config.h"

#include "service/kscore-statement-private.h"

#include <math.h>
#include <string.h>

#include "service/kscore-statement-words.h"
#include "support/statement-fixture.h"

typedef struct {
  guint n_emissions;
  guint n_removed;
  guint n_added;
} Changes;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       n_removed,
            guint       n_added,
            gpointer    user_data)
{
  Changes *changes = user_data;

  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_added);
  changes->n_emissions++;
  changes->n_removed = n_removed;
  changes->n_added = n_added;
}

static guint
count (KscoreStatement *statement)
{
  return g_list_model_get_n_items (G_LIST_MODEL (statement));
}

static gboolean
is_computed (gpointer user_data)
{
  gboolean computing = TRUE;

  g_object_get (kscore_scoring_model_get_score (user_data), "computing", &computing, NULL);
  return !computing;
}

static void
test_nothing_before_it_is_active (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  KscoreStatement *statement;
  Changes changes = { 0 };

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = kscore_scoring_model_get_statement (model);
  g_assert_true (owner_fixture_spin_until (is_computed, model));
  g_assert_cmpuint (count (statement), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (statement), 0));
  g_assert_false (kscore_statement_get_loading (statement));
  g_assert_cmpint (kscore_statement_get_sort (statement), ==, KSCORE_STATEMENT_SORT_POINTS);
  g_assert_true (kscore_statement_get_descending (statement));

  g_signal_connect (statement, "items-changed", G_CALLBACK (changed_cb), &changes);
  kscore_statement_set_active (statement, TRUE);
  g_assert_true (kscore_statement_get_loading (statement));
  statement_fixture_wait (statement);
  g_assert_cmpuint (changes.n_emissions, ==, 1);
  g_assert_cmpuint (count (statement), ==, kscore_statement_get_n_all (statement));
}

static void
test_empty (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  KscoreStatement *statement;
  double score = 0;

  owner_fixture_init (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  g_object_get (statement, "score", &score, NULL);
  g_assert_cmpuint (count (statement), ==, 0);
  g_assert_true (isnan (score));
}

/* As the command line prints a row. */
static char *
print_row (KscoreStatementRow *row)
{
  g_autofree char *kind = NULL;
  g_autofree char *network = NULL;
  g_autofree char *day = kscore_day_to_string (kscore_statement_row_get_day (row));
  double count = 0;

  g_object_get (row, "kind", &kind, "network", &network, "count", &count, NULL);
  return g_strdup_printf ("%s %s %s %.6g %.12g", day != NULL ? day : "", network, kind, count,
                          kscore_statement_row_get_points (row));
}

static char *
print_rows (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line = print_row (g_ptr_array_index (rows, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

/* The same out of the command line's table. */
static char *
reprint (const char *table)
{
  g_auto(GStrv) lines = statement_fixture_split (table);
  GString *text = g_string_new (NULL);

  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], ",", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 12);
      g_string_append_printf (text, "%s %s %s %.6g %.12g\n", cells[1], cells[3], cells[6],
                              g_ascii_strtod (cells[8], NULL),
                              cells[11][0] != '\0' ? g_ascii_strtod (cells[11], NULL)
                                                   : (double) NAN);
    }
  return g_string_free (text, FALSE);
}

/* Part by part what the command line prints, and all of it the score. */
static void
test_is_the_command_lines (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *table = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *shown = NULL;
  KscoreStatement *statement;
  long double sum = 0;
  double points = 0;
  double score = 0;
  guint n_not_scored = 0;
  guint n_nan = 0;
  int as_of = 0;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  rows = statement_fixture_read (statement);
  table = statement_fixture_print (kscore_scoring_model_get_workspace (model), TRUE);
  expected = reprint (table);
  shown = print_rows (rows);
  statement_fixture_compare (shown, expected);

  for (guint i = 0; i < rows->len; i++)
    {
      double row = kscore_statement_row_get_points (g_ptr_array_index (rows, i));

      n_nan += isnan (row);
      sum += isnan (row) ? 0 : row;
    }
  g_object_get (statement, "points", &points, "score", &score, "n-not-scored", &n_not_scored,
                "as-of", &as_of, NULL);
  g_assert_cmpfloat_with_epsilon ((double) sum, score - 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (points, score - 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (
    score, kscore_score_part_get_score (kscore_scoring_model_get_score (model)), 1e-9);
  g_assert_cmpuint (n_not_scored, ==, n_nan);
  g_assert_cmpint (as_of, ==,
                   kscore_score_part_get_as_of (kscore_scoring_model_get_score (model)));
}

/* What a filter lets through, told from the rows alone. */
static gboolean
passes (KscoreStatementRow          *row,
        const KscoreStatementFilter *filter)
{
  g_autofree char *network = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *component = NULL;
  KscoreDay day = kscore_statement_row_get_day (row);
  gboolean scored = !isnan (kscore_statement_row_get_points (row));

  g_object_get (row, "network", &network, "kind", &kind, "component", &component, NULL);
  return (filter->network == NULL || g_strcmp0 (filter->network, network) == 0)
         && (filter->kind == NULL || (g_strcmp0 (filter->kind, kind) == 0))
         && (filter->actor == 0 || filter->actor == kscore_statement_row_get_actor (row))
         && (filter->post == 0 || filter->post == kscore_statement_row_get_post (row))
         && (filter->from == KSCORE_DAY_UNKNOWN || day >= filter->from)
         && (filter->to == KSCORE_DAY_UNKNOWN || (day != KSCORE_DAY_UNKNOWN && day <= filter->to))
         && (filter->scored == KSCORE_STATEMENT_ALL
             || scored == (filter->scored == KSCORE_STATEMENT_SCORED));
}

static char *
print_passing (GPtrArray                   *rows,
               const KscoreStatementFilter *filter)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      KscoreStatementRow *row = g_ptr_array_index (rows, i);
      g_autofree char *line = print_row (row);

      if (passes (row, filter))
        g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

static void
check_filter (KscoreStatement             *statement,
              GPtrArray                   *all,
              const KscoreStatementFilter *filter)
{
  g_autofree char *expected = print_passing (all, filter);
  g_autofree char *shown = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  kscore_statement_set_filter (statement, filter);
  g_assert_true (kscore_statement_filter_equal (kscore_statement_get_filter (statement), filter));
  statement_fixture_wait (statement);
  rows = statement_fixture_read (statement);
  shown = print_rows (rows);
  g_assert_cmpstr (expected, !=, "");
  statement_fixture_compare (shown, expected);
  g_assert_cmpuint (kscore_statement_get_n_all (statement), ==, all->len);
}

static KscoreStatementRow *
find_person (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      KscoreStatementRow *row = g_ptr_array_index (rows, i);

      if (kscore_statement_row_get_actor (row) != 0 && kscore_statement_row_get_post (row) != 0)
        return row;
    }
  g_assert_not_reached ();
}

static void
test_filters (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autoptr(GPtrArray) all = NULL;
  KscoreStatement *statement;
  KscoreStatementRow *row;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  all = statement_fixture_read (statement);
  row = find_person (all);
  for (guint i = 0; i < 9; i++)
    {
      g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();

      filter->network = g_strdup (i == 0 || i == 8 ? "x" : NULL);
      filter->kind = g_strdup (i == 1 || i == 8 ? "reshare" : NULL);
      filter->actor = i == 2 ? kscore_statement_row_get_actor (row) : 0;
      filter->post = i == 3 ? kscore_statement_row_get_post (row) : 0;
      if (i == 4 || i == 6)
        filter->from = kscore_statement_row_get_day (row);
      if (i == 5 || i == 6)
        filter->to = kscore_statement_row_get_day (row);
      if (i >= 7)
        filter->scored = i == 7 ? KSCORE_STATEMENT_NOT_SCORED : KSCORE_STATEMENT_SCORED;
      check_filter (statement, all, filter);
    }
}

static double
get_key (KscoreStatementRow  *row,
         KscoreStatementSort  sort)
{
  double key;

  if (sort == KSCORE_STATEMENT_SORT_DATE)
    return kscore_statement_row_get_day (row) != KSCORE_DAY_UNKNOWN
           ? kscore_statement_row_get_day (row)
           : (double) NAN;
  g_object_get (row, sort == KSCORE_STATEMENT_SORT_POINTS ? "points" : "count", &key, NULL);
  return key;
}

/* Below, at or above 0 as @a may stand before @b; what is not known is last either way. */
static int
compare_rows (KscoreStatementRow  *a,
              KscoreStatementRow  *b,
              KscoreStatementSort  sort,
              gboolean             descending)
{
  int order;

  if (sort == KSCORE_STATEMENT_SORT_KIND || sort == KSCORE_STATEMENT_SORT_NETWORK)
    {
      const char *property = sort == KSCORE_STATEMENT_SORT_KIND ? "kind-name" : "network";
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      g_object_get (a, property, &first, NULL);
      g_object_get (b, property, &second, NULL);
      order = g_utf8_collate (first, second);
    }
  else
    {
      double x = get_key (a, sort);
      double y = get_key (b, sort);

      if (isnan (x) || isnan (y))
        return isnan (x) - isnan (y);
      order = x < y ? -1 : x > y;
    }
  return descending ? -order : order;
}

static void
check_order (KscoreStatement    *statement,
             KscoreStatementSort sort,
             gboolean            descending)
{
  g_autoptr(GPtrArray) rows = NULL;

  kscore_statement_set_sort (statement, sort, descending);
  statement_fixture_wait (statement);
  rows = statement_fixture_read (statement);
  for (guint i = 1; i < rows->len; i++)
    {
      KscoreStatementRow *before = g_ptr_array_index (rows, i - 1);
      KscoreStatementRow *after = g_ptr_array_index (rows, i);

      g_assert_cmpint (compare_rows (before, after, sort, descending), <=, 0);
    }
}

static void
test_sorts (void)
{
  static const KscoreStatementSort sorts[] = {
    KSCORE_STATEMENT_SORT_DATE, KSCORE_STATEMENT_SORT_POINTS, KSCORE_STATEMENT_SORT_NETWORK,
    KSCORE_STATEMENT_SORT_KIND, KSCORE_STATEMENT_SORT_COUNT,
  };
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  KscoreStatement *statement;
  guint n_all;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  n_all = count (statement);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      check_order (statement, sorts[i], FALSE);
      check_order (statement, sorts[i], TRUE);
      g_assert_cmpuint (count (statement), ==, n_all);
    }
}

static guint
search (KscoreStatement *statement,
        const char      *text)
{
  g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();

  filter->search = g_strdup (text);
  kscore_statement_set_filter (statement, filter);
  statement_fixture_wait (statement);
  return count (statement);
}

/* The longest word, which is hardly a mark-up or a common one. */
static char *
dup_word (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " .,:;!?…—–-", -1);
  const char *longest = "";

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > strlen (longest))
      longest = words[i];
  return g_utf8_casefold (longest, -1);
}

static void
test_search (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *text = NULL;
  g_autofree char *word = NULL;
  g_autofree char *handle = NULL;
  KscoreStatement *statement;
  KscoreStatementRow *row;
  guint n_found;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  all = statement_fixture_read (statement);
  row = find_person (all);
  g_object_get (row, "post-text", &text, "handle", &handle, NULL);
  word = dup_word (text);
  n_found = search (statement, word);
  g_assert_cmpuint (n_found, >, 0);
  g_assert_cmpuint (n_found, <, all->len);
  found = statement_fixture_read (statement);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *other = NULL;
      g_autofree char *folded = NULL;

      g_object_get (g_ptr_array_index (found, i), "post-text", &other, NULL);
      folded = g_utf8_casefold (other, -1);
      g_assert_nonnull (strstr (folded, word));
    }
  n_found = search (statement, handle);
  g_assert_cmpuint (n_found, >, 0);
  g_assert_cmpuint (n_found, <, all->len);
  g_assert_cmpuint (search (statement, "nobody says this"), ==, 0);
  g_assert_cmpuint (search (statement, NULL), ==, all->len);
}

static guint
count_choices (GListModel *choices,
               const char *id)
{
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr(KscoreStatementChoice) choice = g_list_model_get_item (choices, i);

      n_found += g_strcmp0 (kscore_statement_choice_get_id (choice), id) == 0;
    }
  return n_found;
}

static void
test_choices (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  KscoreStatement *statement;
  GListModel *networks;
  GListModel *kinds;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  networks = kscore_statement_get_networks (statement);
  kinds = kscore_statement_get_kinds (statement);
  g_assert_cmpuint (g_list_model_get_n_items (networks), ==, 2);
  g_assert_cmpuint (count_choices (networks, "mastodon"), ==, 1);
  g_assert_cmpuint (count_choices (networks, "x"), ==, 1);
  g_assert_cmpuint (count_choices (kinds, "like"), ==, 1);
  g_assert_cmpuint (count_choices (kinds, "mark-star"), ==, 1);
  g_assert_cmpuint (count_choices (kinds, "star"), ==, 0);
}

static void
exported_cb (GObject      *source_object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Changes *changes = user_data;
  g_autoptr(GError) error = NULL;

  kscore_statement_export_finish (KSCORE_STATEMENT (source_object), result, &error);
  g_assert_no_error (error);
  changes->n_emissions++;
}

static gboolean
is_exported (gpointer user_data)
{
  return ((Changes *) user_data)->n_emissions > 0;
}

/* What is shown and no more. */
static void
test_export (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autoptr(GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  KscoreStatement *statement;
  Changes changes = { 0 };

  statement_fixture_fill (&fixture);
  path = g_build_filename (fixture.root, "statement.json", NULL);
  file = g_file_new_for_path (path);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  search (statement, "the");
  kscore_statement_export_async (statement, file, KSCORE_STATEMENT_JSON, NULL, exported_cb,
                                 &changes);
  g_assert_true (owner_fixture_spin_until (is_exported, &changes));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = statement_fixture_split (text);
  g_assert_cmpuint (g_strv_length (lines), ==, count (statement) + 1);
}

static gboolean
execute (KscoreDatabase  *db,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  return kscore_database_exec (db, data, error);
}

static void
change_database (KscoreScoringModel *model,
                 const char         *sql)
{
  KscoreWorkspace *workspace = kscore_scoring_model_get_workspace (model);
  g_autoptr(GError) error = NULL;

  kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_WRITE, execute,
                    (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

/* A problem is over when whoever looks tries again and what was wrong is right by then. */
static void
test_problem_can_be_left (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();
  g_autofree char *problem = NULL;
  g_autofree char *later = NULL;
  KscoreStatement *statement;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);

  change_database (model, "ALTER TABLE posts_text RENAME TO lost_text");
  filter->search = g_strdup ("anything");
  kscore_statement_set_filter (statement, filter);
  statement_fixture_wait (statement);
  g_object_get (statement, "problem", &problem, NULL);
  g_assert_nonnull (problem);

  change_database (model, "ALTER TABLE lost_text RENAME TO posts_text");
  kscore_statement_set_active (statement, FALSE);
  kscore_statement_set_active (statement, TRUE);
  statement_fixture_wait (statement);
  g_object_get (statement, "problem", &later, NULL);
  g_assert_null (later);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/statement/nothing-before-it-is-active",
                   test_nothing_before_it_is_active);
  g_test_add_func ("/service/statement/empty", test_empty);
  g_test_add_func ("/service/statement/is-the-command-lines", test_is_the_command_lines);
  g_test_add_func ("/service/statement/filters", test_filters);
  g_test_add_func ("/service/statement/sorts", test_sorts);
  g_test_add_func ("/service/statement/search", test_search);
  g_test_add_func ("/service/statement/choices", test_choices);
  g_test_add_func ("/service/statement/export", test_export);
  g_test_add_func ("/service/statement/problem-can-be-left", test_problem_can_be_left);
  return g_test_run ();
}
