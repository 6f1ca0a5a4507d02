/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"

/* Does it say that the bytes are wrong, or only that they were not seen? */
enum verdict_class {
	CLASS_SOUND,
	CLASS_WRONG,
	CLASS_UNKNOWN,
	CLASS_LATER,   /* had no turn */
	CLASS_FOREIGN, /* not of the inventory */
};

static const struct {
	const char *sign;
	const char *meaning;
	enum verdict_class class;
} verdict_words[FONDS_VERDICT_COUNT] = {
	[FONDS_VERDICT_OK] = { "\xe2\x9c\x93",
		"Every byte was read, and the digest is the registered one.",
		CLASS_SOUND },
	[FONDS_VERDICT_CORRUPT] = { "\xe2\x9c\x97",
		"The content differs from what was registered; two reads "
		"agree.",
		CLASS_WRONG },
	[FONDS_VERDICT_CORRUPT_UNCONFIRMED] = { "\xe2\x89\xa0",
		"A read gave other content than was registered, and the second "
		"read did not repeat it.",
		CLASS_WRONG },
	[FONDS_VERDICT_MISSING] = { "\xe2\x88\x92",
		"No file has the registered name any more.", CLASS_WRONG },
	[FONDS_VERDICT_UNEXPECTED] = { "+",
		"A file stands in the bag that was never registered; it is "
		"outside the sum.",
		CLASS_FOREIGN },
	[FONDS_VERDICT_UNREADABLE] = { "!",
		"The file is there, but the system could not read it.",
		CLASS_UNKNOWN },
	[FONDS_VERDICT_DENIED] = { "\xe2\x8a\x98",
		"The audit was not permitted to read the file.",
		CLASS_UNKNOWN },
	[FONDS_VERDICT_UNSTABLE] = { "~", "The file changed while it was read.",
		CLASS_UNKNOWN },
	[FONDS_VERDICT_VOLUME_OFFLINE] = { "\xe2\x97\x8b",
		"The place of the bag was not seen at all.", CLASS_UNKNOWN },
	[FONDS_VERDICT_NOT_CHECKED] = { "\xc2\xb7",
		"The run ended before the turn of the file.", CLASS_LATER },
};

char *fonds_words_count(uint64_t number, char text[FONDS_WORDS_SIZE])
{
	char digits[24];
	int count = snprintf(digits, sizeof(digits), "%" PRIu64, number);
	char *at = text;

	for (int i = 0; i < count; i++) {
		if (i > 0 && (count - i) % 3 == 0)
			*at++ = ',';
		*at++ = digits[i];
	}
	*at = '\0';
	return text;
}

char *fonds_words_count_of(
	uint64_t number, const char *noun, char text[FONDS_WORDS_SIZE])
{
	char count[FONDS_WORDS_SIZE];

	(void)snprintf(text, FONDS_WORDS_SIZE, "%.28s %.30s%s",
		fonds_words_count(number, count), noun, number == 1 ? "" : "s");
	return text;
}

char *fonds_words_short_size(uint64_t bytes, char text[FONDS_WORDS_SIZE])
{
	static const char *const units[] = { "kB", "MB", "GB", "TB", "PB",
		"EB" };
	uint64_t unit = 1000;
	size_t i = 0;

	if (bytes < 1000)
		return fonds_words_count_of(bytes, "byte", text);
	while (i < 5 && bytes / unit >= 1000) {
		unit *= 1000;
		i++;
	}
	(void)snprintf(text, FONDS_WORDS_SIZE, "%" PRIu64 ".%" PRIu64 " %s",
		bytes / unit, bytes % unit / (unit / 10), units[i]);
	return text;
}

char *fonds_words_size(uint64_t bytes, char text[FONDS_WORDS_SIZE])
{
	char size[FONDS_WORDS_SIZE];
	char exact[FONDS_WORDS_SIZE];

	if (bytes < 1000)
		return fonds_words_count_of(bytes, "byte", text);
	(void)snprintf(text, FONDS_WORDS_SIZE, "%.12s (%.28s bytes)",
		fonds_words_short_size(bytes, size),
		fonds_words_count(bytes, exact));
	return text;
}

