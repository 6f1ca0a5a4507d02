/* SPDX-License-Identifier: Apache-2.0 */
#include "base/disk.h"

#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/cleanup.h"

/* A partition has no queue of its own; the disk is the folder above it. */
static const char *const places[] = {
	"queue/rotational",
	"../queue/rotational",
};

static bool read_first(const char *path, char *ret)
{
	fonds_cleanup(fonds_closep) int fd = -1;

	fd = open(path, O_RDONLY | O_CLOEXEC);
	return fd >= 0 && read(fd, ret, 1) == 1;
}

bool fonds_disk_rotates(const char *sys, dev_t device)
{
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		char path[PATH_MAX];
		char answer;
		int n = snprintf(path, sizeof(path), "%s/dev/block/%u:%u/%s",
			sys, major(device), minor(device), places[i]);

		if (n < 0 || (size_t)n >= sizeof(path))
			return false;
		if (read_first(path, &answer))
			return answer == '1';
	}
	return false;
}
