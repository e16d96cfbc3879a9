#include "config.h"

#include "ui/kscore-simulator-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-advice-words.h"
#include "core/kscore-format.h"
#include "ui/kscore-lever-row.h"
#include "ui/kscore-score-gauge.h"

#define RESULT_WIDTH 340
#define TARGET_STEP 5

/**
 * KscoreSimulatorCard:
 *
 * The score on changed inputs: levers with a slider and a number each, the answer as a gauge with
 * its range beside the present score, and for a target what each lever alone would take. All of it
 * is answered at once.
 *
 * It asks its #KscoreAdvice for an answer while it is on the screen; what was moved stays moved
 * when a newer one comes.
 */
struct _KscoreSimulatorCard
{
  GtkWidget parent_instance;

  GtkBox           *box;
  GtkBox           *columns;
  GtkBox           *result;
  GtkBox           *levers;
  GtkBox           *weekly;
  GtkBox           *lasting;
  GtkButton        *reset;
  GtkLabel         *state;
  GtkLabel         *explanation;
  GtkLabel         *answer;
  GtkLabel         *parts;
  GtkLabel         *ways_title;
  GtkLabel         *never;
  GtkListBox       *ways;
  GtkSpinButton    *target;
  KscoreScoreGauge *gauge;
  KscoreLeverRow   *rows[KSCORE_N_LEVERS];         /* (unowned) */
  GtkWidget        *way_rows[KSCORE_N_LEVERS];     /* (unowned) hidden where there is no such way */
  double            way_amounts[KSCORE_N_LEVERS];
  guint             ways_source;                   /* 0 where the ways fit the target */

  KscoreAdvice     *advice;     /* (owned) (nullable) */
  KscoreSimulation *simulation; /* (owned) (nullable) */
  gboolean          moving;     /* several levers at once */
};

G_DEFINE_FINAL_TYPE (KscoreSimulatorCard, kscore_simulator_card, GTK_TYPE_WIDGET)

static void
get_amounts (KscoreSimulatorCard *self,
             double               amounts[KSCORE_N_LEVERS])
{
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    amounts[i] = kscore_lever_row_get_amount (self->rows[i]);
}

static void
show_answer (KscoreSimulatorCard          *self,
             const KscoreSimulationAnswer *present,
             const KscoreSimulationAnswer *then,
             gboolean                      moved)
{
  g_autofree char *now = kscore_format_score (present->score);
  g_autofree char *score = kscore_format_score (then->score);
  g_autofree char *change = kscore_format_change (then->score - present->score);
  g_autofree char *low = kscore_format_score (then->low);
  g_autofree char *high = kscore_format_score (then->high);
  g_autofree char *text = NULL;
  g_autofree char *response = NULL;
  g_autofree char *recognition = NULL;
  g_autofree char *audience = NULL;

  kscore_score_gauge_set_score (self->gauge, then->score, then->low, then->high, FALSE,
                                then->band);
  if (!moved)
    text = then->has_range
           /* Translators: the present score and its range */
           ? g_strdup_printf (_("The score is %1$s now, %2$s to %3$s"), now, low, high)
           : g_strdup_printf (_("The score is %s now"), now);
  else
    text = then->has_range
           /* Translators: a change of the score, the score before, and the range of what it would
            * be then: "+2.4 from 47.3 now, 46.9 to 52.1" */
           ? g_strdup_printf (_("%1$s from %2$s now, %3$s to %4$s"), change, now, low, high)
           : g_strdup_printf (_("%1$s from %2$s now"), change, now);
  gtk_label_set_text (self->answer, text);

  gtk_widget_set_visible (GTK_WIDGET (self->parts), moved);
  response = kscore_format_change (then->points[0] - present->points[0]);
  recognition = kscore_format_change (then->points[1] - present->points[1]);
  audience = kscore_format_change (then->points[2] - present->points[2]);
  g_free (g_steal_pointer (&text));
  /* Translators: the changes of the three parts of the score */
  text = g_strdup_printf (_("Response %1$s · Recognition %2$s · Audience %3$s"), response,
                          recognition, audience);
  gtk_label_set_text (self->parts, text);
}

