#include "config.h"

#include "support/kscore-fake-statement-private.h"

#include <math.h>

#include "core/kscore-format.h"
#include "support/kscore-fake-service.h"

/* What a part is: all of it from its number. */

const KscoreFakePartKind kscore_fake_kinds[KSCORE_FAKE_N_KINDS] = {
  { "like", "Like", "Response", 1 },         { "reply", "Reply", "Response", 3 },
  { "reshare", "Reshare", "Response", 4 },   { "like", "Like", "Response", 1 },
  { "quote", "Quote", "Response", 5 },       { "like", "Like", "Response", 1 },
  { "supporter", "Established supporter", "Recognition", 9 },
  { "followers", "Followers", "Audience", 40 },
};

const KscoreFakePartNetwork kscore_fake_networks[KSCORE_FAKE_N_NETWORKS] = {
  { "mastodon", "Mastodon" }, { "bluesky", "Bluesky" }, { "x", "X" },
};

static const char *const people[] = {
  "Ada Example", "Björn Ångström", "Čeněk Novák", "Maximiliane Freifrau von Hohenlohe",
  "דנה לוי", "Emeka <b>Obi</b>", "藤原 さくら", "Frances & Sons",
};

static const char *const posts[] = {
  "Three years of measuring rain in the garden, in one picture",
  "A small tool that tells which of your photographs are blurred",
  "Why the tram to the harbour is never late & why it matters",
  "Notes on the library’s new catalogue: what I miss, and what I do not",
  "<i>Bread</i>, day 40: less water, more time",
};

const KscoreFakePartKind *
kscore_fake_part_kind (guint part)
{
  return &kscore_fake_kinds[part % 61 == 60 ? 7 : part % 13 == 12 ? 6 : part % 6];
}

static gboolean
is_audience (guint part)
{
  return kscore_fake_part_kind (part) == &kscore_fake_kinds[7];
}

KscoreDay
kscore_fake_part_day (guint part)
{
  return part % 97 == 96 ? KSCORE_DAY_UNKNOWN : KSCORE_FAKE_TODAY - (KscoreDay) (part * 37 % 400);
}

const KscoreFakePartNetwork *
kscore_fake_part_network (guint part)
{
  return &kscore_fake_networks[part / 3 % KSCORE_FAKE_N_NETWORKS];
}

/* 0 where nobody is known. */
gint64
kscore_fake_part_actor (guint part)
{
  return is_audience (part) || part % 11 == 10 ? 0 : 1 + part * 5 % G_N_ELEMENTS (people);
}

const char *
kscore_fake_part_person (guint part)
{
  gint64 actor = kscore_fake_part_actor (part);

  if (is_audience (part))
    return NULL;
  return actor == 0 ? "anonymous" : people[actor - 1];
}

gint64
kscore_fake_part_post (guint part)
{
  return kscore_fake_part_kind (part) >= &kscore_fake_kinds[6]
           ? 0 : 1 + part / 7 % G_N_ELEMENTS (posts);
}

const char *
kscore_fake_part_post_text (guint part)
{
  gint64 post = kscore_fake_part_post (part);

  return post == 0 ? NULL : posts[post - 1];
}

double
kscore_fake_part_count (guint part)
{
  return is_audience (part) ? 9310 + part : part % 11 == 10 ? 2 + part % 40 : 1;
}

/* Before it is scaled to the score; NAN where not scored. */
double
kscore_fake_part_weight (guint part)
{
  if (part % 17 == 16)
    return (double) NAN;
  return kscore_fake_part_kind (part)->weight / (1 + part % 23);
}

struct _KscoreStatementRow
{
  GObject parent_instance;

