/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue-fixture.h"

#include "core/desmi-clock.h"
#include <string.h>

void
catalogue_set_up (Fixture *self, gconstpointer data)
{
  gint64 now;

  g_assert_true (desmi_clock_parse_utc ("2026-05-10T02:00:00Z", &now));
  desmi_clock_hold (now);
  edit_set_up (self, data);
}

void
catalogue_tear_down (Fixture *self, gconstpointer data)
{
  desmi_clock_hold (0);
  fixture_tear_down (self, data);
}

DesmiCatalogueItem *
new_item (DesmiCatalogueKind kind, const char *id, const char *programme, int pillar)
{
  DesmiCatalogueItem *item = desmi_catalogue_item_new (kind, id);

  item->programme = g_strdup (programme);
  item->pillar = pillar;
  item->name_id = g_strdup ("Nama");
  item->unit = g_strdup ("kelompok");
  return item;
}

DesmiCatalogueItem *
new_indicator (void)
{
  return new_item (DESMI_CATALOGUE_INDICATOR, "own", "desmigratif", 1);
}

void
add (Fixture *self, DesmiCatalogueItem *item)
{
  DesmiEdit *edit = desmi_edit_new ("add");

  desmi_edit_add_catalogue (edit, item);
  apply (self, edit);
  desmi_catalogue_item_free (item);
}

/* Refused with a sentence that says @about, and nothing is another than before. */
void
assert_refused (Fixture *self, DesmiEdit *edit, const char *about)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = digest_all (self);
  g_autofree char   *after = NULL;

  g_assert_false (desmi_store_apply (self->store, edit, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, DESMI_STORE_ERROR);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, about));
  after = digest_all (self);
  g_assert_cmpstr (before, ==, after);
  desmi_edit_unref (edit);
}
