/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation as it is shown: every question answered, every text written out. Who asks and
 * stores lies above; from here on nothing knows of a file or a store. */
#pragma once

#include "chart/desmi-chart-data.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_ASPECT_16_9, /* 960 x 540 pt */
  DESMI_ASPECT_4_3,  /* 720 x 540 pt */
} DesmiAspect;

typedef enum
{
  DESMI_SLIDE_TITLE,
  DESMI_SLIDE_AGENDA,
  DESMI_SLIDE_SECTION,
  DESMI_SLIDE_FIGURES,    /* two to six numbers, large */
  DESMI_SLIDE_CHART,      /* one chart over the whole slide */
  DESMI_SLIDE_CHART_TEXT, /* a chart, and text beside it */
  DESMI_SLIDE_TWO_CHARTS,
  DESMI_SLIDE_TABLE,
  DESMI_SLIDE_SCOREBOARD, /* of pillars */
  DESMI_SLIDE_VILLAGE,    /* profile of one village */
  DESMI_SLIDE_PHOTO,
  DESMI_SLIDE_TEXT,
  DESMI_SLIDE_DECISIONS, /* what, who, by when */
  DESMI_SLIDE_CLOSING,
  DESMI_SLIDE_UNKNOWN, /* made by a newer version: kept, and shown as that */
  DESMI_N_SLIDE_KINDS  /* comes last */
} DesmiSlideKind;

/**
 * DesmiDeckTheme:
 * @primary: first colour of the district's office
 * @accent: its second
 * @font_title: family, as its user chose it ("Arial"), whatever stands in for it here
 * @font_text: likewise
 * @footer: (nullable): at the foot of each slide, "Disnaker Kab. Indramayu"
 * @logo: (nullable): PNG or JPEG
 */
typedef struct
{
  DesmiColor primary, accent;
  char      *font_title, *font_text;
  char      *footer;
  GBytes    *logo;
} DesmiDeckTheme;

/**
 * DesmiParagraph:
 * @level: 0: of the text itself; 1 and 2: further in
 * @link: (nullable): http, https or mailto
 */
typedef struct
{
  char    *text;
  guint    level;
  gboolean bullet, bold;
  char    *link;
} DesmiParagraph;

/**
 * DesmiFigure:
 * @value: as it is read, "1.204"; %NULL where there is none, which is never a zero
 * @label: what is counted
 * @detail: (nullable): of when, or how it changed
 */
typedef struct
{
  char *value, *label, *detail;
} DesmiFigure;

typedef enum
{
  DESMI_SLOT_CHART,
  DESMI_SLOT_TABLE,
  DESMI_SLOT_FIGURE,
  DESMI_SLOT_GONE, /* what it was about is there no more */
} DesmiSlotKind;

/**
 * DesmiSlot:
 * @chart: of DESMI_SLOT_CHART
 * @table: of DESMI_SLOT_TABLE; charts have theirs within
 * @titles: (nullable): of the columns of @table, by column; else their names
 * @totals: (nullable): what the rows of @table add up to, by column, below them
 * @figure: of DESMI_SLOT_FIGURE
 * @gone: of DESMI_SLOT_GONE: a sentence in place of what was there
 * @alt: (nullable): one sentence with the finding, for who does not see the picture
 * @source_line: (nullable): where the numbers come from and of which day
 * @as_of: (nullable): that day, "2023-09-30"
 * @remark: (nullable): what is said of the numbers in any case, whatever words the line of sources
 * has
 *
 * A place of a slide that the store fills.
 */
typedef struct
{
  DesmiSlotKind   kind;
  DesmiChartData *chart;
  DesmiTable     *table;
  char          **titles;
  char          **totals;
  DesmiFigure     figure;
  char           *gone;
  char           *alt;
  char           *source_line;
  char           *as_of;
  char           *remark;
} DesmiSlot;

/**
 * DesmiDecision:
 * @what: what was decided or is to be done
 * @who: who does it
 * @by: until when, as it is read
 */
typedef struct
{
  char *what, *who, *by;
} DesmiDecision;

/**
 * DesmiTextNumber:
 * @words: what asks for it in the texts, "departures 2023"
 * @value: as it stands in them
 * @about: for people: which number, of where, of when
 */
