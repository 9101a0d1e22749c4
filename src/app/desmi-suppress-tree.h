/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which villages, subdistricts and whole districts have to be hidden so that none of them tells of
 * the few people in another one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_SUPPRESS_NOBODY (-1) /* it is not known of how many people a value is */

/**
 * DesmiSuppressLeaf:
 * @village: its code, of which those of its subdistrict and district are parts
 * @value: of the village, never below 0
 * @people: of an amount, how many people it is of; else #DESMI_SUPPRESS_NOBODY
 * @counts: it is a count of people
 * @apart: it is left out of the sums where there are others that are not
 * @few: it has to be hidden
 */
typedef struct
{
  const char *village;
  gint64      value, people;
  gboolean    counts, apart, few;
} DesmiSuppressLeaf;

typedef struct _DesmiSuppressTree DesmiSuppressTree;

DesmiSuppressTree                *desmi_suppress_tree_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                              desmi_suppress_tree_free (DesmiSuppressTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiSuppressTree, desmi_suppress_tree_free)

void        desmi_suppress_tree_add (DesmiSuppressTree *self, const DesmiSuppressLeaf *leaf);
void        desmi_suppress_tree_add_all (DesmiSuppressTree *self, const DesmiSuppressTree *other);
void        desmi_suppress_tree_solve (DesmiSuppressTree *self);
void        desmi_suppress_tree_cover (DesmiSuppressTree *self);
void        desmi_suppress_tree_add_lines (const DesmiSuppressTree *self, GHashTable *lines);
gboolean    desmi_suppress_tree_counts (const DesmiSuppressTree *self);

guint       desmi_suppress_tree_get_n (const DesmiSuppressTree *self);
const char *desmi_suppress_tree_get_village (const DesmiSuppressTree *self, guint leaf);
int         desmi_suppress_tree_find (const DesmiSuppressTree *self, const char *village);
gboolean    desmi_suppress_tree_shows (const DesmiSuppressTree *self, const gboolean *leaves);

G_END_DECLS
