#include "config.h"

#include "score/kscore-change.h"

#include <math.h>
#include <stdlib.h>

#include "score/kscore-sum.h"

/* Sums of the parts of a change, and what its indices mean. */

typedef struct {
  guint32   key;
  guint     n_parts;
  KscoreSum sum;
} Group;

typedef guint32 (*KeyFunc) (const KscoreChangePart *part);

static int
compare_sums (gconstpointer a,
              gconstpointer b)
{
  const KscorePointsSum *x = a, *y = b;
  double first = fabs (x->points), second = fabs (y->points);

  if (first != second)
    return first > second ? -1 : 1;

  return (x->key > y->key) - (x->key < y->key);
}

static GArray *
sum_by (const KscoreChange *self,
        KscoreChangeLabel   label,
        KeyFunc             get_key)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (KscorePointsSum));
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const KscoreChangePart *part = &g_array_index (self->parts, KscoreChangePart, i);
      guint32 key = get_key (part);
      Group *group;

      if (label != KSCORE_N_CHANGES && part->label != label)
        continue;

      group = g_hash_table_lookup (groups, GUINT_TO_POINTER (key));
      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->key = key;
          g_hash_table_insert (groups, GUINT_TO_POINTER (key), group);
        }
      group->n_parts++;
      kscore_sum_add (&group->sum, part->points);
    }

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Group *group = value;
      KscorePointsSum sum = { group->key, group->n_parts, kscore_sum_get (&group->sum) };

      g_array_append_val (sums, sum);
    }

  g_array_sort (sums, compare_sums);
  return sums;
}

static guint32
get_post (const KscoreChangePart *part)
{
  return part->post;
}

static guint32
get_person (const KscoreChangePart *part)
{
  return part->person;
}

static guint32
get_account (const KscoreChangePart *part)
{
  return part->account;
}

static guint32
get_component (const KscoreChangePart *part)
{
  return part->component;
}

/**
 * kscore_change_by_post:
 * @self: a change
 * @label: a label, or %KSCORE_N_CHANGES for all
 *
 * Returns: (transfer full) (element-type KscorePointsSum): the largest movement first;
 *   %KSCORE_NO_INDEX is what is on no post
 */
GArray *
kscore_change_by_post (const KscoreChange *self,
                       KscoreChangeLabel   label)
{
  return sum_by (self, label, get_post);
}

/**
 * kscore_change_by_person:
 * @self: a change
 * @label: a label, or %KSCORE_N_CHANGES for all
 *
 * Returns: (transfer full) (element-type KscorePointsSum): the largest movement first;
 *   %KSCORE_NO_INDEX is what nobody known did
 */
GArray *
kscore_change_by_person (const KscoreChange *self,
                         KscoreChangeLabel   label)
{
  return sum_by (self, label, get_person);
}

/**
 * kscore_change_by_account:
 * @self: a change
 * @label: a label, or %KSCORE_N_CHANGES for all
 *
 * Returns: (transfer full) (element-type KscorePointsSum): the largest movement first
 */
GArray *
kscore_change_by_account (const KscoreChange *self,
                          KscoreChangeLabel   label)
{
  return sum_by (self, label, get_account);
}

/**
 * kscore_change_by_component:
 * @self: a change
 * @label: a label, or %KSCORE_N_CHANGES for all
 *
 * Returns: (transfer full) (element-type KscorePointsSum): the largest movement first;
 *   %KSCORE_N_COMPONENTS is the whole score by another model
 */
GArray *
kscore_change_by_component (const KscoreChange *self,
                            KscoreChangeLabel   label)
{
  return sum_by (self, label, get_component);
}

/* Indices of the second day's evidence come first, then what only the first day has. */
static const GArray *
find (const GArray *after,
      const GArray *before,
      const GArray *only_before,
      guint32      *index)
{
  if (*index < after->len)
    return after;
  if (*index - after->len >= only_before->len)
    return NULL;

  *index = g_array_index (only_before, guint32, *index - after->len);
  return before;
}

/**
 * kscore_change_get_account:
 * @self: a change
 * @account: of a part
 *
 * Returns: (transfer none) (nullable): the account; %NULL for %KSCORE_NO_INDEX
 */
const KscoreEvidenceAccount *
kscore_change_get_account (const KscoreChange *self,
                           guint32             account)
{
  const GArray *found = find (self->evidence->accounts, self->evidence_before->accounts,
                              self->only_before[0], &account);

  return found != NULL ? &g_array_index (found, KscoreEvidenceAccount, account) : NULL;
}

/**
 * kscore_change_get_person:
 * @self: a change
 * @person: of a part
 *
 * Returns: (transfer none) (nullable): the actor that stands for the person; %NULL for
 *   %KSCORE_NO_INDEX
 */
const KscoreEvidenceActor *
kscore_change_get_person (const KscoreChange *self,
                          guint32             person)
{
  const GArray *found = find (self->evidence->actors, self->evidence_before->actors,
                              self->only_before[1], &person);

  return found != NULL ? &g_array_index (found, KscoreEvidenceActor, person) : NULL;
}

/**
 * kscore_change_get_post:
 * @self: a change
 * @post: of a part
 *
 * Returns: (transfer none) (nullable): the post; %NULL for %KSCORE_NO_INDEX
 */
const KscoreEvidencePost *
kscore_change_get_post (const KscoreChange *self,
                        guint32             post)
{
  const GArray *found = find (self->evidence->posts, self->evidence_before->posts,
                              self->only_before[2], &post);

  return found != NULL ? &g_array_index (found, KscoreEvidencePost, post) : NULL;
}
