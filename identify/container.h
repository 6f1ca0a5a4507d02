/* SPDX-License-Identifier: Apache-2.0 */
#ifndef IDENTIFY_CONTAINER_H
#define IDENTIFY_CONTAINER_H

#include "metadata/format/container-match.h"

/*
 * Looks into a ZIP or OLE2 file: the inner files that the container signatures
 * name are read, as far as these look at them, and no other. How many inner
 * files there may be, and how much is unpacked, is bounded.
 *
 * fd       of the whole file, read at any place; borrowed
 * name     of the file, for messages
 * warning  why what is there could not be looked at to its end: a container
 *          that is damaged, encrypted or a bomb. What was found before counts
 *
 * Fails for memory, and for a file that cannot be read.
 */
enum fonds_status fonds_container_look(struct fonds_container_match *match,
	enum fonds_container kind, int fd, const char *name,
	struct fonds_identification *found, struct fonds_buffer *warning,
	struct fonds_error **error);

#endif
