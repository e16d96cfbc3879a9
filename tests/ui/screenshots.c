#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "core/kscore-error.h"
#include "support/kscore-fake-formula.h"
#include "support/kscore-fake-accounts.h"
#include "support/kscore-fake-advice.h"
#include "support/kscore-fake-engagement.h"
#include "support/kscore-fake-history.h"
#include "support/kscore-fake-integrity.h"
#include "support/kscore-fake-lenses.h"
#include "support/kscore-fake-movement.h"
#include "support/kscore-fake-service.h"
#include "support/kscore-fake-statement.h"
#include "support/kscore-picture.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-simulator-card.h"
#include "ui/kscore-statement-filter-view.h"
#include "ui/kscore-statement-page.h"
#include "ui/kscore-window.h"

/* Writes pictures of the window in each of its states, from scripted data, into a folder; see
 * build-aux/screenshots. */

typedef struct {
  const char     *name;
  int             width;
  int             height;
  KscoreFakeState state;
  const char     *import; /* (nullable): imported when open */
  const char     *typed;   /* (nullable): as the name of an account */
  gboolean        link;    /* what was typed */
  const char     *dialog;  /* (nullable): the action that opens one */
  const char     *refresh; /* (nullable): what it does */
  gboolean        sample;
  gboolean        dark;
  gboolean        rtl;
  gboolean        drop; /* a file is held over the window */
  gboolean        failure;
  gboolean        point; /* at the chart */
  gboolean        computing;
  gboolean        help; /* the explanation of the score is open */
  gboolean        past;  /* the history has gaps, models and figures that were shown */
  gboolean        table; /* the history is one */
  const char     *range; /* (nullable): of the history */
  const char     *dates; /* (nullable): typed as its last day */
  double          text;  /* its scale, 0 for 1 */
  guint           accounts; /* the dialog that lists them: 1 and a KscoreFakeAccounts */
  const char     *forget;   /* (nullable): the id of one of these */
  gboolean        deleting; /* it, for ever */
  gboolean        made_up;  /* they are the sample's */
  guint           change;    /* why it moved: 1 and a KscoreFakeMovement; the first step is open */
  guint           people;   /* of the Improve page: 1 and a KscoreFakePeople */
  guint           formula;   /* that page: 1 and a KscoreFakeFormula */
  const char     *compared;  /* (nullable): a version beside the history */
  const char     *statement; /* (nullable): what happens on the Statement page; see there */
  gboolean        notice;    /* a newer version of the model is there */
  guint           doubts;    /* of the Integrity page: 1 and a KscoreFakeDoubts */
  guint           lenses;    /* that page: 1 and a KscoreFakeLenses */
  gboolean        improve;   /* the Improve page */
  double          tried;     /* so many likes, there */
} Scene;

