#include "config.h"

#include "net/kscore-host-limit.h"

#include "core/kscore-date.h"
#include "core/kscore-values.h"

#define FIRST_BACKOFF 30 /* seconds; doubles each time, up to KSCORE_HTTP_MAX_WAIT */

/* Less than one in ten left is little. */
#define LITTLE 10

#define MICROS(seconds) ((gint64) (seconds) * G_USEC_PER_SEC)

/**
 * kscore_host_budget_free:
 * @budget: (transfer full) (nullable): a budget
 */
void
kscore_host_budget_free (KscoreHostBudget *budget)
{
  if (budget == NULL)
    return;

  g_free (budget->host);
  g_free (budget);
}

/**
 * kscore_host_limit_init:
 * @self: (out caller-allocates): that of a host that has told nothing
 */
void
kscore_host_limit_init (KscoreHostLimit *self)
{
  *self = (KscoreHostLimit) {
    .reset_at = KSCORE_TIME_UNKNOWN,
    .limit = KSCORE_UNKNOWN,
    .remaining = KSCORE_UNKNOWN,
  };
}

static gint64
get_backoff (guint n_refused)
{
  return MIN ((gint64) FIRST_BACKOFF << MIN (n_refused - 1, 10), KSCORE_HTTP_MAX_WAIT);
}

/**
 * kscore_host_limit_learn:
 * @self: a limit
 * @status: of an answer
 * @told: what its headers say
 * @now: the time
 *
 * Returns: whether the answer is a refusal, so that the request is to be made again later
 */
gboolean
kscore_host_limit_learn (KscoreHostLimit      *self,
                         guint                 status,
                         const KscoreHttpTold *told,
                         gint64                now)
{
  gboolean refused = status == 429 || status == 503;
  gint64 wait = 0;

  if (told->limit != KSCORE_UNKNOWN)
    self->limit = told->limit;
  if (told->remaining != KSCORE_UNKNOWN)
    self->remaining = told->remaining;
  if (told->reset_after != KSCORE_UNKNOWN)
    self->reset_at = now + MICROS (told->reset_after);

  if (refused)
    {
      self->n_refused++;
      if (told->retry_after != KSCORE_UNKNOWN)
        wait = told->retry_after;
      else if (told->reset_after != KSCORE_UNKNOWN)
        wait = told->reset_after;
      else
        wait = get_backoff (self->n_refused);
      /* One that keeps saying "at once" and refuses is not believed. */
      if (self->n_refused > 1)
        wait = MAX (wait, get_backoff (self->n_refused - 1));
    }
  else
    {
      self->n_refused = 0;
      if (status >= 400 && told->retry_after != KSCORE_UNKNOWN)
        wait = told->retry_after;
      if (told->remaining == 0 && told->reset_after != KSCORE_UNKNOWN)
        wait = MAX (wait, told->reset_after);
    }

  self->not_before = wait > 0 ? now + MICROS (MIN (wait, KSCORE_HTTP_MAX_WAIT)) : 0;
  return refused;
}

/**
 * kscore_host_limit_get_wait:
 * @self: a limit
 * @now: the time
 *
 * Returns: microseconds until the host may be asked again
 */
gint64
kscore_host_limit_get_wait (const KscoreHostLimit *self,
                            gint64                 now)
{
  return CLAMP (self->not_before - now, 0, MICROS (KSCORE_HTTP_MAX_WAIT));
}

/**
 * kscore_host_limit_get_spread:
 * @self: a limit
 * @now: the time
 *
 * Returns: microseconds between two requests that make the little that is left last until more is
 *   given; 0 where enough is left
 */
gint64
kscore_host_limit_get_spread (const KscoreHostLimit *self,
                              gint64                 now)
{
  if (self->limit <= 0 || self->remaining <= 0 || self->reset_at == KSCORE_TIME_UNKNOWN
      || self->reset_at <= now || self->remaining > (self->limit - 1) / LITTLE)
    return 0;
  return (self->reset_at - now) / self->remaining;
}

/**
 * kscore_host_limit_restore:
 * @self: a limit
 * @budget: what was kept of it
 * @now: the time
 * @real_now: the same by this machine's clock, seconds since 1970
 */
void
kscore_host_limit_restore (KscoreHostLimit        *self,
                           const KscoreHostBudget *budget,
                           gint64                  now,
                           gint64                  real_now)
{
  const gint64 end = real_now + KSCORE_HTTP_MAX_WAIT;
  gint64 not_before = 0;

  kscore_host_limit_init (self);
  if (budget->reset_at != KSCORE_TIME_UNKNOWN && budget->reset_at > real_now
      && budget->remaining >= 0)
    {
      self->remaining = budget->remaining;
      self->reset_at = now + MICROS (MIN (budget->reset_at, end) - real_now);
      if (self->remaining == 0)
        self->not_before = self->reset_at;
    }
  if (budget->not_before > real_now)
    not_before = now + MICROS (MIN (budget->not_before, end) - real_now);
  self->not_before = MAX (self->not_before, not_before);
}

/* Rounded up, so that nothing is asked too early after a restart. */
static gint64
to_real (gint64 time,
         gint64 now,
         gint64 real_now)
{
  return real_now + (time - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
}

/**
 * kscore_host_limit_tell:
 * @self: a limit
 * @now: the time
 * @real_now: the same by this machine's clock, seconds since 1970
 * @budget: what to keep of it; its host stays as it is
 *
 * Returns: whether there is anything to keep
 */
gboolean
kscore_host_limit_tell (const KscoreHostLimit *self,
                        gint64                 now,
                        gint64                 real_now,
                        KscoreHostBudget      *budget)
{
  gboolean counted = self->remaining != KSCORE_UNKNOWN && self->reset_at != KSCORE_TIME_UNKNOWN
                     && self->reset_at > now;

  budget->not_before = self->not_before > now ? to_real (self->not_before, now, real_now) : 0;
  budget->remaining = counted ? self->remaining : KSCORE_UNKNOWN;
  budget->reset_at = counted ? to_real (self->reset_at, now, real_now) : KSCORE_TIME_UNKNOWN;
  return counted || budget->not_before != 0;
}
