#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-model-choice-private.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-formula-view.h"

/* What the view asked to be done last. */
static KscoreModelChange asked;
static char *asked_name;
static gboolean refuse;

static gboolean
fake_change (GObject            *workspace,
             KscoreModelChange   change,
             const char         *name,
             GFile              *file,
             GCancellable       *cancellable,
             GError            **error)
{
  asked = change;
  g_free (asked_name);
  asked_name = g_strdup (name);
  if (!refuse)
    return TRUE;

  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BUSY, "Somebody else writes.");
  return FALSE;
}

static KscoreModelAnswer *
create_answer (gboolean mine,
               gboolean compared)
{
  KscoreModelAnswer *answer = kscore_model_answer_new ();

  kscore_model_answer_add_section (answer, "Your Kscore", "Kscore = 1 + 99 × (0.45 × L(R))\n"
                                   "47.3 = 1.0 + 46.3", "Your score is 47.3.");
  kscore_model_answer_add_section (answer, "Recognition, C", NULL, "Not told: <b>nobody</b>.");
  kscore_model_answer_add_version (answer, "kscore-1", FALSE, !mine);
  kscore_model_answer_add_version (answer, "kscore-2", FALSE, FALSE);
  if (mine)
    kscore_model_answer_add_version (answer, "my-weights:steady", TRUE, TRUE);
  else
    {
      answer->notice = g_strdup ("kscore-2 is newer than kscore-1.");
      answer->newer = g_strdup ("kscore-2");
    }
  if (compared)
    {
      answer->compared = g_strdup ("kscore-2");
      kscore_model_answer_add_row (answer, "Kscore", 47.3, 44.1);
      kscore_model_answer_add_row (answer, "Recognition", NAN, NAN);
    }
  return answer;
}

typedef struct {
  KscoreModelChoice *choice;    /* (owned) */
  GObject           *workspace; /* (owned) */
  GtkWidget         *window;
  GtkWidget         *view;
} Fixture;

static void
fixture_init (Fixture *self)
{
  *self = (Fixture) {
    .choice = kscore_model_choice_new (),
    .workspace = g_object_new (G_TYPE_OBJECT, NULL),
    .window = gtk_window_new (),
    .view = kscore_formula_view_new (),
  };
  refuse = FALSE;
  g_clear_pointer (&asked_name, g_free);
  kscore_model_choice_set_change_func (self->choice, fake_change);
  kscore_insight_follow (KSCORE_INSIGHT (self->choice), self->workspace);
  kscore_formula_view_set_model_choice (KSCORE_FORMULA_VIEW (self->view), self->choice);
  gtk_window_set_child (GTK_WINDOW (self->window), self->view);
  gtk_window_present (GTK_WINDOW (self->window));
  kscore_test_wait_until (gtk_widget_get_mapped (self->view));
}

static void
fixture_clear (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (self->choice);
  g_object_unref (self->workspace);
  g_clear_pointer (&asked_name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
show (Fixture  *self,
      gboolean  mine,
      gboolean  compared)
{
  g_autoptr (KscoreModelAnswer) answer = create_answer (mine, compared);

  kscore_insight_show (KSCORE_INSIGHT (self->choice), answer);
}

static GtkWidget *
find (Fixture    *self,
      const char *id)
{
  GtkWidget *widget = kscore_test_find (self->view, id);

  g_assert_nonnull (widget);
  return widget;
}

static void
wait_until_done (Fixture *self)
{
  kscore_test_wait_until (!kscore_model_choice_get_busy (self->choice));
}

static void
test_active_while_mapped (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (fixture.choice)));
  kscore_test_assert_names (fixture.view);
  g_assert_true (gtk_widget_get_visible (find (&fixture, "waiting")));
  gtk_widget_set_visible (fixture.view, FALSE);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (fixture.choice)));
}

static void
test_sections (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *section;
  GtkWidget *label;

  fixture_init (&fixture);
  show (&fixture, FALSE, FALSE);
  g_assert_false (gtk_widget_get_visible (find (&fixture, "waiting")));
  section = gtk_widget_get_first_child (find (&fixture, "sections"));
  label = gtk_widget_get_next_sibling (gtk_widget_get_first_child (section));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "47.3 = 1.0 + 46.3"));
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (label)));

  /* What is not known has no formula but says so, and no text is markup. */
  section = gtk_widget_get_next_sibling (section);
  label = gtk_widget_get_next_sibling (gtk_widget_get_first_child (section));
  g_assert_false (gtk_widget_get_visible (label));
  label = gtk_widget_get_next_sibling (label);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Not told: <b>nobody</b>.");
  g_assert_null (gtk_widget_get_next_sibling (section));
  kscore_test_assert_names (fixture.view);
}