static const Scene scenes[] = {
  { "welcome", 1080, 760, KSCORE_FAKE_EMPTY },
  { "welcome-narrow", 360, 640, KSCORE_FAKE_EMPTY },
  { "welcome-dark", 1080, 760, KSCORE_FAKE_EMPTY, .dark = TRUE, .typed = "@ada@example.social" },
  { "welcome-small", 360, 294, KSCORE_FAKE_EMPTY },
  { "welcome-rtl", 1080, 760, KSCORE_FAKE_EMPTY, .rtl = TRUE, .typed = "ada.bsky.social" },
  { "welcome-large-text", 360, 1500, KSCORE_FAKE_EMPTY, .text = 2, .typed = "ada.bsky.social" },
  { "typed", 1080, 760, KSCORE_FAKE_EMPTY, .typed = "ada.bsky.social" },
  { "typed-narrow", 360, 640, KSCORE_FAKE_EMPTY, .typed = "ada.bsky.social" },
  { "typed-wrong", 1080, 760, KSCORE_FAKE_EMPTY, .typed = "ada lovelace" },
  { "linking", 1080, 760, KSCORE_FAKE_EMPTY, .typed = "endless.bsky.social", .link = TRUE },
  { "linking-narrow", 360, 640, KSCORE_FAKE_EMPTY, .typed = "endless.bsky.social", .link = TRUE },
  { "linking-found", 1080, 760, KSCORE_FAKE_EMPTY, .typed = "slow.bsky.social", .link = TRUE },
  { "linked", 1080, 760, KSCORE_FAKE_EMPTY, .typed = "ada.bsky.social", .link = TRUE },
  { "link-error", 1080, 760, KSCORE_FAKE_EMPTY, .typed = "nobody.bsky.social", .link = TRUE },
  { "report-dialog", 1080, 760, KSCORE_FAKE_FULL, .dialog = "win.report" },
  { "report-dialog-dark", 1080, 760, KSCORE_FAKE_FULL, .dialog = "win.report", .dark = TRUE },
  { "report-dialog-narrow", 360, 640, KSCORE_FAKE_FULL, .dialog = "win.report" },
  { "report-dialog-nothing", 1080, 760, KSCORE_FAKE_ACTIVITY, .dialog = "win.report" },
  { "link-dialog", 1080, 760, KSCORE_FAKE_FULL, .dialog = "win.link", .typed = "ada.bsky.social" },
  { "link-dialog-dark", 1080, 760, KSCORE_FAKE_FULL, .dialog = "win.link", .dark = TRUE },
  { "link-dialog-narrow", 360, 640, KSCORE_FAKE_FULL, .dialog = "win.link",
    .typed = "@ada@example.social" },
  { "link-dialog-running", 1080, 760, KSCORE_FAKE_FULL, .dialog = "win.link",
    .typed = "endless.bsky.social", .link = TRUE },
  { "link-dialog-error", 1080, 760, KSCORE_FAKE_FULL, .dialog = "win.link",
    .typed = "nobody.bsky.social", .link = TRUE },
  { "refreshing", 1080, 760, KSCORE_FAKE_FULL, .refresh = "endless" },
  { "refreshing-narrow", 360, 640, KSCORE_FAKE_FULL, .refresh = "endless" },
  { "refreshing-dark", 1080, 760, KSCORE_FAKE_FULL, .refresh = "endless", .dark = TRUE },
  { "refreshed", 1080, 760, KSCORE_FAKE_FULL, .refresh = "full" },
  { "refreshed-part", 1080, 760, KSCORE_FAKE_FULL, .refresh = "part" },
  { "refreshed-part-narrow", 360, 640, KSCORE_FAKE_FULL, .refresh = "part" },
  { "refresh-trouble", 1080, 760, KSCORE_FAKE_FULL, .refresh = "trouble" },
  { "refresh-trouble-narrow", 360, 640, KSCORE_FAKE_FULL, .refresh = "trouble" },
  { "shortcuts", 1080, 760, KSCORE_FAKE_FULL, .dialog = "win.shortcuts" },
  { "shortcuts-small", 360, 294, KSCORE_FAKE_FULL, .dialog = "win.shortcuts", .text = 2 },
  { "about", 1080, 760, KSCORE_FAKE_FULL, .dialog = "win.about" },
  { "about-dark-narrow", 360, 640, KSCORE_FAKE_FULL, .dialog = "win.about", .dark = TRUE },
  { "offline", 1080, 760, KSCORE_FAKE_FULL, .refresh = "unreached" },
  { "offline-narrow", 360, 640, KSCORE_FAKE_FULL, .refresh = "unreached" },
  { "offline-dark", 1080, 760, KSCORE_FAKE_FULL, .refresh = "unreached", .dark = TRUE },
  { "preferences", 1080, 760, KSCORE_FAKE_FULL, .dialog = "win.preferences" },
  { "preferences-dark", 1080, 760, KSCORE_FAKE_FULL, .dialog = "win.preferences", .dark = TRUE },
  { "preferences-small", 360, 294, KSCORE_FAKE_FULL, .dialog = "win.preferences" },
  { "preferences-large-text", 360, 640, KSCORE_FAKE_FULL, .dialog = "win.preferences",
    .text = 2 },
  { "overview", 1090, 900, KSCORE_FAKE_FULL },
  { "compared", 1090, 900, KSCORE_FAKE_FULL, .compared = "steady (my weights)" },
  { "compared-dark", 1090, 900, KSCORE_FAKE_FULL, .compared = "kscore-2", .dark = TRUE },
  { "compared-narrow", 360, 640, KSCORE_FAKE_FULL, .compared = "kscore-2" },
  { "compared-rtl", 360, 640, KSCORE_FAKE_FULL, .compared = "kscore-2", .rtl = TRUE },
  { "formula", 1090, 1300, KSCORE_FAKE_FULL, .formula = 1 + KSCORE_FAKE_FORMULA_FULL },
  { "formula-dark", 1090, 1300, KSCORE_FAKE_FULL, .formula = 1 + KSCORE_FAKE_FORMULA_PARTIAL,
    .dark = TRUE },
  { "formula-narrow", 360, 1800, KSCORE_FAKE_FULL, .formula = 1 + KSCORE_FAKE_FORMULA_FULL },
  { "formula-large-text", 360, 1800, KSCORE_FAKE_FULL,
    .formula = 1 + KSCORE_FAKE_FORMULA_PARTIAL, .text = 2 },
  { "overview-dark", 1080, 900, KSCORE_FAKE_FULL, .dark = TRUE, .point = TRUE },
  { "overview-medium", 760, 800, KSCORE_FAKE_FULL },
  { "overview-narrow", 360, 640, KSCORE_FAKE_FULL },
  { "overview-tall", 360, 1500, KSCORE_FAKE_FULL },
  { "overview-small", 360, 294, KSCORE_FAKE_FULL },
  { "overview-rtl", 1080, 900, KSCORE_FAKE_FULL, .rtl = TRUE },
  { "overview-large-text", 1080, 900, KSCORE_FAKE_FULL, .text = 2 },
  { "narrow-large-text", 360, 1500, KSCORE_FAKE_FULL, .text = 2 },
  { "overview-whole", 1090, 1420, KSCORE_FAKE_FULL },
  { "overview-whole-dark", 1090, 1420, KSCORE_FAKE_FULL, .dark = TRUE },
  { "overview-whole-rtl", 1090, 1420, KSCORE_FAKE_FULL, .rtl = TRUE },
  { "overview-whole-medium", 700, 2000, KSCORE_FAKE_FULL },
  { "overview-whole-narrow", 360, 2800, KSCORE_FAKE_FULL },
  { "overview-whole-large-text", 360, 4600, KSCORE_FAKE_FULL, .text = 2 },
  { "overview-wide-large-text", 1090, 2200, KSCORE_FAKE_FULL, .text = 2 },
  { "change", 1090, 2500, KSCORE_FAKE_FULL, .change = 2 },
  { "change-dark", 1090, 2500, KSCORE_FAKE_FULL, .change = 1, .dark = TRUE },
  { "change-rtl", 700, 3200, KSCORE_FAKE_FULL, .change = 1, .rtl = TRUE },
  { "change-narrow", 360, 4400, KSCORE_FAKE_FULL, .change = 1 },
  { "change-large-text", 360, 7600, KSCORE_FAKE_FULL, .change = 1, .text = 2 },
  { "change-nothing", 1090, 1500, KSCORE_FAKE_FULL, .change = 3 },
  { "change-unknown-narrow", 360, 2900, KSCORE_FAKE_FULL, .change = 4 },
  { "newer-model", 1090, 900, KSCORE_FAKE_FULL, .notice = TRUE },
  { "newer-model-dark", 1090, 900, KSCORE_FAKE_FULL, .notice = TRUE, .dark = TRUE },
  { "newer-model-rtl", 700, 1300, KSCORE_FAKE_FULL, .notice = TRUE, .rtl = TRUE },
  { "newer-model-narrow", 360, 1300, KSCORE_FAKE_FULL, .notice = TRUE },
  { "newer-model-large-text", 360, 2400, KSCORE_FAKE_FULL, .notice = TRUE, .text = 2 },
  { "overview-computing", 1090, 900, KSCORE_FAKE_FULL, .computing = TRUE },
  { "overview-first", 1090, 900, KSCORE_FAKE_ACTIVITY, .computing = TRUE },
  { "overview-young", 1090, 1000, KSCORE_FAKE_YOUNG },
  { "overview-at-least", 1090, 1000, KSCORE_FAKE_AT_LEAST },
  { "overview-at-least-narrow", 360, 1500, KSCORE_FAKE_AT_LEAST },
  { "overview-old", 1090, 1200, KSCORE_FAKE_PARTIAL },
  { "overview-old-narrow", 360, 1900, KSCORE_FAKE_PARTIAL },
  { "overview-none-narrow", 360, 1200, KSCORE_FAKE_ACTIVITY },
  { "overview-help", 1090, 900, KSCORE_FAKE_FULL, .help = TRUE },
  { "overview-help-narrow", 360, 640, KSCORE_FAKE_FULL, .help = TRUE, .dark = TRUE },
  { "improve", 1090, 900, KSCORE_FAKE_FULL, .improve = TRUE },
  { "improve-whole", 1090, 1700, KSCORE_FAKE_FULL, .improve = TRUE, .tried = 40 },
  { "improve-whole-dark", 1090, 1700, KSCORE_FAKE_FULL, .improve = TRUE, .tried = 40,
    .dark = TRUE },
  { "improve-whole-medium", 700, 2800, KSCORE_FAKE_FULL, .improve = TRUE, .tried = 40 },
  { "improve-whole-narrow", 360, 3600, KSCORE_FAKE_FULL, .improve = TRUE, .tried = 40 },
  { "improve-whole-rtl", 1090, 1700, KSCORE_FAKE_FULL, .improve = TRUE, .rtl = TRUE },
  { "improve-whole-large-text", 360, 6400, KSCORE_FAKE_FULL, .improve = TRUE, .text = 2 },
  { "integrity", 1090, 1500, KSCORE_FAKE_FULL, .doubts = 1 + KSCORE_FAKE_DOUBTS_MANY },
  { "integrity-dark", 1090, 1500, KSCORE_FAKE_FULL, .doubts = 1 + KSCORE_FAKE_DOUBTS_NONE,
    .dark = TRUE },
  { "integrity-narrow", 360, 2400, KSCORE_FAKE_FULL, .doubts = 1 + KSCORE_FAKE_DOUBTS_MANY },
  { "integrity-rtl", 700, 1900, KSCORE_FAKE_FULL, .doubts = 1 + KSCORE_FAKE_DOUBTS_MANY,
    .rtl = TRUE },
  { "integrity-large-text", 360, 4600, KSCORE_FAKE_FULL, .doubts = 1 + KSCORE_FAKE_DOUBTS_MANY,
    .text = 2 },
  { "lenses", 1090, 2200, KSCORE_FAKE_FULL, .lenses = 1 + KSCORE_FAKE_LENSES_FULL },
  { "lenses-dark", 1090, 2200, KSCORE_FAKE_FULL, .lenses = 1 + KSCORE_FAKE_LENSES_UNTOLD,
    .dark = TRUE },
  { "lenses-narrow", 360, 3000, KSCORE_FAKE_FULL, .lenses = 1 + KSCORE_FAKE_LENSES_FULL },
  { "lenses-rtl", 700, 2200, KSCORE_FAKE_FULL, .lenses = 1 + KSCORE_FAKE_LENSES_FULL,
    .rtl = TRUE },
  { "lenses-large-text", 360, 6000, KSCORE_FAKE_FULL, .lenses = 1 + KSCORE_FAKE_LENSES_FULL,
    .text = 2 },
  { "sample", 1080, 900, KSCORE_FAKE_EMPTY, .sample = TRUE },
  { "sample-narrow", 360, 640, KSCORE_FAKE_EMPTY, .sample = TRUE },
  { "old-archive", 1080, 760, KSCORE_FAKE_PARTIAL },
  { "not-enough-evidence", 1080, 760, KSCORE_FAKE_ACTIVITY },
  { "importing", 1080, 760, KSCORE_FAKE_EMPTY, .import = "endless.zip" },
  { "importing-more", 1080, 760, KSCORE_FAKE_FULL, .import = "endless.zip" },
  { "imported", 1080, 760, KSCORE_FAKE_FULL, .import = "full.zip" },
  { "error", 1080, 760, KSCORE_FAKE_FULL, .import = "broken.zip" },
  { "error-narrow", 360, 640, KSCORE_FAKE_EMPTY, .import = "broken.zip" },
  { "another-account", 1080, 760, KSCORE_FAKE_FULL, .import = "foreign.zip" },
  { "drop", 1080, 760, KSCORE_FAKE_FULL, .drop = TRUE },
  { "accounts", 1080, 760, KSCORE_FAKE_FULL, .accounts = 1 + KSCORE_FAKE_ACCOUNTS_FINE },
  { "accounts-dark", 1080, 760, KSCORE_FAKE_FULL, .accounts = 1 + KSCORE_FAKE_ACCOUNTS_FINE,
    .dark = TRUE },
  { "accounts-narrow", 360, 640, KSCORE_FAKE_FULL, .accounts = 1 + KSCORE_FAKE_ACCOUNTS_FINE },
  { "accounts-small", 360, 294, KSCORE_FAKE_FULL, .accounts = 1 + KSCORE_FAKE_ACCOUNTS_FINE },
  { "accounts-rtl", 1080, 760, KSCORE_FAKE_FULL, .accounts = 1 + KSCORE_FAKE_ACCOUNTS_FINE,
    .rtl = TRUE },
  { "accounts-large-text", 360, 1500, KSCORE_FAKE_FULL,
    .accounts = 1 + KSCORE_FAKE_ACCOUNTS_FINE, .text = 2 },
  { "accounts-troubled", 1080, 1500, KSCORE_FAKE_FULL,
    .accounts = 1 + KSCORE_FAKE_ACCOUNTS_TROUBLED },
  { "accounts-troubled-dark", 360, 1500, KSCORE_FAKE_FULL,
    .accounts = 1 + KSCORE_FAKE_ACCOUNTS_TROUBLED, .dark = TRUE },
  { "accounts-resting", 1080, 900, KSCORE_FAKE_FULL,
    .accounts = 1 + KSCORE_FAKE_ACCOUNTS_RESTING },
  { "accounts-long", 360, 900, KSCORE_FAKE_FULL, .accounts = 1 + KSCORE_FAKE_ACCOUNTS_LONG },
  { "accounts-many", 1080, 900, KSCORE_FAKE_FULL, .accounts = 1 + KSCORE_FAKE_ACCOUNTS_MANY },
  { "accounts-none", 1080, 760, KSCORE_FAKE_EMPTY, .accounts = 1 + KSCORE_FAKE_ACCOUNTS_NONE },
  { "accounts-none-narrow", 360, 294, KSCORE_FAKE_EMPTY,
    .accounts = 1 + KSCORE_FAKE_ACCOUNTS_NONE },
  { "accounts-forgotten", 1080, 760, KSCORE_FAKE_FULL,
    .accounts = 1 + KSCORE_FAKE_ACCOUNTS_FINE, .forget = "bluesky:ada.bsky.social" },
  { "accounts-forgotten-narrow", 360, 640, KSCORE_FAKE_FULL,
    .accounts = 1 + KSCORE_FAKE_ACCOUNTS_FINE, .forget = "bluesky:ada.bsky.social" },
  { "accounts-deleting", 1080, 760, KSCORE_FAKE_FULL,
    .accounts = 1 + KSCORE_FAKE_ACCOUNTS_FINE, .forget = "bluesky:ada.bsky.social",
    .deleting = TRUE },
  { "accounts-refreshing", 1080, 760, KSCORE_FAKE_FULL,
    .accounts = 1 + KSCORE_FAKE_ACCOUNTS_FINE, .refresh = "endless" },
  { "accounts-sample", 1080, 760, KSCORE_FAKE_FULL, .made_up = TRUE,
    .accounts = 1 + KSCORE_FAKE_ACCOUNTS_FINE },
  { "people", 1090, 1500, KSCORE_FAKE_FULL, .people = 1 + KSCORE_FAKE_PEOPLE_MANY },
  { "people-dark", 1090, 1500, KSCORE_FAKE_FULL, .people = 1 + KSCORE_FAKE_PEOPLE_MANY,
    .dark = TRUE },
  { "people-rtl", 1090, 1500, KSCORE_FAKE_FULL, .people = 1 + KSCORE_FAKE_PEOPLE_MANY,
    .rtl = TRUE },
  { "people-narrow", 360, 2600, KSCORE_FAKE_FULL, .people = 1 + KSCORE_FAKE_PEOPLE_MANY },
  { "people-large-text", 360, 4200, KSCORE_FAKE_FULL, .people = 1 + KSCORE_FAKE_PEOPLE_FEW,
    .text = 2 },
  { "people-none-narrow", 360, 1500, KSCORE_FAKE_FULL, .people = 1 + KSCORE_FAKE_PEOPLE_NONE,
    .dark = TRUE },
  { "statement", 1080, 760, KSCORE_FAKE_FULL, .statement = "" },
  { "statement-dark", 1080, 760, KSCORE_FAKE_FULL, .statement = "filtered", .dark = TRUE },
  { "statement-medium", 720, 640, KSCORE_FAKE_FULL, .statement = "" },
  { "statement-narrow", 360, 640, KSCORE_FAKE_FULL, .statement = "" },
  { "statement-narrow-dark", 360, 640, KSCORE_FAKE_FULL, .statement = "filtered", .dark = TRUE },
  { "statement-small", 360, 294, KSCORE_FAKE_FULL, .statement = "" },
  { "statement-rtl", 1080, 760, KSCORE_FAKE_FULL, .statement = "filtered", .rtl = TRUE },
  { "statement-rtl-narrow", 360, 640, KSCORE_FAKE_FULL, .statement = "", .rtl = TRUE },
  { "statement-large-text", 1080, 760, KSCORE_FAKE_FULL, .statement = "", .text = 2 },
  { "statement-large-narrow", 360, 640, KSCORE_FAKE_FULL, .statement = "filtered", .text = 2 },
  { "statement-filter", 1080, 760, KSCORE_FAKE_FULL, .statement = "controls" },
  { "statement-filter-narrow", 360, 640, KSCORE_FAKE_FULL, .statement = "controls" },
  { "statement-details", 420, 700, KSCORE_FAKE_FULL, .statement = "details" },
  { "statement-details-dark", 420, 700, KSCORE_FAKE_FULL, .statement = "details", .dark = TRUE },
  { "statement-details-narrow", 360, 294, KSCORE_FAKE_FULL, .statement = "details" },
  { "statement-details-large", 360, 640, KSCORE_FAKE_FULL, .statement = "details", .text = 2 },
  { "statement-empty", 1080, 760, KSCORE_FAKE_ACTIVITY, .statement = "" },
  { "statement-empty-narrow", 360, 640, KSCORE_FAKE_ACTIVITY, .statement = "" },
  { "statement-nothing", 1080, 760, KSCORE_FAKE_FULL, .statement = "nothing" },
  { "statement-nothing-narrow", 360, 640, KSCORE_FAKE_FULL, .statement = "nothing" },
  { "statement-problem", 1080, 760, KSCORE_FAKE_FULL, .statement = "problem" },
  { "statement-loading", 1080, 760, KSCORE_FAKE_FULL, .statement = "loading" },
  { "statement-no-score", 1080, 760, KSCORE_FAKE_FULL, .statement = "no-score" },
  { "statement-exporting", 1080, 760, KSCORE_FAKE_FULL, .statement = "exporting" },
  { "failure", 1080, 760, KSCORE_FAKE_EMPTY, .failure = TRUE },
  { "history", 1080, 760, KSCORE_FAKE_FULL, .past = TRUE, .point = TRUE },
  { "history-dark", 1080, 760, KSCORE_FAKE_FULL, .past = TRUE, .dark = TRUE },
  { "history-rtl", 1080, 760, KSCORE_FAKE_FULL, .past = TRUE, .rtl = TRUE, .point = TRUE },
  { "history-range", 1080, 760, KSCORE_FAKE_FULL, .past = TRUE,
    .range = "2026-09-20/2026-11-02" },
  { "history-range-day", 1080, 1500, KSCORE_FAKE_FULL, .range = "2026-09-20/2026-11-02" },
  { "history-all", 1080, 760, KSCORE_FAKE_FULL, .past = TRUE, .range = "2020-01-01/2026-11-23" },
  { "history-narrow", 360, 1300, KSCORE_FAKE_FULL, .past = TRUE, .point = TRUE },
  { "history-large-text", 360, 2100, KSCORE_FAKE_FULL, .past = TRUE, .point = TRUE, .text = 2 },
  { "history-table", 1080, 760, KSCORE_FAKE_FULL, .past = TRUE, .table = TRUE },
  { "history-table-narrow", 360, 1300, KSCORE_FAKE_FULL, .past = TRUE, .table = TRUE },
  { "history-dates", 1080, 760, KSCORE_FAKE_FULL, .dates = "2026-11-20" },
  { "history-dates-wrong", 1080, 760, KSCORE_FAKE_FULL, .dates = "20 Novembre", .dark = TRUE },
  { "history-dates-large-text", 360, 1500, KSCORE_FAKE_FULL, .dates = "2020-01-01", .text = 2 },
};

