/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number inside a text: which, of where, of when and how it is written. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

#define DESMI_FIELD_OPEN "{{"
#define DESMI_FIELD_CLOSE "}}"

/**
 * DesmiNumberField:
 * @figure: (nullable): a code of desmi_figure_kind_nth(), or %DESMI_FIGURE_INDICATOR and the code
 * of one; %NULL: it names none
 * @period: (nullable): normal form; %NULL: the presentation's
 * @area: (nullable): code; %NULL: the whole district
 * @in_full: an amount of money is written to the last rupiah
 */
typedef struct
{
  char    *figure, *period, *area;
  gboolean in_full;
} DesmiNumberField;

DesmiNumberField *desmi_number_field_parse (const char *words) G_GNUC_WARN_UNUSED_RESULT;
void              desmi_number_field_free (DesmiNumberField *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiNumberField, desmi_number_field_free)
char    *desmi_number_field_to_text (const DesmiNumberField *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_number_field_find (const char *text, const char **open, const char **close);

/**
 * DesmiNumberFieldNamer:
 * @is_area: whether @code is of an area; else it is of an indicator
 *
 * Returns: (transfer none) (nullable): what people call it; %NULL: it is not known
 */
typedef const char *(*DesmiNumberFieldNamer) (const char *code, gboolean is_area, gpointer data);

char *desmi_number_field_name_all (const char           *text,
                                   const DesmiLocale    *locale,
                                   DesmiNumberFieldNamer namer,
                                   gpointer              data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
