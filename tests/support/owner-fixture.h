#pragma once

#include "service/kscore-scoring-model.h"
#include "service/kscore-workspace.h"

/* 2026-11-01T12:00:00Z, a Sunday: what every fixture's clock says. */
#define OWNER_FIXTURE_NOW G_GINT64_CONSTANT (1793534400)

/* A data directory of its own and a made-up owner's archives to fill it with. */
typedef struct {
  char *root;     /* (owned) removed in the end */
  char *data_dir; /* (owned) */
} OwnerFixture;

void             owner_fixture_init            (OwnerFixture *self);
void             owner_fixture_clear           (OwnerFixture *self);
char            *owner_fixture_write_x_archive (OwnerFixture *self,
                                                const char   *name,
                                                const char   *account_id,
                                                const char   *handle,
                                                guint         n_weeks);
char            *owner_fixture_write_file      (OwnerFixture *self,
                                                const char   *name,
                                                const char   *text);
KscoreWorkspace *owner_fixture_open            (OwnerFixture *self);
void             owner_fixture_import          (KscoreWorkspace *workspace,
                                                const char      *path);
gint64           owner_fixture_clock           (gpointer      user_data);
gboolean         owner_fixture_spin_until      (gboolean    (*condition) (gpointer user_data),
                                                gpointer      user_data);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OwnerFixture, owner_fixture_clear)