static void
point_at (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", gtk_widget_get_width (widget) * 0.6, 60.0);
    }
}

static void
type_account (GtkWidget   *root,
              const Scene *scene)
{
  gtk_editable_set_text (GTK_EDITABLE (kscore_test_find (root, "entry")), scene->typed);
  if (scene->link)
    g_signal_emit_by_name (kscore_test_find (root, "link_button"), "clicked");
}

/* Makes of the history what a scene asks for; what is shown then. */
static GtkWidget *
change_history (GtkWidget          *root,
                KscoreScoringModel *model,
                const Scene        *scene)
{
  GtkWidget *chart = kscore_test_find (root, "chart");

  if (scene->past)
    kscore_fake_history_set_past (kscore_scoring_model_get_history (model));
  if (scene->range != NULL)
    gtk_widget_activate_action (chart, "history.range", "s", scene->range);
  if (scene->table)
    gtk_widget_activate_action (chart, "history.table", NULL);
  if (scene->dates == NULL)
    return root;

  gtk_menu_button_popup (GTK_MENU_BUTTON (kscore_test_find (root, "choose")));
  gtk_editable_set_text (GTK_EDITABLE (kscore_test_find (root, "to")), scene->dates);
  return kscore_test_find (root, "popover");
}

static GtkWidget *
find_dialog (GtkWidget *window)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (ADW_IS_WINDOW (other) && gtk_window_get_transient_for (other) == GTK_WINDOW (window))
        return GTK_WIDGET (other);
    }
  return NULL;
}

