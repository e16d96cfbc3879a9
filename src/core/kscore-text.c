#include "config.h"

#include "core/kscore-text.h"

#include <string.h>

#define MAX_LINKS 50

/* U+00A0 to U+00FF in order, as HTML names them. */
static const char *const latin_names[] = {
  "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf",
  "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para",
  "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave",
  "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc",
  "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc",
  "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
  "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave",
  "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve",
  "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml",
  "yacute", "thorn", "yuml",
};

static const struct {
  const char *name;
  gunichar    c;
} other_names[] = {
  { "amp", '&' },       { "lt", '<' },         { "gt", '>' },         { "quot", '"' },
  { "apos", '\'' },     { "hellip", 0x2026 },  { "ndash", 0x2013 },   { "mdash", 0x2014 },
  { "lsquo", 0x2018 },  { "rsquo", 0x2019 },   { "sbquo", 0x201a },   { "ldquo", 0x201c },
  { "rdquo", 0x201d },  { "bdquo", 0x201e },   { "lsaquo", 0x2039 },  { "rsaquo", 0x203a },
  { "bull", 0x2022 },   { "dagger", 0x2020 },  { "permil", 0x2030 },  { "euro", 0x20ac },
  { "trade", 0x2122 },  { "larr", 0x2190 },    { "uarr", 0x2191 },    { "rarr", 0x2192 },
  { "darr", 0x2193 },   { "harr", 0x2194 },    { "minus", 0x2212 },   { "infin", 0x221e },
  { "asymp", 0x2248 },  { "ne", 0x2260 },      { "le", 0x2264 },      { "ge", 0x2265 },
  { "OElig", 0x152 },   { "oelig", 0x153 },    { "Scaron", 0x160 },   { "scaron", 0x161 },
  { "ensp", 0x2002 },   { "emsp", 0x2003 },    { "thinsp", 0x2009 },  { "zwnj", 0x200c },
  { "zwj", 0x200d },    { "hearts", 0x2665 },  { "check", 0x2713 },   { "star", 0x2606 },
};

/* What would end a line, reorder what follows or not be seen at all. */
static gboolean
is_unwanted (gunichar c)
{
  if (c < 0x20)
    return c != '\n' && c != '\t';
  return (c >= 0x7f && c <= 0x9f)         /* controls */
         || (c >= 0x202a && c <= 0x202e)  /* embeddings and overrides of the direction */
         || (c >= 0x2066 && c <= 0x206f)  /* isolates, deprecated controls */
         || (c >= 0xfff9 && c <= 0xfffb)  /* annotations */
         || c == 0xfeff                   /* byte order mark */
         || (c >= 0xfdd0 && c <= 0xfdef)  /* not characters */
         || (c & 0xfffe) == 0xfffe;
}

static char *
clean (const char *text,
       gsize       max_chars,
       gboolean    one_line)
{
  g_autofree char *repaired = NULL;
  GString *out;
  gsize n = 0;
  gboolean gap = FALSE;

  if (text == NULL)
    return NULL;
  if (!g_utf8_validate (text, -1, NULL))
    text = repaired = g_utf8_make_valid (text, -1);

  out = g_string_sized_new (64);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] == '\n')
            continue;
          c = '\n';
        }
      else if (c == 0x2028 || c == 0x2029 || c == 0x85)
        {
          c = '\n';
        }
      if (is_unwanted (c))
        continue;
      if (one_line && g_unichar_isspace (c))
        {
          gap = out->len > 0;
          continue;
        }
      if (n + gap >= max_chars)
        {
          g_string_append (out, "…");
          break;
        }
      if (gap)
        {
          g_string_append_c (out, ' ');
          n++;
          gap = FALSE;
        }
      g_string_append_unichar (out, c);
      n++;
    }
  g_strchomp (out->str);
  return g_string_free (out, FALSE);
}

/**
 * kscore_text_clean:
 * @text: (nullable): text from outside, valid or not
 * @max_chars: characters to keep
 *
 * Makes text safe to keep and to show: valid UTF-8, no control characters but line feeds and tabs,
 * nothing that reorders what follows, no white space at the end. What is cut ends in an ellipsis.
 *
 * Returns: (transfer full) (nullable): plain text; %NULL for %NULL
 */
char *
kscore_text_clean (const char *text,
                   gsize       max_chars)
{
  return clean (text, max_chars, FALSE);
}

