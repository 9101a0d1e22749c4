/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the columns of the village list into their places. A layout is a text, "name:180,status":
 * the columns that are shown, in order, some with their widths in px. Without one those are shown
 * that there is room for. */
#include "ui/villages/desmi-village-layout.h"

#include "ui/villages/desmi-village-columns-private.h"

#include <stdlib.h>
#include <string.h>

#define LAYOUT "desmi-layout"
#define ALL_WIDTH 1130 /* px of the page that have room for every usual column */
#define MOST_WIDTH 900
#define LEAST_WIDTH 30 /* px of a column */
#define MOST_COLUMN_WIDTH 1000
#define PAUSE_MS 300 /* after the last step of a change by mouse */

/* What is shown without a layout. */
static const struct
{
  const char *name;
  int         min_width; /* px that the page must have for it */
} usual[] = { { "code", ALL_WIDTH },
              { "name", 0 },
              { "subdistrict", MOST_WIDTH },
              { "cohort", ALL_WIDTH },
              { "status", 0 },
              { "abroad", ALL_WIDTH },
              { "p1", 0 },
              { "p2", 0 },
              { "p3", 0 },
              { "p4", 0 } };

/* What a view knows of its layout. */
typedef struct
{
  GtkColumnView *view;    /* not owned: its data */
  DesmiSession  *session; /* nullable */
  const char    *page;    /* nullable, static */
  char          *text;    /* nullable: no layout was chosen */
  int            width;
  guint          pause; /* until what was changed by mouse is remembered */
  gboolean       quiet; /* the columns move because the layout does */
} Layout;

static void
layout_free (gpointer data)
{
  Layout *self = data;

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->session);
  g_free (self->text);
  g_free (self);
}

static Layout *
get_layout (GtkColumnView *view)
{
  Layout *self = g_object_get_data (G_OBJECT (view), LAYOUT);

  if (self == NULL)
    {
      self = g_new0 (Layout, 1);
      self->view = view;
      self->width = ALL_WIDTH;
      g_object_set_data_full (G_OBJECT (view), LAYOUT, self, layout_free);
    }
  return self;
}

static guint
count_columns (GtkColumnView *view)
{
  return g_list_model_get_n_items (gtk_column_view_get_columns (view));
}

static gboolean
has_room (const Layout *self, const DesmiVillageColumn *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_str_equal (usual[i].name, kind->name))
      return self->width >= usual[i].min_width;
  return FALSE;
}

/* Its place in the chosen order; of those that are not shown, behind them. */
static int
find_chosen (char **names, const DesmiVillageColumn *kind, int *width)
{
  *width = -1;
  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      gsize n = strcspn (names[i], ":");

      if (strncmp (names[i], kind->name, n) != 0 || kind->name[n] != '\0')
        continue;
      if (names[i][n] == ':')
        *width = CLAMP (atoi (names[i] + n + 1), LEAST_WIDTH, MOST_COLUMN_WIDTH);
      return i;
    }
  return -1;
}

/* The column of @kind goes to @position; the others move up. */
static void
move_column (GtkColumnView *view, const DesmiVillageColumn *kind, guint position)
{
  for (guint i = 0; i < count_columns (view); i++)
    {
      DesmiColumn                    *column;
      g_autoptr (GtkColumnViewColumn) view_column = desmi_village_columns_get (view, i, &column);

      if (column->kind != kind)
        continue;
      if (i != position)
        gtk_column_view_insert_column (view, position, view_column);
      return;
    }
}

static void
order_columns (Layout *self, char **names)
{
  guint position = 0;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char          *name = g_strndup (names[i], strcspn (names[i], ":"));
      const DesmiVillageColumn *kind = desmi_village_column_find (name);

      if (kind != NULL)
        move_column (self->view, kind, position++);
    }
  for (guint i = 0; desmi_village_column_nth (i) != NULL; i++)
    {
      int width;

      if (find_chosen (names, desmi_village_column_nth (i), &width) < 0)
        move_column (self->view, desmi_village_column_nth (i), position++);
    }
}

/* The name of a village tells its subdistrict where that has no column. */
static void
tell_subdistrict (Layout *self, gboolean with_subdistrict)
{
  for (guint i = 0; i < count_columns (self->view); i++)
    {
      DesmiColumn                    *column;
      g_autoptr (GtkColumnViewColumn) view_column
          = desmi_village_columns_get (self->view, i, &column);

      if (column->kind->sort != DESMI_VILLAGE_SORT_NAME
          || column->with_subdistrict == with_subdistrict)
        continue;
      column->with_subdistrict = with_subdistrict;
      /* shown anew, it fills in the rows that are there */
      gtk_column_view_column_set_visible (view_column, FALSE);
      gtk_column_view_column_set_visible (view_column, TRUE);
    }
}

