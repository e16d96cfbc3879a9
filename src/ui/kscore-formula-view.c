#include "config.h"

#include "ui/kscore-formula-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-error.h"
#include "core/kscore-format.h"
#include "ui/kscore-compat.h"

/* Of "Compare With". */
#define NOBODY 0

/**
 * KscoreFormulaView:
 *
 * The whole formula with the owner's numbers in it, what it cannot tell, and the versions of it:
 * which one is used, another beside it, weights of the user's own. It asks its #KscoreModelChoice
 * for an answer while it is on the screen. Its actions are `formula.move` (to the newer version),
 * `formula.load`, `formula.remove`, `formula.file` and `formula.worksheet`.
 *
 * Accessibility: every section is a group that is named by its heading; formulas are text, and
 * what they come to is said in sentences beside them.
 */
struct _KscoreFormulaView
{
  GtkWidget parent_instance;

  AdwClamp     *clamp;
  GtkLabel     *trouble;
  GtkBox       *waiting;
  GtkSpinner   *spinner;
  GtkBox       *sections;
  AdwActionRow *newer;
  AdwComboRow  *used;
  AdwComboRow  *other;
  GtkBox       *comparison;
  GtkLabel     *comparison_title;
  GtkGrid      *grid;

  KscoreModelChoice *model_choice; /* (owned) (nullable) */
  GSignalGroup      *signals;      /* (owned): of the model choice */
  GPtrArray         *used_names;   /* (owned) (element-type utf8): of the versions, in order */
  GPtrArray         *other_names;  /* (owned) (element-type utf8): the same without the used one */
  char              *said;         /* (owned) (nullable): what went wrong last */
  GCancellable      *cancellable;  /* (owned) */
  gboolean           updating;
};

G_DEFINE_FINAL_TYPE (KscoreFormulaView, kscore_formula_view, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A heading, formulas and sentences, one below the other. */
static GtkWidget *
new_section (void)
{
  GtkWidget *section = g_object_new (GTK_TYPE_BOX,
                                     "orientation", GTK_ORIENTATION_VERTICAL,
                                     "spacing", 6,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                     NULL);
  GtkWidget *title = new_label ("heading");
  GtkWidget *formula = new_label ("formula");
  GtkWidget *text = new_label (NULL);

  gtk_widget_add_css_class (formula, "numeric");
  gtk_label_set_selectable (GTK_LABEL (formula), TRUE);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_box_append (GTK_BOX (section), title);
  gtk_box_append (GTK_BOX (section), formula);
  gtk_box_append (GTK_BOX (section), text);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (section), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  return section;
}

static void
set_text (GtkWidget  *label,
          const char *text)
{
  /* A selection that somebody just made stays. */
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text != NULL ? text : "") != 0)
    gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

static void
show_section (GtkWidget                  *widget,
              const KscoreFormulaSection *section)
{
  GtkWidget *title = gtk_widget_get_first_child (widget);
  GtkWidget *formula = gtk_widget_get_next_sibling (title);

  set_text (title, section->title);
  set_text (formula, section->formula);
  set_text (gtk_widget_get_next_sibling (formula), section->text);
}

static void
show_sections (KscoreFormulaView *self,
               const GPtrArray   *sections)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections));

  for (guint i = 0; i < sections->len; i++)
    {
      if (child == NULL)
        {
          child = new_section ();
          gtk_box_append (self->sections, child);
        }
      show_section (child, g_ptr_array_index (sections, i));
      child = gtk_widget_get_next_sibling (child);
    }

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (self->sections, child);
      child = next;
    }
}

/* A row that somebody is just choosing in keeps its list where that is the same. */
static void
set_titles (AdwComboRow   *row,
            GtkStringList *titles,
            guint          selected)
{
  GListModel *before = adw_combo_row_get_model (row);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (titles));
  gboolean same = before != NULL && g_list_model_get_n_items (before) == n;

  for (guint i = 0; same && i < n; i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (before), i),
                        gtk_string_list_get_string (titles, i));
  if (!same)
    adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (row, selected);
}

