#pragma once

#include "net/kscore-provider.h"
#include "service/kscore-sync-summary.h"
#include "service/kscore-workspace-private.h"
#include "service/kscore-workspace-sync.h"
#include "store/kscore-list-table.h"

G_BEGIN_DECLS

/* A first refresh ends about here and shows a score; the rest goes on in later ones. */
#define KSCORE_SYNC_REQUESTS   300
/* However slowly a server answers, the other accounts' refresh ends about here, too. */
#define KSCORE_SYNC_SECONDS    1800
/* The weeks that a score rests on, the running and the fading ones included. */
#define KSCORE_SYNC_WINDOW_SEC ((gint64) 18 * 7 * 86400)
/* Who reacted to one post is read so far; the rest stays an anonymous remainder. */
#define KSCORE_SYNC_LIST_PAGES 10
/* Profiles and lists that nothing speaks of are read again after this time. */
#define KSCORE_SYNC_STALE_SEC  ((gint64) 30 * 86400)
/* Accounts move and servers learn: where an account is read is looked up again after a day. */
#define KSCORE_SYNC_IDENTITY_SEC ((gint64) 86400)
/* Pages without a post of the account's own: somebody who mostly reshares has many. */
#define KSCORE_SYNC_EMPTY_PAGES 20
/* Pages of a list in a row with nobody on them who did not stand on it before. */
#define KSCORE_SYNC_IDLE_PAGES 10
/* Posts that are held against a list in which some may be missing, the newest first. */
#define KSCORE_SYNC_PASSED_OVER 1000
/* Lists that a server fails to tell before nothing more is asked of it. */
#define KSCORE_SYNC_BAD_LISTS  5

/**
 * KscoreSyncPhase:
 *
 * What is asked of an account, in this order. Once a phase has nothing left to ask, the next
 * begins; what each has to ask follows from what is stored.
 */
typedef enum {
  KSCORE_SYNC_IDENTITY,  /* where the account is, and by which name, once a day */
  KSCORE_SYNC_PROFILE,
  KSCORE_SYNC_POSTS,     /* from the newest down to what is known */
  KSCORE_SYNC_COUNTS,    /* young posts that the walk did not come by */
  KSCORE_SYNC_LISTS,     /* who reacted */
  KSCORE_SYNC_ACTORS,    /* their profiles */
  KSCORE_SYNC_REST,      /* lists for which the first share of requests was not enough */
  KSCORE_SYNC_OLDER,     /* posts before the window */
  KSCORE_SYNC_RECORDS,   /* posts that the network counts and did not list */
  KSCORE_SYNC_UNCOUNTED, /* and their counts */
  KSCORE_SYNC_FOLLOWERS,
  KSCORE_SYNC_FOLLOWING,
  KSCORE_SYNC_DONE,
} KscoreSyncPhase;

typedef struct _KscoreSync KscoreSync;

/**
 * KscoreSyncRun:
 *
 * The refresh of one account: one request at a time, each answer written together with how far it
 * has come, so that it can be cut off anywhere.
 */
typedef struct {
  KscoreSync      *sync;       /* (unowned) */
  gint64           account;    /* in the store */
  char            *id;         /* (owned) */
  KscoreSource    *source;     /* (owned) */
  KscoreProvider  *provider;   /* (owned) */
  KscoreSyncPhase  phase;
  guint            requests;
  guint            expected;   /* requests in all, as far as can be told */
  guint            max_requests;

  KscoreQuestion   question;   /* the one under way; points into what follows */
  gboolean         asking;     /* there is one */
  gboolean         looking_up; /* and it is where the account is */
  GPtrArray       *posts;      /* (owned) (element-type KscorePost) */
  GPtrArray       *actors;     /* (owned) (element-type KscoreActor) */
  KscoreList       list;       /* (owned) the list that is read */
  gint64           total;      /* what the network counts in it */
  guint            n_new;      /* on it so far, in this refresh */
  gint64           n_staged;   /* on it in all, or KSCORE_UNKNOWN */
  guint            n_idle;     /* pages without anybody new on them, one after the other */
  gboolean         resumed;    /* it was begun by an earlier refresh */
  gint64           last_post;  /* of the list read last, and its kind */
  guint            last_kind;

  GHashTable      *asked;      /* (owned) native ids whose counts were asked for */
  GQueue           to_confirm; /* (element-type KscorePost) not there any more, as it seems */
  GHashTable      *seen;       /* (owned) native ids that the walk came by */
  gint64           walk_oldest; /* the oldest post among them, or KSCORE_TIME_UNKNOWN */
  guint            n_empty;    /* pages without an own post, one after the other */
  gboolean         walking;    /* the walk under way was begun by this refresh */
  gboolean         walked;     /* and it is done */
  gint64           followers;  /* as the profile told, or KSCORE_UNKNOWN */
  gint64           following;
  gint64           n_posts;
  gint64           n_new_posts; /* not known before */
  guint            n_bad_lists;
  gint64           created_at; /* of the account, or KSCORE_TIME_UNKNOWN */
  GError          *error;      /* (owned) (nullable) what ended it */
  GError          *trouble;    /* (owned) (nullable) what went wrong beside */
  gboolean         cut;        /* its requests were used up */
} KscoreSyncRun;

