/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of the program that are no charts, as tables on slides: asked anew like everything else. */
#pragma once

#include "app/decks/desmi-slide-spec.h"
#include "app/desmi-history-list.h"
#include "core/desmi-audience.h"
#include "deck/desmi-deck.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/* What a question says of a list, each as a text; see desmi_slide_spec_set_slot_text(). */
#define DESMI_DECK_LIST "list" /* which, one of these: */
#define DESMI_DECK_LIST_VILLAGES "villages"
#define DESMI_DECK_LIST_REGISTER "register"
#define DESMI_DECK_LIST_QUALITY "quality"
#define DESMI_DECK_LIST_COMPLETENESS "completeness"
#define DESMI_DECK_LIST_TARGETS "targets"
#define DESMI_DECK_LIST_HISTORY "history"
#define DESMI_DECK_LIST_UPDATES "updates"
#define DESMI_DECK_LIST_CATALOGUE "catalogue"
#define DESMI_DECK_LIST_INDICATORS "indicators"

/**
 * DesmiDeckListAsk:
 * @spec: of the slide
 * @slot: which of its questions, one that has DESMI_DECK_LIST
 */
typedef struct
{
  DesmiStore           *store;
  const DesmiSlideSpec *spec;
  guint                 slot;
  DesmiAudience         audience;
  const DesmiLocale    *locale;
} DesmiDeckListAsk;

gboolean        desmi_deck_list_fill (DesmiSlot              *slot,
                                      const DesmiDeckListAsk *ask,
                                      GCancellable           *cancellable,
                                      GError                **error);

gboolean        desmi_deck_list_is_own (const DesmiSlideSpec *spec);
DesmiSlideSpec *desmi_deck_list_new (const char *list) G_GNUC_WARN_UNUSED_RESULT;
DesmiSlideSpec *desmi_deck_list_new_register (DesmiRegister reg,
                                              const char   *village) G_GNUC_WARN_UNUSED_RESULT;
DesmiSlideSpec *desmi_deck_list_new_targets (const char *argument,
                                             const char *pillar,
                                             const char *period) G_GNUC_WARN_UNUSED_RESULT;
DesmiSlideSpec                 *
desmi_deck_list_new_history (const char               *area,
                                             const char               *part,
                                             const DesmiHistoryFilter *filter) G_GNUC_WARN_UNUSED_RESULT;
DesmiSlideSpec *desmi_deck_list_new_catalogue (const char *words) G_GNUC_WARN_UNUSED_RESULT;
DesmiSlideSpec *desmi_deck_list_new_indicators (DesmiQuery *query) G_GNUC_WARN_UNUSED_RESULT;
DesmiSlideSpec *desmi_deck_list_new_villages (const DesmiVillageFilter *filter,
                                              const GPtrArray          *columns,
                                              const GPtrArray *titles) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
