#include "config.h"

#include "archive/kscore-x-tweet.h"

#include <string.h>

#include "core/kscore-text.h"

#define MAX_ITEMS 100

/**
 * kscore_tweet_unwrap:
 * @item: an element of tweets.js
 *
 * Looks into `{"tweet": {…}}`; archives before 2020 held the inner object alone.
 *
 * Returns: (transfer none) (nullable): the tweet
 */
JsonObject *
kscore_tweet_unwrap (JsonNode *item)
{
  JsonObject *object = NULL;
  JsonObject *tweet = NULL;

  if (kscore_json_node_get_object (item, &object) != KSCORE_JSON_FOUND)
    return NULL;
  switch (kscore_json_get_object (object, "tweet", &tweet))
    {
    case KSCORE_JSON_FOUND:
      return tweet;
    case KSCORE_JSON_ABSENT:
      return object;
    case KSCORE_JSON_NULL:
    case KSCORE_JSON_WRONG:
    default:
      return NULL;
    }
}

/**
 * kscore_tweet_get_id:
 * @object: an object of an X archive
 * @string_member: (nullable): the member that holds an id as a string
 * @number_member: the one that holds it as a number, or as a string in newer archives
 *
 * Reads an id and keeps all its digits.
 *
 * Returns: (transfer full) (nullable): digits
 */
