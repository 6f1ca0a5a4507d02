/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

#include <inttypes.h>

#include "audit/report-totals.h"
#include "base/cleanup.h"

#define SENTENCE_MAX 1024

static void add_badge(struct fonds_output *output, enum fonds_outcome outcome)
{
	const struct fonds_report_html_look *look = fonds_report_html_look(
		outcome);

	fonds_output_printf(output, "<span class=\"badge %s\">%s %s</span>",
		look->class, look->sign, fonds_outcome_name(outcome));
}

static void add_verdict(const struct fonds_report_totals *totals,
	enum fonds_verdict verdict, struct fonds_output *output)
{
	uint64_t count = totals->verdicts[verdict];
	const char *name = fonds_verdict_name(verdict);
	const char *class = count == 0                        ? "none"
			    : fonds_verdict_is_sound(verdict) ? "good"
			    : fonds_verdict_is_wrong(verdict) ||
					    fonds_verdict_is_not_readable(
						    verdict) ||
					    verdict == FONDS_VERDICT_UNEXPECTED
				    ? "bad"
				    : "open";

	fonds_output_printf(output,
		"<tr><th scope=\"row\" class=\"%s\">%s %s</th>", class,
		fonds_words_verdict_sign(verdict), name);
	fonds_report_html_number(output, count, "totals.verdicts.%s", name);
	fonds_output_printf(output, "<td class=\"meaning\">%s</td></tr>\n",
		fonds_words_verdict_meaning(verdict));
}

static void add_sum(
	const struct fonds_report_totals *totals, struct fonds_output *output)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer sum;

	fonds_buffer_init(&sum, SENTENCE_MAX);
	fonds_sentence_add_sum(totals->files, totals->verdicts, &sum);
	fonds_output_add_text(
		output, "<tr class=\"sum\"><th scope=\"row\">Sum</th>");
	fonds_report_html_number(output, fonds_verdicts_sum(totals->verdicts),
		"totals.verdict_sum");
	fonds_output_printf(output, "<td class=\"meaning\">%s</td></tr>\n",
		fonds_words_text(output, &sum));
}

static void add_due(
	const struct fonds_report_totals *totals, struct fonds_output *output)
{
	const uint64_t *verdicts = totals->verdicts;
	uint64_t number = fonds_verdicts_due(verdicts);
	char due[FONDS_WORDS_SIZE];
	char judged[FONDS_WORDS_SIZE];
	char unknown[FONDS_WORDS_SIZE];
	char left[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<p>%s %s due: <span data-figure=\"totals.judged\">%s</span> "
		"compared with what is registered, "
		"<span data-figure=\"totals.not_readable\">%s</span> not "
		"readable, %s not reached.</p>\n",
		fonds_words_count_of(
			number, totals->runs == 1 ? "file" : "check", due),
		number == 1 ? "was" : "were",
		fonds_words_count(fonds_verdicts_judged(verdicts), judged),
		fonds_words_count(
			fonds_verdicts_not_readable(verdicts), unknown),
		fonds_words_count(verdicts[FONDS_VERDICT_NOT_CHECKED], left));
}

static void add_recount(
	const struct fonds_report *report, struct fonds_output *output)
{
	uint64_t differences = report->totals.differences;
	char count[FONDS_WORDS_SIZE];

	if (differences == 0) {
		fonds_output_add_text(output,
			"<p>Counting again from the raw rows of the catalog "
			"gave the same figures.</p>\n");
		return;
	}
	fonds_output_printf(output,
		"<p class=\"bad\"><strong>Counting again from the raw rows of "
		"the catalog gave <span "
		"data-figure=\"totals.recount_differences\">%s</span> "
		"difference%s:</strong></p>\n<ul>\n",
		fonds_words_count(differences, count),
		differences == 1 ? "" : "s");
	for (size_t i = 0; i < report->difference_count; i++)
		fonds_html_element(output, "li", NULL, report->differences[i]);
	fonds_output_add_text(output, "</ul>\n");
}

