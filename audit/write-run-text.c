/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/write-run.h"

#include <inttypes.h>

#include "audit/report-words.h"
#include "base/cleanup.h"
#include "fixity/catalog/listing.h"

#define DAMAGE_MAX ((size_t)64 << 10)

static void side_text(struct fonds_output *output, const char *label,
	const struct fonds_digest *digest, uint64_t size)
{
	char text[FONDS_LISTING_DIGEST_SIZE];
	char bytes[FONDS_WORDS_SIZE];

	if (!digest && size == UINT64_MAX)
		return;
	fonds_output_printf(output, "      %s  ", label);
	if (digest)
		fonds_output_add_text(
			output, fonds_listing_digest(digest, text));
	if (size != UINT64_MAX)
		fonds_output_printf(output, "%s%s", digest ? ", " : "",
			fonds_words_count_of(size, "byte", bytes));
	fonds_output_add_char(output, '\n');
}

/* May one more be listed, of those that there were before it? */
static bool has_room(const struct fonds_run_writer *writer, uint64_t before)
{
	return writer->listed_max == 0 || before < writer->listed_max;
}

static void left_out_text(
	struct fonds_run_writer *writer, const char *noun, uint64_t count)
{
	char text[FONDS_WORDS_SIZE];
	uint64_t left;

	if (has_room(writer, count) || count <= writer->listed_max)
		return;
	left = count - writer->listed_max;
	fonds_output_printf(&writer->output, "  %s %s left out here\n",
		fonds_words_count_of(left, noun, text),
		left == 1 ? "is" : "are");
}

/* The pattern is a text of the catalog, which may be an import. */
static void damage_text(
	struct fonds_output *output, const struct fonds_audit_finding *finding)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer damage;

	fonds_buffer_init(&damage, DAMAGE_MAX);
	if (!finding->damage_pattern)
		return;
	fonds_words_add_damage(finding, &damage);
	fonds_output_add_text(output, "      damage    ");
	fonds_listing_prose(output, fonds_words_text(output, &damage));
	fonds_output_add_char(output, '\n');
}

static enum fonds_status finding_text(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	struct fonds_run_writer *writer = payload;
	struct fonds_output *output = &writer->output;
	char time[FONDS_CLOCK_TIME_SIZE];

	(void)error;
	if (!has_room(writer, writer->findings++))
		return FONDS_OK;
	if (writer->findings == 1)
		fonds_output_add_text(output, "\nFindings\n");
	fonds_output_printf(
		output, "  %s: ", fonds_verdict_name(finding->verdict));
	if (*finding->path == '\0')
		fonds_output_add_text(output, "the holding as a whole");
	else
		fonds_listing_name(output, finding->path);
	fonds_output_printf(
		output, "\n      holding %" PRId64 "     ", finding->holding);
	fonds_listing_name(output, finding->location);
	fonds_output_add_char(output, '\n');
	side_text(
		output, "expected", finding->expected, finding->expected_size);
	side_text(output, "actual  ", finding->actual, finding->actual_size);
	if (finding->moved_to) {
		fonds_output_add_text(output, "      is now    ");
		fonds_listing_name(output, finding->moved_to);
		fonds_output_add_char(output, '\n');
	}
	damage_text(output, finding);
	fonds_output_add_text(output, "      found     ");
	fonds_output_add_text(
		output, fonds_listing_time(finding->found_at, time));
	fonds_output_add_text(output, *finding->detail ? ", " : "");
	fonds_listing_prose(output, finding->detail);
	fonds_output_add_char(output, '\n');
	return FONDS_OK;
}

static enum fonds_status event_text(const struct fonds_run_event *event,
	void *payload, struct fonds_error **error)
{
	struct fonds_run_writer *writer = payload;
	struct fonds_output *output = &writer->output;

	(void)error;
	if (writer->bags++ == 0)
		fonds_output_add_text(output, "\nEvents\n");
	if (event->event) {
		writer->events++;
		return FONDS_OK;
	}
	if (!has_room(writer, writer->lines++))
		return FONDS_OK;
	fonds_output_printf(
		output, "  not written: holding %" PRId64 "  ", event->holding);
	fonds_listing_name(output, event->location);
	fonds_output_add_text(output, "\n      ");
	fonds_listing_prose(output, event->reason);
	fonds_output_add_char(output, '\n');
	return FONDS_OK;
}

static enum fonds_status events_text(struct fonds_run_writer *writer,
	struct fonds_catalog *catalog, const struct fonds_run *run,
	struct fonds_error **error)
{
	enum fonds_status status;

	writer->lines = 0;
	status = fonds_run_each_event(
		catalog, run->number, event_text, writer, error);
	if (status == FONDS_OK)
		left_out_text(writer, "more event", writer->lines);
	if (status == FONDS_OK && writer->bags > 0)
		fonds_output_printf(&writer->output,
			"  written: %" PRIu64 " of %" PRIu64 "\n",
			writer->events, writer->bags);
	return status;
}

static void head_text(struct fonds_output *output, const struct fonds_run *run)
{
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_output_printf(output, "Audit run %" PRId64 ", %s\n", run->number,
		fonds_run_state_name(run->state));
	fonds_listing_field(output, "Scope", run->scope);
	fonds_listing_field(
		output, "Started", fonds_listing_time(run->started_at, time));
	if (run->ended_at)
		fonds_listing_field(output, "Ended",
			fonds_listing_time(run->ended_at, time));
	fonds_listing_field(output, "Why it ended", run->why);
	fonds_listing_number(output, "Holdings", run->holdings);
	fonds_listing_number(output, "Bytes read", run->bytes);
}

