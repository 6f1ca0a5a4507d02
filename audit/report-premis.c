/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-source.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <fonds/digest.h>

#include "audit/report-totals.h"
#include "base/arena.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "fixity/name-uuid.h"
#include "metadata/premis.h"

/*
 * A PREMIS 3.0 document: an event "fixity check" (2.2) for each holding in
 * each run that is reported, of the holding as a representation and of the
 * files in it that were damaged, by the program and the host that made it.
 * Nothing is said of files that were sound but their number.
 *
 * The document is built in memory, as its links go both ways, so it grows with
 * the holdings and runs of the period, not with their files. An identifier is
 * made from the catalog's path and the numbers in it: a report that is made
 * again has the same.
 */
#define TEXTS_MAX ((size_t)512 << 20)
#define NOTE_MAX 4096

/* An event in the order of holding and run, for finding it again. */
struct told {
	int64_t holding;
	int64_t run;
	struct fonds_premis_event *event;
	struct fonds_premis_object *object; /* the holding */
};

/* A damaged file; the same file may be found in several runs. */
struct damaged {
	int64_t holding;
	int64_t run;
	const char *path;
	const char *verdict;
	uint64_t size;
	struct fonds_digest digest;
};

/* An auditor: the program and the host are agents, each once. */
struct agents {
	int64_t run;
	const char *version;
	const char *host_name; /* "store-1 (user audit)" */
	struct fonds_premis_agent *software;
	struct fonds_premis_agent *host;
};

struct writing {
	const struct fonds_report *report;
	struct fonds_premis *premis;
	struct fonds_arena arena;
	struct agents *agents; /* one for each auditor, by run */
	size_t agent_count;
	size_t agent_room;
	struct fonds_premis_object *object; /* the holding whose turn it is */
	struct told *told;
	size_t told_count;
	size_t told_room;
	struct damaged *damaged;
	size_t damaged_count;
	size_t damaged_room;
};

static void writing_clear(struct writing *writing)
{
	fonds_premis_free(writing->premis);
	fonds_arena_clear(&writing->arena);
	free(writing->agents);
	free(writing->told);
	free(writing->damaged);
}

/* Room for one more; false when there is no memory. */
static bool grow(void **items, size_t *room, size_t count, size_t size)
{
	size_t more = *room == 0 ? 64 : *room * 2;
	void *grown;

	if (count < *room)
		return true;
	grown = realloc(*items, more * size);
	if (grown == NULL)
		return false;
	*items = grown;
	*room = more;
	return true;
}

/* Printable: XML can hold neither control characters nor bytes. */
static const char *printable(struct writing *writing, const char *text)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, TEXTS_MAX);
	fonds_text_escape(&buffer, text, strlen(text));
	if (buffer.status != FONDS_OK)
		writing->arena.status = buffer.status;
	return fonds_arena_dup(&writing->arena, fonds_buffer_text(&buffer));
}

/* A UUID of a name that only this thing in this catalog has. */
static enum fonds_status identify(struct writing *writing, const char *what,
	int64_t a, int64_t b, const char *text, char ret[FONDS_UUID_SIZE],
	struct fonds_error **error)
{
	const char *catalog = printable(writing, writing->report->catalog);
	const char *name = fonds_arena_printf(&writing->arena,
		"fonds:audit:%s:%s:%" PRId64 ":%" PRId64 ":%s",
		catalog == NULL ? "" : catalog, what, a, b, text);
	enum fonds_status status = fonds_arena_check(
		&writing->arena, "the PREMIS document", error);

	return status < 0 ? status : fonds_name_uuid(name, ret, error);
}

static enum fonds_status add_software(struct writing *writing,
	struct agents *agents, const struct fonds_run_origin *origin,
	struct fonds_error **error)
{
	char uuid[FONDS_UUID_SIZE];
	enum fonds_status status;

	/* Most auditors are what the one before was. */
	for (size_t k = writing->agent_count; k-- > 0;)
		if (strcmp(writing->agents[k].version, agents->version) == 0) {
			agents->software = writing->agents[k].software;
			return FONDS_OK;
		}
	status = identify(
		writing, "software", 0, 0, agents->version, uuid, error);
	if (status == FONDS_OK)
		agents->software = fonds_premis_agent_add(writing->premis, uuid,
			"sof", "fonds", agents->version,
			printable(writing, origin->libraries));
	return status;
}

static enum fonds_status add_host(struct writing *writing,
	struct agents *agents, const struct fonds_run_origin *origin,
	struct fonds_error **error)
{
	char uuid[FONDS_UUID_SIZE];
	enum fonds_status status;