/* The reasons why shards of the scope had no turn. */
static void add_rests(
	const struct fonds_report *report, struct fonds_output *output)
{
	char files[FONDS_WORDS_SIZE];

	if (report->rest_count == 0)
		return;
	fonds_report_html_left_out(
		output, "reason", report->rest_count, report->rest_total);
	fonds_report_html_table(output, NULL, "What had no turn, and why",
		"Verdict|Reason|#Files");
	for (size_t i = 0; i < report->rest_count; i++) {
		const struct fonds_run_rest *rest = &report->rests[i];

		fonds_output_printf(output, "<tr><td class=\"short\">%s</td>",
			fonds_verdict_name(rest->verdict));
		fonds_report_html_cell(output, NULL, rest->reason);
		fonds_output_printf(output,
			"<td class=\"number\">%s</td></tr>\n",
			fonds_words_count(rest->files, files));
	}
	fonds_report_html_table_end(output);
}

void fonds_report_html_verdicts(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_report_totals *totals = &report->totals;

	fonds_output_add_text(output,
		"<section aria-labelledby=\"verdicts\">\n"
		"<h2 id=\"verdicts\">Verdicts</h2>\n"
		"<table class=\"verdicts\">\n<caption>Registered files by "
		"verdict, summed over the runs of this report</caption>\n"
		"<thead><tr><th scope=\"col\">Verdict</th>"
		"<th scope=\"col\" class=\"number\">Files</th>"
		"<th scope=\"col\">What it means</th></tr></thead>\n<tbody>\n");
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i != FONDS_VERDICT_UNEXPECTED)
			add_verdict(totals, (enum fonds_verdict)i, output);
	add_sum(totals, output);
	fonds_output_add_text(output, "</tbody>\n<tbody class=\"apart\">\n");
	add_verdict(totals, FONDS_VERDICT_UNEXPECTED, output);
	fonds_output_add_text(output, "</tbody>\n</table>\n");
	add_due(totals, output);
	add_recount(report, output);
	add_rests(report, output);
	fonds_output_add_text(output, "</section>\n");
}

/* The outcome of a run, and the state that makes it not so. */
static void add_run_result(
	const struct fonds_report_run *row, struct fonds_output *output)
{
	fonds_output_add_text(output, "<td>");
	add_badge(output, fonds_outcome_of_run(row));
	if (row->run.state != FONDS_RUN_COMPLETE) {
		fonds_output_printf(output, "<br/>(%s)",
			fonds_run_state_name(row->run.state));
		if (row->run.why[0] != '\0') {
			fonds_output_add_char(output, ' ');
			fonds_html_text(output, row->run.why);
		}
	}
	fonds_output_add_text(output, "</td>");
}

static void add_run_figures(
	const struct fonds_report_run *row, struct fonds_output *output)
{
	const struct fonds_run *run = &row->run;
	char text[FONDS_WORDS_SIZE];

	fonds_report_html_number(
		output, run->files, "runs.%" PRId64 ".files", run->number);
	fonds_report_html_number(output, run->verdicts[FONDS_VERDICT_OK],
		"runs.%" PRId64 ".verdicts.ok", run->number);
	fonds_report_html_number(output,
		fonds_verdicts_wrong(run->verdicts) +
			fonds_verdicts_not_readable(run->verdicts),
		"runs.%" PRId64 ".not_sound", run->number);
	fonds_report_html_number(output,
		run->verdicts[FONDS_VERDICT_NOT_CHECKED],
		"runs.%" PRId64 ".verdicts.not-checked", run->number);
	fonds_report_html_number(output, run->findings,
		"runs.%" PRId64 ".findings", run->number);
	fonds_output_printf(output, "<td class=\"number\">%s</td>",
		fonds_words_rate(
			fonds_totals_rate(run->bytes, row->busy_ms), text));
	fonds_output_printf(output, "<td class=\"number\">%s</td>",
		fonds_words_share(row->covered, row->registered, text));
}

