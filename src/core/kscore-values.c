#include "config.h"

#include "core/kscore-values.h"

/**
 * kscore_account_new:
 * @network: id of a network
 * @native_id: the account's lasting id on it
 * @handle: the name people write
 *
 * Returns: (transfer full): an account of which nothing else is known
 */
KscoreAccount *
kscore_account_new (const char *network,
                    const char *native_id,
                    const char *handle)
{
  KscoreAccount *self = g_new0 (KscoreAccount, 1);

  self->network = g_strdup (network);
  self->native_id = g_strdup (native_id);
  self->handle = g_strdup (handle);
  self->created_at = KSCORE_TIME_UNKNOWN;
  self->followers = KSCORE_UNKNOWN;
  self->following = KSCORE_UNKNOWN;
  self->read_at = KSCORE_TIME_UNKNOWN;

  return self;
}

/**
 * kscore_account_copy:
 * @account: (nullable): an account
 *
 * Returns: (transfer full) (nullable): a deep copy
 */
KscoreAccount *
kscore_account_copy (const KscoreAccount *account)
{
  KscoreAccount *copy;

  if (account == NULL)
    return NULL;

  copy = g_memdup2 (account, sizeof *account);
  copy->network = g_strdup (account->network);
  copy->native_id = g_strdup (account->native_id);
  copy->handle = g_strdup (account->handle);
  copy->display_name = g_strdup (account->display_name);
  copy->url = g_strdup (account->url);

  return copy;
}

/**
 * kscore_account_free:
 * @account: (transfer full): an account
 */
void
kscore_account_free (KscoreAccount *account)
{
  g_free (account->network);
  g_free (account->native_id);
  g_free (account->handle);
  g_free (account->display_name);
  g_free (account->url);
  g_free (account);
}

/**
 * kscore_account_dup_string_id:
 * @account: an account
 *
 * Returns: (transfer full): the id that files and the command line use, `network:native-id`
 */
char *
kscore_account_dup_string_id (const KscoreAccount *account)
{
  return g_strconcat (account->network, ":", account->native_id, NULL);
}

/**
 * kscore_post_new:
 * @native_id: the post's id, unique in its account
 * @at: when it was published, in seconds
 *
 * Returns: (transfer full): a post of which nothing else is known
 */
KscorePost *
kscore_post_new (const char *native_id,
                 gint64      at)
{
  KscorePost *self = g_new0 (KscorePost, 1);

  self->native_id = g_strdup (native_id);
  self->at = at;
  self->read_at = KSCORE_TIME_UNKNOWN;

  return self;
}

/**
 * kscore_post_free:
 * @post: (transfer full): a post
 */
void
kscore_post_free (KscorePost *post)
{
  g_free (post->native_id);
  g_free (post->remote_id);
  g_free (post->url);
  g_free (post->text);
  g_free (post->lang);
  g_free (post->reply_to);
  g_strfreev (post->tags);
  g_strfreev (post->links);
  g_free (post);
}

/**
 * kscore_count_new:
 * @post: native id of a post
 * @kind: what was counted
 * @total: how many, not negative
 * @at: when it was read, in seconds
 *
 * Returns: (transfer full): a reading
 */
KscoreCount *
kscore_count_new (const char *post,
                  KscoreKind  kind,
                  gint64      total,
                  gint64      at)
{
  KscoreCount *self = g_new0 (KscoreCount, 1);

  self->post = g_strdup (post);
  self->kind = kind;
  self->total = total;
  self->at = at;

  return self;
}

/**
 * kscore_count_free:
 * @count: (transfer full): a reading
 */
void
kscore_count_free (KscoreCount *count)
{
  g_free (count->post);
  g_free (count);
}

/**
 * kscore_actor_new:
 * @key: DID or URI, else lower-case `acct@home`
 *
 * Returns: (transfer full): an actor of whom nothing else is known
 */
KscoreActor *
kscore_actor_new (const char *key)
{
  KscoreActor *self = g_new0 (KscoreActor, 1);

  self->key = g_strdup (key);
  self->created_at = KSCORE_TIME_UNKNOWN;
  self->posts = KSCORE_UNKNOWN;
  self->following = KSCORE_UNKNOWN;
  self->followers = KSCORE_UNKNOWN;
  self->read_at = KSCORE_TIME_UNKNOWN;

  return self;
}

/**
 * kscore_actor_free:
 * @actor: (transfer full): an actor
 */
void
kscore_actor_free (KscoreActor *actor)
{
  g_free (actor->key);
  g_free (actor->handle);
  g_free (actor->display_name);
  g_free (actor);
}

