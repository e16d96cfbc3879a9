#include "config.h"

#include "ui/kscore-score-help.h"

/**
 * KscoreScoreHelp:
 *
 * What the words beside a score mean, and what a score cannot tell. Nothing in it can be pressed;
 * the arrow keys scroll it.
 */
struct _KscoreScoreHelp
{
  GtkPopover parent_instance;
};

G_DEFINE_FINAL_TYPE (KscoreScoreHelp, kscore_score_help, GTK_TYPE_POPOVER)

static void
kscore_score_help_class_init (KscoreScoreHelpClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/com/example/Kscore/kscore-score-help.ui");
}

static void
kscore_score_help_init (KscoreScoreHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_score_help_new:
 *
 * Returns: (transfer floating): the explanation
 */
GtkWidget *
kscore_score_help_new (void)
{
  return g_object_new (KSCORE_TYPE_SCORE_HELP, NULL);
}
