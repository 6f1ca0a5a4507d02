/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

#include <inttypes.h>

/* The bars of the coverage, in units of the drawing. */
#define BAR_WIDTH 300
#define BAR_HEIGHT 14

/* part / whole of BAR_WIDTH; what is not nothing can be seen. */
static unsigned bar_length(uint64_t part, uint64_t whole)
{
	unsigned length;

	if (part == 0 || whole == 0)
		return 0;
	if (part >= whole)
		return BAR_WIDTH;
	length = (unsigned)((double)part / (double)whole * BAR_WIDTH);
	return length < 2 ? 2 : length;
}

static void add_coverage_row(const struct fonds_words_coverage *row,
	uint64_t files, bool is_never, struct fonds_output *output)
{
	char share[FONDS_WORDS_SIZE];

	fonds_output_printf(
		output, "<tr><th scope=\"row\">%s</th>", row->label);
	fonds_report_html_number(output, row->files);
	fonds_output_printf(output,
		"<td class=\"number\">%s</td><td class=\"bar\">"
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %u "
		"%u\""
		" role=\"presentation\" preserveAspectRatio=\"none\" "
		"style=\"height:%upx\">"
		"<rect width=\"%u\" height=\"%u\" fill=\"#f0f0f0\"/>"
		"<rect width=\"%u\" height=\"%u\" fill=\"%s\"/></svg></td>"
		"</tr>\n",
		fonds_words_share(row->files, files, share), BAR_WIDTH,
		BAR_HEIGHT, BAR_HEIGHT, BAR_WIDTH, BAR_HEIGHT,
		bar_length(row->files, files), BAR_HEIGHT,
		is_never ? "#8c1c13" : "#4c7a9c");
}

static void add_oldest(
	const struct fonds_report *report, struct fonds_output *output)
{
	int64_t oldest = report->coverage.oldest;
	char age[FONDS_WORDS_SIZE];

	if (oldest == 0) {
		fonds_output_add_text(output,
			"<p>No file that is registered now has been checked "
			"yet.</p>\n");
		return;
	}
	fonds_output_add_text(
		output, "<p>The oldest last check of a file is of ");
	fonds_report_html_time(output, oldest);
	fonds_output_printf(output, ", %s before this report.</p>\n",
		fonds_words_duration(report->made_at - oldest, age));
}

void fonds_report_html_coverage(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_coverage *coverage = &report->coverage;
	struct fonds_words_coverage rows[FONDS_WORDS_COVERAGE_ROWS];
	char files[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "<section>\n<h2>Coverage</h2>\n");
	if (coverage->files == 0) {
		fonds_output_add_text(
			output, "<p>No file is registered.</p>\n</section>\n");
		return;
	}
	fonds_output_printf(output,
		"<table>\n<caption>When the %s of the catalog %s last checked, "
		"counted back from the time of this report</caption>\n"
		"<thead><tr><th scope=\"col\">Last checked</th>"
		"<th scope=\"col\" class=\"number\">Files</th>"
		"<th scope=\"col\" class=\"number\">Share</th>"
		"<th scope=\"col\" class=\"bar\"></th></tr></thead>\n<tbody>\n",
		fonds_words_count_of(coverage->files, "registered file", files),
		coverage->files == 1 ? "was" : "were");
	fonds_words_coverage(coverage, rows);
	for (size_t i = 0; i < FONDS_WORDS_COVERAGE_ROWS; i++)
		add_coverage_row(&rows[i], coverage->files,
			i + 1 == FONDS_WORDS_COVERAGE_ROWS, output);
	fonds_output_add_text(output, "</tbody>\n</table>\n");
	add_oldest(report, output);
	fonds_output_add_text(output, "</section>\n");
}

/* "sound", or the findings and the state that make it not so. */
static void add_run_result(
	const struct fonds_run *run, struct fonds_output *output)
{
	enum fonds_outcome outcome = fonds_words_outcome(run);
	const struct fonds_report_html_look *look = fonds_report_html_look(
		outcome);

	fonds_output_printf(output,
		"<td class=\"short\"><span class=\"badge %s\">%s %s</span>",
		look->class, look->sign, fonds_words_outcome_name(outcome));
	if (run->state != FONDS_RUN_COMPLETE)
		fonds_output_printf(
			output, "<br/>(%s)", fonds_run_state_name(run->state));
	fonds_output_add_text(output, "</td>");
}

static void add_run(const struct fonds_run *run, struct fonds_output *output)
{
	char duration[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<tr><td class=\"number\">%" PRId64 "</td><td>", run->number);
	fonds_report_html_time(output, run->started_at);
	fonds_output_printf(output, "</td><td class=\"short\">%s</td>",
		run->ended_at == 0
			? "not ended"
			: fonds_words_short_duration(
				  run->ended_at - run->started_at, duration));
	fonds_report_html_number(output, run->files);
	fonds_report_html_number(output, run->verdicts[FONDS_VERDICT_OK]);
	fonds_report_html_number(output, fonds_words_not_sound(run->verdicts));
	fonds_report_html_number(
		output, run->verdicts[FONDS_VERDICT_NOT_CHECKED]);
	fonds_report_html_number(output, run->findings);
	add_run_result(run, output);
	fonds_output_add_text(output, "</tr>\n");
}

