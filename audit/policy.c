/* SPDX-License-Identifier: Apache-2.0 */
/* The policies of collections, set and shown. */
#include <fonds/audit-policy.h>

#include <string.h>

#include "audit/policy-words.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/listing.h"

#define MINUTES 1440
#define SAMPLE_MAX 1000000

static bool is_minute(int minute)
{
	return minute >= 0 && minute < MINUTES;
}

static enum fonds_status check(const struct fonds_audit_policy *policy,
	const char *by, struct fonds_error **error)
{
	unsigned given = policy->given;

	if (given == 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"nothing of the policy is given: what is to change?");
	if (!by || by[0] == '\0')
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a policy needs the name of who sets it");
	if ((given & FONDS_POLICY_EVERY) &&
		(policy->every_seconds < 0 ||
			policy->every_seconds > FONDS_EVERY_MAX))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the period of a policy is at most a hundred years");
	if ((given & FONDS_POLICY_SAMPLE) && policy->sample > SAMPLE_MAX)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the sample of a policy is at most 100 %%");
	if ((given & FONDS_POLICY_WINDOW) && policy->window_from >= 0 &&
		(!is_minute(policy->window_from) ||
			!is_minute(policy->window_to) ||
			policy->window_from == policy->window_to))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the window of a policy is from one minute of the day "
			"to another");
	return FONDS_OK;
}

/* What is given, over what was there. */
static void merge(struct fonds_policy *policy, void *payload)
{
	const struct fonds_audit_policy *from = payload;

	if (policy->number == 0)
		policy->window_from = policy->window_to = -1;
	if (from->given & FONDS_POLICY_EVERY)
		policy->every_seconds = from->every_seconds;
	if (from->given & FONDS_POLICY_WINDOW) {
		bool is_any = from->window_from < 0;

		policy->window_from = is_any ? -1 : from->window_from;
		policy->window_to = is_any ? -1 : from->window_to;
	}
	if (from->given & FONDS_POLICY_RATE)
		policy->rate = from->rate;
	if (from->given & FONDS_POLICY_SAMPLE)
		policy->sample = from->sample;
}

enum fonds_status fonds_audit_policy_set(struct fonds_catalog *catalog,
	const char *collection, const struct fonds_audit_policy *policy,
	const char *by, struct fonds_error **error)
{
	struct fonds_audit_policy from;
	enum fonds_status status;
	int64_t number;

	if (policy->struct_size < sizeof(*policy))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the policy has no valid size");
	status = check(policy, by, error);
	if (status == FONDS_OK)
		status = fonds_collection_find(
			catalog, collection, &number, error);
	if (status < 0)
		return status;
	from = *policy;
	return fonds_policy_change(catalog, number, merge, &from, by, error);
}

struct policy_writer {
	struct fonds_output output;
	struct fonds_json json;
	bool is_json;
	int64_t only; /* 0: all */
};

static void add_text(
	struct fonds_output *output, const struct fonds_collection *collection)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer words;
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_buffer_init(&words, 4096);
	fonds_policy_add_words(&collection->policy, &words);
	fonds_output_add_name(output, collection->name);
	fonds_output_printf(output, "\n  %s\n", fonds_buffer_text(&words));
	if (collection->policy.number == 0)
		return;
	fonds_output_printf(output, "  set %s by ",
		fonds_listing_time(collection->policy.set_at, time));
	fonds_listing_prose(output, collection->policy.agent);
	fonds_output_add_char(output, '\n');
}

static void add_json(
	struct fonds_json *json, const struct fonds_collection *collection)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_name(json, "collection", collection->name);
	fonds_policy_add_json(&collection->policy, "policy", json);
	fonds_json_end_object(json);
}

static enum fonds_status add(const struct fonds_collection *collection,
	void *payload, struct fonds_error **error)
{
	struct policy_writer *writer = payload;

	if (writer->only != 0 && writer->only != collection->number)
		return FONDS_OK;
	if (writer->is_json)
		add_json(&writer->json, collection);
	else
		add_text(&writer->output, collection);
	return fonds_output_check(&writer->output, error);
}

static enum fonds_status write_all(struct policy_writer *writer,
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	enum fonds_status status;

	if (writer->is_json)
		fonds_json_begin_array(&writer->json, NULL);
	status = fonds_collection_each(catalog, add, writer, error);
	if (writer->is_json)
		fonds_json_end_array(&writer->json);
	return status < 0 ? status
			  : fonds_output_finish(&writer->output, error);
}

enum fonds_status fonds_audit_write_policies(struct fonds_catalog *catalog,
	const char *collection, enum fonds_format format, fonds_write_fn *write,
	void *payload, struct fonds_error **error)
{
	struct policy_writer writer = { .is_json = format ==
						   FONDS_FORMAT_JSON };
	enum fonds_status status = FONDS_OK;

	if (format != FONDS_FORMAT_TEXT && format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"policies are shown as text or JSON");
	if (collection)
		status = fonds_collection_find(
			catalog, collection, &writer.only, error);
	if (status < 0)
		return status;
	fonds_output_init(&writer.output, write, payload);
	fonds_json_init(&writer.json, &writer.output);
	status = write_all(&writer, catalog, error);
	fonds_output_clear(&writer.output);
	return status;
}
