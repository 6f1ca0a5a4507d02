-- SPDX-License-Identifier: Apache-2.0
-- A catalog of format 1, as version 0.1.0 wrote it: one bag, one run.
BEGIN TRANSACTION;
CREATE TABLE bag (
	number INTEGER PRIMARY KEY,
	identifier TEXT NOT NULL UNIQUE,
	location BLOB NOT NULL UNIQUE,
	external_identifier TEXT NOT NULL,
	description TEXT NOT NULL,
	source_organization TEXT NOT NULL,
	added_at INTEGER NOT NULL,
	files INTEGER, -- NULL until the accession is closed
	bytes INTEGER
) STRICT;
INSERT INTO bag VALUES(1,'097c127d-be3f-5f22-91ae-585c48089981',X'2f626167','','','',1795737198,5,464);
CREATE TABLE file (
	bag INTEGER NOT NULL REFERENCES bag (number),
	path BLOB NOT NULL CHECK (length(path) > 0),
	size INTEGER NOT NULL CHECK (size >= 0),
	algorithm INTEGER NOT NULL,
	digest BLOB NOT NULL
		CHECK (length(digest) BETWEEN 16 AND 64),
	checked_at INTEGER, -- these three NULL until the first check
	checked_run INTEGER REFERENCES run (number),
	verdict INTEGER,
	PRIMARY KEY (bag, path)
) STRICT, WITHOUT ROWID;
INSERT INTO file VALUES(1,X'6261672d696e666f2e747874',93,4,X'79b63345349be686aeb3127d7710f9e3461187f6eb392294116b06e51752d0aa',1795737199,1,0);
INSERT INTO file VALUES(1,X'62616769742e747874',54,4,X'1712ecfb074bf29c4188ad3421032509159a09739fd604f8fe57038b4ddefcc9',1795737199,1,0);
INSERT INTO file VALUES(1,X'646174612f61',3,4,X'98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4',1795737199,1,0);
INSERT INTO file VALUES(1,X'6d616e69666573742d7368613235362e747874',73,4,X'7270f020b1b6ec7d84e631e14d12a652234371fb2831c9e5cb959091e0d69512',1795737199,1,0);
INSERT INTO file VALUES(1,X'7461676d616e69666573742d7368613235362e747874',241,4,X'638945df925a75bbfc16bc9ec94d16e48e99e1e4c23979ba03fcd9a5ebc4cf1d',1795737199,1,0);
CREATE TABLE run (
	number INTEGER PRIMARY KEY,
	state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
	started_at INTEGER NOT NULL,
	recorded_at INTEGER NOT NULL, -- the last sign of life
	ended_at INTEGER CHECK ((ended_at IS NULL) = (state = 0)),
	host TEXT NOT NULL,
	user TEXT NOT NULL,
	version TEXT NOT NULL,
	libraries TEXT NOT NULL,
	system TEXT NOT NULL,
	read_mode TEXT NOT NULL,
	last_bag INTEGER NOT NULL, -- later ones are not part of it
	bags INTEGER NOT NULL,
	files INTEGER NOT NULL,
	bytes INTEGER NOT NULL DEFAULT 0,
	findings INTEGER NOT NULL DEFAULT 0,
	ok INTEGER NOT NULL DEFAULT 0 CHECK (ok >= 0),
	corrupt INTEGER NOT NULL DEFAULT 0 CHECK (corrupt >= 0),
	corrupt_unconfirmed INTEGER NOT NULL DEFAULT 0
		CHECK (corrupt_unconfirmed >= 0),
	missing INTEGER NOT NULL DEFAULT 0 CHECK (missing >= 0),
	unexpected INTEGER NOT NULL DEFAULT 0 CHECK (unexpected >= 0),
	unreadable INTEGER NOT NULL DEFAULT 0 CHECK (unreadable >= 0),
	denied INTEGER NOT NULL DEFAULT 0 CHECK (denied >= 0),
	unstable INTEGER NOT NULL DEFAULT 0 CHECK (unstable >= 0),
	volume_offline INTEGER NOT NULL DEFAULT 0
		CHECK (volume_offline >= 0),
	not_checked INTEGER NOT NULL CHECK (not_checked >= 0),
	CHECK (ok + corrupt + corrupt_unconfirmed + missing + unreadable
		+ denied + unstable + volume_offline + not_checked = files)
) STRICT;
INSERT INTO run VALUES(1,1,1795737198,1795737199,1795737199,'host','keeper','0.1.0','OpenSSL 3.0.19; SQLite 3.40.1','Linux 6.1 x86_64','through the page cache',1,1,5,464,0,5,0,0,0,0,0,0,0,0,0);
CREATE TABLE run_bag (
	run INTEGER NOT NULL REFERENCES run (number),
	bag INTEGER NOT NULL REFERENCES bag (number),
	started_at INTEGER NOT NULL,
	ended_at INTEGER,
	files INTEGER NOT NULL,
	bytes INTEGER NOT NULL DEFAULT 0,
	findings INTEGER NOT NULL DEFAULT 0,
	ok INTEGER NOT NULL DEFAULT 0 CHECK (ok >= 0),
	corrupt INTEGER NOT NULL DEFAULT 0 CHECK (corrupt >= 0),
	corrupt_unconfirmed INTEGER NOT NULL DEFAULT 0
		CHECK (corrupt_unconfirmed >= 0),
	missing INTEGER NOT NULL DEFAULT 0 CHECK (missing >= 0),
	unexpected INTEGER NOT NULL DEFAULT 0 CHECK (unexpected >= 0),
	unreadable INTEGER NOT NULL DEFAULT 0 CHECK (unreadable >= 0),
	denied INTEGER NOT NULL DEFAULT 0 CHECK (denied >= 0),
	unstable INTEGER NOT NULL DEFAULT 0 CHECK (unstable >= 0),
	volume_offline INTEGER NOT NULL DEFAULT 0
		CHECK (volume_offline >= 0),
	not_checked INTEGER NOT NULL CHECK (not_checked >= 0),
	PRIMARY KEY (run, bag),
	CHECK (ok + corrupt + corrupt_unconfirmed + missing + unreadable
		+ denied + unstable + volume_offline + not_checked = files)
) STRICT, WITHOUT ROWID;
INSERT INTO run_bag VALUES(1,1,1795737199,1795737199,5,464,0,5,0,0,0,0,0,0,0,0,0);
CREATE TABLE finding (
	number INTEGER PRIMARY KEY,
	run INTEGER NOT NULL REFERENCES run (number),
	bag INTEGER NOT NULL REFERENCES bag (number),
	path BLOB NOT NULL, -- empty: the bag as a whole
	verdict INTEGER NOT NULL CHECK (verdict > 0),
	expected_size INTEGER,
	actual_size INTEGER,
	expected_algorithm INTEGER,
	expected BLOB,
	actual_algorithm INTEGER,
	actual BLOB,
	detail TEXT NOT NULL,
	found_at INTEGER NOT NULL
) STRICT;
CREATE INDEX run_bag_by_bag ON run_bag (bag, run);
CREATE INDEX finding_by_run ON finding (run, number);
CREATE TRIGGER bag_is_kept BEFORE DELETE ON bag
BEGIN SELECT RAISE(ABORT, 'a registered bag is never deleted'); END;
CREATE TRIGGER bag_is_fixed BEFORE UPDATE ON bag
WHEN OLD.files IS NOT NULL OR NEW.number IS NOT OLD.number
BEGIN SELECT RAISE(ABORT, 'a registered bag is never changed'); END;
CREATE TRIGGER bag_is_not_replaced BEFORE INSERT ON bag
WHEN EXISTS (SELECT 1 FROM bag WHERE number = NEW.number
	OR identifier = NEW.identifier OR location = NEW.location)
