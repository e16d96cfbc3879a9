#include "config.h"

#include "report/kscore-account-summary.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"
#include "core/kscore-text.h"

const char * const kscore_account_summary_fields[] = {
  "id", "network", "handle", "display_name", "followers", "posts", "interactions",
  "last_refresh", "state", "coverage", NULL
};

const char * const kscore_account_summary_export_fields[] = {
  "id", "network", "native_id", "handle", "display_name", "url", "created_at", "followers",
  "following", "posts", "interactions", "last_refresh", "state", "coverage", NULL
};

/* What can happen to an account at all, by network; a kind that does not exist there is not
 * something that is not told. */
static const struct {
  const char *network;
  KscoreKinds kinds;
} possible_kinds[] = {
  { "x", KSCORE_KINDS_OF (KSCORE_KIND_LIKE) | KSCORE_KINDS_OF (KSCORE_KIND_SAVE)
         | KSCORE_KINDS_OF (KSCORE_KIND_FOLLOW) | KSCORE_KINDS_OF (KSCORE_KIND_REPLY)
         | KSCORE_KINDS_OF (KSCORE_KIND_MENTION) | KSCORE_KINDS_OF (KSCORE_KIND_RESHARE)
         | KSCORE_KINDS_OF (KSCORE_KIND_QUOTE) },
  { "bluesky", KSCORE_KINDS_OF (KSCORE_KIND_LIKE) | KSCORE_KINDS_OF (KSCORE_KIND_SAVE)
               | KSCORE_KINDS_OF (KSCORE_KIND_FOLLOW) | KSCORE_KINDS_OF (KSCORE_KIND_REPLY)
               | KSCORE_KINDS_OF (KSCORE_KIND_MENTION) | KSCORE_KINDS_OF (KSCORE_KIND_RESHARE)
               | KSCORE_KINDS_OF (KSCORE_KIND_QUOTE) },
  { "mastodon", KSCORE_KINDS_OF (KSCORE_KIND_LIKE) | KSCORE_KINDS_OF (KSCORE_KIND_FOLLOW)
                | KSCORE_KINDS_OF (KSCORE_KIND_REPLY) | KSCORE_KINDS_OF (KSCORE_KIND_MENTION)
                | KSCORE_KINDS_OF (KSCORE_KIND_RESHARE) | KSCORE_KINDS_OF (KSCORE_KIND_QUOTE) },
  { NULL, KSCORE_KINDS_REACTIONS },
};

/**
 * kscore_account_get_unknown:
 * @network: the network's id
 * @coverage: (nullable) (element-type KscoreCoverage): what is known of an account
 *
 * Returns: what has never been told of the account, of all that can happen on its network
 */
KscoreKinds
kscore_account_get_unknown (const char   *network,
                            const GArray *coverage)
{
  KscoreKinds unknown = KSCORE_KINDS_POSTS | KSCORE_KINDS_AUDIENCE | KSCORE_KINDS_PEOPLE;
  guint i = 0;

  while (possible_kinds[i].network != NULL && g_strcmp0 (possible_kinds[i].network, network) != 0)
    i++;
  unknown |= possible_kinds[i].kinds;
  for (i = 0; coverage != NULL && i < coverage->len; i++)
    unknown &= ~g_array_index (coverage, KscoreCoverage, i).kinds;
  return unknown;
}

/**
 * kscore_json_writer_add_coverage:
 * @json: where to add
 * @name: (nullable): the member's name
 * @coverage: (nullable) (element-type KscoreCoverage): the intervals
 *
 * Adds `[{"from","to","kinds"}]`, in the order of @coverage.
 */
void
kscore_json_writer_add_coverage (KscoreJsonWriter *json,
                                 const char       *name,
                                 const GArray     *coverage)
{
  kscore_json_writer_begin_array (json, name);
  for (guint i = 0; coverage != NULL && i < coverage->len; i++)
    {
      const KscoreCoverage *interval = &g_array_index (coverage, KscoreCoverage, i);
      g_auto(GStrv) kinds = kscore_kinds_to_strv (interval->kinds);

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_day (json, "from", interval->from);
      kscore_json_writer_add_day (json, "to", interval->to);
      kscore_json_writer_add_strv (json, "kinds", (const char * const *) kinds);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);
}

static void
add_numbers (const KscoreAccountSummary *self,
             KscoreRecordWriter         *records)
{
  kscore_record_writer_add_count (records, "posts", self->n_posts);
  kscore_record_writer_add_count (records, "interactions", self->n_interactions);
  kscore_record_writer_add_time (records, "last_refresh", self->last_refresh);
  kscore_record_writer_add_string (records, "state", self->state);
}

/**
 * kscore_account_summary_write:
 * @self: an account
 * @records: a JSON writer of #kscore_account_summary_fields
 *
 * Writes one element of what `accounts --json` prints.
 *
 * Returns: %FALSE once the sink failed
 */
