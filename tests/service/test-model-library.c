#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/kscore-error.h"
#include "service/kscore-model-library.h"
#include "support/model-fixture.h"

static GBytes *
change_text (const char *text,
             const char *from,
             const char *to)
{
  const char *at = strstr (text, from);
  GString *changed = g_string_new (NULL);

  g_assert_nonnull (at);
  g_string_append_len (changed, text, at - text);
  g_string_append (changed, to);
  g_string_append (changed, at + strlen (from));
  return g_string_free_to_bytes (changed);
}

static void
test_built_in (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KscoreModelLibrary) library = kscore_model_library_new (NULL, &error);
  const KscoreModelVersion *version;

  g_assert_no_error (error);
  version = kscore_model_library_find (library, "kscore-1");
  g_assert_nonnull (version);
  g_assert_false (version->mine);
  g_assert_cmpuint (version->number, ==, 1);
  g_assert_null (kscore_model_library_get_mine (library));
  g_assert_null (kscore_model_library_find (library, "kscore-99"));
  g_assert_null (kscore_model_library_find (library, ""));
}

static void
test_newest (void)
{
  g_autoptr(KscoreModelLibrary) library = NULL;
  g_autofree char *weights = model_fixture_read ("steady.json");

  model_fixture_build_in ();
  library = kscore_model_library_new (weights, NULL);
  g_assert_cmpuint (kscore_model_library_get_n_versions (library), ==, 3);
  g_assert_cmpstr (kscore_model_library_get_version (library, 0)->constants.version, ==,
                   "kscore-1");
  g_assert_cmpstr (kscore_model_library_get_newest (library)->constants.version, ==, "kscore-2");
  g_assert_cmpstr (kscore_model_library_get_version (library, 2)->constants.version, ==,
                   "my-weights:steady");
}

static void
test_mine (void)
{
  g_autofree char *weights = model_fixture_read ("steady.json");
  g_autoptr(GError) error = NULL;
  g_autoptr(KscoreModelLibrary) library = kscore_model_library_new (weights, &error);
  const KscoreModelVersion *mine;

  g_assert_no_error (error);
  mine = kscore_model_library_get_mine (library);
  g_assert_true (mine->mine);
  g_assert_cmpstr (mine->constants.version, ==, "my-weights:steady");
  g_assert_cmpfloat (mine->constants.points[KSCORE_KIND_REPLY], ==, 6);
  g_assert_true (kscore_model_library_find (library, "my-weights:steady") == mine);
  g_assert_true (kscore_model_library_find (library, "my-weights") == mine);
  g_assert_true (kscore_model_library_find (library, "steady") == mine);
  g_assert_null (kscore_model_library_find (library, "stead"));
  g_assert_false (kscore_model_library_get_newest (library)->mine);
}

