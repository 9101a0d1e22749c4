/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the district's own catalogue: a programme, a pillar, an indicator or a reason. */
#pragma once

#include "core/desmi-locale.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DESMI_CATALOGUE_PROGRAMME,
  DESMI_CATALOGUE_PILLAR,
  DESMI_CATALOGUE_INDICATOR,
  DESMI_CATALOGUE_REASON,
  DESMI_N_CATALOGUE_KINDS /* comes last */
} DesmiCatalogueKind;

/**
 * DesmiCatalogueItem:
 * @id: (nullable): code of a programme, indicator or reason; a pillar has none
 * @programme: (nullable): of a pillar or indicator
 * @pillar: number of a pillar, or of that of an indicator
 * @name_id: in Indonesian
 * @name_en: (nullable): in English
 * @valid_from: (nullable): of an indicator, the quarter that this way of counting begins with
 * @unit: of an indicator
 * @direction: of an indicator: "higher" or "lower" is better
 * @over_time: of an indicator: "sum", "last" or "mean"
 * @over_villages: of an indicator: "sum", "mean" or "share"
 * @description: (nullable): of an indicator: what it counts
 * @weight_milli: of an indicator in its pillar, in thousandths, above 0
 * @cap_milli: the most that a ratio counts, in thousandths; 1000 is the target itself
 *
 * Which of the members count is for @kind to say; the texts are owned.
 */
typedef struct
{
  DesmiCatalogueKind kind;
  char              *id;
  char              *programme;
  int                pillar;
  char              *name_id;
  char              *name_en;
  char              *valid_from;
  char              *unit;
  char              *direction;
  char              *over_time;
  char              *over_villages;
  char              *description;
  gint64             weight_milli;
  gint64             cap_milli;
} DesmiCatalogueItem;

#define DESMI_TYPE_CATALOGUE_ITEM (desmi_catalogue_item_get_type ())
GType               desmi_catalogue_item_get_type (void);
DesmiCatalogueItem *desmi_catalogue_item_new (DesmiCatalogueKind kind,
                                              const char        *id) G_GNUC_WARN_UNUSED_RESULT;
DesmiCatalogueItem      *
desmi_catalogue_item_copy (const DesmiCatalogueItem *self) G_GNUC_WARN_UNUSED_RESULT;
void desmi_catalogue_item_free (DesmiCatalogueItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiCatalogueItem, desmi_catalogue_item_free)

/* The words of an indicator for a reader; a code that is none of them as it is. */
const char *desmi_catalogue_direction_name (const char *code, const DesmiLocale *locale);
const char *desmi_catalogue_over_time_name (const char *code, const DesmiLocale *locale);
const char *desmi_catalogue_over_villages_name (const char *code, const DesmiLocale *locale);

/* A code as the catalogue writes it, made of a name: "Jumlah Kelompok" is jumlah_kelompok. */
char *desmi_catalogue_make_code (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
