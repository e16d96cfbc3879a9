#include "config.h"

#include "report/kscore-statement-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "report/kscore-number.h"

const char * const kscore_statement_report_fields[] = {
  "at", "day", "precision", "network", "account", "component", "kind", "actor", "count", "post",
  "topics", "points", NULL
};

static guint
count_entries (const KscoreDossier *dossier)
{
  return kscore_ledger_get_n_rows (dossier->ledger) + dossier->attribution->sources->len;
}

static const char *
lookup (const char * const *names,
        guint32             index)
{
  return index != KSCORE_NO_INDEX ? names[index] : NULL;
}

static const char *
get_network (const KscoreDossier *dossier,
             guint32              account)
{
  return g_array_index (dossier->evidence->accounts, KscoreEvidenceAccount, account).network;
}

static void
get_source (const KscoreDossier  *dossier,
            guint                 index,
            KscoreStatementEntry *entry)
{
  const KscoreSource *source = &g_array_index (dossier->attribution->sources, KscoreSource, index);

  *entry = (KscoreStatementEntry) {
    .actor = lookup (dossier->actors, source->person),
    .handle = lookup (dossier->handles, source->person),
    .at = KSCORE_TIME_UNKNOWN,
    .count = source->count,
    .points = source->points,
    .network = get_network (dossier, source->account),
    .account = source->account,
    .day = source->day,
    .component = source->kind == KSCORE_SOURCE_AUDIENCE ? KSCORE_COMPONENT_AUDIENCE
                                                        : KSCORE_COMPONENT_RECOGNITION,
  };
  switch (source->kind)
    {
    case KSCORE_SOURCE_SUPPORTER:
      entry->kind = "supporter";
      break;
    case KSCORE_SOURCE_MARK:
      entry->kind = kscore_mark_kind_to_string (g_array_index (dossier->evidence->marks,
                                                               KscoreEvidenceMark,
                                                               source->mark).kind);
      break;
    case KSCORE_SOURCE_AUDIENCE:
    default:
      entry->kind = "followers";
      break;
    }
}

static void
get_entry (const KscoreDossier  *dossier,
           guint                 index,
           KscoreStatementEntry *entry)
{
  guint n_rows = kscore_ledger_get_n_rows (dossier->ledger);
  KscoreLedgerRow row;

  if (index >= n_rows)
    {
      get_source (dossier, index - n_rows, entry);
      return;
    }

  kscore_ledger_get_row (dossier->ledger, index, &row);
  *entry = (KscoreStatementEntry) {
    .precision = kscore_precision_to_string (row.precision),
    .kind = kscore_kind_to_string (row.kind),
    .actor = lookup (dossier->actors, row.actor),
    .handle = lookup (dossier->handles, row.actor),
    .post = lookup (dossier->posts, row.post),
    .at = dossier->times != NULL ? dossier->times[index] : KSCORE_TIME_UNKNOWN,
    .count = (double) row.count,
    .points = dossier->attribution->row_points[index],
    .network = get_network (dossier, row.account),
    .account = row.account,
    .day = row.day,
    .component = KSCORE_COMPONENT_RESPONSE,
  };
}

static char **
make_account_ids (const KscoreDossier *dossier)
{
  guint n_accounts = dossier->evidence->accounts->len;
  char **ids = g_new0 (char *, n_accounts + 1);

  for (guint i = 0; i < n_accounts; i++)
    ids[i] = kscore_dossier_dup_account_id (dossier, i);
  return ids;
}

/**
 * kscore_statement_report_add:
 * @records: a writer of records with #kscore_statement_report_fields
 * @entry: a part
 *
 * Writes one part.
 *
 * Returns: %FALSE once writing failed
 */
gboolean
kscore_statement_report_add (KscoreRecordWriter         *records,
                             const KscoreStatementEntry *entry)
{
  kscore_record_writer_begin (records);
  kscore_record_writer_add_time (records, "at", entry->at);
  kscore_record_writer_add_day (records, "day", entry->day);
  kscore_record_writer_add_string (records, "precision", entry->precision);
  kscore_record_writer_add_string (records, "network", entry->network);
  kscore_record_writer_add_string (records, "account", entry->account_id);
  kscore_record_writer_add_string (records, "component",
                                   kscore_component_to_string (entry->component));
  kscore_record_writer_add_string (records, "kind", entry->kind);
  kscore_record_writer_add_text (records, "actor", entry->actor);
  kscore_record_writer_add_double (records, "count", entry->count);
  kscore_record_writer_add_text (records, "post", entry->post);
  kscore_record_writer_add_strv (records, "topics", NULL);
  kscore_record_writer_add_double (records, "points", entry->points);

  return kscore_record_writer_end (records);
}

