#pragma once

#include <json-glib/json-glib.h>

#include "core/kscore-json-scanner.h"

G_BEGIN_DECLS

/**
 * KscoreJsonValue:
 * @KSCORE_JSON_ABSENT: there is no such member
 * @KSCORE_JSON_NULL: it is null: the source says that it does not know
 * @KSCORE_JSON_WRONG: it is something else than was asked for, or out of range
 * @KSCORE_JSON_FOUND: the value was returned
 *
 * What became of a look at a member. Only @KSCORE_JSON_FOUND writes the value.
 */
typedef enum {
  KSCORE_JSON_ABSENT,
  KSCORE_JSON_NULL,
  KSCORE_JSON_WRONG,
  KSCORE_JSON_FOUND,
} KscoreJsonValue;

JsonNode        *kscore_json_parse      (const char  *data,
                                         gsize        length,
                                         GError     **error);
JsonNode        *kscore_json_parse_bytes (GBytes     *bytes,
                                         GError     **error);
KscoreJsonValue  kscore_json_get_string (JsonObject  *object,
                                         const char  *member,
                                         const char **value);
KscoreJsonValue  kscore_json_get_count  (JsonObject  *object,
                                         const char  *member,
                                         gint64      *value);
KscoreJsonValue  kscore_json_get_double (JsonObject  *object,
                                         const char  *member,
                                         double      *value);
KscoreJsonValue  kscore_json_get_bool   (JsonObject  *object,
                                         const char  *member,
                                         gboolean    *value);
KscoreJsonValue  kscore_json_get_object (JsonObject  *object,
                                         const char  *member,
                                         JsonObject **value);
KscoreJsonValue  kscore_json_get_array  (JsonObject  *object,
                                         const char  *member,
                                         JsonArray  **value);
KscoreJsonValue  kscore_json_node_get_string (JsonNode    *node,
                                              const char **value);
KscoreJsonValue  kscore_json_node_get_count  (JsonNode    *node,
                                              gint64      *value);
KscoreJsonValue  kscore_json_node_get_object (JsonNode    *node,
                                              JsonObject **value);
const char      *kscore_json_string     (JsonObject  *object,
                                         const char  *member);
JsonObject      *kscore_json_object     (JsonObject  *object,
                                         const char  *member);
JsonArray       *kscore_json_array      (JsonObject  *object,
                                         const char  *member);

G_END_DECLS
