/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the started programs of bench-start tell it. */
#pragma once

#include <gtk/gtk.h>

/* The launcher's monotonic time in µs; unset: the programs run as always. */
#define START_VARIABLE "DESMIGRATIF_BENCH_START"

/* The stages of a start: each gives one line "stage wall-ms cpu-ms resident-kB" when the frame that
 * shows it has been painted; after the last the program ends. */
typedef enum
{
  START_NONE,
  START_SHOWN,    /* the first frame with something to read: the figures of the overview */
  START_COMPLETE, /* every chart is there too */
} StartStage;

/* Each program's own: what its window shows by now. */
StartStage start_get_stage (GtkWindow *window);
