/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and columns are the nodes of a graph, hidden cells its edges. Whoever knows all sums can
 * still move people around along a circle of edges, one more in a cell and one less in the next; a
 * cell that lies on no circle has but one value. A hidden sum of a line is an edge to the line of
 * sums. A cell of 1 cannot lose anybody, so that its edge is gone along in one direction only. */
#include "app/desmi-suppress-graph.h"

#define NONE G_MAXUINT

/* Rows are nodes from 0, columns follow, then the row and the column of sums. */
typedef struct
{
  guint    from, to;
  gboolean back;
  guint    cell; /* NONE: of a sum */
} Edge;

typedef struct
{
  GArray    *edges;   /* of Edge */
  GPtrArray *by_node; /* of GArray of guint: the edges at a node */
  guint     *order;   /* when a node was met, from 1 */
  guint     *low;
  guint     *part; /* strongly connected parts, from 1 */
  GArray    *stack;
  guint      clock, n_parts;
  gboolean  *alone; /* edges that lie on no circle */
} Graph;

static const Edge *
get_edge (const Graph *self, guint index)
{
  return &g_array_index (self->edges, Edge, index);
}

static const GArray *
get_edges_at (const Graph *self, guint node)
{
  return g_ptr_array_index (self->by_node, node);
}

static void
add_edge (Graph *self, guint from, guint to, gboolean forth, gboolean back, guint cell)
{
  Edge  edge = { from, to, back, cell };
  guint index = self->edges->len;

  if (!forth)
    edge = (Edge){ to, from, FALSE, cell };
  g_array_append_val (self->edges, edge);
  g_array_append_val ((GArray *) g_ptr_array_index (self->by_node, from), index);
  g_array_append_val ((GArray *) g_ptr_array_index (self->by_node, to), index);
}

static gboolean
can_lose (gint64 value, gboolean counts)
{
  return !counts || value > 1;
}

/* @all: as if all cells were hidden that can be. */
static void
graph_init (Graph                     *self,
            DesmiSuppressCell *const  *cells,
            guint                      n,
            const DesmiSuppressMargin *margin,
            gboolean                   all)
{
  guint column = margin->n_rows, sums = column + margin->n_columns, n_nodes = sums + 2;

  *self = (Graph){ .edges = g_array_new (FALSE, FALSE, sizeof (Edge)),
                   .by_node = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref),
                   .order = g_new0 (guint, n_nodes),
                   .low = g_new0 (guint, n_nodes),
                   .part = g_new0 (guint, n_nodes),
                   .stack = g_array_new (FALSE, FALSE, sizeof (guint)) };
  for (guint i = 0; i < n_nodes; i++)
    g_ptr_array_add (self->by_node, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < n; i++)
    if (cells[i]->hidden)
      add_edge (self, cells[i]->row, column + cells[i]->column, TRUE,
                can_lose (cells[i]->value, margin->counts), i);
  /* A sum stands on the other side of its equation: more in it is less beside it. */
  for (guint i = 0; i < margin->n_rows; i++)
    if (margin->rows[i].hidden)
      add_edge (self, i, sums + 1, can_lose (margin->rows[i].value, margin->counts), TRUE, NONE);
  for (guint i = 0; i < margin->n_columns; i++)
    if (margin->columns[i].hidden)
      add_edge (self, sums, column + i, can_lose (margin->columns[i].value, margin->counts), TRUE,
                NONE);
  for (guint i = 0; all && i < n; i++)
    if (!cells[i]->hidden && cells[i]->value > 0)
      add_edge (self, cells[i]->row, column + cells[i]->column, TRUE, TRUE, i);
  self->alone = g_new0 (gboolean, self->edges->len + 1);
}

