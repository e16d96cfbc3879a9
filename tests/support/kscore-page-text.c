#include "config.h"

#include "support/kscore-page-text.h"

#include <math.h>

static void
append_time (GString    *out,
             const char *name,
             gint64      time)
{
  g_autofree char *text = kscore_time_to_string (time);

  g_string_append_printf (out, " %s=%s", name, text != NULL ? text : "?");
}

static void
append_text (GString    *out,
             const char *name,
             const char *text)
{
  g_autofree char *escaped = text != NULL ? g_strescape (text, NULL) : NULL;

  if (text != NULL)
    g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

static void
append_number (GString    *out,
               const char *name,
               gint64      number)
{
  if (number != KSCORE_UNKNOWN)
    g_string_append_printf (out, " %s=%" G_GINT64_FORMAT, name, number);
}

static void
append_strv (GString    *out,
             const char *name,
             char      **strv)
{
  g_autofree char *joined = strv != NULL ? g_strjoinv (",", strv) : NULL;

  if (strv != NULL)
    g_string_append_printf (out, " %s=[%s]", name, joined);
}

static void
append_post (GString          *out,
             const KscorePost *post)
{
  g_string_append_printf (out, "post %s %s", post->native_id,
                          kscore_post_kind_to_string (post->kind));
  append_time (out, "at", post->at);
  if (post->precision != KSCORE_PRECISION_EXACT)
    g_string_append_printf (out, " precision=%s", kscore_precision_to_string (post->precision));
  append_text (out, "url", post->url);
  append_text (out, "lang", post->lang);
  append_text (out, "reply-to", post->reply_to);
  if (post->reply_to_self)
    g_string_append (out, " self");
  append_strv (out, "tags", post->tags);
  append_strv (out, "links", post->links);
  append_text (out, "text", post->text);
  g_string_append_c (out, '\n');
}

static void
append_people (GString          *out,
               const KscorePage *page)
{
  for (guint i = 0; i < page->actors->len; i++)
    {
      const KscoreActor *actor = g_ptr_array_index (page->actors, i);

      g_string_append_printf (out, "actor %s", actor->key);
      append_text (out, "handle", actor->handle);
      append_text (out, "name", actor->display_name);
      append_time (out, "created", actor->created_at);
      append_number (out, "posts", actor->posts);
      append_number (out, "following", actor->following);
      append_number (out, "followers", actor->followers);
      append_time (out, "read", actor->read_at);
      g_string_append_printf (out, "%s%s\n", actor->follows_owner ? " follows" : "",
                              actor->followed_by_owner ? " followed" : "");
    }
  for (guint i = 0; i < page->interactions->len; i++)
    {
      const KscoreInteraction *interaction = g_ptr_array_index (page->interactions, i);

      g_string_append_printf (out, "interaction %s %s %s %" G_GINT64_FORMAT " %s",
                              interaction->post != NULL ? interaction->post : "-",
                              kscore_kind_to_string (interaction->kind), interaction->actor,
                              interaction->seq,
                              kscore_precision_to_string (interaction->precision));
      append_time (out, "at", interaction->at);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < page->marks->len; i++)
    {
      const KscoreMark *mark = g_ptr_array_index (page->marks, i);

      g_string_append_printf (out, "mark %s %g", kscore_mark_kind_to_string (mark->kind),
                              mark->value);
      append_text (out, "maker", mark->maker);
      append_text (out, "source", mark->source);
      append_time (out, "from", mark->from);
      append_time (out, "to", mark->to);
      g_string_append_c (out, '\n');
    }
}

static void
append_outgoing (GString          *out,
                 const KscorePage *page)
{
  for (guint i = 0; i < page->outgoing->len; i++)
    {
      const KscoreOutgoing *outgoing = g_ptr_array_index (page->outgoing, i);
      g_autofree char *day = kscore_day_to_string (outgoing->day);

      g_string_append_printf (out, "outgoing %s %s %s for=%s\n", outgoing->remote_id,
                              kscore_kind_to_string (outgoing->kind), day != NULL ? day : "?",
                              outgoing->actor != NULL ? outgoing->actor : "?");
    }
}

static void
append_ends (GString          *out,
             const KscorePage *page)
{
  for (guint i = 0; i < page->audience->len; i++)
    {
      const KscoreAudience *audience = &g_array_index (page->audience, KscoreAudience, i);

      g_string_append_printf (out, "audience %" G_GINT64_FORMAT, audience->followers);
      append_time (out, "at", audience->at);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < page->coverage->len; i++)
    {
      const KscoreCoverage *coverage = &g_array_index (page->coverage, KscoreCoverage, i);
      g_auto (GStrv) names = kscore_kinds_to_strv (coverage->kinds);
      g_autofree char *kinds = g_strjoinv (",", names);
      g_autofree char *from = kscore_day_to_string (coverage->from);
      g_autofree char *to = kscore_day_to_string (coverage->to);

      g_string_append_printf (out, "coverage %s to %s %s\n", from, to, kinds);
    }
  for (guint i = 0; i < page->shown->len; i++)
    {
      const KscoreShown *shown = &g_array_index (page->shown, KscoreShown, i);
      g_autofree char *day = kscore_day_to_string (shown->day);

      g_string_append_printf (out, "shown %s %.2f", day, shown->score);
      if (!isnan (shown->low))
        g_string_append_printf (out, " %.2f to %.2f", shown->low, shown->high);
      g_string_append_printf (out, " %s\n", shown->model);
    }
}

/* One line a value, in the order of the page: what tests compare and people can read. */
void
kscore_page_text_append (GString          *out,
                         const KscorePage *page)
{
  if (page->account != NULL)
    {
      g_string_append_printf (out, "account %s %s @%s", page->account->network,
                              page->account->native_id, page->account->handle);
      append_text (out, "name", page->account->display_name);
      append_text (out, "url", page->account->url);
      append_time (out, "created", page->account->created_at);
      append_number (out, "followers", page->account->followers);
      append_number (out, "following", page->account->following);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < page->posts->len; i++)
    append_post (out, g_ptr_array_index (page->posts, i));
  for (guint i = 0; i < page->counts->len; i++)
    {
      const KscoreCount *count = g_ptr_array_index (page->counts, i);

      g_string_append_printf (out, "count %s %s %" G_GINT64_FORMAT, count->post,
                              kscore_kind_to_string (count->kind), count->total);
      append_time (out, "at", count->at);
      g_string_append_c (out, '\n');
    }
  append_people (out, page);
  append_outgoing (out, page);
  append_ends (out, page);
}
