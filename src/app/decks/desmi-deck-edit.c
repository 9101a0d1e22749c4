/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-edit.h"

#include "app/decks/desmi-deck-freeze.h"
#include "app/decks/desmi-frozen-deck.h"

#include <glib/gi18n-lib.h>

static DesmiEntry *
new_deck_entry (const char *district, const char *deck, const char *name)
{
  DesmiEntry *entry = desmi_entry_new (DESMI_REGISTER_DECK, district);

  desmi_entry_set (entry, "deck", deck);
  desmi_entry_set (entry, "name", name);
  return entry;
}

/* @kind: the file asks for it whatever else is changed */
static DesmiEntry *
new_slide_entry (const char *district, const char *deck, const char *slide, const char *kind)
{
  DesmiEntry *entry = desmi_entry_new (DESMI_REGISTER_SLIDE, district);

  desmi_entry_set (entry, "deck", deck);
  desmi_entry_set (entry, "slide", slide);
  desmi_entry_set (entry, "kind", kind);
  return entry;
}

static void
set_number (DesmiEntry *entry, const char *field, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  desmi_entry_set (entry, field, text);
}

/**
 * desmi_deck_edit_put_deck:
 * @deck: all of it but its slides; without a code it is a new one
 *
 * Returns: (transfer full): its code
 */
char *
desmi_deck_edit_put_deck (DesmiEdit *edit, const char *district, const DesmiStoredDeck *deck)
{
  char *code = deck->deck != NULL ? g_strdup (deck->deck) : g_uuid_string_random ();
  g_autoptr (DesmiEntry) entry = new_deck_entry (district, code, deck->name);

  desmi_entry_set (entry, "template", deck->template_name);
  desmi_entry_set (entry, "theme", deck->theme);
  desmi_entry_set (entry, "aspect", deck->aspect == DESMI_ASPECT_4_3 ? "4:3" : "16:9");
  desmi_entry_set (entry, "language", deck->language);
  desmi_entry_set (entry, "audience", desmi_audience_to_code (deck->audience));
  desmi_entry_set (entry, "period", deck->period);
  desmi_entry_set (entry, "frozen", deck->frozen);
  if (deck->minutes > 0)
    set_number (entry, "minutes", deck->minutes);
  desmi_edit_put_entry (edit, entry);
  return code;
}

/**
 * desmi_deck_edit_put_slide:
 * @deck: code of its deck
 * @slide: all of it; without a code it is a new one
 *
 * Returns: (transfer full): its code
 */
char *
desmi_deck_edit_put_slide (DesmiEdit              *edit,
                           const char             *district,
                           const char             *deck,
                           const DesmiStoredSlide *slide)
{
  char *code = slide->slide != NULL ? g_strdup (slide->slide) : g_uuid_string_random ();
  g_autoptr (DesmiEntry) entry = new_slide_entry (district, deck, code, slide->kind);

  set_number (entry, "rank", slide->rank);
  desmi_entry_set (entry, "title", slide->title);
  desmi_entry_set (entry, "title_by", slide->is_own ? "user" : "auto");
  desmi_entry_set (entry, "notes", slide->notes);
  desmi_entry_set (entry, "hidden", slide->is_hidden ? "yes" : "no");
  desmi_entry_set (entry, "sha256", slide->sha256);
  desmi_entry_set (entry, "spec", slide->spec);
  desmi_edit_put_entry (edit, entry);
  return code;
}

static DesmiEdit *
new_edit (const char *msgid, const char *name)
{
  return desmi_edit_new_said (desmi_message_new_named (msgid, name));
}

/**
 * desmi_deck_edit_create:
 * @deck: with its slides, such as desmi_template_make() makes
 *
 * Returns: (transfer full): the step
 */
DesmiEdit *
desmi_deck_edit_create (const char *district, const DesmiStoredDeck *deck)
{
  DesmiEdit *edit = new_edit (N_ ("Created the presentation “%s”"), deck->name);

  g_free (desmi_deck_edit_put_deck (edit, district, deck));
  for (guint i = 0; i < deck->slides->len; i++)
    g_free (desmi_deck_edit_put_slide (edit, district, deck->deck,
                                       g_ptr_array_index (deck->slides, i)));
  return edit;
}

/**
 * desmi_deck_edit_rename:
 *
 * Returns: (transfer full): the step
 */
