/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What format 2 adds, history as well: added, closed once, never changed or
 * removed.
 *
 *	change,          what became of registered tag files: what was registered
 *	changed_file     at first stays where it is
 *	run_event        the events that audits wrote into descriptions
 *
 * No letter of it can be changed: catalogs that are there have it.
 */
#include "fixity/catalog/schema-format.h"

/* The file as it is registered now: after the last change that was made. */
#define LAST_CHANGE(bag, path) \
	"(SELECT c.change FROM changed_file AS c JOIN change AS n\n" \
	"		ON n.number = c.change AND n.state = 1\n" \
	"		WHERE c.bag = " bag " AND c.path = " path "\n" \
	"		ORDER BY c.change DESC LIMIT 1)"

static const struct fonds_schema_item items[] = {
	{ "table", "change",
		"CREATE TABLE change (\n"
		"	number INTEGER PRIMARY KEY,\n"
		"	bag INTEGER NOT NULL REFERENCES bag (number),\n"
		"	state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),\n"
		"	begun_at INTEGER NOT NULL,\n"
		"	settled_at INTEGER\n"
		"		CHECK ((settled_at IS NULL) = (state = 0)),\n"
		"	reason TEXT NOT NULL CHECK (length(reason) > 0)\n"
		") STRICT" },
	{ "table", "changed_file",
		"CREATE TABLE changed_file (\n"
		"	change INTEGER NOT NULL REFERENCES change (number),\n"
		"	bag INTEGER NOT NULL,\n"
		"	path BLOB NOT NULL,\n"
		"	algorithm INTEGER NOT NULL,\n"
		"	old_size INTEGER NOT NULL,\n"
		"	old_digest BLOB NOT NULL,\n"
		"	size INTEGER NOT NULL CHECK (size >= 0),\n"
		"	digest BLOB NOT NULL\n"
		"		CHECK (length(digest) = length(old_digest)),\n"
		"	PRIMARY KEY (bag, path, change),\n"
		"	FOREIGN KEY (bag, path) REFERENCES file (bag, path)\n"
		") STRICT, WITHOUT ROWID" },
	{ "table", "run_event",
		"CREATE TABLE run_event (\n"
		"	run INTEGER NOT NULL,\n"
		"	bag INTEGER NOT NULL,\n"
		"	event TEXT, -- its identifier; NULL: none was written\n"
		"	reason TEXT NOT NULL, -- why none was\n"
		"	PRIMARY KEY (run, bag),\n"
		"	FOREIGN KEY (run, bag) REFERENCES run_bag (run, bag)\n"
		") STRICT, WITHOUT ROWID" },
	{ "index", "change_by_bag",
		"CREATE INDEX change_by_bag ON change (bag, number)" },
	{ "index", "change_under_way",
		"CREATE UNIQUE INDEX change_under_way ON change (bag)\n"
		"WHERE state = 0" },
	{ "index", "changed_file_by_change",
		"CREATE INDEX changed_file_by_change\n"
		"ON changed_file (change, path)" },
	{ "trigger", "change_is_kept",
		"CREATE TRIGGER change_is_kept BEFORE DELETE ON change\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END" },
	{ "trigger", "change_is_settled_once",
		"CREATE TRIGGER change_is_settled_once BEFORE UPDATE ON "
		"change\n"
		"WHEN OLD.state <> 0 OR NEW.number IS NOT OLD.number\n"
		"	OR NEW.bag IS NOT OLD.bag\n"
		"	OR NEW.begun_at IS NOT OLD.begun_at\n"
		"	OR NEW.reason IS NOT OLD.reason\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never changed'); END" },
	{ "trigger", "change_begins_unsettled",
		"CREATE TRIGGER change_begins_unsettled BEFORE INSERT ON "
		"change\n"
		"WHEN NEW.state <> 0\n"
		"	OR EXISTS (SELECT 1 FROM change WHERE number = "
		"NEW.number\n"
		"		OR (bag = NEW.bag AND state = 0))\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never replaced'); END" },
	{ "trigger", "changed_file_is_kept",
		"CREATE TRIGGER changed_file_is_kept BEFORE DELETE ON "
		"changed_file\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END" },
	{ "trigger", "changed_file_is_fixed",
		"CREATE TRIGGER changed_file_is_fixed BEFORE UPDATE ON "
		"changed_file\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never changed'); END" },
	{ "trigger", "changed_file_is_no_payload",
		"CREATE TRIGGER changed_file_is_no_payload BEFORE INSERT ON "
		"changed_file\n"
		"WHEN substr(NEW.path, 1, 5) = x'646174612f' -- data/\n"
		"BEGIN SELECT RAISE(ABORT, 'a registered payload file is never "
		"changed'); END" },
	{ "trigger", "changed_file_is_of_one_change",
		"CREATE TRIGGER changed_file_is_of_one_change BEFORE INSERT ON "
		"changed_file\n"
		"WHEN (SELECT state FROM change\n"
		"	WHERE number = NEW.change AND bag = NEW.bag) IS NOT 0\n"
		"	OR EXISTS (SELECT 1 FROM changed_file WHERE bag = "
		"NEW.bag\n"
		"		AND path = NEW.path AND change = NEW.change)\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never replaced'); END" },
	{ "trigger", "changed_file_follows_the_last",
		"CREATE TRIGGER changed_file_follows_the_last BEFORE INSERT ON "
		"changed_file\n"
		"WHEN NOT EXISTS (SELECT 1 FROM file AS f LEFT JOIN "
		"changed_file AS l\n"
		"	ON l.bag = f.bag AND l.path = f.path AND l.change =\n"
		"	" LAST_CHANGE("NEW.bag",
			"NEW.path") "\n"
				    "	WHERE f.bag = NEW.bag AND f.path = "
				    "NEW.path\n"
				    "	AND f.algorithm = NEW.algorithm\n"
				    "	AND coalesce(l.size, f.size) = "
				    "NEW.old_size\n"
				    "	AND coalesce(l.digest, f.digest) = "
				    "NEW.old_digest)\n"
				    "BEGIN SELECT RAISE(ABORT, 'a change "
				    "begins with what is "
				    "registered'); END" },
	{ "trigger", "run_event_is_kept",
		"CREATE TRIGGER run_event_is_kept BEFORE DELETE ON run_event\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END" },
	{ "trigger", "run_event_is_fixed",
		"CREATE TRIGGER run_event_is_fixed BEFORE UPDATE ON run_event\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never changed'); END" },
	{ "trigger", "run_event_is_not_replaced",
		"CREATE TRIGGER run_event_is_not_replaced BEFORE INSERT ON "
		"run_event\n"
		"WHEN EXISTS (SELECT 1 FROM run_event\n"
		"	WHERE run = NEW.run AND bag = NEW.bag)\n"
		"BEGIN SELECT RAISE(ABORT, 'history is never replaced'); END" },
};

const struct fonds_schema_format fonds_schema_format_2 = {
	items,
	sizeof(items) / sizeof(items[0]),
};