char *fonds_words_duration(int64_t seconds, char text[FONDS_WORDS_SIZE])
{
	static const struct {
		int64_t seconds;
		const char *name;
	} units[] = { { 86400, "day" }, { 3600, "hour" }, { 60, "minute" },
		{ 1, "second" } };
	char first[FONDS_WORDS_SIZE];
	char second[FONDS_WORDS_SIZE];
	size_t i = 0;
	int64_t rest;

	if (seconds < 1)
		return strcpy(text, "less than a second");
	while (seconds < units[i].seconds)
		i++;
	fonds_words_count_of(
		(uint64_t)(seconds / units[i].seconds), units[i].name, first);
	rest = i == 3 ? 0 : seconds % units[i].seconds / units[i + 1].seconds;
	if (rest == 0)
		return strcpy(text, first);
	(void)snprintf(text, FONDS_WORDS_SIZE, "%.35s %.20s", first,
		fonds_words_count_of(
			(uint64_t)rest, units[i + 1].name, second));
	return text;
}

char *fonds_words_short_duration(int64_t seconds, char text[FONDS_WORDS_SIZE])
{
	long long s = (long long)seconds;

	if (s < 1)
		return strcpy(text, "under 1 s");
	if (s < 60)
		(void)snprintf(text, FONDS_WORDS_SIZE, "%lld s", s);
	else if (s < 3600)
		(void)snprintf(text, FONDS_WORDS_SIZE, "%lld min %lld s",
			s / 60, s % 60);
	else if (s < 86400)
		(void)snprintf(text, FONDS_WORDS_SIZE, "%lld h %lld min",
			s / 3600, s % 3600 / 60);
	else
		(void)snprintf(text, FONDS_WORDS_SIZE, "%lld d %lld h",
			s / 86400, s % 86400 / 3600);
	return text;
}

char *fonds_words_time(int64_t time, char text[FONDS_WORDS_SIZE])
{
	char iso[FONDS_CLOCK_TIME_SIZE];

	if (time == 0)
		return strcpy(text, "never");
	(void)fonds_clock_format_time(time, iso);
	(void)snprintf(text, FONDS_WORDS_SIZE, "%.10s %.8s UTC", iso, iso + 11);
	return text;
}

char *fonds_words_share(
	uint64_t part, uint64_t whole, char text[FONDS_WORDS_SIZE])
{
	uint64_t permille;

	if (whole == 0)
		return strcpy(text, "\xe2\x80\x93");
	permille = part >= whole               ? 1000
		   : whole > UINT64_MAX / 1000 ? part / (whole / 1000)
					       : part * 1000 / whole;
	if (permille == 0 && part > 0)
		return strcpy(text, "under 0.1 %");
	(void)snprintf(text, FONDS_WORDS_SIZE, "%" PRIu64 ".%" PRIu64 " %%",
		permille / 10, permille % 10);
	return text;
}

const char *fonds_words_verdict_sign(enum fonds_verdict verdict)
{
	return (unsigned)verdict < FONDS_VERDICT_COUNT
		       ? verdict_words[verdict].sign
		       : "?";
}

const char *fonds_words_verdict_meaning(enum fonds_verdict verdict)
{
	return (unsigned)verdict < FONDS_VERDICT_COUNT
		       ? verdict_words[verdict].meaning
		       : "A verdict that this version does not know.";
}

uint64_t fonds_words_sum(const uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	uint64_t sum = 0;

	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (verdict_words[i].class != CLASS_FOREIGN)
			sum += verdicts[i];
	return sum;
}

