-- SPDX-License-Identifier: GPL-3.0-or-later
-- The district file, version 2: the small registers of the daily work. Their columns are those of
-- store/desmi-register.c, in its order; local_* tables, so they are in the undo sessions.
--
-- A register of things has numbers within its village, so that the key of every change begins with
-- the area that it concerns. The area is a village, or the district itself.

CREATE TABLE local_person (
  village TEXT NOT NULL, id INTEGER NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, title TEXT, phone TEXT, email TEXT,
  since TEXT, until TEXT, notes TEXT,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_service (
  village TEXT PRIMARY KEY, latitude_e6 INTEGER, longitude_e6 INTEGER, place TEXT, opened TEXT, hours TEXT, desk TEXT,
  regulation TEXT, equipment TEXT, notes TEXT
) STRICT, WITHOUT ROWID;

-- The content of a document lies in attachment, once for all documents that hold the same bytes.
CREATE TABLE local_document (
  village TEXT NOT NULL, id INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, day TEXT, file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL, programme TEXT, pillar INTEGER, indicator TEXT, period TEXT, notes TEXT,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_activity (
  village TEXT NOT NULL, id INTEGER NOT NULL, day TEXT NOT NULL, title TEXT NOT NULL, programme TEXT, pillar INTEGER,
  place TEXT, women INTEGER, men INTEGER, notes TEXT,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_milestone (
  village TEXT NOT NULL, id INTEGER NOT NULL, title TEXT NOT NULL, programme TEXT, pillar INTEGER, due TEXT, done TEXT,
  notes TEXT,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_partner (
  village TEXT NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, support TEXT, contact TEXT,
  phone TEXT, email TEXT, since TEXT, until TEXT, notes TEXT,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_visit (
  village TEXT NOT NULL, month TEXT NOT NULL, service TEXT NOT NULL, women INTEGER, men INTEGER,
  PRIMARY KEY (village, month, service)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_group (
  village TEXT NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, business TEXT, founded TEXT,
  women INTEGER, men INTEGER, returnees INTEGER, turnover_idr INTEGER, permits TEXT, noncash TEXT, online TEXT,
  notes TEXT,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_product (
  village TEXT NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, group_id INTEGER, unit TEXT, price_idr INTEGER,
  buyers TEXT, notes TEXT,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_session (
  village TEXT NOT NULL, id INTEGER NOT NULL, day TEXT NOT NULL, topic TEXT NOT NULL, children INTEGER, women INTEGER,
  men INTEGER, notes TEXT,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_cooperative (
  village TEXT NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, form TEXT NOT NULL, stage TEXT NOT NULL, trade TEXT,
  entity_number TEXT, entity_date TEXT, registration TEXT, book_year INTEGER, meeting_day TEXT, women INTEGER,
  men INTEGER, savings_idr INTEGER, loans_idr INTEGER, arrears_idr INTEGER, surplus_idr INTEGER, notes TEXT,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_support (
  village TEXT NOT NULL, quarter TEXT NOT NULL, support TEXT NOT NULL, value_milli INTEGER NOT NULL,
  PRIMARY KEY (village, quarter, support)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_complaint (
  village TEXT NOT NULL, month TEXT NOT NULL, category TEXT NOT NULL, channel TEXT NOT NULL, received INTEGER NOT NULL,
  settled INTEGER,
  PRIMARY KEY (village, month, category, channel)
) STRICT, WITHOUT ROWID;

-- Why people came back: parts of the returns in the flows, which have no place for a cause.
CREATE TABLE local_return_cause (
  village TEXT NOT NULL, month TEXT NOT NULL, destination TEXT NOT NULL, cause TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (village, month, destination, cause)
) STRICT, WITHOUT ROWID;

-- How the money came: parts of the remittances of the quarter.
CREATE TABLE local_remittance_channel (
  village TEXT NOT NULL, quarter TEXT NOT NULL, channel TEXT NOT NULL, amount_idr INTEGER NOT NULL,
  PRIMARY KEY (village, quarter, channel)
) STRICT, WITHOUT ROWID;

-- A month that was reported, so that what is not in the flows of it is none and not unknown.
CREATE TABLE local_reported_month (
  village TEXT NOT NULL, month TEXT NOT NULL, direction TEXT NOT NULL, day TEXT,
  PRIMARY KEY (village, month, direction)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_report (
  village TEXT NOT NULL, programme TEXT NOT NULL, period TEXT NOT NULL, state TEXT NOT NULL, day TEXT, by TEXT,
  PRIMARY KEY (village, programme, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_remark (
  village TEXT NOT NULL, indicator TEXT NOT NULL, period TEXT NOT NULL, notes TEXT NOT NULL,
  PRIMARY KEY (village, indicator, period)
) STRICT, WITHOUT ROWID;

-- What the district looked at and found right; it holds for the value that was looked at only.
CREATE TABLE local_acceptance (
  village TEXT NOT NULL, finding TEXT NOT NULL, subject TEXT NOT NULL, value TEXT NOT NULL, why TEXT NOT NULL, day TEXT,
  by TEXT,
  PRIMARY KEY (village, finding, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_saved_view (
  village TEXT NOT NULL, id INTEGER NOT NULL, page TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_setting (village TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (village, key))
  STRICT, WITHOUT ROWID;

-- Which register an indicator is counted from, so that nothing is typed twice.
CREATE TABLE local_feed (village TEXT NOT NULL, indicator TEXT NOT NULL, feed TEXT NOT NULL, PRIMARY KEY (village, indicator))
  STRICT, WITHOUT ROWID;

-- Never undone and never in a session: what no document names any more is let go when the file is tidied, but not on
-- the day it was stored, when its document may be still in the making. The bytes are last, so that what stands before
-- them is read without them.
CREATE TABLE attachment (
  sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, media_type TEXT NOT NULL, stored TEXT NOT NULL, thumbnail BLOB,
  data BLOB NOT NULL
) STRICT;
