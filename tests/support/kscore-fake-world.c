#include "config.h"

#include "support/kscore-fake-world.h"

#include <string.h>

static void
fake_host_free (FakeHost *host)
{
  g_free (host->domain);
  g_free (host->origin);
  g_free (host);
}

static void
fake_account_free (FakeAccount *account)
{
  g_free (account->name);
  g_free (account->display);
  g_free (account->note);
  g_free (account->did);
  g_ptr_array_unref (account->posts);
  g_array_unref (account->boosts);
  g_array_unref (account->followers);
  g_array_unref (account->following);
  g_free (account);
}

static void
fake_post_free (FakePost *post)
{
  g_free (post->text);
  g_free (post->rkey);
  g_array_unref (post->likes);
  g_array_unref (post->boosts);
  g_array_unref (post->replies);
  g_array_unref (post->quotes);
  g_free (post);
}

FakeWorld *
fake_world_new (KscoreFakeKind kind,
                gint64         now)
{
  FakeWorld *self = g_new0 (FakeWorld, 1);

  self->kind = kind;
  self->now = now;
  self->software = g_strdup ("mastodon");
  self->version = g_strdup ("4.5.3");
  self->hosts = g_ptr_array_new_with_free_func ((GDestroyNotify) fake_host_free);
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) fake_account_free);
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) fake_post_free);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
fake_world_free (FakeWorld *self)
{
  g_free (self->software);
  g_free (self->version);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->hosts);
  g_free (self);
}

void
fake_world_add_host (FakeWorld  *self,
                     const char *origin)
{
  static const char * const names[] = { "one", "two", "three", "four", "five", "six", "seven" };
  FakeHost *host = g_new0 (FakeHost, 1);
  guint i = self->hosts->len;

  host->origin = g_strdup (origin);
  host->domain = i < G_N_ELEMENTS (names) ? g_strdup_printf ("%s.example", names[i])
                                          : g_strdup_printf ("host%u.example", i + 1);
  host->front_of = KSCORE_FAKE_NONE;
  g_ptr_array_add (self->hosts, host);
}

FakeHost *
fake_world_host (FakeWorld *self,
                 guint      host)
{
  g_assert_cmpuint (host, <, self->hosts->len);
  return g_ptr_array_index (self->hosts, host);
}

FakeAccount *
fake_world_account (FakeWorld *self,
                    guint      account)
{
  g_assert_cmpuint (account, <, self->accounts->len);
  return g_ptr_array_index (self->accounts, account);
}

FakePost *
fake_world_post (FakeWorld *self,
                 guint      post)
{
  g_assert_cmpuint (post, <, self->posts->len);
  return g_ptr_array_index (self->posts, post);
}

FakeAccount *
fake_world_add_account (FakeWorld  *self,
                        guint       host,
                        const char *name)
{
  FakeAccount *account = g_new0 (FakeAccount, 1);

  g_assert_cmpuint (host, <, self->hosts->len);
  account->index = self->accounts->len;
  account->host = host;
  account->seq = ++self->seq;
  account->created_at = self->now - (gint64) (900 + account->index % 50 * 7) * 86400;
  account->name = g_strdup (name);
  account->did = fake_did (name);
  account->posts = g_ptr_array_new ();
  account->boosts = g_array_new (FALSE, FALSE, sizeof (FakeMark));
  account->followers = g_array_new (FALSE, FALSE, sizeof (FakeMark));
  account->following = g_array_new (FALSE, FALSE, sizeof (FakeMark));
  g_ptr_array_add (self->accounts, account);
  return account;
}

FakePost *
fake_world_add_post (FakeWorld  *self,
                     guint       account,
                     gint64      at,
                     const char *text,
                     guint       reply_to,
                     guint       quote_of)
{
  FakePost *post = g_new0 (FakePost, 1);

  post->index = self->posts->len;
  post->seq = ++self->seq;
  post->account = account;
  post->at = at;
  post->text = g_strdup (text);
  post->visibility = "public";
  post->reply_to = reply_to;
  post->quote_of = quote_of;
  post->rkey = fake_tid (at, post->seq);
  post->likes = g_array_new (FALSE, FALSE, sizeof (FakeMark));
  post->boosts = g_array_new (FALSE, FALSE, sizeof (FakeMark));
  post->replies = g_array_new (FALSE, FALSE, sizeof (guint));
  post->quotes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->posts, post);
  g_ptr_array_add (fake_world_account (self, account)->posts, post);
  if (reply_to != KSCORE_FAKE_NONE)
    g_array_append_val (fake_world_post (self, reply_to)->replies, post->index);
  if (quote_of != KSCORE_FAKE_NONE)
    g_array_append_val (fake_world_post (self, quote_of)->quotes, post->index);

  if (self->kind == KSCORE_FAKE_BLUESKY)
    g_hash_table_insert (self->by_id, fake_at_uri (self, post), post);
  else
    for (guint i = 0; i < self->hosts->len; i++)
      {
        g_autofree char *id = fake_post_id (self, i, post);

        g_hash_table_insert (self->by_id, g_strdup_printf ("%u/%s", i, id), post);
      }
  return post;
}

