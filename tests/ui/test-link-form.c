#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-link-form.h"

typedef struct {
  GtkWidget *form;   /* (owned) */
  GtkEntry  *entry;
  GtkWidget *button;
  GtkWidget *meaning;
  GtkWidget *hint;
  GtkWidget *not_told;
  guint      submitted;
} Fixture;

static void
submitted_cb (Fixture *fixture)
{
  fixture->submitted++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->form = g_object_ref_sink (kscore_link_form_new ());
  fixture->entry = GTK_ENTRY (kscore_test_find (fixture->form, "entry"));
  fixture->button = kscore_test_find (fixture->form, "link_button");
  fixture->meaning = kscore_test_find (fixture->form, "meaning");
  fixture->hint = kscore_test_find (fixture->form, "hint");
  fixture->not_told = kscore_test_find (fixture->form, "not_told");
  g_signal_connect_swapped (fixture->form, "submitted", G_CALLBACK (submitted_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->form);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
}

static const char *
get_text (GtkWidget *label)
{
  return gtk_label_get_text (GTK_LABEL (label));
}

/* What is meant and what will be read is said before anything is asked of anybody. */
static void
test_recognised (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *typed = NULL;

  g_assert_false (gtk_widget_get_sensitive (fixture->button));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (fixture->meaning)));
  g_assert_nonnull (strstr (get_text (fixture->hint), "No password"));
  kscore_test_assert_names (fixture->form);

  type (fixture, "  @ada@example.social ");
  g_assert_cmpstr (get_text (fixture->meaning), ==, "ada@example.social on Mastodon");
  g_assert_nonnull (strstr (get_text (fixture->hint), "Reads what anybody can see"));
  g_assert_nonnull (strstr (get_text (fixture->not_told), "does not tell"));
  g_assert_true (gtk_widget_get_sensitive (fixture->button));
  typed = kscore_link_form_dup_typed (KSCORE_LINK_FORM (fixture->form));
  g_assert_cmpstr (typed, ==, "@ada@example.social");
  kscore_test_assert_names (fixture->form);
}

static void
test_not_recognised (Fixture       *fixture,
                     gconstpointer  data)
{
  type (fixture, "<b>ada lovelace");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (fixture->meaning)));
  g_assert_true (g_str_has_prefix (get_text (fixture->hint), "“<b>ada lovelace” is not a handle"));
  g_assert_false (gtk_widget_get_sensitive (fixture->button));
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_cmpuint (fixture->submitted, ==, 0);
}

static void
test_submits (Fixture       *fixture,
              gconstpointer  data)
{
  type (fixture, "ada.bsky.social");
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_cmpuint (fixture->submitted, ==, 1);
  g_signal_emit_by_name (fixture->button, "clicked");
  g_assert_cmpuint (fixture->submitted, ==, 2);
}

/* While something runs nothing can be linked: it says why and keeps what was typed. */
static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  KscoreLinkForm *form = KSCORE_LINK_FORM (fixture->form);

  type (fixture, "ada.bsky.social");
  kscore_link_form_set_waiting (form, "An import is running.");
  g_assert_cmpstr (get_text (fixture->hint), ==, "An import is running.");
  g_assert_false (gtk_widget_get_sensitive (fixture->button));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (fixture->entry)));
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_cmpuint (fixture->submitted, ==, 0);

  kscore_link_form_set_waiting (form, NULL);
  g_assert_true (gtk_widget_get_sensitive (fixture->button));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "ada.bsky.social");
}

static void
test_problem (Fixture       *fixture,
              gconstpointer  data)
{
  KscoreLinkForm *form = KSCORE_LINK_FORM (fixture->form);
  GtkWidget *box = kscore_test_find (fixture->form, "problem_box");
  GtkWidget *problem = kscore_test_find (fixture->form, "problem");

  type (fixture, "nobody.bsky.social");
  g_assert_false (gtk_widget_get_visible (box));
  kscore_link_form_set_problem (form, "Nobody is called <i>that</i>.");
  g_assert_true (gtk_widget_get_visible (box));
  g_assert_cmpstr (get_text (problem), ==, "Nobody is called <i>that</i>.");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (fixture->hint)));
  gtk_test_accessible_assert_state (fixture->entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_widget_get_sensitive (fixture->button));

  type (fixture, "nobody2.bsky.social");
  g_assert_false (gtk_widget_get_visible (box));
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (fixture->hint)));
  gtk_test_accessible_assert_state (fixture->entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
}

/* A server is meant only while it can be seen. */
static void
test_service (Fixture       *fixture,
              gconstpointer  data)
{
  KscoreLinkForm *form = KSCORE_LINK_FORM (fixture->form);
  GtkEditable *entry;
  GtkExpander *server = GTK_EXPANDER (kscore_test_find (fixture->form, "server"));
  g_autofree char *service = NULL;

  gtk_expander_set_expanded (server, TRUE);
  entry = GTK_EDITABLE (kscore_test_find (fixture->form, "service"));
  g_assert_null (kscore_link_form_dup_service (form));
  gtk_editable_set_text (entry, " http://127.0.0.1:2584 ");
  service = kscore_link_form_dup_service (form);
  g_assert_cmpstr (service, ==, "http://127.0.0.1:2584");
  kscore_test_assert_names (fixture->form);

  gtk_expander_set_expanded (server, FALSE);
  g_assert_null (kscore_link_form_dup_service (form));
  gtk_expander_set_expanded (server, TRUE);
  type (fixture, "ada.bsky.social");
  kscore_link_form_clear (form);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
}

/* The arrows go past a server that is folded away, and into one that can be seen. */
static void
test_arrows (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *server = kscore_test_find (fixture->form, "server");
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *focus;

  gtk_window_set_child (window, fixture->form);
  gtk_window_present (window);
  g_assert_true (gtk_widget_grab_focus (server));
  g_assert_false (gtk_widget_child_focus (fixture->form, GTK_DIR_DOWN));
  g_assert_true (gtk_window_get_focus (window) == server);

  gtk_expander_set_expanded (GTK_EXPANDER (server), TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (gtk_widget_child_focus (fixture->form, GTK_DIR_DOWN));
  focus = gtk_window_get_focus (window);
  g_assert_true (gtk_widget_is_ancestor (focus, kscore_test_find (fixture->form, "service")));

  gtk_window_destroy (window);
}

#define ADD(name, func) g_test_add ("/link-form/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  ADD ("recognised", test_recognised);
  ADD ("not-recognised", test_not_recognised);
  ADD ("submits", test_submits);
  ADD ("waiting", test_waiting);
  ADD ("problem", test_problem);
  ADD ("service", test_service);
  ADD ("arrows", test_arrows);

  return g_test_run ();
}
