/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

#include <inttypes.h>

#include "audit/policy-words.h"
#include "base/cleanup.h"

#define POLICY_MAX 1024

static void add_ages(
	const struct fonds_coverage *coverage, struct fonds_output *output)
{
	struct fonds_words_age ages[FONDS_WORDS_AGES];
	char share[FONDS_WORDS_SIZE];

	fonds_report_html_table(output, "ages",
		"Age of the last check, when this report was made",
		"Last checked|#Files|#Share");
	fonds_words_ages(coverage, ages);
	for (size_t i = 0; i < FONDS_WORDS_AGES; i++) {
		fonds_output_printf(
			output, "<tr><th scope=\"row\">%s</th>", ages[i].label);
		fonds_report_html_number(
			output, ages[i].files, "coverage.ages.%s", ages[i].key);
		fonds_output_printf(output,
			"<td class=\"number\">%s</td></tr>\n",
			fonds_words_share(
				ages[i].files, coverage->files, share));
	}
	fonds_report_html_table_end(output);
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
	if (oldest <= report->made_at)
		fonds_output_printf(output, ", %s before this report.</p>\n",
			fonds_words_duration(
				fonds_words_seconds(oldest, report->made_at),
				age));
	else
		fonds_output_add_text(output, ", which is yet to come.</p>\n");
}

static void add_policy(
	const struct fonds_policy *policy, struct fonds_output *output)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer words;

	fonds_buffer_init(&words, POLICY_MAX);
	fonds_policy_add_words(policy, &words);
	fonds_output_add_text(output, "<td>");
	fonds_html_text(output, fonds_words_text(output, &words));
	if (policy->number != 0) {
		fonds_output_add_text(output, ", set ");
		fonds_report_html_time(output, policy->set_at);
		fonds_output_add_text(output, " by ");
		fonds_html_text(output, policy->agent);
	}
	fonds_output_add_text(output, "</td>");
}

static void add_collection(
	const struct fonds_report_collection *row, struct fonds_output *output)
{
	const struct fonds_coverage *coverage = &row->coverage;
	long long number = (long long)row->collection.number;
	char share[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "<tr><th scope=\"row\">");
	fonds_html_text(output, row->collection.name);
	fonds_output_add_text(output, "</th>");
	add_policy(&row->collection.policy, output);
	fonds_report_html_number(output, coverage->files,
		"collections.%lld.coverage.files", number);
	fonds_report_html_number(output, coverage->within_policy,
		"collections.%lld.coverage.within_policy", number);
	fonds_output_printf(output, "<td class=\"number\">%s</td>",
		fonds_words_share(
			coverage->within_policy, coverage->files, share));
	fonds_report_html_number(output, coverage->overdue,
		"collections.%lld.coverage.overdue", number);
	fonds_report_html_number(output, coverage->paused,
		"collections.%lld.coverage.paused", number);
	fonds_output_add_text(output, "<td>");
	fonds_report_html_time(output, coverage->oldest);
	fonds_output_add_text(output, "</td></tr>\n");
}

static void add_collections(
	const struct fonds_report *report, struct fonds_output *output)
{
	fonds_report_html_left_out(output, "collection",
		report->collection_count, report->collection_total);
	fonds_report_html_table(output, NULL,
		"Coverage against the policy of each collection, when this "
		"report was made",
		"Collection|Policy|#Files|#Within policy|#Share|#Overdue|"
		"#Paused|Oldest check");
	for (size_t i = 0; i < report->collection_count; i++)
		add_collection(&report->collections[i], output);
	fonds_report_html_table_end(output);
}

static void add_overdue(
	const struct fonds_report *report, struct fonds_output *output)
{
	char files[FONDS_WORDS_SIZE];

	if (report->overdue_count == 0)
		return;
	fonds_report_html_table(output, NULL,
		"What is overdue, the oldest first",
		"#Holding|Place|Last check|Was due|#Files");
	for (size_t i = 0; i < report->overdue_count; i++) {
		const struct fonds_overdue *row = &report->overdue[i];

		fonds_output_printf(output,
			"<tr><th scope=\"row\" class=\"number\">%" PRId64
			"</th>",
			row->holding);
		fonds_report_html_name(output, row->location);
		fonds_output_add_text(output, "<td>");
		fonds_report_html_time(output, row->checked_at);
		fonds_output_add_text(output, "</td><td>");
		fonds_report_html_time(output, row->due_at);
		fonds_output_printf(output,
			"</td><td class=\"number\">%s</td></tr>\n",
			fonds_words_count(row->files, files));
	}
	fonds_report_html_table_end(output);
}

