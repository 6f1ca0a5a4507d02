/* SPDX-License-Identifier: Apache-2.0 */
#include "base/page-cache.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
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

/*
 * cachestat(2) counts them all, since Linux 6.5, where the file is one's own;
 * -1 where it does not. Its number is the same on all but one architecture.
 */
#ifndef SYS_cachestat
#define SYS_cachestat 451
#endif

static int64_t count_pages(int fd)
{
	const struct {
		uint64_t offset;
		uint64_t size; /* 0: to the end */
	} all = { 0, 0 };
	struct {
		uint64_t cached;
		uint64_t others[4]; /* dirty, under way, evicted ... */
	} counts = { 0 };

	if (syscall(SYS_cachestat, fd, &all, &counts, 0L) != 0)
		return -1;
	return (int64_t)counts.cached;
}

/* Would one byte there not come at once, without the medium? */
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
 * A sample, where they cannot be counted. Asking for a byte makes the system
 * read it and some after it, so the file is asked from its end to its
 * beginning and no page twice; a medium quick enough to answer at once is
 * taken for the cache.
 */
static bool seem_gone(int fd, uint64_t size)
{
	enum {
		PARTS = 8
	};
	uint64_t left = size / FONDS_READ_ALIGNMENT +
			(size % FONDS_READ_ALIGNMENT > 0);
	uint64_t step = left / PARTS + 1;

	for (; left > 0; left -= left < step ? left : step)
		if (!is_gone(fd, (left - 1) * FONDS_READ_ALIGNMENT))
			return false;
	return true;
}

/* Only clean pages can be dropped, hence the fdatasync(2). */
bool fonds_page_cache_drop(int fd, uint64_t size)
{
	int64_t pages;

	(void)fdatasync(fd);
	fonds_page_cache_forget(fd);
	pages = count_pages(fd);
	return pages < 0 ? seem_gone(fd, size) : pages == 0;
}

void fonds_page_cache_forget(int fd)
{
	(void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
}

void fonds_page_cache_expect(int fd)
{
	(void)posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
}
