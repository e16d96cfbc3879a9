#include "config.h"

#include "service/kscore-model-answer.h"

#include "core/kscore-model-name.h"

static void
section_free (gpointer data)
{
  KscoreFormulaSection *section = data;

  g_free (section->title);
  g_free (section->formula);
  g_free (section->text);
  g_free (section);
}

static void
item_free (gpointer data)
{
  KscoreModelItem *item = data;

  g_free (item->name);
  g_free (item->title);
  g_free (item);
}

static void
row_free (gpointer data)
{
  KscoreComparedRow *row = data;

  g_free (row->title);
  g_free (row);
}

/**
 * kscore_model_answer_new:
 *
 * Returns: (transfer full): an answer that says nothing yet
 */
KscoreModelAnswer *
kscore_model_answer_new (void)
{
  KscoreModelAnswer *self = g_atomic_rc_box_new0 (KscoreModelAnswer);

  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->versions = g_ptr_array_new_with_free_func (item_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->days = g_array_new (FALSE, FALSE, sizeof (KscoreComparedDay));

  return self;
}

/**
 * kscore_model_answer_ref:
 * @self: an answer, which nobody changes any more
 *
 * Returns: (transfer full): the same
 */
KscoreModelAnswer *
kscore_model_answer_ref (KscoreModelAnswer *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
answer_clear (gpointer data)
{
  KscoreModelAnswer *self = data;

  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->versions);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->days);
  g_free (self->notice);
  g_free (self->newer);
  g_free (self->compared);
}

/**
 * kscore_model_answer_unref:
 * @self: (transfer full): an answer
 */
void
kscore_model_answer_unref (KscoreModelAnswer *self)
{
  g_atomic_rc_box_release_full (self, answer_clear);
}

/**
 * kscore_model_answer_add_section:
 * @self: an answer
 * @title: what it is about, translated
 * @formula: (nullable): lines of formula
 * @text: (nullable): sentences, one a line, translated
 */
void
kscore_model_answer_add_section (KscoreModelAnswer *self,
                                 const char        *title,
                                 const char        *formula,
                                 const char        *text)
{
  KscoreFormulaSection *section = g_new0 (KscoreFormulaSection, 1);

  section->title = g_strdup (title);
  section->formula = g_strdup (formula);
  section->text = g_strdup (text);
  g_ptr_array_add (self->sections, section);
}

/**
 * kscore_model_answer_add_version:
 * @self: an answer
 * @name: what a score carries
 * @mine: whether these are the user's own weights
 * @used: whether scores are computed with it
 */
void
kscore_model_answer_add_version (KscoreModelAnswer *self,
                                 const char        *name,
                                 gboolean           mine,
                                 gboolean           used)
{
  KscoreModelItem *item = g_new0 (KscoreModelItem, 1);

  item->name = g_strdup (name);
  item->title = kscore_model_name_dup_title (name);
  item->mine = mine;
  item->used = used;
  g_ptr_array_add (self->versions, item);
}

/**
 * kscore_model_answer_add_row:
 * @self: an answer
 * @title: what is compared, translated
 * @used: with the version that is used, NAN where not known
 * @other: with the other
 */
void
kscore_model_answer_add_row (KscoreModelAnswer *self,
                             const char        *title,
                             double             used,
                             double             other)
{
  KscoreComparedRow *row = g_new0 (KscoreComparedRow, 1);

  row->title = g_strdup (title);
  row->used = used;
  row->other = other;
  g_ptr_array_add (self->rows, row);
}
