/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults. Each is a row of the table below: a name, the files it strikes, and what it does to an
 * answer. Those that change a head sign it again, since a client must not rely on the signature
 * alone. */
#include "server/desmi-fault.h"

#include "core/desmi-clock.h"
#include "core/desmi-number.h"
#include "server/desmi-publish-error.h"
#include "sync/desmi-head.h"
#include "sync/desmi-strict-json.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#define DAY_S (24 * 60 * 60)
#define SLOW_BYTES_PER_S (64 * 1024)
#define DEEP 100000 /* nesting that overruns a careless parser's stack */

typedef struct
{
  const char   *name;
  DesmiFileKind strikes;
  gboolean      needs_key;
  gint64        fallback;                              /* of the argument */
  void (*play) (DesmiAnswer *answer, gint64 argument); /* on the answer */
  void (*forge) (json_t *head, gint64 argument); /* on a head's payload, which is signed again */
  void (*rewrite) (GString *payload);            /* on its text */
} Kind;

struct _DesmiFault
{
  const Kind *kind;
  gint64      argument;
};

static void
replace_body (DesmiAnswer *answer, const char *text)
{
  desmi_answer_set_body (answer, g_bytes_new (text, strlen (text)));
}

static void
play_bit_flip (DesmiAnswer *answer, gint64 argument)
{
  gsize   length;
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&answer->body), &length);

  data[argument < (gint64) length ? (gsize) argument : length / 2] ^= 0x10;
  answer->body = g_bytes_new_take (data, length);
}

static void
play_truncate (DesmiAnswer *answer, gint64 argument)
{
  gsize length = g_bytes_get_size (answer->body);
  gsize kept = argument > 0 ? MIN ((gsize) argument, length - 1) : length / 2;

  desmi_answer_set_body (answer, g_bytes_new (g_bytes_get_data (answer->body, NULL), kept));
}

static void
play_long_body (DesmiAnswer *answer, gint64 argument)
{
  gsize       length;
  const char *data = g_bytes_get_data (answer->body, &length);
  GString    *longer = g_string_new_len (data, (gssize) length);

  for (gint64 i = 0; i < argument; i++)
    g_string_append_c (longer, 'x');
  desmi_answer_set_body (answer, g_string_free_to_bytes (longer));
}

/* Another character in the first signature, still base64. */
static void
play_bad_signature (DesmiAnswer *answer, gint64 argument)
{
  gsize length;
  char *data = g_bytes_unref_to_data (g_steal_pointer (&answer->body), &length);
  char *line = g_strstr_len (data, (gssize) length, "sig: ");

  if (line != NULL && line - data + 40 < (gssize) length)
    line[30] = line[30] == 'A' ? 'B' : 'A';
  answer->body = g_bytes_new_take (data, length);
}

static void
play_drop (DesmiAnswer *answer, gint64 argument)
{
  answer->drop_after = argument;
}

static void
play_slow (DesmiAnswer *answer, gint64 argument)
{
  answer->bytes_per_s = MAX (argument, 1);
}

static void
play_stall (DesmiAnswer *answer, gint64 argument)
{
  answer->stall = TRUE;
}

static void
play_missing (DesmiAnswer *answer, gint64 argument)
{
  answer->status = SOUP_STATUS_NOT_FOUND;
  replace_body (answer, "not found\n");
}

static void
play_status (DesmiAnswer *answer, gint64 argument)
{
  answer->status = (guint) CLAMP (argument, 400, 599);
  answer->has_etag = FALSE;
  replace_body (answer, "no\n");
}

static void
play_html (DesmiAnswer *answer, gint64 argument)
{
  answer->content_type = "text/html";
  answer->has_etag = FALSE;
  replace_body (answer, "<!DOCTYPE html><html><body>Please log in.</body></html>\n");
}

static void
play_redirect (DesmiAnswer *answer, gint64 argument)
{
  answer->extra_redirects = argument;
}

static void
redirect_to (DesmiAnswer *answer, const char *location)
{
  answer->status = SOUP_STATUS_FOUND;
  answer->location = location;
  replace_body (answer, "elsewhere\n");
}

static void
play_redirect_host (DesmiAnswer *answer, gint64 argument)
{
  redirect_to (answer, "https://elsewhere.invalid/feed");
}

static void
play_redirect_http (DesmiAnswer *answer, gint64 argument)
{
  redirect_to (answer, "http://elsewhere.invalid/feed");
}

static void
play_no_etag (DesmiAnswer *answer, gint64 argument)
{
  answer->has_etag = FALSE;
}

static void
add_to (json_t *head, const char *name, gint64 n)
{
  json_object_set_new (head, name,
                       json_integer (json_integer_value (json_object_get (head, name)) + n));
}

static void
set_time (json_t *head, const char *name, gint64 moment)
{
  g_autofree char *text = desmi_clock_format_utc (moment);

  json_object_set_new (head, name, json_string (text));
}

