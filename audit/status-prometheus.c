/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The status as metrics, in the text format 0.0.4 of Prometheus: "# HELP" and
 * "# TYPE" before the samples of a metric, which stand together, each on a
 * line of its own that ends with a newline. Times are seconds since 1970.
 */
#include "audit/status.h"

#include <inttypes.h>
#include <string.h>

#include <fonds/version.h>

#include "base/text.h"

typedef struct fonds_status_collection collection;

static uint64_t files(const collection *row)
{
	return row->coverage.files;
}

static uint64_t bytes(const collection *row)
{
	return row->coverage.bytes;
}

static uint64_t within_policy(const collection *row)
{
	return row->coverage.within_policy;
}

static uint64_t never(const collection *row)
{
	return row->coverage.never;
}

static uint64_t overdue(const collection *row)
{
	return row->coverage.overdue;
}

static uint64_t overdue_bytes(const collection *row)
{
	return row->coverage.overdue_bytes;
}

static uint64_t paused(const collection *row)
{
	return row->coverage.paused;
}

static uint64_t in_future(const collection *row)
{
	return row->coverage.in_future;
}

static uint64_t oldest(const collection *row)
{
	return row->coverage.oldest > 0 ? (uint64_t)row->coverage.oldest : 0;
}

static uint64_t period(const collection *row)
{
	return (uint64_t)row->collection.policy.every_seconds;
}

static uint64_t late(const collection *row)
{
	return row->forecast.kind == FONDS_FORECAST_LATE
		       ? (uint64_t)row->forecast.late_seconds
		       : 0;
}

static uint64_t rate(const collection *row)
{
	return row->forecast.rate;
}

static uint64_t need(const collection *row)
{
	return row->forecast.need;
}

static const struct {
	const char *name;
	const char *help;
	uint64_t (*value)(const collection *row);
} of_collections[] = {
	{ "fonds_files", "Registered files.", files },
	{ "fonds_bytes", "Bytes of registered files.", bytes },
	{ "fonds_files_within_policy",
		"Files whose last check is within their policy.",
		within_policy },
	{ "fonds_files_never_checked",
		"Files not checked since they were registered.", never },
	{ "fonds_files_overdue", "Files not checked within their policy.",
		overdue },
	{ "fonds_bytes_overdue", "Bytes of overdue files.", overdue_bytes },
	{ "fonds_files_paused", "Files whose checks are paused.", paused },
	{ "fonds_files_check_in_future",
		"Files whose last check is dated in the future.", in_future },
	{ "fonds_oldest_check_timestamp_seconds",
		"When the file was checked whose last check is oldest; 0 when "
		"none was.",
		oldest },
	{ "fonds_policy_period_seconds",
		"Each file is to be checked within this; 0 for no period.",
		period },
	{ "fonds_forecast_late_seconds",
		"How much longer than the period a cycle takes at the rate of "
		"the last days; 0 when in time.",
		late },
	{ "fonds_forecast_rate_bytes",
		"Bytes read in a second, in the long run.", rate },
	{ "fonds_forecast_need_bytes",
		"Bytes that must be read in a second, in the long run.", need },
};

static void add_head(
	struct fonds_output *output, const char *name, const char *help)
{
	fonds_output_printf(
		output, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name);
}

/* Only backslash, quote and newline have escapes; it must be UTF-8. */
static void add_label(
	struct fonds_output *output, const char *name, const char *value)
{
	size_t size = strlen(value);

	fonds_output_printf(output, "%s=\"", name);
	while (size > 0) {
		uint32_t code_point;
		size_t taken = fonds_utf8_decode(value, size, &code_point);

		if (taken == 0)
			fonds_output_add_text(output, "\xef\xbf\xbd");
		else if (*value == '\n')
			fonds_output_add_text(output, "\\n");
		else if (*value == '"' || *value == '\\')
			fonds_output_printf(output, "\\%c", *value);
		else
			fonds_output_add(output, value, taken);
		taken += taken == 0;
		value += taken;
		size -= taken;
	}
	fonds_output_add_char(output, '"');
}

static void add_value(
	struct fonds_output *output, const char *name, uint64_t value)
{
	fonds_output_printf(output, "%s %" PRIu64 "\n", name, value);
}

/* A metric that is one number. */
static void add_metric(struct fonds_output *output, const char *name,
	const char *help, uint64_t value)
{
	add_head(output, name, help);
	add_value(output, name, value);
}

