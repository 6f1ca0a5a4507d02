/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_TERM_NEAREST_H
#define METADATA_TERM_NEAREST_H

#include "base/buffer.h"

/*
 * The terms that may have been meant by a word that is none. Up to three of
 * the vocabulary, without deprecated ones, the nearest first: "'fixity check'
 * (fix), 'modification' (mod)". A word that a label begins with is near;
 * then it is counted how many letters differ.
 */
void fonds_term_nearest(
	struct fonds_buffer *buffer, const char *scheme, const char *word);

#endif
