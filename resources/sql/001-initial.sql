-- SPDX-License-Identifier: GPL-3.0-or-later
-- The district file, version 1.
--
-- official_* tables are written by updates from the national server only; their columns are the
-- fields of the wire format, in its order, and the state digest is taken over them.
-- local_* tables belong to the district: they are in the undo sessions, are only ever added to at
-- the end, and no foreign key runs to them from official tables.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- keys: district, created, file_id, synthetic ('1': invented data), server, root (payload in force),
-- root_kind ('production', 'demo', 'file'), clean ('1' while nobody has the file open),
-- summaries_suspended (only inside the transaction of a batch, see the triggers)

-- 1. Official: reference data (set "common") -------------------------------------------------------

CREATE TABLE official_region (
  id         INTEGER PRIMARY KEY,
  code       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  level      TEXT NOT NULL CHECK (level IN ('province', 'regency', 'district', 'village')),
  edition    TEXT,
  retired    TEXT,
  why        TEXT,
  successors TEXT,            -- codes, separated by a blank
  lat_e6     INTEGER,
  lon_e6     INTEGER,
  sort_key   TEXT NOT NULL,   -- desmi_name_sort_key
  fold       TEXT NOT NULL    -- desmi_search_index_text
) STRICT;

CREATE TABLE official_country (
  iso3 TEXT PRIMARY KEY, name_id TEXT, name_en TEXT, lat_e6 INTEGER, lon_e6 INTEGER, destination INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE official_programme (
  id TEXT PRIMARY KEY, name_id TEXT, name_en TEXT, version INTEGER, valid_from TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE official_pillar (
  programme TEXT NOT NULL, number INTEGER NOT NULL, name_id TEXT, name_en TEXT, version INTEGER, valid_from TEXT,
  PRIMARY KEY (programme, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE official_reason (
  id TEXT PRIMARY KEY, name_id TEXT, name_en TEXT, version INTEGER, valid_from TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE official_indicator (
  id TEXT NOT NULL, version INTEGER NOT NULL, programme TEXT, pillar INTEGER, name_id TEXT, name_en TEXT, unit TEXT,
  direction TEXT, over_time TEXT, over_villages TEXT, weight_milli INTEGER, cap_milli INTEGER,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- 2. Official: one district's sets ------------------------------------------------------------------

CREATE TABLE official_village (
  code TEXT PRIMARY KEY, name TEXT, retired TEXT, why TEXT, successors TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE official_enrolment (
  village TEXT NOT NULL, programme TEXT NOT NULL, cohort INTEGER, decree TEXT, decree_date TEXT,
  PRIMARY KEY (village, programme)
) STRICT, WITHOUT ROWID;

CREATE TABLE official_flows (
  village TEXT NOT NULL, month TEXT NOT NULL, direction TEXT NOT NULL, destination TEXT NOT NULL, sector TEXT NOT NULL,
  occupation TEXT NOT NULL, gender TEXT NOT NULL, scheme TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (village, month, direction, destination, sector, occupation, gender, scheme)
) STRICT, WITHOUT ROWID;

CREATE TABLE official_remittances (
  village TEXT NOT NULL, quarter TEXT NOT NULL, amount_idr INTEGER NOT NULL,
  PRIMARY KEY (village, quarter)
) STRICT, WITHOUT ROWID;

CREATE TABLE official_targets (
  village TEXT NOT NULL, indicator TEXT NOT NULL, period TEXT NOT NULL, value_milli INTEGER NOT NULL,
  PRIMARY KEY (village, indicator, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE official_announcement (
  set_name TEXT NOT NULL,     -- not of the wire: whose announcement it is, since a file may read several sets
  id TEXT NOT NULL, published TEXT, title_id TEXT, title_en TEXT, text_id TEXT, text_en TEXT,
  PRIMARY KEY (set_name, id)
) STRICT, WITHOUT ROWID;

-- 3. Local: the district's own ------------------------------------------------------------------------

CREATE TABLE local_enrolment (
  village TEXT NOT NULL, programme TEXT NOT NULL, cohort INTEGER, decree TEXT, decree_date TEXT, batch INTEGER,
  PRIMARY KEY (village, programme)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_status (   -- of a programme village, beside an official or local enrolment
  village TEXT NOT NULL, programme TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('candidate', 'active', 'suspended', 'finished', 'left')),
  reason TEXT, note TEXT, since TEXT, batch INTEGER,
  PRIMARY KEY (village, programme)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_profile (
  village TEXT PRIMARY KEY, head_name TEXT, head_title TEXT, officers INTEGER, population INTEGER, households INTEGER,
  service TEXT, phone TEXT, email TEXT, address TEXT, cooperative TEXT, notes TEXT, batch INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE local_flows (
  village TEXT NOT NULL, month TEXT NOT NULL, direction TEXT NOT NULL CHECK (direction IN ('out', 'return')),
  destination TEXT NOT NULL, sector TEXT NOT NULL, occupation TEXT NOT NULL, gender TEXT NOT NULL, scheme TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 99999), batch INTEGER,
  PRIMARY KEY (village, month, direction, destination, sector, occupation, gender, scheme)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_remittances (
  village TEXT NOT NULL, quarter TEXT NOT NULL, amount_idr INTEGER NOT NULL CHECK (amount_idr >= 0), batch INTEGER,
  PRIMARY KEY (village, quarter)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_targets (
  village TEXT NOT NULL, indicator TEXT NOT NULL, period TEXT NOT NULL, value_milli INTEGER NOT NULL, batch INTEGER,
  PRIMARY KEY (village, indicator, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_measurements (
  village TEXT NOT NULL, indicator TEXT NOT NULL, period TEXT NOT NULL, value_milli INTEGER NOT NULL, batch INTEGER,
  PRIMARY KEY (village, indicator, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_pillar_status (
  village TEXT NOT NULL, programme TEXT NOT NULL, pillar INTEGER NOT NULL, period TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('not-started', 'running', 'stalled', 'finished', 'no-data')),
  reason TEXT, note TEXT, batch INTEGER,
  PRIMARY KEY (village, programme, pillar, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_programme (id TEXT PRIMARY KEY, name_id TEXT, name_en TEXT, version INTEGER, valid_from TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE local_pillar (
  programme TEXT NOT NULL, number INTEGER NOT NULL, name_id TEXT, name_en TEXT, version INTEGER, valid_from TEXT,
  PRIMARY KEY (programme, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE local_reason (id TEXT PRIMARY KEY, name_id TEXT, name_en TEXT, version INTEGER, valid_from TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE local_indicator (
  id TEXT NOT NULL, version INTEGER NOT NULL, programme TEXT, pillar INTEGER, name_id TEXT, name_en TEXT, unit TEXT,
  direction TEXT, over_time TEXT, over_villages TEXT, weight_milli INTEGER, cap_milli INTEGER,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- 4. Summaries ----------------------------------------------------------------------------------------
-- origin: 0 official; 1 local that counts by default (no official row of that village, month and
-- direction); 2 local that an official one stands before.

CREATE TABLE summary_subdistrict (
  month TEXT NOT NULL, direction TEXT NOT NULL, origin INTEGER NOT NULL, subdistrict TEXT NOT NULL, destination TEXT NOT NULL,
  sector TEXT NOT NULL, gender TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (month, direction, origin, subdistrict, destination, sector, gender)
) STRICT, WITHOUT ROWID;

CREATE TABLE summary_district (
  month TEXT NOT NULL, direction TEXT NOT NULL, origin INTEGER NOT NULL, district TEXT NOT NULL, destination TEXT NOT NULL,
  sector TEXT NOT NULL, gender TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (month, direction, origin, district, destination, sector, gender)
) STRICT, WITHOUT ROWID;

-- 5. History, sync, search ------------------------------------------------------------------------------

CREATE TABLE history (
  id        INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,   -- UTC
  who       TEXT NOT NULL,
  label     TEXT NOT NULL,
  kind      TEXT NOT NULL CHECK (kind IN ('edit', 'batch')),
  state     TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  changeset BLOB,            -- of an edit
  n_rows    INTEGER          -- of a batch: the rows that carry its id
) STRICT;

CREATE INDEX history_by_state ON history (state, id);

-- What a batch replaced ('before'), and, while it is undone, its own rows ('after'): the columns of the local
-- tables, in their order.
CREATE TABLE aside_enrolment (
  step INTEGER NOT NULL, side TEXT NOT NULL, village TEXT NOT NULL, programme TEXT NOT NULL, cohort INTEGER,
  decree TEXT, decree_date TEXT, batch INTEGER,
  PRIMARY KEY (step, side, village, programme)
) STRICT, WITHOUT ROWID;

CREATE TABLE aside_status (
  step INTEGER NOT NULL, side TEXT NOT NULL, village TEXT NOT NULL, programme TEXT NOT NULL, status TEXT NOT NULL,
  reason TEXT, note TEXT, since TEXT, batch INTEGER,
  PRIMARY KEY (step, side, village, programme)
) STRICT, WITHOUT ROWID;

CREATE TABLE aside_profile (
  step INTEGER NOT NULL, side TEXT NOT NULL, village TEXT NOT NULL, head_name TEXT, head_title TEXT,
  officers INTEGER, population INTEGER, households INTEGER, service TEXT, phone TEXT, email TEXT, address TEXT,
  cooperative TEXT, notes TEXT, batch INTEGER,
  PRIMARY KEY (step, side, village)
) STRICT, WITHOUT ROWID;

CREATE TABLE aside_flows (
  step INTEGER NOT NULL, side TEXT NOT NULL, village TEXT NOT NULL, month TEXT NOT NULL, direction TEXT NOT NULL,
  destination TEXT NOT NULL, sector TEXT NOT NULL, occupation TEXT NOT NULL, gender TEXT NOT NULL,
  scheme TEXT NOT NULL, count INTEGER NOT NULL, batch INTEGER,
  PRIMARY KEY (step, side, village, month, direction, destination, sector, occupation, gender, scheme)
) STRICT, WITHOUT ROWID;

CREATE TABLE aside_remittances (
  step INTEGER NOT NULL, side TEXT NOT NULL, village TEXT NOT NULL, quarter TEXT NOT NULL,
  amount_idr INTEGER NOT NULL, batch INTEGER,
  PRIMARY KEY (step, side, village, quarter)
) STRICT, WITHOUT ROWID;

CREATE TABLE aside_targets (
  step INTEGER NOT NULL, side TEXT NOT NULL, village TEXT NOT NULL, indicator TEXT NOT NULL, period TEXT NOT NULL,
  value_milli INTEGER NOT NULL, batch INTEGER,
  PRIMARY KEY (step, side, village, indicator, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE aside_measurements (
  step INTEGER NOT NULL, side TEXT NOT NULL, village TEXT NOT NULL, indicator TEXT NOT NULL, period TEXT NOT NULL,
  value_milli INTEGER NOT NULL, batch INTEGER,
  PRIMARY KEY (step, side, village, indicator, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE aside_pillar_status (
  step INTEGER NOT NULL, side TEXT NOT NULL, village TEXT NOT NULL, programme TEXT NOT NULL,
  pillar INTEGER NOT NULL, period TEXT NOT NULL, status TEXT NOT NULL, reason TEXT, note TEXT, batch INTEGER,
  PRIMARY KEY (step, side, village, programme, pillar, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_state (
  set_name TEXT PRIMARY KEY, epoch INTEGER NOT NULL, version INTEGER NOT NULL, seq INTEGER NOT NULL,
  signed_at TEXT NOT NULL, expires TEXT NOT NULL, accepted_at TEXT NOT NULL, etag TEXT, head BLOB NOT NULL,
  unknown TEXT               -- tables and columns skipped because this version does not know them
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_history (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, server TEXT NOT NULL, result TEXT NOT NULL, message TEXT, changed TEXT
) STRICT;

-- Over names of regions, rebuilt set-wise by the updates that alone write them: a trigger costs four times as much.
CREATE VIRTUAL TABLE search USING fts5 (fold, content='official_region', content_rowid='id', prefix='1 2 3');

-- 6. Ways to look at it -----------------------------------------------------------------------------------

CREATE INDEX region_by_name ON official_region (level, sort_key, code);
CREATE INDEX measurement_by_period ON local_measurements (period, indicator);

-- Villages enrolled in a programme: official, else local; the status is always the district's.
CREATE VIEW programme_village AS
SELECT e.village, e.programme, e.cohort, e.decree, e.decree_date, e.official,
       COALESCE (s.status, 'active') AS status, s.reason, s.note, s.since
FROM (SELECT village, programme, cohort, decree, decree_date, 1 AS official FROM official_enrolment
      UNION ALL
      SELECT village, programme, cohort, decree, decree_date, 0 FROM local_enrolment AS l
      WHERE NOT EXISTS (SELECT 1 FROM official_enrolment AS o WHERE o.village = l.village AND o.programme = l.programme)) AS e
LEFT JOIN local_status AS s ON s.village = e.village AND s.programme = e.programme;

-- 7. Summaries follow the local flows ---------------------------------------------------------------------
-- Also when a changeset is applied. A batch suspends them and rebuilds set-wise; so does an update, since
-- official rows decide which origin a local row has. Local counts are at least 1, so a sum of 0 has no row.

CREATE TRIGGER flows_after_insert AFTER INSERT ON local_flows
WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = 'summaries_suspended') BEGIN
  INSERT INTO summary_subdistrict (month, direction, origin, subdistrict, destination, sector, gender, count)
  VALUES (new.month, new.direction,
          CASE WHEN EXISTS (SELECT 1 FROM official_flows AS o
                            WHERE o.village = new.village AND o.month = new.month AND o.direction = new.direction)
               THEN 2 ELSE 1 END,
          substr (new.village, 1, 8), new.destination, new.sector, new.gender, new.count)
  ON CONFLICT DO UPDATE SET count = count + excluded.count;
  INSERT INTO summary_district (month, direction, origin, district, destination, sector, gender, count)
  VALUES (new.month, new.direction,
          CASE WHEN EXISTS (SELECT 1 FROM official_flows AS o
                            WHERE o.village = new.village AND o.month = new.month AND o.direction = new.direction)
               THEN 2 ELSE 1 END,
          substr (new.village, 1, 5), new.destination, new.sector, new.gender, new.count)
  ON CONFLICT DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER flows_after_delete AFTER DELETE ON local_flows
WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = 'summaries_suspended') BEGIN
  UPDATE summary_subdistrict SET count = count - old.count
  WHERE month = old.month AND direction = old.direction
    AND origin = CASE WHEN EXISTS (SELECT 1 FROM official_flows AS o
                                   WHERE o.village = old.village AND o.month = old.month AND o.direction = old.direction)
                      THEN 2 ELSE 1 END
    AND subdistrict = substr (old.village, 1, 8) AND destination = old.destination
    AND sector = old.sector AND gender = old.gender;
  DELETE FROM summary_subdistrict
  WHERE month = old.month AND direction = old.direction AND origin IN (1, 2)
    AND subdistrict = substr (old.village, 1, 8) AND destination = old.destination
    AND sector = old.sector AND gender = old.gender AND count = 0;
  UPDATE summary_district SET count = count - old.count
  WHERE month = old.month AND direction = old.direction
    AND origin = CASE WHEN EXISTS (SELECT 1 FROM official_flows AS o
                                   WHERE o.village = old.village AND o.month = old.month AND o.direction = old.direction)
                      THEN 2 ELSE 1 END
    AND district = substr (old.village, 1, 5) AND destination = old.destination
    AND sector = old.sector AND gender = old.gender;
  DELETE FROM summary_district
  WHERE month = old.month AND direction = old.direction AND origin IN (1, 2)
    AND district = substr (old.village, 1, 5) AND destination = old.destination
    AND sector = old.sector AND gender = old.gender AND count = 0;
END;

-- Edits change only the count; another key is a row taken out and another put in.
CREATE TRIGGER flows_after_update AFTER UPDATE ON local_flows
WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = 'summaries_suspended') BEGIN
  INSERT INTO summary_subdistrict (month, direction, origin, subdistrict, destination, sector, gender, count)
  VALUES (new.month, new.direction,
          CASE WHEN EXISTS (SELECT 1 FROM official_flows AS o
                            WHERE o.village = new.village AND o.month = new.month AND o.direction = new.direction)
               THEN 2 ELSE 1 END,
          substr (new.village, 1, 8), new.destination, new.sector, new.gender, new.count)
  ON CONFLICT DO UPDATE SET count = count + excluded.count;
  UPDATE summary_subdistrict SET count = count - old.count
  WHERE month = old.month AND direction = old.direction
    AND origin = CASE WHEN EXISTS (SELECT 1 FROM official_flows AS o
                                   WHERE o.village = old.village AND o.month = old.month AND o.direction = old.direction)
                      THEN 2 ELSE 1 END
    AND subdistrict = substr (old.village, 1, 8) AND destination = old.destination
    AND sector = old.sector AND gender = old.gender;
  DELETE FROM summary_subdistrict
  WHERE month = old.month AND direction = old.direction AND origin IN (1, 2)
    AND subdistrict = substr (old.village, 1, 8) AND destination = old.destination
    AND sector = old.sector AND gender = old.gender AND count = 0;
  INSERT INTO summary_district (month, direction, origin, district, destination, sector, gender, count)
  VALUES (new.month, new.direction,
          CASE WHEN EXISTS (SELECT 1 FROM official_flows AS o
                            WHERE o.village = new.village AND o.month = new.month AND o.direction = new.direction)
               THEN 2 ELSE 1 END,
          substr (new.village, 1, 5), new.destination, new.sector, new.gender, new.count)
  ON CONFLICT DO UPDATE SET count = count + excluded.count;
  UPDATE summary_district SET count = count - old.count
  WHERE month = old.month AND direction = old.direction
    AND origin = CASE WHEN EXISTS (SELECT 1 FROM official_flows AS o
                                   WHERE o.village = old.village AND o.month = old.month AND o.direction = old.direction)
                      THEN 2 ELSE 1 END
    AND district = substr (old.village, 1, 5) AND destination = old.destination
    AND sector = old.sector AND gender = old.gender;
  DELETE FROM summary_district
  WHERE month = old.month AND direction = old.direction AND origin IN (1, 2)
    AND district = substr (old.village, 1, 5) AND destination = old.destination
    AND sector = old.sector AND gender = old.gender AND count = 0;
END;
