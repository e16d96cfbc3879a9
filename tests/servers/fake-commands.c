#include "config.h"

#include "servers/fake-commands.h"

#include <string.h>

typedef struct {
  KscoreFakeNetwork *network;
  JsonObject        *in;
  JsonObject        *out;
  const char        *trouble; /* (nullable) */
  gint64            *now;
} Command;

/* NULL leaves @at as it is. */
gboolean
fake_commands_parse_time (const char *text,
                          gint64     *at)
{
  g_autoptr(GDateTime) time = NULL;

  if (text == NULL)
    return TRUE;
  time = g_date_time_new_from_iso8601 (text, NULL);
  if (time != NULL)
    *at = g_date_time_to_unix (time);
  return time != NULL;
}

static const char *
get_text (Command    *self,
          const char *member)
{
  JsonNode *node = json_object_get_member (self->in, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

static gint64
get_number (Command    *self,
            const char *member,
            gint64      usual)
{
  JsonNode *node = json_object_get_member (self->in, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : usual;
}

static guint
get_account (Command    *self,
             const char *member)
{
  const char *name = get_text (self, member);
  guint account = name != NULL ? kscore_fake_network_find_account (self->network, name)
                               : KSCORE_FAKE_NONE;

  if (account == KSCORE_FAKE_NONE)
    self->trouble = g_str_equal (member, "actor") ? "there is no such actor"
                                                  : "there is no such account";
  return account;
}

static guint
get_post (Command *self)
{
  const char *id = get_text (self, "post");
  guint post = id != NULL ? kscore_fake_network_find_post (self->network, id) : KSCORE_FAKE_NONE;

  if (post == KSCORE_FAKE_NONE)
    self->trouble = "there is no such post";
  return post;
}

static guint
get_host (Command    *self,
          const char *member)
{
  gint64 host = get_number (self, member, -1);

  if (host < 0 || host >= kscore_fake_network_get_n_hosts (self->network))
    {
      self->trouble = "there is no such host";
      return 0;
    }
  return host;
}

static gint64
get_time (Command *self)
{
  gint64 at = *self->now - 3600;

  if (!fake_commands_parse_time (get_text (self, "at"), &at))
    self->trouble = "\"at\" is not a time";
  return at;
}

static void
do_post (Command    *self,
         const char *what)
{
  gboolean own = g_str_equal (what, "post");
  guint author = get_account (self, own ? "account" : "actor");
  guint to = own ? KSCORE_FAKE_NONE : get_post (self);
  gint64 at = get_time (self);
  const char *text = get_text (self, "text");
  guint post;
  g_autofree char *id = NULL;

  if (self->trouble != NULL)
    return;
  text = text != NULL ? text : "A word or two";
  post = own ? kscore_fake_network_post (self->network, author, at, text)
         : g_str_equal (what, "reply")
           ? kscore_fake_network_reply (self->network, author, to, at, text)
           : kscore_fake_network_quote (self->network, author, to, at, text);
  id = kscore_fake_network_dup_post_id (self->network, post);
  json_object_set_string_member (self->out, "post", id);
}

static void
do_change_post (Command    *self,
                const char *what)
{
  guint post = get_post (self);

  if (self->trouble != NULL)
    return;
  if (g_str_equal (what, "delete"))
    kscore_fake_network_delete_post (self->network, post);
  else if (get_text (self, "to") != NULL)
    kscore_fake_network_set_visibility (self->network, post, get_text (self, "to"));
  else
    self->trouble = "\"to\" is missing";
}

static void
do_react (Command    *self,
          const char *what)
{
  gboolean yes = !g_str_has_prefix (what, "un");
  const char *kind = yes ? what : what + 2;
  guint actor = get_account (self, "actor");
  gint64 at = get_time (self);
  guint target = g_str_equal (kind, "follow") ? get_account (self, "account") : get_post (self);
  gboolean done;

  if (self->trouble != NULL)
    return;
  done = g_str_equal (kind, "follow")
         ? kscore_fake_network_follow (self->network, actor, target, at, yes)
         : g_str_equal (kind, "like")
           ? kscore_fake_network_like (self->network, actor, target, at, yes)
           : kscore_fake_network_boost (self->network, actor, target, at, yes);
  json_object_set_boolean_member (self->out, "changed", done);
}

static void
do_change_account (Command    *self,
                   const char *what)
{
  guint account = get_account (self, "account");

  if (self->trouble != NULL)
    return;
  if (g_str_equal (what, "account"))
    {
      g_autoptr(JsonNode) node = kscore_fake_network_describe (self->network, account);

      json_object_set_member (self->out, "account", json_node_copy (node));
    }
  else if (g_str_equal (what, "rename"))
    {
      if (get_text (self, "to") != NULL)
        kscore_fake_network_rename (self->network, account, get_text (self, "to"));
      else
        self->trouble = "\"to\" is missing";
    }
  else if (!kscore_fake_network_set_flag (self->network, account, get_text (self, "flag"),
                                          get_number (self, "value", TRUE)))
    {
      self->trouble = "there is no such flag";
    }
}

static void
do_fault (Command *self)
{
  KscoreFakeFault fault = {
    .fault = get_text (self, "fault"),
    .host = json_object_has_member (self->in, "host") ? get_host (self, "host")
                                                      : KSCORE_FAKE_NONE,
    .account = get_text (self, "account") != NULL ? get_account (self, "account")
                                                  : KSCORE_FAKE_NONE,
    .path = get_text (self, "path"),
    .after = get_number (self, "after", 0),
    .times = get_number (self, "times", 0),
    .value = get_number (self, "value", 0),
    .text = get_text (self, "text"),
  };

  if (self->trouble == NULL && !kscore_fake_network_add_fault (self->network, &fault))
    self->trouble = "there is no such fault";
}

static void
do_host (Command    *self,
         const char *what)
{
  guint host = get_host (self, "host");

  if (self->trouble != NULL)
    return;
  if (g_str_equal (what, "limit"))
    kscore_fake_network_set_limit (self->network, host, get_number (self, "limit", 0),
                                   get_number (self, "window", 300));
  else if (g_str_equal (what, "stop"))
    kscore_fake_network_stop_host (self->network, host);
  else if (g_str_equal (what, "start"))
    kscore_fake_network_start_host (self->network, host);
  else
    {
      guint front = get_host (self, "front");

      if (self->trouble == NULL)
        kscore_fake_network_set_front (self->network, front, host,
                                       get_number (self, "redirect", FALSE));
    }
}

static void
add_one (JsonObject *counts,
         const char *name)
{
  json_object_set_int_member (counts, name, json_object_has_member (counts, name)
                              ? json_object_get_int_member (counts, name) + 1 : 1);
}

static void
do_stats (Command *self)
{
  g_auto(GStrv) lines = kscore_fake_network_dup_requests (self->network);
  guint n_hosts = kscore_fake_network_get_n_hosts (self->network);
  JsonObject *paths = json_object_new ();
  JsonArray *by_host = json_array_new ();
  JsonArray *most = json_array_new ();
  g_autofree guint *counts = g_new0 (guint, n_hosts);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *target = strchr (strchr (lines[i], ' ') + 1, ' ') + 1;
      g_autofree char *path = g_strndup (target, strcspn (target, "?"));

      counts[g_ascii_strtoull (lines[i], NULL, 10)]++;
      add_one (paths, path);
    }
  for (guint i = 0; i < n_hosts; i++)
    {
      json_array_add_int_element (by_host, counts[i]);
      json_array_add_int_element (most, kscore_fake_network_get_most_at_once (self->network, i));
    }
  json_object_set_int_member (self->out, "requests", g_strv_length (lines));
  if (get_text (self, "path") != NULL)
    json_object_set_int_member (self->out, "with_path",
                                kscore_fake_network_count (self->network,
                                                           get_text (self, "path")));
  json_object_set_array_member (self->out, "by_host", by_host);
  json_object_set_array_member (self->out, "most_at_once", most);
  json_object_set_object_member (self->out, "by_path", paths);
}

static void
do_requests (Command *self)
{
  g_auto(GStrv) lines = kscore_fake_network_dup_requests (self->network);
  JsonArray *array = json_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    json_array_add_string_element (array, lines[i]);
  json_object_set_array_member (self->out, "requests", array);
}

static gboolean
is_one_of (const char         *what,
           const char * const *names)
{
  return g_strv_contains (names, what);
}

static void
run (Command    *self,
     const char *what)
{
  static const char * const writes[] = { "post", "reply", "quote", NULL };
  static const char * const changes[] = { "delete", "visibility", NULL };
  static const char * const reactions[] = { "like", "unlike", "boost", "unboost", "follow",
                                            "unfollow", NULL };
  static const char * const accounts[] = { "account", "rename", "flag", NULL };
  static const char * const hosts[] = { "limit", "front", "stop", "start", NULL };

  if (is_one_of (what, writes))
    do_post (self, what);
  else if (is_one_of (what, changes))
    do_change_post (self, what);
  else if (is_one_of (what, reactions))
    do_react (self, what);
  else if (is_one_of (what, accounts))
    do_change_account (self, what);
  else if (is_one_of (what, hosts))
    do_host (self, what);
  else if (g_str_equal (what, "fault"))
    do_fault (self);
  else if (g_str_equal (what, "clear-faults"))
    kscore_fake_network_clear_faults (self->network);
  else if (g_str_equal (what, "delay"))
    kscore_fake_network_set_delay (self->network, get_number (self, "value", 0));
  else if (g_str_equal (what, "now"))
    {
      if (fake_commands_parse_time (get_text (self, "at"), self->now))
        kscore_fake_network_set_now (self->network, *self->now);
      else
        self->trouble = "\"at\" is not a time";
    }
  else if (g_str_equal (what, "stats"))
    do_stats (self);
  else if (g_str_equal (what, "requests"))
    do_requests (self);
  else if (g_str_equal (what, "reset-stats"))
    kscore_fake_network_reset_counts (self->network);
  else
    self->trouble = "there is no such command";
}

/* Does what a line says. */
JsonNode *
fake_commands_run (KscoreFakeNetwork *network,
                   const char        *line,
                   gint64            *now)
{
  g_autoptr(JsonNode) node = json_from_string (line, NULL);
  g_autoptr(JsonObject) out = json_object_new ();
  Command self = { network, NULL, out, NULL, now };
  JsonNode *answer = json_node_new (JSON_NODE_OBJECT);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    self.in = json_node_get_object (node);
  if (self.in == NULL || get_text (&self, "do") == NULL)
    self.trouble = "that is not a command";
  else
    run (&self, get_text (&self, "do"));

  json_object_set_boolean_member (out, "ok", self.trouble == NULL);
  if (self.trouble != NULL)
    json_object_set_string_member (out, "error", self.trouble);
  json_node_set_object (answer, out);
  return answer;
}