/**
 * kscore_interaction_new:
 * @post: (nullable): native id of the post, NULL for a follow or a mention
 * @kind: what was done
 * @actor: key of who did it
 * @at: when, in seconds
 *
 * Returns: (transfer full): an exactly dated interaction that a person can do once
 */
KscoreInteraction *
kscore_interaction_new (const char *post,
                        KscoreKind  kind,
                        const char *actor,
                        gint64      at)
{
  KscoreInteraction *self = g_new0 (KscoreInteraction, 1);

  self->post = g_strdup (post);
  self->kind = kind;
  self->actor = g_strdup (actor);
  self->at = at;

  return self;
}

/**
 * kscore_interaction_free:
 * @interaction: (transfer full): an interaction
 */
void
kscore_interaction_free (KscoreInteraction *interaction)
{
  g_free (interaction->post);
  g_free (interaction->actor);
  g_free (interaction);
}

/**
 * kscore_mark_new:
 * @kind: what sort of mark
 * @maker: (nullable): key of the actor, or registrable domain, that made it
 * @source: what makes it distinct from other marks of its kind
 * @from: since when, in seconds
 *
 * Returns: (transfer full): one mark that lasts
 */
KscoreMark *
kscore_mark_new (KscoreMarkKind kind,
                 const char    *maker,
                 const char    *source,
                 gint64         from)
{
  KscoreMark *self = g_new0 (KscoreMark, 1);

  self->kind = kind;
  self->maker = g_strdup (maker);
  self->source = g_strdup (source);
  self->value = 1;
  self->from = from;
  self->to = KSCORE_TIME_UNKNOWN;

  return self;
}

/**
 * kscore_mark_free:
 * @mark: (transfer full): a mark
 */
void
kscore_mark_free (KscoreMark *mark)
{
  g_free (mark->maker);
  g_free (mark->source);
  g_free (mark);
}

/**
 * kscore_outgoing_new:
 * @remote_id: what the network calls the act, or what it was done to: with @kind, and of a mention
 *   with @actor, it is one act
 * @kind: what the owner did
 * @actor: (nullable): key of whom it was done for
 * @day: the day of it, or %KSCORE_DAY_UNKNOWN
 *
 * Returns: (transfer full): something the owner did for somebody else
 */
KscoreOutgoing *
kscore_outgoing_new (const char *remote_id,
                     KscoreKind  kind,
                     const char *actor,
                     KscoreDay   day)
{
  KscoreOutgoing *self = g_new0 (KscoreOutgoing, 1);

  self->remote_id = g_strdup (remote_id);
  self->kind = kind;
  self->actor = g_strdup (actor);
  self->day = day;

  return self;
}

/**
 * kscore_outgoing_free:
 * @outgoing: (transfer full): something the owner did
 */
void
kscore_outgoing_free (KscoreOutgoing *outgoing)
{
  g_free (outgoing->remote_id);
  g_free (outgoing->actor);
  g_free (outgoing);
}

/**
 * kscore_page_new:
 * @account: (nullable): whom the page is about; copied
 *
 * Returns: (transfer full): a page with every array empty
 */
KscorePage *
kscore_page_new (const KscoreAccount *account)
{
  KscorePage *self = g_new0 (KscorePage, 1);

  self->account = kscore_account_copy (account);
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_post_free);
  self->counts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_count_free);
  self->actors = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_actor_free);
  self->interactions = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_interaction_free);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_mark_free);
  self->outgoing = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_outgoing_free);
  self->audience = g_array_new (FALSE, TRUE, sizeof (KscoreAudience));
  self->coverage = g_array_new (FALSE, TRUE, sizeof (KscoreCoverage));
  self->shown = g_array_new (FALSE, TRUE, sizeof (KscoreShown));

  return self;
}

/**
 * kscore_page_get_size:
 * @page: a page
 *
 * Returns: how many values it holds, the account aside: what a page is cut by
 */
guint
kscore_page_get_size (const KscorePage *page)
{
  return page->posts->len + page->counts->len + page->actors->len + page->interactions->len
         + page->marks->len + page->outgoing->len + page->audience->len + page->coverage->len
         + page->shown->len;
}

/**
 * kscore_page_free:
 * @page: (transfer full): a page
 */
void
kscore_page_free (KscorePage *page)
{
  g_clear_pointer (&page->account, kscore_account_free);
  g_ptr_array_unref (page->posts);
  g_ptr_array_unref (page->counts);
  g_ptr_array_unref (page->actors);
  g_ptr_array_unref (page->interactions);
  g_ptr_array_unref (page->marks);
  g_ptr_array_unref (page->outgoing);
  g_array_unref (page->audience);
  g_array_unref (page->coverage);
  g_array_unref (page->shown);
  g_free (page);
}
