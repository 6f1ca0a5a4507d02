/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_CONVERSION_H
#define DESCRIPTION_CONVERSION_H

#include "description/pivot.h"
#include "metadata/loss.h"

/* A conversion under way, and what it gives. */
struct fonds_conversion {
	struct fonds_pivot pivot;
	enum fonds_metadata_form to;
	struct fonds_buffer document;
	struct fonds_loss_list losses;
};

/* Write the pivot in the form wanted into the document. */
enum fonds_status fonds_conversion_make(
	struct fonds_conversion *conversion, struct fonds_error **error);

/* Read the document back, and list what it does not hold. */
enum fonds_status fonds_conversion_compare(
	struct fonds_conversion *conversion, struct fonds_error **error);

/* The PREMIS of what is described, where the input had none. */
enum fonds_status fonds_conversion_premis(const struct fonds_pivot *pivot,
	struct fonds_buffer *buffer, struct fonds_error **error);

/*
 * The record of what is described: the pivot's own, or one made here, which is
 * *ret_made as well and the caller's.
 */
enum fonds_status fonds_conversion_record(const struct fonds_pivot *pivot,
	const struct fonds_record **ret, struct fonds_record **ret_made,
	struct fonds_error **error);

#endif