  guint    part;
  guint    position;
  double   scale; /* from weights to points */
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (KscoreStatementRow, kscore_statement_row, G_TYPE_OBJECT)

typedef enum {
  ROW_LOADED = 1,
  ROW_POSITION,
  ROW_DAY,
  ROW_DATE,
  ROW_TIME,
  ROW_ESTIMATED,
  ROW_NETWORK,
  ROW_NETWORK_NAME,
  ROW_ACCOUNT,
  ROW_COMPONENT,
  ROW_KIND,
  ROW_KIND_NAME,
  ROW_ACTOR,
  ROW_PERSON,
  ROW_HANDLE,
  ROW_COUNT,
  ROW_POST,
  ROW_POST_TEXT,
  ROW_POST_URL,
  ROW_POINTS,
  ROW_POINTS_TEXT,
  ROW_REASON,
  ROW_SUMMARY,
} RowProperty;

static GParamSpec *row_properties[ROW_SUMMARY + 1];

gboolean
kscore_statement_row_get_loaded (KscoreStatementRow *self)
{
  return self->loaded;
}

guint
kscore_statement_row_get_position (KscoreStatementRow *self)
{
  return self->position;
}

KscoreDay
kscore_statement_row_get_day (KscoreStatementRow *self)
{
  return self->loaded ? kscore_fake_part_day (self->part) : KSCORE_DAY_UNKNOWN;
}

double
kscore_statement_row_get_points (KscoreStatementRow *self)
{
  return self->loaded ? kscore_fake_part_weight (self->part) * self->scale : (double) NAN;
}

gint64
kscore_statement_row_get_actor (KscoreStatementRow *self)
{
  return self->loaded ? kscore_fake_part_actor (self->part) : 0;
}

gint64
kscore_statement_row_get_post (KscoreStatementRow *self)
{
  return self->loaded ? kscore_fake_part_post (self->part) : 0;
}

static char *
dup_date (guint part)
{
  return kscore_fake_part_day (part) == KSCORE_DAY_UNKNOWN
           ? g_strdup ("not known")
           : kscore_format_day (kscore_fake_part_day (part), KSCORE_DAY_LONG);
}

static char *
dup_points (KscoreStatementRow *self)
{
  double points = kscore_statement_row_get_points (self);

  return isnan (points) ? g_strdup ("not scored") : g_strdup_printf ("%.3f", points);
}

static char *
dup_summary (KscoreStatementRow *self)
{
  g_autofree char *date = dup_date (self->part);
  g_autofree char *points = dup_points (self);
  const char *person = kscore_fake_part_person (self->part);

  return g_strdup_printf ("%s%s%s on %s, %s: %s points.", kscore_fake_part_kind (self->part)->name,
                          person != NULL ? " by " : "", person != NULL ? person : "",
                          kscore_fake_part_network (self->part)->name, date, points);
}

static void
get_text (KscoreStatementRow *self,
          RowProperty         id,
          GValue             *value)
{
  guint part = self->part;

  switch ((int) id)
    {
    case ROW_DATE:
      g_value_take_string (value, dup_date (part));
      break;
    case ROW_TIME:
      g_value_set_string (value, part % 3 == 0 ? "14:05" : NULL);
      break;
    case ROW_NETWORK:
      g_value_set_string (value, kscore_fake_part_network (part)->id);
      break;
    case ROW_NETWORK_NAME:
      g_value_set_string (value, kscore_fake_part_network (part)->name);
      break;
    case ROW_ACCOUNT:
      g_value_set_string (value, "ada@example.org");
      break;
    case ROW_COMPONENT:
      g_value_set_string (value, kscore_fake_part_kind (part)->component);
      break;
    case ROW_KIND:
      g_value_set_string (value, kscore_fake_part_kind (part)->id);
      break;
    case ROW_KIND_NAME:
      g_value_set_string (value, kscore_fake_part_kind (part)->name);
      break;
    case ROW_PERSON:
      g_value_set_string (value, kscore_fake_part_person (part));
      break;
    case ROW_HANDLE:
      g_value_set_string (value, kscore_fake_part_actor (part) > 0
                                   ? "somebody@social.example" : NULL);
      break;
    case ROW_POST_TEXT:
      g_value_set_string (value, kscore_fake_part_post_text (part));
      break;
    case ROW_POST_URL:
      g_value_set_string (value, kscore_fake_part_post (part) > 0
                                   ? "https://social.example/@ada/1" : NULL);
      break;
    case ROW_POINTS_TEXT:
      g_value_take_string (value, dup_points (self));
      break;
    case ROW_REASON:
      g_value_set_string (value, isnan (kscore_fake_part_weight (part))
                                   ? "It lies before the weeks that count." : NULL);
      break;
    default:
      g_value_take_string (value, dup_summary (self));
      break;
    }
}

static void
kscore_statement_row_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  KscoreStatementRow *self = KSCORE_STATEMENT_ROW (object);

