#include "config.h"

#include "support/kscore-fake-private.h"

#include <string.h>

/* The world from outside: each function under the lock. */

void
kscore_fake_network_set_ids (KscoreFakeNetwork *self,
                             KscoreFakeIds      ids)
{
  fake_network_lock (self)->ids = ids;
  fake_network_unlock (self);
}

void
kscore_fake_network_set_version (KscoreFakeNetwork *self,
                                 const char        *software,
                                 const char        *version)
{
  FakeWorld *world = fake_network_lock (self);

  g_free (world->software);
  g_free (world->version);
  world->software = g_strdup (software);
  world->version = g_strdup (version);
  fake_network_unlock (self);
}

void
kscore_fake_network_set_plain_domains (KscoreFakeNetwork *self,
                                       gboolean           yes)
{
  FakeWorld *world = fake_network_lock (self);

  for (guint i = 0; yes && i < world->hosts->len; i++)
    {
      FakeHost *host = fake_world_host (world, i);

      g_free (host->domain);
      host->domain = g_strdup (strstr (host->origin, "//") + 2);
    }
  fake_network_unlock (self);
}

void
kscore_fake_network_set_short_cursors (KscoreFakeNetwork *self,
                                       gboolean           yes)
{
  fake_network_lock (self)->short_cursors = yes;
  fake_network_unlock (self);
}

void
kscore_fake_network_set_front (KscoreFakeNetwork *self,
                               guint              front,
                               guint              host,
                               gboolean           redirect)
{
  FakeHost *own = fake_world_host (fake_network_lock (self), front);

  own->front_of = host;
  own->redirect = redirect;
  fake_network_unlock (self);
}

void
kscore_fake_network_set_now (KscoreFakeNetwork *self,
                             gint64             now)
{
  fake_network_lock (self)->now = now;
  fake_network_unlock (self);
}

void
kscore_fake_network_populate (KscoreFakeNetwork     *self,
                              const KscoreFakeSizes *sizes)
{
  fake_world_populate (fake_network_lock (self), sizes);
  fake_network_unlock (self);
}

guint
kscore_fake_network_add_account (KscoreFakeNetwork *self,
                                 guint              host,
                                 const char        *name)
{
  guint account = fake_world_add_account (fake_network_lock (self), host, name)->index;

  fake_network_unlock (self);
  return account;
}

guint
kscore_fake_network_find_account (KscoreFakeNetwork *self,
                                  const char        *name)
{
  FakeAccount *account = fake_world_find_account (fake_network_lock (self), KSCORE_FAKE_NONE, name);
  guint index = account != NULL ? account->index : KSCORE_FAKE_NONE;

  fake_network_unlock (self);
  return index;
}

guint
kscore_fake_network_find_post (KscoreFakeNetwork *self,
                               const char        *id)
{
  FakePost *post = fake_world_find_post (fake_network_lock (self), KSCORE_FAKE_NONE, id);
  guint index = post != NULL ? post->index : KSCORE_FAKE_NONE;

  fake_network_unlock (self);
  return index;
}

/* The account's newest that anybody can see is 0. */
guint
kscore_fake_network_nth_post (KscoreFakeNetwork *self,
                              guint              account,
                              guint              nth)
{
  FakeWorld *world = fake_network_lock (self);
  g_autoptr(GArray) feed = fake_world_feed (world, fake_world_account (world, account), FALSE);
  guint post = nth < feed->len ? g_array_index (feed, FakeMark, nth).post : KSCORE_FAKE_NONE;

  fake_network_unlock (self);
  return post;
}

static guint
add_post (KscoreFakeNetwork *self,
          guint              account,
          gint64             at,
          const char        *text,
          guint              reply_to,
          guint              quote_of)
{
  FakeWorld *world = fake_network_lock (self);
  guint post = fake_world_add_post (world, account, at, text, reply_to, quote_of)->index;

  fake_network_unlock (self);
  return post;
}

guint
kscore_fake_network_post (KscoreFakeNetwork *self,
                          guint              account,
                          gint64             at,
                          const char        *text)
{
  return add_post (self, account, at, text, KSCORE_FAKE_NONE, KSCORE_FAKE_NONE);
}

guint
kscore_fake_network_reply (KscoreFakeNetwork *self,
                           guint              actor,
                           guint              post,
                           gint64             at,
                           const char        *text)
{
  return add_post (self, actor, at, text, post, KSCORE_FAKE_NONE);
}

guint
kscore_fake_network_quote (KscoreFakeNetwork *self,
                           guint              actor,
                           guint              post,
                           gint64             at,
                           const char        *text)
{
  return add_post (self, actor, at, text, KSCORE_FAKE_NONE, post);
}

void
kscore_fake_network_set_visibility (KscoreFakeNetwork *self,
                                    guint              post,
                                    const char        *visibility)
{
  fake_world_post (fake_network_lock (self), post)->visibility = g_intern_string (visibility);
  fake_network_unlock (self);
}

