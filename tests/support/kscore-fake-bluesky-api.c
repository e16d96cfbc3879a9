#include "config.h"

#include "support/kscore-fake-bluesky.h"

#include <string.h>

/* AppView, PDS and directory of DIDs in one. */

/* The account that is asked for, or NULL and an answer. */
static FakeAccount *
get_account (FakeAnswer *self,
             const char *parameter,
             const char *message)
{
  const char *name = fake_request_value (self->request, parameter);
  FakeAccount *account;

  if (name == NULL || strchr (name, ' ') != NULL)
    {
      fake_answer_refuse (self, 400, "InvalidRequest",
                          "Error: actor must be a valid did or a handle");
      return NULL;
    }
  account = fake_world_find_account (self->world, self->request->host, name);
  account = fake_request_liar (self->world, self->request, account);
  if (account == NULL)
    fake_answer_refuse (self, 400, "InvalidRequest", message);
  else if (account->flags & FAKE_SUSPENDED)
    fake_answer_refuse (self, 400, "AccountTakedown", "Account has been suspended");
  else
    return account;
  return NULL;
}

static FakePost *
get_post (FakeAnswer *self,
          const char *uri)
{
  FakePost *post = fake_world_find_post (self->world, self->request->host, uri);
  FakeAccount *other;

  if (post == NULL || !self->request->lie)
    return post;
  other = fake_request_liar (self->world, self->request,
                             fake_world_account (self->world, post->account));
  return other->posts->len > 0 ? g_ptr_array_index (other->posts, 0) : post;
}

static void
set_repost (FakeAnswer     *self,
            JsonObject     *item,
            const FakeMark *mark)
{
  const FakeAccount *account = fake_world_account (self->world, mark->actor);
  JsonObject *reason = json_object_new ();
  g_autofree char *tid = fake_tid (mark->at, mark->seq);
  g_autofree char *uri = g_strdup_printf ("at://%s/app.bsky.feed.repost/%s", account->did, tid);
  g_autofree char *cid = fake_cid (uri);
  g_autofree char *at = fake_time (mark->at);

  json_object_set_string_member (reason, "$type", "app.bsky.feed.defs#reasonRepost");
  json_object_set_object_member (reason, "by", fake_bluesky_profile (self->world, account, 0));
  json_object_set_string_member (reason, "uri", uri);
  json_object_set_string_member (reason, "cid", cid);
  json_object_set_string_member (reason, "indexedAt", at);
  json_object_set_object_member (item, "reason", reason);
}

static void
set_parents (FakeAnswer     *self,
             JsonObject     *item,
             const FakePost *post)
{
  JsonObject *reply;
  const FakePost *root = post;

  if (post->reply_to == KSCORE_FAKE_NONE)
    return;
  while (root->reply_to != KSCORE_FAKE_NONE)
    root = fake_world_post (self->world, root->reply_to);
  reply = json_object_new ();
  json_object_set_object_member (reply, "root", fake_bluesky_view (self->world, root));
  json_object_set_object_member (reply, "parent",
                                 fake_bluesky_view (self->world,
                                                    fake_world_post (self->world,
                                                                     post->reply_to)));
  json_object_set_object_member (item, "reply", reply);
}

static void
answer_feed (FakeAnswer *self)
{
  const char *filter = fake_request_value (self->request, "filter");
  FakeAccount *account = get_account (self, "actor", "Profile not found");
  g_autoptr(GArray) feed = NULL;
  g_autoptr(GArray) rows = fake_rows_new ();
  JsonArray *array;

  if (account == NULL)
    return;
  feed = fake_world_feed (self->world, account, TRUE);
  for (guint i = 0; i < feed->len; i++)
    {
      const FakeMark *mark = &g_array_index (feed, FakeMark, i);
      const FakePost *post = fake_world_post (self->world, mark->post);
      g_autofree char *of = g_strdup_printf ("%u %" G_GUINT64_FORMAT, mark->actor, mark->seq);

      if (g_strcmp0 (filter, "posts_no_replies") != 0 || post->reply_to == KSCORE_FAKE_NONE)
        fake_rows_add (rows, mark->at, of, mark, post);
    }
  if (!fake_answer_cut_page (self, rows))
    return;

  array = fake_answer_add_list (self, "feed");
  for (guint i = 0; i < rows->len; i++)
    {
      const FakeRow *row = &g_array_index (rows, FakeRow, i);
      JsonObject *item = json_object_new ();

      json_object_set_object_member (item, "post", fake_bluesky_post (self->world, row->post));
      if (row->post->seq != row->mark->seq)
        set_repost (self, item, row->mark);
      else
        set_parents (self, item, row->post);
      fake_add_object (array, item);
    }
}

