#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-lens-row.h"

static void
test_names (void)
{
  static const struct {
    const char *figure;
    const char *unit;
    const char *name;
  } cases[] = {
    { "636", "of 1,000", "Influence: 636 of 1,000" },
    { "636", NULL, "Influence: 636" },
    { NULL, NULL, "Influence: not told" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreLens) lens = kscore_lens_new ("Points", "Influence", cases[i].figure,
                                                     cases[i].unit);
      GtkWidget *row;

      kscore_lens_set_words (lens, "What others did.", NULL, NULL);
      row = g_object_ref_sink (kscore_lens_row_new (lens));
      gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, cases[i].name);
      g_assert_finalize_object (row);
    }
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/lens-row/names", test_names);
  return g_test_run ();
}