DesmiEdit *
desmi_deck_edit_rename (const char *district, const DesmiStoredDeck *deck, const char *name)
{
  /* Translators: the new name of a presentation */
  DesmiEdit             *edit = new_edit (N_ ("Renamed the presentation to “%s”"), name);
  g_autoptr (DesmiEntry) entry = new_deck_entry (district, deck->deck, name);

  desmi_edit_put_entry (edit, entry);
  return edit;
}

/**
 * desmi_deck_edit_set:
 * @field: of the register "deck"
 * @value: (nullable): %NULL clears it
 *
 * Returns: (transfer full): the step
 */
DesmiEdit *
desmi_deck_edit_set (const char            *district,
                     const DesmiStoredDeck *deck,
                     const char            *field,
                     const char            *value)
{
  DesmiEdit             *edit = new_edit (N_ ("Changed the presentation “%s”"), deck->name);
  g_autoptr (DesmiEntry) entry = new_deck_entry (district, deck->deck, deck->name);

  desmi_entry_set (entry, field, value);
  desmi_edit_put_entry (edit, entry);
  return edit;
}

/**
 * desmi_deck_edit_duplicate:
 * @copy: (out) (transfer full): the code of the copy, which is live
 *
 * Returns: (transfer full): the step
 */
DesmiEdit *
desmi_deck_edit_duplicate (const char *district, const DesmiStoredDeck *deck, char **copy)
{
  DesmiEdit *edit = new_edit (N_ ("Duplicated the presentation “%s”"), deck->name);
  /* Translators: the name of a presentation */
  g_autofree char *name = g_strdup_printf (_ ("%s (copy)"), deck->name);
  DesmiStoredDeck  like = *deck;

  like.deck = NULL;
  like.name = name;
  like.frozen = NULL;
  *copy = desmi_deck_edit_put_deck (edit, district, &like);
  for (guint i = 0; i < deck->slides->len; i++)
    {
      DesmiStoredSlide slide = *(const DesmiStoredSlide *) g_ptr_array_index (deck->slides, i);

      slide.slide = NULL;
      g_free (desmi_deck_edit_put_slide (edit, district, *copy, &slide));
    }
  return edit;
}

/* @slide: (nullable): %NULL: the look of the whole deck */
static DesmiEntry *
new_data_entry (const char *district, const char *deck, const char *slide)
{
  DesmiEntry *entry = desmi_entry_new (DESMI_REGISTER_SLIDE_DATA, district);

  desmi_entry_set (entry, "deck", deck);
  desmi_entry_set (entry, "slide", slide != NULL ? slide : DESMI_FROZEN_THEME_SLIDE);
  desmi_entry_set (entry, "slot",
                   slide != NULL ? DESMI_FROZEN_SLIDE_SLOT : DESMI_FROZEN_THEME_SLOT);
  return entry;
}

static void
delete_data (DesmiEdit *edit, const char *district, const char *deck, const char *slide)
{
  g_autoptr (DesmiEntry) entry = new_data_entry (district, deck, slide);

  desmi_edit_delete_entry (edit, entry);
}

static void
delete_slide (DesmiEdit              *edit,
              const char             *district,
              const char             *deck,
              const DesmiStoredSlide *slide)
{
  g_autoptr (DesmiEntry) entry = new_slide_entry (district, deck, slide->slide, slide->kind);

  delete_data (edit, district, deck, slide->slide);
  desmi_edit_delete_entry (edit, entry);
}

/**
 * desmi_deck_edit_delete:
 *
 * Returns: (transfer full): the step, which takes the slides out too
 */
DesmiEdit *
desmi_deck_edit_delete (const char *district, const DesmiStoredDeck *deck)
{
  DesmiEdit             *edit = new_edit (N_ ("Deleted the presentation “%s”"), deck->name);
  g_autoptr (DesmiEntry) entry = new_deck_entry (district, deck->deck, deck->name);

  for (guint i = 0; i < deck->slides->len; i++)
    delete_slide (edit, district, deck->deck, g_ptr_array_index (deck->slides, i));
  delete_data (edit, district, deck->deck, NULL);
  desmi_edit_delete_entry (edit, entry);
  return edit;
}

