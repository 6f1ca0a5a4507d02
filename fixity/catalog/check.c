/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a catalog says of itself must agree: the file and its schema, each
 * holding with its files, the shards with the files, changes with what they
 * changed, each run with what it recorded. All of it is read as one state.
 */
#include "fixity/catalog/check.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "fixity/catalog/holding.h"
#include "fixity/catalog/listing.h"
#include "fixity/catalog/run.h"
#include "fixity/catalog/upkeep.h"

#define FINDINGS_MAX ((size_t)10000)
#define TEXTS_MAX ((size_t)256 << 20)

struct fonds_catalog_check {
	struct fonds_arena arena;
	struct fonds_text_list findings;
	uint64_t count; /* also those that were not kept */
	uint64_t holdings;
	uint64_t files;
	uint64_t runs;
};

#define NOT_REMOVED(holding) \
	"NOT EXISTS (SELECT 1 FROM removal AS r WHERE r.holding = " holding \
	".number)"

/* The bytes of a digest; NULL for an algorithm that there is none of. */
#define DIGEST_SIZE(algorithm) \
	"CASE " algorithm " WHEN 1 THEN 16 WHEN 2 THEN 20 WHEN 3 THEN 28" \
	" WHEN 4 THEN 32 WHEN 5 THEN 48 WHEN 6 THEN 64 WHEN 7 THEN 28" \
	" WHEN 8 THEN 32 WHEN 9 THEN 48 WHEN 10 THEN 64 WHEN 11 THEN 64 END"
#define IS_NO_DIGEST(algorithm, digest) \
	"length(" digest ") IS NOT " DIGEST_SIZE(algorithm)
#define HAS_NO_DIGEST IS_NO_DIGEST("algorithm", "digest")

#define NUMBER(macro) TEXT_OF(macro)
#define TEXT_OF(number) #number
#define BLOCKS_MAX NUMBER(FONDS_BLOCKS_OF_A_PART)
#define VERDICTS NUMBER(FONDS_VERDICT_COUNT)

/* The digests of blocks stand one after the other. */
#define BLOCK_DIGESTS \
	"SELECT holding, length(digests) AS size," \
	" " DIGEST_SIZE("algorithm") " AS one FROM block_digest"

/* SQLite's own sum() ends with an error beyond 2^63; this is a REAL then. */
#define SUM(column) \
	"coalesce(sum(" column " >> 32) * 4294967296" \
	" + sum(" column " & 4294967295), 0)"
#define FILES_BY_HOLDING \
	"SELECT holding, count(*) AS files, " SUM( \
		"size") " AS bytes" \
			" FROM file GROUP BY holding"
#define FILES_IN_SHARDS \
	"SELECT " SUM("s.files") " FROM shard AS s" \
				 " WHERE s.holding = h.number AND s.kind = 0"
#define BYTES_OF_SHARD \
	"SELECT " SUM("f.size") " FROM file AS f WHERE f.holding = s.holding" \
				" AND f.path BETWEEN s.first AND s.last"

/*
 * Whatever reads a path or a text ends it at a NUL. Where the path of a file
 * stands elsewhere, it is a reference to the file.
 */
#define WITH_NUL(number, table, text) \
	"SELECT DISTINCT " number " FROM " table " WHERE instr(CAST(" text \
	" AS BLOB), x'00')"

#define TEXTS_OF_HOLDING \
	"identifier || location || external_identifier || description" \
	" || source_organization || source"
#define TEXTS_OF_AUDITOR \
	"host || user || version || libraries || system || read_mode || why"
#define TEXTS_OF_FINDING \
	"path || coalesce(moved_to, '') || coalesce(damage_pattern, '')" \
	" || detail"

#define IS_NO_VERDICT(verdict) verdict " NOT BETWEEN 0 AND " VERDICTS " - 1"

/* What was there before a change c of a file f, after the change p. */
#define CHANGES \
	" FROM changed_file AS c JOIN file AS f" \
	" ON f.holding = c.holding AND f.path = c.path" \
	" LEFT JOIN changed_file AS p" \
	" ON p.holding = c.holding AND p.path = c.path" \
	" AND p.change = (SELECT max(x.change) FROM changed_file AS x" \
	" JOIN change AS n ON n.number = x.change AND n.state = 1" \
	" WHERE x.holding = c.holding AND x.path = c.path" \
	" AND x.change < c.change)"

