#include "config.h"

#include "support/kscore-fake-world.h"

#include <string.h>

/* Members and their order as the AppView sends them. A profile without a name or a text has no such
 * member at all. */

static char *
dup_handle (FakeWorld         *world,
            const FakeAccount *account)
{
  return account->flags & FAKE_DELETED ? g_strdup ("handle.invalid")
                                       : fake_domain_handle (world, account);
}

static void
set_labels (FakeWorld         *world,
            JsonObject        *object,
            const FakeAccount *account)
{
  JsonArray *labels = json_array_new ();

  if (account->flags & FAKE_NO_UNAUTHENTICATED)
    {
      JsonObject *label = json_object_new ();
      g_autofree char *uri = g_strconcat ("at://", account->did, "/app.bsky.actor.profile/self",
                                          NULL);
      g_autofree char *cid = fake_cid (uri);
      g_autofree char *at = fake_time (account->created_at);

      json_object_set_string_member (label, "src", account->did);
      json_object_set_string_member (label, "uri", uri);
      json_object_set_string_member (label, "cid", cid);
      json_object_set_string_member (label, "val", "!no-unauthenticated");
      json_object_set_string_member (label, "cts", at);
      fake_add_object (labels, label);
    }
  json_object_set_array_member (object, "labels", labels);
}

/* @detail: 0 as an author, 1 in a list, 2 by itself */
JsonObject *
fake_bluesky_profile (FakeWorld         *world,
                      const FakeAccount *account,
                      guint              detail)
{
  JsonObject *object = json_object_new ();
  JsonObject *associated = json_object_new ();
  JsonObject *subscription = json_object_new ();
  g_autofree char *handle = dup_handle (world, account);
  g_autofree char *avatar_cid = fake_cid (account->did);
  g_autofree char *created = fake_time (account->created_at);
  g_autofree char *note = g_strconcat (account->note != NULL ? account->note : "",
                                       account->flags & FAKE_NOBOT ? " #nobot" : "",
                                       account->flags & FAKE_NOINDEX_TAG ? " #noindex" : "", NULL);

  json_object_set_string_member (object, "did", account->did);
  json_object_set_string_member (object, "handle", handle);
  if (account->display != NULL)
    {
      g_autofree char *avatar = g_strdup_printf ("%s/img/avatar/plain/%s/%s",
                                                 fake_world_host (world, 0)->origin, account->did,
                                                 avatar_cid);

      json_object_set_string_member (object, "displayName", account->display);
      json_object_set_string_member (object, "avatar", avatar);
    }
  if (detail == 2)
    {
      json_object_set_int_member (associated, "lists", 0);
      json_object_set_int_member (associated, "feedgens", 0);
      json_object_set_int_member (associated, "starterPacks", 0);
      json_object_set_boolean_member (associated, "labeler", FALSE);
    }
  json_object_set_string_member (subscription, "allowSubscriptions", "followers");
  json_object_set_object_member (associated, "activitySubscription", subscription);
  json_object_set_object_member (object, "associated", associated);
  set_labels (world, object, account);
  json_object_set_string_member (object, "createdAt", created);
  if (detail >= 1 && *note != '\0')
    json_object_set_string_member (object, "description", note);
  if (detail >= 1)
    json_object_set_string_member (object, "indexedAt", created);
  if (detail == 2)
    {
      g_autoptr(GArray) feed = fake_world_feed (world, account, FALSE);

      json_object_set_int_member (object, "followersCount",
                                  fake_world_count_marks (world, account->followers));
      json_object_set_int_member (object, "followsCount",
                                  fake_world_count_marks (world, account->following));
      json_object_set_int_member (object, "postsCount", feed->len);
    }
  return object;
}

static JsonObject *
new_reference (FakeWorld      *world,
               const FakePost *post)
{
  JsonObject *object = json_object_new ();
  g_autofree char *uri = fake_at_uri (world, post);
  g_autofree char *cid = fake_cid (uri);

  json_object_set_string_member (object, "cid", cid);
  json_object_set_string_member (object, "uri", uri);
  return object;
}

static const FakePost *
find_root (FakeWorld      *world,
           const FakePost *post)
{
  while (post->reply_to != KSCORE_FAKE_NONE)
    post = fake_world_post (world, post->reply_to);
  return post;
}

/* Tags by their place in bytes, end exclusive. */
static void
set_facets (JsonObject *object,
            const char *text)
{
  JsonArray *facets = json_array_new ();
  const char *at = text;

  while ((at = strchr (at, '#')) != NULL)
    {
      gsize length = strcspn (at, " .,!?");
      g_autofree char *tag = g_strndup (at + 1, length - 1);
      JsonObject *facet = json_object_new ();
      JsonObject *place = json_object_new ();
      JsonObject *feature = json_object_new ();
      JsonArray *features = json_array_new ();

      json_object_set_int_member (place, "byteEnd", at - text + length);
      json_object_set_int_member (place, "byteStart", at - text);
      json_object_set_object_member (facet, "index", place);
      json_object_set_string_member (feature, "tag", tag);
      json_object_set_string_member (feature, "$type", "app.bsky.richtext.facet#tag");
      fake_add_object (features, feature);
      json_object_set_array_member (facet, "features", features);
      fake_add_object (facets, facet);
      at += length;
    }

  if (json_array_get_length (facets) > 0)
    json_object_set_array_member (object, "facets", facets);
  else
    json_array_unref (facets);
}

