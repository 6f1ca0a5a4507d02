/* SPDX-License-Identifier: Apache-2.0 */
#include "report-sample.h"

#include <stdio.h>
#include <string.h>

#include "audit/report-totals.h"

#define NOW INT64_C(1795431600) /* 2026-11-23T11:00:00Z */
#define DAY INT64_C(86400)

const char *const sample_hostile[] = {
	"data/<script>alert(1)</script>.pdf",
	"data/\"quotes\" & 'apostrophes'/</title></style>.xml",
	"data/\x1b[31mred\x1b[0m\a.txt",
	"data/two\nlines\r\tand a tab",
	"=HYPERLINK(\"http://example.org\",\"data\")",
	"-rf",
	"data/latin-1 caf\xe9 \xff\xfe.doc",
	"data/\xd0\x94\xd0\xb5\xd0\xbb\xd0\xbe 827/\xd0\x9b\xd0\xb8\xd1\x81"
	"\xd1\x82 1 \xe2\x80\xae"
	"fdp.exe",
	"data/]]>--><!-- &lt; &#x41; \\x41 {{7*7}} ${x} %s%n",
	NULL,
};

static const struct fonds_run_origin origin = {
	.host = "store-1.archive.example",
	.user = "audit",
	.version = "0.1.0",
	.libraries = "OpenSSL 3.0.17; SQLite 3.40.1",
	.system = "Linux 6.1.0 x86_64",
	.read_mode = "through the page cache",
};

static void run_init(struct fonds_report_run *row, int64_t number,
	int64_t started_at, uint64_t files)
{
	*row = (struct fonds_report_run){
		.run = {
			.number = number,
			.state = FONDS_RUN_COMPLETE,
			.scope = "everything",
			.started_at = started_at,
			.recorded_at = started_at + 7513,
			.ended_at = started_at + 7513,
			.why = "",
			.holdings = 2,
			.files = files,
			.bytes = files * 2345678,
			.auditors = 1,
		},
		.busy_ms = 7000000 + (uint64_t)number * 90000,
		.read = files,
		.registered = files,
		.covered = files,
	};
	row->run.verdicts[FONDS_VERDICT_OK] = files;
}

/* Move files of a run from ok to another verdict. */
static void spoil(struct fonds_report_run *row, enum fonds_verdict verdict,
	uint64_t files)
{
	bool is_later = verdict == FONDS_VERDICT_NOT_CHECKED ||
			verdict == FONDS_VERDICT_NOT_DUE ||
			verdict == FONDS_VERDICT_SKIPPED;

	row->run.verdicts[verdict] += files;
	if (!is_later)
		row->run.findings += files;
	if (verdict != FONDS_VERDICT_UNEXPECTED)
		row->run.verdicts[FONDS_VERDICT_OK] -= files;
	if (verdict == FONDS_VERDICT_NOT_CHECKED)
		row->covered -= files;
}

/* Runs that end with the one reported, so many seconds apart. */
static void history(
	struct sample *sample, size_t count, int64_t apart, uint64_t files)
{
	for (size_t i = 0; i < count; i++)
		run_init(&sample->runs[i], (int64_t)i + 1,
			NOW - 9000 - (int64_t)(count - 1 - i) * apart,
			files - files / 3 * (count - 1 - i) / count);
	sample->report.runs = sample->runs;
	sample->report.run_count = count;
}

static void holdings(struct sample *sample)
{
	static const char *const places[] = {
		"/srv/bags/7fe6030c-cold-war-telegrams",
		"/srv/bags/2f<b>&\"1\"\n-letters",
	};
	const struct fonds_report *report = &sample->report;
	uint64_t files = report->totals.files;

	for (size_t i = 0; i < 2; i++) {
		sample->holdings[i] = (struct fonds_report_holding){
			.holding = (int64_t)i + 1,
			.location = places[i],
			.collection = "default",
			.runs = report->totals.runs,
			.ended_at = NOW - 3000,
			.files = i == 0 ? files / 2 : files - files / 2,
			.bytes = 123456789,
		};
		sample->holdings[i].verdicts[FONDS_VERDICT_OK] =
			sample->holdings[i].files;
	}
	sample->report.holdings = sample->holdings;
	sample->report.holding_count = 2;
	sample->report.holding_total = 2;
}

