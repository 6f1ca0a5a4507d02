/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"

/* A sign that differs in shape, not in colour, and what a count means. */
static const struct {
	const char *sign;
	const char *meaning;
} verdict_words[FONDS_VERDICT_COUNT] = {
	[FONDS_VERDICT_OK] = { "\xe2\x9c\x93",
		"Every byte was read, and the digest is the registered one." },
	[FONDS_VERDICT_CORRUPT] = { "\xe2\x9c\x97",
		"The content differs from what was registered; two reads "
		"agree." },
	[FONDS_VERDICT_CORRUPT_UNCONFIRMED] = { "\xe2\x89\xa0",
		"A read gave other content than was registered, and the second "
		"read did not repeat it." },
	[FONDS_VERDICT_MISSING] = { "\xe2\x88\x92",
		"No file has the registered name any more." },
	[FONDS_VERDICT_UNEXPECTED] = { "+",
		"A file stands in the holding that was never registered; it is "
		"outside the sum." },
	[FONDS_VERDICT_UNREADABLE] = { "!",
		"The file is there, but the system could not read it." },
	[FONDS_VERDICT_DENIED] = { "\xe2\x8a\x98",
		"The audit was not permitted to read the file." },
	[FONDS_VERDICT_UNSTABLE] = { "~",
		"The file changed while it was read." },
	[FONDS_VERDICT_VOLUME_OFFLINE] = { "\xe2\x97\x8b",
		"The place of the holding was not seen at all." },
	[FONDS_VERDICT_NOT_CHECKED] = { "\xc2\xb7",
		"It was due, and the run ended before its turn." },
	[FONDS_VERDICT_MOVED] = { "\xe2\x86\x92",
		"The file is whole, but under another name in its holding." },
	[FONDS_VERDICT_SKIPPED] = { "\xe2\x8a\x9f",
		"Left out on purpose, as is said below; nothing is known of "
		"it." },
	[FONDS_VERDICT_NOT_DUE] = { "\xe2\x80\xa6",
		"It was checked within the period of its policy, and not "
		"now." },
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

int64_t fonds_words_seconds(int64_t from, int64_t to)
{
	int64_t seconds;

	if (!__builtin_sub_overflow(to, from, &seconds))
		return seconds;
	return from < to ? INT64_MAX : INT64_MIN;
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

uint64_t fonds_words_permille(uint64_t part, uint64_t whole)
{
	if (whole == 0 || part >= whole)
		return whole == 0 ? 0 : 1000;
	return whole > UINT64_MAX / 1000 ? part / (whole / 1000)
					 : part * 1000 / whole;
}

char *fonds_words_share(
	uint64_t part, uint64_t whole, char text[FONDS_WORDS_SIZE])
{
	uint64_t permille = fonds_words_permille(part, whole);

	if (whole == 0)
		return strcpy(text, "\xe2\x80\x93");
	if (permille == 0 && part > 0)
		return strcpy(text, "under 0.1 %");
	(void)snprintf(text, FONDS_WORDS_SIZE, "%" PRIu64 ".%" PRIu64 " %%",
		permille / 10, permille % 10);
	return text;
}

const char *fonds_words_text(
	struct fonds_output *output, const struct fonds_buffer *buffer)
{
	if (buffer->status != FONDS_OK)
		output->buffer.status = buffer->status;
	return fonds_buffer_text(buffer);
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

char *fonds_words_rate(uint64_t bytes, char text[FONDS_WORDS_SIZE])
{
	char size[FONDS_WORDS_SIZE];

	if (bytes == 0)
		return strcpy(text, "not known");
	(void)snprintf(text, FONDS_WORDS_SIZE, "%.30s/s",
		fonds_words_short_size(bytes, size));
	return text;
}

void fonds_words_add_damage(
	const struct fonds_audit_finding *finding, struct fonds_buffer *buffer)
{
	char offset[FONDS_WORDS_SIZE];
	char length[FONDS_WORDS_SIZE];

	if (finding->damage_offset != UINT64_MAX)
		fonds_buffer_printf(buffer, "from byte %s",
			fonds_words_count(finding->damage_offset, offset));
	else
		fonds_buffer_add_text(buffer, "the place is not known");
	if (finding->damage_offset != UINT64_MAX &&
		finding->damage_length != UINT64_MAX)
		fonds_buffer_printf(buffer, ", over %s",
			fonds_words_count_of(
				finding->damage_length, "byte", length));
	if (finding->damage_pattern != NULL)
		fonds_buffer_printf(buffer, ": %s", finding->damage_pattern);
}

void fonds_words_ages(const struct fonds_coverage *coverage,
	struct fonds_words_age rows[FONDS_WORDS_AGES])
{
	uint64_t checked = coverage->files - coverage->never -
			   coverage->in_future;
	const struct fonds_words_age all[FONDS_WORDS_AGES] = {
		{ "up to 1 day", "1 day", "up_to_1_day", coverage->within_day },
		{ "over 1 to 7 days", "7 days", "up_to_7_days",
			coverage->within_week - coverage->within_day },
		{ "over 7 to 30 days", "30 days", "up_to_30_days",
			coverage->within_month - coverage->within_week },
		{ "over 30 to 90 days", "90 days", "up_to_90_days",
			coverage->within_quarter - coverage->within_month },
		{ "over 90 to 365 days", "365 days", "up_to_365_days",
			coverage->within_year - coverage->within_quarter },
		{ "over 365 days", "older", "older",
			checked - coverage->within_year },
		{ "never checked", "never", "never", coverage->never },
		{ "dated in the future", "future", "in_future",
			coverage->in_future },
	};

	memcpy(rows, all, sizeof(all));
}