static void add_run(
	const struct fonds_report_run *row, struct fonds_output *output)
{
	const struct fonds_run *run = &row->run;
	char duration[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<tr%s><th scope=\"row\" class=\"number\">%" PRId64 "</th><td>",
		row->is_reported ? "" : " class=\"earlier\"", run->number);
	fonds_report_html_time(output, run->started_at);
	fonds_output_add_text(output, "<br/>");
	fonds_html_text(output, run->scope);
	fonds_output_printf(output, "</td><td class=\"short\">%s</td>",
		run->ended_at == 0
			? "not ended"
			: fonds_words_short_duration(
				  fonds_words_seconds(
					  run->started_at, run->ended_at),
				  duration));
	add_run_figures(row, output);
	add_run_result(row, output);
	fonds_output_add_text(output, "</tr>\n");
}

static size_t shown_runs(const struct fonds_report *report)
{
	size_t count = 0;

	for (size_t i = 0; i < report->run_count; i++)
		count += report->runs[i].is_reported;
	return count;
}

void fonds_report_html_runs(
	const struct fonds_report *report, struct fonds_output *output)
{
	fonds_output_add_text(output,
		"<section aria-labelledby=\"history\">\n"
		"<h2 id=\"history\">History of runs</h2>\n");
	if (report->run_count == 0) {
		fonds_output_add_text(output,
			"<p>There is no run until the end of this "
			"period.</p>\n</section>\n");
		return;
	}
	if (shown_runs(report) < report->run_count)
		fonds_output_add_text(output,
			"<p>Runs that are there for the trend only, and are "
			"not counted in this report, are set in grey and in "
			"italics.</p>\n");
	fonds_report_html_left_out(
		output, "run", shown_runs(report), report->run_total);
	fonds_report_html_chart_verdicts(report, output);
	fonds_report_html_chart_coverage(report, output);
	fonds_report_html_chart_rate(report, output);
	fonds_report_html_table(output, "runs", "Runs, the newest first",
		"#Run|Started, and scope|Duration|#Files|#Ok|#Not sound|"
		"#Not checked|#Findings|#Rate|#Within policy|Outcome");
	for (size_t i = report->run_count; i-- > 0;)
		add_run(&report->runs[i], output);
	fonds_report_html_table_end(output);
	fonds_output_add_text(output, "</section>\n");
}

static void add_auditor(
	const struct fonds_auditor *auditor, struct fonds_output *output)
{
	char text[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<tr><th scope=\"row\" class=\"number\">%" PRId64
		"</th><td class=\"number\">%" PRId64 "</td><td>",
		auditor->number, auditor->run);
	fonds_html_text(output, auditor->origin.user);
	fonds_output_add_text(output, " on ");
	fonds_html_text(output, auditor->origin.host);
	fonds_output_add_text(output, "<br/>");
	fonds_html_text(output, auditor->origin.system);
	fonds_output_add_text(output, "</td><td>fonds ");
	fonds_html_text(output, auditor->origin.version);
	fonds_output_add_text(output, "<br/>");
	fonds_html_text(output, auditor->origin.libraries);
	fonds_output_add_text(output, "</td>");
	fonds_report_html_cell(output, NULL, auditor->origin.read_mode);
	fonds_report_html_number(output, auditor->files,
		"auditors.%" PRId64 ".files", auditor->number);
	fonds_report_html_number(output, auditor->past_cache,
		"auditors.%" PRId64 ".past_cache", auditor->number);
	fonds_output_printf(output, "<td class=\"number\">%s</td>",
		fonds_words_short_size(auditor->bytes, text));
	fonds_output_printf(output, "<td class=\"number\">%s</td></tr>\n",
		fonds_words_rate(
			fonds_totals_rate(auditor->bytes, auditor->busy_ms),
			text));
}