void fonds_report_html_history(
	const struct fonds_report *report, struct fonds_output *output)
{
	char shown[FONDS_WORDS_SIZE];
	char total[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "<section>\n<h2>History of runs</h2>\n");
	if (report->run_count < report->runs_total)
		fonds_output_printf(output,
			"<p>The last %s of %s are shown.</p>\n",
			fonds_words_count(report->run_count, shown),
			fonds_words_count_of(report->runs_total, "run", total));
	fonds_report_html_chart(report, output);
	fonds_output_add_text(output,
		"<div class=\"scroll\"><table class=\"wide\">\n"
		"<thead><tr><th scope=\"col\" class=\"number\">Run</th>"
		"<th scope=\"col\">Started</th><th scope=\"col\">Duration</th>"
		"<th scope=\"col\" class=\"number\">Files</th>"
		"<th scope=\"col\" class=\"number\">Ok</th>"
		"<th scope=\"col\" class=\"number\">Not sound</th>"
		"<th scope=\"col\" class=\"number\">Not checked</th>"
		"<th scope=\"col\" class=\"number\">Findings</th>"
		"<th scope=\"col\">Outcome</th></tr></thead>\n<tbody>\n");
	for (size_t i = report->run_count; i-- > 0;)
		add_run(&report->runs[i], output);
	fonds_output_add_text(output, "</tbody>\n</table></div>\n</section>\n");
}

/* "2 missing, 1 corrupt"; "all ok" */
static void add_bag_result(
	const struct fonds_run_bag *bag, struct fonds_output *output)
{
	bool sound = bag->verdicts[FONDS_VERDICT_OK] == bag->files &&
		     bag->findings == 0;
	const char *separator = "";
	char count[FONDS_WORDS_SIZE];

	if (sound) {
		fonds_output_add_text(output,
			"<td><span class=\"badge good\">\xe2\x9c\x93 sound"
			"</span></td>");
		return;
	}
	fonds_output_add_text(output, "<td>");
	for (int i = 1; i < FONDS_VERDICT_COUNT; i++) {
		if (bag->verdicts[i] == 0)
			continue;
		fonds_output_printf(output,
			"%s<span class=\"badge bad\">%s %s %s</span>",
			separator,
			fonds_words_verdict_sign((enum fonds_verdict)i),
			fonds_words_count(bag->verdicts[i], count),
			fonds_verdict_name((enum fonds_verdict)i));
		separator = ", ";
	}
	if (separator[0] == '\0')
		fonds_output_printf(output, "<span class=\"badge %s</span>",
			bag->findings > 0 ? "bad\">! findings"
					  : "open\">! not ended");
	fonds_output_add_text(output, "</td>");
}

static void add_bag(
	const struct fonds_run_bag *bag, struct fonds_output *output)
{
	char size[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<tr><td class=\"number\">%" PRId64 "</td><td class=\"name\">",
		bag->bag);
	fonds_html_name(output, bag->location);
	fonds_output_add_text(output, "</td>");
	fonds_report_html_number(output, bag->files);
	fonds_report_html_number(output, bag->verdicts[FONDS_VERDICT_OK]);
	fonds_output_printf(output, "<td class=\"number\">%s</td>",
		fonds_words_short_size(bag->bytes, size));
	fonds_report_html_number(output, bag->findings);
	add_bag_result(bag, output);
	fonds_output_add_text(output, "</tr>\n");
}

void fonds_report_html_bags(
	const struct fonds_report *report, struct fonds_output *output)
{
	fonds_output_add_text(output, "<section>\n<h2>Bags</h2>\n");
	if (report->bag_count == 0) {
		fonds_output_add_text(output,
			"<p>No bag was checked in this run.</p>\n"
			"</section>\n");
		return;
	}
	fonds_report_html_left_out(
		output, "bag", report->bag_count, report->bags_total);
	fonds_output_add_text(output,
		"<div class=\"scroll\"><table class=\"wide\">\n"
		"<thead><tr><th scope=\"col\" class=\"number\">Bag</th>"
		"<th scope=\"col\">Place</th>"
		"<th scope=\"col\" class=\"number\">Files</th>"
		"<th scope=\"col\" class=\"number\">Ok</th>"
		"<th scope=\"col\" class=\"number\">Read</th>"
		"<th scope=\"col\" class=\"number\">Findings</th>"
		"<th scope=\"col\">Result</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < report->bag_count; i++)
		add_bag(&report->bags[i], output);
	fonds_output_add_text(output, "</tbody>\n</table></div>\n</section>\n");
}
