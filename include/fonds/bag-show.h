/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_BAG_SHOW_H
#define FONDS_BAG_SHOW_H

#include <fonds/api.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * What a bag is, for people: version and encoding, bag-info.txt in its order,
 * algorithms, how many files and bytes, what is still to be fetched, and where
 * in the payload the bytes lie. Nothing is verified and no payload is read:
 * fonds_bag_validate() says whether it is sound.
 */
struct fonds_bag_summary;

/*
 * Look at the bag at path.
 *
 * path   its folder, where a symbolic link is followed, none inside is; or a
 *        packed bag, as fonds_bag_validate() takes it
 * ret    set on success; the caller's, to be freed
 * error  may be NULL; set on failure and owned by the caller
 *
 * FONDS_ERR_FORMAT when neither bagit.txt nor a manifest is there. Never
 * writes to the bag, never uses the network. Safe from several threads.
 */
FONDS_API enum fonds_status fonds_bag_show(const char *path,
	struct fonds_bag_summary **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* Text or JSON. */
FONDS_API enum fonds_status fonds_bag_summary_write(
	const struct fonds_bag_summary *summary, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_bag_summary_free(struct fonds_bag_summary *summary);

FONDS_END_DECLS

#endif
