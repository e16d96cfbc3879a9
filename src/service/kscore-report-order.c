#include "config.h"

#include "service/kscore-report-order.h"

static const char * const suffixes[] = {
  [KSCORE_REPORT_PDF] = ".pdf",
  [KSCORE_REPORT_PNG] = ".png",
  [KSCORE_REPORT_CSV] = ".csv",
  [KSCORE_REPORT_JSON] = ".json",
};

/**
 * kscore_report_format_from_name:
 * @name: the name of a file
 * @format: (out): what its suffix says
 *
 * Returns: whether it says any
 */
gboolean
kscore_report_format_from_name (const char         *name,
                                KscoreReportFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < KSCORE_N_REPORT_FORMATS; i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      {
        *format = (KscoreReportFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kscore_report_format_get_suffix:
 * @format: a form
 *
 * Returns: how its files end, ".pdf"
 */
const char *
kscore_report_format_get_suffix (KscoreReportFormat format)
{
  g_return_val_if_fail (format < KSCORE_N_REPORT_FORMATS, NULL);

  return suffixes[format];
}
