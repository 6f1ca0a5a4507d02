/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/block-canary.h"

#include <sys/mman.h>
#include <unistd.h>

#include "fixity/block-digests.h"

#define OBJECT_SIZE 3

/*
 * SHA-256 of "abc", the example of NIST FIPS 180-2 B.1, as in audit/canary.c:
 * no digest that was computed here.
 */
static const struct fonds_digest abc = {
	.algorithm = FONDS_SHA256,
	.size = 32,
	.bytes = { 0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41,
		0x40, 0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3,
		0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00,
		0x15, 0xad },
};

static enum fonds_status give_registered(uint64_t part,
	struct fonds_digest *digests, size_t *ret_count, void *payload,
	struct fonds_error **error)
{
	(void)payload;
	(void)error;
	*ret_count = part == 0 ? 1 : 0;
	digests[0] = abc;
	return FONDS_OK;
}

static bool verify(int fd, const char *object, bool is_good)
{
	const struct fonds_block_file file = {
		.fd = fd,
		.name = "canary",
		.jobs = 1,
	};
	struct fonds_block_proof proof = { 0 };

	if (pwrite(fd, object, OBJECT_SIZE, 0) != OBJECT_SIZE)
		return false;
	return fonds_block_digests_verify(&file, OBJECT_SIZE, give_registered,
		       NULL, NULL, &proof, NULL) == FONDS_OK &&
	       proof.is_proved == is_good &&
	       proof.bad_blocks == (is_good ? 0 : 1);
}

static bool is_as_expected(const char *object, bool is_good)
{
	int fd = memfd_create("canary", MFD_CLOEXEC);
	bool is_so;

	if (fd < 0)
		return false;
	is_so = verify(fd, object, is_good);
	(void)close(fd);
	return is_so;
}

/* The bad one differs in one bit, and not in size. */
bool fonds_block_canary_holds(void)
{
	return is_as_expected("abb", false) && is_as_expected("abc", true);
}
