#include "config.h"

#include <math.h>

#include "support/kscore-test-ui.h"
#include "ui/kscore-person-row.h"

static const KscorePersonValues full = {
  .id = 7, .name = "Bo <b>of</b> Moor", .handle = "bo@moor.example", .network = "mastodon",
  .url = "https://moor.example/users/bo", .reactions = "3 replies, 12 likes", .date = "12 Nov",
  .note = "Replied on 12 Nov and was not answered", .points = 3.14, .n_accounts = 1,
};

static GtkWidget *
create_row (const KscorePersonValues *values,
            GtkSizeGroup             *column)
{
  g_autoptr (KscorePerson) person = kscore_person_new (values);

  return g_object_ref_sink (kscore_person_row_new (person, column));
}

static const char *
get_text (GtkWidget  *row,
          const char *id)
{
  GtkWidget *label = kscore_test_find (row, id);

  return gtk_widget_get_visible (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static void
test_full (void)
{
  GtkWidget *row = create_row (&full, NULL);

  /* Remote text is never markup. */
  g_assert_cmpstr (get_text (row, "name"), ==, "Bo <b>of</b> Moor");
  g_assert_cmpstr (get_text (row, "detail"), ==,
                   "@bo@moor.example · Mastodon · 3 replies, 12 likes · last on 12 Nov");
  g_assert_cmpstr (get_text (row, "note"), ==, "Replied on 12 Nov and was not answered");
  g_assert_cmpstr (get_text (row, "points"), ==, "3.1 points");
  g_assert_true (gtk_widget_get_child_visible (kscore_test_find (row, "open_button")));
  gtk_test_accessible_assert_property (
    row, GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Bo <b>of</b> Moor. @bo@moor.example · Mastodon · 3 replies, 12 likes · last on 12 Nov. "
    "Replied on 12 Nov and was not answered. 3.1 points.");
  kscore_test_assert_names (row);
  g_assert_finalize_object (row);
}

/* Nothing is known but that they were there; and a group says that it is one. */
static void
test_little (void)
{
  KscorePersonValues values = { .id = 7, .name = "name not kept", .reactions = "1 like",
                                .date = "12 Nov", .points = NAN, .n_accounts = 1 };
  GtkWidget *row = create_row (&values, NULL);

  g_assert_cmpstr (get_text (row, "detail"), ==, "1 like · last on 12 Nov");
  g_assert_null (get_text (row, "note"));
  g_assert_cmpstr (get_text (row, "points"), ==, "not scored");
  g_assert_false (gtk_widget_get_child_visible (kscore_test_find (row, "open_button")));
  g_assert_finalize_object (row);

  values.n_accounts = 40;
  values.points = 0.01;
  values.url = "javascript:alert(1)";
  row = create_row (&values, NULL);
  g_assert_cmpstr (get_text (row, "detail"), ==,
                   "1 like · 40 accounts that count as one person · last on 12 Nov");
  g_assert_cmpstr (get_text (row, "points"), ==, "under 0.1 points");
  g_assert_false (gtk_widget_get_child_visible (kscore_test_find (row, "open_button")));
  g_assert_finalize_object (row);
}

static int
measure (GtkWidget *widget,
         gboolean   natural)
{
  int sizes[2];

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &sizes[0], &sizes[1], NULL, NULL);
  return sizes[natural];
}

/* Points of all rows make a column, in one line each, however long what stands beside them is;
 * where there is no room for it they stand below. */
static void
test_column (void)
{
  g_autoptr (GtkSizeGroup) column = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  KscorePersonValues values = full;
  GtkWidget *row = create_row (&full, column);
  GtkWidget *points = kscore_test_find (row, "points");
  GtkWidget *other, *below;

  values.points = 0.01;
  other = create_row (&values, column);
  g_assert_cmpint (measure (points, TRUE), ==,
                   measure (kscore_test_find (other, "points"), TRUE));
  g_assert_cmpint (measure (points, FALSE), ==, measure (points, TRUE));

  below = create_row (&values, NULL);
  g_assert_cmpint (gtk_orientable_get_orientation (
                     GTK_ORIENTABLE (kscore_test_find (below, "box"))), ==,
                   GTK_ORIENTATION_VERTICAL);
  g_assert_cmpint (measure (below, FALSE), <, measure (other, FALSE));
  g_assert_cmpint (measure (below, FALSE), <=, 200);

  g_assert_finalize_object (row);
  g_assert_finalize_object (other);
  g_assert_finalize_object (below);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/person-row/full", test_full);
  g_test_add_func ("/ui/person-row/little", test_little);
  g_test_add_func ("/ui/person-row/column", test_column);
  return g_test_run ();
}
