#include "config.h"

#include "cli/kscore-cli-refresh.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli/kscore-cli.h"
#include "core/kscore-format.h"
#include "core/kscore-network-names.h"
#include "core/kscore-text.h"

static gboolean
is_ok (const KscoreSyncAccount *account)
{
  return g_strcmp0 (account->state, "ok") == 0;
}

static gboolean
has_news (const KscoreSyncAccount *account)
{
  return account->new_posts > 0 || account->new_interactions > 0;
}

/* A limit that stopped it midway is how long accounts are read: piece by piece. */
static gboolean
has_failed (const KscoreSyncAccount *account)
{
  return !is_ok (account)
         && (g_strcmp0 (account->state, "rate-limited") != 0
             || (account->requests <= 1 && !has_news (account)));
}

static char *
dup_name (const KscoreSyncAccount *account)
{
  g_autofree char *handle = kscore_text_clean_line (account->handle, KSCORE_TEXT_MAX_LINE);

  /* Translators: %1$s is a handle, %2$s the name of a network. */
  return g_strdup_printf (_("%1$s on %2$s"), handle, kscore_network_get_name (account->network));
}

static char *
dup_news (const KscoreSyncAccount *account)
{
  g_autofree char *n_posts = kscore_format_count (account->new_posts);
  g_autofree char *n_reactions = kscore_format_count (account->new_interactions);
  g_autofree char *posts = g_strdup_printf (ngettext ("%s new post", "%s new posts",
                                                      (gulong) account->new_posts), n_posts);
  g_autofree char *reactions = g_strdup_printf (ngettext ("%s new reaction", "%s new reactions",
                                                          (gulong) account->new_interactions),
                                                n_reactions);

  if (!has_news (account))
    return g_strdup (_("nothing new"));
  if (account->new_interactions <= 0)
    return g_steal_pointer (&posts);
  if (account->new_posts <= 0)
    return g_steal_pointer (&reactions);
  /* Translators: such as "12 new posts and 34 new reactions" out of its two halves. */
  return g_strdup_printf (_("%1$s and %2$s"), posts, reactions);
}

static void
print_account (KscoreCliContext        *context,
               const KscoreSyncAccount *account)
{
  g_autofree char *name = dup_name (account);
  g_autofree char *news = dup_news (account);
  /* Translators: an account, then what is new of it: "ada.example on Bluesky: nothing new." */
  g_autofree char *line = g_strdup_printf (_("%1$s: %2$s."), name, news);

  kscore_cli_context_print (context, line);
  if (!account->complete)
    {
      kscore_cli_context_print (context, " ");
      kscore_cli_context_print (context, _("The next refresh reads on."));
    }
  if (account->silent)
    {
      kscore_cli_context_print (context, " ");
      kscore_cli_context_print (context, kscore_sync_account_get_silence (account));
    }
  kscore_cli_context_print (context, "\n");
}

static void
warn_of_account (KscoreCliContext        *context,
                 const KscoreSyncAccount *account)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = dup_name (account);

  /* Translators: an account, then a sentence about what went wrong */
  g_string_append_printf (text, _("%1$s: %2$s"), name,
                          account->sentence != NULL ? account->sentence : account->state);
  if (account->action != NULL)
    g_string_append_printf (text, " %s", account->action);
  if (account->retry_at != KSCORE_TIME_UNKNOWN)
    {
      g_autofree char *time = kscore_time_to_string (account->retry_at);

      g_string_append_c (text, ' ');
      /* Translators: %s is a time, such as 2026-10-31T09:00:00Z. */
      g_string_append_printf (text, _("The limit resets at %s."), time);
    }
  if (account->frozen_day != KSCORE_DAY_UNKNOWN)
    {
      g_autofree char *day = kscore_format_day (account->frozen_day, KSCORE_DAY_LONG);

      g_string_append_c (text, ' ');
      /* Translators: %s is a date; what is known of the account stays as it was on that day. */
      g_string_append_printf (text, _("Frozen since %s."), day);
    }
  kscore_cli_context_warn (context, text->str);
}

static gboolean
print_score (KscoreCliContext         *context,
             KscoreWorkspace          *workspace,
             const KscoreSyncSummary  *summary,
             GError                  **error)
{
  if (!kscore_figures_write_headline (workspace, context->out, context->cancellable, error))
    return FALSE;

  if (!isnan (summary->before.score) && !isnan (summary->now.score)
      && (summary->before.day != summary->now.day
          || fabs (summary->before.score - summary->now.score) >= 0.05))
    {
      g_autofree char *before = kscore_format_score (summary->before.score);
      g_autofree char *day = kscore_format_day (summary->before.day, KSCORE_DAY_LONG);
      /* Translators: %1$s is a score such as 46.5, %2$s a date. */
      g_autofree char *line = g_strdup_printf (_("Before, it was %1$s as of %2$s."), before, day);

      kscore_cli_context_print (context, line);
      kscore_cli_context_print (context, "\n");
    }
  return TRUE;
}

/**
 * kscore_cli_refresh_finish:
 * @context: where it runs
 * @workspace: an open workspace
 * @summary: what a refresh brought
 *
 * Prints what was read, and says of each account that could not be read why. An account that its
 * server's limit stopped midway counts as read.
 *
 * Returns: what to exit with
 */
int
kscore_cli_refresh_finish (KscoreCliContext        *context,
                           KscoreWorkspace         *workspace,
                           const KscoreSyncSummary *summary)
{
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;
  guint n_failed = 0;
  guint n_read = 0;

  for (guint i = 0; summary->accounts != NULL && i < summary->accounts->len; i++)
    {
      const KscoreSyncAccount *account = g_ptr_array_index (summary->accounts, i);
      gboolean failed = has_failed (account);

      n_failed += failed;
      n_read += !failed || has_news (account);
      if (!context->json && (!failed || has_news (account)))
        print_account (context, account);
      if (!is_ok (account))
        warn_of_account (context, account);
    }

  if (context->json)
    done = kscore_figures_write_sync (summary, context->out, context->cancellable, &error);
  else if (n_read > 0)
    done = print_score (context, workspace, summary, &error);
  if (!done)
    return kscore_cli_context_finish (context, FALSE, error);
  return n_failed > 0 ? KSCORE_CLI_FAILED : KSCORE_CLI_DONE;
}