static void
show_versions (KscoreFormulaView       *self,
               const KscoreModelAnswer *answer)
{
  const char *compared = kscore_model_choice_get_comparison (self->model_choice);
  g_autoptr (GtkStringList) used = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) other = gtk_string_list_new (NULL);
  guint used_index = 0;
  guint other_index = NOBODY;

  g_ptr_array_set_size (self->used_names, 0);
  g_ptr_array_set_size (self->other_names, 0);
  /* Translators: the choice to compare with no other version */
  gtk_string_list_append (other, C_("version", "None"));
  for (guint i = 0; i < answer->versions->len; i++)
    {
      const KscoreModelItem *item = g_ptr_array_index (answer->versions, i);

      gtk_string_list_append (used, item->title);
      g_ptr_array_add (self->used_names, g_strdup (item->name));
      if (item->used)
        {
          used_index = i;
          continue;
        }
      gtk_string_list_append (other, item->title);
      g_ptr_array_add (self->other_names, g_strdup (item->name));
      if (g_strcmp0 (compared, item->name) == 0)
        other_index = self->other_names->len;
    }

  self->updating = TRUE;
  set_titles (self->used, used, used_index);
  set_titles (self->other, other, other_index);
  self->updating = FALSE;

  gtk_widget_set_sensitive (GTK_WIDGET (self->used), self->used_names->len > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->other), self->other_names->len > 0);
}

static void
add_cell (KscoreFormulaView *self,
          const char        *text,
          int                column,
          int                row)
{
  GtkWidget *label = new_label (column > 0 && row > 0 ? "numeric" : row == 0 ? "caption" : NULL);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), column > 0 ? 1 : 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static char *
dup_figure (double figure)
{
  return isfinite (figure) ? kscore_format_score (figure) : g_strdup (_("not told"));
}

/* The name of the version that is used. */
static const char *
get_used_title (const KscoreModelAnswer *answer)
{
  for (guint i = 0; i < answer->versions->len; i++)
    {
      const KscoreModelItem *item = g_ptr_array_index (answer->versions, i);

      if (item->used)
        return item->title;
    }
  return "";
}

static void
show_comparison (KscoreFormulaView       *self,
                 const KscoreModelAnswer *answer)
{
  const char *used = get_used_title (answer);
  g_autofree char *title = NULL;
  g_autoptr (GString) sentences = g_string_new (NULL);
  GtkWidget *child;

  gtk_widget_set_visible (GTK_WIDGET (self->comparison), answer->compared != NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  if (answer->compared == NULL)
    return;

  /* Translators: two versions of the formula, as "kscore-1" and "kscore-2" */
  title = g_strdup_printf (_("%1$s and %2$s, of the Same Evidence"), used, answer->compared);
  gtk_label_set_text (self->comparison_title, title);
  add_cell (self, "", 0, 0);
  add_cell (self, used, 1, 0);
  add_cell (self, answer->compared, 2, 0);
  for (guint i = 0; i < answer->rows->len; i++)
    {
      const KscoreComparedRow *row = g_ptr_array_index (answer->rows, i);
      g_autofree char *first = dup_figure (row->used);
      g_autofree char *second = dup_figure (row->other);

      add_cell (self, row->title, 0, (int) i + 1);
      add_cell (self, first, 1, (int) i + 1);
      add_cell (self, second, 2, (int) i + 1);
      /* Translators: what is compared, its figure with one version of the formula, the other
       * version and the figure with that: "Response: 21.5 with kscore-1, 22.0 with kscore-2." */
      g_string_append_printf (sentences, _("%1$s: %2$s with %3$s, %4$s with %5$s. "), row->title,
                              first, used, second, answer->compared);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentences->str, -1);
}

static gboolean
has_mine (const KscoreModelAnswer *answer)
{
  for (guint i = 0; answer != NULL && i < answer->versions->len; i++)
    if (((const KscoreModelItem *) g_ptr_array_index (answer->versions, i))->mine)
      return TRUE;

  return FALSE;
}

/* What runs, what went wrong, and what can be done now. */
static void
update_state (KscoreFormulaView *self)
{
  KscoreInsight *insight = self->model_choice != NULL ? KSCORE_INSIGHT (self->model_choice) : NULL;
  const KscoreModelAnswer *answer =
    insight != NULL ? kscore_model_choice_get_answer (self->model_choice) : NULL;
  gboolean busy = insight != NULL && kscore_model_choice_get_busy (self->model_choice);
  const char *trouble = self->said;
  gboolean waiting;

  if (trouble == NULL && insight != NULL)
    trouble = kscore_insight_get_trouble (insight);
  set_text (GTK_WIDGET (self->trouble), trouble);

  waiting = answer == NULL && trouble == NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), waiting);
  gtk_spinner_set_spinning (self->spinner, waiting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "formula.move",
                                 !busy && answer != NULL && answer->newer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "formula.load", !busy && answer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "formula.remove", !busy && has_mine (answer));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "formula.file", !busy && answer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "formula.worksheet",
                                 !busy && answer != NULL);
}

