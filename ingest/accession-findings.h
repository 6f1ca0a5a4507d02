/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_ACCESSION_FINDINGS_H
#define INGEST_ACCESSION_FINDINGS_H

#include <fonds/verdict.h>

#include "base/finding-list.h"
#include "base/tree.h"
#include "fixity/digest/check.h"

/*
 * What speaks against registering a holding: files that are not what they
 * should be, by the verdicts of a fixity check, and lines of a list that are
 * not understood. Any finding does, but for notes.
 */
struct fonds_accession_findings {
	struct fonds_arena arena;
	struct fonds_finding_list list;
};

void fonds_accession_findings_init(struct fonds_accession_findings *findings);
void fonds_accession_findings_clear(struct fonds_accession_findings *findings);

/* Of a file; detail says why, one line. remedy NULL: that of the verdict. */
void fonds_accession_findings_file(struct fonds_accession_findings *findings,
	const char *path, enum fonds_verdict verdict, const char *detail,
	const char *remedy);

/* Of what a walk gave that is no file; an empty folder is no finding. */
void fonds_accession_findings_entry(struct fonds_accession_findings *findings,
	const struct fonds_tree_entry *entry);

/* Of a file that the engine did not find ok; remedy as above. */
void fonds_accession_findings_result(struct fonds_accession_findings *findings,
	const char *path, const struct fonds_check_result *result,
	const char *remedy);

/* Of a line of a list; line 0: of the list as a whole. */
void fonds_accession_findings_line(struct fonds_accession_findings *findings,
	const char *list, size_t line, bool is_note, const char *text);

bool fonds_accession_findings_is_sound(
	const struct fonds_accession_findings *findings);

/* One as text. */
void fonds_accession_finding_write(
	struct fonds_output *output, const struct fonds_finding *finding);

#endif