/* Each gives the number of what is not as it must be, once. */
static const struct {
	const char *what;
	const char *problem;
	const char *sql;
} rules[] = {
	{ "holding", "its accession was never closed",
		"SELECT number FROM holding WHERE files IS NULL" },
	{ "holding", "it has not the files or the bytes that it should",
		"SELECT h.number FROM holding AS h"
		" LEFT JOIN (" FILES_BY_HOLDING ") AS f ON f.holding = h.number"
		" WHERE h.files IS NOT coalesce(f.files, 0)"
		" OR h.bytes IS NOT coalesce(f.bytes, 0)" },
	{ "holding", "its shards do not have all of its files",
		"SELECT h.number FROM holding AS h"
		" WHERE h.files IS NOT (" FILES_IN_SHARDS ")" },
	{ "holding", "the same place is registered twice",
		"SELECT DISTINCT b.number FROM holding AS a JOIN holding AS b"
		" ON b.location = a.location AND b.volume IS a.volume"
		" AND b.number > a.number WHERE " NOT_REMOVED(
			"a") " AND " NOT_REMOVED("b") },
	{ "holding", "a digest of a file is none of its algorithm",
		"SELECT holding FROM file WHERE " HAS_NO_DIGEST
		" UNION SELECT holding FROM file_digest WHERE " HAS_NO_DIGEST
		" UNION SELECT holding FROM (" BLOCK_DIGESTS ")"
		" WHERE size % one IS NOT 0"
		" OR size / one NOT BETWEEN 1 AND " BLOCKS_MAX },
	{ "holding", "the last check of a file has a verdict that is none",
		"SELECT DISTINCT holding FROM file_state"
		" WHERE " IS_NO_VERDICT("verdict") },
	{ "shard", "it has not the files or the bytes that it should",
		"SELECT s.number FROM shard AS s WHERE s.kind = 0"
		" AND (s.files IS NOT (SELECT count(*) FROM file AS f"
		" WHERE f.holding = s.holding"
		" AND f.path BETWEEN s.first AND s.last)"
		" OR s.bytes IS NOT (" BYTES_OF_SHARD "))" },
	{ "shard", "another has files of it",
		"SELECT DISTINCT s.number FROM shard AS s JOIN shard AS t"
		" ON t.holding = s.holding AND t.kind = 0"
		" AND t.number <> s.number"
		" AND t.first BETWEEN s.first AND s.last WHERE s.kind = 0" },
	{ "change", "it changed what cannot be changed",
		"SELECT DISTINCT c.change FROM changed_file AS c"
		" JOIN holding AS h ON h.number = c.holding WHERE h.kind <> 0"
		" OR substr(c.path, 1, 5) = x'646174612f'" },
	{ "change", "it changed a file of another holding",
		"SELECT DISTINCT c.change FROM changed_file AS c"
		" JOIN change AS n ON n.number = c.change"
		" WHERE n.holding <> c.holding" },
	{ "change", "it does not begin with what was there before",
		"SELECT DISTINCT c.change" CHANGES
		" WHERE c.algorithm <> f.algorithm"
		" OR c.old_size IS NOT coalesce(p.size, f.size)"
		" OR c.old_digest IS NOT coalesce(p.digest, f.digest)" },
	{ "change", "a digest of a file is none of its algorithm",
		"SELECT DISTINCT change FROM changed_file"
		" WHERE " IS_NO_DIGEST("algorithm",
			"old_digest") " OR " IS_NO_DIGEST("algorithm",
			"digest") },
	{ "holding", "a file of it has a digest of no state that it had",
		"SELECT DISTINCT d.holding FROM file_digest AS d"
		" WHERE d.change <> 0"
		" AND NOT EXISTS (SELECT 1 FROM changed_file AS c"
		" WHERE c.holding = d.holding AND c.path = d.path"
		" AND c.change = d.change)" },
	{ "holding", "a file of it has two digests of one algorithm",
		"SELECT DISTINCT d.holding FROM file_digest AS d"
		" JOIN file AS f ON f.holding = d.holding AND f.path = d.path"
		" WHERE f.algorithm = d.algorithm" },
	{ "canary", "its digest is none of its algorithm, or its size no size",
		"SELECT number FROM canary WHERE size < 0"
		" OR " IS_NO_DIGEST("algorithm", "digest") },
	{ "finding", "its verdict is none",
		"SELECT number FROM finding WHERE " IS_NO_VERDICT("verdict") },
	{ "finding", "a digest in it is none of its algorithm",
		"SELECT number FROM finding"
		" WHERE " IS_NO_DIGEST("expected_algorithm",
			"expected") " OR " IS_NO_DIGEST("actual_algorithm",
			"actual") },
	{ "finding", "a size in it is no size",
		"SELECT number FROM finding WHERE expected_size < 0"
		" OR actual_size < 0 OR damage_offset < 0"
		" OR damage_length < 0" },
	{ "incident", "its verdict is none",
		"SELECT number FROM incident WHERE " IS_NO_VERDICT("verdict") },
	{ "run", "what had no turn in it has a verdict that is none",
		"SELECT DISTINCT run FROM run_rest"
		" WHERE " IS_NO_VERDICT("verdict") },
	{ "agent", "its name has a NUL", WITH_NUL("number", "agent", "name") },
	{ "volume", "a text of it has a NUL",
		WITH_NUL("number", "volume", "identifier || name") },
	{ "volume", "its place has a NUL",
		WITH_NUL("volume", "volume_place", "host || path") },
	{ "collection", "a text of it has a NUL",
		WITH_NUL("number", "collection", "name || description") },
	{ "holding", "a text of it has a NUL",
		WITH_NUL("number", "holding", TEXTS_OF_HOLDING) },
	{ "holding", "the reason of its removal has a NUL",
		WITH_NUL("holding", "removal", "reason") },
	{ "holding", "the path of a file has a NUL",
		WITH_NUL("holding", "file", "path") },
	{ "shard", "its first or last path has a NUL",
		WITH_NUL("number", "shard", "first || last") },
	{ "change", "its reason has a NUL",
		WITH_NUL("number", "change", "reason") },
	{ "repair", "a text of it has a NUL",
		WITH_NUL(
			"number", "repair", "source || quarantine || reason") },
	{ "pause", "its reason has a NUL",
		WITH_NUL("number", "pause", "reason") },
	{ "canary", "its path has a NUL",
		WITH_NUL("number", "canary", "location") },
	{ "schedule", "a text of it has a NUL",
		WITH_NUL("number", "schedule", "kind || calendar || command") },
	{ "run", "a text of it has a NUL",
		WITH_NUL("number", "run", "scope || why") },
	{ "run", "a text of an auditor has a NUL",
		WITH_NUL("run", "auditor", TEXTS_OF_AUDITOR) },
	{ "run", "the reason why something had no turn has a NUL",
		WITH_NUL("run", "run_rest", "reason") },
	{ "run", "an event of it has a NUL",
		WITH_NUL("run", "run_event", "coalesce(event, '') || reason") },
	{ "run", "a note on the clock has a NUL",
		WITH_NUL("run", "clock_note", "note") },
	{ "incident", "its path has a NUL",
		WITH_NUL("number", "incident", "path") },
	{ "incident", "the reason of a step has a NUL",
		WITH_NUL("incident", "incident_event", "reason") },
	{ "finding", "a text of it has a NUL",
		WITH_NUL("number", "finding", TEXTS_OF_FINDING) },
};