static void
show_points (KscoreSimulatorCard *self,
             const double         amounts[KSCORE_N_LEVERS],
             double               score)
{
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    {
      double others[KSCORE_N_LEVERS];
      KscoreSimulationAnswer without = { .score = score };

      for (int j = 0; j < KSCORE_N_LEVERS; j++)
        others[j] = j == i ? 0 : amounts[j];
      if (amounts[i] > 0)
        kscore_simulation_evaluate (self->simulation, others, &without);
      kscore_lever_row_set_points (self->rows[i], score - without.score);
    }
}

static void
update_answer (KscoreSimulatorCard *self)
{
  const double none[KSCORE_N_LEVERS] = { 0 };
  double amounts[KSCORE_N_LEVERS];
  KscoreSimulationAnswer present, then;
  gboolean moved = FALSE;

  if (self->simulation == NULL || self->moving)
    return;

  get_amounts (self, amounts);
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    moved |= amounts[i] > 0;
  kscore_simulation_evaluate (self->simulation, none, &present);
  kscore_simulation_evaluate (self->simulation, amounts, &then);
  show_answer (self, &present, &then, moved);
  show_points (self, amounts, then.score);

  /* Not while it has the focus: that would fall to nowhere. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->reset),
                            moved || gtk_widget_has_focus (GTK_WIDGET (self->reset)));
}

/* Adds the row of a way; what takes the keyboard is never taken away from under it. */
static void
add_way (KscoreSimulatorCard *self,
         KscoreLever          lever)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_visible (row, FALSE);
  gtk_list_box_append (self->ways, row);
  self->way_rows[lever] = row;
}

static void
show_way (KscoreSimulatorCard *self,
          KscoreLever          lever,
          double               amount)
{
  GtkWidget *row = self->way_rows[lever];
  g_autofree char *text = kscore_lever_dup_amount (lever, amount);

  self->way_amounts[lever] = amount;
  gtk_label_set_text (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Set the levers to this alone"),
                                  -1);
}

static void
show_ways (KscoreSimulatorCard *self,
           double               target)
{
  g_autoptr (GString) never = g_string_new (NULL);
  g_autofree char *ways = NULL;
  guint n_weeks = kscore_simulation_get_weeks (self->simulation);
  guint n_shown = 0;
  guint n = 0;

  for (KscoreLever lever = 0; lever < KSCORE_N_LEVERS; lever++)
    {
      gboolean available = kscore_simulation_get_lever (self->simulation, lever)->available;
      double amount = 0;
      gboolean enough = available
                        && kscore_simulation_reach (self->simulation, lever, target, &amount);
      gboolean shown = enough && amount > 0;

      if (shown)
        show_way (self, lever, amount);
      gtk_widget_set_visible (self->way_rows[lever], shown);
      n_shown += shown;
      n += enough;
      if (!available || enough)
        continue;
      if (never->len > 0)
        /* Translators: stands between the items of a list */
        g_string_append (never, _(", "));
      g_string_append (never, kscore_lever_get_title (lever));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->ways), n_shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->never), never->len > 0);
  if (never->len > 0)
    {
      /* Translators: %s is a list of levers, none of which reaches a target */
      g_autofree char *text = g_strdup_printf (_("Not enough alone: %s"), never->str);

      gtk_label_set_text (self->never, text);
    }
  ways = g_strdup_printf (ngettext ("Any one of these alone, for %u week:",
                                    "Any one of these alone, for %u weeks:", n_weeks), n_weeks);
  gtk_label_set_text (self->ways_title, n == 0 ? _("No single lever is enough for that.")
                                        : n_shown > 0 ? ways
                                        : _("The score is there already."));
}

static void
update_ways (KscoreSimulatorCard *self)
{
  g_clear_handle_id (&self->ways_source, g_source_remove);
  if (self->simulation != NULL)
    show_ways (self, gtk_spin_button_get_value (self->target));
}

