#pragma once

#include "support/kscore-fake-world.h"

/* An answer of the AppView, the PDS or the directory in the making. */
typedef struct {
  FakeWorld         *world;
  const FakeRequest *request;
  FakeReply         *reply;
  JsonObject        *object; /* of the reply; NULL once it is refused */
} FakeAnswer;

/* Something with a place in a list: newest first, then by key. */
typedef struct {
  gint64          at;
  char           *key;
  const FakeMark *mark;
  const FakePost *post;
} FakeRow;

void       fake_answer_refuse   (FakeAnswer     *self,
                                 guint           status,
                                 const char     *error,
                                 const char     *message);
JsonArray *fake_answer_add_list (FakeAnswer     *self,
                                 const char     *member);
GArray    *fake_rows_new        (void);
void       fake_rows_add        (GArray         *rows,
                                 gint64          at,
                                 const char     *of,
                                 const FakeMark *mark,
                                 const FakePost *post);
gboolean   fake_answer_cut_page (FakeAnswer     *self,
                                 GArray         *rows);
void       fake_answer_people   (FakeAnswer     *self,
                                 const char     *member,
                                 GArray         *marks);
