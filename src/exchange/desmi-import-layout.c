/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row near the top, with one line or several, is read as headings of every kind of table;
 * what explains most columns of a whole table is taken. */
#include "exchange/desmi-import-layout.h"

#include "exchange/desmi-import-section.h"

#include <string.h>

#define WHOLE 1000 /* a table that lacks nothing counts before one with more columns */

/**
 * desmi_layout_free:
 * @self: (transfer full) (nullable): the layout
 */
void
desmi_layout_free (DesmiLayout *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_array_unref (self->beside);
  g_free (self->unfit);
  g_free (self);
}

/**
 * desmi_layout_get_score:
 * @self: (nullable): a layout
 *
 * Returns: how well it explains its table, to be compared with others
 */
guint
desmi_layout_get_score (const DesmiLayout *self)
{
  return self == NULL ? 0 : self->n_understood + (self->lacks == NULL ? WHOLE : 0);
}

static DesmiLayoutColumn *
get_column (const DesmiLayout *self, guint index)
{
  return g_ptr_array_index (self->columns, index);
}

static const DesmiMappedColumn *
find_said (const DesmiLayoutQuestion *question, const char *heading)
{
  return question->mapping != NULL ? desmi_import_mapping_find (question->mapping, heading) : NULL;
}

static gboolean
has_role (const DesmiLayout *self, DesmiRole role)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->role == role)
      return TRUE;
  return FALSE;
}

static void
add_columns (DesmiLayout *self, const DesmiLayoutQuestion *question, const GPtrArray *headings)
{
  for (guint i = 0; i < headings->len; i++)
    g_ptr_array_add (self->columns, desmi_layout_column_new (self->kind, question->mapping,
                                                             g_ptr_array_index (headings, i)));
}

/* ---- all columns ---- */

/* Beside a column of codes, that of the village has its name. */
static void
tell_names_from_codes (DesmiLayout *self, const DesmiLayoutQuestion *question)
{
  gboolean coded = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const DesmiLayoutColumn *column = get_column (self, i);

      coded = coded
              || (column->role == DESMI_ROLE_VILLAGE
                  && (find_said (question, column->heading) != NULL
                      || desmi_import_is_code (column->heading)));
    }
  for (guint i = 0; coded && i < self->columns->len; i++)
    {
      DesmiLayoutColumn *column = get_column (self, i);

      if (column->role == DESMI_ROLE_VILLAGE && find_said (question, column->heading) == NULL
          && !desmi_import_is_code (column->heading))
        column->role = DESMI_ROLE_NAME;
    }
}

/* What a mapping has given to one column is not guessed of another. */
static void
drop_what_is_said (DesmiLayout *self, const DesmiLayoutQuestion *question)
{
  gboolean said[DESMI_N_ROLES + 1] = { FALSE };

  for (guint i = 0; i < self->columns->len; i++)
    if (find_said (question, get_column (self, i)->heading) != NULL)
      said[get_column (self, i)->role] = TRUE;
  said[DESMI_N_ROLES] = FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      DesmiLayoutColumn *column = get_column (self, i);

      if (said[column->role] && find_said (question, column->heading) == NULL)
        column->role = DESMI_N_ROLES;
    }
}

/* A sum is one only beside what it sums up; else “Jumlah L” are the men. */
static gboolean
sums_up (const DesmiLayout *self, guint index)
{
  const DesmiMeasure *sum = &get_column (self, index)->measure;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const DesmiLayoutColumn *part = get_column (self, i);

      if (i != index && part->is_measure && desmi_measure_includes (sum, &part->measure)
          && !desmi_measure_includes (&part->measure, sum))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_measure (const DesmiLayout *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->is_measure && !get_column (self, i)->measure.sum)
      return TRUE;
  return FALSE;
}

static void
tell_sums (DesmiLayout *self)
{
  DesmiMeasure plain;

  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->is_measure && get_column (self, i)->measure.sum)
      get_column (self, i)->measure.sum = sums_up (self, i);
  desmi_measure_init (&plain, self->kind);
  for (guint i = 0; has_measure (self) && i < self->columns->len; i++)
    {
      DesmiLayoutColumn *column = get_column (self, i);

      if (column->role != plain.role || self->kind == DESMI_IMPORT_PILLARS)
        continue;
      column->role = DESMI_N_ROLES;
      column->is_measure = TRUE;
      column->measure = plain;
      column->measure.sum = TRUE;
    }
}

static gboolean
has_destination (const DesmiLayout *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->is_measure && get_column (self, i)->measure.destination != NULL)
      return TRUE;
  return FALSE;
}

/* Whether the column may have numbers of people who went to no known country. */
static gboolean
is_unread (const DesmiLayoutColumn *column)
{
  return !column->is_measure && column->role == DESMI_N_ROLES && !column->personal
         && !column->cumulative && !column->left_out && *column->heading != '\0';
}

