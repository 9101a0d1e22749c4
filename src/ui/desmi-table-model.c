/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of the store as a list of rows, made when they are asked for. */
#include "ui/desmi-table-model.h"

#include "core/desmi-name.h"

struct _DesmiTableRow
{
  GObject     parent_instance;

  DesmiTable *table;
  guint       index;
};

G_DEFINE_FINAL_TYPE (DesmiTableRow, desmi_table_row, G_TYPE_OBJECT)

static void
desmi_table_row_finalize (GObject *object)
{
  desmi_table_unref (DESMI_TABLE_ROW (object)->table);
  G_OBJECT_CLASS (desmi_table_row_parent_class)->finalize (object);
}

static void
desmi_table_row_class_init (DesmiTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_table_row_finalize;
}

static void
desmi_table_row_init (DesmiTableRow *self)
{
}

/**
 * desmi_table_row_get_table:
 *
 * Returns: (transfer none): the table the row is of
 */
DesmiTable *
desmi_table_row_get_table (DesmiTableRow *self)
{
  return self->table;
}

/**
 * desmi_table_row_get_index:
 *
 * Returns: the number of the row in its table, from 0
 */
guint
desmi_table_row_get_index (DesmiTableRow *self)
{
  return self->index;
}

static int
compare_texts (const char *a, const char *b)
{
  g_autofree char *key_a = desmi_name_sort_key (a == NULL ? "" : a);
  g_autofree char *key_b = desmi_name_sort_key (b == NULL ? "" : b);

  return strcmp (key_a, key_b);
}

/**
 * desmi_table_row_compare:
 * @column: a column of both rows' table
 *
 * Orders by what the column holds; what is missing comes before every value.
 *
 * Returns: negative, 0 or positive
 */
int
desmi_table_row_compare (DesmiTableRow *a, DesmiTableRow *b, guint column)
{
  gboolean missing_a = desmi_table_get_mark (a->table, a->index, column) == DESMI_MARK_MISSING;
  gboolean missing_b = desmi_table_get_mark (b->table, b->index, column) == DESMI_MARK_MISSING;
  double   x, y;

  if (missing_a || missing_b)
    return (int) missing_b - (int) missing_a;
  if (desmi_table_is_category (a->table, column))
    return compare_texts (desmi_table_get_label (a->table, a->index, column),
                          desmi_table_get_label (b->table, b->index, column));
  x = desmi_table_get_double (a->table, a->index, column);
  y = desmi_table_get_double (b->table, b->index, column);
  return (x > y) - (x < y);
}

struct _DesmiTableModel
{
  GObject     parent_instance;

  DesmiTable *table;
};

static GType
get_item_type (GListModel *list)
{
  return DESMI_TYPE_TABLE_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return desmi_table_get_n_rows (DESMI_TABLE_MODEL (list)->table);
}

static gpointer
get_item (GListModel *list, guint position)
{
  DesmiTableModel *self = DESMI_TABLE_MODEL (list);
  DesmiTableRow   *row;

  if (position >= desmi_table_get_n_rows (self->table))
    return NULL;
  row = g_object_new (DESMI_TYPE_TABLE_ROW, NULL);
  row->table = desmi_table_ref (self->table);
  row->index = position;
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DesmiTableModel,
                               desmi_table_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
desmi_table_model_finalize (GObject *object)
{
  desmi_table_unref (DESMI_TABLE_MODEL (object)->table);
  G_OBJECT_CLASS (desmi_table_model_parent_class)->finalize (object);
}

static void
desmi_table_model_class_init (DesmiTableModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_table_model_finalize;
}

static void
desmi_table_model_init (DesmiTableModel *self)
{
}

/**
 * desmi_table_model_new:
 * @table: an immutable table
 *
 * Returns: (transfer full): a list of the rows of @table, in its order
 */
DesmiTableModel *
desmi_table_model_new (DesmiTable *table)
{
  DesmiTableModel *self = g_object_new (DESMI_TYPE_TABLE_MODEL, NULL);

  self->table = desmi_table_ref (table);
  return self;
}
