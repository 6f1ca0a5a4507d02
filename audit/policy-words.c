/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/policy-words.h"

#include <inttypes.h>
#include <stdio.h>

#include "audit/report-words.h"
#include "fixity/catalog/listing.h"

const char *fonds_period_text(int64_t seconds, char text[FONDS_PERIOD_SIZE])
{
	static const struct {
		int64_t seconds;
		const char *name;
	} units[] = {
		{ 86400, "day" },
		{ 3600, "hour" },
		{ 60, "minute" },
		{ 1, "second" },
	};
	size_t i = 0;
	int64_t number;

	while (seconds % units[i].seconds != 0)
		i++;
	number = seconds / units[i].seconds;
	(void)snprintf(text, FONDS_PERIOD_SIZE, "%" PRId64 " %s%s", number,
		units[i].name, number == 1 ? "" : "s");
	return text;
}

static const char *minute_text(int minute, char text[FONDS_PERIOD_SIZE])
{
	unsigned of_day = (unsigned)minute % 1440;

	(void)snprintf(
		text, FONDS_PERIOD_SIZE, "%02u:%02u", of_day / 60, of_day % 60);
	return text;
}

/* Millionths as per cent, without zeros at the end. */
static void add_sample(struct fonds_buffer *buffer, uint32_t sample)
{
	unsigned digits = 4;
	unsigned rest = sample % 10000;

	fonds_buffer_printf(buffer, ", %u", sample / 10000);
	if (rest > 0) {
		for (; rest % 10 == 0; rest /= 10)
			digits--;
		fonds_buffer_printf(buffer, ".%0*u", (int)digits, rest);
	}
	fonds_buffer_add_text(buffer, " % of the bytes in a run");
}

void fonds_policy_add_words(
	const struct fonds_policy *policy, struct fonds_buffer *buffer)
{
	char from[FONDS_PERIOD_SIZE];
	char to[FONDS_PERIOD_SIZE];
	char size[FONDS_WORDS_SIZE];

	if (policy->number == 0) {
		fonds_buffer_add_text(buffer, "no policy");
		return;
	}
	if (policy->every_seconds > 0)
		fonds_buffer_printf(buffer, "each file within %s",
			fonds_period_text(policy->every_seconds, from));
	else
		fonds_buffer_add_text(buffer, "no period");
	if (policy->window_from >= 0)
		fonds_buffer_printf(buffer, ", from %s to %s",
			minute_text(policy->window_from, from),
			minute_text(policy->window_to, to));
	if (policy->rate > 0)
		fonds_buffer_printf(buffer, ", at most %s a second",
			fonds_words_short_size(policy->rate, size));
	if (policy->sample > 0)
		add_sample(buffer, policy->sample);
}

static void add_window(struct fonds_json *json, const char *key, int minute)
{
	char text[FONDS_PERIOD_SIZE];

	fonds_json_text(
		json, key, minute < 0 ? NULL : minute_text(minute, text));
}

void fonds_policy_add_json(const struct fonds_policy *policy, const char *key,
	struct fonds_json *json)
{
	if (policy->number == 0) {
		fonds_json_null(json, key);
		return;
	}
	fonds_json_begin_object(json, key);
	fonds_json_number(json, "number", (uint64_t)policy->number);
	fonds_listing_json_time(json, "set_at", policy->set_at);
	fonds_json_name(json, "by", policy->agent);
	fonds_json_number(
		json, "every_seconds", (uint64_t)policy->every_seconds);
	add_window(json, "window_from", policy->window_from);
	add_window(json, "window_to", policy->window_to);
	fonds_json_number(json, "rate", policy->rate);
	fonds_json_number(json, "sample_millionths", policy->sample);
	fonds_json_end_object(json);
}

const char *fonds_pause_kind_name(enum fonds_pause_kind kind)
{
	static const char *const names[] = {
		[FONDS_PAUSE_ALL] = "all",
		[FONDS_PAUSE_COLLECTION] = "collection",
		[FONDS_PAUSE_VOLUME] = "volume",
		[FONDS_PAUSE_HOLDING] = "holding",
	};

	return names[kind];
}

void fonds_pause_add_json(
	const struct fonds_pause *pause, struct fonds_json *json)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)pause->number);
	fonds_json_text(json, "of", fonds_pause_kind_name(pause->kind));
	if (pause->kind == FONDS_PAUSE_ALL)
		fonds_json_null(json, "target");
	else
		fonds_json_name(json, "target", pause->target_name);
	fonds_listing_json_time(json, "begun_at", pause->begun_at);
	fonds_json_name(json, "by", pause->agent);
	fonds_json_name(json, "reason", pause->reason);
	fonds_listing_json_time(json, "until", pause->until_at);
	fonds_listing_json_time(json, "ended_at", pause->ended_at);
	if (pause->ended_at)
		fonds_json_name(json, "ended_by", pause->ended_by);
	fonds_json_end_object(json);
}

void fonds_overdue_add_json(
	const struct fonds_overdue *overdue, struct fonds_json *json)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "holding", (uint64_t)overdue->holding);
	fonds_json_name(json, "location", overdue->location);
	fonds_json_name(json, "collection", overdue->collection);
	fonds_listing_json_time(json, "checked_at", overdue->checked_at);
	fonds_listing_json_time(json, "due_at", overdue->due_at);
	fonds_json_number(json, "files", overdue->files);
	fonds_json_number(json, "bytes", overdue->bytes);
	fonds_json_end_object(json);
}
