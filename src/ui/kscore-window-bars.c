#include "config.h"

#include "ui/kscore-window-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"
#include "core/kscore-model-name.h"
#include "ui/kscore-settings.h"

/* What the window says above its pages for as long as it is so: whose data it shows, by whose
 * weights, and that no network is reached. */

/* Why nothing can be changed, or NULL. */
static char *
dup_read_only (KscoreScoringModel *model)
{
  g_autofree char *reason = NULL;
  gboolean read_only;

  g_object_get (model, "read-only", &read_only, "read-only-reason", &reason, NULL);
  return read_only ? g_steal_pointer (&reason) : NULL;
}

static void
update_state_bar (KscoreWindow *self)
{
  g_autofree char *read_only = dup_read_only (self->model);

  if (self->model == self->sample_model)
    kscore_message_bar_show (self->state_bar, _("This is sample data of a made-up person."),
                             _("Leave Sample Data"), "win.leave-sample");
  else if (read_only != NULL)
    kscore_message_bar_show (self->state_bar, read_only, NULL, NULL);
  else
    kscore_message_bar_hide (self->state_bar);
}

/* Whose weights every score on every page is of, where they are not Kscore's. */
static void
update_weights_bar (KscoreWindow *self)
{
  g_autofree char *model = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  g_object_get (kscore_scoring_model_get_score (self->model), "model", &model, NULL);
  if (!kscore_model_name_is_mine (model))
    {
      kscore_message_bar_hide (self->weights_bar);
      return;
    }

  title = kscore_model_name_dup_title (model);
  /* Translators: %s is a name such as "steady (my weights)" */
  text = g_strdup_printf (_("All scores are by %s."), title);
  kscore_message_bar_show (self->weights_bar, text, NULL, NULL);
}

/* When the figures on the screen were read, as a sentence. */
static char *
dup_age (KscoreRefresh *refresh)
{
  gint64 last = kscore_refresh_get_last (refresh);
  g_autofree char *moment = NULL;

  if (last == KSCORE_TIME_UNKNOWN)
    return g_strdup (_("Nothing was read from a network yet."));

  moment = kscore_format_moment (last);
  /* Translators: %s is a date and time: "12 November 2026, 14:05" */
  return g_strdup_printf (_("What is shown was read on %s."), moment);
}

static void
update_offline_bar (KscoreWindow *self)
{
  KscoreRefresh *refresh = kscore_scoring_model_get_refresh (self->model);
  gboolean own = self->model == self->own_model && kscore_scoring_model_get_ready (self->model);
  g_autofree char *age = dup_age (refresh);
  g_autofree char *text = NULL;

  if (own && kscore_window_get_works_offline (self))
    {
      /* Translators: %s is a sentence: "What is shown was read on 12 November 2026, 14:05." */
      text = g_strdup_printf (_("Working offline. %s"), age);
      kscore_message_bar_show (self->offline_bar, text, _("Go Online"), "win.go-online");
    }
  else if (own && self->refreshing == NULL && kscore_refresh_get_possible (refresh)
           && kscore_refresh_get_offline (refresh))
    {
      /* Translators: %s is a sentence: "What is shown was read on 12 November 2026, 14:05." */
      text = g_strdup_printf (_("No account can be reached. %s"), age);
      kscore_message_bar_show (self->offline_bar, text, _("Try Again"), "win.refresh");
    }
  else
    kscore_message_bar_hide (self->offline_bar);
}

/* Whether the user wants nothing asked of any network. */
gboolean
kscore_window_get_works_offline (KscoreWindow *self)
{
  return kscore_settings_get_boolean (self->settings, KSCORE_SETTING_WORK_OFFLINE);
}

/* Asks networks again. */
void
kscore_window_go_online (KscoreWindow *self)
{
  if (self->settings != NULL)
    g_settings_reset (self->settings, KSCORE_SETTING_WORK_OFFLINE);
}

/* Why the score could not be computed: above the figures that are shown, or in their place. */
void
kscore_window_show_trouble (KscoreWindow *self)
{
  g_autofree char *trouble = NULL;
  g_autofree char *markup = NULL;

  g_object_get (self->model, "trouble", &trouble, NULL);
  if (trouble == NULL)
    return;

  if (kscore_window_has_figures (self))
    kscore_message_bar_show (self->error_bar, trouble, _("Try Again"), "win.reopen");
  markup = g_markup_escape_text (trouble, -1);
  adw_status_page_set_description (self->failure_page, markup);
}

/* Whether there is anything to be seen of the score, if only that it is being computed. */
gboolean
kscore_window_has_figures (KscoreWindow *self)
{
  KscoreScorePart *score = kscore_scoring_model_get_score (self->model);
  g_autofree char *trouble = NULL;
  gboolean available;

  g_object_get (self->model, "trouble", &trouble, NULL);
  g_object_get (score, "available", &available, NULL);
  return available || trouble == NULL;
}

/* Says what is so now. */
void
kscore_window_update_bars (KscoreWindow *self)
{
  update_state_bar (self);
  update_weights_bar (self);
  update_offline_bar (self);
}
