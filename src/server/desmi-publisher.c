/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publishes sets: what differs from what was published becomes a segment, and now and then a
 * snapshot. Objects are written first, heads last, so that at every moment what a head names is
 * there. */
#include "server/desmi-publisher.h"

#include "core/desmi-clock.h"
#include "server/desmi-feed-files.h"
#include "server/desmi-gzip.h"
#include "server/desmi-set-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SCHEMA 1
#define COMPACT_SEGMENTS 32 /* after the snapshot; then a new one is made */

/* A set on its way out. */
typedef struct
{
  char           *set;
  DesmiHead      *before; /* (nullable) */
  DesmiRowSet    *rows;
  gint64          version, seq;
  DesmiObjectInfo snapshot;
  GArray         *segments; /* of DesmiObjectInfo */
  guint           n_operations;
  GBytes         *file; /* the signed head */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->set);
  desmi_head_free (work->before);
  desmi_row_set_free (work->rows);
  g_clear_pointer (&work->segments, g_array_unref);
  g_clear_pointer (&work->file, g_bytes_unref);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static gboolean
is_table_of (DesmiOfficialTable table, const char *set)
{
  return desmi_official_get_info (table)->is_common == g_str_equal (set, DESMI_SET_COMMON);
}

static GString *
begin_object (const char *set, gint64 from, gint64 to)
{
  GString *lines = g_string_new (NULL);

  g_string_printf (lines,
                   "{\"set\":\"%s\",\"from\":%" G_GINT64_FORMAT ",\"to\":%" G_GINT64_FORMAT
                   ",\"schema\":%d}\n",
                   set, from, to, SCHEMA);
  return lines;
}

static gboolean
write_object (const char      *feed,
              const GString   *lines,
              gint64           from,
              gint64           to,
              DesmiObjectInfo *out,
              GError         **error)
{
  g_autoptr (GBytes) packed = desmi_gzip_pack (lines->str, lines->len, error);
  g_autofree char   *hash = NULL, *name = NULL;
  gsize              length;
  gconstpointer      data;

  if (packed == NULL)
    return FALSE;
  data = g_bytes_get_data (packed, &length);
  hash = desmi_sha256_hex (data, length);
  *out = (DesmiObjectInfo){
    .from = from, .to = to, .size = (gint64) length, .raw_size = (gint64) lines->len
  };
  memcpy (out->sha256, hash, sizeof out->sha256);
  name = desmi_object_dup_name (hash);
  return desmi_feed_write (feed, name, packed, error);
}

static gboolean
refuse_vanished (const Work *work, DesmiOfficialTable table, const DesmiRow *row, GError **error)
{
  g_autofree char *key = desmi_row_dup_key_text (row);

  g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
               _ ("“%s” was published in the table “%s” of “%s” and is now missing. Areas are "
                  "never deleted: keep the "
                  "row and give it a date in “retired”."),
               key, desmi_official_get_info (table)->wire_name, work->set);
  return FALSE;
}

/* Two sorted lists side by side: what only the old one has goes, what differs or is new is put. */
static gboolean
append_difference (Work              *work,
                   DesmiOfficialTable table,
                   DesmiRowSet       *old,
                   GString           *lines,
                   GError           **error)
{
  g_autoptr (GPtrArray) before = desmi_row_set_sort (old, table);
  g_autoptr (GPtrArray) after = desmi_row_set_sort (work->rows, table);
  guint                 i = 0, j = 0;

  while (i < before->len || j < after->len)
    {
      const DesmiRow *a = i < before->len ? g_ptr_array_index (before, i) : NULL;
      const DesmiRow *b = j < after->len ? g_ptr_array_index (after, j) : NULL;
      int             order = a == NULL ? 1 : b == NULL ? -1 : desmi_row_compare (a, b);

      if (order < 0)
        {
          if (table == DESMI_OFFICIAL_VILLAGE || table == DESMI_OFFICIAL_REGION)
            return refuse_vanished (work, table, a, error);
          desmi_row_append_delete (a, table, "withdrawn", lines);
          work->n_operations++;
        }
      else if (order > 0 || !desmi_row_equal (a, b))
        {
          desmi_row_append_put (b, table, lines);
          work->n_operations++;
        }
      i += order <= 0;
      j += order >= 0;
    }
  return TRUE;
}