static void auditors(struct sample *sample)
{
	const struct fonds_report *report = &sample->report;
	const struct fonds_run *run = &report->runs[report->run_count - 1].run;

	sample->auditors[0] = (struct fonds_auditor){
		.number = 7,
		.run = run->number,
		.origin = origin,
		.started_at = run->started_at,
		.seen_at = run->recorded_at,
		.ended_at = run->ended_at,
		.why = "",
		.files = run->files,
		.bytes = run->bytes,
		.busy_ms = 7000000,
	};
	sample->report.auditors = sample->auditors;
	sample->report.auditor_count = 1;
	sample->report.auditor_total = 1;
}

static void collections(struct sample *sample)
{
	struct fonds_report *report = &sample->report;

	sample->collections[0] = (struct fonds_report_collection){
		.collection = {
			.number = 1,
			.name = "default",
			.description = "",
			.policy = {
				.number = 1,
				.set_at = NOW - 500 * DAY,
				.agent = "Ada <ada@example.org>",
				.every_seconds = 90 * DAY,
				.window_from = -1,
				.window_to = -1,
			},
		},
		.coverage = report->coverage,
	};
	report->collections = sample->collections;
	report->collection_count = 1;
	report->collection_total = 1;
}

/* The sums, over the runs from the one at this place to the last. */
static void sum_up(struct sample *sample, size_t from)
{
	struct fonds_report *report = &sample->report;
	struct fonds_report_run *last = &report->runs[report->run_count - 1];

	for (size_t i = from; i < report->run_count; i++) {
		report->runs[i].is_reported = true;
		fonds_totals_add(&report->totals, &report->runs[i]);
	}
	report->totals.registered = last->registered;
	report->totals.covered = last->covered;
	report->run_total = report->run_count - from;
	report->finding_total = report->totals.findings;
	report->findings = sample->findings;
	holdings(sample);
	auditors(sample);
}

static void finish(struct sample *sample)
{
	struct fonds_report *report = &sample->report;
	struct fonds_report_run *last = &report->runs[report->run_count - 1];
	uint64_t files = last->run.files;

	report->period.run = last->run.number;
	report->since = last->run.started_at;
	report->until = last->run.ended_at != 0 ? last->run.ended_at : NOW;
	report->is_current = true;
	sum_up(sample, report->run_count - 1);
	if (report->run_count > 1) {
		last--;
		report->has_before = true;
		report->before.run = last->run.number;
		report->before_since = last->run.started_at;
		report->before_until = last->run.ended_at;
		fonds_totals_add(&report->totals_before, last);
		report->totals_before.registered = last->registered;
		report->totals_before.covered = last->covered;
	}
	report->coverage = (struct fonds_coverage){
		.holdings = 2,
		.files = files,
		.within_day = files / 3,
		.within_week = files / 2,
		.within_month = files / 2 + files / 8,
		.within_quarter = files - files / 9,
		.within_year = files - files / 16,
		.never = files / 16,
		.within_policy = files - files / 9,
		.overdue = files / 9,
		.oldest = NOW - 300 * DAY,
	};
	report->facts.holdings = 2;
	report->facts.supplied = 2;
	collections(sample);
	report->facts.files_with_policy = files;
}

/* All files checked by the run that is reported. */
static void all_covered(struct sample *sample)
{
	struct fonds_coverage *coverage = &sample->report.coverage;
	uint64_t files = coverage->files;

	*coverage = (struct fonds_coverage){
		.holdings = 2,
		.files = files,
		.within_day = files,
		.within_week = files,
		.within_month = files,
		.within_quarter = files,
		.within_year = files,
		.within_policy = files,
		.oldest = NOW - 9000,
	};
	collections(sample);
}