/* Makes the slides stand in the order of @slides; only those that move are written. */
static void
put_ranks (DesmiEdit             *edit,
           const char            *district,
           const DesmiStoredDeck *deck,
           const GPtrArray       *slides)
{
  for (guint i = 0; i < slides->len; i++)
    {
      const DesmiStoredSlide *slide = g_ptr_array_index (slides, i);

      if (slide->slide != NULL && slide->rank != i + 1)
        {
          g_autoptr (DesmiEntry) entry
              = new_slide_entry (district, deck->deck, slide->slide, slide->kind);

          set_number (entry, "rank", i + 1);
          desmi_edit_put_entry (edit, entry);
        }
    }
}

static char *
insert_slide (DesmiEdit             *edit,
              const char            *district,
              const DesmiStoredDeck *deck,
              guint                  position,
              DesmiStoredSlide      *slide)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  g_ptr_array_extend (order, deck->slides, NULL, NULL);
  g_ptr_array_insert (order, (int) MIN (position, order->len), slide);
  slide->rank = MIN (position, deck->slides->len) + 1;
  put_ranks (edit, district, deck, order);
  return desmi_deck_edit_put_slide (edit, district, deck->deck, slide);
}

/**
 * desmi_deck_edit_add_slide:
 * @position: from 0
 * @spec: (nullable): what is on it
 * @slide: (out) (transfer full): its code
 *
 * Returns: (transfer full): the step
 */
DesmiEdit *
desmi_deck_edit_add_slide (const char            *district,
                           const DesmiStoredDeck *deck,
                           guint                  position,
                           DesmiSlideKind         kind,
                           const DesmiSlideSpec  *spec,
                           char                 **slide)
{
  DesmiEdit       *edit = new_edit (N_ ("Added a slide to “%s”"), deck->name);
  g_autofree char *text = spec != NULL ? desmi_slide_spec_to_text (spec) : NULL;
  DesmiStoredSlide added = { .kind = (char *) desmi_slide_kind_to_name (kind), .spec = text };

  *slide = insert_slide (edit, district, deck, position, &added);
  return edit;
}

static guint
find_position (const DesmiStoredDeck *deck, const char *slide)
{
  guint position = 0;

  while (
      position < deck->slides->len
      && g_strcmp0 (((DesmiStoredSlide *) g_ptr_array_index (deck->slides, position))->slide, slide)
             != 0)
    position++;
  return position;
}

/**
 * desmi_deck_edit_copy_slide:
 * @slide: code of the slide, which is one of @deck
 * @copy: (out) (transfer full): code of its copy, behind it
 *
 * Returns: (transfer full): the step
 */
DesmiEdit *
desmi_deck_edit_copy_slide (const char            *district,
                            const DesmiStoredDeck *deck,
                            const char            *slide,
                            char                 **copy)
{
  DesmiEdit       *edit = new_edit (N_ ("Duplicated a slide of “%s”"), deck->name);
  DesmiStoredSlide like = *desmi_stored_deck_find (deck, slide);

  like.slide = NULL;
  *copy = insert_slide (edit, district, deck, find_position (deck, slide) + 1, &like);
  return edit;
}

/**
 * desmi_deck_edit_delete_slide:
 *
 * Returns: (transfer full): the step
 */
DesmiEdit *
desmi_deck_edit_delete_slide (const char *district, const DesmiStoredDeck *deck, const char *slide)
{
  DesmiEdit *edit = new_edit (N_ ("Deleted a slide of “%s”"), deck->name);

  delete_slide (edit, district, deck->deck, desmi_stored_deck_find (deck, slide));
  return edit;
}

/**
 * desmi_deck_edit_move_slide:
 * @position: where it stands afterwards, from 0
 *
 * Returns: (transfer full): the step
 */
DesmiEdit *
desmi_deck_edit_move_slide (const char            *district,
                            const DesmiStoredDeck *deck,
                            const char            *slide,
                            guint                  position)
{
  DesmiEdit            *edit = new_edit (N_ ("Moved a slide of “%s”"), deck->name);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  guint                 from = find_position (deck, slide);
  gpointer              moved = g_ptr_array_index (deck->slides, from);

  g_ptr_array_extend (order, deck->slides, NULL, NULL);
  g_ptr_array_remove_index (order, from);
  g_ptr_array_insert (order, (int) MIN (position, order->len), moved);
  put_ranks (edit, district, deck, order);
  return edit;
}

/**
 * desmi_deck_edit_set_slide:
 * @field: of the register "slide"; with "title", the title is a person's from now on, or the data's
 * again where it is %NULL
 * @value: (nullable): %NULL clears it
 *
 * Returns: (transfer full): the step
 */