static void
show (Layout *self)
{
  g_auto (GStrv) names = self->text != NULL ? g_strsplit (self->text, ",", -1) : NULL;
  gboolean       subdistrict = FALSE;

  self->quiet = TRUE;
  order_columns (self, names);
  for (guint i = 0; i < count_columns (self->view); i++)
    {
      DesmiColumn                    *column;
      g_autoptr (GtkColumnViewColumn) view_column
          = desmi_village_columns_get (self->view, i, &column);
      int      width;
      gboolean chosen = find_chosen (names, column->kind, &width) >= 0;
      /* a row without its name would be nobody's */
      gboolean visible = (names != NULL ? chosen : has_room (self, column->kind))
                         || column->kind->sort == DESMI_VILLAGE_SORT_NAME;

      subdistrict
          = subdistrict || (visible && column->kind->sort == DESMI_VILLAGE_SORT_SUBDISTRICT);
      gtk_column_view_column_set_visible (view_column, visible);
      gtk_column_view_column_set_fixed_width (view_column, width);
      gtk_column_view_column_set_expand (view_column, column->kind->sort == DESMI_VILLAGE_SORT_NAME
                                                          || column->kind->sort
                                                                 == DESMI_VILLAGE_SORT_SUBDISTRICT);
    }
  tell_subdistrict (self, !subdistrict);
  self->quiet = FALSE;
}

/**
 * desmi_village_layout_set_width:
 * @width: px at 100 % text that the page has, the detail beside the list included
 *
 * Where no layout was chosen, shows the columns that there is room for; what is left out stands in
 * the detail.
 */
void
desmi_village_layout_set_width (GtkColumnView *view, int width)
{
  Layout *self = get_layout (view);

  self->width = width;
  if (self->text == NULL)
    show (self);
}

/**
 * desmi_village_layout_set:
 * @layout: (nullable): "name:180,status"; what is no column is passed over; %NULL: what there is
 * room for
 *
 * Shows these columns in this order.
 */
void
desmi_village_layout_set (GtkColumnView *view, const char *layout)
{
  Layout *self = get_layout (view);
  char   *before = self->text;

  if (before != NULL && g_strcmp0 (before, layout) == 0)
    return;
  self->text = g_strdup (layout);
  if (before != NULL || layout != NULL)
    show (self);
  g_free (before);
}

/**
 * desmi_village_layout_dup:
 *
 * Returns: (transfer full): what is shown now, as a layout
 */
char *
desmi_village_layout_dup (GtkColumnView *view)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < count_columns (view); i++)
    {
      DesmiColumn                    *column;
      g_autoptr (GtkColumnViewColumn) view_column = desmi_village_columns_get (view, i, &column);
      int                             width = gtk_column_view_column_get_fixed_width (view_column);

      if (!gtk_column_view_column_get_visible (view_column))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", column->kind->name);
      if (width > 0)
        g_string_append_printf (text, ":%d", width);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
remember_cb (gpointer user_data)
{
  Layout          *self = user_data;
  g_autofree char *text = desmi_village_layout_dup (self->view);

  self->pause = 0;
  if (desmi_session_is_on_page (self->session, self->page))
    desmi_session_set_columns (self->session, text);
  return G_SOURCE_REMOVE;
}

static void
moved_cb (Layout *self)
{
  if (self->quiet || self->session == NULL)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, remember_cb, self);
}

/**
 * desmi_village_layout_connect:
 * @page: name of the page that shows @view, of static storage
 *
 * Remembers in the session what is moved and made wider with the mouse.
 */
void
desmi_village_layout_connect (GtkColumnView *view, DesmiSession *session, const char *page)
{
  Layout *self = get_layout (view);

  g_set_object (&self->session, session);
  self->page = page;
  g_signal_connect_swapped (gtk_column_view_get_columns (view), "items-changed",
                            G_CALLBACK (moved_cb), self);
  for (guint i = 0; i < count_columns (view); i++)
    {
      DesmiColumn                    *column;
      g_autoptr (GtkColumnViewColumn) view_column = desmi_village_columns_get (view, i, &column);

      g_signal_connect_swapped (view_column, "notify::fixed-width", G_CALLBACK (moved_cb), self);
    }
  show (self);
}

/**
 * desmi_village_layout_list_kinds:
 *
 * Returns: (transfer full) (element-type DesmiVillageColumn): the columns that were chosen, in
 * order; where none were, the usual ones, also those that there is no room for
 */
GPtrArray *
desmi_village_layout_list_kinds (GtkColumnView *view)
{
  Layout    *self = get_layout (view);
  GPtrArray *kinds = g_ptr_array_new ();

  for (gsize i = 0; self->text == NULL && i < G_N_ELEMENTS (usual); i++)
    g_ptr_array_add (kinds, (gpointer) desmi_village_column_find (usual[i].name));
  for (guint i = 0; self->text != NULL && i < count_columns (view); i++)
    {
      DesmiColumn                    *column;
      g_autoptr (GtkColumnViewColumn) view_column = desmi_village_columns_get (view, i, &column);

      if (gtk_column_view_column_get_visible (view_column))
        g_ptr_array_add (kinds, (gpointer) column->kind);
    }
  return kinds;
}

/**
 * desmi_village_layout_list_titles:
 *
 * Returns: (transfer full) (element-type utf8): the titles of desmi_village_layout_list_kinds(); of
 * a pillar its whole name
 */
GPtrArray *
desmi_village_layout_list_titles (GtkColumnView *view)
{
  g_autoptr (GPtrArray) kinds = desmi_village_layout_list_kinds (view);
  GPtrArray            *titles = g_ptr_array_new_with_free_func (g_free);

  for (guint k = 0; k < kinds->len; k++)
    for (guint i = 0; i < count_columns (view); i++)
      {
        DesmiColumn *column;

        /* it lives as long as it is in @view */
        g_object_unref (desmi_village_columns_get (view, i, &column));
        if (column->kind == g_ptr_array_index (kinds, k))
          g_ptr_array_add (titles, g_strdup (column->title));
      }
  return titles;
}