char *
kscore_tweet_get_id (JsonObject *object,
                     const char *string_member,
                     const char *number_member)
{
  const char *string
    = string_member != NULL ? kscore_json_string (object, string_member) : NULL;
  gint64 number;

  if (string == NULL)
    string = kscore_json_string (object, number_member);
  if (string == NULL)
    {
      if (kscore_json_get_count (object, number_member, &number) != KSCORE_JSON_FOUND)
        return NULL;
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
  if (string[0] == '\0' || strlen (string) > 20 || strspn (string, "0123456789") < strlen (string))
    return NULL;
  return g_strdup (string);
}

/**
 * kscore_tweet_get_time:
 * @tweet: a tweet
 * @at: (out): when it was published, in seconds
 *
 * Reads the date, in either of the two forms that archives have had.
 *
 * Returns: whether there is one
 */
gboolean
kscore_tweet_get_time (JsonObject *tweet,
                       gint64     *at)
{
  const char *string = kscore_json_string (tweet, "created_at");

  return kscore_time_from_x (string, at) || kscore_time_from_iso8601 (string, at);
}

static JsonArray *
get_entities (JsonObject *tweet,
              const char *member)
{
  return kscore_json_array (kscore_json_object (tweet, "entities"), member);
}

static JsonObject *
get_element (JsonArray *array,
             guint      i)
{
  JsonObject *object = NULL;

  kscore_json_node_get_object (json_array_get_element (array, i), &object);
  return object;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? MIN (json_array_get_length (array), MAX_ITEMS) : 0;
}

/* Short addresses become what they stand for; one left at the end belongs to a picture. */
static char *
expand_links (const char *text,
              JsonObject *tweet)
{
  GString *out = g_string_new (text);
  JsonArray *urls = get_entities (tweet, "urls");
  char *last;

  for (guint i = 0; i < get_length (urls); i++)
    {
      JsonObject *url = get_element (urls, i);
      const char *from = kscore_json_string (url, "url");
      const char *to = kscore_json_string (url, "expanded_url");

      if (from != NULL && to != NULL && from[0] != '\0' && strlen (to) < 4096)
        g_string_replace (out, from, to, 1);
    }
  last = strrchr (out->str, ' ');
  last = last != NULL ? last + 1 : out->str;
  if (g_str_has_prefix (last, "https://t.co/"))
    g_string_truncate (out, last - out->str);
  return g_string_free (out, FALSE);
}

/**
 * kscore_tweet_get_text:
 * @tweet: a tweet
 *
 * Gets what was written, with entities and short addresses resolved.
 *
 * Returns: (transfer full) (nullable): plain text
 */
char *
kscore_tweet_get_text (JsonObject *tweet)
{
  const char *raw = kscore_json_string (tweet, "full_text");
  g_autofree char *unescaped = NULL;
  g_autofree char *text = NULL;

  if (raw == NULL)
    raw = kscore_json_string (tweet, "text");
  if (raw == NULL)
    return NULL;
  unescaped = kscore_text_unescape (raw);
  text = expand_links (unescaped, tweet);
  return kscore_text_clean (text, KSCORE_TEXT_MAX_POST);
}

static gboolean
is_retweet (JsonObject *tweet)
{
  const char *text = kscore_json_string (tweet, "full_text");

  if (text == NULL)
    text = kscore_json_string (tweet, "text");
  /* "retweeted" is false in every archive; until 2018 the original is there too. */
  return (text != NULL && g_str_has_prefix (text, "RT @"))
         || kscore_json_object (tweet, "retweeted_status") != NULL;
}

/* An edited tweet comes once for each version, all of them listed in each. */
static gboolean
is_superseded (JsonObject *tweet,
               const char *id)
{
  JsonObject *info = kscore_json_object (tweet, "edit_info");
  JsonObject *edit = kscore_json_object (info, "edit");
  JsonArray *ids = kscore_json_array (kscore_json_object (info, "initial"), "editTweetIds");
  const char *last = NULL;
  guint n;

  if (ids == NULL)
    ids = kscore_json_array (kscore_json_object (edit, "editControlInitial"), "editTweetIds");
  if (ids == NULL)
    ids = kscore_json_array (edit, "editTweetIds");
  n = ids != NULL ? json_array_get_length (ids) : 0;
  if (n == 0
      || kscore_json_node_get_string (json_array_get_element (ids, n - 1), &last)
           != KSCORE_JSON_FOUND)
    return FALSE;
  return strcmp (last, id) != 0;
}

static gboolean
is_status_address (const char *address)
{
  const char *p = strstr (address, "://");
  const char *slash;

  if (p == NULL)
    return FALSE;
  p += 3;
  if (g_str_has_prefix (p, "www."))
    p += 4;
  else if (g_str_has_prefix (p, "mobile."))
    p += 7;
  if (!g_str_has_prefix (p, "twitter.com/") && !g_str_has_prefix (p, "x.com/"))
    return FALSE;
  slash = strchr (p, '/');
  slash = strchr (slash + 1, '/');
  return slash != NULL && g_str_has_prefix (slash, "/status/") && g_ascii_isdigit (slash[8]);
}

static char **
read_links (JsonObject *tweet,
            gboolean   *quote)
{
  g_autoptr (GStrvBuilder) links = g_strv_builder_new ();
  JsonArray *urls = get_entities (tweet, "urls");
  gboolean any = FALSE;

  for (guint i = 0; i < get_length (urls); i++)
    {
      const char *to = kscore_json_string (get_element (urls, i), "expanded_url");

      if (!kscore_text_is_line (to)
          || (!g_str_has_prefix (to, "https://") && !g_str_has_prefix (to, "http://")))
        continue;
      *quote = *quote || is_status_address (to);
      g_strv_builder_add (links, to);
      any = TRUE;
    }
  return any ? g_strv_builder_end (links) : NULL;
}

static char **
read_tags (JsonObject *tweet)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  JsonArray *hashtags = get_entities (tweet, "hashtags");
  gboolean any = FALSE;

  for (guint i = 0; i < get_length (hashtags); i++)
    {
      g_autofree char *tag = kscore_text_clean_line (
        kscore_json_string (get_element (hashtags, i), "text"), KSCORE_TEXT_MAX_LINE);

      if (tag == NULL || tag[0] == '\0')
        continue;
      g_strv_builder_add (tags, tag);
      any = TRUE;
    }
  return any ? g_strv_builder_end (tags) : NULL;
}

