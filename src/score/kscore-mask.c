#include "config.h"

#include "score/kscore-mask-private.h"

#include <string.h>

/**
 * kscore_mask_new:
 * @ledger: a ledger, which must outlive the mask
 *
 * Returns: (transfer full): a mask that hides nothing
 */
KscoreMask *
kscore_mask_new (const KscoreLedger *ledger)
{
  KscoreMask *self = g_new0 (KscoreMask, 1);

  self->ledger = ledger;
  self->rows = g_new0 (guint8, ledger->n_rows + 1);
  self->marks = g_new0 (guint8, ledger->n_evidence_marks + 1);
  self->people = g_new0 (guint8, ledger->n_people + 1);
  self->accounts = g_new0 (guint8, ledger->n_accounts + 1);
  self->audiences = g_new0 (guint8, ledger->n_accounts + 1);

  return self;
}

/**
 * kscore_mask_free:
 * @self: (transfer full): a mask
 */
void
kscore_mask_free (KscoreMask *self)
{
  g_free (self->rows);
  g_free (self->marks);
  g_free (self->people);
  g_free (self->accounts);
  g_free (self->audiences);
  g_free (self);
}

/**
 * kscore_mask_clear:
 * @self: a mask
 *
 * Hides nothing any more, so that the mask can serve for the next group.
 */
void
kscore_mask_clear (KscoreMask *self)
{
  memset (self->rows, 0, self->ledger->n_rows);
  memset (self->marks, 0, self->ledger->n_evidence_marks);
  memset (self->people, 0, self->ledger->n_people);
  memset (self->accounts, 0, self->ledger->n_accounts);
  memset (self->audiences, 0, self->ledger->n_accounts);
}

/**
 * kscore_mask_hide_row:
 * @self: a mask
 * @row: a row of the ledger
 *
 * Hides one row, whether its person is a supporter by it included.
 */
void
kscore_mask_hide_row (KscoreMask *self,
                      guint       row)
{
  g_return_if_fail (row < self->ledger->n_rows);

  self->rows[row] = TRUE;
}

/**
 * kscore_mask_hide_mark:
 * @self: a mask
 * @mark: index of a mark in the evidence
 *
 * Hides one mark.
 */
void
kscore_mask_hide_mark (KscoreMask *self,
                       guint       mark)
{
  g_return_if_fail (mark < self->ledger->n_evidence_marks);

  self->marks[mark] = TRUE;
}

/**
 * kscore_mask_hide_post:
 * @self: a mask
 * @post: index of a post in the evidence, or %KSCORE_NO_INDEX for what is on no post
 *
 * Hides all rows of a post, counted ones too.
 */
void
kscore_mask_hide_post (KscoreMask *self,
                       guint32     post)
{
  for (guint i = 0; i < self->ledger->n_rows; i++)
    self->rows[i] |= self->ledger->post[i] == post;
}

/**
 * kscore_mask_hide_person:
 * @self: a mask
 * @person: index of the actor that stands for a person, or %KSCORE_NO_INDEX for everything that
 *   nobody known did
 *
 * Hides what somebody did and gave, and that the person follows.
 */
void
kscore_mask_hide_person (KscoreMask *self,
                         guint32     person)
{
  const KscoreLedger *ledger = self->ledger;

  g_return_if_fail (person < ledger->n_people || person == KSCORE_NO_INDEX);

  for (guint i = 0; i < ledger->n_rows; i++)
    self->rows[i] |= ledger->person[i] == person;

  for (guint i = 0; i < ledger->n_makers; i++)
    {
      const KscoreMaker *maker = &ledger->makers[i];

      if (person != KSCORE_NO_INDEX ? maker->person != person
                                    : maker->type != KSCORE_MAKER_ANONYMOUS)
        continue;

      for (guint j = maker->first_mark; j < maker->end_mark; j++)
        self->marks[ledger->marks[j].index] = TRUE;
    }

  if (person != KSCORE_NO_INDEX)
    self->people[person] = TRUE;
}

/**
 * kscore_mask_hide_kind:
 * @self: a mask
 * @kind: a kind of interaction
 *
 * Hides all rows of one kind.
 */
void
kscore_mask_hide_kind (KscoreMask *self,
                       KscoreKind  kind)
{
  for (guint i = 0; i < self->ledger->n_rows; i++)
    self->rows[i] |= self->ledger->kind[i] == kind;
}

/**
 * kscore_mask_hide_account:
 * @self: a mask
 * @account: index of an account in the evidence
 *
 * Hides a linked account with all that came by it, as though it had not been linked.
 */
void
kscore_mask_hide_account (KscoreMask *self,
                          guint32     account)
{
  const KscoreLedger *ledger = self->ledger;
  guint slot;

  g_return_if_fail (account < ledger->n_accounts);

  slot = ledger->account_slots[account];
  self->accounts[slot] = TRUE;

  for (guint i = 0; i < ledger->n_rows; i++)
    self->rows[i] |= ledger->account[i] == slot;
  for (guint i = 0; i < ledger->n_marks; i++)
    self->marks[ledger->marks[i].index] |= ledger->marks[i].account == slot;
}

/**
 * kscore_mask_hide_supporter:
 * @self: a mask
 * @person: index of the actor that stands for a person
 *
 * Hides that the person is a supporter, and neither what the person did nor gave.
 */
void
kscore_mask_hide_supporter (KscoreMask *self,
                            guint32     person)
{
  g_return_if_fail (person < self->ledger->n_people);

  self->people[person] = TRUE;
}

/**
 * kscore_mask_hide_audience:
 * @self: a mask
 * @account: index of an account in the evidence
 *
 * Hides how many follow an account, as though nobody had told.
 */
void
kscore_mask_hide_audience (KscoreMask *self,
                           guint32     account)
{
  g_return_if_fail (account < self->ledger->n_accounts);

  self->audiences[self->ledger->account_slots[account]] = TRUE;
}

/**
 * kscore_mask_hide_doubles:
 * @self: a mask
 *
 * Hides all marks that tell the same thing as a hidden one: of them one alone counts, and another
 * would take its place.
 */
void
kscore_mask_hide_doubles (KscoreMask *self)
{
  const KscoreLedger *ledger = self->ledger;

  for (guint i = 0; i < ledger->n_makers; i++)
    {
      guint end = ledger->makers[i].end_mark;

      for (guint first = ledger->makers[i].first_mark, next; first < end; first = next)
        {
          const KscoreLedgerMark *mark = &ledger->marks[first];
          gboolean hidden = FALSE;

          for (next = first; next < end && ledger->marks[next].kind == mark->kind &&
               ledger->marks[next].source == mark->source; next++)
            hidden |= self->marks[ledger->marks[next].index];
          for (guint j = first; hidden && j < next; j++)
            self->marks[ledger->marks[j].index] = TRUE;
        }
    }
}
