/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SEVENZIP_X86_H
#define ARCHIVE_SEVENZIP_X86_H

#include <stddef.h>
#include <stdint.h>

/*
 * Undoes BCJ for x86, the filter through which 7-Zip sends programs: where a
 * call or a jump goes was made absolute, and is made relative again. Start
 * from { 0 }.
 */
struct fonds_sevenzip_x86 {
	uint32_t position;
	unsigned before; /* see the source */
};

/*
 * The next bytes, in place. Returns how many of them are done: those behind
 * them, four at most, are to be given again with more behind them, or stay as
 * they are when nothing follows.
 */
size_t fonds_sevenzip_x86_undo(
	struct fonds_sevenzip_x86 *x86, uint8_t *data, size_t size);

#endif
