#include "config.h"

#include "net/kscore-mastodon-people.h"

#include <string.h>

#include "core/kscore-text.h"
#include "net/kscore-mastodon-name.h"
#include "net/kscore-mastodon-reply.h"
#include "net/kscore-mastodon-software.h"

#define MAX_FIELDS 50

/**
 * kscore_mastodon_account_get_uri:
 * @account: an account as a server describes it
 *
 * Returns: (transfer none) (nullable): its lasting id, where the server tells: Mastodon does from
 *   4.2 on, Pleroma in a member of its own
 */
const char *
kscore_mastodon_account_get_uri (JsonObject *account)
{
  const char *uri = kscore_json_string (account, "uri");

  if (uri == NULL)
    uri = kscore_json_string (kscore_json_object (account, "pleroma"), "ap_id");
  return kscore_mastodon_is_address (uri) ? uri : NULL;
}

/**
 * kscore_mastodon_account_is_own:
 * @account: (nullable): an account as a server describes it
 * @source: where the owner's account is read
 *
 * Returns: whether it is the owner's
 */
gboolean
kscore_mastodon_account_is_own (JsonObject         *account,
                                const KscoreSource *source)
{
  const char *uri;

  if (account == NULL
      || g_strcmp0 (kscore_json_string (account, "id"), source->remote_id) != 0)
    return FALSE;
  uri = kscore_mastodon_account_get_uri (account);
  return uri == NULL || g_strcmp0 (uri, source->native_id) == 0;
}

/**
 * kscore_mastodon_account_is_suspended:
 * @account: an account as a server describes it
 *
 * Returns: whether the server has emptied it
 */
gboolean
kscore_mastodon_account_is_suspended (JsonObject *account)
{
  gboolean suspended = FALSE;

  kscore_json_get_bool (account, "suspended", &suspended);
  return suspended;
}

/**
 * kscore_mastodon_account_dup_acct:
 * @account: an account as a server describes it
 * @source: where it was told
 *
 * Returns: (transfer full) (nullable): its full name, "user@host"; the server leaves its own host
 *   out
 */
char *
kscore_mastodon_account_dup_acct (JsonObject         *account,
                                  const KscoreSource *source)
{
  const char *acct = kscore_json_string (account, "acct");
  const char *home = source->handle != NULL ? strrchr (source->handle, '@') : NULL;
  const char *at;
  g_autofree char *host = NULL;

  if (acct == NULL || acct[0] == '\0' || acct[0] == '@' || strlen (acct) > KSCORE_TEXT_MAX_LINE
      || !kscore_text_is_line (acct) || strpbrk (acct, " /?#") != NULL)
    return NULL;
  at = strchr (acct, '@');
  if (at == NULL)
    return home != NULL ? g_strconcat (acct, home, NULL) : NULL;
  host = g_utf8_strdown (at + 1, -1);
  if (host[0] == '\0' || strchr (host, '@') != NULL)
    return NULL;
  return g_strdup_printf ("%.*s@%s", (int) (at - acct), acct, host);
}

/**
 * kscore_mastodon_account_dup_moved:
 * @account: an account as a server describes it
 * @source: where it was told
 *
 * Returns: (transfer full) (nullable): where it has moved to, "user@host"
 */
char *
kscore_mastodon_account_dup_moved (JsonObject         *account,
                                   const KscoreSource *source)
{
  JsonObject *moved = kscore_json_object (account, "moved");

  return moved != NULL ? kscore_mastodon_account_dup_acct (moved, source) : NULL;
}

static gboolean
has_tag (const char *text,
         const char *tag)
{
  gsize length = strlen (tag);

  for (const char *p = strchr (text, '#'); p != NULL; p = strchr (p + 1, '#'))
    {
      gunichar after;

      if (g_ascii_strncasecmp (p, tag, length) != 0)
        continue;
      after = g_utf8_get_char (p + length);
      if (!g_unichar_isalnum (after) && after != '_')
        return TRUE;
    }
  return FALSE;
}

static const char *
find_tag (const char *html)
{
  g_autofree char *text = kscore_text_from_html (html, NULL);

  if (text == NULL)
    return NULL;
  if (has_tag (text, "#nobot"))
    return "#nobot";
  return has_tag (text, "#noindex") ? "#noindex" : NULL;
}

