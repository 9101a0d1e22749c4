/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plot as a chart that the Office programs draw, and their users edit. */
#include "deck/pptx/desmi-pptx-private.h"

#include "deck/desmi-deck-colors.h"
#include "deck/pptx/desmi-workbook.h"

#include <math.h>
#include <string.h>

#define DASH_SIZE 20        /* pt: wide enough for the columns it stands over */
#define GAP_WIDTH 45u       /* between bars, percent of one */
#define MOST_GAP_WIDTH 500u /* all that Office takes */
#define THIN_GAP_WIDTH 220u
#define OVERLAP 100
#define MANY_POINTS 24
#define READABLE 4.5 /* contrast of text, WCAG AA: lines are seen with less */

typedef struct
{
  DesmiPptx       *pptx;
  GString         *xml;
  const DesmiPlot *plot;
  int              size;    /* of text, hundredths of a point */
  guint            axes[2]; /* of categories, of values */
} Chart;

static const DesmiPlotSeries *
get_series (const Chart *self, guint index)
{
  return g_ptr_array_index (self->plot->series, index);
}

static const DesmiTheme *
theme_of (const Chart *self)
{
  return &self->pptx->pages->theme;
}

static gboolean
is_line (const Chart *self, const DesmiPlotSeries *series)
{
  return self->plot->kind == DESMI_PLOT_LINES || series->mark != DESMI_PLOT_MARK_PLAIN;
}

/* ---- text ---- */

static void
add_text_properties (const Chart *self, const DesmiColor *color, gboolean bold)
{
  desmi_xml_add (self->xml,
                 "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr lang='%s' sz='%d'"
                 " b='%d'>",
                 self->pptx->lang, self->size, bold);
  desmi_pptx_add_fill (self->pptx, self->xml, color);
  desmi_xml_add (self->xml,
                 "<a:latin typeface='+mn-lt'/></a:defRPr></a:pPr><a:endParaRPr lang='%s'/></a:p>"
                 "</c:txPr>",
                 self->pptx->lang);
}

static void
add_title (const Chart *self)
{
  if (self->plot->title == NULL)
    {
      desmi_xml_add (self->xml, "<c:autoTitleDeleted val='1'/>");
      return;
    }
  desmi_xml_add (self->xml,
                 "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
                 "<a:defRPr lang='%s' sz='%d' b='0'/></a:pPr><a:r><a:rPr lang='%s' sz='%d'"
                 " b='0'>",
                 self->pptx->lang, self->size, self->pptx->lang, self->size);
  desmi_pptx_add_fill (self->pptx, self->xml, &theme_of (self)->text_dim);
  desmi_xml_add (self->xml,
                 "</a:rPr><a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:layout><c:manualLayout>"
                 "<c:xMode val='edge'/><c:yMode val='edge'/><c:x val='0'/><c:y val='0'/>"
                 "</c:manualLayout></c:layout><c:overlay val='0'/></c:title>"
                 "<c:autoTitleDeleted val='0'/>",
                 self->plot->title);
}

/* ---- series ---- */

/* Returns: (transfer full): "B" */
static char *
name_column (guint column)
{
  char *cell = desmi_workbook_cell (0, column);

  cell[strlen (cell) - 1] = '\0';
  return cell;
}

static void
add_name (const Chart *self, guint index)
{
  g_autofree char *letters = name_column (index + 1);

  desmi_xml_add (self->xml,
                 "<c:tx><c:strRef><c:f>" DESMI_WORKBOOK_SHEET "!$%s$1</c:f><c:strCache>"
                 "<c:ptCount val='1'/><c:pt idx='0'><c:v>%s</c:v></c:pt></c:strCache></c:strRef>"
                 "</c:tx>",
                 letters, get_series (self, index)->name);
}

/* "$B$2:$B$13" */
static void
add_range (const Chart *self, guint column)
{
  g_autofree char *letters = name_column (column);

  desmi_xml_add (self->xml, "<c:f>" DESMI_WORKBOOK_SHEET "!$%s$2:$%s$%u</c:f>", letters, letters,
                 self->plot->categories->len + 1);
}

