/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the village list. */
#include "app/desmi-village-clip.h"
#include "app/desmi-village-list.h"
#include "app/desmi-village-scores.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-tooltip.h"
#include "ui/villages/desmi-cell-fill.h"
#include "ui/villages/desmi-score-bar.h"
#include "ui/villages/desmi-status-pill.h"
#include "ui/villages/desmi-village-columns-private.h"

#include <glib/gi18n-lib.h>

#define CELL "desmi-cell"
#define NAME_CHARS 12 /* that a name has room for at least */
#define TEXT_CHARS 24 /* that a text asks for at most, unless its column is made wider */

/* One cell. A column view of GTK 4.8 keeps 200 rows, and binds all of them anew after a far jump:
 * what is the same as before is left alone. */
typedef struct
{
  GtkListItem  *item; /* not owned: its data */
  DesmiColumn  *column;
  char         *text;    /* nullable: what it shows */
  char         *title;   /* nullable: of the column, as the cell is called */
  gulong        handler; /* of the item that it is bound to */
  DesmiCellFill fill;
} Cell;

static gboolean
hides_score (const DesmiColumn *column, const DesmiVillage *village)
{
  return column->audience != DESMI_AUDIENCE_INTERNAL
         && (column->hidden == NULL
             || desmi_village_scores_hide (column->hidden, village,
                                           column->kind->sort - DESMI_VILLAGE_SORT_PILLAR_1));
}

static char *
dup_count (gint64 count)
{
  return count >= 0 ? desmi_format_count (count, desmi_locale_get_user ()) : g_strdup ("–");
}

static char *
dup_status (const DesmiVillage *village)
{
  const char *status = village->enrolled
                           ? desmi_status_name (village->status, desmi_locale_get_user ())
                           : _ ("not enrolled");

  if (!village->enrolled || village->retired == NULL || *village->retired == '\0')
    return g_strdup (status);
  return g_strdup_printf ("%s · %s", status, _ ("Old code"));
}

static char *
dup_text (const DesmiColumn *column, const DesmiVillage *village)
{
  const char *text;

  if (column->kind->sort == DESMI_VILLAGE_SORT_COHORT)
    return village->cohort > 0 ? g_strdup_printf ("%d", village->cohort) : g_strdup ("–");
  if (column->kind->sort == DESMI_VILLAGE_SORT_STATUS)
    return dup_status (village);
  if ((column->kind->sort == DESMI_VILLAGE_SORT_STOCK
       && desmi_village_hides_stock (village, column->audience))
      || (desmi_village_column_is_pillar (column->kind) && hides_score (column, village)))
    return g_strdup (desmi_audience_hidden_word (desmi_locale_get_user ()));
  if (desmi_village_column_is_pillar (column->kind))
    return desmi_score_bar_dup_text (
        village->score[column->kind->sort - DESMI_VILLAGE_SORT_PILLAR_1]);
  if (desmi_village_column_is_number (column->kind))
    return dup_count (desmi_village_column_get_count (column->kind, village));
  text = desmi_village_column_get_text (column->kind, village);
  /* notes have lines, a row has one */
  return text != NULL ? g_strdelimit (g_strdup (text), "\n", ' ') : g_strdup ("–");
}

/* Villages of one name are told apart by their subdistricts. */
static void
show_name (GtkLabel *label, const DesmiColumn *column, const DesmiVillage *village)
{
  g_autofree char *markup = NULL;

  /* beside its subdistrict the name is what must stay whole */
  gtk_label_set_ellipsize (label,
                           column->with_subdistrict ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_MIDDLE);
  if (village == NULL || !column->with_subdistrict)
    {
      gtk_label_set_label (label, village == NULL ? "" : village->name);
      return;
    }
  markup = g_markup_printf_escaped ("%s <span weight=\"normal\" alpha=\"65%%\">%s</span>",
                                    village->name, village->subdistrict);
  gtk_label_set_markup (label, markup);
}

/* Typed by the user, of any length. */
static gboolean
is_of_profile (const DesmiColumn *column)
{
  return column->kind->sort >= DESMI_VILLAGE_SORT_HEAD
         && !desmi_village_column_is_number (column->kind);
}

static void
show_name_of (GtkWidget *child, const DesmiColumn *column, const DesmiVillage *village)
{
  g_autofree char *name = NULL;

  show_name (GTK_LABEL (child), column, village);
  if (village == NULL)
    return;
  name = g_strdup_printf ("%s, %s", village->name, village->subdistrict);
  desmi_tooltip_set_text (child, name);
  desmi_a11y_name_row (child, name);
}

