#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KscoreMastodonName:
 *
 * Whom somebody means, from what they typed.
 */
typedef struct {
  char    *user;     /* (owned) (nullable): NULL where an address holds a number only */
  char    *host;     /* (owned) lower case, ASCII; with a port on this machine only */
  char    *resource; /* (owned) what to ask WebFinger about: "acct:user@host" or an address */
  gboolean loopback; /* @host is this machine */
} KscoreMastodonName;

KscoreMastodonName *kscore_mastodon_name_new      (const char               *user,
                                                   const char               *host);
KscoreMastodonName *kscore_mastodon_name_parse    (const char               *typed);
char               *kscore_mastodon_name_dup_handle (const KscoreMastodonName *name);
void                kscore_mastodon_name_free     (KscoreMastodonName       *name);

gboolean kscore_mastodon_is_user       (const char *user);
gboolean kscore_mastodon_is_address    (const char *address);
gboolean kscore_mastodon_is_loopback   (const char *host);
gboolean kscore_mastodon_is_same_host  (const char *host,
                                        const char *other);
char    *kscore_mastodon_dup_host      (const char *typed);
char    *kscore_mastodon_dup_origin    (const char *address,
                                        gboolean    loopback);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreMastodonName, kscore_mastodon_name_free)

G_END_DECLS
