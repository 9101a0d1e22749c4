-- SPDX-License-Identifier: GPL-3.0-or-later
-- The district file, version 5: what a year of work and its meetings ask for beyond the registers.

-- 1. Presentations -------------------------------------------------------------------------------------
-- They are the district's, so their "village" is its code; names of decks, slides and themes are made
-- by the program and never used again. Pictures lie in attachment, once for all that show the same bytes.

CREATE TABLE local_theme (
  village TEXT NOT NULL, theme TEXT NOT NULL, name TEXT NOT NULL, primary_color TEXT, accent_color TEXT, font_title TEXT,
  font_text TEXT, footer TEXT, sha256 TEXT,
  PRIMARY KEY (village, theme)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_deck (
  village TEXT NOT NULL, deck TEXT NOT NULL, name TEXT NOT NULL, template TEXT, theme TEXT, aspect TEXT, language TEXT,
  audience TEXT, period TEXT, frozen TEXT, minutes INTEGER,
  PRIMARY KEY (village, deck)
) STRICT, WITHOUT ROWID;

-- What differs from kind to kind lies in spec, as JSON: questions, never numbers.
CREATE TABLE local_slide (
  village TEXT NOT NULL, deck TEXT NOT NULL, slide TEXT NOT NULL, rank INTEGER, kind TEXT NOT NULL, title TEXT,
  title_by TEXT, notes TEXT, hidden TEXT, sha256 TEXT, spec TEXT,
  PRIMARY KEY (village, deck, slide)
) STRICT, WITHOUT ROWID;

-- The answers of a deck that is frozen: tables with their words, as JSON.
CREATE TABLE local_slide_data (
  village TEXT NOT NULL, deck TEXT NOT NULL, slide TEXT NOT NULL, slot TEXT NOT NULL, taken TEXT, digest TEXT,
  data TEXT NOT NULL,
  PRIMARY KEY (village, deck, slide, slot)
) STRICT, WITHOUT ROWID;

-- 2. Reports -------------------------------------------------------------------------------------------
-- What registers counted for the indicators of a report when it was handed in. It stands while the report is
-- submitted, whatever the registers say later. The program fills it for the reports that are submitted already.

CREATE TABLE local_submitted (
  village TEXT NOT NULL, programme TEXT NOT NULL, period TEXT NOT NULL, indicator TEXT NOT NULL,
  value_milli INTEGER NOT NULL,
  PRIMARY KEY (village, programme, period, indicator)
) STRICT, WITHOUT ROWID;

-- 3. Villages ------------------------------------------------------------------------------------------
-- What a village was in a programme before it became what local_status says; a register whose rows an import
-- writes, too. "until" is the first day of what came after.
CREATE TABLE local_past_status (
  village TEXT NOT NULL, id INTEGER NOT NULL, programme TEXT NOT NULL, status TEXT NOT NULL, since TEXT, until TEXT,
  reason TEXT, notes TEXT, batch INTEGER,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE aside_past_status (
  step INTEGER NOT NULL, side TEXT NOT NULL, village TEXT NOT NULL, id INTEGER NOT NULL, programme TEXT NOT NULL,
  status TEXT NOT NULL, since TEXT, until TEXT, reason TEXT, notes TEXT, batch INTEGER,
  PRIMARY KEY (step, side, village, id)
) STRICT, WITHOUT ROWID;
