/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that write presentations: what they share while one is made. */
#pragma once

#include "deck/desmi-page.h"
#include "deck/pptx/desmi-package.h"
#include "deck/pptx/desmi-plot.h"
#include "deck/pptx/desmi-xml.h"

G_BEGIN_DECLS

#define DESMI_EMU_PER_PT 12700
#define DESMI_PPTX_NAMESPACES                                                                      \
  "xmlns:a='" DESMI_NS_A "' xmlns:r='" DESMI_NS_R "' xmlns:p='" DESMI_NS_P "'"
#define DESMI_PPTX_ROOT_GROUP                                                                      \
  "<p:nvGrpSpPr><p:cNvPr id='1' name=''/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>"        \
  "<a:xfrm><a:off x='0' y='0'/><a:ext cx='0' cy='0'/><a:chOff x='0' y='0'/>"                       \
  "<a:chExt cx='0' cy='0'/></a:xfrm></p:grpSpPr>"
/* Of descriptions for who does not see: what a screen reader says in one breath. */
#define DESMI_PPTX_MOST_ALT 250

/**
 * DesmiPptx:
 * @lang: "id-ID"
 * @media: (element-type utf8 utf8): paths of pictures by the digest of their bytes
 * @n_charts: so far; likewise the others
 * @axis: number of the last axis
 * @shared: (element-type DesmiPageItem): by layout: what all its pages have
 * @on_master: (nullable): one of those
 * @grounds: by layout: the colour behind all its pages
 *
 * A presentation in the making.
 */
typedef struct
{
  DesmiPages        *pages;
  DesmiPackage      *package;
  const char        *lang;
  const DesmiLocale *locale;
  GHashTable        *media;
  guint              n_charts, n_images, n_notes;
  guint              axis;
  GPtrArray         *shared[DESMI_N_PAGE_LAYOUTS];
  GPtrArray         *on_master;
  DesmiColor         grounds[DESMI_N_PAGE_LAYOUTS];
} DesmiPptx;

/**
 * DesmiPptxText:
 * @outlet: (nullable): path of the part that its links are of; %NULL: it has none
 * @table: text of a table's cell, which does not inherit the theme's font everywhere
 *
 * Where text is written.
 */
typedef struct
{
  DesmiPptx  *pptx;
  GString    *xml;
  const char *outlet;
  gboolean    table;
} DesmiPptxText;

/**
 * DesmiPptxPicture:
 * @svg: path of the drawing; @png: of what is shown where that cannot be read
 * @words: (nullable): what it shows
 */
typedef struct
{
  char *svg, *png, *words;
} DesmiPptxPicture;

gint64 desmi_pptx_emu (double pt);
void   desmi_pptx_add_color (const DesmiPptx *self, GString *xml, const DesmiColor *color);
void   desmi_pptx_add_fill (const DesmiPptx *self, GString *xml, const DesmiColor *color);
void   desmi_pptx_add_hatch (const DesmiPptx *self, GString *xml, const DesmiStyle *style);
void   desmi_pptx_add_box (GString *xml, const char *element, const DesmiBox *box);

void   desmi_pptx_text_add_paragraph (const DesmiPptxText *self, const DesmiPageParagraph *from);
void   desmi_pptx_text_add_number (const DesmiPptxText *self, const DesmiPageParagraph *from);
void   desmi_pptx_text_add_body (const DesmiPptxText *self, const DesmiPageItem *item);
void   desmi_pptx_add_table (DesmiPptx *self, GString *xml, const DesmiPageTable *table);

char *desmi_pptx_take_chart (DesmiPptx *self, const DesmiPlot *plot, double text_pt, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_pptx_is_image (GBytes *bytes);
char    *desmi_pptx_take_image (DesmiPptx *self, GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_pptx_paint_chart (DesmiPptx           *self,
                                 const DesmiPageItem *item,
                                 DesmiPptxPicture    *out,
                                 GError             **error);

void     desmi_pptx_share (DesmiPptx *self);
void     desmi_pptx_clear_shared (DesmiPptx *self);
gboolean
desmi_pptx_is_shared (const DesmiPptx *self, DesmiPageLayout layout, const DesmiPageItem *item);
gboolean    desmi_pptx_follows_master (const DesmiPptx *self, DesmiPageLayout layout);
guint       desmi_pptx_add_shared (DesmiPptx       *self,
                                   GString         *xml,
                                   const char      *path,
                                   const GPtrArray *items,
                                   guint            last_id);
void        desmi_pptx_add_ground (const DesmiPptx *self, GString *xml, const DesmiColor *color);

void        desmi_pptx_take_themes (DesmiPptx *self);
void        desmi_pptx_take_master (DesmiPptx *self);
void        desmi_pptx_take_layouts (DesmiPptx *self);
void        desmi_pptx_take_notes_master (DesmiPptx *self);
void        desmi_pptx_take_properties (DesmiPptx *self);
const char *desmi_pptx_get_place (DesmiItemRole role, DesmiItemKind kind, DesmiPageLayout layout);
gboolean    desmi_pptx_take_slide (DesmiPptx *self, guint index, GError **error);
void        desmi_pptx_take_notes (DesmiPptx *self, guint index, const char *slide_path);

/* Of the master and its layouts together, each once in the file. */
#define DESMI_PPTX_MASTER_ID 2147483648u
#define DESMI_PPTX_COLOR_MAP                                                                       \
  "<p:clrMap bg1='lt1' tx1='dk1' bg2='lt2' tx2='dk2' accent1='accent1' accent2='accent2'"          \
  " accent3='accent3' accent4='accent4' accent5='accent5' accent6='accent6' hlink='hlink'"         \
  " folHlink='folHlink'/>"
#define DESMI_PPTX_MASTER "ppt/slideMasters/slideMaster1.xml"
#define DESMI_PPTX_NOTES_MASTER "ppt/notesMasters/notesMaster1.xml"
#define DESMI_PPTX_PRESENTATION "ppt/presentation.xml"
char *desmi_pptx_layout_path (DesmiPageLayout layout) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
