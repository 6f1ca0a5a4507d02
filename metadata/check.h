/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_CHECK_H
#define METADATA_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include <fonds/metadata-check.h>

#include "base/arena.h"
#include "base/finding-list.h"
#include "base/tree.h"
#include "metadata/check-codes.h"
#include "metadata/premis-unit.h"

/*
 * The check of metadata: what was found so far, and where it stands now. A
 * document is read once, from its beginning to its end, in bounded memory; it
 * need not fit.
 */

/* More than so many are counted, not kept; a last finding then says so. */
#define FONDS_CHECK_FINDINGS_MAX ((size_t)100000)

/* What a document turned out to be. */
enum fonds_check_form {
	FONDS_CHECK_UNKNOWN,
	FONDS_CHECK_PREMIS,
	FONDS_CHECK_DC, /* the container of fonds */
	FONDS_CHECK_OAI_DC,
	FONDS_CHECK_METS,
	FONDS_CHECK_FORMS,
};

struct fonds_check_links;

struct fonds_metadata_check {
	struct fonds_arena arena; /* every string below */
	struct fonds_finding_list findings;
	const char *path; /* what was named: a file or a bag */
	int64_t now;      /* seconds since 1970, UTC */
	bool strict;

	uint64_t documents[FONDS_CHECK_FORMS]; /* checked, by form */
	uint64_t objects;                      /* of PREMIS, in all of them */
	uint64_t events;
	uint64_t agents;
	uint64_t rights;
	uint64_t records;  /* of Dublin Core */
	uint64_t files;    /* of a bag, compared with their description */
	uint64_t refusals; /* documents that were not read to their end */

	/* Of the document under check. */
	const char *file;
	const char *root;      /* of places: "/premis", or "" */
	const char *entity;    /* its name, "event" */
	unsigned long ordinal; /* the how manieth of its name, from 1 */
	struct fonds_check_links *links; /* of PREMIS, else NULL */

	/*
	 * Sees each entity of PREMIS, and each identifier that a record of
	 * Dublin Core is about, after the rules have; may be NULL.
	 */
	enum fonds_status (*see)(const struct fonds_premis_node *entity,
		const char *about, unsigned long line, void *payload,
		struct fonds_error **error);
	void *payload;
};

enum fonds_status fonds_metadata_check_new(
	struct fonds_metadata_check **ret, struct fonds_error **error);

/* For fonds_cleanup(). */
void fonds_metadata_check_freep(struct fonds_metadata_check **check);

/* Where, what should be there, and what is; any of it may be left out. */
struct fonds_check_spot {
	unsigned long line;
	const char *place;
	const char *expected;
	const char *actual;
};

/*
 * Add a finding on the document under check. The arguments are texts as they
 * are. A failure is kept for fonds_check_failed().
 */
void fonds_check_add(struct fonds_metadata_check *check,
	enum fonds_check_code code, const struct fonds_check_spot *spot,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same on a node of the entity under check; expected may be NULL. */
void fonds_check_node(struct fonds_metadata_check *check,
	enum fonds_check_code code, const struct fonds_premis_node *node,
	const char *expected, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/*
 * What a reader said of the document: a finding where it is the document's
 * fault, which is then no failure any more: FONDS_OK, and *own is freed. Else
 * status, and *own is handed on: out of memory is never a finding.
 */
enum fonds_status fonds_check_refused(struct fonds_metadata_check *check,
	enum fonds_status status, struct fonds_error **own,
	struct fonds_error **error);

/* Did all that was found find its place? */
enum fonds_status fonds_check_status(
	const struct fonds_metadata_check *check, struct fonds_error **error);

/*
 * Check a document of any of the forms, which its root element tells.
 *
 * name    for the findings, "metadata/premis.xml"
 * stream  read once; borrowed
 * ret     what it is; FONDS_CHECK_UNKNOWN where it was refused
 */
enum fonds_status fonds_check_document(struct fonds_metadata_check *check,
	const char *name, struct fonds_stream *stream,
	enum fonds_check_form *ret, struct fonds_error **error);

#endif
