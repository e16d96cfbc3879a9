#include "config.h"

#include "ui/kscore-account-row.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"
#include "ui/kscore-coverage-bar.h"

/**
 * KscoreAccountRow:
 *
 * One linked account: what is known of it and from when to when, what stands in its way and what
 * can be done. Its actions are those of the #KscoreAccountsDialog around it: `accounts.refresh`,
 * `accounts.unlink`, `accounts.relink` and `accounts.forget`, each with the account's id, and
 * `win.import`.
 */
struct _KscoreAccountRow
{
  GtkListBoxRow parent_instance;

  GtkLabel          *handle;
  GtkLabel          *who;
  GtkButton         *refresh_button;
  GtkMenuButton     *menu_button;
  GtkBox            *trouble_box;
  GtkLabel          *trouble;
  GtkButton         *trouble_button;
  GtkLabel          *trouble_action;
  GtkLabel          *figures;
  GtkBox            *coverage_box;
  KscoreCoverageBar *coverage;
  GtkLabel          *axis_from;
  GtkLabel          *axis_to;
  GtkLabel          *covered;
  GtkLabel          *state;
  GtkLabel          *not_told;

  char *id;       /* (owned) (nullable) */
  char *obstacle; /* (owned) (nullable): why nothing can be changed now */
};

G_DEFINE_FINAL_TYPE (KscoreAccountRow, kscore_account_row, GTK_TYPE_LIST_BOX_ROW)

/* What a row shows of its account. */
typedef struct {
  char    *network_name;
  char    *display_name;
  char    *state;
  char    *not_told;
  char    *obstacle;
  char    *trouble;
  char    *action;
  gint64   followers;
  gint64   posts;
  gint64   interactions;
  gint64   last_refresh;
  gint64   retry_at;
  gboolean live;
} Shown;

static void
shown_clear (Shown *shown)
{
  g_free (shown->network_name);
  g_free (shown->display_name);
  g_free (shown->state);
  g_free (shown->not_told);
  g_free (shown->obstacle);
  g_free (shown->trouble);
  g_free (shown->action);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, shown_clear)

static gboolean
is_linked (const Shown *shown)
{
  return g_strcmp0 (shown->state, "linked") == 0;
}

/* ngettext() looks at the last digits only. */
static gulong
get_plural (gint64 count)
{
  return (gulong) (count < 1000000 ? count : 1000000 + count % 1000000);
}

static char *
dup_followers (gint64 count)
{
  g_autofree char *number = kscore_format_count (count);

  if (count < 0)
    return g_strdup (_("followers: not told"));
  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s follower", "%s followers", get_plural (count)), number);
}

static char *
dup_posts (gint64 count)
{
  g_autofree char *number = kscore_format_count (count);

  if (count < 0)
    return g_strdup (_("posts: not told"));
  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s post", "%s posts", get_plural (count)), number);
}

static char *
dup_reactions (gint64 count)
{
  g_autofree char *number = kscore_format_count (count);

  if (count < 0)
    return g_strdup (_("who reacted: not told"));
  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s reaction by a known person",
                                    "%s reactions by known people", get_plural (count)), number);
}

static char *
dup_figures (const Shown *shown)
{
  g_autofree char *followers = dup_followers (shown->followers);
  g_autofree char *posts = dup_posts (shown->posts);
  g_autofree char *reactions = dup_reactions (shown->interactions);

  /* Translators: stands between figures: "12 followers · 3 posts" */
  return g_strjoin (C_("figures", " · "), followers, posts, reactions, NULL);
}

static char *
dup_state (const Shown *shown)
{
  g_autofree char *text = NULL;

  if (!is_linked (shown))
    return g_strdup (_("Unlinked: what is known of it is kept and counts for nothing."));
  if (shown->live && shown->last_refresh == KSCORE_TIME_UNKNOWN)
    return g_strdup (_("Not refreshed yet"));
  if (shown->last_refresh == KSCORE_TIME_UNKNOWN)
    return g_strdup (_("Known from an archive"));

  if (shown->live)
    {
      text = kscore_format_moment (shown->last_refresh);
      /* Translators: %s is a date and time, "12 November 2026, 14:05" */
      return g_strdup_printf (_("Refreshed: %s"), text);
    }
  text = kscore_format_day (kscore_day_from_time (shown->last_refresh), KSCORE_DAY_LONG);
  /* Translators: %s is a day, "12 November 2026" */
  return g_strdup_printf (_("Known from an archive of %s"), text);
}

