/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts on their way to the file, and where they go back to if they do not arrive: their cells, by
 * village and row, since another sheet may be shown by then. */
#include "ui/villages/desmi-flow-saving.h"

struct _DesmiFlowSaving
{
  char      *sheet;
  GPtrArray *cells;        /* of DesmiFlowDraft, without sheet and sentence; the text is %NULL where
                            * a count was taken out, which leaves nothing that was typed */
  GPtrArray       *unread; /* of DesmiFlowDraft: pasted with them, and kept in their cells */
  DesmiFlowDrafts *drafts;
};

static void
free_cell (gpointer data)
{
  DesmiFlowDraft *cell = data;

  g_strfreev (cell->keys);
  g_free (cell->text);
  g_free (cell);
}

static DesmiFlowDraft *
add_cell (GPtrArray *cells, const DesmiFlowGrid *grid, guint row, guint month)
{
  DesmiFlowDraft *cell = g_new0 (DesmiFlowDraft, 1);

  cell->keys = g_strdupv ((char **) desmi_flow_grid_get_keys (grid, row));
  cell->month = month;
  g_ptr_array_add (cells, cell);
  return cell;
}

/**
 * desmi_flow_saving_new:
 * @grid: in which the counts were typed
 * @drafts: of the file
 * @changes: (nullable) (element-type DesmiFlowChange)
 * @unread: (nullable) (element-type DesmiFlowUnread): pasted with them
 *
 * Until desmi_flow_saving_arrive() the counts are kept against a crash.
 *
 * Returns: (transfer full): what was typed
 */
DesmiFlowSaving *
desmi_flow_saving_new (const DesmiFlowGrid *grid,
                       DesmiFlowDrafts     *drafts,
                       const GArray        *changes,
                       const GPtrArray     *unread)
{
  DesmiFlowSaving *self = g_new0 (DesmiFlowSaving, 1);

  self->sheet = g_strdup (desmi_flow_grid_get_sheet (grid));
  self->cells = g_ptr_array_new_with_free_func (free_cell);
  self->unread = g_ptr_array_new_with_free_func (free_cell);
  self->drafts = g_object_ref (drafts);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const DesmiFlowChange *change = &g_array_index (changes, DesmiFlowChange, i);
      DesmiFlowDraft        *cell = add_cell (self->cells, grid, change->row, change->month);

      if (change->count >= 0)
        cell->text = g_strdup_printf ("%" G_GINT64_FORMAT, change->count);
      desmi_flow_drafts_set_on_way (drafts, self->sheet, (const char *const *) cell->keys,
                                    cell->month, cell->text);
    }
  for (guint i = 0; unread != NULL && i < unread->len; i++)
    {
      const DesmiFlowUnread *of = g_ptr_array_index (unread, i);

      add_cell (self->unread, grid, of->row, of->month)->text = g_strdup (of->text);
    }
  return self;
}

/**
 * desmi_flow_saving_free:
 *
 * Frees it.
 */
void
desmi_flow_saving_free (DesmiFlowSaving *self)
{
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->unread);
  g_object_unref (self->drafts);
  g_free (self->sheet);
  g_free (self);
}

/**
 * desmi_flow_saving_get_sheet:
 *
 * Returns: (transfer none): the sheet that the counts were typed in
 */
const char *
desmi_flow_saving_get_sheet (const DesmiFlowSaving *self)
{
  return self->sheet;
}

static gboolean
holds (const DesmiFlowSaving *self, const char *sheet, const DesmiFlowDraft *cell)
{
  if (!g_str_equal (self->sheet, sheet))
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    {
      const DesmiFlowDraft *own = g_ptr_array_index (self->cells, i);

      if (own->month == cell->month
          && g_strv_equal ((const char *const *) own->keys, (const char *const *) cell->keys))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_typed_again (GPtrArray *later, const char *sheet, const DesmiFlowDraft *cell)
{
  for (guint i = 0; i < later->len; i++)
    if (holds (g_ptr_array_index (later, i), sheet, cell))
      return TRUE;
  return FALSE;
}

/**
 * desmi_flow_saving_arrive:
 * @later: (element-type DesmiFlowSaving): begun after it, and on their way still
 *
 * Says that the file has taken the counts, or has refused them: nothing of them is on its way.
 */
void
desmi_flow_saving_arrive (const DesmiFlowSaving *self, GPtrArray *later)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const DesmiFlowDraft *cell = g_ptr_array_index (self->cells, i);

      if (!is_typed_again (later, self->sheet, cell))
        desmi_flow_drafts_set_on_way (self->drafts, self->sheet, (const char *const *) cell->keys,
                                      cell->month, NULL);
    }
}

/**
 * desmi_flow_saving_keep:
 * @later: (element-type DesmiFlowSaving): begun after it, and on their way still
 * @sentence: why it was not saved
 *
 * Puts what was typed back into its cells, uncounted; but not into a cell that was typed into
 * again.
 *
 * Returns: whether there was anything
 */
gboolean
desmi_flow_saving_keep (const DesmiFlowSaving *self, GPtrArray *later, const char *sentence)
{
  gboolean is_kept = FALSE;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const DesmiFlowDraft *cell = g_ptr_array_index (self->cells, i);

      if (cell->text == NULL || is_typed_again (later, self->sheet, cell))
        continue;
      desmi_flow_drafts_put (self->drafts, self->sheet, (const char *const *) cell->keys,
                             cell->month, cell->text, sentence);
      is_kept = TRUE;
    }
  /* the program may be about to end */
  desmi_flow_drafts_flush (self->drafts);
  return is_kept;
}

/**
 * desmi_flow_saving_end:
 * @step: of the history, as which the counts were saved
 *
 * What was pasted with them and is no count goes with that step when it is undone, unless something
 * else is in its cell by now.
 */
void
desmi_flow_saving_end (const DesmiFlowSaving *self, gint64 step)
{
  for (guint i = 0; step > 0 && i < self->unread->len; i++)
    {
      const DesmiFlowDraft *cell = g_ptr_array_index (self->unread, i);
      const char *const    *keys = (const char *const *) cell->keys;
      const DesmiFlowDraft *kept
          = desmi_flow_drafts_get (self->drafts, self->sheet, keys, cell->month);

      if (kept != NULL && g_str_equal (kept->text, cell->text))
        desmi_flow_drafts_set_step (self->drafts, self->sheet, keys, cell->month, step);
    }
}
