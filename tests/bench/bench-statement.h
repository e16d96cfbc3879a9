#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Megabytes that a window took: before the Statement, and after everything. */
enum {
  BENCH_BEFORE,
  BENCH_AT_END,
  BENCH_N_FIGURES
};

double bench_get_memory (const char *name);
int    bench_run_window (const char *mode,
                         const char *data_dir);

G_END_DECLS
