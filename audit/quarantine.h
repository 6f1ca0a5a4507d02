/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_QUARANTINE_H
#define AUDIT_QUARANTINE_H

#include <stdint.h>

#include "audit/spot.h"
#include "fixity/catalog/holding.h"

/*
 * Where the bad bytes go that a repair takes from their place: evidence, and
 * for a file of which only a part is lost perhaps the best that there is.
 * A folder for each holding, DIR/HOLDING, in it NUMBER-NAME: the repairs of
 * the holding are counted, and NAME is cut to what fits.
 */
struct fonds_quarantine {
	char *folder; /* absolute, resolved */
	int fd;
};

#define FONDS_QUARANTINE_INIT \
	{ \
		.fd = -1 \
	}

/*
 * Make it, or take the one that is there. dir NULL: CATALOG-quarantine beside
 * the catalog. FONDS_ERR_INVALID when it lies in a registered holding, where
 * it would be unexpected.
 */
enum fonds_status fonds_quarantine_open(struct fonds_quarantine *quarantine,
	struct fonds_catalog *catalog, int64_t holding, const char *dir,
	struct fonds_error **error);
void fonds_quarantine_clear(struct fonds_quarantine *quarantine);

/*
 * A path in it that nothing has yet, for the file at spot: its name begins
 * with the number, or one after it. Allocated, for free().
 */
enum fonds_status fonds_quarantine_path(
	const struct fonds_quarantine *quarantine, uint64_t number,
	const char *name, char **ret, struct fonds_error **error);

/*
 * Keep what is at the spot under that path, durably: as one more link of it,
 * which leaves it at its spot; or moved; or, on another file system, as a copy
 * that is read again. FONDS_ERR_UNSUPPORTED for what is no file and cannot be
 * linked or moved there.
 */
enum fonds_status fonds_quarantine_keep(
	const struct fonds_quarantine *quarantine, const char *path,
	const struct fonds_spot *spot, struct fonds_error **error);

/*
 * Was what is at the spot only linked? Then the path goes again, for what was
 * not replaced after all. Anything else that has the path stays.
 */
enum fonds_status fonds_quarantine_release(const char *path,
	const struct fonds_spot *spot, struct fonds_error **error);

#endif