/* "14:05" today, else with its date. */
static char *
dup_retry (gint64 retry_at)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) retry = g_date_time_new_from_unix_local (retry_at);

  if (retry == NULL
      || g_date_time_get_year (now) != g_date_time_get_year (retry)
      || g_date_time_get_day_of_year (now) != g_date_time_get_day_of_year (retry))
    return kscore_format_moment (retry_at);
  /* Translators: a time of today, as "14:05"; see g_date_time_format() */
  return g_date_time_format (retry, _("%H:%M"));
}

/* Whether a server asked to be left alone until a time that has not come. */
static gboolean
has_to_wait (const Shown *shown)
{
  return g_strcmp0 (shown->obstacle, "rate-limited") == 0
         && shown->retry_at != KSCORE_TIME_UNKNOWN
         && shown->retry_at > g_get_real_time () / G_USEC_PER_SEC;
}

static char *
dup_trouble (const Shown *shown)
{
  g_autofree char *retry = NULL;

  if (!has_to_wait (shown))
    return g_strjoin (" ", shown->trouble, shown->action, NULL);

  retry = dup_retry (shown->retry_at);
  /* Translators: %1$s is a sentence: a server asked to wait; %2$s a time, "14:05" */
  return g_strdup_printf (_("%1$s Kscore asks again at %2$s; what was read is kept."),
                          shown->trouble, retry);
}

/* One thing to do, after what went wrong. */
static void
show_trouble (KscoreAccountRow *self,
              const Shown      *shown)
{
  static const char *const archives[] = { "unauthorized", "forbidden", "opted-out", NULL };
  gboolean visible = is_linked (shown) && shown->trouble != NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->trouble_box), visible);
  if (!visible)
    return;

  text = dup_trouble (shown);
  gtk_label_set_text (self->trouble, text);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_button), !has_to_wait (shown));
  if (shown->obstacle != NULL && g_strv_contains (archives, shown->obstacle))
    {
      gtk_label_set_label (self->trouble_action, _("_Import an Archive…"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->trouble_button), "win.import");
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->trouble_button), NULL);
    }
  else
    {
      gtk_label_set_label (self->trouble_action, _("_Try Again"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->trouble_button), "s", self->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->trouble_button), "accounts.refresh");
    }
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static void
show_menu (KscoreAccountRow *self,
           const Shown      *shown)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (shown->live && is_linked (shown))
    append_item (menu, _("_Refresh"), "accounts.refresh", self->id);
  if (is_linked (shown))
    append_item (menu, _("_Unlink"), "accounts.unlink", self->id);
  else
    append_item (menu, _("_Link Again"), "accounts.relink", self->id);
  append_item (menu, _("_Forget"), "accounts.forget", self->id);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

/* Names that say of which account, and tooltips that say why not. */
static void
update_names (KscoreAccountRow *self)
{
  const char *handle = gtk_label_get_text (self->handle);
  g_autofree char *refresh = NULL;
  g_autofree char *menu = NULL;

  /* Translators: %s is the name of an account */
  refresh = g_strdup_printf (_("Refresh %s"), handle);
  /* Translators: %s is the name of an account */
  menu = g_strdup_printf (_("Actions for %s"), handle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->refresh_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, refresh, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->refresh_button),
                               self->obstacle != NULL ? self->obstacle : refresh);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button),
                               self->obstacle != NULL ? self->obstacle : menu);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->trouble_button), self->obstacle);
}

static void
kscore_account_row_finalize (GObject *object)
{
  KscoreAccountRow *self = KSCORE_ACCOUNT_ROW (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->obstacle, g_free);

  G_OBJECT_CLASS (kscore_account_row_parent_class)->finalize (object);
}

static void
kscore_account_row_class_init (KscoreAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kscore_account_row_finalize;

  g_type_ensure (KSCORE_TYPE_COVERAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, handle);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, who);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, trouble_box);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, trouble);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, trouble_button);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, trouble_action);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, figures);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, coverage_box);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, coverage);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, axis_from);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, axis_to);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, covered);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, state);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountRow, not_told);
}

static void
kscore_account_row_init (KscoreAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->coverage, "sentence", self->covered, "label",
                          G_BINDING_SYNC_CREATE);
}

/**
 * kscore_account_row_new:
 *
 * Returns: (transfer floating): a row without an account
 */
GtkWidget *
kscore_account_row_new (void)
{
  return g_object_new (KSCORE_TYPE_ACCOUNT_ROW, NULL);
}

