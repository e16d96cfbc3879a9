#include "config.h"

#include "service/kscore-reason-row.h"

#include "core/kscore-advice-words.h"

/**
 * KscoreReasonRow:
 *
 * A reason that holds the score back or carries it, in words. Immutable.
 */
struct _KscoreReasonRow {
  GObject           parent_instance;

  KscoreReasonCode  code;
  gboolean          in_favour;
  char             *sentence;    /* (owned) */
  char             *reference;   /* (owned) */
  char             *points_text; /* (owned) */
  double            points;
  int               lever;
  double            lever_value;
};

G_DEFINE_FINAL_TYPE (KscoreReasonRow, kscore_reason_row, G_TYPE_OBJECT)

static void
kscore_reason_row_finalize (GObject *object)
{
  KscoreReasonRow *self = KSCORE_REASON_ROW (object);

  g_free (self->sentence);
  g_free (self->reference);
  g_free (self->points_text);

  G_OBJECT_CLASS (kscore_reason_row_parent_class)->finalize (object);
}

static void
kscore_reason_row_class_init (KscoreReasonRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kscore_reason_row_finalize;
}

static void
kscore_reason_row_init (KscoreReasonRow *self)
{
}

/**
 * kscore_reason_row_new:
 * @code: what it is about
 * @in_favour: whether it carries the score
 * @value: the present value
 * @reference: what it is held against
 * @whose: the name of the band whose typical profile that is, translated
 * @points: attainable at the reference, or lost by falling to it
 * @lever: the #KscoreLever that moves it, or %KSCORE_LEVER_NONE
 * @lever_value: how much of that lever brings it to the reference, 0 where it carries the score
 *
 * Returns: (transfer full): a row
 */
KscoreReasonRow *
kscore_reason_row_new (KscoreReasonCode  code,
                       gboolean          in_favour,
                       double            value,
                       double            reference,
                       const char       *whose,
                       double            points,
                       int               lever,
                       double            lever_value)
{
  KscoreReasonRow *self = g_object_new (KSCORE_TYPE_REASON_ROW, NULL);

  self->code = code;
  self->in_favour = in_favour;
  self->sentence = kscore_reason_dup_sentence (code, value);
  self->reference = kscore_reason_dup_reference (code, reference, whose);
  self->points_text = kscore_reason_dup_points (points, in_favour);
  self->points = points;
  self->lever = lever;
  self->lever_value = lever_value;

  return self;
}

/**
 * kscore_reason_row_get_code:
 * @self: a row
 *
 * Returns: what it is about
 */
KscoreReasonCode
kscore_reason_row_get_code (KscoreReasonRow *self)
{
  g_return_val_if_fail (KSCORE_IS_REASON_ROW (self), KSCORE_REASON_WEEKS);

  return self->code;
}

/**
 * kscore_reason_row_get_in_favour:
 * @self: a row
 *
 * Returns: whether it carries the score
 */
gboolean
kscore_reason_row_get_in_favour (KscoreReasonRow *self)
{
  g_return_val_if_fail (KSCORE_IS_REASON_ROW (self), FALSE);

  return self->in_favour;
}

/**
 * kscore_reason_row_get_sentence:
 * @self: a row
 *
 * Returns: (transfer none): a sentence with the present value
 */
const char *
kscore_reason_row_get_sentence (KscoreReasonRow *self)
{
  g_return_val_if_fail (KSCORE_IS_REASON_ROW (self), NULL);

  return self->sentence;
}

/**
 * kscore_reason_row_get_reference:
 * @self: a row
 *
 * Returns: (transfer none): what that is held against
 */
const char *
kscore_reason_row_get_reference (KscoreReasonRow *self)
{
  g_return_val_if_fail (KSCORE_IS_REASON_ROW (self), NULL);

  return self->reference;
}

/**
 * kscore_reason_row_get_points_text:
 * @self: a row
 *
 * Returns: (transfer none): its points, in words
 */
const char *
kscore_reason_row_get_points_text (KscoreReasonRow *self)
{
  g_return_val_if_fail (KSCORE_IS_REASON_ROW (self), NULL);

  return self->points_text;
}

/**
 * kscore_reason_row_get_points:
 * @self: a row
 *
 * Returns: points attainable, or what would be lost
 */
double
kscore_reason_row_get_points (KscoreReasonRow *self)
{
  g_return_val_if_fail (KSCORE_IS_REASON_ROW (self), 0);

  return self->points;
}

/**
 * kscore_reason_row_get_lever:
 * @self: a row
 *
 * Returns: the #KscoreLever that moves it, or %KSCORE_LEVER_NONE
 */
int
kscore_reason_row_get_lever (KscoreReasonRow *self)
{
  g_return_val_if_fail (KSCORE_IS_REASON_ROW (self), KSCORE_LEVER_NONE);

  return self->lever;
}

/**
 * kscore_reason_row_get_lever_value:
 * @self: a row
 *
 * Returns: how much of the lever brings it to the reference
 */
double
kscore_reason_row_get_lever_value (KscoreReasonRow *self)
{
  g_return_val_if_fail (KSCORE_IS_REASON_ROW (self), 0);

  return self->lever_value;
}