static enum fonds_status auditor_text(const struct fonds_auditor *auditor,
	void *payload, struct fonds_error **error)
{
	struct fonds_run_writer *writer = payload;
	struct fonds_output *output = &writer->output;
	const struct fonds_run_origin *origin = &auditor->origin;

	(void)error;
	fonds_output_printf(output, "\nAuditor %" PRIu64 "\n", ++writer->lines);
	fonds_listing_field(output, "Host", origin->host);
	fonds_listing_field(output, "User", origin->user);
	fonds_listing_field(output, "System", origin->system);
	fonds_listing_field(output, "Version", origin->version);
	fonds_listing_field(output, "Libraries", origin->libraries);
	fonds_listing_field(output, "Files were read", origin->read_mode);
	fonds_listing_number(output, "Files", auditor->files);
	fonds_listing_number(output, "Past the cache", auditor->past_cache);
	fonds_listing_number(output, "Bytes read", auditor->bytes);
	fonds_listing_field(output, "Why it ended", auditor->why);
	return FONDS_OK;
}

static enum fonds_status rest_text(const struct fonds_run_rest *rest,
	void *payload, struct fonds_error **error)
{
	struct fonds_run_writer *writer = payload;
	struct fonds_output *output = &writer->output;

	(void)error;
	if (writer->lines++ == 0)
		fonds_output_add_text(output, "\nHad no turn\n");
	fonds_output_printf(output, "  %-20s %12" PRIu64 "  ",
		fonds_verdict_name(rest->verdict), rest->files);
	fonds_listing_prose(output, rest->reason);
	fonds_output_add_char(output, '\n');
	return FONDS_OK;
}

static enum fonds_status note_text(const struct fonds_clock_note *note,
	void *payload, struct fonds_error **error)
{
	struct fonds_run_writer *writer = payload;
	struct fonds_output *output = &writer->output;
	char time[FONDS_CLOCK_TIME_SIZE];

	(void)error;
	if (writer->lines++ == 0)
		fonds_output_add_text(output, "\nClock\n");
	fonds_output_printf(
		output, "  %s  ", fonds_listing_time(note->noted_at, time));
	fonds_listing_prose(output, note->note);
	fonds_output_add_char(output, '\n');
	return FONDS_OK;
}

/* Who was at work, what had no turn, and what the clock did. */
static enum fonds_status circumstances_text(struct fonds_run_writer *writer,
	struct fonds_catalog *catalog, const struct fonds_run *run,
	struct fonds_error **error)
{
	const struct fonds_run_period period = { .run = run->number };
	enum fonds_status status = fonds_run_each_auditor(
		catalog, run->number, auditor_text, writer, error);

	writer->lines = 0;
	if (status == FONDS_OK)
		status = fonds_run_each_rest(
			catalog, run->number, rest_text, writer, error);
	writer->lines = 0;
	if (status == FONDS_OK)
		status = fonds_run_each_clock_note(
			catalog, &period, note_text, writer, error);
	return status;
}

static void verdicts_text(
	struct fonds_output *output, const struct fonds_run *run)
{
	fonds_output_add_text(output, "\nVerdicts\n");
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i != FONDS_VERDICT_UNEXPECTED)
			fonds_output_printf(output, "  %-20s %12" PRIu64 "\n",
				fonds_verdict_name((enum fonds_verdict)i),
				run->verdicts[i]);
	fonds_output_printf(output,
		"  %-20s %12" PRIu64 "\n  %-20s %12" PRIu64
		"  (not registered, outside the sum)\n",
		"registered files", run->files, "unexpected",
		run->verdicts[FONDS_VERDICT_UNEXPECTED]);
}

static const char *const unfinished[FONDS_RUN_STATE_COUNT] = {
	[FONDS_RUN_RUNNING] = "Not finished: this run was not closed.",
	[FONDS_RUN_INTERRUPTED] =
		"Not finished: files that were not checked may be unsound. The "
		"same command goes on with it.",
	[FONDS_RUN_STOPPED] =
		"NOT SOUND: stopped, for too much was wrong to be true.",
	[FONDS_RUN_INVALID] =
		"INVALID: the checker did not find what is known to be bad.",
};

static const char *conclusion(const struct fonds_run *run)
{
	if (fonds_run_is_all_checked(run))
		return run->findings > 0 ? "NOT SOUND: see the findings."
					 : "Sound; another auditor has checked "
					   "its part, and not ended yet.";
	if (unfinished[run->state])
		return unfinished[run->state];
	if (!fonds_run_is_sound(run))
		return "NOT SOUND: see the findings.";
	if (run->files == 0)
		return "Nothing to check: no registered file is in "
		       "the scope.";
	if (run->verdicts[FONDS_VERDICT_OK] == 0)
		return "Nothing was checked: no file had its turn.";
	if (run->verdicts[FONDS_VERDICT_OK] < run->files)
		return "Sound, as far as it was checked: each file that had "
		       "its turn is as it was registered.";
	return "Sound: every registered file is as it was registered, and "
	       "there is nothing else.";
}

enum fonds_status fonds_run_write_text(struct fonds_run_writer *writer,
	struct fonds_catalog *catalog, const struct fonds_run *run,
	struct fonds_error **error)
{
	const struct fonds_run_period period = { .run = run->number };
	enum fonds_status status;

	head_text(&writer->output, run);
	status = circumstances_text(writer, catalog, run, error);
	if (status == FONDS_OK)
		status = fonds_run_each_finding(
			catalog, &period, true, finding_text, writer, error);
	if (status < 0)
		return status;
	left_out_text(writer, "more finding", writer->findings);
	status = events_text(writer, catalog, run, error);
	if (status < 0)
		return status;
	verdicts_text(&writer->output, run);
	fonds_output_printf(&writer->output, "%s\n", conclusion(run));
	return FONDS_OK;
}
