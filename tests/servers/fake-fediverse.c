/* Fake servers as a program, for tests that start other programs. */
#include "config.h"

#include <stdio.h>
#include <locale.h>

#include "servers/fake-commands.h"

static const char summary[] =
  "Servers on loopback in the shape of Mastodon 4 or Bluesky, over a made-up world.\n"
  "When they answer, prints one JSON line:\n"
  "  {\"hosts\": [\"http://127.0.0.1:4711\", ...], \"now\": \"...\",\n"
  "   \"accounts\": [{\"name\", \"handle\", \"native_id\", \"host\"}, ...]}\n"
  "Then takes commands, a JSON object a line, and answers each with a JSON line:\n"
  "{\"ok\": true, ...} or {\"ok\": false, \"error\": ...}. Ends when its input ends.\n"
  "\n"
  "Accounts are given by name (\"ada\"), handle or lasting id; people who react are\n"
  "\"reader0\" and so on; posts by id; times (\"at\") as ISO 8601, an hour before the\n"
  "world's now where missing. \"do\" is one of\n"
  "\n"
  "post         account, text, at                 answers with \"post\"\n"
  "reply, quote post, actor, text, at             answers with \"post\"\n"
  "delete       post\n"
  "visibility   post, to (\"private\")\n"
  "like, unlike, boost, unboost                   post, actor, at\n"
  "follow, unfollow                               account, actor\n"
  "rename       account, to                       Bluesky: the handle too\n"
  "flag         account, flag, value (true)\n"
  "  undiscoverable, noindex, nobot, noindex-tag, no-unauthenticated, unindexable,\n"
  "  hide-collections, suspended, bot, deleted\n"
  "account      account\n"
  "  what is public of it: followers; posts with counts and who reacted to each\n"
  "fault        fault, host, account, path, after (0), times (0), value, text\n"
  "  for requests of that host, about that account, with that in path or query:\n"
  "  \"after\" are answered well, then \"times\" are not, 0 for ever:\n"
  "  rate-seconds, rate-date, rate-reset (value: seconds), unauthorized,\n"
  "  status (value), html (value: status), truncated, utf16, latin1, garbage,\n"
  "  types (text: members by comma), null, empty, deep, huge (value: bytes),\n"
  "  cursor-same, cursor-empty, cursor-pages, cursor-ends, redirect (text: address),\n"
  "  other-account, clock (value: seconds ahead), drop,\n"
  "  close (after the answer, unannounced), delay (value: milliseconds)\n"
  "clear-faults\n"
  "limit        host, limit, window               requests in seconds; 0 for none\n"
  "front        front, host, redirect (false)     one host's WebFinger at another\n"
  "delay        value                             milliseconds before every answer\n"
  "now          at                                the world's\n"
  "stop, start  host                              refuses; is back on its port\n"
  "stats        path\n"
  "  requests in all, with that in them, by host, by path; most at once by host\n"
  "requests                                       each \"HOST METHOD TARGET\"\n"
  "reset-stats";

static char *kind = NULL;
static char *ids = NULL;
static char *now = NULL;
static char *version = NULL;
static int hosts = 1;
static int accounts = 0;
static int posts = 0;
static int days = 0;
static int reactors = 0;
static int seed = 1;
static int delay = 0;
static gboolean plain_domains = FALSE;
static gboolean short_cursors = FALSE;

static const GOptionEntry entries[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, "mastodon (default) or bluesky", "KIND" },
  { "hosts", 0, 0, G_OPTION_ARG_INT, &hosts, "How many servers (1)", "N" },
  { "accounts", 0, 0, G_OPTION_ARG_INT, &accounts, "How many who write (20)", "N" },
  { "posts", 0, 0, G_OPTION_ARG_INT, &posts, "Posts of each of them (150)", "N" },
  { "days", 0, 0, G_OPTION_ARG_INT, &days, "Days the posts are spread over (120)", "N" },
  { "reactors", 0, 0, G_OPTION_ARG_INT, &reactors, "How many who react (30)", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Of all that is random (1)", "N" },
  { "now", 0, 0, G_OPTION_ARG_STRING, &now, "The world's now (2026-11-01T12:00:00Z)", "TIME" },
  { "ids", 0, 0, G_OPTION_ARG_STRING, &ids, "numbers (default), ulid, uuid or flake", "IDS" },
  { "version", 0, 0, G_OPTION_ARG_STRING, &version, "Mastodon's version (4.5.3)", "VERSION" },
  { "delay", 0, 0, G_OPTION_ARG_INT, &delay, "Milliseconds before every answer (0)", "N" },
  { "plain-domains", 0, 0, G_OPTION_ARG_NONE, &plain_domains,
    "Handles end in address and port, not in one.example", NULL },
  { "short-cursors", 0, 0, G_OPTION_ARG_NONE, &short_cursors,
    "Bluesky: no cursor on the last page, as newer servers do", NULL },
  { NULL }
};