static void
graph_clear (Graph *self)
{
  g_array_unref (self->edges);
  g_ptr_array_unref (self->by_node);
  g_free (self->order);
  g_free (self->low);
  g_free (self->part);
  g_array_unref (self->stack);
  g_free (self->alone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Graph, graph_clear)

/* Where an edge leads from @node; NONE: nowhere. */
static guint
follow (const Edge *edge, guint node)
{
  if (edge->from == node)
    return edge->to;
  return edge->back ? edge->from : NONE;
}

/* Tarjan's strongly connected components. */
static void
find_parts (Graph *self, guint node)
{
  const GArray *edges = get_edges_at (self, node);

  self->order[node] = self->low[node] = ++self->clock;
  g_array_append_val (self->stack, node);
  for (guint i = 0; i < edges->len; i++)
    {
      guint next = follow (get_edge (self, g_array_index (edges, guint, i)), node);

      if (next == NONE || self->part[next] > 0)
        continue;
      if (self->order[next] == 0)
        {
          find_parts (self, next);
          self->low[node] = MIN (self->low[node], self->low[next]);
        }
      else
        self->low[node] = MIN (self->low[node], self->order[next]);
    }
  if (self->low[node] != self->order[node])
    return;
  self->n_parts++;
  while (self->part[node] == 0)
    {
      guint last = g_array_index (self->stack, guint, self->stack->len - 1);

      self->part[last] = self->n_parts;
      g_array_set_size (self->stack, self->stack->len - 1);
    }
}

/* Tarjan's bridges within the parts: an edge by which two halves of a part hang together lies on no
 * circle either. */
static void
find_bridges (Graph *self, guint node, guint by)
{
  const GArray *edges = get_edges_at (self, node);

  self->order[node] = self->low[node] = ++self->clock;
  for (guint i = 0; i < edges->len; i++)
    {
      guint       index = g_array_index (edges, guint, i);
      const Edge *edge = get_edge (self, index);
      guint       next = edge->from == node ? edge->to : edge->from;

      if (index == by || self->part[next] != self->part[node])
        continue;
      if (self->order[next] == 0)
        {
          find_bridges (self, next, index);
          self->alone[index] = self->low[next] > self->order[node];
          self->low[node] = MIN (self->low[node], self->low[next]);
        }
      else
        self->low[node] = MIN (self->low[node], self->order[next]);
    }
}

static void
find_alone (Graph *self)
{
  guint n = self->by_node->len;

  for (guint i = 0; i < n; i++)
    if (self->order[i] == 0)
      find_parts (self, i);
  for (guint i = 0; i < n; i++)
    self->order[i] = 0;
  self->clock = 0;
  for (guint i = 0; i < n; i++)
    if (self->order[i] == 0)
      find_bridges (self, i, NONE);
  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = get_edge (self, i);

      self->alone[i] = self->alone[i] || self->part[edge->from] != self->part[edge->to];
    }
}

/* The nodes that can be reached from @node without the edge @without. */
static gboolean *
find_reached (const Graph *self, guint node, guint without)
{
  gboolean          *reached = g_new0 (gboolean, self->by_node->len);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));

  reached[node] = TRUE;
  g_array_append_val (left, node);
  while (left->len > 0)
    {
      guint         at = g_array_index (left, guint, left->len - 1);
      const GArray *edges = get_edges_at (self, at);

      g_array_set_size (left, left->len - 1);
      for (guint i = 0; i < edges->len; i++)
        {
          guint index = g_array_index (edges, guint, i);
          guint next = index != without ? follow (get_edge (self, index), at) : NONE;

          if (next == NONE || reached[next])
            continue;
          reached[next] = TRUE;
          g_array_append_val (left, next);
        }
    }
  return reached;
}

/* The smallest cell that leads out of where @edge leads: first of those in lines that have hidden
 * ones anyway. @most is the graph as it were if all cells were hidden: where not even that closes a
 * circle, nothing is gained. */
static DesmiSuppressCell *
find_cover (const Graph               *self,
            const Graph               *most,
            guint                      edge,
            DesmiSuppressCell *const  *cells,
            guint                      n,
            const DesmiSuppressMargin *margin)
{
  const Edge          *one = get_edge (self, edge);
  g_autofree gboolean *reached = find_reached (self, one->to, edge);
  g_autofree gboolean *could_be = find_reached (most, one->to, edge);
  DesmiSuppressCell   *best = NULL;
  gboolean             best_near = FALSE;

  for (guint i = 0; could_be[one->from] && i < n; i++)
    {
      guint    row = cells[i]->row, column = margin->n_rows + cells[i]->column;
      gboolean near = get_edges_at (self, row)->len > 0 && get_edges_at (self, column)->len > 0;

      if (cells[i]->hidden || cells[i]->value <= 0 || reached[row] == reached[column])
        continue;
      if (best == NULL || (near && !best_near)
          || (near == best_near && cells[i]->value < best->value))
        {
          best = cells[i];
          best_near = near;
        }
    }
  return best;
}

/**
 * desmi_suppress_graph_cover:
 * @cells: (inout) (array length=n): of the matrix
 *
 * Hides a cell that covers one that can be told from all sums together.
 *
 * Returns: whether there was one
 */
gboolean
desmi_suppress_graph_cover (DesmiSuppressCell *const  *cells,
                            guint                      n,
                            const DesmiSuppressMargin *margin)
{
  g_auto (Graph) graph = { NULL };
  g_auto (Graph) most = { NULL };

  graph_init (&graph, cells, n, margin, FALSE);
  graph_init (&most, cells, n, margin, TRUE);
  find_alone (&graph);
  for (guint i = 0; i < graph.edges->len; i++)
    {
      DesmiSuppressCell *cover = graph.alone[i] && get_edge (&graph, i)->cell != NONE
                                     ? find_cover (&graph, &most, i, cells, n, margin)
                                     : NULL;

      if (cover == NULL)
        continue;
      cover->hidden = TRUE;
      return TRUE;
    }
  return FALSE;
}
