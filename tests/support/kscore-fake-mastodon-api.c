#include "config.h"

#include "support/kscore-fake-world.h"

#include <string.h>

static JsonArray *
take_array (FakeReply *reply)
{
  JsonArray *array = json_array_new ();

  reply->node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (reply->node, array);
  reply->list = array;
  return array;
}

static JsonObject *
take_object (FakeReply  *reply,
             JsonObject *object)
{
  reply->node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (reply->node, object);
  return object;
}

static void
add_link (JsonArray  *links,
          const char *rel,
          const char *type,
          const char *href)
{
  JsonObject *link = json_object_new ();

  json_object_set_string_member (link, "rel", rel);
  if (type != NULL)
    json_object_set_string_member (link, "type", type);
  json_object_set_string_member (link, "href", href);
  fake_add_object (links, link);
}

static FakeAccount *
find_subject (FakeWorld         *world,
              const FakeRequest *request,
              const char        *resource)
{
  const FakeHost *host = fake_world_host (world, request->host);
  const char *name = resource;
  const char *at;
  g_autofree char *user = NULL;
  g_autofree char *own = g_strdup (strstr (host->origin, "//") + 2);
  guint home = host->front_of != KSCORE_FAKE_NONE ? host->front_of : request->host;

  if (g_str_has_prefix (name, "acct:"))
    name += strlen ("acct:");
  else if (strstr (name, "/@") != NULL)
    return fake_world_find_account (world, request->host, strstr (name, "/@") + 2);
  else
    return fake_world_find_account (world, request->host, name);

  name += *name == '@';
  at = strrchr (name, '@');
  if (at == NULL)
    return NULL;
  user = g_strndup (name, at - name);
  if (g_ascii_strcasecmp (at + 1, fake_world_host (world, home)->domain) != 0
      && g_ascii_strcasecmp (at + 1, host->domain) != 0
      && g_ascii_strcasecmp (at + 1, own) != 0
      && !g_str_equal (at + 1, "127.0.0.1"))
    return NULL;
  return fake_world_find_account (world, home, user);
}

static void
answer_webfinger (FakeWorld         *world,
                  const FakeRequest *request,
                  FakeReply         *reply)
{
  const char *resource = fake_request_value (request, "resource");
  const FakeHost *host = fake_world_host (world, request->host);
  FakeAccount *account;
  const FakeHost *home;
  JsonObject *object;
  JsonArray *aliases = json_array_new ();
  JsonArray *links = json_array_new ();
  g_autofree char *handle = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *url = NULL;
  g_autofree char *uri = NULL;

  account = fake_request_liar (world, request,
                               resource != NULL ? find_subject (world, request, resource) : NULL);
  if (account == NULL || (account->flags & FAKE_SUSPENDED))
    {
      json_array_unref (aliases);
      json_array_unref (links);
      reply->status = resource == NULL ? 400 : account != NULL ? 410 : 404;
      reply->content_type = g_strdup ("text/html; charset=utf-8");
      return;
    }

  home = fake_world_host (world, account->host);
  handle = fake_domain_handle (world, account);
  subject = g_strconcat ("acct:", handle, NULL);
  url = g_strconcat (home->origin, "/@", account->name, NULL);
  uri = fake_actor_uri (world, account);
  if (host->redirect)
    {
      reply->status = 301;
      reply->location = g_strdup_printf ("%s/.well-known/webfinger?resource=acct:%s@%s",
                                         home->origin, account->name, home->domain);
      json_array_unref (aliases);
      json_array_unref (links);
      return;
    }

  object = take_object (reply, json_object_new ());
  reply->content_type = g_strdup ("application/jrd+json; charset=utf-8");
  json_object_set_string_member (object, "subject", subject);
  json_array_add_string_element (aliases, url);
  json_array_add_string_element (aliases, uri);
  json_object_set_array_member (object, "aliases", aliases);
  add_link (links, "http://webfinger.net/rel/profile-page", "text/html", url);
  add_link (links, "self", "application/activity+json", uri);
  json_object_set_array_member (object, "links", links);
}

