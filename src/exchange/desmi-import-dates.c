/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of several columns of dates tells when a worker left or came home. */
#include "exchange/desmi-import-layout.h"

#include <string.h>

static DesmiLayoutColumn *
get_column (const DesmiLayout *self, guint index)
{
  return g_ptr_array_index (self->columns, index);
}

static gboolean
is_said (const DesmiLayoutQuestion *question, const char *heading)
{
  return question->mapping != NULL
         && desmi_import_mapping_find (question->mapping, heading) != NULL;
}

/* Whether a heading of dates says of which direction they are. */
static void
read_direction (const DesmiLayoutColumn *column, gboolean *departs, gboolean *returns)
{
  g_autofree char *words = desmi_import_heading_words (column->heading);
  DesmiTitle       title = { 0 };

  desmi_title_read (&title, column->heading);
  *departs = title.departs || strstr (words, "terbang") != NULL;
  *returns = title.returns;
}

/**
 * desmi_layout_tell_dates:
 * @question: what is known of the table
 *
 * Of the day when a worker left and that of the return the title tells which one counts; the others
 * are not read. Sets @dates and @untimely where it does not.
 */
void
desmi_layout_tell_dates (DesmiLayout *self, const DesmiLayoutQuestion *question)
{
  gboolean           told = self->title.returns != self->title.departs;
  DesmiLayoutColumn *counts = NULL;
  guint              n = 0, n_told = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      DesmiLayoutColumn *column = get_column (self, i);
      gboolean           departs, returns;

      if (column->role != DESMI_ROLE_MONTH)
        continue;
      if (is_said (question, column->heading))
        return;
      if (n < 2)
        self->dates[n] = column;
      n++;
      read_direction (column, &departs, &returns);
      if (told && departs && !returns && self->title.returns)
        self->untimely = column;
      if (!told || departs == returns || returns != self->title.returns)
        continue;
      counts = column;
      n_told++;
    }
  if (n < 2 || n_told == 1)
    self->dates[0] = self->dates[1] = NULL;
  if (n != 1)
    self->untimely = NULL;
  for (guint i = 0; n > 1 && n_told == 1 && i < self->columns->len; i++)
    if (get_column (self, i)->role == DESMI_ROLE_MONTH && get_column (self, i) != counts)
      get_column (self, i)->role = DESMI_N_ROLES;
}
