/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cells of the sheet of flows and its totals say. */
#include "app/desmi-flow-grid-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DASH "–" /* none, where there is a report */

enum
{
  TOTAL,    /* of complaints: received */
  OFFICIAL, /* of complaints: settled */
  DIFFERENCE
};

static gboolean
is_any_known (const DesmiFlowGrid *self, guint row)
{
  for (guint i = 0; i < self->n_periods; i++)
    if (desmi_flow_grid_is_known (self, row, i))
      return TRUE;
  return FALSE;
}

/**
 * desmi_flow_grid_dup_count:
 *
 * Returns: (transfer full): a count or an amount in a sentence
 */
char *
desmi_flow_grid_dup_count (const DesmiFlowGrid *self, gint64 count)
{
  return desmi_flow_kind_is_money (self->kind) ? desmi_format_rupiah (count, self->locale)
                                               : desmi_format_count (count, self->locale);
}

/**
 * desmi_flow_grid_get_count_kind:
 *
 * Returns: what a count of @self is in a message
 */
DesmiMessageKind
desmi_flow_grid_get_count_kind (const DesmiFlowGrid *self)
{
  return desmi_flow_kind_is_money (self->kind) ? DESMI_MESSAGE_RUPIAH : DESMI_MESSAGE_COUNT;
}

/* In whole words, and of sectors and people in small letters: it is read without the headings. */
static void
add_worker_key (DesmiMessage *message, DesmiFlowKey key, const char *code)
{
  const DesmiLocale *english = desmi_locale_get_english ();

  switch (key)
    {
    case DESMI_FLOW_DESTINATION:
      desmi_message_add (message, DESMI_MESSAGE_COUNTRY, code);
      break;
    case DESMI_FLOW_SECTOR:
      desmi_message_add (message, DESMI_MESSAGE_LOWER, desmi_sector_name (code, english));
      break;
    case DESMI_FLOW_OCCUPATION:
      desmi_message_add (message, DESMI_MESSAGE_WORD, desmi_occupation_name (code, english));
      break;
    case DESMI_FLOW_GENDER:
      desmi_message_add (message, DESMI_MESSAGE_LOWER, desmi_gender_name (code, english));
      break;
    case DESMI_FLOW_SCHEME:
      desmi_message_add (message, DESMI_MESSAGE_WORD, desmi_scheme_name (code, english));
      break;
    case DESMI_FLOW_N_KEYS:
    default:
      g_assert_not_reached ();
    }
}

static void
add_key (DesmiMessage *message, const DesmiFlowGrid *self, guint row, DesmiFlowKey key)
{
  const DesmiFlowRow       *of = desmi_flow_grid_get_row (self, row);
  const DesmiLocale        *english = desmi_locale_get_english ();
  const DesmiRegisterField *words = desmi_flow_kind_get_words (self->kind, key);
  const char               *code = of->keys[key];

  if ((int) key == desmi_flow_kind_get_measure_key (self->kind))
    desmi_message_add (message, DESMI_MESSAGE_WORD,
                       desmi_flow_kind_get_measure_name (self->kind, of->measure, english));
  else if (*code == '\0' && self->kind == DESMI_FLOW_KIND_REMITTANCES && key == 0)
    /* Translators: money that came home on ways that nobody told apart */
    desmi_message_add (message, DESMI_MESSAGE_WORD, N_ ("Channel not known"));
  else if (*code != '\0' && words != NULL)
    desmi_message_add (message, DESMI_MESSAGE_WORD,
                       desmi_register_field_word_name (words, code, english));
  else if (*code != '\0')
    add_worker_key (message, key, code);
}

/**
 * desmi_flow_grid_new_cell_message:
 *
 * Returns: (transfer full): the keys of a row, and a month, for readers of any language
 */
DesmiMessage *
desmi_flow_grid_new_cell_message (const DesmiFlowGrid *self, guint row, guint month)
{
  DesmiMessage *message = desmi_message_new_list ();
  char          of[8];

  for (guint key = 0; key < DESMI_FLOW_N_KEYS; key++)
    add_key (message, self, row, (DesmiFlowKey) key);
  desmi_flow_grid_month_text (self, month, of);
  desmi_message_add (message, DESMI_MESSAGE_PERIOD, of);
  return message;
}

static char *
write_count (const DesmiFlowGrid *self, gint64 count, gboolean known)
{
  if (count > 0)
    return desmi_format_count (count, self->locale);
  return g_strdup (known ? DASH : "");
}

static char *
write_difference (const DesmiFlowGrid *self, gint64 local, gint64 official)
{
  return desmi_format_number ((double) (local - official), DESMI_NUMBER_SIGNED, 0, self->locale);
}

static gboolean
is_official (const DesmiFlowGrid *self, guint column)
{
  return column >= DESMI_FLOW_MONTHS ? self->with_official != 0
                                     : (self->with_official & 1u << column) != 0;
}

/* One period, or all: of the periods that both have; one that only the server has is no difference
 * yet. */
