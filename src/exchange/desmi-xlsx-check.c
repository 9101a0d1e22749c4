/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a written workbook is whole: libxlsxwriter does not look whether its temporary files took
 * what it wrote, so on a full disk it packs the half of a sheet and says that all is well. */
#include "exchange/desmi-xlsx-check.h"

#include <gio/gio.h>
#include <string.h>

#define END_SIZE 22
#define END_SIGN 0x06054b50u
#define ENTRY_SIZE 46
#define ENTRY_SIGN 0x02014b50u
#define PART_SIZE 30
#define KEPT                                                                                       \
  512 /* bytes of a part's beginning and end: more than the longest name of an element             \
       */
#define CHUNK (64 * 1024)

typedef struct
{
  const guint8 *data;
  gsize         size;
} Zip;

static guint32
read_32 (const Zip *zip, gsize at)
{
  const guint8 *p = zip->data + at;

  return p[0] | (guint32) p[1] << 8 | (guint32) p[2] << 16 | (guint32) p[3] << 24;
}

static guint
read_16 (const Zip *zip, gsize at)
{
  return zip->data[at] | (guint) zip->data[at + 1] << 8;
}

/* The first and last bytes of a part, as text. */
typedef struct
{
  char  first[KEPT + 1], last[KEPT + 1];
  gsize size;
} Ends;

static void
keep (Ends *ends, const char *chunk, gsize n)
{
  gsize room = ends->size < KEPT ? KEPT - ends->size : 0;
  gsize old = MIN (ends->size, KEPT), new = MIN (n, KEPT), stay = MIN (old, KEPT - new);

  memcpy (ends->first + KEPT - room, chunk, MIN (n, room));
  memmove (ends->last, ends->last + old - stay, stay);
  memcpy (ends->last + stay, chunk + n - new, new);
  ends->last[stay + new] = '\0';
  ends->size += n;
}

static gboolean
read_ends (const guint8 *packed, gsize size, gboolean deflated, Ends *ends)
{
  g_autoptr (GInputStream) memory
      = g_memory_input_stream_new_from_data (packed, (gssize) size, NULL);
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GInputStream)      stream
      = deflated ? g_converter_input_stream_new (memory, G_CONVERTER (unpacker))
                 : g_object_ref (memory);
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize           n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK, NULL, NULL)) > 0)
    keep (ends, chunk, (gsize) n);
  return n == 0;
}

/* A part of XML ends with the element that it began with. */
static gboolean
is_closed (Ends *ends)
{
  const char      *start = g_strstr_len (ends->first, KEPT, "?>");
  g_autofree char *name = NULL, *end = NULL;

  start = start != NULL ? strchr (start, '<') : strchr (ends->first, '<');
  if (start == NULL)
    return FALSE;
  name = g_strndup (start + 1, strcspn (start + 1, " />\r\n\t"));
  end = g_strdup_printf ("</%s>", name);
  g_strchomp (ends->last);
  return *name != '\0'
         && (g_str_has_suffix (ends->last, end)
             || (g_str_has_suffix (ends->last, "/>") && strchr (start + 1, '<') == NULL));
}

static gboolean
check_entry (const Zip *zip, gsize at)
{
  gsize packed = read_32 (zip, at + 20), unpacked = read_32 (zip, at + 24);
  gsize part = read_32 (zip, at + 42), start;
  Ends  ends = { .size = 0 };

  if (part > zip->size || zip->size - part < PART_SIZE)
    return FALSE;
  start = part + PART_SIZE + read_16 (zip, part + 26) + read_16 (zip, part + 28);
  return start <= zip->size && packed <= zip->size - start
         && read_ends (zip->data + start, packed, read_16 (zip, at + 10) != 0, &ends)
         && ends.size == unpacked && is_closed (&ends);
}

/**
 * desmi_xlsx_is_whole:
 * @file: what libxlsxwriter wrote: a zip file without a comment, whose parts are XML
 *
 * Returns: whether all of its parts can be unpacked, and end where they should
 */
gboolean
desmi_xlsx_is_whole (GBytes *file)
{
  Zip   zip;
  gsize at, end;
  guint n;

  zip.data = g_bytes_get_data (file, &zip.size);
  if (zip.size < END_SIZE || read_32 (&zip, zip.size - END_SIZE) != END_SIGN)
    return FALSE;
  end = zip.size - END_SIZE;
  n = read_16 (&zip, end + 10);
  at = read_32 (&zip, end + 16);
  for (guint i = 0; i < n; i++)
    {
      if (at > end || end - at < ENTRY_SIZE || read_32 (&zip, at) != ENTRY_SIGN
          || !check_entry (&zip, at))
        return FALSE;
      at += ENTRY_SIZE + read_16 (&zip, at + 28) + read_16 (&zip, at + 30)
            + read_16 (&zip, at + 32);
    }
  return n > 0;
}
