#pragma once

#include "core/kscore-date.h"

G_BEGIN_DECLS

/**
 * KscoreFormulaSection:
 *
 * A part of the formula with the owner's numbers in it, in words of the user's language.
 */
typedef struct {
  char *title;   /* (owned) */
  char *formula; /* (owned) (nullable): lines of formula */
  char *text;    /* (owned) (nullable): sentences, one a line */
} KscoreFormulaSection;

/**
 * KscoreModelItem:
 *
 * A version of the model that can be chosen.
 */
typedef struct {
  char     *name;  /* (owned): what a score carries */
  char     *title; /* (owned): the same for a person */
  gboolean  mine;  /* the user's own weights */
  gboolean  used;
} KscoreModelItem;

/**
 * KscoreComparedRow:
 *
 * The score, or a part of it, with two versions of the model; NAN where not known.
 */
typedef struct {
  char   *title; /* (owned) */
  double  used;
  double  other;
} KscoreComparedRow;

/**
 * KscoreComparedDay:
 *
 * The score of a day with the other version; NAN where there is none.
 */
typedef struct {
  KscoreDay day;
  float     score;
} KscoreComparedDay;

/**
 * KscoreModelAnswer:
 *
 * What is known of the versions of the model and of the formula at one moment.
 */
typedef struct {
  GPtrArray *sections; /* (owned) (element-type KscoreFormulaSection) */
  GPtrArray *versions; /* (owned) (element-type KscoreModelItem) */
  char      *notice;   /* (owned) (nullable): a sentence about the version that is used */
  char      *newer;    /* (owned) (nullable): the name of a newer version to move to */
  char      *compared; /* (owned) (nullable): the title of the other version */
  GPtrArray *rows;     /* (owned) (element-type KscoreComparedRow) none without @compared */
  GArray    *days;     /* (owned) (element-type KscoreComparedDay) one a day, oldest first */
} KscoreModelAnswer;

KscoreModelAnswer *kscore_model_answer_new         (void);
KscoreModelAnswer *kscore_model_answer_ref         (KscoreModelAnswer *self);
void               kscore_model_answer_unref       (KscoreModelAnswer *self);
void               kscore_model_answer_add_section (KscoreModelAnswer *self,
                                                    const char        *title,
                                                    const char        *formula,
                                                    const char        *text);
void               kscore_model_answer_add_version (KscoreModelAnswer *self,
                                                    const char        *name,
                                                    gboolean           mine,
                                                    gboolean           used);
void               kscore_model_answer_add_row     (KscoreModelAnswer *self,
                                                    const char        *title,
                                                    double             used,
                                                    double             other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreModelAnswer, kscore_model_answer_unref)

G_END_DECLS
