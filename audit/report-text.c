/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <fonds/digest.h>

#include "audit/report-claims.h"
#include "audit/report-compare.h"
#include "audit/report-sentence.h"
#include "audit/report-totals.h"
#include "base/cleanup.h"
#include "base/text.h"

/*
 * For terminals and mail: no line is longer than 100 columns; the outcome is
 * the first that is said, and again the last, where the eye is when it has
 * scrolled by.
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
	add_field(output, label, fonds_words_text(output, &buffer));
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
	add_field(output, label, fonds_words_text(output, &buffer));
}

static void add_damage(
	const struct fonds_audit_finding *finding, struct fonds_output *output)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer damage;

	fonds_buffer_init(&damage, FIELD_MAX);
	fonds_words_add_damage(finding, &damage);
	add_prose(output, "  damage", fonds_words_text(output, &damage));
}

static void add_finding(
	const struct fonds_audit_finding *finding, struct fonds_output *output)
{
	char text[FONDS_WORDS_SIZE];

	add_name(output, fonds_verdict_name(finding->verdict),
		finding->path[0] == '\0' ? "the holding as a whole"
					 : finding->path);
	add_name(output, "  holding", finding->location);
	add_field(output, "  found", fonds_words_time(finding->found_at, text));
	if (finding->detail[0] != '\0')
		add_prose(output, "  detail", finding->detail);
	add_side(output, "  expected", finding->expected_size,
		finding->expected);
	add_side(output, "  actual", finding->actual_size, finding->actual);
	if (finding->damage_offset != UINT64_MAX ||
		finding->damage_pattern != NULL)
		add_damage(finding, output);
	if (finding->moved_to != NULL)
		add_name(output, "  found at", finding->moved_to);
	if (finding->incident != 0)
		add_field(output, "  incident",
			fonds_words_count((uint64_t)finding->incident, text));
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
			"  %s more: the report as JSON lists every one.\n",
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

	fonds_output_add_text(output, "\nFindings, the damaged first\n\n");
	if (report->finding_total == 0)
		fonds_output_add_text(output, "  There are no findings.\n");
	for (size_t i = 0; i < count; i++)
		add_finding(&report->findings[i], output);
	add_left_out(output, "finding", count, report->finding_total);
}

static void add_step(
	const struct fonds_incident_event *step, struct fonds_output *output)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	char time[FONDS_WORDS_SIZE];

	fonds_buffer_init(&text, FIELD_MAX);
	fonds_buffer_printf(&text, "%s: %s by %s%s%s",
		fonds_words_time(step->at, time),
		fonds_incident_event_name(step->kind),
		step->agent[0] == '\0' ? "an audit" : step->agent,
		step->reason[0] == '\0' ? "" : ": ", step->reason);
	add_prose(output, "  step", fonds_words_text(output, &text));
}

static void add_incident(
	const struct fonds_report_incident *row, struct fonds_output *output)
{
	const struct fonds_incident *incident = &row->incident;
	char label[32];

	(void)snprintf(label, sizeof(label), "%" PRId64 " %s", incident->number,
		fonds_incident_state_name(incident->state));
	add_name(output, label,
		incident->path[0] == '\0' ? "the holding as a whole"
					  : incident->path);
	add_field(output, "  verdict", fonds_verdict_name(incident->verdict));
	add_name(output, "  holding", incident->location);
	for (size_t i = 0; i < row->step_count; i++)
		add_step(&row->steps[i], output);
	add_left_out(output, "step", row->step_count, row->step_total);
	fonds_output_add_char(output, '\n');
}

static void add_incidents(
	const struct fonds_report *report, struct fonds_output *output)
{
	size_t count = listed(report->incident_count);

	fonds_output_add_text(output, "\nIncidents, the open ones first\n\n");
	if (report->incident_total == 0)
		fonds_output_add_text(
			output, "  No incident was open in this period.\n");
	for (size_t i = 0; i < count; i++)
		add_incident(&report->incidents[i], output);
	add_left_out(output, "incident", count, report->incident_total);
}

static void add_run_facts(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_report_run *row = fonds_report_newest(report);

	if (!fonds_report_is_of_run(report) || row == NULL)
		return;
	add_field(output, "State", fonds_run_state_name(row->run.state));
	if (row->run.why[0] != '\0')
		add_prose(output, "Why", row->run.why);
	add_prose(output, "Scope", row->run.scope);
}

static void add_facts(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_report_totals *totals = &report->totals;
	char text[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "\nPeriod and scope\n\n");
	add_field(output, "From", fonds_words_time(report->since, text));
	add_field(output, "To", fonds_words_time(report->until, text));
	add_run_facts(report, output);
	add_name(output, "Catalog", report->catalog);
	add_field(output, "Runs", fonds_words_count(totals->runs, text));
	add_field(output, "Files in scope",
		fonds_words_count(totals->files, text));
	add_field(output, "Were due",
		fonds_words_count(fonds_verdicts_due(totals->verdicts), text));
	add_field(output, "Were compared",
		fonds_words_count(
			fonds_verdicts_judged(totals->verdicts), text));
	add_field(output, "Read", fonds_words_size(totals->bytes, text));
	add_field(output, "Past the cache",
		fonds_words_count_of(totals->past_cache, "file", text));
	add_field(output, "Through the cache",
		fonds_words_count_of(
			fonds_totals_through_cache(totals), "file", text));
	add_field(output, "Rate",
		fonds_words_rate(
			fonds_totals_rate(totals->bytes, totals->busy_ms),
			text));
	add_field(output, "Report made at",
		fonds_words_time(report->made_at, text));
}

static void add_collection(
	const struct fonds_report_collection *row, struct fonds_output *output)
{
	const struct fonds_coverage *coverage = &row->coverage;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	char some[FONDS_WORDS_SIZE];
	char all[FONDS_WORDS_SIZE];
	char share[FONDS_WORDS_SIZE];

	fonds_buffer_init(&text, FIELD_MAX);
	fonds_buffer_printf(&text, "%s: %s of %s within policy (%s)",
		row->collection.name,
		fonds_words_count(coverage->within_policy, some),
		fonds_words_count_of(coverage->files, "file", all),
		fonds_words_share(
			coverage->within_policy, coverage->files, share));
	fonds_buffer_printf(&text, ", %s overdue, oldest check %s",
		fonds_words_count(coverage->overdue, some),
		fonds_words_time(coverage->oldest, all));
	add_prose(output, "collection", fonds_words_text(output, &text));
}

static void add_coverage(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_coverage *coverage = &report->coverage;
	struct fonds_words_age ages[FONDS_WORDS_AGES];
	char count[FONDS_WORDS_SIZE];
	char share[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "\nCoverage: files last checked\n\n");
	fonds_words_ages(coverage, ages);
	for (size_t i = 0; i < FONDS_WORDS_AGES; i++)
		fonds_output_printf(output, "  %-20s%14s  %s\n", ages[i].label,
			fonds_words_count(ages[i].files, count),
			fonds_words_share(
				ages[i].files, coverage->files, share));
	fonds_output_add_char(output, '\n');
	for (size_t i = 0; i < report->collection_count; i++)
		add_collection(&report->collections[i], output);
	add_left_out(output, "collection", report->collection_count,
		report->collection_total);
	for (size_t i = 0; i < report->overdue_count; i++)
		add_name(output, "overdue", report->overdue[i].location);
}

static void add_comparison(
	const struct fonds_report *report, struct fonds_output *output)
{
	struct fonds_figure figures[FONDS_FIGURES];
	char before[FONDS_WORDS_SIZE];
	char now[FONDS_WORDS_SIZE];
	char change[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "\nCompared with before\n\n");
	if (!report->has_before) {
		fonds_output_add_text(
			output, "  There is no earlier run to compare with.\n");
		return;
	}
	fonds_report_compare(report, figures);
	for (size_t i = 0; i < FONDS_FIGURES; i++)
		fonds_output_printf(output, "  %-40s%12s ->%12s  %s\n",
			figures[i].label,
			fonds_figure_text(
				figures[i].kind, figures[i].before, before),
			fonds_figure_text(figures[i].kind, figures[i].now, now),
			fonds_figure_change(&figures[i], change));
}

static void add_pauses(
	const struct fonds_report *report, struct fonds_output *output)
{
	for (size_t i = 0; i < report->pause_count; i++) {
		const struct fonds_pause *pause = &report->pauses[i];
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
		int64_t end = pause->ended_at != 0 ? pause->ended_at
						   : pause->until_at;
		char begun[FONDS_WORDS_SIZE];
		char ended[FONDS_WORDS_SIZE];

		if (i == 0)
			fonds_output_add_text(output, "\nPauses\n\n");
		fonds_buffer_init(&text, FIELD_MAX);
		fonds_buffer_printf(&text, "%s by %s, %s%s: %s",
			fonds_words_time(pause->begun_at, begun), pause->agent,
			end == 0               ? "not ended"
			: pause->ended_at == 0 ? "until "
					       : "",
			end == 0 ? "" : fonds_words_time(end, ended),
			pause->reason);
		add_name(output, "pause of",
			pause->kind == FONDS_PAUSE_ALL ? "everything"
						       : pause->target_name);
		add_prose(output, "  begun", fonds_words_text(output, &text));
	}
	add_left_out(output, "pause", report->pause_count, report->pause_total);
}

static void add_clock(
	const struct fonds_report *report, struct fonds_output *output)
{
	for (size_t i = 0; i < report->clock_note_count; i++) {
		const struct fonds_clock_note *note = &report->clock_notes[i];
		char time[FONDS_WORDS_SIZE];

		if (i == 0)
			fonds_output_add_text(output, "\nThe clock\n\n");
		add_field(output, "noted",
			fonds_words_time(note->noted_at, time));
		add_prose(output, "  note", note->note);
	}
	add_left_out(output, "note", report->clock_note_count,
		report->clock_note_total);
}

/* Verdict, files, and why. */
static void add_rests(
	const struct fonds_report *report, struct fonds_output *output)
{
	char files[FONDS_WORDS_SIZE];

	for (size_t i = 0; i < report->rest_count; i++) {
		const struct fonds_run_rest *rest = &report->rests[i];

		if (i == 0)
			fonds_output_add_text(output, "\nHad no turn\n\n");
		add_field(output, fonds_verdict_name(rest->verdict),
			fonds_words_count_of(rest->files, "file", files));
		add_prose(output, "  why", rest->reason);
	}
	if (report->rest_count < report->rest_total)
		fonds_output_add_text(
			output, "  More reasons are left out here.\n");
}

