#include "config.h"

#include "support/kscore-fake-private.h"

#include <string.h>

static const char * const fault_names[N_FAULTS] = {
  [FAULT_RATE_SECONDS] = "rate-seconds",
  [FAULT_RATE_DATE] = "rate-date",
  [FAULT_RATE_RESET] = "rate-reset",
  [FAULT_UNAUTHORIZED] = "unauthorized",
  [FAULT_STATUS] = "status",
  [FAULT_HTML] = "html",
  [FAULT_TRUNCATED] = "truncated",
  [FAULT_UTF16] = "utf16",
  [FAULT_LATIN1] = "latin1",
  [FAULT_GARBAGE] = "garbage",
  [FAULT_TYPES] = "types",
  [FAULT_NULL] = "null",
  [FAULT_EMPTY] = "empty",
  [FAULT_DEEP] = "deep",
  [FAULT_HUGE] = "huge",
  [FAULT_CURSOR_SAME] = "cursor-same",
  [FAULT_CURSOR_EMPTY] = "cursor-empty",
  [FAULT_CURSOR_PAGES] = "cursor-pages",
  [FAULT_CURSOR_ENDS] = "cursor-ends",
  [FAULT_REDIRECT] = "redirect",
  [FAULT_OTHER_ACCOUNT] = "other-account",
  [FAULT_CLOCK] = "clock",
  [FAULT_DROP] = "drop",
  [FAULT_CLOSE] = "close",
  [FAULT_DELAY] = "delay",
};

