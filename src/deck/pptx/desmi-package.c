/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/pptx/desmi-package.h"

#include "deck/pptx/desmi-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

/* Of every entry, so that the same parts give the same file: 1 January 1980, 0:00. */
#define DOS_DATE 0x21
#define DOS_TIME 0

typedef struct
{
  char       *path;
  const char *type; /* nullable: by its ending */
  GBytes     *bytes;
} Part;

typedef struct
{
  char    *type, *target;
  gboolean outside;
} Relation;

/**
 * DesmiPackage:
 * @parts: of Part, in the order they were added
 * @relations: (element-type utf8 GPtrArray): by the part they are of, "" of the package itself
 */
struct _DesmiPackage
{
  GPtrArray  *parts;
  GHashTable *relations;
};

/* The endings whose type follows from them. */
static const struct
{
  const char *ending, *type;
} defaults[] = {
  { "jpeg", "image/jpeg" },
  { "png", "image/png" },
  { "rels", "application/vnd.openxmlformats-package.relationships+xml" },
  { "svg", "image/svg+xml" },
  { "xlsx", DESMI_CONTENT "spreadsheetml.sheet" },
  { "xml", "application/xml" },
};

static void
free_part (gpointer data)
{
  Part *part = data;

  g_free (part->path);
  g_bytes_unref (part->bytes);
  g_free (part);
}

static void
free_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

/**
 * desmi_package_new:
 *
 * Returns: (transfer full): a package without parts
 */
DesmiPackage *
desmi_package_new (void)
{
  DesmiPackage *self = g_new0 (DesmiPackage, 1);

  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->relations
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * desmi_package_free:
 * @self: (transfer full): the package
 */
void
desmi_package_free (DesmiPackage *self)
{
  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->relations);
  g_free (self);
}

static void
take_part (GPtrArray *parts, const char *path, const char *type, GBytes *bytes)
{
  Part *part = g_new0 (Part, 1);

  part->path = g_strdup (path);
  part->type = type;
  part->bytes = bytes;
  g_ptr_array_add (parts, part);
}

/**
 * desmi_package_take_part:
 * @path: "ppt/slides/slide1.xml"
 * @type: (nullable): static: of its content; %NULL: that of its ending
 * @bytes: (transfer full): what is in it
 *
 * Adds a part.
 */
void
desmi_package_take_part (DesmiPackage *self, const char *path, const char *type, GBytes *bytes)
{
  take_part (self->parts, path, type, bytes);
}

/* Returns: (transfer full): @to as seen from the folder of @from: "../media/image1.png" */
static char *
make_relative (const char *from, const char *to)
{
  gsize    common = 0;
  GString *out = g_string_new (NULL);

  for (gsize i = 0; from[i] != '\0' && from[i] == to[i]; i++)
    if (from[i] == '/')
      common = i + 1;
  for (const char *p = from + common; (p = strchr (p, '/')) != NULL; p++)
    g_string_append (out, "../");
  g_string_append (out, to + common);
  return g_string_free (out, FALSE);
}

static char *
relate (DesmiPackage *self, const char *from, const char *type, char *target, gboolean outside)
{
  GPtrArray *list = g_hash_table_lookup (self->relations, from);
  Relation  *relation;

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_relation);
      g_hash_table_insert (self->relations, g_strdup (from), list);
    }
  for (guint i = 0; i < list->len; i++)
    {
      relation = g_ptr_array_index (list, i);
      if (strcmp (relation->target, target) == 0 && strcmp (relation->type, type) == 0)
        {
          g_free (target);
          return g_strdup_printf ("rId%u", i + 1);
        }
    }
  relation = g_new0 (Relation, 1);
  relation->type = g_strdup (type);
  relation->target = target;
  relation->outside = outside;
  g_ptr_array_add (list, relation);
  return g_strdup_printf ("rId%u", list->len);
}

/**
 * desmi_package_relate:
 * @from: path of a part; "": the package itself
 * @type: what @to is to it
 * @to: path of a part
 *
 * Returns: (transfer full): name of the relation in @from, the same when asked again
 */
char *
desmi_package_relate (DesmiPackage *self, const char *from, const char *type, const char *to)
{
  return relate (self, from, type, make_relative (from, to), FALSE);
}

/**
 * desmi_package_relate_link:
 * @uri: absolute and escaped
 *
 * Returns: (transfer full): name of a hyperlink in @from
 */
char *
desmi_package_relate_link (DesmiPackage *self, const char *from, const char *uri)
{
  return relate (self, from, DESMI_RELATION "hyperlink", g_strdup (uri), TRUE);
}

static const char *
get_ending (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL ? dot + 1 : "";
}

static void
add_relations (const DesmiPackage *self, GPtrArray *out, const char *from)
{
  const GPtrArray *list = g_hash_table_lookup (self->relations, from);
  const char      *slash = strrchr (from, '/'), *name = slash != NULL ? slash + 1 : from;
  g_autofree char *path = NULL;
  GString         *xml;

  if (list == NULL)
    return;
  path = g_strdup_printf ("%.*s_rels/%s.rels", (int) (name - from), from, name);
  xml = desmi_xml_new ();
  desmi_xml_add (
      xml, "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>");
  for (guint i = 0; i < list->len; i++)
    {
      const Relation *relation = g_ptr_array_index (list, i);

      desmi_xml_add (xml, "<Relationship Id='rId%u' Type='%s' Target='%s'", i + 1, relation->type,
                     relation->target);
      desmi_xml_add (xml, relation->outside ? " TargetMode='External'/>" : "/>");
    }
  desmi_xml_add (xml, "</Relationships>");
  take_part (out, path, NULL, desmi_xml_end (xml));
}

