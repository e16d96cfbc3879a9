#include "config.h"

#include "service/kscore-statement-row-private.h"

#include <math.h>

#include "core/kscore-network-names.h"
#include "core/kscore-text.h"
#include "score/kscore-constants.h"
#include "service/kscore-statement-words.h"

/**
 * KscoreStatementRow:
 *
 * A part of the score in the statement. It is made when it is asked for and filled when the part
 * has been read; nothing changes after that.
 */
struct _KscoreStatementRow {
  GObject            parent_instance;

  guint              position;
  KscorePartDetails *details;   /* (owned) (nullable): NULL until it is loaded */
  char              *post_text; /* (owned) (nullable): on one line */
};

G_DEFINE_FINAL_TYPE (KscoreStatementRow, kscore_statement_row, G_TYPE_OBJECT)

typedef enum {
  PROP_LOADED = 1,
  PROP_POSITION,
  PROP_DAY,
  PROP_DATE,
  PROP_TIME,
  PROP_ESTIMATED,
  PROP_NETWORK,
  PROP_NETWORK_NAME,
  PROP_ACCOUNT,
  PROP_COMPONENT,
  PROP_KIND,
  PROP_KIND_NAME,
  PROP_ACTOR,
  PROP_PERSON,
  PROP_HANDLE,
  PROP_COUNT,
  PROP_POST,
  PROP_POST_TEXT,
  PROP_POST_URL,
  PROP_POINTS,
  PROP_POINTS_TEXT,
  PROP_REASON,
  PROP_SUMMARY,
} KscoreStatementRowProperty;

static GParamSpec *props[PROP_SUMMARY + 1];

static void
kscore_statement_row_finalize (GObject *object)
{
  KscoreStatementRow *self = KSCORE_STATEMENT_ROW (object);

  g_clear_pointer (&self->details, kscore_part_details_free);
  g_clear_pointer (&self->post_text, g_free);

  G_OBJECT_CLASS (kscore_statement_row_parent_class)->finalize (object);
}

static const char *
get_url (const KscorePartDetails *details)
{
  return kscore_text_is_web_address (details->post_url) ? details->post_url : NULL;
}

static void
get_loaded_property (KscoreStatementRow         *self,
                     KscoreStatementRowProperty  property,
                     GValue                     *value)
{
  const KscorePartDetails *details = self->details;

  switch (property)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, TRUE);
      break;
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_DAY:
      g_value_set_int (value, details->part.day);
      break;
    case PROP_DATE:
      g_value_take_string (value, kscore_statement_words_dup_date (details->part.day));
      break;
    case PROP_TIME:
      g_value_take_string (value, kscore_statement_words_dup_time (details->at));
      break;
    case PROP_ESTIMATED:
      g_value_set_boolean (value, details->part.precision == KSCORE_PRECISION_ESTIMATED);
      break;
    case PROP_NETWORK:
      g_value_set_string (value, details->network);
      break;
    case PROP_NETWORK_NAME:
      g_value_set_string (value, kscore_network_get_name (details->network));
      break;
    case PROP_ACCOUNT:
      g_value_take_string (value, kscore_text_clean_line (details->account, KSCORE_TEXT_MAX_LINE));
      break;
    case PROP_COMPONENT:
      g_value_set_string (value, kscore_component_get_title (details->part.component));
      break;
    case PROP_KIND:
      g_value_set_string (value, kscore_statement_words_get_kind (details->part.kind));
      break;
    case PROP_KIND_NAME:
      g_value_set_string (value, kscore_statement_words_get_kind_name (details->part.kind));
      break;
    case PROP_ACTOR:
      g_value_set_int64 (value, details->part.actor);
      break;
    case PROP_PERSON:
      g_value_take_string (value, kscore_statement_words_dup_person (details));
      break;
    case PROP_HANDLE:
      g_value_take_string (value, kscore_text_clean_line (details->actor_handle,
                                                          KSCORE_TEXT_MAX_LINE));
      break;
    case PROP_COUNT:
      g_value_set_double (value, details->part.count);
      break;
    case PROP_POST:
      g_value_set_int64 (value, details->part.post);
      break;
    case PROP_POST_TEXT:
      g_value_set_string (value, self->post_text);
      break;
    case PROP_POST_URL:
      g_value_set_string (value, get_url (details));
      break;
    case PROP_POINTS:
      g_value_set_double (value, details->part.points);
      break;
    case PROP_POINTS_TEXT:
      g_value_take_string (value, kscore_statement_words_dup_points (details->part.points));
      break;
    case PROP_REASON:
      g_value_set_string (value, kscore_statement_words_get_reason (details->part.reason));
      break;
    case PROP_SUMMARY:
      g_value_take_string (value, kscore_statement_words_dup_summary (details));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
