/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zip by libzip, XML by libxml2's text reader, which is told to fetch nothing and to keep its own
 * limits; no entities but XML's own five get past it, so that a text of a few bytes never grows. */
#include "exchange/desmi-ooxml.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libxml/xmlreader.h>
#include <string.h>
#include <zip.h>

#define PACKED_MAX (200 * 1024 * 1024)   /* bytes of a file */
#define UNPACKED_MAX (200 * 1024 * 1024) /* of all of its parts that are read, together */
#define RATIO_MAX 200                    /* between them, of a part */
#define RATIO_FROM (10 * 1024 * 1024)    /* bytes of a part, below which it may be what it will */
#define DEPTH_MAX 64
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_COMPACT)

struct _DesmiOoxml
{
  char       *name; /* of the file, for a sentence */
  char       *data;
  zip_t      *zip;
  GHashTable *counted; /* places of the parts whose sizes are in @unpacked */
  guint64     unpacked;
};

struct _DesmiOoxmlPart
{
  DesmiOoxml       *package;
  char             *name;
  zip_file_t       *file;
  guint64           size, read;
  xmlTextReader    *reader;
  DesmiOoxmlHandler handler;
  gpointer          user_data;
  gboolean          begun, ended;
  gboolean          torn; /* the package did not give what it says it has */
};

static const struct
{
  const char     *uri;
  DesmiOoxmlSpace space;
} spaces[] = {
  { "http://schemas.openxmlformats.org/spreadsheetml/2006/main", DESMI_OOXML_SHEET },
  { "http://purl.oclc.org/ooxml/spreadsheetml/main", DESMI_OOXML_SHEET },
  { "http://schemas.openxmlformats.org/officeDocument/2006/relationships", DESMI_OOXML_LINKS },
  { "http://purl.oclc.org/ooxml/officeDocument/relationships", DESMI_OOXML_LINKS },
  { "http://schemas.openxmlformats.org/package/2006/relationships", DESMI_OOXML_PACKAGE },
};

/* ---- the package ---- */

/**
 * desmi_ooxml_fail:
 * @part: that is wrong
 *
 * Returns: %FALSE, with %DESMI_EXCHANGE_ERROR_FORMAT
 */
gboolean
desmi_ooxml_fail (const DesmiOoxml *self, const char *part, GError **error)
{
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
               /* Translators: a file's name, and that of one of the parts inside it */
               _ ("The workbook “%s” is damaged: its part “%s” cannot be read. Open it in a "
                  "spreadsheet program and save it again."),
               self->name, part);
  return FALSE;
}

/**
 * desmi_ooxml_fail_kind:
 * @name: of a file
 *
 * Returns: %FALSE, with %DESMI_EXCHANGE_ERROR_FORMAT: the file is no workbook that can be read
 */
gboolean
desmi_ooxml_fail_kind (const char *name, GError **error)
{
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
               _ ("“%s” is no workbook in the form .xlsx, or it has a password. Open it in a "
                  "spreadsheet program and save it as .xlsx without one."),
               name);
  return FALSE;
}

static gboolean
fail_size (const DesmiOoxml *self, GError **error)
{
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
               _ ("The workbook “%s” is larger than can be read: more than 200 MB, or packed so "
                  "tightly that it is no table."),
               self->name);
  return FALSE;
}

static gboolean
load (DesmiOoxml *self, const char *path, GError **error)
{
  GStatBuf      status;
  gsize         length;
  zip_source_t *source;

  if (g_stat (path, &status) == 0 && status.st_size > PACKED_MAX)
    return fail_size (self, error);
  if (!g_file_get_contents (path, &self->data, &length, error))
    return FALSE;
  source = zip_source_buffer_create (self->data, length, 0, NULL);
  self->zip = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, NULL) : NULL;
  if (self->zip != NULL)
    return TRUE;
  if (source != NULL)
    zip_source_free (source);
  return desmi_ooxml_fail (self, "zip", error);
}

/**
 * desmi_ooxml_new:
 * @path: a file
 *
 * Returns: (transfer full): its parts; %NULL with %DESMI_EXCHANGE_ERROR_FORMAT or a #GFileError
 */