static void
call_elsewhere (DesmiLayoutColumn *self, DesmiImportKind kind)
{
  self->is_measure = TRUE;
  desmi_measure_init (&self->measure, kind);
  self->measure.elsewhere = TRUE;
}

/* Among columns of countries, one that is headed with something else has numbers that must not be
 * lost: their destination is no country. Beside them, that is so of a region, and right behind them
 * of what looks alike. */
static void
tell_elsewhere (DesmiLayout *self, const GPtrArray *rows)
{
  gboolean by_country = has_destination (self) && !has_role (self, DESMI_ROLE_DESTINATION);
  guint    first = G_MAXUINT, last = 0;

  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->is_measure)
      {
        get_column (self, i)->measure.elsewhere &= by_country;
        first = MIN (first, i);
        last = i;
      }
  for (guint i = last + 1; by_country && !get_column (self, last)->measure.sum
                           && i < self->columns->len && is_unread (get_column (self, i))
                           && desmi_head_has_only_counts (rows, self->first + self->n_lines, i);
       i++)
    call_elsewhere (get_column (self, i), self->kind);
  for (guint i = 0; by_country && i < self->columns->len; i++)
    if (is_unread (get_column (self, i))
        && ((i > first && i < last) || desmi_measure_is_region (get_column (self, i)->heading)))
      call_elsewhere (get_column (self, i), self->kind);
}

static gboolean
is_read (const DesmiLayoutColumn *column)
{
  return column->role != DESMI_N_ROLES || column->is_measure;
}

static void
find_twice (DesmiLayout *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    /* a spreadsheet may have thousands of columns without a heading */
    for (guint k = 0; k < i && is_read (get_column (self, i)); k++)
      {
        const DesmiLayoutColumn *one = get_column (self, i), *other = get_column (self, k);

        if (one->role != DESMI_N_ROLES && one->role == other->role)
          self->twice = desmi_role_to_name (one->role);
        else if (one->is_measure && other->is_measure && !one->measure.sum
                 && desmi_measure_is_same (&one->measure, &other->measure))
          self->twice = one->heading;
      }
}

/* ---- what a table must have ---- */

/* Whether each column of numbers says it, and there is one. */
static gboolean
each_measure (const DesmiLayout *self, gboolean (*says) (const DesmiMeasure *))
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const DesmiLayoutColumn *column = get_column (self, i);

      if (column->is_measure && !column->measure.sum && !says (&column->measure))
        return FALSE;
    }
  return has_measure (self);
}

static gboolean
says_destination (const DesmiMeasure *measure)
{
  return measure->destination != NULL || measure->elsewhere;
}

static gboolean
says_month (const DesmiMeasure *measure)
{
  return measure->month > 0;
}

static gboolean
says_part_of_year (const DesmiMeasure *measure)
{
  return measure->quarter > 0 || measure->year > 0;
}

