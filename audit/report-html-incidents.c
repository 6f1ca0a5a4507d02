/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

#include <inttypes.h>

#include "audit/report-totals.h"

static void add_step(
	const struct fonds_incident_event *step, struct fonds_output *output)
{
	fonds_output_add_text(output, "<tr><td>");
	fonds_report_html_time(output, step->at);
	fonds_output_printf(output, "</td><td>%s</td><td>",
		fonds_incident_event_name(step->kind));
	if (step->agent[0] != '\0')
		fonds_html_text(output, step->agent);
	else if (step->run != 0)
		fonds_output_printf(output, "audit run %" PRId64, step->run);
	else
		fonds_output_add_text(output, "an audit");
	fonds_output_add_text(output, "</td>");
	fonds_report_html_cell(output, NULL, step->reason);
	fonds_output_add_text(output, "</tr>\n");
}

static void add_steps(
	const struct fonds_report_incident *row, struct fonds_output *output)
{
	if (row->step_count == 0)
		return;
	fonds_output_printf(output,
		"<table>\n<caption>Steps of incident %" PRId64
		"</caption>\n<thead><tr><th scope=\"col\">When</th>"
		"<th scope=\"col\">Step</th><th scope=\"col\">By</th>"
		"<th scope=\"col\">Why</th></tr></thead>\n<tbody>\n",
		row->incident.number);
	for (size_t i = 0; i < row->step_count; i++)
		add_step(&row->steps[i], output);
	fonds_output_add_text(output, "</tbody>\n</table>\n");
	fonds_report_html_left_out(
		output, "step", row->step_count, row->step_total);
}

static void add_heading(
	const struct fonds_incident *incident, struct fonds_output *output)
{
	fonds_output_printf(output,
		"<h3>Incident %" PRId64 ": <span class=\"badge %s\">%s</span>, "
		"%s, ",
		incident->number,
		fonds_incident_is_open(incident) ? "bad" : "good",
		fonds_incident_state_name(incident->state),
		fonds_verdict_name(incident->verdict));
	if (incident->path[0] == '\0') {
		fonds_output_add_text(output, "the holding as a whole");
	} else {
		fonds_output_add_text(output, "<span class=\"name\">");
		fonds_html_name(output, incident->path);
		fonds_output_add_text(output, "</span>");
	}
	fonds_output_add_text(output, "</h3>\n");
}

static void add_incident(
	const struct fonds_report_incident *row, struct fonds_output *output)
{
	const struct fonds_incident *incident = &row->incident;
	char findings[FONDS_WORDS_SIZE];

	fonds_output_printf(output, "<div class=\"finding %s\">\n",
		fonds_incident_is_open(incident) ? "" : "closed");
	add_heading(incident, output);
	fonds_output_printf(output,
		"<p><span class=\"label\">Holding %" PRId64 "</span> "
		"<span class=\"name\">",
		incident->holding);
	fonds_html_name(output, incident->location);
	fonds_output_add_text(
		output, "</span></p>\n<p><span class=\"label\">Opened</span> ");
	fonds_report_html_time(output, incident->opened_at);
	fonds_output_printf(output, " by run %" PRId64 "; %s of it; ",
		incident->opened_run,
		fonds_words_count_of(incident->findings, "finding", findings));
	if (incident->closed_at != 0) {
		fonds_output_add_text(output, "closed ");
		fonds_report_html_time(output, incident->closed_at);
	} else {
		fonds_output_add_text(output, "not closed");
	}
	if (fonds_incident_is_open(incident))
		fonds_output_add_text(output,
			incident->is_sound_now
				? "; the last check found the file ok"
				: "; the last check did not find the file ok");
	fonds_output_add_text(output, "</p>\n");
	add_steps(row, output);
	fonds_output_add_text(output, "</div>\n");
}

static void add_count(struct fonds_output *output, const char *label,
	uint64_t number, const char *key)
{
	fonds_output_printf(output, "<tr><th scope=\"row\">%s</th>", label);
	fonds_report_html_number(output, number, "incident_counts.%s", key);
	fonds_output_add_text(output, "</tr>\n");
}

static void add_counts(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_report_incident_counts *counts =
		&report->incident_counts;

	fonds_output_add_text(output,
		"<table class=\"small\">\n<caption>Incidents that were open at "
		"some time in this period</caption>\n<thead><tr>"
		"<th scope=\"col\">Incidents</th>"
		"<th scope=\"col\" class=\"number\">Number</th></tr></thead>\n"
		"<tbody>\n");
	add_count(output, "open", counts->open, "open");
	add_count(output, "open, but the last check found the file ok",
		counts->open_sound_now, "open_sound_now");
	add_count(output, "repaired", counts->repaired, "repaired");
	add_count(output, "accepted", counts->accepted, "accepted");
	add_count(output, "opened in this period", counts->opened, "opened");
	fonds_output_add_text(output, "</tbody>\n</table>\n");
}

void fonds_report_html_incidents(
	const struct fonds_report *report, struct fonds_output *output)
{
	fonds_output_add_text(output,
		"<section aria-labelledby=\"incidents\">\n"
		"<h2 id=\"incidents\">Incidents</h2>\n");
	if (report->incident_total == 0) {
		fonds_output_add_text(output,
			"<p>No incident was open in this period.</p>\n"
			"</section>\n");
		return;
	}
	add_counts(report, output);
	fonds_report_html_left_out(output, "incident", report->incident_count,
		report->incident_total);
	for (size_t i = 0; i < report->incident_count; i++)
		add_incident(&report->incidents[i], output);
	fonds_output_add_text(output, "</section>\n");
}