/**
 * KscoreSync:
 *
 * One refresh, of any number of accounts side by side. Lives in one thread.
 */
struct _KscoreSync {
  KscoreWorkspace    *workspace;     /* (unowned) */
  KscoreHttpClient   *client;        /* (owned) */
  GMainContext       *context;       /* (owned) */
  GMainLoop          *loop;          /* (owned) */
  GCancellable       *cancellable;   /* (unowned) (nullable) */
  GPtrArray          *runs;          /* (owned) (element-type KscoreSyncRun) */
  guint               n_running;
  gint64              now;           /* when it began; everything it reads bears this time */
  guint               max_requests;
  gint64              deadline;      /* for a first score; monotonic time, or 0 */
  gint64              end;           /* for everything; monotonic time */
  KscoreSyncProgress  progress;
  gpointer            progress_data;
};

KscoreSyncRun *kscore_sync_run_new     (KscoreSync          *sync,
                                        gint64               account,
                                        const KscoreAccount *identity,
                                        const KscoreSource  *source);
void           kscore_sync_run_free    (KscoreSyncRun       *run);
void           kscore_sync_run_start   (KscoreSyncRun       *run);
KscoreKinds    kscore_sync_run_get_listed_kinds (const KscoreSyncRun *run);
gint64         kscore_sync_run_get_window_start (const KscoreSyncRun *run);
void           kscore_sync_run_confirm_later (KscoreSyncRun *run,
                                        const KscorePost    *post);
gboolean       kscore_sync_run_check_opt_out (const KscoreSource *source,
                                        const KscoreAnswer  *profile,
                                        GError             **error);
gboolean       kscore_sync_run_plan    (KscoreDatabase      *db,
                                        KscoreSyncRun       *run,
                                        GError             **error);
gboolean       kscore_sync_run_write   (KscoreDatabase      *db,
                                        KscoreSyncRun       *run,
                                        const KscoreAnswer  *answer,
                                        GError             **error);
gboolean       kscore_sync_run_write_lookup (KscoreDatabase *db,
                                        KscoreSyncRun       *run,
                                        const KscoreLookup  *lookup,
                                        GError             **error);
gboolean       kscore_sync_run_write_coverage (KscoreDatabase *db,
                                        KscoreSyncRun       *run,
                                        GError             **error);
gboolean       kscore_sync_run_refuse  (KscoreDatabase      *db,
                                        KscoreSyncRun       *run,
                                        GError             **error);
gboolean       kscore_sync_run_restart_walk (KscoreDatabase *db,
                                        KscoreSyncRun       *run,
                                        GError             **error);
const char    *kscore_sync_phase_get_message (KscoreSyncPhase phase);

gboolean       kscore_sync_init        (KscoreSync              *sync,
                                        KscoreWorkspace         *workspace,
                                        const KscoreSyncOptions *options,
                                        KscoreSyncProgress       progress,
                                        gpointer                 progress_data,
                                        GCancellable            *cancellable,
                                        GError                 **error);
void           kscore_sync_clear       (KscoreSync          *sync);
void           kscore_sync_run_loop    (KscoreSync          *sync);
void           kscore_sync_run_ended   (KscoreSync          *sync);
void           kscore_sync_report      (KscoreSync          *sync,
                                        const KscoreSyncRun *run);
gboolean       kscore_sync_write_hosts (KscoreSync          *sync,
                                        KscoreDatabase      *db,
                                        GError             **error);
gboolean       kscore_sync_read_hosts  (KscoreSync          *sync,
                                        KscoreDatabase      *db,
                                        GError             **error);
const char    *kscore_sync_get_state   (const GError        *error);
gint64         kscore_sync_get_retry_at (KscoreSync         *sync,
                                        const KscoreSource  *source);

void           kscore_sync_summary_describe (KscoreSyncSummary *summary,
                                        gboolean             linked);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KscoreSync, kscore_sync_clear)

G_END_DECLS
