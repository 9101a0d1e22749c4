/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that finds its size: broken into lines, made smaller step by step, and in the end cut, with
 * the whole of it in the notes. */
#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEVEL_PT 22.0    /* each level further in */
#define HANG 1.1         /* letters' sizes from a bullet to its text */
#define HANG_NUMBER 1.35 /* from a number of one digit */
#define SPACE 0.45       /* letters' sizes above a paragraph */
#define TOLERANCE_PT 0.01
#define BALANCE_PT 2.0
#define LEADING 0.08 /* of the letters' size, below the last line: air that may lie outside */

const double desmi_sizes_cover[] = { 44, 40, 36, 32, 28, 24, 0 };
const double desmi_sizes_title[] = { 32, 28, 24, 0 };
const double desmi_sizes_text[] = { 20, 18, 16, 14, 0 };
const double desmi_sizes_subtitle[] = { 16, 14, 0 };
const double desmi_sizes_table[] = { 14, 12, 11, 0 };
const double desmi_sizes_source[] = { 12, 11, 10, 0 };
const double desmi_sizes_value[] = { 48, 40, 32, 28, 24, 20, 0 };
const double desmi_sizes_label[] = { 18, 16, 14, 0 };
const double desmi_sizes_detail[] = { 14, 0 };
const double desmi_sizes_unit[] = { 12, 0 };

/**
 * desmi_flow_new:
 * @box: pt
 *
 * Returns: (transfer full): a text of the page without paragraphs; desmi_flow_end() ends it
 */
DesmiFlow *
desmi_flow_new (DesmiLayout *layout, DesmiItemRole role, const DesmiBox *box)
{
  DesmiFlow *self = g_new0 (DesmiFlow, 1);

  self->layout = layout;
  self->item = desmi_page_add_item (layout->page, DESMI_ITEM_TEXT, role, box);
  self->ladders = g_ptr_array_new ();
  return self;
}

/**
 * desmi_flow_free:
 * @self: (transfer full): the flow; its item stays on the page
 */
void
desmi_flow_free (DesmiFlow *self)
{
  g_ptr_array_unref (self->ladders);
  g_free (self);
}

/**
 * desmi_flow_add:
 * @text: one paragraph; line ends in it are blanks
 * @ladder: its sizes, the first one first, behind the last a 0; outlives the flow
 *
 * Returns: (transfer none): the paragraph, to be made bold and so on
 */
DesmiPageParagraph *
desmi_flow_add (DesmiFlow *self, const char *text, const double *ladder, const DesmiColor *color)
{
  g_autofree char    *clean = desmi_lines_clean (text != NULL ? text : "");
  DesmiPageParagraph *paragraph = desmi_page_item_add_paragraph (self->item, clean, ladder[0]);

  paragraph->color = paragraph->sign_color = *color;
  g_ptr_array_add (self->ladders, (gpointer) ladder);
  return paragraph;
}

static gboolean
is_link (const char *link)
{
  return link != NULL
         && (g_str_has_prefix (link, "https://") || g_str_has_prefix (link, "http://")
             || g_str_has_prefix (link, "mailto:"));
}

/**
 * desmi_flow_add_all:
 * @paragraphs: (element-type DesmiParagraph): of a slide
 */
void
desmi_flow_add_all (DesmiFlow *self, const GPtrArray *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const DesmiParagraph  *from = g_ptr_array_index (paragraphs, i);
      const DesmiDeckColors *colors = &self->layout->colors;
      gboolean               linked = is_link (from->link);
      DesmiPageParagraph    *to = desmi_flow_add (self, from->text, desmi_sizes_text,
                                               linked ? &colors->strong : &colors->text);

      to->level = MIN (from->level, 2);
      to->bullet = from->bullet;
      to->bold = from->bold;
      to->sign_color = colors->strong;
      to->link = linked ? g_strdup (from->link) : NULL;
    }
}

static double
get_size (const DesmiFlow *self, guint paragraph, guint step)
{
  const double *ladder = g_ptr_array_index (self->ladders, paragraph);
  guint         i = 0;

  while (i < step && ladder[i + 1] > 0)
    i++;
  return ladder[i];
}

static guint
count_steps (const DesmiFlow *self)
{
  guint most = 1;

  for (guint i = 0; i < self->ladders->len; i++)
    {
      const double *ladder = g_ptr_array_index (self->ladders, i);
      guint         n = 0;

      while (ladder[n] > 0)
        n++;
      most = MAX (most, n);
    }
  return most;
}

static double
get_width (const DesmiFlow *self, const DesmiPageParagraph *paragraph)
{
  return MAX (self->item->box.width - 2 * self->item->inset - paragraph->indent_pt, 1.0);
}

