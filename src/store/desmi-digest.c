/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state digest of the wire format: SHA-256 over the rows of a table, fed one field at a time.
 */
#include "store/desmi-official.h"

#include <string.h>

#define FIELD_END "\x1f"
#define ROW_END "\x1e"

struct _DesmiDigest
{
  GChecksum *checksum;
};

/**
 * desmi_digest_new:
 *
 * Returns: (transfer full): a digest without rows
 */
DesmiDigest *
desmi_digest_new (void)
{
  DesmiDigest *self = g_new0 (DesmiDigest, 1);

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

/**
 * desmi_digest_add_text:
 * @text: (nullable): a field in NFC without bytes below 0x20; %NULL is null
 */
void
desmi_digest_add_text (DesmiDigest *self, const char *text)
{
  if (text != NULL)
    g_checksum_update (self->checksum, (const guchar *) text, strlen (text));
  else
    g_checksum_update (self->checksum, (const guchar *) "", 1);
  g_checksum_update (self->checksum, (const guchar *) FIELD_END, 1);
}

/**
 * desmi_digest_add_integer:
 * @value: a field, taken in as decimal digits
 */
void
desmi_digest_add_integer (DesmiDigest *self, gint64 value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  desmi_digest_add_text (self, text);
}

/**
 * desmi_digest_end_row:
 *
 * Ends a row; the next value begins another.
 */
void
desmi_digest_end_row (DesmiDigest *self)
{
  g_checksum_update (self->checksum, (const guchar *) ROW_END, 1);
}

/**
 * desmi_digest_end:
 * @self: (transfer full): the digest
 *
 * Returns: (transfer full): 64 hexadecimal digits, lower case
 */
char *
desmi_digest_end (DesmiDigest *self)
{
  char *hex = g_strdup (g_checksum_get_string (self->checksum));

  desmi_digest_free (self);
  return hex;
}

/**
 * desmi_digest_free:
 *
 * Frees a digest that is not wanted any more.
 */
void
desmi_digest_free (DesmiDigest *self)
{
  g_checksum_free (self->checksum);
  g_free (self);
}