static gboolean
make_segment (Work *work, const char *feed, DesmiRowSet *old, GError **error)
{
  gint64              from = work->before->seq;
  g_autoptr (GString) lines = begin_object (work->set, from, from + 1);
  DesmiObjectInfo     segment;

  for (guint t = 0; t < DESMI_N_OFFICIAL; t++)
    if (is_table_of (t, work->set) && !append_difference (work, t, old, lines, error))
      return FALSE;
  if (work->n_operations == 0)
    return TRUE;
  work->seq = from + 1;
  if (!write_object (feed, lines, from, work->seq, &segment, error))
    return FALSE;
  g_array_append_val (work->segments, segment);
  if (work->segments->len > DESMI_HEAD_MAX_SEGMENTS)
    g_array_remove_range (work->segments, 0, work->segments->len - DESMI_HEAD_MAX_SEGMENTS);
  return TRUE;
}

static gboolean
needs_snapshot (const Work *work)
{
  guint  n = 0;
  gint64 size = 0;

  if (work->before == NULL)
    return TRUE;
  for (guint i = 0; i < work->segments->len; i++)
    {
      const DesmiObjectInfo *segment = &g_array_index (work->segments, DesmiObjectInfo, i);

      if (segment->from >= work->snapshot.to)
        {
          n++;
          size += segment->size;
        }
    }
  return n >= COMPACT_SEGMENTS || size > work->snapshot.size;
}

static gboolean
make_snapshot (Work *work, const char *feed, GError **error)
{
  g_autoptr (GString) lines = begin_object (work->set, 0, work->seq);

  for (guint t = 0; t < DESMI_N_OFFICIAL; t++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (!is_table_of (t, work->set))
        continue;
      rows = desmi_row_set_sort (work->rows, t);
      for (guint i = 0; i < rows->len; i++)
        desmi_row_append_put (g_ptr_array_index (rows, i), t, lines);
      if (work->before == NULL)
        work->n_operations += rows->len;
    }
  return write_object (feed, lines, 0, work->seq, &work->snapshot, error);
}

static void
append_object (GString *out, const DesmiObjectInfo *object)
{
  g_string_append_printf (
      out, "\"sha256\":\"%s\",\"size\":%" G_GINT64_FORMAT ",\"raw_size\":%" G_GINT64_FORMAT "}",
      object->sha256, object->size, object->raw_size);
}

static void
append_objects (GString *out, const Work *work)
{
  g_string_append_printf (out, "\"snapshot\":{\"seq\":%" G_GINT64_FORMAT ",", work->snapshot.to);
  append_object (out, &work->snapshot);
  g_string_append (out, ",\"segments\":[");
  for (guint i = 0; i < work->segments->len; i++)
    {
      const DesmiObjectInfo *segment = &g_array_index (work->segments, DesmiObjectInfo, i);

      g_string_append_printf (out, "%s{\"from\":%" G_GINT64_FORMAT ",\"to\":%" G_GINT64_FORMAT ",",
                              i > 0 ? "," : "", segment->from, segment->to);
      append_object (out, segment);
    }
  g_string_append_c (out, ']');
}

static void
append_states (GString *out, const Work *work)
{
  gboolean first = TRUE;

  g_string_append (out, "\"state\":{");
  for (guint t = 0; t < DESMI_N_OFFICIAL; t++)
    {
      const DesmiOfficialInfo *info = desmi_official_get_info (t);
      g_autofree char         *digest = NULL;

      if (!is_table_of (t, work->set))
        continue;
      digest = desmi_row_set_digest (work->rows, t);
      g_string_append_printf (out, "%s\"%s\":{\"columns\":[", first ? "" : ",", info->wire_name);
      for (guint i = 0; i < info->n_columns; i++)
        g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "", info->columns[i].name);
      g_string_append_printf (out, "],\"rows\":%u,\"digest\":\"%s\"}",
                              desmi_row_set_count (work->rows, t), digest);
      first = FALSE;
    }
  g_string_append_c (out, '}');
}

