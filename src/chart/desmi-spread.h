/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves labels apart, each as little as can be. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DesmiSpreadItem:
 * @wanted: px, where its middle wants to be
 * @size: px
 * @at: px, where its middle is
 */
typedef struct
{
  double wanted, size, at;
} DesmiSpreadItem;

gboolean desmi_spread (DesmiSpreadItem *items, guint n, double top, double bottom, double gap);

G_END_DECLS
