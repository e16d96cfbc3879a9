#include "config.h"

#include "service/kscore-import-summary-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"
#include "service/kscore-score-words.h"

/**
 * kscore_import_summary_clear:
 * @summary: a summary
 *
 * Frees what @summary holds, not itself.
 */
void
kscore_import_summary_clear (KscoreImportSummary *summary)
{
  g_clear_pointer (&summary->headline, g_free);
  g_clear_pointer (&summary->text, g_free);
}

static char *
dup_headline (const KscoreImportSummary *self)
{
  g_autofree char *n_posts = kscore_format_count (self->posts);

  if (self->interactions > 0)
    {
      g_autofree char *n_reactions = kscore_format_count (self->interactions);
      g_autofree char *posts = g_strdup_printf (ngettext ("%s post", "%s posts",
                                                          (gulong) self->posts), n_posts);
      g_autofree char *reactions = g_strdup_printf (ngettext ("%s reaction", "%s reactions",
                                                              (gulong) self->interactions),
                                                    n_reactions);

      /* Translators: such as "Read 376 posts and 4,725 reactions." out of its two halves. */
      return g_strdup_printf (_("Read %1$s and %2$s."), posts, reactions);
    }

  return g_strdup_printf (ngettext ("Read %s post.", "Read %s posts.", (gulong) self->posts),
                          n_posts);
}

/* The same archive again is no news, and a person wants to know that. */
static void
append_news (GString                   *text,
             const KscoreImportSummary *self)
{
  g_autofree char *posts = NULL;
  g_autofree char *reactions = NULL;

  if (self->new_posts >= self->posts && self->new_interactions >= self->interactions)
    return;

  posts = kscore_format_count (self->new_posts);
  reactions = kscore_format_count (self->new_interactions);
  if (self->new_posts == 0 && self->new_interactions == 0)
    g_string_append (text, _("No post and no reaction of it is new."));
  else if (self->new_interactions == 0)
    g_string_append_printf (text, ngettext ("%s of the posts is new.",
                                            "%s of the posts are new.",
                                            (gulong) self->new_posts), posts);
  else
    /* Translators: how many of what was read was not known before. */
    g_string_append_printf (text, _("New posts: %s. New reactions: %s."), posts, reactions);
  g_string_append_c (text, '\n');
}

/**
 * kscore_import_summary_describe:
 * @summary: a summary whose scores and numbers of what is new are set
 * @files: (array zero-terminated=1): paths, one a report
 * @reports: (element-type KscoreArchiveReport): what each file brought
 *
 * Counts what was read and says it in words.
 */
void
kscore_import_summary_describe (KscoreImportSummary *summary,
                                const char * const  *files,
                                GPtrArray           *reports)
{
  g_autoptr(GString) text = g_string_new (NULL);

  summary->files = reports->len;
  summary->posts = 0;
  summary->interactions = 0;
  for (guint i = 0; i < reports->len; i++)
    {
      const KscoreArchiveReport *report = g_ptr_array_index (reports, i);
      g_autofree char *name = g_filename_display_basename (files[i]);

      summary->posts += (gint64) report->posts;
      summary->interactions += (gint64) report->interactions;
      if (reports->len > 1)
        /* Translators: %s is the name of a file; what it brought follows below. */
        g_string_append_printf (text, _("%s:"), name);
      if (reports->len > 1)
        g_string_append_c (text, '\n');
      for (guint j = 0; j < report->sentences->len; j++)
        g_string_append_printf (text, "%s%s\n", reports->len > 1 ? "  " : "",
                                (char *) g_ptr_array_index (report->sentences, j));
    }
  append_news (text, summary);
  kscore_score_words_append_news (text, &summary->before, &summary->now);

  kscore_import_summary_clear (summary);
  summary->headline = dup_headline (summary);
  summary->text = g_string_free (g_steal_pointer (&text), FALSE);
}