/* Shows the dialog of accounts; it is as large as the window, where that is small. */
static GtkWidget *
show_accounts (KscoreWindow       *window,
               KscoreScoringModel *model,
               const Scene        *scene)
{
  KscoreAccountActions *actions = kscore_scoring_model_get_account_actions (model);
  GtkWidget *dialog;

  g_object_set (model, "sample", scene->made_up, NULL);
  kscore_fake_accounts_fill (model, (KscoreFakeAccounts) (scene->accounts - 1));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.accounts", NULL);
  dialog = find_dialog (GTK_WIDGET (window));
  gtk_window_set_default_size (GTK_WINDOW (dialog), MIN (640, scene->width), scene->height);
  if (scene->forget != NULL)
    gtk_widget_activate_action (dialog, "accounts.forget", "s", scene->forget);
  kscore_test_spin (50);
  if (scene->deleting)
    {
      kscore_fake_actions_set_slow (actions, TRUE);
      kscore_account_actions_change_async (actions, KSCORE_ACCOUNT_FINISH_FORGET, scene->forget,
                                           NULL, NULL, NULL);
    }
  return dialog;
}

/* Opens the Statement page; returns what there is to see. */
static GtkWidget *
show_statement (GtkWidget          *window,
                KscoreScoringModel *model,
                const char         *what)
{
  KscoreStatement *statement = kscore_scoring_model_get_statement (model);
  GtkWidget *page = kscore_test_find (window, "statement");
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_new ();

  kscore_fake_statement_set_endless (statement, g_str_equal (what, "loading"));
  if (g_str_equal (what, "problem"))
    kscore_fake_statement_set_problem (statement, "The database cannot be read. Close other "
                                                  "programs that use it and try again.");
  if (g_str_equal (what, "no-score"))
    kscore_fake_statement_fill (statement, 60, (double) NAN);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (kscore_test_find (window, "pages")),
                                         "statement");
  kscore_test_spin (200);
  if (g_str_equal (what, "filtered"))
    {
      filter->network = g_strdup ("mastodon");
      filter->from = KSCORE_FAKE_TODAY - 200;
      filter->actor = 4;
      filter->person = g_strdup ("Maximiliane Freifrau von Hohenlohe");
      kscore_fake_statement_set_without (statement, FALSE, 46.1);
    }
  else if (g_str_equal (what, "nothing"))
    filter->search = g_strdup ("zebra");
  if (!kscore_statement_filter_is_empty (filter))
    {
      /* As if somebody had chosen it. */
      GtkWidget *controls = kscore_test_find (page, "filter_view");

      kscore_statement_filter_view_set_filter (KSCORE_STATEMENT_FILTER_VIEW (controls), filter);
      g_signal_emit_by_name (controls, "changed");
    }
  if (g_str_equal (what, "exporting"))
    {
      g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/endless.csv");

      kscore_statement_exporter_run (
        kscore_statement_page_get_exporter (KSCORE_STATEMENT_PAGE (page)), file,
        KSCORE_STATEMENT_CSV);
    }
  if (g_str_equal (what, "controls"))
    {
      GtkWidget *popover = kscore_test_find (page, "filter_popover");

      gtk_popover_popup (GTK_POPOVER (popover));
      return popover;
    }
  if (g_str_equal (what, "details"))
    {
      GtkWidget *view = kscore_test_find (page, "view");
      g_autoptr (KscoreStatementRow) row = kscore_fake_statement_row_new (33);
      GtkWidget *details;
      int width;
      int height;

      g_signal_emit_by_name (view, "row-action", row, "details");
      details = find_dialog (window);
      gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
      gtk_window_set_default_size (GTK_WINDOW (details), width, height);
      return details;
    }
  return window;
}

