/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many villages a programme has had nationwide, against what was planned. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DesmiRollout:
 * @plan: villages at the end of the year as planned, -1: there was no plan
 * @actual: as it came, -1: not known
 */
typedef struct
{
  const char *programme;
  int         year;
  int         plan, actual;
} DesmiRollout;

const DesmiRollout *desmi_rollout_get (const char *programme, guint *n);

G_END_DECLS
