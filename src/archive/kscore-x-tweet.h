#pragma once

#include "core/kscore-values.h"
#include "json/kscore-json-reader.h"

G_BEGIN_DECLS

/**
 * KscoreTweet:
 * @KSCORE_TWEET_POST: a post of the owner
 * @KSCORE_TWEET_RETWEET: somebody else's, passed on
 * @KSCORE_TWEET_EDITED: an earlier version of a post that was edited
 * @KSCORE_TWEET_BAD: nothing that can be read
 *
 * What an item of an X archive is.
 */
typedef enum {
  KSCORE_TWEET_POST,
  KSCORE_TWEET_RETWEET,
  KSCORE_TWEET_EDITED,
  KSCORE_TWEET_BAD,
} KscoreTweet;

JsonObject    *kscore_tweet_unwrap   (JsonNode             *item);
KscoreTweet    kscore_tweet_read     (JsonObject           *tweet,
                                      const KscoreAccount  *account,
                                      KscorePost          **post);
char          *kscore_tweet_get_id   (JsonObject           *object,
                                      const char           *string_member,
                                      const char           *number_member);
gboolean       kscore_tweet_get_time (JsonObject           *tweet,
                                      gint64               *at);
char          *kscore_tweet_get_text (JsonObject           *tweet);
KscoreAccount *kscore_x_account_new  (const char           *id,
                                      const char           *handle,
                                      const char           *name);

G_END_DECLS
