#include "config.h"

#include "store/kscore-forget.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "store/kscore-migrations.h"
#include "store/kscore-setting-table.h"
#include "store/kscore-statement.h"

/* Set together with the deletion: whoever is killed before the file is clean goes on later. */
#define PENDING_KEY "store.forgetting"

/* Children before parents. Actors stay while another account knows them. The cached history goes
 * because it was computed from what is forgotten; what was shown stays, being figures only. Hosts
 * are nobody's, but where nothing is read from a network any more, none need be known. */
static const char * const deletions[] = {
  "DELETE FROM staged WHERE account = ?1",
  "DELETE FROM lists WHERE account = ?1",
  "DELETE FROM sources WHERE account = ?1",
  "DELETE FROM hosts WHERE NOT EXISTS (SELECT 1 FROM sources)",
  "DELETE FROM interactions WHERE account = ?1",
  "DELETE FROM counts WHERE post IN (SELECT id FROM posts WHERE account = ?1)",
  "DELETE FROM marks WHERE account = ?1",
  "DELETE FROM outgoing WHERE account = ?1",
  "DELETE FROM posts WHERE account = ?1",
  "DELETE FROM actor_readings WHERE account = ?1",
  "DELETE FROM relations WHERE account = ?1",
  "DELETE FROM actors WHERE id NOT IN (SELECT actor FROM relations)",
  "DELETE FROM trust_overrides WHERE NOT EXISTS (SELECT 1 FROM actors a"
  " WHERE a.network = trust_overrides.network AND a.key = trust_overrides.key)",
  "DELETE FROM purged_supporters WHERE account = ?1",
  "DELETE FROM audience WHERE account = ?1",
  "DELETE FROM coverage WHERE account = ?1",
  "DELETE FROM settings WHERE key = 'store.forget.' || ?1",
  "DELETE FROM scores WHERE person = (SELECT person FROM accounts WHERE id = ?1)",
  "DELETE FROM accounts WHERE id = ?1",
};

/**
 * kscore_forget_account:
 * @db: a writing connection inside a transaction
 * @account: the id of an account
 * @error: return location
 *
 * Deletes everything that was stored for an account. Its words can still be found in the file
 * until kscore_forget_finish() has run.
 *
 * Returns: whether there was such an account
 */
gboolean
kscore_forget_account (KscoreDatabase  *db,
                       gint64           account,
                       GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    if (!kscore_statement_execute (db, error, deletions[i], "i", account))
      return FALSE;

  if (sqlite3_changes (kscore_database_get_handle (db)) == 0)
    {
      g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                           _("There is no such account."));
      return FALSE;
    }

  return kscore_setting_table_set (db, PENDING_KEY, "1", error);
}

/**
 * kscore_forget_is_pending:
 * @db: a connection
 * @pending: (out): whether kscore_forget_finish() has something to do
 * @error: return location
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_forget_is_pending (KscoreDatabase  *db,
                          gboolean        *pending,
                          GError         **error)
{
  g_autofree char *value = NULL;

  if (!kscore_setting_table_get (db, PENDING_KEY, &value, error))
    return FALSE;

  *pending = value != NULL;

  return TRUE;
}

/* A checkpoint that could not empty the log says so in its row, not by failing. */
static gboolean
empty_log (KscoreDatabase  *db,
           GError         **error)
{
  gint64 busy;

  if (!kscore_database_get_integer (db, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, error))
    return FALSE;

  return busy == 0 || kscore_database_set_error (db, SQLITE_BUSY, error);
}

/**
 * kscore_forget_finish:
 * @db: a writing connection outside of a transaction
 * @error: return location
 *
 * Makes the file as if what was deleted had never been in it: merges the search index, writes
 * the database anew, empties the log and removes the backups of migrations.
 *
 * Returns: whether it is done; it can be tried again, and %KSCORE_ERROR_BUSY says that another
 *   process still reads the old data
 */
gboolean
kscore_forget_finish (KscoreDatabase  *db,
                      GError         **error)
{
  return kscore_migrations_remove_backups (kscore_database_get_path (db), error)
         && kscore_database_exec (db, "INSERT INTO posts_text (posts_text) VALUES ('optimize')",
                                  error)
         && kscore_database_exec (db, "VACUUM", error)
         && empty_log (db, error)
         && kscore_setting_table_set (db, PENDING_KEY, NULL, error);
}