static const char *
find_tag_in_fields (JsonObject *account)
{
  JsonArray *fields = kscore_json_array (account, "fields");
  guint n = fields != NULL ? MIN (json_array_get_length (fields), MAX_FIELDS) : 0;
  const char *tag = NULL;

  for (guint i = 0; i < n && tag == NULL; i++)
    {
      JsonObject *field = NULL;

      kscore_json_node_get_object (json_array_get_element (fields, i), &field);
      tag = find_tag (kscore_json_string (field, "name"));
      if (tag == NULL)
        tag = find_tag (kscore_json_string (field, "value"));
    }
  return tag;
}

/**
 * kscore_mastodon_account_dup_opt_out:
 * @account: an account as a server describes it
 *
 * Only what is said counts: a server that knows no such choice says nothing by its silence.
 *
 * Returns: (transfer full) (nullable): the mark by which its owner asks not to be read
 */
char *
kscore_mastodon_account_dup_opt_out (JsonObject *account)
{
  JsonObject *own = kscore_json_object (account, "source");
  const char *tag = find_tag (kscore_json_string (account, "note"));
  gboolean discoverable = TRUE;
  gboolean noindex = FALSE;

  if (tag == NULL)
    tag = find_tag_in_fields (account);
  if (tag != NULL)
    return g_strdup (tag);
  kscore_json_get_bool (account, "noindex", &noindex);
  if (!noindex && own != NULL)
    kscore_json_get_bool (own, "noindex", &noindex);
  if (noindex)
    return g_strdup ("noindex");
  kscore_json_get_bool (account, "discoverable", &discoverable);
  return discoverable ? NULL : g_strdup ("discoverable: off");
}

/* How many people, where the account does not hide it behind a 0. */
static gint64
count_people (JsonObject         *account,
              const KscoreSource *source,
              const char         *member,
              const char         *hide)
{
  JsonObject *pleroma = kscore_json_object (account, "pleroma");
  gboolean hidden = FALSE;

  if (pleroma != NULL)
    kscore_json_get_bool (pleroma, hide, &hidden);
  if (hidden)
    return KSCORE_UNKNOWN;
  return kscore_mastodon_believe (source, KSCORE_KIND_FOLLOW,
                                  kscore_mastodon_count (account, member));
}

/**
 * kscore_mastodon_account_read:
 * @object: the owner's account as its server describes it
 * @source: where it is read
 * @now: the time
 * @account: (inout): takes what is told
 */
void
kscore_mastodon_account_read (JsonObject         *object,
                              const KscoreSource *source,
                              gint64              now,
                              KscoreAccount      *account)
{
  const char *url = kscore_json_string (object, "url");

  g_free (account->display_name);
  account->display_name
    = kscore_text_clean_line (kscore_json_string (object, "display_name"), KSCORE_TEXT_MAX_LINE);
  g_free (account->url);
  account->url = kscore_mastodon_is_address (url) ? g_strdup (url) : NULL;
  account->created_at = kscore_mastodon_time (object, "created_at", now);
  account->followers = count_people (object, source, "followers_count", "hide_followers_count");
  account->following = count_people (object, source, "following_count", "hide_follows_count");
}

/**
 * kscore_mastodon_actor_read:
 * @object: (nullable): somebody's account as the owner's server describes it
 * @source: where it was told
 * @now: the time
 *
 * Returns: (transfer full) (nullable): somebody who reacts; %NULL where it does not say who
 */
KscoreActor *
kscore_mastodon_actor_read (JsonObject         *object,
                            const KscoreSource *source,
                            gint64              now)
{
  g_autofree char *acct = NULL;
  const char *uri;
  KscoreActor *actor;

  if (object == NULL)
    return NULL;
  acct = kscore_mastodon_account_dup_acct (object, source);
  uri = kscore_mastodon_account_get_uri (object);
  if (uri != NULL)
    {
      actor = kscore_actor_new (uri);
    }
  else if (acct != NULL)
    {
      g_autofree char *key = g_utf8_strdown (acct, -1);

      actor = kscore_actor_new (key);
    }
  else
    {
      return NULL;
    }
  actor->handle = g_steal_pointer (&acct);
  actor->display_name
    = kscore_text_clean_line (kscore_json_string (object, "display_name"), KSCORE_TEXT_MAX_LINE);
  actor->created_at = kscore_mastodon_time (object, "created_at", now);
  actor->posts = kscore_mastodon_believe (source, KSCORE_KIND_FOLLOW,
                                          kscore_mastodon_count (object, "statuses_count"));
  actor->following = count_people (object, source, "following_count", "hide_follows_count");
  actor->followers = count_people (object, source, "followers_count", "hide_followers_count");
  actor->read_at = now;
  return actor;
}
