/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text and tables of slides. */
#include "deck/pptx/desmi-pptx-private.h"

#include <math.h>
#include <string.h>

#define HANG_PT 14.0    /* from a bullet to its text, where the page does not say */
#define CELL_AIR_PT 2.0 /* above and below; the page's own, less what a font may be higher here */

/* ---- runs ---- */

static const char *
get_alignment (DesmiAlign align)
{
  static const char *const names[] = { "l", "ctr", "r" };

  return names[align];
}

/* Returns: (transfer full) (nullable): an address as XML's anyURI, if it is one of those that a
 * slide may lead to */
static char *
make_uri (const char *link)
{
  g_autofree char *line = desmi_xml_clean_line (link);
  g_autofree char *escaped = g_uri_escape_string (
      line,
      G_URI_RESERVED_CHARS_GENERIC_DELIMITERS G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%",
      FALSE);
  g_autofree char *scheme = g_uri_parse_scheme (escaped);

  if (scheme == NULL || !g_uri_is_valid (escaped, G_URI_FLAGS_NONE, NULL)
      || (g_ascii_strcasecmp (scheme, "http") != 0 && g_ascii_strcasecmp (scheme, "https") != 0
          && g_ascii_strcasecmp (scheme, "mailto") != 0))
    return NULL;
  return g_steal_pointer (&escaped);
}

static void
add_properties (const DesmiPptxText *self, const char *element, const DesmiPageParagraph *from)
{
  g_autofree char *uri = from->link != NULL && self->outlet != NULL ? make_uri (from->link) : NULL;
  GString         *xml = self->xml;

  desmi_xml_add (xml, "<a:%s lang='%s' sz='%d' b='%d'", element, self->pptx->lang,
                 (int) round (from->size_pt * 100), from->bold);
  desmi_xml_add (xml, strcmp (element, "rPr") == 0 ? " dirty='0'>" : ">");
  desmi_pptx_add_fill (self->pptx, xml, &from->color);
  if (from->title_font || self->table)
    desmi_xml_add (xml, "<a:latin typeface='%s'/>", from->title_font ? "+mj-lt" : "+mn-lt");
  if (uri != NULL)
    {
      g_autofree char *id = desmi_package_relate_link (self->pptx->package, self->outlet, uri);

      desmi_xml_add (xml, "<a:hlinkClick r:id='%s'/>", id);
    }
  desmi_xml_add (xml, "</a:%s>", element);
}

static void
add_runs (const DesmiPptxText *self, const char *text, const DesmiPageParagraph *from)
{
  g_autofree char *clean = desmi_xml_clean (text);
  g_auto (GStrv)   lines = g_strsplit (clean, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        {
          desmi_xml_add (self->xml, "<a:br>");
          add_properties (self, "rPr", from);
          desmi_xml_add (self->xml, "</a:br>");
        }
      if (*lines[i] == '\0')
        continue;
      desmi_xml_add (self->xml, "<a:r>");
      add_properties (self, "rPr", from);
      desmi_xml_add (self->xml, "<a:t>%s</a:t></a:r>", lines[i]);
    }
}

/* ---- paragraphs ---- */

static void
add_sign (const DesmiPptxText *self, const DesmiPageParagraph *from)
{
  if (!from->bullet && from->number == 0)
    {
      desmi_xml_add (self->xml, "<a:buNone/>");
      return;
    }
  desmi_xml_add (self->xml, "<a:buClr>");
  desmi_pptx_add_color (self->pptx, self->xml, &from->sign_color);
  desmi_xml_add (self->xml, "</a:buClr>");
  if (from->number > 0)
    desmi_xml_add (self->xml,
                   "<a:buFont typeface='+mn-lt'/><a:buAutoNum type='arabicPeriod' startAt='%u'/>",
                   MIN (from->number, 32767));
  else
    desmi_xml_add (self->xml, "<a:buFont typeface='Arial'/><a:buChar char='%s'/>",
                   from->level == 0 ? "•" : "–");
}

