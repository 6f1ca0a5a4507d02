/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

#include <inttypes.h>

#include "audit/report-claims.h"
#include "audit/report-compare.h"
#include "base/cleanup.h"

#define SENTENCE_MAX 4096

static void add_figure(
	const struct fonds_figure *figure, struct fonds_output *output)
{
	char text[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<tr><th scope=\"row\">%s</th><td class=\"number\">%s</td>",
		figure->label,
		fonds_figure_text(figure->kind, figure->before, text));
	fonds_output_printf(output, "<td class=\"number\">%s</td>",
		fonds_figure_text(figure->kind, figure->now, text));
	fonds_output_printf(output,
		"<td><span aria-hidden=\"true\">%s</span> %s</td></tr>\n",
		fonds_figure_arrow(figure), fonds_figure_change(figure, text));
}

static void add_before(
	const struct fonds_report *report, struct fonds_output *output)
{
	if (report->before.run != 0)
		fonds_output_printf(output,
			"<p>Compared with run %" PRId64
			", the one before it of the same scope, begun ",
			report->before.run);
	else
		fonds_output_add_text(output,
			"<p>Compared with the period of the same length "
			"before, from ");
	fonds_report_html_time(output, report->before_since);
	if (report->before.run == 0) {
		fonds_output_add_text(output, " to ");
		fonds_report_html_time(output, report->before_until);
	}
	fonds_output_add_text(output, ".</p>\n");
}

void fonds_report_html_comparison(
	const struct fonds_report *report, struct fonds_output *output)
{
	struct fonds_figure figures[FONDS_FIGURES];

	fonds_output_add_text(output,
		"<section aria-labelledby=\"comparison\">\n"
		"<h2 id=\"comparison\">Compared with before</h2>\n");
	if (!report->has_before) {
		fonds_output_add_text(output,
			"<p>There is no earlier run to compare with.</p>\n"
			"</section>\n");
		return;
	}
	add_before(report, output);
	fonds_report_html_table(output, NULL,
		"Figures of this report and of what was before it",
		"Figure|#Before|#Now|Change");
	fonds_report_compare(report, figures);
	for (size_t i = 0; i < FONDS_FIGURES; i++)
		add_figure(&figures[i], output);
	fonds_report_html_table_end(output);
	fonds_output_add_text(output, "</section>\n");
}

static void add_claim(const struct fonds_claim_row *claim,
	const struct fonds_report *report, struct fonds_output *output)
{
	static const char *const classes[] = {
		[FONDS_EVIDENCE_NONE] = "none",
		[FONDS_EVIDENCE_PARTLY] = "open",
		[FONDS_EVIDENCE_SHOWN] = "good",
	};
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	enum fonds_evidence evidence;

	fonds_buffer_init(&text, SENTENCE_MAX);
	evidence = claim->look(report, &text);
	fonds_output_printf(output,
		"<tr><th scope=\"row\">%s, %s</th><td>%s</td>"
		"<td class=\"%s\">%s</td>",
		claim->standard, claim->section, claim->asks, classes[evidence],
		fonds_evidence_name(evidence));
	fonds_report_html_cell(output, NULL, fonds_words_text(output, &text));
	fonds_output_add_text(output, "</tr>\n");
}

void fonds_report_html_claims(
	const struct fonds_report *report, struct fonds_output *output)
{
	size_t count;
	const struct fonds_claim_row *claims = fonds_report_claims(&count);

	fonds_output_add_text(output,
		"<section aria-labelledby=\"claims\">\n"
		"<h2 id=\"claims\">What two standards ask</h2>\n"
		"<p>What the catalog can show of it, and no more: whether a "
		"repository conforms is for those to say who audit it.</p>\n");
	fonds_report_html_table(output, NULL,
		"Claims and their evidence in the catalog",
		"Standard|What it asks|Evidence|What the catalog shows");
	for (size_t i = 0; i < count; i++)
		add_claim(&claims[i], report, output);
	fonds_report_html_table_end(output);
	fonds_output_add_text(output, "</section>\n");
}
