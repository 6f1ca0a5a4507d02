/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <fonds/digest.h>

#include "base/cleanup.h"
#include "base/text.h"

/*
 * For terminals and mail: no line is longer than 100 columns, and the last
 * lines are the sum and the outcome, where the eye is when it has scrolled by.
 */
#define COLUMNS 100
#define LABEL_COLUMNS 20
#define LISTED_MAX 100
#define FIELD_MAX (1 << 20)

/* The bytes of the longest head of text that fits into so many columns. */
static size_t head_size(const char *text, size_t columns)
{
	size_t size = 0;

	while (text[size] != '\0' && columns > 0) {
		size++;
		while (((unsigned char)text[size] & 0xc0) == 0x80)
			size++;
		columns--;
	}
	return size;
}

/* Break at the last space that leaves the line well filled, else anywhere. */
static size_t line_size(const char *text, size_t columns)
{
	size_t size = head_size(text, columns);
	size_t space = size;

	if (text[size] == '\0')
		return size;
	while (space > size / 2 && text[space] != ' ')
		space--;
	return space > size / 2 ? space : size;
}

static void add_wrapped(
	struct fonds_output *output, const char *text, size_t indent)
{
	size_t size = line_size(text, COLUMNS - indent);

	for (;;) {
		fonds_output_add(output, text, size);
		fonds_output_add_char(output, '\n');
		text += size;
		while (*text == ' ')
			text++;
		if (*text == '\0')
			return;
		fonds_output_printf(output, "%*s", (int)indent, "");
		size = line_size(text, COLUMNS - indent);
	}
}

/* text must be printable already. */
static void add_field(
	struct fonds_output *output, const char *label, const char *text)
{
	fonds_output_printf(output, "  %-*s", LABEL_COLUMNS - 2, label);
	add_wrapped(output, text, LABEL_COLUMNS);
}

typedef void escape_fn(struct fonds_buffer *, const char *, size_t);

/* Anything from outside; too large or no memory is told at the end. */
static void add_escaped(struct fonds_output *output, const char *label,
	const char *text, escape_fn *escape)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, FIELD_MAX);
	escape(&buffer, text, strlen(text));
	if (buffer.status != FONDS_OK)
		output->buffer.status = buffer.status;
	add_field(output, label, fonds_buffer_text(&buffer));
}

static void add_name(
	struct fonds_output *output, const char *label, const char *name)
{
	add_escaped(output, label, name, fonds_text_escape);
}

static void add_prose(
	struct fonds_output *output, const char *label, const char *text)
{
	add_escaped(output, label, text[0] == '\0' ? "not recorded" : text,
		fonds_text_sanitize);
}

static void add_side(struct fonds_output *output, const char *label,
	uint64_t size, const struct fonds_digest *digest)
{
	char text[FONDS_WORDS_SIZE];
	char hex[2 * FONDS_DIGEST_MAX + 1];
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 1024);
	if (size == UINT64_MAX && digest == NULL)
		return;
	if (size != UINT64_MAX)
		fonds_buffer_add_text(
			&buffer, fonds_words_count_of(size, "byte", text));
	if (digest != NULL)
		fonds_buffer_printf(&buffer, "%s%s %s",
			size == UINT64_MAX ? "" : ", ",
			fonds_algorithm_name(digest->algorithm),
			fonds_digest_format(digest, hex));
	add_field(output, label, fonds_buffer_text(&buffer));
}

static void add_finding(
	const struct fonds_run_finding *finding, struct fonds_output *output)
{
	char time[FONDS_WORDS_SIZE];

	add_name(output, fonds_verdict_name(finding->verdict),
		finding->path[0] == '\0' ? "the bag as a whole"
					 : finding->path);
	add_name(output, "  bag", finding->location);
	add_field(output, "  found", fonds_words_time(finding->found_at, time));
	if (finding->detail[0] != '\0')
		add_prose(output, "  detail", finding->detail);
	add_side(output, "  expected", finding->expected_size,
		finding->expected);
	add_side(output, "  actual", finding->actual_size, finding->actual);
	add_field(
		output, "  what to do", fonds_verdict_remedy(finding->verdict));
	fonds_output_add_char(output, '\n');
}

static void add_left_out(struct fonds_output *output, const char *noun,
	size_t shown, uint64_t total)
{
	char count[FONDS_WORDS_SIZE];

	if (shown < total)
		fonds_output_printf(output,
			"  %s more: the report as JSON or CSV lists every "
			"one.\n",
			fonds_words_count_of(total - shown, noun, count));
}

static size_t listed(size_t count)
{
	return count < LISTED_MAX ? count : LISTED_MAX;
}

static void add_findings(
	const struct fonds_report *report, struct fonds_output *output)
{
	size_t count = listed(report->finding_count);

	fonds_output_add_text(output, "\nFindings\n\n");
	if (report->findings_total == 0)
		fonds_output_add_text(
			output, "  There are no findings in this run.\n");
	for (size_t i = 0; i < count; i++)
		add_finding(&report->findings[i], output);
	add_left_out(output, "finding", count, report->findings_total);
}