static void
show_who (KscoreAccountRow    *self,
          KscoreLinkedAccount *account,
          const Shown         *shown)
{
  const char *handle = kscore_linked_account_get_handle (account);
  g_autofree char *who = NULL;
  g_autofree char *label = NULL;

  if (shown->display_name != NULL && *shown->display_name != '\0')
    /* Translators: the name of a person, and of a network */
    who = g_strdup_printf (_("%1$s on %2$s"), shown->display_name, shown->network_name);
  else
    who = g_strdup (shown->network_name);
  gtk_label_set_text (self->handle, handle);
  gtk_label_set_text (self->who, who);
  label = g_strdup_printf (_("%1$s on %2$s"), handle, shown->network_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_coverage (KscoreAccountRow    *self,
               KscoreLinkedAccount *account)
{
  guint n_spans;
  const KscoreCoverageSpan *spans = kscore_linked_account_get_coverage (account, &n_spans);

  kscore_coverage_bar_set_spans (self->coverage, spans, n_spans);
}

/**
 * kscore_account_row_set_account:
 * @self: a row
 * @account: an account; not kept
 *
 * Shows an account, or what has become of it.
 */
void
kscore_account_row_set_account (KscoreAccountRow    *self,
                                KscoreLinkedAccount *account)
{
  g_auto (Shown) shown = { 0 };
  g_autofree char *figures = NULL;
  g_autofree char *state = NULL;

  g_return_if_fail (KSCORE_IS_ACCOUNT_ROW (self));
  g_return_if_fail (KSCORE_IS_LINKED_ACCOUNT (account));

  g_object_get (account, "network-name", &shown.network_name,
                "display-name", &shown.display_name, "state", &shown.state,
                "not-told", &shown.not_told, "obstacle", &shown.obstacle,
                "trouble", &shown.trouble, "action", &shown.action,
                "followers", &shown.followers, "posts", &shown.posts,
                "interactions", &shown.interactions, "last-refresh", &shown.last_refresh,
                "retry-at", &shown.retry_at, "live", &shown.live, NULL);
  g_free (self->id);
  self->id = g_strdup (kscore_linked_account_get_id (account));

  show_who (self, account, &shown);
  show_coverage (self, account);
  show_trouble (self, &shown);
  show_menu (self, &shown);
  figures = dup_figures (&shown);
  gtk_label_set_text (self->figures, figures);
  state = dup_state (&shown);
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->not_told, shown.not_told != NULL ? shown.not_told : "");
  gtk_widget_set_visible (GTK_WIDGET (self->not_told), shown.not_told != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->refresh_button), shown.live && is_linked (&shown));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->refresh_button), "s", self->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->refresh_button), "accounts.refresh");
  update_names (self);
}

/**
 * kscore_account_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the id of its account
 */
const char *
kscore_account_row_get_id (KscoreAccountRow *self)
{
  g_return_val_if_fail (KSCORE_IS_ACCOUNT_ROW (self), NULL);

  return self->id;
}

/**
 * kscore_account_row_set_axis:
 * @self: a row
 * @from: the first day of the coverage bar, or %KSCORE_DAY_UNKNOWN where no account is covered
 * @to: its last day
 *
 * Sets the time that the bar spans: one for all accounts.
 */
void
kscore_account_row_set_axis (KscoreAccountRow *self,
                             KscoreDay         from,
                             KscoreDay         to)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_if_fail (KSCORE_IS_ACCOUNT_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->coverage_box), from != KSCORE_DAY_UNKNOWN);
  if (from == KSCORE_DAY_UNKNOWN)
    return;

  kscore_coverage_bar_set_axis (self->coverage, from, to);
  first = kscore_format_day (from, KSCORE_DAY_LONG);
  last = kscore_format_day (to, KSCORE_DAY_LONG);
  gtk_label_set_text (self->axis_from, first);
  gtk_label_set_text (self->axis_to, from == to ? "" : last);
}

/**
 * kscore_account_row_set_obstacle:
 * @self: a row
 * @obstacle: (nullable): why nothing can be changed now, one sentence
 *
 * Says why its actions are not enabled.
 */
void
kscore_account_row_set_obstacle (KscoreAccountRow *self,
                                 const char       *obstacle)
{
  g_return_if_fail (KSCORE_IS_ACCOUNT_ROW (self));

  if (g_strcmp0 (self->obstacle, obstacle) == 0)
    return;

  g_free (self->obstacle);
  self->obstacle = g_strdup (obstacle);
  update_names (self);
}
