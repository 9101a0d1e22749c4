/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents that show what an indicator reached. They are those of the village, read when the
 * popover opens. */
#include "ui/villages/desmi-report-evidence.h"

#include "app/desmi-document.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/villages/desmi-document-copy.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>

#define TITLE_CHARS 36
#define MAX_HEIGHT 300

struct _DesmiReportEvidence
{
  AdwBin         parent_instance;

  GtkMenuButton *button;
  GtkBox        *list;
  GtkLabel      *words; /* about the list */
  GtkWidget     *add;

  DesmiSession  *session;
  DesmiReport   *report; /* nullable */
  guint          pillar, row;
  DesmiTable    *documents; /* nullable: while they are read */
  GCancellable  *cancellable;
};

G_DEFINE_FINAL_TYPE (DesmiReportEvidence, desmi_report_evidence, ADW_TYPE_BIN)

static guint apply_signal;

static const DesmiReportRow *
get_row (DesmiReportEvidence *self)
{
  const DesmiReportPillar *pillar = g_ptr_array_index (self->report->pillars, self->pillar);

  return g_ptr_array_index (pillar->rows, self->row);
}

static gboolean
is_evidence (DesmiReportEvidence *self, DesmiDocument *document)
{
  return g_strcmp0 (desmi_document_get (document, "indicator"), get_row (self)->indicator) == 0
         && g_strcmp0 (desmi_document_get (document, "period"), self->report->quarter) == 0;
}

/* What is evidence of something else is not taken away from there. */
static gboolean
is_free (DesmiDocument *document)
{
  return desmi_document_get (document, "indicator") == NULL
         && desmi_document_get (document, "pillar") == NULL;
}

static DesmiDocument *
get_document (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "desmi-document");
}

static void
open_cb (DesmiReportEvidence *self, GtkWidget *button)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  if (store != NULL)
    desmi_document_copy_open (GTK_WIDGET (self), store, get_document (button));
}

static void
toggle_cb (DesmiReportEvidence *self, GtkWidget *button)
{
  DesmiDocument        *document = get_document (button);
  g_autoptr (DesmiEdit) edit = desmi_report_edit_evidence (self->report, get_row (self), document,
                                                           !is_evidence (self, document));

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, apply_signal, 0, edit);
}

static GtkWidget *
new_button (DesmiReportEvidence *self,
            DesmiDocument       *document,
            const char          *words,
            GCallback            callback)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TITLE_CHARS);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, words);
  desmi_a11y_set_label (button, words);
  g_object_set_data_full (G_OBJECT (button), "desmi-document", g_object_ref (document),
                          g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/* Opened by its title, let go by the button behind it. */
static void
add_evidence (DesmiReportEvidence *self, DesmiDocument *document)
{
  GtkWidget  *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char *title = desmi_document_get (document, "title");
  /* Translators: %s is the title of a document that will be kept, but not as evidence */
  g_autofree char *words = g_strdup_printf (_ ("Let “%s” go as evidence"), title);

  gtk_box_append (GTK_BOX (row), new_button (self, document, title, G_CALLBACK (open_cb)));
  if (desmi_village_forms_can_write (self->session))
    {
      GtkWidget *out = new_button (self, document, words, G_CALLBACK (toggle_cb));

      gtk_button_set_icon_name (GTK_BUTTON (out), "window-close-symbolic");
      gtk_widget_set_hexpand (out, FALSE);
      gtk_box_append (GTK_BOX (row), out);
    }
  gtk_box_append (self->list, row);
}

static void
add_free (DesmiReportEvidence *self, DesmiDocument *document)
{
  /* Translators: %s is the title of a document that becomes evidence */
  g_autofree char *words
      = g_strdup_printf (_ ("Attach “%s”"), desmi_document_get (document, "title"));

  gtk_box_append (self->list, new_button (self, document, words, G_CALLBACK (toggle_cb)));
}

static void
clear (DesmiReportEvidence *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
}

static void
fill (DesmiReportEvidence *self, GPtrArray *documents)
{
  guint n = 0;

  clear (self);
  for (guint i = 0; i < documents->len; i++)
    if (is_evidence (self, documents->pdata[i]))
      {
        add_evidence (self, documents->pdata[i]);
        n++;
      }
  for (guint i = 0; i < documents->len && desmi_village_forms_can_write (self->session); i++)
    if (is_free (documents->pdata[i]))
      add_free (self, documents->pdata[i]);
  gtk_label_set_label (self->words, n > 0 ? "" : _ ("No document shows this figure yet."));
  gtk_widget_set_visible (GTK_WIDGET (self->words), n == 0);
}

static void
contents_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiReportEvidence   *self = desmi_call_end (user_data);
  g_autoptr (GPtrArray)  list = NULL;

  if (self == NULL)
    return;
  if (table == NULL)
    {
      gtk_label_set_label (self->words, error->message);
      return;
    }
  list = desmi_document_list (self->documents, table, NULL);
  fill (self, list);
}