	for (size_t k = writing->agent_count; k-- > 0;)
		if (strcmp(writing->agents[k].host_name, agents->host_name) ==
			0) {
			agents->host = writing->agents[k].host;
			return FONDS_OK;
		}
	status = identify(
		writing, "host", 0, 0, agents->host_name, uuid, error);
	if (status == FONDS_OK)
		agents->host = fonds_premis_agent_add(writing->premis, uuid,
			"har", agents->host_name, NULL,
			printable(writing, origin->system));
	return status;
}

static const char *or_else(const char *text, const char *otherwise)
{
	return text == NULL || text[0] == '\0' ? otherwise : text;
}

static enum fonds_status add_agents(const struct fonds_auditor *auditor,
	void *payload, struct fonds_error **error)
{
	struct writing *writing = payload;
	const struct fonds_run_origin *origin = &auditor->origin;
	struct agents agents = {
		.run = auditor->run,
		.version = printable(writing, origin->version),
		.host_name = fonds_arena_printf(&writing->arena, "%s (user %s)",
			or_else(printable(writing, origin->host),
				"host not recorded"),
			or_else(printable(writing, origin->user),
				"not recorded")),
	};
	enum fonds_status status = fonds_arena_check(
		&writing->arena, "the PREMIS document", error);

	if (status == FONDS_OK)
		status = add_software(writing, &agents, origin, error);
	if (status == FONDS_OK)
		status = add_host(writing, &agents, origin, error);
	if (status < 0)
		return status;
	if (!grow((void **)&writing->agents, &writing->agent_room,
		    writing->agent_count, sizeof(*writing->agents)))
		return fonds_fail_nomem(error);
	writing->agents[writing->agent_count++] = agents;
	return FONDS_OK;
}

/* The first auditor of the run, or of one after it. */
static size_t first_of_run(const struct writing *writing, int64_t run)
{
	size_t low = 0;
	size_t high = writing->agent_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (writing->agents[middle].run < run)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Each agent once, however many auditors of the run it had. */
static void link_agents(
	struct writing *writing, struct fonds_premis_event *event, int64_t run)
{
	size_t first = first_of_run(writing, run);

	for (size_t i = first;
		i < writing->agent_count && writing->agents[i].run == run;
		i++) {
		const struct agents *agents = &writing->agents[i];
		bool has_software = false;
		bool has_host = false;

		for (size_t k = first; k < i; k++) {
			has_software |= writing->agents[k].software ==
					agents->software;
			has_host |= writing->agents[k].host == agents->host;
		}
		if (!has_software)
			fonds_premis_event_agent(writing->premis, event,
				agents->software, "exe");
		if (!has_host)
			fonds_premis_event_agent(
				writing->premis, event, agents->host, "imp");
	}
}

/*
 * Nothing wrong is a success only when nothing was left, and when the checker
 * could be relied on.
 */
static const char *outcome_of(const struct fonds_run_holding *row,
	const struct fonds_report_state *run)
{
	if (row->findings > 0 || fonds_verdicts_wrong(row->verdicts) > 0 ||
		fonds_verdicts_not_readable(row->verdicts) > 0 ||
		row->verdicts[FONDS_VERDICT_UNEXPECTED] > 0)
		return "fai";
	if (run->state == FONDS_RUN_INVALID ||
		row->verdicts[FONDS_VERDICT_NOT_CHECKED] > 0)
		return "war";
	return "suc";
}

/* "audit run 3: 9 registered files, 8 ok, 1 corrupt" */
static void add_note(struct writing *writing, struct fonds_premis_event *event,
	const struct fonds_run_holding *row,
	const struct fonds_report_state *run)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer note;

	fonds_buffer_init(&note, NOTE_MAX);
	fonds_buffer_printf(&note,
		"audit run %" PRId64 "%s: %" PRIu64 " registered %s", row->run,
		run->state == FONDS_RUN_INVALID
			? ", which is invalid, so that nothing found in it is "
			  "proved"
			: "",
		row->files, row->files == 1 ? "file" : "files");
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (row->verdicts[i] > 0)
			fonds_buffer_printf(&note, ", %" PRIu64 " %s",
				row->verdicts[i],
				fonds_verdict_name((enum fonds_verdict)i));
	if (note.status != FONDS_OK)
		writing->arena.status = note.status;
	fonds_premis_event_note(
		writing->premis, event, fonds_buffer_text(&note));
}

