/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eight positions around a point, in the order in which cartographers like them (Imhof,
 * "Positioning names on maps"), each looked up in a bitmap of what is taken. */
#include "chart/desmi-map-labels.h"

#include <math.h>

#define CELL_PX 2.0
#define MOST_CELLS 4096.0 /* of a side, whatever the size of the map */
#define N_POSITIONS 8
#define AWAY_STEP 12.0   /* px between the places away from a point that are tried */
#define LEADER_FROM 10.0 /* px from a point's dot to its label, from which a line leads there */

struct _DesmiMapLabels
{
  DesmiBox area;
  double   cell; /* px */
  guint    columns, rows;
  guint8  *taken;  /* a byte of each cell: TAKEN, DISLIKED */
  guint   *owners; /* (nullable): of each cell, 0: nobody */
};

enum
{
  TAKEN = 1,
  DISLIKED = 2,
};

/* Cells of a box, the ends included. */
typedef struct
{
  guint x0, x1, y0, y1;
} Cells;

/* Of the label's middle, from the point: to the right, the left, above, below, then the corners. */
static const struct
{
  int across, down;
} positions[N_POSITIONS]
    = { { 1, 0 }, { -1, 0 }, { 0, -1 }, { 0, 1 }, { 1, -1 }, { 1, 1 }, { -1, -1 }, { -1, 1 } };

/**
 * desmi_map_labels_new:
 * @area: px; no label reaches out of it
 *
 * Returns: (transfer full): an empty map
 */
DesmiMapLabels *
desmi_map_labels_new (const DesmiBox *area)
{
  DesmiMapLabels *self = g_new0 (DesmiMapLabels, 1);

  self->area = *area;
  self->cell = MAX (CELL_PX, MAX (area->width, area->height) / MOST_CELLS);
  self->columns = (guint) MAX (1.0, ceil (area->width / self->cell));
  self->rows = (guint) MAX (1.0, ceil (area->height / self->cell));
  self->taken = g_new0 (guint8, (gsize) self->columns * self->rows);
  return self;
}

/**
 * desmi_map_labels_free:
 * @self: (transfer full): the map
 */
void
desmi_map_labels_free (DesmiMapLabels *self)
{
  g_free (self->taken);
  g_free (self->owners);
  g_free (self);
}

static guint
cell_of (double at, double cell, guint n)
{
  return (guint) CLAMP (floor (at / cell), 0.0, (double) (n - 1));
}

/* Returns: whether any of the box, with @gap around it, is on the map */
static gboolean
find_cells (const DesmiMapLabels *self, const DesmiBox *box, double gap, Cells *out)
{
  double x = box->x - self->area.x - gap, y = box->y - self->area.y - gap;
  double width = box->width + 2 * gap, height = box->height + 2 * gap;

  if (!(x + width > 0 && y + height > 0 && x < self->area.width && y < self->area.height))
    return FALSE;
  out->x0 = cell_of (x, self->cell, self->columns);
  out->x1 = cell_of (x + width, self->cell, self->columns);
  out->y0 = cell_of (y, self->cell, self->rows);
  out->y1 = cell_of (y + height, self->cell, self->rows);
  return TRUE;
}

static void
mark_cells (DesmiMapLabels *self, const DesmiBox *box, guint8 bit)
{
  Cells cells;

  if (!find_cells (self, box, 0, &cells))
    return;
  for (guint y = cells.y0; y <= cells.y1; y++)
    for (guint x = cells.x0; x <= cells.x1; x++)
      self->taken[(gsize) y * self->columns + x] |= bit;
}

/**
 * desmi_map_labels_block:
 * @box: px
 *
 * No label is placed there.
 */
void
desmi_map_labels_block (DesmiMapLabels *self, const DesmiBox *box)
{
  mark_cells (self, box, TAKEN);
}

/**
 * desmi_map_labels_block_dot:
 * @x: px, the middle
 * @y: px
 * @radius: px
 *
 * No label is placed over a dot; unlike over a box, there is room at its corners.
 */
