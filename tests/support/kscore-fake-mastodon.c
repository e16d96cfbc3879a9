#include "config.h"

#include "support/kscore-fake-world.h"

#include <string.h>

/* Members and their order as Mastodon 4 sends them. */

static gboolean
at_least (const FakeWorld *world,
          guint            minor)
{
  guint64 own = 0;

  if (g_str_has_prefix (world->version, "4."))
    g_ascii_string_to_unsigned (world->version + 2, 10, 0, 99, &own, NULL);
  if (own == 0 && strlen (world->version) > 2)
    own = g_ascii_strtoull (world->version + 2, NULL, 10);
  return own >= minor;
}

static char *
at_midnight (gint64 at)
{
  return fake_time (at - at % 86400);
}

static char *
tag_link (FakeWorld  *world,
          guint       host,
          const char *tag)
{
  g_autofree char *lower = g_ascii_strdown (tag, -1);

  return g_strdup_printf ("<a href=\"%s/tags/%s\" class=\"mention hashtag\" rel=\"tag\">#<span>"
                          "%s</span></a>", fake_world_host (world, host)->origin, lower, tag);
}

/* Plain words and #tags to what the server makes of them. */
static char *
to_html (FakeWorld  *world,
         guint       host,
         const char *before,
         const char *text,
         JsonArray  *tags)
{
  GString *html = g_string_new ("<p>");
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  g_string_append (html, before);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (words[i], -1);

      if (i > 0)
        g_string_append_c (html, ' ');
      if (words[i][0] == '#' && words[i][1] != '\0')
        {
          g_autofree char *link = tag_link (world, host, words[i] + 1);
          g_autofree char *lower = g_ascii_strdown (words[i] + 1, -1);
          g_autofree char *url = g_strconcat (fake_world_host (world, host)->origin, "/tags/",
                                              lower, NULL);
          JsonObject *tag = json_object_new ();

          g_string_append (html, link);
          json_object_set_string_member (tag, "name", lower);
          json_object_set_string_member (tag, "url", url);
          if (tags != NULL)
            fake_add_object (tags, tag);
          else
            json_object_unref (tag);
        }
      else
        {
          g_string_append (html, escaped);
        }
    }
  g_string_append (html, "</p>");
  return g_string_free (html, FALSE);
}

static char *
dup_acct (FakeWorld         *world,
          guint              host,
          const FakeAccount *account)
{
  return account->host == host ? g_strdup (account->name) : fake_domain_handle (world, account);
}

static char *
dup_note (FakeWorld         *world,
          const FakeAccount *account)
{
  g_autofree char *plain = g_strconcat (account->note != NULL ? account->note : "",
                                        account->flags & FAKE_NOBOT ? " #nobot" : "",
                                        account->flags & FAKE_NOINDEX_TAG ? " #noindex" : "",
                                        NULL);
  const char *start = plain[0] == ' ' ? plain + 1 : plain;

  return *start != '\0' ? to_html (world, account->host, "", start, NULL) : g_strdup ("");
}

