/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zip by libzip, XML by GLib's parser, which knows no entities but XML's own five, so that a text
 * of a few bytes never grows; namespaces are ours. */
#include "exchange/desmi-ooxml.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#define PACKED_MAX (200 * 1024 * 1024)   /* bytes of a file */
#define UNPACKED_MAX (200 * 1024 * 1024) /* of all of its parts that are read, together */
#define RATIO_MAX 200                    /* between them, of a part */
#define RATIO_FROM (10 * 1024 * 1024)    /* bytes of a part, below which it may be what it will */
#define DEPTH_MAX 64
#define CHUNK (16 * 1024)

struct _DesmiOoxml
{
  char       *name; /* of the file, for a sentence */
  char       *data;
  zip_t      *zip;
  GHashTable *counted; /* places of the parts whose sizes are in @unpacked */
  guint64     unpacked;
};

/* What a prefix means from an element of this depth on; "" is no prefix. */
typedef struct
{
  char           *prefix;
  DesmiOoxmlSpace space;
  guint           depth;
} Binding;

struct _DesmiOoxmlPart
{
  DesmiOoxml          *package;
  char                *name;
  zip_file_t          *file;
  guint64              size, read;
  char                *whole; /* nullable: of a part in UTF-16, which is not streamed */
  GMarkupParseContext *context;
  DesmiOoxmlHandler    handler;
  gpointer             user_data;
  GArray              *bindings;
  guint                depth;
  gboolean             ended;
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

/* ---- namespaces ---- */

static void
clear_binding (gpointer data)
{
  g_free (((Binding *) data)->prefix);
}

static DesmiOoxmlSpace
find_space (const char *uri)
{
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (g_str_equal (spaces[i].uri, uri))
      return spaces[i].space;
  return DESMI_OOXML_OTHER;
}

static void
bind (DesmiOoxmlPart *part, const char *key, const char *uri)
{
  Binding binding = { NULL, find_space (uri), part->depth };

  if (g_str_equal (key, "xmlns"))
    binding.prefix = g_strdup ("");
  else if (g_str_has_prefix (key, "xmlns:"))
    binding.prefix = g_strdup (key + strlen ("xmlns:"));
  else
    return;
  g_array_append_val (part->bindings, binding);
}

/* Of an element's name, or of an attribute's that has a prefix. */
static DesmiOoxmlSpace
resolve (const DesmiOoxmlPart *part, const char *name, const char **local)
{
  const char *colon = strchr (name, ':');
  gsize       n = colon != NULL ? (gsize) (colon - name) : 0;

  *local = colon != NULL ? colon + 1 : name;
  for (guint i = part->bindings->len; i-- > 0;)
    {
      const Binding *binding = &g_array_index (part->bindings, Binding, i);

      if (strlen (binding->prefix) == n && strncmp (binding->prefix, name, n) == 0)
        return binding->space;
    }
  return DESMI_OOXML_OTHER;
}

static void
unbind (DesmiOoxmlPart *part)
{
  while (part->bindings->len > 0
         && g_array_index (part->bindings, Binding, part->bindings->len - 1).depth >= part->depth)
    g_array_set_size (part->bindings, part->bindings->len - 1);
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
  for (guint i = 0; element->keys[i] != NULL; i++)
    if (g_str_equal (element->keys[i], key))
      return element->values[i];
  return NULL;
}

/**
 * desmi_ooxml_get_link:
 *
 * Returns: (transfer none) (nullable): the relation that the element names
 */
const char *
desmi_ooxml_get_link (const DesmiOoxmlElement *element)
{
  const char *local;

  for (guint i = 0; element->keys[i] != NULL; i++)
    if (strchr (element->keys[i], ':') != NULL
        && resolve (element->part, element->keys[i], &local) == DESMI_OOXML_LINKS
        && g_str_equal (local, "id"))
      return element->values[i];
  return NULL;
}

/* ---- a part ---- */

/* What stops the parser without words of its own: desmi_ooxml_part_step() finds them. */
static void
refuse (GError **error)
{
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "");
}

static void
start_cb (GMarkupParseContext *context,
          const char          *name,
          const char         **keys,
          const char         **values,
          gpointer             user_data,
          GError             **error)
{
  DesmiOoxmlPart   *part = user_data;
  DesmiOoxmlElement element = { .keys = keys, .values = values, .part = part };

  if (++part->depth > DEPTH_MAX)
    {
      refuse (error);
      return;
    }
  for (guint i = 0; keys[i] != NULL; i++)
    bind (part, keys[i], values[i]);
  element.space = resolve (part, name, &element.name);
  if (!part->handler.start (&element, part->user_data, error) && *error == NULL)
    refuse (error);
}

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  DesmiOoxmlPart *part = user_data;
  const char     *local;
  DesmiOoxmlSpace space = resolve (part, name, &local);

  if (part->handler.end != NULL && !part->handler.end (space, local, part->user_data, error)
      && *error == NULL)
    refuse (error);
  unbind (part);
  part->depth--;
}

