/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_KERNEL_UNIT_H
#define FIXITY_DIGEST_KERNEL_UNIT_H

#include <stddef.h>
#include <stdint.h>

/*
 * The block functions of the units, for the table in kernel.c; see there for
 * the lanes and in kernel.h for the arguments. Those of avx512, avx2 and
 * shani are built for x86-64 only and may run only where kernel.c has found
 * the instructions. Their files include nothing but each other and these
 * declarations: what the compiler makes of them must not be used elsewhere.
 */
#define FONDS_KERNEL_RUN(name) \
	void name(void *state, const uint8_t *const *data, size_t blocks)

FONDS_KERNEL_RUN(fonds_md5_avx512);
FONDS_KERNEL_RUN(fonds_md5_avx2);
FONDS_KERNEL_RUN(fonds_md5_portable);

FONDS_KERNEL_RUN(fonds_sha1_avx512);
FONDS_KERNEL_RUN(fonds_sha1_avx2);
FONDS_KERNEL_RUN(fonds_sha1_shani);
FONDS_KERNEL_RUN(fonds_sha1_portable);

FONDS_KERNEL_RUN(fonds_sha256_avx512);
FONDS_KERNEL_RUN(fonds_sha256_avx2);
FONDS_KERNEL_RUN(fonds_sha256_shani_x2);
FONDS_KERNEL_RUN(fonds_sha256_shani_x1);
FONDS_KERNEL_RUN(fonds_sha256_portable);

FONDS_KERNEL_RUN(fonds_sha512_avx512);
FONDS_KERNEL_RUN(fonds_sha512_avx2);
FONDS_KERNEL_RUN(fonds_sha512_portable);

#endif
