/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-sentence.h"

#include <string.h>

#include "audit/report-totals.h"
#include "audit/report-words.h"

/*
 * The outcome is a function of the figures alone, and so is each sentence:
 * neither asks what the run says of itself where the figures can tell.
 */
const char *fonds_outcome_name(enum fonds_outcome outcome)
{
	static const char *const names[FONDS_OUTCOME_COUNT] = {
		[FONDS_OUTCOME_SOUND] = "sound",
		[FONDS_OUTCOME_SOUND_IN_PART] = "sound as far as it was due",
		[FONDS_OUTCOME_RESERVED] = "sound with reservations",
		[FONDS_OUTCOME_NOTHING] = "nothing to check",
		[FONDS_OUTCOME_INCOMPLETE] = "incomplete",
		[FONDS_OUTCOME_NOT_SOUND] = "not sound",
		[FONDS_OUTCOME_UNRELIABLE] = "not to be relied on",
	};

	return names[outcome];
}

static enum fonds_outcome worse(enum fonds_outcome a, enum fonds_outcome b)
{
	return a > b ? a : b;
}

static bool has_wrong(const struct fonds_run *run)
{
	return fonds_verdicts_wrong(run->verdicts) > 0 ||
	       fonds_verdicts_not_readable(run->verdicts) > 0 ||
	       run->verdicts[FONDS_VERDICT_UNEXPECTED] > 0 || run->findings > 0;
}

enum fonds_outcome fonds_outcome_of_run(const struct fonds_report_run *row)
{
	const struct fonds_run *run = &row->run;

	if (row->differences > 0 || run->state == FONDS_RUN_INVALID ||
		fonds_verdicts_sum(run->verdicts) != run->files)
		return FONDS_OUTCOME_UNRELIABLE;
	if (has_wrong(run) || run->state == FONDS_RUN_STOPPED)
		return FONDS_OUTCOME_NOT_SOUND;
	if (run->verdicts[FONDS_VERDICT_NOT_CHECKED] > 0 ||
		run->state == FONDS_RUN_RUNNING ||
		run->state == FONDS_RUN_INTERRUPTED)
		return FONDS_OUTCOME_INCOMPLETE;
	if (fonds_verdicts_judged(run->verdicts) == 0)
		return FONDS_OUTCOME_NOTHING;
	if (run->clock_notes > 0 || row->degraded > 0)
		return FONDS_OUTCOME_RESERVED;
	if (run->verdicts[FONDS_VERDICT_OK] < run->files)
		return FONDS_OUTCOME_SOUND_IN_PART;
	return FONDS_OUTCOME_SOUND;
}

const struct fonds_report_run *fonds_report_newest(
	const struct fonds_report *report)
{
	for (size_t i = report->run_count; i-- > 0;)
		if (report->runs[i].is_reported)
			return &report->runs[i];
	return NULL;
}

/* Runs of a period that came out worse than the newest leave a mark on it. */
static enum fonds_outcome of_runs(const struct fonds_report *report)
{
	const struct fonds_report_run *last = fonds_report_newest(report);
	const struct fonds_report_totals *totals = &report->totals;
	enum fonds_outcome outcome;

	if (last == NULL)
		return report->coverage.files == 0 ? FONDS_OUTCOME_NOTHING
						   : FONDS_OUTCOME_INCOMPLETE;
	outcome = fonds_outcome_of_run(last);
	if (totals->differences > 0 ||
		fonds_verdicts_sum(totals->verdicts) != totals->files)
		return FONDS_OUTCOME_UNRELIABLE;
	if (totals->sound < totals->runs || totals->clock_notes > 0 ||
		totals->degraded > 0)
		outcome = worse(outcome, FONDS_OUTCOME_RESERVED);
	return outcome;
}

/* What is known of the registered files now, where the report reaches it. */
static enum fonds_outcome of_state(const struct fonds_report *report)
{
	const struct fonds_coverage *coverage = &report->coverage;
	const struct fonds_report_incident_counts *incidents =
		&report->incident_counts;

	if (incidents->open > incidents->open_sound_now)
		return FONDS_OUTCOME_NOT_SOUND;
	if (report->is_current && !fonds_report_is_of_run(report) &&
		(fonds_verdicts_wrong(coverage->verdicts) > 0 ||
			fonds_verdicts_not_readable(coverage->verdicts) > 0))
		return FONDS_OUTCOME_NOT_SOUND;
	if (report->is_current &&
		(coverage->overdue > 0 || coverage->in_future > 0))
		return FONDS_OUTCOME_INCOMPLETE;
	return incidents->open > 0 ? FONDS_OUTCOME_RESERVED
				   : FONDS_OUTCOME_SOUND;
}

enum fonds_outcome fonds_outcome_of_report(const struct fonds_report *report)
{
	return worse(of_runs(report), of_state(report));
}

