/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_ACCESSION_PACE_H
#define INGEST_ACCESSION_PACE_H

#include <fonds/output.h>

#include "base/error.h"

/*
 * The progress of a step of an accession that goes through its files and reads
 * no bytes of them. Start from { progress, payload }.
 */
struct fonds_accession_pace {
	fonds_progress_fn *progress; /* may be NULL */
	void *payload;
	struct fonds_progress now;
};

/* One file more. FONDS_ERR_CANCELLED. */
enum fonds_status fonds_accession_pace_step(
	struct fonds_accession_pace *pace, struct fonds_error **error);

#endif