static void add_history(
	const struct fonds_report *report, struct fonds_output *output)
{
	char time[FONDS_WORDS_SIZE];
	char ok[FONDS_WORDS_SIZE];
	char files[FONDS_WORDS_SIZE];
	char findings[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "\nRuns, the newest first (* is counted "
				      "in this report)\n\n");
	for (size_t i = report->run_count; i-- > 0;) {
		const struct fonds_report_run *row = &report->runs[i];
		const struct fonds_run *run = &row->run;

		fonds_output_printf(output,
			"%c %5" PRId64 "  %s  %-11s  %s of %s ok, %s\n",
			row->is_reported ? '*' : ' ', run->number,
			fonds_words_time(run->started_at, time),
			fonds_run_state_name(run->state),
			fonds_words_count(run->verdicts[FONDS_VERDICT_OK], ok),
			fonds_words_count(run->files, files),
			fonds_words_count_of(
				run->findings, "finding", findings));
	}
}

static bool is_same_origin(
	const struct fonds_run_origin *a, const struct fonds_run_origin *b)
{
	return strcmp(a->host, b->host) == 0 && strcmp(a->user, b->user) == 0 &&
	       strcmp(a->version, b->version) == 0 &&
	       strcmp(a->libraries, b->libraries) == 0 &&
	       strcmp(a->system, b->system) == 0 &&
	       strcmp(a->read_mode, b->read_mode) == 0;
}

