/* SPDX-License-Identifier: Apache-2.0 */
/* The status for a terminal and for mail. */
#include "audit/status.h"

#include <inttypes.h>

#include "audit/policy-words.h"
#include "audit/report-words.h"
#include "base/cleanup.h"
#include "base/clock.h"

#define DAY INT64_C(86400)

static void add_field(
	struct fonds_output *output, const char *label, const char *text)
{
	fonds_output_printf(output, "  %-15s%s\n", label, text);
}

static void add_files(struct fonds_output *output, const char *label,
	uint64_t files, uint64_t bytes)
{
	char count[FONDS_WORDS_SIZE];
	char size[FONDS_WORDS_SIZE];

	fonds_output_printf(output, "  %-15s%s (%s)\n", label,
		fonds_words_count_of(files, "file", count),
		fonds_words_short_size(bytes, size));
}

static void add_rate(
	struct fonds_buffer *buffer, const char *before, uint64_t rate)
{
	char size[FONDS_WORDS_SIZE];

	fonds_buffer_printf(
		buffer, "%s%s/s", before, fonds_words_short_size(rate, size));
}

/* How fast it must be, and where the policy itself does not allow it. */
static void add_need(const struct fonds_forecast *forecast,
	const struct fonds_policy *policy, struct fonds_buffer *buffer)
{
	add_rate(buffer, "; needs ", forecast->need);
	if (policy->window_from >= 0)
		add_rate(buffer, " all day long, in its window ",
			forecast->window_need);
	if (forecast->is_limited)
		fonds_buffer_add_text(buffer,
			", which the rate of the policy does not allow");
}

/* "1 day", "30 days" */
static const char *span_text(
	const struct fonds_status_collection *row, char text[FONDS_WORDS_SIZE])
{
	return fonds_words_count_of((uint64_t)row->forecast_days, "day", text);
}

static void add_met(const struct fonds_status_collection *row,
	const char *period, struct fonds_buffer *buffer)
{
	char span[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"met: all within %s, and at the rate of the last %s it stays "
		"so",
		period, span_text(row, span));
}

static void add_coming(const struct fonds_status_collection *row,
	const char *period, struct fonds_buffer *buffer)
{
	char date[FONDS_CLOCK_DATE_SIZE];
	char span[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"met by %s: all within %s at the rate of the last %s",
		fonds_clock_format_date(row->forecast.met_at, date), period,
		span_text(row, span));
}

static void add_late(
	const struct fonds_status_collection *row, struct fonds_buffer *buffer)
{
	char span[FONDS_WORDS_SIZE];
	int64_t days = (row->forecast.late_seconds + DAY - 1) / DAY;

	fonds_buffer_printf(buffer, "late by %s at this rate",
		fonds_words_count_of((uint64_t)days, "day", span));
	add_rate(buffer, " (", row->forecast.rate);
	fonds_buffer_printf(buffer, ", of the last %s)", span_text(row, span));
	add_need(&row->forecast, &row->collection.policy, buffer);
}

static void add_forecast(
	const struct fonds_status_collection *row, struct fonds_output *output)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	const struct fonds_policy *policy = &row->collection.policy;
	char period[FONDS_PERIOD_SIZE];

	fonds_buffer_init(&text, 4096);
	(void)fonds_period_text(policy->every_seconds, period);
	switch (row->forecast.kind) {
	case FONDS_FORECAST_NOTHING:
		fonds_buffer_add_text(&text, "nothing is registered");
		break;
	case FONDS_FORECAST_NO_PERIOD:
		fonds_buffer_add_text(&text,
			"none: the policy has no period (see 'fonds audit "
			"policy set')");
		break;
	case FONDS_FORECAST_UNKNOWN:
		fonds_buffer_add_text(
			&text, "unknown: nothing was read so far");
		add_need(&row->forecast, policy, &text);
		break;
	case FONDS_FORECAST_MET:
		add_met(row, period, &text);
		break;
	case FONDS_FORECAST_COMING:
		add_coming(row, period, &text);
		break;
	case FONDS_FORECAST_LATE:
		add_late(row, &text);
		break;
	}
	add_field(output, "forecast", fonds_buffer_text(&text));
}

static void add_policy(
	const struct fonds_policy *policy, struct fonds_output *output)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&text, 4096);
	fonds_policy_add_words(policy, &text);
	add_field(output, "policy", fonds_buffer_text(&text));
}