void fonds_sentence_add_sum(uint64_t files,
	const uint64_t verdicts[FONDS_VERDICT_COUNT],
	struct fonds_buffer *buffer)
{
	uint64_t sum = fonds_verdicts_sum(verdicts);
	char left[FONDS_WORDS_SIZE];
	char right[FONDS_WORDS_SIZE];

	fonds_words_count(sum, left);
	fonds_words_count(files, right);
	if (sum == files)
		fonds_buffer_printf(buffer,
			"The verdicts sum to the inventory: %s = %s.", left,
			right);
	else
		fonds_buffer_printf(buffer,
			"The verdicts do not sum to the inventory: %s is not "
			"%s. This report cannot be relied on.",
			left, right);
}

static const char *is_or_are(uint64_t number)
{
	return number == 1 ? "is" : "are";
}

static const char *was_or_were(uint64_t number)
{
	return number == 1 ? "was" : "were";
}

typedef bool verdict_test_fn(enum fonds_verdict verdict);

/* "2 corrupt, 1 missing" */
static void add_verdicts_of(const uint64_t verdicts[FONDS_VERDICT_COUNT],
	verdict_test_fn *test, struct fonds_buffer *buffer)
{
	const char *separator = "";
	char count[FONDS_WORDS_SIZE];

	for (int i = 0; i < FONDS_VERDICT_COUNT; i++) {
		if (!test((enum fonds_verdict)i) || verdicts[i] == 0)
			continue;
		fonds_buffer_printf(buffer, "%s%s %s", separator,
			fonds_words_count(verdicts[i], count),
			fonds_verdict_name((enum fonds_verdict)i));
		separator = ", ";
	}
}

static void add_degraded(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_totals *totals = &report->totals;
	char count[FONDS_WORDS_SIZE];
	char files[FONDS_WORDS_SIZE];

	if (totals->degraded > 0)
		fonds_buffer_printf(buffer,
			"Reading was degraded: %s of %s %s read through the "
			"page cache, which was to be bypassed. ",
			fonds_words_count(totals->degraded, count),
			fonds_words_count_of(totals->read, "file", files),
			was_or_were(totals->degraded));
}

static void add_recount(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_totals *totals = &report->totals;
	char count[FONDS_WORDS_SIZE];

	if (fonds_verdicts_sum(totals->verdicts) != totals->files) {
		fonds_sentence_add_sum(totals->files, totals->verdicts, buffer);
		fonds_buffer_add_char(buffer, ' ');
	}
	if (totals->differences > 0)
		fonds_buffer_printf(buffer,
			"Counting again from the raw rows gave %s: this "
			"report cannot be relied on. ",
			fonds_words_count_of(
				totals->differences, "difference", count));
}

/* What is to be said of a run that did not come to its end. */
static const char *state_sentence(const struct fonds_run *run)
{
	static const char *const sentences[FONDS_RUN_STATE_COUNT] = {
		[FONDS_RUN_RUNNING] = "This run has not ended",
		[FONDS_RUN_INTERRUPTED] = "This run was interrupted",
		[FONDS_RUN_PARTIAL] = "This run ended with its budget or its "
				      "window",
		[FONDS_RUN_STOPPED] = "This run was stopped, because more was "
				      "wrong than is likely to be true",
		[FONDS_RUN_INVALID] = "This run is invalid: a file that is "
				      "known to be bad was not flagged, so "
				      "that nothing it says of other files "
				      "can be relied on",
	};
	const char *sentence = (unsigned)run->state < FONDS_RUN_STATE_COUNT
				       ? sentences[run->state]
				       : "This run is in a state that this "
					 "version does not know";

	if (sentence == NULL && run->verdicts[FONDS_VERDICT_NOT_CHECKED] > 0)
		return "This run ended early";
	return sentence;
}

/* "This run was interrupted; 12 files were not checked. " */
static void add_state(const struct fonds_run *run, struct fonds_buffer *buffer)
{
	uint64_t left = run->verdicts[FONDS_VERDICT_NOT_CHECKED];
	const char *sentence = state_sentence(run);
	char count[FONDS_WORDS_SIZE];

	if (sentence == NULL)
		return;
	fonds_buffer_add_text(buffer, sentence);
	if (left > 0)
		fonds_buffer_printf(buffer, "; %s %s not checked. ",
			fonds_words_count_of(left, "file", count),
			was_or_were(left));
	else
		fonds_buffer_add_text(buffer, "; no file is left to check. ");
}

