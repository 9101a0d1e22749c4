/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed files: a text header, an empty line, a payload; Ed25519 over the DSSE encoding of type and
 * payload. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESMI_SIGNED_MAX_HEADER 4096
#define DESMI_SIGNED_MAX_SIGNATURES 8
#define DESMI_SIGNED_MAX_PAYLOAD (256 * 1024)
#define DESMI_SIGNED_MAX_ROOT_PAYLOAD (64 * 1024)

#define DESMI_TYPE_HEAD_PAYLOAD "application/vnd.desmigratif.head.v1+json"
#define DESMI_TYPE_ROOT_PAYLOAD "application/vnd.desmigratif.root.v1+json"

#define DESMI_KEY_BYTES 32
#define DESMI_SIGNATURE_BYTES 64
#define DESMI_KEY_ID_CHARS 16
#define DESMI_MAX_KEYS 16

typedef struct
{
  guint8 bytes[DESMI_KEY_BYTES];
} DesmiPublicKey;

/* The seed of an Ed25519 key pair; only who publishes has one. */
typedef struct
{
  guint8 seed[DESMI_KEY_BYTES];
} DesmiSecretKey;

/* Who may sign a type of file, and how many of them must. */
typedef struct
{
  guint          threshold;
  guint          n_keys;
  DesmiPublicKey keys[DESMI_MAX_KEYS];
} DesmiKeySet;

gboolean desmi_public_key_parse (const char *base64, DesmiPublicKey *out, GError **error);
char    *desmi_public_key_to_text (const DesmiPublicKey *key) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_public_key_get_id (const DesmiPublicKey *key, char out[DESMI_KEY_ID_CHARS + 1]);
gboolean desmi_public_key_equal (const DesmiPublicKey *a, const DesmiPublicKey *b);
void     desmi_secret_key_generate (DesmiSecretKey *out);
void     desmi_secret_key_get_public (const DesmiSecretKey *key, DesmiPublicKey *out);

/**
 * DesmiSigned:
 *
 * A signed file whose header has been read; nothing in it is trusted before desmi_signed_verify().
 */
typedef struct _DesmiSigned DesmiSigned;

DesmiSigned *
desmi_signed_parse (GBytes *bytes, gsize max_payload, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desmi_signed_free (DesmiSigned *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiSigned, desmi_signed_free)
const char *desmi_signed_get_type_name (DesmiSigned *self);
GBytes     *desmi_signed_get_payload (DesmiSigned *self);
guint       desmi_signed_get_n_signatures (DesmiSigned *self);
gboolean
desmi_signed_verify (DesmiSigned *self, const char *type, const DesmiKeySet *keys, GError **error);

GBytes *desmi_signed_encode (const char   *type,
                             gconstpointer payload,
                             gsize         length) G_GNUC_WARN_UNUSED_RESULT;
GBytes *desmi_signed_write (const char           *type,
                            GBytes               *payload,
                            const DesmiSecretKey *keys,
                            guint                 n_keys) G_GNUC_WARN_UNUSED_RESULT;
char   *desmi_sha256_hex (gconstpointer data, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
