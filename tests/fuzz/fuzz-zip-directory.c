/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "archive/zip-directory.h"
#include "archive/zip-local.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Members that pass lie in the file one behind the other, without a gap. */
static void check_places(const struct fonds_byte_file *file,
	const struct fonds_directory *directory)
{
	struct fonds_zip_place place = { 0 };

	for (size_t i = 0; i < directory->count; i++) {
		const struct fonds_member *member = &directory->members[i];

		if (i > 0 && member->offset != place.end)
			abort();
		if (!*member->name || fonds_zip_local_check(file, directory, i,
					      &place, NULL) < 0)
			return;
		if (place.data < member->offset ||
			place.data + member->packed > place.end ||
			place.end > file->size)
			abort();
	}
	if (directory->count > 0 && place.end != directory->start)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static int fd = -1;
	struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	struct fonds_byte_file file = { .name = "zip", .size = size };
	struct fonds_directory directory;

	if (fd < 0)
		fd = memfd_create("zip", MFD_CLOEXEC);
	if (fd < 0 || ftruncate(fd, 0) < 0 ||
		pwrite(fd, data, size, 0) != (ssize_t)size)
		abort();
	file.fd = fd;
	fonds_directory_init(&directory);
	if (fonds_zip_directory_read(&file, &limits, &directory, NULL) == 0)
		check_places(&file, &directory);
	fonds_directory_clear(&directory);
	return 0;
}