static void
break_lines (DesmiFlow *self, guint step)
{
  for (guint i = 0; i < self->item->paragraphs->len; i++)
    {
      DesmiPageParagraph *p = g_ptr_array_index (self->item->paragraphs, i);
      DesmiFont           font;

      p->size_pt = get_size (self, i, step);
      p->hang_pt = p->number > 0 ? HANG_NUMBER * p->size_pt : p->bullet ? HANG * p->size_pt : 0;
      if (p->number > 9)
        p->hang_pt *= 1.5;
      p->indent_pt = p->level * LEVEL_PT + p->hang_pt;
      p->space_pt = i > 0 ? SPACE * p->size_pt * (1 + self->loose) : 0;
      font = desmi_layout_get_font (self->layout, p);
      g_ptr_array_unref (p->lines);
      p->lines = desmi_lines_break (p->text, &font, get_width (self, p));
    }
}

static guint
count_lines (const DesmiFlow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->item->paragraphs->len; i++)
    n += ((const DesmiPageParagraph *) g_ptr_array_index (self->item->paragraphs, i))->lines->len;
  return n;
}

/**
 * desmi_flow_get_height:
 *
 * Returns: pt that its lines take, without the air around them
 */
double
desmi_flow_get_height (const DesmiFlow *self)
{
  double height = 0;

  for (guint i = 0; i < self->item->paragraphs->len; i++)
    {
      const DesmiPageParagraph *p = g_ptr_array_index (self->item->paragraphs, i);

      height += p->space_pt + p->lines->len * p->size_pt * DESMI_PAGE_LINE;
    }
  return height;
}

static double
get_room (const DesmiFlow *self)
{
  guint  n = self->item->paragraphs->len;
  double size
      = n > 0 ? ((const DesmiPageParagraph *) g_ptr_array_index (self->item->paragraphs, n - 1))
                    ->size_pt
              : 0;

  return self->item->box.height - 2 * self->item->inset + LEADING * size + TOLERANCE_PT;
}

/* Lines of a title are alike long, rather than one word alone in the last. */
static void
balance (DesmiFlow *self)
{
  DesmiPageParagraph   *p = g_ptr_array_index (self->item->paragraphs, 0);
  DesmiFont             font = desmi_layout_get_font (self->layout, p);
  double                least = get_width (self, p) / 2, most = get_width (self, p);
  g_autoptr (GPtrArray) lines = NULL;

  if (p->lines->len != 2)
    return;
  while (most - least > BALANCE_PT)
    {
      g_autoptr (GPtrArray) tried = desmi_lines_break (p->text, &font, (least + most) / 2);

      if (tried->len > 2)
        least = (least + most) / 2;
      else
        most = (least + most) / 2;
    }
  lines = desmi_lines_break (p->text, &font, most);
  g_ptr_array_unref (p->lines);
  p->lines = g_steal_pointer (&lines);
}

static gboolean
fits (const DesmiFlow *self)
{
  return desmi_flow_get_height (self) <= get_room (self);
}

/* A number is read at a glance, which it is not in two lines. */
static gboolean
is_value_broken (const DesmiFlow *self)
{
  const GPtrArray *paragraphs = self->item->paragraphs;

  return self->item->role == DESMI_ROLE_FIGURE && paragraphs->len > 0
         && ((const DesmiPageParagraph *) g_ptr_array_index (paragraphs, 0))->lines->len > 1;
}

/* The paragraph ends with the line before @n_lines, with a sign that it goes on. */
static void
cut_paragraph (DesmiFlow *self, DesmiPageParagraph *p, guint n_lines)
{
  DesmiFont        font = desmi_layout_get_font (self->layout, p);
  g_autofree char *last = g_strdup (g_ptr_array_index (p->lines, n_lines - 1));
  g_autofree char *whole = p->text;

  g_ptr_array_set_size (p->lines, (int) n_lines - 1);
  g_ptr_array_add (p->lines, desmi_lines_cut (last, &font, get_width (self, p)));
  p->text = desmi_lines_join (whole, p->lines);
}

/* Returns: lines of a paragraph that has @room pt left */
static guint
count_room (const DesmiPageParagraph *p, double room)
{
  double lines = (room - p->space_pt) / (p->size_pt * DESMI_PAGE_LINE);

  return MIN (lines > 0 ? (guint) lines : 0, p->lines->len);
}

/**
 * desmi_layout_say_cut:
 * @n_lines: that have no room on the page
 * @whole: the text that they are of
 *
 * Says that a text was cut, and puts all of it into the notes.
 */
