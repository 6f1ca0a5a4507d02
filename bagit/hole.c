/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/hole.h"

#include <string.h>

#include "bagit/state.h"

static size_t gather_digests(const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry,
	struct fonds_digest digests[FONDS_BAG_MANIFEST_MAX])
{
	const struct fonds_bag_claim *claim = entry->claims;
	size_t count = 0;

	for (; claim && count < FONDS_BAG_MANIFEST_MAX; claim = claim->next) {
		struct fonds_digest *digest = &digests[count];

		if (claim->size == 0)
			continue;
		digest->algorithm = state->manifests[claim->manifest].algorithm;
		digest->size = claim->size;
		memcpy(digest->bytes, claim->bytes, claim->size);
		count++;
	}
	return count;
}

enum fonds_status fonds_bag_holes_give(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	struct fonds_digest digests[FONDS_BAG_MANIFEST_MAX];
	const struct fonds_bag_hole_note *note = state->holes;
	enum fonds_status status = FONDS_OK;

	for (; note && status == FONDS_OK; note = note->next) {
		const struct fonds_bag_hole hole = {
			.path = note->entry->path,
			.url = note->url,
			.line = note->line,
			.has_length = note->has_length,
			.length = note->length,
			.digests = digests,
			.digest_count = gather_digests(
				state, note->entry, digests),
		};

		status = state->check->hole(
			state->check->payload, &hole, error);
	}
	return status;
}