static void add_collections(
	const struct fonds_audit_status *status, struct fonds_output *output)
{
	size_t count = sizeof(of_collections) / sizeof(of_collections[0]);

	for (size_t i = 0; i < count; i++) {
		add_head(
			output, of_collections[i].name, of_collections[i].help);
		for (size_t k = 0; k < status->collection_count; k++) {
			const collection *row = &status->collections[k];

			fonds_output_printf(
				output, "%s{", of_collections[i].name);
			add_label(output, "collection", row->collection.name);
			add_value(output, "}", of_collections[i].value(row));
		}
	}
}

static void add_verdicts(
	const struct fonds_audit_status *status, struct fonds_output *output)
{
	add_head(output, "fonds_files_last_verdict",
		"Files by the verdict of their last check.");
	for (size_t i = 0; i < status->collection_count; i++)
		for (int k = 0; k < FONDS_VERDICT_COUNT; k++) {
			const collection *row = &status->collections[i];

			if (k == FONDS_VERDICT_UNEXPECTED)
				continue;
			fonds_output_add_text(
				output, "fonds_files_last_verdict{");
			add_label(output, "collection", row->collection.name);
			fonds_output_printf(output, ",verdict=\"%s\"",
				fonds_verdict_name((enum fonds_verdict)k));
			add_value(output, "}", row->coverage.verdicts[k]);
		}
}

static uint64_t time_of(int64_t time)
{
	return time > 0 ? (uint64_t)time : 0;
}

/* Nothing at all where there was no run: no number would be true. */
static void add_run(const struct fonds_run *run, struct fonds_output *output)
{
	add_metric(output, "fonds_last_run_number", "The last run.",
		(uint64_t)run->number);
	add_metric(output, "fonds_last_run_start_timestamp_seconds",
		"When it began.", time_of(run->started_at));
	add_metric(output, "fonds_last_run_end_timestamp_seconds",
		"When it ended; 0 when it died.", time_of(run->ended_at));
	add_metric(output, "fonds_last_run_sound",
		"1 when nothing wrong was found and it came to its end.",
		fonds_run_is_sound(run));
	add_metric(output, "fonds_last_run_files", "Registered files in it.",
		run->files);
	add_metric(output, "fonds_last_run_bytes", "Bytes that it read.",
		run->bytes);
	add_metric(output, "fonds_last_run_findings", "Its findings.",
		run->findings);
	add_head(output, "fonds_last_run_state", "1 for the state it is in.");
	for (int i = 0; i < FONDS_RUN_STATE_COUNT; i++)
		fonds_output_printf(output,
			"fonds_last_run_state{state=\"%s\"} %d\n",
			fonds_run_state_name((enum fonds_run_state)i),
			(int)run->state == i);
}

static uint64_t missed(const struct fonds_audit_status *status)
{
	uint64_t count = 0;

	for (size_t i = 0; i < status->schedule_count; i++)
		count += status->schedules[i].is_missed;
	return count;
}

static void add_wants(
	const struct fonds_audit_status *status, struct fonds_output *output)
{
	add_head(output, "fonds_status_want",
		"1 for each reason why not all is well.");
	for (int i = 0; i < FONDS_WANT_COUNT; i++)
		fonds_output_printf(output,
			"fonds_status_want{want=\"%s\"} %d\n",
			fonds_status_want_name((enum fonds_status_want)i),
			fonds_status_wants(status, (enum fonds_status_want)i));
	add_metric(output, "fonds_status_well", "1 when all is well.",
		fonds_status_is_well(status));
}

void fonds_status_write_prometheus(
	const struct fonds_audit_status *status, struct fonds_output *output)
{
	add_head(output, "fonds_build_info", "The version of fonds.");
	fonds_output_add_text(output, "fonds_build_info{");
	add_label(output, "version", fonds_version());
	add_value(output, "}", 1);
	add_metric(output, "fonds_status_timestamp_seconds",
		"When these numbers were taken.", time_of(status->now));
	add_collections(status, output);
	add_verdicts(status, output);
	add_metric(output, "fonds_incidents_open", "Incidents not closed.",
		status->incidents);
	add_metric(output, "fonds_pauses", "Pauses in force.", status->pauses);
	add_metric(output, "fonds_runs_under_way", "1 while a run is at work.",
		status->has_running);
	if (status->has_run)
		add_run(&status->run, output);
	add_metric(output, "fonds_schedules", "Schedules in force.",
		status->schedule_count);
	add_metric(output, "fonds_schedules_missed",
		"Schedules by which no run began in time.", missed(status));
	add_wants(status, output);
}