static void
answer_posts (FakeAnswer *self)
{
  g_auto(GStrv) uris = fake_request_values (self->request, "uris");
  JsonArray *array;

  if (g_strv_length (uris) == 0 || g_strv_length (uris) > 25)
    {
      fake_answer_refuse (self, 400, "InvalidRequest",
                          "Error: uris must not have more than 25 elements");
      return;
    }
  array = json_array_new ();
  json_object_set_array_member (self->object, "posts", array);
  for (guint i = 0; uris[i] != NULL; i++)
    {
      FakePost *post = get_post (self, uris[i]);

      if (post != NULL && fake_world_shows (self->world, post))
        fake_add_object (array, fake_bluesky_post (self->world, post));
    }
}

static void
answer_profiles (FakeAnswer *self)
{
  g_auto(GStrv) actors = fake_request_values (self->request, "actors");
  JsonArray *array;

  if (g_strv_length (actors) == 0 || g_strv_length (actors) > 25)
    {
      fake_answer_refuse (self, 400, "InvalidRequest",
                          "Error: actors must not have more than 25 elements");
      return;
    }
  array = json_array_new ();
  json_object_set_array_member (self->object, "profiles", array);
  for (guint i = 0; actors[i] != NULL; i++)
    {
      FakeAccount *account = fake_world_find_account (self->world, self->request->host, actors[i]);

      account = fake_request_liar (self->world, self->request, account);
      if (account != NULL && !(account->flags & FAKE_SUSPENDED))
        fake_add_object (array, fake_bluesky_profile (self->world, account, 2));
    }
}

/* getLikes, getRepostedBy and getQuotes: nothing is known of a post that is gone. */
static void
answer_reactions (FakeAnswer *self,
                  const char *method)
{
  const char *uri = fake_request_value (self->request, "uri");
  FakePost *post = get_post (self, uri);
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (FakeMark));
  gboolean shown = post != NULL && fake_world_shows (self->world, post);

  if (g_str_equal (method, "app.bsky.feed.getLikes"))
    {
      fake_answer_people (self, "likes", shown ? post->likes : none);
    }
  else if (g_str_equal (method, "app.bsky.feed.getRepostedBy"))
    {
      fake_answer_people (self, "repostedBy", shown ? post->boosts : none);
    }
  else
    {
      g_autoptr(GArray) rows = fake_rows_new ();
      JsonArray *array;

      for (guint i = 0; shown && i < post->quotes->len; i++)
        {
          const FakePost *quote = fake_world_post (self->world,
                                                   g_array_index (post->quotes, guint, i));
          g_autofree char *of = fake_at_uri (self->world, quote);

          if (fake_world_shows (self->world, quote))
            fake_rows_add (rows, quote->at, of, NULL, quote);
        }
      if (!fake_answer_cut_page (self, rows))
        return;
      array = fake_answer_add_list (self, "posts");
      for (guint i = 0; i < rows->len; i++)
        fake_add_object (array,
                         fake_bluesky_post (self->world, g_array_index (rows, FakeRow, i).post));
    }
  if (self->object != NULL && uri != NULL)
    {
      g_autofree char *own = post != NULL ? fake_at_uri (self->world, post) : g_strdup (uri);

      json_object_set_string_member (self->object, "uri", own);
    }
}

static JsonObject *
new_thread (FakeWorld      *world,
            const FakePost *post,
            guint           depth)
{
  JsonObject *object = json_object_new ();
  JsonArray *replies = json_array_new ();

  json_object_set_string_member (object, "$type", "app.bsky.feed.defs#threadViewPost");
  json_object_set_object_member (object, "post", fake_bluesky_post (world, post));
  for (guint i = 0; depth > 0 && i < post->replies->len; i++)
    {
      const FakePost *reply = fake_world_post (world, g_array_index (post->replies, guint, i));

      if (fake_world_shows (world, reply))
        fake_add_object (replies, new_thread (world, reply, depth - 1));
    }
  json_object_set_array_member (object, "replies", replies);
  json_object_set_object_member (object, "threadContext", json_object_new ());
  return object;
}

