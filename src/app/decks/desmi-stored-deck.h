/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations as the district file keeps them: what is asked, not what was answered. */
#pragma once

#include "core/desmi-audience.h"
#include "deck/desmi-deck.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiStoredSlide:
 * @slide: its code, never used again
 * @kind: as desmi_slide_kind_to_name() has it, or what a newer version calls it
 * @title: (nullable): as last seen; where @is_own, written by a person
 * @sha256: (nullable): of its picture
 * @spec: (nullable): JSON, see #DesmiSlideSpec
 */
typedef struct
{
  char    *slide;
  gint64   rank;
  char    *kind;
  char    *title;
  gboolean is_own;
  char    *notes;
  gboolean is_hidden;
  char    *sha256;
  char    *spec;
} DesmiStoredSlide;

/**
 * DesmiStoredDeck:
 * @deck: its code, never used again
 * @template_name: (nullable): that it was made from
 * @theme: (nullable): code of its theme
 * @period: (nullable): normal form: of all slides that name none
 * @frozen: (nullable): the day whose data it shows, "2023-09-30"
 * @minutes: planned length, 0: none
 * @changed: (nullable): moment of its last change, UTC; only of desmi_stored_deck_list_finish()
 * @slides: (element-type DesmiStoredSlide): in their order
 */
typedef struct
{
  char         *deck;
  char         *name;
  char         *template_name;
  char         *theme;
  DesmiAspect   aspect;
  char         *language; /* "id" or "en" */
  DesmiAudience audience;
  char         *period;
  char         *frozen;
  int           minutes;
  char         *changed;
  GPtrArray    *slides;
} DesmiStoredDeck;

DesmiStoredDeck  *desmi_stored_deck_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
DesmiStoredSlide *desmi_stored_deck_add (DesmiStoredDeck *self, const char *kind);
guint             desmi_stored_deck_find_end (const DesmiStoredDeck *self);
void              desmi_stored_deck_free (DesmiStoredDeck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiStoredDeck, desmi_stored_deck_free)

GPtrArray              *desmi_stored_deck_list (DesmiStore   *store,
                                                GCancellable *cancellable,
                                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiStoredDeck        *desmi_stored_deck_load (DesmiStore   *store,
                                                const char   *deck,
                                                GCancellable *cancellable,
                                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void                    desmi_stored_deck_list_async (DesmiStore         *store,
                                                      GCancellable       *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer            user_data);
GPtrArray              *desmi_stored_deck_list_finish (DesmiStore   *store,
                                                       GAsyncResult *result,
                                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void                    desmi_stored_deck_sort (GPtrArray *decks, gboolean by_change);
char                   *desmi_stored_deck_dup_changed (const DesmiStoredDeck *self,
                                                       const DesmiLocale     *locale) G_GNUC_WARN_UNUSED_RESULT;
char                   *desmi_stored_deck_dup_free_name (const GPtrArray *decks,
                                                         const char      *name) G_GNUC_WARN_UNUSED_RESULT;
const DesmiStoredSlide *desmi_stored_deck_find (const DesmiStoredDeck *self, const char *slide);
const DesmiLocale      *desmi_stored_deck_get_locale (const DesmiStoredDeck *self);

gboolean                desmi_stored_theme_load (DesmiStore     *store,
                                                 const char     *theme,
                                                 DesmiDeckTheme *out,
                                                 GCancellable   *cancellable,
                                                 GError        **error);

G_END_DECLS