/* Codes that are no language: "und", "zxx" and X's own, "qme" and the like. */
static char *
read_language (JsonObject *tweet)
{
  const char *lang = kscore_json_string (tweet, "lang");

  if (lang == NULL || lang[0] == '\0' || lang[0] == 'q' || strlen (lang) > 16
      || strcmp (lang, "und") == 0 || strcmp (lang, "zxx") == 0)
    return NULL;
  for (const char *p = lang; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return NULL;
  return g_strdup (lang);
}

/**
 * kscore_tweet_read:
 * @tweet: a tweet
 * @account: whose archive it is from
 * @post: (out) (optional) (transfer full): the post, only for %KSCORE_TWEET_POST
 *
 * Reads one item of an X archive of any age. A date without a time of day, as all before November
 * 2010 have, becomes noon with the precision of a day.
 *
 * Returns: what it is
 */
KscoreTweet
kscore_tweet_read (JsonObject          *tweet,
                   const KscoreAccount *account,
                   KscorePost         **post)
{
  g_autofree char *id = kscore_tweet_get_id (tweet, "id_str", "id");
  g_autofree char *reply_user = NULL;
  const char *reply_name;
  gboolean quote = FALSE;
  gint64 at;

  if (id == NULL || !kscore_tweet_get_time (tweet, &at))
    return KSCORE_TWEET_BAD;
  if (is_retweet (tweet))
    return KSCORE_TWEET_RETWEET;
  if (is_superseded (tweet, id))
    return KSCORE_TWEET_EDITED;

  *post = kscore_post_new (id, at);
  if (at % 86400 == 0 && at < G_GINT64_CONSTANT (1289433600))
    {
      (*post)->precision = KSCORE_PRECISION_DAY;
      (*post)->at = at + 43200;
    }
  if (account->handle != NULL)
    (*post)->url = g_strdup_printf ("https://x.com/%s/status/%s", account->handle, id);
  (*post)->text = kscore_tweet_get_text (tweet);
  (*post)->lang = read_language (tweet);
  (*post)->tags = read_tags (tweet);
  (*post)->links = read_links (tweet, &quote);
  (*post)->reply_to = kscore_tweet_get_id (tweet, "in_reply_to_status_id_str",
                                           "in_reply_to_status_id");
  reply_user = kscore_tweet_get_id (tweet, "in_reply_to_user_id_str", "in_reply_to_user_id");
  reply_name = kscore_json_string (tweet, "in_reply_to_screen_name");
  if ((*post)->reply_to != NULL || reply_user != NULL || reply_name != NULL)
    {
      (*post)->kind = KSCORE_POST_REPLY;
      (*post)->reply_to_self = g_strcmp0 (reply_user, account->native_id) == 0;
    }
  else if (quote)
    {
      (*post)->kind = KSCORE_POST_QUOTE;
    }
  return KSCORE_TWEET_POST;
}

/**
 * kscore_x_account_new:
 * @id: (nullable): what an archive says is the account's number
 * @handle: (nullable): and its name
 * @name: (nullable): and its display name
 *
 * Makes an account of what was read, if it can be one.
 *
 * Returns: (transfer full) (nullable): an account
 */
KscoreAccount *
kscore_x_account_new (const char *id,
                      const char *handle,
                      const char *name)
{
  KscoreAccount *account;

  if (id == NULL || id[0] == '\0' || strlen (id) > 20 || strspn (id, "0123456789") < strlen (id)
      || handle == NULL || handle[0] == '\0' || strlen (handle) > 50)
    return NULL;
  for (const char *p = handle; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_')
      return NULL;

  account = kscore_account_new ("x", id, handle);
  account->display_name = kscore_text_clean_line (name, KSCORE_TEXT_MAX_LINE);
  account->url = g_strconcat ("https://x.com/", handle, NULL);
  return account;
}
