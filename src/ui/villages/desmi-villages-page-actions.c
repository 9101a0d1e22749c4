/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What menus, buttons and keys do on the page of villages. */
#include "ui/villages/desmi-villages-page-private.h"

#include "app/decks/desmi-deck-list.h"
#include "ui/villages/desmi-bulk-form.h"
#include "ui/villages/desmi-officer-form.h"
#include "ui/villages/desmi-paste-form.h"
#include "ui/villages/desmi-village-forms.h"
#include "ui/villages/desmi-village-layout.h"
#include "ui/villages/desmi-village-page.h"
#include "ui/villages/desmi-village-selection.h"
#include "ui/villages/desmi-village-visit.h"

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_villages_page_edit (DESMI_VILLAGES_PAGE (widget));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiVillagesPage *self = DESMI_VILLAGES_PAGE (widget);

  if (self->shown != NULL)
    desmi_village_page_open (self->session, self->shown, NULL);
}

/* What was selected when the button was pressed, whatever comes meanwhile. */
static void
edit_field_of (GtkWidget *widget, GPtrArray *villages)
{
  DesmiVillagesPage *self = DESMI_VILLAGES_PAGE (widget);

  if (villages->len > 0 && gtk_widget_get_root (widget) != NULL
      && desmi_village_forms_can_write (self->session))
    gtk_window_present (GTK_WINDOW (
        desmi_bulk_form_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->session, villages)));
}

static void
set_officer_of (GtkWidget *widget, GPtrArray *villages)
{
  DesmiVillagesPage *self = DESMI_VILLAGES_PAGE (widget);

  if (villages->len > 0 && gtk_widget_get_root (widget) != NULL
      && desmi_village_forms_can_write (self->session))
    gtk_window_present (GTK_WINDOW (desmi_officer_form_new (
        GTK_WINDOW (gtk_widget_get_root (widget)), self->session, villages)));
}

static void
set_status_of (GtkWidget *widget, GPtrArray *villages)
{
  if (gtk_widget_get_root (widget) != NULL)
    desmi_village_forms_set_status (widget, DESMI_VILLAGES_PAGE (widget)->session, villages);
}

/* Of what a filter hides nothing is selected. */
static void
ask_selected (DesmiVillagesPage *self, DesmiVillageSelectionFunc func)
{
  DesmiVillageFilter filter;

  desmi_villages_page_fill_filter (self, &filter, FALSE);
  desmi_village_selection_ask (GTK_WIDGET (self), GTK_SELECTION_MODEL (self->selection), self->list,
                               desmi_session_get_store (self->session), &filter, self->cancellable,
                               func);
}

static void
edit_field_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_selected (DESMI_VILLAGES_PAGE (widget), edit_field_of);
}

static void
set_officer_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_selected (DESMI_VILLAGES_PAGE (widget), set_officer_of);
}

static void
set_status_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_selected (DESMI_VILLAGES_PAGE (widget), set_status_of);
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_paste_form_ask (widget, DESMI_VILLAGES_PAGE (widget)->session);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiVillagesPage *self = DESMI_VILLAGES_PAGE (widget);
  DesmiVillageFilter filter;

  desmi_villages_page_fill_filter (self, &filter, FALSE);
  desmi_village_selection_copy (self->view, self->session, self->list, &filter);
}

static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  DesmiVillagesPage *self = DESMI_VILLAGES_PAGE (widget);
  DesmiVillageFilter filter;

  desmi_villages_page_fill_filter (self, &filter, FALSE);
  desmi_village_selection_give (self->view, self->session, self->list, &filter, out);
}

static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiVillagesPage    *self = DESMI_VILLAGES_PAGE (widget);
  g_autoptr (GPtrArray) columns = desmi_village_layout_list_kinds (self->view);
  g_autoptr (GPtrArray) titles = desmi_village_layout_list_titles (self->view);
  DesmiVillageFilter    filter;

  desmi_villages_page_fill_filter (self, &filter, FALSE);
  return desmi_deck_list_new_villages (&filter, columns, titles);
}

static void
unselect_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiVillagesPage *self = DESMI_VILLAGES_PAGE (widget);

  desmi_village_visit_leave (self->session, DESMI_VILLAGES_PAGE_NAME, "");
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
show_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiVillagesPage *self = DESMI_VILLAGES_PAGE (widget);

  desmi_village_choices_clear (&self->choices, self->session);
  desmi_villages_page_ask (self);
}

static void
retry_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiVillagesPage *self = DESMI_VILLAGES_PAGE (widget);

  desmi_village_list_retry (self->list);
  desmi_villages_page_refresh (widget);
}

/**
 * desmi_villages_page_provide_table:
 *
 * Lets the list be saved and printed.
 */
void
desmi_villages_page_provide_table (DesmiVillagesPage *self)
{
  desmi_table_out_provide (GTK_WIDGET (self), out_cb);
  desmi_table_out_provide_ask (GTK_WIDGET (self), slide_cb);
}

/**
 * desmi_villages_page_install_actions:
 * @widget_class: of the page
 *
 * Installs what menus, buttons and keys do on the page.
 */
void
desmi_villages_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "villages.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "villages.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "villages.set-status", NULL, set_status_cb);
  gtk_widget_class_install_action (widget_class, "villages.edit-field", NULL, edit_field_cb);
  gtk_widget_class_install_action (widget_class, "villages.set-officer", NULL, set_officer_cb);
  gtk_widget_class_install_action (widget_class, "villages.copy", NULL, copy_cb);
  desmi_table_out_install (widget_class);
  gtk_widget_class_install_action (widget_class, "villages.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "villages.unselect", NULL, unselect_cb);
  gtk_widget_class_install_action (widget_class, "villages.show-all", NULL, show_all_cb);
  gtk_widget_class_install_action (widget_class, "villages.retry", NULL, retry_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "villages.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "villages.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "villages.paste",
                                       NULL);
}