static char *
write_compared (const DesmiFlowGrid *self, const gint64 *own, const gint64 *server, guint column)
{
  gint64   local = 0, official = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < self->n_periods; i++)
    if ((column == i || column >= DESMI_FLOW_MONTHS) && is_official (self, i)
        && desmi_flow_grid_is_reported (self, i))
      {
        local += own[i];
        official += server[i];
        any = TRUE;
      }
  return any ? write_difference (self, local, official) : g_strdup ("");
}

/* Where a sheet has its official figures beside the rows, and not only below. */
static char *
write_beside (const DesmiFlowGrid *self, const gint64 *own, const gint64 *server, guint column)
{
  gint64 official = 0;

  if (!self->has_official || self->kind != DESMI_FLOW_KIND_WORKERS)
    return g_strdup ("");
  if (column == DESMI_FLOW_DIFFERENCE)
    return write_compared (self, own, server, column);
  for (guint i = 0; i < self->n_periods; i++)
    official += server[i];
  return write_count (self, official, TRUE);
}

static char *
write_row (const DesmiFlowGrid *self, guint row, guint column)
{
  const DesmiFlowRow *of = desmi_flow_grid_get_row (self, row);
  gint64              sum = 0;

  if (column < DESMI_FLOW_MONTHS)
    return write_count (self, of->counts[column], desmi_flow_grid_is_known (self, row, column));
  if (column > DESMI_FLOW_SUM)
    return write_beside (self, of->counts, of->official, column);
  for (guint i = 0; i < self->n_periods; i++)
    sum += of->counts[i];
  return write_count (self, sum, is_any_known (self, row));
}

/* One period, or all; whether there is anything to be said of it. */
static gboolean
sum_total (const DesmiFlowGrid *self, guint measure, guint column, gint64 *local, gint64 *official)
{
  gboolean known = FALSE;

  *local = *official = 0;
  for (guint i = 0; i < self->n_periods; i++)
    if (column == i || column >= DESMI_FLOW_MONTHS)
      {
        *local += self->sums[measure][i];
        *official += self->official_sums[i];
        known = known || desmi_flow_grid_is_reported (self, i);
      }
  return known;
}

static char *
write_total (const DesmiFlowGrid *self, guint total, guint column)
{
  gboolean two = desmi_flow_kind_get_measure_key (self->kind) >= 0;
  gint64   local, official;
  gboolean known = sum_total (self, two ? total : 0, column, &local, &official);

  if (column > DESMI_FLOW_SUM)
    return total == TOTAL ? write_beside (self, self->sums[0], self->official_sums, column)
                          : g_strdup ("");
  if (two || total == TOTAL)
    return write_count (self, local, known);
  if (total == DIFFERENCE)
    return write_compared (self, self->sums[0], self->official_sums, column);
  return is_official (self, column) ? write_count (self, official, TRUE) : g_strdup ("");
}

/**
 * desmi_flow_grid_get_n_totals:
 *
 * Returns: the number of rows with totals
 */
guint
desmi_flow_grid_get_n_totals (const DesmiFlowGrid *self)
{
  if (self->kind == DESMI_FLOW_KIND_REMITTANCES
      || (self->kind == DESMI_FLOW_KIND_WORKERS && self->has_official))
    return DIFFERENCE + 1;
  return desmi_flow_kind_get_measure_key (self->kind) >= 0 ? DESMI_FLOW_MAX_MEASURES : 1;
}

/**
 * desmi_flow_grid_get_total_title:
 *
 * Returns: (transfer none): what a row of totals is
 */
const char *
desmi_flow_grid_get_total_title (const DesmiFlowGrid *self, guint total)
{
  if (desmi_flow_kind_get_measure_key (self->kind) >= 0)
    return desmi_flow_kind_get_measure_name (self->kind, total, self->locale);
  if (total == OFFICIAL)
    return _ ("Official");
  return total == DIFFERENCE ? _ ("Difference") : _ ("Total");
}

/**
 * desmi_flow_grid_dup_text:
 * @row: from the number of rows on the totals
 * @column: a period from 0, or a DesmiFlowColumn
 *
 * Returns: (transfer full): what the cell shows: the count, or what was typed and is not counted; a
 * dash for none, nothing where there is no report
 */
char *
desmi_flow_grid_dup_text (const DesmiFlowGrid *self, guint row, guint column)
{
  const DesmiFlowDraft *draft;

  if (row >= self->rows->len)
    return write_total (self, row - self->rows->len, column);
  draft = column < DESMI_FLOW_MONTHS ? desmi_flow_grid_get_draft (self, row, column) : NULL;
  return draft != NULL ? g_strdup (draft->text) : write_row (self, row, column);
}

/**
 * desmi_flow_grid_get_draft:
 *
 * Returns: (transfer none) (nullable): what was typed into a cell but is not counted
 */
const DesmiFlowDraft *
desmi_flow_grid_get_draft (const DesmiFlowGrid *self, guint row, guint month)
{
  return self->drafts != NULL ? desmi_flow_drafts_get (self->drafts, self->sheet,
                                                       desmi_flow_grid_get_keys (self, row), month)
                              : NULL;
}