static gboolean
ways_source_cb (gpointer user_data)
{
  KscoreSimulatorCard *self = user_data;

  self->ways_source = 0;
  update_ways (self);
  return G_SOURCE_REMOVE;
}

/* What was typed counts as soon as the keyboard leaves for one of the ways: it has to have arrived
 * before that way may go. Still before anything is drawn. */
static void
target_changed_cb (KscoreSimulatorCard *self)
{
  if (self->ways_source == 0)
    self->ways_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ways_source_cb, self, NULL);
}

static void
set_alone (KscoreSimulatorCard *self,
           int                  lever,
           double               amount)
{
  self->moving = TRUE;
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    kscore_lever_row_set_amount (self->rows[i], i == lever ? amount : 0);
  self->moving = FALSE;
  update_answer (self);
}

static void
way_activated_cb (GtkListBox          *list,
                  GtkListBoxRow       *row,
                  KscoreSimulatorCard *self)
{
  int lever = gtk_list_box_row_get_index (row);

  set_alone (self, lever, self->way_amounts[lever]);
}

static void
reset_cb (KscoreSimulatorCard *self)
{
  set_alone (self, KSCORE_LEVER_NONE, 0);
}

/* The next round number above the present score. */
static void
propose_target (KscoreSimulatorCard *self)
{
  const double none[KSCORE_N_LEVERS] = { 0 };
  KscoreSimulationAnswer present;

  kscore_simulation_evaluate (self->simulation, none, &present);
  if (present.known)
    gtk_spin_button_set_value (self->target,
                               MIN (100, (floor (present.score / TARGET_STEP) + 1)
                                         * TARGET_STEP));
}

static void
update_simulation (KscoreSimulatorCard *self)
{
  gboolean first = self->simulation == NULL;
  g_autofree char *explanation = NULL;
  guint n_weeks;

  if (!g_set_object (&self->simulation, kscore_advice_get_simulation (self->advice))
      || self->simulation == NULL)
    return;

  n_weeks = kscore_simulation_get_weeks (self->simulation);

  self->moving = TRUE;
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    kscore_lever_row_set_simulation (self->rows[i], self->simulation);
  self->moving = FALSE;
  explanation = g_strdup_printf (
    ngettext ("What the score would be if this went on for %u week. Each slider adds to what there "
              "is now.",
              "What the score would be if this went on for %u weeks. Each slider adds to what "
              "there is now.", n_weeks), n_weeks);
  gtk_label_set_text (self->explanation, explanation);
  if (first)
    propose_target (self);
  update_ways (self);
  update_answer (self);
}

static void
update (KscoreSimulatorCard *self)
{
  const double none[KSCORE_N_LEVERS] = { 0 };
  KscoreSimulationAnswer present = { .known = FALSE };
  const char *trouble;

  update_simulation (self);
  trouble = kscore_insight_get_trouble (KSCORE_INSIGHT (self->advice));
  if (self->simulation != NULL)
    kscore_simulation_evaluate (self->simulation, none, &present);
  gtk_label_set_text (self->state, trouble != NULL ? trouble
                                   : self->simulation == NULL ? _("Computing…")
                                   : _("There is not enough evidence for a score yet."));
  gtk_widget_set_visible (GTK_WIDGET (self->state), trouble != NULL || !present.known);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), present.known);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), present.known);
  gtk_widget_set_visible (GTK_WIDGET (self->reset), present.known);
}

static void
kscore_simulator_card_map (GtkWidget *widget)
{
  KscoreSimulatorCard *self = KSCORE_SIMULATOR_CARD (widget);

  GTK_WIDGET_CLASS (kscore_simulator_card_parent_class)->map (widget);
  if (self->advice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), TRUE);
}

static void
kscore_simulator_card_unmap (GtkWidget *widget)
{
  KscoreSimulatorCard *self = KSCORE_SIMULATOR_CARD (widget);

  if (self->advice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), FALSE);
  GTK_WIDGET_CLASS (kscore_simulator_card_parent_class)->unmap (widget);
}

