/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district file at a held time, for the tests of its backups. */
#include "backup-fixture.h"

#include "core/desmi-clock.h"

void
backup_set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *backups = NULL;

  desmi_clock_hold (START);
  fixture_set_up (self, data);
  backups = g_build_filename (self->folder, "cadangan", NULL);
  g_setenv ("DESMIGRATIF_BACKUPS", backups, TRUE);
  fixture_add_regions (self, 5, 5);
}

void
backup_tear_down (Fixture *self, gconstpointer data)
{
  fixture_tear_down (self, data);
  desmi_clock_hold (0);
}

void
backup_set_mark (Fixture *self, const char *value)
{
  g_autoptr (GError) error = NULL;

  desmi_store_set_meta (self->store, "mark", value, &error);
  g_assert_no_error (error);
}

char *
backup_get_mark (const char *path)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_store_open (path, DESMI_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);
  return desmi_store_dup_meta (store, "mark", NULL);
}
