/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document of a village as lists show it. */
#include "app/desmi-document.h"

#include <string.h>

struct _DesmiDocument
{
  GObject     parent_instance;

  DesmiTable *table;
  guint       row;
  gint64      size;       /* bytes */
  char       *media_type; /* nullable: the content is not in the file */
};

G_DEFINE_FINAL_TYPE (DesmiDocument, desmi_document, G_TYPE_OBJECT)

static void
desmi_document_finalize (GObject *object)
{
  DesmiDocument *self = DESMI_DOCUMENT (object);

  g_clear_pointer (&self->table, desmi_table_unref);
  g_free (self->media_type);
  G_OBJECT_CLASS (desmi_document_parent_class)->finalize (object);
}

static void
desmi_document_class_init (DesmiDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_document_finalize;
}

static void
desmi_document_init (DesmiDocument *self)
{
}

/* Rows of contents by their hash. */
static GHashTable *
index_contents (DesmiTable *contents)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);
  guint       column = (guint) desmi_table_find_column (contents, "sha256");

  for (guint i = 0; i < desmi_table_get_n_rows (contents); i++)
    g_hash_table_insert (index, (gpointer) desmi_table_get_text (contents, i, column),
                         GUINT_TO_POINTER (i + 1));
  return index;
}

static DesmiDocument *
make_document (DesmiTable *documents, guint row, DesmiTable *contents, GHashTable *index)
{
  DesmiDocument *self = g_object_new (DESMI_TYPE_DOCUMENT, NULL);
  guint          content;

  self->table = desmi_table_ref (documents);
  self->row = row;
  content = GPOINTER_TO_UINT (g_hash_table_lookup (index, desmi_document_get (self, "sha256")));
  if (content > 0)
    {
      self->size = desmi_table_get_int (contents, content - 1,
                                        (guint) desmi_table_find_column (contents, "size"));
      self->media_type = g_strdup (desmi_table_get_text (
          contents, content - 1, (guint) desmi_table_find_column (contents, "media_type")));
    }
  return self;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  DesmiDocument *one = *(DesmiDocument *const *) a, *other = *(DesmiDocument *const *) b;
  int order = g_strcmp0 (desmi_document_get (other, "day"), desmi_document_get (one, "day"));

  if (order != 0)
    return order;
  return desmi_document_get_id (other) > desmi_document_get_id (one) ? 1 : -1;
}

/**
 * desmi_document_list:
 * @documents: the lookup "register-document" of a village
 * @contents: the lookup "attachments"
 * @kind: (nullable): of the register's vocabulary; %NULL: all
 *
 * Returns: (transfer full) (element-type DesmiDocument): the newest first, those without a date
 * last
 */
GPtrArray *
desmi_document_list (DesmiTable *documents, DesmiTable *contents, const char *kind)
{
  g_autoptr (GHashTable) index = index_contents (contents);
  GPtrArray             *list = g_ptr_array_new_with_free_func (g_object_unref);
  guint                  column = (guint) desmi_table_find_column (documents, "kind");

  for (guint i = 0; i < desmi_table_get_n_rows (documents); i++)
    if (kind == NULL || g_strcmp0 (desmi_table_get_text (documents, i, column), kind) == 0)
      g_ptr_array_add (list, make_document (documents, i, contents, index));
  g_ptr_array_sort (list, compare);
  return list;
}

/**
 * desmi_document_get_id:
 *
 * Returns: its number within the village
 */
gint64
desmi_document_get_id (DesmiDocument *self)
{
  return desmi_table_get_int (self->table, self->row,
                              (guint) desmi_table_find_column (self->table, "id"));
}

/**
 * desmi_document_new_own_entry:
 *
 * Returns: (transfer full): all that the file said of it when it was read
 */
DesmiEntry *
desmi_document_new_own_entry (DesmiDocument *self)
{
  return desmi_document_new_entry (self->table, desmi_document_get_id (self));
}

/**
 * desmi_document_get_village:
 *
 * Returns: the code of its village
 */
const char *
desmi_document_get_village (DesmiDocument *self)
{
  return desmi_document_get (self, "village");
}

/**
 * desmi_document_get:
 * @field: of the register of documents
 *
 * Returns: (nullable): the value as the file has it
 */