static void
show_score (GtkWidget *child, const DesmiColumn *column, DesmiVillage *village, const char *text)
{
  desmi_score_bar_set_score (DESMI_SCORE_BAR (child),
                             village == NULL || hides_score (column, village)
                                 ? -1
                                 : village->score[column->kind->sort - DESMI_VILLAGE_SORT_PILLAR_1],
                             text, column->title);
}

static void
show_text (GtkWidget *child, const DesmiColumn *column, const char *text)
{
  gtk_label_set_label (GTK_LABEL (child), text);
  if (is_of_profile (column))
    desmi_tooltip_set_text (child, g_utf8_strlen (text, -1) > TEXT_CHARS ? text : NULL);
}

static void
name_cell (Cell *cell, GtkWidget *child, const char *text)
{
  desmi_a11y_name_cell (child, cell->column->title, text);
  g_free (cell->text);
  g_free (cell->title);
  cell->text = g_strdup (text);
  cell->title = g_strdup (cell->column->title);
}

static void
show_village (gpointer data)
{
  Cell              *cell = data;
  const DesmiColumn *column = cell->column;
  GtkWidget         *child = gtk_list_item_get_child (cell->item);
  DesmiVillage      *village = desmi_village_item_get_village (gtk_list_item_get_item (cell->item));
  char              *text = village == NULL ? g_strdup ("") : dup_text (column, village);
  gboolean           is_same
      = g_strcmp0 (text, cell->text) == 0 && g_strcmp0 (column->title, cell->title) == 0;

  if (desmi_village_column_is_pillar (column->kind))
    show_score (child, column, village, text);
  else if (column->kind->sort == DESMI_VILLAGE_SORT_STATUS)
    desmi_status_pill_set (child, village);
  else if (column->kind->sort == DESMI_VILLAGE_SORT_NAME)
    show_name_of (child, column, village);
  else if (!is_same)
    show_text (child, column, text);
  if (!is_same)
    name_cell (cell, child, text);
  g_free (text);
}

static void
village_cb (DesmiVillageItem *village_item, GParamSpec *pspec, gpointer cell)
{
  desmi_cell_fill_ask (&((Cell *) cell)->fill);
}

static void
free_cell (gpointer data)
{
  Cell *cell = data;

  desmi_cell_fill_drop (&cell->fill);
  g_free (cell->text);
  g_free (cell->title);
  g_free (cell);
}

static GtkWidget *
new_label (const DesmiColumn *column)
{
  GtkWidget *child = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (child), desmi_village_column_is_number (column->kind) ? 1 : 0);
  if (column->kind->sort == DESMI_VILLAGE_SORT_NAME
      || column->kind->sort == DESMI_VILLAGE_SORT_SUBDISTRICT)
    {
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_MIDDLE);
      gtk_label_set_width_chars (GTK_LABEL (child), NAME_CHARS);
    }
  else if (is_of_profile (column))
    {
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (child), TEXT_CHARS);
    }
  gtk_widget_add_css_class (child, column->kind->sort == DESMI_VILLAGE_SORT_NAME ? "desmi-bold"
                                                                                 : "desmi-number");
  if (column->kind->sort == DESMI_VILLAGE_SORT_CODE)
    gtk_widget_add_css_class (child, "desmi-dim");
  return child;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  DesmiColumn *column = user_data;
  Cell        *cell = g_new0 (Cell, 1);

  cell->item = item;
  cell->column = column;
  desmi_cell_fill_init (&cell->fill, column->view, item, show_village, cell);
  g_object_set_data_full (G_OBJECT (item), CELL, cell, free_cell);
  if (desmi_village_column_is_pillar (column->kind))
    gtk_list_item_set_child (item, desmi_score_bar_new ());
  else if (column->kind->sort == DESMI_VILLAGE_SORT_STATUS)
    gtk_list_item_set_child (item, desmi_status_pill_new ());
  else
    gtk_list_item_set_child (item, new_label (column));
}

/* A row that is on the way keeps what is drawn until it has come: written twice, each of 2,000
 * cells would be measured twice. The list blanks what does not come soon. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Cell             *cell = g_object_get_data (G_OBJECT (item), CELL);
  DesmiVillageItem *village_item = gtk_list_item_get_item (item);

  if (desmi_village_item_get_village (village_item) != NULL)
    desmi_cell_fill_ask (&cell->fill);
  cell->handler = g_signal_connect (village_item, "notify::village", G_CALLBACK (village_cb), cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Cell *cell = g_object_get_data (G_OBJECT (item), CELL);

  desmi_cell_fill_drop (&cell->fill);
  g_signal_handler_disconnect (gtk_list_item_get_item (item), cell->handler);
}

/**
 * desmi_village_cells_new:
 * @column: whose cells they are
 *
 * Returns: (transfer full): makes and fills them
 */
GtkListItemFactory *
desmi_village_cells_new (DesmiColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  return factory;
}