static void
add_categories (const Chart *self)
{
  guint n = self->plot->categories->len;

  desmi_xml_add (self->xml, "<c:cat><c:strRef>");
  add_range (self, 0);
  desmi_xml_add (self->xml, "<c:strCache><c:ptCount val='%u'/>", n);
  for (guint i = 0; i < n; i++)
    desmi_xml_add (self->xml, "<c:pt idx='%u'><c:v>%s</c:v></c:pt>", i,
                   (const char *) g_ptr_array_index (self->plot->categories, i));
  desmi_xml_add (self->xml, "</c:strCache></c:strRef></c:cat>");
}

/* A missing value is no point. */
static void
add_values (const Chart *self, guint index)
{
  const DesmiPlotSeries *series = get_series (self, index);
  guint                  n = self->plot->categories->len;

  desmi_xml_add (self->xml, "<c:val><c:numRef>");
  add_range (self, index + 1);
  desmi_xml_add (self->xml, "<c:numCache><c:formatCode>%s</c:formatCode><c:ptCount val='%u'/>",
                 self->plot->format, n);
  for (guint i = 0; i < n; i++)
    {
      if (isnan (series->values[i]))
        continue;
      desmi_xml_add (self->xml, "<c:pt idx='%u'><c:v>", i);
      desmi_xml_add_number (self->xml, series->values[i]);
      desmi_xml_add (self->xml, "</c:v></c:pt>");
    }
  desmi_xml_add (self->xml, "</c:numCache></c:numRef></c:val>");
}

static void
add_what_is_shown (const Chart *self, gboolean value)
{
  desmi_xml_add (self->xml,
                 "<c:showLegendKey val='0'/><c:showVal val='%d'/><c:showCatName val='0'/>"
                 "<c:showSerName val='0'/><c:showPercent val='0'/>"
                 "<c:showBubbleSize val='0'/>",
                 value);
}

/* The label of one point. */
static void
add_point_label (const Chart *self, guint index, const char *position, const DesmiColor *color)
{
  desmi_xml_add (self->xml,
                 "<c:dLbl><c:idx val='%u'/><c:numFmt formatCode='%s' sourceLinked='0'/>"
                 "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
                 index, self->plot->format);
  add_text_properties (self, color, FALSE);
  desmi_xml_add (self->xml, "<c:dLblPos val='%s'/>", position);
  add_what_is_shown (self, TRUE);
  desmi_xml_add (self->xml, "</c:dLbl>");
}

/* Before the first point of a line, behind its last. */
static void
add_line_labels (const Chart *self, const DesmiPlotSeries *series)
{
  DesmiColor color
      = desmi_color_make_readable (&series->style.stroke, &theme_of (self)->background, READABLE);
  guint n = self->plot->categories->len;
  int   first = -1, last = -1;

  for (guint i = 0; i < n; i++)
    if (!isnan (series->values[i]))
      {
        last = (int) i;
        first = first < 0 ? (int) i : first;
      }
  desmi_xml_add (self->xml, "<c:dLbls>");
  if (first >= 0 && first < last)
    add_point_label (self, (guint) first, n == 2 ? "l" : "t", &color);
  if (last >= 0)
    add_point_label (self, (guint) last, n == 2 ? "r" : "t", &color);
  add_what_is_shown (self, FALSE);
  desmi_xml_add (self->xml, "</c:dLbls>");
}

static gboolean
has_dashes (const Chart *self)
{
  for (guint i = 0; i < self->plot->series->len; i++)
    if (get_series (self, i)->mark == DESMI_PLOT_MARK_DASH)
      return TRUE;
  return FALSE;
}

/* At the end of a bar, or within one that is part of a whole; where a target may stand there, at
 * its foot. */
static void
add_bar_labels (const Chart *self, const DesmiPlotSeries *series)
{
  const char *place = has_dashes (self)                           ? "inBase"
                      : self->plot->grouping == DESMI_PLOT_BESIDE ? "outEnd"
                                                                  : "ctr";
  gboolean    inside = self->plot->grouping != DESMI_PLOT_BESIDE && !self->plot->mirrored;
  DesmiColor  color = inside ? desmi_color_text_on (&series->style.fill) : theme_of (self)->text;

  if (self->plot->mirrored)
    color = desmi_color_text_on (&series->style.fill);
  desmi_xml_add (self->xml, "<c:dLbls>");
  desmi_xml_add (self->xml,
                 "<c:numFmt formatCode='%s' sourceLinked='0'/><c:spPr>"
                 "<a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
                 self->plot->format);
  add_text_properties (self, &color, FALSE);
  desmi_xml_add (self->xml, "<c:dLblPos val='%s'/>", place);
  add_what_is_shown (self, TRUE);
  desmi_xml_add (self->xml, "</c:dLbls>");
}

