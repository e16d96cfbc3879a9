#include "config.h"

#include <math.h>

#include "support/kscore-test-ui.h"
#include "ui/kscore-post-row.h"

static GtkWidget *
create_row (const KscoreTopPostValues *values,
            gboolean                   narrow)
{
  g_autoptr (KscoreTopPost) post = kscore_top_post_new (values);

  return g_object_ref_sink (kscore_post_row_new (post, narrow));
}

static const KscoreTopPostValues full = {
  .id = 7, .text = "A <b>field</b> guide", .network = "mastodon", .day = 20769, .date = "12 Nov",
  .detail = "612 reshares, 1,940 likes", .points = 3.14, .without = 45.9,
  .url = "https://moor.example/7",
};

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
  GtkWidget *row = create_row (&full, FALSE);

  /* Remote text is never markup. */
  g_assert_cmpstr (get_text (row, "text"), ==, "A <b>field</b> guide");
  g_assert_cmpstr (get_text (row, "detail"), ==, "Mastodon · 12 Nov · 612 reshares, 1,940 likes");
  g_assert_cmpstr (get_text (row, "points"), ==, "3.1 points");
  g_assert_cmpstr (get_text (row, "without"), ==, "45.9 without it");
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_true (gtk_widget_get_child_visible (kscore_test_find (row, "open_button")));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A <b>field</b> guide. Mastodon · 12 Nov · 612 reshares, "
                                       "1,940 likes. 3.1 points; the score would be 45.9 without "
                                       "it.");
  gtk_test_accessible_assert_property (kscore_test_find (row, "open_button"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Open in Browser: A <b>field</b> guide");
  g_assert_cmpint (kscore_top_post_get_id (kscore_post_row_get_post (KSCORE_POST_ROW (row))), ==,
                   7);
  kscore_test_assert_names (row);
  g_assert_finalize_object (row);
}

/* In a narrow list the figures stand in a line of their own. */
static void
test_narrow (void)
{
  GtkWidget *row = create_row (&full, TRUE);
  GtkWidget *box = kscore_test_find (row, "box");
  int width;

  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (box)), ==,
                   GTK_ORIENTATION_VERTICAL);
  g_assert_cmpstr (get_text (row, "points"), ==, "3.1 points · 45.9 without it");
  g_assert_null (get_text (row, "without"));
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 300);
  g_assert_finalize_object (row);
}

static void
test_rest (void)
{
  GtkWidget *row = create_row (&(KscoreTopPostValues) {
    .text = "Everything else", .day = KSCORE_DAY_UNKNOWN, .detail = "214 more posts",
    .points = 14.8, .without = (double) NAN,
  }, TRUE);

  g_assert_cmpstr (get_text (row, "detail"), ==, "214 more posts");
  g_assert_cmpstr (get_text (row, "points"), ==, "14.8 points");
  g_assert_null (get_text (row, "without"));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_false (gtk_widget_get_child_visible (kscore_test_find (row, "open_button")));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Everything else. 214 more posts. 14.8 points.");
  g_assert_finalize_object (row);
}

/* A little is not nothing, and what is no web address cannot be opened. */
static void
test_extremes (void)
{
  KscoreTopPostValues values = full;
  GtkWidget *row;

  values.points = 0.049;
  values.url = "javascript:alert(1)";
  row = create_row (&values, FALSE);
  g_assert_cmpstr (get_text (row, "points"), ==, "under 0.1 points");
  g_assert_false (gtk_widget_get_child_visible (kscore_test_find (row, "open_button")));
  gtk_widget_activate_action (row, "post.open", NULL);
  kscore_test_spin (20);
  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/post-row/full", test_full);
  g_test_add_func ("/post-row/narrow", test_narrow);
  g_test_add_func ("/post-row/rest", test_rest);
  g_test_add_func ("/post-row/extremes", test_extremes);

  return g_test_run ();
}