static void
answer_nodeinfo (FakeWorld         *world,
                 const FakeRequest *request,
                 FakeReply         *reply)
{
  JsonObject *object = take_object (reply, json_object_new ());
  const char *origin = fake_world_host (world, request->host)->origin;

  if (g_str_equal (request->path, "/.well-known/nodeinfo"))
    {
      JsonArray *links = json_array_new ();
      g_autofree char *href = g_strconcat (origin, "/nodeinfo/2.0", NULL);

      add_link (links, "http://nodeinfo.diaspora.software/ns/schema/2.0", NULL, href);
      json_object_set_array_member (object, "links", links);
    }
  else
    {
      JsonObject *software = json_object_new ();
      JsonArray *protocols = json_array_new ();

      json_object_set_string_member (object, "version", "2.0");
      json_object_set_string_member (software, "name", world->software);
      json_object_set_string_member (software, "version", world->version);
      json_object_set_object_member (object, "software", software);
      json_array_add_string_element (protocols, "activitypub");
      json_object_set_array_member (object, "protocols", protocols);
      json_object_set_boolean_member (object, "openRegistrations", FALSE);
      json_object_set_object_member (object, "metadata", json_object_new ());
    }
}

static void
answer_instance (FakeWorld         *world,
                 const FakeRequest *request,
                 FakeReply         *reply)
{
  JsonObject *object = take_object (reply, json_object_new ());
  const FakeHost *host = fake_world_host (world, request->host);
  gboolean second = g_str_has_prefix (request->path, "/api/v2/");

  json_object_set_string_member (object, second ? "domain" : "uri", host->domain);
  json_object_set_string_member (object, "title", "A made-up server");
  json_object_set_string_member (object, "version", world->version);
  if (second)
    {
      JsonObject *versions = json_object_new ();
      JsonObject *configuration = json_object_new ();

      json_object_set_string_member (object, "source_url", "https://github.com/mastodon/mastodon");
      json_object_set_int_member (versions, "mastodon", 7);
      json_object_set_object_member (object, "api_versions", versions);
      json_object_set_boolean_member (configuration, "limited_federation", FALSE);
      json_object_set_object_member (object, "configuration", configuration);
    }
}

static gboolean
is_newer (const char *left,
          const char *right)
{
  gsize l = strlen (left);
  gsize r = strlen (right);

  return l != r ? l > r : strcmp (left, right) > 0;
}

static void
answer_statuses (FakeWorld         *world,
                 const FakeRequest *request,
                 FakeReply         *reply,
                 FakeAccount       *account)
{
  JsonArray *array = take_array (reply);
  guint limit = fake_request_limit (request, 20, 40);
  const char *max_id = request->first ? NULL : fake_request_value (request, "max_id");
  const char *no_boosts = fake_request_value (request, "exclude_reblogs");
  const char *no_replies = fake_request_value (request, "exclude_replies");
  gboolean boosts = no_boosts == NULL || g_str_equal (no_boosts, "false");
  g_autoptr(GArray) feed = fake_world_feed (world, account, TRUE);
  g_autofree char *last = NULL;

  if (account->flags & FAKE_SUSPENDED)
    return;
  for (guint i = 0; i < feed->len && json_array_get_length (array) < limit; i++)
    {
      const FakeMark *mark = &g_array_index (feed, FakeMark, i);
      const FakePost *post = fake_world_post (world, mark->post);
      gboolean own = post->seq == mark->seq;
      g_autofree char *id = fake_id (world, request->host, mark->at, mark->seq);

      if (max_id != NULL && !is_newer (max_id, id))
        continue;
      if (!own && !boosts)
        continue;
      if (own && no_replies != NULL && !g_str_equal (no_replies, "false")
          && post->reply_to != KSCORE_FAKE_NONE
          && fake_world_post (world, post->reply_to)->account != account->index)
        continue;
      fake_add_object (array, own ? fake_mastodon_status (world, request->host, post, FALSE)
                                  : fake_mastodon_boost (world, request->host, mark));
      g_free (last);
      last = g_steal_pointer (&id);
      if (reply->prev == NULL)
        reply->prev = g_strdup (last);
    }
  if (json_array_get_length (array) == limit)
    reply->next = g_steal_pointer (&last);
}