static void findings(struct sample *sample, size_t count)
{
	struct fonds_report *report = &sample->report;

	for (size_t i = 0; i < 32; i++) {
		sample->expected.bytes[i] = (uint8_t)(i * 7 + 1);
		sample->actual.bytes[i] = (uint8_t)(i * 11 + 3);
	}
	sample->expected.algorithm = sample->actual.algorithm = FONDS_SHA256;
	sample->expected.size = sample->actual.size = 32;
	for (size_t i = 0; i < count; i++) {
		struct fonds_audit_finding *finding = &sample->findings[i];

		(void)snprintf(sample->paths[i], sizeof(sample->paths[i]),
			"data/original/box-%03zu/page-%04zu.tif", i / 20, i);
		*finding = (struct fonds_audit_finding){
			.number = (int64_t)i + 1,
			.run = report->runs[report->run_count - 1].run.number,
			.holding = 1 + (int64_t)(i % 2),
			.location = sample->holdings[i % 2].location,
			.path = sample->paths[i],
			.verdict = FONDS_VERDICT_CORRUPT,
			.expected_size = 12345678,
			.actual_size = 12345670,
			.expected = &sample->expected,
			.actual = &sample->actual,
			.damage_offset = UINT64_MAX,
			.damage_length = UINT64_MAX,
			.detail = "the digest differs from the registered one",
			.found_at = NOW - 8000 + (int64_t)i,
		};
	}
	report->finding_count = count;
}

static void make_sound(struct sample *sample)
{
	history(sample, 1, DAY, 1234);
	finish(sample);
	all_covered(sample);
}

static void make_findings(struct sample *sample)
{
	static const enum fonds_verdict verdicts[] = {
		FONDS_VERDICT_CORRUPT,
		FONDS_VERDICT_CORRUPT_UNCONFIRMED,
		FONDS_VERDICT_MISSING,
		FONDS_VERDICT_UNEXPECTED,
		FONDS_VERDICT_UNREADABLE,
		FONDS_VERDICT_DENIED,
		FONDS_VERDICT_UNSTABLE,
		FONDS_VERDICT_VOLUME_OFFLINE,
		FONDS_VERDICT_MOVED,
	};
	struct fonds_report_run *run;

	history(sample, 24, 30 * DAY + 5000, 1234);
	spoil(&sample->runs[4], FONDS_VERDICT_CORRUPT, 2);
	spoil(&sample->runs[11], FONDS_VERDICT_NOT_CHECKED, 500);
	sample->runs[11].run.state = FONDS_RUN_INTERRUPTED;
	spoil(&sample->runs[17], FONDS_VERDICT_VOLUME_OFFLINE, 300);
	run = &sample->runs[23];
	for (size_t i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++)
		spoil(run, verdicts[i], 1);
	finish(sample);
	findings(sample, run->run.findings);
	for (size_t i = 0; i < run->run.findings; i++) {
		struct fonds_audit_finding *finding = &sample->findings[i];

		finding->verdict = verdicts[i];
		finding->path = verdicts[i] == FONDS_VERDICT_VOLUME_OFFLINE
					? ""
					: sample_hostile[i];
		if (i > 1) {
			finding->actual = NULL;
			finding->actual_size = UINT64_MAX;
			finding->detail =
				"cannot open '<x>': Input/output error";
		}
		if (verdicts[i] == FONDS_VERDICT_UNEXPECTED) {
			finding->expected = NULL;
			finding->expected_size = UINT64_MAX;
			finding->actual_size = 4096;
			finding->detail = "it is not registered";
		}
		if (verdicts[i] == FONDS_VERDICT_VOLUME_OFFLINE) {
			finding->expected = NULL;
			finding->expected_size = UINT64_MAX;
			finding->detail = "";
		}
		if (verdicts[i] == FONDS_VERDICT_MOVED)
			finding->moved_to = sample_hostile[0];
	}
	sample->findings[0].damage_offset = 4096;
	sample->findings[0].damage_length = 512;
	sample->findings[0].damage_pattern = "zeros, a whole <sector>";
	sample->findings[0].incident = 12;
	sample->holdings[0].findings = 5;
	sample->holdings[0].verdicts[FONDS_VERDICT_OK] -= 4;
	sample->holdings[0].verdicts[FONDS_VERDICT_CORRUPT] = 1;
	sample->holdings[0].verdicts[FONDS_VERDICT_MISSING] = 3;
}