static void
answer_thread (FakeAnswer *self)
{
  const char *uri = fake_request_value (self->request, "uri");
  const char *depth = fake_request_value (self->request, "depth");
  FakePost *post = get_post (self, uri);

  if (post == NULL || !fake_world_shows (self->world, post))
    {
      g_autofree char *message = g_strconcat ("Post not found: ", uri, NULL);

      fake_answer_refuse (self, 400, "NotFound", message);
      return;
    }
  json_object_set_object_member (self->object, "thread",
                                 new_thread (self->world, post, depth != NULL
                                             ? MIN (1000, g_ascii_strtoull (depth, NULL, 10)) : 6));
}

static void
answer_follows (FakeAnswer *self,
                const char *member)
{
  FakeAccount *account = get_account (self, "actor", "Actor not found");

  if (account == NULL)
    return;
  fake_answer_people (self, member, g_str_equal (member, "followers") ? account->followers
                                                                 : account->following);
  if (self->object != NULL)
    json_object_set_object_member (self->object, "subject",
                                   fake_bluesky_profile (self->world, account, 1));
}

static void
set_record (FakeAnswer     *self,
            JsonObject     *object,
            const FakePost *post)
{
  g_autofree char *uri = fake_at_uri (self->world, post);
  g_autofree char *cid = fake_cid (uri);

  json_object_set_string_member (object, "uri", uri);
  json_object_set_string_member (object, "cid", cid);
  json_object_set_object_member (object, "value", fake_bluesky_record (self->world, post));
}

/* By key, newest first; the cursor is the last one's key. */
static void
answer_records (FakeAnswer *self)
{
  FakeAccount *account = get_account (self, "repo", "Could not find repo");
  const char *cursor = self->request->first ? NULL : fake_request_value (self->request, "cursor");
  guint limit = fake_request_limit (self->request, 50, 100);
  g_autoptr(GArray) feed = NULL;
  JsonArray *array;
  const FakePost *last = NULL;

  if (account == NULL)
    return;
  array = fake_answer_add_list (self, "records");
  if (g_strcmp0 (fake_request_value (self->request, "collection"), "app.bsky.feed.post") != 0)
    return;
  feed = fake_world_feed (self->world, account, FALSE);
  for (guint i = 0; i < feed->len && json_array_get_length (array) < limit; i++)
    {
      const FakePost *post = fake_world_post (self->world, g_array_index (feed, FakeMark, i).post);
      JsonObject *record;

      if (cursor != NULL && strcmp (post->rkey, cursor) >= 0)
        continue;
      record = json_object_new ();
      set_record (self, record, post);
      fake_add_object (array, record);
      last = post;
    }
  if (last != NULL)
    self->reply->next = g_strdup (last->rkey);
}

static void
answer_record (FakeAnswer *self)
{
  FakeAccount *account = get_account (self, "repo", "Could not find repo");
  const char *collection = fake_request_value (self->request, "collection");
  const char *key = fake_request_value (self->request, "rkey");
  g_autofree char *uri = NULL;
  FakePost *post;

  if (account == NULL)
    return;
  uri = g_strdup_printf ("at://%s/%s/%s", account->did, collection, key);
  post = fake_world_find_post (self->world, self->request->host, uri);
  /* What is "unindexed" the AppView has lost, and the account's own server keeps. */
  if (post == NULL || (!fake_world_shows (self->world, post)
                       && (post->deleted || !g_str_equal (post->visibility, "unindexed"))))
    {
      g_autofree char *message = g_strconcat ("Could not locate record: ", uri, NULL);

      fake_answer_refuse (self, 400, "RecordNotFound", message);
      return;
    }
  set_record (self, self->object, post);
}

static void
answer_handle (FakeAnswer *self)
{
  FakeAccount *account = get_account (self, "handle", "Unable to resolve handle");

  if (account != NULL)
    json_object_set_string_member (self->object, "did", account->did);
}

