/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of headings: where it stands, what kind of table it makes, and what each column holds, as
 * guessed or as a mapping says. */
#include "exchange/desmi-import-private.h"

#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_column (gpointer data)
{
  DesmiImportColumn *column = data;

  g_free (column->heading);
  g_free (column);
}

static const DesmiMappedColumn *
find_said (const DesmiImportMapping *mapping, const char *heading)
{
  return mapping != NULL ? desmi_import_mapping_find (mapping, heading) : NULL;
}

static guint
get_header_row (const DesmiImporter *self)
{
  return self->options.mapping != NULL ? self->options.mapping->header_row : 0;
}

/* A DesmiKnownHeadings: how many cells of the row are headings of any kind, or the mapping's. */
static guint
count_known (DesmiRowSource *source, gpointer data)
{
  const DesmiImporter *self = data;
  guint                n = 0;

  for (guint i = 0; i < source->get_n_fields (source); i++)
    {
      g_autofree char *heading = g_strstrip (g_strdup (source->get_field (source, i)));
      gboolean         known = find_said (self->options.mapping, heading) != NULL;

      for (guint k = DESMI_IMPORT_FLOWS; k < DESMI_N_IMPORT_KINDS; k++)
        {
          DesmiRole role;

          known = known || desmi_role_from_heading ((DesmiImportKind) k, heading, &role);
        }
      n += known;
    }
  return n;
}

static gboolean
open_source (DesmiImporter *self, const char *path, GError **error)
{
  const DesmiImportMapping *mapping = self->options.mapping;
  DesmiTablePlace           place = { .sheet = self->options.sheet,
                                      .header_row = get_header_row (self),
                                      .known = count_known,
                                      .user_data = self };

  if (place.sheet == NULL && mapping != NULL)
    place.sheet = mapping->sheet;
  self->source = desmi_row_source_new (path, &place, self->cancellable, error);
  if (self->source == NULL)
    return FALSE;
  self->report->converted_by = g_strdup (self->source->converted_by);
  self->report->encoding = g_strdup (self->source->encoding);
  self->report->delimiter = self->source->delimiter;
  self->report->sheet = g_strdup (self->source->sheet);
  desmi_import_hidden_note_sheets (&self->report->hidden, self->source);
  return TRUE;
}

static void
set_no_headings (DesmiImporter *self, GError **error)
{
  const DesmiImportMapping *mapping = self->options.mapping;

  if (mapping == NULL || mapping->header_row == 0)
    g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_EMPTY, _ ("“%s” is empty."),
                 self->report->input);
  else
    g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                 /* Translators: a row's number and two files' names */
                 _ ("Row %u of “%s” is empty, though “%s” says that the headings stand there."),
                 mapping->header_row, self->report->input, mapping->name);
}

/* Goes to the row of headings; FALSE without error: there is none. */
static gboolean
find_header (DesmiImporter *self, GError **error)
{
  const guint row = get_header_row (self);

  while (self->source->next (self->source, error))
    {
      gboolean blank = desmi_row_source_is_blank (self->source);

      if (desmi_row_source_is_headings (self->source, row))
        return !blank && (row == 0 || self->source->get_row (self->source) == row);
      self->report->skipped[blank ? DESMI_SKIP_BLANK : DESMI_SKIP_HEADER]++;
    }
  return FALSE;
}

static gboolean
read_header (DesmiImporter *self, GPtrArray *headings, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!find_header (self, &local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        set_no_headings (self, error);
      return FALSE;
    }
  self->report->skipped[DESMI_SKIP_HEADER]++;
  self->report->header_row = self->source->get_row (self->source);
  for (guint i = 0; i < self->source->get_n_fields (self->source); i++)
    g_ptr_array_add (headings, g_strstrip (g_strdup (self->source->get_field (self->source, i))));
  return TRUE;
}

/* Whether each heading that the mapping names stands there, once. A heading that does not may be a
 * person's name, so what does stand there is not told. */
static gboolean
check_present (DesmiImporter *self, const GPtrArray *headings, GError **error)
{
  const DesmiImportMapping *mapping = self->options.mapping;

  for (guint i = 0; mapping != NULL && i < mapping->columns->len; i++)
    {
      const DesmiMappedColumn *column = g_ptr_array_index (mapping->columns, i);
      g_autofree char         *heading = desmi_text_quote (column->heading);
      guint                    n = 0;

      for (guint c = 0; c < headings->len; c++)
        n += strcmp (g_ptr_array_index (headings, c), column->heading) == 0;
      if (n == 1)
        continue;
      if (n == 0)
        g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                     /* Translators: a row's number, a file's name, a heading, a file's name */
                     _ ("Row %u of “%s” has no heading “%s”, which “%s” names."),
                     self->report->header_row, self->report->input, heading, mapping->name);
      else
        g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                     /* Translators: a file's name, a heading, a file's name */
                     _ ("Several columns of “%s” are headed “%s”, so “%s” cannot say which of them "
                        "is meant."),
                     self->report->input, heading, mapping->name);
      return FALSE;
    }
  return TRUE;
}