JsonObject *
fake_mastodon_account (FakeWorld         *world,
                       guint              host,
                       const FakeAccount *account)
{
  JsonObject *object = json_object_new ();
  const FakeHost *home = fake_world_host (world, account->host);
  g_autoptr(GArray) feed = fake_world_feed (world, account, TRUE);
  g_autofree char *id = fake_account_id (world, host, account);
  g_autofree char *acct = dup_acct (world, host, account);
  g_autofree char *uri = fake_actor_uri (world, account);
  g_autofree char *url = g_strconcat (home->origin, "/@", account->name, NULL);
  g_autofree char *avatar = g_strconcat (home->origin, "/avatars/original/missing.png", NULL);
  g_autofree char *header = g_strconcat (home->origin, "/headers/original/missing.png", NULL);
  g_autofree char *created = at_midnight (account->created_at);
  g_autofree char *note = dup_note (world, account);
  gboolean suspended = (account->flags & FAKE_SUSPENDED) != 0;

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "username", account->name);
  json_object_set_string_member (object, "acct", acct);
  json_object_set_string_member (object, "display_name",
                                 account->display != NULL && !suspended ? account->display : "");
  json_object_set_boolean_member (object, "locked", FALSE);
  json_object_set_boolean_member (object, "bot", (account->flags & FAKE_BOT) != 0);
  json_object_set_boolean_member (object, "discoverable",
                                  !(account->flags & FAKE_UNDISCOVERABLE));
  if (at_least (world, 2))
    json_object_set_boolean_member (object, "indexable", !(account->flags & FAKE_UNINDEXABLE));
  json_object_set_boolean_member (object, "group", FALSE);
  json_object_set_string_member (object, "created_at", created);
  json_object_set_string_member (object, "note", suspended ? "" : note);
  json_object_set_string_member (object, "url", url);
  if (at_least (world, 2))
    json_object_set_string_member (object, "uri", uri);
  json_object_set_string_member (object, "avatar", avatar);
  json_object_set_string_member (object, "avatar_static", avatar);
  json_object_set_string_member (object, "header", header);
  json_object_set_string_member (object, "header_static", header);
  json_object_set_int_member (object, "followers_count", suspended ? 0
                              : fake_world_count_marks (world, account->followers));
  json_object_set_int_member (object, "following_count", suspended ? 0
                              : fake_world_count_marks (world, account->following));
  json_object_set_int_member (object, "statuses_count", suspended ? 0 : feed->len);
  if (feed->len > 0)
    {
      g_autofree char *last = fake_time (g_array_index (feed, FakeMark, 0).at);

      last[strlen ("2026-11-01")] = '\0';
      json_object_set_string_member (object, "last_status_at", last);
    }
  else
    {
      json_object_set_null_member (object, "last_status_at");
    }
  if (at_least (world, 3))
    json_object_set_boolean_member (object, "hide_collections",
                                    (account->flags & FAKE_HIDE_COLLECTIONS) != 0);
  if (account->host == host)
    json_object_set_boolean_member (object, "noindex", (account->flags & FAKE_NOINDEX) != 0);
  if (suspended)
    json_object_set_boolean_member (object, "suspended", TRUE);
  json_object_set_array_member (object, "emojis", json_array_new ());
  json_object_set_array_member (object, "roles", json_array_new ());
  json_object_set_array_member (object, "fields", json_array_new ());
  return object;
}

static void
set_quote (FakeWorld      *world,
           guint           host,
           JsonObject     *object,
           const FakePost *post,
           gboolean        nested)
{
  const FakePost *quoted;
  JsonObject *quote;

  if (post->quote_of == KSCORE_FAKE_NONE)
    {
      json_object_set_null_member (object, "quote");
      return;
    }

  quoted = fake_world_post (world, post->quote_of);
  quote = json_object_new ();
  json_object_set_string_member (quote, "state",
                                 fake_world_shows (world, quoted) ? "accepted" : "deleted");
  if (nested)
    {
      g_autofree char *id = fake_post_id (world, host, quoted);

      json_object_set_string_member (quote, "quoted_status_id", id);
    }
  else if (fake_world_shows (world, quoted))
    {
      json_object_set_object_member (quote, "quoted_status",
                                     fake_mastodon_status (world, host, quoted, TRUE));
    }
  else
    {
      json_object_set_null_member (quote, "quoted_status");
    }
  json_object_set_object_member (object, "quote", quote);
}

static char *
set_reply (FakeWorld      *world,
           guint           host,
           JsonObject     *object,
           const FakePost *post,
           JsonArray      *mentions)
{
  const FakePost *parent;
  const FakePost *first;
  const FakeAccount *other;
  g_autofree char *id = NULL;
  g_autofree char *account_id = NULL;
  g_autofree char *acct = NULL;
  g_autofree char *url = NULL;
  JsonObject *mention;

  if (post->reply_to == KSCORE_FAKE_NONE
      || !fake_world_shows (world, fake_world_post (world, post->reply_to)))
    {
      json_object_set_null_member (object, "in_reply_to_id");
      json_object_set_null_member (object, "in_reply_to_account_id");
      return g_strdup ("");
    }

  parent = fake_world_post (world, post->reply_to);
  other = fake_world_account (world, parent->account);
  id = fake_post_id (world, host, parent);
  /* In a thread, Mastodon names whom its first answer is for. */
  first = parent;
  while (first->account == post->account && first->reply_to != KSCORE_FAKE_NONE)
    first = fake_world_post (world, first->reply_to);
  account_id = fake_account_id (world, host, fake_world_account (world, first->account));
  json_object_set_string_member (object, "in_reply_to_id", id);
  json_object_set_string_member (object, "in_reply_to_account_id", account_id);
  if (other->index == post->account)
    return g_strdup ("");

  acct = dup_acct (world, host, other);
  url = g_strconcat (fake_world_host (world, other->host)->origin, "/@", other->name, NULL);
  mention = json_object_new ();
  json_object_set_string_member (mention, "id", account_id);
  json_object_set_string_member (mention, "username", other->name);
  json_object_set_string_member (mention, "url", url);
  json_object_set_string_member (mention, "acct", acct);
  fake_add_object (mentions, mention);
  return g_strdup_printf ("<span class=\"h-card\" translate=\"no\"><a href=\"%s\" class=\"u-url "
                          "mention\">@<span>%s</span></a></span> ", url, other->name);
}

