#pragma once

#include <libsoup/soup.h>

#include "support/kscore-fake-world.h"

/* What the server and the changing of answers share. */

typedef enum {
  FAULT_RATE_SECONDS,
  FAULT_RATE_DATE,
  FAULT_RATE_RESET,
  FAULT_UNAUTHORIZED,
  FAULT_STATUS,
  FAULT_HTML,
  FAULT_TRUNCATED,
  FAULT_UTF16,
  FAULT_LATIN1,
  FAULT_GARBAGE,
  FAULT_TYPES,
  FAULT_NULL,
  FAULT_EMPTY,
  FAULT_DEEP,
  FAULT_HUGE,
  FAULT_CURSOR_SAME,
  FAULT_CURSOR_EMPTY,
  FAULT_CURSOR_PAGES,
  FAULT_CURSOR_ENDS,
  FAULT_REDIRECT,
  FAULT_OTHER_ACCOUNT,
  FAULT_CLOCK,
  FAULT_DROP,
  FAULT_CLOSE,
  FAULT_DELAY,
  N_FAULTS,
} FakeFaultKind;

typedef struct {
  FakeFaultKind kind;
  guint         host;
  guint         account;
  char         *path;
  guint         after;
  guint         times;
  guint         seen;
  gint64        value;
  char         *text;
} FakeFault;

/* An answer as it goes over the wire. */
typedef struct {
  guint               status;
  SoupMessageHeaders *headers;
  GBytes             *body;
  gboolean            truncated; /* half of the body, with the length of the whole */
  gboolean            drop;      /* nothing but the end of the connection */
  gboolean            close;     /* whole, then the connection ends though nothing said so */
  guint               delay;     /* milliseconds */
} FakeWire;

gboolean fake_fault_parse (const char            *name,
                           FakeFaultKind         *kind);
void     fake_fault_free  (FakeFault             *fault);
void     fake_wire_clear  (FakeWire              *wire);
void     fake_answer      (FakeWorld             *world,
                           GPtrArray             *faults,
                           FakeRequest           *request,
                           const char            *target,
                           guint                  counter,
                           FakeWire              *wire);
JsonNode *fake_change_types (JsonNode            *node,
                             const char          *members);

FakeWorld *fake_network_lock   (KscoreFakeNetwork *self);
void       fake_network_unlock (KscoreFakeNetwork *self);
