#include "config.h"

#include "service/kscore-statement-filter.h"

/**
 * kscore_statement_filter_new:
 *
 * Returns: (transfer full): a filter that shows everything
 */
KscoreStatementFilter *
kscore_statement_filter_new (void)
{
  KscoreStatementFilter *self = g_new0 (KscoreStatementFilter, 1);

  self->from = KSCORE_DAY_UNKNOWN;
  self->to = KSCORE_DAY_UNKNOWN;
  return self;
}

/**
 * kscore_statement_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): the same again
 */
KscoreStatementFilter *
kscore_statement_filter_copy (const KscoreStatementFilter *self)
{
  KscoreStatementFilter *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->search = g_strdup (self->search);
  copy->network = g_strdup (self->network);
  copy->kind = g_strdup (self->kind);
  copy->person = g_strdup (self->person);
  copy->post_text = g_strdup (self->post_text);
  return copy;
}

static gboolean
equal_text (const char *a,
            const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/**
 * kscore_statement_filter_equal:
 * @a: a filter
 * @b: another one
 *
 * Returns: whether they show the same parts; names that are for the page only do not matter
 */
gboolean
kscore_statement_filter_equal (const KscoreStatementFilter *a,
                               const KscoreStatementFilter *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return equal_text (a->search, b->search)
         && equal_text (a->network, b->network)
         && equal_text (a->kind, b->kind)
         && a->actor == b->actor
         && a->post == b->post
         && a->from == b->from
         && a->to == b->to
         && a->scored == b->scored;
}

/**
 * kscore_statement_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it shows everything
 */
gboolean
kscore_statement_filter_is_empty (const KscoreStatementFilter *self)
{
  const KscoreStatementFilter empty = { .from = KSCORE_DAY_UNKNOWN, .to = KSCORE_DAY_UNKNOWN };

  return kscore_statement_filter_equal (self, &empty);
}

/**
 * kscore_statement_filter_free:
 * @self: (transfer full): a filter
 */
void
kscore_statement_filter_free (KscoreStatementFilter *self)
{
  g_free (self->search);
  g_free (self->network);
  g_free (self->kind);
  g_free (self->person);
  g_free (self->post_text);
  g_free (self);
}