void
kscore_fake_network_delete_post (KscoreFakeNetwork *self,
                                 guint              post)
{
  fake_world_delete_post (fake_network_lock (self), post);
  fake_network_unlock (self);
}

gboolean
kscore_fake_network_like (KscoreFakeNetwork *self,
                          guint              actor,
                          guint              post,
                          gint64             at,
                          gboolean           yes)
{
  gboolean done = fake_world_like (fake_network_lock (self), actor, post, at, yes);

  fake_network_unlock (self);
  return done;
}

gboolean
kscore_fake_network_boost (KscoreFakeNetwork *self,
                           guint              actor,
                           guint              post,
                           gint64             at,
                           gboolean           yes)
{
  gboolean done = fake_world_boost (fake_network_lock (self), actor, post, at, yes);

  fake_network_unlock (self);
  return done;
}

gboolean
kscore_fake_network_follow (KscoreFakeNetwork *self,
                            guint              actor,
                            guint              account,
                            gint64             at,
                            gboolean           yes)
{
  gboolean done = fake_world_follow (fake_network_lock (self), actor, account, at, yes);

  fake_network_unlock (self);
  return done;
}

/* Its lasting id stays: for Mastodon, where that holds the name, only what is displayed changes. */
void
kscore_fake_network_rename (KscoreFakeNetwork *self,
                            guint              account,
                            const char        *name)
{
  FakeWorld *world = fake_network_lock (self);
  FakeAccount *own = fake_world_account (world, account);
  char **field = world->kind == KSCORE_FAKE_BLUESKY ? &own->name : &own->display;

  g_free (*field);
  *field = g_strdup (name);
  fake_network_unlock (self);
}

gboolean
kscore_fake_network_set_flag (KscoreFakeNetwork *self,
                              guint              account,
                              const char        *flag,
                              gboolean           yes)
{
  static const struct {
    const char *name;
    FakeFlags   flag;
  } flags[] = {
    { "undiscoverable", FAKE_UNDISCOVERABLE },
    { "noindex", FAKE_NOINDEX },
    { "nobot", FAKE_NOBOT },
    { "noindex-tag", FAKE_NOINDEX_TAG },
    { "no-unauthenticated", FAKE_NO_UNAUTHENTICATED },
    { "unindexable", FAKE_UNINDEXABLE },
    { "hide-collections", FAKE_HIDE_COLLECTIONS },
    { "suspended", FAKE_SUSPENDED },
    { "bot", FAKE_BOT },
    { "deleted", FAKE_DELETED },
  };
  FakeAccount *own = fake_world_account (fake_network_lock (self), account);
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (flags) && !found; i++)
    if (g_strcmp0 (flags[i].name, flag) == 0)
      {
        own->flags = yes ? own->flags | flags[i].flag : own->flags & ~flags[i].flag;
        found = TRUE;
      }
  fake_network_unlock (self);
  return found;
}

char *
kscore_fake_network_dup_address (KscoreFakeNetwork *self,
                                 guint              host)
{
  char *address = g_strdup (fake_world_host (fake_network_lock (self), host)->origin);

  fake_network_unlock (self);
  return address;
}

guint
kscore_fake_network_get_host (KscoreFakeNetwork *self,
                              guint              account)
{
  guint host = fake_world_account (fake_network_lock (self), account)->host;

  fake_network_unlock (self);
  return host;
}

/* "ada@one.example" or "ada.test". */
char *
kscore_fake_network_dup_handle (KscoreFakeNetwork *self,
                                guint              account)
{
  FakeWorld *world = fake_network_lock (self);
  char *handle = fake_domain_handle (world, fake_world_account (world, account));

  fake_network_unlock (self);
  return handle;
}

/* The actor's address or the DID. */
char *
kscore_fake_network_dup_native_id (KscoreFakeNetwork *self,
                                   guint              account)
{
  FakeWorld *world = fake_network_lock (self);
  const FakeAccount *own = fake_world_account (world, account);
  char *id = world->kind == KSCORE_FAKE_BLUESKY ? g_strdup (own->did)
                                                : fake_actor_uri (world, own);

  fake_network_unlock (self);
  return id;
}

/* Its lasting id: an address. */
char *
kscore_fake_network_dup_post_id (KscoreFakeNetwork *self,
                                 guint              post)
{
  FakeWorld *world = fake_network_lock (self);
  char *id = fake_world_dup_post_name (world, fake_world_post (world, post));

  fake_network_unlock (self);
  return id;
}

JsonNode *
kscore_fake_network_describe (KscoreFakeNetwork *self,
                              guint              account)
{
  FakeWorld *world = fake_network_lock (self);
  JsonNode *node = fake_world_describe (world, fake_world_account (world, account));

  fake_network_unlock (self);
  return node;
}
