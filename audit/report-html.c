/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

#include <inttypes.h>

#include "audit/report-totals.h"
#include "base/cleanup.h"

/* A few sentences, with twenty numbers. */
#define SENTENCE_MAX 4096

/*
 * One page, nothing outside of it: the policy forbids every load and every
 * script, should a name ever find a way past the escapes.
 */
static const char head[] =
	"<!DOCTYPE html>\n"
	"<html lang=\"en\" xml:lang=\"en\" "
	"xmlns=\"http://www.w3.org/1999/xhtml\">\n"
	"<head>\n"
	"<meta charset=\"utf-8\"/>\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\""
	"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
	"form-action 'none'\"/>\n"
	"<meta name=\"viewport\" content=\"width=device-width, "
	"initial-scale=1\"/>\n"
	"<meta name=\"referrer\" content=\"no-referrer\"/>\n"
	"<title>Fixity verification report</title>\n"
	"<style>\n";

static const char statement[] =
	"<section aria-labelledby=\"limits\">\n"
	"<h2 id=\"limits\">What this report says and does not say</h2>\n"
	"<p>A file that is counted as ok was opened at its registered place "
	"during the period of the run, every byte of it was read, in the "
	"way stated above, and the message digest of those bytes equals the "
	"one that was registered when the repository took responsibility "
	"for the file. Unless it is said otherwise, the bytes came through "
	"the page cache of the operating system, so that a file written or "
	"read shortly before may have been answered from memory and not "
	"from the medium.</p>\n"
	"<p>A mismatch is called corrupt only after the file was opened and "
	"read a second time and both reads agreed. A changed modification "
	"time neither excuses a mismatch nor causes one: content alone is "
	"compared, and always with the registered digest, never with the "
	"outcome of an earlier run. A run never changes what is "
	"registered.</p>\n"
	"<p>A file that could not be read is not counted as sound. This "
	"report does not say that the files were right when they were "
	"registered, that they can be understood, that other copies of them "
	"exist, or that they are sound at any time but the one stated.</p>\n"
	"<p>Of findings and holdings the first 500 are listed in this page, of "
	"incidents the first 200, of runs the last 60, of other lists the "
	"first 100; the same report as JSON lists every finding, incident, "
	"run and holding, and as CSV every finding. What is said of coverage, "
	"overdue files and open incidents is as it was when the report was "
	"made.</p>\n"
	"</section>\n";

static void add_outcome(
	const struct fonds_report *report, struct fonds_output *output)
{
	enum fonds_outcome outcome = fonds_outcome_of_report(report);
	const struct fonds_report_html_look *look = fonds_report_html_look(
		outcome);
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer sentence;

	fonds_buffer_init(&sentence, SENTENCE_MAX);
	fonds_sentence_add(report, &sentence);
	fonds_output_printf(output,
		"<div class=\"outcome %s\"><strong class=\"badge\">%s %s"
		"</strong>\n<p>",
		look->class, look->sign, fonds_outcome_name(outcome));
	fonds_html_text(output, fonds_words_text(output, &sentence));
	fonds_output_add_text(output, "</p></div>\n");
}

static void add_fact(
	struct fonds_output *output, const char *label, const char *text)
{
	fonds_output_printf(output, "<dt class=\"label\">%s</dt><dd>", label);
	fonds_html_text(output, text[0] == '\0' ? "not recorded" : text);
	fonds_output_add_text(output, "</dd>\n");
}

static void add_number(struct fonds_output *output, const char *label,
	uint64_t number, const char *key)
{
	char text[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<dt class=\"label\">%s</dt><dd><span data-figure=\"%s\">%s"
		"</span></dd>\n",
		label, key, fonds_words_count(number, text));
}

static void add_time(
	struct fonds_output *output, const char *label, int64_t time)
{
	fonds_output_printf(output, "<dt class=\"label\">%s</dt><dd>", label);
	fonds_report_html_time(output, time);
	fonds_output_add_text(output, "</dd>\n");
}

