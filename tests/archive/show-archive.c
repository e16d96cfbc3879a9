/* Imports archives and prints what they bring, or with --quiet how long it took: for looking at
 * a single archive and for measuring a large one. */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "archive/kscore-archive.h"
#include "support/kscore-page-text.h"

typedef struct {
  gboolean quiet;
  guint    pages;
} Show;

static gboolean
page_cb (KscorePage *page,
         gpointer    user_data,
         GError    **error)
{
  Show *show = user_data;
  g_autoptr (GString) text = NULL;

  show->pages++;
  if (show->quiet)
    return TRUE;
  text = g_string_new (NULL);
  kscore_page_text_append (text, page);
  g_print ("%s--\n", text->str);
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  KscoreArchiveOptions options = { .now = g_get_real_time () / G_USEC_PER_SEC };
  Show show = { .quiet = argc > 2 && strcmp (argv[1], "--quiet") == 0 };

  setlocale (LC_ALL, "");
  for (int i = show.quiet ? 2 : 1; i < argc; i++)
    {
      g_autoptr (KscoreArchiveReport) report = NULL;
      g_autoptr (KscoreArchiveInfo) info = NULL;
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      struct rusage usage;

      if (!kscore_archive_probe (argv[i], NULL, &info, &error)
          || !kscore_archive_import (argv[i], &options, page_cb, NULL, &show, NULL, &report,
                                     &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      g_print ("%s\n", info->sentence);
      for (guint j = 0; j < report->sentences->len; j++)
        g_print ("%s\n", (char *) g_ptr_array_index (report->sentences, j));
      getrusage (RUSAGE_SELF, &usage);
      if (show.quiet)
        g_print ("%u pages, %.2f s, %ld KiB at most\n", show.pages,
                 (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, usage.ru_maxrss);
    }
  return 0;
}
