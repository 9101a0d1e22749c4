/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What parts the fields of a text file, by the looks of its first rows. */
#pragma once

#include "exchange/desmi-csv-form.h"

G_BEGIN_DECLS

#define DESMI_CSV_DELIMITERS ",;\t|" /* the likeliest first */

/* Sets the delimiter of @form, whose encoding is known; a comma where nothing speaks for another.
 */
void desmi_csv_delimiter_find (const char *path, DesmiCsvForm *form);

G_END_DECLS
