/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refuses what cannot be drawn as a Sankey diagram, and finds the layers by the longest path. */
#include "chart/desmi-sankey-check.h"

#include "chart/desmi-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_NAMES_IN_CYCLE 8

static char *
dup_name (guint node, DesmiSankeyName name, gpointer user_data)
{
  const char *text = name != NULL ? name (node, user_data) : NULL;

  return text != NULL ? g_strdup (text) : g_strdup_printf ("%u", node + 1);
}

static gboolean
check_link (const DesmiSankeyLink *link, DesmiSankeyName name, gpointer user_data, GError **error)
{
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;

  if (link->source != link->target && isfinite (link->value) && link->value >= 0)
    return TRUE;
  source = dup_name (link->source, name, user_data);
  target = dup_name (link->target, name, user_data);
  if (link->source == link->target)
    /* Translators: %s is the name of a place, a country or a sector */
    g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                 _ ("“%s” cannot flow into itself."), source);
  else if (!isfinite (link->value))
    g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                 _ ("The value from “%s” to “%s” is not a number."), source, target);
  else
    g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                 _ ("The value from “%s” to “%s” is negative; a flow diagram shows counts "
                    "from 0 up."),
                 source, target);
  return FALSE;
}

/*
 * desmi_sankey_check_links:
 * @name: (nullable): names a node in the message
 *
 * Refuses self-loops and values that are negative or no number with DESMI_CHART_ERROR_DATA.
 */
gboolean
desmi_sankey_check_links (guint                  n_nodes,
                          const DesmiSankeyLink *links,
                          guint                  n_links,
                          DesmiSankeyName        name,
                          gpointer               user_data,
                          GError               **error)
{
  for (guint i = 0; i < n_links; i++)
    {
      g_return_val_if_fail (links[i].source < n_nodes && links[i].target < n_nodes, FALSE);
      if (!check_link (&links[i], name, user_data, error))
        return FALSE;
    }
  return TRUE;
}

/* Every node left over by the topological walk has a predecessor that is left over too, so walking
 * backwards must come round to a node already seen: the walk from there on is the cycle. */
static void
set_cycle_error (const guint           *n_in_left,
                 guint                  n_nodes,
                 const DesmiSankeyLink *links,
                 guint                  n_links,
                 DesmiSankeyName        name,
                 gpointer               user_data,
                 GError               **error)
{
  g_autofree guint    *before = g_new0 (guint, n_nodes);
  g_autofree gboolean *seen = g_new0 (gboolean, n_nodes);
  g_autoptr (GString)  text = g_string_new (NULL);
  guint                start = 0, node, n_names = 0;

  for (guint i = 0; i < n_links; i++)
    if (n_in_left[links[i].source] > 0 && n_in_left[links[i].target] > 0)
      before[links[i].target] = links[i].source;
  while (n_in_left[start] == 0)
    start++;
  for (node = start; !seen[node]; node = before[node])
    seen[node] = TRUE;
  start = node;
  do
    {
      g_autofree char *one = dup_name (node, name, user_data);

      if (n_names++ < MAX_NAMES_IN_CYCLE)
        g_string_prepend (text, one);
      else if (n_names == MAX_NAMES_IN_CYCLE + 1)
        g_string_prepend (text, "…");
      if (n_names <= MAX_NAMES_IN_CYCLE + 1)
        g_string_prepend (text, " → ");
      node = before[node];
    }
  while (node != start);
  {
    g_autofree char *one = dup_name (start, name, user_data);

    g_string_prepend (text, one);
  }
  /* Translators: %s is a list of names with arrows between them */
  g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
               _ ("The flows run in a circle: %s."), text->str);
}

static gboolean
check_forward (const DesmiSankeyNode *nodes,
               const DesmiSankeyLink *link,
               DesmiSankeyName        name,
               gpointer               user_data,
               GError               **error)
{
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;

  if (nodes[link->source].layer < nodes[link->target].layer)
    return TRUE;
  source = dup_name (link->source, name, user_data);
  target = dup_name (link->target, name, user_data);
  g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
               _ ("The flow from “%s” to “%s” does not lead to a later level."), source, target);
  return FALSE;
}

/*
 * desmi_sankey_assign_layers:
 *
 * Gives each node whose layer is -1 the length of the longest path to it, counting from the given
 * layers. Fails with DESMI_CHART_ERROR_DATA on a cycle, which the message names, and on a link that
 * does not lead forward between given layers.
 */
gboolean
desmi_sankey_assign_layers (DesmiSankeyNode       *nodes,
                            guint                  n_nodes,
                            const DesmiSankeyLink *links,
                            guint                  n_links,
                            DesmiSankeyName        name,
                            gpointer               user_data,
                            GError               **error)
{
  g_autofree guint    *first = g_new0 (guint, n_nodes + 2);
  g_autofree guint    *out = g_new0 (guint, n_links + 1);
  g_autofree guint    *n_in = g_new0 (guint, n_nodes + 1);
  g_autofree guint    *queue = g_new0 (guint, n_nodes + 1);
  g_autofree gboolean *given = g_new0 (gboolean, n_nodes + 1);
  guint                n_queued = 0;

  for (guint i = 0; i < n_links; i++)
    {
      first[links[i].source + 2]++;
      n_in[links[i].target]++;
    }
  for (guint i = 0; i < n_nodes; i++)
    first[i + 2] += first[i + 1];
  for (guint i = 0; i < n_links; i++)
    out[first[links[i].source + 1]++] = i;

  for (guint i = 0; i < n_nodes; i++)
    {
      given[i] = nodes[i].layer >= 0;
      if (!given[i])
        nodes[i].layer = 0;
      if (n_in[i] == 0)
        queue[n_queued++] = i;
    }
  for (guint q = 0; q < n_queued; q++)
    for (guint i = first[queue[q]]; i < first[queue[q] + 1]; i++)
      {
        guint target = links[out[i]].target;

        if (!given[target] && nodes[target].layer <= nodes[queue[q]].layer)
          nodes[target].layer = nodes[queue[q]].layer + 1;
        if (--n_in[target] == 0)
          queue[n_queued++] = target;
      }
  if (n_queued < n_nodes)
    {
      set_cycle_error (n_in, n_nodes, links, n_links, name, user_data, error);
      return FALSE;
    }
  for (guint i = 0; i < n_links; i++)
    if (!check_forward (nodes, &links[i], name, user_data, error))
      return FALSE;
  return TRUE;
}