/**
 * kscore_text_clean_line:
 * @text: (nullable): text from outside, valid or not
 * @max_chars: characters to keep
 *
 * As kscore_text_clean(), for a name: every run of white space becomes one space.
 *
 * Returns: (transfer full) (nullable): one line of plain text; %NULL for %NULL
 */
char *
kscore_text_clean_line (const char *text,
                        gsize       max_chars)
{
  return clean (text, max_chars, TRUE);
}

/**
 * kscore_text_is_line:
 * @text: (nullable): an id or an address from outside
 *
 * Tells what can be shown as it is from what kscore_text_clean_line() would change: an id must
 * not be changed, so one that fails here is no id.
 *
 * Returns: whether it is one line of valid UTF-8 that neither controls nor reorders anything
 */
gboolean
kscore_text_is_line (const char *text)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || c == 0x2028 || c == 0x2029 || is_unwanted (c))
        return FALSE;
    }
  return TRUE;
}

static gunichar
entity_number (const char *text,
               gsize      *used)
{
  gboolean hex = text[2] == 'x' || text[2] == 'X';
  gsize i = hex ? 3 : 2;
  gsize first = i;
  gunichar c = 0;

  for (; (hex ? g_ascii_isxdigit (text[i]) : g_ascii_isdigit (text[i])) && i < first + 8; i++)
    c = MIN (c * (hex ? 16 : 10) + g_ascii_xdigit_value (text[i]), 0x110000u);
  if (i == first || text[i] != ';')
    return 0;
  *used = i + 1;
  return g_unichar_validate (c) && c != 0 ? c : 0xfffd;
}

/* Returns: the character that the text begins with as an entity, 0 if it does not. */
static gunichar
entity (const char *text,
        gsize      *used)
{
  gsize n = 1;

  if (text[1] == '#')
    return entity_number (text, used);
  while (n < 10 && g_ascii_isalnum (text[n]))
    n++;
  if (text[n] != ';')
    return 0;

  *used = n + 1;
  for (gsize i = 0; i < G_N_ELEMENTS (other_names); i++)
    if (strlen (other_names[i].name) == n - 1 && memcmp (other_names[i].name, text + 1, n - 1) == 0)
      return other_names[i].c;
  for (gsize i = 0; i < G_N_ELEMENTS (latin_names); i++)
    if (strlen (latin_names[i]) == n - 1 && memcmp (latin_names[i], text + 1, n - 1) == 0)
      return (gunichar) (0xa0 + i);
  return 0;
}

static void
append_unescaped (GString    *out,
                  const char *text,
                  gsize       length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *ampersand = memchr (text, '&', end - text);
      gunichar c;
      gsize used;

      if (ampersand == NULL)
        break;
      g_string_append_len (out, text, ampersand - text);
      c = entity (ampersand, &used);
      if (c == 0)
        used = 1, c = '&';
      g_string_append_unichar (out, c);
      text = ampersand + used;
    }
  if (text < end)
    g_string_append_len (out, text, end - text);
}

/**
 * kscore_text_unescape:
 * @text: (nullable): text with character entities
 *
 * Replaces the entities of HTML, once: `&amp;lt;` becomes `&lt;`. Unknown ones stay.
 *
 * Returns: (transfer full) (nullable): the text; %NULL for %NULL
 */
char *
kscore_text_unescape (const char *text)
{
  GString *out;

  if (text == NULL)
    return NULL;
  out = g_string_sized_new (strlen (text));
  append_unescaped (out, text, strlen (text));
  return g_string_free (out, FALSE);
}

/* HTML to plain text. Spans nest; one bit of each mask tells what a level is. */
typedef struct {
  GString   *out;
  GPtrArray *links; /* (nullable) */
  guint64    invisible;
  guint64    ellipsis;
  guint      spans;
  guint      breaks; /* line feeds owed before the next text */
  gboolean   space;  /* one space is owed */
} Html;

static void
html_owe_breaks (Html *html,
                 guint n)
{
  html->breaks = MAX (html->breaks, n);
  html->space = FALSE;
}

static void
html_pay (Html *html)
{
  if (html->out->len > 0)
    {
      for (guint i = 0; i < html->breaks; i++)
        g_string_append_c (html->out, '\n');
      if (html->breaks == 0 && html->space)
        g_string_append_c (html->out, ' ');
    }
  html->breaks = 0;
  html->space = FALSE;
}

