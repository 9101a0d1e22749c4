/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the registers of presentations hold, in the order of their columns in the file. */
#include "store/desmi-register-private.h"

#include <glib/gi18n-lib.h>

#define KEY DESMI_FIELD_KEY
#define REQUIRED DESMI_FIELD_REQUIRED
#define PLAIN DESMI_FIELD_PLAIN

#define DISTRICT                                                                                   \
  {                                                                                                \
    "village", N_ ("District"), DESMI_FIELD_AREA, KEY, NULL                                        \
  }
#define DECK                                                                                       \
  {                                                                                                \
    "deck", N_ ("Presentation"), DESMI_FIELD_LINE, KEY, NULL                                       \
  }
#define SLIDE                                                                                      \
  {                                                                                                \
    "slide", N_ ("Slide"), DESMI_FIELD_LINE, KEY, NULL                                             \
  }

static const DesmiRegisterField theme_fields[] = {
  DISTRICT,
  { "theme", N_ ("Theme"), DESMI_FIELD_LINE, KEY, NULL },
  { "name", N_ ("Name"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "primary_color", N_ ("First color"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "accent_color", N_ ("Second color"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "font_title", N_ ("Font of titles"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "font_text", N_ ("Font of text"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "footer", N_ ("Footer"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "sha256", N_ ("Logo"), DESMI_FIELD_LINE, PLAIN, NULL },
};

static const DesmiRegisterWord aspects[] = {
  /* Translators: the shape of slides */
  { "16:9", N_ ("Wide (16:9)") },
  { "4:3", N_ ("Standard (4:3)") },
  { NULL, NULL },
};

static const DesmiRegisterWord languages[] = {
  { "id", N_ ("Indonesian") },
  { "en", N_ ("English") },
  { NULL, NULL },
};

static const DesmiRegisterWord audiences[] = {
  /* Translators: for whom something is made that leaves the program */
  { "internal", N_ ("The district’s office") },
  { "forum", N_ ("The forum of partners") },
  { "public", N_ ("The public") },
  { NULL, NULL },
};

static const DesmiRegisterField deck_fields[] = {
  DISTRICT,
  DECK,
  { "name", N_ ("Name"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "template", N_ ("Template"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "theme", N_ ("Theme"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "aspect", N_ ("Aspect"), DESMI_FIELD_WORD, PLAIN, aspects },
  { "language", N_ ("Language"), DESMI_FIELD_WORD, PLAIN, languages },
  { "audience", N_ ("Audience"), DESMI_FIELD_WORD, PLAIN, audiences },
  { "period", N_ ("Period"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "frozen", N_ ("Frozen on"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "minutes", N_ ("Planned minutes"), DESMI_FIELD_NUMBER, PLAIN, NULL },
};

static const DesmiRegisterWord title_makers[] = {
  /* Translators: who wrote the title of a slide */
  { "auto", N_ ("The program, from the data") },
  { "user", N_ ("A person") },
  { NULL, NULL },
};

static const DesmiRegisterWord yes_no[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { NULL, NULL },
};

/* Those of this version; a newer one may write others, which are kept as they are. */
static const DesmiRegisterWord kinds[] = {
  { "title", N_ ("Title slide") },
  { "agenda", N_ ("Agenda") },
  { "section", N_ ("Section") },
  { "figures", N_ ("Key figures") },
  { "chart", N_ ("Chart") },
  { "chart-text", N_ ("Chart and text") },
  { "two-charts", N_ ("Two charts") },
  { "table", N_ ("Table") },
  { "scoreboard", N_ ("Scoreboard") },
  { "village", N_ ("Village profile") },
  { "photo", N_ ("Photo") },
  { "text", N_ ("Text") },
  { "decisions", N_ ("Decisions and next steps") },
  { "closing", N_ ("Closing slide") },
  { NULL, NULL },
};

static const DesmiRegisterField slide_fields[] = {
  DISTRICT,
  DECK,
  SLIDE,
  { "rank", N_ ("Position"), DESMI_FIELD_NUMBER, PLAIN, NULL },
  { "kind", N_ ("Kind"), DESMI_FIELD_LINE, REQUIRED, kinds },
  { "title", N_ ("Title"), DESMI_FIELD_LINES, PLAIN, NULL },
  { "title_by", N_ ("Title written by"), DESMI_FIELD_WORD, PLAIN, title_makers },
  { "notes", N_ ("Notes"), DESMI_FIELD_LINES, PLAIN, NULL },
  { "hidden", N_ ("Hidden while presenting"), DESMI_FIELD_WORD, PLAIN, yes_no },
  { "sha256", N_ ("Picture"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "spec", N_ ("Content"), DESMI_FIELD_JSON, PLAIN, NULL },
};

static const DesmiRegisterField slide_data_fields[] = {
  DISTRICT,
  DECK,
  SLIDE,
  { "slot", N_ ("Place on the slide"), DESMI_FIELD_LINE, KEY, NULL },
  { "taken", N_ ("Frozen on"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "digest", N_ ("Check sum"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "data", N_ ("Content"), DESMI_FIELD_JSON, REQUIRED, NULL },
};

#define TYPE(name, table, title, fields)                                                           \
  {                                                                                                \
    name, "local_" table, title, FALSE, G_N_ELEMENTS (fields), fields                              \
  }

const DesmiRegisterType desmi_register_deck_types[] = {
  TYPE ("theme", "theme", N_ ("Themes of presentations"), theme_fields),
  TYPE ("deck", "deck", N_ ("Presentations"), deck_fields),
  TYPE ("slide", "slide", N_ ("Slides"), slide_fields),
  TYPE ("slide-data", "slide_data", N_ ("Frozen data of slides"), slide_data_fields),
};