kscore_statement_row_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  KscoreStatementRow *self = KSCORE_STATEMENT_ROW (object);

  if (prop_id == 0 || prop_id >= G_N_ELEMENTS (props))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (self->details != NULL)
    get_loaded_property (self, prop_id, value);
  else if (prop_id == PROP_POSITION)
    g_value_set_uint (value, self->position);
  else if (prop_id == PROP_POINTS)
    g_value_set_double (value, NAN);
  else
    g_param_value_set_default (pspec, value);
}

static void
kscore_statement_row_class_init (KscoreStatementRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = kscore_statement_row_finalize;
  object_class->get_property = kscore_statement_row_get_property;

  props[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  props[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, KSCORE_DAY_UNKNOWN,
                                      flags);
  props[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  props[PROP_TIME] = g_param_spec_string ("time", NULL, NULL, NULL, flags);
  props[PROP_ESTIMATED] = g_param_spec_boolean ("estimated", NULL, NULL, FALSE, flags);
  props[PROP_NETWORK] = g_param_spec_string ("network", NULL, NULL, NULL, flags);
  props[PROP_NETWORK_NAME] = g_param_spec_string ("network-name", NULL, NULL, NULL, flags);
  props[PROP_ACCOUNT] = g_param_spec_string ("account", NULL, NULL, NULL, flags);
  props[PROP_COMPONENT] = g_param_spec_string ("component", NULL, NULL, NULL, flags);
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  props[PROP_KIND_NAME] = g_param_spec_string ("kind-name", NULL, NULL, NULL, flags);
  props[PROP_ACTOR] = g_param_spec_int64 ("actor", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  props[PROP_PERSON] = g_param_spec_string ("person", NULL, NULL, NULL, flags);
  props[PROP_HANDLE] = g_param_spec_string ("handle", NULL, NULL, NULL, flags);
  props[PROP_COUNT] = g_param_spec_double ("count", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                           flags);
  props[PROP_POST] = g_param_spec_int64 ("post", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  props[PROP_POST_TEXT] = g_param_spec_string ("post-text", NULL, NULL, NULL, flags);
  props[PROP_POST_URL] = g_param_spec_string ("post-url", NULL, NULL, NULL, flags);
  props[PROP_POINTS] = g_param_spec_double ("points", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                            flags);
  props[PROP_POINTS_TEXT] = g_param_spec_string ("points-text", NULL, NULL, NULL, flags);
  props[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  props[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_statement_row_init (KscoreStatementRow *self)
{
}

/**
 * kscore_statement_row_new: (skip)
 * @position: where it is in the list
 *
 * Returns: (transfer full): a row that is not loaded
 */
KscoreStatementRow *
kscore_statement_row_new (guint position)
{
  KscoreStatementRow *self = g_object_new (KSCORE_TYPE_STATEMENT_ROW, NULL);

  self->position = position;
  return self;
}

/**
 * kscore_statement_row_load: (skip)
 * @self: a row that is not loaded
 * @details: (transfer full): its part
 *
 * Fills the row.
 */
void
kscore_statement_row_load (KscoreStatementRow *self,
                           KscorePartDetails  *details)
{
  g_return_if_fail (self->details == NULL);

  self->details = details;
  self->post_text = kscore_text_clean_line (details->post_text, KSCORE_TEXT_MAX_POST);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
}

/**
 * kscore_statement_row_get_loaded:
 * @self: a row
 *
 * Returns: whether its part has been read
 */
gboolean
kscore_statement_row_get_loaded (KscoreStatementRow *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_ROW (self), FALSE);

  return self->details != NULL;
}

/**
 * kscore_statement_row_get_position:
 * @self: a row
 *
 * Returns: where it is in the list that it was made for
 */
guint
kscore_statement_row_get_position (KscoreStatementRow *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_ROW (self), 0);

  return self->position;
}

/**
 * kscore_statement_row_get_day:
 * @self: a row
 *
 * Returns: its day, or %KSCORE_DAY_UNKNOWN
 */
KscoreDay
kscore_statement_row_get_day (KscoreStatementRow *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_ROW (self), KSCORE_DAY_UNKNOWN);

  return self->details != NULL ? self->details->part.day : KSCORE_DAY_UNKNOWN;
}

/**
 * kscore_statement_row_get_points:
 * @self: a row
 *
 * Returns: its points, NAN where it has none or is not loaded
 */
double
kscore_statement_row_get_points (KscoreStatementRow *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_ROW (self), NAN);

  return self->details != NULL ? self->details->part.points : NAN;
}

/**
 * kscore_statement_row_get_actor:
 * @self: a row
 *
 * Returns: who did it, 0 where nobody is known
 */
gint64
kscore_statement_row_get_actor (KscoreStatementRow *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_ROW (self), 0);

  return self->details != NULL ? self->details->part.actor : 0;
}

/**
 * kscore_statement_row_get_post:
 * @self: a row
 *
 * Returns: the post it was done to, 0 for none
 */
gint64
kscore_statement_row_get_post (KscoreStatementRow *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_ROW (self), 0);

  return self->details != NULL ? self->details->part.post : 0;
}
