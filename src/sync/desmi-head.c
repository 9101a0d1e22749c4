/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a set. Its payload is parsed only after its signature holds. */
#include "sync/desmi-head.h"

#include "core/desmi-clock.h"
#include "core/desmi-code.h"
#include "sync/desmi-strict-json.h"
#include "sync/desmi-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
fail (GError **error, DesmiSyncError code, const char *message)
{
  g_set_error_literal (error, DESMI_SYNC_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
is_sha256 (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static void
state_free (gpointer data)
{
  DesmiOfficialState *state = data;

  g_strfreev (state->columns);
  g_free (state->sha256);
  g_free (state);
}

static gboolean
read_object (json_t *object, DesmiObjectInfo *out, GError **error)
{
  const char *sha256 = desmi_json_get_text (object, "sha256", error);

  if (sha256 == NULL)
    return FALSE;
  if (!is_sha256 (sha256))
    return fail (error, DESMI_SYNC_ERROR_FORMAT, _ ("The server names an object in a wrong way."));
  memcpy (out->sha256, sha256, sizeof out->sha256);
  /* An encryption that this program does not know must not be taken for plain bytes. */
  if (json_object_get (object, "enc") != NULL)
    return fail (
        error, DESMI_SYNC_ERROR_SCHEMA,
        _ ("The server's data are encrypted in a way that needs a newer version of the program."));
  return desmi_json_get_integer (object, "size", 1, DESMI_OBJECT_MAX_SIZE, &out->size, error)
         && desmi_json_get_integer (object, "raw_size", 1, DESMI_OBJECT_MAX_RAW, &out->raw_size,
                                    error);
}

static gboolean
read_segments (DesmiHead *self, json_t *payload, GError **error)
{
  json_t *array = desmi_json_get_array (payload, "segments", DESMI_HEAD_MAX_SEGMENTS, error);
  gint64  end = 0;

  if (array == NULL)
    return FALSE;
  self->n_segments = (guint) json_array_size (array);
  for (guint i = 0; i < self->n_segments; i++)
    {
      json_t          *object = json_array_get (array, i);
      DesmiObjectInfo *segment = &self->segments[i];

      if (!desmi_json_get_integer (object, "from", 0, self->seq, &segment->from, error)
          || !desmi_json_get_integer (object, "to", 1, self->seq, &segment->to, error)
          || !read_object (object, segment, error))
        return FALSE;
      if (segment->from >= segment->to || (i > 0 && segment->from != end))
        return fail (error, DESMI_SYNC_ERROR_GAP,
                     _ ("The server's data have a gap between two segments."));
      end = segment->to;
    }
  if (self->n_segments > 0 && end != self->seq)
    return fail (error, DESMI_SYNC_ERROR_GAP,
                 _ ("The server's segments do not reach its newest state."));
  return TRUE;
}

static gboolean
read_snapshot (DesmiHead *self, json_t *payload, GError **error)
{
  json_t *object = desmi_json_get_object (payload, "snapshot", error);

  if (object == NULL
      || !desmi_json_get_integer (object, "seq", 0, self->seq, &self->snapshot.to, error)
      || !read_object (object, &self->snapshot, error))
    return FALSE;
  if (self->snapshot.to == self->seq)
    return TRUE;
  for (guint i = 0; i < self->n_segments; i++)
    if (self->segments[i].from == self->snapshot.to)
      return TRUE;
  return fail (error, DESMI_SYNC_ERROR_GAP, _ ("The server's segments do not join its snapshot."));
}

static gboolean
knows_column (DesmiOfficialTable table, const char *column)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (table);

  for (guint i = 0; i < info->n_columns; i++)
    if (g_str_equal (info->columns[i].name, column))
      return TRUE;
  return FALSE;
}

static void
remember_unknown (GString *unknown, const char *table, const char *column)
{
  if (unknown->len > 0)
    g_string_append_c (unknown, ' ');
  g_string_append (unknown, table);
  if (column != NULL)
    g_string_append_printf (unknown, ".%s", column);
}

static gboolean
read_columns (DesmiOfficialState *state,
              json_t             *object,
              const char         *name,
              GString            *unknown,
              GError            **error)
{
  json_t                  *array = desmi_json_get_array (object, "columns", 64, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL)
    return FALSE;
  for (gsize i = 0; i < json_array_size (array); i++)
    {
      const char *column = json_string_value (json_array_get (array, i));

      if (column == NULL || *column == '\0' || strlen (column) > 64
          || !desmi_json_text_is_clean (column))
        return fail (error, DESMI_SYNC_ERROR_FORMAT,
                     _ ("The server names a column in a wrong way."));
      if (!knows_column (state->table, column))
        {
          remember_unknown (unknown, name, column);
          state->digest_known = FALSE;
        }
      g_strv_builder_add (builder, column);
    }
  state->columns = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_state (DesmiHead *self, const char *name, json_t *object, GString *unknown, GError **error)
{
  DesmiOfficialState *state;
  DesmiOfficialTable  table;
  const char         *digest;

  if (!desmi_official_from_wire (name, &table)
      || desmi_official_get_info (table)->is_common != g_str_equal (self->set, DESMI_SET_COMMON))
    {
      if (strlen (name) <= 64 && desmi_json_text_is_clean (name))
        remember_unknown (unknown, name, NULL);
      return TRUE;
    }
  state = g_new0 (DesmiOfficialState, 1);
  g_ptr_array_add (self->states, state);
  state->table = table;
  state->digest_known = TRUE;
  if (!read_columns (state, object, name, unknown, error)
      || !desmi_json_get_integer (object, "rows", 0, DESMI_JSON_MAX_INTEGER, &state->n_rows, error))
    return FALSE;
  digest = desmi_json_get_text (object, "digest", error);
  if (digest == NULL)
    return FALSE;
  if (!is_sha256 (digest))
    return fail (error, DESMI_SYNC_ERROR_FORMAT, _ ("The server's state digest is not a SHA-256."));
  state->sha256 = g_strdup (digest);
  return TRUE;
}

/* The tables of version 1 are in every head, empty ones too: a snapshot takes away what it does not
 * hold, and nothing may go without a promise of how many rows stay. */
static gboolean
check_all_listed (const DesmiHead *self, GError **error)
{
  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    if (desmi_official_get_info (i)->is_common == g_str_equal (self->set, DESMI_SET_COMMON)
        && desmi_head_count_rows (self, i) < 0)
      {
        g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_FORMAT,
                     _ ("The server's data do not say how many rows the table “%s” has."),
                     desmi_official_get_info (i)->wire_name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_states (DesmiHead *self, json_t *payload, GError **error)
{
  json_t             *object = desmi_json_get_object (payload, "state", error);
  g_autoptr (GString) unknown = g_string_new (NULL);
  const char         *name;
  json_t             *value;

  if (object == NULL)
    return FALSE;
  json_object_foreach (object, name, value)
  {
    if (!read_state (self, name, value, unknown, error))
      return FALSE;
  }
  if (unknown->len > 0)
    self->unknown = g_strdup (unknown->str);
  return check_all_listed (self, error);
}

static gboolean
read_times (DesmiHead *self, json_t *payload, GError **error)
{
  const char *signed_at = desmi_json_get_text (payload, "signed_at", error);
  const char *expires = signed_at != NULL ? desmi_json_get_text (payload, "expires", error) : NULL;

  if (expires == NULL)
    return FALSE;
  if (!desmi_clock_parse_utc (signed_at, &self->signed_at)
      || !desmi_clock_parse_utc (expires, &self->expires))
    return fail (error, DESMI_SYNC_ERROR_FORMAT,
                 _ ("The server's data do not say when they were signed."));
  self->signed_at_text = g_strdup (signed_at);
  self->expires_text = g_strdup (expires);
  return TRUE;
}

static gboolean
read_requires (DesmiHead *self, json_t *payload, GError **error)
{
  json_t *object = json_object_get (payload, "requires");

  if (object == NULL
      || (json_is_object (object) && json_object_get (object, DESMI_SET_COMMON) == NULL))
    return TRUE;
  return desmi_json_get_integer (object, DESMI_SET_COMMON, 1, DESMI_JSON_MAX_INTEGER,
                                 &self->requires_common, error);
}

static gboolean
read_identity (DesmiHead *self, json_t *payload, const char *set, GError **error)
{
  const char *name;
  gint64      spec;

  if (!desmi_json_get_integer (payload, "spec", 1, DESMI_JSON_MAX_INTEGER, &spec, error))
    return FALSE;
  name = desmi_json_get_text (payload, "set", error);
  if (name == NULL)
    return FALSE;
  if (!g_str_equal (name, set))
    {
      g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_SET,
                   _ ("The server sent the data of “%s” where “%s” was asked for."), name, set);
      return FALSE;
    }
  self->set = g_strdup (name);
  if (!desmi_json_get_integer (payload, "schema", 1, DESMI_JSON_MAX_INTEGER, &self->schema, error))
    return FALSE;
  if (spec != 1 || self->schema > DESMI_SYNC_SCHEMA)
    return fail (error, DESMI_SYNC_ERROR_SCHEMA,
                 _ ("The server's data need a newer version of the program. Update the program; "
                    "your data stay as "
                    "they are."));
  return desmi_json_get_integer (payload, "epoch", 1, DESMI_JSON_MAX_INTEGER, &self->epoch, error)
         && desmi_json_get_integer (payload, "version", 1, DESMI_JSON_MAX_INTEGER, &self->version,
                                    error)
         && desmi_json_get_integer (payload, "seq", 0, DESMI_JSON_MAX_INTEGER, &self->seq, error);
}

/**
 * desmi_head_parse:
 * @payload: bytes whose signature holds
 * @set: the set that was asked for
 *
 * Returns: (transfer full): the head; %NULL with an error that names what is wrong with it
 */
DesmiHead *
desmi_head_parse (GBytes *payload, const char *set, GError **error)
{
  gsize                 length;
  const char           *text = g_bytes_get_data (payload, &length);
  json_auto_t          *object = desmi_strict_json_parse (text, length, error);
  g_autoptr (DesmiHead) self = NULL;

  if (object == NULL)
    return NULL;
  self = g_new0 (DesmiHead, 1);
  self->states = g_ptr_array_new_with_free_func (state_free);
  if (!read_identity (self, object, set, error) || !read_times (self, object, error)
      || !read_requires (self, object, error) || !read_segments (self, object, error)
      || !read_snapshot (self, object, error) || !read_states (self, object, error))
    return NULL;
  self->payload = g_bytes_ref (payload);
  return g_steal_pointer (&self);
}

/**
 * desmi_head_open:
 * @file: a signed head as fetched
 * @set: the set that was asked for
 * @root: who may sign it
 *
 * Returns: (transfer full): the verified head; %NULL with an error
 */
DesmiHead *
desmi_head_open (GBytes *file, const char *set, const DesmiRoot *root, GError **error)
{
  g_autoptr (DesmiSigned) envelope = desmi_signed_parse (file, DESMI_SIGNED_MAX_PAYLOAD, error);
  g_autoptr (DesmiHead)   self = NULL;

  if (envelope == NULL
      || !desmi_signed_verify (envelope, DESMI_TYPE_HEAD_PAYLOAD, &root->feed, error))
    return NULL;
  self = desmi_head_parse (desmi_signed_get_payload (envelope), set, error);
  if (self == NULL)
    return NULL;
  if (self->epoch != root->epoch)
    {
      fail (error, DESMI_SYNC_ERROR_VERSION,
            _ ("The server's data are of another epoch than its root."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * desmi_head_free:
 * @self: (transfer full) (nullable): the head
 */
void
desmi_head_free (DesmiHead *self)
{
  if (self == NULL)
    return;
  g_free (self->set);
  g_free (self->signed_at_text);
  g_free (self->expires_text);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_free (self->unknown);
  g_clear_pointer (&self->payload, g_bytes_unref);
  g_free (self);
}

/**
 * desmi_set_is_valid:
 *
 * Returns: whether @set is "common" or a district's code
 */
gboolean
desmi_set_is_valid (const char *set)
{
  return g_str_equal (set, DESMI_SET_COMMON)
         || (strlen (set) == 5 && g_ascii_isdigit (set[0]) && g_ascii_isdigit (set[1])
             && set[2] == '.' && g_ascii_isdigit (set[3]) && g_ascii_isdigit (set[4]));
}

/**
 * desmi_set_dup_head_name:
 *
 * Returns: (transfer full): where the head of @set lies in a feed, "set/32.12/head.signed"
 */
char *
desmi_set_dup_head_name (const char *set)
{
  return g_strdup_printf ("set/%s/head.signed", set);
}

/**
 * desmi_object_dup_name:
 * @sha256: 64 hex digits
 *
 * Returns: (transfer full): where the object lies in a feed, "obj/ab/ab34...ef.gz"
 */
char *
desmi_object_dup_name (const char *sha256)
{
  return g_strdup_printf ("obj/%.2s/%s.gz", sha256, sha256);
}

/**
 * desmi_head_count_rows:
 *
 * Returns: rows that @table will have; -1 where the head does not speak of it
 */
gint64
desmi_head_count_rows (const DesmiHead *self, DesmiOfficialTable table)
{
  for (guint i = 0; i < self->states->len; i++)
    {
      const DesmiOfficialState *state = g_ptr_array_index (self->states, i);

      if (state->table == table)
        return state->n_rows;
    }
  return -1;
}

/**
 * desmi_head_knows_more:
 * @unknown: (nullable): what a head's "unknown" was when it was applied
 *
 * Returns: whether this program knows a table or column that the one which applied the head
 * skipped, so that the snapshot must be taken again
 */
gboolean
desmi_head_knows_more (const char *unknown)
{
  g_auto (GStrv) names = g_strsplit (unknown != NULL ? unknown : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char              *dot = strchr (names[i], '.');
      DesmiOfficialTable table;

      if (dot != NULL)
        *dot = '\0';
      if (desmi_official_from_wire (names[i], &table)
          && (dot == NULL || knows_column (table, dot + 1)))
        return TRUE;
    }
  return FALSE;
}