static gboolean
uses_default (const GPtrArray *parts, guint index)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      if (part->type == NULL && strcmp (get_ending (part->path), defaults[index].ending) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Every part has one type: by its ending, or its own. */
static GBytes *
make_content_types (const GPtrArray *parts)
{
  GString *xml = desmi_xml_new ();

  desmi_xml_add (xml,
                 "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>");
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (uses_default (parts, i))
      desmi_xml_add (xml, "<Default Extension='%s' ContentType='%s'/>", defaults[i].ending,
                     defaults[i].type);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      if (part->type != NULL)
        desmi_xml_add (xml, "<Override PartName='/%s' ContentType='%s'/>", part->path, part->type);
    }
  desmi_xml_add (xml, "</Types>");
  return desmi_xml_end (xml);
}

static gboolean
set_error (zip_t *zip, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The file could not be made: %s."),
               zip_strerror (zip));
  return FALSE;
}

/* What is packed already stays as it is. */
static gboolean
add_entry (zip_t *zip, const char *path, GBytes *bytes, GError **error)
{
  gboolean xml = g_str_has_suffix (path, ".xml") || g_str_has_suffix (path, ".rels")
                 || g_str_has_suffix (path, ".svg");
  zip_source_t *source
      = zip_source_buffer (zip, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0);
  zip_int64_t index;

  if (source == NULL)
    return set_error (zip, error);
  index = zip_file_add (zip, path, source, ZIP_FL_ENC_GUESS);
  if (index < 0)
    {
      zip_source_free (source);
      return set_error (zip, error);
    }
  if (zip_set_file_compression (zip, (zip_uint64_t) index, xml ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                                xml ? 6 : 0)
          < 0
      || zip_file_set_dostime (zip, (zip_uint64_t) index, DOS_TIME, DOS_DATE, 0) < 0)
    return set_error (zip, error);
  return TRUE;
}

static int
cancel_cb (zip_t *zip, void *data)
{
  return g_cancellable_is_cancelled (data);
}

/* Returns: (transfer full): what was written into @target */
static GBytes *
read_back (zip_source_t *target)
{
  zip_stat_t stat;
  guint8    *data;
  gsize      size;

  zip_stat_init (&stat);
  if (zip_source_stat (target, &stat) < 0 || zip_source_open (target) < 0)
    return NULL;
  size = (gsize) stat.size;
  data = g_malloc (size);
  if (zip_source_read (target, data, size) != (zip_int64_t) size)
    g_clear_pointer (&data, g_free);
  zip_source_close (target);
  return data != NULL ? g_bytes_new_take (data, size) : NULL;
}

static GBytes *
pack (const GPtrArray *parts, GCancellable *cancellable, GError **error)
{
  zip_error_t   reason;
  zip_source_t *target = zip_source_buffer_create (NULL, 0, 0, &reason);
  zip_t        *zip = NULL;
  GBytes       *bytes = NULL;
  gboolean      good = TRUE;

  zip_error_init (&reason);
  if (target != NULL)
    zip = zip_open_from_source (target, ZIP_TRUNCATE, &reason);
  if (zip == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The file could not be made: %s."),
                   zip_error_strerror (&reason));
      zip_source_free (target);
      zip_error_fini (&reason);
      return NULL;
    }
  zip_source_keep (target);
  if (cancellable != NULL)
    zip_register_cancel_callback_with_state (zip, cancel_cb, NULL, cancellable);
  for (guint i = 0; i < parts->len && good; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      good = add_entry (zip, part->path, part->bytes, error);
    }
  if (good && zip_close (zip) < 0)
    good = g_cancellable_set_error_if_cancelled (cancellable, error) ? FALSE
                                                                     : set_error (zip, error);
  else if (good)
    zip = NULL;
  if (zip != NULL)
    zip_discard (zip);
  else if ((bytes = read_back (target)) == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _ ("The file could not be made: there is not enough memory."));
  zip_source_free (target);
  return bytes;
}

/**
 * desmi_package_close:
 * @cancellable: (nullable): stops the packing
 *
 * Packs all parts, with their relations and types.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with G_IO_ERROR_CANCELLED or
 * G_IO_ERROR_FAILED
 */
GBytes *
desmi_package_close (DesmiPackage *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_part);
  Part                 *types = g_new0 (Part, 1);

  add_relations (self, all, "");
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);

      take_part (all, part->path, part->type, g_bytes_ref (part->bytes));
      add_relations (self, all, part->path);
    }
  types->path = g_strdup ("[Content_Types].xml");
  types->bytes = make_content_types (all);
  g_ptr_array_insert (all, 0, types);
  return pack (all, cancellable, error);
}