static void make_many(struct sample *sample)
{
	history(sample, 12, 7 * DAY, 500000000);
	spoil(&sample->runs[11], FONDS_VERDICT_CORRUPT, 300);
	finish(sample);
	findings(sample, 300);
}

static void make_beyond(struct sample *sample)
{
	make_many(sample);
	sample->report.finding_total = 12345;
	sample->report.holding_total = 50000;
}

static void make_interrupted(struct sample *sample)
{
	history(sample, 12, 31 * DAY, 1234);
	spoil(&sample->runs[11], FONDS_VERDICT_NOT_CHECKED, 1000);
	sample->runs[11].run.state = FONDS_RUN_INTERRUPTED;
	finish(sample);
	sample->holdings[1].ended_at = 0;
	sample->holdings[1].verdicts[FONDS_VERDICT_OK] = 0;
	sample->holdings[1].verdicts[FONDS_VERDICT_NOT_CHECKED] =
		sample->holdings[1].files;
}

static void make_empty(struct sample *sample)
{
	history(sample, 1, DAY, 0);
	sample->runs[0].run.holdings = 0;
	sample->runs[0].run.ended_at = sample->runs[0].run.started_at;
	finish(sample);
	sample->report.holding_count = 0;
	sample->report.holding_total = 0;
	sample->report.coverage = (struct fonds_coverage){ 0 };
	sample->report.facts = (struct fonds_report_facts){ 0 };
}

static void make_running(struct sample *sample)
{
	history(sample, 2, DAY, 3);
	spoil(&sample->runs[1], FONDS_VERDICT_NOT_CHECKED, 3);
	sample->runs[1].run.state = FONDS_RUN_RUNNING;
	sample->runs[1].run.ended_at = 0;
	finish(sample);
	sample->report.holding_count = 0;
	sample->report.holding_total = 0;
}

static void make_sixty(struct sample *sample)
{
	history(sample, 60, 7 * DAY, 98765);
	spoil(&sample->runs[7], FONDS_VERDICT_CORRUPT, 12000);
	spoil(&sample->runs[30], FONDS_VERDICT_MISSING, 1);
	spoil(&sample->runs[31], FONDS_VERDICT_MISSING, 1);
	finish(sample);
}

static void make_pair(struct sample *sample)
{
	history(sample, 3, 200 * DAY, 12);
	sample->runs[1].run.started_at = sample->runs[2].run.started_at - 10;
	finish(sample);
}

static void make_broken(struct sample *sample)
{
	history(sample, 1, DAY, 1234);
	sample->runs[0].run.verdicts[FONDS_VERDICT_OK] = 1230;
	sample->runs[0].differences = 1;
	finish(sample);
	sample->differences[0] = "ok is 1230 in the run and 1234 in its shards";
	sample->report.differences = sample->differences;
	sample->report.difference_count = 1;
}

static void make_invalid(struct sample *sample)
{
	history(sample, 2, DAY, 1234);
	sample->runs[1].run.state = FONDS_RUN_INVALID;
	sample->runs[1].run.why = "the canary '/srv/<canary>' was found ok";
	finish(sample);
	all_covered(sample);
	sample->holdings[0].invalid = sample->holdings[1].invalid = 1;
}