/* Whether a line above or among the rows says what no column does. */
static gboolean
has_section (const DesmiLayout         *self,
             const GPtrArray           *rows,
             const DesmiLayoutQuestion *question,
             gboolean                   village)
{
  for (guint r = 0; r < rows->len; r++)
    {
      const DesmiHeadRow *row = g_ptr_array_index (rows, r);

      if (r >= self->first && r < self->first + self->n_lines)
        continue;
      /* among the rows it says hardly more than that, but for sums */
      if (r > self->first && row->n_filled - row->n_numbers > 2)
        continue;
      for (guint c = 0; c < row->cells->len; c++)
        {
          g_auto (DesmiSection) section = { 0 };
          const char           *text = desmi_head_row_get (row, c);
          const char           *code;
          g_autofree char      *suggestion = NULL;

          if (*text == '\0' || !desmi_section_parse (&section, text))
            continue;
          if (!village && section.month > 0)
            return TRUE;
          if (village && section.village != NULL
              && (question->places == NULL
                  || desmi_places_find (question->places, section.village, "",
                                        section.subdistrict != NULL ? section.subdistrict : "",
                                        &code, &suggestion)
                         == DESMI_REASON_NONE))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_period (const DesmiLayout         *self,
            DesmiRole                  role,
            const GPtrArray           *rows,
            const DesmiLayoutQuestion *question)
{
  const DesmiTitle *title = &self->title;

  if (has_role (self, role))
    return TRUE;
  if (role == DESMI_ROLE_MONTH)
    return each_measure (self, says_month) || (title->year > 0 && title->month > 0)
           || has_section (self, rows, question, FALSE);
  return each_measure (self, says_part_of_year)
         || (title->year > 0 && (title->quarter > 0 || role == DESMI_ROLE_PERIOD));
}

/* Whether @role, which tables of the kind must have, is a column or is told otherwise. */
static gboolean
has_needed (const DesmiLayout         *self,
            DesmiRole                  role,
            const GPtrArray           *rows,
            const DesmiLayoutQuestion *question)
{
  switch ((int) role)
    {
    case DESMI_ROLE_VILLAGE:
      return has_role (self, role) || has_role (self, DESMI_ROLE_NAME)
             || (self->kind != DESMI_IMPORT_VILLAGES && has_section (self, rows, question, TRUE));
    case DESMI_ROLE_MONTH:
    case DESMI_ROLE_QUARTER:
    case DESMI_ROLE_PERIOD:
      return has_period (self, role, rows, question);
    case DESMI_ROLE_DESTINATION:
      return has_role (self, role) || each_measure (self, says_destination);
    case DESMI_ROLE_COUNT:
    case DESMI_ROLE_AMOUNT:
      return has_role (self, role) || has_measure (self);
    default:
      return has_role (self, role);
    }
}

/* Whether there is at least one column of what only such tables keep, beside those they must have.
 */
static const char *
find_substance_lack (const DesmiLayout *self)
{
  if (self->kind == DESMI_IMPORT_PILLARS)
    return has_role (self, DESMI_ROLE_VALUE) || has_role (self, DESMI_ROLE_TARGET)
                   || has_measure (self)
               ? NULL
               : desmi_role_to_title (DESMI_ROLE_VALUE);
  if (self->kind != DESMI_IMPORT_VILLAGES)
    return NULL;
  for (guint r = DESMI_ROLE_PROGRAMME; r < DESMI_N_ROLES; r++)
    if (has_role (self, (DesmiRole) r))
      return NULL;
  return desmi_role_to_title (DESMI_ROLE_COHORT);
}

static gboolean
has_personal (const DesmiLayout *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->personal)
      return TRUE;
  return FALSE;
}

static const char *
find_lack (const DesmiLayout *self, const GPtrArray *rows, const DesmiLayoutQuestion *question)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->alien)
      return get_column (self, i)->heading;
  for (guint r = 0; r < DESMI_N_ROLES; r++)
    if (desmi_import_kind_needs (self->kind, (DesmiRole) r)
        && !has_needed (self, (DesmiRole) r, rows, question))
      return desmi_role_to_title ((DesmiRole) r);
  /* a list of persons that is not said to be one has something of persons in it */
  if (self->kind == DESMI_IMPORT_PERSONS && question->kind == DESMI_IMPORT_AUTO
      && !has_personal (self))
    return desmi_role_to_title (DESMI_ROLE_COUNT);
  /* what is counted by destination is no money, unless it is said to be */
  if (self->kind == DESMI_IMPORT_REMITTANCES && question->kind == DESMI_IMPORT_AUTO
      && desmi_layout_counts_workers (self))
    return desmi_role_to_title (DESMI_ROLE_MONTH);
  return find_substance_lack (self);
}

/* ---- finding it ---- */

/* Whether a row of the head is one of a table's data. */
static gboolean
is_data (const DesmiHeadRow *row)
{
  return row->n_filled > 1 && row->n_numbers > 0 && row->n_headings == 0;
}

/* Whether it is one of several headings; a person's row has words of them, too. */
static gboolean
is_headings (const DesmiHeadRow *row)
{
  return row->n_headings > 0 && row->n_headings + row->n_measures > 1 && row->n_numbers == 0;
}

/* What stands above another table further up counts for this one, too, as far as the titles between
 * them say nothing else. */
static void
read_titles (DesmiLayout *self, const GPtrArray *rows)
{
  guint      head = self->first, next = self->first;
  DesmiTitle between = { 0 };

  for (guint r = 0; r < self->first; r++)
    {
      const DesmiHeadRow *row = g_ptr_array_index (rows, r);

      if (head == self->first && is_headings (row))
        {
          head = r;
          self->other_first = row->number;
        }
      else if (head < self->first && is_data (row))
        {
          next = r + 1;
          self->other_last = row->number;
        }
    }
  if (self->other_last == 0)
    {
      self->other_first = 0;
      desmi_title_read_rows (&self->title, rows, 0, self->first);
      return;
    }
  desmi_title_read_rows (&self->title, rows, 0, head);
  desmi_title_read_rows (&between, rows, next, self->first);
  desmi_title_follow (&self->title, &between);
  if (self->title.year == 0)
    self->title.year = between.year;
}

