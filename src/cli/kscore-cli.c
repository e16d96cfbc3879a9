#include "config.h"

#include "cli/kscore-cli.h"

#include <glib/gi18n-lib.h>

#include "cli/kscore-cli-commands.h"

static const KscoreCliCommand commands[] = {
  { "link", "HANDLE", N_("Links your own account on a network and reads it. Linking it says “This "
                         "is my account”."), kscore_cli_link },
  { "sync", "[ACCOUNT]", N_("Reads what is new of the linked accounts."), kscore_cli_sync },
  { "import", "FILE...", N_("Reads data-export archives, and Kscore’s own export."),
    kscore_cli_import },
  { "accounts", "", N_("Lists the accounts, with what is known of each."), kscore_cli_accounts },
  { "unlink", "ACCOUNT", N_("Takes an account out of the score; what was imported stays."),
    kscore_cli_unlink },
  { "forget", "ACCOUNT", N_("Removes an account and everything imported for it."),
    kscore_cli_forget },
  { "score", "", N_("Prints the score, its range and what it is made of."), kscore_cli_score },
  { "explain", "", N_("Explains the score, down to every part of it."), kscore_cli_explain },
  { "simulate", "", N_("Tells what the score would be with more of something, or what it takes to "
                       "reach one."), kscore_cli_simulate },
  { "people", "", N_("Lists who reacts, who is new, came back, or waits for an answer."),
    kscore_cli_people },
  { "hours", "", N_("Tells in which hours of the week posts got reactions."), kscore_cli_hours },
  { "model", "ACTION", N_("Versions of the formula: list, use VERSION, compare VERSION, file "
                          "[VERSION], weights FILE or --remove."), kscore_cli_model },
  { "report", "FILE", N_("Writes a report of some days: pages as PDF or PNG, figures as CSV or "
                         "JSON."), kscore_cli_report },
  { "trust", "[PERSON]", N_("Lists what was discounted, or takes your word for a person."),
    kscore_cli_trust },
  { "estimate", "FILE.csv", N_("Puts a table of counts through the formula."),
    kscore_cli_estimate },
  { "export", "DIR", N_("Writes everything that is stored about the owner."), kscore_cli_export },
};

static char *
dup_summary (void)
{
  g_autoptr (GString) text = g_string_new (_("An explained influence score from your own "
                                             "accounts and archives.\n\nCommands:"));

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-10s%-10s %s", commands[i].name, commands[i].arguments,
                            _(commands[i].summary));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const KscoreCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static int
run_command (KscoreCliContext *context,
             const char       *name)
{
  g_autofree char *sentence = NULL;

  context->command = find_command (name);
  if (context->command != NULL)
    return context->command->run (context);

  /* Translators: %s is a word of the command line. */
  sentence = g_strdup_printf (_("There is no command “%s”."), name);
  return kscore_cli_context_misused (context, sentence);
}

/* The options before the command; what is left begins with the command. */
static gboolean
parse_common (KscoreCliContext *context,
              int              *status)
{
  g_autofree char *summary = dup_summary ();
  g_autoptr (GOptionContext) options =
    kscore_cli_context_add_options (context, _("COMMAND [ARGUMENT...]"), NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_strict_posix (options, TRUE);
  g_option_context_set_summary (options, summary);
  if (!g_option_context_parse_strv (options, &context->arguments, &error))
    {
      *status = kscore_cli_context_misused (context, error->message);
      return FALSE;
    }
  if (context->version)
    {
      kscore_cli_context_print (context, "kscore-cli " KSCORE_VERSION "\n");
      *status = KSCORE_CLI_DONE;
      return FALSE;
    }
  if (context->help)
    {
      g_autofree char *help = g_option_context_get_help (options, TRUE, NULL);

      kscore_cli_context_print (context, help);
      *status = KSCORE_CLI_DONE;
      return FALSE;
    }
  return TRUE;
}

/**
 * kscore_cli_run:
 * @arguments: (array zero-terminated=1): the command line, the program's name first
 * @out: where results go
 * @err: where messages go
 * @terminal: whether somebody looks at @err while it runs
 * @cancellable: (nullable): stops it; nothing is left half written
 *
 * Runs one command. The environment's KSCORE_NOW, an ISO 8601 time, stands for the present, so
 * that tests are reproducible.
 *
 * Returns: what to exit with
 */
int
kscore_cli_run (const char * const *arguments,
                GOutputStream      *out,
                GOutputStream      *err,
                gboolean            terminal,
                GCancellable       *cancellable)
{
  g_autoptr (KscoreCliContext) context = kscore_cli_context_new (out, err, terminal, cancellable);
  g_autofree char *name = NULL;
  int status = KSCORE_CLI_USAGE;

  g_set_prgname ("kscore-cli");
  context->arguments = g_strdupv ((char **) arguments);
  if (!kscore_cli_context_read_now (context, g_getenv ("KSCORE_NOW")))
    return kscore_cli_context_misused (context, _("KSCORE_NOW is not an ISO 8601 time."));
  if (!parse_common (context, &status))
    return kscore_cli_context_check_output (context, status);
  if (context->arguments[0] == NULL || context->arguments[1] == NULL)
    return kscore_cli_context_misused (context, _("No command was given."));

  /* The command takes the place of the program's name, and becomes its own word 0. */
  name = g_strdup (context->arguments[1]);
  g_free (context->arguments[0]);
  for (gsize i = 0; context->arguments[i] != NULL || i == 0; i++)
    context->arguments[i] = context->arguments[i + 1];
  status = run_command (context, name);
  return kscore_cli_context_check_output (context, status);
}