static void
add_bar_look (const Chart *self, const DesmiPlotSeries *series)
{
  desmi_xml_add (self->xml, "<c:spPr>");
  desmi_pptx_add_hatch (self->pptx, self->xml, &series->style);
  desmi_xml_add (self->xml, "</c:spPr><c:invertIfNegative val='0'/>");
  for (guint i = 0; series->colors != NULL && i < self->plot->categories->len; i++)
    {
      desmi_xml_add (self->xml,
                     "<c:dPt><c:idx val='%u'/><c:invertIfNegative val='0'/>"
                     "<c:bubble3D val='0'/><c:spPr>",
                     i);
      desmi_pptx_add_fill (self->pptx, self->xml, &series->colors[i]);
      desmi_xml_add (self->xml, "</c:spPr></c:dPt>");
    }
}

/* A dot a point where there are few; where there are many only if a point without neighbours would
 * not be seen without one. */
static gboolean
needs_dots (const Chart *self, const DesmiPlotSeries *series)
{
  guint n = self->plot->categories->len;

  if (n <= MANY_POINTS)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (!isnan (series->values[i]) && (i == 0 || isnan (series->values[i - 1]))
        && (i + 1 == n || isnan (series->values[i + 1])))
      return TRUE;
  return FALSE;
}

static void
add_line_look (const Chart *self, const DesmiPlotSeries *series)
{
  const DesmiColor *color = &series->style.stroke;

  if (series->mark == DESMI_PLOT_MARK_DASH)
    {
      desmi_xml_add (self->xml,
                     "<c:spPr><a:ln w='28575'><a:noFill/></a:ln></c:spPr><c:marker>"
                     "<c:symbol val='dash'/><c:size val='%d'/><c:spPr>",
                     DASH_SIZE);
      desmi_pptx_add_fill (self->pptx, self->xml, color);
      desmi_xml_add (self->xml, "<a:ln w='9525'>");
      desmi_pptx_add_fill (self->pptx, self->xml, color);
      desmi_xml_add (self->xml, "</a:ln></c:spPr></c:marker>");
      return;
    }
  desmi_xml_add (self->xml, "<c:spPr><a:ln w='%" G_GINT64_FORMAT "' cap='rnd'>",
                 desmi_pptx_emu (MAX (series->style.stroke_width, 1)));
  desmi_pptx_add_fill (self->pptx, self->xml, color);
  if (series->style.dash[0] > 0)
    desmi_xml_add (self->xml, "<a:prstDash val='dash'/>");
  desmi_xml_add (self->xml, "<a:round/></a:ln></c:spPr><c:marker>");
  if (series->style.dash[0] > 0 || !needs_dots (self, series))
    {
      desmi_xml_add (self->xml, "<c:symbol val='none'/></c:marker>");
      return;
    }
  desmi_xml_add (self->xml, "<c:symbol val='circle'/><c:size val='5'/><c:spPr>");
  desmi_pptx_add_fill (self->pptx, self->xml, color);
  desmi_xml_add (self->xml, "<a:ln w='9525'><a:noFill/></a:ln></c:spPr></c:marker>");
}

static void
add_series (const Chart *self, guint index)
{
  const DesmiPlotSeries *series = get_series (self, index);
  gboolean               line = is_line (self, series);

  desmi_xml_add (self->xml, "<c:ser><c:idx val='%u'/><c:order val='%u'/>", index, index);
  add_name (self, index);
  if (line)
    add_line_look (self, series);
  else
    add_bar_look (self, series);
  if (self->plot->labels && !line)
    add_bar_labels (self, series);
  else if (self->plot->labels && series->mark == DESMI_PLOT_MARK_PLAIN
           && series->style.dash[0] <= 0)
    add_line_labels (self, series);
  add_categories (self);
  add_values (self, index);
  desmi_xml_add (self->xml, line ? "<c:smooth val='0'/></c:ser>" : "</c:ser>");
}

/* ---- the plot area ---- */

/* A bar takes an eighth of the plot at most. */
static guint
get_gap (const DesmiPlot *plot)
{
  guint n = MAX (plot->categories->len, 1);

  if (plot->thin)
    return THIN_GAP_WIDTH;
  return MAX (GAP_WIDTH, MIN (800 / n - MIN (100, 800 / n), MOST_GAP_WIDTH));
}

