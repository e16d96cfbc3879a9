#include "config.h"

#include "support/kscore-fake-world.h"

#include <string.h>

#define DIGITS_32    "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#define DIGITS_62    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define DIGITS_ATP   "234567abcdefghijklmnopqrstuvwxyz"
#define DIGITS_CID   "abcdefghijklmnopqrstuvwxyz234567"

static char *
in_digits (const char *digits,
           guint64     number,
           guint       n)
{
  char *text = g_malloc0 (n + 1);
  guint base = strlen (digits);

  for (guint i = n; i > 0; i--)
    {
      text[i - 1] = digits[number % base];
      number /= base;
    }
  return text;
}

/* Each host numbers its rows by itself. */
char *
fake_id (const FakeWorld *world,
         guint            host,
         gint64           at,
         guint64          seq)
{
  guint64 low = (seq * 8 + host % 8) & 0xffffff;
  guint64 time = (guint64) MAX (at, 0) * 1000;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  switch (world->ids)
    {
    case KSCORE_FAKE_IDS_ULID:
      first = in_digits (DIGITS_32, time, 10);
      second = in_digits (DIGITS_32, low * 7919, 16);
      return g_strconcat (first, second, NULL);
    case KSCORE_FAKE_IDS_UUID:
      return g_strdup_printf ("%08x-%04x-7%03x-8%03x-%012" G_GINT64_MODIFIER "x",
                              (guint) (time >> 16), (guint) (time & 0xffff), (guint) (low >> 12),
                              (guint) (low & 0xfff), low * 7919);
    case KSCORE_FAKE_IDS_FLAKE:
      first = in_digits (DIGITS_62, time, 9);
      second = in_digits (DIGITS_62, low, 9);
      return g_strconcat (first, second, NULL);
    case KSCORE_FAKE_IDS_NUMBERS:
    default:
      return g_strdup_printf ("%" G_GUINT64_FORMAT, ((time / 1000) << 25) | low);
    }
}

char *
fake_tid (gint64  at,
          guint64 seq)
{
  return in_digits (DIGITS_ATP, ((guint64) MAX (at, 0) * 1000000 + seq % 1000000) << 10, 13);
}

static char *
hashed (const char *prefix,
        const char *of,
        guint       n)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA512);
  guint8 digest[64];
  gsize length = sizeof digest;
  GString *text = g_string_new (prefix);

  g_checksum_update (checksum, (const guchar *) of, -1);
  g_checksum_get_digest (checksum, digest, &length);
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, DIGITS_CID[digest[i] % 32]);
  return g_string_free (text, FALSE);
}

char *
fake_did (const char *name)
{
  return hashed ("did:plc:", name, 24);
}

char *
fake_cid (const char *of)
{
  return hashed ("bafyrei", of, 52);
}

char *
fake_time (gint64 at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (at);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S.000Z");
}

char *
fake_domain_handle (FakeWorld         *world,
                    const FakeAccount *account)
{
  if (world->kind == KSCORE_FAKE_BLUESKY)
    return g_strconcat (account->name, ".test", NULL);
  return g_strconcat (account->name, "@", fake_world_host (world, account->host)->domain, NULL);
}

char *
fake_actor_uri (FakeWorld         *world,
                const FakeAccount *account)
{
  return g_strconcat (fake_world_host (world, account->host)->origin, "/users/", account->name,
                      NULL);
}

char *
fake_at_uri (FakeWorld      *world,
             const FakePost *post)
{
  return g_strconcat ("at://", fake_world_account (world, post->account)->did,
                      "/app.bsky.feed.post/", post->rkey, NULL);
}

char *
fake_account_id (FakeWorld         *world,
                 guint              host,
                 const FakeAccount *account)
{
  return fake_id (world, host, account->created_at, account->seq);
}

char *
fake_post_id (FakeWorld      *world,
              guint           host,
              const FakePost *post)
{
  return fake_id (world, host, post->at, post->seq);
}

void
fake_reply_error (FakeReply  *reply,
                  guint       status,
                  const char *error,
                  const char *message)
{
  JsonObject *object = json_object_new ();

  if (error != NULL)
    json_object_set_string_member (object, "error", error);
  if (message != NULL)
    json_object_set_string_member (object, "message", message);
  reply->status = status;
  g_clear_pointer (&reply->node, json_node_unref);
  reply->node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (reply->node, object);
  reply->list = NULL;
}

void
fake_add_object (JsonArray  *array,
                 JsonObject *object)
{
  json_array_add_object_element (array, object);
}

const char *
fake_request_value (const FakeRequest *request,
                    const char        *name)
{
  return request->query != NULL ? g_hash_table_lookup (request->query, name) : NULL;
}

guint
fake_request_limit (const FakeRequest *request,
                    guint              usual,
                    guint              most)
{
  const char *text = fake_request_value (request, "limit");

  return text != NULL ? CLAMP (g_ascii_strtoull (text, NULL, 10), 1, most) : usual;
}

/* A member that may come more than once. */
GStrv
fake_request_values (const FakeRequest *request,
                     const char        *name)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) parts = g_strsplit (request->query_text != NULL ? request->query_text : "", "&",
                                    -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (parts[i], "=", 2);
      g_autofree char *key = pair[0] != NULL ? g_uri_unescape_string (pair[0], NULL) : NULL;
      char *value = key != NULL && pair[1] != NULL ? g_uri_unescape_string (pair[1], NULL) : NULL;

      if (value != NULL && g_str_equal (key, name))
        g_ptr_array_add (values, value);
      else
        g_free (value);
    }
  g_ptr_array_add (values, NULL);
  return (GStrv) g_ptr_array_steal (values, NULL);
}

/* Whom an answer is about: with the fault, somebody else. */
FakeAccount *
fake_request_liar (FakeWorld         *world,
                   const FakeRequest *request,
                   FakeAccount       *account)
{
  if (account == NULL || !request->lie || world->accounts->len < 2)
    return account;
  return fake_world_account (world, (account->index + 1) % world->accounts->len);
}
