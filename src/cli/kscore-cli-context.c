#include "config.h"

#include "cli/kscore-cli-context.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/kscore-cli.h"
#include "core/kscore-error.h"
#include "core/kscore-text.h"

#define MAX_SENTENCE 2000

/**
 * kscore_cli_context_new:
 * @out: where results go
 * @err: where messages go
 * @terminal: whether somebody looks at @err while the command runs
 * @cancellable: (nullable): stops the command
 *
 * Returns: (transfer full): a context before any option was read
 */
KscoreCliContext *
kscore_cli_context_new (GOutputStream *out,
                        GOutputStream *err,
                        gboolean       terminal,
                        GCancellable  *cancellable)
{
  KscoreCliContext *self = g_new0 (KscoreCliContext, 1);

  self->out = g_object_ref (out);
  self->err = g_object_ref (err);
  self->terminal = terminal;
  self->now = KSCORE_TIME_UNKNOWN;
  g_set_object (&self->cancellable, cancellable);
  return self;
}

/**
 * kscore_cli_context_free:
 * @self: (transfer full): a context
 */
void
kscore_cli_context_free (KscoreCliContext *self)
{
  g_clear_object (&self->workspace);
  g_clear_object (&self->out);
  g_clear_object (&self->err);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->output_error);
  g_strfreev (self->arguments);
  g_free (self->data_dir);
  g_free (self);
}

/**
 * kscore_cli_context_add_options:
 * @self: a context
 * @parameters: what follows the program's name in the usage line
 * @entries: (nullable): options of one command
 *
 * Returns: (transfer full): a parser for them and for the options that every command knows
 */
