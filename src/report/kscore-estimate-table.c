#include "config.h"

#include "report/kscore-estimate-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/kscore-csv.h"
#include "core/kscore-error.h"
#include "report/kscore-record-writer.h"
#include "score/kscore-estimate.h"

/* A tenth would hide the difference between two people near each other. */
#define DECIMALS 4

/* Characters of a wrong value that a message quotes. */
#define MAX_SHOWN 40

/* A column that is not one of counts. */
#define COLUMN_ID KSCORE_N_ESTIMATE_COLUMNS

static const char * const result_fields[] = {
  "score", "low", "high", "response", "recognition", "audience", "unknown", NULL
};

typedef struct {
  const KscoreConstants *constants;
  KscoreEstimateFormat   format;
  KscoreCsvReader       *reader;  /* not owned */
  GArray                *columns; /* (owned) (element-type guint) what each column holds */
  GPtrArray             *fields;  /* (owned) (element-type utf8) of the result, NULL-terminated */
  guint                  id;      /* the column of the id */
} Table;

static void
table_clear (Table *table)
{
  g_clear_pointer (&table->columns, g_array_unref);
  g_clear_pointer (&table->fields, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static char *
dup_line (KscoreCsvReader *reader)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, kscore_csv_reader_get_line (reader));
}

static char *
dup_column_names (void)
{
  g_autoptr (GString) names = g_string_new ("id");

  for (guint i = 0; i < KSCORE_N_ESTIMATE_COLUMNS; i++)
    g_string_append_printf (names, ", %s", kscore_estimate_column_to_string (i));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static guint
find_column (const char *name)
{
  if (g_strcmp0 (name, "id") == 0)
    return COLUMN_ID;
  for (guint i = 0; i < KSCORE_N_ESTIMATE_COLUMNS; i++)
    if (g_strcmp0 (name, kscore_estimate_column_to_string (i)) == 0)
      return i;
  return G_MAXUINT;
}

static gboolean
read_header (Table               *table,
             const char * const  *names,
             guint                n_names,
             GError             **error)
{
  guint64 seen = 0;

  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (names[i]));
      guint column = find_column (name);

      if (column == G_MAXUINT)
        {
          g_autofree char *known = dup_column_names ();

          /* Translators: the name of a column, then a list of such names. */
          g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                       _("Line 1: “%s” is no column of such a table; those are %s."), name, known);
          return FALSE;
        }
      if ((seen & (G_GUINT64_CONSTANT (1) << column)) != 0)
        {
          g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                       _("Line 1: the column “%s” is there twice."), name);
          return FALSE;
        }
      seen |= G_GUINT64_CONSTANT (1) << column;
      if (column == COLUMN_ID)
        table->id = i;
      g_array_append_val (table->columns, column);
      g_ptr_array_add (table->fields, g_steal_pointer (&name));
    }

  if ((seen & (G_GUINT64_CONSTANT (1) << COLUMN_ID)) == 0)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   _("Line 1: the column “%s” is missing."), "id");
      return FALSE;
    }
  if ((seen & ~(G_GUINT64_CONSTANT (1) << COLUMN_ID
                | G_GUINT64_CONSTANT (1) << KSCORE_ESTIMATE_WEEKS)) == 0)
    {
      g_autofree char *known = dup_column_names ();

      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   _("Line 1: no column holds counts; the columns are %s."), known);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (result_fields); i++)
    g_ptr_array_add (table->fields, g_strdup (result_fields[i]));
  return TRUE;
}

/* A count is digits only: a sign, a fraction or a unit is somebody's mistake. */
static gboolean
read_count (const char *text,
            gint64     *count)
{
  guint64 value;

  return g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &value, NULL)
         && (*count = (gint64) value, TRUE);
}

static gboolean
read_counts (Table               *table,
             const char * const  *cells,
             gint64              *counts,
             GError             **error)
{
  for (guint i = 0; i < KSCORE_N_ESTIMATE_COLUMNS; i++)
    counts[i] = -1;

  for (guint i = 0; i < table->columns->len; i++)
    {
      guint column = g_array_index (table->columns, guint, i);

      if (column == COLUMN_ID || cells[i][0] == '\0')
        continue;
      if (!read_count (cells[i], &counts[column]))
        {
          g_autofree char *line = dup_line (table->reader);
          g_autofree char *cell = g_utf8_substring (cells[i], 0, MIN (g_utf8_strlen (cells[i], -1),
                                                                      MAX_SHOWN));

          /* Translators: the number of a line, the name of a column, what stands there. */
          g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                       _("Line %s, column “%s”: “%s” is not a count."), line,
                       (const char *) g_ptr_array_index (table->fields, i), cell);
          return FALSE;
        }
    }
  return TRUE;
}

static double
points_of (const KscoreEstimate *estimate,
           KscoreComponent       component)
{
  return estimate->known && isfinite (estimate->value[component])
         ? estimate->points[component] : NAN;
}

