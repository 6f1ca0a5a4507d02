/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a result says of incidents. A finding opens one, or belongs to the one
 * that is open for its path; its story gets a line only when what is found
 * there changes: another verdict than told last, or sound again.
 */
#include <string.h>

#include "base/cleanup.h"
#include "fixity/catalog/incident.h"
#include "fixity/catalog/work-result.h"

#define PATHS_KEPT ((size_t)64 << 10)

/* What is told of an incident so far. */
struct story {
	int64_t number;             /* 0: there is none that is open */
	enum fonds_verdict verdict; /* of its last finding */
	bool is_sound;              /* found so since */
};

static enum fonds_status add_event(const struct fonds_work_recording *recording,
	int64_t incident, enum fonds_incident_event_kind kind,
	const char *reason, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, recording->catalog,
		"INSERT INTO incident_event (incident, kind, at, reason, run)"
		" VALUES (?, ?, ?, ?, ?)");
	fonds_query_integer(&query, incident);
	fonds_query_integer(&query, (int64_t)kind);
	fonds_query_integer(&query, recording->now);
	fonds_query_text(&query, reason);
	fonds_query_integer(&query, recording->claim->run);
	return fonds_query_run(&query, NULL, error);
}

/* The kinds of events of audits are 0 to 2, the states of valid runs 0 to 4. */
#define IS_SOUND \
	"coalesce((SELECT e.kind = 2 FROM incident_event AS e" \
	" JOIN run AS r ON r.number = e.run" \
	" WHERE e.incident = i.number AND e.kind <= 2" \
	" AND (e.kind < 2 OR r.state < 5)" \
	" ORDER BY e.number DESC LIMIT 1), 0)"

static enum fonds_status read_story(
	const struct fonds_work_recording *recording, const char *path,
	struct story *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	*ret = (struct story){ 0 };
	fonds_query_begin(&query, recording->catalog,
		"SELECT i.number, coalesce((SELECT f.verdict FROM finding AS f"
		" WHERE f.incident = i.number ORDER BY f.number DESC LIMIT 1),"
		" i.verdict), " IS_SOUND " FROM incident AS i"
		" WHERE i.holding = ? AND i.path = ? AND i.state < 2");
	fonds_query_integer(&query, recording->claim->holding);
	fonds_query_bytes(&query, path, strlen(path));
	status = fonds_query_row(&query, &found, error);
	if (status < 0 || !found)
		return status;
	ret->number = fonds_query_get_integer(&query, 0);
	ret->verdict = fonds_query_get_verdict(&query, 1);
	ret->is_sound = fonds_query_get_integer(&query, 2) != 0;
	return FONDS_OK;
}

static enum fonds_status insert_incident(
	const struct fonds_work_recording *recording,
	const struct fonds_audit_finding *finding, int64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, recording->catalog,
		"INSERT INTO incident (holding, path, verdict, state,"
		" opened_at, opened_run) VALUES (?, ?, ?, 0, ?, ?)");
	fonds_query_integer(&query, recording->claim->holding);
	fonds_query_bytes(&query, finding->path, strlen(finding->path));
	fonds_query_integer(&query, (int64_t)finding->verdict);
	fonds_query_integer(&query, recording->now);
	fonds_query_integer(&query, recording->claim->run);
	status = fonds_query_run(&query, NULL, error);
	if (status == FONDS_OK)
		*ret = fonds_db_last_number(recording->catalog);
	return status;
}

static enum fonds_status tell_incident(
	const struct fonds_work_recording *recording,
	const struct fonds_audit_finding *finding, int64_t *ret,
	struct fonds_error **error)
{
	const char *name = fonds_verdict_name(finding->verdict);
	struct story story;
	enum fonds_status status = read_story(
		recording, finding->path, &story, error);

	*ret = story.number;
	if (status == FONDS_OK && story.number == 0) {
		status = insert_incident(recording, finding, ret, error);
		return status == FONDS_OK
			       ? add_event(recording, *ret,
					 FONDS_INCIDENT_OPENED, name, error)
			       : status;
	}
	if (status < 0 ||
		(story.verdict == finding->verdict && !story.is_sound))
		return status;
	return add_event(
		recording, *ret, FONDS_INCIDENT_SEEN_AGAIN, name, error);
}

static void bind_size(struct fonds_query *query, uint64_t size)
{
	if (size == UINT64_MAX)
		fonds_query_null(query);
	else
		fonds_query_count(query, size);
}

static void bind_digest(
	struct fonds_query *query, const struct fonds_digest *digest)
{
	if (!digest) {
		fonds_query_null(query);
		fonds_query_null(query);
		return;
	}
	fonds_query_integer(query, (int64_t)digest->algorithm);
	fonds_query_bytes(query, digest->bytes, digest->size);
}

static void bind_damage(
	struct fonds_query *query, const struct fonds_audit_finding *finding)
{
	bool is_known = finding->damage_offset != UINT64_MAX;

