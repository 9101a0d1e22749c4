/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scoreboard shows: areas and their pillars, with what the district says of them. */
#pragma once

#include "chart/desmi-cube-table.h"

G_BEGIN_DECLS

/* Columns of the data beside those of the cube, and of the table behind. */
typedef enum
{
  DESMI_SCOREBOARD_BEFORE, /* the score a year before */
  DESMI_SCOREBOARD_STATUS, /* of the pillar, as the district says */
  DESMI_SCOREBOARD_REASON,
  DESMI_SCOREBOARD_N_EXTRAS
} DesmiScoreboardExtra;

/**
 * DesmiScoreboard:
 * @data: (unowned): as they came
 * @row: column of the areas; @pillar: of the pillars; @group: of what areas belong to, -1: none
 * @extra: the columns beside them, -1: none
 * @places: (element-type utf8 guint): the row of @data of an area and a pillar, a stalled one
 * before others
 * @status: of each row of @data, -1: none
 * @behind: the rows behind it, of every area
 * @n_stalled: rows of @data whose pillar has stalled
 *
 * A table of scores as it is shown. Clear with desmi_scoreboard_clear().
 */
typedef struct
{
  DesmiTable        *data;
  guint              row, pillar;
  int                group, extra[DESMI_SCOREBOARD_N_EXTRAS];
  GHashTable        *places;
  int               *status;
  DesmiCube          cube;
  DesmiCubeTable     behind;
  guint              n_stalled;
  const DesmiLocale *locale;
} DesmiScoreboard;

gboolean desmi_scoreboard_read (DesmiScoreboard      *self,
                                DesmiTable           *table,
                                const DesmiChartSpec *spec,
                                const DesmiLocale    *locale,
                                GError              **error);
void     desmi_scoreboard_clear (DesmiScoreboard *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiScoreboard, desmi_scoreboard_clear)

int desmi_scoreboard_find_cell (const DesmiScoreboard *self, guint row, guint column);
const char *
desmi_scoreboard_get_extra (const DesmiScoreboard *self, int place, DesmiScoreboardExtra which);
gboolean
desmi_scoreboard_find_status (const DesmiScoreboard *self, int place, DesmiPillarStatus *out);
gboolean desmi_scoreboard_is_stalled (const DesmiScoreboard *self, int place);

G_END_DECLS