DesmiOoxml *
desmi_ooxml_new (const char *path, GError **error)
{
  g_autoptr (DesmiOoxml) self = g_new0 (DesmiOoxml, 1);

  self->name = g_filename_display_basename (path);
  self->counted = g_hash_table_new (NULL, NULL);
  return load (self, path, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * desmi_ooxml_free:
 * @self: (transfer full): a package, none of whose parts is being read
 */
void
desmi_ooxml_free (DesmiOoxml *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_hash_table_unref (self->counted);
  g_free (self->data);
  g_free (self->name);
  g_free (self);
}

/**
 * desmi_ooxml_get_name:
 *
 * Returns: (transfer none): the file's name, for a sentence
 */
const char *
desmi_ooxml_get_name (const DesmiOoxml *self)
{
  return self->name;
}

/* ---- elements ---- */

static DesmiOoxmlSpace
find_space (const char *uri)
{
  for (guint i = 0; uri != NULL && i < G_N_ELEMENTS (spaces); i++)
    if (g_str_equal (spaces[i].uri, uri))
      return spaces[i].space;
  return DESMI_OOXML_OTHER;
}

/* The attribute that the reader stands on, which then stands on its element again. */
static const char *
take_value (xmlTextReader *reader)
{
  const char *value = (const char *) xmlTextReaderConstValue (reader);

  xmlTextReaderMoveToElement (reader);
  return value;
}

/**
 * desmi_ooxml_get:
 * @key: an attribute without prefix
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
desmi_ooxml_get (const DesmiOoxmlElement *element, const char *key)
{
  xmlTextReader *reader = element->part->reader;

  return xmlTextReaderMoveToAttribute (reader, (const xmlChar *) key) == 1 ? take_value (reader)
                                                                           : NULL;
}

/**
 * desmi_ooxml_get_link:
 *
 * Returns: (transfer none) (nullable): the relation that the element names
 */
const char *
desmi_ooxml_get_link (const DesmiOoxmlElement *element)
{
  xmlTextReader *reader = element->part->reader;

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (spaces[i].space == DESMI_OOXML_LINKS
        && xmlTextReaderMoveToAttributeNs (reader, (const xmlChar *) "id",
                                           (const xmlChar *) spaces[i].uri)
               == 1)
      return take_value (reader);
  return NULL;
}

/* ---- a part ---- */

/* A part that is read again is not counted again; one that says it is smaller than it is is
 * damaged, which read_cb() finds. */
static gboolean
count_size (DesmiOoxml *self, zip_uint64_t place, guint64 size)
{
  if (size > UNPACKED_MAX)
    return FALSE;
  if (g_hash_table_add (self->counted, GSIZE_TO_POINTER ((gsize) place)))
    self->unpacked += size;
  return self->unpacked <= UNPACKED_MAX;
}

static gboolean
look_at_size (DesmiOoxmlPart *part, GError **error)
{
  const zip_uint64_t needed = ZIP_STAT_INDEX | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  zip_stat_t         status;

  if (zip_stat (part->package->zip, part->name, ZIP_FL_NOCASE, &status) != 0
      || (status.valid & needed) != needed)
    return desmi_ooxml_fail (part->package, part->name, error);
  part->size = status.size;
  if (!count_size (part->package, status.index, status.size)
      || (status.size > RATIO_FROM && status.size / RATIO_MAX > status.comp_size))
    return fail_size (part->package, error);
  part->file = zip_fopen (part->package->zip, part->name, ZIP_FL_NOCASE);
  return part->file != NULL || desmi_ooxml_fail (part->package, part->name, error);
}

/* What the reader asks for, in pieces. */
static int
read_cb (void *context, char *buffer, int length)
{
  DesmiOoxmlPart *part = context;
  zip_int64_t     n = zip_fread (part->file, buffer, (zip_uint64_t) length);

  if (n > 0)
    part->read += (guint64) n;
  part->torn = part->torn || n < 0 || part->read > part->size;
  return part->torn ? -1 : (int) n;
}

/* Our sentence says enough; without this libxml2 writes to the terminal. */
static void
ignore_cb (void *context, const char *message, xmlParserSeverities severity, void *locator)
{
}

/* What the decoder of letters says goes past the reader's own. */
static void G_GNUC_PRINTF (2, 3) ignore_any_cb (void *context, const char *message, ...)
{
}

/**
 * desmi_ooxml_part_new:
 * @name: of a part, without a stroke in front
 * @handler: told of its elements
 *
 * Returns: (transfer full): the part, before its first element; %NULL with
 *   %DESMI_EXCHANGE_ERROR_FORMAT
 */
DesmiOoxmlPart *
desmi_ooxml_part_new (DesmiOoxml              *self,
                      const char              *name,
                      const DesmiOoxmlHandler *handler,
                      gpointer                 user_data,
                      GError                 **error)
{
  static gsize               begun = 0;
  g_autoptr (DesmiOoxmlPart) part = g_new0 (DesmiOoxmlPart, 1);

  if (g_once_init_enter (&begun))
    {
      xmlInitParser (); /* before a second thread reads */
      g_once_init_leave (&begun, 1);
    }
  part->package = self;
  part->name = g_strdup (name);
  part->handler = *handler;
  part->user_data = user_data;
  if (!look_at_size (part, error))
    return NULL;
  part->reader = xmlReaderForIO (read_cb, NULL, part, NULL, NULL, OPTIONS);
  if (part->reader == NULL)
    {
      desmi_ooxml_fail (self, name, error);
      return NULL;
    }
  xmlTextReaderSetErrorHandler (part->reader, ignore_cb, NULL);
  xmlSetGenericErrorFunc (NULL, ignore_any_cb); /* of this thread */
  return g_steal_pointer (&part);
}

/**
 * desmi_ooxml_part_free:
 * @part: (transfer full): a part, read or not
 */
void
desmi_ooxml_part_free (DesmiOoxmlPart *part)
{
  if (part->reader != NULL)
    xmlFreeTextReader (part->reader);
  if (part->file != NULL)
    zip_fclose (part->file);
  g_free (part->name);
  g_free (part);
}

/* Parts are in UTF-8 or UTF-16. What else libxml2 knows differs from system to system. */
static gboolean
is_utf (xmlTextReader *reader)
{
  const char *encoding = (const char *) xmlTextReaderConstEncoding (reader);

  return encoding == NULL || g_ascii_strncasecmp (encoding, "utf-8", 5) == 0
         || g_ascii_strncasecmp (encoding, "utf-16", 6) == 0;
}

static gboolean
tell_end (const DesmiOoxmlPart *part, const DesmiOoxmlElement *element, GError **error)
{
  return part->handler.end == NULL
         || part->handler.end (element->space, element->name, part->user_data, error);
}

static gboolean
tell_element (const DesmiOoxmlPart *part, gboolean starts, GError **error)
{
  const DesmiOoxmlElement element
      = { find_space ((const char *) xmlTextReaderConstNamespaceUri (part->reader)),
          (const char *) xmlTextReaderConstLocalName (part->reader), part };

  if (!starts)
    return tell_end (part, &element, error);
  return xmlTextReaderDepth (part->reader) < DEPTH_MAX
         && part->handler.start (&element, part->user_data, error)
         && (!xmlTextReaderIsEmptyElement (part->reader) || tell_end (part, &element, error));
}

/* Tells of what the reader stands on; comments and instructions say nothing. */
static gboolean
tell_handler (const DesmiOoxmlPart *part, GError **error)
{
  const char *text;

  switch (xmlTextReaderNodeType (part->reader))
    {
    case XML_READER_TYPE_ELEMENT:
      return tell_element (part, TRUE, error);
    case XML_READER_TYPE_END_ELEMENT:
      return tell_element (part, FALSE, error);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      text = (const char *) xmlTextReaderConstValue (part->reader);
      if (part->handler.text != NULL && text != NULL)
        part->handler.text (text, strlen (text), part->user_data);
      return TRUE;
    case XML_READER_TYPE_DOCUMENT_TYPE: /* never in a workbook */
    case XML_READER_TYPE_ENTITY_REFERENCE:
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * desmi_ooxml_part_step:
 *
 * Reads on a little, which may tell of an element or of none.
 *
 * Returns: %FALSE at the end, without error, or with %DESMI_EXCHANGE_ERROR_FORMAT
 */
gboolean
desmi_ooxml_part_step (DesmiOoxmlPart *part, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean           first = !part->begun;
  int                got;

  if (part->ended)
    return FALSE;
  part->begun = TRUE;
  got = xmlTextReaderRead (part->reader);
  if (got == 1 && !part->torn && (!first || is_utf (part->reader)) && tell_handler (part, &local))
    return TRUE;
  part->ended = TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (got != 0 || part->torn || part->read != part->size)
    desmi_ooxml_fail (part->package, part->name, error);
  return FALSE;
}

/**
 * desmi_ooxml_part_get_progress:
 *
 * Returns: the share of the part that was read, 0.0 to 1.0
 */
double
desmi_ooxml_part_get_progress (const DesmiOoxmlPart *part)
{
  return part->size > 0 ? MIN (1.0, (double) part->read / (double) part->size) : 1.0;
}

/**
 * desmi_ooxml_read:
 *
 * Reads a part to its end, as desmi_ooxml_part_new() and desmi_ooxml_part_step().
 *
 * Returns: whether it could be read; also %G_IO_ERROR_CANCELLED
 */
gboolean
desmi_ooxml_read (DesmiOoxml              *self,
                  const char              *name,
                  const DesmiOoxmlHandler *handler,
                  gpointer                 user_data,
                  GCancellable            *cancellable,
                  GError                 **error)
{
  g_autoptr (DesmiOoxmlPart) part = desmi_ooxml_part_new (self, name, handler, user_data, error);
  g_autoptr (GError)         local = NULL;

  if (part == NULL)
    return FALSE;
  while (desmi_ooxml_part_step (part, &local))
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* ---- relations ---- */

/* What is looked for, and what was found. */
typedef struct
{
  const char *kind, *id;
  char       *target;
} Search;

static gboolean
relation_cb (const DesmiOoxmlElement *element, gpointer user_data, GError **error)
{
  Search     *search = user_data;
  const char *kind, *target;

  if (element->space != DESMI_OOXML_PACKAGE || !g_str_equal (element->name, "Relationship")
      || search->target != NULL)
    return TRUE;
  kind = desmi_ooxml_get (element, "Type");
  target = desmi_ooxml_get (element, "Target");
  kind = kind != NULL ? strrchr (kind, '/') : NULL;
  if (kind != NULL && target != NULL && g_str_equal (kind + 1, search->kind)
      && g_strcmp0 (desmi_ooxml_get (element, "TargetMode"), "External") != 0
      && (search->id == NULL || g_strcmp0 (desmi_ooxml_get (element, "Id"), search->id) == 0))
    search->target = g_strdup (target);
  return TRUE;
}

/* "../worksheets/sheet1.xml" seen from a folder, or "/xl/worksheets/sheet1.xml". */
static char *
join (const char *folder, const char *target)
{
  g_autofree char      *whole = *target == '/' || g_str_equal (folder, ".")
                                    ? g_strdup (target)
                                    : g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv)        steps = g_strsplit (whole, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (g_str_equal (steps[i], "..") && kept->len > 0)
        g_ptr_array_set_size (kept, (int) kept->len - 1);
      else if (*steps[i] != '\0' && !g_str_equal (steps[i], ".") && !g_str_equal (steps[i], ".."))
        g_ptr_array_add (kept, steps[i]);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

/**
 * desmi_ooxml_has:
 * @name: of a part
 *
 * Returns: whether the package holds it
 */
gboolean
desmi_ooxml_has (const DesmiOoxml *self, const char *name)
{
  return zip_name_locate (self->zip, name, ZIP_FL_NOCASE) >= 0;
}

/**
 * desmi_ooxml_find:
 * @source: a part, "" for the package itself
 * @kind: of relation, the last word of its type: "worksheet"
 * @id: (nullable): the relation's; %NULL: the first of its kind
 *
 * Returns: (transfer full) (nullable): the part that @source leads to; %NULL without @error: to
 * none
 */
char *
desmi_ooxml_find (DesmiOoxml *self,
                  const char *source,
                  const char *kind,
                  const char *id,
                  GError    **error)
{
  static const DesmiOoxmlHandler handler = { relation_cb, NULL, NULL };
  g_autofree char               *folder = g_path_get_dirname (source);
  g_autofree char *base = *source != '\0' ? g_path_get_basename (source) : g_strdup ("");
  g_autofree char *listed
      = g_strdup_printf ("%s%s_rels/%s.rels", g_str_equal (folder, ".") ? "" : folder,
                         g_str_equal (folder, ".") ? "" : "/", base);
  Search search = { kind, id, NULL };
  char  *found = NULL;

  if (!desmi_ooxml_has (self, listed))
    return NULL;
  if (desmi_ooxml_read (self, listed, &handler, &search, NULL, error) && search.target != NULL)
    found = join (folder, search.target);
  g_free (search.target);
  return found;
}