static void
add_paragraph_properties (const DesmiPptxText *self, const DesmiPageParagraph *from)
{
  gboolean sign = from->bullet || from->number > 0;
  double   hang = sign ? (from->hang_pt > 0 ? from->hang_pt : HANG_PT) : 0;

  desmi_xml_add (self->xml,
                 "<a:pPr marL='%" G_GINT64_FORMAT "' lvl='%u' indent='%" G_GINT64_FORMAT
                 "' algn='%s'><a:spcBef><a:spcPts val='%d'/></a:spcBef>",
                 desmi_pptx_emu (MAX (from->indent_pt, hang)), MIN (from->level, 8),
                 desmi_pptx_emu (-hang), get_alignment (from->align),
                 (int) round (MAX (from->space_pt, 0) * 100));
  add_sign (self, from);
  desmi_xml_add (self->xml, "</a:pPr>");
}

/**
 * desmi_pptx_text_add_paragraph:
 *
 * Appends a paragraph.
 */
void
desmi_pptx_text_add_paragraph (const DesmiPptxText *self, const DesmiPageParagraph *from)
{
  desmi_xml_add (self->xml, "<a:p>");
  add_paragraph_properties (self, from);
  add_runs (self, from->text, from);
  add_properties (&(const DesmiPptxText){ self->pptx, self->xml, NULL, self->table }, "endParaRPr",
                  from);
  desmi_xml_add (self->xml, "</a:p>");
}

/**
 * desmi_pptx_text_add_number:
 *
 * Appends the number of the slide as a field, which stays right when slides are moved.
 */
void
desmi_pptx_text_add_number (const DesmiPptxText *self, const DesmiPageParagraph *from)
{
  g_autofree char *text = desmi_xml_clean_line (from->text);

  desmi_xml_add (self->xml,
                 "<a:p><a:pPr algn='%s'/><a:fld id='{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}'"
                 " type='slidenum'>",
                 get_alignment (from->align));
  add_properties (self, "rPr", from);
  desmi_xml_add (self->xml, "<a:t>%s</a:t></a:fld>", text);
  add_properties (self, "endParaRPr", from);
  desmi_xml_add (self->xml, "</a:p>");
}

/* Office leaves out what is above a first paragraph: there it is part of the body's upper edge. */
static double
take_space (DesmiPageParagraph *first)
{
  double space = MAX (first->space_pt, 0);

  first->space_pt = 0;
  return space;
}

/**
 * desmi_pptx_text_add_body:
 * @item: a text
 *
 * Appends all of its paragraphs, as they stand in their box.
 */
void
desmi_pptx_text_add_body (const DesmiPptxText *self, const DesmiPageItem *item)
{
  static const char *const anchors[] = { "t", "ctr", "b" };
  gint64                   inset = desmi_pptx_emu (item->inset);
  DesmiPageParagraph       first = { 0 };
  double                   space = 0;

  if (item->paragraphs->len > 0)
    {
      first = *(const DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, 0);
      space = take_space (&first);
    }
  desmi_xml_add (self->xml,
                 "<p:txBody><a:bodyPr wrap='square' lIns='%" G_GINT64_FORMAT
                 "' tIns='%" G_GINT64_FORMAT "' rIns='%" G_GINT64_FORMAT "' bIns='%" G_GINT64_FORMAT
                 "' anchor='%s'><a:normAutofit/></a:bodyPr><a:lstStyle/>",
                 inset, desmi_pptx_emu (item->inset + space), inset, inset, anchors[item->anchor]);
  for (guint i = 0; i < item->paragraphs->len; i++)
    if (i == 0 && item->role == DESMI_ROLE_NUMBER)
      desmi_pptx_text_add_number (self, &first);
    else
      desmi_pptx_text_add_paragraph (self,
                                     i == 0 ? &first : g_ptr_array_index (item->paragraphs, i));
  if (item->paragraphs->len == 0)
    desmi_xml_add (self->xml, "<a:p><a:endParaRPr lang='%s'/></a:p>", self->pptx->lang);
  desmi_xml_add (self->xml, "</p:txBody>");
}

/* ---- tables ---- */

