#include "config.h"

#include "net/kscore-mastodon-software.h"

#include <string.h>

#include "core/kscore-text.h"
#include "net/kscore-mastodon-name.h"

#define SCHEMA       "http://nodeinfo.diaspora.software/ns/schema/"
#define MAX_LINKS    50
#define MAX_SOFTWARE 40
#define MAX_VERSION  60
#define MAX_PATH     500
#define PACE_LARGE   300 /* its budget is 300 requests in five minutes, and it tells what is left */

/* They answer accounts/lookup: not found means that there is none. */
static const char *const family[] = {
  "akkoma",   "fedibird", "hometown", "iceshrimp.net",
  "mastodon", "pixelfed", "pleroma",    "snac",
};

/* "2.1" as 201; 0 for what is no schema. */
static guint
schema_number (const char *rel)
{
  guint64 minor;

  if (rel == NULL || !g_str_has_prefix (rel, SCHEMA))
    return 0;
  rel += strlen (SCHEMA);
  if ((rel[0] != '1' && rel[0] != '2') || rel[1] != '.'
      || !g_ascii_string_to_unsigned (rel + 2, 10, 0, 99, &minor, NULL))
    return 0;
  return (rel[0] - '0') * 100 + minor;
}

/* Its path, where it is on the server itself. */
static char *
local_path (const char         *href,
            const KscoreSource *source)
{
  g_autofree char *origin = kscore_mastodon_dup_origin (href, source->loopback);
  g_autofree char *host = kscore_http_dup_host (origin);
  g_autofree char *server = kscore_http_dup_host (source->server);
  g_autoptr (GUri) uri = NULL;
  const char *path;

  if (host == NULL || server == NULL || !kscore_mastodon_is_same_host (host, server))
    return NULL;
  uri = g_uri_parse (href, G_URI_FLAGS_ENCODED, NULL);
  path = uri != NULL ? g_uri_get_path (uri) : "";
  if (path[0] != '/' || strlen (path) > MAX_PATH)
    return NULL;
  for (const char *p = path; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return NULL;
  return g_strdup (path);
}

/**
 * kscore_mastodon_dup_node_path:
 * @links: what stands under /.well-known/nodeinfo
 * @source: where it was asked
 *
 * Returns: (transfer full) (nullable): the path of the newest description on the same server
 */
char *
kscore_mastodon_dup_node_path (JsonObject         *links,
                               const KscoreSource *source)
{
  JsonArray *list = kscore_json_array (links, "links");
  guint n = list != NULL ? MIN (json_array_get_length (list), MAX_LINKS) : 0;
  g_autofree char *best = NULL;
  guint best_number = 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *link = NULL;
      guint number;
      char *path;

      kscore_json_node_get_object (json_array_get_element (list, i), &link);
      number = schema_number (kscore_json_string (link, "rel"));
      if (number <= best_number)
        continue;
      path = local_path (kscore_json_string (link, "href"), source);
      if (path == NULL)
        continue;
      g_free (best);
      best = path;
      best_number = number;
    }
  return g_steal_pointer (&best);
}

static gboolean
set_software (KscoreSource *source,
              const char   *name,
              const char   *version)
{
  gsize length = name != NULL ? strlen (name) : 0;

  if (length == 0 || length > MAX_SOFTWARE)
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-_.", *p) == NULL)
      return FALSE;
  g_free (source->software);
  source->software = g_ascii_strdown (name, -1);
  g_free (source->version);
  source->version = kscore_text_clean_line (version, MAX_VERSION);
  return TRUE;
}

/**
 * kscore_mastodon_read_node:
 * @node: a NodeInfo document
 * @source: (inout): takes the software and its version
 *
 * Returns: whether it tells the software
 */
gboolean
kscore_mastodon_read_node (JsonObject   *node,
                           KscoreSource *source)
{
  JsonObject *software = kscore_json_object (node, "software");

  return software != NULL
         && set_software (source, kscore_json_string (software, "name"),
                          kscore_json_string (software, "version"));
}

