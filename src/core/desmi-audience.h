/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For whom something that leaves the program is made. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_AUDIENCE_INTERNAL, /* "internal": the district's own people; nothing is hidden */
  DESMI_AUDIENCE_FORUM,    /* "forum": the partners around the table */
  DESMI_AUDIENCE_PUBLIC,   /* "public" */
} DesmiAudience;

#define DESMI_N_AUDIENCES 3

const char *desmi_audience_to_code (DesmiAudience audience);
gboolean    desmi_audience_parse (const char *text, DesmiAudience *out);
const char *desmi_audience_name (DesmiAudience audience, const DesmiLocale *locale);
const char *desmi_audience_hidden_word (const DesmiLocale *locale);

G_END_DECLS
