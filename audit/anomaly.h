/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_ANOMALY_H
#define AUDIT_ANOMALY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>
#include <fonds/verdict.h>

/*
 * Too much to be true: when many files of one place are missing, denied,
 * unreadable or corrupt, a disk, a mount or a network is more likely to be
 * ill than each of the files. An audit that goes on would open thousands of
 * incidents that are one.
 *
 * A place is a volume, or a holding that is on none. What was not seen at all
 * (volume-offline) does not count: that is told already.
 */
#define FONDS_ANOMALY_FILES 20
#define FONDS_ANOMALY_PERCENT 10

struct fonds_anomaly_place {
	int64_t volume;  /* 0: none, */
	int64_t holding; /* then this one */
	uint64_t looked_at;
	uint64_t bad;
};

/* Start from { 0 }. */
struct fonds_anomaly {
	struct fonds_anomaly_place *places; /* sorted */
	size_t count;
	size_t capacity;
};

void fonds_anomaly_clear(struct fonds_anomaly *anomaly);

/*
 * So many files there were found so. *ret is the place when it is too much,
 * borrowed until the next call, else NULL.
 */
enum fonds_status fonds_anomaly_count(struct fonds_anomaly *anomaly,
	int64_t volume, int64_t holding, enum fonds_verdict verdict,
	uint64_t files, const struct fonds_anomaly_place **ret,
	struct fonds_error **error);

#endif
