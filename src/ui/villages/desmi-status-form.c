/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Status of programme villages with the day it holds from, reason and note. */
#include "ui/villages/desmi-status-form.h"

#include "core/desmi-clock.h"
#include "core/desmi-period.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DesmiStatusForm
{
  GtkBox        parent_instance;

  DesmiFilter  *status;
  DesmiFilter  *reason;
  DesmiField   *since;
  GtkLabel     *doubt; /* what is odd about the day */
  DesmiField   *note;
  GCancellable *cancellable;
  GtkLabel     *failure;     /* why there are no reasons to choose from */
  char         *reason_id;   /* nullable: as it was; kept as a choice though the list may lack it */
  char         *reason_name; /* nullable */
  char         *before;      /* nullable: status as it was; of several villages none */
  char         *day_before;  /* nullable: since when */
  int           cohort;      /* 0: unknown */
  gboolean      is_day_typed;
  gboolean      changed;
  gboolean      quiet;
};

G_DEFINE_FINAL_TYPE (DesmiStatusForm, desmi_status_form, GTK_TYPE_BOX)

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/* Nullable: why the day may be wrong; it is saved all the same. */
static char *
dup_doubt (DesmiStatusForm *self, const char *day)
{
  const char      *status = desmi_filter_get_selected (self->status);
  g_autofree char *today = dup_today (), *before = NULL;

  if (strcmp (day, today) > 0)
    return g_strdup (_ ("This day is still to come."));
  if (self->day_before != NULL && g_strcmp0 (status, self->before) != 0
      && strcmp (day, self->day_before) < 0)
    {
      before = desmi_format_day (self->day_before, desmi_locale_get_user ());
      /* Translators: %s is a day */
      return g_strdup_printf (_ ("The status before holds since %s only."), before);
    }
  if (self->cohort > 0 && g_strcmp0 (status, "candidate") != 0
      && g_ascii_strtoll (day, NULL, 10) < self->cohort)
    /* Translators: %d is a year */
    return g_strdup_printf (_ ("The village joined in %d only."), self->cohort);
  return NULL;
}

static void
say_doubt (DesmiStatusForm *self)
{
  g_autofree char *day = desmi_day_parse_loose (desmi_field_get_text (self->since), NULL);
  g_autofree char *doubt = day != NULL ? dup_doubt (self, day) : NULL;

  gtk_label_set_label (self->doubt, doubt == NULL ? "" : doubt);
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), doubt != NULL);
  desmi_a11y_set_description (GTK_WIDGET (self->since), doubt);
}

static void
changed_cb (DesmiStatusForm *self)
{
  if (!self->quiet)
    self->changed = TRUE;
}

static void
show_day (DesmiStatusForm *self, const char *day)
{
  g_autofree char *text = day != NULL ? desmi_format_day (day, desmi_locale_get_user ()) : NULL;
  gboolean         quiet = self->quiet;

  self->quiet = TRUE;
  desmi_field_set_text (self->since, text);
  self->quiet = quiet;
}

/* Another status holds from today, unless a day was typed; back at the old one, as it did. */
static void
status_cb (DesmiStatusForm *self)
{
  const char *status = desmi_filter_get_selected (self->status);

  changed_cb (self);
  if (!self->quiet && status != NULL && !self->is_day_typed)
    {
      g_autofree char *today = dup_today ();

      show_day (self, g_strcmp0 (status, self->before) == 0 ? self->day_before : today);
    }
  say_doubt (self);
}

static void
since_cb (DesmiStatusForm *self)
{
  changed_cb (self);
  if (!self->quiet)
    self->is_day_typed = TRUE;
  say_doubt (self);
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
  g_free (DESMI_STATUS_FORM (object)->before);
  g_free (DESMI_STATUS_FORM (object)->day_before);
  G_OBJECT_CLASS (desmi_status_form_parent_class)->finalize (object);
}