/**
 * desmi_flow_grid_put_draft:
 * @text: (nullable): as typed; %NULL: there is nothing to be kept any more
 * @sentence: (nullable): why it is not counted
 *
 * Keeps what was typed into a cell, beside its count.
 */
void
desmi_flow_grid_put_draft (const DesmiFlowGrid *self,
                           guint                row,
                           guint                month,
                           const char          *text,
                           const char          *sentence)
{
  const char *const *keys = desmi_flow_grid_get_keys (self, row);

  if (self->drafts == NULL)
    return;
  if (text == NULL)
    desmi_flow_drafts_remove (self->drafts, self->sheet, keys, month);
  else
    desmi_flow_drafts_put (self->drafts, self->sheet, keys, month, text, sentence);
}

/**
 * desmi_flow_grid_put_unread:
 * @unread: (nullable) (element-type DesmiFlowUnread): of a block that was pasted
 *
 * Keeps what is no count in its cells.
 */
void
desmi_flow_grid_put_unread (const DesmiFlowGrid *self, const GPtrArray *unread)
{
  for (guint i = 0; unread != NULL && i < unread->len; i++)
    {
      const DesmiFlowUnread *cell = g_ptr_array_index (unread, i);

      desmi_flow_grid_put_draft (self, cell->row, cell->month, cell->text, cell->sentence);
    }
}

/**
 * desmi_flow_grid_set_typing:
 * @text: (nullable): what is in the cell, half typed; %NULL: nothing any more
 *
 * Keeps it against a crash of the program.
 */
void
desmi_flow_grid_set_typing (const DesmiFlowGrid *self, guint row, guint month, const char *text)
{
  if (self->drafts != NULL)
    desmi_flow_drafts_set_typing (self->drafts, self->sheet, desmi_flow_grid_get_keys (self, row),
                                  month, text);
}

/**
 * desmi_flow_grid_list_drafts:
 *
 * Returns: (transfer container) (element-type DesmiFlowDraft): what is kept of this sheet
 */
GPtrArray *
desmi_flow_grid_list_drafts (const DesmiFlowGrid *self)
{
  return self->drafts != NULL ? desmi_flow_drafts_list (self->drafts, self->sheet)
                              : g_ptr_array_new ();
}

/**
 * desmi_flow_grid_dup_draft_text:
 *
 * Returns: (transfer full): names the cell and what was typed, and says why it is not counted
 */
char *
desmi_flow_grid_dup_draft_text (const DesmiFlowGrid *self, const DesmiFlowDraft *draft)
{
  guint            row = desmi_flow_grid_find (self, (const char *const *) draft->keys);
  g_autofree char *cell
      = row != G_MAXUINT ? desmi_flow_grid_dup_cell_name (self, row, draft->month) : g_strdup ("");

  if (strstr (draft->sentence, draft->text) != NULL)
    return g_strdup_printf ("%s: %s", cell, draft->sentence);
  /* Translators: a row and month, what was typed there, and a sentence that says why */
  return g_strdup_printf (_ ("%s: “%s” is not counted. %s"), cell, draft->text, draft->sentence);
}

/**
 * desmi_flow_grid_dup_title:
 * @column: a #DesmiFlowKey, or %DESMI_FLOW_N_KEYS more than a period or a #DesmiFlowColumn
 *
 * Returns: (transfer full): its heading; the empty text where the kind has no such key
 */
char *
desmi_flow_grid_dup_title (const DesmiFlowGrid *self, guint column)
{
  DesmiFlowKind kind = desmi_flow_grid_get_kind (self);

  if (column < DESMI_FLOW_N_KEYS && kind != DESMI_FLOW_KIND_WORKERS)
    {
      const char *title = desmi_flow_kind_get_key_title (kind, column);

      return g_strdup (title != NULL ? _ (title) : "");
    }
  switch (column)
    {
    case DESMI_FLOW_DESTINATION:
      return g_strdup (_ ("Destination"));
    case DESMI_FLOW_SECTOR:
      return g_strdup (_ ("Sector"));
    case DESMI_FLOW_OCCUPATION:
      return g_strdup (_ ("Occupation"));
    case DESMI_FLOW_GENDER:
      /* Translators: of a narrow column: gender (Indonesian: JK). */
      return g_strdup (C_ ("column title", "Sex"));
    case DESMI_FLOW_SCHEME:
      return g_strdup (C_ ("column title", "Scheme"));
    case DESMI_FLOW_N_KEYS + DESMI_FLOW_SUM:
      return g_strdup (_ ("Total"));
    case DESMI_FLOW_N_KEYS + DESMI_FLOW_OFFICIAL:
      return g_strdup (_ ("Official"));
    case DESMI_FLOW_N_KEYS + DESMI_FLOW_DIFFERENCE:
      return g_strdup (_ ("Difference"));
    default:
      if (desmi_flow_grid_get_n_periods (self) < DESMI_FLOW_MONTHS)
        return desmi_flow_grid_dup_month_name (self, column - DESMI_FLOW_N_KEYS);
      return desmi_format_date (desmi_flow_grid_get_year (self),
                                (int) column - DESMI_FLOW_N_KEYS + 1, 1, DESMI_DATE_MONTH_SHORT,
                                self->locale);
    }
}