/* A reply to it stays, as on any network. */
void
fake_world_delete_post (FakeWorld *self,
                        guint      post)
{
  fake_world_post (self, post)->deleted = TRUE;
}

static gboolean
set_mark (FakeWorld *self,
          GArray    *marks,
          guint      actor,
          guint      post,
          gint64     at,
          gboolean   yes)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const FakeMark *mark = &g_array_index (marks, FakeMark, i);

      if (mark->actor == actor && mark->post == post)
        {
          if (!yes)
            g_array_remove_index (marks, i);
          return !yes;
        }
    }

  if (yes)
    {
      FakeMark mark = { actor, post, at, ++self->seq };

      g_array_append_val (marks, mark);
    }
  return yes;
}

gboolean
fake_world_like (FakeWorld *self,
                 guint      actor,
                 guint      post,
                 gint64     at,
                 gboolean   yes)
{
  return set_mark (self, fake_world_post (self, post)->likes, actor, post, at, yes);
}

gboolean
fake_world_boost (FakeWorld *self,
                  guint      actor,
                  guint      post,
                  gint64     at,
                  gboolean   yes)
{
  set_mark (self, fake_world_account (self, actor)->boosts, actor, post, at, yes);
  return set_mark (self, fake_world_post (self, post)->boosts, actor, post, at, yes);
}

gboolean
fake_world_follow (FakeWorld *self,
                   guint      actor,
                   guint      account,
                   gint64     at,
                   gboolean   yes)
{
  set_mark (self, fake_world_account (self, actor)->following, account, KSCORE_FAKE_NONE, at,
            yes);
  return set_mark (self, fake_world_account (self, account)->followers, actor, KSCORE_FAKE_NONE,
                   at, yes);
}

/* "name", "name@domain", "name.test", a DID, an id or the actor's address. @host: whose ids are
 * meant and who is local; or KSCORE_FAKE_NONE. */
FakeAccount *
fake_world_find_account (FakeWorld  *self,
                         guint       host,
                         const char *name)
{
  for (guint i = 0; name != NULL && i < self->accounts->len; i++)
    {
      FakeAccount *account = fake_world_account (self, i);
      g_autofree char *handle = fake_domain_handle (self, account);
      g_autofree char *uri = NULL;
      g_autofree char *id = NULL;

      if (account->flags & FAKE_DELETED)
        continue;
      if (g_ascii_strcasecmp (name, handle) == 0 || g_str_equal (name, account->did))
        return account;
      if (g_ascii_strcasecmp (name, account->name) == 0
          && self->kind == KSCORE_FAKE_MASTODON
          && (host == KSCORE_FAKE_NONE || host == account->host))
        return account;
      if (host == KSCORE_FAKE_NONE && g_str_equal (name, account->name))
        return account;
      if (self->kind == KSCORE_FAKE_BLUESKY)
        continue;
      uri = fake_actor_uri (self, account);
      id = fake_account_id (self, host == KSCORE_FAKE_NONE ? account->host : host, account);
      if (g_str_equal (name, uri) || g_str_equal (name, id))
        return account;
    }

  return NULL;
}

FakePost *
fake_world_find_post (FakeWorld  *self,
                      guint       host,
                      const char *id)
{
  g_autofree char *key = NULL;

  if (id == NULL)
    return NULL;
  if (self->kind == KSCORE_FAKE_BLUESKY)
    return g_hash_table_lookup (self->by_id, id);
  if (host == KSCORE_FAKE_NONE && strstr (id, "/statuses/") != NULL)
    id = strstr (id, "/statuses/") + strlen ("/statuses/");

  for (guint i = 0; host == KSCORE_FAKE_NONE && i < self->hosts->len; i++)
    {
      FakePost *post = fake_world_find_post (self, i, id);

      if (post != NULL)
        return post;
    }
  key = g_strdup_printf ("%u/%s", host, id);
  return g_hash_table_lookup (self->by_id, key);
}

gboolean
fake_world_shows (FakeWorld      *self,
                  const FakePost *post)
{
  const FakeAccount *account = fake_world_account (self, post->account);

  return !post->deleted && !(account->flags & (FAKE_SUSPENDED | FAKE_DELETED))
         && (g_str_equal (post->visibility, "public")
             || g_str_equal (post->visibility, "unlisted"));
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const FakeMark *left = a;
  const FakeMark *right = b;

  if (left->at != right->at)
    return left->at < right->at ? 1 : -1;
  return left->seq < right->seq ? 1 : left->seq > right->seq ? -1 : 0;
}

/* Posts and boosts as marks, newest first; a mark whose actor is the account itself and whose seq
 * is the post's is a post. */
