/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_RECORDED_CHANGE_H
#define FIXITY_CATALOG_RECORDED_CHANGE_H

#include "fixity/catalog/holding.h"

/*
 * Changes of registered tag files. What was registered at first stays where
 * it is; a change says what a file was before and is afterwards, and why, and
 * the last one that was made tells what the file is to be now. The database
 * refuses a change of payload.
 *
 *	begin -> (the files are changed) -> settle
 *
 * A change is recorded before the files are touched. Whoever finds one that
 * is not settled must look at them: they are the old ones or the new ones.
 */
enum fonds_recorded_state {
	FONDS_RECORDED_PENDING = 0,
	FONDS_RECORDED_MADE = 1,
	FONDS_RECORDED_WITHDRAWN = 2, /* the files stayed what they were */
};

#define FONDS_RECORDED_STATE_COUNT 3

struct fonds_recorded_change {
	int64_t number;
	int64_t holding;
	enum fonds_recorded_state state;
	int64_t begun_at;
	int64_t settled_at; /* 0: not yet */
	const char *reason;
};

/* The algorithm of both is the one that the file was registered with. */
struct fonds_recorded_file {
	const char *path;
	uint64_t old_size;
	struct fonds_digest old_digest;
	uint64_t size;
	struct fonds_digest digest;
};

/* "pending", "made", "withdrawn" */
const char *fonds_recorded_state_name(enum fonds_recorded_state state);

/*
 * Record, durably, that these files of a holding will be changed; old_* must be
 * what is registered now. FONDS_ERR_BUSY while another change of it is not
 * settled. FONDS_ERR_INVALID when the database refuses: payload, a file
 * that is not registered, another digest.
 */
enum fonds_status fonds_recorded_change_begin(struct fonds_catalog *catalog,
	int64_t holding, const char *reason,
	const struct fonds_recorded_file *files, size_t count, int64_t *ret,
	struct fonds_error **error);

/* The change of the holding that is not settled; 0: there is none. */
enum fonds_status fonds_recorded_change_pending(struct fonds_catalog *catalog,
	int64_t holding, int64_t *ret, struct fonds_error **error);

/* state is made or withdrawn. A change is settled once. */
enum fonds_status fonds_recorded_change_settle(struct fonds_catalog *catalog,
	int64_t change, enum fonds_recorded_state state,
	struct fonds_error **error);

typedef enum fonds_status fonds_recorded_change_fn(
	const struct fonds_recorded_change *change, void *payload,
	struct fonds_error **error);
typedef enum fonds_status fonds_recorded_file_fn(
	const struct fonds_recorded_file *file, void *payload,
	struct fonds_error **error);

/*
 * The changes of a holding, oldest first; the files of a change by path. The
 * callbacks may use the catalog.
 */
enum fonds_status fonds_recorded_change_each(struct fonds_catalog *catalog,
	int64_t holding, fonds_recorded_change_fn *each, void *payload,
	struct fonds_error **error);
enum fonds_status fonds_recorded_file_each(struct fonds_catalog *catalog,
	int64_t change, fonds_recorded_file_fn *each, void *payload,
	struct fonds_error **error);

#endif