/* Is the next finding kept? Of all others only the number is. */
static bool has_room(const struct fonds_catalog_check *check)
{
	return check->findings.count < FINDINGS_MAX;
}

static enum fonds_status take_text(
	const char *text, void *payload, struct fonds_error **error)
{
	struct fonds_catalog_check *check = payload;

	check->count++;
	if (has_room(check))
		fonds_text_list_add(&check->arena, &check->findings,
			text ? text : "something that is too long to be told");
	return fonds_arena_check(&check->arena, "what was found", error);
}

static enum fonds_status take_row(struct fonds_catalog_check *check,
	size_t rule, int64_t number, struct fonds_error **error)
{
	char text[128];

	(void)snprintf(text, sizeof(text), "%s %" PRId64 ": %s",
		rules[rule].what, number, rules[rule].problem);
	return take_text(text, check, error);
}

static enum fonds_status check_rule(struct fonds_catalog *catalog, size_t rule,
	struct fonds_catalog_check *check, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog, rules[rule].sql);
	while ((status = fonds_query_row(&query, &found, error)) == FONDS_OK &&
		found) {
		status = take_row(
			check, rule, fonds_query_get_integer(&query, 0), error);
		if (status < 0)
			return status;
	}
	return status;
}

struct recount {
	struct fonds_catalog *catalog;
	struct fonds_catalog_check *check;
	int64_t run;
};

static enum fonds_status take_difference(
	const char *difference, void *payload, struct fonds_error **error)
{
	const struct recount *recount = payload;
	char text[512];

	(void)snprintf(text, sizeof(text), "run %" PRId64 ": %s", recount->run,
		difference);
	return take_text(text, recount->check, error);
}

static enum fonds_status check_run(
	const struct fonds_run *run, void *payload, struct fonds_error **error)
{
	struct recount *recount = payload;
	uint64_t differences = 0;

	recount->run = run->number;
	recount->check->runs++;
	return fonds_run_recount(recount->catalog, run->number, take_difference,
		recount, &differences, error);
}