static void
test_newer (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  show (&fixture, FALSE, FALSE);
  g_assert_true (gtk_widget_get_visible (find (&fixture, "newer")));
  gtk_widget_activate_action (fixture.view, "formula.move", NULL);
  wait_until_done (&fixture);
  g_assert_cmpint (asked, ==, KSCORE_MODEL_USE);
  g_assert_cmpstr (asked_name, ==, "kscore-2");
  show (&fixture, TRUE, FALSE);
  g_assert_false (gtk_widget_get_visible (find (&fixture, "newer")));
}

static void
test_choose (void)
{
  g_auto (Fixture) fixture = { 0 };
  AdwComboRow *used;

  fixture_init (&fixture);
  show (&fixture, FALSE, FALSE);
  /* What is shown is not what somebody chose. */
  g_assert_null (asked_name);
  used = ADW_COMBO_ROW (find (&fixture, "used"));
  g_assert_cmpuint (adw_combo_row_get_selected (used), ==, 0);
  adw_combo_row_set_selected (used, 1);
  wait_until_done (&fixture);
  g_assert_cmpstr (asked_name, ==, "kscore-2");
}

static void
test_refused (void)
{
  g_auto (Fixture) fixture = { 0 };
  AdwComboRow *used;

  fixture_init (&fixture);
  show (&fixture, FALSE, FALSE);
  refuse = TRUE;
  used = ADW_COMBO_ROW (find (&fixture, "used"));
  adw_combo_row_set_selected (used, 1);
  wait_until_done (&fixture);
  kscore_test_wait_until (adw_combo_row_get_selected (used) == 0);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (find (&fixture, "trouble"))),
                                   "Somebody else writes. "));
}

static void
test_remove (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  show (&fixture, FALSE, FALSE);
  asked = KSCORE_MODEL_USE;
  gtk_widget_activate_action (fixture.view, "formula.remove", NULL);
  g_assert_cmpint (asked, ==, KSCORE_MODEL_USE);
  show (&fixture, TRUE, FALSE);
  gtk_widget_activate_action (fixture.view, "formula.remove", NULL);
  wait_until_done (&fixture);
  g_assert_cmpint (asked, ==, KSCORE_MODEL_REMOVE);
}

static void
test_compare (void)
{
  g_auto (Fixture) fixture = { 0 };
  AdwComboRow *other;
  GtkGrid *grid;

  fixture_init (&fixture);
  show (&fixture, TRUE, FALSE);
  g_assert_false (gtk_widget_get_visible (find (&fixture, "comparison")));
  other = ADW_COMBO_ROW (find (&fixture, "other"));
  adw_combo_row_set_selected (other, 2);
  g_assert_cmpstr (kscore_model_choice_get_comparison (fixture.choice), ==, "kscore-2");

  show (&fixture, TRUE, TRUE);
  g_assert_cmpuint (adw_combo_row_get_selected (other), ==, 2);
  g_assert_true (gtk_widget_get_visible (find (&fixture, "comparison")));
  grid = GTK_GRID (find (&fixture, "grid"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (grid, 1, 0))), ==,
                   "steady (my weights)");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (grid, 2, 1))), ==, "44.1");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (grid, 1, 2))), ==,
                   "not told");

  adw_combo_row_set_selected (other, 0);
  g_assert_null (kscore_model_choice_get_comparison (fixture.choice));
}

static void
test_narrow (void)
{
  g_auto (Fixture) fixture = { 0 };
  int minimum;

  fixture_init (&fixture);
  gtk_widget_measure (fixture.view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  show (&fixture, TRUE, TRUE);
  gtk_widget_measure (fixture.view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/formula-view/active-while-mapped", test_active_while_mapped);
  g_test_add_func ("/ui/formula-view/sections", test_sections);
  g_test_add_func ("/ui/formula-view/newer", test_newer);
  g_test_add_func ("/ui/formula-view/choose", test_choose);
  g_test_add_func ("/ui/formula-view/refused", test_refused);
  g_test_add_func ("/ui/formula-view/remove", test_remove);
  g_test_add_func ("/ui/formula-view/compare", test_compare);
  g_test_add_func ("/ui/formula-view/narrow", test_narrow);
  return g_test_run ();
}
