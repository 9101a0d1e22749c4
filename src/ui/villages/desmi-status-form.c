/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Status of programme villages with reason and note. */
#include "ui/villages/desmi-status-form.h"

#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"

#include <glib/gi18n-lib.h>

struct _DesmiStatusForm
{
  GtkBox        parent_instance;

  DesmiFilter  *status;
  DesmiFilter  *reason;
  DesmiField   *note;
  GCancellable *cancellable;
  GtkLabel     *failure;     /* why there are no reasons to choose from */
  char         *reason_id;   /* nullable: as it was; kept as a choice though the list may lack it */
  char         *reason_name; /* nullable */
  gboolean      changed;
  gboolean      quiet;
};

G_DEFINE_FINAL_TYPE (DesmiStatusForm, desmi_status_form, GTK_TYPE_BOX)

static void
changed_cb (DesmiStatusForm *self)
{
  if (!self->quiet)
    self->changed = TRUE;
}

static void
fill_statuses (DesmiStatusForm *self)
{
  static const DesmiStatus statuses[]
      = { DESMI_STATUS_ACTIVE, DESMI_STATUS_CANDIDATE, DESMI_STATUS_SUSPENDED,
          DESMI_STATUS_FINISHED, DESMI_STATUS_LEFT };

  desmi_filter_begin (self->status);
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    desmi_filter_add (self->status, desmi_status_to_code (statuses[i]),
                      desmi_status_name (statuses[i], desmi_locale_get_user ()));
  desmi_filter_end (self->status);
}

static gboolean
has_reason (DesmiTable *table, int column, const char *id)
{
  for (guint i = 0; table != NULL && i < desmi_table_get_n_rows (table); i++)
    if (g_strcmp0 (desmi_table_get_text (table, i, (guint) column), id) == 0)
      return TRUE;
  return FALSE;
}

/* The reasons of @table, each once though the server and the district may both have it, and the one
 * that was there before. */
static void
fill_reasons (DesmiStatusForm *self, DesmiTable *table)
{
  int id = table == NULL ? -1 : desmi_table_find_column (table, "reason"),
      name = table == NULL ? -1 : desmi_table_find_column (table, "name");
  g_autofree char *selected = g_strdup (desmi_filter_get_selected (self->reason));
  const char      *last = NULL;

  self->quiet = TRUE;
  desmi_filter_begin (self->reason);
  desmi_filter_add (self->reason, "", C_ ("reason", "none"));
  if (self->reason_id != NULL && !has_reason (table, id, self->reason_id))
    desmi_filter_add (self->reason, self->reason_id, self->reason_name);
  for (guint i = 0; id >= 0 && name >= 0 && i < desmi_table_get_n_rows (table); i++)
    {
      const char *reason = desmi_table_get_text (table, i, (guint) id);

      if (g_strcmp0 (reason, last) != 0)
        desmi_filter_add (self->reason, reason, desmi_table_get_label (table, i, (guint) name));
      last = reason;
    }
  desmi_filter_end (self->reason);
  desmi_filter_set_selected (self->reason, selected == NULL ? "" : selected);
  self->quiet = FALSE;
}

static void
reasons_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiStatusForm       *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table != NULL)
    fill_reasons (self, table);
  else
    gtk_label_set_label (self->failure, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), table == NULL);
}

static void
desmi_status_form_dispose (GObject *object)
{
  DesmiStatusForm *self = DESMI_STATUS_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (desmi_status_form_parent_class)->dispose (object);
}

static void
desmi_status_form_finalize (GObject *object)
{
  g_free (DESMI_STATUS_FORM (object)->reason_id);
  g_free (DESMI_STATUS_FORM (object)->reason_name);
  G_OBJECT_CLASS (desmi_status_form_parent_class)->finalize (object);
}

static void
desmi_status_form_class_init (DesmiStatusFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_status_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_status_form_finalize;
}

static void
desmi_status_form_init (DesmiStatusForm *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->status = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Status"), NULL);
  self->reason = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Reason"), NULL);
  self->note = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Note on the status"), NULL);
  self->failure = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->failure, 0);
  gtk_label_set_wrap (self->failure, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->failure), "desmi-error");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (self), row);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->failure));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->note));
  fill_statuses (self);
  fill_reasons (self, NULL);
  g_signal_connect_swapped (self->status, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->reason, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->note, "notify::text", G_CALLBACK (changed_cb), self);
}

/**
 * desmi_status_form_new:
 * @session: whose file has the reasons
 *
 * Returns: (transfer floating): the fields, at "active" without a reason
 */
GtkWidget *
desmi_status_form_new (DesmiSession *session)
{
  DesmiStatusForm *self = g_object_new (DESMI_TYPE_STATUS_FORM, NULL);
  DesmiStore      *store = desmi_session_get_store (session);

  if (store != NULL)
    {
      self->cancellable = g_cancellable_new ();
      desmi_store_lookup_async (store, "reasons", NULL, desmi_locale_get_user (), self->cancellable,
                                reasons_cb, desmi_call_new (self, self->cancellable));
    }
  return GTK_WIDGET (self);
}

/**
 * desmi_status_form_set:
 * @reason_id: (nullable)
 * @reason_name: (nullable): its name for a reader
 * @note: (nullable): free text
 *
 * Shows a status as it is; that does not count as a change.
 */
void
desmi_status_form_set (DesmiStatusForm *self,
                       DesmiStatus      status,
                       const char      *reason_id,
                       const char      *reason_name,
                       const char      *note)
{
  self->quiet = TRUE;
  g_free (self->reason_id);
  self->reason_id = g_strdup (reason_id);
  g_free (self->reason_name);
  self->reason_name = g_strdup (reason_name);
  fill_reasons (self, NULL);
  self->quiet = TRUE;
  desmi_filter_set_selected (self->reason, reason_id == NULL ? "" : reason_id);
  desmi_filter_set_selected (self->status, desmi_status_to_code (status));
  desmi_field_set_text (self->note, note);
  self->quiet = FALSE;
  self->changed = FALSE;
}

/**
 * desmi_status_form_get_status:
 *
 * Returns: what is chosen
 */
DesmiStatus
desmi_status_form_get_status (DesmiStatusForm *self)
{
  DesmiStatus status = DESMI_STATUS_ACTIVE;

  if (!desmi_status_parse (desmi_filter_get_selected (self->status), &status, NULL))
    g_return_val_if_reached (DESMI_STATUS_ACTIVE);
  return status;
}

/**
 * desmi_status_form_get_reason:
 *
 * Returns: (nullable): id of the reason chosen
 */
const char *
desmi_status_form_get_reason (DesmiStatusForm *self)
{
  const char *id = desmi_filter_get_selected (self->reason);

  return id == NULL || *id == '\0' ? NULL : id;
}

/**
 * desmi_status_form_get_note:
 *
 * Returns: (nullable): the note typed
 */
const char *
desmi_status_form_get_note (DesmiStatusForm *self)
{
  const char *text = desmi_field_get_text (self->note);

  return *text == '\0' ? NULL : text;
}

/**
 * desmi_status_form_get_changed:
 *
 * Returns: whether the reader changed anything
 */
gboolean
desmi_status_form_get_changed (DesmiStatusForm *self)
{
  return self->changed;
}