static void incidents(struct sample *sample)
{
	static const struct fonds_incident_event steps[] = {
		{ 1, 1, FONDS_INCIDENT_OPENED, NOW - 200 * DAY, "", "", 6, 0 },
		{ 2, 1, FONDS_INCIDENT_WAS_ACKNOWLEDGED, NOW - 199 * DAY,
			"Ada <ada@example.org>", "seen", 0, 0 },
		{ 3, 1, FONDS_INCIDENT_WAS_REPAIRED, NOW - 198 * DAY, "Ada",
			"restored from tape 7", 0, 1 },
		{ 4, 2, FONDS_INCIDENT_OPENED, NOW - 100 * DAY, "", "", 9, 0 },
		{ 5, 2, FONDS_INCIDENT_WAS_ACCEPTED, NOW - 90 * DAY, "Ada",
			"a derivative; the master is sound", 0, 0 },
		{ 6, 3, FONDS_INCIDENT_OPENED, NOW - 40 * DAY, "", "", 11, 0 },
	};
	static const struct {
		enum fonds_incident_state state;
		enum fonds_verdict verdict;
		size_t first;
		size_t count;
	} rows[] = {
		{ FONDS_INCIDENT_OPEN, FONDS_VERDICT_CORRUPT, 5, 1 },
		{ FONDS_INCIDENT_REPAIRED, FONDS_VERDICT_CORRUPT, 0, 3 },
		{ FONDS_INCIDENT_ACCEPTED, FONDS_VERDICT_MISSING, 3, 2 },
	};
	struct fonds_report *report = &sample->report;

	memcpy(sample->steps, steps, sizeof(steps));
	for (size_t i = 0; i < 3; i++)
		sample->incidents[i] = (struct fonds_report_incident){
			.incident = {
				.number = steps[rows[i].first].incident,
				.holding = 1,
				.location = sample->holdings[0].location,
				.collection = "default",
				.path = sample_hostile[i],
				.verdict = rows[i].verdict,
				.state = rows[i].state,
				.opened_at = steps[rows[i].first].at,
				.opened_run = steps[rows[i].first].run,
				.closed_at = i == 0 ? 0 : NOW - 90 * DAY,
				.findings = 1,
			},
			.steps = &sample->steps[rows[i].first],
			.step_count = rows[i].count,
			.step_total = rows[i].count,
		};
	report->incidents = sample->incidents;
	report->incident_count = report->incident_total = 3;
	report->incident_counts = (struct fonds_report_incident_counts){
		.opened = 3,
		.repaired = 1,
		.accepted = 1,
		.open = 1,
		.steps = 3,
	};
	report->facts.repairs_done = 1;
}

static void surroundings(struct sample *sample)
{
	struct fonds_report *report = &sample->report;

	sample->overdue[0] = (struct fonds_overdue){
		.holding = 2,
		.location = sample->holdings[1].location,
		.collection = "default",
		.checked_at = NOW - 120 * DAY,
		.due_at = NOW - 30 * DAY,
		.files = 137,
	};
	report->overdue = sample->overdue;
	report->overdue_count = 1;
	sample->pauses[0] = (struct fonds_pause){
		.number = 1,
		.kind = FONDS_PAUSE_COLLECTION,
		.target_name = "photo<graphs>",
		.begun_at = NOW - 150 * DAY,
		.agent = "Ada",
		.reason = "the store moves",
		.ended_at = NOW - 140 * DAY,
		.ended_by = "Ada",
	};
	sample->pauses[1] = (struct fonds_pause){
		.number = 2,
		.kind = FONDS_PAUSE_ALL,
		.target_name = "",
		.begun_at = NOW - DAY,
		.until_at = NOW + DAY,
		.agent = "Bo",
		.reason = "a restore is under way",
		.ended_by = "",
	};
	report->pauses = sample->pauses;
	report->pause_count = report->pause_total = 2;
	sample->clock_notes[0] = (struct fonds_clock_note){
		.run = 3,
		.noted_at = NOW - 300 * DAY,
		.step = -3600,
		.note = "the clock was set back while a shard was read",
	};
	report->clock_notes = sample->clock_notes;
	report->clock_note_count = report->clock_note_total = 1;
	sample->rests[0] = (struct fonds_run_rest){
		.verdict = FONDS_VERDICT_NOT_DUE,
		.reason = "checked within 90 days",
		.shards = 3,
		.files = 400,
	};
	report->rests = sample->rests;
	report->rest_count = 1;
	report->rest_total = 1;
}

