/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tables of format 1. Three kinds of facts, each guarded by the database
 * itself, so that no program that opens the file can bend them by accident:
 *
 *	bag, file        what was registered; closed by its accession
 *	file.checked_*   the outcome of the last check, the only thing that changes
 *	run, run_bag,    history: added, closed once, never changed or removed
 *	finding
 *
 * Names are bytes, so paths and locations are BLOBs. The CHECKs on run and
 * run_bag are the law of conservation: the verdicts sum to the inventory.
 *
 * No letter of it can be changed: catalogs that are there have it.
 */
#include "fixity/catalog/schema-format.h"

#define VERDICT_COLUMNS \
	"	ok INTEGER NOT NULL DEFAULT 0 CHECK (ok >= 0),\n" \
	"	corrupt INTEGER NOT NULL DEFAULT 0 CHECK (corrupt >= 0),\n" \
	"	corrupt_unconfirmed INTEGER NOT NULL DEFAULT 0\n" \
	"		CHECK (corrupt_unconfirmed >= 0),\n" \
	"	missing INTEGER NOT NULL DEFAULT 0 CHECK (missing >= 0),\n" \
	"	unexpected INTEGER NOT NULL DEFAULT 0 CHECK (unexpected >= " \
	"0),\n" \
	"	unreadable INTEGER NOT NULL DEFAULT 0 CHECK (unreadable >= " \
	"0),\n" \
	"	denied INTEGER NOT NULL DEFAULT 0 CHECK (denied >= 0),\n" \
	"	unstable INTEGER NOT NULL DEFAULT 0 CHECK (unstable >= 0),\n" \
	"	volume_offline INTEGER NOT NULL DEFAULT 0\n" \
	"		CHECK (volume_offline >= 0),\n" \
	"	not_checked INTEGER NOT NULL CHECK (not_checked >= 0),\n"

#define CONSERVATION \
	"	CHECK (ok + corrupt + corrupt_unconfirmed + missing + " \
	"unreadable\n" \
	"		+ denied + unstable + volume_offline + not_checked = " \
	"files)\n"

