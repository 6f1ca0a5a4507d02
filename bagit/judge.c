/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/judge.h"

#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

#define SOURCES_SHOWN 4
#define TEXT_MAX ((size_t)1 << 20)
#define VALUE_SIZE (2 * FONDS_DIGEST_MAX + 32)

/* The codes of the two realms, in the order of the cases below. */
struct realm {
	enum fonds_finding_code corrupt;
	enum fonds_finding_code unconfirmed;
	enum fonds_finding_code disputed;
};

static const struct realm realms[2] = {
	{ BAG_TAG_CORRUPT, BAG_TAG_UNCONFIRMED, BAG_TAG_DISPUTED },
	{ BAG_PAYLOAD_CORRUPT, BAG_PAYLOAD_UNCONFIRMED, BAG_PAYLOAD_DISPUTED },
};

/* How the claims on a file compare with its digests. */
struct comparison {
	size_t matches;        /* in any manifest */
	size_t intact_matches; /* in one that is not damaged */
	size_t intact_differs;
	size_t damaged_differs;
	const struct fonds_bag_claim *match;
	const struct fonds_bag_claim *differing; /* intact before damaged */
	const struct fonds_digest *actual;       /* for differing */
};

static const struct fonds_digest *find_digest(
	const struct fonds_check_result *result, enum fonds_algorithm algorithm)
{
	for (size_t i = 0; result->digests && i < result->digest_count; i++)
		if (result->digests[i].algorithm == algorithm)
			return &result->digests[i];
	return NULL;
}

static void compare_claim(const struct fonds_bag_state *state,
	const struct fonds_bag_claim *claim,
	const struct fonds_check_result *result, struct comparison *ret)
{
	const struct fonds_bag_manifest *manifest =
		&state->manifests[claim->manifest];
	const struct fonds_digest *actual = find_digest(
		result, manifest->algorithm);

	if (claim->size == 0 || !actual)
		return;
	if (memcmp(actual->bytes, claim->bytes, claim->size) == 0) {
		ret->matches++;
		ret->intact_matches += !manifest->is_damaged;
		ret->match = claim;
		return;
	}
	if (!ret->differing ||
		(ret->intact_differs == 0 && !manifest->is_damaged)) {
		ret->differing = claim;
		ret->actual = actual;
	}
	if (manifest->is_damaged)
		ret->damaged_differs++;
	else
		ret->intact_differs++;
}

void fonds_bag_add_sources(struct fonds_buffer *buffer,
	const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry, bool is_damaged)
{
	const struct fonds_bag_claim *claim = entry->claims;
	size_t count = 0;

	for (; claim; claim = claim->next) {
		const struct fonds_bag_manifest *manifest =
			&state->manifests[claim->manifest];

		if (manifest->is_damaged != is_damaged)
			continue;
		if (count++ == SOURCES_SHOWN) {
			fonds_buffer_add_text(buffer, ", ...");
			return;
		}
		fonds_buffer_printf(buffer, "%s%s line %u",
			count > 1 ? ", " : "", manifest->entry->path,
			claim->line);
	}
}

void fonds_bag_add_suspicion(struct fonds_buffer *buffer,
	const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry)
{
	const struct fonds_bag_claim *claim = entry->claims;

	for (; claim; claim = claim->next) {
		const struct fonds_bag_manifest *manifest =
			&state->manifests[claim->manifest];

		if (!manifest->is_tag || manifest->suspect_line == 0)
			continue;
		fonds_buffer_printf(buffer,
			"; %s may itself be damaged, see its line %zu",
			manifest->entry->path, manifest->suspect_line);
		return;
	}
}

static void format_value(char text[VALUE_SIZE], enum fonds_algorithm algorithm,
	const uint8_t *bytes, size_t size)
{
	struct fonds_digest digest = {
		.algorithm = algorithm,
		.size = (uint8_t)size,
	};
	char hex[2 * FONDS_DIGEST_MAX + 1];

	memcpy(digest.bytes, bytes, size);
	(void)snprintf(text, VALUE_SIZE, "%s %s",
		fonds_algorithm_name(algorithm),
		fonds_digest_format(&digest, hex));
}

static enum fonds_status tell(struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry, enum fonds_finding_code code,
	const struct comparison *found, const struct fonds_buffer *message,
	struct fonds_error **error)
{
	char expected[VALUE_SIZE];
	char actual[VALUE_SIZE];
	struct fonds_finding_values values = { expected, actual };
	enum fonds_status status;

	status = fonds_buffer_check(message, "a message", error);
	if (status < 0)
		return status;
	format_value(expected, found->actual->algorithm,
		found->differing->bytes, found->differing->size);
	format_value(actual, found->actual->algorithm, found->actual->bytes,
		found->actual->size);
	fonds_validation_add_values(state->validation, code, entry->path,
		values, "%s", fonds_buffer_text(message));
	return fonds_validation_check(state->validation, error);
}

