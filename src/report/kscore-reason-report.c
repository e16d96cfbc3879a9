#include "config.h"

#include "report/kscore-reason-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-advice-words.h"
#include "score/kscore-reasons.h"

static void
init_reasons (KscoreReasons       *reasons,
              const KscoreDossier *dossier)
{
  g_autoptr (KscoreSimulator) simulator =
    kscore_simulator_new (dossier->evidence, dossier->ledger, dossier->score->day);

  kscore_reasons_init (reasons, dossier->evidence, dossier->ledger, dossier->score, simulator,
                       NULL);
}

static void
append_list (GString            *text,
             const char         *title,
             const KscoreReason *reasons,
             guint               n,
             gboolean            in_favour,
             KscoreBand          band)
{
  if (n == 0)
    return;

  g_string_append_printf (text, "\n%s\n", title);
  for (guint i = 0; i < n; i++)
    {
      const KscoreReason *reason = &reasons[i];
      g_autofree char *code = kscore_reason_dup_code (reason->code);
      g_autofree char *sentence = kscore_reason_dup_sentence (reason->code, reason->value);
      g_autofree char *reference = kscore_reason_dup_reference (reason->code, reason->reference,
                                                                kscore_band_get_title (band));
      g_autofree char *points = kscore_reason_dup_points (reason->points, in_favour);

      g_string_append_printf (text, "  %s  %s. %s. %s.\n", code, sentence, reference, points);
    }
}

/**
 * kscore_reason_report_append_text:
 * @dossier: a score
 * @text: where to append
 *
 * Appends what holds the score back and what carries it, for people.
 */
void
kscore_reason_report_append_text (const KscoreDossier *dossier,
                                  GString             *text)
{
  KscoreReasons reasons;

  init_reasons (&reasons, dossier);
  append_list (text, _("What holds it back"), reasons.against, reasons.n_against, FALSE,
               reasons.next);
  append_list (text, _("What carries it"), reasons.favour, reasons.n_favour, TRUE, reasons.band);
}

static void
add_list (KscoreJsonWriter   *json,
          const char         *name,
          const KscoreReason *reasons,
          guint               n,
          gboolean            in_favour,
          KscoreBand          band)
{
  kscore_json_writer_begin_array (json, name);
  for (guint i = 0; i < n; i++)
    {
      const KscoreReason *reason = &reasons[i];
      g_autofree char *code = kscore_reason_dup_code (reason->code);
      gboolean moved = !in_favour && reason->lever != KSCORE_LEVER_NONE;

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_string (json, "code", code);
      kscore_json_writer_add_string (json, "factor", kscore_reason_get_title (reason->code));
      kscore_json_writer_add_double (json, "value", reason->value);
      kscore_json_writer_add_double (json, "reference", reason->reference);
      kscore_json_writer_add_string (json, "band", kscore_band_to_string (band));
      kscore_json_writer_add_double (json, "points", reason->points);
      kscore_json_writer_add_string (json, "lever",
                                     kscore_lever_to_string ((KscoreLever) reason->lever));
      kscore_json_writer_add_double (json, "lever_value", moved ? reason->lever_value : NAN);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);
}

/**
 * kscore_reason_report_add_json:
 * @dossier: a score
 * @json: inside an object
 *
 * Adds the member "reasons".
 */
void
kscore_reason_report_add_json (const KscoreDossier *dossier,
                               KscoreJsonWriter    *json)
{
  KscoreReasons reasons;

  init_reasons (&reasons, dossier);
  kscore_json_writer_begin_object (json, "reasons");
  add_list (json, "against", reasons.against, reasons.n_against, FALSE, reasons.next);
  add_list (json, "favour", reasons.favour, reasons.n_favour, TRUE, reasons.band);
  kscore_json_writer_end_object (json);
}
