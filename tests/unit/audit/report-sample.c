/* SPDX-License-Identifier: Apache-2.0 */
#include "report-sample.h"

#include <stdio.h>
#include <string.h>

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

static void run_init(struct fonds_run *run, int64_t number, int64_t started_at,
	uint64_t files)
{
	*run = (struct fonds_run){
		.number = number,
		.state = FONDS_RUN_COMPLETE,
		.started_at = started_at,
		.ended_at = started_at + 7513,
		.origin = origin,
		.bags = 2,
		.files = files,
		.last_bag = 2,
		.bytes = files * 2345678,
	};
	run->verdicts[FONDS_VERDICT_OK] = files;
}

/* Move files of a run from ok to another verdict. */
static void spoil(
	struct fonds_run *run, enum fonds_verdict verdict, uint64_t files)
{
	run->verdicts[verdict] += files;
	if (verdict != FONDS_VERDICT_NOT_CHECKED)
		run->findings += files;
	if (verdict != FONDS_VERDICT_UNEXPECTED)
		run->verdicts[FONDS_VERDICT_OK] -= files;
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
	sample->report.runs_total = count;
}

static void bags(struct sample *sample)
{
	static const char *const places[] = {
		"/srv/bags/7fe6030c-cold-war-telegrams",
		"/srv/bags/2f<b>&\"1\"\n-letters",
	};
	uint64_t files = sample->report.run.files;

	for (size_t i = 0; i < 2; i++) {
		sample->bags[i] = (struct fonds_run_bag){
			.run = sample->report.run.number,
			.bag = (int64_t)i + 1,
			.location = places[i],
			.started_at = NOW - 9000,
			.ended_at = NOW - 3000,
			.files = i == 0 ? files / 2 : files - files / 2,
			.bytes = 123456789,
		};
		sample->bags[i].verdicts[FONDS_VERDICT_OK] =
			sample->bags[i].files;
	}
	sample->report.bags = sample->bags;
	sample->report.bag_count = 2;
	sample->report.bags_total = 2;
}

static void finish(struct sample *sample)
{
	struct fonds_report *report = &sample->report;
	uint64_t files;

	report->run = report->runs[report->run_count - 1];
	files = report->run.files;
	bags(sample);
	report->findings = sample->findings;
	report->findings_total = report->run.findings;
	report->coverage = (struct fonds_coverage){
		.files = files,
		.within_day = files / 3,
		.within_week = files / 2,
		.within_month = files / 2 + files / 8,
		.within_quarter = files - files / 9,
		.within_year = files - files / 16,
		.never = files / 16,
		.oldest = NOW - 400 * DAY,
	};
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
		struct fonds_run_finding *finding = &sample->findings[i];

		(void)snprintf(sample->paths[i], sizeof(sample->paths[i]),
			"data/original/box-%03zu/page-%04zu.tif", i / 20, i);
		*finding = (struct fonds_run_finding){
			.run = report->run.number,
			.bag = 1 + (int64_t)(i % 2),
			.location = sample->bags[i % 2].location,
			.path = sample->paths[i],
			.verdict = FONDS_VERDICT_CORRUPT,
			.expected_size = 12345678,
			.actual_size = 12345670,
			.expected = &sample->expected,
			.actual = &sample->actual,
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
	sample->report.coverage = (struct fonds_coverage){
		.files = 1234,
		.within_day = 1234,
		.within_week = 1234,
		.within_month = 1234,
		.within_quarter = 1234,
		.within_year = 1234,
		.oldest = NOW - 9000,
	};
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
		FONDS_VERDICT_UNEXPECTED,
	};
	struct fonds_run *run;

	history(sample, 24, 30 * DAY + 5000, 1234);
	spoil(&sample->runs[4], FONDS_VERDICT_CORRUPT, 2);
	spoil(&sample->runs[11], FONDS_VERDICT_NOT_CHECKED, 500);
	sample->runs[11].state = FONDS_RUN_INTERRUPTED;
	spoil(&sample->runs[17], FONDS_VERDICT_VOLUME_OFFLINE, 300);
	run = &sample->runs[23];
	for (size_t i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++)
		spoil(run, verdicts[i], 1);
	finish(sample);
	findings(sample, run->findings);
	for (size_t i = 0; i < run->findings; i++) {
		struct fonds_run_finding *finding = &sample->findings[i];

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
	}
	sample->bags[0].findings = 5;
	sample->bags[0].verdicts[FONDS_VERDICT_OK] -= 4;
	sample->bags[0].verdicts[FONDS_VERDICT_CORRUPT] = 1;
	sample->bags[0].verdicts[FONDS_VERDICT_MISSING] = 3;
	sample->report.runs_total = 1240;
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
	sample->report.findings_total = 12345;
	sample->report.bags_total = 50000;
}

static void make_interrupted(struct sample *sample)
{
	history(sample, 12, 31 * DAY, 1234);
	spoil(&sample->runs[11], FONDS_VERDICT_NOT_CHECKED, 1000);
	sample->runs[11].state = FONDS_RUN_INTERRUPTED;
	finish(sample);
	sample->bags[1].ended_at = 0;
	sample->bags[1].verdicts[FONDS_VERDICT_OK] = 0;
	sample->bags[1].verdicts[FONDS_VERDICT_NOT_CHECKED] =
		sample->bags[1].files;
}

static void make_empty(struct sample *sample)
{
	history(sample, 1, DAY, 0);
	sample->runs[0].bags = 0;
	sample->runs[0].ended_at = sample->runs[0].started_at;
	finish(sample);
	sample->report.bag_count = 0;
	sample->report.bags_total = 0;
	sample->report.coverage = (struct fonds_coverage){ 0 };
}

static void make_running(struct sample *sample)
{
	history(sample, 2, DAY, 3);
	spoil(&sample->runs[1], FONDS_VERDICT_NOT_CHECKED, 3);
	sample->runs[1].state = FONDS_RUN_RUNNING;
	sample->runs[1].ended_at = 0;
	finish(sample);
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
	sample->runs[1].started_at = sample->runs[2].started_at - 10;
	finish(sample);
}

static void make_broken(struct sample *sample)
{
	history(sample, 1, DAY, 1234);
	sample->runs[0].verdicts[FONDS_VERDICT_OK] = 1230;
	finish(sample);
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
};

const char *const sample_names[] = { "sound", "findings", "many", "beyond",
	"interrupted", "empty", "running", "sixty", "pair", "broken", NULL };

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