/**
 * kscore_statement_report_write:
 * @dossier: a score with its attribution, all names and times
 * @format: how the lines are written
 * @sink: where they go
 *
 * Writes the activity statement: every part of the score with its points. Together they are the
 * score less 1; a part that is not scored has no points, which is not 0.
 */
void
kscore_statement_report_write (const KscoreDossier *dossier,
                               KscoreRecordFormat   format,
                               KscoreSink          *sink)
{
  g_autoptr (KscoreRecordWriter) records =
    kscore_record_writer_new (sink, format, kscore_statement_report_fields);
  g_auto(GStrv) accounts = make_account_ids (dossier);
  guint n_entries = count_entries (dossier);

  for (guint i = 0; i < n_entries; i++)
    {
      KscoreStatementEntry entry;

      get_entry (dossier, i, &entry);
      entry.account_id = accounts[entry.account];
      if (!kscore_statement_report_add (records, &entry))
        return;
    }
  kscore_record_writer_close (records);
}

static int
compare_points (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const KscoreDossier *dossier = user_data;
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  KscoreStatementEntry first_entry;
  KscoreStatementEntry second_entry;

  get_entry (dossier, first, &first_entry);
  get_entry (dossier, second, &second_entry);
  if (first_entry.points != second_entry.points)
    return first_entry.points > second_entry.points ? -1 : 1;
  return first < second ? -1 : first > second;
}

/**
 * kscore_statement_report_write_text:
 * @dossier: a score with its attribution and all names
 * @sink: where it goes
 *
 * Writes the activity statement for a person: what has points, most first, and how much has
 * none.
 */
void
kscore_statement_report_write_text (const KscoreDossier *dossier,
                                    KscoreSink          *sink)
{
  GString *text = kscore_sink_get_buffer (sink);
  guint n_entries = count_entries (dossier);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *scored = NULL;
  g_autofree char *not_scored = NULL;

  for (guint i = 0; i < n_entries; i++)
    {
      KscoreStatementEntry entry;

      get_entry (dossier, i, &entry);
      if (isfinite (entry.points))
        g_array_append_val (order, i);
    }
  g_array_sort_with_data (order, compare_points, (gpointer) dossier);

  for (guint i = 0; i < order->len; i++)
    {
      g_autofree char *day = NULL;
      KscoreStatementEntry entry;

      get_entry (dossier, g_array_index (order, guint, i), &entry);
      day = kscore_day_to_string (entry.day);
      g_string_append_printf (text, "%10.5f  %-10s  %-10s  %-16s", entry.points,
                              day != NULL ? day : "-",
                              entry.network,
                              entry.kind);
      if (entry.count != 1.0)
        {
          g_string_append (text, "  × ");
          kscore_number_append (text, entry.count);
        }
      /* Translators: in the place of a name that the network does not tell. */
      g_string_append_printf (text, "  %s", entry.handle != NULL ? entry.handle : _("anonymous"));
      if (entry.post != NULL)
        /* Translators: followed by the id of a post. */
        g_string_append_printf (text, "  %s %s", _("on"), entry.post);
      g_string_append_c (text, '\n');
      if (!kscore_sink_poll (sink))
        return;
    }

  scored = kscore_format_count (order->len);
  not_scored = kscore_format_count (n_entries - order->len);
  /* Translators: parts are lines of the statement. */
  g_string_append_printf (text, ngettext ("%s part has points; they sum to the score less 1.\n",
                                          "%s parts have points; they sum to the score less 1.\n",
                                          order->len), scored);
  if (n_entries > order->len)
    g_string_append_printf (text, ngettext ("%s part is not scored: outside the weeks taken into "
                                            "account, or outside what is known.\n",
                                            "%s parts are not scored: outside the weeks taken "
                                            "into account, or outside what is known.\n",
                                            n_entries - order->len), not_scored);
}
