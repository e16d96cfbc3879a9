#include "config.h"

#include "report/kscore-export-writer.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "core/kscore-error.h"
#include "report-support.h"

#define NOW 1793404800 /* 2026-10-31T00:00:00Z */

static const KscoreExportModel no_model;
static const KscoreExportModel own_model = {
  .choice = "my-weights:steady", .weights = "{\n\"version\": \"steady\"}",
};

static void
add_account_and_post (KscoreExportWriter *writer)
{
  static const KscoreCoverage interval = { 100, 200, KSCORE_KINDS_OF (KSCORE_KIND_LIKE) };
  g_autoptr (KscoreAccount) account = kscore_account_new ("x", "12", "ada");
  g_autoptr (GArray) coverage = g_array_new (FALSE, FALSE, sizeof (KscoreCoverage));
  g_autoptr (KscorePost) post = kscore_post_new ("900", NOW);
  g_autoptr (GPtrArray) readings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_count_free);
  const KscoreAccountSummary summary = {
    account, .n_posts = 1, .n_interactions = 1, .last_refresh = NOW, .state = "ok",
    .coverage = coverage,
  };

  g_array_append_val (coverage, interval);
  post->text = g_strdup ("=1+1, \"quoted\"");
  post->tags = g_strsplit ("c gtk", " ", -1);
  g_ptr_array_add (readings, kscore_count_new ("900", KSCORE_KIND_LIKE, 7, NOW - 10));
  g_ptr_array_add (readings, kscore_count_new ("900", KSCORE_KIND_LIKE, 6, NOW));
  g_ptr_array_add (readings, kscore_count_new ("900", KSCORE_KIND_QUOTE, 0, NOW));

  g_assert_true (kscore_export_writer_add_account (writer, &summary,
                                                   KSCORE_KINDS_OF (KSCORE_KIND_SAVE)));
  g_assert_true (kscore_export_writer_add_post (writer, "x:12", post, readings));
}

static void
add_people_and_figures (KscoreExportWriter *writer)
{
  static const KscoreDay days[] = { 20000, 20001 };
  static const gint64 counts[] = { 10, 20 };
  g_autoptr (KscoreActor) actor = kscore_actor_new ("@bob@social.example");
  g_autoptr (KscoreInteraction) interaction =
    kscore_interaction_new (NULL, KSCORE_KIND_FOLLOW, "bob@social.example", NOW);
  g_autoptr (KscoreMark) mark =
    kscore_mark_new (KSCORE_MARK_LIST, "bob@social.example", "list-1", NOW);
  g_autoptr (KscoreOutgoing) outgoing =
    kscore_outgoing_new ("901", KSCORE_KIND_REPLY, NULL, KSCORE_DAY_UNKNOWN);
  const KscoreExportActor exported = { actor, days, counts, 2 };
  const KscoreAudience audience = { NOW, 400 };
  const KscoreShown shown = { 20000, 41.25, NAN, NAN, "kscore-1" };
  const KscoreExportEvidence evidence = {
    "x:12", "x", NULL, NULL, "900", .count = 6, .followers = KSCORE_UNKNOWN, .trust = 1,
    .day = 20000, .kind = KSCORE_KIND_LIKE,
  };

  actor->followers = 20;
  g_assert_true (kscore_export_writer_add_actor (writer, "x:12", &exported));
  g_assert_true (kscore_export_writer_add_interaction (writer, "x:12", interaction));
  g_assert_true (kscore_export_writer_add_mark (writer, "x:12", mark));
  g_assert_true (kscore_export_writer_add_outgoing (writer, "x:12", outgoing));
  g_assert_true (kscore_export_writer_add_audience (writer, "x:12", &audience));
  g_assert_true (kscore_export_writer_add_score (writer, &shown, NAN, TRUE));
  g_assert_true (kscore_export_writer_add_evidence (writer, &evidence));
}

static void
export (ReportTestFolder   *fixture,
        KscoreExportFormat  format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreExportWriter) writer =
    kscore_export_writer_new (fixture->path, format, NOW, &own_model, NULL, &error);

  g_assert_no_error (error);
  add_account_and_post (writer);
  add_people_and_figures (writer);
  kscore_export_writer_finish (writer, &error);
  g_assert_no_error (error);
}