static void
say (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  puts (text);
  fflush (stdout);
}

static JsonNode *
greet (KscoreFakeNetwork *network,
       gint64             at)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *addresses = json_array_new ();
  JsonArray *people = json_array_new ();
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (at);
  g_autofree char *text = g_date_time_format_iso8601 (time);
  int n = accounts > 0 ? accounts : 20;

  for (int i = 0; i < hosts; i++)
    {
      g_autofree char *address = kscore_fake_network_dup_address (network, i);

      json_array_add_string_element (addresses, address);
    }
  for (int i = 0; i < n; i++)
    {
      JsonObject *person = json_object_new ();
      g_autofree char *handle = kscore_fake_network_dup_handle (network, i);
      g_autofree char *id = kscore_fake_network_dup_native_id (network, i);
      g_autofree char *name = g_strndup (handle, strcspn (handle, "@."));

      json_object_set_string_member (person, "name", name);
      json_object_set_string_member (person, "handle", handle);
      json_object_set_string_member (person, "native_id", id);
      json_object_set_int_member (person, "host", kscore_fake_network_get_host (network, i));
      json_array_add_object_element (people, person);
    }
  json_object_set_array_member (object, "hosts", addresses);
  json_object_set_string_member (object, "now", text);
  json_object_set_array_member (object, "accounts", people);
  json_node_take_object (node, object);
  return node;
}

static gboolean
choose (const char         *value,
        const char * const *names,
        int                *index)
{
  *index = 0;
  for (int i = 0; value != NULL && names[i] != NULL; i++)
    if (g_str_equal (value, names[i]))
      {
        *index = i;
        return TRUE;
      }
  return value == NULL;
}

int
main (int    argc,
      char **argv)
{
  static const char * const kinds[] = { "mastodon", "bluesky", NULL };
  static const char * const id_names[] = { "numbers", "ulid", "uuid", "flake", NULL };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(KscoreFakeNetwork) network = NULL;
  g_autoptr(JsonNode) greeting = NULL;
  int kind_index, ids_index;
  gint64 at = KSCORE_FAKE_NOW;
  char *line = NULL;
  size_t size = 0;

  setlocale (LC_ALL, "C.UTF-8");
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 2;
    }
  if (!choose (kind, kinds, &kind_index) || !choose (ids, id_names, &ids_index) || hosts < 1
      || !fake_commands_parse_time (now, &at))
    {
      fprintf (stderr, "An option has a value that is not known; see --help.\n");
      return 2;
    }

  network = kscore_fake_network_new ((KscoreFakeKind) kind_index, hosts, at);
  kscore_fake_network_set_ids (network, (KscoreFakeIds) ids_index);
  if (version != NULL)
    kscore_fake_network_set_version (network, "mastodon", version);
  kscore_fake_network_set_plain_domains (network, plain_domains);
  kscore_fake_network_set_short_cursors (network, short_cursors);
  kscore_fake_network_set_delay (network, MAX (delay, 0));
  kscore_fake_network_populate (network, &(KscoreFakeSizes) { .seed = seed, .accounts = accounts,
                                                              .posts = posts, .days = days,
                                                              .reactors = reactors });
  greeting = greet (network, at);
  say (greeting);
  while (getline (&line, &size, stdin) > 0)
    {
      g_autoptr(JsonNode) answer = fake_commands_run (network, line, &at);

      say (answer);
    }
  free (line);
  return 0;
}
