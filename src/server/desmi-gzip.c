/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gzip: our own header, without a time, a name or a system, around deflated bytes. */
#include "server/desmi-gzip.h"

#define LEVEL 6
#define POLYNOMIAL 0xedb88320u /* of CRC-32, reflected */

static guint32
crc32 (const guint8 *data, gsize length)
{
  static guint32 table[256];
  static gsize   made;
  guint32        crc = 0xffffffffu;

  if (g_once_init_enter (&made))
    {
      for (guint32 i = 0; i < 256; i++)
        {
          guint32 value = i;

          for (int bit = 0; bit < 8; bit++)
            value = (value & 1) != 0 ? POLYNOMIAL ^ (value >> 1) : value >> 1;
          table[i] = value;
        }
      g_once_init_leave (&made, 1);
    }
  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
  return ~crc;
}

static gboolean
write_le32 (GOutputStream *out, guint32 value, GError **error)
{
  guint32 little = GUINT32_TO_LE (value);

  return g_output_stream_write_all (out, &little, sizeof little, NULL, NULL, error);
}

/**
 * desmi_gzip_pack:
 *
 * Returns: (transfer full): a gzip file of the data; %NULL with an error
 */
GBytes *
desmi_gzip_pack (const char *data, gsize length, GError **error)
{
  static const guint8         header[10] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff };
  g_autoptr (GOutputStream)   memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL);
  g_autoptr (GOutputStream)   out = NULL;

  if (!g_output_stream_write_all (memory, header, sizeof header, NULL, NULL, error))
    return NULL;
  out = g_converter_output_stream_new (memory, G_CONVERTER (packer));
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (out), FALSE);
  if (!g_output_stream_write_all (out, data, length, NULL, NULL, error)
      || !g_output_stream_close (out, NULL, error)
      || !write_le32 (memory, crc32 ((const guint8 *) data, length), error)
      || !write_le32 (memory, (guint32) length, error)
      || !g_output_stream_close (memory, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}
