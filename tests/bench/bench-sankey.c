/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Sankey layout on graphs whose fewest crossings are known: how long it takes, and how near it
 * comes. */
#include "../chart/sankey-graphs.h"
#include "bench-clock.h"
#include "bench-table.h"

#define N_RUNS 15
#define GOAL_MS 20

static double
lay_out (TestGraph *graph, GArray *bends)
{
  DesmiSankeyOptions options;
  double             start = bench_cpu_ms ();

  desmi_sankey_options_init (&options, 1200, 800);
  options.bends = bends;
  desmi_sankey_layout ((DesmiSankeyNode *) (void *) graph->nodes->data, graph->nodes->len,
                       (DesmiSankeyLink *) (void *) graph->links->data, graph->links->len, &options,
                       NULL, NULL, NULL);
  return bench_cpu_ms () - start;
}

/* Returns: whether it is as good and as fast as it should be */
static gboolean
measure (TestGraph *graph)
{
  g_autoptr (GArray) bends = g_array_new (FALSE, FALSE, sizeof (double));
  double   times[N_RUNS], crossings, ms, share = strcmp (graph->status, "best") == 0 ? 1.005 : 1;
  gboolean met;

  for (guint i = 0; i < N_RUNS; i++)
    times[i] = lay_out (graph, bends);
  ms = bench_median (times, N_RUNS);
  crossings = desmi_sankey_weighted_crossings (
      (const DesmiSankeyNode *) (const void *) graph->nodes->data, graph->nodes->len,
      (const DesmiSankeyLink *) (const void *) graph->links->data, graph->links->len, bends);
  met = ms <= GOAL_MS && crossings <= share * graph->crossings + 1e-3;
  g_print ("| %s | %u | %u | %.0f | %.0f (%s) | %.2f | %s |\n", graph->name, graph->nodes->len,
           graph->links->len, crossings, graph->crossings, graph->status, ms, bench_verdict (met));
  return met;
}

int
main (void)
{
  g_autoptr (GPtrArray) graphs = test_graphs_load ();
  gboolean              met = TRUE;

  g_print ("| graph | nodes | links | crossings | known | CPU ms | |\n");
  g_print ("| --- | --- | --- | --- | --- | --- | --- |\n");
  for (guint i = 0; i < graphs->len; i++)
    {
      TestGraph *graph = g_ptr_array_index (graphs, i);

      if (strcmp (graph->status, "cycle") != 0)
        met = measure (graph) && met;
    }
  return met ? 0 : 1;
}