/* The first record of a file, checked against the promised fields. */
static JsonNode *
read_first (ReportTestFolder  *fixture,
            KscoreExportTable  table)
{
  g_autofree char *text =
    report_test_read (fixture->path, kscore_export_table_get_file (table, KSCORE_EXPORT_JSON));
  g_autoptr (JsonNode) node = report_test_parse (text);
  JsonNode *first = JSON_NODE_HOLDS_ARRAY (node)
                    ? json_array_dup_element (json_node_get_array (node), 0)
                    : json_node_copy (node);

  report_test_assert_fields (json_node_get_object (first),
                             kscore_export_table_get_fields (table, KSCORE_EXPORT_JSON));
  return first;
}

static void
test_json (ReportTestFolder *fixture,
           gconstpointer     data)
{
  export (fixture, KSCORE_EXPORT_JSON);

  for (KscoreExportTable table = 0; table < KSCORE_EXPORT_N_TABLES; table++)
    if (kscore_export_table_get_file (table, KSCORE_EXPORT_JSON) != NULL)
      {
        g_autoptr (JsonNode) first = read_first (fixture, table);

        g_assert_nonnull (first);
      }
}

static void
test_values (ReportTestFolder *fixture,
             gconstpointer     data)
{
  g_autofree char *settings = NULL;
  g_autofree char *interactions = NULL;
  g_autofree char *scores = NULL;
  g_autofree char *evidence = NULL;
  g_autoptr (JsonNode) post = NULL;
  g_autoptr (JsonNode) actor = NULL;
  g_autoptr (JsonNode) coverage = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *followers = NULL;
  g_autofree char *unknown = NULL;

  export (fixture, KSCORE_EXPORT_JSON);

  settings = report_test_read (fixture->path, "settings.json");
  g_assert_cmpstr (settings, ==, "{\"format\":\"kscore-export-1\","
                                 "\"exported_at\":\"2026-10-31T00:00:00Z\","
                                 "\"model\":\"my-weights:steady\","
                                 "\"weights\":\"{\\n\\\"version\\\": \\\"steady\\\"}\"}\n");
  interactions = report_test_read (fixture->path, "interactions.ndjson");
  g_assert_cmpstr (interactions, ==,
                   "{\"account\":\"x:12\",\"post\":null,\"kind\":\"follow\","
                   "\"actor\":\"bob@social.example\",\"seq\":0,"
                   "\"at\":\"2026-10-31T00:00:00Z\",\"precision\":\"exact\"}\n");
  scores = report_test_read (fixture->path, "scores.ndjson");
  g_assert_cmpstr (scores, ==,
                   "{\"date\":\"2024-10-04\",\"score\":41.25,\"low\":null,\"high\":null,"
                   "\"model\":\"kscore-1\",\"shown\":true,\"checked\":null}\n");
  evidence = report_test_read (fixture->path, "evidence.ndjson");
  g_assert_cmpstr (evidence, ==,
                   "{\"day\":\"2024-10-04\",\"account\":\"x:12\",\"network\":\"x\","
                   "\"kind\":\"like\",\"actor\":null,\"person\":null,\"count\":6,"
                   "\"followers\":null,\"trust\":1,\"post\":\"900\"}\n");

  /* The newest reading is the total, never the highest; no reading is not known. */
  post = read_first (fixture, KSCORE_EXPORT_POSTS);
  counts = json_to_string (json_object_get_member (json_node_get_object (post), "counts"), FALSE);
  g_assert_cmpstr (counts, ==,
                   "{\"like\":6,\"save\":null,\"star\":null,\"reply\":null,\"comment\":null,"
                   "\"reshare\":null,\"fork\":null,\"quote\":0,\"link\":null}");
  actor = read_first (fixture, KSCORE_EXPORT_ACTORS);
  followers = json_to_string (json_object_get_member (json_node_get_object (actor), "followers"),
                              FALSE);
  g_assert_cmpstr (followers, ==, "[{\"at\":\"2024-10-04\",\"count\":10},"
                                  "{\"at\":\"2024-10-05\",\"count\":20}]");
  coverage = read_first (fixture, KSCORE_EXPORT_COVERAGE);
  unknown = json_to_string (json_object_get_member (json_node_get_object (coverage), "unknown"),
                            FALSE);
  g_assert_cmpstr (unknown, ==, "[\"save\"]");
}

