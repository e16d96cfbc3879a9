#include "config.h"

#include "service/kscore-model-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "json/kscore-json-reader.h"
#include "service/kscore-service-resources.h"

#define MODEL_FOLDER "/com/example/Kscore/model/"
#define MODEL_SUFFIX ".json"

static gboolean
read_block (KscoreConstants  *constants,
            const char       *block,
            JsonObject       *members,
            GError          **error)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, members);
  while (json_object_iter_next (&iter, &member, &node))
    {
      double value;

      if (g_str_equal (member, "source"))
        continue;
      if (kscore_json_get_double (members, member, &value) != KSCORE_JSON_FOUND
          || !kscore_constants_set (constants, block, member, value))
        {
          g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                       /* Translators: both are words of a data file. */
                       _("The model file has no constant “%s” in “%s”."), member, block);
          return FALSE;
        }
    }

  return TRUE;
}

/* Some editors put a mark before the text, which is none of it. */
static JsonNode *
parse_text (GBytes  *bytes,
            GError **error)
{
  static const char mark[] = "\xef\xbb\xbf";
  g_autoptr(GBytes) text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize start = length >= strlen (mark) && memcmp (data, mark, strlen (mark)) == 0 ? strlen (mark)
                                                                                   : 0;
  JsonNode *root;

  text = g_bytes_new_from_bytes (bytes, start, length - start);
  root = kscore_json_parse_bytes (text, NULL);
  if (root == NULL)
    g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                         _("The model file is not written in JSON: a comma, quote or bracket may "
                           "be wrong or too many."));
  return root;
}

/**
 * kscore_model_file_parse:
 * @bytes: the text of a model file
 * @error: return location
 *
 * Reads the constants of one version of the model: a JSON object with a string "version" and
 * blocks of numbers, as #KscoreConstants describes them. A constant that is missing or that the
 * model does not have is an error.
 *
 * Returns: (transfer full) (nullable): the constants, to be freed with g_free(), or NULL with
 *   %KSCORE_ERROR_BAD_INPUT
 */
KscoreConstants *
kscore_model_file_parse (GBytes  *bytes,
                         GError **error)
{
  g_autoptr(JsonNode) root = parse_text (bytes, error);
  g_autofree KscoreConstants *constants = NULL;
  JsonObject *object;
  JsonObjectIter iter;
  const char *member;
  const char *version;
  JsonNode *node;

  if (root == NULL)
    return NULL;
  if (kscore_json_node_get_object (root, &object) != KSCORE_JSON_FOUND
      || kscore_json_get_string (object, "version", &version) != KSCORE_JSON_FOUND)
    {
      g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                           _("The model file does not say its version."));
      return NULL;
    }

  if (!kscore_model_name_is_usable (version))
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   /* Translators: %s is "version", a word of the file */
                   _("The model file’s “%s” is not one to 28 letters, digits, dots, hyphens and "
                     "underscores."), "version");
      return NULL;
    }

  constants = g_new0 (KscoreConstants, 1);
  kscore_constants_init (constants, version);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, &node))
    {
      JsonObject *block;

      if (g_str_equal (member, "version") || g_str_equal (member, "source"))
        continue;
      if (kscore_json_node_get_object (node, &block) != KSCORE_JSON_FOUND)
        {
          g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                       /* Translators: %s is a word of a data file */
                       _("In the model file “%s” is no block of constants."), member);
          return NULL;
        }
      if (!read_block (constants, member, block, error))
        return NULL;
    }

  if (!kscore_constants_validate (constants, error))
    return NULL;
  return g_steal_pointer (&constants);
}

/**
 * kscore_model_file_list:
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the versions that are built in,
 *   in no order
 */
char **
kscore_model_file_list (GError **error)
{
  g_auto(GStrv) files = NULL;

  g_resources_register (kscore_service_get_resource ());
  files = g_resources_enumerate_children (MODEL_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], MODEL_SUFFIX))
      files[i][strlen (files[i]) - strlen (MODEL_SUFFIX)] = '\0';

  return g_steal_pointer (&files);
}

/**
 * kscore_model_file_read:
 * @version: one that is built in
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the text of its file
 */
GBytes *
kscore_model_file_read (const char  *version,
                        GError     **error)
{
  g_autofree char *path = g_strconcat (MODEL_FOLDER, version, MODEL_SUFFIX, NULL);

  g_resources_register (kscore_service_get_resource ());
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

/**
 * kscore_model_file_load:
 * @version: one that is built in
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its constants
 */
KscoreConstants *
kscore_model_file_load (const char  *version,
                        GError     **error)
{
  g_autoptr(GBytes) bytes = kscore_model_file_read (version, error);

  return bytes != NULL ? kscore_model_file_parse (bytes, error) : NULL;
}

/**
 * kscore_model_file_load_default:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the constants that a new database begins with
 */
KscoreConstants *
kscore_model_file_load_default (GError **error)
{
  return kscore_model_file_load (KSCORE_MODEL_DEFAULT, error);
}