/* "This run is" says it of one; of a period: "12 runs ...: 1 interrupted". */
static void add_states(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_totals *totals = &report->totals;
	const char *separator = "";
	char count[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer, "%s began in this period (",
		fonds_words_count_of(totals->runs, "run", count));
	for (int i = 0; i < FONDS_RUN_STATE_COUNT; i++) {
		if (totals->states[i] == 0)
			continue;
		fonds_buffer_printf(buffer, "%s%s %s", separator,
			fonds_words_count(totals->states[i], count),
			fonds_run_state_name((enum fonds_run_state)i));
		separator = ", ";
	}
	fonds_buffer_add_text(buffer, "). ");
	if (totals->states[FONDS_RUN_INVALID] > 0)
		fonds_buffer_add_text(buffer,
			"In an invalid run a file that is known to be bad was "
			"not flagged: nothing it says can be relied on. ");
}

/* "registered file", said of how many: of all, or those in the scope. */
static void add_files_of(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	uint64_t files = report->totals.files;
	char text[FONDS_WORDS_SIZE];

	if (!fonds_report_is_of_run(report)) {
		fonds_buffer_add_text(
			buffer, fonds_words_count_of(files, "verdict", text));
		return;
	}
	fonds_buffer_add_text(
		buffer, fonds_words_count_of(files, "registered file", text));
}

/* "3 of 1,234 registered files are not sound (3 missing); 1 could ... " */
static void add_wrong(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const uint64_t *verdicts = report->totals.verdicts;
	uint64_t wrong = fonds_verdicts_wrong(verdicts);
	uint64_t unknown = fonds_verdicts_not_readable(verdicts);
	char count[FONDS_WORDS_SIZE];

	if (wrong > 0) {
		fonds_buffer_printf(
			buffer, "%s of ", fonds_words_count(wrong, count));
		add_files_of(report, buffer);
		fonds_buffer_printf(buffer, " %s not sound (",
			fonds_report_is_of_run(report) ? is_or_are(wrong)
						       : "say that a file is");
		add_verdicts_of(verdicts, fonds_verdict_is_wrong, buffer);
		fonds_buffer_add_text(buffer, ")");
	}
	if (unknown > 0) {
		fonds_buffer_printf(buffer, "%s%s", wrong > 0 ? "; " : "",
			fonds_words_count(unknown, count));
		if (wrong == 0) {
			fonds_buffer_add_text(buffer, " of ");
			add_files_of(report, buffer);
		}
		fonds_buffer_add_text(buffer,
			fonds_report_is_of_run(report)
				? " could not be checked ("
				: " say that a file could not be checked (");
		add_verdicts_of(
			verdicts, fonds_verdict_is_not_readable, buffer);
		fonds_buffer_add_text(buffer, ")");
	}
	if (wrong + unknown > 0)
		fonds_buffer_add_text(buffer, ". ");
}

/* What is not registered, or is about no file: "2 files ... were found. " */
static void add_foreign(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_totals *totals = &report->totals;
	uint64_t foreign = totals->verdicts[FONDS_VERDICT_UNEXPECTED];
	uint64_t known = fonds_verdicts_wrong(totals->verdicts) +
			 fonds_verdicts_not_readable(totals->verdicts);
	char count[FONDS_WORDS_SIZE];

	if (foreign > 0)
		fonds_buffer_printf(buffer,
			"%s that %s not registered %s found. ",
			fonds_words_count_of(foreign, "file", count),
			is_or_are(foreign), was_or_were(foreign));
	else if (known == 0 && totals->findings > 0)
		fonds_buffer_printf(buffer, "%s need%s attention. ",
			fonds_words_count_of(
				totals->findings, "finding", count),
			totals->findings == 1 ? "s" : "");
}

/* Whatever else was asked of them: "everything, past the page cache". */
static bool is_of_everything(const struct fonds_report *report)
{
	static const char everything[] = "everything";
	const struct fonds_report_run *run = fonds_report_newest(report);

	return run != NULL &&
	       strncmp(run->run.scope, everything, strlen(everything)) == 0;
}

static void add_all_sound(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	uint64_t files = report->totals.files;
	const char *scope = is_of_everything(report) ? "" : " of its scope";
	char text[FONDS_WORDS_SIZE];

	if (files == 1)
		fonds_buffer_printf(buffer,
			"The one registered file%s was read and found sound. ",
			scope);
	else
		fonds_buffer_printf(buffer,
			"All %s registered files%s were read and found "
			"sound. ",
			fonds_words_count(files, text), scope);
}

/* What is right in a run: all, what was due, or what was checked. */
static void add_sound(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_totals *totals = &report->totals;
	uint64_t ok = totals->verdicts[FONDS_VERDICT_OK];
	uint64_t wrong = fonds_verdicts_wrong(totals->verdicts) +
			 fonds_verdicts_not_readable(totals->verdicts);
	char count[FONDS_WORDS_SIZE];

	if (totals->files == 0)
		fonds_buffer_add_text(buffer,
			"No file is registered: there was nothing to "
			"check. ");
	else if (ok == totals->files)
		add_all_sound(report, buffer);
	else if (wrong == 0 && ok == 0)
		fonds_buffer_add_text(buffer, "Nothing was checked. ");
	else if (ok > 0)
		fonds_buffer_printf(buffer, "%s %s read and found sound. ",
			fonds_words_count_of(ok, "file", count),
			was_or_were(ok));
}