static void
answer_people (FakeWorld         *world,
               const FakeRequest *request,
               FakeReply         *reply,
               GArray            *marks,
               gboolean           hidden)
{
  JsonArray *array = take_array (reply);
  guint limit = fake_request_limit (request, 40, 80);
  const char *text = request->first ? NULL : fake_request_value (request, "max_id");
  guint64 max_id = text != NULL ? g_ascii_strtoull (text, NULL, 10) : G_MAXUINT64;
  guint64 last = 0;

  for (guint i = marks->len; i > 0 && !hidden; i--)
    {
      const FakeMark *mark = &g_array_index (marks, FakeMark, i - 1);
      FakeAccount *actor = fake_world_account (world, mark->actor);

      if (mark->seq >= max_id || (actor->flags & (FAKE_SUSPENDED | FAKE_DELETED)))
        continue;
      if (json_array_get_length (array) == limit)
        {
          reply->next = g_strdup_printf ("%" G_GUINT64_FORMAT, last);
          break;
        }
      fake_add_object (array, fake_mastodon_account (world, request->host, actor));
      last = mark->seq;
      if (reply->prev == NULL)
        reply->prev = g_strdup_printf ("%" G_GUINT64_FORMAT, last);
    }
}

static void
add_descendants (FakeWorld         *world,
                 const FakeRequest *request,
                 const FakePost    *post,
                 guint              depth,
                 JsonArray         *array)
{
  for (guint i = 0; i < post->replies->len; i++)
    {
      const FakePost *reply = fake_world_post (world, g_array_index (post->replies, guint, i));

      if (fake_world_shows (world, reply) && json_array_get_length (array) < 60)
        {
          fake_add_object (array, fake_mastodon_status (world, request->host, reply, FALSE));
          if (depth < 20)
            add_descendants (world, request, reply, depth + 1, array);
        }
    }
}

static void
answer_context (FakeWorld         *world,
                const FakeRequest *request,
                FakeReply         *reply,
                const FakePost    *post)
{
  JsonObject *object = take_object (reply, json_object_new ());
  JsonArray *ancestors = json_array_new ();
  JsonArray *descendants = json_array_new ();

  for (guint at = post->reply_to, n = 0; at != KSCORE_FAKE_NONE && n < 40; n++)
    {
      const FakePost *parent = fake_world_post (world, at);

      if (!fake_world_shows (world, parent))
        break;
      fake_add_object (ancestors, fake_mastodon_status (world, request->host, parent, FALSE));
      at = parent->reply_to;
    }
  add_descendants (world, request, post, 1, descendants);
  json_object_set_array_member (object, "ancestors", ancestors);
  json_object_set_array_member (object, "descendants", descendants);
}

/* A post that stands for @post where the answer is to be about somebody else. */
static FakePost *
lied (FakeWorld         *world,
      const FakeRequest *request,
      FakePost          *post)
{
  FakeAccount *other;

  if (post == NULL || !request->lie)
    return post;
  other = fake_request_liar (world, request, fake_world_account (world, post->account));
  return other->posts->len > 0 ? g_ptr_array_index (other->posts, 0) : post;
}

