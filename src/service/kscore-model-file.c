#include "config.h"

#include "service/kscore-model-file.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "json/kscore-json-reader.h"
#include "service/kscore-service-resources.h"

#define MODEL_PATH "/com/example/Kscore/model/" KSCORE_MODEL_DEFAULT ".json"

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
  g_autoptr(JsonNode) root = kscore_json_parse_bytes (bytes, error);
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

  constants = g_new0 (KscoreConstants, 1);
  kscore_constants_init (constants, version);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, &node))
    {
      JsonObject *block;

      if (kscore_json_node_get_object (node, &block) == KSCORE_JSON_FOUND
          && !read_block (constants, member, block, error))
        return NULL;
    }

  if (!kscore_constants_validate (constants, error))
    return NULL;
  return g_steal_pointer (&constants);
}

/**
 * kscore_model_file_load_default:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the constants of the model that is built in
 */
KscoreConstants *
kscore_model_file_load_default (GError **error)
{
  g_autoptr(GBytes) bytes = NULL;

  g_resources_register (kscore_service_get_resource ());
  bytes = g_resources_lookup_data (MODEL_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return bytes != NULL ? kscore_model_file_parse (bytes, error) : NULL;
}
