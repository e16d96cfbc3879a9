#pragma once

#include "service/kscore-engagement.h"

G_BEGIN_DECLS

/**
 * KscoreFakePeople:
 * @KSCORE_FAKE_PEOPLE_MANY: some hundred, of each sort
 * @KSCORE_FAKE_PEOPLE_NONE: nobody, and no posts
 * @KSCORE_FAKE_PEOPLE_FEW: three, of whom little is known; few posts
 */
typedef enum {
  KSCORE_FAKE_PEOPLE_MANY,
  KSCORE_FAKE_PEOPLE_NONE,
  KSCORE_FAKE_PEOPLE_FEW,
} KscoreFakePeople;

void kscore_fake_engagement_fill (KscoreEngagement *engagement,
                                  KscoreFakePeople  people);

G_END_DECLS