static void
set_no_table (DesmiImporter *self, GError **error)
{
  g_autofree char *flows = desmi_import_kind_dup_needed (DESMI_IMPORT_FLOWS);
  g_autofree char *remittances = desmi_import_kind_dup_needed (DESMI_IMPORT_REMITTANCES);
  g_autofree char *pillars = desmi_import_kind_dup_needed (DESMI_IMPORT_PILLARS);
  g_autofree char *villages = desmi_import_kind_dup_needed (DESMI_IMPORT_VILLAGES);

  g_set_error (
      error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
      /* Translators: %u a row's number, %s a file's name, then four lists of headings. */
      _ ("The headings in row %u of “%s” are those of no table that can be imported: flows need "
         "%s; remittances %s; pillars %s; villages %s."),
      self->report->header_row, self->report->input, flows, remittances, pillars, villages);
}

/* The headings as they would stand in a file of @kind that needs no mapping; NULL: the mapping
 * names what such files have not. */
static const char **
translate (DesmiImporter *self, const GPtrArray *headings, DesmiImportKind kind)
{
  g_autofree const char **names = g_new0 (const char *, headings->len + 1);

  for (guint i = 0; i < headings->len; i++)
    {
      const char              *heading = g_ptr_array_index (headings, i);
      const DesmiMappedColumn *said = find_said (self->options.mapping, heading);
      DesmiRole                role;

      if (said == NULL)
        names[i] = heading;
      else if (said->field == NULL)
        names[i] = "";
      else if (desmi_role_from_field (kind, said->field, &role))
        names[i] = desmi_role_to_heading (role, kind);
      else
        return NULL;
    }
  return g_steal_pointer (&names);
}

/* The first kind that has every heading it must have. */
static DesmiImportKind
guess_kind (DesmiImporter *self, const GPtrArray *headings)
{
  for (guint k = DESMI_IMPORT_FLOWS; k < DESMI_N_IMPORT_KINDS; k++)
    {
      g_autofree const char **names = translate (self, headings, (DesmiImportKind) k);

      if (names != NULL
          && desmi_import_kind_lacks ((DesmiImportKind) k, names, headings->len) == NULL)
        return (DesmiImportKind) k;
    }
  return DESMI_IMPORT_AUTO;
}

/* What the kind is asked to be: the command line's word counts before that of the mapping. */
static DesmiImportKind
get_kind_asked (const DesmiImporter *self)
{
  const DesmiImportMapping *mapping = self->options.mapping;

  return self->options.kind == DESMI_IMPORT_AUTO && mapping != NULL ? mapping->kind
                                                                    : self->options.kind;
}

static gboolean
check_mapping (DesmiImporter *self, DesmiImportKind kind, GError **error)
{
  return self->options.mapping == NULL
         || desmi_import_mapping_check (self->options.mapping, kind, error);
}

static gboolean
decide_kind (DesmiImporter *self, const GPtrArray *headings, GError **error)
{
  g_autofree const char **names = NULL;
  const char             *lacks;

  self->report->kind = get_kind_asked (self);
  if (!check_mapping (self, self->report->kind, error))
    return FALSE;
  if (self->report->kind == DESMI_IMPORT_AUTO)
    self->report->kind = guess_kind (self, headings);
  if (self->report->kind == DESMI_IMPORT_AUTO)
    {
      set_no_table (self, error);
      return FALSE;
    }
  if (!check_mapping (self, self->report->kind, error))
    return FALSE;
  names = translate (self, headings, self->report->kind);
  g_assert (names != NULL);
  lacks = desmi_import_kind_lacks (self->report->kind, names, headings->len);
  if (lacks == NULL)
    return TRUE;
  g_set_error (
      error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
      /* Translators: %u a row's number, %s a file's name, then a heading, then a kind of table. */
      _ ("Row %u of “%s” lacks the heading “%s” that a table of the kind “%s” must have."),
      self->report->header_row, self->report->input, lacks,
      desmi_import_kind_to_name (self->report->kind));
  return FALSE;
}

/* What a column is taken to hold of which nothing is said; beside a column of codes, that of the
 * village has its name. */
static DesmiRole
guess_role (DesmiImporter *self, const char *heading, gboolean coded)
{
  DesmiRole role;

  if (!desmi_role_from_heading (self->report->kind, heading, &role))
    return DESMI_N_ROLES;
  return coded && role == DESMI_ROLE_VILLAGE && !desmi_import_is_code (heading) ? DESMI_ROLE_NAME
                                                                                : role;
}