void
desmi_layout_say_cut (DesmiLayout *self, guint n_lines, const char *whole)
{
  desmi_layout_warn (self,
                     g_strdup_printf (ngettext ("The text is %u line too long. The whole of it is "
                                                "in the notes.",
                                                "The text is %u lines too long. The whole of it is "
                                                "in the notes.",
                                                n_lines),
                                      n_lines));
  desmi_layout_add_rest (self, whole);
}

static char *
dup_text (const DesmiFlow *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->item->paragraphs->len; i++)
    {
      const DesmiPageParagraph *p = g_ptr_array_index (self->item->paragraphs, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? "\n" : "", p->bullet ? "- " : "", p->text);
    }
  return g_string_free (text, FALSE);
}

/* What has no room goes, and the whole text into the notes. */
static void
cut (DesmiFlow *self)
{
  g_autofree char *whole = dup_text (self);
  double           room = get_room (self);
  guint            n_before = count_lines (self), i;

  for (i = 0; i < self->item->paragraphs->len; i++)
    {
      DesmiPageParagraph *p = g_ptr_array_index (self->item->paragraphs, i);
      guint               n_lines = count_room (p, room);

      if (n_lines < p->lines->len)
        {
          /* at least one line, whatever room there is: nothing goes without a sign */
          if (n_lines == 0 && i > 0)
            {
              p = g_ptr_array_index (self->item->paragraphs, --i);
              n_lines = p->lines->len;
            }
          cut_paragraph (self, p, MAX (n_lines, 1));
          break;
        }
      room -= p->space_pt + n_lines * p->size_pt * DESMI_PAGE_LINE;
    }
  if (i + 1 < self->item->paragraphs->len)
    g_ptr_array_set_size (self->item->paragraphs, (int) i + 1);
  desmi_layout_say_cut (self->layout, MAX (n_before - count_lines (self), 1), whole);
}

/**
 * desmi_flow_has_room:
 *
 * Returns: whether all of it has room, with the smallest letters if need be
 */
gboolean
desmi_flow_has_room (DesmiFlow *self)
{
  break_lines (self, count_steps (self) - 1);
  return fits (self);
}

/**
 * desmi_flow_fit:
 * @flows: (array length=n): texts of one role, which are to have one size
 *
 * Makes them smaller until all have room; those that have none at the least size are cut.
 */
void
desmi_flow_fit (DesmiFlow *const *flows, guint n)
{
  guint    n_steps = 1;
  gboolean all = FALSE;

  for (guint i = 0; i < n; i++)
    n_steps = MAX (n_steps, count_steps (flows[i]));
  for (guint step = 0; step < n_steps && !all; step++)
    {
      all = TRUE;
      for (guint i = 0; i < n && (all || step + 1 == n_steps); i++)
        {
          break_lines (flows[i], step);
          all = fits (flows[i]) && !is_value_broken (flows[i]) && all;
        }
    }
  for (guint i = 0; i < n; i++)
    if (!fits (flows[i]))
      cut (flows[i]);
    else if (flows[i]->item->role == DESMI_ROLE_TITLE)
      balance (flows[i]);
}

/**
 * desmi_flow_end:
 * @self: (transfer full): the flow
 *
 * Fits it alone.
 */
void
desmi_flow_end (DesmiFlow *self)
{
  desmi_flow_fit (&self, 1);
  desmi_flow_free (self);
}

/**
 * desmi_flow_retitle:
 * @item: a title, all of which is on the page
 * @text: what it says instead
 *
 * Returns: whether that has room, with smaller letters perhaps; else the title stays as it was
 */
gboolean
desmi_flow_retitle (DesmiLayout *layout, DesmiPageItem *item, const char *text)
{
  DesmiPageParagraph   *p = g_ptr_array_index (item->paragraphs, 0);
  g_autoptr (GPtrArray) ladders = g_ptr_array_new (), lines = g_ptr_array_ref (p->lines);
  DesmiFlow             self = { .layout = layout, .item = item, .ladders = ladders };
  char                 *before = p->text;
  double                size_pt = p->size_pt;

  g_ptr_array_add (ladders, (gpointer) desmi_sizes_title);
  p->text = g_strdup (text);
  for (guint step = 0; step < count_steps (&self); step++)
    {
      break_lines (&self, step);
      if (!fits (&self))
        continue;
      balance (&self);
      g_free (before);
      return TRUE;
    }
  g_free (p->text);
  p->text = before;
  p->size_pt = size_pt;
  g_ptr_array_unref (p->lines);
  p->lines = g_steal_pointer (&lines);
  return FALSE;
}
