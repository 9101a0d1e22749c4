/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of presentations, each to be applied as one step that can be undone. */
#pragma once

#include "app/decks/desmi-deck-news.h"
#include "app/decks/desmi-slide-spec.h"
#include "app/decks/desmi-stored-deck.h"
#include "store/desmi-edit.h"

G_BEGIN_DECLS

/* Parts of a step; the caller labels and applies it. New codes are given back. */
char *desmi_deck_edit_put_deck (DesmiEdit             *edit,
                                const char            *district,
                                const DesmiStoredDeck *deck) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_deck_edit_put_slide (DesmiEdit              *edit,
                                 const char             *district,
                                 const char             *deck,
                                 const DesmiStoredSlide *slide);

void  desmi_deck_edit_put_frozen_theme (DesmiEdit       *edit,
                                        const char      *district,
                                        const char      *deck,
                                        const DesmiDeck *shown,
                                        const char      *day);

/* Whole steps. */
DesmiEdit *desmi_deck_edit_create (const char            *district,
                                   const DesmiStoredDeck *deck) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_rename (const char            *district,
                                   const DesmiStoredDeck *deck,
                                   const char            *name) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_set (const char            *district,
                                const DesmiStoredDeck *deck,
                                const char            *field,
                                const char            *value) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_duplicate (const char            *district,
                                      const DesmiStoredDeck *deck,
                                      char                 **copy) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_delete (const char            *district,
                                   const DesmiStoredDeck *deck) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_add_slide (const char            *district,
                                      const DesmiStoredDeck *deck,
                                      guint                  position,
                                      DesmiSlideKind         kind,
                                      const DesmiSlideSpec  *spec,
                                      char                 **slide) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_copy_slide (const char            *district,
                                       const DesmiStoredDeck *deck,
                                       const char            *slide,
                                       char                 **copy) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_delete_slide (const char            *district,
                                         const DesmiStoredDeck *deck,
                                         const char            *slide) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_move_slide (const char            *district,
                                       const DesmiStoredDeck *deck,
                                       const char            *slide,
                                       guint                  position) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_set_slide (const char            *district,
                                      const DesmiStoredDeck *deck,
                                      const char            *slide,
                                      const char            *field,
                                      const char            *value) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_freeze (const char            *district,
                                   const DesmiStoredDeck *deck,
                                   DesmiDeck             *shown,
                                   const char            *day) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_set_title (const char            *district,
                                      const DesmiStoredDeck *deck,
                                      const DesmiSlide      *shown,
                                      const char            *title) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_refresh (const char            *district,
                                    const DesmiStoredDeck *deck,
                                    DesmiDeck             *fresh,
                                    const char            *slide,
                                    const char            *day) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_keep (const char            *district,
                                 const DesmiStoredDeck *deck,
                                 const DesmiDeckNews   *news,
                                 const char            *slide) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_edit_thaw (const char            *district,
                                 const DesmiStoredDeck *deck) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
