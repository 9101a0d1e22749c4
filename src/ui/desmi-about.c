/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The about window, with where the data come from. */
#include "ui/desmi-about.h"

#include "desmi-config.h"

#include <glib/gi18n-lib.h>

static const char unicode_notice[] = "Copyright © 2004-2026 Unicode, Inc.\n"
                                     "Unicode License V3, SPDX-License-Identifier: Unicode-3.0";

/* Adwaita knows no name for this licence, and the licence asks for its text */
static const char isc_licence[]
    = "Permission to use, copy, modify, and/or distribute this software for any purpose with or "
      "without fee is hereby granted, provided that the above copyright notice and this permission "
      "notice appear in all copies.\n\n"
      "THE SOFTWARE IS PROVIDED “AS IS” AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO "
      "THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT "
      "SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR "
      "ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF "
      "CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE "
      "OR PERFORMANCE OF THIS SOFTWARE.";

static void
add_notices (AdwAboutWindow *about)
{
  adw_about_window_add_legal_section (
      about, _ ("Areas and their codes"),
      "Copyright © 2017-2025 Cahya DSN (wilayah)\nCopyright © 2024 Cahya DSN (wilayah_boundaries)",
      GTK_LICENSE_MIT_X11, NULL);
  adw_about_window_add_legal_section (
      about, _ ("Outlines of areas"), "Copyright © 2024 Cahya DSN (wilayah_boundaries)",
      GTK_LICENSE_CUSTOM,
      _ ("The outlines on the district map are used under the MIT License, whose text is shipped "
         "with the program. They are a picture, not legal boundaries: where they were digitised "
         "from is not known."));
  adw_about_window_add_legal_section (
      about, _ ("Names of countries (Unicode CLDR)"), unicode_notice, GTK_LICENSE_CUSTOM,
      _ ("The country names in Indonesian and English are taken from the Unicode CLDR under the "
         "Unicode License V3, whose text is shipped with the program."));
  adw_about_window_add_legal_section (about, _ ("Codes of countries (ISO 3166-1)"),
                                      "Copyright © 2016 widdix GmbH (i18n-iso-countries)",
                                      GTK_LICENSE_MIT_X11, NULL);
  adw_about_window_add_legal_section (about, _ ("Places and outlines of countries (Natural Earth)"),
                                      "Copyright © 2013-2019 Michael Bostock (world-atlas)",
                                      GTK_LICENSE_CUSTOM, isc_licence);
  adw_about_window_add_legal_section (
      about, _ ("Some icons"), "<a href=\"https://www.gnome.org\">GNOME Project</a> (Adwaita)",
      GTK_LICENSE_CUSTOM,
      _ ("The icons of common actions come from GNOME’s icon theme, under "
         "<a href=\"https://creativecommons.org/licenses/by-sa/3.0/us/\">Creative Commons "
         "Attribution-Share Alike 3.0 United States</a>."));
}

/**
 * desmi_about_present:
 * @parent: (nullable): the window it belongs to
 *
 * Shows who made the program, its licence, and the notices of the data that ship with it.
 */
void
desmi_about_present (GtkWindow *parent)
{
  GtkWidget      *window = adw_about_window_new ();
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (window);

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  adw_about_window_set_application_name (about, "Desmigratif");
  adw_about_window_set_application_icon (about, "desmi-mark");
  adw_about_window_set_version (about, DESMI_VERSION);
  adw_about_window_set_developer_name (about, _ ("The Desmigratif developers"));
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (
      about,
      _ ("Data of the Productive Migrant Village programme, for the coordinator of a district. "
         "Names and codes of areas are a picture of the administration, not legal boundaries."));
  /* Translators: your name and address, one translator a line */
  adw_about_window_set_translator_credits (about, _ ("translator-credits"));
  add_notices (about);
  gtk_window_present (GTK_WINDOW (window));
}
