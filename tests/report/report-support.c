#include "config.h"

#include "report-support.h"

#include <glib/gstdio.h>

KscoreSink *
report_test_sink_new (GOutputStream **stream)
{
  *stream = g_memory_output_stream_new_resizable ();
  return kscore_sink_new (*stream, NULL);
}

char *
report_test_sink_finish (KscoreSink    *sink,
                         GOutputStream *stream)
{
  g_autoptr (GError) error = NULL;

  kscore_sink_finish (sink, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

JsonNode *
report_test_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

void
report_test_assert_fields (JsonObject         *object,
                           const char * const *fields)
{
  JsonObjectIter iter;
  const char *name;
  guint i = 0;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    g_assert_cmpstr (name, ==, fields[i++]);
  g_assert_null (fields[i]);
}

void
report_test_folder_set_up (ReportTestFolder *self,
                           gconstpointer     data)
{
  g_autoptr (GError) error = NULL;

  self->parent = g_dir_make_tmp ("kscore-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->parent, "export", NULL);
}

/* Removes a folder with everything in it. */
static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

void
report_test_folder_tear_down (ReportTestFolder *self,
                              gconstpointer     data)
{
  remove_all (self->parent);
  g_free (self->parent);
  g_free (self->path);
}

char *
report_test_read (const char *folder,
                  const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}