gboolean
kscore_account_summary_write (const KscoreAccountSummary *self,
                              KscoreRecordWriter         *records)
{
  const KscoreAccount *account = self->account;
  g_autofree char *id = kscore_account_dup_string_id (account);

  kscore_record_writer_begin (records);
  kscore_record_writer_add_string (records, "id", id);
  kscore_record_writer_add_string (records, "network", account->network);
  kscore_record_writer_add_text (records, "handle", account->handle);
  kscore_record_writer_add_text (records, "display_name", account->display_name);
  kscore_record_writer_add_count (records, "followers", account->followers);
  add_numbers (self, records);
  kscore_json_writer_add_coverage (kscore_record_writer_get_json (records, "coverage"),
                                   "coverage", self->coverage);
  return kscore_record_writer_end (records);
}

/**
 * kscore_account_summary_export:
 * @self: an account
 * @records: inside a record of #kscore_account_summary_export_fields
 *
 * Adds all that an export tells of an account but its coverage, which is the last field in JSON
 * and a table of its own in CSV.
 */
void
kscore_account_summary_export (const KscoreAccountSummary *self,
                               KscoreRecordWriter         *records)
{
  const KscoreAccount *account = self->account;
  g_autofree char *id = kscore_account_dup_string_id (account);

  kscore_record_writer_add_string (records, "id", id);
  kscore_record_writer_add_string (records, "network", account->network);
  kscore_record_writer_add_string (records, "native_id", account->native_id);
  kscore_record_writer_add_text (records, "handle", account->handle);
  kscore_record_writer_add_text (records, "display_name", account->display_name);
  kscore_record_writer_add_string (records, "url", account->url);
  kscore_record_writer_add_time (records, "created_at", account->created_at);
  kscore_record_writer_add_count (records, "followers", account->followers);
  kscore_record_writer_add_count (records, "following", account->following);
  add_numbers (self, records);
}

static void
append_line (GString    *text,
             const char *label,
             const char *value)
{
  g_string_append (text, "  ");
  /* Translators: what is told of an account, then that, as "Posts: 376" */
  g_string_append_printf (text, _("%1$s: %2$s"), label, value);
  g_string_append_c (text, '\n');
}

static void
append_amount (GString    *text,
               const char *label,
               gint64      amount)
{
  g_autofree char *number = amount < 0 ? g_strdup (_("not told")) : kscore_format_count (amount);

  append_line (text, label, number);
}

static void
append_trouble (GString                    *text,
                const KscoreAccountSummary *self)
{
  g_autofree char *error = NULL;

  if (self->error == NULL)
    return;
  error = kscore_text_clean_line (self->error, KSCORE_TEXT_MAX_POST);
  g_string_append_printf (text, "  %s\n", error);
  if (g_strcmp0 (self->state, "rate-limited") == 0 && self->retry_at != KSCORE_TIME_UNKNOWN)
    {
      g_autofree char *time = kscore_time_to_string (self->retry_at);

      /* Translators: %s is a time, such as 2026-10-31T09:00:00Z. */
      g_string_append_printf (text, _("  The limit resets at %s.\n"), time);
    }
}

/**
 * kscore_account_summary_describe:
 * @self: an account
 * @text: where to append
 *
 * Appends some lines for a person.
 */
void
kscore_account_summary_describe (const KscoreAccountSummary *self,
                                 GString                    *text)
{
  const KscoreAccount *account = self->account;
  g_autofree char *id = kscore_account_dup_string_id (account);
  g_autofree char *refreshed = kscore_time_to_string (self->last_refresh);
  KscoreDay from = KSCORE_DAY_UNKNOWN;
  KscoreDay to = KSCORE_DAY_UNKNOWN;

  for (guint i = 0; self->coverage != NULL && i < self->coverage->len; i++)
    {
      const KscoreCoverage *interval = &g_array_index (self->coverage, KscoreCoverage, i);

      from = i == 0 ? interval->from : MIN (from, interval->from);
      to = i == 0 ? interval->to : MAX (to, interval->to);
    }

  g_string_append_printf (text, "%s (%s)\n", account->handle, id);
  append_amount (text, _("Followers"), account->followers);
  append_amount (text, _("Posts"), self->n_posts);
  append_amount (text, _("Reactions by known people"), self->n_interactions);
  if (from != KSCORE_DAY_UNKNOWN)
    {
      g_autofree char *first = kscore_day_to_string (from);
      g_autofree char *last = kscore_day_to_string (to);

      /* Translators: two dates, such as 2026-01-01 and 2026-10-31. */
      g_string_append_printf (text, _("  Known from %s to %s\n"), first, last);
    }
  append_line (text, _("Last refresh"), refreshed != NULL ? refreshed : _("never"));
  append_line (text, _("State"), self->state);
  append_trouble (text, self);
}
