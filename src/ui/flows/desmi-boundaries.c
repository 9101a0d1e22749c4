/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line below totals, where villages with flows have moved, merged or split. */
#include "ui/flows/desmi-boundaries.h"

#include "app/desmi-flow-boundaries.h"
#include "ui/desmi-call.h"

static void
boundaries_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  GtkLabel              *label = desmi_call_end (user_data);
  g_autofree char       *text = NULL;

  if (label == NULL)
    return;
  text = table != NULL ? desmi_flow_boundaries_dup_text (table, desmi_locale_get_user ())
                       : g_strdup (error->message);
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/**
 * desmi_boundaries_ask:
 * @label: hidden where no boundary has changed
 * @area: (nullable): code of a village or subdistrict; %NULL or "": the whole district
 * @cancellable: cancelled at the latest when @label goes
 *
 * Lets @label say by which boundaries the flows of @area are counted.
 */
void
desmi_boundaries_ask (GtkLabel     *label,
                      DesmiStore   *store,
                      const char   *area,
                      GCancellable *cancellable)
{
  desmi_store_lookup_async (store, "flow-boundaries",
                            area != NULL && *area != '\0' ? area : desmi_store_get_district (store),
                            desmi_locale_get_user (), cancellable, boundaries_cb,
                            desmi_call_new (label, cancellable));
}
