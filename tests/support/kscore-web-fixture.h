#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KscoreWebAnswer:
 *
 * What a server in a test answers. "@ORIGIN@" in @body, @headers and @raw becomes the server's own
 * origin, "http://127.0.0.1:1234".
 */
typedef struct {
  const char         *path;    /* "/x" for whatever its query is, or "/x?y=1" */
  guint               status;  /* 0 for 200 */
  const char         *type;    /* (nullable): Content-Type */
  const char         *body;    /* (nullable) */
  gsize               size;    /* of @body; 0 where it ends with a NUL */
  const char * const *headers; /* (nullable): name, value, name, value, …, NULL */
  guint               delay;   /* milliseconds before it answers */
  gboolean            hold;    /* answers only after kscore_web_fixture_release() */
  const char         *raw;     /* (nullable): written as it is instead of all that; then the
                                * connection is closed. "" just closes it */
  gsize               raw_size; /* of @raw; 0 where it ends with a NUL */
  const char         *tail;    /* (nullable): written behind @raw again and again, without end */
  guint               pause;   /* milliseconds between two @tail */
  gboolean            linger;  /* closes after @raw only when more is asked over the connection */
} KscoreWebAnswer;

/**
 * KscoreWebFixture:
 *
 * A web server on 127.0.0.1 that answers what a test tells it to, in a thread of its own. Answers
 * for the same path come in the order in which they were added; the last one stays. What is not
 * there is answered with 404.
 */
typedef struct _KscoreWebFixture KscoreWebFixture;

KscoreWebFixture *kscore_web_fixture_new             (void);
KscoreWebFixture *kscore_web_fixture_new_tls         (void);
void              kscore_web_fixture_free            (KscoreWebFixture      *self);
const char       *kscore_web_fixture_get_origin      (KscoreWebFixture      *self);
const char       *kscore_web_fixture_get_host        (KscoreWebFixture      *self);
guint16           kscore_web_fixture_get_port        (KscoreWebFixture      *self);
const char       *kscore_web_fixture_get_certificate (void);
char             *kscore_web_fixture_dup_url         (KscoreWebFixture      *self,
                                                      const char            *path);
void              kscore_web_fixture_add             (KscoreWebFixture      *self,
                                                      const KscoreWebAnswer *answer);
void              kscore_web_fixture_add_json        (KscoreWebFixture      *self,
                                                      const char            *path,
                                                      const char            *json);
void              kscore_web_fixture_release         (KscoreWebFixture      *self);
guint             kscore_web_fixture_get_n_requests  (KscoreWebFixture      *self,
                                                      const char            *path);
guint             kscore_web_fixture_get_max_under_way (KscoreWebFixture    *self);
guint             kscore_web_fixture_get_n_under_way (KscoreWebFixture      *self);
char             *kscore_web_fixture_dup_request     (KscoreWebFixture      *self,
                                                      guint                  index);
char             *kscore_web_fixture_dup_header      (KscoreWebFixture      *self,
                                                      guint                  index,
                                                      const char            *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreWebFixture, kscore_web_fixture_free)

G_END_DECLS
