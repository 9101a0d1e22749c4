/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window shows while no district is open. */
#include "ui/desmi-start-page.h"

#include "app/desmi-session.h"
#include "ui/desmi-recent-menu.h"

#include <glib/gi18n-lib.h>

struct _DesmiStartPage
{
  AdwBin               parent_instance;

  GtkButton           *sample_button;
  GtkButton           *open_button;
  GtkButton           *new_button;
  AdwPreferencesGroup *recent_group;
  GPtrArray           *rows; /* of the recent files, owned by the group */
};

G_DEFINE_FINAL_TYPE (DesmiStartPage, desmi_start_page, ADW_TYPE_BIN)

static GtkWidget *
new_row (const DesmiRecentFile *file)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *folder = g_path_get_dirname (file->path);
  g_autofree char *shown = g_filename_display_name (folder);
  /* Translators: %s is a folder */
  g_autofree char *said
      = file->is_there ? g_strdup (shown) : g_strdup_printf (_ ("No longer in %s"), shown);

  /* names of files are no markup */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), file->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), file->is_there);
  gtk_widget_set_sensitive (row, file->is_there);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), file->is_there ? "win.open-recent" : NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row),
                                          g_variant_new_bytestring (file->path));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, file->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said, -1);
  return row;
}

static void
desmi_start_page_dispose (GObject *object)
{
  DesmiStartPage *self = DESMI_START_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_START_PAGE);
  G_OBJECT_CLASS (desmi_start_page_parent_class)->dispose (object);
}

static void
desmi_start_page_class_init (DesmiStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_start_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/desmi-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiStartPage, sample_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiStartPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiStartPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiStartPage, recent_group);
}

static void
desmi_start_page_init (DesmiStartPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desmi_start_page_reload:
 *
 * Lists the files that were opened before; what is no longer there is said to be so.
 */
void
desmi_start_page_reload (DesmiStartPage *self)
{
  g_autoptr (GPtrArray) files = desmi_recent_files_choose (DESMI_N_RECENT, NULL);

  g_return_if_fail (DESMI_IS_START_PAGE (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < files->len; i++)
    {
      GtkWidget *row = new_row (g_ptr_array_index (files, i));

      adw_preferences_group_add (self->recent_group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), self->rows->len > 0);
}
