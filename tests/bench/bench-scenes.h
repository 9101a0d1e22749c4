/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four large charts that are measured, made alike by every program that takes part. */
#pragma once

#include "chart/desmi-chart.h"

#define BENCH_WIDTH 1600
#define BENCH_HEIGHT 900
#define BENCH_MONTHS 108
#define BENCH_CATEGORIES 12
#define BENCH_ROWS 400
#define BENCH_COLUMNS 16

typedef enum
{
  BENCH_STACKED, /* 12 categories in 108 months */
  BENCH_LINE,    /* 100,000 points */
  BENCH_HEAT,    /* 400 rows of 16 */
  BENCH_SANKEY,  /* 400 links */
  BENCH_N_SCENES
} BenchScene;

const char *bench_scene_name (BenchScene scene);
DesmiTable *bench_scene_table (BenchScene scene);
DesmiScene *bench_scene_layout (BenchScene scene, DesmiTable *table, double line[4]);
double      bench_scene_stacked_value (unsigned int month, unsigned int category);
double      bench_scene_heat_value (unsigned int row, unsigned int column);