static void
update (KscoreFormulaView *self)
{
  const KscoreModelAnswer *answer =
    self->model_choice != NULL ? kscore_model_choice_get_answer (self->model_choice) : NULL;

  update_state (self);
  if (answer == NULL)
    return;

  show_sections (self, answer->sections);
  show_versions (self, answer);
  show_comparison (self, answer);
  gtk_widget_set_visible (GTK_WIDGET (self->newer), answer->notice != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->newer),
                                 answer->notice != NULL ? answer->notice : "");
}

static void
say (KscoreFormulaView *self,
     const GError      *error)
{
  g_clear_pointer (&self->said, g_free);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* Translators: a sentence about what went wrong, then one about what can be done */
    self->said = g_strdup_printf (_("%s %s"), error->message, kscore_error_get_action (error));
  update_state (self);
}

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KscoreFormulaView) self = user_data;
  g_autoptr (GError) error = NULL;

  kscore_model_choice_change_finish (KSCORE_MODEL_CHOICE (object), result, &error);
  say (self, error);
  /* What was not chosen after all must not stay selected. */
  if (error != NULL)
    update (self);
}

static void
change (KscoreFormulaView *self,
        KscoreModelChange  what,
        const char        *name,
        GFile             *file)
{
  if (self->model_choice == NULL)
    return;

  say (self, NULL);
  kscore_model_choice_change_async (self->model_choice, what, name, file, self->cancellable,
                                    changed_cb, g_object_ref (self));
}

static void
used_cb (KscoreFormulaView *self)
{
  guint selected = adw_combo_row_get_selected (self->used);

  if (!self->updating && selected < self->used_names->len)
    change (self, KSCORE_MODEL_USE, g_ptr_array_index (self->used_names, selected), NULL);
}

static void
other_cb (KscoreFormulaView *self)
{
  guint selected = adw_combo_row_get_selected (self->other);

  if (self->updating || self->model_choice == NULL || selected > self->other_names->len)
    return;
  kscore_model_choice_set_comparison (self->model_choice,
                                      selected == NOBODY
                                        ? NULL
                                        : g_ptr_array_index (self->other_names, selected - 1));
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KscoreFormulaView *self = KSCORE_FORMULA_VIEW (widget);
  g_autofree char *newer =
    g_strdup (kscore_model_choice_get_answer (self->model_choice)->newer);

  change (self, KSCORE_MODEL_USE, newer, NULL);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  change (KSCORE_FORMULA_VIEW (widget), KSCORE_MODEL_REMOVE, NULL, NULL);
}

static void
weights_chosen_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (KscoreFormulaView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = kscore_compat_choose_weights_finish (GTK_WINDOW (object), result,
                                                                &error);

  if (file != NULL)
    change (self, KSCORE_MODEL_LOAD, NULL, file);
  else
    say (self, error);
}

static void
load_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KscoreFormulaView *self = KSCORE_FORMULA_VIEW (widget);
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW);

  if (window != NULL)
    kscore_compat_choose_weights_async (GTK_WINDOW (window), self->cancellable, weights_chosen_cb,
                                        g_object_ref (self));
}

static void
save (KscoreFormulaView *self,
      KscoreModelChange  what,
      GtkWindow         *window,
      GAsyncResult      *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = kscore_compat_choose_target_finish (window, result, &error);

  if (file != NULL)
    change (self, what, NULL, file);
  else
    say (self, error);
}

static void
worksheet_chosen_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (KscoreFormulaView) self = user_data;

  save (self, KSCORE_MODEL_WORKSHEET, GTK_WINDOW (object), result);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KscoreFormulaView) self = user_data;

  save (self, KSCORE_MODEL_FILE, GTK_WINDOW (object), result);
}

static void
file_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KscoreFormulaView *self = KSCORE_FORMULA_VIEW (widget);
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW);

  if (window != NULL)
    kscore_compat_choose_target_async (GTK_WINDOW (window), _("Save the Formula’s File"),
                                       "kscore-weights.json", self->cancellable,
                                       file_chosen_cb, g_object_ref (self));
}

