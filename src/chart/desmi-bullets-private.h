/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of the chart of progress: what it draws, and how words tell it. */
#pragma once

#include "chart/desmi-frame.h"

G_BEGIN_DECLS

#define DESMI_BULLET_AT_RISK_SHARE 0.75 /* of the target; below it is late */

typedef enum
{
  DESMI_BULLET_NONE,
  DESMI_BULLET_ON_TRACK,
  DESMI_BULLET_AT_RISK,
  DESMI_BULLET_LATE,
} DesmiBulletStatus;

typedef struct
{
  guint    row;
  double   actual, target; /* NaN: none */
  gint64   reported, of;   /* -1: none */
  gboolean hidden;
} DesmiBullet;

typedef struct
{
  DesmiFrame *frame;
  DesmiTable *table;
  guint       label, actual;
  GArray     *bullets;
  guint       n_values, n_hidden, n_invalid;
  double      stop; /* of the scale */
  double      row_height, bar;
  gboolean    details;      /* there is room for the line below the bars */
  gboolean    not_to_scale; /* a bar would be thinner than a pixel */
} DesmiBullets;

DesmiBulletStatus desmi_bullet_get_status (const DesmiBullet *bullet);
const char       *desmi_bullet_status_name (DesmiBulletStatus status, const DesmiLocale *locale);
char             *desmi_bullets_dup_name (const DesmiBullets *self,
                                          const DesmiBullet  *bullet) G_GNUC_WARN_UNUSED_RESULT;
char             *desmi_bullets_dup_detail (const DesmiBullets *self,
                                            const DesmiBullet  *bullet,
                                            const char         *separator,
                                            gboolean            exact) G_GNUC_WARN_UNUSED_RESULT;
char             *desmi_bullets_describe (const DesmiBullets *self,
                                          const DesmiBullet  *bullet) G_GNUC_WARN_UNUSED_RESULT;
char             *desmi_bullets_summarize (const DesmiBullets *self) G_GNUC_WARN_UNUSED_RESULT;

/* "target 80%", or that there is none yet */
char *desmi_bullets_dup_target (const DesmiBullets *self,
                                const DesmiBullet  *bullet,
                                gboolean            exact) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
