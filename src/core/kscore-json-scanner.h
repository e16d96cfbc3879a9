#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KSCORE_JSON_ERROR (kscore_json_error_quark ())

/**
 * KscoreJsonError:
 * @KSCORE_JSON_ERROR_SYNTAX: brackets, quotes or commas that do not fit
 * @KSCORE_JSON_ERROR_TRUNCATED: the text ends in the middle
 * @KSCORE_JSON_ERROR_DEPTH: nested deeper than the limit
 * @KSCORE_JSON_ERROR_LENGTH: one element is longer than the limit
 * @KSCORE_JSON_ERROR_EMPTY: there is no array and no object at all
 *
 * What is wrong with a JSON text. The messages are for logs: whoever knows where the text came
 * from turns them into a sentence for a person.
 */
typedef enum {
  KSCORE_JSON_ERROR_SYNTAX,
  KSCORE_JSON_ERROR_TRUNCATED,
  KSCORE_JSON_ERROR_DEPTH,
  KSCORE_JSON_ERROR_LENGTH,
  KSCORE_JSON_ERROR_EMPTY,
} KscoreJsonError;

#define KSCORE_JSON_MAX_DEPTH   64
#define KSCORE_JSON_MAX_ELEMENT (4 * 1024 * 1024)
#define KSCORE_JSON_MAX_MEMBER  (256 * 1024)
#define KSCORE_JSON_MAX_PREFIX  4096

typedef struct _KscoreJsonScanner KscoreJsonScanner;

/**
 * KscoreJsonElementFunc:
 * @member: (nullable): the name of a member of the top-level object, delivered whole; %NULL for
 *   one element of the array that is cut
 * @data: its JSON text, followed by a NUL; changed or gone after the call
 * @length: bytes, without the NUL
 * @user_data: data
 * @error: return location
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*KscoreJsonElementFunc) (const char  *member,
                                           const char  *data,
                                           gsize        length,
                                           gpointer     user_data,
                                           GError     **error);

GQuark             kscore_json_error_quark         (void);
KscoreJsonScanner *kscore_json_scanner_new         (const char             *array_member,
                                                    KscoreJsonElementFunc   func,
                                                    gpointer                user_data);
void               kscore_json_scanner_free        (KscoreJsonScanner      *self);
void               kscore_json_scanner_set_maximum (KscoreJsonScanner      *self,
                                                    gsize                   element,
                                                    gsize                   member);
void               kscore_json_scanner_set_dropped (KscoreJsonScanner      *self,
                                                    const char * const     *names);
gboolean           kscore_json_scanner_feed        (KscoreJsonScanner      *self,
                                                    const char             *data,
                                                    gsize                   length,
                                                    GError                **error);
gboolean           kscore_json_scanner_finish      (KscoreJsonScanner      *self,
                                                    GError                **error);
gboolean           kscore_json_check               (const char             *data,
                                                    gsize                   length,
                                                    GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreJsonScanner, kscore_json_scanner_free)

G_END_DECLS
