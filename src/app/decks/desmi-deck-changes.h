/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which numbers of a slide are others than they were, said for a reader. */
#pragma once

#include "deck/desmi-deck.h"

G_BEGIN_DECLS

#define DESMI_DECK_CHANGES_SAID 10 /* of one slide; who wants all looks at the slide */

/**
 * DesmiDeckChange:
 * @what: of whom and which, "Hong Kong, Number"; never empty
 * @was: as it is read; "–" where it was not there
 * @is: likewise
 */
typedef struct
{
  char *what, *was, *is;
} DesmiDeckChange;

/**
 * DesmiDeckChanges:
 * @n: how many numbers differ
 * @said: (element-type DesmiDeckChange): the first of them, at most %DESMI_DECK_CHANGES_SAID
 *
 * Immutable once made.
 */
typedef struct
{
  guint      n;
  GPtrArray *said;
} DesmiDeckChanges;

DesmiDeckChanges *desmi_deck_changes_find (const DesmiSlide  *was,
                                           const DesmiSlide  *is,
                                           const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_deck_changes_dup_text (const DesmiDeckChanges *self) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_deck_changes_free (DesmiDeckChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiDeckChanges, desmi_deck_changes_free)

G_END_DECLS