static void
html_text (Html       *html,
           const char *text,
           gsize       length)
{
  if (html->invisible != 0)
    return;
  for (gsize i = 0; i < length;)
    {
      gsize start = i;

      while (i < length && !g_ascii_isspace (text[i]))
        i++;
      if (i > start)
        {
          html_pay (html);
          append_unescaped (html->out, text + start, i - start);
        }
      for (; i < length && g_ascii_isspace (text[i]); i++)
        html->space = TRUE;
    }
}

/* Finds an attribute's value in `name a="1" b='2' c=3`. */
static char *
html_attribute (const char *tag,
                gsize       length,
                const char *name)
{
  const char *end = tag + length;
  const char *p = tag;

  while (p < end && !g_ascii_isspace (*p))
    p++;
  while (p < end)
    {
      const char *key, *value;
      gsize key_length, value_length;
      gboolean found;

      while (p < end && (g_ascii_isspace (*p) || *p == '/'))
        p++;
      key = p;
      while (p < end && !g_ascii_isspace (*p) && *p != '=')
        p++;
      key_length = p - key;
      while (p < end && g_ascii_isspace (*p))
        p++;
      found = key_length == strlen (name) && g_ascii_strncasecmp (key, name, key_length) == 0;
      if (p == end || *p != '=')
        {
          if (p == key && p < end)
            p++;
          continue;
        }
      p++;
      while (p < end && g_ascii_isspace (*p))
        p++;
      if (p < end && (*p == '"' || *p == '\''))
        {
          char quote = *p++;

          value = p;
          while (p < end && *p != quote)
            p++;
          value_length = p - value;
          if (p < end)
            p++;
        }
      else
        {
          value = p;
          while (p < end && !g_ascii_isspace (*p))
            p++;
          value_length = p - value;
        }
      if (found)
        {
          GString *decoded = g_string_new (NULL);

          append_unescaped (decoded, value, value_length);
          return g_string_free (decoded, FALSE);
        }
    }
  return NULL;
}

static gboolean
has_word (const char *words,
          const char *word)
{
  g_auto (GStrv) list = words != NULL ? g_strsplit_set (words, " \t\n", -1) : NULL;

  return list != NULL && g_strv_contains ((const char * const *) list, word);
}

static void
html_link (Html       *html,
           const char *tag,
           gsize       length)
{
  g_autofree char *href = NULL;
  g_autofree char *class = NULL;
  g_autofree char *rel = NULL;

  if (html->links == NULL || html->links->len >= MAX_LINKS)
    return;
  href = html_attribute (tag, length, "href");
  if (href == NULL || (!g_str_has_prefix (href, "https://") && !g_str_has_prefix (href, "http://"))
      || !kscore_text_is_line (href))
    return;
  class = html_attribute (tag, length, "class");
  rel = html_attribute (tag, length, "rel");
  if (has_word (class, "mention") || has_word (class, "hashtag") || has_word (rel, "tag"))
    return;
  if (!g_ptr_array_find_with_equal_func (html->links, href, g_str_equal, NULL))
    g_ptr_array_add (html->links, g_steal_pointer (&href));
}

static void
html_open_span (Html       *html,
                const char *tag,
                gsize       length)
{
  g_autofree char *class = NULL;

  if (++html->spans > 64)
    return;
  class = html_attribute (tag, length, "class");
  html->invisible = html->invisible << 1 | has_word (class, "invisible");
  html->ellipsis = html->ellipsis << 1 | has_word (class, "ellipsis");
}

static void
html_close_span (Html *html)
{
  if (html->spans == 0 || html->spans-- > 64)
    return;
  if ((html->ellipsis & 1) && html->invisible == 0)
    g_string_append (html->out, "…");
  html->invisible >>= 1;
  html->ellipsis >>= 1;
}

