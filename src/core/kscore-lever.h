#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KscoreLever:
 * @KSCORE_LEVER_LIKES: more likes a week
 * @KSCORE_LEVER_REPLIES: more replies a week
 * @KSCORE_LEVER_RESHARES: more reshares a week
 * @KSCORE_LEVER_QUOTES: more quotes a week
 * @KSCORE_LEVER_PEOPLE: more different people who react in a week
 * @KSCORE_LEVER_WEEKS: more weeks in which anybody reacts
 * @KSCORE_LEVER_FOLLOWERS: more followers
 * @KSCORE_LEVER_SUPPORTERS: more followers who are established
 * @KSCORE_LEVER_LISTS: more lists or starter packs
 * @KSCORE_LEVER_NETWORKS: more linked accounts
 *
 * What can be changed in the simulator; each from 0, which is how things are. What evidence each
 * one stands for is said at #KscoreSimulator.
 */
typedef enum {
  KSCORE_LEVER_LIKES,
  KSCORE_LEVER_REPLIES,
  KSCORE_LEVER_RESHARES,
  KSCORE_LEVER_QUOTES,
  KSCORE_LEVER_PEOPLE,
  KSCORE_LEVER_WEEKS,
  KSCORE_LEVER_FOLLOWERS,
  KSCORE_LEVER_SUPPORTERS,
  KSCORE_LEVER_LISTS,
  KSCORE_LEVER_NETWORKS,
  KSCORE_N_LEVERS
} KscoreLever;

/* No lever. */
#define KSCORE_LEVER_NONE (-1)

/**
 * KscoreReasonCode:
 *
 * Why a score is no higher, or no lower. The numbers are those of the model: K01 to K10.
 */
typedef enum {
  KSCORE_REASON_WEEKS = 1,     /* in how many weeks anybody reacts */
  KSCORE_REASON_PEOPLE,        /* how many different people react in a week */
  KSCORE_REASON_RESHARES,      /* share of resharing */
  KSCORE_REASON_CONVERSATION,  /* share of words: replies, mentions, comments, quotes */
  KSCORE_REASON_SUPPORTERS,    /* established people */
  KSCORE_REASON_AUDIENCE,
  KSCORE_REASON_MARKS,         /* Recognition by anything but established people */
  KSCORE_REASON_NETWORKS,
  KSCORE_REASON_DISCOUNTED,    /* share that signals took off */
  KSCORE_REASON_TOP_POST,      /* share of the post that brings most */
  KSCORE_N_REASONS
} KscoreReasonCode;

const char *kscore_lever_to_string   (KscoreLever  lever);
gboolean    kscore_lever_from_string (const char  *string,
                                      KscoreLever *lever);

G_END_DECLS