static void add_facts(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_run *run = &report->run;
	char text[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"Fixity verification report, run %" PRId64 "\n\n", run->number);
	add_name(output, "Catalog", report->catalog);
	add_field(output, "Started", fonds_words_time(run->started_at, text));
	add_field(output, "Ended",
		run->ended_at == 0 ? "not ended"
				   : fonds_words_time(run->ended_at, text));
	if (run->ended_at != 0)
		add_field(output, "Duration",
			fonds_words_duration(
				run->ended_at - run->started_at, text));
	add_field(output, "Bags", fonds_words_count(run->bags, text));
	add_field(output, "Registered files",
		fonds_words_count(run->files, text));
	add_field(output, "Read", fonds_words_size(run->bytes, text));
	add_prose(output, "Files were read", run->origin.read_mode);
	add_prose(output, "Started by", run->origin.user);
	add_prose(output, "Host", run->origin.host);
	add_prose(output, "Operating system", run->origin.system);
	add_prose(output, "fonds", run->origin.version);
	add_prose(output, "Libraries", run->origin.libraries);
	add_field(output, "Report made at",
		fonds_words_time(report->made_at, text));
}

static void add_coverage(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_coverage *coverage = &report->coverage;
	struct fonds_words_coverage rows[FONDS_WORDS_COVERAGE_ROWS];
	char count[FONDS_WORDS_SIZE];
	char share[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "\nCoverage: files last checked\n\n");
	fonds_words_coverage(coverage, rows);
	for (size_t i = 0; i < FONDS_WORDS_COVERAGE_ROWS; i++)
		fonds_output_printf(output, "  %-18s%14s  %s\n", rows[i].label,
			fonds_words_count(rows[i].files, count),
			fonds_words_share(
				rows[i].files, coverage->files, share));
	add_field(output, "oldest check",
		fonds_words_time(coverage->oldest, count));
}

static void add_history(
	const struct fonds_report *report, struct fonds_output *output)
{
	char time[FONDS_WORDS_SIZE];
	char ok[FONDS_WORDS_SIZE];
	char files[FONDS_WORDS_SIZE];
	char findings[FONDS_WORDS_SIZE];

	fonds_output_printf(output, "\nHistory: the last %zu of %s\n\n",
		report->run_count,
		fonds_words_count_of(report->runs_total, "run", ok));
	for (size_t i = report->run_count; i-- > 0;) {
		const struct fonds_run *run = &report->runs[i];

		fonds_output_printf(output,
			"  %5" PRId64 "  %s  %-11s  %s of %s ok, %s\n",
			run->number, fonds_words_time(run->started_at, time),
			fonds_run_state_name(run->state),
			fonds_words_count(run->verdicts[FONDS_VERDICT_OK], ok),
			fonds_words_count(run->files, files),
			fonds_words_count_of(
				run->findings, "finding", findings));
	}
}

static void add_bags(
	const struct fonds_report *report, struct fonds_output *output)
{
	size_t count = listed(report->bag_count);
	char ok[FONDS_WORDS_SIZE];
	char files[FONDS_WORDS_SIZE];
	char findings[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "\nBags\n\n");
	for (size_t i = 0; i < count; i++) {
		const struct fonds_run_bag *bag = &report->bags[i];
		char label[32];

		(void)snprintf(label, sizeof(label), "%" PRId64, bag->bag);
		add_name(output, label, bag->location);
		fonds_output_printf(output, "%*s%s of %s ok, %s\n",
			LABEL_COLUMNS, "",
			fonds_words_count(bag->verdicts[FONDS_VERDICT_OK], ok),
			fonds_words_count_of(bag->files, "file", files),
			fonds_words_count_of(
				bag->findings, "finding", findings));
	}
	if (report->bags_total == 0)
		fonds_output_add_text(
			output, "  No bag was checked in this run.\n");
	add_left_out(output, "bag", count, report->bags_total);
}

static void add_verdicts(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_run *run = &report->run;
	char count[FONDS_WORDS_SIZE];
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_output_add_text(output, "\nVerdicts\n\n");
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		fonds_output_printf(output, "  %-20s%14s%s\n",
			fonds_verdict_name((enum fonds_verdict)i),
			fonds_words_count(run->verdicts[i], count),
			i == FONDS_VERDICT_UNEXPECTED ? "  (outside the sum)"
						      : "");
	fonds_buffer_init(&text, FIELD_MAX);
	fonds_words_add_sum(run, &text);
	fonds_output_add_char(output, '\n');
	add_wrapped(output, fonds_buffer_text(&text), 0);
	fonds_buffer_reset(&text);
	fonds_words_add_outcome(run, &text);
	add_wrapped(output, fonds_buffer_text(&text), 0);
}

enum fonds_status fonds_report_write_text(const struct fonds_report *report,
	struct fonds_output *output, struct fonds_error **error)
{
	(void)error;
	add_facts(report, output);
	add_findings(report, output);
	add_bags(report, output);
	add_coverage(report, output);
	add_history(report, output);
	add_verdicts(report, output);
	return FONDS_OK;
}
