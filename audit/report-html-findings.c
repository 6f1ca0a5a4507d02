/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

#include <fonds/digest.h>

#include "base/cleanup.h"

#define DAMAGE_MAX 4096

/*
 * A finding is a block, not a row: two digests of 64 to 128 digits and a path
 * of any length do not fit beside each other on a sheet of A4.
 */
static void add_side(struct fonds_output *output, const char *label,
	const char *absent, uint64_t size, const struct fonds_digest *digest)
{
	char text[FONDS_WORDS_SIZE];
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_output_printf(output, "<tr><th scope=\"row\">%s</th>", label);
	if (size == UINT64_MAX)
		fonds_output_printf(
			output, "<td class=\"none\">%s</td>", absent);
	else
		fonds_output_printf(output, "<td class=\"short\">%s</td>",
			fonds_words_count_of(size, "byte", text));
	if (digest == NULL)
		fonds_output_printf(
			output, "<td class=\"none\">%s</td>", absent);
	else
		fonds_output_printf(output,
			"<td><span class=\"label\">%s</span> "
			"<span class=\"digest\">%s</span></td>",
			fonds_algorithm_name(digest->algorithm),
			fonds_digest_format(digest, hex));
	fonds_output_add_text(output, "</tr>\n");
}

static bool has_content(const struct fonds_audit_finding *finding)
{
	return finding->expected != NULL || finding->actual != NULL ||
	       finding->expected_size != UINT64_MAX ||
	       finding->actual_size != UINT64_MAX;
}

static void add_content(
	const struct fonds_audit_finding *finding, struct fonds_output *output)
{
	if (!has_content(finding))
		return;
	fonds_output_add_text(output,
		"<table>\n<caption class=\"unseen\">What is registered, and "
		"what was found</caption>\n<thead><tr><th scope=\"col\">"
		"<span class=\"unseen\">Side</span></th>"
		"<th scope=\"col\">Size</th>"
		"<th scope=\"col\">Message "
		"digest</th></tr></thead>\n<tbody>\n");
	add_side(output, "Registered", "not registered", finding->expected_size,
		finding->expected);
	add_side(output, "Found", "not known", finding->actual_size,
		finding->actual);
	fonds_output_add_text(output, "</tbody>\n</table>\n");
}

/* Where it was found whole, or what of it is damaged; and its incident. */
static void add_more(
	const struct fonds_audit_finding *finding, struct fonds_output *output)
{
	if (finding->moved_to != NULL) {
		fonds_output_add_text(output,
			"<p><span class=\"label\">Found at</span> "
			"<span class=\"name\">");
		fonds_html_name(output, finding->moved_to);
		fonds_output_add_text(output, "</span></p>\n");
	}
	if (finding->damage_offset != UINT64_MAX ||
		finding->damage_pattern != NULL) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer damage;

		fonds_buffer_init(&damage, DAMAGE_MAX);
		fonds_words_add_damage(finding, &damage);
		fonds_output_add_text(
			output, "<p><span class=\"label\">Damage</span> ");
		fonds_html_text(output, fonds_words_text(output, &damage));
		fonds_output_add_text(output, "</p>\n");
	}
	if (finding->incident != 0)
		fonds_output_printf(output,
			"<p><span class=\"label\">Incident</span> %lld</p>\n",
			(long long)finding->incident);
}

static void add_heading(const struct fonds_audit_finding *finding,
	size_t number, struct fonds_output *output)
{
	char text[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<h3>%s. <span class=\"badge bad\">%s %s</span> ",
		fonds_words_count(number, text),
		fonds_words_verdict_sign(finding->verdict),
		fonds_verdict_name(finding->verdict));
	if (finding->path[0] == '\0') {
		fonds_output_add_text(output, "the holding as a whole");
	} else {
		fonds_output_add_text(output, "<span class=\"name\">");
		fonds_html_name(output, finding->path);
		fonds_output_add_text(output, "</span>");
	}
	fonds_output_add_text(output, "</h3>\n");
}

static void add_finding(const struct fonds_audit_finding *finding,
	size_t number, struct fonds_output *output)
{
	fonds_output_add_text(output, "<div class=\"finding\">\n");
	add_heading(finding, number, output);
	fonds_output_printf(output,
		"<p><span class=\"label\">Holding %lld</span> "
		"<span class=\"name\">",
		(long long)finding->holding);
	fonds_html_name(output, finding->location);
	fonds_output_add_text(
		output, "</span></p>\n<p><span class=\"label\">Found</span> ");
	fonds_report_html_time(output, finding->found_at);
	fonds_output_printf(output, ", run %lld", (long long)finding->run);
	if (finding->detail[0] != '\0') {
		fonds_output_add_text(output, ": ");
		fonds_html_text(output, finding->detail);
	}
	fonds_output_add_text(output, "</p>\n");
	add_content(finding, output);
	add_more(finding, output);
	fonds_output_add_text(
		output, "<p><span class=\"label\">What to do</span> ");
	fonds_html_text(output, fonds_verdict_remedy(finding->verdict));
	fonds_output_add_text(output, "</p>\n</div>\n");
}

void fonds_report_html_findings(
	const struct fonds_report *report, struct fonds_output *output)
{
	fonds_output_add_text(output, "<section aria-labelledby=\"findings\">\n"
				      "<h2 id=\"findings\">Findings</h2>\n");
	if (report->finding_total == 0)
		fonds_output_add_text(
			output, "<p>There are no findings.</p>\n");
	fonds_report_html_left_out(output, "finding", report->finding_count,
		report->finding_total);
	for (size_t i = 0; i < report->finding_count; i++)
		add_finding(&report->findings[i], i + 1, output);
	fonds_output_add_text(output, "</section>\n");
}