/* The clients that have the true head would else see only that its bytes differ. */
static void
make_newer (json_t *head)
{
  add_to (head, "version", 1);
}

static void
forge_other_district (json_t *head, gint64 argument)
{
  const char *set = json_string_value (json_object_get (head, "set"));

  json_object_set_new (head, "set",
                       json_string (g_strcmp0 (set, "33.07") == 0 ? "32.12" : "33.07"));
}

static void
forge_digest (json_t *head, gint64 argument)
{
  const char *name;
  json_t     *table;

  make_newer (head);
  json_object_foreach (json_object_get (head, "state"), name, table)
  {
    json_object_set_new (
        table, "digest",
        json_string ("0000000000000000000000000000000000000000000000000000000000000000"));
  }
}

static void
forge_old_version (json_t *head, gint64 argument)
{
  add_to (head, "version", -argument);
}

static void
forge_same_version (json_t *head, gint64 argument)
{
  set_time (head, "expires", desmi_clock_now () + 99 * DAY_S);
}

static void
forge_expired (json_t *head, gint64 argument)
{
  make_newer (head);
  set_time (head, "signed_at", desmi_clock_now () - (argument + 30) * DAY_S);
  set_time (head, "expires", desmi_clock_now () - argument * DAY_S);
}

static void
forge_future (json_t *head, gint64 argument)
{
  make_newer (head);
  set_time (head, "signed_at", desmi_clock_now () + argument * DAY_S);
  set_time (head, "expires", desmi_clock_now () + (argument + 30) * DAY_S);
}

static void
forge_schema (json_t *head, gint64 argument)
{
  make_newer (head);
  json_object_set_new (head, "schema", json_integer (argument));
}

static void
forge_epoch (json_t *head, gint64 argument)
{
  add_to (head, "epoch", 1);
}

static void
forge_huge_version (json_t *head, gint64 argument)
{
  json_object_set_new (head, "version", json_integer (G_MAXINT64));
}

/* The newest segment no longer begins where the one before ends. */
static void
forge_gap (json_t *head, gint64 argument)
{
  make_newer (head);
  add_to (head, "seq", 2);
}

static void
rewrite_deep (GString *payload)
{
  g_string_truncate (payload, 0);
  g_string_append (payload, "{\"spec\":");
  for (int i = 0; i < DEEP; i++)
    g_string_append_c (payload, '[');
}

static void
rewrite_duplicate (GString *payload)
{
  g_string_insert (payload, 1, "\"spec\":1,");
}

static const Kind kinds[] = {
  { "bit-flip", DESMI_FILE_OBJECT, FALSE, G_MAXINT64, play_bit_flip, NULL, NULL },
  { "head-bit-flip", DESMI_FILE_HEAD, FALSE, G_MAXINT64, play_bit_flip, NULL, NULL },
  { "truncate", DESMI_FILE_OBJECT, FALSE, 0, play_truncate, NULL, NULL },
  { "head-truncate", DESMI_FILE_HEAD, FALSE, 0, play_truncate, NULL, NULL },
  { "long-body", DESMI_FILE_OBJECT, FALSE, 100, play_long_body, NULL, NULL },
  { "bad-sig", DESMI_FILE_HEAD, FALSE, 0, play_bad_signature, NULL, NULL },
  { "bad-root-sig", DESMI_FILE_ROOT, FALSE, 0, play_bad_signature, NULL, NULL },
  { "drop", DESMI_FILE_OBJECT, FALSE, 100, play_drop, NULL, NULL },
  { "slow", DESMI_FILE_ANY, FALSE, SLOW_BYTES_PER_S, play_slow, NULL, NULL },
  { "stall", DESMI_FILE_OBJECT, FALSE, 0, play_stall, NULL, NULL },
  { "missing-object", DESMI_FILE_OBJECT, FALSE, 0, play_missing, NULL, NULL },
  { "missing-head", DESMI_FILE_HEAD, FALSE, 0, play_missing, NULL, NULL },
  { "401", DESMI_FILE_ANY, FALSE, 401, play_status, NULL, NULL },
  { "503", DESMI_FILE_ANY, FALSE, 503, play_status, NULL, NULL },
  { "html", DESMI_FILE_ANY, FALSE, 0, play_html, NULL, NULL },
  { "redirect", DESMI_FILE_ANY, FALSE, 1, play_redirect, NULL, NULL },
  { "redirect-host", DESMI_FILE_ANY, FALSE, 0, play_redirect_host, NULL, NULL },
  { "redirect-http", DESMI_FILE_ANY, FALSE, 0, play_redirect_http, NULL, NULL },
  { "no-etag", DESMI_FILE_ANY, FALSE, 0, play_no_etag, NULL, NULL },
  { "wrong-type", DESMI_FILE_HEAD, TRUE, 0, NULL, NULL, NULL },
  { "other-district", DESMI_FILE_HEAD, TRUE, 0, NULL, forge_other_district, NULL },
  { "bad-digest", DESMI_FILE_HEAD, TRUE, 0, NULL, forge_digest, NULL },
  { "old-version", DESMI_FILE_HEAD, TRUE, 1, NULL, forge_old_version, NULL },
  { "same-version-other-bytes", DESMI_FILE_HEAD, TRUE, 0, NULL, forge_same_version, NULL },
  { "huge-version", DESMI_FILE_HEAD, TRUE, 0, NULL, forge_huge_version, NULL },
  { "new-epoch", DESMI_FILE_HEAD, TRUE, 0, NULL, forge_epoch, NULL },
  { "expired", DESMI_FILE_HEAD, TRUE, 1, NULL, forge_expired, NULL },
  { "future", DESMI_FILE_HEAD, TRUE, 10, NULL, forge_future, NULL },
  { "new-schema", DESMI_FILE_HEAD, TRUE, 99, NULL, forge_schema, NULL },
  { "gap", DESMI_FILE_HEAD, TRUE, 0, NULL, forge_gap, NULL },
  { "deep-json", DESMI_FILE_HEAD, TRUE, 0, NULL, NULL, rewrite_deep },
  { "duplicate-member", DESMI_FILE_HEAD, TRUE, 0, NULL, NULL, rewrite_duplicate },
};

