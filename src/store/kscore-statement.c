#include "config.h"

#include "store/kscore-statement.h"

#include <math.h>

#include "core/kscore-date.h"

/* Whatever comes from outside is made valid here, once, so that nobody inside has to ask. */
static void
bind_text (sqlite3_stmt *statement,
           int           position,
           const char   *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, position);
  else if (g_utf8_validate (text, -1, NULL))
    sqlite3_bind_text (statement, position, text, -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_text (statement, position, g_utf8_make_valid (text, -1), -1, g_free);
}

static void
bind_strv (sqlite3_stmt *statement,
           int           position,
           char        **strv)
{
  g_autofree char *joined = NULL;

  if (strv != NULL && strv[0] != NULL)
    joined = g_strjoinv ("\n", strv);
  bind_text (statement, position, joined);
}

static void
bind_va (sqlite3_stmt *statement,
         const char   *types,
         va_list       args)
{
  for (int i = 0; types[i] != '\0'; i++)
    {
      gint64 integer;
      double real;

      switch (types[i])
        {
        case 'i':
          sqlite3_bind_int64 (statement, i + 1, va_arg (args, gint64));
          break;
        case 'u':
          integer = va_arg (args, gint64);
          if (integer < 0)
            sqlite3_bind_null (statement, i + 1);
          else
            sqlite3_bind_int64 (statement, i + 1, integer);
          break;
        case 't':
          integer = va_arg (args, gint64);
          if (integer == KSCORE_TIME_UNKNOWN)
            sqlite3_bind_null (statement, i + 1);
          else
            sqlite3_bind_int64 (statement, i + 1, integer);
          break;
        case 'r':
          real = va_arg (args, double);
          if (!isfinite (real))
            sqlite3_bind_null (statement, i + 1);
          else
            sqlite3_bind_double (statement, i + 1, real);
          break;
        case 's':
          bind_text (statement, i + 1, va_arg (args, const char *));
          break;
        case 'v':
          bind_strv (statement, i + 1, va_arg (args, char **));
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/**
 * kscore_statement_bind: (skip)
 * @statement: a statement
 * @types: one letter a parameter: "i" #gint64; "u" #gint64, NULL below 0; "t" #gint64, NULL where
 *   it is %KSCORE_TIME_UNKNOWN; "r" double, NULL unless finite; "s" nullable string; "v" nullable
 *   strv, stored as lines
 * @...: the parameters, of exactly these types
 */
void
kscore_statement_bind (sqlite3_stmt *statement,
                       const char   *types,
                       ...)
{
  va_list args;

  va_start (args, types);
  bind_va (statement, types, args);
  va_end (args);
}

/**
 * kscore_statement_next: (skip)
 * @db: a connection
 * @statement: its statement
 * @error: (not optional): return location
 *
 * Returns: %TRUE at a row; %FALSE with @error clear after the last one, or with @error set. The
 *   statement is reset then; who stops earlier resets it
 */
gboolean
kscore_statement_next (KscoreDatabase  *db,
                       sqlite3_stmt    *statement,
                       GError         **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    kscore_database_set_error (db, code, error);
  sqlite3_reset (statement);

  return FALSE;
}

/**
 * kscore_statement_succeeded: (skip)
 * @local_error: what kscore_statement_next() ended with; cleared
 * @error: return location
 *
 * Ends a loop over rows: hands the error on, where there is one.
 *
 * Returns: whether there is none
 */
gboolean
kscore_statement_succeeded (GError **local_error,
                            GError **error)
{
  if (*local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (local_error));

  return FALSE;
}

/**
 * kscore_statement_run: (skip)
 * @db: a connection
 * @statement: its statement, of which no row is wanted
 * @error: return location
 *
 * Returns: whether it ran
 */
gboolean
kscore_statement_run (KscoreDatabase  *db,
                      sqlite3_stmt    *statement,
                      GError         **error)
{
  int code;

  do
    code = sqlite3_step (statement);
  while (code == SQLITE_ROW);

  if (code != SQLITE_DONE)
    kscore_database_set_error (db, code, error);
  sqlite3_reset (statement);

  return code == SQLITE_DONE;
}

/**
 * kscore_statement_query: (skip)
 * @db: a connection
 * @statement: its statement
 * @value: (out): the integer in the first column of the last row, 0 where there is none
 * @error: return location
 *
 * Runs a statement to its end: one that writes and returns something must not be left before.
 *
 * Returns: whether it ran
 */
gboolean
kscore_statement_query (KscoreDatabase  *db,
                        sqlite3_stmt    *statement,
                        gint64          *value,
                        GError         **error)
{
  g_autoptr (GError) local_error = NULL;

  *value = 0;
  while (kscore_statement_next (db, statement, &local_error))
    *value = sqlite3_column_int64 (statement, 0);

  return kscore_statement_succeeded (&local_error, error);
}

/**
 * kscore_statement_execute: (skip)
 * @db: a connection
 * @error: return location
 * @sql: one statement
 * @types: as kscore_statement_bind()
 * @...: the parameters
 *
 * Returns: whether it ran
 */
gboolean
kscore_statement_execute (KscoreDatabase  *db,
                          GError         **error,
                          const char      *sql,
                          const char      *types,
                          ...)
{
  sqlite3_stmt *statement = kscore_statement_prepare (db, sql, error);
  va_list args;

  if (statement == NULL)
    return FALSE;

  va_start (args, types);
  bind_va (statement, types, args);
  va_end (args);

  return kscore_statement_run (db, statement, error);
}

/**
 * kscore_statement_dup_text: (skip)
 * @statement: a statement at a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): valid UTF-8, also where somebody else wrote the file
 */
char *
kscore_statement_dup_text (sqlite3_stmt *statement,
                           int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL)
    return NULL;

  return g_utf8_validate (text, -1, NULL) ? g_strdup (text) : g_utf8_make_valid (text, -1);
}

/**
 * kscore_statement_dup_strv: (skip)
 * @statement: a statement at a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): the lines of a text
 */
char **
kscore_statement_dup_strv (sqlite3_stmt *statement,
                           int           column)
{
  g_autofree char *text = kscore_statement_dup_text (statement, column);

  return text != NULL ? g_strsplit (text, "\n", -1) : NULL;
}

/**
 * kscore_statement_get_int: (skip)
 * @statement: a statement at a row
 * @column: from 0
 * @if_null: what stands for NULL
 *
 * Returns: the integer
 */
gint64
kscore_statement_get_int (sqlite3_stmt *statement,
                          int           column,
                          gint64        if_null)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return if_null;

  return sqlite3_column_int64 (statement, column);
}

/**
 * kscore_statement_get_real: (skip)
 * @statement: a statement at a row
 * @column: from 0
 *
 * Returns: the number, NAN for NULL
 */
double
kscore_statement_get_real (sqlite3_stmt *statement,
                           int           column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NAN;

  return sqlite3_column_double (statement, column);
}
