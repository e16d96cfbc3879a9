#pragma once

#include <gio/gio.h>

#include "core/kscore-source.h"
#include "core/kscore-values.h"
#include "net/kscore-http-client.h"

G_BEGIN_DECLS

/**
 * KscoreAsk:
 * @KSCORE_ASK_PROFILE: the account itself, and its followers now
 * @KSCORE_ASK_POSTS: the account's own posts with their counts, newest first, replies included,
 *   reshares left out
 * @KSCORE_ASK_RECORDS: all posts of the account, newest first, from where none is left out, but
 *   without counts
 * @KSCORE_ASK_COUNTS: some posts again, by name: their counts, and which are gone
 * @KSCORE_ASK_POST: one post, to be sure that it is gone
 * @KSCORE_ASK_REACTIONS: who reacted to one post, of one kind
 * @KSCORE_ASK_ACTORS: profiles of people who reacted, where the lists do not hold them
 * @KSCORE_ASK_FOLLOWERS: who follows the account
 * @KSCORE_ASK_FOLLOWING: whom the account follows
 *
 * What can be asked of a network. Each is one request and its answer; lists go on by a cursor.
 */
typedef enum {
  KSCORE_ASK_PROFILE,
  KSCORE_ASK_POSTS,
  KSCORE_ASK_COUNTS,
  KSCORE_ASK_POST,
  KSCORE_ASK_REACTIONS,
  KSCORE_ASK_ACTORS,
  KSCORE_ASK_FOLLOWERS,
  KSCORE_ASK_FOLLOWING,
  KSCORE_ASK_RECORDS,
} KscoreAsk;

/**
 * KscoreQuestion:
 *
 * One thing to ask. Everything in it belongs to whoever asks and stays until the answer is there.
 */
typedef struct {
  KscoreAsk           ask;
  const KscoreSource *source;
  KscoreKind          kind;   /* REACTIONS: like, reshare, quote or reply */
  const GPtrArray    *posts;  /* (element-type KscorePost) COUNTS: several; POST and REACTIONS: one.
                               * Only native_id, remote_id, at and url are set */
  const GPtrArray    *actors; /* (element-type KscoreActor) ACTORS */
  const char         *cursor; /* (nullable) of the answer before; NULL for the first page */
  gint64              now;
} KscoreQuestion;

/**
 * KscoreAnswer:
 *
 * What came of it. @page is about the account that was asked for: an answer that is about another
 * is an error. The interactions of REACTIONS have at = KSCORE_TIME_UNKNOWN and
 * KSCORE_PRECISION_ESTIMATED where the network does not date them. The people of FOLLOWERS and
 * FOLLOWING stand in page->actors, without interactions.
 */
typedef struct {
  KscorePage   *page;     /* (owned) */
  char         *cursor;   /* (owned) (nullable): how to go on; NULL at the end */
  GPtrArray    *missing;  /* (owned) (element-type utf8) native ids asked for that are not there:
                           * COUNTS, POST */
  gboolean      hidden;   /* the server shows this list to nobody, or only in part: what it holds
                           * is not told */
  gboolean      partial;  /* REACTIONS, the last page: the server tells no more than so many; who
                           * does not stand on the list is not gone by that */
  KscoreSource *source;   /* (owned) (nullable) PROFILE: what has changed of it */
  char         *opt_out;  /* (owned) (nullable) PROFILE: the mark that asks not to be read, as the
                           * network writes it: "discoverable: off", "#nobot", … */
  gint64        followers; /* PROFILE: also as an audience reading in @page; or KSCORE_UNKNOWN */
  gint64        n_posts;   /* PROFILE: how many posts the network counts, where it can be held
                            * against what POSTS lists; or KSCORE_UNKNOWN */
} KscoreAnswer;

void kscore_answer_free (KscoreAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreAnswer, kscore_answer_free)

/**
 * KscoreLookup:
 *
 * The way from what a person typed to an account. A provider goes it in steps, each a request;
 * @step and @found are its own notes.
 */
typedef struct {
  char         *typed;   /* (owned) trimmed */
  char         *service; /* (owned) (nullable) as the user typed it */
  gint64        now;
  guint         step;    /* 0 before the first request */
  char         *found;   /* (owned) (nullable) */
  KscoreSource *source;  /* (owned) complete in the end */
  KscoreAnswer *profile; /* (owned) (nullable) as for KSCORE_ASK_PROFILE; set in the end */
} KscoreLookup;

