/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one extension of a certificate. GLib's verification with OpenSSL leaves it out: with it,
 * who has a certificate for signing letters could play the national server. */
#include "sync/desmi-certificate.h"

#include <string.h>

/* Tags of DER, ITU-T X.690 section 8. */
#define SEQUENCE 0x30
#define OBJECT_IDENTIFIER 0x06
#define BOOLEAN 0x01
#define OCTET_STRING 0x04
#define EXTENSIONS 0xa3 /* [3] of a TBSCertificate, RFC 5280 section 4.1 */

#define LONG_LENGTH 0x80 /* the other bits: how many bytes the length takes */
#define MAX_LENGTH_BYTES 3

/* RFC 5280 section 4.2.1.12, without tag and length. */
static const guint8 id_extended_key_usage[] = { 0x55, 0x1d, 0x25 };
static const guint8 id_any_usage[] = { 0x55, 0x1d, 0x25, 0x00 };
static const guint8 id_server[] = { 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01 };

typedef struct
{
  const guint8 *data;
  gsize         size; /* bytes */
} Der;

static gboolean
take_length (Der *rest, gsize *length)
{
  guint n;

  if (rest->size == 0)
    return FALSE;
  *length = *rest->data++;
  rest->size--;
  if (*length < LONG_LENGTH)
    return *length <= rest->size;
  n = (guint) (*length & ~(gsize) LONG_LENGTH);
  if (n == 0 || n > MAX_LENGTH_BYTES || n > rest->size)
    return FALSE;
  for (*length = 0; n > 0; n--, rest->size--)
    *length = *length << 8 | *rest->data++;
  return *length <= rest->size;
}

/* Takes the next element off @rest. FALSE: there is none, or no whole one. */
static gboolean
take (Der *rest, guint8 *tag, Der *content)
{
  gsize length;

  if (rest->size == 0)
    return FALSE;
  *tag = *rest->data++;
  rest->size--;
  if (!take_length (rest, &length))
    return FALSE;
  *content = (Der){ rest->data, length };
  rest->data += length;
  rest->size -= length;
  return TRUE;
}

static gboolean
take_tag (Der *rest, guint8 wanted, Der *content)
{
  guint8 tag;

  return take (rest, &tag, content) && tag == wanted;
}

static gboolean
is_id (Der found, const guint8 *id, gsize size)
{
  return found.size == size && memcmp (found.data, id, size) == 0;
}

/* Whether one of the usages is a server's; @value is what the extension holds. */
static gboolean
allows_servers (Der value)
{
  Der usages, usage;

  if (!take_tag (&value, SEQUENCE, &usages))
    return FALSE;
  while (take_tag (&usages, OBJECT_IDENTIFIER, &usage))
    if (is_id (usage, id_server, sizeof id_server)
        || is_id (usage, id_any_usage, sizeof id_any_usage))
      return TRUE;
  return FALSE;
}

/* FALSE: @extension is no whole one. */
static gboolean
read_extension (Der extension, Der *id, Der *value)
{
  guint8 tag;

  return take_tag (&extension, OBJECT_IDENTIFIER, id) && take (&extension, &tag, value)
         && (tag == OCTET_STRING || (tag == BOOLEAN && take_tag (&extension, OCTET_STRING, value)));
}

/* FALSE: the certificate has no extensions. */
static gboolean
find_extensions (Der certificate, Der *extensions)
{
  Der    whole, body, part;
  guint8 tag;

  if (!take_tag (&certificate, SEQUENCE, &whole) || !take_tag (&whole, SEQUENCE, &body))
    return FALSE;
  while (take (&body, &tag, &part))
    if (tag == EXTENSIONS)
      return take_tag (&part, SEQUENCE, extensions);
  return FALSE;
}

/**
 * desmi_certificate_is_for_servers:
 * @certificate: one whose signature was verified
 *
 * Returns: whether its extended key usage, RFC 5280 section 4.2.1.12, names servers or is not there
 */
gboolean
desmi_certificate_is_for_servers (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) bytes = NULL;
  Der                    extensions, extension, id, value;

  g_object_get (certificate, "certificate", &bytes, NULL);
  if (bytes == NULL)
    return FALSE;
  if (!find_extensions ((Der){ bytes->data, bytes->len }, &extensions))
    return TRUE;
  while (take_tag (&extensions, SEQUENCE, &extension))
    if (!read_extension (extension, &id, &value))
      return FALSE;
    else if (is_id (id, id_extended_key_usage, sizeof id_extended_key_usage))
      return allows_servers (value);
  return TRUE;
}
