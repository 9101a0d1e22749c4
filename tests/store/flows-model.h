/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random flows, and a naive recomputation of their sums. */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

#define SEPARATOR "\x1f" /* sorts before all text, as an empty value does */

typedef struct
{
  gboolean    official;
  char       *village;
  char        month[8];
  const char *direction, *destination, *sector, *occupation, *gender, *scheme;
  int         count;
} Row;

typedef struct
{
  Fixture    base;
  GPtrArray *rows; /* of Row */
} Flows;

/* Nine villages in three subdistricts, six of them enrolled; no flows yet. */
void flows_set_up (Flows *f, gconstpointer data);
void flows_tear_down (Flows *f, gconstpointer data);

/* A row that the file need not have; row_free() ends it. */
Row *random_row (void);
void row_free (gpointer data);
/* Puts up to @n random rows with new keys into the file and into @f. */
void fill (Flows *f, guint n);

/* A query of flows by, where and over anything. */
DesmiQuery *random_query (void);
/* The rows of @f added up by hand, one line a sum: "key=count", sorted. */
char *naive_answer (const Flows *f, const DesmiQuery *query);
/* What the store answered, as naive_answer() writes it. */
char *table_text (DesmiTable *table);

G_END_DECLS