static void
text_cb (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             user_data,
         GError             **error)
{
  DesmiOoxmlPart *part = user_data;

  if (part->handler.text != NULL)
    part->handler.text (text, length, part->user_data);
}

/* Comments and instructions say nothing; a document type is never in a workbook. */
static void
passthrough_cb (GMarkupParseContext *context,
                const char          *text,
                gsize                length,
                gpointer             user_data,
                GError             **error)
{
  if (g_str_has_prefix (text, "<!DOCTYPE"))
    refuse (error);
}

/* A part that is read again is not counted again; one that says it is smaller than it is is
 * damaged, which read_chunk() finds. */
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
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, passthrough_cb, NULL };
  g_autoptr (DesmiOoxmlPart) part = g_new0 (DesmiOoxmlPart, 1);

  part->package = self;
  part->name = g_strdup (name);
  part->handler = *handler;
  part->user_data = user_data;
  part->bindings = g_array_new (FALSE, FALSE, sizeof (Binding));
  g_array_set_clear_func (part->bindings, clear_binding);
  part->context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, part, NULL);
  return look_at_size (part, error) ? g_steal_pointer (&part) : NULL;
}

/**
 * desmi_ooxml_part_free:
 * @part: (transfer full): a part, read or not
 */
void
desmi_ooxml_part_free (DesmiOoxmlPart *part)
{
  if (part->file != NULL)
    zip_fclose (part->file);
  g_markup_parse_context_free (part->context);
  g_array_unref (part->bindings);
  g_free (part->whole);
  g_free (part->name);
  g_free (part);
}

/* The next bytes; 0: the end. */
static gboolean
read_chunk (DesmiOoxmlPart *part, char *chunk, gsize *n, GError **error)
{
  zip_int64_t got = zip_fread (part->file, chunk, CHUNK);

  if (got < 0)
    return desmi_ooxml_fail (part->package, part->name, error);
  *n = (gsize) got;
  part->read += *n;
  return part->read <= part->size || desmi_ooxml_fail (part->package, part->name, error);
}

/* The rest of a part that begins with a mark of UTF-16, as UTF-8. */
static gboolean
read_wide (DesmiOoxmlPart *part, const char *chunk, gsize n, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char       *more = g_malloc (CHUNK);
  gsize                  length = 0;

  g_byte_array_append (bytes, (const guint8 *) chunk, (guint) n);
  do
    {
      if (!read_chunk (part, more, &n, error))
        return FALSE;
      g_byte_array_append (bytes, (const guint8 *) more, (guint) n);
    }
  while (n > 0);
  part->whole
      = g_convert ((const char *) bytes->data, bytes->len, "UTF-8", "UTF-16", NULL, &length, NULL);
  return part->whole != NULL
         && g_markup_parse_context_parse (part->context, part->whole, (gssize) length, error);
}

static gboolean
is_wide (const char *chunk, gsize n)
{
  return n >= 2 && (memcmp (chunk, "\xff\xfe", 2) == 0 || memcmp (chunk, "\xfe\xff", 2) == 0);
}

static gboolean
feed (DesmiOoxmlPart *part, GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  gboolean         first = part->read == 0;
  gsize            n, skip = 0;

  if (!read_chunk (part, chunk, &n, error))
    return FALSE;
  if (n == 0)
    {
      part->ended = TRUE;
      return (part->read == part->size || desmi_ooxml_fail (part->package, part->name, error))
             && g_markup_parse_context_end_parse (part->context, error);
    }
  if (first && is_wide (chunk, n))
    return read_wide (part, chunk, n, error);
  if (first && n >= 3 && memcmp (chunk, "\xef\xbb\xbf", 3) == 0)
    skip = 3;
  return g_markup_parse_context_parse (part->context, chunk + skip, (gssize) (n - skip), error);
}

/**
 * desmi_ooxml_part_step:
 *
 * Reads on a little, which may tell of no element or of many.
 *
 * Returns: %FALSE at the end, without error, or with %DESMI_EXCHANGE_ERROR_FORMAT
 */
gboolean
desmi_ooxml_part_step (DesmiOoxmlPart *part, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (part->ended)
    return FALSE;
  if (feed (part, &local))
    return !part->ended;
  part->ended = TRUE;
  if (local != NULL && local->domain != G_MARKUP_ERROR)
    g_propagate_error (error, g_steal_pointer (&local));
  else
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

  if (zip_name_locate (self->zip, listed, ZIP_FL_NOCASE) < 0)
    return NULL;
  if (desmi_ooxml_read (self, listed, &handler, &search, NULL, error) && search.target != NULL)
    found = join (folder, search.target);
  g_free (search.target);
  return found;
}
