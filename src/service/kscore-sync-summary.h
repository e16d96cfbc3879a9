#pragma once

#include <glib.h>

#include "service/kscore-score-news.h"

G_BEGIN_DECLS

/**
 * KscoreSyncAccount:
 *
 * What a refresh did with one account.
 */
typedef struct {
  char    *id;               /* (owned) "bluesky:did:plc:…" */
  char    *network;          /* (owned) */
  char    *handle;           /* (owned) */
  char    *state;            /* (owned) "ok", or a word: "offline", "not-found", "unauthorized",
                              * "forbidden", "rate-limited", "bad-reply", "opted-out" */
  char    *sentence;         /* (owned) (nullable) what happened, where the state is not "ok" */
  char    *action;           /* (owned) (nullable) what to do about it */
  gint64   retry_at;         /* when a rate limit resets, or KSCORE_TIME_UNKNOWN */
  guint    requests;         /* how many were made for it */
  gboolean complete;         /* nothing is left to be read; else the next refresh goes on */
  gint64   new_posts;        /* not known before */
  gint64   new_interactions; /* by how many more are known now */
  gboolean silent;           /* its server tells nobody of any reaction */
  gint64   frozen_day;       /* KscoreDay since when nothing new is known, where it failed */
} KscoreSyncAccount;

void        kscore_sync_account_free        (KscoreSyncAccount       *account);
const char *kscore_sync_account_get_silence (const KscoreSyncAccount *account);

/**
 * KscoreSyncSummary:
 *
 * What a refresh brought.
 */
typedef struct {
  GPtrArray *accounts;    /* (owned) (element-type KscoreSyncAccount) */
  KscoreScoreNews before;
  KscoreScoreNews now;
  char      *text;        /* (owned) sentences for a person, a line each */
} KscoreSyncSummary;

void kscore_sync_summary_clear (KscoreSyncSummary *summary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreSyncAccount, kscore_sync_account_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KscoreSyncSummary, kscore_sync_summary_clear)

G_END_DECLS