/* @nested: inside another one, without one of its own in it. */
JsonObject *
fake_mastodon_status (FakeWorld      *world,
                      guint           host,
                      const FakePost *post,
                      gboolean        nested)
{
  JsonObject *object = json_object_new ();
  const FakeAccount *account = fake_world_account (world, post->account);
  const char *origin = fake_world_host (world, account->host)->origin;
  g_autofree char *id = fake_post_id (world, host, post);
  g_autofree char *home_id = fake_post_id (world, account->host, post);
  g_autofree char *at = fake_time (post->at);
  g_autofree char *uri = g_strconcat (origin, "/users/", account->name, "/statuses/", home_id,
                                      NULL);
  g_autofree char *url = g_strconcat (origin, "/@", account->name, "/", home_id, NULL);
  JsonArray *mentions = json_array_new ();
  JsonArray *tags = json_array_new ();
  g_autofree char *before = NULL;
  g_autofree char *content = NULL;

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "created_at", at);
  before = set_reply (world, host, object, post, mentions);
  json_object_set_boolean_member (object, "sensitive", FALSE);
  json_object_set_string_member (object, "spoiler_text", "");
  json_object_set_string_member (object, "visibility", post->visibility);
  json_object_set_string_member (object, "language", "en");
  json_object_set_string_member (object, "uri", uri);
  json_object_set_string_member (object, "url", url);
  json_object_set_int_member (object, "replies_count",
                              fake_world_count_posts (world, post->replies));
  json_object_set_int_member (object, "reblogs_count",
                              fake_world_count_marks (world, post->boosts));
  json_object_set_int_member (object, "favourites_count",
                              fake_world_count_marks (world, post->likes));
  if (at_least (world, 5))
    json_object_set_int_member (object, "quotes_count",
                                fake_world_count_posts (world, post->quotes));
  json_object_set_null_member (object, "edited_at");
  content = to_html (world, host, before, post->text, tags);
  json_object_set_string_member (object, "content", content);
  json_object_set_null_member (object, "reblog");
  if (account->host == host)
    json_object_set_null_member (object, "application");
  json_object_set_object_member (object, "account",
                                 fake_mastodon_account (world, host, account));
  json_object_set_array_member (object, "media_attachments", json_array_new ());
  json_object_set_array_member (object, "mentions", mentions);
  json_object_set_array_member (object, "tags", tags);
  json_object_set_array_member (object, "emojis", json_array_new ());
  if (at_least (world, 4))
    set_quote (world, host, object, post, nested);
  json_object_set_null_member (object, "card");
  json_object_set_null_member (object, "poll");
  return object;
}

/* The wrapper: an id, an author and a time of its own; counts of what is in it. */
JsonObject *
fake_mastodon_boost (FakeWorld      *world,
                     guint           host,
                     const FakeMark *boost)
{
  const FakePost *post = fake_world_post (world, boost->post);
  const FakeAccount *account = fake_world_account (world, boost->actor);
  JsonObject *object = fake_mastodon_status (world, host, post, FALSE);
  g_autofree char *id = fake_id (world, host, boost->at, boost->seq);
  g_autofree char *at = fake_time (boost->at);
  g_autofree char *uri = g_strconcat (fake_world_host (world, account->host)->origin, "/users/",
                                      account->name, "/statuses/", id, "/activity", NULL);

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "created_at", at);
  json_object_set_null_member (object, "in_reply_to_id");
  json_object_set_null_member (object, "in_reply_to_account_id");
  json_object_set_string_member (object, "uri", uri);
  json_object_set_string_member (object, "url", uri);
  json_object_set_int_member (object, "favourites_count", 0);
  json_object_set_int_member (object, "replies_count", 0);
  json_object_set_object_member (object, "account",
                                 fake_mastodon_account (world, host, account));
  json_object_set_object_member (object, "reblog",
                                 fake_mastodon_status (world, host, post, FALSE));
  return object;
}