static void
desmi_status_form_class_init (DesmiStatusFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_status_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_status_form_finalize;
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  return GTK_LABEL (label);
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
  self->since = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Status since"), "hint",
                              _ ("e.g. 25/11/2023"), NULL);
  self->doubt = new_label ("desmi-caption");
  self->failure = new_label ("desmi-error");
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (self), row);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->failure));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->since));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->doubt));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->note));
  fill_statuses (self);
  fill_reasons (self, NULL);
  g_signal_connect_swapped (self->status, "notify::selected", G_CALLBACK (status_cb), self);
  g_signal_connect_swapped (self->since, "notify::text", G_CALLBACK (since_cb), self);
  g_signal_connect_swapped (self->reason, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->note, "notify::text", G_CALLBACK (changed_cb), self);
}

/**
 * desmi_status_form_new:
 * @session: whose file has the reasons
 *
 * Returns: (transfer floating): the fields, at "active" since today without a reason
 */
GtkWidget *
desmi_status_form_new (DesmiSession *session)
{
  DesmiStatusForm *self = g_object_new (DESMI_TYPE_STATUS_FORM, NULL);
  DesmiStore      *store = desmi_session_get_store (session);
  g_autofree char *today = dup_today ();

  show_day (self, today);
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
 * @village: one of the programme
 *
 * Shows its status as it is; that does not count as a change.
 */
void
desmi_status_form_set (DesmiStatusForm *self, const DesmiVillage *village)
{
  const char *reason = village->status_reason_id;

  self->quiet = TRUE;
  g_free (self->reason_id);
  self->reason_id = g_strdup (reason);
  g_free (self->reason_name);
  self->reason_name = g_strdup (village->status_reason);
  g_free (self->before);
  self->before = g_strdup (desmi_status_to_code (village->status));
  g_free (self->day_before);
  self->day_before = g_strdup (village->status_since);
  self->cohort = village->cohort;
  fill_reasons (self, NULL);
  self->quiet = TRUE;
  desmi_filter_set_selected (self->reason, reason == NULL ? "" : reason);
  desmi_filter_set_selected (self->status, self->before);
  show_day (self, self->day_before);
  desmi_field_set_text (self->note, village->status_note);
  self->quiet = FALSE;
  self->changed = FALSE;
  say_doubt (self);
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
 * Returns: (nullable): id of the reason chosen; empty: none; %NULL: of several villages none was
 *   chosen, and each keeps its own
 */
const char *
desmi_status_form_get_reason (DesmiStatusForm *self)
{
  const char *id = desmi_filter_get_selected (self->reason);

  if (id != NULL && *id != '\0')
    return id;
  return self->before != NULL ? "" : NULL;
}

/**
 * desmi_status_form_get_note:
 *
 * Returns: (nullable): the note typed; empty and %NULL: as desmi_status_form_get_reason()
 */
const char *
desmi_status_form_get_note (DesmiStatusForm *self)
{
  const char *text = desmi_field_get_text (self->note);

  return *text == '\0' && self->before == NULL ? NULL : text;
}

/**
 * desmi_status_form_read_since:
 * @since: (out) (transfer full) (nullable): the day typed, YYYY-MM-DD; %NULL: none
 *
 * Returns: whether what was typed is a day; if not, the field says so
 */
gboolean
desmi_status_form_read_since (DesmiStatusForm *self, char **since)
{
  g_autofree char   *text = g_strstrip (g_strdup (desmi_field_get_text (self->since)));
  g_autoptr (GError) error = NULL;

  *since = NULL;
  if (*text != '\0')
    *since = desmi_day_parse_loose (text, &error);
  desmi_field_set_error (self->since, error != NULL ? error->message : NULL);
  if (error != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->since));
  return error == NULL;
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

/**
 * desmi_status_form_keep:
 * @form: that it is a part of
 *
 * Lets @form keep what is chosen and typed here.
 */
void
desmi_status_form_keep (DesmiStatusForm *self, DesmiForm *form)
{
  desmi_form_add_input (form, "status", self->status, "selected");
  desmi_form_add_input (form, "status-since", self->since, "text");
  desmi_form_add_input (form, "status-reason", self->reason, "selected");
  desmi_form_add_input (form, "status-note", self->note, "text");
}
