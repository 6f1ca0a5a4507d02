/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tables of format 3, whole: those of the formats before it are moved into
 * them by fixity/catalog/migrate.c. Four kinds of facts, each guarded by the
 * database itself, so that no program that opens the file can bend them by
 * accident:
 *
 *	what was registered      volume, collection, holding, file, block_digest:
 *	                         added, never changed; a holding is closed by
 *	                         its accession, and ends by a removal beside it
 *	what became of it        change, changed_file, file_digest, repair
 *	the state now            shard, file_state: the outcome of last checks
 *	history                  run, auditor, run_shard, finding, incident ...:
 *	                         added, closed once, never removed
 *
 * A shard is a row of files of one holding, in the order of the bytes of their
 * paths, at most 4,096 of them; what was checked of it is one row in a run. A
 * file has a state of its own only where it differs from that of its shard.
 *
 * Names are bytes, so paths and locations are BLOBs. The CHECKs on run and
 * run_shard are the law of conservation: the verdicts sum to the inventory.
 *
 * No letter of it can be changed: catalogs that are there have it.
 */
#include "fixity/catalog/schema-format.h"

/* clang-format off */
#define VERDICTS \
	"	ok INTEGER NOT NULL DEFAULT 0 CHECK (ok >= 0),\n" \
	"	corrupt INTEGER NOT NULL DEFAULT 0 CHECK (corrupt >= 0),\n" \
	"	corrupt_unconfirmed INTEGER NOT NULL DEFAULT 0\n" \
	"		CHECK (corrupt_unconfirmed >= 0),\n" \
	"	missing INTEGER NOT NULL DEFAULT 0 CHECK (missing >= 0),\n" \
	"	unexpected INTEGER NOT NULL DEFAULT 0 CHECK (unexpected >= 0),\n" \
	"	unreadable INTEGER NOT NULL DEFAULT 0 CHECK (unreadable >= 0),\n" \
	"	denied INTEGER NOT NULL DEFAULT 0 CHECK (denied >= 0),\n" \
	"	unstable INTEGER NOT NULL DEFAULT 0 CHECK (unstable >= 0),\n" \
	"	volume_offline INTEGER NOT NULL DEFAULT 0\n" \
	"		CHECK (volume_offline >= 0),\n" \
	"	not_checked INTEGER NOT NULL CHECK (not_checked >= 0),\n" \
	"	moved INTEGER NOT NULL DEFAULT 0 CHECK (moved >= 0),\n" \
	"	skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped >= 0),\n" \
	"	not_due INTEGER NOT NULL DEFAULT 0 CHECK (not_due >= 0),\n"

/* All but unexpected: those files are not of the inventory. */
#define CONSERVATION \
	"	CHECK (ok + corrupt + corrupt_unconfirmed + missing + unreadable\n" \
	"		+ denied + unstable + volume_offline + not_checked + moved\n" \
	"		+ skipped + not_due = files)\n"

#define KEPT(table) \
	{ "trigger", table "_is_kept", \
	  "CREATE TRIGGER " table "_is_kept BEFORE DELETE ON " table "\n" \
	  "BEGIN SELECT RAISE(ABORT, 'what is recorded is never deleted'); END" }

#define FIXED(table) \
	{ "trigger", table "_is_fixed", \
	  "CREATE TRIGGER " table "_is_fixed BEFORE UPDATE ON " table "\n" \
	  "BEGIN SELECT RAISE(ABORT, 'what is recorded is never changed'); END" }

/* A REPLACE would delete without asking the trigger of DELETE. */
#define NOT_REPLACED(table, key) \
	{ "trigger", table "_is_not_replaced", \
	  "CREATE TRIGGER " table "_is_not_replaced BEFORE INSERT ON " table "\n" \
	  "WHEN EXISTS (SELECT 1 FROM " table " WHERE " key ")\n" \
	  "BEGIN SELECT RAISE(ABORT, 'what is recorded is never replaced'); END" }

/* May only change while condition holds. */
#define CLOSED(table, condition) \
	{ "trigger", table "_is_closed_once", \
	  "CREATE TRIGGER " table "_is_closed_once BEFORE UPDATE ON " table "\n" \
	  "WHEN NOT (" condition ")\n" \
	  "BEGIN SELECT RAISE(ABORT, 'what is recorded is never changed'); END" }

