/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_CHECK_PREMIS_H
#define METADATA_CHECK_PREMIS_H

#include "metadata/check.h"
#include "metadata/premis-reader.h"
#include "metadata/vocabulary.h"

/* The rules of PREMIS 3.0, and how they work together. */

/* A document, or what stands in one, whose reader has just been made. */
enum fonds_status fonds_check_premis(struct fonds_metadata_check *check,
	struct fonds_premis_reader *reader, struct fonds_error **error);

/*
 * The entities of a document in turn: begin once, then all that its readers
 * give, then end, which resolves the links between all of them.
 */
enum fonds_status fonds_check_premis_begin(
	struct fonds_metadata_check *check, struct fonds_error **error);
enum fonds_status fonds_check_premis_end(
	struct fonds_metadata_check *check, struct fonds_error **error);
enum fonds_status fonds_check_premis_part(struct fonds_metadata_check *check,
	struct fonds_premis_reader *reader, struct fonds_error **error);
void fonds_check_premis_clear(struct fonds_metadata_check *check);

/* check-structure.c: units against the table, all the way down. */
void fonds_check_structure(struct fonds_metadata_check *check,
	const struct fonds_premis_node *entity);

/* check-term.c: each unit whose value is a term, all the way down. */
void fonds_check_terms(struct fonds_metadata_check *check,
	const struct fonds_premis_node *entity);

/* The term that a unit means, by its URI before its label; NULL: none. */
const struct fonds_term *fonds_check_term_of(
	const struct fonds_premis_node *node);

/* Is it there, and means the term with that code? */
bool fonds_check_term_is(
	const struct fonds_premis_node *node, const char *code);

/* check-date.c: each unit whose value is a date, all the way down. */
void fonds_check_dates(struct fonds_metadata_check *check,
	const struct fonds_premis_node *entity);

/* check-object.c, check-event.c, check-agent.c, check-rights.c */
void fonds_check_object(struct fonds_metadata_check *check,
	const struct fonds_premis_node *object);
void fonds_check_event(struct fonds_metadata_check *check,
	const struct fonds_premis_node *event);
void fonds_check_agent(struct fonds_metadata_check *check,
	const struct fonds_premis_node *agent);
void fonds_check_rights(struct fonds_metadata_check *check,
	const struct fonds_premis_node *rights);

/* check-fixity.c: one fixity, with the size beside it (or NULL). */
void fonds_check_characteristics(struct fonds_metadata_check *check,
	const struct fonds_premis_node *characteristics);

/* check-format.c: names, keys and their addresses. */
void fonds_check_format(struct fonds_metadata_check *check,
	const struct fonds_premis_node *format);

#endif
