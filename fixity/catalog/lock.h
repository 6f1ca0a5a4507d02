/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_LOCK_H
#define FIXITY_CATALOG_LOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/catalog.h>

/*
 * Locks of the system on the bytes of a file beside the catalog: they are the
 * handle's, and go with it however its process ends. The file itself stays,
 * and says nothing.
 *
 *	byte of a holding    its number
 *	byte of an auditor   its number from FONDS_LOCK_AUDITORS on
 */
#define FONDS_LOCK_AUDITORS ((int64_t)1 << 32)

struct fonds_locks {
	int fd;            /* -1 until the first lock */
	int64_t *holdings; /* of which the handle has the lock */
	size_t count;
	size_t capacity;
};

void fonds_locks_init(struct fonds_locks *locks);

/* Gives all of them back. */
void fonds_locks_clear(struct fonds_locks *locks);

/* *ret is false when another has a lock there that does not go with this. */
enum fonds_status fonds_lock_byte(struct fonds_catalog *catalog, int64_t byte,
	bool is_exclusive, bool *ret, struct fonds_error **error);
void fonds_unlock_byte(struct fonds_catalog *catalog, int64_t byte);

/*
 * Does another handle, of any process, have a lock there? Needs no more than
 * to read; where there is no file yet, none has.
 */
enum fonds_status fonds_lock_is_taken(struct fonds_catalog *catalog,
	int64_t byte, bool *ret, struct fonds_error **error);

#endif