static GBytes *
make_head (const Work *work, const DesmiPublishFeed *request, gint64 epoch, gint64 requires_common)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *signed_at = desmi_clock_format_utc (request->time);
  g_autofree char *expires = desmi_clock_format_utc (request->expires);

  g_string_printf (out,
                   "{\"spec\":1,\"set\":\"%s\",\"epoch\":%" G_GINT64_FORMAT
                   ",\"version\":%" G_GINT64_FORMAT ",\"seq\":%" G_GINT64_FORMAT
                   ",\"schema\":%d,\"signed_at\":\"%s\",\"expires\":\"%s\",",
                   work->set, epoch, work->version, work->seq, SCHEMA, signed_at, expires);
  if (requires_common > 0)
    g_string_append_printf (out, "\"requires\":{\"" DESMI_SET_COMMON "\":%" G_GINT64_FORMAT "},",
                            requires_common);
  append_objects (out, work);
  g_string_append_c (out, ',');
  append_states (out, work);
  g_string_append_c (out, '}');
  return g_string_free_to_bytes (out);
}

/* Takes over what the set had before. */
static gboolean
load_before (Work *work, const char *feed, DesmiRowSet **old, GError **error)
{
  g_autoptr (GError) local = NULL;

  work->segments = g_array_new (FALSE, FALSE, sizeof (DesmiObjectInfo));
  work->before = desmi_feed_load_head (feed, work->set, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  work->version = work->seq = 1;
  if (work->before == NULL)
    return TRUE;
  work->version = work->before->version + 1;
  work->seq = work->before->seq;
  work->snapshot = work->before->snapshot;
  g_array_append_vals (work->segments, work->before->segments, work->before->n_segments);
  *old = desmi_feed_load_rows (feed, work->before, error);
  return *old != NULL;
}

/* A file that was left out is no order to delete its table. */
static void
keep_tables_without_file (Work *work, const DesmiSetSource *source, DesmiRowSet *old)
{
  for (guint t = 0; t < DESMI_N_OFFICIAL; t++)
    if (is_table_of (t, work->set) && !source->has_table[t])
      {
        g_autoptr (GPtrArray) rows = desmi_row_set_sort (old, t);

        for (guint i = 0; i < rows->len; i++)
          desmi_row_set_copy_row (work->rows, t, g_ptr_array_index (rows, i));
      }
}

/* Everything but the head is on disk afterwards. */
static Work *
prepare_set (const DesmiPublishFeed *request, const char *set, GHashTable **known, GError **error)
{
  g_autoptr (Work)        work = g_new0 (Work, 1);
  g_autoptr (DesmiRowSet) old = NULL;
  DesmiSetSource          source = { .known = known };

  work->set = g_strdup (set);
  if (!load_before (work, request->feed, &old, error))
    return NULL;
  source.old = old;
  work->rows = desmi_set_source_load (request->from, set, &source, error);
  if (work->rows == NULL)
    return NULL;
  if (old != NULL)
    {
      keep_tables_without_file (work, &source, old);
      if (!make_segment (work, request->feed, old, error))
        return NULL;
    }
  if (needs_snapshot (work) && !make_snapshot (work, request->feed, error))
    return NULL;
  return g_steal_pointer (&work);
}

static void
sign (Work *work, const DesmiPublishFeed *request, gint64 epoch, gint64 requires_common)
{
  g_autoptr (GBytes) payload = make_head (work, request, epoch, requires_common);

  work->file = desmi_signed_write (DESMI_TYPE_HEAD_PAYLOAD, payload, request->key, 1);
  g_clear_pointer (&work->rows, desmi_row_set_free); /* 514 districts at once would be much */
}

/* @known: by table; what a district may refer to */
static void
list_known (DesmiRowSet *common, GHashTable **known)
{
  static const DesmiOfficialTable tables[]
      = { DESMI_OFFICIAL_REGION, DESMI_OFFICIAL_PROGRAMME, DESMI_OFFICIAL_INDICATOR };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    known[tables[i]] = desmi_row_set_list_ids (common, tables[i]);
}

/* Of the set common as it was published, for districts that are published without it. */
static gboolean
load_common (const char *feed, gint64 *version, GHashTable **known, GError **error)
{
  g_autoptr (DesmiHead)   head = desmi_feed_load_head (feed, DESMI_SET_COMMON, NULL);
  g_autoptr (DesmiRowSet) rows = NULL;

  *version = head != NULL ? head->version : 0;
  if (head == NULL)
    return TRUE;
  rows = desmi_feed_load_rows (feed, head, error);
  if (rows == NULL)
    return FALSE;
  list_known (rows, known);
  return TRUE;
}

static DesmiRoot *
load_root (const DesmiPublishFeed *request, GError **error)
{
  g_autoptr (DesmiRoot) root = desmi_feed_load_root (request->feed, error);
  DesmiPublicKey        key;

  if (root == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (
            error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_FEED,
            _ ("“%s” has no root file yet. Make one first, with “desmigratif-publish root”."),
            request->feed);
      return NULL;
    }
  desmi_secret_key_get_public (request->key, &key);
  for (guint i = 0; i < root->feed.n_keys; i++)
    if (desmi_public_key_equal (&root->feed.keys[i], &key))
      return g_steal_pointer (&root);
  g_set_error_literal (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_KEY,
                       _ ("The root file of this feed does not let this key sign."));
  return NULL;
}

/* In their order, common first, since a district's head names the version of common it needs. */
static gboolean
write_heads (GPtrArray *works, const char *feed, GError **error)
{
  for (guint i = 0; i < works->len; i++)
    {
      const Work      *work = g_ptr_array_index (works, i);
      g_autofree char *name = desmi_set_dup_head_name (work->set);

      if (!desmi_feed_write (feed, name, work->file, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_request (const DesmiPublishFeed *request, GError **error)
{
  if (request->expires > request->time)
    return TRUE;
  g_set_error_literal (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_INPUT,
                       _ ("The heads would be expired when they are signed."));
  return FALSE;
}

/* Prepares and signs every set; @works gets them in their order. */
static gboolean
prepare_sets (const DesmiPublishFeed *request,
              const char *const      *sets,
              gint64                  epoch,
              GHashTable            **known,
              GPtrArray              *works,
              GError                **error)
{
  guint  n = g_strv_length ((char **) sets);
  gint64 common = 0;

  /* common is the first of the sets, if it is among them */
  if (!g_str_equal (sets[0], DESMI_SET_COMMON)
      && !load_common (request->feed, &common, known, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gboolean is_common = g_str_equal (sets[i], DESMI_SET_COMMON);
      Work    *work;

      if (request->progress != NULL)
        request->progress (i, n, sets[i], request->progress_data);
      work = prepare_set (request, sets[i], known, error);
      if (work == NULL)
        return FALSE;
      g_ptr_array_add (works, work);
      if (is_common)
        {
          common = work->version;
          list_known (work->rows, known);
        }
      sign (work, request, epoch, is_common ? 0 : common);
    }
  return TRUE;
}

static gboolean
prepare_all (const DesmiPublishFeed *request,
             const char *const      *sets,
             gint64                  epoch,
             GPtrArray              *works,
             GError                **error)
{
  GHashTable *known[DESMI_N_OFFICIAL] = { NULL };
  gboolean    done = prepare_sets (request, sets, epoch, known, works, error);

  for (guint t = 0; t < DESMI_N_OFFICIAL; t++)
    g_clear_pointer (&known[t], g_hash_table_unref);
  return done;
}

/**
 * desmi_publish_feed:
 * @result: (out): what was done
 *
 * Publishes sets, extending what the feed has. Nothing is visible to clients until all objects are
 * written.
 *
 * Returns: %FALSE with #DESMI_PUBLISH_ERROR, or errors of reading and writing; heads are then as
 * they were
 */
gboolean
desmi_publish_feed (const DesmiPublishFeed *request, DesmiPublishResult *result, GError **error)
{
  g_autoptr (DesmiRoot) root = load_root (request, error);
  g_auto (GStrv)        sets
      = root != NULL ? desmi_set_source_list (request->from, request->sets, error) : NULL;
  g_autoptr (GPtrArray) works = g_ptr_array_new_with_free_func (work_free);

  *result = (DesmiPublishResult){ 0 };
  if (sets == NULL || !check_request (request, error)
      || !prepare_all (request, (const char *const *) sets, root->epoch, works, error))
    return FALSE;
  for (guint i = 0; i < works->len; i++)
    {
      const Work *work = g_ptr_array_index (works, i);

      result->n_sets++;
      result->n_changed += work->n_operations > 0;
      result->n_operations += work->n_operations;
    }
  return write_heads (works, request->feed, error);
}
