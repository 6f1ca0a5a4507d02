/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_ACCESSION_OUTCOME_H
#define INGEST_ACCESSION_OUTCOME_H

#include <fonds/ingest.h>

#include "fixity/catalog/holding.h"
#include "ingest/accession-findings.h"

/* The outcome of an accession, and its forms as text and JSON. */
struct fonds_accession {
	char *location;
	enum fonds_holding_kind kind;
	int64_t number; /* 0: not registered */
	uint64_t files;
	uint64_t bytes;
	bool is_sound;
	struct fonds_validation *validation; /* of a bag, else NULL */
	struct fonds_accession_findings findings;
};

enum fonds_status fonds_accession_new(
	struct fonds_accession **ret, struct fonds_error **error);

#endif