	if (finding->moved_to)
		fonds_query_bytes(
			query, finding->moved_to, strlen(finding->moved_to));
	else
		fonds_query_null(query);
	bind_size(query, finding->damage_offset);
	bind_size(query, is_known ? finding->damage_length : UINT64_MAX);
	if (finding->damage_pattern)
		fonds_query_text(query, finding->damage_pattern);
	else
		fonds_query_null(query);
}

static enum fonds_status insert_finding(
	const struct fonds_work_recording *recording,
	const struct fonds_audit_finding *finding, int64_t incident,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, recording->catalog,
		"INSERT INTO finding (run, holding, shard, path, verdict,"
		" expected_size, actual_size, expected_algorithm, expected,"
		" actual_algorithm, actual, moved_to, damage_offset,"
		" damage_length, damage_pattern, detail, found_at, incident)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
		" ?)");
	fonds_query_integer(&query, recording->claim->run);
	fonds_query_integer(&query, recording->claim->holding);
	fonds_query_integer(&query, recording->claim->shard);
	fonds_query_bytes(&query, finding->path, strlen(finding->path));
	fonds_query_integer(&query, (int64_t)finding->verdict);
	bind_size(&query, finding->expected_size);
	bind_size(&query, finding->actual_size);
	bind_digest(&query, finding->expected);
	bind_digest(&query, finding->actual);
	bind_damage(&query, finding);
	fonds_query_text(&query, finding->detail ? finding->detail : "");
	fonds_query_integer(&query,
		finding->found_at > 0 ? finding->found_at : recording->now);
	fonds_query_integer(&query, incident);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_work_record_findings(
	const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	const struct fonds_work_result *result = recording->result;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < result->finding_count;
		i++) {
		const struct fonds_audit_finding *finding =
			&result->findings[i];
		int64_t incident = 0;

		status = tell_incident(recording, finding, &incident, error);
		if (status == FONDS_OK)
			status = insert_finding(
				recording, finding, incident, error);
	}
	return status;
}

/*
 * The open incidents of registered files of the shard that were last told to
 * be bad. None is in the way of the events that are added meanwhile.
 */
static enum fonds_status record_sound_files(
	const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };
	const struct fonds_claim *claim = recording->claim;
	enum fonds_status status;
	bool found = false;

	fonds_arena_init(&arena, PATHS_KEPT + 2 * FONDS_CATALOG_LENGTH_MAX);
	fonds_query_begin(&query, recording->catalog,
		"SELECT i.number, i.path FROM incident AS i"
		" JOIN file AS f ON f.holding = i.holding AND f.path = i.path"
		" WHERE i.holding = ? AND i.path BETWEEN ? AND ?"
		" AND i.state < 2 AND NOT " IS_SOUND);
	fonds_query_integer(&query, claim->holding);
	fonds_query_bytes(&query, claim->first, strlen(claim->first));
	fonds_query_bytes(&query, claim->last, strlen(claim->last));
	for (;;) {
		const char *path;

		if (arena.used > PATHS_KEPT)
			fonds_arena_clear(&arena);
		status = fonds_query_row(&query, &found, error);
		if (status < 0 || !found)
			return status;
		path = fonds_query_get_text(&query, 1, &arena);
		status = fonds_query_check(&query, &arena, error);
		if (status == FONDS_OK && fonds_work_found_ok(recording, path))
			status = add_event(recording,
				fonds_query_get_integer(&query, 0),
				FONDS_INCIDENT_FOUND_SOUND, "", error);
		if (status < 0)
			return status;
	}
}

/*
 * Those of what is not registered, and of the holding as a whole: the search
 * for unexpected files ends with them, and comes after all files. A holding
 * that is one file has no such search.
 */
static enum fonds_status record_sound_rest(
	const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	const struct fonds_claim *claim = recording->claim;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, recording->catalog,
		"SELECT i.number FROM incident AS i JOIN holding AS h"
		" ON h.number = i.holding"
		" WHERE i.holding = ?1 AND i.state < 2 AND NOT " IS_SOUND
		" AND (?2 = 1 OR h.is_file = 1)"
		" AND NOT EXISTS (SELECT 1 FROM file AS f"
		"  WHERE f.holding = i.holding AND f.path = i.path)"
		" AND NOT EXISTS (SELECT 1 FROM finding AS f"
		"  WHERE f.incident = i.number AND f.run = ?3)");
	fonds_query_integer(&query, claim->holding);
	fonds_query_integer(&query, (int64_t)claim->kind);
	fonds_query_integer(&query, claim->run);
	do {
		status = fonds_query_row(&query, &found, error);
		if (status == FONDS_OK && found)
			status = add_event(recording,
				fonds_query_get_integer(&query, 0),
				FONDS_INCIDENT_FOUND_SOUND, "", error);
	} while (status == FONDS_OK && found);
	return status;
}

enum fonds_status fonds_work_record_sound(
	const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (recording->claim->kind == FONDS_SHARD_FILES_KIND)
		status = record_sound_files(recording, error);
	if (status == FONDS_OK && recording->is_whole)
		status = record_sound_rest(recording, error);
	return status;
}
