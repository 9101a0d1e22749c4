/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gettext speaks one language at a time for the whole process; a presentation is in its own. The
 * format of the file: GNU gettext manual, "The Format of GNU MO Files". */
#include "core/desmi-word-list.h"

#include <string.h>

#define MAGIC 0x950412deu
#define HEADER_BYTES 20

struct _DesmiWordList
{
  GMappedFile *file;
  const char  *data;
  gsize        size;
  gboolean     swapped; /* written by a machine of the other byte order */
  guint32      n;
  guint32      originals, translations; /* where the tables are */
};

static guint32
read_number (const DesmiWordList *self, gsize at)
{
  guint32 number;

  memcpy (&number, self->data + at, sizeof number);
  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* Nullable: the text of entry @i of a table; it ends with a zero within the file. */
static const char *
get_text (const DesmiWordList *self, guint32 table, guint32 i)
{
  gsize   at = (gsize) table + (gsize) i * 8;
  guint32 length = read_number (self, at), offset = read_number (self, at + 4);

  if ((gsize) offset + length >= self->size || self->data[(gsize) offset + length] != '\0')
    return NULL;
  return self->data + offset;
}

static gboolean
is_whole (const DesmiWordList *self)
{
  return self->n < self->size / 16 && self->originals <= self->size - (gsize) self->n * 8
         && self->translations <= self->size - (gsize) self->n * 8;
}

/**
 * desmi_word_list_new:
 * @path: of a file of the ending .mo
 *
 * Returns: (transfer full): its sentences; %NULL with #GFileError where there is no such file, or
 * it is not whole
 */
DesmiWordList *
desmi_word_list_new (const char *path, GError **error)
{
  GMappedFile              *file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (DesmiWordList) self = NULL;

  if (file == NULL)
    return NULL;
  self = g_new0 (DesmiWordList, 1);
  self->file = file;
  self->data = g_mapped_file_get_contents (file);
  self->size = g_mapped_file_get_length (file);
  if (self->size >= HEADER_BYTES)
    {
      self->swapped = read_number (self, 0) == GUINT32_SWAP_LE_BE (MAGIC);
      self->n = read_number (self, 8);
      self->originals = read_number (self, 12);
      self->translations = read_number (self, 16);
      if (read_number (self, 0) == MAGIC && is_whole (self))
        return g_steal_pointer (&self);
    }
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s is no file of translations", path);
  return NULL;
}

/**
 * desmi_word_list_free:
 * @self: (transfer full) (nullable): the list
 */
void
desmi_word_list_free (DesmiWordList *self)
{
  if (self == NULL)
    return;
  g_mapped_file_unref (self->file);
  g_free (self);
}

/**
 * desmi_word_list_find:
 * @sentence: in English; of one that has a plural, its singular
 *
 * Returns: (transfer none) (nullable): what it is in the language, the first of its plural forms;
 * %NULL: it is not there. Lives as long as @self
 */
const char *
desmi_word_list_find (const DesmiWordList *self, const char *sentence)
{
  guint32 low = 0, high = self->n;

  while (low < high)
    {
      guint32     middle = low + (high - low) / 2;
      const char *text = get_text (self, self->originals, middle);
      int         order;

      if (text == NULL)
        return NULL;
      order = strcmp (sentence, text);
      if (order == 0)
        return get_text (self, self->translations, middle);
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}
