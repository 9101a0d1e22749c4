/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain CSV in and out: RFC 4180 quoting; also gzipped. What goes out is UTF-8. Nothing else in the
 * program parses CSV. */
#pragma once

#include "core/desmi-table.h"
#include "exchange/desmi-csv-form.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESMI_EXCHANGE_ERROR (desmi_exchange_error_quark ())
GQuark desmi_exchange_error_quark (void);

typedef enum
{
  DESMI_EXCHANGE_ERROR_FORMAT, /* no CSV, wrong encoding, quote not closed, row too long */
  DESMI_EXCHANGE_ERROR_HEADER, /* a heading is missing or unknown */
  DESMI_EXCHANGE_ERROR_VALUE,  /* a cell that cannot be read, named by row and column */
  DESMI_EXCHANGE_ERROR_EMPTY,  /* no row was acceptable */
  DESMI_EXCHANGE_ERROR_KIND,   /* a workbook of another kind, which another program may convert */
  DESMI_EXCHANGE_ERROR_WRITE,  /* a workbook could not be made: no room for what it is made from */
} DesmiExchangeError;

typedef struct _DesmiCsvReader DesmiCsvReader;

/* Streams @path, which is UTF-8; ".gz" is unpacked. A byte-order mark is passed over. Memory is
 * bounded by the longest row (1 MiB). */
DesmiCsvReader *
desmi_csv_reader_new (const char *path, char delimiter, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a file whose form was found out. */
DesmiCsvReader *desmi_csv_reader_new_form (const char         *path,
                                           const DesmiCsvForm *form,
                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_csv_reader_free (DesmiCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiCsvReader, desmi_csv_reader_free)
gboolean desmi_csv_reader_next (DesmiCsvReader *self,
                                GError        **error); /* FALSE without error: the end */
guint    desmi_csv_reader_get_row (
       DesmiCsvReader *self); /* 1 is the first row of the file, as a spreadsheet counts */
guint       desmi_csv_reader_get_n_fields (DesmiCsvReader *self);
const char *desmi_csv_reader_get_field (DesmiCsvReader *self,
                                        guint index); /* lent until the next row; "" past the end */
gboolean    desmi_csv_reader_read_header (DesmiCsvReader *self,
                                          GError        **error); /* the row is kept as headings */
int         desmi_csv_reader_find (DesmiCsvReader *self, const char *heading); /* -1: none */
double desmi_csv_reader_get_progress (DesmiCsvReader *self); /* share of the file's bytes read */

char  *desmi_csv_from_table (DesmiTable *table)
    G_GNUC_WARN_UNUSED_RESULT;                                    /* stable English headings, LF */
gboolean desmi_csv_append_field (GString *out, const char *text); /* quoted where needed */

G_END_DECLS