GArray *
fake_world_feed (FakeWorld         *self,
                 const FakeAccount *account,
                 gboolean           with_boosts)
{
  GArray *feed = g_array_new (FALSE, FALSE, sizeof (FakeMark));

  for (guint i = 0; i < account->posts->len; i++)
    {
      const FakePost *post = g_ptr_array_index (account->posts, i);
      FakeMark mark = { account->index, post->index, post->at, post->seq };

      if (fake_world_shows (self, post))
        g_array_append_val (feed, mark);
    }
  for (guint i = 0; with_boosts && i < account->boosts->len; i++)
    {
      FakeMark mark = g_array_index (account->boosts, FakeMark, i);

      if (fake_world_shows (self, fake_world_post (self, mark.post)))
        g_array_append_val (feed, mark);
    }
  g_array_sort (feed, compare_marks);
  return feed;
}

guint
fake_world_count_marks (FakeWorld *self,
                        GArray    *marks)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const FakeMark *mark = &g_array_index (marks, FakeMark, i);

      n += !(fake_world_account (self, mark->actor)->flags & (FAKE_SUSPENDED | FAKE_DELETED));
    }
  return n;
}

guint
fake_world_count_posts (FakeWorld *self,
                        GArray    *posts)
{
  guint n = 0;

  for (guint i = 0; i < posts->len; i++)
    n += fake_world_shows (self, fake_world_post (self, g_array_index (posts, guint, i)));
  return n;
}

/* A post's lasting id. */
char *
fake_world_dup_post_name (FakeWorld      *self,
                          const FakePost *post)
{
  const FakeAccount *account = fake_world_account (self, post->account);
  g_autofree char *id = NULL;

  if (self->kind == KSCORE_FAKE_BLUESKY)
    return fake_at_uri (self, post);
  id = fake_post_id (self, account->host, post);
  return g_strconcat (fake_world_host (self, account->host)->origin, "/users/", account->name,
                      "/statuses/", id, NULL);
}

static void
set_counts (FakeWorld      *self,
            JsonObject     *object,
            const FakePost *post)
{
  JsonObject *counts = json_object_new ();

  json_object_set_int_member (counts, "like", fake_world_count_marks (self, post->likes));
  json_object_set_int_member (counts, "reshare", fake_world_count_marks (self, post->boosts));
  json_object_set_int_member (counts, "reply", fake_world_count_posts (self, post->replies));
  json_object_set_int_member (counts, "quote", fake_world_count_posts (self, post->quotes));
  json_object_set_object_member (object, "counts", counts);
}

static void
set_names (FakeWorld  *self,
           JsonObject *object,
           const char *member,
           GArray     *marks)
{
  JsonArray *names = json_array_new ();

  for (guint i = 0; i < marks->len; i++)
    {
      const FakeMark *mark = &g_array_index (marks, FakeMark, i);
      const FakeAccount *actor = fake_world_account (self, mark->actor);

      if (!(actor->flags & (FAKE_SUSPENDED | FAKE_DELETED)))
        json_array_add_string_element (names, actor->name);
    }
  json_object_set_array_member (object, member, names);
}

static void
set_authors (FakeWorld  *self,
             JsonObject *object,
             const char *member,
             GArray     *posts)
{
  JsonArray *names = json_array_new ();

  for (guint i = 0; i < posts->len; i++)
    {
      const FakePost *post = fake_world_post (self, g_array_index (posts, guint, i));

      if (fake_world_shows (self, post))
        json_array_add_string_element (names, fake_world_account (self, post->account)->name);
    }
  json_object_set_array_member (object, member, names);
}

JsonNode *
fake_world_describe (FakeWorld         *self,
                     const FakeAccount *account)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(GArray) feed = fake_world_feed (self, account, FALSE);
  JsonArray *posts = json_array_new ();
  g_autofree char *handle = fake_domain_handle (self, account);
  g_autofree char *uri = self->kind == KSCORE_FAKE_BLUESKY ? g_strdup (account->did)
                                                           : fake_actor_uri (self, account);
  JsonNode *node;

  json_object_set_string_member (object, "name", account->name);
  json_object_set_string_member (object, "handle", handle);
  json_object_set_string_member (object, "native_id", uri);
  json_object_set_int_member (object, "host", account->host);
  set_names (self, object, "followers", account->followers);
  set_names (self, object, "following", account->following);
  for (guint i = 0; i < feed->len; i++)
    {
      const FakePost *post = fake_world_post (self, g_array_index (feed, FakeMark, i).post);
      JsonObject *row = json_object_new ();
      g_autofree char *id = fake_world_dup_post_name (self, post);
      g_autofree char *remote_id = self->kind == KSCORE_FAKE_BLUESKY
                                   ? g_strdup (id) : fake_post_id (self, account->host, post);
      g_autofree char *at = fake_time (post->at);

      json_object_set_string_member (row, "id", id);
      json_object_set_string_member (row, "remote_id", remote_id);
      json_object_set_string_member (row, "at", at);
      json_object_set_string_member (row, "text", post->text);
      json_object_set_boolean_member (row, "reply", post->reply_to != KSCORE_FAKE_NONE);
      set_counts (self, row, post);
      set_names (self, row, "likes", post->likes);
      set_names (self, row, "boosts", post->boosts);
      set_authors (self, row, "replies", post->replies);
      set_authors (self, row, "quotes", post->quotes);
      fake_add_object (posts, row);
    }
  json_object_set_array_member (object, "posts", posts);

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, object);
  return node;
}