static void
add_column (DesmiImporter *self, const char *heading, DesmiRole role, gboolean left_out)
{
  DesmiImportColumn *column = g_new0 (DesmiImportColumn, 1);

  column->heading = g_strdup (heading);
  column->role = role;
  column->left_out = left_out;
  g_ptr_array_add (self->report->columns, column);
}

/* Gives the columns that the mapping names their roles, before any is guessed. */
static void
map_said (DesmiImporter *self, const GPtrArray *headings)
{
  for (guint r = 0; r < DESMI_N_ROLES; r++)
    self->column_of[r] = -1;
  for (guint i = 0; i < headings->len; i++)
    {
      const DesmiMappedColumn *said
          = find_said (self->options.mapping, g_ptr_array_index (headings, i));
      DesmiRole role;

      if (said != NULL && said->field != NULL
          && desmi_role_from_field (self->report->kind, said->field, &role))
        self->column_of[role] = (int) i;
    }
}

static DesmiRole
find_role (const DesmiImporter *self, guint index)
{
  for (guint r = 0; r < DESMI_N_ROLES; r++)
    if (self->column_of[r] == (int) index)
      return (DesmiRole) r;
  return DESMI_N_ROLES;
}

/* A column of which nothing is said. What the mapping has given to another is not guessed again. */
static gboolean
map_guessed (DesmiImporter  *self,
             const char     *heading,
             guint           index,
             DesmiRole       role,
             const gboolean *said,
             GError        **error)
{
  if (role == DESMI_N_ROLES && desmi_import_is_personal (heading))
    {
      g_ptr_array_add (self->report->personal_columns, g_strdup (heading));
      return TRUE;
    }
  if (role != DESMI_N_ROLES && said[role])
    role = DESMI_N_ROLES;
  if (role != DESMI_N_ROLES && self->column_of[role] >= 0)
    {
      g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                   _ ("Two columns of “%s” are headed “%s”."), self->report->input,
                   desmi_role_to_name (role));
      return FALSE;
    }
  if (role != DESMI_N_ROLES)
    self->column_of[role] = (int) index;
  if (*heading != '\0')
    add_column (self, heading, role, FALSE);
  return TRUE;
}

/* Whether a column is headed as that of codes, of which the mapping says nothing else. */
static gboolean
has_codes (const DesmiImporter *self, const GPtrArray *headings)
{
  for (guint i = 0; i < headings->len; i++)
    {
      const char *heading = g_ptr_array_index (headings, i);

      if (desmi_import_is_code (heading) && find_said (self->options.mapping, heading) == NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
map_columns (DesmiImporter *self, const GPtrArray *headings, GError **error)
{
  gboolean coded = has_codes (self, headings);
  gboolean said[DESMI_N_ROLES];

  map_said (self, headings);
  for (guint r = 0; r < DESMI_N_ROLES; r++)
    said[r] = self->column_of[r] >= 0;
  coded = coded || said[DESMI_ROLE_VILLAGE];
  for (guint i = 0; i < headings->len; i++)
    {
      const char              *heading = g_ptr_array_index (headings, i);
      const DesmiMappedColumn *column = find_said (self->options.mapping, heading);

      /* what would be read if the mapping did not say so is said again by the report */
      if (column != NULL && column->field == NULL && desmi_import_is_personal (heading)
          && guess_role (self, heading, coded) == DESMI_N_ROLES)
        g_ptr_array_add (self->report->personal_columns, g_strdup (heading));
      else if (column != NULL)
        add_column (self, heading, find_role (self, i), column->field == NULL);
      else if (!map_guessed (self, heading, i, guess_role (self, heading, coded), said, error))
        return FALSE;
    }
  return TRUE;
}

/* In the order of the sheet. */
static void
note_hidden_columns (DesmiImporter *self, const GPtrArray *headings)
{
  for (guint i = 0; i < headings->len; i++)
    if (find_role (self, i) != DESMI_N_ROLES)
      desmi_import_hidden_note_column (&self->report->hidden, self->source, i,
                                       g_ptr_array_index (headings, i));
}

/**
 * desmi_importer_read_headings:
 * @path: the file
 *
 * Opens it and goes to its row of headings; the rows follow. Fills what the report says of them.
 *
 * Returns: %FALSE with @error set where the file cannot be read, or has not what its kind must have
 *   or the mapping names
 */
gboolean
desmi_importer_read_headings (DesmiImporter *self, const char *path, GError **error)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);

  self->report->columns = g_ptr_array_new_with_free_func (free_column);
  if (!open_source (self, path, error) || !read_header (self, headings, error)
      || !check_present (self, headings, error) || !decide_kind (self, headings, error)
      || !map_columns (self, headings, error))
    return FALSE;
  note_hidden_columns (self, headings);
  return TRUE;
}