/* A year, with the year before it in part. */
static void make_period(struct sample *sample)
{
	struct fonds_report *report = &sample->report;

	history(sample, 15, 30 * DAY, 1234);
	spoil(&sample->runs[5], FONDS_VERDICT_CORRUPT, 1);
	spoil(&sample->runs[8], FONDS_VERDICT_MISSING, 1);
	spoil(&sample->runs[10], FONDS_VERDICT_CORRUPT, 1);
	spoil(&sample->runs[12], FONDS_VERDICT_NOT_CHECKED, 234);
	sample->runs[12].run.state = FONDS_RUN_PARTIAL;
	spoil(&sample->runs[13], FONDS_VERDICT_NOT_DUE, 400);
	sample->runs[4].run.clock_notes = 1;
	sample->runs[14].past_cache = 1000;
	sample->runs[14].degraded = 234;
	finish(sample);
	report->period = (struct fonds_run_period){ .since = NOW - 365 * DAY };
	report->totals = report->totals_before =
		(struct fonds_report_totals){ 0 };
	report->since = NOW - 365 * DAY;
	report->until = NOW;
	report->before = (struct fonds_run_period){
		.since = NOW - 730 * DAY,
		.until = NOW - 365 * DAY,
	};
	report->before_since = report->before.since;
	report->before_until = report->before.until;
	for (size_t i = 0; i < 3; i++) {
		fonds_totals_add(&report->totals_before, &report->runs[i]);
		report->runs[i].is_reported = false;
		report->totals_before.registered = report->runs[i].registered;
		report->totals_before.covered = report->runs[i].covered;
	}
	sum_up(sample, 3);
	incidents(sample);
	surroundings(sample);
	findings(sample, 3);
	for (size_t i = 0; i < 3; i++) {
		sample->findings[i].path = sample_hostile[i];
		sample->findings[i].incident = (int64_t)i + 1;
	}
}

static void make_idle(struct sample *sample)
{
	struct fonds_report *report = &sample->report;

	history(sample, 1, DAY, 1234);
	finish(sample);
	report->runs[0].is_reported = false;
	report->totals = (struct fonds_report_totals){ 0 };
	report->period = (struct fonds_run_period){ .since = NOW - 7 * DAY };
	report->since = NOW - 7 * DAY;
	report->until = NOW;
	report->run_total = report->holding_count = report->holding_total = 0;
	report->auditor_count = report->auditor_total = 0;
}

static const struct {
	const char *name;
	void (*make)(struct sample *sample);
} makers[] = {
	{ "sound", make_sound },
	{ "findings", make_findings },
	{ "many", make_many },
	{ "beyond", make_beyond },
	{ "interrupted", make_interrupted },
	{ "empty", make_empty },
	{ "running", make_running },
	{ "sixty", make_sixty },
	{ "pair", make_pair },
	{ "broken", make_broken },
	{ "invalid", make_invalid },
	{ "period", make_period },
	{ "idle", make_idle },
};

const char *const sample_names[] = { "sound", "findings", "many", "beyond",
	"interrupted", "empty", "running", "sixty", "pair", "broken", "invalid",
	"period", "idle", NULL };

bool sample_init(struct sample *sample, const char *name)
{
	memset(sample, 0, sizeof(*sample));
	sample->report.made_at = NOW;
	sample->report.catalog = "/var/lib/fonds/catalog <main> & more.db";
	for (size_t i = 0; i < sizeof(makers) / sizeof(makers[0]); i++)
		if (strcmp(makers[i].name, name) == 0) {
			makers[i].make(sample);
			return true;
		}
	return false;
}
