/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-show-keys.h"

typedef enum
{
  MOVE_NONE,
  MOVE_NEXT,
  MOVE_BACK,
  MOVE_FIRST,
  MOVE_LAST,
  MOVE_BLACK,
  MOVE_WHITE,
  MOVE_PAUSE,
  MOVE_END,
} Move;

static const struct
{
  guint keyval;
  Move  move;
} moves[] = {
  { GDK_KEY_Right, MOVE_NEXT },       { GDK_KEY_Down, MOVE_NEXT },
  { GDK_KEY_space, MOVE_NEXT },       { GDK_KEY_Page_Down, MOVE_NEXT },
  { GDK_KEY_n, MOVE_NEXT },           { GDK_KEY_KP_Right, MOVE_NEXT },
  { GDK_KEY_KP_Down, MOVE_NEXT },     { GDK_KEY_KP_Page_Down, MOVE_NEXT },
  { GDK_KEY_Left, MOVE_BACK },        { GDK_KEY_Up, MOVE_BACK },
  { GDK_KEY_BackSpace, MOVE_BACK },   { GDK_KEY_Page_Up, MOVE_BACK },
  { GDK_KEY_p, MOVE_BACK },           { GDK_KEY_KP_Left, MOVE_BACK },
  { GDK_KEY_KP_Up, MOVE_BACK },       { GDK_KEY_KP_Page_Up, MOVE_BACK },
  { GDK_KEY_Home, MOVE_FIRST },       { GDK_KEY_KP_Home, MOVE_FIRST },
  { GDK_KEY_End, MOVE_LAST },         { GDK_KEY_KP_End, MOVE_LAST },
  { GDK_KEY_b, MOVE_BLACK },          { GDK_KEY_period, MOVE_BLACK },
  { GDK_KEY_w, MOVE_WHITE },          { GDK_KEY_comma, MOVE_WHITE },
  { GDK_KEY_KP_Decimal, MOVE_BLACK }, { GDK_KEY_KP_Separator, MOVE_WHITE },
  { GDK_KEY_t, MOVE_PAUSE },          { GDK_KEY_Escape, MOVE_END },
  { GDK_KEY_F5, MOVE_END },
};

static const struct
{
  guint        keyval;
  DesmiShowKey key;
} others[] = {
  { GDK_KEY_s, DESMI_SHOW_KEY_SWAP },
  { GDK_KEY_l, DESMI_SHOW_KEY_POINTER },
  { GDK_KEY_plus, DESMI_SHOW_KEY_LARGER },
  { GDK_KEY_KP_Add, DESMI_SHOW_KEY_LARGER },
  { GDK_KEY_equal, DESMI_SHOW_KEY_LARGER },
  { GDK_KEY_minus, DESMI_SHOW_KEY_SMALLER },
  { GDK_KEY_KP_Subtract, DESMI_SHOW_KEY_SMALLER },
  { GDK_KEY_g, DESMI_SHOW_KEY_OVERVIEW },
  { GDK_KEY_h, DESMI_SHOW_KEY_HIDE },
  { GDK_KEY_F1, DESMI_SHOW_KEY_HELP },
  { GDK_KEY_question, DESMI_SHOW_KEY_HELP },
};

static void
run (DesmiSlideShow *show, Move move, gboolean shift)
{
  switch (move)
    {
    case MOVE_NEXT:
      desmi_slide_show_next (show);
      break;
    case MOVE_BACK:
      desmi_slide_show_back (show);
      break;
    case MOVE_FIRST:
      desmi_slide_show_first (show);
      break;
    case MOVE_LAST:
      desmi_slide_show_last (show);
      break;
    case MOVE_BLACK:
      desmi_slide_show_blank (show, DESMI_BLANK_BLACK);
      break;
    case MOVE_WHITE:
      desmi_slide_show_blank (show, DESMI_BLANK_WHITE);
      break;
    case MOVE_PAUSE:
      if (shift)
        desmi_slide_show_restart (show);
      else
        desmi_slide_show_pause (show);
      break;
    case MOVE_END:
      desmi_slide_show_end (show);
      break;
    case MOVE_NONE:
    default:
      break;
    }
}

static const struct
{
  guint        keyval;
  DesmiShowKey key;
} shifted[] = {
  { GDK_KEY_Down, DESMI_SHOW_KEY_NOTES_DOWN },
  { GDK_KEY_KP_Down, DESMI_SHOW_KEY_NOTES_DOWN },
  { GDK_KEY_Up, DESMI_SHOW_KEY_NOTES_UP },
  { GDK_KEY_KP_Up, DESMI_SHOW_KEY_NOTES_UP },
};

/* -1: no digit */
static int
get_digit (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int) (keyval - GDK_KEY_KP_0);
  return -1;
}

/**
 * desmi_show_key_press:
 *
 * Does what a key says.
 *
 * Returns: %DESMI_SHOW_KEY_NONE where it says nothing here; %DESMI_SHOW_KEY_DONE; or what is to be
 * done by the windows
 */
DesmiShowKey
desmi_show_key_press (DesmiSlideShow *show, guint keyval, GdkModifierType state)
{
  guint lower = gdk_keyval_to_lower (keyval);
  int   digit = get_digit (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return DESMI_SHOW_KEY_NONE;
  if (digit >= 0)
    {
      desmi_slide_show_digit (show, (guint) digit);
      return DESMI_SHOW_KEY_DONE;
    }
  if (lower == GDK_KEY_Return || lower == GDK_KEY_KP_Enter)
    {
      if (!desmi_slide_show_enter (show))
        desmi_slide_show_next (show);
      return DESMI_SHOW_KEY_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (shifted) && (state & GDK_SHIFT_MASK) != 0; i++)
    if (shifted[i].keyval == keyval)
      return shifted[i].key;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].keyval == lower)
      {
        run (show, moves[i].move, (state & GDK_SHIFT_MASK) != 0);
        return DESMI_SHOW_KEY_DONE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].keyval == lower)
      return others[i].key;
  return DESMI_SHOW_KEY_NONE;
}