void
desmi_map_labels_block_dot (DesmiMapLabels *self, double x, double y, double radius)
{
  guint n = (guint) MAX (1.0, ceil (MIN (2 * radius / self->cell, 2 * MOST_CELLS)));

  for (guint i = 0; i < n; i++)
    {
      double top = -radius + 2 * radius * i / n, bottom = top + 2 * radius / n;
      double near = top <= 0 && bottom >= 0 ? 0 : MIN (fabs (top), fabs (bottom));
      double half = sqrt (MAX (0.0, radius * radius - near * near));

      desmi_map_labels_block (self, &(DesmiBox){ x - half, y + top, 2 * half, bottom - top });
    }
}

/**
 * desmi_map_labels_avoid:
 * @box: px
 *
 * Labels are placed there only where no better position is free.
 */
void
desmi_map_labels_avoid (DesmiMapLabels *self, const DesmiBox *box)
{
  mark_cells (self, box, DISLIKED);
}

/**
 * desmi_map_labels_own:
 * @box: px
 * @owner: not 0
 *
 * Labels that stand beside their points, and are not of this owner, are not placed there: they
 * would be taken for his. The later owner of a place has it.
 */
void
desmi_map_labels_own (DesmiMapLabels *self, const DesmiBox *box, guint owner)
{
  Cells cells;

  if (self->owners == NULL)
    self->owners = g_new0 (guint, (gsize) self->columns * self->rows);
  if (!find_cells (self, box, 0, &cells))
    return;
  for (guint y = cells.y0; y <= cells.y1; y++)
    for (guint x = cells.x0; x <= cells.x1; x++)
      self->owners[(gsize) y * self->columns + x] = owner;
}

static gboolean
is_of_others (const DesmiMapLabels *self, gsize cell, guint owner)
{
  return self->owners != NULL && self->owners[cell] != 0 && self->owners[cell] != owner;
}

/* Returns: how many disliked cells a box would cover; -1: it cannot be there */
static int
rate (const DesmiMapLabels *self,
      const DesmiMapLabel  *label,
      const DesmiBox       *box,
      double                gap,
      gboolean              beside)
{
  const DesmiBox *area = &self->area;
  Cells           cells;
  int             disliked = 0;

  if (box->x < area->x || box->y < area->y || box->x + box->width > area->x + area->width
      || box->y + box->height > area->y + area->height || !find_cells (self, box, gap, &cells))
    return -1;
  for (guint y = cells.y0; y <= cells.y1; y++)
    for (guint x = cells.x0; x <= cells.x1; x++)
      {
        gsize cell = (gsize) y * self->columns + x;

        if (self->taken[cell] & TAKEN || (beside && is_of_others (self, cell, label->owner)))
          return -1;
        disliked += (self->taken[cell] & DISLIKED) != 0;
      }
  return disliked;
}

/* A corner's label stands closer, for there the dot is round. */
static DesmiBox
box_at (const DesmiMapLabels *self, const DesmiMapLabel *label, guint position, double gap)
{
  gboolean corner = positions[position].across != 0 && positions[position].down != 0;
  double   off = (corner ? label->radius * M_SQRT1_2 : label->radius) + gap + self->cell;
  double   across = off + label->width / 2, down = off + label->height / 2;

  return (DesmiBox){ label->x + positions[position].across * across - label->width / 2,
                     label->y + positions[position].down * down - label->height / 2, label->width,
                     label->height };
}

/* The point of a label's box that is nearest to what it belongs to; returns: px to there. */
static double
find_near (const DesmiMapLabel *label, const DesmiBox *box, double *x, double *y)
{
  *x = CLAMP (label->x, box->x, box->x + box->width);
  *y = CLAMP (label->y, box->y, box->y + box->height);
  return hypot (*x - label->x, *y - label->y);
}

/* What a line to a label would cross, and how long it is; -1: it would cross what is taken. With
 * @take, takes its place. */
