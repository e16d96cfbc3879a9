#include "config.h"

#include "ui/kscore-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * KscoreShortcutsDialog:
 *
 * What the keyboard can do. (GtkShortcutsWindow is 636 pixels wide at least, and deprecated in GTK
 * 4.18; AdwShortcutsDialog came with libadwaita 1.8.) The application takes its keys from the same
 * table.
 *
 * CSS: class `keycap` on each key.
 */
struct _KscoreShortcutsDialog
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (KscoreShortcutsDialog, kscore_shortcuts_dialog, ADW_TYPE_WINDOW)

/* One without a title ends a group. Those of actions are the application's, the others belong to
 * what has the focus. */
typedef struct {
  const char *title;
  const char *action;  /* (nullable) */
  const char *keys[3]; /* ended by NULL; of an action the first is told */
} Shortcut;

static const Shortcut general[] = {
  { N_("Show the Overview"), "win.page::overview", { "<Alt>1" } },
  { N_("Show Improve"), "win.page::improve", { "<Alt>2" } },
  { N_("Integrity"), "win.improve::integrity", { "<Control>i" } },
  { N_("Other Lenses"), "win.improve::lenses", { "<Control>e" } },
  { N_("The Formula"), "win.improve::formula", { "<Control>m" } },
  { N_("Show the Statement"), "win.page::statement", { "<Alt>3" } },
  { N_("Accounts"), "win.accounts", { "<Control><Shift>a" } },
  { N_("Link an account"), "win.link", { "<Control>l" } },
  { N_("Import an archive"), "win.import", { "<Control>o" } },
  { N_("Refresh"), "win.refresh", { "F5", "<Control>r" } },
  { N_("Save a report"), "win.report", { "<Control>s" } },
  { N_("Search in the statement"), NULL, { "<Control>f" } },
  { N_("Preferences"), "win.preferences", { "<Control>comma" } },
  { N_("Keyboard shortcuts"), "win.shortcuts", { "<Control>question" } },
  { N_("Main menu"), NULL, { "F10" } },
  { N_("Close the window"), "window.close", { "<Control>w" } },
  { N_("Quit"), "app.quit", { "<Control>q" } },
  { NULL },
};

static const Shortcut history[] = {
  { N_("Walk by a day"), NULL, { "Left", "Right" } },
  { N_("Walk by 30 days"), NULL, { "Page_Up", "Page_Down" } },
  { N_("First and last day"), NULL, { "Home", "End" } },
  { NULL },
};

static const struct {
  const char     *title;
  const Shortcut *shortcuts;
} groups[] = {
  { N_("General"), general },
  { N_("History"), history },
};

static void
add_key (GtkWidget  *box,
         const char *accelerator)
{
  g_autofree char *text = NULL;
  GdkModifierType modifiers;
  GtkWidget *label;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return;

  text = gtk_accelerator_get_label (key, modifiers);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  /* Above each other: with large text they would be wider than a narrow window. */
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcut->title));
  for (guint i = 0; shortcut->keys[i] != NULL && (i == 0 || shortcut->action == NULL); i++)
    add_key (box, shortcut->keys[i]);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  return row;
}

static void
kscore_shortcuts_dialog_class_init (KscoreShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreShortcutsDialog, page);
}

static void
kscore_shortcuts_dialog_init (KscoreShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(groups[i].title));
      for (const Shortcut *shortcut = groups[i].shortcuts; shortcut->title != NULL; shortcut++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (shortcut));
      adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
    }
}

/**
 * kscore_shortcuts_dialog_new:
 * @parent: the window that it belongs to
 *
 * Returns: (transfer none): a dialog, owned by GTK
 */
GtkWidget *
kscore_shortcuts_dialog_new (GtkWindow *parent)
{
  return g_object_new (KSCORE_TYPE_SHORTCUTS_DIALOG, "transient-for", parent, NULL);
}

/**
 * kscore_shortcuts_dialog_set_accels:
 * @app: an application
 *
 * Gives the actions of @app and its windows the keys that the dialog tells.
 */
void
kscore_shortcuts_dialog_set_accels (GtkApplication *app)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const Shortcut *shortcut = groups[i].shortcuts; shortcut->title != NULL; shortcut++)
      if (shortcut->action != NULL)
        gtk_application_set_accels_for_action (app, shortcut->action, shortcut->keys);
}