static void
write_row (Table                *table,
           KscoreRecordWriter   *records,
           const char * const   *cells,
           const gint64         *counts,
           const KscoreEstimate *estimate)
{
  const char *unknown[KSCORE_N_COMPONENTS + 1] = { NULL };
  guint n_unknown = 0;

  kscore_record_writer_begin (records);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *field = g_ptr_array_index (table->fields, i);
      guint column = g_array_index (table->columns, guint, i);

      if (column == COLUMN_ID)
        kscore_record_writer_add_text (records, field, cells[i]);
      else
        kscore_record_writer_add_count (records, field, counts[column]);
    }

  kscore_record_writer_add_rounded (records, "score",
                                    estimate->known ? estimate->score : NAN, DECIMALS);
  kscore_record_writer_add_rounded (records, "low",
                                    estimate->known ? estimate->low : NAN, DECIMALS);
  kscore_record_writer_add_rounded (records, "high",
                                    estimate->known ? estimate->high : NAN, DECIMALS);
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      const char *name = kscore_component_to_string (c);
      double points = points_of (estimate, c);

      if (!isfinite (points))
        unknown[n_unknown++] = name;
      kscore_record_writer_add_rounded (records, name, points, DECIMALS);
    }
  kscore_record_writer_add_strv (records, "unknown", unknown);
}

/**
 * kscore_estimate_table_write:
 * @input: a CSV table of counts, one person a row, with a header
 * @constants: of the model
 * @format: how the result is written
 * @sink: (nullable): where it goes, NULL with %KSCORE_ESTIMATE_CHECK
 * @report: (out): what there is to say
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Puts the formula over a table, a row at a time: the columns of @input, then the score, its
 * range, the points of each component and the names of those not known. An empty cell is a count
 * that is not known. A table with other columns, or with something else than counts in them, is
 * a %KSCORE_ERROR_BAD_INPUT that names line and column; use %KSCORE_ESTIMATE_CHECK first where
 * nothing shall be written then.
 *
 * Returns: whether the whole table was read and handed to @sink, which is still to be finished
 */
gboolean
kscore_estimate_table_write (GInputStream          *input,
                             const KscoreConstants *constants,
                             KscoreEstimateFormat   format,
                             KscoreSink            *sink,
                             KscoreEstimateReport  *report,
                             GCancellable          *cancellable,
                             GError               **error)
{
  g_autoptr (KscoreCsvReader) reader = kscore_csv_reader_new (input);
  g_autoptr (KscoreRecordWriter) records = NULL;
  g_auto (Table) table = { constants, format, reader };
  g_autoptr (GError) local_error = NULL;
  const char * const *cells;
  guint n_cells;

  g_return_val_if_fail (sink != NULL || format == KSCORE_ESTIMATE_CHECK, FALSE);

  *report = (KscoreEstimateReport) { 0 };
  table.columns = g_array_new (FALSE, FALSE, sizeof (guint));
  table.fields = g_ptr_array_new_with_free_func (g_free);

  cells = kscore_csv_reader_read (reader, &n_cells, cancellable, &local_error);
  if (cells == NULL && local_error == NULL)
    g_set_error_literal (&local_error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                         _("The table is empty: its first line has to name the columns."));
  if (cells == NULL || !read_header (&table, cells, n_cells, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (format != KSCORE_ESTIMATE_CHECK)
    records = kscore_record_writer_new (sink,
                                        format == KSCORE_ESTIMATE_CSV ? KSCORE_RECORD_CSV
                                                                      : KSCORE_RECORD_LINES,
                                        (const char * const *) table.fields->pdata);

  while ((cells = kscore_csv_reader_read (reader, &n_cells, cancellable, &local_error)) != NULL)
    {
      gint64 counts[KSCORE_N_ESTIMATE_COLUMNS];
      double numbers[KSCORE_N_ESTIMATE_COLUMNS];
      KscoreEstimate estimate;

      if (n_cells != table.columns->len)
        {
          g_autofree char *line = dup_line (reader);

          /* Translators: the number of a line, then how many values it has and should have. */
          g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                       _("Line %s has %u values, where the first line names %u columns."), line,
                       n_cells, table.columns->len);
          return FALSE;
        }
      if (!read_counts (&table, cells, counts, error))
        return FALSE;

      for (guint i = 0; i < KSCORE_N_ESTIMATE_COLUMNS; i++)
        numbers[i] = counts[i] < 0 ? NAN : (double) counts[i];
      kscore_estimate (constants, numbers, &estimate);
      report->n_rows++;
      if (!estimate.known)
        {
          report->n_without_score++;
          if (report->first_without_score == 0)
            report->first_without_score = kscore_csv_reader_get_line (reader);
        }
      if (records == NULL)
        continue;
      write_row (&table, records, cells, counts, &estimate);
      if (!kscore_record_writer_end (records))
        return kscore_sink_finish (sink, error);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (records != NULL)
    kscore_record_writer_close (records);
  return TRUE;
}
