#pragma once

#include "core/kscore-source.h"
#include "core/kscore-values.h"
#include "json/kscore-json-reader.h"

G_BEGIN_DECLS

const char  *kscore_mastodon_account_get_uri     (JsonObject         *account);
gboolean     kscore_mastodon_account_is_own      (JsonObject         *account,
                                                  const KscoreSource *source);
gboolean     kscore_mastodon_account_is_suspended (JsonObject        *account);
char        *kscore_mastodon_account_dup_acct    (JsonObject         *account,
                                                  const KscoreSource *source);
char        *kscore_mastodon_account_dup_moved   (JsonObject         *account,
                                                  const KscoreSource *source);
char        *kscore_mastodon_account_dup_opt_out (JsonObject         *account);
void         kscore_mastodon_account_read        (JsonObject         *object,
                                                  const KscoreSource *source,
                                                  gint64              now,
                                                  KscoreAccount      *account);
KscoreActor *kscore_mastodon_actor_read          (JsonObject         *object,
                                                  const KscoreSource *source,
                                                  gint64              now);

G_END_DECLS
