/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "audit/report-chart.h"
#include "audit/report-sentence.h"
#include "audit/report-totals.h"
#include "base/cleanup.h"

#define DESCRIPTION_MAX 1024

static char *axis_count(uint64_t value, char *text)
{
	return fonds_words_count(value, text);
}

static char *axis_rate(uint64_t value, char *text)
{
	(void)snprintf(text, FONDS_WORDS_SIZE, "%.30s/s",
		fonds_words_short_size(value, (char[FONDS_WORDS_SIZE]){ 0 }));
	return text;
}

/* The axis is in tenths of a percent. */
static char *axis_share(uint64_t value, char *text)
{
	(void)snprintf(text, FONDS_WORDS_SIZE, "%" PRIu64 " %%", value / 10);
	return text;
}

/* "... of 12 runs from 2026-01-01 ... to ...: " */
static void describe_runs(const struct fonds_report *report, const char *what,
	struct fonds_buffer *buffer)
{
	char count[FONDS_WORDS_SIZE];
	char first[FONDS_WORDS_SIZE];
	char last[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"A bar for each of %s, from %s to %s, the oldest at the left: "
		"%s. The table of runs has the numbers.",
		fonds_words_count_of(report->run_count, "run", count),
		fonds_words_time(report->runs[0].run.started_at, first),
		fonds_words_time(
			report->runs[report->run_count - 1].run.started_at,
			last),
		what);
}

static void fill_verdicts(
	const struct fonds_report_run *row, struct fonds_chart_bar *bar)
{
	const uint64_t *verdicts = row->run.verdicts;

	bar->parts[0] = verdicts[FONDS_VERDICT_OK];
	bar->parts[1] = fonds_verdicts_wrong(verdicts);
	bar->parts[2] = fonds_verdicts_not_readable(verdicts);
	bar->parts[3] = verdicts[FONDS_VERDICT_NOT_CHECKED];
	bar->parts[4] = verdicts[FONDS_VERDICT_NOT_DUE] +
			verdicts[FONDS_VERDICT_SKIPPED];
	bar->mark = row->run.findings;
}

static void fill_coverage(
	const struct fonds_report_run *row, struct fonds_chart_bar *bar)
{
	bar->parts[0] = fonds_words_permille(row->covered, row->registered);
}

static void fill_rate(
	const struct fonds_report_run *row, struct fonds_chart_bar *bar)
{
	bar->parts[0] = fonds_totals_rate(row->run.bytes, row->busy_ms);
}

typedef void fill_fn(
	const struct fonds_report_run *row, struct fonds_chart_bar *bar);

static void write_runs(const struct fonds_report *report,
	struct fonds_chart *chart, fill_fn *fill, const char *what,
	struct fonds_output *output)
{
	struct fonds_chart_bar bars[FONDS_CHART_BARS] = { 0 };
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer description;

	fonds_buffer_init(&description, DESCRIPTION_MAX);
	if (report->run_count == 0)
		return;
	describe_runs(report, what, &description);
	for (size_t i = 0; i < report->run_count; i++) {
		bars[i].time = report->runs[i].run.started_at;
		fill(&report->runs[i], &bars[i]);
	}
	chart->description = fonds_words_text(output, &description);
	chart->table = "runs";
	chart->bars = bars;
	chart->bar_count = report->run_count;
	fonds_chart_write(chart, output);
}

void fonds_report_html_chart_verdicts(
	const struct fonds_report *report, struct fonds_output *output)
{
	static const struct fonds_chart_part parts[] = {
		{ "c-ok", "ok" },
		{ "c-wrong", "not sound" },
		{ "c-unknown", "not readable" },
		{ "c-left", "not checked" },
		{ "c-not-due", "not due or left out" },
	};
	struct fonds_chart chart = {
		.id = "chart-verdicts",
		.title = "Verdicts over runs",
		.caption = "Files by verdict, a bar for each run. Times are "
			   "UTC.",
		.mark_label = "findings, and how many",
		.parts = parts,
		.part_count = sizeof(parts) / sizeof(parts[0]),
		.axis = axis_count,
	};

	write_runs(report, &chart, fill_verdicts, "its files by what was found",
		output);
}

void fonds_report_html_chart_coverage(
	const struct fonds_report *report, struct fonds_output *output)
{
	static const struct fonds_chart_part parts[] = {
		{ "c-ok", "registered files checked within their policy" },
	};
	struct fonds_chart chart = {
		.id = "chart-coverage",
		.title = "Coverage over time",
		.caption = "Share of the files registered then that had been "
			   "checked within their policy when the run ended; "
			   "at least so many.",
		.parts = parts,
		.part_count = 1,
		.top = 1000,
		.axis = axis_share,
	};

	write_runs(report, &chart, fill_coverage,
		"the share of files within their policy when it ended", output);
}

void fonds_report_html_chart_rate(
	const struct fonds_report *report, struct fonds_output *output)
{
	static const struct fonds_chart_part parts[] = {
		{ "c-ok", "bytes a second while reading, per auditor" },
	};
	struct fonds_chart chart = {
		.id = "chart-rate",
		.title = "Throughput over runs",
		.caption = "Bytes read by the time in which auditors were "
			   "reading; no bar where that is not known.",
		.parts = parts,
		.part_count = 1,
		.axis = axis_rate,
	};

	write_runs(report, &chart, fill_rate,
		"bytes a second while it was reading", output);
}

void fonds_report_html_chart_ages(
	const struct fonds_report *report, struct fonds_output *output)
{
	static const struct fonds_chart_part parts[] = {
		{ "c-ok", "files checked" },
		{ "c-wrong", "files without a check that counts" },
	};
	struct fonds_words_age ages[FONDS_WORDS_AGES];
	struct fonds_chart_bar bars[FONDS_WORDS_AGES] = { 0 };
	const struct fonds_chart chart = {
		.id = "chart-ages",
		.title = "Age of the last check",
		.description = "A bar for each span of ages, the youngest at "
			       "the left, as high as files are many whose "
			       "last check is so old. The table beside it has "
			       "the numbers.",
		.caption = "Registered files by the age of their last check, "
			   "up to the stated age and over the one before it.",
		.table = "ages",
		.parts = parts,
		.part_count = 2,
		.bars = bars,
		.bar_count = FONDS_WORDS_AGES,
		.axis = axis_count,
	};

	fonds_words_ages(&report->coverage, ages);
	for (size_t i = 0; i < FONDS_WORDS_AGES; i++) {
		bool counts = strcmp(ages[i].key, "never") != 0 &&
			      strcmp(ages[i].key, "in_future") != 0;

		bars[i].label = ages[i].mark;
		bars[i].parts[counts ? 0 : 1] = ages[i].files;
	}
	fonds_chart_write(&chart, output);
}