void fonds_report_html_coverage(
	const struct fonds_report *report, struct fonds_output *output)
{
	fonds_output_add_text(output, "<section aria-labelledby=\"coverage\">\n"
				      "<h2 id=\"coverage\">Coverage</h2>\n");
	if (report->coverage.files == 0) {
		fonds_output_add_text(
			output, "<p>No file is registered.</p>\n</section>\n");
		return;
	}
	add_collections(report, output);
	fonds_report_html_chart_ages(report, output);
	add_ages(&report->coverage, output);
	add_oldest(report, output);
	add_overdue(report, output);
	fonds_output_add_text(output, "</section>\n");
}

static void add_pause(
	const struct fonds_pause *pause, struct fonds_output *output)
{
	fonds_output_add_text(output, "<tr>");
	fonds_report_html_cell(output, NULL,
		pause->kind == FONDS_PAUSE_ALL ? "everything"
					       : pause->target_name);
	fonds_output_add_text(output, "<td>");
	fonds_report_html_time(output, pause->begun_at);
	fonds_output_add_text(output, " by ");
	fonds_html_text(output, pause->agent);
	fonds_output_add_text(output, "</td><td>");
	if (pause->ended_at != 0) {
		fonds_report_html_time(output, pause->ended_at);
		fonds_output_add_text(output, " by ");
		fonds_html_text(output, pause->ended_by);
	} else if (pause->until_at != 0) {
		fonds_output_add_text(output, "until ");
		fonds_report_html_time(output, pause->until_at);
	} else {
		fonds_output_add_text(output, "not ended");
	}
	fonds_output_add_text(output, "</td>");
	fonds_report_html_cell(output, NULL, pause->reason);
	fonds_output_add_text(output, "</tr>\n");
}

void fonds_report_html_pauses(
	const struct fonds_report *report, struct fonds_output *output)
{
	if (report->pause_count == 0)
		return;
	fonds_output_add_text(output, "<section aria-labelledby=\"pauses\">\n"
				      "<h2 id=\"pauses\">Pauses</h2>\n");
	fonds_report_html_left_out(
		output, "pause", report->pause_count, report->pause_total);
	fonds_report_html_table(output, NULL,
		"Checks that a person suspended in this period",
		"What|Begun|Ended|Why");
	for (size_t i = 0; i < report->pause_count; i++)
		add_pause(&report->pauses[i], output);
	fonds_report_html_table_end(output);
	fonds_output_add_text(output, "</section>\n");
}

static void add_clock_note(
	const struct fonds_clock_note *note, struct fonds_output *output)
{
	char step[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<tr><th scope=\"row\" class=\"number\">%" PRId64 "</th><td>",
		note->run);
	fonds_report_html_time(output, note->noted_at);
	fonds_output_printf(output, "</td><td>%s %s</td>",
		note->step < 0 ? "back" : "forward",
		fonds_words_duration(
			note->step < 0 ? fonds_words_seconds(note->step, 0)
				       : note->step,
			step));
	fonds_report_html_cell(output, NULL, note->note);
	fonds_output_add_text(output, "</tr>\n");
}

void fonds_report_html_clock(
	const struct fonds_report *report, struct fonds_output *output)
{
	if (report->clock_note_count == 0)
		return;
	fonds_output_add_text(output, "<section aria-labelledby=\"clock\">\n"
				      "<h2 id=\"clock\">The clock</h2>\n");
	fonds_report_html_left_out(output, "note", report->clock_note_count,
		report->clock_note_total);
	fonds_report_html_table(output, NULL,
		"When the clock did not do what it should",
		"#Run|Noted|Step|What was seen");
	for (size_t i = 0; i < report->clock_note_count; i++)
		add_clock_note(&report->clock_notes[i], output);
	fonds_report_html_table_end(output);
	fonds_output_add_text(output, "</section>\n");
}
