#include "config.h"

#include "cli/kscore-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "cli/kscore-cli.h"
#include "core/kscore-error.h"
#include "service/kscore-figures-model.h"

/* The versions as they are now. */
static int
print_models (KscoreCliContext *context)
{
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace = kscore_cli_context_open (context, &error);
  gboolean done =
    workspace != NULL
    && kscore_figures_write_models (workspace, kscore_cli_context_get_format (context),
                                    context->out, context->cancellable, &error);

  return kscore_cli_context_finish (context, done, error);
}

/* A name that is not known is looked up; all else has its own way out. */
static int
fail_on_name (KscoreCliContext *context,
              const GError     *error)
{
  if (!g_error_matches (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND))
    return kscore_cli_context_finish (context, FALSE, error);

  return kscore_cli_context_fail (context, error,
                                  _("“kscore-cli model list” lists those that are known."));
}

static int
use_version (KscoreCliContext *context,
             const char       *version)
{
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace = kscore_cli_context_open (context, &error);

  if (workspace == NULL)
    return kscore_cli_context_finish (context, FALSE, error);
  if (kscore_figures_use_model (workspace, version, context->cancellable, &error))
    return print_models (context);

  return fail_on_name (context, error);
}

static int
load_weights (KscoreCliContext *context,
              const char       *path)
{
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace = kscore_cli_context_open (context, &error);

  if (workspace == NULL
      || !kscore_figures_load_weights (workspace, path, context->cancellable, &error))
    return kscore_cli_context_finish (context, FALSE, error);
  return print_models (context);
}

static int
remove_weights (KscoreCliContext *context)
{
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace = kscore_cli_context_open (context, &error);

  if (workspace == NULL)
    return kscore_cli_context_finish (context, FALSE, error);
  if (kscore_figures_remove_weights (workspace, context->cancellable, &error))
    return print_models (context);

  return fail_on_name (context, error);
}

static int
compare (KscoreCliContext *context,
         const char       *version,
         gboolean          history)
{
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace = kscore_cli_context_open (context, &error);
  gboolean done =
    workspace != NULL
    && kscore_figures_write_comparison (workspace, version, history,
                                        kscore_cli_context_get_format (context), context->out,
                                        context->cancellable, &error);

  return kscore_cli_context_finish (context, done, error);
}

static int
print_file (KscoreCliContext *context,
            const char       *version)
{
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace = kscore_cli_context_open (context, &error);

  if (workspace == NULL)
    return kscore_cli_context_finish (context, FALSE, error);
  if (kscore_figures_write_model_file (workspace, version, context->out, context->cancellable,
                                       &error))
    return kscore_cli_context_finish (context, TRUE, NULL);

  return fail_on_name (context, error);
}

/**
 * kscore_cli_model:
 * @context: where it runs
 *
 * `model list | use VERSION | file [VERSION] | weights FILE | weights --remove |
 * compare VERSION [--history]`
 *
 * Returns: what to exit with
 */
int
kscore_cli_model (KscoreCliContext *context)
{
  gboolean remove_them = FALSE;
  gboolean history = FALSE;
  const GOptionEntry entries[] = {
    { "remove", 0, 0, G_OPTION_ARG_NONE, &remove_them, N_("Remove the weights of your own"),
      NULL },
    { "history", 0, 0, G_OPTION_ARG_NONE, &history, N_("Compare the score of every day"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const char *action;
  const char *argument;
  int status;

  if (!kscore_cli_context_parse (context, entries, 1, 2, &status))
    return status;

  action = kscore_cli_context_get (context, 0);
  argument = kscore_cli_context_get (context, 1);
  if (remove_them && (!g_str_equal (action, "weights") || argument != NULL))
    return kscore_cli_context_misused (context, _("Only weights are removed, without a file."));
  if (history && !g_str_equal (action, "compare"))
    return kscore_cli_context_misused (context, _("The history is for comparing."));

  if (g_str_equal (action, "list") && argument == NULL)
    return print_models (context);
  if (g_str_equal (action, "use") && argument != NULL)
    return use_version (context, argument);
  if (g_str_equal (action, "file"))
    return print_file (context, argument);
  if (remove_them)
    return remove_weights (context);
  if (g_str_equal (action, "weights") && argument != NULL)
    return load_weights (context, argument);
  if (g_str_equal (action, "compare") && argument != NULL)
    return compare (context, argument, history);

  return kscore_cli_context_misused (context, _("That is none of: list, use VERSION, file "
                                                "[VERSION], weights FILE, weights --remove, "
                                                "compare VERSION."));
}