  if (prop_id == ROW_LOADED)
    g_value_set_boolean (value, self->loaded);
  else if (prop_id == ROW_POSITION)
    g_value_set_uint (value, self->position);
  else if (!self->loaded)
    g_param_value_set_default (pspec, value);
  else if (prop_id == ROW_DAY)
    g_value_set_int (value, kscore_fake_part_day (self->part));
  else if (prop_id == ROW_ESTIMATED)
    g_value_set_boolean (value, self->part % 29 == 28);
  else if (prop_id == ROW_ACTOR)
    g_value_set_int64 (value, kscore_fake_part_actor (self->part));
  else if (prop_id == ROW_POST)
    g_value_set_int64 (value, kscore_fake_part_post (self->part));
  else if (prop_id == ROW_COUNT)
    g_value_set_double (value, kscore_fake_part_count (self->part));
  else if (prop_id == ROW_POINTS)
    g_value_set_double (value, kscore_statement_row_get_points (self));
  else
    get_text (self, (RowProperty) prop_id, value);
}

#define READ (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

static void
kscore_statement_row_class_init (KscoreStatementRowClass *klass)
{
  static const struct {
    RowProperty id;
    const char *name;
  } texts[] = {
    { ROW_DATE, "date" }, { ROW_TIME, "time" }, { ROW_NETWORK, "network" },
    { ROW_NETWORK_NAME, "network-name" }, { ROW_ACCOUNT, "account" },
    { ROW_COMPONENT, "component" }, { ROW_KIND, "kind" }, { ROW_KIND_NAME, "kind-name" },
    { ROW_PERSON, "person" }, { ROW_HANDLE, "handle" }, { ROW_POST_TEXT, "post-text" },
    { ROW_POST_URL, "post-url" }, { ROW_POINTS_TEXT, "points-text" }, { ROW_REASON, "reason" },
    { ROW_SUMMARY, "summary" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kscore_statement_row_get_property;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    row_properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, READ);
  row_properties[ROW_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, READ);
  row_properties[ROW_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, READ);
  row_properties[ROW_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT,
                                              KSCORE_DAY_UNKNOWN, READ);
  row_properties[ROW_ESTIMATED] = g_param_spec_boolean ("estimated", NULL, NULL, FALSE, READ);
  row_properties[ROW_ACTOR] = g_param_spec_int64 ("actor", NULL, NULL, 0, G_MAXINT64, 0, READ);
  row_properties[ROW_POST] = g_param_spec_int64 ("post", NULL, NULL, 0, G_MAXINT64, 0, READ);
  row_properties[ROW_COUNT] = g_param_spec_double ("count", NULL, NULL, 0, G_MAXDOUBLE, 0, READ);
  row_properties[ROW_POINTS] = g_param_spec_double ("points", NULL, NULL, -G_MAXDOUBLE,
                                                    G_MAXDOUBLE, 0, READ);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (row_properties), row_properties);
}

static void
kscore_statement_row_init (KscoreStatementRow *self)
{
}

KscoreStatementRow *
kscore_fake_row_new (guint  part,
                     guint  position,
                     double scale)
{
  KscoreStatementRow *row = g_object_new (KSCORE_TYPE_STATEMENT_ROW, NULL);

  row->part = part;
  row->position = position;
  row->scale = scale;
  return row;
}

void
kscore_fake_row_load (KscoreStatementRow *self)
{
  self->loaded = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), row_properties[ROW_LOADED]);
}

KscoreStatementRow *
kscore_fake_statement_row_new (guint part)
{
  KscoreStatementRow *row = kscore_fake_row_new (part, 0, 1);

  row->loaded = TRUE;
  return row;
}
