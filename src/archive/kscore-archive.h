#pragma once

#include <gio/gio.h>

#include "core/kscore-values.h"

G_BEGIN_DECLS

/**
 * KscoreArchiveInfo:
 *
 * What a look at an archive told, before anything is imported.
 */
typedef struct {
  const char    *format;    /* "x", "x-2012", "mastodon" or "kscore" */
  KscoreAccount *account;   /* (owned) (nullable): not in a part without it, nor in an export */
  gint64         generated; /* when it was made, seconds or KSCORE_TIME_UNKNOWN */
  gboolean       partial;   /* one part of a divided archive */
  KscoreKinds    tells;     /* what it can tell, as coverage */
  char          *sentence;  /* (owned): all of this in words */
} KscoreArchiveInfo;

/**
 * KscoreArchiveOptions:
 * @now: seconds; nothing later than this is imported
 * @account: (nullable): whose archive this is, used only where the archive itself does not say
 * @without_text: leave the text of posts out
 */
typedef struct {
  gint64               now;
  const KscoreAccount *account;
  gboolean             without_text;
} KscoreArchiveOptions;

/**
 * KscoreArchiveReport:
 *
 * What an import brought. Posts that were left out are in none of the counts but their own.
 */
typedef struct {
  KscoreAccount *account;          /* (owned) (nullable): the only or the first one */
  guint          n_accounts;
  guint64        posts;            /* handed over, replies included */
  guint64        replies;          /* of them, answers to somebody else or to oneself */
  guint64        retweets_skipped; /* own reshares of others' posts */
  guint64        private_skipped;  /* for followers only */
  guint64        direct_skipped;   /* messages */
  guint64        edits_skipped;    /* earlier versions of an edited post */
  guint64        counts_told;      /* posts that came with at least one count */
  guint64        interactions;
  guint64        actors;
  guint64        items_bad;        /* left out: malformed */
  guint64        counts_bad;       /* left out: negative, fractional or beyond 2^63 - 1 */
  guint64        dates_bad;        /* left out: dated in the future or before the Web */
  gint64         earliest;         /* of the posts, or KSCORE_TIME_UNKNOWN */
  gint64         latest;
  char          *model;            /* (owned) (nullable): which version of the model an export had
                                    * chosen; as it stands there, to be checked */
  char          *weights;          /* (owned) (nullable): the user's own model file, likewise */
  gint64         read_at;          /* the time of the archive's counts, or KSCORE_TIME_UNKNOWN */
  GPtrArray     *sentences;        /* (owned) (element-type utf8): all of this in words */
} KscoreArchiveReport;

/**
 * KscoreArchivePageFunc:
 * @page: (transfer none): some 500 values of one account; free to be changed, not kept
 * @user_data: data
 * @error: return location
 *
 * Returns: %FALSE with @error set to stop the import
 */
typedef gboolean (*KscoreArchivePageFunc) (KscorePage  *page,
                                           gpointer     user_data,
                                           GError     **error);

/**
 * KscoreArchiveProgressFunc:
 * @fraction: 0 to 1, or negative where the length is not known
 * @message: what is being read, for a person
 * @user_data: data
 */
typedef void (*KscoreArchiveProgressFunc) (double      fraction,
                                           const char *message,
                                           gpointer    user_data);

gboolean kscore_archive_probe        (const char                  *path,
                                      GCancellable                *cancellable,
                                      KscoreArchiveInfo          **info,
                                      GError                     **error);
gboolean kscore_archive_import       (const char                  *path,
                                      const KscoreArchiveOptions  *options,
                                      KscoreArchivePageFunc        page_func,
                                      KscoreArchiveProgressFunc    progress_func,
                                      gpointer                     user_data,
                                      GCancellable                *cancellable,
                                      KscoreArchiveReport        **report,
                                      GError                     **error);
void     kscore_archive_info_free    (KscoreArchiveInfo           *info);
void     kscore_archive_report_free  (KscoreArchiveReport         *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreArchiveInfo, kscore_archive_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreArchiveReport, kscore_archive_report_free)

G_END_DECLS