/**
 * kscore_mastodon_read_instance:
 * @instance: what /api/v2/instance or /api/v1/instance answers
 * @source: (inout): takes the software and its version
 *
 * Others name the Mastodon that they are like first, and themselves in brackets:
 * "2.7.2 (compatible; Pleroma 2.6.0)", "4.0.0 (not true; really snac/2.75)".
 *
 * Returns: whether it tells the software
 */
gboolean
kscore_mastodon_read_instance (JsonObject   *instance,
                               KscoreSource *source)
{
  const char *version = kscore_json_string (instance, "version");
  const char *home = kscore_json_string (instance, "source_url");
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;
  g_autofree char *own = NULL;

  if (version == NULL || strlen (version) > 200)
    return FALSE;
  regex = g_regex_new ("\\((?:compatible; *|not true; really *)([A-Za-z][A-Za-z.]*)[ /]([^)]*)\\)",
                       0, 0, NULL);
  if (g_regex_match (regex, version, 0, &match))
    {
      name = g_match_info_fetch (match, 1);
      own = g_match_info_fetch (match, 2);
      return set_software (source, name, own);
    }
  if (home != NULL && strstr (home, "gotosocial") != NULL)
    return set_software (source, "gotosocial", version);
  return g_ascii_isdigit (version[0]) && set_software (source, "mastodon", version);
}

/**
 * kscore_mastodon_is:
 * @source: where an account is read
 * @software: a name in lower case
 *
 * Returns: whether that is what runs there
 */
gboolean
kscore_mastodon_is (const KscoreSource *source,
                    const char         *software)
{
  return g_strcmp0 (source->software, software) == 0;
}

/**
 * kscore_mastodon_is_pleroma:
 * @source: where an account is read
 *
 * Returns: whether Pleroma or its descendant runs there
 */
gboolean
kscore_mastodon_is_pleroma (const KscoreSource *source)
{
  return kscore_mastodon_is (source, "pleroma") || kscore_mastodon_is (source, "akkoma");
}

/**
 * kscore_mastodon_is_at_least:
 * @source: where an account is read
 * @major: of a version
 * @minor: of it
 *
 * Returns: whether it is Mastodon of this version or a later one
 */
gboolean
kscore_mastodon_is_at_least (const KscoreSource *source,
                             guint               major,
                             guint               minor)
{
  guint64 number;
  char *end;

  if (!kscore_mastodon_is (source, "mastodon") || source->version == NULL
      || !g_ascii_isdigit (source->version[0]))
    return FALSE;
  number = g_ascii_strtoull (source->version, &end, 10);
  if (number != major)
    return number > major;
  return end[0] == '.' && g_ascii_isdigit (end[1]) && g_ascii_strtoull (end + 1, NULL, 10) >= minor;
}

/**
 * kscore_mastodon_is_family:
 * @source: where an account is read
 *
 * Returns: whether it is known to find accounts by their names
 */
gboolean
kscore_mastodon_is_family (const KscoreSource *source)
{
  for (gsize i = 0; i < G_N_ELEMENTS (family); i++)
    if (kscore_mastodon_is (source, family[i]))
      return TRUE;
  return FALSE;
}

/**
 * kscore_mastodon_needs_login:
 * @source: where an account is read
 *
 * Returns: whether it answers nobody who is not signed in, whatever is asked
 */
gboolean
kscore_mastodon_needs_login (const KscoreSource *source)
{
  return kscore_mastodon_is (source, "gotosocial");
}

/**
 * kscore_mastodon_has_links:
 * @source: where an account is read
 *
 * Returns: whether it says how to go on wherever there is more, so that silence is the end
 */
gboolean
kscore_mastodon_has_links (const KscoreSource *source)
{
  return kscore_mastodon_is (source, "mastodon") || kscore_mastodon_is (source, "pixelfed")
         || kscore_mastodon_is_pleroma (source);
}

