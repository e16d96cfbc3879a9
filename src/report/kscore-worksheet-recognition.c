#include "config.h"

#include "report/kscore-worksheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/kscore-line.h"

/**
 * Maker:
 *
 * What one maker brings to Recognition, as the worksheet names it.
 */
typedef struct {
  guint32 person;                /* actor index, or a domain's number, or NO_INDEX */
  double  counts[KSCORE_N_MARKS]; /* distinct marks by kind; supporter at NONE */
  double  share;                 /* points of the score */
} Maker;

typedef struct {
  GArray     *people;  /* (owned) (element-type Maker) */
  GArray     *domains; /* (owned) (element-type Maker) */
  GHashTable *indices; /* (owned) person to index in @people */
  Maker       nobody;  /* everything without a maker */
} Makers;

static void
makers_clear (Makers *makers)
{
  g_clear_pointer (&makers->people, g_array_unref);
  g_clear_pointer (&makers->domains, g_array_unref);
  g_clear_pointer (&makers->indices, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Makers, makers_clear)

static Maker *
find_person (Makers  *makers,
             guint32  person)
{
  const Maker fresh = { .person = person };
  gpointer index;

  if (!g_hash_table_lookup_extended (makers->indices, GUINT_TO_POINTER (person), NULL, &index))
    {
      index = GUINT_TO_POINTER (makers->people->len);
      g_hash_table_insert (makers->indices, GUINT_TO_POINTER (person), index);
      g_array_append_val (makers->people, fresh);
    }
  return &g_array_index (makers->people, Maker, GPOINTER_TO_UINT (index));
}

static Maker *
find_domain (Makers  *makers,
             guint32  domain)
{
  const Maker fresh = { .person = domain };

  for (guint i = 0; i < makers->domains->len; i++)
    if (g_array_index (makers->domains, Maker, i).person == domain)
      return &g_array_index (makers->domains, Maker, i);
  g_array_append_val (makers->domains, fresh);
  return &g_array_index (makers->domains, Maker, makers->domains->len - 1);
}

static void
collect_makers (KscoreWorksheet *self,
                Makers    *makers)
{
  const GArray *sources = self->dossier->attribution->sources;

  makers->people = g_array_new (FALSE, FALSE, sizeof (Maker));
  makers->domains = g_array_new (FALSE, FALSE, sizeof (Maker));
  makers->indices = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < sources->len; i++)
    {
      const KscoreSource *source = &g_array_index (sources, KscoreSource, i);
      KscoreMarkKind kind = KSCORE_MARK_NONE;
      Maker *maker = &makers->nobody;

      if (source->kind == KSCORE_SOURCE_AUDIENCE)
        continue;
      if (source->kind == KSCORE_SOURCE_MARK)
        {
          const KscoreEvidenceMark *mark =
            &g_array_index (self->dossier->evidence->marks, KscoreEvidenceMark, source->mark);

          kind = mark->kind;
          if (kind == KSCORE_MARK_LINKING_PAGE && mark->domain != KSCORE_NO_INDEX)
            maker = find_domain (makers, mark->domain);
        }
      if (maker == &makers->nobody && source->person != KSCORE_NO_INDEX)
        maker = find_person (makers, source->person);
      maker->counts[kind] += source->count;
      maker->share += source->points;
    }
}

static void
write_maker (KscoreWorksheet   *self,
             const Maker *maker,
             double       value_of_point)
{
  const KscoreConstants *constants = self->constants;
  double points = maker->counts[KSCORE_MARK_NONE] * constants->established;
  double weight = maker->share * value_of_point;

  g_string_append (self->out, "maker");
  kscore_line_add_word (self->out, self->dossier->actors[maker->person]);
  if (maker->counts[KSCORE_MARK_NONE] > 0)
    kscore_line_add_value (self->out, "supporter", maker->counts[KSCORE_MARK_NONE]);
  for (KscoreMarkKind kind = KSCORE_MARK_LIST; kind <= KSCORE_MARK_RECOMMENDATION; kind++)
    if (maker->counts[kind] > 0)
      {
        kscore_line_add_value (self->out, kscore_mark_kind_to_string (kind), maker->counts[kind]);
        points += maker->counts[kind] * constants->mark_points[kind];
      }
  kscore_line_add_value (self->out, "points", points);
  /* Trust is kept in single precision, so the rounding of the division can be taken back. */
  kscore_line_add_value (self->out, "tau",
                         (float) (weight / kscore_constants_g (constants, points)));
  kscore_line_add_value (self->out, "weight", weight);
  g_string_append_c (self->out, '\n');
}