DesmiEdit *
desmi_deck_edit_set_slide (const char            *district,
                           const DesmiStoredDeck *deck,
                           const char            *slide,
                           const char            *field,
                           const char            *value)
{
  DesmiEdit             *edit = new_edit (N_ ("Changed a slide of “%s”"), deck->name);
  g_autoptr (DesmiEntry) entry
      = new_slide_entry (district, deck->deck, slide, desmi_stored_deck_find (deck, slide)->kind);

  desmi_entry_set (entry, field, value);
  if (g_strcmp0 (field, "title") == 0)
    desmi_entry_set (entry, "title_by", value != NULL && *value != '\0' ? "user" : "auto");
  desmi_edit_put_entry (edit, entry);
  return edit;
}

static void
put_frozen (DesmiEdit *edit, DesmiEntry *entry, const char *data, const char *day)
{
  g_autofree char *digest = desmi_frozen_slide_digest (data);

  desmi_entry_set (entry, "taken", day);
  desmi_entry_set (entry, "digest", digest);
  desmi_entry_set (entry, "data", data);
  desmi_edit_put_entry (edit, entry);
}

static void
put_data (DesmiEdit             *edit,
          const char            *district,
          const DesmiStoredDeck *deck,
          const DesmiSlide      *slide,
          DesmiAudience          audience,
          const char            *day)
{
  const DesmiStoredSlide *stored = desmi_stored_deck_find (deck, slide->id);
  g_autoptr (DesmiEntry)  entry = new_data_entry (district, deck->deck, slide->id);
  g_autofree char        *data = desmi_frozen_slide_write (slide, audience);
  g_autofree char        *asked = desmi_frozen_deck_dup_asked (deck, stored);
  g_autofree char        *signed_data = desmi_frozen_deck_sign (data, asked);

  put_frozen (edit, entry, signed_data, day);
}

/**
 * desmi_deck_edit_put_frozen_theme:
 * @edit: part of it
 * @shown: with the look that the frozen deck has from now on
 * @day: of today, "2023-09-30"
 */
void
desmi_deck_edit_put_frozen_theme (DesmiEdit       *edit,
                                  const char      *district,
                                  const char      *deck,
                                  const DesmiDeck *shown,
                                  const char      *day)
{
  g_autoptr (DesmiEntry) entry = new_data_entry (district, deck, NULL);
  g_autofree char       *data = desmi_frozen_theme_write (shown);

  put_frozen (edit, entry, data, day);
}

/**
 * desmi_deck_edit_freeze:
 * @shown: @deck with its questions answered
 * @day: of the meeting, or of today, "2023-09-30"
 *
 * Returns: (transfer full): the step, after which the deck shows what @shown does, whatever comes
 */
DesmiEdit *
desmi_deck_edit_freeze (const char            *district,
                        const DesmiStoredDeck *deck,
                        DesmiDeck             *shown,
                        const char            *day)
{
  DesmiEdit             *edit = new_edit (N_ ("Froze the presentation “%s”"), deck->name);
  g_autoptr (DesmiEntry) entry = new_deck_entry (district, deck->deck, deck->name);

  desmi_entry_set (entry, "frozen", day);
  desmi_edit_put_entry (edit, entry);
  for (guint i = 0; i < shown->slides->len; i++)
    put_data (edit, district, deck, g_ptr_array_index (shown->slides, i), shown->audience, day);
  desmi_deck_edit_put_frozen_theme (edit, district, deck->deck, shown, day);
  return edit;
}

/**
 * desmi_deck_edit_thaw:
 *
 * Returns: (transfer full): the step, after which the deck follows the data again
 */
DesmiEdit *
desmi_deck_edit_thaw (const char *district, const DesmiStoredDeck *deck)
{
  DesmiEdit *edit = new_edit (N_ ("The presentation “%s” follows the data again"), deck->name);
  g_autoptr (DesmiEntry) entry = new_deck_entry (district, deck->deck, deck->name);

  desmi_entry_set (entry, "frozen", NULL);
  desmi_edit_put_entry (edit, entry);
  for (guint i = 0; i < deck->slides->len; i++)
    delete_data (edit, district, deck->deck,
                 ((DesmiStoredSlide *) g_ptr_array_index (deck->slides, i))->slide);
  delete_data (edit, district, deck->deck, NULL);
  return edit;
}

