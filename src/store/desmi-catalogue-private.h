/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules of the catalogue and its statements share. */
#pragma once

#include "store/desmi-change.h"

G_BEGIN_DECLS

/* What an indicator that is put becomes. */
typedef enum
{
  DESMI_COUNTING_SAME,        /* names and words only */
  DESMI_COUNTING_IN_PLACE,    /* the newest version is another */
  DESMI_COUNTING_NEW_VERSION, /* what was counted before stays as it was */
  DESMI_COUNTING_MEASURED,    /* refused: it needs a later quarter */
  DESMI_COUNTING_EARLIER,     /* refused: a version begins later already */
  DESMI_COUNTING_MOVED,       /* refused: it counts as before, and was measured */
} DesmiCounting;

/**
 * DesmiCatalogueNewest:
 * @item: the newest version in the file
 * @measured: whether anything was ever measured, or is counted from a register
 * @measured_since: whether anything was since the version began
 */
typedef struct
{
  DesmiCatalogueItem *item;
  int                 version;
  gboolean            is_retired;
  gboolean            measured;
  gboolean            measured_since;
} DesmiCatalogueNewest;

/* Of an indicator; @newest has no item where the district has none of that code. */
gboolean      desmi_catalogue_read_newest (DesmiConnection      *connection,
                                           const char           *id,
                                           DesmiCatalogueNewest *newest,
                                           GError              **error);
void          desmi_catalogue_newest_clear (DesmiCatalogueNewest *newest);
DesmiCounting desmi_catalogue_compare (const DesmiCatalogueItem   *item,
                                       const DesmiCatalogueNewest *newest);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiCatalogueNewest, desmi_catalogue_newest_clear)

G_END_DECLS
