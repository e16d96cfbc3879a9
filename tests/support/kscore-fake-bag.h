#pragma once

#include "core/kscore-date.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MAX_PROPERTIES 24

/* Every scripted object is a bag of values, one for each property. */
typedef struct {
  GValue values[MAX_PROPERTIES];
} Bag;

static inline void
bag_get (Bag        *bag,
         guint       id,
         GValue     *value,
         GParamSpec *pspec)
{
  if (G_IS_VALUE (&bag->values[id]))
    g_value_copy (&bag->values[id], value);
  else
    g_param_value_set_default (pspec, value);
}

static inline void
bag_set (GObject      *object,
         Bag          *bag,
         guint         id,
         const GValue *value,
         GParamSpec   *pspec)
{
  if (!G_IS_VALUE (&bag->values[id]))
    g_value_init (&bag->values[id], G_PARAM_SPEC_VALUE_TYPE (pspec));
  g_value_copy (value, &bag->values[id]);
  g_object_notify_by_pspec (object, pspec);
}

static inline void
bag_clear (Bag *bag)
{
  for (guint i = 0; i < MAX_PROPERTIES; i++)
    if (G_IS_VALUE (&bag->values[i]))
      g_value_unset (&bag->values[i]);
}

/* A number may be NAN, which GObject refuses to set. */
static inline void
bag_set_double (GObject    *object,
                Bag        *bag,
                const char *name,
                double      number)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_DOUBLE);
  g_value_set_double (&value, number);
  bag_set (object, bag, pspec->param_id, &value, pspec);
}

#define FLAGS (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

static inline void
install (GObjectClass *klass,
         guint        *id,
         char          type,
         const char   *name)
{
  GParamSpec *pspec = NULL;

  switch (type)
    {
    case 'b':
      pspec = g_param_spec_boolean (name, NULL, NULL, FALSE, FLAGS);
      break;
    case 'd':
      pspec = g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, FLAGS);
      break;
    case 'i':
      pspec = g_param_spec_int (name, NULL, NULL, G_MININT, G_MAXINT, KSCORE_DAY_UNKNOWN, FLAGS);
      break;
    case 'l':
      pspec = g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, KSCORE_TIME_UNKNOWN,
                                  FLAGS);
      break;
    case 'o':
      pspec = g_param_spec_object (name, NULL, NULL, G_TYPE_OBJECT, FLAGS);
      break;
    case 's':
      pspec = g_param_spec_string (name, NULL, NULL, NULL, FLAGS);
      break;
    default:
      g_assert_not_reached ();
    }

  g_object_class_install_property (klass, ++*id, pspec);
  g_assert (*id < MAX_PROPERTIES);
}

/* Defines a final type whose properties live in a bag. @names: pairs of a type and a name. */
#define DEFINE_BAG(Name, name, ...)                                                              \
  struct _##Name                                                                                 \
  {                                                                                              \
    GObject parent_instance;                                                                     \
    Bag     bag;                                                                                 \
  };                                                                                             \
                                                                                                 \
  G_DEFINE_FINAL_TYPE (Name, name, G_TYPE_OBJECT)                                                \
                                                                                                 \
  static void name##_get (GObject *object, guint id, GValue *value, GParamSpec *pspec)           \
  {                                                                                              \
    bag_get (&((Name *) object)->bag, id, value, pspec);                                         \
  }                                                                                              \
                                                                                                 \
  static void name##_set (GObject *object, guint id, const GValue *value, GParamSpec *pspec)     \
  {                                                                                              \
    bag_set (object, &((Name *) object)->bag, id, value, pspec);                                 \
  }                                                                                              \
                                                                                                 \
  static void name##_finalize (GObject *object)                                                  \
  {                                                                                              \
    bag_clear (&((Name *) object)->bag);                                                         \
    G_OBJECT_CLASS (name##_parent_class)->finalize (object);                                     \
  }                                                                                              \
                                                                                                 \
  static void name##_class_init (Name##Class *klass)                                             \
  {                                                                                              \
    static const char *const names[] = { __VA_ARGS__ };                                          \
    GObjectClass *object_class = G_OBJECT_CLASS (klass);                                         \
    guint n = 0;                                                                                 \
                                                                                                 \
    object_class->get_property = name##_get;                                                     \
    object_class->set_property = name##_set;                                                     \
    object_class->finalize = name##_finalize;                                                    \
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)                                             \
      install (object_class, &n, names[i][0], names[i] + 1);                                     \
    name##_class_extend (object_class);                                                          \
  }                                                                                              \
                                                                                                 \
  static void name##_init (Name *self)                                                           \
  {                                                                                              \
  }

G_END_DECLS