/* Those that follow each other and are the same are told once. */
static void add_auditors(
	const struct fonds_report *report, struct fonds_output *output)
{
	fonds_output_add_text(output, "\nWho checked, and with what\n\n");
	if (report->auditor_total == 0)
		fonds_output_add_text(output, "  No auditor is recorded.\n");
	for (size_t i = 0; i < report->auditor_count; i++) {
		const struct fonds_run_origin *origin =
			&report->auditors[i].origin;

		if (i > 0 &&
			is_same_origin(origin, &report->auditors[i - 1].origin))
			continue;
		add_prose(output, "Host", origin->host);
		add_prose(output, "  user", origin->user);
		add_prose(output, "  system", origin->system);
		add_prose(output, "  fonds", origin->version);
		add_prose(output, "  libraries", origin->libraries);
		add_prose(output, "  read", origin->read_mode);
	}
	add_left_out(output, "auditor", report->auditor_count,
		report->auditor_total);
}

static void add_holdings(
	const struct fonds_report *report, struct fonds_output *output)
{
	size_t count = listed(report->holding_count);
	char ok[FONDS_WORDS_SIZE];
	char files[FONDS_WORDS_SIZE];
	char findings[FONDS_WORDS_SIZE];

	fonds_output_add_text(output, "\nHoldings\n\n");
	for (size_t i = 0; i < count; i++) {
		const struct fonds_report_holding *row = &report->holdings[i];
		char label[32];

		(void)snprintf(label, sizeof(label), "%" PRId64, row->holding);
		add_name(output, label, row->location);
		fonds_output_printf(output, "%*s%s of %s ok, %s%s\n",
			LABEL_COLUMNS, "",
			fonds_words_count(row->verdicts[FONDS_VERDICT_OK], ok),
			fonds_words_count_of(row->files, "file", files),
			fonds_words_count_of(
				row->findings, "finding", findings),
			row->invalid > 0 ? ", in an invalid run" : "");
	}
	if (report->holding_total == 0)
		fonds_output_add_text(output, "  No holding was checked.\n");
	add_left_out(output, "holding", count, report->holding_total);
}