#define LAST_CHANGE(holding, path) \
	"(SELECT c.change FROM changed_file AS c JOIN change AS n\n" \
	"		ON n.number = c.change AND n.state = 1\n" \
	"		WHERE c.holding = " holding " AND c.path = " path "\n" \
	"		ORDER BY c.change DESC LIMIT 1)"

static const struct fonds_schema_item items[] = {
	/* Who acts. */
	{ "table", "agent",
	  "CREATE TABLE agent (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1),\n"
	  "	name TEXT NOT NULL CHECK (length(name) > 0),\n"
	  "	UNIQUE (kind, name)\n"
	  ") STRICT" },

	/* What the repository is responsible for. */
	{ "table", "volume",
	  "CREATE TABLE volume (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	identifier TEXT NOT NULL UNIQUE, -- as in its marker file\n"
	  "	name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),\n"
	  "	added_at INTEGER NOT NULL\n"
	  ") STRICT" },
	{ "table", "volume_place",
	  "CREATE TABLE volume_place (\n"
	  "	volume INTEGER NOT NULL REFERENCES volume (number),\n"
	  "	host TEXT NOT NULL,\n"
	  "	path BLOB NOT NULL CHECK (length(path) > 0),\n"
	  "	set_at INTEGER NOT NULL,\n"
	  "	PRIMARY KEY (volume, host)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "table", "collection",
	  "CREATE TABLE collection (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),\n"
	  "	description TEXT NOT NULL,\n"
	  "	added_at INTEGER NOT NULL\n"
	  ") STRICT" },
	{ "table", "holding",
	  "CREATE TABLE holding (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	identifier TEXT NOT NULL UNIQUE,\n"
	  "	kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),\n"
	  "	is_file INTEGER NOT NULL CHECK (is_file BETWEEN 0 AND 1),\n"
	  "	collection INTEGER NOT NULL REFERENCES collection (number),\n"
	  "	volume INTEGER REFERENCES volume (number),\n"
	  "	location BLOB NOT NULL, -- absolute, or in the volume\n"
	  "	external_identifier TEXT NOT NULL,\n"
	  "	description TEXT NOT NULL,\n"
	  "	source_organization TEXT NOT NULL,\n"
	  "	digests INTEGER NOT NULL CHECK (digests BETWEEN 0 AND 1),\n"
	  "	source TEXT NOT NULL, -- of the digests, where supplied\n"
	  "	added_at INTEGER NOT NULL,\n"
	  "	agent INTEGER REFERENCES agent (number),\n"
	  "	files INTEGER, -- NULL until the accession is closed\n"
	  "	bytes INTEGER\n"
	  ") STRICT" },
	{ "index", "holding_by_location",
	  "CREATE INDEX holding_by_location ON holding (location)" },
	{ "index", "holding_by_collection",
	  "CREATE INDEX holding_by_collection ON holding (collection)" },
	{ "table", "removal",
	  "CREATE TABLE removal (\n"
	  "	holding INTEGER PRIMARY KEY REFERENCES holding (number),\n"
	  "	removed_at INTEGER NOT NULL,\n"
	  "	agent INTEGER NOT NULL REFERENCES agent (number),\n"
	  "	reason TEXT NOT NULL CHECK (length(reason) > 0)\n"
	  ") STRICT" },
	{ "table", "file",
	  "CREATE TABLE file (\n"
	  "	holding INTEGER NOT NULL REFERENCES holding (number),\n"
	  "	path BLOB NOT NULL CHECK (length(path) > 0),\n"
	  "	size INTEGER NOT NULL CHECK (size >= 0),\n"
	  "	algorithm INTEGER NOT NULL,\n"
	  "	digest BLOB NOT NULL CHECK (length(digest) BETWEEN 16 AND 64),\n"
	  "	PRIMARY KEY (holding, path)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "table", "block_digest",
	  "CREATE TABLE block_digest (\n"
	  "	holding INTEGER NOT NULL,\n"
	  "	path BLOB NOT NULL,\n"
	  "	part INTEGER NOT NULL CHECK (part >= 0),\n"
	  "	block_size INTEGER NOT NULL CHECK (block_size > 0),\n"
	  "	algorithm INTEGER NOT NULL,\n"
	  "	digests BLOB NOT NULL, -- one after the other\n"
	  "	PRIMARY KEY (holding, path, part),\n"
	  "	FOREIGN KEY (holding, path) REFERENCES file (holding, path)\n"
	  ") STRICT, WITHOUT ROWID" },

	/* What became of it. */
	{ "table", "change",
	  "CREATE TABLE change (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	holding INTEGER NOT NULL REFERENCES holding (number),\n"
	  "	state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),\n"
	  "	begun_at INTEGER NOT NULL,\n"
	  "	settled_at INTEGER CHECK ((settled_at IS NULL) = (state = 0)),\n"
	  "	reason TEXT NOT NULL CHECK (length(reason) > 0)\n"
	  ") STRICT" },
	{ "table", "changed_file",
	  "CREATE TABLE changed_file (\n"
	  "	change INTEGER NOT NULL REFERENCES change (number),\n"
	  "	holding INTEGER NOT NULL,\n"
	  "	path BLOB NOT NULL,\n"
	  "	algorithm INTEGER NOT NULL,\n"
	  "	old_size INTEGER NOT NULL,\n"
	  "	old_digest BLOB NOT NULL,\n"
	  "	size INTEGER NOT NULL CHECK (size >= 0),\n"
	  "	digest BLOB NOT NULL CHECK (length(digest) = length(old_digest)),\n"
	  "	PRIMARY KEY (holding, path, change),\n"
	  "	FOREIGN KEY (holding, path) REFERENCES file (holding, path)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "index", "change_by_holding",
	  "CREATE INDEX change_by_holding ON change (holding, number)" },
	{ "index", "change_under_way",
	  "CREATE UNIQUE INDEX change_under_way ON change (holding)\n"
	  "WHERE state = 0" },
	{ "index", "changed_file_by_change",
	  "CREATE INDEX changed_file_by_change ON changed_file (change, path)" },
	/* One more digest of a file, as it is after a change (0: as registered). */
	{ "table", "file_digest",
	  "CREATE TABLE file_digest (\n"
	  "	holding INTEGER NOT NULL,\n"
	  "	path BLOB NOT NULL,\n"
	  "	algorithm INTEGER NOT NULL,\n"
	  "	change INTEGER NOT NULL,\n"
	  "	digest BLOB NOT NULL CHECK (length(digest) BETWEEN 16 AND 64),\n"
	  "	added_at INTEGER NOT NULL,\n"
	  "	run INTEGER REFERENCES run (number), -- NULL: by the accession\n"
	  "	PRIMARY KEY (holding, path, algorithm, change),\n"
	  "	FOREIGN KEY (holding, path) REFERENCES file (holding, path)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "table", "repair",
	  "CREATE TABLE repair (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	holding INTEGER NOT NULL,\n"
	  "	path BLOB NOT NULL,\n"
	  "	state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),\n"
	  "	source BLOB NOT NULL, -- the good copy\n"
	  "	quarantine BLOB NOT NULL, -- where the bad bytes are; empty: none\n"
	  "	agent INTEGER NOT NULL REFERENCES agent (number),\n"
	  "	reason TEXT NOT NULL,\n"
	  "	begun_at INTEGER NOT NULL,\n"
	  "	ended_at INTEGER CHECK ((ended_at IS NULL) = (state = 0)),\n"
	  "	FOREIGN KEY (holding, path) REFERENCES file (holding, path)\n"
	  ") STRICT" },
	{ "index", "repair_by_file",
	  "CREATE INDEX repair_by_file ON repair (holding, path)" },

	/* What is to be done. */
	{ "table", "policy",
	  "CREATE TABLE policy (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	collection INTEGER NOT NULL REFERENCES collection (number),\n"
	  "	set_at INTEGER NOT NULL,\n"
	  "	agent INTEGER NOT NULL REFERENCES agent (number),\n"
	  "	every_seconds INTEGER NOT NULL CHECK (every_seconds >= 0),\n"
	  "	window_from INTEGER CHECK (window_from BETWEEN 0 AND 1439),\n"
	  "	window_to INTEGER CHECK (window_to BETWEEN 0 AND 1439),\n"
	  "	rate INTEGER NOT NULL CHECK (rate >= 0),\n"
	  "	sample INTEGER NOT NULL CHECK (sample BETWEEN 0 AND 1000000),\n"
	  "	CHECK ((window_from IS NULL) = (window_to IS NULL))\n"
	  ") STRICT" },
	{ "index", "policy_by_collection",
	  "CREATE INDEX policy_by_collection ON policy (collection, number)" },
	{ "table", "pause",
	  "CREATE TABLE pause (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),\n"
	  "	target INTEGER NOT NULL, -- a number of that kind; 0 of kind 0\n"
	  "	begun_at INTEGER NOT NULL,\n"
	  "	until_at INTEGER,\n"
	  "	agent INTEGER NOT NULL REFERENCES agent (number),\n"
	  "	reason TEXT NOT NULL CHECK (length(reason) > 0),\n"
	  "	ended_at INTEGER,\n"
	  "	ended_by INTEGER REFERENCES agent (number),\n"
	  "	CHECK ((ended_at IS NULL) = (ended_by IS NULL))\n"
	  ") STRICT" },
	{ "table", "canary",
	  "CREATE TABLE canary (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	location BLOB NOT NULL,\n"
	  "	size INTEGER NOT NULL,\n"
	  "	algorithm INTEGER NOT NULL,\n"
	  "	digest BLOB NOT NULL, -- not that of its bytes\n"
	  "	added_at INTEGER NOT NULL,\n"
	  "	agent INTEGER NOT NULL REFERENCES agent (number),\n"
	  "	removed_at INTEGER,\n"
	  "	removed_by INTEGER REFERENCES agent (number),\n"
	  "	CHECK ((removed_at IS NULL) = (removed_by IS NULL))\n"
	  ") STRICT" },
	{ "table", "schedule",
	  "CREATE TABLE schedule (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	kind TEXT NOT NULL, -- systemd, cron, daemon\n"
	  "	calendar TEXT NOT NULL,\n"
	  "	every_seconds INTEGER NOT NULL CHECK (every_seconds > 0),\n"
	  "	command TEXT NOT NULL,\n"
	  "	installed_at INTEGER NOT NULL,\n"
	  "	agent INTEGER NOT NULL REFERENCES agent (number),\n"
	  "	removed_at INTEGER,\n"
	  "	removed_by INTEGER REFERENCES agent (number),\n"
	  "	CHECK ((removed_at IS NULL) = (removed_by IS NULL))\n"
	  ") STRICT" },

	/* The state now. */
	{ "table", "shard",
	  "CREATE TABLE shard (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	holding INTEGER NOT NULL REFERENCES holding (number),\n"
	  "	kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),\n"
	  "	first BLOB NOT NULL,\n"
	  "	last BLOB NOT NULL,\n"
	  "	files INTEGER NOT NULL CHECK (files >= 0),\n"
	  "	bytes INTEGER NOT NULL CHECK (bytes >= 0),\n"
	  "	checked_at INTEGER, -- the oldest last check of its files\n"
	  "	checked_run INTEGER REFERENCES run (number)\n"
	  ") STRICT" },
	{ "index", "shard_by_holding",
	  "CREATE INDEX shard_by_holding ON shard (holding, kind, first)" },
	{ "table", "file_state",
	  "CREATE TABLE file_state (\n"
	  "	holding INTEGER NOT NULL,\n"
	  "	path BLOB NOT NULL,\n"
	  "	checked_at INTEGER NOT NULL,\n"
	  "	run INTEGER NOT NULL REFERENCES run (number),\n"
	  "	verdict INTEGER NOT NULL,\n"
	  "	PRIMARY KEY (holding, path),\n"
	  "	FOREIGN KEY (holding, path) REFERENCES file (holding, path)\n"
	  ") STRICT, WITHOUT ROWID" },

	/* History. */
	{ "table", "run",
	  "CREATE TABLE run (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 5),\n"
	  "	scope TEXT NOT NULL,\n"
	  "	started_at INTEGER NOT NULL,\n"
	  "	recorded_at INTEGER NOT NULL, -- the last sign of life\n"
	  "	ended_at INTEGER CHECK ((ended_at IS NULL) = (state = 0)),\n"
	  "	why TEXT NOT NULL DEFAULT '', -- it ended so\n"
	  "	holdings INTEGER NOT NULL,\n"
	  "	files INTEGER NOT NULL,\n"
	  "	bytes INTEGER NOT NULL DEFAULT 0,\n"
	  "	findings INTEGER NOT NULL DEFAULT 0,\n"
	  VERDICTS CONSERVATION
	  ") STRICT" },
	{ "table", "auditor",
	  "CREATE TABLE auditor (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	run INTEGER NOT NULL REFERENCES run (number),\n"
	  "	host TEXT NOT NULL,\n"
	  "	user TEXT NOT NULL,\n"
	  "	process INTEGER NOT NULL,\n"
	  "	version TEXT NOT NULL,\n"
	  "	libraries TEXT NOT NULL,\n"
	  "	system TEXT NOT NULL,\n"
	  "	read_mode TEXT NOT NULL,\n"
	  "	started_at INTEGER NOT NULL,\n"
	  "	seen_at INTEGER NOT NULL,\n"
	  "	ended_at INTEGER,\n"
	  "	why TEXT NOT NULL DEFAULT '',\n"
	  "	files INTEGER NOT NULL DEFAULT 0,\n"
	  "	bytes INTEGER NOT NULL DEFAULT 0,\n"
	  "	past_cache INTEGER NOT NULL DEFAULT 0, -- files so read\n"
	  "	busy_ms INTEGER NOT NULL DEFAULT 0\n"
	  ") STRICT" },
	{ "index", "auditor_by_run",
	  "CREATE INDEX auditor_by_run ON auditor (run)" },
	{ "table", "run_shard",
	  "CREATE TABLE run_shard (\n"
	  "	run INTEGER NOT NULL REFERENCES run (number),\n"
	  "	shard INTEGER NOT NULL REFERENCES shard (number),\n"
	  "	epoch INTEGER NOT NULL DEFAULT 0, -- grows with each lease\n"
	  "	auditor INTEGER REFERENCES auditor (number),\n"
	  "	leased_at INTEGER,\n"
	  "	lease_until INTEGER,\n"
	  "	ended_at INTEGER, -- NULL until it has been checked\n"
	  "	files INTEGER NOT NULL,\n"
	  "	bytes INTEGER NOT NULL DEFAULT 0,\n"
	  "	findings INTEGER NOT NULL DEFAULT 0,\n"
	  VERDICTS
	  "	PRIMARY KEY (run, shard),\n"
	  CONSERVATION
	  ") STRICT, WITHOUT ROWID" },
	{ "index", "run_shard_by_shard",
	  "CREATE INDEX run_shard_by_shard ON run_shard (shard, run)" },
	/* Shards that had no turn in a run, by why. */
	{ "table", "run_rest",
	  "CREATE TABLE run_rest (\n"
	  "	run INTEGER NOT NULL REFERENCES run (number),\n"
	  "	verdict INTEGER NOT NULL,\n"
	  "	reason TEXT NOT NULL,\n"
	  "	shards INTEGER NOT NULL,\n"
	  "	files INTEGER NOT NULL,\n"
	  "	PRIMARY KEY (run, verdict, reason)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "table", "run_event",
	  "CREATE TABLE run_event (\n"
	  "	run INTEGER NOT NULL REFERENCES run (number),\n"
	  "	holding INTEGER NOT NULL REFERENCES holding (number),\n"
	  "	event TEXT, -- its identifier; NULL: none was written\n"
	  "	reason TEXT NOT NULL, -- why none was\n"
	  "	PRIMARY KEY (run, holding)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "table", "clock_note",
	  "CREATE TABLE clock_note (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	run INTEGER NOT NULL REFERENCES run (number),\n"
	  "	noted_at INTEGER NOT NULL,\n"
	  "	step INTEGER NOT NULL, -- seconds, forward is positive\n"
	  "	note TEXT NOT NULL\n"
	  ") STRICT" },
	{ "index", "clock_note_by_run",
	  "CREATE INDEX clock_note_by_run ON clock_note (run)" },
	{ "table", "incident",
	  "CREATE TABLE incident (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	holding INTEGER NOT NULL REFERENCES holding (number),\n"
	  "	path BLOB NOT NULL, -- empty: the holding as a whole\n"
	  "	verdict INTEGER NOT NULL CHECK (verdict > 0),\n"
	  "	state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),\n"
	  "	opened_at INTEGER NOT NULL,\n"
	  "	opened_run INTEGER NOT NULL REFERENCES run (number),\n"
	  "	closed_at INTEGER CHECK ((closed_at IS NULL) = (state < 2))\n"
	  ") STRICT" },
	{ "index", "incident_open",
	  "CREATE UNIQUE INDEX incident_open ON incident (holding, path)\n"
	  "WHERE state < 2" },
	{ "index", "incident_by_file",
	  "CREATE INDEX incident_by_file ON incident (holding, path)" },
	{ "table", "incident_event",
	  "CREATE TABLE incident_event (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	incident INTEGER NOT NULL REFERENCES incident (number),\n"
	  "	kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 6),\n"
	  "	at INTEGER NOT NULL,\n"
	  "	agent INTEGER REFERENCES agent (number), -- NULL: an audit\n"
	  "	reason TEXT NOT NULL,\n"
	  "	run INTEGER REFERENCES run (number),\n"
	  "	repair INTEGER REFERENCES repair (number)\n"
	  ") STRICT" },
	{ "index", "incident_event_by_incident",
	  "CREATE INDEX incident_event_by_incident\n"
	  "ON incident_event (incident, number)" },
	{ "table", "finding",
	  "CREATE TABLE finding (\n"
	  "	number INTEGER PRIMARY KEY,\n"
	  "	run INTEGER NOT NULL REFERENCES run (number),\n"
	  "	holding INTEGER NOT NULL REFERENCES holding (number),\n"
	  "	shard INTEGER REFERENCES shard (number),\n"
	  "	path BLOB NOT NULL, -- empty: the holding as a whole\n"
	  "	verdict INTEGER NOT NULL CHECK (verdict > 0),\n"
	  "	expected_size INTEGER,\n"
	  "	actual_size INTEGER,\n"
	  "	expected_algorithm INTEGER,\n"
	  "	expected BLOB,\n"
	  "	actual_algorithm INTEGER,\n"
	  "	actual BLOB,\n"
	  "	moved_to BLOB, -- a path in the holding\n"
	  "	damage_offset INTEGER, -- of the first byte that differs\n"
	  "	damage_length INTEGER, -- to the last byte that differs\n"
	  "	damage_pattern TEXT,\n"
	  "	detail TEXT NOT NULL,\n"
	  "	found_at INTEGER NOT NULL,\n"
	  "	incident INTEGER REFERENCES incident (number)\n"
	  ") STRICT" },
	{ "index", "finding_by_run",
	  "CREATE INDEX finding_by_run ON finding (run, number)" },
	{ "index", "finding_by_incident",
	  "CREATE INDEX finding_by_incident ON finding (incident)\n"
	  "WHERE incident IS NOT NULL" },

	/* The guards. */
	KEPT("agent"), FIXED("agent"),
	NOT_REPLACED("agent", "number = NEW.number\n"
		"	OR (kind = NEW.kind AND name = NEW.name)"),
	KEPT("volume"), FIXED("volume"),
	NOT_REPLACED("volume", "number = NEW.number OR name = NEW.name\n"
		"	OR identifier = NEW.identifier"),
	KEPT("volume_place"),
	KEPT("collection"),
	NOT_REPLACED("collection", "number = NEW.number OR name = NEW.name"),
	KEPT("holding"),
	{ "trigger", "holding_is_fixed",
	  "CREATE TRIGGER holding_is_fixed BEFORE UPDATE ON holding\n"
	  "WHEN OLD.files IS NOT NULL OR NEW.number IS NOT OLD.number\n"
	  "BEGIN SELECT RAISE(ABORT, 'a registered holding is never changed'); "
	  "END" },
	NOT_REPLACED("holding", "number = NEW.number\n"
		"	OR identifier = NEW.identifier OR (location = NEW.location\n"
		"	AND volume IS NEW.volume AND NOT EXISTS (SELECT 1\n"
		"	FROM removal WHERE removal.holding = holding.number))"),
	KEPT("removal"), FIXED("removal"),
	NOT_REPLACED("removal", "holding = NEW.holding"),
	KEPT("file"), FIXED("file"),
	{ "trigger", "file_is_added_by_accession",
	  "CREATE TRIGGER file_is_added_by_accession BEFORE INSERT ON file\n"
	  "WHEN (SELECT files FROM holding WHERE number = NEW.holding)\n"
	  "		IS NOT NULL\n"
	  "	OR EXISTS (SELECT 1 FROM file\n"
	  "		WHERE holding = NEW.holding AND path = NEW.path)\n"
	  "BEGIN SELECT RAISE(ABORT, 'a registered holding is never changed'); "
	  "END" },
	KEPT("block_digest"), FIXED("block_digest"),
	{ "trigger", "block_digest_is_added_by_accession",
	  "CREATE TRIGGER block_digest_is_added_by_accession\n"
	  "BEFORE INSERT ON block_digest\n"
	  "WHEN (SELECT files FROM holding WHERE number = NEW.holding)\n"
	  "		IS NOT NULL\n"
	  "	OR EXISTS (SELECT 1 FROM block_digest WHERE path = NEW.path\n"
	  "		AND holding = NEW.holding AND part = NEW.part)\n"
	  "BEGIN SELECT RAISE(ABORT, 'a registered holding is never changed'); "
	  "END" },
	KEPT("change"),
	CLOSED("change", "OLD.state = 0 AND NEW.number IS OLD.number\n"
		"	AND NEW.holding IS OLD.holding\n"
		"	AND NEW.begun_at IS OLD.begun_at\n"
		"	AND NEW.reason IS OLD.reason"),
	{ "trigger", "change_begins_unsettled",
	  "CREATE TRIGGER change_begins_unsettled BEFORE INSERT ON change\n"
	  "WHEN NEW.state <> 0\n"
	  "	OR EXISTS (SELECT 1 FROM change WHERE number = NEW.number\n"
	  "		OR (holding = NEW.holding AND state = 0))\n"
	  "BEGIN SELECT RAISE(ABORT, 'what is recorded is never replaced'); "
	  "END" },
	KEPT("changed_file"), FIXED("changed_file"),
	{ "trigger", "changed_file_is_no_payload",
	  "CREATE TRIGGER changed_file_is_no_payload BEFORE INSERT ON "
	  "changed_file\n"
	  "WHEN substr(NEW.path, 1, 5) = x'646174612f' -- data/\n"
	  "	OR (SELECT kind FROM holding WHERE number = NEW.holding) <> 0\n"
	  "BEGIN SELECT RAISE(ABORT, 'a registered payload file is never "
	  "changed'); END" },
	{ "trigger", "changed_file_is_of_one_change",
	  "CREATE TRIGGER changed_file_is_of_one_change BEFORE INSERT ON "
	  "changed_file\n"
	  "WHEN (SELECT state FROM change\n"
	  "	WHERE number = NEW.change AND holding = NEW.holding) IS NOT 0\n"
	  "	OR EXISTS (SELECT 1 FROM changed_file\n"
	  "		WHERE holding = NEW.holding\n"
	  "		AND path = NEW.path AND change = NEW.change)\n"
	  "BEGIN SELECT RAISE(ABORT, 'what is recorded is never replaced'); "
	  "END" },
	{ "trigger", "changed_file_follows_the_last",
	  "CREATE TRIGGER changed_file_follows_the_last BEFORE INSERT ON "
	  "changed_file\n"
	  "WHEN NOT EXISTS (SELECT 1 FROM file AS f LEFT JOIN changed_file AS "
	  "l\n"
	  "	ON l.holding = f.holding AND l.path = f.path AND l.change =\n"
	  "	" LAST_CHANGE("NEW.holding", "NEW.path") "\n"
	  "	WHERE f.holding = NEW.holding AND f.path = NEW.path\n"
	  "	AND f.algorithm = NEW.algorithm\n"
	  "	AND coalesce(l.size, f.size) = NEW.old_size\n"
	  "	AND coalesce(l.digest, f.digest) = NEW.old_digest)\n"
	  "BEGIN SELECT RAISE(ABORT, 'a change begins with what is "
	  "registered'); END" },
	KEPT("file_digest"), FIXED("file_digest"),
	/* A file has one digest of an algorithm: a new one replaces none. */
	{ "trigger", "file_digest_is_new",
	  "CREATE TRIGGER file_digest_is_new BEFORE INSERT ON file_digest\n"
	  "WHEN EXISTS (SELECT 1 FROM file_digest WHERE path = NEW.path\n"
	  "		AND holding = NEW.holding AND change = NEW.change\n"
	  "		AND algorithm = NEW.algorithm)\n"
	  "	OR (SELECT algorithm FROM file WHERE holding = NEW.holding\n"
	  "		AND path = NEW.path) IS NEW.algorithm\n"
	  "	OR coalesce(" LAST_CHANGE("NEW.holding", "NEW.path") ", 0)\n"
	  "		IS NOT NEW.change\n"
	  "BEGIN SELECT RAISE(ABORT, 'a registered digest is never replaced'); "
	  "END" },
	KEPT("repair"), NOT_REPLACED("repair", "number = NEW.number"),
	CLOSED("repair", "OLD.state = 0 AND NEW.number IS OLD.number\n"
		"	AND NEW.holding IS OLD.holding AND NEW.path IS OLD.path\n"
		"	AND NEW.source IS OLD.source\n"
		"	AND NEW.begun_at IS OLD.begun_at"),
	KEPT("policy"), FIXED("policy"),
	NOT_REPLACED("policy", "number = NEW.number"),
	KEPT("pause"), NOT_REPLACED("pause", "number = NEW.number"),
	CLOSED("pause", "OLD.ended_at IS NULL AND NEW.number IS OLD.number\n"
		"	AND NEW.kind IS OLD.kind AND NEW.target IS OLD.target\n"
		"	AND NEW.begun_at IS OLD.begun_at\n"
		"	AND NEW.reason IS OLD.reason AND NEW.agent IS OLD.agent"),
	KEPT("canary"), NOT_REPLACED("canary", "number = NEW.number"),
	CLOSED("canary", "OLD.removed_at IS NULL AND NEW.number IS OLD.number\n"
		"	AND NEW.location IS OLD.location\n"
		"	AND NEW.digest IS OLD.digest"),
	KEPT("schedule"), NOT_REPLACED("schedule", "number = NEW.number"),
	CLOSED("schedule", "OLD.removed_at IS NULL AND NEW.number IS OLD.number\n"
		"	AND NEW.command IS OLD.command"),
	KEPT("shard"),
	{ "trigger", "shard_is_fixed",
	  "CREATE TRIGGER shard_is_fixed\n"
	  "BEFORE UPDATE OF number, holding, kind, first, last, files, bytes\n"
	  "ON shard\n"
	  "BEGIN SELECT RAISE(ABORT, 'a registered holding is never changed'); "
	  "END" },
	{ "trigger", "shard_is_added_by_accession",
	  "CREATE TRIGGER shard_is_added_by_accession BEFORE INSERT ON shard\n"
	  "WHEN (SELECT files FROM holding WHERE number = NEW.holding)\n"
	  "		IS NOT NULL\n"
	  "	OR EXISTS (SELECT 1 FROM shard WHERE number = NEW.number)\n"
	  "BEGIN SELECT RAISE(ABORT, 'a registered holding is never changed'); "
	  "END" },
	KEPT("run"),
	NOT_REPLACED("run", "number = NEW.number"),
	/* Running, or interrupted (2): that can be gone on with. */
	CLOSED("run", "OLD.state IN (0, 2) AND NEW.number IS OLD.number\n"
		"	AND NEW.started_at IS OLD.started_at\n"
		"	AND NEW.scope IS OLD.scope AND NEW.files IS OLD.files"),
	KEPT("auditor"), NOT_REPLACED("auditor", "number = NEW.number"),
	CLOSED("auditor", "OLD.ended_at IS NULL AND NEW.number IS OLD.number\n"
		"	AND NEW.run IS OLD.run AND NEW.host IS OLD.host\n"
		"	AND NEW.started_at IS OLD.started_at"),
	KEPT("run_shard"),
	NOT_REPLACED("run_shard", "run = NEW.run AND shard = NEW.shard"),
	CLOSED("run_shard", "OLD.ended_at IS NULL AND NEW.run IS OLD.run\n"
		"	AND NEW.shard IS OLD.shard AND NEW.files IS OLD.files\n"
		"	AND NEW.epoch >= OLD.epoch"),
	KEPT("run_rest"), FIXED("run_rest"),
	NOT_REPLACED("run_rest", "run = NEW.run AND verdict = NEW.verdict\n"
		"	AND reason = NEW.reason"),
	KEPT("run_event"), FIXED("run_event"),
	NOT_REPLACED("run_event", "run = NEW.run AND holding = NEW.holding"),
	KEPT("clock_note"), FIXED("clock_note"),
	NOT_REPLACED("clock_note", "number = NEW.number"),
	KEPT("incident"),
	NOT_REPLACED("incident", "number = NEW.number"),
	CLOSED("incident", "OLD.state < 2 AND NEW.state >= OLD.state\n"
		"	AND NEW.number IS OLD.number\n"
		"	AND NEW.holding IS OLD.holding AND NEW.path IS OLD.path\n"
		"	AND NEW.opened_at IS OLD.opened_at\n"
		"	AND NEW.verdict IS OLD.verdict"),
	KEPT("incident_event"), FIXED("incident_event"),
	NOT_REPLACED("incident_event", "number = NEW.number"),
	KEPT("finding"), FIXED("finding"),
	NOT_REPLACED("finding", "number = NEW.number"),
};
/* clang-format on */

const struct fonds_schema_format fonds_schema_format_3 = {
	items,
	sizeof(items) / sizeof(items[0]),
};