typedef struct
{
  char *words, *value, *about;
} DesmiTextNumber;

/**
 * DesmiPhoto:
 * @bytes: (nullable): PNG or JPEG; %NULL or unreadable: the slide says so in place
 * @fill: fills its place and is cut; else all of it is seen
 * @focus_x: 0 to 1: what stays in sight when it is cut
 * @focus_y: 0 to 1
 */
typedef struct
{
  GBytes  *bytes;
  char    *alt, *caption, *credit;
  gboolean fill;
  double   focus_x, focus_y;
} DesmiPhoto;

/**
 * DesmiSlide:
 * @id: stable, for who comes back to it
 * @kind_name: of DESMI_SLIDE_UNKNOWN, what the newer version calls it
 * @title: never empty
 * @subtitle: (nullable)
 * @paragraphs: (element-type DesmiParagraph)
 * @slots: (element-type DesmiSlot)
 * @decisions: (element-type DesmiDecision)
 * @photo: (nullable)
 * @notes: (nullable): what the speaker says
 * @numbers: (element-type DesmiTextNumber): that stand in title, texts and notes, each once
 * @n_frozen: how many of them, the first ones, were frozen with it
 * @source_line: (nullable): in the user's own words, instead of what the slots say
 * @is_loose: the deck is frozen, but something on the slide follows the data all the same
 * @caution: (nullable): what somebody is to look at before it is given away; on no page
 */
typedef struct
{
  char          *id;
  DesmiSlideKind kind;
  char          *kind_name;
  char          *title;
  char          *subtitle;
  GPtrArray     *paragraphs;
  GPtrArray     *slots;
  GPtrArray     *decisions;
  DesmiPhoto    *photo;
  char          *notes;
  GPtrArray     *numbers;
  guint          n_frozen;
  char          *source_line;
  char          *caution;
  gboolean       hidden;
  gboolean       is_loose;
} DesmiSlide;

/**
 * DesmiDeck:
 * @author: who gives it, an office rather than a person
 * @created_utc: seconds since 1970: what files say of when they were made, so that the same deck
 * gives the same file
 * @locale: (not owned): language of everything the program itself writes into it
 * @slides: (element-type DesmiSlide)
 *
 * Immutable once made, and may cross threads.
 */
typedef struct
{
  char              *name;
  char              *author;
  char              *subject;
  DesmiAspect        aspect;
  DesmiAudience      audience;
  DesmiDeckTheme     theme;
  gint64             created_utc;
  const DesmiLocale *locale;
  GPtrArray         *slides;
} DesmiDeck;

const char    *desmi_slide_kind_to_name (DesmiSlideKind kind); /* "two-charts" */
DesmiSlideKind desmi_slide_kind_from_name (const char *name);  /* else DESMI_SLIDE_UNKNOWN */

DesmiDeck     *desmi_deck_new (const char        *name,
                               DesmiAspect        aspect,
                               const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiDeck     *desmi_deck_ref (DesmiDeck *self);
void           desmi_deck_unref (DesmiDeck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiDeck, desmi_deck_unref)

DesmiSlide     *desmi_deck_add_slide (DesmiDeck *self, DesmiSlideKind kind, const char *title);
DesmiParagraph *desmi_slide_add_paragraph (DesmiSlide *self, const char *text);
void            desmi_slide_add_text (DesmiSlide *self, const char *text);
DesmiSlot      *desmi_slide_add_slot (DesmiSlide *self, DesmiSlotKind kind);
DesmiSlot      *desmi_slide_add_chart (DesmiSlide *self, DesmiChartData *chart);
DesmiDecision *
desmi_slide_add_decision (DesmiSlide *self, const char *what, const char *who, const char *by);
DesmiPhoto *desmi_slide_set_photo (DesmiSlide *self, GBytes *bytes, const char *alt);
const DesmiTextNumber *
desmi_slide_add_number (DesmiSlide *self, const char *words, const char *value, const char *about);
const DesmiTextNumber *desmi_slide_find_number (const DesmiSlide *self,
                                                const char       *words); /* nullable */

G_END_DECLS
