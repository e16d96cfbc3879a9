#include "config.h"

#include "service/kscore-sync-summary.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"
#include "core/kscore-network-names.h"
#include "service/kscore-sync-private.h"
#include "service/kscore-score-words.h"

/**
 * kscore_sync_account_free:
 * @account: (transfer full) (nullable): what a refresh did with one account
 */
void
kscore_sync_account_free (KscoreSyncAccount *account)
{
  if (account == NULL)
    return;

  g_free (account->id);
  g_free (account->network);
  g_free (account->handle);
  g_free (account->state);
  g_free (account->sentence);
  g_free (account->action);
  g_free (account);
}

/**
 * kscore_sync_summary_clear:
 * @summary: a summary
 *
 * Frees what @summary holds, not itself.
 */
void
kscore_sync_summary_clear (KscoreSyncSummary *summary)
{
  g_clear_pointer (&summary->accounts, g_ptr_array_unref);
  g_clear_pointer (&summary->text, g_free);
}

static void
append_news (GString                 *text,
             const KscoreSyncAccount *account,
             gboolean                 linked)
{
  const char *network = kscore_network_get_name (account->network);
  g_autofree char *posts = kscore_format_count (MAX (account->new_posts, 0));
  g_autofree char *reactions = kscore_format_count (MAX (account->new_interactions, 0));

  if (linked)
    /* Translators: %1$s is a handle, %2$s the name of a network. */
    g_string_append_printf (text, _("%1$s on %2$s is linked as your account."), account->handle,
                            network);
  else if (account->new_posts <= 0 && account->new_interactions <= 0
           && g_str_equal (account->state, "ok"))
    /* Translators: %1$s is a handle, %2$s the name of a network. */
    g_string_append_printf (text, _("%1$s on %2$s: nothing new."), account->handle, network);
  if (linked || account->new_posts > 0 || account->new_interactions > 0)
    {
      if (linked)
        g_string_append_c (text, ' ');
      else
        /* Translators: %1$s is a handle, %2$s the name of a network; what is new follows. */
        g_string_append_printf (text, _("%1$s on %2$s: "), account->handle, network);
      /* Translators: how many of what was read was not known before. */
      g_string_append_printf (text, _("New posts: %s. New reactions: %s."), posts, reactions);
    }
}

/**
 * kscore_sync_account_get_silence:
 * @account: what a refresh did with one account
 *
 * Returns: (transfer none) (nullable): a sentence about what its server never tells, where that is
 *   everything that counts
 */
const char *
kscore_sync_account_get_silence (const KscoreSyncAccount *account)
{
  return account->silent ? _("Its server tells nobody who liked, shared or answered, nor how many: "
                             "that stays unknown.")
                         : NULL;
}

static void
append_problem (GString                 *text,
                const KscoreSyncAccount *account)
{
  if (account->sentence == NULL)
    {
      if (!account->complete)
        {
          g_string_append_c (text, ' ');
          g_string_append (text, _("More is left to read; the next refresh goes on with it."));
        }
      return;
    }

  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, ' ');
  else
    /* Translators: %1$s is a handle, %2$s the name of a network; what went wrong follows. */
    g_string_append_printf (text, _("%1$s on %2$s: "), account->handle,
                            kscore_network_get_name (account->network));
  g_string_append_printf (text, "%s %s", account->sentence, account->action);
  if (account->frozen_day != KSCORE_DAY_UNKNOWN)
    {
      g_autofree char *day = kscore_format_day ((KscoreDay) account->frozen_day, KSCORE_DAY_LONG);

      g_string_append_c (text, ' ');
      /* Translators: %s is a date. */
      g_string_append_printf (text, _("What was known of it up to %s stays."), day);
    }
}

/**
 * kscore_sync_summary_describe:
 * @summary: a summary whose accounts and scores are set
 * @linked: its account was linked by it
 *
 * Says it in words.
 */
void
kscore_sync_summary_describe (KscoreSyncSummary *summary,
                              gboolean           linked)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < summary->accounts->len; i++)
    {
      const KscoreSyncAccount *account = g_ptr_array_index (summary->accounts, i);

      append_news (text, account, linked);
      if (linked && account->silent)
        g_string_append_printf (text, " %s", kscore_sync_account_get_silence (account));
      append_problem (text, account);
      g_string_append_c (text, '\n');
    }
  kscore_score_words_append_news (text, &summary->before, &summary->now);

  g_free (summary->text);
  summary->text = g_string_free (text, FALSE);
}