static const struct fonds_schema_item items[] = {
	{ "table", "bag",
		"CREATE TABLE bag (\n"
		"	number INTEGER PRIMARY KEY,\n"
		"	identifier TEXT NOT NULL UNIQUE,\n"
		"	location BLOB NOT NULL UNIQUE,\n"
		"	external_identifier TEXT NOT NULL,\n"
		"	description TEXT NOT NULL,\n"
		"	source_organization TEXT NOT NULL,\n"
		"	added_at INTEGER NOT NULL,\n"
		"	files INTEGER, -- NULL until the accession is closed\n"
		"	bytes INTEGER\n"
		") STRICT" },
	{ "table", "file",
		"CREATE TABLE file (\n"
		"	bag INTEGER NOT NULL REFERENCES bag (number),\n"
		"	path BLOB NOT NULL CHECK (length(path) > 0),\n"
		"	size INTEGER NOT NULL CHECK (size >= 0),\n"
		"	algorithm INTEGER NOT NULL,\n"
		"	digest BLOB NOT NULL\n"
		"		CHECK (length(digest) BETWEEN 16 AND 64),\n"
		"	checked_at INTEGER, -- these three NULL until the "
		"first check\n"
		"	checked_run INTEGER REFERENCES run (number),\n"
		"	verdict INTEGER,\n"
		"	PRIMARY KEY (bag, path)\n"
		") STRICT, WITHOUT ROWID" },
	{ "table", "run",
		"CREATE TABLE run (\n"
		"	number INTEGER PRIMARY KEY,\n"
		"	state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),\n"
		"	started_at INTEGER NOT NULL,\n"
		"	recorded_at INTEGER NOT NULL, -- the last sign of "
		"life\n"
		"	ended_at INTEGER CHECK ((ended_at IS NULL) = (state = "
		"0)),\n"
		"	host TEXT NOT NULL,\n"
		"	user TEXT NOT NULL,\n"
		"	version TEXT NOT NULL,\n"
		"	libraries TEXT NOT NULL,\n"
		"	system TEXT NOT NULL,\n"
		"	read_mode TEXT NOT NULL,\n"
		"	last_bag INTEGER NOT NULL, -- later ones are not part "
		"of it\n"
		"	bags INTEGER NOT NULL,\n"
		"	files INTEGER NOT NULL,\n"
		"	bytes INTEGER NOT NULL DEFAULT 0,\n"
		"	findings INTEGER NOT NULL DEFAULT 0,\n" VERDICT_COLUMNS
			CONSERVATION ") STRICT" },
	{ "table", "run_bag",
		"CREATE TABLE run_bag (\n"
		"	run INTEGER NOT NULL REFERENCES run (number),\n"
		"	bag INTEGER NOT NULL REFERENCES bag (number),\n"
		"	started_at INTEGER NOT NULL,\n"
		"	ended_at INTEGER,\n"
		"	files INTEGER NOT NULL,\n"
		"	bytes INTEGER NOT NULL DEFAULT 0,\n"
		"	findings INTEGER NOT NULL DEFAULT 0,\n" VERDICT_COLUMNS
		"	PRIMARY KEY (run, bag),\n" CONSERVATION
		") STRICT, WITHOUT ROWID" },
	{ "table", "finding",
		"CREATE TABLE finding (\n"
		"	number INTEGER PRIMARY KEY,\n"
		"	run INTEGER NOT NULL REFERENCES run (number),\n"
		"	bag INTEGER NOT NULL REFERENCES bag (number),\n"
		"	path BLOB NOT NULL, -- empty: the bag as a whole\n"
		"	verdict INTEGER NOT NULL CHECK (verdict > 0),\n"
		"	expected_size INTEGER,\n"
		"	actual_size INTEGER,\n"
		"	expected_algorithm INTEGER,\n"
		"	expected BLOB,\n"
		"	actual_algorithm INTEGER,\n"
		"	actual BLOB,\n"
		"	detail TEXT NOT NULL,\n"
		"	found_at INTEGER NOT NULL\n"
		") STRICT" },
	{ "index", "run_bag_by_bag",
		"CREATE INDEX run_bag_by_bag ON run_bag (bag, run)" },
	{ "index", "finding_by_run",
		"CREATE INDEX finding_by_run ON finding (run, number)" },

	{ "trigger", "bag_is_kept",
		"CREATE TRIGGER bag_is_kept BEFORE DELETE ON bag\n"
		"BEGIN SELECT RAISE(ABORT, 'a registered bag is never "
		"deleted'); "
		"END" },
	{ "trigger", "bag_is_fixed",
		"CREATE TRIGGER bag_is_fixed BEFORE UPDATE ON bag\n"
		"WHEN OLD.files IS NOT NULL OR NEW.number IS NOT OLD.number\n"
		"BEGIN SELECT RAISE(ABORT, 'a registered bag is never "
		"changed'); "
		"END" },
	{ "trigger", "bag_is_not_replaced",
		"CREATE TRIGGER bag_is_not_replaced BEFORE INSERT ON bag\n"
		"WHEN EXISTS (SELECT 1 FROM bag WHERE number = NEW.number\n"
		"	OR identifier = NEW.identifier OR location = "
		"NEW.location)\n"
		"BEGIN SELECT RAISE(ABORT, 'a registered bag is never "
		"replaced'); "
		"END" },
	{ "trigger", "file_is_kept",
		"CREATE TRIGGER file_is_kept BEFORE DELETE ON file\n"
		"BEGIN SELECT RAISE(ABORT, 'a registered file is never "
		"deleted'); "
		"END" },
	{ "trigger", "file_is_fixed",
		"CREATE TRIGGER file_is_fixed\n"
		"BEFORE UPDATE OF bag, path, size, algorithm, digest ON file\n"
		"BEGIN SELECT RAISE(ABORT, 'a registered file is never "
		"changed'); "
		"END" },
	{ "trigger", "file_is_added_by_accession",
		"CREATE TRIGGER file_is_added_by_accession BEFORE INSERT ON "
		"file\n"
		"WHEN (SELECT files FROM bag WHERE number = NEW.bag) IS NOT "
		"NULL\n"
		"	OR EXISTS (SELECT 1 FROM file\n"
		"		WHERE bag = NEW.bag AND path = NEW.path)\n"
		"BEGIN SELECT RAISE(ABORT, 'a registered bag is never "
		"changed'); "
		"END" },
	{ "trigger", "run_is_kept",
		"CREATE TRIGGER run_is_kept BEFORE DELETE ON run\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END" },
	{ "trigger", "run_is_closed_once",
		"CREATE TRIGGER run_is_closed_once BEFORE UPDATE ON run\n"
		"WHEN OLD.state <> 0 OR NEW.number IS NOT OLD.number\n"
		"	OR NEW.started_at IS NOT OLD.started_at\n"
		"	OR NEW.files IS NOT OLD.files\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never changed'); END" },
	{ "trigger", "run_is_not_replaced",
		"CREATE TRIGGER run_is_not_replaced BEFORE INSERT ON run\n"
		"WHEN EXISTS (SELECT 1 FROM run WHERE number = NEW.number)\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never replaced'); END" },
	{ "trigger", "run_bag_is_kept",
		"CREATE TRIGGER run_bag_is_kept BEFORE DELETE ON run_bag\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END" },
	{ "trigger", "run_bag_is_closed_once",
		"CREATE TRIGGER run_bag_is_closed_once BEFORE UPDATE ON "
		"run_bag\n"
		"WHEN OLD.ended_at IS NOT NULL OR NEW.run IS NOT OLD.run\n"
		"	OR NEW.bag IS NOT OLD.bag\n"
		"	OR NEW.started_at IS NOT OLD.started_at\n"
		"	OR NEW.files IS NOT OLD.files\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never changed'); END" },
	{ "trigger", "run_bag_is_not_replaced",
		"CREATE TRIGGER run_bag_is_not_replaced BEFORE INSERT ON "
		"run_bag\n"
		"WHEN EXISTS (SELECT 1 FROM run_bag\n"
		"	WHERE run = NEW.run AND bag = NEW.bag)\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never replaced'); END" },
	{ "trigger", "finding_is_kept",
		"CREATE TRIGGER finding_is_kept BEFORE DELETE ON finding\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END" },
	{ "trigger", "finding_is_fixed",
		"CREATE TRIGGER finding_is_fixed BEFORE UPDATE ON finding\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never changed'); END" },
	{ "trigger", "finding_is_not_replaced",
		"CREATE TRIGGER finding_is_not_replaced BEFORE INSERT ON "
		"finding\n"
		"WHEN EXISTS (SELECT 1 FROM finding WHERE number = "
		"NEW.number)\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never replaced'); END" },
};

const struct fonds_schema_format fonds_schema_format_1 = {
	items,
	sizeof(items) / sizeof(items[0]),
};
