/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages hold, for who reads back the file that they become. */
#include "core/desmi-words.h"
#include "deck/pptx/desmi-pptx-private.h"
#include "pptx-pages.h"

#include <math.h>
#include <string.h>

/* ---- what is in the tables ---- */

static void
add_facts (GString *out, guint slide, const DesmiChartData *chart)
{
  DesmiTable *table = chart->table;
  int         gender = desmi_table_find_column (table, "gender");
  guint       n_hidden = 0;
  double      sum = 0;
  char        text[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint c = desmi_table_get_n_columns (table); c-- > 0;)
    {
      const char *name = desmi_table_get_column_name (table, c);

      if (strcmp (name, "count") != 0 && strcmp (name, "actual") != 0 && strcmp (name, "score") != 0
          && desmi_table_get_column_type (table, c) != DESMI_COLUMN_IDR)
        continue;
      for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
        {
          DesmiMark mark = desmi_table_get_mark (table, r, c);

          if (gender >= 0
              && desmi_gender_parse (desmi_table_get_text (table, r, (guint) gender), NULL) == NULL)
            continue; /* neither of two sides */
          if (mark == DESMI_MARK_NONE || mark == DESMI_MARK_ESTIMATE)
            sum += desmi_table_get_double (table, r, c);
          n_hidden += mark == DESMI_MARK_SUPPRESSED;
        }
    }
  g_string_append_printf (out, "%s{\"slide\": %u, \"chart\": \"%s\", \"hidden\": %u, \"sum\": %s}",
                          out->len > 1 ? ",\n " : "", slide, desmi_chart_type_to_name (chart->type),
                          n_hidden,
                          isfinite (sum) ? g_ascii_dtostr (text, sizeof text, sum) : "null");
}

char *
pptx_pages_to_facts (DesmiPages *pages)
{
  GString *out = g_string_new ("[");

  for (guint p = 0; p < pages->pages->len; p++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, p);

      for (guint i = 0; i < page->items->len; i++)
        {
          const DesmiPageItem *item = g_ptr_array_index (page->items, i);

          if (item->chart != NULL)
            add_facts (out, p + 1, item->chart);
        }
    }
  g_string_append (out, "]\n");
  return g_string_free (out, FALSE);
}

/* In one line each, as a reader of the file compares them. */
static void
add_line (GString *out, const char *kind, guint slide, const char *text)
{
  g_autofree char *line = desmi_xml_clean_line (text);

  if (*line != '\0')
    g_string_append_printf (out, "%s\t%u\t%s\n", kind, slide, line);
}

char *
pptx_pages_to_texts (DesmiPages *pages)
{
  GString *out = g_string_new (NULL);

  for (guint p = 0; p < pages->pages->len; p++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, p);

      add_line (out, "title", p + 1, page->title);
      add_line (out, "notes", p + 1, page->notes);
      for (guint i = 0; i < page->items->len; i++)
        {
          const DesmiPageItem *item = g_ptr_array_index (page->items, i);

          if (item->kind == DESMI_ITEM_CHART || item->kind == DESMI_ITEM_TABLE)
            add_line (out, "alt", p + 1, item->alt);
          for (guint t = 0; t < item->paragraphs->len; t++)
            add_line (out, "text", p + 1,
                      ((const DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, t))->text);
          for (guint c = 0; item->table != NULL && c < item->table->n_rows * item->table->n_columns;
               c++)
            add_line (out, "text", p + 1, item->table->cells[c].text);
        }
    }
  return g_string_free (out, FALSE);
}

/* ---- where everything stands ---- */

static const char *
name_kind (const DesmiPageItem *item)
{
  static const char *const names[] = {
    [DESMI_ITEM_TEXT] = "text",       [DESMI_ITEM_CHART] = "chart", [DESMI_ITEM_TABLE] = "table",
    [DESMI_ITEM_PICTURE] = "picture", [DESMI_ITEM_SHAPE] = "shape",
  };

  return names[item->kind];
}

/* Whether there is something to be seen. */
static gboolean
is_seen (const DesmiPageItem *item)
{
  if (item->kind == DESMI_ITEM_PICTURE)
    return item->bytes != NULL && desmi_pptx_is_image (item->bytes);
  if (item->kind != DESMI_ITEM_TEXT || item->fill.alpha > 0)
    return TRUE;
  for (guint i = 0; i < item->paragraphs->len; i++)
    {
      const DesmiPageParagraph *paragraph = g_ptr_array_index (item->paragraphs, i);
      g_autofree char          *text = desmi_xml_clean_line (paragraph->text);

      if (*text != '\0')
        return TRUE;
    }
  return FALSE;
}

/* As large as its rows and columns, whatever room it has. */
static DesmiBox
get_box (const DesmiPageItem *item)
{
  DesmiBox box = item->box;

  if (item->table == NULL)
    return box;
  box.width = box.height = 0;
  for (guint i = 0; i < item->table->n_columns; i++)
    box.width += item->table->widths[i];
  for (guint i = 0; i < item->table->n_rows; i++)
    box.height += item->table->heights[i];
  return box;
}

char *
pptx_pages_to_boxes (DesmiPages *pages)
{
  GString *out = g_string_new (NULL);
  char     text[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint p = 0; p < pages->pages->len; p++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, p);

      for (guint i = 0; i < page->items->len; i++)
        {
          const DesmiPageItem *item = g_ptr_array_index (page->items, i);
          DesmiBox             box = get_box (item);
          const double         sides[] = { box.x, box.y, box.width, box.height };

          if (!is_seen (item))
            continue;
          g_string_append_printf (out, "%u\t%s", p + 1, name_kind (item));
          for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
            g_string_append_printf (out, "\t%s", g_ascii_dtostr (text, sizeof text, sides[s]));
          g_string_append_c (out, '\n');
        }
    }
  return g_string_free (out, FALSE);
}
