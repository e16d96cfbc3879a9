#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_SCORE_HELP (kscore_score_help_get_type ())
G_DECLARE_FINAL_TYPE (KscoreScoreHelp, kscore_score_help, KSCORE, SCORE_HELP, GtkPopover)

GtkWidget *kscore_score_help_new (void);

G_END_DECLS
