/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include <stdbool.h>
#include <stddef.h>

#include "base/output.h"

/* Any bytes as letters (RFC 4648 4), padded, without line breaks. */
void fonds_base64_add(
	struct fonds_output *output, const void *data, size_t size);

/*
 * The bytes of such a text into the buffer; false for anything but what is
 * written above: other letters, padding that is missing, bits that are lost.
 */
bool fonds_base64_read(struct fonds_buffer *buffer, const char *text);

#endif
