/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_ORIGIN_H
#define AUDIT_ORIGIN_H

#include "fixity/catalog/run.h"
#include "fixity/digest/kernel.h"

/* Where and by whom a run is made, with room for the texts. */
struct fonds_origin_texts {
	char host[256];
	char user[64];
	char libraries[256 + FONDS_KERNELS_TEXT_MAX];
	char system[3 * 65 + 64];
};

/* The read mode of one who was to bypass the cache; older ones begin so, too. */
#define FONDS_ORIGIN_PAST "past the page cache"

/*
 * What cannot be found out is "". The texts are bytes from the system, of any
 * encoding.
 *
 * by            who it is, and stays the caller's; NULL: the process's user
 * bypass_cache  how files are to be read
 * is_confined   the kernel lets the process write in the catalog's folder only
 */
void fonds_origin_get(struct fonds_origin_texts *texts, const char *by,
	bool bypass_cache, bool is_confined, struct fonds_run_origin *ret);

#endif