static void
answer_batch (FakeWorld         *world,
              const FakeRequest *request,
              FakeReply         *reply)
{
  g_auto(GStrv) ids = fake_request_values (request, "id[]");
  JsonArray *array = take_array (reply);

  if (g_ascii_strtoull (world->version + 2, NULL, 10) < 3)
    {
      fake_reply_error (reply, 404, "Record not found", NULL);
      return;
    }

  reply->list = NULL;
  for (guint i = 0; ids[i] != NULL && i < 20; i++)
    {
      FakePost *post = lied (world, request, fake_world_find_post (world, request->host, ids[i]));

      if (post != NULL && fake_world_shows (world, post))
        fake_add_object (array, fake_mastodon_status (world, request->host, post, FALSE));
    }
}

static void
answer_status (FakeWorld         *world,
               const FakeRequest *request,
               FakeReply         *reply,
               const char        *id,
               const char        *rest)
{
  FakePost *post = lied (world, request, fake_world_find_post (world, request->host, id));

  if (post == NULL || !fake_world_shows (world, post))
    fake_reply_error (reply, 404, "Record not found", NULL);
  else if (rest == NULL)
    take_object (reply, fake_mastodon_status (world, request->host, post, FALSE));
  else if (g_str_equal (rest, "context"))
    answer_context (world, request, reply, post);
  else if (g_str_equal (rest, "favourited_by"))
    answer_people (world, request, reply, post->likes, FALSE);
  else if (g_str_equal (rest, "reblogged_by"))
    answer_people (world, request, reply, post->boosts, FALSE);
  else if (g_str_equal (rest, "quotes"))
    fake_reply_error (reply, 401, "The access token is invalid", NULL);
  else
    fake_reply_error (reply, 404, "Record not found", NULL);
}

static void
answer_account (FakeWorld         *world,
                const FakeRequest *request,
                FakeReply         *reply,
                FakeAccount       *account,
                const char        *rest)
{
  account = fake_request_liar (world, request, account);
  if (account == NULL)
    fake_reply_error (reply, 404, "Record not found", NULL);
  else if (rest == NULL)
    take_object (reply, fake_mastodon_account (world, request->host, account));
  else if (g_str_equal (rest, "statuses"))
    answer_statuses (world, request, reply, account);
  else if (g_str_equal (rest, "followers") || g_str_equal (rest, "following"))
    answer_people (world, request, reply,
                   *rest == 'f' && rest[6] == 'e' ? account->followers : account->following,
                   (account->flags & (FAKE_HIDE_COLLECTIONS | FAKE_SUSPENDED)) != 0);
  else
    fake_reply_error (reply, 404, "Record not found", NULL);
}

void
fake_mastodon_answer (FakeWorld         *world,
                      const FakeRequest *request,
                      FakeReply         *reply)
{
  g_auto(GStrv) parts = g_strsplit (request->path + 1, "/", 6);
  guint n = g_strv_length (parts);

  reply->status = 200;
  if (g_str_equal (request->path, "/.well-known/webfinger"))
    answer_webfinger (world, request, reply);
  else if (g_str_equal (request->path, "/.well-known/nodeinfo")
           || g_str_equal (request->path, "/nodeinfo/2.0"))
    answer_nodeinfo (world, request, reply);
  else if (g_str_equal (request->path, "/api/v2/instance")
           || g_str_equal (request->path, "/api/v1/instance"))
    answer_instance (world, request, reply);
  else if (g_str_equal (request->path, "/api/v1/statuses"))
    answer_batch (world, request, reply);
  else if (g_str_equal (request->path, "/api/v1/accounts/lookup"))
    answer_account (world, request, reply,
                    fake_world_find_account (world, request->host,
                                             fake_request_value (request, "acct")), NULL);
  else if (n >= 4 && g_str_has_prefix (request->path, "/api/v1/statuses/"))
    answer_status (world, request, reply, parts[3], parts[4]);
  else if (n >= 4 && g_str_has_prefix (request->path, "/api/v1/accounts/"))
    answer_account (world, request, reply,
                    fake_world_find_account (world, request->host, parts[3]), parts[4]);
  else
    fake_reply_error (reply, 404, "Not Found", NULL);
}