void fonds_report_html_auditors(
	const struct fonds_report *report, struct fonds_output *output)
{
	fonds_output_add_text(output,
		"<section aria-labelledby=\"auditors\">\n"
		"<h2 id=\"auditors\">Who checked, with what, and how</h2>\n");
	if (report->auditor_count == 0) {
		fonds_output_add_text(
			output, "<p>No auditor is recorded.</p>\n</section>\n");
		return;
	}
	fonds_report_html_left_out(output, "auditor", report->auditor_count,
		report->auditor_total);
	fonds_report_html_table(output, NULL,
		"Auditors: the processes that did the reading",
		"#Auditor|#Run|User and host|Versions|Files were read|#Files|"
		"#Past the cache|#Read|#Rate");
	for (size_t i = 0; i < report->auditor_count; i++)
		add_auditor(&report->auditors[i], output);
	fonds_report_html_table_end(output);
	fonds_output_add_text(output, "</section>\n");
}

static bool is_later(enum fonds_verdict verdict)
{
	return verdict == FONDS_VERDICT_NOT_CHECKED ||
	       verdict == FONDS_VERDICT_NOT_DUE ||
	       verdict == FONDS_VERDICT_SKIPPED;
}

/* "2 missing, 1 corrupt"; "sound" */
static void add_holding_result(
	const struct fonds_report_holding *holding, struct fonds_output *output)
{
	const char *separator = "";
	char count[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "<td>");
	for (int i = 1; i < FONDS_VERDICT_COUNT; i++) {
		enum fonds_verdict verdict = (enum fonds_verdict)i;

		if (holding->verdicts[i] == 0)
			continue;
		fonds_output_printf(output,
			"%s<span class=\"badge %s\">%s %s %s</span>", separator,
			is_later(verdict) ? "open" : "bad",
			fonds_words_verdict_sign(verdict),
			fonds_words_count(holding->verdicts[i], count),
			fonds_verdict_name(verdict));
		separator = ", ";
	}
	if (separator[0] == '\0' && holding->findings > 0)
		fonds_output_add_text(
			output, "<span class=\"badge bad\">! findings</span>");
	else if (separator[0] == '\0')
		add_badge(output, holding->invalid > 0
					  ? FONDS_OUTCOME_UNRELIABLE
				  : holding->files == 0 ? FONDS_OUTCOME_NOTHING
							: FONDS_OUTCOME_SOUND);
	fonds_output_add_text(output, "</td>");
}

static void add_holding(
	const struct fonds_report_holding *holding, struct fonds_output *output)
{
	char size[FONDS_WORDS_SIZE];
	long long number = (long long)holding->holding;

	fonds_output_printf(output,
		"<tr><th scope=\"row\" class=\"number\">%lld</th>", number);
	fonds_report_html_name(output, holding->location);
	fonds_report_html_cell(output, NULL, holding->collection);
	fonds_report_html_number(
		output, holding->runs, "holdings.%lld.runs", number);
	fonds_report_html_number(
		output, holding->files, "holdings.%lld.files", number);
	fonds_report_html_number(output, holding->verdicts[FONDS_VERDICT_OK],
		"holdings.%lld.verdicts.ok", number);
	fonds_output_printf(output, "<td class=\"number\">%s</td>",
		fonds_words_short_size(holding->bytes, size));
	fonds_report_html_number(
		output, holding->findings, "holdings.%lld.findings", number);
	add_holding_result(holding, output);
	fonds_output_add_text(output, "</tr>\n");
}

void fonds_report_html_holdings(
	const struct fonds_report *report, struct fonds_output *output)
{
	fonds_output_add_text(output, "<section aria-labelledby=\"holdings\">\n"
				      "<h2 id=\"holdings\">Holdings</h2>\n");
	if (report->holding_count == 0) {
		fonds_output_add_text(
			output, "<p>No holding was checked.</p>\n</section>\n");
		return;
	}
	fonds_report_html_left_out(output, "holding", report->holding_count,
		report->holding_total);
	fonds_report_html_table(output, NULL,
		"Holdings that had a part in these runs, those that are not "
		"sound first; figures are sums over the runs",
		"#Holding|Place|Collection|#Runs|#Files|#Ok|#Read|#Findings|"
		"Result");
	for (size_t i = 0; i < report->holding_count; i++)
		add_holding(&report->holdings[i], output);
	fonds_report_html_table_end(output);
	fonds_output_add_text(output, "</section>\n");
}