static DesmiLayout *
make (const GPtrArray           *rows,
      const DesmiLayoutQuestion *question,
      DesmiImportKind            kind,
      guint                      first,
      guint                      n_lines)
{
  g_autoptr (GPtrArray) headings = desmi_head_dup_headings (rows, first, n_lines);
  DesmiLayout          *self = g_new0 (DesmiLayout, 1);

  self->kind = kind;
  self->first = first;
  self->header_row = ((const DesmiHeadRow *) g_ptr_array_index (rows, first))->number;
  self->n_lines = n_lines;
  self->beside = g_array_new (FALSE, FALSE, sizeof (guint));
  self->columns = g_ptr_array_new_with_free_func (desmi_layout_column_free);
  read_titles (self, rows);
  if (question->sheet != NULL)
    desmi_title_read (&self->title, question->sheet);
  add_columns (self, question, headings);
  tell_names_from_codes (self, question);
  drop_what_is_said (self, question);
  desmi_layout_tell_dates (self, question);
  tell_sums (self);
  tell_elsewhere (self, rows);
  find_twice (self);
  for (guint i = 0; i < self->columns->len; i++)
    self->n_understood
        += get_column (self, i)->role != DESMI_N_ROLES
           || (get_column (self, i)->is_measure && !get_column (self, i)->measure.elsewhere);
  self->unfit = desmi_layout_dup_unfit (self, rows);
  self->n_understood -= self->dates[1] != NULL; /* of which one counts */
  self->lacks = find_lack (self, rows, question);
  return self;
}

/* Whether the row has a heading at all, so that it is worth a closer look. */
static gboolean
has_heading (const DesmiHeadRow *row, const DesmiLayoutQuestion *question)
{
  for (guint c = 0; row->n_headings == 0 && c < row->cells->len; c++)
    {
      const char *text = desmi_head_row_get (row, c);

      if (*text != '\0' && find_said (question, text) != NULL)
        return TRUE;
    }
  return row->n_headings > 0;
}

/* Whether @n_lines rows from @first on lie one below the other and may be headings. */
static gboolean
may_be_headings (const GPtrArray           *rows,
                 const DesmiLayoutQuestion *question,
                 guint                      first,
                 guint                      n_lines)
{
  const DesmiHeadRow *row = g_ptr_array_index (rows, first);
  guint               said = question->mapping != NULL ? question->mapping->header_row : 0;
  guint               said_lines = question->mapping != NULL ? question->mapping->n_header_rows : 0;
  gboolean            known = FALSE;

  if (said > 0 && (row->number != said || n_lines != said_lines))
    return FALSE;
  for (guint l = 0; l < n_lines; l++)
    {
      const DesmiHeadRow *line = first + l < rows->len ? g_ptr_array_index (rows, first + l) : NULL;

      if (line == NULL || line->number != row->number + l || desmi_head_row_is_blank (line))
        return FALSE;
      known = known || said > 0 || has_heading (line, question);
    }
  return known;
}

static void
take_better (DesmiLayout **best, DesmiLayout *other)
{
  if (*best != NULL && desmi_layout_get_score (other) <= desmi_layout_get_score (*best))
    {
      desmi_layout_free (other);
      return;
    }
  desmi_layout_free (*best);
  *best = other;
}

/* The best of those whose headings stand among the first @n rows. */
static DesmiLayout *
find_among (const GPtrArray *rows, const DesmiLayoutQuestion *question, guint n_rows)
{
  DesmiLayout *best = NULL;

  for (guint n = 1; n <= DESMI_HEADING_LINES; n++)
    for (guint first = 0; first + n <= n_rows; first++)
      {
        if (!may_be_headings (rows, question, first, n))
          continue;
        for (guint k = DESMI_IMPORT_FLOWS; k < DESMI_N_IMPORT_KINDS; k++)
          if (question->kind == DESMI_IMPORT_AUTO || question->kind == (DesmiImportKind) k)
            take_better (&best, make (rows, question, (DesmiImportKind) k, first, n));
      }
  return best;
}

static gboolean
has_data_between (const GPtrArray *rows, const DesmiLayout *above, const DesmiLayout *below)
{
  for (guint r = above->first + above->n_lines; r < below->first; r++)
    if (is_data (g_ptr_array_index (rows, r)))
      return TRUE;
  return FALSE;
}

/**
 * desmi_layout_find_stacked:
 * @rows: (element-type DesmiHeadRow): the head of a table
 * @question: what is known of it
 *
 * Of several tables one below the other the first is taken that lacks nothing. Columns that lie
 * side by side are those of one table.
 *
 * Returns: (transfer full) (nullable): the layout that explains most, which may lack something that
 *   its kind must have; %NULL: no row has a heading that is known
 */
DesmiLayout *
desmi_layout_find_stacked (const GPtrArray *rows, const DesmiLayoutQuestion *question)
{
  DesmiLayout *best = find_among (rows, question, rows->len);

  while (best != NULL && best->lacks == NULL)
    {
      DesmiLayout *above = find_among (rows, question, best->first);

      if (above == NULL || above->lacks != NULL || !has_data_between (rows, above, best))
        {
          desmi_layout_free (above);
          break;
        }
      desmi_layout_free (best);
      best = above;
    }
  return best;
}
