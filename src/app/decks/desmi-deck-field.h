/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number inside a text: which, of where, of when and how it is written. */
#pragma once

#include "app/decks/desmi-deck-figure.h"

G_BEGIN_DECLS

#define DESMI_FIELD_OPEN "{{"
#define DESMI_FIELD_CLOSE "}}"

/**
 * DesmiDeckField:
 * @figure: (nullable): as #DesmiFigureAsk has it; %NULL: it names none
 * @period: (nullable): normal form; %NULL: the presentation's
 * @area: (nullable): code; %NULL: the whole district
 * @in_full: an amount of money is written to the last rupiah
 */
typedef struct
{
  char    *figure, *period, *area;
  gboolean in_full;
} DesmiDeckField;

DesmiDeckField *desmi_deck_field_parse (const char *words) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_deck_field_free (DesmiDeckField *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiDeckField, desmi_deck_field_free)
char          *desmi_deck_field_to_text (const DesmiDeckField *self) G_GNUC_WARN_UNUSED_RESULT;
DesmiFigureAsk desmi_deck_field_ask (const DesmiDeckField *self, const DesmiFigureAsk *defaults);
gboolean       desmi_deck_field_find (const char *text, const char **open, const char **close);

/**
 * DesmiFieldShown:
 * @value: as it stands on the slide
 * @about: for people: which number, of where, of when
 */
typedef struct
{
  char *value;
  char *about;
} DesmiFieldShown;

void desmi_field_shown_free (DesmiFieldShown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiFieldShown, desmi_field_shown_free)
DesmiFieldShown *desmi_deck_field_show (DesmiStore           *store,
                                        const char           *words,
                                        const DesmiFigureAsk *defaults,
                                        GCancellable         *cancellable,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void             desmi_deck_field_show_async (DesmiStore           *store,
                                              const char *const    *fields,
                                              const DesmiFigureAsk *defaults,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GPtrArray       *desmi_deck_field_show_finish (DesmiStore   *store,
                                               GAsyncResult *result,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