/* @tag: without its angle brackets. */
static void
html_tag (Html       *html,
          const char *tag,
          gsize       length)
{
  static const char *const blocks[] = {
    "address", "article", "blockquote", "dd", "div", "dl", "dt", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "ol", "pre", "section", "table", "tr",
    "ul", NULL,
  };
  gboolean closing = length > 0 && tag[0] == '/';
  g_autofree char *name = NULL;
  gsize n = 0;

  if (closing)
    tag++, length--;
  while (n < length && g_ascii_isalnum (tag[n]))
    n++;
  name = g_ascii_strdown (tag, n);

  if (strcmp (name, "br") == 0)
    {
      html->breaks = MIN (html->breaks + 1, 2);
      html->space = FALSE;
    }
  else if (strcmp (name, "p") == 0)
    {
      html_owe_breaks (html, 2);
      html->spans = 0;
      html->invisible = html->ellipsis = 0;
    }
  else if (strcmp (name, "span") == 0)
    {
      if (closing)
        html_close_span (html);
      else
        html_open_span (html, tag, length);
    }
  else if (strcmp (name, "a") == 0)
    {
      if (!closing)
        html_link (html, tag, length);
    }
  else if (strcmp (name, "li") == 0)
    {
      html_owe_breaks (html, 1);
      if (!closing && html->invisible == 0)
        {
          html_pay (html);
          g_string_append (html->out, "• ");
        }
    }
  else if (g_strv_contains (blocks, name))
    {
      html_owe_breaks (html, 1);
    }
}

static const char *
find (const char *p,
      const char *end,
      char        c)
{
  return p < end ? memchr (p, c, end - p) : NULL;
}

static gboolean
begins_with (const char *p,
             const char *end,
             const char *prefix)
{
  gsize n = strlen (prefix);

  return (gsize) (end - p) >= n && g_ascii_strncasecmp (p, prefix, n) == 0;
}

/* Returns: the angle bracket that ends the tag at @p; a tag that never ends swallows the rest, as
 * in browsers. */
static const char *
tag_end (const char *p,
         const char *end)
{
  for (; p < end && *p != '>'; p++)
    if (*p == '"' || *p == '\'')
      {
        p = find (p + 1, end, *p);
        if (p == NULL)
          return NULL;
      }
  return p < end ? p : NULL;
}

/* Returns: after what is no text: the rest of a comment, a script or a style sheet. */
static const char *
skip_raw (const char *p,
          const char *end,
          char        first,
          const char *closing)
{
  for (p = find (p, end, first); p != NULL; p = find (p + 1, end, first))
    if (begins_with (p, end, closing))
      return p;
  return end;
}

/**
 * kscore_text_from_html:
 * @html: (nullable): an HTML fragment, such as the content of a Mastodon status
 * @links: (nullable) (element-type utf8): takes the absolute addresses that are linked, each once,
 *   without mentions and hashtags
 *
 * Turns HTML into plain text: paragraphs and line breaks become line feeds, entities characters,
 * and of a shortened link only the part that is shown is kept. The result is not markup: it may
 * hold "<" and is to be escaped like any other text.
 *
 * Returns: (transfer full) (nullable): plain text, not cleaned yet; %NULL for %NULL
 */
char *
kscore_text_from_html (const char *html,
                       GPtrArray  *links)
{
  Html self = { .links = links };
  const char *p = html;
  const char *end;

  if (html == NULL)
    return NULL;

  end = html + strlen (html);
  self.out = g_string_sized_new ((end - html) / 2);
  while (p < end)
    {
      const char *open = find (p, end, '<');
      const char *close;

      html_text (&self, p, (open != NULL ? open : end) - p);
      if (open == NULL)
        break;
      if (begins_with (open, end, "<!--"))
        {
          p = skip_raw (open + 4, end, '-', "-->");
          p = MIN (p + 3, end);
          continue;
        }
      if (!g_ascii_isalpha (open[1]) && open[1] != '/' && open[1] != '!' && open[1] != '?')
        {
          html_text (&self, open, 1);
          p = open + 1;
          continue;
        }
      close = tag_end (open + 1, end);
      if (close == NULL)
        break;
      html_tag (&self, open + 1, close - open - 1);
      p = close + 1;
      if (begins_with (open, end, "<script"))
        p = skip_raw (p, end, '<', "</script");
      else if (begins_with (open, end, "<style"))
        p = skip_raw (p, end, '<', "</style");
    }
  return g_string_free (self.out, FALSE);
}

/**
 * kscore_text_is_web_address:
 * @text: (nullable): a text of any origin
 *
 * Addresses come from other people's servers and files: nothing else is offered to be opened.
 *
 * Returns: whether it is an address of the web: http or https, with a host
 */
gboolean
kscore_text_is_web_address (const char *text)
{
  g_autoptr (GUri) uri = NULL;

  if (!kscore_text_is_line (text))
    return FALSE;

  uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL
         && (g_str_equal (g_uri_get_scheme (uri), "http")
             || g_str_equal (g_uri_get_scheme (uri), "https"))
         && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}