static void add_run_facts(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_report_run *row = fonds_report_newest(report);
	char text[FONDS_WORDS_SIZE];

	if (!fonds_report_is_of_run(report) || row == NULL)
		return;
	add_fact(output, "State", fonds_run_state_name(row->run.state));
	if (row->run.why[0] != '\0')
		add_fact(output, "It ended so, because", row->run.why);
	add_fact(output, "Scope", row->run.scope);
	if (row->run.ended_at != 0)
		add_fact(output, "Duration",
			fonds_words_duration(
				fonds_words_seconds(
					row->run.started_at, row->run.ended_at),
				text));
}

static void add_facts(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_report_totals *totals = &report->totals;
	char text[FONDS_WORDS_SIZE];

	fonds_output_add_text(output,
		"<section aria-labelledby=\"what\">\n"
		"<h2 id=\"what\">Period and scope</h2>\n<dl>\n");
	add_time(output, "From", report->since);
	add_time(output, "To", report->until);
	add_run_facts(report, output);
	fonds_output_add_text(
		output, "<dt class=\"label\">Catalog</dt><dd class=\"name\">");
	fonds_html_name(output, report->catalog);
	fonds_output_add_text(output, "</dd>\n");
	add_number(output, "Runs", totals->runs, "totals.runs");
	add_number(
		output, "Files in their scopes", totals->files, "totals.files");
	add_number(output, "Findings", totals->findings, "totals.findings");
	add_fact(output, "Read", fonds_words_size(totals->bytes, text));
	add_number(output, "Files read past the page cache", totals->past_cache,
		"totals.past_cache");
	add_number(output, "Files read through the page cache",
		fonds_totals_through_cache(totals), "totals.through_cache");
	add_fact(output, "Rate while reading",
		fonds_words_rate(
			fonds_totals_rate(totals->bytes, totals->busy_ms),
			text));
	add_time(output, "Report made at", report->made_at);
	fonds_output_add_text(output, "</dl>\n</section>\n");
}

static void add_title(
	const struct fonds_report *report, struct fonds_output *output)
{
	fonds_output_add_text(output,
		"<h1>Fixity verification report</h1>\n<p class=\"under\">");
	if (fonds_report_is_of_run(report)) {
		fonds_output_printf(
			output, "Run %" PRId64 ", ", report->period.run);
		fonds_report_html_time(output, report->since);
	} else {
		fonds_report_html_time(output, report->since);
		fonds_output_add_text(output, " to ");
		fonds_report_html_time(output, report->until);
	}
	fonds_output_add_text(output, "</p>\n");
}

enum fonds_status fonds_report_write_html(const struct fonds_report *report,
	struct fonds_output *output, struct fonds_error **error)
{
	static void (*const parts[])(
		const struct fonds_report *, struct fonds_output *) = {
		fonds_report_html_findings,
		fonds_report_html_incidents,
		fonds_report_html_verdicts,
		add_facts,
		fonds_report_html_comparison,
		fonds_report_html_coverage,
		fonds_report_html_pauses,
		fonds_report_html_clock,
		fonds_report_html_runs,
		fonds_report_html_auditors,
		fonds_report_html_holdings,
		fonds_report_html_claims,
	};

	(void)error;
	fonds_output_add_text(output, head);
	fonds_report_html_style(output);
	fonds_output_add_text(output, "</style>\n</head>\n<body>\n<header>\n");
	add_title(report, output);
	add_outcome(report, output);
	fonds_output_add_text(output, "</header>\n<main>\n");
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		parts[i](report, output);
	fonds_output_add_text(output, statement);
	fonds_output_add_text(output,
		"</main>\n<footer>Made by fonds. All times are UTC; sizes are "
		"in powers of ten.</footer>\n</body>\n</html>\n");
	return FONDS_OK;
}