static void
add_bars (const Chart *self)
{
  static const char *const groupings[] = { "clustered", "stacked", "percentStacked" };
  guint                    n = 0;

  for (guint i = 0; i < self->plot->series->len; i++)
    n += !is_line (self, get_series (self, i));
  if (n == 0)
    return;
  desmi_xml_add (
      self->xml, "<c:barChart><c:barDir val='%s'/><c:grouping val='%s'/><c:varyColors val='0'/>",
      self->plot->kind == DESMI_PLOT_BARS ? "bar" : "col", groupings[self->plot->grouping]);
  for (guint i = 0; i < self->plot->series->len; i++)
    if (!is_line (self, get_series (self, i)))
      add_series (self, i);
  desmi_xml_add (self->xml, "<c:gapWidth val='%u'/>", get_gap (self->plot));
  if (self->plot->grouping != DESMI_PLOT_BESIDE)
    desmi_xml_add (self->xml, "<c:overlap val='%d'/>", OVERLAP);
  desmi_xml_add (self->xml, "<c:axId val='%u'/><c:axId val='%u'/></c:barChart>", self->axes[0],
                 self->axes[1]);
}

static void
add_lines (const Chart *self)
{
  guint n = 0;

  for (guint i = 0; i < self->plot->series->len; i++)
    n += is_line (self, get_series (self, i));
  if (n == 0)
    return;
  desmi_xml_add (self->xml, "<c:lineChart><c:grouping val='standard'/><c:varyColors val='0'/>");
  for (guint i = 0; i < self->plot->series->len; i++)
    if (is_line (self, get_series (self, i)))
      add_series (self, i);
  desmi_xml_add (self->xml, "<c:marker val='1'/><c:axId val='%u'/><c:axId val='%u'/></c:lineChart>",
                 self->axes[0], self->axes[1]);
}

static void
add_line_of_axis (const Chart *self, const DesmiColor *color)
{
  desmi_xml_add (self->xml, "<c:spPr><a:ln w='9525'>");
  desmi_pptx_add_fill (self->pptx, self->xml, color);
  desmi_xml_add (self->xml, "</a:ln></c:spPr>");
}

/* Across, the first category is on top; the names of those on both sides of zero stand beside the
 * plot. */
static void
add_category_axis (const Chart *self)
{
  gboolean across = self->plot->kind == DESMI_PLOT_BARS;

  desmi_xml_add (self->xml,
                 "<c:catAx><c:axId val='%u'/><c:scaling><c:orientation val='%s'/></c:scaling>"
                 "<c:delete val='0'/><c:axPos val='%s'/><c:numFmt formatCode='General'"
                 " sourceLinked='0'/><c:majorTickMark val='none'/><c:minorTickMark val='none'/>"
                 "<c:tickLblPos val='low'/>",
                 self->axes[0], across ? "maxMin" : "minMax", across ? "l" : "b");
  add_line_of_axis (self, &theme_of (self)->axis);
  add_text_properties (self, &theme_of (self)->text, FALSE);
  desmi_xml_add (self->xml,
                 "<c:crossAx val='%u'/><c:crosses val='autoZero'/><c:auto val='0'/>"
                 "<c:lblAlgn val='ctr'/><c:lblOffset val='100'/>",
                 self->axes[1]);
  if (self->plot->every > 1)
    desmi_xml_add (self->xml, "<c:tickLblSkip val='%u'/><c:tickMarkSkip val='%u'/>",
                   self->plot->every, self->plot->every);
  desmi_xml_add (self->xml, "<c:noMultiLvlLbl val='1'/></c:catAx>");
}

static void
add_bound (const Chart *self, const char *element, double value)
{
  if (isnan (value))
    return;
  g_string_append_printf (self->xml, "<c:%s val='", element);
  desmi_xml_add_number (self->xml, value);
  g_string_append (self->xml, "'/>");
}