static enum fonds_status add_holding_object(struct writing *writing,
	const struct fonds_run_holding *row, struct fonds_error **error)
{
	char uuid[FONDS_UUID_SIZE];
	enum fonds_status status;

	status = identify(writing, "holding", row->holding, 0, "", uuid, error);
	if (status < 0)
		return status;
	writing->object = fonds_premis_object_add(
		writing->premis, FONDS_PREMIS_REPRESENTATION, uuid);
	fonds_premis_object_identify(writing->premis, writing->object,
		"number in the catalog",
		fonds_arena_printf(&writing->arena, "%" PRId64, row->holding));
	fonds_premis_object_identify(writing->premis, writing->object, "place",
		printable(writing, row->location));
	return FONDS_OK;
}

static enum fonds_status add_event(const struct fonds_run_holding *row,
	void *payload, struct fonds_error **error)
{
	struct writing *writing = payload;
	struct fonds_report_state run = {
		.recorded_at = writing->report->until,
	};
	struct fonds_premis_event *event;
	char uuid[FONDS_UUID_SIZE];
	char time[FONDS_CLOCK_TIME_SIZE];
	enum fonds_status status = FONDS_OK;

	/* A holding that had no turn was not checked: that is no event. */
	if (row->findings == 0 && fonds_verdicts_judged(row->verdicts) == 0 &&
		fonds_verdicts_not_readable(row->verdicts) == 0)
		return FONDS_OK;
	if (!grow((void **)&writing->told, &writing->told_room,
		    writing->told_count, sizeof(*writing->told)))
		return fonds_fail_nomem(error);
	if (writing->object == NULL)
		status = add_holding_object(writing, row, error);
	if (status == FONDS_OK)
		status = identify(writing, "event", row->run, row->holding, "",
			uuid, error);
	if (status < 0)
		return status;
	(void)fonds_report_state_of(writing->report, row->run, &run);
	/* When its last shard was recorded; of one that is open, the run's. */
	event = fonds_premis_event_add(writing->premis, uuid, "fix",
		fonds_clock_format_time(
			row->ended_at != 0 ? row->ended_at : run.recorded_at,
			time),
		fonds_verdicts_detail(row->files, row->verdicts),
		outcome_of(row, &run));
	add_note(writing, event, row, &run);
	link_agents(writing, event, row->run);
	fonds_premis_event_object(
		writing->premis, event, writing->object, "sou");
	writing->told[writing->told_count++] = (struct told){
		.holding = row->holding,
		.run = row->run,
		.event = event,
		.object = writing->object,
	};
	return FONDS_OK;
}

static enum fonds_status add_holding(const struct fonds_report_holding *holding,
	void *payload, struct fonds_error **error)
{
	struct writing *writing = payload;

	writing->object = NULL;
	return fonds_report_each_check(
		writing->report, holding, add_event, writing, error);
}

/* Only what has a digest to compare with is an object of its own. */
static enum fonds_status keep_damaged(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	struct writing *writing = payload;
	const char *path;

	if (finding->path[0] == '\0' || finding->expected == NULL ||
		finding->expected_size > INT64_MAX)
		return FONDS_OK;
	if (!grow((void **)&writing->damaged, &writing->damaged_room,
		    writing->damaged_count, sizeof(*writing->damaged)))
		return fonds_fail_nomem(error);
	path = fonds_arena_dup(&writing->arena, finding->path);
	if (path == NULL)
		return fonds_arena_check(
			&writing->arena, "the PREMIS document", error);
	writing->damaged[writing->damaged_count++] = (struct damaged){
		.holding = finding->holding,
		.run = finding->run,
		.path = path,
		.verdict = fonds_verdict_name(finding->verdict),
		.size = finding->expected_size,
		.digest = *finding->expected,
	};
	return FONDS_OK;
}

static int by_number(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int by_file(const void *a, const void *b)
{
	const struct damaged *x = a;
	const struct damaged *y = b;
	int order = by_number(x->holding, y->holding);

	if (order == 0)
		order = strcmp(x->path, y->path);
	return order != 0 ? order : by_number(x->run, y->run);
}

static int by_holding(const void *a, const void *b)
{
	const struct told *x = a;
	const struct told *y = b;
	int order = by_number(x->holding, y->holding);

	return order != 0 ? order : by_number(x->run, y->run);
}

static const struct told *told_of(
	const struct writing *writing, const struct damaged *damaged)
{
	const struct told key = {
		.holding = damaged->holding,
		.run = damaged->run,
	};

	return writing->told_count == 0
		       ? NULL
		       : bsearch(&key, writing->told, writing->told_count,
				 sizeof(key), by_holding);
}

/* The codes of the vocabulary; it has none for the others. */
static const char *code_of(enum fonds_algorithm algorithm)
{
	static const char *const codes[] = { "md5", "sha1", "sha256", "sha384",
		"sha512" };
	const char *name = fonds_algorithm_name(algorithm);

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strcmp(codes[i], name) == 0)
			return codes[i];
	return "unk";
}