void kscore_lookup_free (KscoreLookup *lookup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreLookup, kscore_lookup_free)

#define KSCORE_TYPE_PROVIDER (kscore_provider_get_type ())
G_DECLARE_INTERFACE (KscoreProvider, kscore_provider, KSCORE, PROVIDER, GObject)

/**
 * KscoreProviderInterface:
 * @get_network: id of the network
 * @recognise: 2 where @typed can only be meant for this network, 1 where it may be, 0 where not;
 *   @handle is set to the plain name in it
 * @get_kinds: what is told of the accounts of a source to anybody: kinds of interactions (counted
 *   or listed), KSCORE_KINDS_POSTS, KSCORE_KINDS_AUDIENCE
 * @get_batch: how many posts or actors one such question may hold; for the other questions 1;
 *   0 where the source does not answer such a question (of REACTIONS: of this kind)
 * @look_up: given the answer to the request before (%NULL at first), returns the next request, or
 *   %NULL: without an error the lookup is complete
 * @ask: the request that asks @question; nothing is sent yet
 * @read: reads the answer to it. Pure: no network, no clock, no store
 *
 * A network. Knows how to ask and how to read the answer; sends nothing itself, so that every
 * answer can be tested, however strange.
 */
struct _KscoreProviderInterface {
  GTypeInterface parent_iface;

  const char        *(*get_network) (KscoreProvider         *self);
  guint              (*recognise)   (KscoreProvider         *self,
                                     const char             *typed,
                                     char                  **handle);
  KscoreKinds        (*get_kinds)   (KscoreProvider         *self,
                                     const KscoreSource     *source);
  guint              (*get_batch)   (KscoreProvider         *self,
                                     const KscoreSource     *source,
                                     KscoreAsk               ask,
                                     KscoreKind              kind);
  KscoreHttpRequest *(*look_up)     (KscoreProvider         *self,
                                     KscoreLookup           *lookup,
                                     const KscoreHttpReply  *reply,
                                     GError                **error);
  KscoreHttpRequest *(*ask)         (KscoreProvider         *self,
                                     const KscoreQuestion   *question,
                                     GError                **error);
  gboolean           (*read)        (KscoreProvider         *self,
                                     const KscoreQuestion   *question,
                                     const KscoreHttpReply  *reply,
                                     KscoreAnswer           *answer,
                                     GError                **error);
};

const char        *kscore_provider_get_network    (KscoreProvider          *self);
guint              kscore_provider_recognise      (KscoreProvider          *self,
                                                   const char              *typed,
                                                   char                   **handle);
KscoreKinds        kscore_provider_get_kinds      (KscoreProvider          *self,
                                                   const KscoreSource      *source);
guint              kscore_provider_get_batch      (KscoreProvider          *self,
                                                   const KscoreSource      *source,
                                                   KscoreAsk                ask,
                                                   KscoreKind               kind);
KscoreHttpRequest *kscore_provider_look_up        (KscoreProvider          *self,
                                                   KscoreLookup            *lookup,
                                                   const KscoreHttpReply   *reply,
                                                   GError                 **error);
KscoreHttpRequest *kscore_provider_ask            (KscoreProvider          *self,
                                                   const KscoreQuestion    *question,
                                                   GError                 **error);
KscoreAnswer      *kscore_provider_read           (KscoreProvider          *self,
                                                   const KscoreQuestion    *question,
                                                   const KscoreHttpReply   *reply,
                                                   GError                 **error);

void               kscore_provider_resolve_async  (KscoreProvider          *self,
                                                   KscoreHttpClient        *client,
                                                   const char              *typed,
                                                   const char              *service,
                                                   gint64                   now,
                                                   GCancellable            *cancellable,
                                                   GAsyncReadyCallback      callback,
                                                   gpointer                 user_data);
KscoreLookup      *kscore_provider_resolve_finish (KscoreProvider          *self,
                                                   GAsyncResult            *result,
                                                   GError                 **error);
void               kscore_provider_ask_async      (KscoreProvider          *self,
                                                   KscoreHttpClient        *client,
                                                   const KscoreQuestion    *question,
                                                   GCancellable            *cancellable,
                                                   GAsyncReadyCallback      callback,
                                                   gpointer                 user_data);
KscoreAnswer      *kscore_provider_ask_finish     (KscoreProvider          *self,
                                                   GAsyncResult            *result,
                                                   GError                 **error);

G_END_DECLS
