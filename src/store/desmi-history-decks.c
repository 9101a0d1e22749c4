/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What presentations, their slides and themes are called, for who reads the history. */
#include "store/desmi-history-decks.h"

#include "core/desmi-number-field.h"
#include "store/desmi-connection.h"
#include "store/desmi-register.h"
#include "store/desmi-register-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
name_code (const char *code, gboolean is_area, gpointer labels)
{
  return is_area ? desmi_labels_area (labels, code) : desmi_labels_indicator (labels, code);
}

/**
 * desmi_history_deck_text:
 * @text: that a person wrote on a slide, with fields such as "{{departures 2023}}"
 *
 * Returns: (transfer full): @text with the name of a number in place of each
 */
char *
desmi_history_deck_text (DesmiLabels *labels, const DesmiLocale *locale, const char *text)
{
  return desmi_number_field_name_all (text, locale, name_code, labels);
}

/* The first column, and behind it the kind of a slide without a title, where there is one. */
static char *
dup_name (sqlite3_stmt *stmt, DesmiLabels *labels, const DesmiLocale *locale)
{
  const char *name = (const char *) sqlite3_column_text (stmt, 0);
  const char *kind
      = sqlite3_column_count (stmt) > 1 ? (const char *) sqlite3_column_text (stmt, 1) : NULL;
  const DesmiRegisterType *slides = desmi_register_get (DESMI_REGISTER_SLIDE);
  int                      field = desmi_register_find_field (DESMI_REGISTER_SLIDE, "kind");

  if (kind == NULL)
    return name != NULL ? desmi_history_deck_text (labels, locale, name) : NULL;
  return g_strconcat (name, desmi_register_field_word_name (&slides->fields[field], kind, locale),
                      NULL);
}

/**
 * desmi_history_deck_code_name:
 * @column: of a table of presentations
 * @code: as the file keeps it
 *
 * Returns: (transfer full) (nullable): the name of what presentations are made of; empty where it
 * is no longer there, since its code tells a reader nothing; %NULL: @column is none of its codes
 */
char *
desmi_history_deck_code_name (DesmiConnection   *connection,
                              DesmiLabels       *labels,
                              const DesmiLocale *locale,
                              const char        *column,
                              const char        *code)
{
  static const struct
  {
    const char *column;
    const char *sql;
  } names[] = {
    { "deck", "SELECT name FROM local_deck WHERE deck = ?1" },
    /* by its number too, since many have no title or that of another */
    { "slide", "SELECT (SELECT count (*) FROM local_slide AS b WHERE b.deck = a.deck "
               "AND (coalesce (b.rank, 0), b.slide) <= (coalesce (a.rank, 0), a.slide)) || '. ' || "
               "coalesce (title, ''), iif (title IS NULL, kind, NULL) "
               "FROM local_slide AS a WHERE slide = ?1" },
    { "theme", "SELECT name FROM local_theme WHERE theme = ?1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (column, names[i].column) == 0)
      {
        sqlite3_stmt *stmt = desmi_connection_bind (connection, NULL, names[i].sql, "s", code);
        char         *name = NULL;

        if (stmt != NULL && desmi_connection_step (connection, stmt, NULL))
          name = dup_name (stmt, labels, locale);
        if (stmt != NULL)
          sqlite3_reset (stmt);
        return name != NULL ? name : g_strdup ("");
      }
  return NULL;
}

/**
 * desmi_history_theme_name:
 * @code: of a theme
 *
 * Returns: (transfer full): what a presentation looks like now, or did: the name of its theme
 */
char *
desmi_history_theme_name (DesmiConnection   *connection,
                          DesmiLabels       *labels,
                          const DesmiLocale *locale,
                          const char        *code)
{
  char *name = desmi_history_deck_code_name (connection, labels, locale, "theme", code);

  if (name != NULL && *name != '\0')
    return name;
  g_free (name);
  return g_strdup (desmi_locale_text (locale, N_ ("(no data)")));
}