GOptionContext *
kscore_cli_context_add_options (KscoreCliContext   *self,
                                const char         *parameters,
                                const GOptionEntry *entries)
{
  const GOptionEntry common[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &self->data_dir,
      N_("Work on the database in this folder"), N_("DIR") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print JSON"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->help, N_("Print this help"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_("Print the version"), NULL },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *options = g_option_context_new (parameters);

  /* GLib's own help ends the process. */
  g_option_context_set_help_enabled (options, FALSE);
  g_option_context_set_translation_domain (options, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (options, common, GETTEXT_PACKAGE);
  return options;
}

/**
 * kscore_cli_context_parse:
 * @self: a context with a command and its arguments
 * @entries: (nullable): the command's own options
 * @min_arguments: how many words the command needs
 * @max_arguments: how many it takes, %G_MAXUINT for any number
 * @status: (out): what to exit with where there is nothing to do
 *
 * Reads the command's options; the words that are left are kept.
 *
 * Returns: whether the command is to run
 */
gboolean
kscore_cli_context_parse (KscoreCliContext   *self,
                          const GOptionEntry *entries,
                          guint               min_arguments,
                          guint               max_arguments,
                          int                *status)
{
  g_autofree char *parameters =
    g_strdup_printf ("%s%s%s", self->command->name, self->command->arguments[0] != '\0' ? " " : "",
                     self->command->arguments);
  g_autoptr (GOptionContext) options = kscore_cli_context_add_options (self, parameters, entries);
  g_autoptr (GError) error = NULL;
  guint n_arguments;

  g_option_context_set_summary (options, _(self->command->summary));
  if (!g_option_context_parse_strv (options, &self->arguments, &error))
    {
      *status = kscore_cli_context_misused (self, error->message);
      return FALSE;
    }
  if (self->help)
    {
      g_autofree char *help = g_option_context_get_help (options, TRUE, NULL);

      kscore_cli_context_print (self, help);
      *status = KSCORE_CLI_DONE;
      return FALSE;
    }

  /* What follows "--" is a word even if it begins with a dash. */
  if (g_strv_length (self->arguments) > 1 && g_str_equal (self->arguments[1], "--"))
    {
      g_free (self->arguments[1]);
      memmove (&self->arguments[1], &self->arguments[2],
               (g_strv_length (&self->arguments[2]) + 1) * sizeof (char *));
    }
  n_arguments = g_strv_length (self->arguments) - 1;
  if (n_arguments < min_arguments)
    {
      *status = kscore_cli_context_misused (self, _("Something is missing after the command."));
      return FALSE;
    }
  if (n_arguments > max_arguments)
    {
      g_autofree char *sentence =
        /* Translators: %s is a word of the command line. */
        g_strdup_printf (_("The command has no use for “%s”."),
                         self->arguments[max_arguments + 1]);

      *status = kscore_cli_context_misused (self, sentence);
      return FALSE;
    }
  return TRUE;
}

/**
 * kscore_cli_context_get:
 * @self: a context whose options have been read
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): a word after the command
 */
const char *
kscore_cli_context_get (KscoreCliContext *self,
                        guint             index)
{
  guint n_arguments = g_strv_length (self->arguments);

  return index + 1 < n_arguments ? self->arguments[index + 1] : NULL;
}

static gint64
tell_time (gpointer user_data)
{
  KscoreCliContext *self = user_data;

  return self->now;
}

/**
 * kscore_cli_context_open:
 * @self: a context whose options have been read
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the open workspace
 */
KscoreWorkspace *
kscore_cli_context_open (KscoreCliContext  *self,
                         GError           **error)
{
  gboolean injected = self->now != KSCORE_TIME_UNKNOWN;

  if (self->workspace != NULL)
    return self->workspace;

  self->workspace = kscore_workspace_new (self->data_dir, injected ? tell_time : NULL, self);
  if (!kscore_workspace_open (self->workspace, self->cancellable, error))
    g_clear_object (&self->workspace);
  return self->workspace;
}

/**
 * kscore_cli_context_get_format:
 * @self: a context whose options have been read
 *
 * Returns: text, or JSON where that was asked for
 */
KscoreFigureFormat
kscore_cli_context_get_format (KscoreCliContext *self)
{
  return self->json ? KSCORE_FIGURE_JSON : KSCORE_FIGURE_TEXT;
}

/**
 * kscore_cli_context_print:
 * @self: a context
 * @text: a result, with its newline
 *
 * What cannot be written is told by kscore_cli_context_check_output().
 */
void
kscore_cli_context_print (KscoreCliContext *self,
                          const char       *text)
{
  if (self->output_error == NULL)
    g_output_stream_write_all (self->out, text, strlen (text), NULL, NULL, &self->output_error);
}

/**
 * kscore_cli_context_check_output:
 * @self: a context whose command has ended
 * @status: what the command wants to exit with
 *
 * Returns: what to exit with: a command whose result nobody can read has failed
 */
int
kscore_cli_context_check_output (KscoreCliContext *self,
                                 int               status)
{
  g_autoptr (GError) error = NULL;

  if (status != KSCORE_CLI_DONE || self->output_error == NULL)
    return status;

  g_set_error (&error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
               /* Translators: the %s is the system's reason, such as "No space left on device". */
               _("The output could not be written: %s."), self->output_error->message);
  return kscore_cli_context_finish (self, FALSE, error);
}

/**
 * kscore_cli_context_warn:
 * @self: a context
 * @sentence: what the user should know
 */
void
kscore_cli_context_warn (KscoreCliContext *self,
                         const char       *sentence)
{
  /* It may quote a word of the command line, which can hold anything. */
  g_autofree char *clean = kscore_text_clean_line (sentence, MAX_SENTENCE);
  g_autofree char *line = g_strdup_printf ("kscore-cli: %s\n", clean);

  /* There is nobody left to tell. */
  g_output_stream_write_all (self->err, line, strlen (line), NULL, NULL, NULL);
}

/* GLib's messages have no full stop, ours do. */
static char *
make_sentence (const char *message)
{
  if (message[0] != '\0' && strchr (".!?", message[strlen (message) - 1]) != NULL)
    return g_strdup (message);
  return g_strconcat (message, ".", NULL);
}

/* However long a word of the command line makes the sentence, the action is read. */
static void
warn_with_action (KscoreCliContext *self,
                  const char       *message,
                  const char       *action)
{
  g_autofree char *sentence = make_sentence (message);
  gsize rest = MAX_SENTENCE - g_utf8_strlen (action, -1) - strlen ("… ");
  g_autofree char *clean = kscore_text_clean_line (sentence, rest);
  g_autofree char *both = g_strconcat (clean, " ", action, NULL);

  kscore_cli_context_warn (self, both);
}

/**
 * kscore_cli_context_fail:
 * @self: a context
 * @error: what went wrong
 * @action: what can be done about it
 *
 * Says both; being cancelled is silent.
 *
 * Returns: what to exit with
 */
int
kscore_cli_context_fail (KscoreCliContext *self,
                         const GError     *error,
                         const char       *action)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return KSCORE_CLI_CANCELLED;

  warn_with_action (self, error->message, action);
  return KSCORE_CLI_FAILED;
}

/**
 * kscore_cli_context_finish:
 * @self: a context
 * @done: whether the command succeeded
 * @error: (nullable): why it did not
 *
 * Says what went wrong and what can be done about it.
 *
 * Returns: what to exit with
 */
int
kscore_cli_context_finish (KscoreCliContext *self,
                           gboolean          done,
                           const GError     *error)
{
  return done ? KSCORE_CLI_DONE
              : kscore_cli_context_fail (self, error, kscore_error_get_action (error));
}

/**
 * kscore_cli_context_misused:
 * @self: a context
 * @sentence: what is wrong with the command line
 *
 * Returns: what to exit with
 */
int
kscore_cli_context_misused (KscoreCliContext *self,
                            const char       *sentence)
{
  g_autofree char *help = NULL;

  if (self->command != NULL)
    /* Translators: %s is the name of a command. */
    help = g_strdup_printf (_("See “kscore-cli %s --help”."), self->command->name);
  else
    help = g_strdup (_("See “kscore-cli --help”."));
  warn_with_action (self, sentence, help);
  return KSCORE_CLI_USAGE;
}

/**
 * kscore_cli_context_read_day:
 * @self: a context
 * @text: (nullable): `2026-10-31`, or NULL where none was given
 * @day: (out): the day, or %KSCORE_DAY_UNKNOWN
 * @status: (out): what to exit with where it is no day
 *
 * Returns: whether it could be read
 */
gboolean
kscore_cli_context_read_day (KscoreCliContext *self,
                             const char       *text,
                             KscoreDay        *day,
                             int              *status)
{
  g_autofree char *sentence = NULL;

  *day = KSCORE_DAY_UNKNOWN;
  if (text == NULL || kscore_day_from_string (text, day))
    return TRUE;

  sentence = g_strdup_printf (_("“%s” is not a date such as 2026-10-31."), text);
  *status = kscore_cli_context_misused (self, sentence);
  return FALSE;
}

/**
 * kscore_cli_context_read_now:
 * @self: a context
 * @text: (nullable): the time to work at instead of the real one, ISO 8601
 *
 * Returns: whether it could be read
 */
gboolean
kscore_cli_context_read_now (KscoreCliContext *self,
                             const char       *text)
{
  if (text == NULL || text[0] == '\0')
    return TRUE;
  return kscore_time_from_iso8601 (text, &self->now);
}
