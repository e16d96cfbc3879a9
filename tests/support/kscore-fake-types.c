#include "config.h"

#include "support/kscore-fake-private.h"

#include <string.h>

static gboolean
is_meant (const char *member,
          const char *members)
{
  g_auto(GStrv) names = NULL;

  if (members == NULL || *members == '\0')
    return TRUE;
  names = g_strsplit (members, ",", -1);
  return g_strv_contains ((const char * const *) names, member);
}

static JsonNode *
to_another_type (JsonNode *node)
{
  JsonNode *other = json_node_new (JSON_NODE_VALUE);

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      json_node_set_double (other, -1e300);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    {
      json_node_init_object (other, NULL);
      json_node_take_object (other, json_object_new ());
    }
  else if (JSON_NODE_HOLDS_VALUE (node))
    {
      json_node_set_string (other, "perhaps");
    }
  else
    {
      json_node_set_int (other, 7);
    }
  return other;
}

/* A copy of @node in which the named @members, or without names the innermost ones, hold values of
 * another type. */
JsonNode *
fake_change_types (JsonNode   *node,
                   const char *members)
{
  JsonNode *copy;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_object_new ();
      JsonObjectIter iter;
      const char *member;
      JsonNode *value;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &member, &value))
        {
          gboolean inner = JSON_NODE_HOLDS_OBJECT (value) || JSON_NODE_HOLDS_ARRAY (value);

          if (is_meant (member, members) && (members != NULL || !inner))
            json_object_set_member (object, member, to_another_type (value));
          else
            json_object_set_member (object, member, fake_change_types (value, members));
        }
      copy = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (copy, object);
      return copy;
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_array_new ();
      JsonArray *own = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (own); i++)
        json_array_add_element (array,
                                fake_change_types (json_array_get_element (own, i), members));
      copy = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (copy, array);
      return copy;
    }

  return json_node_copy (node);
}
