/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the catalogue's list: an entry, how deep it stands, and whose it is. */
#include "ui/pillars/desmi-catalogue-row.h"

#include "app/desmi-catalogue-search.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define INDENT 16

static char *
dup_title (const DesmiCatalogueEntry *entry, DesmiCatalogueKind kind)
{
  const char *name = desmi_catalogue_entry_get (entry, "name");

  if (kind == DESMI_CATALOGUE_PILLAR)
    return g_strdup_printf ("%s. %s", desmi_catalogue_entry_get (entry, "pillar"), name);
  return g_strdup (name);
}

static const char *
get_badge (const DesmiCatalogueEntry *entry)
{
  if (desmi_catalogue_entry_is_retired (entry))
    return C_ ("catalogue", "retired");
  return desmi_catalogue_entry_is_own (entry) ? C_ ("catalogue", "own")
                                              : C_ ("catalogue", "official");
}

/**
 * desmi_catalogue_row_new_text:
 * @text: (nullable): what it says
 * @css_class: (nullable): how it looks
 *
 * Returns: (transfer floating): a label that wraps, at the left
 */
GtkWidget *
desmi_catalogue_row_new_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_badge (const DesmiCatalogueEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name (
      desmi_catalogue_entry_is_own (entry) ? "document-edit-symbolic" : "changes-prevent-symbolic");

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "desmi-dim");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), gtk_label_new (get_badge (entry)));
  return box;
}

/**
 * desmi_catalogue_row_new:
 * @entry: of the lookup "catalogue"
 *
 * Returns: (transfer floating): the entry in a list, with whose it is in a picture and a word
 */
GtkWidget *
desmi_catalogue_row_new (const DesmiCatalogueEntry *entry)
{
  DesmiCatalogueKind kind = DESMI_CATALOGUE_INDICATOR;
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *title = NULL, *more = NULL, *spoken = NULL;

  desmi_catalogue_entry_get_kind (entry, &kind);
  title = dup_title (entry, kind);
  spoken = g_strdup_printf ("%s, %s", title, get_badge (entry));
  if (kind == DESMI_CATALOGUE_INDICATOR)
    more = desmi_catalogue_entry_say_counting (entry, desmi_locale_get_user ());
  gtk_box_append (GTK_BOX (texts),
                  desmi_catalogue_row_new_text (title, desmi_catalogue_kind_get_depth (kind) < 2
                                                               && kind != DESMI_CATALOGUE_REASON
                                                           ? "heading"
                                                           : NULL));
  if (more != NULL)
    gtk_box_append (GTK_BOX (texts), desmi_catalogue_row_new_text (more, "desmi-caption"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_start (box, 8 + INDENT * (int) desmi_catalogue_kind_get_depth (kind));
  gtk_widget_set_margin_end (box, 8);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), new_badge (entry));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "desmi-row", GUINT_TO_POINTER (entry->row));
  desmi_a11y_set_label (row, spoken);
  return row;
}

/**
 * desmi_catalogue_row_get_row:
 *
 * Returns: the row of the lookup that it is of
 */
guint
desmi_catalogue_row_get_row (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "desmi-row"));
}

/**
 * desmi_catalogue_row_show_header:
 * @entry: of @row
 * @before: (nullable): of the row above it
 *
 * Puts a title over the first of the reasons, and takes it from any other row.
 */
void
desmi_catalogue_row_show_header (GtkListBoxRow             *row,
                                 const DesmiCatalogueEntry *entry,
                                 const DesmiCatalogueEntry *before)
{
  DesmiCatalogueKind kind = DESMI_CATALOGUE_INDICATOR, last = DESMI_CATALOGUE_INDICATOR;
  GtkWidget         *header = NULL;

  desmi_catalogue_entry_get_kind (entry, &kind);
  if (before != NULL)
    desmi_catalogue_entry_get_kind (before, &last);
  if (kind == DESMI_CATALOGUE_REASON && last != DESMI_CATALOGUE_REASON)
    {
      header = desmi_catalogue_row_new_text (_ ("Reasons for a status"), "heading");
      gtk_widget_set_margin_start (header, 8);
      gtk_widget_set_margin_top (header, 12);
    }
  gtk_list_box_row_set_header (row, header);
}