const char *
desmi_document_get (DesmiDocument *self, const char *field)
{
  int column = desmi_table_find_column (self->table, field);

  g_return_val_if_fail (column >= 0, NULL);
  return desmi_table_get_text (self->table, self->row, (guint) column);
}

/**
 * desmi_document_get_label:
 * @field: of the register of documents
 *
 * Returns: (nullable): the value for a reader
 */
const char *
desmi_document_get_label (DesmiDocument *self, const char *field)
{
  int column = desmi_table_find_column (self->table, field);

  g_return_val_if_fail (column >= 0, NULL);
  return desmi_table_get_label (self->table, self->row, (guint) column);
}

/**
 * desmi_document_name_is_safe:
 * @file_name: as it was added
 *
 * District files travel between offices. What is opened with a click must not be a program, and a
 * system goes by the ending of the name.
 *
 * Returns: whether the name is that of a paper, a table, a talk, a text or a picture
 */
gboolean
desmi_document_name_is_safe (const char *file_name)
{
  static const char *const endings[] = {
    "bmp", "csv", "doc",  "docx", "gif", "heic", "jpeg", "jpg",  "odp", "ods",  "odt", "pdf",
    "png", "ppt", "pptx", "rtf",  "tif", "tiff", "txt",  "webp", "xls", "xlsx", NULL,
  };
  const char      *dot = strrchr (file_name, '.');
  g_autofree char *ending = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;

  return ending != NULL && g_strv_contains (endings, ending);
}

/**
 * desmi_document_get_media_type:
 *
 * Returns: (nullable): of its content; %NULL: the file does not have it
 */
const char *
desmi_document_get_media_type (DesmiDocument *self)
{
  return self->media_type;
}

/**
 * desmi_document_format_size:
 *
 * Returns: (transfer full): kilobytes of 1,000 bytes up to a megabyte, then megabytes with a
 * decimal
 */
char *
desmi_document_format_size (gint64 n_bytes, const DesmiLocale *locale)
{
  gboolean         is_large = n_bytes >= 999500;
  g_autofree char *number
      = desmi_format_number (is_large ? (double) n_bytes / 1e6 : MAX (1.0, (double) n_bytes / 1e3),
                             DESMI_NUMBER_DECIMALS, is_large ? 1 : 0, locale);

  return g_strdup_printf ("%s\xc2\xa0%s", number, is_large ? "MB" : "kB");
}

/**
 * desmi_document_dup_facts:
 *
 * Returns: (transfer full): what it is, of which day, how large and what it is evidence of
 */
char *
desmi_document_dup_facts (DesmiDocument *self, const DesmiLocale *locale)
{
  GString    *facts = g_string_new (desmi_document_get_label (self, "kind"));
  const char *day = desmi_document_get (self, "day");
  const char *indicator = desmi_document_get_label (self, "indicator"),
             *pillar = desmi_document_get_label (self, "pillar"),
             *period = desmi_document_get (self, "period");
  DesmiPeriod parsed;

  if (day != NULL)
    {
      g_autofree char *text = desmi_format_day (day, locale);

      g_string_append_printf (facts, " · %s", text);
    }
  if (self->media_type != NULL)
    {
      g_autofree char *size = desmi_document_format_size (self->size, locale);

      g_string_append_printf (facts, " · %s", size);
    }
  if (indicator != NULL || pillar != NULL)
    g_string_append_printf (facts, " · %s", indicator != NULL ? indicator : pillar);
  if (period != NULL && desmi_period_parse (period, &parsed, NULL))
    {
      g_autofree char *text = desmi_period_format (&parsed, locale);

      g_string_append_printf (facts, " · %s", text);
    }
  return g_string_free (facts, FALSE);
}

/**
 * desmi_document_equal:
 *
 * Returns: whether a list would show both alike
 */
gboolean
desmi_document_equal (DesmiDocument *self, DesmiDocument *other)
{
  guint n = desmi_table_get_n_columns (self->table);

  if (n != desmi_table_get_n_columns (other->table)
      || desmi_document_get_id (self) != desmi_document_get_id (other)
      || g_strcmp0 (self->media_type, other->media_type) != 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (desmi_table_get_column_type (self->table, i) != DESMI_COLUMN_COUNT
        && g_strcmp0 (desmi_table_get_text (self->table, self->row, i),
                      desmi_table_get_text (other->table, other->row, i))
               != 0)
      return FALSE;
  return TRUE;
}