BEGIN SELECT RAISE(ABORT, 'a registered bag is never replaced'); END;
CREATE TRIGGER file_is_kept BEFORE DELETE ON file
BEGIN SELECT RAISE(ABORT, 'a registered file is never deleted'); END;
CREATE TRIGGER file_is_fixed
BEFORE UPDATE OF bag, path, size, algorithm, digest ON file
BEGIN SELECT RAISE(ABORT, 'a registered file is never changed'); END;
CREATE TRIGGER file_is_added_by_accession BEFORE INSERT ON file
WHEN (SELECT files FROM bag WHERE number = NEW.bag) IS NOT NULL
	OR EXISTS (SELECT 1 FROM file
		WHERE bag = NEW.bag AND path = NEW.path)
BEGIN SELECT RAISE(ABORT, 'a registered bag is never changed'); END;
CREATE TRIGGER run_is_kept BEFORE DELETE ON run
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER run_is_closed_once BEFORE UPDATE ON run
WHEN OLD.state <> 0 OR NEW.number IS NOT OLD.number
	OR NEW.started_at IS NOT OLD.started_at
	OR NEW.files IS NOT OLD.files
BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER run_is_not_replaced BEFORE INSERT ON run
WHEN EXISTS (SELECT 1 FROM run WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'history is never replaced'); END;
CREATE TRIGGER run_bag_is_kept BEFORE DELETE ON run_bag
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER run_bag_is_closed_once BEFORE UPDATE ON run_bag
WHEN OLD.ended_at IS NOT NULL OR NEW.run IS NOT OLD.run
	OR NEW.bag IS NOT OLD.bag
	OR NEW.started_at IS NOT OLD.started_at
	OR NEW.files IS NOT OLD.files
BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER run_bag_is_not_replaced BEFORE INSERT ON run_bag
WHEN EXISTS (SELECT 1 FROM run_bag
	WHERE run = NEW.run AND bag = NEW.bag)
BEGIN SELECT RAISE(ABORT, 'history is never replaced'); END;
CREATE TRIGGER finding_is_kept BEFORE DELETE ON finding
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER finding_is_fixed BEFORE UPDATE ON finding
BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER finding_is_not_replaced BEFORE INSERT ON finding
WHEN EXISTS (SELECT 1 FROM finding WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'history is never replaced'); END;
PRAGMA application_id = 1181707876;
PRAGMA user_version = 1;
COMMIT;
