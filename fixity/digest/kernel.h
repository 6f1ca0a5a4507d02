/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_KERNEL_H
#define FIXITY_DIGEST_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>
#include <fonds/error.h>

#define FONDS_KERNEL_LANES_MAX 16

/* A block function over several messages side by side, one in each lane. */
struct fonds_kernel {
	const char *unit; /* of the processor; what FONDS_DIGEST names */
	enum fonds_algorithm family; /* MD5, SHA1, SHA256 or SHA512 */
	unsigned lanes;
	unsigned cost; /* of a block in every lane; see the table */
	bool (*is_supported)(void);
	/*
	 * state[word * lanes + lane] is of uint32_t, for SHA512 of uint64_t,
	 * and aligned to 64. data[lane] is whole blocks, aligned or not.
	 */
	void (*run)(void *state, const uint8_t *const *data, size_t blocks);
};

/* Whether a kernel computes what it should; see fonds_kernel_check(). */
enum fonds_kernel_verdict {
	FONDS_KERNEL_UNCHECKED = 0,
	FONDS_KERNEL_SOUND,
	FONDS_KERNEL_BROKEN,
};

/* Some kernels, the preferred ones first, and a verdict for each. */
struct fonds_kernel_table {
	const struct fonds_kernel *kernels;
	enum fonds_kernel_verdict *verdicts;
	size_t count;
};

/*
 * Which kernel hashes n messages soonest, n up to the most lanes that there
 * are. All NULL when libcrypto does it better or alone.
 */
struct fonds_kernel_plan {
	const struct fonds_kernel *best[FONDS_KERNEL_LANES_MAX + 1];
};

/* Every kernel of this build, whether or not this processor has the unit. */
const struct fonds_kernel *fonds_kernel_list(size_t *count);

/*
 * The plan for a family from a table, out of the kernels of one unit or, with
 * NULL, of all. A kernel is checked when it is first considered, and one that
 * is not sound is not used. FONDS_ERR_INVALID for a unit that the table does
 * not have, FONDS_ERR_UNSUPPORTED for one that the processor does not have.
 */
enum fonds_status fonds_kernel_plan_make(const struct fonds_kernel_table *table,
	enum fonds_algorithm family, const char *unit,
	struct fonds_kernel_plan *ret, struct fonds_error **error);

/*
 * The plan out of fonds_kernel_list(). The environment variable FONDS_DIGEST
 * may name the one unit that is to be used; "libcrypto" stands for none.
 * Threads may call this at the same time.
 */
enum fonds_status fonds_kernel_plan_get(enum fonds_algorithm family,
	struct fonds_kernel_plan *ret, struct fonds_error **error);

#define FONDS_KERNELS_TEXT_MAX 512

/*
 * What hashes in this process, for reports: "md5: avx512 x16; sha1: ...;
 * sha256: avx512 x16, shani x2 (broken: avx2 x8); sha512: libcrypto".
 */
enum fonds_status fonds_kernels_describe(
	char ret[FONDS_KERNELS_TEXT_MAX], struct fonds_error **error);

#endif
