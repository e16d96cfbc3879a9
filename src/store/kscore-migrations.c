#include "config.h"

#include "store/kscore-migrations.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/kscore-error.h"
#include "store/kscore-statement.h"
#include "store/kscore-store-resources.h"

#define STEPS_FOLDER "/com/example/Kscore/store/migrations/"
/* "KSCR": tells our files from anybody else's. */
#define APPLICATION_ID 0x4b534352
#define MAX_BACKUPS 3

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * kscore_migrations_load_steps:
 *
 * Returns: (transfer full): the SQL of every step; the n-th leads to version n
 */
char **
kscore_migrations_load_steps (void)
{
  GResource *resource = kscore_store_resources_get_resource ();
  g_auto (GStrv) names = NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  guint n_names;

  names = g_resource_enumerate_children (resource, STEPS_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                         NULL);
  g_assert (names != NULL);
  n_names = g_strv_length (names);
  qsort (names, n_names, sizeof *names, compare_names);

  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *path = g_strconcat (STEPS_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = NULL;

      /* A gap would give every later step a wrong number. */
      g_assert (g_ascii_strtoull (names[i], NULL, 10) == i + 1);
      bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_ptr_array_add (steps, g_strndup (g_bytes_get_data (bytes, NULL),
                                         g_bytes_get_size (bytes)));
    }
  g_ptr_array_add (steps, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&steps), FALSE);
}

static gboolean
is_memory (KscoreDatabase *db)
{
  return strcmp (kscore_database_get_path (db), ":memory:") == 0;
}

/* Only a file of ours, or an empty one, is ever written to. */
static gboolean
read_version (KscoreDatabase  *db,
              guint            newest,
              gint64          *version,
              GError         **error)
{
  gint64 application_id, n_objects;

  if (!kscore_database_get_integer (db, "PRAGMA application_id", &application_id, error)
      || !kscore_database_get_integer (db, "PRAGMA user_version", version, error)
      || !kscore_database_get_integer (db, "SELECT count(*) FROM sqlite_schema", &n_objects, error))
    return FALSE;

  if (application_id != APPLICATION_ID
      && (application_id != 0 || *version != 0 || n_objects != 0))
    return kscore_database_set_error (db, SQLITE_NOTADB, error);

  if (*version > (gint64) newest)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_TOO_NEW,
                   _("The data in %s were written by a newer version of Kscore."),
                   kscore_database_get_path (db));
      return FALSE;
    }

  if (*version < 0 || (*version == 0 && n_objects != 0))
    return kscore_database_set_error (db, SQLITE_CORRUPT, error);

  return TRUE;
}

/* The paths of the backups beside a database, oldest version first. */
static GPtrArray *
list_backups (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (name, ".v", NULL);
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix))
      g_ptr_array_add (backups, g_build_filename (folder, entry, NULL));
  g_ptr_array_sort (backups, compare_names);

  return g_steal_pointer (&backups);
}

static gboolean
remove_backups (const char  *path,
                guint        n_kept,
                GError     **error)
{
  g_autoptr (GPtrArray) backups = list_backups (path);

  for (guint i = 0; i + n_kept < backups->len; i++)
    {
      const char *backup = g_ptr_array_index (backups, i);

      if (g_unlink (backup) != 0)
        {
          g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                       _("The old copy of the data %s cannot be removed."), backup);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * kscore_migrations_remove_backups:
 * @path: the database file
 * @error: return location
 *
 * Removes the copies that migrations have left: they hold what was forgotten since.
 *
 * Returns: whether none is left
 */
gboolean
kscore_migrations_remove_backups (const char  *path,
                                  GError     **error)
{
  return remove_backups (path, 0, error);
}

/* A copy under another name first: what bears the name of a backup is whole. */
static gboolean
back_up (KscoreDatabase  *db,
         gint64           version,
         GError         **error)
{
  const char *path = kscore_database_get_path (db);
  g_autofree char *backup = NULL;
  g_autofree char *partial = NULL;

  if (is_memory (db))
    return TRUE;

  backup = g_strdup_printf ("%s.v%03" G_GINT64_FORMAT, path, version);
  partial = g_strconcat (path, ".copying", NULL);

  g_unlink (partial);
  kscore_database_create_file (partial);
  if (!kscore_statement_execute (db, error, "VACUUM INTO ?", "s", partial))
    {
      g_unlink (partial);
      return FALSE;
    }

  if (g_rename (partial, backup) != 0)
    {
      g_unlink (partial);
      return kscore_database_set_error (db, SQLITE_CANTOPEN, error);
    }

  return remove_backups (path, MAX_BACKUPS, error);
}

/**
 * kscore_migrations_run_steps:
 * @db: a writing connection
 * @steps: (array zero-terminated=1): the SQL of every step; the n-th leads to version n
 * @error: return location
 *
 * Brings a database to the version of the last step, all in one transaction. A copy of an older
 * database is put beside it before, "kscore.db.v001", of which the last three are kept.
 *
 * Returns: whether it is current; if not, nothing has changed. %KSCORE_ERROR_TOO_NEW for a
 *   database that knows more steps, %KSCORE_ERROR_STORAGE for one that is not ours
 */
gboolean
kscore_migrations_run_steps (KscoreDatabase      *db,
                             const char * const  *steps,
                             GError             **error)
{
  guint newest = g_strv_length ((char **) steps);
  g_autofree char *stamp = NULL;
  gint64 version;

  if (!read_version (db, newest, &version, error))
    return FALSE;

  if (version == (gint64) newest)
    return TRUE;

  if (version > 0 && !back_up (db, version, error))
    return FALSE;

  /* Lasting, and not allowed inside a transaction. An auto_vacuum is not wanted: forgetting
   * vacuums whole. */
  if (!kscore_database_exec (db, "PRAGMA journal_mode = WAL", error)
      || !kscore_database_begin (db, error))
    return FALSE;

  for (gint64 i = version; i < (gint64) newest; i++)
    if (!kscore_database_exec (db, steps[i], error))
      {
        kscore_database_rollback (db);
        return FALSE;
      }

  stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                           APPLICATION_ID, newest);
  if (!kscore_database_exec (db, stamp, error))
    {
      kscore_database_rollback (db);
      return FALSE;
    }

  return kscore_database_commit (db, error);
}

/**
 * kscore_migrations_run:
 * @db: a writing connection
 * @error: return location
 *
 * As kscore_migrations_run_steps() with the steps of this version of Kscore.
 *
 * Returns: whether the database is current
 */
gboolean
kscore_migrations_run (KscoreDatabase  *db,
                       GError         **error)
{
  g_auto (GStrv) steps = kscore_migrations_load_steps ();

  return kscore_migrations_run_steps (db, (const char * const *) steps, error);
}

/**
 * kscore_migrations_is_current:
 * @db: a connection
 * @current: (out): whether kscore_migrations_run() has nothing to do
 * @error: return location
 *
 * Returns: whether that can be said: %FALSE with %KSCORE_ERROR_TOO_NEW or %KSCORE_ERROR_STORAGE
 *   for a database that this version cannot use
 */
gboolean
kscore_migrations_is_current (KscoreDatabase  *db,
                              gboolean        *current,
                              GError         **error)
{
  g_auto (GStrv) steps = kscore_migrations_load_steps ();
  guint newest = g_strv_length (steps);
  gint64 version;

  if (!read_version (db, newest, &version, error))
    return FALSE;

  *current = version == (gint64) newest;

  return TRUE;
}
