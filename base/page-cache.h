/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_PAGE_CACHE_H
#define BASE_PAGE_CACHE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The pages that the system keeps of a regular file. A fixity check that is
 * served from them says nothing of the medium.
 */

/*
 * Let reads go past them (O_DIRECT); false where the file system does not
 * have it, or is known to serve such reads from its cache all the same.
 * Offset, size and address of each read must then be multiples of
 * FONDS_READ_ALIGNMENT. The second takes it back.
 */
bool fonds_page_cache_avoid(int fd);
void fonds_page_cache_use(int fd);

/*
 * Drop them, of a file of so many bytes. Returns whether they were shown to
 * be gone; what others have mapped or locked stays.
 */
bool fonds_page_cache_drop(int fd, uint64_t size);

/* Drop them after use, without asking. */
void fonds_page_cache_forget(int fd);

/* Will be read from its beginning to its end. */
void fonds_page_cache_expect(int fd);

#endif