void fonds_words_add_sum(
	const struct fonds_run *run, struct fonds_buffer *buffer)
{
	uint64_t sum = fonds_words_sum(run->verdicts);
	char left[FONDS_WORDS_SIZE];
	char right[FONDS_WORDS_SIZE];

	fonds_words_count(sum, left);
	fonds_words_count(run->files, right);
	if (sum == run->files)
		fonds_buffer_printf(buffer,
			"The verdicts sum to the inventory: %s = %s.", left,
			right);
	else
		fonds_buffer_printf(buffer,
			"The verdicts do not sum to the inventory: %s is not "
			"%s. This report cannot be relied on.",
			left, right);
}

static uint64_t class_sum(
	const uint64_t verdicts[FONDS_VERDICT_COUNT], enum verdict_class class)
{
	uint64_t sum = 0;

	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (verdict_words[i].class == class)
			sum += verdicts[i];
	return sum;
}

uint64_t fonds_words_not_sound(const uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	return class_sum(verdicts, CLASS_WRONG) +
	       class_sum(verdicts, CLASS_UNKNOWN);
}

enum fonds_outcome fonds_words_outcome(const struct fonds_run *run)
{
	if (fonds_words_sum(run->verdicts) != run->files)
		return FONDS_OUTCOME_NOT_SOUND;
	if (fonds_run_is_sound(run))
		return run->files == 0 ? FONDS_OUTCOME_NOTHING
				       : FONDS_OUTCOME_SOUND;
	if (run->findings > 0 || fonds_words_not_sound(run->verdicts) > 0 ||
		run->verdicts[FONDS_VERDICT_UNEXPECTED] > 0)
		return FONDS_OUTCOME_NOT_SOUND;
	return FONDS_OUTCOME_INCOMPLETE;
}

const char *fonds_words_outcome_name(enum fonds_outcome outcome)
{
	static const char *const names[] = {
		[FONDS_OUTCOME_SOUND] = "sound",
		[FONDS_OUTCOME_NOT_SOUND] = "not sound",
		[FONDS_OUTCOME_INCOMPLETE] = "incomplete",
		[FONDS_OUTCOME_NOTHING] = "nothing to check",
	};

	return names[outcome];
}

/* "2 corrupt, 1 missing" */
static void add_verdicts_of(const struct fonds_run *run,
	enum verdict_class class, struct fonds_buffer *buffer)
{
	const char *separator = "";
	char count[FONDS_WORDS_SIZE];

	for (int i = 0; i < FONDS_VERDICT_COUNT; i++) {
		if (verdict_words[i].class != class || run->verdicts[i] == 0)
			continue;
		fonds_buffer_printf(buffer, "%s%s %s", separator,
			fonds_words_count(run->verdicts[i], count),
			fonds_verdict_name((enum fonds_verdict)i));
		separator = ", ";
	}
}

static const char *is_or_are(uint64_t number)
{
	return number == 1 ? "is" : "are";
}

/* "3 of 1,234 registered files are not sound (3 missing); 1 could ..." */
static void add_wrong(const struct fonds_run *run, struct fonds_buffer *buffer)
{
	uint64_t wrong = class_sum(run->verdicts, CLASS_WRONG);
	uint64_t unknown = class_sum(run->verdicts, CLASS_UNKNOWN);
	char count[FONDS_WORDS_SIZE];
	char files[FONDS_WORDS_SIZE];

	fonds_words_count_of(run->files, "registered file", files);
	if (wrong > 0) {
		fonds_buffer_printf(buffer, "%s of %s %s not sound (",
			fonds_words_count(wrong, count), files,
			is_or_are(wrong));
		add_verdicts_of(run, CLASS_WRONG, buffer);
		fonds_buffer_add_text(buffer, ")");
	}
	if (unknown == 0)
		return;
	fonds_buffer_printf(buffer, "%s%s", wrong > 0 ? "; " : "",
		fonds_words_count(unknown, count));
	if (wrong == 0)
		fonds_buffer_printf(buffer, " of %s", files);
	fonds_buffer_add_text(buffer, " could not be checked (");
	add_verdicts_of(run, CLASS_UNKNOWN, buffer);
	fonds_buffer_add_text(buffer, ")");
}

