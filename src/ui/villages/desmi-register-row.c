/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows and cells of a list of entries. */
#include "ui/villages/desmi-register-row.h"

#include "ui/desmi-a11y.h"
#include "ui/desmi-wrap.h"

#define CELL_CHARS 24 /* that a cell asks for; more is cut where there is no room */
#define NAME_CHARS 16 /* of what names the entry, that are not cut */
#define KEY_CHARS 26  /* of the name of a fact */
#define ROW "desmi-row"

/**
 * desmi_register_cell_new:
 * @widths: (element-type GtkSizeGroup): one a column
 * @i: number of @column
 *
 * Returns: (transfer floating): a cell as wide as the others of its column
 */
GtkWidget *
desmi_register_cell_new (DesmiRegister              reg,
                         const DesmiRegisterColumn *column,
                         GPtrArray                 *widths,
                         guint                      i,
                         const char                *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), desmi_register_view_is_number (reg, column) ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  /* what names the entry gets the room that is over */
  gtk_widget_set_hexpand (label, column->names);
  /* nor is a number cut, which would be another one */
  if (column->names || desmi_register_view_is_number (reg, column))
    gtk_label_set_width_chars (GTK_LABEL (label), MIN (column->names ? NAME_CHARS : CELL_CHARS,
                                                       (int) g_utf8_strlen (text, -1)));
  gtk_widget_add_css_class (label, "desmi-number");
  gtk_size_group_add_widget (g_ptr_array_index (widths, i), label);
  return label;
}

/**
 * desmi_register_row_new:
 * @widths: (element-type GtkSizeGroup): one a column
 * @index: of the entry in @table
 * @today: 2023-11-25
 *
 * Returns: (transfer floating): a row of a list box; desmi_register_row_get_index() knows which
 */
GtkWidget *
desmi_register_row_new (DesmiRegister reg,
                        DesmiTable   *table,
                        GPtrArray    *widths,
                        guint         index,
                        const char   *today)
{
  const DesmiLocale         *locale = desmi_locale_get_user ();
  guint                      n;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (reg, &n);
  DesmiRegisterTone          tone = desmi_register_view_get_tone (reg, table, index, today);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  g_autofree char *spoken = desmi_register_view_dup_spoken (reg, table, index, today, locale);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text
          = desmi_register_view_dup_cell (reg, &columns[i], table, index, today, locale);
      GtkWidget *cell = desmi_register_cell_new (reg, &columns[i], widths, i, text);

      if (columns[i].names && tone != DESMI_REGISTER_TONE_PAST)
        gtk_widget_add_css_class (cell, "desmi-bold");
      if (tone == DESMI_REGISTER_TONE_PAST)
        gtk_widget_add_css_class (cell, "desmi-dim");
      else if (tone == DESMI_REGISTER_TONE_LATE && i == n - 1)
        gtk_widget_add_css_class (cell, "desmi-error");
      gtk_widget_set_tooltip_text (cell, g_utf8_strlen (text, -1) > CELL_CHARS ? text : NULL);
      gtk_box_append (GTK_BOX (box), cell);
    }
  gtk_widget_add_css_class (box, "desmi-fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), ROW, GUINT_TO_POINTER (index));
  desmi_a11y_set_label (row, spoken);
  return row;
}

/**
 * desmi_register_row_get_index:
 * @row: made by desmi_register_row_new()
 *
 * Returns: which entry of the table it shows
 */
guint
desmi_register_row_get_index (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), ROW));
}

static GtkWidget *
new_fact (DesmiRegister reg, DesmiTable *table, const DesmiRegisterField *field)
{
  const DesmiLocale        *locale = desmi_locale_get_user ();
  const DesmiRegisterColumn column = { field->name, FALSE };
  int                       index = desmi_table_find_column (table, field->name);
  /* there is room for each of the lines */
  g_autofree char *text = field->kind == DESMI_FIELD_LINES
                              ? g_strdup (desmi_table_get_text (table, 0, (guint) index))
                              : desmi_register_view_dup_cell (reg, &column, table, 0, "", locale);
  const char      *title = desmi_locale_text (locale, field->title);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, text);
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget       *key = gtk_label_new (title), *value = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (key), 0);
  gtk_label_set_wrap (GTK_LABEL (key), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (key), KEY_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (key), KEY_CHARS);
  gtk_widget_set_valign (key, GTK_ALIGN_START);
  gtk_widget_add_css_class (key, "desmi-dim");
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  desmi_wrap_value (GTK_LABEL (value));
  gtk_widget_set_hexpand (value, TRUE);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_add_css_class (box, "desmi-fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  desmi_a11y_set_label (row, spoken);
  return row;
}

/**
 * desmi_register_row_add_facts:
 * @table: has one entry
 *
 * Lists what is known of the one entry, a fact a row.
 */
void
desmi_register_row_add_facts (DesmiRegister reg, DesmiTable *table, GtkListBox *list)
{
  const DesmiRegisterType *type = desmi_register_get (reg);

  for (guint i = 1; i < type->n_fields; i++)
    {
      int column = desmi_table_find_column (table, type->fields[i].name);

      if (desmi_table_get_mark (table, 0, (guint) column) != DESMI_MARK_MISSING)
        gtk_list_box_append (list, new_fact (reg, table, &type->fields[i]));
    }
}