static enum fonds_status count_all(struct fonds_catalog *catalog,
	struct fonds_catalog_check *check, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT count(*), " SUM("files") " FROM holding");
	status = fonds_query_row(&query, &found, error);
	if (status < 0 || !found)
		return status;
	check->holdings = fonds_query_get_count(&query, 0);
	check->files = fonds_query_get_count(&query, 1);
	return fonds_query_check(&query, &check->arena, error);
}

/* What cannot be read of it is a finding, and no end of the check. */
static enum fonds_status check_runs(struct fonds_catalog *catalog,
	struct fonds_catalog_check *check, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	const struct fonds_run_period always = { 0 };
	struct recount recount = { .catalog = catalog, .check = check };
	enum fonds_status status = count_all(catalog, check, &why);

	if (status == FONDS_OK)
		status = fonds_run_each(
			catalog, &always, check_run, &recount, &why);
	if (status == FONDS_ERR_FORMAT)
		return take_text(fonds_error_message(why), check, error);
	return status < 0 ? fonds_error_move(&why, status, error) : FONDS_OK;
}

static enum fonds_status check_all(struct fonds_catalog *catalog,
	struct fonds_catalog_check *check, struct fonds_error **error)
{
	enum fonds_status status = fonds_db_integrity(
		catalog, take_text, check, error);

	/* What a damaged file says of itself means nothing more. */
	if (status < 0 || check->count > 0)
		return status;
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		status = check_rule(catalog, i, check, error);
		if (status < 0)
			return status;
	}
	return check_runs(catalog, check, error);
}

enum fonds_status fonds_catalog_check_run(struct fonds_catalog *catalog,
	struct fonds_catalog_check **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_catalog_check_freep) struct fonds_catalog_check *check =
		calloc(1, sizeof(*check));
	enum fonds_status status;

	if (!check)
		return fonds_fail_nomem(error);
	fonds_arena_init(&check->arena, TEXTS_MAX);
	status = fonds_db_begin_reading(catalog, error);
	if (status < 0)
		return status;
	status = check_all(catalog, check, error);
	fonds_db_rollback(catalog);
	if (status < 0)
		return status;
	*ret = fonds_steal(&check);
	return FONDS_OK;
}

bool fonds_catalog_check_is_sound(const struct fonds_catalog_check *check)
{
	return check->count == 0;
}

const char *fonds_catalog_check_get(
	const struct fonds_catalog_check *check, size_t index)
{
	return index < check->findings.count ? check->findings.items[index]
					     : NULL;
}

static void write_text(
	const struct fonds_catalog_check *check, struct fonds_output *output)
{
	for (size_t i = 0; i < check->findings.count; i++) {
		fonds_listing_prose(output, check->findings.items[i]);
		fonds_output_add_char(output, '\n');
	}
	if (check->count > 0) {
		fonds_output_add_text(output, "not sound, ");
		fonds_output_add_count(output, check->count, "finding");
		fonds_output_add_text(output, ": restore it from a backup, or "
					      "ask who made it\n");
		return;
	}
	fonds_output_add_text(output, "sound: ");
	fonds_output_add_count(output, check->holdings, "holding");
	fonds_output_add_text(output, ", ");
	fonds_output_add_count(output, check->files, "file");
	fonds_output_add_text(output, ", ");
	fonds_output_add_count(output, check->runs, "run");
	fonds_output_add_char(output, '\n');
}

static void write_json(
	const struct fonds_catalog_check *check, struct fonds_output *output)
{
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_boolean(&json, "sound", check->count == 0);
	fonds_json_number(&json, "count", check->count);
	fonds_json_begin_array(&json, "findings");
	for (size_t i = 0; i < check->findings.count; i++)
		fonds_json_text(&json, NULL, check->findings.items[i]);
	fonds_json_end_array(&json);
	fonds_json_number(&json, "holdings", check->holdings);
	fonds_json_number(&json, "files", check->files);
	fonds_json_number(&json, "runs", check->runs);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_catalog_check_write(
	const struct fonds_catalog_check *check, enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	if (format == FONDS_FORMAT_JSON)
		write_json(check, &output);
	else if (format == FONDS_FORMAT_TEXT)
		write_text(check, &output);
	else
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the check of a catalog is written as text or JSON");
	return fonds_output_finish(&output, error);
}

void fonds_catalog_check_free(struct fonds_catalog_check *check)
{
	if (!check)
		return;
	fonds_arena_clear(&check->arena);
	free(check);
}

void fonds_catalog_check_freep(struct fonds_catalog_check **check)
{
	fonds_catalog_check_free(*check);
}
