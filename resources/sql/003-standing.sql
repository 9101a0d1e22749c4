-- SPDX-License-Identifier: GPL-3.0-or-later
-- The district file, version 3: until when a thing stood, numbers that come once, and what each step
-- of the history touched. The program fills history_area for the steps that are there already.

-- The last day of work of what is inactive or dissolved, so that the quarters before it still count it.
ALTER TABLE local_group ADD COLUMN until TEXT;
ALTER TABLE local_cooperative ADD COLUMN until TEXT;

-- The highest number that was ever given to a thing of a register in a village. In no session: undo gives
-- no number back, so that a form that is open on a thing, or a step that names it, never meets another one.
CREATE TABLE register_number (
  register TEXT NOT NULL,    -- its table
  village  TEXT NOT NULL,
  last     INTEGER NOT NULL,
  PRIMARY KEY (register, village)
) STRICT, WITHOUT ROWID;

INSERT INTO register_number (register, village, last)
SELECT 'local_person', village, max (id) FROM local_person GROUP BY village
UNION ALL SELECT 'local_document', village, max (id) FROM local_document GROUP BY village
UNION ALL SELECT 'local_activity', village, max (id) FROM local_activity GROUP BY village
UNION ALL SELECT 'local_milestone', village, max (id) FROM local_milestone GROUP BY village
UNION ALL SELECT 'local_partner', village, max (id) FROM local_partner GROUP BY village
UNION ALL SELECT 'local_group', village, max (id) FROM local_group GROUP BY village
UNION ALL SELECT 'local_product', village, max (id) FROM local_product GROUP BY village
UNION ALL SELECT 'local_session', village, max (id) FROM local_session GROUP BY village
UNION ALL SELECT 'local_cooperative', village, max (id) FROM local_cooperative GROUP BY village
UNION ALL SELECT 'local_saved_view', village, max (id) FROM local_saved_view GROUP BY village;

-- What each step touched, counted once when it is made: reading it from all changesets grows with every
-- day of work. The area is that of the changed rows; '' for what belongs to none, such as the catalogue.
CREATE TABLE history_area (
  step      INTEGER NOT NULL,
  village   TEXT NOT NULL,
  n_changes INTEGER NOT NULL,  -- values of an edit, rows of a batch
  PRIMARY KEY (step, village)
) STRICT, WITHOUT ROWID;

CREATE INDEX history_area_by_village ON history_area (village, step, n_changes);

-- Of batches, by the rows that carry their numbers, now or set aside. What an undone batch had replaced is
-- back in its place, and does not count where it still lies aside.
INSERT INTO history_area (step, village, n_changes)
WITH gone (step, side) AS (SELECT id, 'before' FROM history WHERE state = 'undone')
SELECT batch, village, count (*) FROM (
  SELECT batch, village FROM local_enrolment
  UNION ALL SELECT batch, village FROM aside_enrolment WHERE (step, side) NOT IN gone
  UNION ALL SELECT batch, village FROM local_status
  UNION ALL SELECT batch, village FROM aside_status WHERE (step, side) NOT IN gone
  UNION ALL SELECT batch, village FROM local_profile
  UNION ALL SELECT batch, village FROM aside_profile WHERE (step, side) NOT IN gone
  UNION ALL SELECT batch, village FROM local_flows
  UNION ALL SELECT batch, village FROM aside_flows WHERE (step, side) NOT IN gone
  UNION ALL SELECT batch, village FROM local_remittances
  UNION ALL SELECT batch, village FROM aside_remittances WHERE (step, side) NOT IN gone
  UNION ALL SELECT batch, village FROM local_targets
  UNION ALL SELECT batch, village FROM aside_targets WHERE (step, side) NOT IN gone
  UNION ALL SELECT batch, village FROM local_measurements
  UNION ALL SELECT batch, village FROM aside_measurements WHERE (step, side) NOT IN gone
  UNION ALL SELECT batch, village FROM local_pillar_status
  UNION ALL SELECT batch, village FROM aside_pillar_status WHERE (step, side) NOT IN gone)
WHERE batch IS NOT NULL GROUP BY batch, village;
