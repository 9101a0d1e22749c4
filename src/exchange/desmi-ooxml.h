/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a workbook in its package, as a stream of elements. Parts are found by their
 * relations and elements told by their namespaces, since names and prefixes are each producer's. */
#pragma once

#include "exchange/desmi-csv.h"

G_BEGIN_DECLS

typedef struct _DesmiOoxml     DesmiOoxml;
typedef struct _DesmiOoxmlPart DesmiOoxmlPart;

/* Whose word an element or attribute is, in the transitional and the strict form alike. */
typedef enum
{
  DESMI_OOXML_OTHER,
  DESMI_OOXML_SHEET,   /* of spreadsheets */
  DESMI_OOXML_LINKS,   /* attributes that name a relation */
  DESMI_OOXML_PACKAGE, /* lists of relations */
} DesmiOoxmlSpace;

/**
 * DesmiOoxmlElement:
 * @name: without its prefix
 *
 * The start of an element, lent while it is told.
 */
typedef struct
{
  DesmiOoxmlSpace       space;
  const char           *name;
  const DesmiOoxmlPart *part;
} DesmiOoxmlElement;

/**
 * DesmiOoxmlHandler:
 * @text: (nullable): @text is not terminated, and comes in pieces
 */
typedef struct
{
  gboolean (*start) (const DesmiOoxmlElement *element, gpointer user_data, GError **error);
  gboolean (*end) (DesmiOoxmlSpace space, const char *name, gpointer user_data, GError **error);
  void (*text) (const char *text, gsize length, gpointer user_data);
} DesmiOoxmlHandler;

DesmiOoxml *desmi_ooxml_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_ooxml_free (DesmiOoxml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiOoxml, desmi_ooxml_free)
const char     *desmi_ooxml_get_name (const DesmiOoxml *self);
gboolean        desmi_ooxml_fail (const DesmiOoxml *self, const char *part, GError **error);
gboolean        desmi_ooxml_fail_kind (const char *name, GError **error);

gboolean        desmi_ooxml_has (const DesmiOoxml *self, const char *name);
char           *desmi_ooxml_find (DesmiOoxml *self,
                                  const char *source,
                                  const char *kind,
                                  const char *id,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;

DesmiOoxmlPart *desmi_ooxml_part_new (DesmiOoxml              *self,
                                      const char              *name,
                                      const DesmiOoxmlHandler *handler,
                                      gpointer                 user_data,
                                      GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_ooxml_part_free (DesmiOoxmlPart *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiOoxmlPart, desmi_ooxml_part_free)
gboolean    desmi_ooxml_part_step (DesmiOoxmlPart *part, GError **error);
double      desmi_ooxml_part_get_progress (const DesmiOoxmlPart *part);
gboolean    desmi_ooxml_read (DesmiOoxml              *self,
                              const char              *name,
                              const DesmiOoxmlHandler *handler,
                              gpointer                 user_data,
                              GCancellable            *cancellable,
                              GError                 **error);

const char *desmi_ooxml_get (const DesmiOoxmlElement *element, const char *key);
const char *desmi_ooxml_get_link (const DesmiOoxmlElement *element);

G_END_DECLS
