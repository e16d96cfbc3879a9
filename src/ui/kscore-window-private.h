#pragma once

#include "ui/kscore-history-card.h"
#include "ui/kscore-import-view.h"
#include "ui/kscore-message-bar.h"
#include "ui/kscore-overview-page.h"
#include "ui/kscore-window.h"

G_BEGIN_DECLS

struct _KscoreWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay    *toasts;
  GtkRevealer        *drop_highlight;
  AdwHeaderBar       *header;
  GtkStack           *title_stack;
  AdwViewSwitcher    *switcher;
  AdwViewSwitcherBar *switcher_bar;
  KscoreMessageBar   *state_bar;
  KscoreMessageBar   *error_bar;
  GtkRevealer        *import_strip;
  KscoreImportView   *import_strip_view;
  GtkStack           *state_stack;
  AdwStatusPage      *failure_page;
  GtkLabel           *import_title;
  KscoreImportView   *import_page_view;
  AdwViewStack       *pages;
  KscoreOverviewPage *overview;

  KscoreScoringModel *model;        /* (not owned): the one that is shown, one of the two below */
  KscoreScoringModel *own_model;    /* (owned) */
  KscoreScoringModel *sample_model; /* (owned) */
  GSignalGroup       *model_signals;    /* (owned) */
  GSignalGroup       *accounts_signals; /* (owned) */

  GCancellable *opening;      /* (owned) (nullable): of the model that is being opened */
  GError       *open_error;   /* (owned) (nullable): why the shown model could not be opened */
  GCancellable *importing;    /* (owned) (nullable): of the import that runs */
  char        **import_files; /* (owned) (nullable): of the import that runs or ran last */
  gboolean      import_waits; /* until the model is open */
  gboolean      first_import; /* into an empty database: fills the window */
  gboolean      sample_filled; /* the made-up person was imported, whole */
  gboolean      narrow;
  gboolean      wide;
};

void kscore_window_update_page    (KscoreWindow       *self);
void kscore_window_set_model      (KscoreWindow       *self,
                                   KscoreScoringModel *model);
void kscore_window_open_model     (KscoreWindow       *self);
void kscore_window_show_own_model (KscoreWindow       *self);
void kscore_window_start_import   (KscoreWindow       *self,
                                   gboolean            another_account);
void kscore_window_cancel_import  (KscoreWindow       *self);
void kscore_window_fill_sample    (KscoreWindow       *self);
void kscore_window_choose_files   (KscoreWindow       *self);

G_END_DECLS
