/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_DIGEST_H
#define FONDS_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>

FONDS_BEGIN_DECLS

/* Message digest algorithms, RFC 8493 2.4. Part of the ABI and of catalogs. */
enum fonds_algorithm {
	FONDS_MD5 = 1,
	FONDS_SHA1 = 2,
	FONDS_SHA224 = 3,
	FONDS_SHA256 = 4,
	FONDS_SHA384 = 5,
	FONDS_SHA512 = 6,
	FONDS_SHA3_224 = 7,
	FONDS_SHA3_256 = 8,
	FONDS_SHA3_384 = 9,
	FONDS_SHA3_512 = 10,
	FONDS_BLAKE2B_512 = 11,
};

enum fonds_read_mode {
	FONDS_READ_CACHED = 0,
	FONDS_READ_DIRECT = 1,
	FONDS_READ_DROPPED = 2,
};
#define FONDS_DIGEST_MAX 64

/* A message digest; size is that of its algorithm, in bytes. */
struct fonds_digest {
	enum fonds_algorithm algorithm;
	uint8_t size;
	uint8_t bytes[FONDS_DIGEST_MAX];
};

/* Lower-case hex and a NUL; returns hex. */
FONDS_API char *fonds_digest_format(
	const struct fonds_digest *digest, char hex[2 * FONDS_DIGEST_MAX + 1]);

/* The name as BagIt writes it, "sha256"; "unknown" for no algorithm. */
FONDS_API const char *fonds_algorithm_name(enum fonds_algorithm algorithm);

FONDS_END_DECLS

#endif
