/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations to begin with: the meetings that a coordinator is asked to speak at. */
#pragma once

#include "app/decks/desmi-stored-deck.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_TEMPLATE_STAKEHOLDER, /* "stakeholder": the forum of all partners */
  DESMI_TEMPLATE_VILLAGE,     /* "village": a visit to one */
  DESMI_TEMPLATE_QUARTERLY,   /* "quarterly": the report of a quarter */
  DESMI_TEMPLATE_BANK,        /* "bank": Bank Indonesia and banks */
  DESMI_N_TEMPLATES           /* comes last */
} DesmiTemplate;

/**
 * DesmiDeckChoices:
 * @name: (nullable): %NULL: as the template is called
 * @period: (nullable): normal form: of all slides that name none; %NULL: the newest
 * @village: (nullable): code: of DESMI_TEMPLATE_VILLAGE
 * @theme: (nullable): code of one of the file
 */
typedef struct
{
  const char        *name;
  const char        *period;
  const char        *village;
  const char        *theme;
  DesmiAspect        aspect;
  DesmiAudience      audience;
  const DesmiLocale *locale;
} DesmiDeckChoices;

const char      *desmi_template_to_name (DesmiTemplate which);
gboolean         desmi_template_from_name (const char *name, DesmiTemplate *out);
const char      *desmi_template_title (DesmiTemplate which, const DesmiLocale *locale);
const char      *desmi_template_summary (DesmiTemplate which, const DesmiLocale *locale);
char            *desmi_template_dup_name (DesmiTemplate      which,
                                          const char        *village,
                                          const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiAudience    desmi_template_get_audience (DesmiTemplate which);
gboolean         desmi_template_wrote (const char *text);
DesmiStoredDeck *desmi_template_make (DesmiTemplate           which,
                                      const DesmiDeckChoices *choices) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
