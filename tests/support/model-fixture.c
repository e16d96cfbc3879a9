#include "config.h"

#include "support/model-fixture.h"

#include <gio/gio.h>

char *
model_fixture_dup_path (const char *name)
{
  return g_build_filename (KSCORE_TEST_MODEL_DIR, name, NULL);
}

char *
model_fixture_read (const char *name)
{
  g_autofree char *path = model_fixture_dup_path (name);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
model_fixture_build_in (void)
{
  g_autoptr(GError) error = NULL;
  GResource *resource = g_resource_load (KSCORE_TEST_MODEL_RESOURCE, &error);

  g_assert_no_error (error);
  g_resources_register (resource);
  g_resource_unref (resource);
}
