/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of the large charts in the forms that gnuplot and matplotlib read fastest. */
#pragma once

#include "bench-scenes.h"

void bench_peers_write (const char *folder, BenchScene scene, DesmiScene *laid_out);
