/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-words.h"
#include "base/cleanup.h"
#include "fixity/catalog/listing.h"

/*
 * The members are described in fonds-report(5). Members may be added; a
 * member that is there keeps its name and its meaning, or the version of the
 * format goes up.
 */
#define FORMAT_VERSION 1

static void add_side(struct fonds_json *json, const char *key,
	const struct fonds_digest *digest, uint64_t size)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	if (digest == NULL && size == UINT64_MAX) {
		fonds_json_null(json, key);
		return;
	}
	fonds_json_begin_object(json, key);
	if (size != UINT64_MAX)
		fonds_json_number(json, "size", size);
	if (digest != NULL) {
		fonds_json_text(json, "algorithm",
			fonds_algorithm_name(digest->algorithm));
		fonds_json_text(
			json, "digest", fonds_digest_format(digest, hex));
	}
	fonds_json_end_object(json);
}

static enum fonds_status add_finding(const struct fonds_run_finding *finding,
	void *payload, struct fonds_error **error)
{
	struct fonds_json *json = payload;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_text(json, "verdict", fonds_verdict_name(finding->verdict));
	fonds_json_number(json, "bag", (uint64_t)finding->bag);
	fonds_json_name(json, "location", finding->location);
	fonds_json_name(json, "path", finding->path);
	add_side(json, "expected", finding->expected, finding->expected_size);
	add_side(json, "actual", finding->actual, finding->actual_size);
	fonds_json_name(json, "detail", finding->detail);
	fonds_listing_json_time(json, "found_at", finding->found_at);
	fonds_json_text(json, "remedy", fonds_verdict_remedy(finding->verdict));
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status add_bag(const struct fonds_run_bag *bag, void *payload,
	struct fonds_error **error)
{
	struct fonds_json *json = payload;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "bag", (uint64_t)bag->bag);
	fonds_json_name(json, "location", bag->location);
	fonds_listing_json_time(json, "started_at", bag->started_at);
	fonds_listing_json_time(json, "ended_at", bag->ended_at);
	fonds_json_number(json, "files", bag->files);
	fonds_json_number(json, "bytes", bag->bytes);
	fonds_json_number(json, "findings", bag->findings);
	fonds_listing_json_verdicts(json, "verdicts", bag->verdicts);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static void add_counts(struct fonds_json *json, const struct fonds_run *run)
{
	fonds_json_number(json, "number", (uint64_t)run->number);
	fonds_json_text(json, "state", fonds_run_state_name(run->state));
	fonds_json_boolean(json, "sound", fonds_run_is_sound(run));
	fonds_listing_json_time(json, "started_at", run->started_at);
	fonds_listing_json_time(json, "ended_at", run->ended_at);
	fonds_json_number(json, "bags", run->bags);
	fonds_json_number(json, "files", run->files);
	fonds_json_number(json, "bytes", run->bytes);
	fonds_json_number(json, "findings", run->findings);
	fonds_listing_json_verdicts(json, "verdicts", run->verdicts);
}

static void add_run(struct fonds_json *json, const struct fonds_run *run)
{
	uint64_t sum = fonds_words_sum(run->verdicts);

	fonds_json_begin_object(json, "run");
	add_counts(json, run);
	fonds_json_number(json, "verdict_sum", sum);
	fonds_json_boolean(json, "sums_to_inventory", sum == run->files);
	fonds_json_name(json, "host", run->origin.host);
	fonds_json_name(json, "user", run->origin.user);
	fonds_json_name(json, "system", run->origin.system);
	fonds_json_text(json, "version", run->origin.version);
	fonds_json_text(json, "libraries", run->origin.libraries);
	fonds_json_text(json, "read_mode", run->origin.read_mode);
	fonds_json_end_object(json);
}

static void add_head(struct fonds_json *json, const struct fonds_report *report)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer sentence;

	fonds_buffer_init(&sentence, 4096);
	fonds_words_add_outcome(&report->run, &sentence);
	fonds_json_text(json, "format", "fonds-report");
	fonds_json_number(json, "format_version", FORMAT_VERSION);
	fonds_listing_json_time(json, "made_at", report->made_at);
	fonds_json_name(json, "catalog", report->catalog);
	fonds_json_text(json, "outcome",
		fonds_words_outcome_name(fonds_words_outcome(&report->run)));
	fonds_json_text(json, "statement", fonds_buffer_text(&sentence));
}

static void add_coverage(
	struct fonds_json *json, const struct fonds_coverage *coverage)
{
	struct fonds_words_coverage rows[FONDS_WORDS_COVERAGE_ROWS];

	fonds_json_begin_object(json, "coverage");
	fonds_json_number(json, "files", coverage->files);
	fonds_words_coverage(coverage, rows);
	for (size_t i = 0; i < FONDS_WORDS_COVERAGE_ROWS; i++)
		fonds_json_number(json, rows[i].key, rows[i].files);
	fonds_listing_json_time(json, "oldest", coverage->oldest);
	fonds_listing_json_verdicts(json, "last_verdicts", coverage->verdicts);
	fonds_json_end_object(json);
}

static void add_history(
	struct fonds_json *json, const struct fonds_report *report)
{
	fonds_json_number(json, "runs_total", report->runs_total);
	fonds_json_begin_array(json, "runs");
	for (size_t i = 0; i < report->run_count; i++) {
		fonds_json_begin_object(json, NULL);
		add_counts(json, &report->runs[i]);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

enum fonds_status fonds_report_write_json(const struct fonds_report *report,
	struct fonds_output *output, struct fonds_error **error)
{
	struct fonds_json json;
	enum fonds_status status;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	add_head(&json, report);
	add_run(&json, &report->run);
	fonds_json_begin_array(&json, "findings");
	status = fonds_report_each_finding(report, add_finding, &json, error);
	if (status < 0)
		return status;
	fonds_json_end_array(&json);
	add_coverage(&json, &report->coverage);
	add_history(&json, report);
	fonds_json_begin_array(&json, "bags");
	status = fonds_report_each_bag(report, add_bag, &json, error);
	if (status < 0)
		return status;
	fonds_json_end_array(&json);
	fonds_json_end_object(&json);
	return FONDS_OK;
}
