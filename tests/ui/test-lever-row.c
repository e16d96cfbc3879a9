#include "config.h"

#include "support/kscore-fake-advice.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-lever-row.h"

static const char *
get_text (GtkWidget  *row,
          const char *id)
{
  return gtk_label_get_text (GTK_LABEL (kscore_test_find (row, id)));
}

/* Slider and number move together, and each once. */
static void
test_moved (void)
{
  g_autoptr (KscoreSimulation) simulation = kscore_fake_simulation_new (TRUE);
  g_autoptr (GtkWidget) row = g_object_ref_sink (kscore_lever_row_new (KSCORE_LEVER_LIKES));
  GtkSpinButton *spin = GTK_SPIN_BUTTON (kscore_test_find (row, "spin"));
  GtkRange *scale = GTK_RANGE (kscore_test_find (row, "scale"));

  kscore_lever_row_set_simulation (KSCORE_LEVER_ROW (row), simulation);
  g_assert_cmpstr (get_text (row, "title"), ==, "Likes a Week");
  g_assert_cmpstr (get_text (row, "present"), ==, "now 212");
  g_assert_false (gtk_widget_get_visible (kscore_test_find (row, "meaning")));

  gtk_range_set_value (scale, 12);
  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 12);
  g_assert_cmpfloat (kscore_lever_row_get_amount (KSCORE_LEVER_ROW (row)), ==, 12);
  g_assert_true (gtk_widget_get_visible (kscore_test_find (row, "meaning")));
  kscore_lever_row_set_points (KSCORE_LEVER_ROW (row), 1.84);
  g_assert_cmpstr (get_text (row, "present"), ==, "now 212 · +1.8 points");

  gtk_spin_button_set_value (spin, 70);
  g_assert_cmpfloat (gtk_range_get_value (scale), ==, 70);
  /* More than the slider has. */
  gtk_spin_button_set_value (spin, 20000);
  g_assert_cmpfloat (gtk_range_get_value (scale), ==, 500);
  g_assert_cmpfloat (kscore_lever_row_get_amount (KSCORE_LEVER_ROW (row)), ==, 20000);

  kscore_lever_row_set_amount (KSCORE_LEVER_ROW (row), 0);
  g_assert_cmpfloat (gtk_range_get_value (scale), ==, 0);
  g_assert_cmpstr (get_text (row, "present"), ==, "now 212");
  kscore_test_assert_names (row);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_notifies (void)
{
  g_autoptr (KscoreSimulation) simulation = kscore_fake_simulation_new (TRUE);
  g_autoptr (GtkWidget) row = g_object_ref_sink (kscore_lever_row_new (KSCORE_LEVER_LIKES));
  guint count = 0;

  kscore_lever_row_set_simulation (KSCORE_LEVER_ROW (row), simulation);
  g_signal_connect_swapped (row, "notify::amount", G_CALLBACK (count_cb), &count);
  gtk_range_set_value (GTK_RANGE (kscore_test_find (row, "scale")), 12);
  g_assert_cmpuint (count, ==, 1);
  g_object_set (row, "amount", 14.0, NULL);
  g_assert_cmpuint (count, ==, 2);
  g_object_set (row, "amount", 14.0, NULL);
  g_assert_cmpuint (count, ==, 2);
}

/* What no network tells cannot be moved, and says why. */
static void
test_not_told (void)
{
  g_autoptr (KscoreSimulation) simulation = kscore_fake_simulation_new (TRUE);
  g_autoptr (GtkWidget) row = g_object_ref_sink (kscore_lever_row_new (KSCORE_LEVER_QUOTES));

  kscore_lever_row_set_simulation (KSCORE_LEVER_ROW (row), simulation);
  g_assert_cmpstr (get_text (row, "present"), ==, "now: not told");
  g_assert_cmpstr (get_text (row, "meaning"), ==, "No linked network tells this");
  g_assert_true (gtk_widget_get_visible (kscore_test_find (row, "meaning")));
  g_assert_false (gtk_widget_get_sensitive (kscore_test_find (row, "spin")));
  g_assert_false (gtk_widget_get_sensitive (kscore_test_find (row, "scale")));
  kscore_lever_row_set_amount (KSCORE_LEVER_ROW (row), 5);
  g_assert_cmpfloat (kscore_lever_row_get_amount (KSCORE_LEVER_ROW (row)), ==, 0);
}

/* However large the text, the name of a lever is not taken apart in the narrowest window. */
static void
test_large_text (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (KscoreLever lever = 0; lever < KSCORE_N_LEVERS; lever++)
    {
      GtkWidget *row = g_object_ref_sink (kscore_lever_row_new (lever));
      GtkWidget *title = kscore_test_find (row, "title");
      g_auto (GStrv) words = g_strsplit (gtk_label_get_text (GTK_LABEL (title)), " ", -1);
      int minimum, room;

      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 312);
      gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, &room, NULL, NULL, NULL);
      for (guint i = 0; words[i] != NULL; i++)
        {
          g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (title, words[i]);
          int width;

          pango_layout_get_pixel_size (layout, &width, NULL);
          g_assert_cmpint (room, >=, width);
        }
      g_assert_finalize_object (row);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/lever-row/moved", test_moved);
  g_test_add_func ("/ui/lever-row/notifies", test_notifies);
  g_test_add_func ("/ui/lever-row/not-told", test_not_told);
  g_test_add_func ("/ui/lever-row/large-text", test_large_text);
  return g_test_run ();
}
