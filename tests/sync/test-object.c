/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects: checked before they are unpacked, bounded while they are, held line by line against
 * their tables. */
#include "server/desmi-gzip.h"
#include "sync/desmi-object.h"
#include "sync/desmi-sync-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define FIRST "{\"set\":\"32.12\",\"from\":0,\"to\":3,\"schema\":1}\n"
#define SEGMENT "{\"set\":\"32.12\",\"from\":2,\"to\":3,\"schema\":1}\n"
#define FLOW                                                                                       \
  "{\"op\":\"put\",\"t\":\"flows\",\"k\":[\"32.12.08.2010\",\"2023-11\",\"out\",\"HKG\","          \
  "\"informal\",\"pekerja rumah tangga\",\"F\",\"P2P\"],"                                          \
  "\"v\":{\"count\":14}}\n"

static char *
write_object (const char *text, gsize length, gint64 from, DesmiObjectInfo *info)
{
  g_autoptr (GBytes) packed = desmi_gzip_pack (text, length, NULL);
  g_autofree char   *hash = NULL;
  gsize              size;
  const char        *data = g_bytes_get_data (packed, &size);
  char              *path = NULL;
  int                fd = g_file_open_tmp ("desmi-object-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  hash = desmi_sha256_hex (data, size);
  *info = (DesmiObjectInfo){
    .from = from, .to = 3, .size = (gint64) size, .raw_size = (gint64) length
  };
  memcpy (info->sha256, hash, 65);
  return path;
}

/* The number of operations; -1: refused. */
static int
read_all (const char *path, const DesmiObjectInfo *info, GError **error)
{
  g_autoptr (DesmiObjectReader) reader = desmi_object_reader_new ("32.12", 1);
  g_autoptr (GError)            local = NULL;
  DesmiOfficialOp               op = { 0 };
  int                           n = 0;

  desmi_object_reader_add (reader, path, info);
  while (desmi_object_reader_next (reader, &op, &local))
    n++;
  g_assert_cmpuint (desmi_object_reader_get_n_operations (reader), ==, n);
  if (local == NULL)
    return n;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

static const struct
{
  const char *name, *text;
  gint64      from;
  int         expected;
} objects[] = {
  { "empty-snapshot", FIRST, 0, 0 },
  { "one", FIRST FLOW, 0, 1 },
  { "segment",
    SEGMENT FLOW "{\"op\":\"del\",\"t\":\"enrolment\",\"k\":[\"32.12.08.2010\",\"desmigratif\"],"
                 "\"why\":\"withdrawn\"}\n",
    2, 2 },
  { "unknown-table", FIRST "{\"op\":\"put\",\"t\":\"meetings\",\"k\":[1],\"v\":{}}\n" FLOW, 0, 1 },
  { "unknown-column",
    FIRST "{\"op\":\"put\",\"t\":\"remittances\",\"k\":[\"32.12.08.2010\",\"2023-Q1\"],\"v\":{"
          "\"amount_idr\":5,\"x\":{}}}\n",
    0, 1 },
  { "absent-value",
    FIRST "{\"op\":\"put\",\"t\":\"village\",\"k\":[\"32.12.08.2010\"],\"v\":{\"name\":\"X\"}}\n",
    0, 1 },
  { "nothing", "", 0, -1 },
  { "no-first-line", FLOW, 0, -1 },
  { "no-lf", FIRST "{\"op\":\"put\"}", 0, -1 },
  { "empty-line", FIRST "\n" FLOW, 0, -1 },
  { "other-set", "{\"set\":\"33.07\",\"from\":0,\"to\":3,\"schema\":1}\n", 0, -1 },
  { "other-from", SEGMENT, 0, -1 },
  { "other-to", "{\"set\":\"32.12\",\"from\":0,\"to\":4,\"schema\":1}\n", 0, -1 },
  { "other-schema", "{\"set\":\"32.12\",\"from\":0,\"to\":3,\"schema\":2}\n", 0, -1 },
  { "del-in-snapshot",
    FIRST "{\"op\":\"del\",\"t\":\"enrolment\",\"k\":[\"32.12.08.2010\",\"desmigratif\"]}\n", 0,
    -1 },
  { "del-village", SEGMENT "{\"op\":\"del\",\"t\":\"village\",\"k\":[\"32.12.08.2010\"]}\n", 2,
    -1 },
  { "common-table",
    FIRST "{\"op\":\"put\",\"t\":\"region\",\"k\":[\"32\"],\"v\":{\"name\":\"x\",\"level\":"
          "\"province\"}}\n",
    0, -1 },
  { "bad-op", FIRST "{\"op\":\"drop\",\"t\":\"village\",\"k\":[\"32.12.08.2010\"],\"v\":{}}\n", 0,
    -1 },
  { "no-op", FIRST "{\"t\":\"village\",\"k\":[\"32.12.08.2010\"],\"v\":{}}\n", 0, -1 },
  { "no-table", FIRST "{\"op\":\"put\",\"k\":[\"32.12.08.2010\"],\"v\":{}}\n", 0, -1 },
  { "no-key", FIRST "{\"op\":\"put\",\"t\":\"village\",\"v\":{}}\n", 0, -1 },
  { "short-key",
    FIRST
    "{\"op\":\"put\",\"t\":\"remittances\",\"k\":[\"32.12.08.2010\"],\"v\":{\"amount_idr\":5}}\n",
    0, -1 },
  { "long-key",
    FIRST "{\"op\":\"put\",\"t\":\"village\",\"k\":[\"32.12.08.2010\",\"x\"],\"v\":{}}\n", 0, -1 },
  { "null-key", FIRST "{\"op\":\"put\",\"t\":\"village\",\"k\":[null],\"v\":{}}\n", 0, -1 },
  { "number-key", FIRST "{\"op\":\"put\",\"t\":\"village\",\"k\":[3212082010],\"v\":{}}\n", 0, -1 },
  { "no-values", FIRST "{\"op\":\"put\",\"t\":\"village\",\"k\":[\"32.12.08.2010\"]}\n", 0, -1 },
  { "text-count",
    FIRST "{\"op\":\"put\",\"t\":\"remittances\",\"k\":[\"32.12.08.2010\",\"2023-Q1\"],\"v\":{"
          "\"amount_idr\":\"5\"}}\n",
    0, -1 },
  { "fraction",
    FIRST "{\"op\":\"put\",\"t\":\"remittances\",\"k\":[\"32.12.08.2010\",\"2023-Q1\"],\"v\":{"
          "\"amount_idr\":5.5}}\n",
    0, -1 },
  { "control",
    FIRST
    "{\"op\":\"put\",\"t\":\"village\",\"k\":[\"32.12.08.2010\"],\"v\":{\"name\":\"a\\u001fb\"}}\n",
    0, -1 },
  { "duplicate",
    FIRST "{\"op\":\"put\",\"op\":\"del\",\"t\":\"village\",\"k\":[\"32.12.08.2010\"],\"v\":{}}\n",
    0, -1 },
  { "bad-successor",
    FIRST "{\"op\":\"put\",\"t\":\"village\",\"k\":[\"32.12.08.2010\"],\"v\":{\"name\":\"X\","
          "\"successors\":[\"a b\"]}}\n",
    0, -1 },
  { "list-elsewhere",
    FIRST "{\"op\":\"put\",\"t\":\"village\",\"k\":[\"32.12.08.2010\"],\"v\":{\"name\":[\"X\"]}}\n",
    0, -1 },
};

static void
test_object (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  DesmiObjectInfo  info;
  g_autofree char *path
      = write_object (objects[i].text, strlen (objects[i].text), objects[i].from, &info);
  g_autoptr (GError) error = NULL;

  info.raw_size = MAX (info.raw_size, 1);
  g_assert_true (desmi_object_check (path, &info, NULL, NULL));
  g_assert_cmpint (read_all (path, &info, &error), ==, objects[i].expected);
  g_assert_cmpint (error == NULL, ==, objects[i].expected >= 0);
  if (error != NULL)
    g_assert_cmpint (desmi_sync_error_exit_code (error), ==, 6);
  g_unlink (path);
}

static void
test_values (void)
{
  static const char text[]
      = FIRST "{\"op\":\"put\",\"t\":\"village\",\"k\":[\"32.12.08.2010\"],\"v\":{\"name\":"
              "\"Cafe\\u0301\",\"retired\":null,\"why\":\"split\","
              "\"successors\":[\"32.12.08.2011\",\"32.12.08.2012\"]}}\n";
  DesmiObjectInfo               info;
  g_autofree char              *path = write_object (text, strlen (text), 0, &info);
  g_autoptr (DesmiObjectReader) reader = desmi_object_reader_new ("32.12", 1);
  DesmiOfficialOp               op = { 0 };

  desmi_object_reader_add (reader, path, &info);
  g_assert_true (desmi_object_reader_next (reader, &op, NULL));
  g_assert_cmpint (op.table, ==, DESMI_OFFICIAL_VILLAGE);
  g_assert_false (op.is_delete);
  g_assert_cmpstr (op.values[0].text, ==, "32.12.08.2010");
  g_assert_cmpstr (op.values[1].text, ==, "Caf\303\251"); /* NFC */
  g_assert_true (op.values[2].is_null);
  g_assert_cmpstr (op.values[4].text, ==, "32.12.08.2011 32.12.08.2012");
  g_unlink (path);
}

static void
test_check (void)
{
  DesmiObjectInfo    info, wrong;
  g_autofree char   *path = write_object (FIRST FLOW, strlen (FIRST FLOW), 0, &info);
  g_autoptr (GError) error = NULL;

  wrong = info;
  wrong.size++;
  g_assert_false (desmi_object_check (path, &wrong, NULL, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_OBJECT);
  wrong = info;
  wrong.sha256[5] = wrong.sha256[5] == 'a' ? 'b' : 'a';
  g_assert_false (desmi_object_check (path, &wrong, NULL, NULL));
  g_unlink (path);
  g_assert_false (desmi_object_check (path, &info, NULL, NULL));
}

/* Unpacking stops at raw_size, whatever the packed bytes hold. */
static void
test_raw_size (void)
{
  DesmiObjectInfo  info;
  g_autofree char *path = write_object (FIRST FLOW, strlen (FIRST FLOW), 0, &info);

  info.raw_size--;
  g_assert_cmpint (read_all (path, &info, NULL), ==, -1);
  info.raw_size += 2;
  g_assert_cmpint (read_all (path, &info, NULL), ==, -1);
  g_unlink (path);
}

static void
test_bomb (void)
{
  gsize              length = 64 * 1024 * 1024;
  g_autofree char   *zeros = g_strnfill (length, ' ');
  DesmiObjectInfo    info;
  g_autofree char   *path = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (zeros, FIRST, strlen (FIRST));
  path = write_object (zeros, length, 0, &info);
  g_assert_cmpint (info.size, <, 1024 * 1024);
  g_assert_cmpint (read_all (path, &info, &error), ==, -1); /* a line that does not end */
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_OBJECT);
  g_unlink (path);
}

static void
test_not_gzip (void)
{
  DesmiObjectInfo  info = { .from = 0, .to = 3, .size = 10, .raw_size = 10 };
  g_autofree char *path = NULL;
  int              fd = g_file_open_tmp ("desmi-object-XXXXXX", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "0123456789", 10, NULL));
  g_assert_cmpint (read_all (path, &info, NULL), ==, -1);
  g_unlink (path);
}

static void
test_fuzz (void)
{
  static const char text[] = FIRST FLOW FLOW;
  g_autoptr (GRand)                     rand = g_rand_new_with_seed (99);

  for (int round = 0; round < 1500; round++)
    {
      g_autofree char   *copy = g_strdup (text);
      DesmiObjectInfo    info;
      g_autofree char   *path = NULL;
      g_autoptr (GError) error = NULL;
      int                n;

      for (int i = g_rand_int_range (rand, 1, 5); i > 0; i--)
        copy[g_rand_int_range (rand, 0, sizeof text - 1)] = (char) g_rand_int_range (rand, 1, 256);
      path = write_object (copy, strlen (copy), 0, &info);
      n = read_all (path, &info, &error);
      g_assert_true ((n < 0) == (error != NULL));
      g_unlink (path);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/object/", objects[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_object);
    }
  g_test_add_func ("/sync/object/values", test_values);
  g_test_add_func ("/sync/object/check", test_check);
  g_test_add_func ("/sync/object/raw-size", test_raw_size);
  g_test_add_func ("/sync/object/bomb", test_bomb);
  g_test_add_func ("/sync/object/not-gzip", test_not_gzip);
  g_test_add_func ("/sync/object/fuzz", test_fuzz);
  return g_test_run ();
}
