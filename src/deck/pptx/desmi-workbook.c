/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/pptx/desmi-workbook.h"

#include "deck/pptx/desmi-package.h"
#include "deck/pptx/desmi-xml.h"

#include <math.h>

#define WORKBOOK "xl/workbook.xml"
#define SHEET "xl/worksheets/sheet1.xml"
#define N_FIRST_FORMAT 164 /* those below are Excel's own */

enum
{
  STYLE_TEXT,
  STYLE_HEADING,
  STYLE_VALUE,
};

/**
 * desmi_workbook_cell:
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer full): "B2"
 */
char *
desmi_workbook_cell (guint row, guint column)
{
  char  letters[8];
  guint at = sizeof letters - 1;

  letters[at] = '\0';
  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    letters[--at] = (char) ('A' + (n - 1) % 26);
  return g_strdup_printf ("%s%u", letters + at, row + 1);
}

static void
add_text (GString *xml, guint row, guint column, int style, const char *text)
{
  g_autofree char *cell = desmi_workbook_cell (row, column);

  /* In place, so that a text that begins with "=" is a text. */
  desmi_xml_add (xml, "<c r='%s' s='%d' t='inlineStr'><is><t xml:space='preserve'>%s</t></is></c>",
                 cell, style, text);
}

static void
add_row (GString *xml, const DesmiPlot *plot, guint index)
{
  desmi_xml_add (xml, "<row r='%u'>", index + 2);
  add_text (xml, index + 1, 0, STYLE_TEXT, g_ptr_array_index (plot->categories, index));
  for (guint s = 0; s < plot->series->len; s++)
    {
      const DesmiPlotSeries *series = g_ptr_array_index (plot->series, s);
      g_autofree char       *cell = desmi_workbook_cell (index + 1, s + 1);

      /* What is missing or hidden is no cell at all: a text would be drawn as 0. */
      if (isnan (series->values[index]))
        continue;
      desmi_xml_add (xml, "<c r='%s' s='%d'><v>", cell, STYLE_VALUE);
      desmi_xml_add_number (xml, series->values[index]);
      desmi_xml_add (xml, "</v></c>");
    }
  desmi_xml_add (xml, "</row>");
}

static GBytes *
make_sheet (const DesmiPlot *plot)
{
  GString         *xml = desmi_xml_new ();
  g_autofree char *last = desmi_workbook_cell (plot->categories->len, plot->series->len);

  desmi_xml_add (xml, "<worksheet xmlns='" DESMI_NS_S "'><dimension ref='A1:%s'/>", last);
  desmi_xml_add (
      xml,
      "<sheetViews><sheetView workbookViewId='0'><pane xSplit='1' ySplit='1' topLeftCell='B2'"
      " activePane='bottomRight' state='frozen'/></sheetView></sheetViews>"
      "<sheetFormatPr defaultRowHeight='15'/><cols><col min='1' max='1' width='36'"
      " customWidth='1'/><col min='2' max='%u' width='18' customWidth='1'/></cols><sheetData>"
      "<row r='1'>",
      MAX (plot->series->len, 1) + 1);
  for (guint s = 0; s < plot->series->len; s++)
    add_text (xml, 0, s + 1, STYLE_HEADING,
              ((const DesmiPlotSeries *) g_ptr_array_index (plot->series, s))->name);
  desmi_xml_add (xml, "</row>");
  for (guint i = 0; i < plot->categories->len; i++)
    add_row (xml, plot, i);
  desmi_xml_add (xml, "</sheetData><pageMargins left='0.7' right='0.7' top='0.75' bottom='0.75'"
                      " header='0.3' footer='0.3'/></worksheet>");
  return desmi_xml_end (xml);
}

static GBytes *
make_styles (const DesmiPlot *plot)
{
  GString *xml = desmi_xml_new ();

  desmi_xml_add (
      xml,
      "<styleSheet xmlns='" DESMI_NS_S "'><numFmts count='1'><numFmt numFmtId='%d'"
      " formatCode='%s'/></numFmts><fonts count='2'><font><sz val='11'/><name val='Calibri'/>"
      "<family val='2'/></font><font><b/><sz val='11'/><name val='Calibri'/><family val='2'/>"
      "</font></fonts><fills count='2'><fill><patternFill patternType='none'/></fill><fill>"
      "<patternFill patternType='gray125'/></fill></fills><borders count='1'><border><left/>"
      "<right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count='1'>"
      "<xf numFmtId='0' fontId='0' fillId='0' borderId='0'/></cellStyleXfs><cellXfs count='3'>"
      "<xf numFmtId='0' fontId='0' fillId='0' borderId='0' xfId='0'/>"
      "<xf numFmtId='0' fontId='1' fillId='0' borderId='0' xfId='0' applyFont='1'/>"
      "<xf numFmtId='%d' fontId='0' fillId='0' borderId='0' xfId='0' applyNumberFormat='1'/>"
      "</cellXfs><cellStyles count='1'><cellStyle name='Normal' xfId='0' builtinId='0'/>"
      "</cellStyles></styleSheet>",
      N_FIRST_FORMAT, plot->format, N_FIRST_FORMAT);
  return desmi_xml_end (xml);
}

/**
 * desmi_workbook_write:
 * @plot: what the chart shows
 *
 * Writes categories into the first column and a series into each of the others.
 *
 * Returns: (transfer full) (nullable): the workbook; %NULL with G_IO_ERROR
 */
GBytes *
desmi_workbook_write (const DesmiPlot *plot, GError **error)
{
  g_autoptr (DesmiPackage) package = desmi_package_new ();
  g_autofree char         *book = NULL, *sheet = NULL, *styles = NULL;
  GString                 *xml = desmi_xml_new ();

  book = desmi_package_relate (package, "", DESMI_RELATION "officeDocument", WORKBOOK);
  sheet = desmi_package_relate (package, WORKBOOK, DESMI_RELATION "worksheet", SHEET);
  styles = desmi_package_relate (package, WORKBOOK, DESMI_RELATION "styles", "xl/styles.xml");
  desmi_xml_add (xml,
                 "<workbook xmlns='" DESMI_NS_S "' xmlns:r='" DESMI_NS_R "'><bookViews>"
                 "<workbookView xWindow='0' yWindow='0' windowWidth='16000' windowHeight='9000'/>"
                 "</bookViews><sheets><sheet name='" DESMI_WORKBOOK_SHEET
                 "' sheetId='1' r:id='%s'/>"
                 "</sheets></workbook>",
                 sheet);
  desmi_package_take_part (package, WORKBOOK, DESMI_CONTENT "spreadsheetml.sheet.main+xml",
                           desmi_xml_end (xml));
  desmi_package_take_part (package, SHEET, DESMI_CONTENT "spreadsheetml.worksheet+xml",
                           make_sheet (plot));
  desmi_package_take_part (package, "xl/styles.xml", DESMI_CONTENT "spreadsheetml.styles+xml",
                           make_styles (plot));
  return desmi_package_close (package, NULL, error);
}
