/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/name-uuid.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "fixity/digest/hasher.h"

/* 6ba7b811-9dad-11d1-80b4-00c04fd430c8, RFC 9562 6.6. */
static const uint8_t url_name_space[16] = {
	0x6b,
	0xa7,
	0xb8,
	0x11,
	0x9d,
	0xad,
	0x11,
	0xd1,
	0x80,
	0xb4,
	0x00,
	0xc0,
	0x4f,
	0xd4,
	0x30,
	0xc8,
};

static enum fonds_status hash_name(
	const char *name, struct fonds_digest *ret, struct fonds_error **error)
{
	static const enum fonds_algorithm sha1 = FONDS_SHA1;
	fonds_cleanup(fonds_hasher_freep) struct fonds_hasher *hasher = NULL;
	enum fonds_status status;

	status = fonds_hasher_new(&sha1, 1, &hasher, error);
	if (status < 0)
		return status;
	status = fonds_hasher_start(hasher, error);
	if (status < 0)
		return status;
	status = fonds_hasher_update(
		hasher, url_name_space, sizeof(url_name_space), error);
	if (status < 0)
		return status;
	status = fonds_hasher_update(hasher, name, strlen(name), error);
	if (status < 0)
		return status;
	return fonds_hasher_finish(hasher, ret, error);
}

enum fonds_status fonds_name_uuid(
	const char *name, char ret[FONDS_UUID_SIZE], struct fonds_error **error)
{
	struct fonds_digest digest;
	enum fonds_status status;
	char *out = ret;

	status = hash_name(name, &digest, error);
	if (status < 0)
		return status;
	digest.bytes[6] = (uint8_t)((digest.bytes[6] & 0x0f) | 0x50);
	digest.bytes[8] = (uint8_t)((digest.bytes[8] & 0x3f) | 0x80);
	for (size_t i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*out++ = '-';
		(void)snprintf(out, 3, "%02x", digest.bytes[i]);
		out += 2;
	}
	return FONDS_OK;
}
