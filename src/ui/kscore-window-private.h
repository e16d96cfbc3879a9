#pragma once

#include "ui/kscore-history-card.h"
#include "ui/kscore-link-dialog.h"
#include "ui/kscore-message-bar.h"
#include "ui/kscore-improve-page.h"
#include "ui/kscore-overview-page.h"
#include "ui/kscore-progress-view.h"
#include "ui/kscore-statement-page.h"
#include "ui/kscore-welcome-page.h"
#include "ui/kscore-window.h"

G_BEGIN_DECLS

struct _KscoreWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay    *toasts;
  GtkRevealer        *drop_highlight;
  AdwHeaderBar       *header;
  GtkButton          *refresh_button;
  GtkStack           *title_stack;
  GtkWidget           *title_label;
  AdwViewSwitcher    *switcher;
  AdwViewSwitcherBar *switcher_bar;
  KscoreMessageBar   *state_bar;
  KscoreMessageBar   *offline_bar;
  KscoreMessageBar   *error_bar;
  KscoreMessageBar   *news_bar;
  KscoreMessageBar   *weights_bar;
  GtkRevealer        *progress_strip;
  KscoreProgressView *progress_strip_view;
  GtkStack           *state_stack;
  AdwStatusPage      *failure_page;
  KscoreWelcomePage  *welcome;
  GtkLabel           *import_title;
  KscoreProgressView *import_page_view;
  AdwViewStack       *pages;
  KscoreOverviewPage *overview;
  KscoreImprovePage *improve;
  KscoreStatementPage *statement;

  KscoreScoringModel *model;        /* (not owned): the one that is shown, one of the two below */
  KscoreScoringModel *own_model;    /* (owned) */
  KscoreScoringModel *sample_model; /* (owned) */
  GSettings          *settings;         /* (owned) (nullable): NULL where not installed */
  GSignalGroup       *model_signals;    /* (owned) */
  GSignalGroup       *accounts_signals; /* (owned) */
  GSignalGroup       *refresh_signals;  /* (owned) */
  GSignalGroup       *score_signals;    /* (owned) */

  GCancellable *opening;      /* (owned) (nullable): of the model that is being opened */
  GError       *open_error;   /* (owned) (nullable): why the shown model could not be opened */
  GCancellable *importing;    /* (owned) (nullable): of the import that runs */
  char        **import_files; /* (owned) (nullable): of the import that runs or ran last */
  gboolean      import_waits; /* until the model is open */
  gboolean      first_import; /* into an empty database: fills the window */
  gboolean      sample_filled; /* the made-up person was imported, whole */
  GCancellable *refreshing;   /* (owned) (nullable): of the link or refresh that runs */
  GtkWidget    *link_dialog;  /* (not owned) (nullable): a weak pointer */
  GtkWidget    *accounts_dialog; /* (not owned) (nullable): a weak pointer */
  gboolean      linking;      /* what runs is a link */
  gboolean      link_waits;   /* until the model is open */
  guint         n_linked;     /* accounts that were there when linking began */
  int           width;        /* of the last layout */
  gboolean      narrow;
  gboolean      wide;
  int           row_minimum;     /* of the window in one row, as measured last */
  int           columns_minimum; /* and in two columns */
  double        minimum_scale;   /* of the text then */
};

/**
 * KscoreWindowCall:
 *
 * A call that is under way. It does not keep the window, so that closing it ends the call; its
 * end counts only while its cancellable is still the window's.
 */
typedef struct {
  GWeakRef      window;
  GCancellable *cancellable; /* (owned) */
} KscoreWindowCall;

KscoreWindowCall *kscore_window_call_new  (KscoreWindow     *window,
                                           GCancellable     *cancellable);
void              kscore_window_call_free (KscoreWindowCall *call);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreWindowCall, kscore_window_call_free)

void kscore_window_update_page    (KscoreWindow       *self);
void kscore_window_show_toast     (KscoreWindow       *self,
                                   const char         *text,
                                   const char         *button,
                                   const char         *action);
void kscore_window_set_model      (KscoreWindow       *self,
                                   KscoreScoringModel *model);
void kscore_window_open_model     (KscoreWindow       *self);
void kscore_window_show_own_model (KscoreWindow       *self);
void kscore_window_start_import   (KscoreWindow       *self,
                                   gboolean            another_account);
void kscore_window_fill_sample    (KscoreWindow       *self);
void kscore_window_choose_files   (KscoreWindow       *self);
void kscore_window_cancel         (KscoreWindow       *self);
void kscore_window_ask_account    (KscoreWindow       *self);
void kscore_window_link           (KscoreWindow       *self,
                                   KscoreLinkForm     *form);
void kscore_window_refresh        (KscoreWindow       *self);
void kscore_window_show_news      (KscoreWindow       *self);
void kscore_window_update_refresh (KscoreWindow       *self);
void kscore_window_install_account_actions (GtkWidgetClass *widget_class);
void kscore_window_install_report_action (GtkWidgetClass *widget_class);
void kscore_window_close_accounts (KscoreWindow       *self);
void kscore_window_settle_accounts (KscoreWindow      *self);
AdwToastOverlay *
     kscore_window_get_toasts     (KscoreWindow       *self);
gboolean kscore_window_has_figures (KscoreWindow      *self);
void kscore_window_show_trouble   (KscoreWindow       *self);
void kscore_window_update_bars    (KscoreWindow       *self);
void kscore_window_go_online      (KscoreWindow       *self);
gboolean kscore_window_get_works_offline (KscoreWindow *self);

G_END_DECLS
