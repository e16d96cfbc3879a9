#include "config.h"

#include "cli/kscore-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "cli/kscore-cli.h"
#include "core/kscore-text.h"
#include "service/kscore-report-save.h"

static gboolean
read_paper (const char *paper,
            gboolean   *letter)
{
  *letter = g_strcmp0 (paper, "letter") == 0;
  return paper == NULL || *letter || g_str_equal (paper, "a4");
}

static int
print_done (KscoreCliContext *context,
            const char       *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *clean = kscore_text_clean_line (shown, KSCORE_TEXT_MAX_POST);
  /* Translators: %s is a file. */
  g_autofree char *sentence = g_strdup_printf (_("The report is in “%s”.\n"), clean);

  if (!context->json)
    kscore_cli_context_print (context, sentence);
  return KSCORE_CLI_DONE;
}

/**
 * kscore_cli_report:
 * @context: where it runs
 *
 * `report FILE.pdf|FILE.png|FILE.csv|FILE.json [--from DATE] [--to DATE] [--paper a4|letter]`
 *
 * Returns: what to exit with
 */
int
kscore_cli_report (KscoreCliContext *context)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *paper = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("The first day"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("The last day, whose score it is"), N_("DATE") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, N_("The size of its pages"), "a4|letter" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  KscoreReportOrder order = { 0 };
  KscoreWorkspace *workspace;
  const char *path;
  int status;

  if (!kscore_cli_context_parse (context, entries, 1, 1, &status)
      || !kscore_cli_context_read_day (context, from, &order.from, &status)
      || !kscore_cli_context_read_day (context, to, &order.to, &status))
    return status;
  path = kscore_cli_context_get (context, 0);
  if (!kscore_report_format_from_name (path, &order.format))
    return kscore_cli_context_misused (context, _("The file has to end in .pdf, .png, .csv or "
                                                  ".json."));
  if (!read_paper (paper, &order.letter))
    return kscore_cli_context_misused (context, _("The paper has to be a4 or letter."));
  if (order.from != KSCORE_DAY_UNKNOWN && order.to != KSCORE_DAY_UNKNOWN && order.from > order.to)
    return kscore_cli_context_misused (context, _("The first day is after the last one."));

  file = g_file_new_for_path (path);
  workspace = kscore_cli_context_open (context, &error);
  if (workspace == NULL
      || !kscore_report_save (workspace, &order, file, NULL, NULL, context->cancellable, &error))
    return kscore_cli_context_finish (context, FALSE, error);
  return print_done (context, path);
}
