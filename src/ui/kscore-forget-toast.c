#include "config.h"

#include "ui/kscore-forget-toast.h"

#include <glib/gi18n-lib.h>

/* Longer than other toasts: what goes with it does not come back. */
#define TIMEOUT_SECONDS 10

/* Belongs to its toast, and ends with it. Where the overlay goes before the toast does, nothing is
 * deleted: whoever closed it offers the same elsewhere, or has it deleted. */
typedef struct {
  KscoreAccountActions *actions; /* (owned) */
  AdwToast             *toast;   /* (unowned): it owns this */
  GWeakRef              overlay;
  char                 *account; /* (owned) */
  gulong                handler; /* of the actions' obstacle */
  gboolean              undone;  /* or being deleted: nothing is left to do */
} Offer;

static void
offer_free (Offer *offer)
{
  g_clear_signal_handler (&offer->handler, offer->actions);
  g_object_unref (offer->actions);
  g_weak_ref_clear (&offer->overlay);
  g_free (offer->account);
  g_free (offer);
}

/* Ends a call that nobody waits for: its overlay, where that is still there, says why it failed. */
static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (AdwToastOverlay) overlay = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  gboolean done = kscore_account_actions_change_finish (KSCORE_ACCOUNT_ACTIONS (object), result,
                                                        &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (!done && overlay != NULL)
    kscore_forget_toast_fail (overlay, error);
  else if (!done)
    g_message ("%s", error->message);
}

static void
change (Offer               *offer,
        KscoreAccountChange  what)
{
  g_autoptr (AdwToastOverlay) overlay = g_weak_ref_get (&offer->overlay);
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, overlay);
  kscore_account_actions_change_async (offer->actions, what, offer->account, NULL, changed_cb,
                                       weak);
}

static void
undo_cb (Offer *offer)
{
  offer->undone = TRUE;
  change (offer, KSCORE_ACCOUNT_UNDO_FORGET);
}

/* A toast is also dismissed when its overlay goes away. */
static void
dismissed_cb (Offer *offer)
{
  g_autoptr (AdwToastOverlay) overlay = g_weak_ref_get (&offer->overlay);

  if (offer->undone || overlay == NULL || gtk_widget_get_root (GTK_WIDGET (overlay)) == NULL)
    return;
  offer->undone = TRUE;
  change (offer, KSCORE_ACCOUNT_FINISH_FORGET);
}

/* Imports and refreshes delete what is forgotten before they begin. */
static void
obstacle_cb (Offer *offer)
{
  g_autofree char *obstacle = kscore_account_actions_dup_obstacle (offer->actions);

  if (obstacle != NULL && !kscore_account_actions_get_deleting (offer->actions))
    adw_toast_dismiss (offer->toast);
}

/**
 * kscore_forget_toast_show:
 * @overlay: where to show it
 * @actions: what the account was forgotten with
 * @account: the id of the account
 *
 * Shows the toast.
 */
void
kscore_forget_toast_show (AdwToastOverlay      *overlay,
                          KscoreAccountActions *actions,
                          const char           *account)
{
  g_autofree char *handle = NULL;
  g_autofree char *title = NULL;
  AdwToast *toast;
  Offer *offer;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (KSCORE_IS_ACCOUNT_ACTIONS (actions));

  /* The title of a toast is markup. */
  handle = g_markup_escape_text (kscore_account_actions_get_handle (actions, account), -1);
  /* Translators: %s is the name of an account, which may be cut off at its end */
  title = g_strdup_printf (_("Forgot %s"), handle);
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, TIMEOUT_SECONDS);

  offer = g_new0 (Offer, 1);
  offer->actions = g_object_ref (actions);
  offer->toast = toast;
  offer->account = g_strdup (account);
  g_weak_ref_init (&offer->overlay, overlay);
  g_object_set_data_full (G_OBJECT (toast), "kscore-offer", offer, (GDestroyNotify) offer_free);
  g_signal_connect_swapped (toast, "button-clicked", G_CALLBACK (undo_cb), offer);
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (dismissed_cb), offer);
  offer->handler = g_signal_connect_swapped (actions, "notify::obstacle",
                                             G_CALLBACK (obstacle_cb), offer);
  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * kscore_forget_toast_fail:
 * @overlay: where to say it
 * @error: why an action failed
 *
 * Says what went wrong and what can be done.
 */
void
kscore_forget_toast_fail (AdwToastOverlay *overlay,
                          const GError    *error)
{
  g_autofree char *title = NULL;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  title = g_markup_escape_text (error->message, -1);
  adw_toast_overlay_add_toast (overlay, adw_toast_new (title));
}