static double
rate_leader (DesmiMapLabels *self, const DesmiMapLabel *label, const DesmiBox *box, gboolean take)
{
  double x, y, length = find_near (label, box, &x, &y), cost = length;

  for (double at = label->radius + 2 * self->cell; at < length - self->cell; at += self->cell)
    {
      DesmiBox spot = { label->x + (x - label->x) * at / length - self->cell / 4,
                        label->y + (y - label->y) * at / length - self->cell / 4, self->cell / 2,
                        self->cell / 2 };
      Cells    cells;
      guint8   found;

      if (!find_cells (self, &spot, 0, &cells))
        return -1;
      if (take)
        mark_cells (self, &spot, TAKEN);
      found = self->taken[(gsize) cells.y0 * self->columns + cells.x0];
      if (found & TAKEN && !take)
        return -1;
      cost += found & DISLIKED ? 1 : 0;
    }
  return cost;
}

/* Farther places, each worse by what the line to it is long. */
static void
look_away (DesmiMapLabels *self, const DesmiMapLabel *label, double gap, int *least, DesmiBox *best)
{
  for (double away = AWAY_STEP; away <= label->reach && *least != 0; away += AWAY_STEP)
    for (guint i = 0; i < N_POSITIONS; i++)
      {
        DesmiMapLabel far = *label;
        DesmiBox      box;
        double        line;
        int           disliked;

        far.radius += away;
        box = box_at (self, &far, i, gap);
        disliked = rate (self, label, &box, gap, TRUE);
        line = rate_leader (self, label, &box, FALSE);
        if (disliked < 0 || line < 0 || (*least >= 0 && disliked + line >= *least))
          continue;
        *least = disliked + (int) ceil (line);
        *best = box;
      }
}

/**
 * desmi_map_label_get_leader:
 * @label: one that is placed
 * @x: (out): px, where a line from its point ends
 * @y: (out): px
 *
 * Returns: whether it stands so far away that there is to be a line
 */
gboolean
desmi_map_label_get_leader (const DesmiMapLabel *label, double *x, double *y)
{
  return find_near (label, &label->box, x, y) > label->radius + LEADER_FROM;
}

static void
place_one (DesmiMapLabels *self, DesmiMapLabel *label, double gap)
{
  DesmiBox best
      = { label->x - label->width / 2, label->y - label->height / 2, label->width, label->height };
  int least = label->on_point ? rate (self, label, &best, gap, FALSE) : -1;

  for (guint i = 0; i < N_POSITIONS && least != 0; i++)
    {
      DesmiBox box = box_at (self, label, i, gap);
      int      disliked = rate (self, label, &box, gap, TRUE);

      if (disliked < 0 || (least >= 0 && disliked >= least))
        continue;
      least = disliked;
      best = box;
    }
  if (label->reach > 0)
    look_away (self, label, gap, &least, &best);
  if (least < 0)
    return;
  label->box = best;
  label->placed = TRUE;
  if (label->reach > 0)
    rate_leader (self, label, &best, TRUE);
  mark_cells (self, &best, TAKEN);
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiMapLabel *labels = user_data;
  guint                i = *(const guint *) a, j = *(const guint *) b;

  if (labels[i].weight < labels[j].weight || labels[i].weight > labels[j].weight)
    return labels[i].weight > labels[j].weight ? -1 : 1;
  return i < j ? -1 : i > j;
}

/**
 * desmi_map_labels_place:
 * @labels: (array length=n): what is to be written; writes where
 * @gap: px, least between two labels and between a label and what is blocked
 *
 * Gives each label the best position that is free, or none. A label that is placed is itself in the
 * way of all that come after it, those of later calls too.
 *
 * Returns: how many were placed by this call
 */
guint
desmi_map_labels_place (DesmiMapLabels *self, DesmiMapLabel *labels, guint n, double gap)
{
  g_autofree guint *order = g_new (guint, n + 1);
  guint             n_placed = 0;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_weights, labels);
  for (guint i = 0; i < n; i++)
    {
      DesmiMapLabel *label = &labels[order[i]];

      if (label->placed)
        continue;
      place_one (self, label, gap);
      n_placed += label->placed;
    }
  return n_placed;
}