static enum fonds_status add_file(struct writing *writing,
	const struct damaged *file, struct fonds_premis_object *holding,
	struct fonds_premis_object **ret, struct fonds_error **error)
{
	const char *name = printable(writing, file->path);
	char hex[2 * FONDS_DIGEST_MAX + 1];
	char uuid[FONDS_UUID_SIZE];
	enum fonds_status status;

	status = identify(writing, "file", file->holding, 0,
		name == NULL ? "" : name, uuid, error);
	if (status < 0)
		return status;
	*ret = fonds_premis_object_add(
		writing->premis, FONDS_PREMIS_FILE, uuid);
	fonds_premis_file_set(writing->premis, *ret, file->size,
		code_of(file->digest.algorithm),
		fonds_digest_format(&file->digest, hex), name, file->path);
	fonds_premis_file_format(writing->premis, *ret,
		"application/octet-stream", NULL, "IANA Media Types",
		"application/octet-stream",
		"an audit compares bytes and does not identify formats");
	fonds_premis_relate(
		writing->premis, holding, *ret, "str", "inc", "isi", NULL);
	return FONDS_OK;
}

static enum fonds_status add_files(
	struct writing *writing, struct fonds_error **error)
{
	struct fonds_premis_object *object = NULL;
	const struct damaged *last = NULL;
	enum fonds_status status = FONDS_OK;

	if (writing->damaged_count > 0)
		qsort(writing->damaged, writing->damaged_count,
			sizeof(*writing->damaged), by_file);
	for (size_t i = 0; status == FONDS_OK && i < writing->damaged_count;
		i++) {
		const struct damaged *file = &writing->damaged[i];
		const struct told *told = told_of(writing, file);
		bool is_same = last != NULL && last->holding == file->holding &&
			       strcmp(last->path, file->path) == 0;

		if (told == NULL)
			continue;
		if (!is_same)
			status = add_file(
				writing, file, told->object, &object, error);
		if (status == FONDS_OK && !(is_same && last->run == file->run))
			fonds_premis_event_object(
				writing->premis, told->event, object, "sou");
		if (status == FONDS_OK)
			fonds_premis_event_note(writing->premis, told->event,
				fonds_arena_printf(&writing->arena, "%s: %s",
					file->verdict,
					printable(writing, file->path)));
		last = file;
	}
	return status;
}

static enum fonds_status build(
	struct writing *writing, struct fonds_error **error)
{
	const struct fonds_report *report = writing->report;
	enum fonds_status status;

	status = fonds_report_each_auditor(report, add_agents, writing, error);
	if (status == FONDS_OK)
		status = fonds_report_each_holding(
			report, add_holding, writing, error);
	if (status == FONDS_OK && writing->told_count == 0)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"nothing was checked in this period, so that there is "
			"no event for PREMIS: report another period");
	/* Each holding once, by number, with its runs by number. */
	if (status == FONDS_OK)
		qsort(writing->told, writing->told_count,
			sizeof(*writing->told), by_holding);
	if (status == FONDS_OK)
		status = fonds_report_each_finding(
			report, keep_damaged, writing, error);
	if (status == FONDS_OK)
		status = add_files(writing, error);
	if (status == FONDS_OK)
		status = fonds_arena_check(
			&writing->arena, "the PREMIS document", error);
	return status;
}

enum fonds_status fonds_report_write_premis(const struct fonds_report *report,
	struct fonds_output *output, struct fonds_error **error)
{
	fonds_cleanup(writing_clear) struct writing writing = {
		.report = report,
	};
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer document;
	enum fonds_status status;

	fonds_buffer_init(&document, TEXTS_MAX);
	fonds_arena_init(&writing.arena, TEXTS_MAX);
	writing.premis = fonds_premis_new();
	if (writing.premis == NULL)
		return fonds_fail_nomem(error);
	status = build(&writing, error);
	if (status == FONDS_OK)
		status = fonds_premis_write(writing.premis, &document, error);
	if (status == FONDS_OK)
		fonds_output_add(output, document.data, document.size);
	return status;
}
