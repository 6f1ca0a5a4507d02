/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "identify/identifier.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct fonds_signature_set *set;
static struct fonds_identifier *identifier;
static struct fonds_file_ends ends;

static void set_up(void)
{
	if (identifier)
		return;
	if (fonds_signature_set_new(&set, NULL) < 0 ||
		fonds_identifier_new(set, &identifier, NULL) < 0 ||
		fonds_file_ends_init(
			&ends, fonds_signature_set_reach(set), NULL) < 0)
		abort();
}

static void identify(int fd, struct fonds_identity *identity)
{
	const struct fonds_identify_file file = {
		.ends = &ends,
		.fd = fd,
		.name = "input",
		.path = "input",
	};

	fonds_identity_init(identity);
	if (fonds_identifier_run(identifier, &file, identity, NULL) < 0)
		abort();
	if (identity->standing > identity->count)
		abort();
}

/* The file read at its places, and its bytes as they pass by, are one. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_identity first, second;
	int fd = memfd_create("input", MFD_CLOEXEC);

	set_up();
	if (fd < 0 || pwrite(fd, data, size, 0) != (ssize_t)size)
		abort();
	if (fonds_file_ends_read(&ends, fd, "input", size, NULL) < 0)
		abort();
	identify(fd, &first);
	fonds_file_ends_begin(&ends);
	for (size_t at = 0; at < size; at += 1000)
		fonds_file_ends_add(
			&ends, data + at, size - at < 1000 ? size - at : 1000);
	identify(fd, &second);
	if (first.count != second.count || first.standing != second.standing)
		abort();
	for (size_t i = 0; i < first.count; i++)
		if (strcmp(first.hits[i].puid, second.hits[i].puid) != 0 ||
			strcmp(first.hits[i].note, second.hits[i].note) != 0)
			abort();
	fonds_identity_clear(&first);
	fonds_identity_clear(&second);
	(void)close(fd);
	return 0;
}
