/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_PROFILE_H
#define FONDS_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/api.h>
#include <fonds/bag.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * A profile of bags (BagIt Profiles 1.4.0): what the bags of a repository
 * must have besides what RFC 8493 asks, as one JSON file.
 *
 * One that was read never changes, so several threads may use it.
 */
struct fonds_profile;

/*
 * Read a profile from a local file of at most 4 MiB, and check the profile
 * itself. One that is wrong is a result, not an error: FONDS_OK says only that
 * it could be read. The network is never used.
 *
 * path   of the file
 * ret    set on success; the caller's, to be freed
 * error  may be NULL; set on failure and owned by the caller
 */
FONDS_API enum fonds_status fonds_profile_read(const char *path,
	struct fonds_profile **ret, struct fonds_error **error) FONDS_NODISCARD;

/* True when nothing of severity error was found in the profile itself. */
FONDS_API bool fonds_profile_is_valid(const struct fonds_profile *profile);

/*
 * What is wrong with the profile itself: codes "BAG-PROFILE-...", the path a
 * JSON Pointer (RFC 6901) to the place, sorted by it. NULL past the end.
 * Borrowed.
 */
FONDS_API const struct fonds_finding *fonds_profile_get(
	const struct fonds_profile *profile, size_t index);

/* The same as text or JSON, with what the profile says it is. */
FONDS_API enum fonds_status fonds_profile_write(
	const struct fonds_profile *profile, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_profile_free(struct fonds_profile *profile);

FONDS_END_DECLS

#endif