gboolean
fake_fault_parse (const char    *name,
                  FakeFaultKind *kind)
{
  if (g_strcmp0 (name, "retry-after") == 0)
    name = fault_names[FAULT_RATE_SECONDS];
  for (guint i = 0; i < N_FAULTS; i++)
    if (g_strcmp0 (name, fault_names[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

void
fake_fault_free (FakeFault *fault)
{
  g_free (fault->path);
  g_free (fault->text);
  g_free (fault);
}

void
fake_wire_clear (FakeWire *wire)
{
  g_clear_pointer (&wire->headers, soup_message_headers_unref);
  g_clear_pointer (&wire->body, g_bytes_unref);
}

static gboolean
is_about (FakeWorld  *world,
          guint       host,
          guint       index,
          const char *target)
{
  const FakeAccount *account = fake_world_account (world, index);
  g_autofree char *plain = g_uri_unescape_string (target, NULL);
  g_autofree char *id = fake_account_id (world, host, account);
  g_auto(GStrv) words = NULL;

  if (plain == NULL)
    return FALSE;
  if (strstr (plain, account->did) != NULL || strstr (plain, id) != NULL)
    return TRUE;
  words = g_strsplit_set (plain, "/?&=:@.", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const FakePost *post = *words[i] != '\0' ? fake_world_find_post (world, host, words[i])
                                               : NULL;

      if (g_str_equal (words[i], account->name) || (post != NULL && post->account == index))
        return TRUE;
    }
  return FALSE;
}

static gboolean
applies (FakeFault         *fault,
         FakeWorld         *world,
         const FakeRequest *request,
         const char        *target)
{
  if (fault->host != KSCORE_FAKE_NONE && fault->host != request->host)
    return FALSE;
  if (fault->path != NULL && strstr (target, fault->path) == NULL)
    return FALSE;
  if (fault->account != KSCORE_FAKE_NONE
      && !is_about (world, request->host, fault->account, target))
    return FALSE;

  fault->seen++;
  return fault->seen > fault->after
         && (fault->times == 0 || fault->seen <= fault->after + fault->times);
}

static void
set_date (SoupMessageHeaders *headers,
          const char         *name,
          gint64              at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (at);
  g_autofree char *text = soup_date_time_to_string (time, SOUP_DATE_HTTP);

  soup_message_headers_replace (headers, name, text);
}

static void
set_number (SoupMessageHeaders *headers,
            const char         *name,
            gint64              number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  soup_message_headers_replace (headers, name, text);
}

static void
set_reset (FakeWorld          *world,
           SoupMessageHeaders *headers,
           gint64              at)
{
  if (world->kind == KSCORE_FAKE_BLUESKY)
    {
      set_number (headers, "ratelimit-limit", 3000);
      set_number (headers, "ratelimit-remaining", 0);
      set_number (headers, "ratelimit-reset", at);
      soup_message_headers_replace (headers, "ratelimit-policy", "3000;w=300");
    }
  else
    {
      g_autofree char *text = fake_time (at);

      set_number (headers, "X-RateLimit-Limit", 300);
      set_number (headers, "X-RateLimit-Remaining", 0);
      soup_message_headers_replace (headers, "X-RateLimit-Reset", text);
    }
}

static void
set_error (FakeWorld *world,
           FakeReply *reply,
           guint      status)
{
  if (world->kind == KSCORE_FAKE_BLUESKY)
    fake_reply_error (reply, status, status == 429 ? "RateLimitExceeded"
                      : status == 401 ? "AuthMissing" : "InternalServerError",
                      status == 429 ? "Rate Limit Exceeded"
                      : status == 401 ? "Authentication Required" : "Internal Server Error");
  else
    fake_reply_error (reply, status, status == 429 ? "Too many requests"
                      : status == 401 ? "This API requires an authenticated user"
                      : status == 404 ? "Record not found" : "An unexpected error occurred", NULL);
}

/* Before the world is asked. */
static void
prepare (GPtrArray   *active,
         FakeRequest *request)
{
  for (guint i = 0; i < active->len; i++)
    {
      const FakeFault *fault = g_ptr_array_index (active, i);

      if (fault->kind == FAULT_OTHER_ACCOUNT)
        request->lie = TRUE;
      if (fault->kind == FAULT_CURSOR_SAME || fault->kind == FAULT_CURSOR_PAGES)
        request->first = TRUE;
    }
}

/* To the answer as JSON. */
static void
change_reply (FakeFault *fault,
              FakeWorld *world,
              FakeReply *reply,
              guint      counter)
{
  gboolean endless = fault->kind == FAULT_CURSOR_SAME || fault->kind == FAULT_CURSOR_EMPTY
                     || fault->kind == FAULT_CURSOR_PAGES;

  if (fault->kind == FAULT_CURSOR_ENDS)
    g_clear_pointer (&reply->next, g_free);
  if (endless && reply->list != NULL)
    {
      g_free (reply->next);
      reply->next = world->kind == KSCORE_FAKE_BLUESKY
                    ? g_strdup_printf ("%u__again", fault->kind == FAULT_CURSOR_SAME
                                                    ? 7 : 1000000000 - counter)
                    : g_strdup_printf ("%u", fault->kind == FAULT_CURSOR_SAME
                                             ? 7 : 1000000000 - counter);
      while (fault->kind == FAULT_CURSOR_EMPTY && json_array_get_length (reply->list) > 0)
        json_array_remove_element (reply->list, 0);
    }
  if (fault->kind == FAULT_RATE_SECONDS || fault->kind == FAULT_RATE_DATE
      || fault->kind == FAULT_RATE_RESET)
    set_error (world, reply, 429);
  else if (fault->kind == FAULT_UNAUTHORIZED)
    set_error (world, reply, 401);
  else if (fault->kind == FAULT_STATUS)
    set_error (world, reply, fault->value > 0 ? fault->value : 500);
  else if (fault->kind == FAULT_REDIRECT)
    {
      reply->status = 302;
      g_free (reply->location);
      reply->location = g_strdup (fault->text);
    }
  else if (fault->kind == FAULT_TYPES && reply->node != NULL)
    {
      JsonNode *changed = fake_change_types (reply->node, fault->text);

      json_node_unref (reply->node);
      reply->node = changed;
      reply->list = NULL;
    }
}

static void
set_body (FakeWire   *wire,
          const char *type,
          char       *body,
          gsize       length)
{
  g_clear_pointer (&wire->body, g_bytes_unref);
  wire->body = g_bytes_new_take (body, length);
  if (type != NULL)
    soup_message_headers_replace (wire->headers, "Content-Type", type);
}

static void
convert (FakeWire   *wire,
         const char *charset)
{
  gsize length;
  const char *text = g_bytes_get_data (wire->body, &length);
  g_autofree char *type = g_strconcat ("application/json; charset=", charset, NULL);
  gsize written = 0;
  char *changed = g_convert_with_fallback (text, length, charset, "UTF-8", "?", NULL, &written,
                                           NULL);

  g_assert_nonnull (changed);
  set_body (wire, type, changed, written);
}

/* To the answer as bytes. */
static void
change_wire (FakeFault *fault,
             FakeWorld *world,
             FakeWire  *wire)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gsize size = fault->value > 0 ? fault->value : 16 * 1024 * 1024;
  char *text;

  switch (fault->kind)
    {
    case FAULT_RATE_SECONDS:
      set_number (wire->headers, "Retry-After", fault->value);
      break;
    case FAULT_RATE_DATE:
      set_date (wire->headers, "Retry-After", now + fault->value);
      break;
    case FAULT_RATE_RESET:
      set_reset (world, wire->headers, now + fault->value);
      break;
    case FAULT_HTML:
      wire->status = fault->value > 0 ? fault->value : 200;
      text = g_strdup ("<!DOCTYPE html>\n<html><head><title>Down</title></head><body><h1>We will "
                       "be back &amp; soon</h1><p>token=secret</p></body></html>\n");
      set_body (wire, "text/html; charset=utf-8", text, strlen (text));
      break;
    case FAULT_TRUNCATED:
      wire->truncated = TRUE;
      break;
    case FAULT_UTF16:
      convert (wire, "utf-16");
      break;
    case FAULT_LATIN1:
      convert (wire, "iso-8859-1");
      break;
    case FAULT_GARBAGE:
      text = g_strdup ("{\"id\":\"\xff\xfe\xc0\x80\",\"list\":[\"\xed\xa0\x80\"]}");
      set_body (wire, NULL, text, strlen (text));
      break;
    case FAULT_NULL:
      set_body (wire, NULL, g_strdup ("null"), strlen ("null"));
      break;
    case FAULT_EMPTY:
      set_body (wire, NULL, g_strdup (""), 0);
      break;
    case FAULT_DEEP:
      set_body (wire, NULL, g_strnfill (200000, '['), 200000);
      break;
    case FAULT_HUGE:
      text = g_strnfill (size, ' ');
      text[0] = '[';
      text[size - 1] = ']';
      set_body (wire, NULL, text, size);
      break;
    case FAULT_CLOCK:
      set_date (wire->headers, "Date", now + fault->value);
      break;
    case FAULT_DROP:
      wire->drop = TRUE;
      break;
    case FAULT_CLOSE:
      wire->close = TRUE;
      break;
    case FAULT_DELAY:
      wire->delay += fault->value;
      break;
    case FAULT_UNAUTHORIZED:
    case FAULT_STATUS:
    case FAULT_TYPES:
    case FAULT_CURSOR_SAME:
    case FAULT_CURSOR_EMPTY:
    case FAULT_CURSOR_PAGES:
    case FAULT_CURSOR_ENDS:
    case FAULT_REDIRECT:
    case FAULT_OTHER_ACCOUNT:
    case N_FAULTS:
    default:
      break;
    }
}

static char *
page_address (FakeWorld         *world,
              const FakeRequest *request,
              const char        *parameter,
              const char        *value)
{
  GString *address = g_string_new (fake_world_host (world, request->host)->origin);
  g_auto(GStrv) parts = g_strsplit (request->query_text != NULL ? request->query_text : "", "&",
                                    -1);

  g_string_append_printf (address, "%s?", request->path);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !g_str_has_prefix (parts[i], "max_id=")
        && !g_str_has_prefix (parts[i], "since_id=") && !g_str_has_prefix (parts[i], "min_id="))
      g_string_append_printf (address, "%s&", parts[i]);
  g_string_append_printf (address, "%s=%s", parameter, value);
  return g_string_free (address, FALSE);
}

static void
set_paging (FakeWorld         *world,
            const FakeRequest *request,
            FakeReply         *reply,
            FakeWire          *wire)
{
  GString *link;

  if (reply->node == NULL || reply->status != 200)
    return;
  if (world->kind == KSCORE_FAKE_BLUESKY)
    {
      if (reply->next != NULL && JSON_NODE_HOLDS_OBJECT (reply->node))
        json_object_set_string_member (json_node_get_object (reply->node), "cursor", reply->next);
      return;
    }

  link = g_string_new (NULL);
  if (reply->next != NULL)
    {
      g_autofree char *next = page_address (world, request, "max_id", reply->next);

      g_string_append_printf (link, "<%s>; rel=\"next\"", next);
    }
  if (reply->prev != NULL)
    {
      g_autofree char *prev = page_address (world, request, "since_id", reply->prev);

      g_string_append_printf (link, "%s<%s>; rel=\"prev\"", link->len > 0 ? ", " : "", prev);
    }
  if (link->len > 0)
    soup_message_headers_replace (wire->headers, "Link", link->str);
  g_string_free (link, TRUE);
}

/* @target: path and query as sent. @counter: grows with every request. */
void
fake_answer (FakeWorld   *world,
             GPtrArray   *faults,
             FakeRequest *request,
             const char  *target,
             guint        counter,
             FakeWire    *wire)
{
  g_autoptr(GPtrArray) active = g_ptr_array_new ();
  FakeReply reply = { 0 };
  char *text = NULL;

  for (guint i = 0; i < faults->len; i++)
    if (applies (g_ptr_array_index (faults, i), world, request, target))
      g_ptr_array_add (active, g_ptr_array_index (faults, i));
  prepare (active, request);

  if (world->kind == KSCORE_FAKE_BLUESKY)
    fake_bluesky_answer (world, request, &reply);
  else
    fake_mastodon_answer (world, request, &reply);
  for (guint i = 0; i < active->len; i++)
    change_reply (g_ptr_array_index (active, i), world, &reply, counter);

  set_paging (world, request, &reply, wire);
  wire->status = reply.status;
  if (reply.location != NULL)
    soup_message_headers_replace (wire->headers, "Location", reply.location);
  text = reply.node != NULL ? json_to_string (reply.node, FALSE) : g_strdup ("");
  set_body (wire, reply.content_type != NULL ? reply.content_type
                                             : "application/json; charset=utf-8",
            text, strlen (text));
  for (guint i = 0; i < active->len; i++)
    change_wire (g_ptr_array_index (active, i), world, wire);

  g_clear_pointer (&reply.node, json_node_unref);
  g_free (reply.content_type);
  g_free (reply.location);
  g_free (reply.next);
  g_free (reply.prev);
}