static void describe_dispute(struct fonds_buffer *message,
	const struct fonds_bag_state *state, const struct comparison *found)
{
	const struct fonds_bag_claim *match = found->match;
	const struct fonds_bag_claim *differing = found->differing;

	fonds_buffer_printf(message,
		"its digest agrees with %s line %u but not with %s line %u: "
		"one of these lines is wrong",
		state->manifests[match->manifest].entry->path, match->line,
		state->manifests[differing->manifest].entry->path,
		differing->line);
}

static enum fonds_status judge_difference(struct fonds_bag_state *state,
	struct fonds_bag_entry *entry, const struct comparison *found,
	bool is_unconfirmed, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer message;
	const struct realm *realm = &realms[entry->is_payload];
	enum fonds_finding_code code = realm->corrupt;

	fonds_buffer_init(&message, TEXT_MAX);
	entry->outcome = FONDS_BAG_DAMAGED;
	if (is_unconfirmed) {
		code = realm->unconfirmed;
		fonds_buffer_add_text(&message,
			"two readings of it gave different bytes; listed in ");
		fonds_bag_add_sources(
			&message, state, entry, found->intact_differs == 0);
	} else if (found->intact_differs > 0 && found->matches > 0) {
		entry->outcome = FONDS_BAG_SOUND;
		code = realm->disputed;
		describe_dispute(&message, state, found);
	} else if (found->intact_differs > 0) {
		fonds_buffer_add_text(
			&message, "its digest differs from that listed in ");
		fonds_bag_add_sources(&message, state, entry, false);
		fonds_bag_add_suspicion(&message, state, entry);
	} else {
		code = BAG_PAYLOAD_UNJUDGED;
		fonds_buffer_add_text(&message,
			"it cannot be judged: the manifest that lists it is "
			"itself damaged, ");
		fonds_bag_add_sources(&message, state, entry, true);
	}
	return tell(state, entry, code, found, &message, error);
}

static enum fonds_status judge_read(struct fonds_bag_state *state,
	struct fonds_bag_entry *entry, const struct fonds_check_result *result,
	struct fonds_error **error)
{
	bool is_unconfirmed = result->verdict ==
			      FONDS_VERDICT_CORRUPT_UNCONFIRMED;
	struct comparison found = { 0 };
	const struct fonds_bag_claim *claim = entry->claims;

	for (; claim; claim = claim->next)
		compare_claim(state, claim, result, &found);
	entry->outcome = FONDS_BAG_SOUND;
	if (found.intact_differs + found.damaged_differs > 0) {
		/* A damaged manifest does not matter where another agrees. */
		if (found.intact_differs == 0 && found.intact_matches > 0 &&
			!is_unconfirmed)
			return FONDS_OK;
		return judge_difference(
			state, entry, &found, is_unconfirmed, error);
	}
	if (result->verdict == FONDS_VERDICT_OK)
		return FONDS_OK;
	entry->outcome = FONDS_BAG_DAMAGED;
	fonds_validation_add(state->validation,
		realms[entry->is_payload].unconfirmed, entry->path,
		"two readings of it gave different bytes: %s",
		result->detail ? result->detail : "the storage is unreliable");
	return fonds_validation_check(state->validation, error);
}

static enum fonds_status tell_unread(struct fonds_bag_state *state,
	struct fonds_bag_entry *entry, enum fonds_finding_code code,
	const char *what, const struct fonds_check_result *result,
	struct fonds_error **error)
{
	entry->outcome = FONDS_BAG_UNREADABLE;
	fonds_validation_add(state->validation, code, entry->path, "%s%s%s",
		what, result->detail ? ": " : "",
		result->detail ? result->detail : "");
	return fonds_validation_check(state->validation, error);
}

enum fonds_status fonds_bag_judge(struct fonds_bag_state *state,
	struct fonds_bag_entry *entry, const struct fonds_check_result *result,
	struct fonds_error **error)
{
	switch (result->verdict) {
	case FONDS_VERDICT_OK:
	case FONDS_VERDICT_CORRUPT:
	case FONDS_VERDICT_CORRUPT_UNCONFIRMED:
		return judge_read(state, entry, result, error);
	case FONDS_VERDICT_MISSING:
		return tell_unread(state, entry, BAG_FILE_UNSTABLE,
			"it was removed during the validation", result, error);
	case FONDS_VERDICT_UNSTABLE:
		return tell_unread(state, entry, BAG_FILE_UNSTABLE,
			"it changed while it was read", result, error);
	default:
		return tell_unread(state, entry, BAG_FILE_UNREADABLE,
			"it cannot be read", result, error);
	}
}