static void
show_improve (KscoreScoringModel *model,
              GtkWidget          *window,
              double              tried)
{
  const KscoreInsights *insights = kscore_scoring_model_get_insights (model);

  kscore_fake_advice_fill (insights->advice, 4);
  kscore_fake_engagement_fill (insights->engagement, KSCORE_FAKE_PEOPLE_MANY);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (kscore_test_find (window, "pages")),
                                         "improve");
  if (tried > 0)
    kscore_simulator_card_try (KSCORE_SIMULATOR_CARD (kscore_test_find (window, "simulator")),
                               KSCORE_LEVER_LIKES, tried);
  kscore_test_spin (200);
}

static void
show_change (GtkWidget          *window,
             KscoreScoringModel *model,
             KscoreFakeMovement  kind)
{
  GtkListBox *steps = GTK_LIST_BOX (kscore_test_find (window, "steps"));
  GtkListBoxRow *row;

  kscore_fake_movement_fill (kscore_scoring_model_get_insights (model)->movement, kind);
  row = gtk_list_box_get_row_at_index (steps, 0);
  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  kscore_test_spin (400);
}

static void
take (GtkApplication *app,
      const Scene    *scene,
      const char     *directory)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  g_autoptr (KscoreScoringModel) sample = kscore_scoring_model_new ("/nowhere/sample", NULL, NULL);
  KscoreWindow *window;
  GtkWidget *shown;

  kscore_picture_set_style (scene->dark, scene->rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR,
                            scene->text > 0 ? scene->text : 1);
  kscore_fake_model_set_stored (model, scene->state);
  if (scene->failure)
    kscore_fake_model_set_open_error (model, g_error_new (KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                                                          "The database is damaged."));
  window = kscore_window_new (app, model, sample);
  gtk_window_set_default_size (GTK_WINDOW (window), scene->width, scene->height);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_spin (150);

  if (scene->sample)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.sample", NULL);
  if (scene->import != NULL)
    kscore_window_import (window, (const char *[]) { scene->import, NULL });
  if (scene->refresh != NULL)
    {
      kscore_fake_refresh_set_outcome (kscore_scoring_model_get_refresh (model), scene->refresh);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.refresh", NULL);
    }
  shown = GTK_WIDGET (window);
  if (scene->dialog)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), scene->dialog, NULL);
      shown = find_dialog (shown);
      gtk_window_set_default_size (GTK_WINDOW (shown), MIN (scene->width, 560),
                                   MIN (scene->height, 600));
    }
  if (scene->accounts > 0)
    shown = show_accounts (window, model, scene);
  if (scene->typed != NULL)
    type_account (shown, scene);
  if (scene->change > 0)
    show_change (shown, model, scene->change - 1);
  if (scene->people > 0)
    {
      kscore_fake_engagement_fill (kscore_scoring_model_get_insights (model)->engagement,
                                   (KscoreFakePeople) (scene->people - 1));
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "improve");
    }
  if (scene->statement != NULL)
    shown = show_statement (shown, model, scene->statement);
  if (scene->improve)
    show_improve (model, shown, scene->tried);
  if (scene->formula > 0)
    {
      kscore_fake_formula_fill (kscore_scoring_model_get_insights (model)->model_choice,
                                (KscoreFakeFormula) (scene->formula - 1));
      gtk_widget_activate_action (shown, "win.page", "s", "improve");
      gtk_widget_activate_action (kscore_test_find (shown, "improve"), "improve.show", "s",
                                  "formula");
    }
  if (scene->doubts > 0)
    {
      kscore_fake_integrity_fill (kscore_scoring_model_get_insights (model)->integrity,
                                  (KscoreFakeDoubts) (scene->doubts - 1));
      gtk_widget_activate_action (shown, "win.improve", "s", "integrity");
    }
  if (scene->lenses > 0)
    {
      kscore_fake_lenses_fill (kscore_scoring_model_get_insights (model)->lenses,
                               (KscoreFakeLenses) (scene->lenses - 1));
      gtk_widget_activate_action (shown, "win.improve", "s", "lenses");
    }
  if (scene->notice)
    g_object_set (kscore_scoring_model_get_score (model), "model-notice",
                  "kscore-2 is newer than kscore-1, with which the score is computed. It stays so "
                  "until you choose to move.", NULL);
  if (scene->compared != NULL)
    kscore_fake_history_compare (kscore_scoring_model_get_history (model), scene->compared);
  kscore_test_spin (250);
  if (scene->drop)
    gtk_revealer_set_reveal_child (GTK_REVEALER (kscore_test_find (GTK_WIDGET (window),
                                                                   "drop_highlight")), TRUE);
  if (scene->computing)
    g_object_set (kscore_scoring_model_get_score (model), "computing", TRUE, NULL);
  if (scene->help)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (kscore_test_find (shown, "help_button")));
      shown = kscore_test_find (shown, "help");
    }
  if (scene->state == KSCORE_FAKE_FULL)
    shown = scene->help || scene->improve || scene->dialog != NULL ? shown : change_history (shown, model, scene);
  kscore_test_spin (50);
  if (scene->point)
    point_at (kscore_test_find (GTK_WIDGET (window), "chart"));
  kscore_test_spin (50);

  kscore_picture_save (shown, directory, scene->name);
  gtk_window_destroy (GTK_WINDOW (window));
  kscore_test_spin (20);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkApplication) app = NULL;

  if (argc < 2)
    {
      g_printerr ("Usage: screenshots FOLDER [NAME]\n");
      return 2;
    }

  app = kscore_picture_start ();
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    if (argc < 3 || g_str_equal (argv[2], scenes[i].name))
      take (app, &scenes[i], argv[1]);

  return 0;
}