/**
 * kscore_mastodon_believe:
 * @source: where an account is read
 * @kind: what is counted, %KSCORE_KIND_FOLLOW for people
 * @count: as the server says
 *
 * Some programs write 0 for what they do not tell.
 *
 * Returns: @count or %KSCORE_UNKNOWN
 */
gint64
kscore_mastodon_believe (const KscoreSource *source,
                         KscoreKind          kind,
                         gint64              count)
{
  if (count == 0
      && (kscore_mastodon_is (source, "snac")
          || (kscore_mastodon_is (source, "pixelfed") && kind == KSCORE_KIND_RESHARE)))
    return KSCORE_UNKNOWN;
  return count;
}

/**
 * kscore_mastodon_get_pace:
 * @source: where an account is read
 *
 * Returns: milliseconds between two requests
 */
guint
kscore_mastodon_get_pace (const KscoreSource *source)
{
  return kscore_mastodon_is (source, "mastodon") ? PACE_LARGE : KSCORE_HTTP_PACE;
}

/**
 * kscore_mastodon_get_kinds:
 * @source: where an account is read
 *
 * Returns: what is told of it to anybody
 */
KscoreKinds
kscore_mastodon_get_kinds (const KscoreSource *source)
{
  KscoreKinds kinds = KSCORE_KINDS_POSTS | KSCORE_KINDS_AUDIENCE
                      | KSCORE_KINDS_OF (KSCORE_KIND_LIKE) | KSCORE_KINDS_OF (KSCORE_KIND_REPLY);

  if (kscore_mastodon_needs_login (source))
    return 0;
  if (kscore_mastodon_is (source, "snac"))
    return KSCORE_KINDS_POSTS;
  if (kscore_mastodon_is (source, "pixelfed"))
    return kinds;
  kinds |= KSCORE_KINDS_OF (KSCORE_KIND_RESHARE);
  if (kscore_mastodon_is (source, "mastodon") || kscore_mastodon_is_pleroma (source))
    kinds |= KSCORE_KINDS_OF (KSCORE_KIND_FOLLOW);
  if (kscore_mastodon_is_at_least (source, 4, 5))
    kinds |= KSCORE_KINDS_OF (KSCORE_KIND_QUOTE);
  return kinds;
}

/**
 * kscore_mastodon_get_batch:
 * @source: where an account is read
 * @ask: what to ask
 * @kind: of %KSCORE_ASK_REACTIONS, which
 *
 * Returns: how many posts one question may hold; 0 where there is no such question
 */
guint
kscore_mastodon_get_batch (const KscoreSource *source,
                           KscoreAsk           ask,
                           KscoreKind          kind)
{
  KscoreKinds kinds = kscore_mastodon_get_kinds (source);
  gboolean posts_only = kinds == KSCORE_KINDS_POSTS;

  if (kinds == 0)
    return 0;
  switch (ask)
    {
    case KSCORE_ASK_PROFILE:
    case KSCORE_ASK_POSTS:
      return 1;
    case KSCORE_ASK_COUNTS:
      if (kscore_mastodon_is_pleroma (source))
        return 40;
      return posts_only ? 0 : kscore_mastodon_is_at_least (source, 4, 3) ? 20 : 1;
    case KSCORE_ASK_POST:
      return posts_only ? 0 : 1;
    case KSCORE_ASK_REACTIONS:
      /* Who quoted is told to people who are signed in only. */
      return kind != KSCORE_KIND_QUOTE && kind != KSCORE_KIND_FOLLOW && kind != KSCORE_KIND_NONE
             && (kinds & KSCORE_KINDS_OF (kind)) != 0;
    case KSCORE_ASK_FOLLOWERS:
    case KSCORE_ASK_FOLLOWING:
      return (kinds & KSCORE_KINDS_OF (KSCORE_KIND_FOLLOW)) != 0;
    case KSCORE_ASK_ACTORS: /* the lists hold what is known of people */
    case KSCORE_ASK_RECORDS:
    default:
      return 0;
    }
}
