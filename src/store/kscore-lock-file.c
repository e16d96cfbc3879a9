/* For locks of an open file, which another look at the file in this process does not drop. */
#define _GNU_SOURCE

#include "config.h"

#include "store/kscore-lock-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/kscore-error.h"

#define LOCK_FILE_NAME "kscore.lock"

struct _KscoreLockFile {
  int fd;
};

/* The file is never removed: a process that has it open would hold a lock that nobody sees. */
static int
open_lock_file (const char *data_dir,
                int         flags)
{
  g_autofree char *path = g_build_filename (data_dir, LOCK_FILE_NAME, NULL);

  return g_open (path, flags | O_CLOEXEC | O_NOFOLLOW, 0600);
}

/* Of the whole file; asked for with F_OFD_GETLK, it is not taken. */
static gboolean
lock_whole (int           fd,
            int           command,
            struct flock *lock)
{
  *lock = (struct flock) { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, command, lock) == 0;
}

/* "123 kscore", written by the holder; only spoken of, never trusted. */
static char *
describe_holder (int fd)
{
  g_autofree char *program = NULL;
  char content[128];
  char *end = NULL;
  gint64 pid;
  gssize length;

  length = pread (fd, content, sizeof content - 1, 0);
  content[MAX (length, 0)] = '\0';
  pid = g_ascii_strtoll (content, &end, 10);
  if (pid <= 0)
    return g_strdup (_("Another process"));

  program = g_utf8_make_valid (g_strstrip (end), -1);

  /* Translators: a program and the number of its process, "kscore-cli (process 123)" */
  return g_strdup_printf (_("%s (process %ld)"),
                          program[0] != '\0' ? program : "Kscore", (long) pid);
}

static gboolean
write_holder (int fd)
{
  const char *program = g_get_prgname ();
  g_autofree char *content = NULL;
  gsize length;

  content = g_strdup_printf ("%ld %.64s\n", (long) getpid (), program != NULL ? program : "Kscore");
  length = strlen (content);

  return ftruncate (fd, 0) == 0 && pwrite (fd, content, length, 0) == (gssize) length;
}

/**
 * kscore_lock_file_acquire:
 * @data_dir: an existing folder
 * @error: return location
 *
 * Never waits.
 *
 * Returns: (transfer full): the lock, or %NULL with %KSCORE_ERROR_BUSY naming who holds it, or
 *   %KSCORE_ERROR_STORAGE where the folder cannot be written
 */
KscoreLockFile *
kscore_lock_file_acquire (const char  *data_dir,
                          GError     **error)
{
  g_autofree char *holder = NULL;
  KscoreLockFile *self;
  struct flock whole;
  int fd;

  g_return_val_if_fail (data_dir != NULL, NULL);

  fd = open_lock_file (data_dir, O_RDWR | O_CREAT);
  if (fd < 0)
    {
      int saved_errno = errno;

      g_debug ("Cannot open the lock file: %s", g_strerror (saved_errno));
      if (saved_errno == ENOSPC || saved_errno == EDQUOT)
        g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                     _("The disk that holds %s is full."), data_dir);
      else
        g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                     _("The folder %s cannot be written."), data_dir);
      return NULL;
    }

  if (lock_whole (fd, F_OFD_SETLK, &whole))
    {
      /* Without the name the lock holds as well. */
      if (!write_holder (fd))
        g_debug ("Cannot write into the lock file");
      self = g_new0 (KscoreLockFile, 1);
      self->fd = fd;
      return self;
    }

  if (errno == EAGAIN || errno == EACCES)
    {
      holder = describe_holder (fd);
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY,
                   /* Translators: who, as in "kscore-cli (process 123)", and a folder */
                   _("%s is writing in %s."), holder, data_dir);
    }
  else
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   _("The disk that holds %s does not allow files to be locked."), data_dir);
    }
  close (fd);

  return NULL;
}

/**
 * kscore_lock_file_release:
 * @lock: (transfer full) (nullable): a lock
 */
void
kscore_lock_file_release (KscoreLockFile *lock)
{
  if (lock == NULL)
    return;

  close (lock->fd);
  g_free (lock);
}

/**
 * kscore_lock_file_dup_holder:
 * @data_dir: a folder
 *
 * Returns: (transfer full) (nullable): who writes there, "kscore-cli (process 123)"; %NULL where
 *   nobody does
 */
char *
kscore_lock_file_dup_holder (const char *data_dir)
{
  char *holder = NULL;
  struct flock whole;
  int fd;

  g_return_val_if_fail (data_dir != NULL, NULL);

  fd = open_lock_file (data_dir, O_RDONLY);
  if (fd < 0)
    return NULL;

  if (lock_whole (fd, F_OFD_GETLK, &whole) && whole.l_type != F_UNLCK)
    holder = describe_holder (fd);
  close (fd);

  return holder;
}
