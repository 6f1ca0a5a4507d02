/* SPDX-License-Identifier: Apache-2.0 */
/* The canaries of a catalog, for the commands. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/atomic-file.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/json-writer.h"
#include "fixity/catalog/holding.h"
#include "fixity/catalog/listing.h"
#include "fixity/catalog/name.h"
#include "fixity/catalog/policy.h"
#include "fixity/digest/hasher.h"

/* A canary is read in every run: it is small. */
#define CANARY_MAX ((size_t)16 << 20)

static const char content[] =
	"This file is a canary of fonds. The digest that is registered for it\n"
	"is wrong on purpose: every audit must find it corrupt, else the "
	"audit\n"
	"does not find what it should. Leave it as it is.\n";

/* In a holding it would be a finding of every audit. */
static enum fonds_status make_file(struct fonds_catalog *catalog,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *place = NULL;
	fonds_cleanup(
		fonds_atomic_file_abortp) struct fonds_atomic_file *file = NULL;
	enum fonds_status status = fonds_file_locate(path, &place, error);

	if (status == FONDS_OK)
		status = fonds_holding_check_outside(catalog, "canary", place,
			"put it beside what is registered", error);
	if (status == FONDS_OK)
		status = fonds_atomic_file_begin(path, false, &file, error);
	if (status == FONDS_OK)
		status = fonds_atomic_file_write(
			file, content, sizeof(content) - 1, error);
	if (status < 0)
		return status;
	return fonds_atomic_file_commit(fonds_steal(&file), error);
}

/* One bit of the digest is turned: no file of these bytes can match it. */
static enum fonds_status spoil(const char *path, struct fonds_digest *ret,
	uint64_t *ret_size, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer bytes;
	enum fonds_status status;

	fonds_buffer_init(&bytes, CANARY_MAX);
	status = fonds_file_read(path, &bytes, error);
	if (status == FONDS_OK)
		status = fonds_digest_memory(FONDS_SHA256,
			fonds_buffer_text(&bytes), bytes.size, ret, error);
	if (status < 0)
		return status;
	ret->bytes[0] ^= 1;
	*ret_size = bytes.size;
	return FONDS_OK;
}

enum fonds_status fonds_catalog_canary_add(struct fonds_catalog *catalog,
	const char *path, const char *by, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *place = NULL;
	struct fonds_digest digest;
	enum fonds_status status = FONDS_OK;
	struct stat st;
	uint64_t size;
	int64_t number;

	if (!by || !*by)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"who adds the canary must be said");
	if (stat(path, &st) < 0 && errno == ENOENT)
		status = make_file(catalog, path, error);
	if (status < 0)
		return status;
	place = realpath(path, NULL);
	if (!place)
		return fonds_fail_errno(error, "cannot find '%s'", path);
	status = spoil(place, &digest, &size, error);
	if (status < 0)
		return status;
	return fonds_canary_add(
		catalog, place, size, &digest, by, &number, error);
}

struct search {
	const char *path;
	const char *place; /* the path resolved, or NULL */
	int64_t number;    /* 0: not found */
};

static enum fonds_status take_at(const struct fonds_canary *canary,
	void *payload, struct fonds_error **error)
{
	struct search *search = payload;

	(void)error;
	if (strcmp(search->path, canary->location) == 0 ||
		(search->place && strcmp(search->place, canary->location) == 0))
		search->number = canary->number;
	return FONDS_OK;
}

/* A number is never a path: "./1" is one. */
static enum fonds_status find(struct fonds_catalog *catalog, const char *id,
	int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *place = NULL;
	struct search search = { .path = id };
	enum fonds_status status;

	*ret = fonds_name_number(id);
	if (*ret != 0)
		return FONDS_OK;
	search.place = place = realpath(id, NULL);
	status = fonds_canary_each(catalog, take_at, &search, error);
	*ret = search.number;
	if (status < 0 || *ret != 0)
		return status;
	return fonds_fail(error, FONDS_ERR_NOT_FOUND,
		"there is no canary '%s': see 'fonds catalog canary list'", id);
}

enum fonds_status fonds_catalog_canary_remove(struct fonds_catalog *catalog,
	const char *id, const char *by, struct fonds_error **error)
{
	int64_t number = 0;
	enum fonds_status status = find(catalog, id, &number, error);

	if (status < 0)
		return status;
	return fonds_canary_remove(catalog, number, by, error);
}

static enum fonds_status write_text(const struct fonds_canary *canary,
	void *payload, struct fonds_error **error)
{
	struct fonds_listing *listing = payload;
	struct fonds_output *output = &listing->output;
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_output_printf(output, "%" PRId64 ": ", canary->number);
	fonds_listing_name(output, canary->location);
	fonds_output_add_text(output, ", ");
	fonds_output_add_count(output, canary->size, "byte");
	fonds_output_printf(output, ", added %s by ",
		fonds_listing_time(canary->added_at, time));
	fonds_listing_name(output, canary->agent);
	fonds_output_add_char(output, '\n');
	return fonds_output_check(output, error);
}

static enum fonds_status write_json(const struct fonds_canary *canary,
	void *payload, struct fonds_error **error)
{
	struct fonds_listing *listing = payload;
	struct fonds_json *json = &listing->json;
	char text[FONDS_LISTING_DIGEST_SIZE];

	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)canary->number);
	fonds_json_name(json, "path", canary->location);
	fonds_json_number(json, "size", canary->size);
	fonds_json_text(json, "wrong_digest",
		fonds_listing_digest(&canary->digest, text));
	fonds_listing_json_time(json, "added_at", canary->added_at);
	fonds_json_text(json, "added_by", canary->agent);
	fonds_json_end_object(json);
	return fonds_output_check(json->output, error);
}

enum fonds_status fonds_catalog_write_canaries(struct fonds_catalog *catalog,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	struct fonds_listing listing;
	enum fonds_status status = fonds_listing_begin(
		&listing, "canaries", format, write, payload, error);

	if (status == FONDS_OK)
		status = fonds_canary_each(catalog,
			format == FONDS_FORMAT_JSON ? write_json : write_text,
			&listing, error);
	return fonds_listing_end(&listing, status, error);
}