/* Notes in what the slide asks of which data something was written or decided. */
static void
note_data (DesmiEntry *entry, const DesmiStoredSlide *stored, const char *name, const char *digest)
{
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (stored->spec, NULL);
  g_autofree char           *text = NULL;

  if (spec == NULL)
    return;
  desmi_slide_spec_set (spec, name, digest);
  text = desmi_slide_spec_to_text (spec);
  desmi_entry_set (entry, "spec", text);
}

/**
 * desmi_deck_edit_set_title:
 * @shown: the slide as it is shown
 * @title: (nullable): by a person, of what is shown; %NULL: the data's again
 *
 * Returns: (transfer full): the step; when the slide shows other data some day, the title is to be
 * looked at
 */
DesmiEdit *
desmi_deck_edit_set_title (const char            *district,
                           const DesmiStoredDeck *deck,
                           const DesmiSlide      *shown,
                           const char            *title)
{
  DesmiEdit              *edit = new_edit (N_ ("Changed a slide of “%s”"), deck->name);
  const DesmiStoredSlide *stored = desmi_stored_deck_find (deck, shown->id);
  gboolean                is_own = title != NULL && *title != '\0';
  g_autofree char        *digest = is_own ? desmi_frozen_slide_digest_data (shown) : NULL;
  g_autoptr (DesmiEntry)  entry
      = new_slide_entry (district, deck->deck, stored->slide, stored->kind);

  desmi_entry_set (entry, "title", is_own ? title : NULL);
  desmi_entry_set (entry, "title_by", is_own ? "user" : "auto");
  note_data (entry, stored, "title_of", digest);
  desmi_edit_put_entry (edit, entry);
  return edit;
}

/**
 * desmi_deck_edit_refresh:
 * @fresh: @deck as today's data would have it
 * @slide: (nullable): code of the slide that is to show them; %NULL: all do
 * @day: of today, "2023-10-02"
 *
 * Returns: (transfer full): the step, after which the deck is still frozen
 */
DesmiEdit *
desmi_deck_edit_refresh (const char            *district,
                         const DesmiStoredDeck *deck,
                         DesmiDeck             *fresh,
                         const char            *slide,
                         const char            *day)
{
  DesmiEdit *edit = new_edit (N_ ("Refreshed the presentation “%s”"), deck->name);

  if (slide == NULL)
    {
      g_autoptr (DesmiEntry) entry = new_deck_entry (district, deck->deck, deck->name);

      desmi_entry_set (entry, "frozen", day);
      desmi_edit_put_entry (edit, entry);
    }
  for (guint i = 0; i < fresh->slides->len; i++)
    {
      const DesmiSlide *one = g_ptr_array_index (fresh->slides, i);

      if (slide == NULL || g_str_equal (one->id, slide))
        put_data (edit, district, deck, one, fresh->audience, day);
    }
  return edit;
}

/**
 * desmi_deck_edit_keep:
 * @news: of @deck: only what it tells of was seen, and can be kept
 * @slide: (nullable): code of the slide that stays as it is; %NULL: all do
 *
 * Returns: (transfer full): the step, after which nothing is said of these changes any more
 */
DesmiEdit *
desmi_deck_edit_keep (const char            *district,
                      const DesmiStoredDeck *deck,
                      const DesmiDeckNews   *news,
                      const char            *slide)
{
  DesmiEdit *edit = new_edit (N_ ("Kept the numbers of the presentation “%s”"), deck->name);
  DesmiDeck *fresh = desmi_deck_news_get_fresh (news);

  for (guint i = 0; fresh != NULL && i < fresh->slides->len; i++)
    {
      const DesmiSlide       *one = g_ptr_array_index (fresh->slides, i);
      const DesmiStoredSlide *stored = desmi_stored_deck_find (deck, one->id);

      if (stored != NULL && desmi_deck_news_get_changes (news, one->id) != NULL
          && (slide == NULL || g_str_equal (one->id, slide)))
        {
          g_autofree char       *digest = desmi_frozen_slide_digest_numbers (one);
          g_autoptr (DesmiEntry) entry
              = new_slide_entry (district, deck->deck, stored->slide, stored->kind);

          note_data (entry, stored, "kept", digest);
          desmi_edit_put_entry (edit, entry);
        }
    }
  return edit;
}