static void
test_csv (ReportTestFolder *fixture,
          gconstpointer     data)
{
  g_autofree char *posts = NULL;
  g_autofree char *readings = NULL;
  g_autofree char *actors = NULL;

  export (fixture, KSCORE_EXPORT_CSV);

  for (KscoreExportTable table = 0; table < KSCORE_EXPORT_N_TABLES; table++)
    {
      const char * const *fields = kscore_export_table_get_fields (table, KSCORE_EXPORT_CSV);
      g_autofree char *header = g_strjoinv (",", (char **) fields);
      g_autofree char *text =
        report_test_read (fixture->path, kscore_export_table_get_file (table, KSCORE_EXPORT_CSV));
      g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

      g_assert_cmpstr (lines[0], ==, header);
      /* A record in every table, and the end of the last line. */
      g_assert_cmpuint (g_strv_length (lines), >=, 3);
    }

  posts = report_test_read (fixture->path, "posts.csv");
  g_assert_nonnull (strstr (posts, "\n900,x:12,,2026-10-31T00:00:00Z,exact,"
                                   "\"'=1+1, \"\"quoted\"\"\",,post,,false,c gtk,,"
                                   "6,,,,,,,0,\n"));
  readings = report_test_read (fixture->path, "readings.csv");
  g_assert_nonnull (strstr (readings, "\nx:12,900,like,6,2026-10-31T00:00:00Z\n"));
  actors = report_test_read (fixture->path, "actors.csv");
  g_assert_nonnull (strstr (actors, "\nx:12,'@bob@social.example,,,,,,20,false,false,false\n"));
}

static void
test_same_bytes (ReportTestFolder *fixture,
                 gconstpointer     data)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint run = 0; run < 2; run++)
    {
      guint n = 0;

      export (fixture, KSCORE_EXPORT_JSON);
      for (KscoreExportTable table = 0; table < KSCORE_EXPORT_N_TABLES; table++)
        {
          const char *name = kscore_export_table_get_file (table, KSCORE_EXPORT_JSON);
          char *text;

          if (name == NULL)
            continue;
          text = report_test_read (fixture->path, name);
          if (run == 1)
            g_assert_cmpstr (text, ==, g_ptr_array_index (texts, n));
          g_ptr_array_add (texts, text);
          n++;
        }
    }
}

static void
test_unfinished (ReportTestFolder *fixture,
                 gconstpointer     data)
{
  KscoreExportWriter *writer =
    kscore_export_writer_new (fixture->path, KSCORE_EXPORT_JSON, NOW, &no_model, NULL, NULL);

  add_account_and_post (writer);
  kscore_export_writer_free (writer);
  /* Removing works only where nothing was left behind. */
  g_assert_cmpint (g_rmdir (fixture->parent), ==, 0);
}

static void
test_cancelled (ReportTestFolder *fixture,
                gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  KscoreExportWriter *writer =
    kscore_export_writer_new (fixture->path, KSCORE_EXPORT_JSON, NOW, &no_model, cancellable, NULL);

  add_account_and_post (writer);
  g_cancellable_cancel (cancellable);
  g_assert_false (kscore_export_writer_finish (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kscore_export_writer_free (writer);
  g_assert_cmpint (g_rmdir (fixture->parent), ==, 0);
}

static void
test_empty (ReportTestFolder *fixture,
            gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreExportWriter) writer =
    kscore_export_writer_new (fixture->path, KSCORE_EXPORT_JSON, NOW, &own_model, NULL, &error);
  g_autofree char *accounts = NULL;
  g_autofree char *posts = NULL;

  kscore_export_writer_finish (writer, &error);
  g_assert_no_error (error);
  accounts = report_test_read (fixture->path, "accounts.json");
  posts = report_test_read (fixture->path, "posts.ndjson");
  g_assert_cmpstr (accounts, ==, "[]\n");
  g_assert_cmpstr (posts, ==, "");
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *path;
    void      (*run) (ReportTestFolder *, gconstpointer);
  } cases[] = {
    { "/report/export-writer/json", test_json },
    { "/report/export-writer/values", test_values },
    { "/report/export-writer/csv", test_csv },
    { "/report/export-writer/same-bytes", test_same_bytes },
    { "/report/export-writer/unfinished", test_unfinished },
    { "/report/export-writer/cancelled", test_cancelled },
    { "/report/export-writer/empty", test_empty },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, ReportTestFolder, NULL, report_test_folder_set_up, cases[i].run,
                report_test_folder_tear_down);
  return g_test_run ();
}