static void
documents_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiReportEvidence   *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      gtk_label_set_label (self->words, error->message);
      return;
    }
  g_clear_pointer (&self->documents, desmi_table_unref);
  self->documents = g_steal_pointer (&table);
  desmi_store_lookup_async (DESMI_STORE (source), "attachments", NULL, desmi_locale_get_user (),
                            self->cancellable, contents_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
forget (DesmiReportEvidence *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Asked each time the popover opens. */
static void
opened_cb (DesmiReportEvidence *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  forget (self);
  clear (self);
  gtk_widget_set_visible (self->add, desmi_village_forms_can_write (self->session));
  if (store == NULL || self->report == NULL)
    return;
  gtk_label_set_label (self->words, _ ("Reading the documents…"));
  gtk_widget_set_visible (GTK_WIDGET (self->words), TRUE);
  self->cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, "register-document", self->report->village,
                            desmi_locale_get_user (), self->cancellable, documents_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
desmi_report_evidence_dispose (GObject *object)
{
  DesmiReportEvidence *self = DESMI_REPORT_EVIDENCE (object);

  forget (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->report, desmi_report_unref);
  g_clear_pointer (&self->documents, desmi_table_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_report_evidence_parent_class)->dispose (object);
}

static void
desmi_report_evidence_class_init (DesmiReportEvidenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_report_evidence_dispose;
  apply_signal = g_signal_new ("apply", DESMI_TYPE_REPORT_EVIDENCE, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
new_popover (DesmiReportEvidence *self)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_max_width_chars (self->words, TITLE_CHARS);
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  self->add = gtk_button_new_with_label (_ ("Add a New File…"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "report.add-evidence");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "map", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

static void
desmi_report_evidence_init (DesmiReportEvidence *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "desmi-caption");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_menu_button_set_popover (self->button, new_popover (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * desmi_report_evidence_new:
 * @session: whose file has the documents
 *
 * Returns: (transfer floating): the button, within a form that has the action "report.add-evidence"
 */
GtkWidget *
desmi_report_evidence_new (DesmiSession *session)
{
  DesmiReportEvidence *self = g_object_new (DESMI_TYPE_REPORT_EVIDENCE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * desmi_report_evidence_show:
 * @pillar: place of one in @report
 * @row: place of an indicator in that
 *
 * Says how many documents show what the indicator reached.
 */
void
desmi_report_evidence_show (DesmiReportEvidence *self, DesmiReport *report, guint pillar, guint row)
{
  const DesmiReportRow *shown;
  g_autofree char      *label = NULL, *name = NULL, *tooltip = NULL;

  desmi_report_ref (report);
  g_clear_pointer (&self->report, desmi_report_unref);
  self->report = report;
  self->pillar = pillar;
  self->row = row;
  shown = get_row (self);
  /* Translators: a button; evidence is a photo or document that shows a figure */
  label = shown->n_evidence == 0
              ? g_strdup (_ ("+ Evidence"))
              : g_strdup_printf (ngettext ("%u document", "%u documents", shown->n_evidence),
                                 shown->n_evidence);
  /* Translators: the name of an indicator */
  name = g_strdup_printf (_ ("Evidence for %s"), shown->name);
  gtk_menu_button_set_label (self->button, label);
  /* Translators: %s says “Evidence for ...”; behind it the keys that open it */
  tooltip = g_strdup_printf (_ ("%s (Ctrl+E in the number)"), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  desmi_a11y_set_label (GTK_WIDGET (self->button), name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "s", shown->indicator);
}

/**
 * desmi_report_evidence_open:
 *
 * Shows the documents, as the button does.
 */
void
desmi_report_evidence_open (DesmiReportEvidence *self)
{
  gtk_menu_button_popup (self->button);
}
