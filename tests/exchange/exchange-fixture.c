/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the district file that the tests of the exchange share. */
#include "exchange-fixture.h"

#include "exchange/desmi-official-csv.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static const char regions[] = "code,name,level\n"
                              "32,Jawa Barat,province\n"
                              "33,Jawa Tengah,province\n"
                              "32.11,Sumedang,regency\n"
                              "32.12,Indramayu,regency\n"
                              "33.10,Klaten,regency\n"
                              "32.11.01,Wado,district\n"
                              "32.11.01.2001,Wado,village\n"
                              "32.12.05,Bangodua,district\n"
                              "32.12.05.2002,Tugu,village\n"
                              "32.12.08,Karangampel,district\n"
                              "32.12.08.2010,Dukuh Jeruk,village\n"
                              "32.12.12,Sliyeg,district\n"
                              "32.12.12.2013,Tugu,village\n"
                              "32.12.12.2010,Gadingan,village\n"
                              "32.12.16,Krangkeng,district\n"
                              "32.12.16.2004,Kenanga,village\n";
static const char programmes[] = "id,name_id,name_en,version,valid_from\n"
                                 "desmigratif,Desmigratif,Desmigratif,1,2016-01-01\n";
static const char indicators[]
    = "id,version,programme,pillar,name_id,name_en,unit,direction,over_time,over_villages,weight_"
      "milli,cap_milli\n"
      "warga_dilayani,1,desmigratif,1,Warga dilayani,People served,orang,higher,sum,sum,1000,1000\n"
      "usaha_aktif,1,desmigratif,2,Usaha aktif,Active "
      "enterprises,usaha,higher,last,sum,1000,1000\n"
      "kelompok_nontunai,1,desmigratif,2,Nontunai,Non-cash,persen,higher,last,mean,1000,1000\n";

char *
fixture_write (Fixture *self, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char              *path = g_build_filename (self->folder, name, NULL);
  g_autofree char   *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  /* Without CONSISTENT, GLib 2.74 writes over what is there and leaves its tail. */
  g_unlink (path);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  return path;
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  self->folder = g_dir_make_tmp ("exchange-XXXXXX", &error);
  g_assert_no_error (error);
  g_free (fixture_write (self, "regions/region.csv", regions));
  g_free (fixture_write (self, "catalogue/programme.csv", programmes));
  g_free (fixture_write (self, "catalogue/indicator.csv", indicators));
  path = g_build_filename (self->folder, "district.desmigratif", NULL);
  self->store = desmi_store_create (path, "32.12", &error);
  g_assert_no_error (error);
  g_assert_true (desmi_seed_store (self->store, self->folder, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char      *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  desmi_store_close (self->store);
  g_clear_object (&self->store);
  remove_tree (self->folder);
  g_free (self->folder);
}
