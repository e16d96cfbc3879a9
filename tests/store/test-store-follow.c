#include "config.h"

#include "store/kscore-store-follow.h"

#include "core/kscore-error.h"
#include "store-fixture.h"

static KscoreStore *
open_store (const char *dir)
{
  KscoreStore *store = kscore_store_new (dir);
  g_autoptr (GError) error = NULL;

  kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static void
write_page (KscoreStore *store,
            guint        number)
{
  g_autoptr (KscorePage) page = test_page_new (number);
  g_autoptr (GError) error = NULL;

  /* Lists and stars are not noted one by one. */
  g_ptr_array_set_size (page->marks, 0);
  kscore_store_write_page (store, page, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
count_posts (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return kscore_database_get_integer (db, "SELECT count(*) FROM posts", data, error);
}

static gint64
read_marked (KscoreStore       *store,
             KscoreJournalMark *mark)
{
  g_autoptr (GError) error = NULL;
  gint64 n_posts;

  kscore_store_read_marked (store, mark, count_posts, &n_posts, NULL, &error);
  g_assert_no_error (error);
  return n_posts;
}

typedef struct {
  guint  n_calls;
  guint  n_new;   /* posts that are noted */
  gint64 n_posts; /* that are there */
} Seen;

static gboolean
see (KscoreDatabase       *db,
     const KscoreChanges  *changes,
     gpointer              data,
     GError              **error)
{
  Seen *seen = data;

  seen->n_calls++;
  for (guint i = 0; i < changes->notes->len; i++)
    seen->n_new += g_array_index (changes->notes, KscoreNote, i).kind == KSCORE_NOTE_POST;
  return kscore_database_get_integer (db, "SELECT count(*) FROM posts", &seen->n_posts, error);
}

static Seen
follow (KscoreStore       *store,
        KscoreJournalMark *mark)
{
  g_autoptr (GError) error = NULL;
  Seen seen = { 0 };

  kscore_store_follow (store, mark, see, &seen, NULL, &error);
  g_assert_no_error (error);
  return seen;
}

static void
test_follow (void)
{
  g_autofree char *dir = test_dir_new ();
  g_autoptr (KscoreStore) store = open_store (dir);
  KscoreJournalMark mark;
  gint64 n_posts;
  Seen seen;

  write_page (store, 0);
  n_posts = read_marked (store, &mark);
  g_assert_cmpint (mark.epoch, !=, 0);

  for (guint i = 1; i < 4; i++)
    {
      write_page (store, i);
      seen = follow (store, &mark);
      g_assert_cmpuint (seen.n_calls, ==, 1);
      n_posts += seen.n_new;
      g_assert_cmpint (seen.n_posts, ==, n_posts);
    }
  seen = follow (store, &mark);
  g_assert_cmpuint (seen.n_calls, ==, 1);
  g_assert_cmpuint (seen.n_new, ==, 0);

  /* Nobody notes any more. */
  kscore_store_unfollow (store);
  write_page (store, 4);
  seen = follow (store, &mark);
  g_assert_cmpuint (seen.n_calls, ==, 0);
  g_assert_cmpint (mark.epoch, ==, 0);

  g_clear_object (&store);
  test_dir_free (g_steal_pointer (&dir));
}

static void
test_reader (void)
{
  g_autofree char *dir = test_dir_new ();
  g_autoptr (KscoreStore) writer = open_store (dir);
  g_autoptr (KscoreStore) reader = open_store (dir);
  KscoreJournalMark mark;

  write_page (writer, 0);
  g_assert_cmpint (read_marked (reader, &mark), ==, 5);
  g_assert_cmpint (mark.epoch, ==, 0);
  g_assert_cmpuint (follow (reader, &mark).n_calls, ==, 0);

  g_clear_object (&reader);
  g_clear_object (&writer);
  test_dir_free (g_steal_pointer (&dir));
}

typedef struct {
  GMutex   mutex;
  GCond    cond;
  gboolean begun;
  gboolean ended;
} Slow;

static gboolean
write_slowly (KscoreDatabase  *db,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  Slow *slow = data;

  g_mutex_lock (&slow->mutex);
  slow->begun = TRUE;
  g_cond_broadcast (&slow->cond);
  while (!slow->ended)
    g_cond_wait (&slow->cond, &slow->mutex);
  g_mutex_unlock (&slow->mutex);
  return TRUE;
}

/* Nobody waits for an import. */
static void
test_busy (void)
{
  g_autofree char *dir = test_dir_new ();
  g_autoptr (KscoreStore) store = open_store (dir);
  KscoreJournalMark mark, before;
  Slow slow = { .begun = FALSE };

  write_page (store, 0);
  read_marked (store, &before);
  g_mutex_init (&slow.mutex);
  g_cond_init (&slow.cond);
  kscore_store_run_async (store, KSCORE_STORE_WRITE, write_slowly, &slow, NULL, NULL, NULL, NULL);
  g_mutex_lock (&slow.mutex);
  while (!slow.begun)
    g_cond_wait (&slow.cond, &slow.mutex);
  g_mutex_unlock (&slow.mutex);

  g_assert_cmpint (read_marked (store, &mark), ==, 5);
  g_assert_cmpuint (follow (store, &before).n_calls, ==, 0);

  g_mutex_lock (&slow.mutex);
  slow.ended = TRUE;
  g_cond_broadcast (&slow.cond);
  g_mutex_unlock (&slow.mutex);
  kscore_store_close (store);
  g_mutex_clear (&slow.mutex);
  g_cond_clear (&slow.cond);
  while (g_main_context_iteration (NULL, FALSE));
  test_dir_free (g_steal_pointer (&dir));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/store-follow/follow", test_follow);
  g_test_add_func ("/store/store-follow/reader", test_reader);
  g_test_add_func ("/store/store-follow/busy", test_busy);
  return g_test_run ();
}
