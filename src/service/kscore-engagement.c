#include "config.h"

#include "service/kscore-engagement-private.h"

#include <math.h>

/**
 * KscoreEngagement:
 *
 * Who reacts, who is new, came back or waits for an answer, and when posts get their reactions.
 */
struct _KscoreEngagement {
  KscoreInsight parent_instance;

  GListStore        *people[KSCORE_N_PEOPLE_FILTERS]; /* (owned) (element-type KscorePerson) */
  guint              counts[KSCORE_N_PEOPLE_FILTERS];
  guint              n_unknown;
  gboolean           tells_new;
  KscoreDay          day;
  KscoreWeekFigures  week;
  guint              shown;
};

G_DEFINE_FINAL_TYPE (KscoreEngagement, kscore_engagement, KSCORE_TYPE_INSIGHT)

typedef enum {
  PROP_SHOWN = 1,
} KscoreEngagementProperty;

static GParamSpec *props[PROP_SHOWN + 1];

/**
 * kscore_engagement_answer_new: (skip)
 *
 * Returns: (transfer full): an answer with nobody in it
 */
KscoreEngagementAnswer *
kscore_engagement_answer_new (void)
{
  KscoreEngagementAnswer *answer = g_new0 (KscoreEngagementAnswer, 1);

  for (guint i = 0; i < KSCORE_N_PEOPLE_FILTERS; i++)
    answer->people[i] = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < KSCORE_WEEK_HOURS; i++)
    answer->week.hours[i].median = NAN;
  answer->week.median = answer->week.chance = NAN;
  answer->week.best = -1;
  answer->from = answer->day = KSCORE_DAY_UNKNOWN;
  answer->week.from = answer->week.day = KSCORE_DAY_UNKNOWN;
  return answer;
}

/**
 * kscore_engagement_answer_free: (skip)
 * @answer: (transfer full): an answer
 */
void
kscore_engagement_answer_free (KscoreEngagementAnswer *answer)
{
  for (guint i = 0; i < KSCORE_N_PEOPLE_FILTERS; i++)
    g_ptr_array_unref (answer->people[i]);
  g_free (answer->zone);
  g_free (answer);
}

static void
kscore_engagement_show (KscoreInsight *insight,
                        gconstpointer  data)
{
  KscoreEngagement *self = KSCORE_ENGAGEMENT (insight);
  const KscoreEngagementAnswer *answer = data;

  for (guint i = 0; i < KSCORE_N_PEOPLE_FILTERS; i++)
    {
      self->counts[i] = answer->counts[i];
      g_list_store_splice (self->people[i], 0,
                           g_list_model_get_n_items (G_LIST_MODEL (self->people[i])),
                           answer->people[i]->pdata, answer->people[i]->len);
    }
  self->n_unknown = answer->n_unknown;
  self->tells_new = answer->tells_new;
  self->day = answer->day;
  self->week = answer->week;
  self->shown++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWN]);
}

static void
kscore_engagement_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((KscoreEngagementProperty) prop_id)
    {
    case PROP_SHOWN:
      g_value_set_uint (value, KSCORE_ENGAGEMENT (object)->shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_engagement_dispose (GObject *object)
{
  KscoreEngagement *self = KSCORE_ENGAGEMENT (object);

  for (guint i = 0; i < KSCORE_N_PEOPLE_FILTERS; i++)
    g_clear_object (&self->people[i]);

  G_OBJECT_CLASS (kscore_engagement_parent_class)->dispose (object);
}

static void
kscore_engagement_class_init (KscoreEngagementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  object_class->get_property = kscore_engagement_get_property;
  object_class->dispose = kscore_engagement_dispose;
  insight_class->show = kscore_engagement_show;

  props[PROP_SHOWN] = g_param_spec_uint ("shown", NULL, NULL, 0, G_MAXUINT, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                         | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_engagement_init (KscoreEngagement *self)
{
  for (guint i = 0; i < KSCORE_N_PEOPLE_FILTERS; i++)
    self->people[i] = g_list_store_new (KSCORE_TYPE_PERSON);
  self->day = KSCORE_DAY_UNKNOWN;
  for (guint i = 0; i < KSCORE_WEEK_HOURS; i++)
    self->week.hours[i].median = NAN;
  self->week.median = self->week.chance = NAN;
  self->week.best = -1;
}

/**
 * kscore_engagement_new: (skip)
 *
 * Returns: (transfer full): an insight that nothing is known of yet
 */
KscoreEngagement *
kscore_engagement_new (void)
{
  return g_object_new (KSCORE_TYPE_ENGAGEMENT, NULL);
}

/**
 * kscore_engagement_get_people:
 * @self: an insight
 * @filter: which people
 *
 * Returns: (transfer none) (element-type KscorePerson): who brought most points first, at most
 *   %KSCORE_PEOPLE_LISTED
 */
GListModel *
kscore_engagement_get_people (KscoreEngagement   *self,
                              KscorePeopleFilter  filter)
{
  g_return_val_if_fail (KSCORE_IS_ENGAGEMENT (self), NULL);
  g_return_val_if_fail (filter < KSCORE_N_PEOPLE_FILTERS, NULL);

  return G_LIST_MODEL (self->people[filter]);
}

/**
 * kscore_engagement_get_count:
 * @self: an insight
 * @filter: which people
 *
 * Returns: how many there are, listed or not
 */
guint
kscore_engagement_get_count (KscoreEngagement   *self,
                             KscorePeopleFilter  filter)
{
  g_return_val_if_fail (KSCORE_IS_ENGAGEMENT (self), 0);
  g_return_val_if_fail (filter < KSCORE_N_PEOPLE_FILTERS, 0);

  return self->counts[filter];
}

/**
 * kscore_engagement_get_n_unknown:
 * @self: an insight
 *
 * Returns: how many wrote in the last 28 days of whom it is not known whether they were answered
 */
guint
kscore_engagement_get_n_unknown (KscoreEngagement *self)
{
  g_return_val_if_fail (KSCORE_IS_ENGAGEMENT (self), 0);

  return self->n_unknown;
}

/**
 * kscore_engagement_get_tells_new:
 * @self: an insight
 *
 * Returns: whether it is known of any account for long enough who reacted to say who is new
 */
gboolean
kscore_engagement_get_tells_new (KscoreEngagement *self)
{
  g_return_val_if_fail (KSCORE_IS_ENGAGEMENT (self), FALSE);

  return self->tells_new;
}

/**
 * kscore_engagement_get_day:
 * @self: an insight
 *
 * Returns: the last day that is looked at, or %KSCORE_DAY_UNKNOWN
 */
KscoreDay
kscore_engagement_get_day (KscoreEngagement *self)
{
  g_return_val_if_fail (KSCORE_IS_ENGAGEMENT (self), KSCORE_DAY_UNKNOWN);

  return self->day;
}

/**
 * kscore_engagement_get_week:
 * @self: an insight
 *
 * Returns: (transfer none): the hours of the week
 */
const KscoreWeekFigures *
kscore_engagement_get_week (KscoreEngagement *self)
{
  g_return_val_if_fail (KSCORE_IS_ENGAGEMENT (self), NULL);

  return &self->week;
}
