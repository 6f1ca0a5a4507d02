/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_LISTING_H
#define FIXITY_CATALOG_LISTING_H

#include "base/clock.h"
#include "base/json-writer.h"
#include "base/output.h"
#include "fixity/catalog/holding.h"

/* The pieces of which listings of the catalog and of runs are made. */

/*
 * A list of things of one kind, as text or JSON:
 *
 *	status = fonds_listing_begin(&listing, "volumes", format, write,
 *		payload, error);
 *	if (status == FONDS_OK)
 *		status = ... each thing to listing.output or listing.json ...
 *	return fonds_listing_end(&listing, status, error);
 */
struct fonds_listing {
	enum fonds_format format;
	struct fonds_output output;
	struct fonds_json json; /* of the output, where that is JSON */
};

/* things: the key in JSON, and what they are called. */
enum fonds_status fonds_listing_begin(struct fonds_listing *listing,
	const char *things, enum fonds_format format, fonds_write_fn *write,
	void *payload, struct fonds_error **error);

/* End it, however it began, if status is FONDS_OK; that status, or its own. */
enum fonds_status fonds_listing_end(struct fonds_listing *listing,
	enum fonds_status status, struct fonds_error **error);

/* A name or prose for a person, escaped as base/text.h says. */
void fonds_listing_name(struct fonds_output *output, const char *name);
void fonds_listing_prose(struct fonds_output *output, const char *text);

/* "  LABEL:   text" and a newline; nothing when text is "". */
void fonds_listing_field(
	struct fonds_output *output, const char *label, const char *text);
void fonds_listing_number(
	struct fonds_output *output, const char *label, uint64_t number);

/* A time of the catalog, "never" for 0; returns text. */
const char *fonds_listing_time(int64_t time, char text[FONDS_CLOCK_TIME_SIZE]);

/* The same as a member: null for 0. */
void fonds_listing_json_time(
	struct fonds_json *json, const char *key, int64_t time);

/* What is numbered from 1 on, as a member: null for 0, which is none. */
void fonds_listing_json_number(
	struct fonds_json *json, const char *key, int64_t number);

/* The members that say which holding it is. */
void fonds_listing_json_holding(
	struct fonds_json *json, const struct fonds_holding *holding);

/* { "ok": 7, "corrupt": 0, ... } */
void fonds_listing_json_verdicts(struct fonds_json *json, const char *key,
	const uint64_t verdicts[FONDS_VERDICT_COUNT]);

/* The verdicts that are not 0: "7 ok, 1 corrupt"; "nothing" for none. */
void fonds_listing_verdicts(struct fonds_output *output,
	const uint64_t verdicts[FONDS_VERDICT_COUNT]);

/* "sha256:ab12..."; returns text. */
#define FONDS_LISTING_DIGEST_SIZE (2 * FONDS_DIGEST_MAX + 32)
const char *fonds_listing_digest(const struct fonds_digest *digest,
	char text[FONDS_LISTING_DIGEST_SIZE]);

#endif
