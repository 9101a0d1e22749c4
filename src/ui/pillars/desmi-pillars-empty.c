/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to do first in a file that knows nothing of the pillars: get or enrol villages, or fill in
 * the reports of those that there are. */
#include "ui/pillars/desmi-pillars-empty.h"

#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"

#include <glib/gi18n-lib.h>

struct _DesmiPillarsEmpty
{
  AdwBin         parent_instance;

  AdwStatusPage *page;
  GtkStack      *steps;

  GCancellable  *cancellable; /* nullable: of what is being asked */
};

G_DEFINE_FINAL_TYPE (DesmiPillarsEmpty, desmi_pillars_empty, ADW_TYPE_BIN)

static void
stop (DesmiPillarsEmpty *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiPillarsEmpty     *self = desmi_call_end (user_data);
  gboolean               has_villages;

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_error_say (GTK_WIDGET (self), error);
      return;
    }
  has_villages = desmi_table_get_n_rows (table) > 0;
  adw_status_page_set_description (
      self->page, has_villages
                      ? _ ("No village has reported on its pillars. Begin with a first report, or "
                           "set the targets.")
                      : _ ("Get the official data of this district from the national server, or "
                           "add the first programme village."));
  gtk_stack_set_visible_child_name (self->steps, has_villages ? "somebody" : "nobody");
}

static void
desmi_pillars_empty_dispose (GObject *object)
{
  stop (DESMI_PILLARS_EMPTY (object));
  G_OBJECT_CLASS (desmi_pillars_empty_parent_class)->dispose (object);
}

static void
desmi_pillars_empty_class_init (DesmiPillarsEmptyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_pillars_empty_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/pillars/desmi-pillars-empty.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsEmpty, page);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsEmpty, steps);
}

static void
desmi_pillars_empty_init (DesmiPillarsEmpty *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desmi_pillars_empty_ask:
 * @programme: (nullable): whose villages; %NULL: the usual one
 *
 * Offers what can be done first, which hangs on whether any village is enrolled.
 */
void
desmi_pillars_empty_ask (DesmiPillarsEmpty *self, DesmiStore *store, const char *programme)
{
  g_return_if_fail (DESMI_IS_PILLARS_EMPTY (self));

  stop (self);
  self->cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, "enrolments", programme, desmi_locale_get_user (),
                            self->cancellable, villages_cb,
                            desmi_call_new (self, self->cancellable));
}