static void
answer_document (FakeAnswer *self,
                 const char *did)
{
  FakeAccount *account = fake_world_find_account (self->world, self->request->host, did);
  g_autofree char *handle = NULL;
  g_autofree char *alias = NULL;
  g_autofree char *key_id = NULL;
  JsonArray *array;
  JsonObject *object;

  account = fake_request_liar (self->world, self->request, account);
  if (account == NULL)
    {
      g_autofree char *message = g_strconcat ("DID not registered: ", did, NULL);

      fake_answer_refuse (self, 404, NULL, message);
      return;
    }

  handle = fake_domain_handle (self->world, account);
  alias = g_strconcat ("at://", handle, NULL);
  key_id = g_strconcat (account->did, "#atproto", NULL);
  self->reply->content_type = g_strdup ("application/did+ld+json; charset=utf-8");
  array = json_array_new ();
  json_array_add_string_element (array, "https://www.w3.org/ns/did/v1");
  json_array_add_string_element (array, "https://w3id.org/security/multikey/v1");
  json_object_set_array_member (self->object, "@context", array);
  json_object_set_string_member (self->object, "id", account->did);
  array = json_array_new ();
  json_array_add_string_element (array, alias);
  json_object_set_array_member (self->object, "alsoKnownAs", array);
  array = json_array_new ();
  object = json_object_new ();
  json_object_set_string_member (object, "id", key_id);
  json_object_set_string_member (object, "type", "Multikey");
  json_object_set_string_member (object, "controller", account->did);
  json_object_set_string_member (object, "publicKeyMultibase",
                                 "zQ3shXjHeiBuRCKmM36cuYnm7YEMzhGnCmCyW92sRJ9pribSF");
  fake_add_object (array, object);
  json_object_set_array_member (self->object, "verificationMethod", array);
  array = json_array_new ();
  object = json_object_new ();
  json_object_set_string_member (object, "id", "#atproto_pds");
  json_object_set_string_member (object, "type", "AtprotoPersonalDataServer");
  json_object_set_string_member (object, "serviceEndpoint",
                                 fake_world_host (self->world, account->host)->origin);
  fake_add_object (array, object);
  json_object_set_array_member (self->object, "service", array);
}

static void
answer_server (FakeAnswer *self)
{
  JsonArray *domains = json_array_new ();

  json_object_set_string_member (self->object, "did", "did:web:localhost");
  json_array_add_string_element (domains, ".test");
  json_object_set_array_member (self->object, "availableUserDomains", domains);
  json_object_set_boolean_member (self->object, "inviteCodeRequired", FALSE);
}

void
fake_bluesky_answer (FakeWorld         *world,
                     const FakeRequest *request,
                     FakeReply         *reply)
{
  FakeAnswer self = { world, request, reply, json_object_new () };
  const char *method = g_str_has_prefix (request->path, "/xrpc/")
                       ? request->path + strlen ("/xrpc/") : "";

  reply->status = 200;
  reply->node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (reply->node, self.object);

  if (g_str_has_prefix (request->path, "/did:"))
    answer_document (&self, request->path + 1);
  else if (g_str_equal (method, "com.atproto.identity.resolveHandle"))
    answer_handle (&self);
  else if (g_str_equal (method, "com.atproto.server.describeServer"))
    answer_server (&self);
  else if (g_str_equal (method, "com.atproto.repo.listRecords"))
    answer_records (&self);
  else if (g_str_equal (method, "com.atproto.repo.getRecord"))
    answer_record (&self);
  else if (g_str_equal (method, "app.bsky.actor.getProfile"))
    {
      FakeAccount *account = get_account (&self, "actor", "Profile not found");

      if (account != NULL)
        json_node_take_object (reply->node, fake_bluesky_profile (world, account, 2));
    }
  else if (g_str_equal (method, "app.bsky.actor.getProfiles"))
    answer_profiles (&self);
  else if (g_str_equal (method, "app.bsky.feed.getAuthorFeed"))
    answer_feed (&self);
  else if (g_str_equal (method, "app.bsky.feed.getPosts"))
    answer_posts (&self);
  else if (g_str_equal (method, "app.bsky.feed.getLikes")
           || g_str_equal (method, "app.bsky.feed.getRepostedBy")
           || g_str_equal (method, "app.bsky.feed.getQuotes"))
    answer_reactions (&self, method);
  else if (g_str_equal (method, "app.bsky.feed.getPostThread"))
    answer_thread (&self);
  else if (g_str_equal (method, "app.bsky.graph.getFollowers"))
    answer_follows (&self, "followers");
  else if (g_str_equal (method, "app.bsky.graph.getFollows"))
    answer_follows (&self, "follows");
  else if (*method != '\0')
    fake_answer_refuse (&self, 501, "MethodNotImplemented", "Method Not Implemented");
  else
    fake_answer_refuse (&self, 404, "NotFound", "Not Found");
}