static void
write_nobody (KscoreWorksheet   *self,
              const Maker *nobody)
{
  const KscoreConstants *constants = self->constants;
  double articles = MIN (nobody->counts[KSCORE_MARK_WIKIPEDIA], 1.0);
  double backlinks = nobody->counts[KSCORE_MARK_WIKIPEDIA_BACKLINK];
  GString *out = self->out;

  for (KscoreMarkKind kind = KSCORE_MARK_REPUTATION; kind <= KSCORE_MARK_KARMA; kind++)
    if (nobody->counts[kind] > 0)
      {
        g_string_append (out, kscore_mark_kind_to_string (kind));
        kscore_line_add_value (out, "value", nobody->counts[kind]);
        kscore_line_add_value (out, "weight", nobody->counts[kind] * constants->mark_points[kind]);
        g_string_append_c (out, '\n');
      }
  if (articles > 0 || backlinks > 0)
    {
      g_string_append (out, "wikipedia");
      kscore_line_add_value (out, "articles", articles);
      kscore_line_add_value (out, "backlinks", backlinks);
      kscore_line_add_value (out, "weight",
                             articles * constants->mark_points[KSCORE_MARK_WIKIPEDIA]
                             + backlinks * constants->mark_points[KSCORE_MARK_WIKIPEDIA_BACKLINK]);
      g_string_append_c (out, '\n');
    }
  for (KscoreMarkKind kind = KSCORE_MARK_LIST; kind <= KSCORE_MARK_LINKING_PAGE; kind++)
    if (nobody->counts[kind] > 0)
      {
        g_string_append (out, "unmade");
        kscore_line_add_word (out, kscore_mark_kind_to_string (kind));
        kscore_line_add_value (out, "count", nobody->counts[kind]);
        kscore_line_add_value (out, "weight",
                               nobody->counts[kind] * constants->anonymous_mark
                               * kscore_constants_g (constants, constants->mark_points[kind]));
        g_string_append_c (out, '\n');
      }
}

/**
 * kscore_worksheet_write_recognition:
 * @self: a worksheet
 *
 * Writes the makers of lasting signs with what each brings.
 */
void
kscore_worksheet_write_recognition (KscoreWorksheet *self)
{
  const KscoreComponentScore *component =
    &self->dossier->score->components[KSCORE_COMPONENT_RECOGNITION];
  /* Points are split in proportion, so this leads back from points to the value. */
  double value_of_point = component->points > 0 ? component->value / component->points : 0.0;
  g_auto (Makers) makers = { 0 };

  if (!component->known)
    return;

  kscore_line_add_comment (self->out, _("Recognition: its value is the sum of these weights"));
  collect_makers (self, &makers);
  for (guint i = 0; i < makers.people->len; i++)
    write_maker (self, &g_array_index (makers.people, Maker, i), value_of_point);
  for (guint i = 0; i < makers.domains->len; i++)
    {
      const Maker *domain = &g_array_index (makers.domains, Maker, i);

      g_string_append_printf (self->out, "domain domain-%u", domain->person);
      kscore_line_add_value (self->out, "pages", domain->counts[KSCORE_MARK_LINKING_PAGE]);
      kscore_line_add_value (self->out, "weight", domain->share * value_of_point);
      g_string_append_c (self->out, '\n');
    }
  write_nobody (self, &makers.nobody);
}