static void add_foreign(
	const struct fonds_run *run, struct fonds_buffer *buffer)
{
	uint64_t foreign = run->verdicts[FONDS_VERDICT_UNEXPECTED];
	char count[FONDS_WORDS_SIZE];

	if (foreign > 0)
		fonds_buffer_printf(buffer,
			"%s that %s not registered %s found",
			fonds_words_count_of(foreign, "file", count),
			is_or_are(foreign), foreign == 1 ? "was" : "were");
	else
		fonds_buffer_printf(buffer, "%s need%s attention",
			fonds_words_count_of(run->findings, "finding", count),
			run->findings == 1 ? "s" : "");
}

static void add_all_sound(
	const struct fonds_run *run, struct fonds_buffer *buffer)
{
	char files[FONDS_WORDS_SIZE];

	if (run->files == 0)
		fonds_buffer_add_text(buffer,
			"No file is registered: there was nothing to check");
	else if (run->files == 1)
		fonds_buffer_add_text(buffer,
			"The one registered file was read and found sound");
	else
		fonds_buffer_printf(buffer,
			"All %s registered files were read and found sound",
			fonds_words_count(run->files, files));
}

/* "This run was interrupted; 12 files were not checked. " */
static void add_state(const struct fonds_run *run, struct fonds_buffer *buffer)
{
	uint64_t left = run->verdicts[FONDS_VERDICT_NOT_CHECKED];
	char count[FONDS_WORDS_SIZE];

	if (run->state == FONDS_RUN_INTERRUPTED)
		fonds_buffer_add_text(buffer, "This run was interrupted");
	else if (run->state == FONDS_RUN_RUNNING)
		fonds_buffer_add_text(buffer, "This run has not ended");
	else if (left > 0)
		fonds_buffer_add_text(buffer, "This run ended early");
	else
		return;
	if (left > 0)
		fonds_buffer_printf(buffer, "; %s %s not checked. ",
			fonds_words_count_of(left, "file", count),
			left == 1 ? "was" : "were");
	else
		fonds_buffer_add_text(buffer, "; no file is left to check. ");
}

void fonds_words_add_outcome(
	const struct fonds_run *run, struct fonds_buffer *buffer)
{
	bool others = run->verdicts[FONDS_VERDICT_UNEXPECTED] > 0 ||
		      run->findings > 0;

	if (fonds_words_sum(run->verdicts) != run->files) {
		fonds_words_add_sum(run, buffer);
		return;
	}
	add_state(run, buffer);
	if (fonds_words_not_sound(run->verdicts) > 0) {
		add_wrong(run, buffer);
		if (run->verdicts[FONDS_VERDICT_UNEXPECTED] > 0) {
			fonds_buffer_add_text(buffer, "; ");
			add_foreign(run, buffer);
		}
	} else if (run->verdicts[FONDS_VERDICT_NOT_CHECKED] > 0) {
		fonds_buffer_add_text(
			buffer, run->verdicts[FONDS_VERDICT_OK] > 0
					? "What was checked was found sound"
					: "Nothing was checked");
		if (others) {
			fonds_buffer_add_text(buffer, "; ");
			add_foreign(run, buffer);
		}
	} else {
		add_all_sound(run, buffer);
		if (others) {
			fonds_buffer_add_text(buffer, ", but ");
			add_foreign(run, buffer);
		}
	}
	fonds_buffer_add_text(buffer, ".");
}

void fonds_words_coverage(const struct fonds_coverage *coverage,
	struct fonds_words_coverage rows[FONDS_WORDS_COVERAGE_ROWS])
{
	const struct fonds_words_coverage all[FONDS_WORDS_COVERAGE_ROWS] = {
		{ "within 1 day", "within_1_day", coverage->within_day },
		{ "within 7 days", "within_7_days", coverage->within_week },
		{ "within 30 days", "within_30_days", coverage->within_month },
		{ "within 90 days", "within_90_days",
			coverage->within_quarter },
		{ "within 365 days", "within_365_days", coverage->within_year },
		{ "never", "never", coverage->never },
	};

	memcpy(rows, all, sizeof(all));
}
