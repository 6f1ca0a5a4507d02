/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_PIPELINE_H
#define FIXITY_DIGEST_PIPELINE_H

#include "fixity/digest/reading.h"

/*
 * Reads one large file and hashes it by libcrypto, on as many threads as come
 * to help: one reads ahead while others hash, one for each algorithm.
 *
 *	new -> [start -> step until it returns false -> end] ... -> free
 *
 * The thread that starts also ends; between the two, any thread may step.
 */
struct fonds_pipeline;

/* shared is borrowed and must outlive the pipeline. */
enum fonds_status fonds_pipeline_new(struct fonds_check_shared *shared,
	struct fonds_pipeline **ret, struct fonds_error **error);
void fonds_pipeline_free(struct fonds_pipeline *pipeline);

/* The reading has been opened; it is borrowed until end. */
enum fonds_status fonds_pipeline_start(struct fonds_pipeline *pipeline,
	struct fonds_reading *reading, struct fonds_error **error);

/*
 * Do one piece of work, or wait until there is one: false when the file is
 * hashed, or has failed.
 */
bool fonds_pipeline_step(struct fonds_pipeline *pipeline);

/*
 * When no thread steps any more: one digest for each algorithm of the check,
 * or the failure.
 */
enum fonds_status fonds_pipeline_end(struct fonds_pipeline *pipeline,
	struct fonds_digest *ret, struct fonds_error **error);

#endif