JsonObject *
fake_bluesky_record (FakeWorld      *world,
                     const FakePost *post)
{
  JsonObject *object = json_object_new ();
  JsonArray *langs = json_array_new ();
  g_autofree char *at = fake_time (post->at);

  json_object_set_string_member (object, "text", post->text);
  json_object_set_string_member (object, "$type", "app.bsky.feed.post");
  if (post->quote_of != KSCORE_FAKE_NONE)
    {
      JsonObject *embed = json_object_new ();

      json_object_set_string_member (embed, "$type", "app.bsky.embed.record");
      json_object_set_object_member (embed, "record",
                                     new_reference (world,
                                                    fake_world_post (world, post->quote_of)));
      json_object_set_object_member (object, "embed", embed);
    }
  json_array_add_string_element (langs, "en");
  json_object_set_array_member (object, "langs", langs);
  if (post->reply_to != KSCORE_FAKE_NONE)
    {
      JsonObject *reply = json_object_new ();

      json_object_set_object_member (reply, "root",
                                     new_reference (world, find_root (world, post)));
      json_object_set_object_member (reply, "parent",
                                     new_reference (world,
                                                    fake_world_post (world, post->reply_to)));
      json_object_set_object_member (object, "reply", reply);
    }
  set_facets (object, post->text);
  json_object_set_string_member (object, "createdAt", at);
  return object;
}

static void
set_counts (FakeWorld      *world,
            JsonObject     *object,
            const FakePost *post)
{
  json_object_set_int_member (object, "replyCount", fake_world_count_posts (world, post->replies));
  json_object_set_int_member (object, "repostCount", fake_world_count_marks (world, post->boosts));
  json_object_set_int_member (object, "likeCount", fake_world_count_marks (world, post->likes));
  json_object_set_int_member (object, "quoteCount", fake_world_count_posts (world, post->quotes));
}

static JsonObject *
new_embed (FakeWorld      *world,
           const FakePost *quoted)
{
  JsonObject *embed = json_object_new ();
  JsonObject *record = json_object_new ();
  g_autofree char *uri = fake_at_uri (world, quoted);
  g_autofree char *cid = fake_cid (uri);
  g_autofree char *at = fake_time (quoted->at);
  gboolean shown = fake_world_shows (world, quoted);

  json_object_set_string_member (embed, "$type", "app.bsky.embed.record#view");
  json_object_set_string_member (record, "$type", shown ? "app.bsky.embed.record#viewRecord"
                                                        : "app.bsky.embed.record#viewNotFound");
  json_object_set_string_member (record, "uri", uri);
  if (shown)
    {
      json_object_set_string_member (record, "cid", cid);
      json_object_set_object_member (record, "author",
                                     fake_bluesky_profile (world,
                                                           fake_world_account (world,
                                                                               quoted->account),
                                                           0));
      json_object_set_object_member (record, "value", fake_bluesky_record (world, quoted));
      json_object_set_array_member (record, "labels", json_array_new ());
      set_counts (world, record, quoted);
      json_object_set_string_member (record, "indexedAt", at);
      json_object_set_array_member (record, "embeds", json_array_new ());
    }
  else
    {
      json_object_set_boolean_member (record, "notFound", TRUE);
    }
  json_object_set_object_member (embed, "record", record);
  return embed;
}

JsonObject *
fake_bluesky_post (FakeWorld      *world,
                   const FakePost *post)
{
  JsonObject *object = json_object_new ();
  g_autofree char *uri = fake_at_uri (world, post);
  g_autofree char *cid = fake_cid (uri);
  g_autofree char *at = fake_time (post->at);

  json_object_set_string_member (object, "uri", uri);
  json_object_set_string_member (object, "cid", cid);
  json_object_set_object_member (object, "author",
                                 fake_bluesky_profile (world,
                                                       fake_world_account (world, post->account),
                                                       0));
  json_object_set_object_member (object, "record", fake_bluesky_record (world, post));
  if (post->quote_of != KSCORE_FAKE_NONE)
    json_object_set_object_member (object, "embed",
                                   new_embed (world, fake_world_post (world, post->quote_of)));
  json_object_set_int_member (object, "bookmarkCount", 0);
  set_counts (world, object, post);
  json_object_set_string_member (object, "indexedAt", at);
  json_object_set_array_member (object, "labels", json_array_new ());
  return object;
}

/* As a parent or a root in the feed. */
JsonObject *
fake_bluesky_view (FakeWorld      *world,
                   const FakePost *post)
{
  JsonObject *object;
  g_autofree char *uri = fake_at_uri (world, post);

  if (fake_world_shows (world, post))
    {
      object = fake_bluesky_post (world, post);
      json_object_set_string_member (object, "$type", "app.bsky.feed.defs#postView");
      return object;
    }

  object = json_object_new ();
  json_object_set_string_member (object, "$type", "app.bsky.feed.defs#notFoundPost");
  json_object_set_string_member (object, "uri", uri);
  json_object_set_boolean_member (object, "notFound", TRUE);
  return object;
}