static void add_coverage(
	const struct fonds_coverage *coverage, struct fonds_output *output)
{
	char share[FONDS_WORDS_SIZE];
	char count[FONDS_WORDS_SIZE];

	fonds_output_printf(output, "  %-15s%s (%s)\n", "within policy",
		fonds_words_share(
			coverage->within_policy, coverage->files, share),
		fonds_words_count_of(coverage->within_policy, "file", count));
	add_field(output, "never checked",
		fonds_words_count_of(coverage->never, "file", count));
	add_field(output, "oldest check",
		fonds_words_time(coverage->oldest, count));
	add_files(
		output, "overdue", coverage->overdue, coverage->overdue_bytes);
	if (coverage->paused > 0)
		add_field(output, "paused",
			fonds_words_count_of(coverage->paused, "file", count));
	if (coverage->in_future > 0)
		add_field(output, "in the future",
			fonds_words_count_of(
				coverage->in_future, "file", count));
}

static void add_collection(
	const struct fonds_status_collection *row, struct fonds_output *output)
{
	fonds_output_add_text(output, "\nCollection ");
	fonds_output_add_name(output, row->collection.name);
	fonds_output_add_char(output, '\n');
	add_files(
		output, "registered", row->coverage.files, row->coverage.bytes);
	add_policy(&row->collection.policy, output);
	add_coverage(&row->coverage, output);
	add_forecast(row, output);
}

static void add_overdue(
	const struct fonds_audit_status *status, struct fonds_output *output)
{
	char checked[FONDS_WORDS_SIZE];
	char due[FONDS_CLOCK_DATE_SIZE];
	char count[FONDS_WORDS_SIZE];

	if (status->overdue_count == 0)
		return;
	fonds_output_add_text(output, "\nOverdue, the oldest first\n");
	for (size_t i = 0; i < status->overdue_count; i++) {
		const struct fonds_overdue *row = &status->overdue[i];

		fonds_output_printf(output, "  %" PRId64 "  ", row->holding);
		fonds_output_add_name(output, row->location);
		fonds_output_printf(output,
			"\n      %s, last checked %s, due %s\n",
			fonds_words_count_of(row->files, "file", count),
			fonds_words_time(row->checked_at, checked),
			fonds_clock_format_date(row->due_at, due));
	}
}

static void add_run(struct fonds_output *output, const char *label,
	const struct fonds_run *run, const char *outcome)
{
	char time[FONDS_WORDS_SIZE];

	fonds_output_printf(output, "  %-15s%" PRId64 ", begun %s, %s%s\n",
		label, run->number, fonds_words_time(run->started_at, time),
		fonds_run_state_name(run->state), outcome);
}

static void add_schedule(
	const struct fonds_status_schedule *row, struct fonds_output *output)
{
	char due[FONDS_WORDS_SIZE];

	fonds_output_printf(
		output, "  %-15s%s, ", "schedule", row->schedule.kind);
	fonds_output_add_name(output, row->schedule.calendar);
	fonds_output_printf(output,
		row->is_missed ? "; MISSED: a run was due by %s\n"
			       : "; a run is due by %s\n",
		fonds_words_time(row->due_at, due));
}

static void add_runs(
	const struct fonds_audit_status *status, struct fonds_output *output)
{
	char count[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "\nAudits\n");
	if (status->has_run)
		add_run(output, "last run", &status->run,
			fonds_run_is_sound(&status->run) ? ", sound"
							 : ", NOT SOUND");
	else
		add_field(output, "last run", "never");
	if (status->has_running)
		add_run(output, "under way", &status->running, "");
	for (size_t i = 0; i < status->schedule_count; i++)
		add_schedule(&status->schedules[i], output);
	add_field(output, "open incidents",
		fonds_words_count(status->incidents, count));
	if (status->pauses > 0)
		add_field(output, "pauses",
			fonds_words_count(status->pauses, count));
}

void fonds_status_write_text(
	const struct fonds_audit_status *status, struct fonds_output *output)
{
	char time[FONDS_WORDS_SIZE];

	fonds_output_printf(output, "Fixity status at %s of ",
		fonds_words_time(status->now, time));
	fonds_output_add_name(output, status->catalog);
	fonds_output_add_char(output, '\n');
	for (size_t i = 0; i < status->collection_count; i++)
		add_collection(&status->collections[i], output);
	add_overdue(status, output);
	add_runs(status, output);
	fonds_output_add_char(output, '\n');
	if (fonds_status_is_well(status))
		fonds_output_add_text(output, "All is well.\n");
	else
		fonds_output_add_text(output, "NOT WELL:\n");
	for (int i = 0; i < FONDS_WANT_COUNT; i++)
		if (fonds_status_wants(status, (enum fonds_status_want)i))
			fonds_output_printf(output, "  %s\n",
				fonds_status_want_text(
					(enum fonds_status_want)i));
}