/* Where each bar has its value beside it, the scale would only say it again. */
static void
add_value_axis (const Chart *self)
{
  gboolean across = self->plot->kind == DESMI_PLOT_BARS;
  gboolean said = across && self->plot->labels && self->plot->grouping != DESMI_PLOT_SHARE;

  desmi_xml_add (self->xml, "<c:valAx><c:axId val='%u'/><c:scaling><c:orientation val='minMax'/>",
                 self->axes[1]);
  add_bound (self, "max", self->plot->most);
  add_bound (self, "min", self->plot->least);
  desmi_xml_add (self->xml, "</c:scaling><c:delete val='%d'/><c:axPos val='%s'/>", said,
                 across ? "b" : "l");
  if (!said)
    {
      desmi_xml_add (self->xml, "<c:majorGridlines>");
      add_line_of_axis (self, &theme_of (self)->grid);
      desmi_xml_add (self->xml, "</c:majorGridlines>");
    }
  desmi_xml_add (self->xml,
                 "<c:numFmt formatCode='%s' sourceLinked='0'/><c:majorTickMark val='none'/>"
                 "<c:minorTickMark val='none'/><c:tickLblPos val='nextTo'/><c:spPr><a:ln>"
                 "<a:noFill/></a:ln></c:spPr>",
                 self->plot->grouping == DESMI_PLOT_SHARE ? "0%" : self->plot->format);
  add_text_properties (self, &theme_of (self)->text_dim, FALSE);
  desmi_xml_add (self->xml,
                 "<c:crossAx val='%u'/><c:crosses val='%s'/><c:crossBetween val='between'/>"
                 "</c:valAx>",
                 self->axes[0], across ? "max" : "autoZero");
}

static void
add_legend (const Chart *self)
{
  if (self->plot->series->len < 2)
    return;
  desmi_xml_add (self->xml, "<c:legend><c:legendPos val='%s'/><c:overlay val='0'/>",
                 self->plot->series->len > 6 ? "r" : "t");
  add_text_properties (self, &theme_of (self)->text, FALSE);
  desmi_xml_add (self->xml, "</c:legend>");
}

static GBytes *
make_chart (const Chart *self, const char *book)
{
  desmi_xml_add (self->xml,
                 "<c:chartSpace xmlns:c='" DESMI_NS_C "' xmlns:a='" DESMI_NS_A
                 "' xmlns:r='" DESMI_NS_R
                 "'><c:date1904 val='0'/><c:lang val='%s'/><c:roundedCorners val='0'/><c:chart>",
                 self->pptx->lang);
  add_title (self);
  desmi_xml_add (self->xml, "<c:plotArea><c:layout/>");
  add_bars (self);
  add_lines (self);
  add_category_axis (self);
  add_value_axis (self);
  desmi_xml_add (self->xml, "</c:plotArea>");
  add_legend (self);
  desmi_xml_add (self->xml, "<c:plotVisOnly val='1'/><c:dispBlanksAs val='gap'/></c:chart><c:spPr>"
                            "<a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
  add_text_properties (self, &theme_of (self)->text, FALSE);
  desmi_xml_add (self->xml,
                 "<c:externalData r:id='%s'><c:autoUpdate val='0'/></c:externalData>"
                 "</c:chartSpace>",
                 book);
  return desmi_xml_end (self->xml);
}

/**
 * desmi_pptx_take_chart:
 * @text_pt: size of its text
 *
 * Adds a chart and its own workbook, whose cells are what the chart remembers of them.
 *
 * Returns: (transfer full) (nullable): its path; %NULL with G_IO_ERROR
 */
char *
desmi_pptx_take_chart (DesmiPptx *self, const DesmiPlot *plot, double text_pt, GError **error)
{
  GBytes          *workbook = desmi_workbook_write (plot, error);
  guint            number = self->n_charts + 1;
  g_autofree char *book = NULL, *relation = NULL;
  char            *path;
  Chart            chart = { .pptx = self, .plot = plot, .size = (int) round (text_pt * 100) };

  if (workbook == NULL)
    return NULL;
  self->n_charts = number;
  path = g_strdup_printf ("ppt/charts/chart%u.xml", number);
  book = g_strdup_printf ("ppt/embeddings/Microsoft_Excel_Sheet%u.xlsx", number);
  relation = desmi_package_relate (self->package, path, DESMI_RELATION "package", book);
  chart.xml = desmi_xml_new ();
  chart.axes[0] = ++self->axis;
  chart.axes[1] = ++self->axis;
  desmi_package_take_part (self->package, path, DESMI_CONTENT "drawingml.chart+xml",
                           make_chart (&chart, relation));
  desmi_package_take_part (self->package, book, NULL, workbook);
  return path;
}
