/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_CLAIMS_H
#define AUDIT_REPORT_CLAIMS_H

#include "audit/report.h"
#include "base/buffer.h"

/*
 * What two standards ask of a repository, and what the catalog can show of it:
 * the NDSA Levels of Digital Preservation (version 2, "Integrity") and ISO
 * 16363:2012. A report claims nothing that has no rows behind it; where the
 * catalog cannot know, it says so. Whether a repository conforms is for its
 * auditors to say.
 */
enum fonds_evidence {
	FONDS_EVIDENCE_NONE, /* none in this catalog */
	FONDS_EVIDENCE_PARTLY,
	FONDS_EVIDENCE_SHOWN,
};

struct fonds_claim_row {
	const char *standard;
	const char *section;
	const char *asks;
	/* Says the evidence, as a sentence that needs no escapes. */
	enum fonds_evidence (*look)(
		const struct fonds_report *report, struct fonds_buffer *buffer);
};

/* The table; *ret_count rows. */
const struct fonds_claim_row *fonds_report_claims(size_t *ret_count);

/* "shown", "in part", "no evidence in this catalog" */
const char *fonds_evidence_name(enum fonds_evidence evidence);

#endif