static void
kscore_simulator_card_dispose (GObject *object)
{
  KscoreSimulatorCard *self = KSCORE_SIMULATOR_CARD (object);

  if (self->advice != NULL)
    g_signal_handlers_disconnect_by_data (self->advice, self);
  g_clear_object (&self->advice);
  g_clear_object (&self->simulation);
  g_clear_handle_id (&self->ways_source, g_source_remove);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (kscore_simulator_card_parent_class)->dispose (object);
}

static void
kscore_simulator_card_class_init (KscoreSimulatorCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_simulator_card_dispose;
  widget_class->map = kscore_simulator_card_map;
  widget_class->unmap = kscore_simulator_card_unmap;

  g_type_ensure (KSCORE_TYPE_SCORE_GAUGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-simulator-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, columns);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, result);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, levers);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, weekly);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, lasting);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, reset);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, explanation);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, state);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, answer);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, parts);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, ways_title);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, never);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, ways);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, target);
  gtk_widget_class_bind_template_child (widget_class, KscoreSimulatorCard, gauge);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_activated_cb);
}

static void
kscore_simulator_card_init (KscoreSimulatorCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->target))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, _("Score to reach"), -1);
  for (KscoreLever lever = 0; lever < KSCORE_N_LEVERS; lever++)
    {
      GtkWidget *row = kscore_lever_row_new (lever);

      self->rows[lever] = KSCORE_LEVER_ROW (row);
      add_way (self, lever);
      gtk_box_append (lever <= KSCORE_LEVER_PEOPLE ? self->weekly : self->lasting, row);
      g_signal_connect_swapped (row, "notify::amount", G_CALLBACK (update_answer), self);
    }
  kscore_simulator_card_set_wide (self, FALSE);
}

/**
 * kscore_simulator_card_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_simulator_card_new (void)
{
  return g_object_new (KSCORE_TYPE_SIMULATOR_CARD, NULL);
}

/**
 * kscore_simulator_card_set_advice:
 * @self: a widget
 * @advice: (nullable): what it shows
 */
void
kscore_simulator_card_set_advice (KscoreSimulatorCard *self,
                                  KscoreAdvice        *advice)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_SIMULATOR_CARD (self));

  if (self->advice == advice)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->advice != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->advice, self);
      if (mapped)
        kscore_insight_set_active (KSCORE_INSIGHT (self->advice), FALSE);
    }
  g_set_object (&self->advice, advice);
  g_clear_object (&self->simulation);
  if (advice == NULL)
    return;

  g_signal_connect_swapped (advice, "notify", G_CALLBACK (update), self);
  update (self);
  if (mapped)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), TRUE);
}

/**
 * kscore_simulator_card_set_wide:
 * @self: a widget
 * @wide: whether there is room for the answer beside the levers
 */
void
kscore_simulator_card_set_wide (KscoreSimulatorCard *self,
                                gboolean             wide)
{
  GtkOrientation row = wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  g_return_if_fail (KSCORE_IS_SIMULATOR_CARD (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), row);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->levers), row);
  gtk_box_set_homogeneous (self->levers, wide);
  gtk_box_set_spacing (self->levers, wide ? 24 : 12);
  gtk_widget_set_size_request (GTK_WIDGET (self->result), wide ? RESULT_WIDTH : -1, -1);
}

/**
 * kscore_simulator_card_try:
 * @self: a widget
 * @lever: a lever
 * @amount: how much of it, or 0 to leave it where it is
 *
 * Moves the keyboard, and with it the page, to a lever.
 */
void
kscore_simulator_card_try (KscoreSimulatorCard *self,
                           KscoreLever          lever,
                           double               amount)
{
  g_return_if_fail (KSCORE_IS_SIMULATOR_CARD (self));
  g_return_if_fail (lever < KSCORE_N_LEVERS);

  if (amount > 0)
    set_alone (self, lever, amount);
  kscore_lever_row_focus (self->rows[lever]);
}
