/* SPDX-License-Identifier: Apache-2.0 */
#include "base/page-cache.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/tree.h"

static bool set_direct(int fd, bool on)
{
	int flags = fcntl(fd, F_GETFL);

	if (flags < 0)
		return false;
	return fcntl(fd, F_SETFL, on ? flags | O_DIRECT : flags & ~O_DIRECT) ==
	       0;
}

/* These take O_DIRECT, but the page cache is all they have. */
static bool is_memory(int fd)
{
	struct statfs fs;

	if (fstatfs(fd, &fs) < 0)
		return false;
	return fs.f_type == TMPFS_MAGIC || fs.f_type == RAMFS_MAGIC;
}

/*
 * Some file systems take O_DIRECT and serve some files from the cache in
 * silence (ext4: encrypted, verity, inline data). Since Linux 6.1 those that
 * know say so in statx(2), and the alignment that they demand.
 */
static bool serves_direct(int fd)
{
#ifdef STATX_DIOALIGN
	struct statx stx;

	if (statx(fd, "", AT_EMPTY_PATH, STATX_DIOALIGN, &stx) == 0 &&
		(stx.stx_mask & STATX_DIOALIGN))
		return stx.stx_dio_offset_align > 0 &&
		       FONDS_READ_ALIGNMENT % stx.stx_dio_offset_align == 0 &&
		       stx.stx_dio_mem_align > 0 &&
		       FONDS_READ_ALIGNMENT % stx.stx_dio_mem_align == 0;
#endif
	return !is_memory(fd);
}

bool fonds_page_cache_avoid(int fd)
{
	return serves_direct(fd) && set_direct(fd, true);
}

void fonds_page_cache_use(int fd)
{
	(void)set_direct(fd, false);
}

/* Would one byte there come at once, without the medium? */
static bool is_gone(int fd, uint64_t offset)
{
	char byte;
	struct iovec place = { .iov_base = &byte, .iov_len = 1 };
	ssize_t n;

	do
		n = preadv2(fd, &place, 1, (off_t)offset, RWF_NOWAIT);
	while (n < 0 && errno == EINTR);
	return n < 0 && errno == EAGAIN;
}

/*
 * Asking for a byte can make the system read on from there, so the file is
 * asked from its end to its beginning, and no page twice.
 */
static bool all_gone(int fd, uint64_t size)
{
	enum {
		PARTS = 8
	};
	uint64_t last = UINT64_MAX;

	for (uint64_t i = PARTS; size > 0 && i <= PARTS; i--) {
		uint64_t page = (size - 1) / PARTS * i / FONDS_READ_ALIGNMENT;

		if (i == PARTS)
			page = (size - 1) / FONDS_READ_ALIGNMENT;
		if (page == last)
			continue;
		if (!is_gone(fd, page * FONDS_READ_ALIGNMENT))
			return false;
		last = page;
	}
	return true;
}

/* Only clean pages can be dropped, hence the fdatasync(2). */
bool fonds_page_cache_drop(int fd, uint64_t size)
{
	(void)fdatasync(fd);
	fonds_page_cache_forget(fd);
	return all_gone(fd, size);
}

void fonds_page_cache_forget(int fd)
{
	(void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
}

void fonds_page_cache_expect(int fd)
{
	(void)posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
}
