#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-model-file.h"

static void
test_default (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree KscoreConstants *constants = kscore_model_file_load_default (&error);

  g_assert_no_error (error);
  g_assert_cmpstr (constants->version, ==, "kscore-1");
  /* Some of the numbers that the specification states. */
  g_assert_cmpfloat (constants->weight[KSCORE_COMPONENT_RESPONSE], ==, 0.45);
  g_assert_cmpfloat (constants->weight[KSCORE_COMPONENT_RECOGNITION], ==, 0.35);
  g_assert_cmpfloat (constants->weight[KSCORE_COMPONENT_AUDIENCE], ==, 0.20);
  g_assert_cmpfloat (constants->points[KSCORE_KIND_QUOTE], ==, 5);
  g_assert_cmpfloat (constants->band[KSCORE_BAND_PROMINENT], ==, 75);
}

static void
test_refused (void)
{
  const char * const texts[] = {
    "",
    "[]",
    "{}",
    "{\"version\": 1}",
    "{\"version\": \"kscore-1\"}",
    "{\"version\": \"kscore-1\", \"scale\": {\"base\": \"one\"}}",
    "{\"version\": \"kscore-1\", \"scale\": {\"charm\": 2}}",
    "{\"version\": \"kscore-1\", \"charm\": {\"base\": 2}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr(GError) error = NULL;

      g_assert_null (kscore_model_file_parse (bytes, &error));
      g_assert_nonnull (error);
      g_assert_true (strlen (error->message) > 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/model-file/default", test_default);
  g_test_add_func ("/service/model-file/refused", test_refused);
  return g_test_run ();
}