static void
add_border (DesmiPptx *pptx, GString *xml, const char *side, const DesmiColor *color, double width)
{
  if (color == NULL)
    {
      desmi_xml_add (xml, "<a:%s w='0'><a:noFill/></a:%s>", side, side);
      return;
    }
  desmi_xml_add (xml, "<a:%s w='%" G_GINT64_FORMAT "'>", side, desmi_pptx_emu (width));
  desmi_pptx_add_fill (pptx, xml, color);
  desmi_xml_add (xml, "</a:%s>", side);
}

static void
add_cell (const DesmiPptxText *self, const DesmiPageTable *table, guint row, guint column)
{
  const DesmiPageCell     *cell = &table->cells[row * table->n_columns + column];
  const DesmiTheme        *theme = &self->pptx->pages->theme;
  const DesmiPageParagraph look
      = { .size_pt = table->size_pt,
          .bold = cell->bold || row < table->n_header || (table->total && row + 1 == table->n_rows),
          .color = cell->color };
  gboolean strong = row + 1 == table->n_header || (table->total && row + 2 == table->n_rows);
  GString *xml = self->xml;

  desmi_xml_add (xml,
                 "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn='%s'><a:buNone/>"
                 "</a:pPr>",
                 cell->number ? "r" : "l");
  add_runs (self, cell->text, &look);
  add_properties (self, "endParaRPr", &look);
  desmi_xml_add (xml,
                 "</a:p></a:txBody><a:tcPr marL='%" G_GINT64_FORMAT "' marR='%" G_GINT64_FORMAT
                 "' marT='%" G_GINT64_FORMAT "' marB='%" G_GINT64_FORMAT "' anchor='ctr'>",
                 desmi_pptx_emu (DESMI_PAGE_CELL_PT), desmi_pptx_emu (DESMI_PAGE_CELL_PT),
                 desmi_pptx_emu (CELL_AIR_PT), desmi_pptx_emu (CELL_AIR_PT));
  add_border (self->pptx, xml, "lnL", NULL, 0);
  add_border (self->pptx, xml, "lnR", NULL, 0);
  add_border (self->pptx, xml, "lnT", NULL, 0);
  add_border (self->pptx, xml, "lnB", strong ? &theme->axis : &theme->grid, strong ? 1.25 : 0.75);
  desmi_pptx_add_fill (self->pptx, xml, &cell->fill);
  desmi_xml_add (xml, "</a:tcPr></a:tc>");
}

/* Returns: the ends of a span after @index, so that all spans together are as wide as their sum */
static gint64
get_span (const double *sizes, guint index)
{
  double before = 0;

  for (guint i = 0; i < index; i++)
    before += sizes[i];
  return desmi_pptx_emu (before + sizes[index]) - desmi_pptx_emu (before);
}

/**
 * desmi_pptx_add_table:
 *
 * Appends a table whose columns together are as wide as their sum.
 */
void
desmi_pptx_add_table (DesmiPptx *self, GString *xml, const DesmiPageTable *table)
{
  const DesmiPptxText text = { .pptx = self, .xml = xml, .table = TRUE };

  desmi_xml_add (xml,
                 "<a:tbl><a:tblPr firstRow='%d' lastRow='%d'><a:tableStyleId>"
                 "{2D5ABB26-0587-4C30-8999-92F81FD0307C}</a:tableStyleId></a:tblPr>"
                 "<a:tblGrid>",
                 table->n_header > 0, table->total);
  for (guint c = 0; c < table->n_columns; c++)
    desmi_xml_add (xml, "<a:gridCol w='%" G_GINT64_FORMAT "'/>", get_span (table->widths, c));
  desmi_xml_add (xml, "</a:tblGrid>");
  for (guint r = 0; r < table->n_rows; r++)
    {
      desmi_xml_add (xml, "<a:tr h='%" G_GINT64_FORMAT "'>", get_span (table->heights, r));
      for (guint c = 0; c < table->n_columns; c++)
        add_cell (&text, table, r, c);
      desmi_xml_add (xml, "</a:tr>");
    }
  desmi_xml_add (xml, "</a:tbl>");
}
