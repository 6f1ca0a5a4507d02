/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_LANDLOCK_H
#define BASE_LANDLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/error.h>

/*
 * From now on this process, and what it starts, may make, write, truncate,
 * rename, link and remove only below these folders; a file may be given in
 * place of a folder. /dev/null may be written as well. Everything can be read
 * as before, and what is open already stays so. There is no way back, and no
 * more privileges than now for any program that is started (a set-user-ID bit
 * counts no longer).
 *
 * It is of the calling thread and those that it starts: call it before there
 * are others. A database that puts temporary files elsewhere needs that folder
 * too. The kernel does not watch changes of mode, owner, times and extended
 * attributes so.
 *
 * *ret_is_enforced: the kernel holds all of this. It is false without
 * Landlock, and before Linux 6.2, which holds all but truncation. Neither is
 * an error; FONDS_ERR_IO when one of the folders cannot be opened, and then
 * nothing is restricted.
 */
enum fonds_status fonds_landlock_restrict_writes(
	const char *const *writable_paths, size_t count, bool *ret_is_enforced,
	struct fonds_error **error);

#endif
