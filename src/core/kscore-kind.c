#include "config.h"

#include "core/kscore-kind.h"

static const char * const kind_names[KSCORE_N_KINDS] = {
  [KSCORE_KIND_LIKE] = "like",
  [KSCORE_KIND_SAVE] = "save",
  [KSCORE_KIND_STAR] = "star",
  [KSCORE_KIND_FOLLOW] = "follow",
  [KSCORE_KIND_REPLY] = "reply",
  [KSCORE_KIND_MENTION] = "mention",
  [KSCORE_KIND_COMMENT] = "comment",
  [KSCORE_KIND_RESHARE] = "reshare",
  [KSCORE_KIND_FORK] = "fork",
  [KSCORE_KIND_QUOTE] = "quote",
  [KSCORE_KIND_LINK] = "link",
};

static const char * const mark_names[KSCORE_N_MARKS] = {
  [KSCORE_MARK_LIST] = "list",
  [KSCORE_MARK_STAR] = "star",
  [KSCORE_MARK_FORK] = "fork",
  [KSCORE_MARK_SPONSOR] = "sponsor",
  [KSCORE_MARK_ENDORSEMENT] = "endorsement",
  [KSCORE_MARK_RECOMMENDATION] = "recommendation",
  [KSCORE_MARK_LINKING_PAGE] = "linking-page",
  [KSCORE_MARK_REPUTATION] = "reputation",
  [KSCORE_MARK_KARMA] = "karma",
  [KSCORE_MARK_WIKIPEDIA] = "wikipedia",
  [KSCORE_MARK_WIKIPEDIA_BACKLINK] = "wikipedia-backlink",
};

static const char * const precision_names[KSCORE_N_PRECISIONS] = {
  [KSCORE_PRECISION_EXACT] = "exact",
  [KSCORE_PRECISION_DAY] = "day",
  [KSCORE_PRECISION_ESTIMATED] = "estimated",
};

static const char * const post_kind_names[KSCORE_N_POST_KINDS] = {
  [KSCORE_POST_POST] = "post",
  [KSCORE_POST_REPLY] = "reply",
  [KSCORE_POST_QUOTE] = "quote",
  [KSCORE_POST_ARTICLE] = "article",
  [KSCORE_POST_VIDEO] = "video",
  [KSCORE_POST_COMMENT] = "comment",
  [KSCORE_POST_REPOSITORY] = "repository",
  [KSCORE_POST_RELEASE] = "release",
};

static int
find_name (const char * const *names,
           int                 n_names,
           const char         *string)
{
  if (string == NULL)
    return -1;

  for (int i = 0; i < n_names; i++)
    {
      if (g_strcmp0 (names[i], string) == 0)
        return i;
    }

  return -1;
}

/**
 * kscore_kind_to_string:
 * @kind: a kind of interaction
 *
 * Returns: (transfer none) (nullable): the name used in files, NULL for none
 */
const char *
kscore_kind_to_string (KscoreKind kind)
{
  return kind < KSCORE_N_KINDS ? kind_names[kind] : NULL;
}

/**
 * kscore_kind_from_string:
 * @string: (nullable): a name used in files
 * @kind: (out): the kind
 *
 * Returns: whether @string names a kind; @kind is left alone if not
 */
gboolean
kscore_kind_from_string (const char *string,
                         KscoreKind *kind)
{
  int found = find_name (kind_names, KSCORE_N_KINDS, string);

  if (found >= 0)
    *kind = (KscoreKind) found;
  return found >= 0;
}

/**
 * kscore_mark_kind_to_string:
 * @kind: a kind of mark
 *
 * Returns: (transfer none) (nullable): the name used in files, NULL for none
 */
const char *
kscore_mark_kind_to_string (KscoreMarkKind kind)
{
  return kind < KSCORE_N_MARKS ? mark_names[kind] : NULL;
}

/**
 * kscore_mark_kind_from_string:
 * @string: (nullable): a name used in files
 * @kind: (out): the kind
 *
 * Returns: whether @string names a kind of mark
 */
gboolean
kscore_mark_kind_from_string (const char     *string,
                              KscoreMarkKind *kind)
{
  int found = find_name (mark_names, KSCORE_N_MARKS, string);

  if (found >= 0)
    *kind = (KscoreMarkKind) found;
  return found >= 0;
}

/**
 * kscore_precision_to_string:
 * @precision: a precision
 *
 * Returns: (transfer none) (nullable): the name used in files
 */
const char *
kscore_precision_to_string (KscorePrecision precision)
{
  return precision < KSCORE_N_PRECISIONS ? precision_names[precision] : NULL;
}

/**
 * kscore_precision_from_string:
 * @string: (nullable): a name used in files
 * @precision: (out): the precision
 *
 * Returns: whether @string names a precision
 */
gboolean
kscore_precision_from_string (const char      *string,
                              KscorePrecision *precision)
{
  int found = find_name (precision_names, KSCORE_N_PRECISIONS, string);

  if (found >= 0)
    *precision = (KscorePrecision) found;
  return found >= 0;
}

/**
 * kscore_post_kind_to_string:
 * @kind: a kind of post
 *
 * Returns: (transfer none) (nullable): the name used in files
 */
const char *
kscore_post_kind_to_string (KscorePostKind kind)
{
  return kind < KSCORE_N_POST_KINDS ? post_kind_names[kind] : NULL;
}

/**
 * kscore_post_kind_from_string:
 * @string: (nullable): a name used in files
 * @kind: (out): the kind
 *
 * Returns: whether @string names a kind of post
 */
gboolean
kscore_post_kind_from_string (const char     *string,
                              KscorePostKind *kind)
{
  int found = find_name (post_kind_names, KSCORE_N_POST_KINDS, string);

  if (found >= 0)
    *kind = (KscorePostKind) found;
  return found >= 0;
}

/**
 * kscore_kinds_to_strv:
 * @kinds: a set
 *
 * Names the members of a set, in the order of their bits: "post", the kinds of interaction,
 * "audience", "people". Bits without a name are left out.
 *
 * Returns: (transfer full): a NULL-terminated array of names
 */
char **
kscore_kinds_to_strv (KscoreKinds kinds)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (kinds & KSCORE_KINDS_POSTS)
    g_strv_builder_add (builder, "post");
  for (int kind = 1; kind < KSCORE_N_KINDS; kind++)
    {
      if (kinds & KSCORE_KINDS_OF (kind))
        g_strv_builder_add (builder, kind_names[kind]);
    }
  if (kinds & KSCORE_KINDS_AUDIENCE)
    g_strv_builder_add (builder, "audience");
  if (kinds & KSCORE_KINDS_PEOPLE)
    g_strv_builder_add (builder, "people");

  return g_strv_builder_end (builder);
}

/**
 * kscore_kinds_from_strv:
 * @names: (array zero-terminated=1) (nullable): names, as kscore_kinds_to_strv() writes them
 *
 * Returns: the set; names that are not known (a newer program's) are left out
 */
KscoreKinds
kscore_kinds_from_strv (const char * const *names)
{
  KscoreKinds kinds = 0;

  for (; names != NULL && *names != NULL; names++)
    {
      int found = find_name (kind_names, KSCORE_N_KINDS, *names);

      if (found > 0)
        kinds |= KSCORE_KINDS_OF (found);
      else if (g_str_equal (*names, "post"))
        kinds |= KSCORE_KINDS_POSTS;
      else if (g_str_equal (*names, "audience"))
        kinds |= KSCORE_KINDS_AUDIENCE;
      else if (g_str_equal (*names, "people"))
        kinds |= KSCORE_KINDS_PEOPLE;
    }

  return kinds;
}