static void add_claims(
	const struct fonds_report *report, struct fonds_output *output)
{
	size_t count;
	const struct fonds_claim_row *claims = fonds_report_claims(&count);

	fonds_output_add_text(output,
		"\nWhat two standards ask, and what the catalog shows\n\n");
	for (size_t i = 0; i < count; i++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
		enum fonds_evidence evidence;

		fonds_buffer_init(&text, FIELD_MAX);
		evidence = claims[i].look(report, &text);
		fonds_output_printf(output, "  %s, %s: %s\n",
			claims[i].standard, claims[i].section, claims[i].asks);
		add_field(output, "  evidence", fonds_evidence_name(evidence));
		add_field(output, "", fonds_words_text(output, &text));
	}
}

static void add_verdicts(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_report_totals *totals = &report->totals;
	char count[FONDS_WORDS_SIZE];
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_output_add_text(output, "\nVerdicts\n\n");
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		fonds_output_printf(output, "  %-20s%14s%s\n",
			fonds_verdict_name((enum fonds_verdict)i),
			fonds_words_count(totals->verdicts[i], count),
			i == FONDS_VERDICT_UNEXPECTED ? "  (outside the sum)"
						      : "");
	fonds_buffer_init(&text, FIELD_MAX);
	fonds_sentence_add_sum(totals->files, totals->verdicts, &text);
	fonds_output_add_char(output, '\n');
	add_wrapped(output, fonds_words_text(output, &text), 0);
	for (size_t i = 0; i < report->difference_count; i++)
		add_prose(output, "counted again", report->differences[i]);
}

static void add_outcome(
	const struct fonds_report *report, struct fonds_output *output)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&text, FIELD_MAX);
	fonds_buffer_printf(&text,
		"%s: ", fonds_outcome_name(fonds_outcome_of_report(report)));
	fonds_sentence_add(report, &text);
	add_wrapped(output, fonds_words_text(output, &text), 0);
}

static void add_title(
	const struct fonds_report *report, struct fonds_output *output)
{
	char since[FONDS_WORDS_SIZE];
	char until[FONDS_WORDS_SIZE];

	if (fonds_report_is_of_run(report))
		fonds_output_printf(output,
			"Fixity verification report, run %" PRId64 "\n\n",
			report->period.run);
	else
		fonds_output_printf(output,
			"Fixity verification report, %s to %s\n\n",
			fonds_words_time(report->since, since),
			fonds_words_time(report->until, until));
}

enum fonds_status fonds_report_write_text(const struct fonds_report *report,
	struct fonds_output *output, struct fonds_error **error)
{
	(void)error;
	add_title(report, output);
	add_outcome(report, output);
	add_findings(report, output);
	add_incidents(report, output);
	add_facts(report, output);
	add_comparison(report, output);
	add_coverage(report, output);
	add_pauses(report, output);
	add_clock(report, output);
	add_rests(report, output);
	add_history(report, output);
	add_auditors(report, output);
	add_holdings(report, output);
	add_claims(report, output);
	add_verdicts(report, output);
	add_outcome(report, output);
	return FONDS_OK;
}