/**
 * desmi_fault_parse:
 * @text: a name of desmi_fault_dup_list(), or with an argument "drop=1000"
 *
 * Returns: (transfer full): the fault; %NULL with #DESMI_PUBLISH_ERROR
 */
DesmiFault *
desmi_fault_parse (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);
  gint64         argument = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && parts[0] != NULL; i++)
    if (g_str_equal (kinds[i].name, parts[0])
        && (parts[1] == NULL || desmi_integer_parse (parts[1], 0, G_MAXINT32, &argument)))
      {
        DesmiFault *self = g_new0 (DesmiFault, 1);

        self->kind = &kinds[i];
        self->argument = parts[1] != NULL ? argument : kinds[i].fallback;
        return self;
      }
  g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
               _ ("“%s” is no fault that can be played."), text);
  return NULL;
}

/**
 * desmi_fault_free:
 * @self: (transfer full) (nullable): the fault
 */
void
desmi_fault_free (DesmiFault *self)
{
  g_free (self);
}

/**
 * desmi_fault_needs_key:
 *
 * Returns: whether the fault signs what it forged, so that it needs the feed's key
 */
gboolean
desmi_fault_needs_key (const DesmiFault *self)
{
  return self->kind->needs_key;
}

static void
sign_again (DesmiAnswer          *answer,
            const char           *type,
            const GString        *payload,
            const DesmiSecretKey *key)
{
  g_autoptr (GBytes) bytes = g_bytes_new (payload->str, payload->len);

  desmi_answer_set_body (answer, desmi_signed_write (type, bytes, key, 1));
}

static void
forge (const DesmiFault *self, DesmiAnswer *answer, const DesmiSecretKey *key)
{
  g_autoptr (DesmiSigned) envelope
      = desmi_signed_parse (answer->body, DESMI_SIGNED_MAX_PAYLOAD, NULL);
  g_autoptr (GString) text = NULL;
  GBytes             *payload = envelope != NULL ? desmi_signed_get_payload (envelope) : NULL;
  gsize               length;
  const char         *data;

  if (payload == NULL)
    return;
  data = g_bytes_get_data (payload, &length);
  text = g_string_new_len (data, (gssize) length);
  if (self->kind->forge != NULL)
    {
      json_auto_t     *head = json_loadb (data, length, 0, NULL);
      g_autofree char *dumped = NULL;

      self->kind->forge (head, self->argument);
      dumped = json_dumps (head, JSON_COMPACT | JSON_PRESERVE_ORDER);
      g_string_assign (text, dumped);
    }
  else if (self->kind->rewrite != NULL)
    self->kind->rewrite (text);
  sign_again (answer,
              self->kind->forge == NULL && self->kind->rewrite == NULL ? DESMI_TYPE_ROOT_PAYLOAD
                                                                       : DESMI_TYPE_HEAD_PAYLOAD,
              text, key);
}

/**
 * desmi_fault_apply:
 * @key: (nullable): the feed's key, for faults that need it
 *
 * Spoils the answer, if it is of a kind of file that the fault strikes.
 */
void
desmi_fault_apply (const DesmiFault *self, DesmiAnswer *answer, const DesmiSecretKey *key)
{
  if (answer->status != SOUP_STATUS_OK || (answer->kind & self->kind->strikes) == 0)
    return;
  if (self->kind->play != NULL)
    self->kind->play (answer, self->argument);
  else if (key != NULL)
    forge (self, answer, key);
}

/**
 * desmi_fault_dup_list:
 *
 * Returns: (transfer full): the names of all faults, with blanks between
 */
char *
desmi_fault_dup_list (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "", kinds[i].name);
  return g_string_free (list, FALSE);
}