static void
worksheet_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KscoreFormulaView *self = KSCORE_FORMULA_VIEW (widget);
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW);

  if (window != NULL)
    kscore_compat_choose_target_async (GTK_WINDOW (window), _("Save the Worksheet"),
                                       "kscore-worksheet.txt", self->cancellable,
                                       worksheet_chosen_cb, g_object_ref (self));
}

static void
kscore_formula_view_map (GtkWidget *widget)
{
  KscoreFormulaView *self = KSCORE_FORMULA_VIEW (widget);

  GTK_WIDGET_CLASS (kscore_formula_view_parent_class)->map (widget);
  if (self->model_choice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->model_choice), TRUE);
}

static void
kscore_formula_view_unmap (GtkWidget *widget)
{
  KscoreFormulaView *self = KSCORE_FORMULA_VIEW (widget);

  if (self->model_choice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->model_choice), FALSE);
  GTK_WIDGET_CLASS (kscore_formula_view_parent_class)->unmap (widget);
}

static void
kscore_formula_view_dispose (GObject *object)
{
  KscoreFormulaView *self = KSCORE_FORMULA_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->signals);
  if (self->clamp != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->clamp));
  self->clamp = NULL;
  g_clear_object (&self->model_choice);

  G_OBJECT_CLASS (kscore_formula_view_parent_class)->dispose (object);
}

static void
kscore_formula_view_finalize (GObject *object)
{
  KscoreFormulaView *self = KSCORE_FORMULA_VIEW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->used_names, g_ptr_array_unref);
  g_clear_pointer (&self->other_names, g_ptr_array_unref);
  g_clear_pointer (&self->said, g_free);

  G_OBJECT_CLASS (kscore_formula_view_parent_class)->finalize (object);
}

static void
kscore_formula_view_class_init (KscoreFormulaViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_formula_view_dispose;
  object_class->finalize = kscore_formula_view_finalize;
  widget_class->map = kscore_formula_view_map;
  widget_class->unmap = kscore_formula_view_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-formula-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreFormulaView, clamp);
  gtk_widget_class_bind_template_child (widget_class, KscoreFormulaView, trouble);
  gtk_widget_class_bind_template_child (widget_class, KscoreFormulaView, waiting);
  gtk_widget_class_bind_template_child (widget_class, KscoreFormulaView, spinner);
  gtk_widget_class_bind_template_child (widget_class, KscoreFormulaView, sections);
  gtk_widget_class_bind_template_child (widget_class, KscoreFormulaView, newer);
  gtk_widget_class_bind_template_child (widget_class, KscoreFormulaView, used);
  gtk_widget_class_bind_template_child (widget_class, KscoreFormulaView, other);
  gtk_widget_class_bind_template_child (widget_class, KscoreFormulaView, comparison);
  gtk_widget_class_bind_template_child (widget_class, KscoreFormulaView, comparison_title);
  gtk_widget_class_bind_template_child (widget_class, KscoreFormulaView, grid);
  gtk_widget_class_install_action (widget_class, "formula.move", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "formula.load", NULL, load_action);
  gtk_widget_class_install_action (widget_class, "formula.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "formula.file", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "formula.worksheet", NULL, worksheet_action);
}

static void
kscore_formula_view_init (KscoreFormulaView *self)
{
  self->cancellable = g_cancellable_new ();
  self->used_names = g_ptr_array_new_with_free_func (g_free);
  self->other_names = g_ptr_array_new_with_free_func (g_free);
  self->signals = g_signal_group_new (KSCORE_TYPE_MODEL_CHOICE);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update_state), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->used, "notify::selected", G_CALLBACK (used_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->other, "notify::selected", G_CALLBACK (other_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * kscore_formula_view_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_formula_view_new (void)
{
  return g_object_new (KSCORE_TYPE_FORMULA_VIEW, NULL);
}

/**
 * kscore_formula_view_set_model_choice:
 * @self: a widget
 * @model_choice: (nullable): what it shows
 */
void
kscore_formula_view_set_model_choice (KscoreFormulaView *self,
                                      KscoreModelChoice *model_choice)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_FORMULA_VIEW (self));

  if (self->model_choice == model_choice)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->model_choice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->model_choice), FALSE);
  g_set_object (&self->model_choice, model_choice);
  g_signal_group_set_target (self->signals, model_choice);
  g_clear_pointer (&self->said, g_free);
  update (self);
  if (mapped && self->model_choice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->model_choice), TRUE);
}