/* One change to a good file each, and the word that has to be named. */
static void
test_refused (void)
{
  static const struct {
    const char *from;
    const char *to;
    const char *named;
  } cases[] = {
    { "\"steady\"", "\"kscore-1\"", "kscore-1" },
    { "\"steady\"", "\"KSCORE-9\"", "KSCORE-9" },
    { "\"steady\"", "\"\"", "version" },
    { "\"steady\"", "\"two words\"", "version" },
    { "\"steady\"", "\"my-weights:steady\"", "version" },
    { "\"steady\"", "\"a-name-that-is-longer-than-28-letters\"", "version" },
    { "\"steady\"", "7", "version" },
    { "\"reply\": 6,", "", "reply" },
    { "\"reply\": 6", "\"reply\": -6", "reply" },
    { "\"reply\": 6", "\"reply\": 1e300", "reply" },
    { "\"reply\": 6", "\"reply\": null", "reply" },
    { "\"reply\": 6", "\"reply\": \"six\"", "reply" },
    { "\"reply\": 6", "\"reply\": [6]", "reply" },
    { "\"reply\": 6", "\"reply\": 6, \"wink\": 1", "wink" },
    { "\"response_weight\": 0.45", "\"response_weight\": 0.5", "response_weight" },
    { "\"response_weight\": 0.45", "\"response_weight\": -0.45", "response_weight" },
    { "\"response_xm\": 100000000", "\"response_xm\": 5", "response_xm" },
    { "\"audience_x1\": 50", "\"audience_x1\": 0", "audience_x1" },
    { "\"base\": 1,", "\"base\": 0,", "base" },
    { "\"span\": 99", "\"span\": 100", "span" },
    { "\"g_scale\": 4", "\"g_scale\": 0", "g_scale" },
    { "\"leading\": 55", "\"leading\": 80", "prominent" },
    { "\"prominent\": 75", "\"prominent\": 175", "prominent" },
    { "\"window_weeks\": 13", "\"window_weeks\": 52", "window_weeks" },
    { "\"lockstep_narrow\": 12", "\"lockstep_narrow\": 0", "lockstep_narrow" },
    { "\"lockstep_narrow\": 12,", "", "lockstep_narrow" },
    { "\"best_weeks\": 9", "\"best_weeks\": 9.5", "best_weeks" },
    { "\"trust_floor\": 0.02", "\"trust_floor\": 2", "trust_floor" },
    { "\"points\": {", "\"points\": 3, \"dots\": {", "points" },
    { "\"x\": 1,", "\"x\": -1,", "x" },
  };
  g_autofree char *good = model_fixture_read ("steady.json");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = change_text (good, cases[i].from, cases[i].to);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].to);
      g_assert_null (kscore_model_library_check_weights (bytes, &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
      g_assert_nonnull (strstr (error->message, cases[i].named));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
assert_garbage (const char *data,
                gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autoptr(GError) error = NULL;

  g_assert_null (kscore_model_library_check_weights (bytes, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_assert_true (g_ascii_isupper (error->message[0]));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* What some editors put before a text is none of it. */
static void
test_byte_order_mark (void)
{
  g_autofree char *good = model_fixture_read ("steady.json");
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", good, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (marked, strlen (marked));
  g_autoptr(GError) error = NULL;
  g_autofree char *text = kscore_model_library_check_weights (bytes, &error);
  g_autoptr(KscoreModelLibrary) library = NULL;

  g_assert_no_error (error);
  library = kscore_model_library_new (text, &error);
  g_assert_no_error (error);
  g_assert_nonnull (kscore_model_library_get_mine (library));
}

static void
test_garbage (void)
{
  g_autofree char *good = model_fixture_read ("steady.json");
  g_autofree char *deep = g_strnfill (20000, '[');
  gsize length = strlen (good);
  g_autofree char *bad = g_memdup2 (good, length);

  assert_garbage ("", 0);
  assert_garbage ("\0\0\0", 3);
  assert_garbage ("PK\3\4", 4);
  assert_garbage ("{\"version\": \"a\xff\"}", 16);
  assert_garbage ("{}", 2);
  assert_garbage ("hello", 5);
  assert_garbage ("{} {}", 5);
  assert_garbage ("{\"version\": NaN}", 16);
  assert_garbage ("\xef\xbb\xbf", 3);
  assert_garbage ("\xef\xbb", 2);
  assert_garbage ("[1, 2]", 6);
  assert_garbage (deep, 20000);
  /* Cut anywhere it is none; with a byte of nothing neither. */
  for (gsize i = 0; i < length - 2; i += 97)
    assert_garbage (good, i);
  bad[length / 2] = '\0';
  assert_garbage (bad, length);
}

static void
test_size (void)
{
  g_autofree char *good = model_fixture_read ("steady.json");
  g_autofree char *blanks = g_strnfill (KSCORE_WEIGHTS_MAX_BYTES, ' ');
  g_autofree char *large = g_strconcat (good, blanks, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (large, strlen (large));
  g_autoptr(GBytes) fits = g_bytes_new (large, KSCORE_WEIGHTS_MAX_BYTES);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (kscore_model_library_check_weights (bytes, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  text = kscore_model_library_check_weights (fits, NULL);
  g_assert_cmpuint (strlen (text), ==, KSCORE_WEIGHTS_MAX_BYTES);
}

static void
test_read (void)
{
  g_autofree char *path = model_fixture_dup_path ("steady.json");
  g_autofree char *good = model_fixture_read ("steady.json");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) missing = g_file_new_for_path ("/nonexistent/weights.json");
  g_autoptr(GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr(GFile) folder = g_file_new_for_path ("/");
  g_autoptr(GBytes) bytes = kscore_model_library_read_weights (file, NULL, NULL);
  g_autofree char *folder_path = g_dir_make_tmp ("kscore-test-XXXXXX", NULL);
  g_autofree char *pipe_path = g_build_filename (folder_path, "pipe", NULL);
  g_autoptr(GFile) pipe_file = g_file_new_for_path (pipe_path);
  GFile *others[] = { missing, endless, folder, pipe_file };

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), good, strlen (good));

  /* Nobody writes into the pipe, so that whoever opens it waits for ever. */
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (kscore_model_library_read_weights (others[i], NULL, &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
    }

  g_assert_true (g_file_delete (pipe_file, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder_path), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/model-library/built-in", test_built_in);
  g_test_add_func ("/service/model-library/mine", test_mine);
  g_test_add_func ("/service/model-library/refused", test_refused);
  g_test_add_func ("/service/model-library/garbage", test_garbage);
  g_test_add_func ("/service/model-library/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/service/model-library/size", test_size);
  g_test_add_func ("/service/model-library/read", test_read);
  g_test_add_func ("/service/model-library/newest", test_newest);
  return g_test_run ();
}
