#include "config.h"

#include <gio/gio.h>

#include "core/kscore-error.h"

static void
test_every_code_has_one_action (void)
{
  for (int code = KSCORE_ERROR_OFFLINE; code <= KSCORE_ERROR_TOO_NEW; code++)
    {
      g_autoptr(GError) error = g_error_new_literal (KSCORE_ERROR, code, "What happened.");
      const char *action = kscore_error_get_action (error);

      g_assert_true (g_str_has_suffix (action, "."));
      g_assert_cmpstr (action, !=, "Try again.");
    }
}

static void
test_other_domains (void)
{
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, KSCORE_ERROR_TOO_NEW, "Strange.");

  g_assert_cmpstr (kscore_error_get_action (error), ==, "Try again.");
  g_assert_cmpstr (kscore_error_get_action (NULL), ==, "Try again.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/error/every-code-has-one-action", test_every_code_has_one_action);
  g_test_add_func ("/core/error/other-domains", test_other_domains);
  return g_test_run ();
}
