#include "config.h"

#include "support/kscore-fake-history.h"

#include <math.h>

struct _KscoreHistory
{
  GObject parent_instance;

  KscoreHistoryPoint *points; /* (owned) */
  guint               n_points;
  KscoreHistoryMark   mark;   /* of no version: none */
  const char         *other;  /* (nullable) */
  const char         *estimated; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreHistory, kscore_history, G_TYPE_OBJECT)

static void
kscore_history_finalize (GObject *object)
{
  g_free (KSCORE_HISTORY (object)->points);
  G_OBJECT_CLASS (kscore_history_parent_class)->finalize (object);
}

static void
kscore_history_class_init (KscoreHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kscore_history_finalize;
  g_signal_new ("changed", KSCORE_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
kscore_history_init (KscoreHistory *self)
{
}

const KscoreHistoryPoint *
kscore_history_get_points (KscoreHistory *self,
                           guint         *n_points)
{
  *n_points = self->n_points;
  return self->points;
}

const KscoreHistoryMark *
kscore_history_get_marks (KscoreHistory *self,
                          guint         *n_marks)
{
  *n_marks = self->mark.version[0] != '\0' ? 1 : 0;
  return &self->mark;
}

const char *
kscore_history_get_estimated (KscoreHistory *self)
{
  return self->estimated;
}

const char *
kscore_history_get_other (KscoreHistory *self)
{
  return self->other;
}

/* Fills a history with a line that ends at a score. */
void
kscore_fake_history_fill (KscoreHistory *self,
                          guint          n_points,
                          KscoreDay      last,
                          double         end,
                          gboolean       estimated)
{
  g_free (self->points);
  self->points = g_new (KscoreHistoryPoint, MAX (n_points, 1));
  self->n_points = n_points;
  self->mark = (KscoreHistoryMark) { 0 };
  self->other = NULL;
  self->estimated = estimated ? "Audience of ada@wren.example (Mastodon), Recognition" : NULL;

  for (guint i = 0; i < n_points; i++)
    {
      double back = n_points - 1 - i;
      double score = end - 0.022 * back + 1.6 * (cos (back / 38.0) - 1) + 0.4 * sin (back / 9.0)
                     + 0.25 * sin (back * 1.7);

      self->points[i] = (KscoreHistoryPoint) {
        .day = last - (KscoreDay) back,
        .score = (float) score,
        .low = (float) (score - 1.3 - back / 900),
        .high = (float) (score + 1.1 + back / 900),
        .estimated = estimated && i < n_points / 3,
        .shown = (float) NAN,
        .other = (float) NAN,
      };
    }
  g_signal_emit_by_name (self, "changed");
}

/* Gives a filled history what happens over time: some days without a score, an older model, and
 * figures that were others when they were shown. */
void
kscore_fake_history_set_past (KscoreHistory *self)
{
  g_assert_cmpuint (self->n_points, >, 60);

  self->mark.day = self->points[self->n_points - 38].day;
  g_strlcpy (self->mark.version, "kscore-2", sizeof self->mark.version);
  for (guint back = 39; back < 60; back += 7)
    self->points[self->n_points - back].shown = self->points[self->n_points - back].score - 0.8f;
  for (guint back = 66; back < 74 && back < self->n_points; back++)
    {
      KscoreHistoryPoint *point = &self->points[self->n_points - back];

      point->score = point->low = point->high = (float) NAN;
    }
  g_signal_emit_by_name (self, "changed");
}

/* Puts another version of the model beside a filled history, two points lower. */
void
kscore_fake_history_compare (KscoreHistory *self,
                             const char    *other)
{
  self->other = other;
  for (guint i = 0; i < self->n_points; i++)
    self->points[i].other = other != NULL ? self->points[i].score - 2 : (float) NAN;
  g_signal_emit_by_name (self, "changed");
}