/* "400 of 1,234 files were not due, and not read. " */
static void add_without_turn(const struct fonds_report *report, uint64_t count,
	const char *why, struct fonds_buffer *buffer)
{
	bool is_of_run = fonds_report_is_of_run(report);
	char part[FONDS_WORDS_SIZE];
	char whole[FONDS_WORDS_SIZE];

	if (count > 0)
		fonds_buffer_printf(buffer, "%s of %s %s %s. ",
			fonds_words_count(count, part),
			fonds_words_count_of(report->totals.files,
				is_of_run ? "file" : "verdict", whole),
			is_of_run ? was_or_were(count) : "say that a file was",
			why);
}

static void add_not_due(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const uint64_t *verdicts = report->totals.verdicts;

	add_without_turn(report, verdicts[FONDS_VERDICT_NOT_DUE],
		"not due, and not read", buffer);
	add_without_turn(report, verdicts[FONDS_VERDICT_SKIPPED],
		"left out on purpose, and not read", buffer);
}

static void add_period_verdicts(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_totals *totals = &report->totals;
	char ok[FONDS_WORDS_SIZE];
	char all[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer, "They gave %s, %s of them ok. ",
		fonds_words_count_of(totals->files, "verdict", all),
		fonds_words_count(totals->verdicts[FONDS_VERDICT_OK], ok));
	add_without_turn(report, totals->verdicts[FONDS_VERDICT_NOT_CHECKED],
		"due, but had no turn", buffer);
}

static void add_clock(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	uint64_t notes = report->totals.clock_notes;
	char count[FONDS_WORDS_SIZE];

	if (notes > 0)
		fonds_buffer_printf(buffer,
			"The clock was not steady (%s): the times and ages "
			"stated here may be wrong. ",
			fonds_words_count_of(notes, "note", count));
}

static void add_incidents(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_incident_counts *counts =
		&report->incident_counts;
	char count[FONDS_WORDS_SIZE];

	if (counts->open == 0)
		return;
	fonds_buffer_printf(buffer, "%s %s open",
		fonds_words_count_of(counts->open, "incident", count),
		is_or_are(counts->open));
	if (counts->open_sound_now > 0)
		fonds_buffer_printf(buffer,
			", %s of a file that its last check found ok",
			counts->open_sound_now == counts->open
				? "each"
				: fonds_words_count(
					  counts->open_sound_now, count));
	fonds_buffer_add_text(buffer, ". ");
}

static void add_coverage(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_coverage *coverage = &report->coverage;
	char count[FONDS_WORDS_SIZE];

	if (report->is_current && coverage->overdue > 0)
		fonds_buffer_printf(buffer, "%s %s overdue by %s policy. ",
			fonds_words_count_of(
				coverage->overdue, "registered file", count),
			is_or_are(coverage->overdue),
			coverage->overdue == 1 ? "its" : "their");
	if (report->is_current && coverage->in_future > 0)
		fonds_buffer_printf(buffer,
			"The last check of %s is dated in the future, and "
			"proves nothing. ",
			fonds_words_count_of(
				coverage->in_future, "file", count));
}

static void add_run(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_run *run = fonds_report_newest(report);

	add_state(&run->run, buffer);
	add_wrong(report, buffer);
	add_foreign(report, buffer);
	/* What cannot be relied on calls nothing sound. */
	if (fonds_outcome_of_run(run) != FONDS_OUTCOME_UNRELIABLE)
		add_sound(report, buffer);
	add_not_due(report, buffer);
}

static void add_period(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	if (report->totals.runs == 0) {
		fonds_buffer_add_text(buffer,
			"No run began in this period: nothing was checked. ");
		return;
	}
	add_wrong(report, buffer);
	add_foreign(report, buffer);
	add_states(report, buffer);
	add_period_verdicts(report, buffer);
	add_not_due(report, buffer);
}

void fonds_sentence_add(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	add_degraded(report, buffer);
	add_recount(report, buffer);
	if (fonds_report_is_of_run(report) &&
		fonds_report_newest(report) != NULL)
		add_run(report, buffer);
	else
		add_period(report, buffer);
	add_incidents(report, buffer);
	add_coverage(report, buffer);
	add_clock(report, buffer);
	/* The space that each sentence brings after it. */
	if (buffer->size > 0 && buffer->status == FONDS_OK)
		buffer->data[--buffer->size] = '\0';
}
