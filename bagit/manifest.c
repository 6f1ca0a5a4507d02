/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/manifest.h"

#include <string.h>

#include "bagit/listing.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/manifest-line.h"

/* Of one file in one manifest; more than that tell nothing new. */
#define CLAIMS_MAX 4

/* A small deviation is told once a manifest. */
struct tally {
	size_t first_line;
	size_t count;
};

struct reader {
	struct fonds_bag_state *state;
	struct fonds_bag_manifest *manifest;
	size_t index;
	size_t line;
	struct tally blank;
	struct tally md5sum;
	struct tally rewritten;
	struct tally unencoded;
	struct tally lower; /* letters of digests */
	struct tally upper;
};

static void count_lines(struct tally *tally, size_t line, size_t count)
{
	if (tally->count == 0)
		tally->first_line = line;
	tally->count += count;
}

static void count_line(struct tally *tally, size_t line)
{
	count_lines(tally, line, 1);
}

static void suspect(struct reader *reader)
{
	if (reader->manifest->suspect_line == 0)
		reader->manifest->suspect_line = reader->line;
}

/*
 * Digests may be written in either case, and mixed (RFC 8493 2.1.3). But one
 * single letter that stands in the other case than all the rest of a manifest
 * is the mark of a flipped bit, and in a tag manifest its only mark.
 */
static void count_case(struct reader *reader, const char *hex, size_t size)
{
	size_t lower = 0, upper = 0;

	/* Of hex digits only letters have the bit 0x40, only small ones 0x20. */
	for (size_t i = 0; i < size; i++) {
		lower += (hex[i] & 0x60) == 0x60;
		upper += (hex[i] & 0x60) == 0x40;
	}
	count_lines(&reader->lower, reader->line, lower);
	count_lines(&reader->upper, reader->line, upper);
}

static void report_case(struct reader *reader)
{
	const struct tally *odd = &reader->upper;

	if (reader->lower.count < reader->upper.count)
		odd = &reader->lower;
	if (odd->count != 1 || reader->lower.count == reader->upper.count)
		return;
	reader->line = odd->first_line;
	suspect(reader);
	fonds_validation_add(reader->state->validation, BAG_MANIFEST_MIXED_CASE,
		reader->manifest->entry->path,
		"line %zu: one letter of a digest is in another case than all "
		"others, which is the mark of a flipped bit",
		reader->line);
}

/* Of an algorithm that is not known, any digest will do. */
static bool take_digest(struct reader *reader,
	const struct fonds_manifest_line *line, struct fonds_digest *ret)
{
	const struct fonds_bag_manifest *manifest = reader->manifest;

	count_case(reader, line->hex, line->hex_size);
	if (manifest->algorithm == 0 || fonds_digest_parse(manifest->algorithm,
						line->hex, line->hex_size, ret))
		return true;
	suspect(reader);
	fonds_validation_add(reader->state->validation, BAG_MANIFEST_LINE,
		manifest->entry->path,
		"line %zu: %zu hexadecimal digits, where %s has %d",
		reader->line, line->hex_size,
		fonds_algorithm_name(manifest->algorithm),
		2 * manifest->digest_size);
	return false;
}

/* What kind of file may this manifest list? RFC 8493 2.1.3, 2.2.1. */
static bool may_list(struct reader *reader, const struct fonds_bag_entry *entry)
{
	struct fonds_validation *validation = reader->state->validation;
	const char *path = reader->manifest->entry->path;
	enum fonds_finding_code code;
	const char *what;

	if (!reader->manifest->is_tag && !entry->is_payload) {
		code = BAG_MANIFEST_NOT_PAYLOAD;
		what = "which is not in data/";
	} else if (reader->manifest->is_tag && entry->is_payload) {
		code = BAG_TAGMANIFEST_PAYLOAD;
		what = "which is payload";
	} else if (reader->manifest->is_tag &&
		   fonds_manifest_is_tag(entry->path)) {
		code = BAG_TAGMANIFEST_ITSELF;
		what = "which is a tag manifest";
	} else {
		return true;
	}
	suspect(reader);
	fonds_validation_add(validation, code, path, "line %zu lists '%s', %s",
		reader->line, entry->path, what);
	return false;
}

/* Report a second line for the same file; true when there is none. */
static bool is_first(struct reader *reader, const struct fonds_bag_entry *entry,
	const struct fonds_digest *digest)
{
	enum fonds_finding_code code = BAG_LISTED_TWICE_DIFFERS;
	const struct fonds_bag_claim *first = NULL;
	const struct fonds_bag_claim *claim = entry->claims;
	const char *how = "with another digest than";
	size_t count = 0;

	for (; claim; claim = claim->next) {
		if (claim->manifest != reader->index)
			continue;
		if (!first)
			first = claim;
		count++;
		if (memcmp(claim->bytes, digest->bytes, claim->size) != 0)
			continue;
		first = claim;
		count = CLAIMS_MAX;
		how = "with the same digest as";
		code = reader->state->version == FONDS_BAGIT_1_0
			       ? BAG_LISTED_TWICE
			       : BAG_LISTED_TWICE_OLD;
		break;
	}
	if (!first)
		return true;
	if (code != BAG_LISTED_TWICE_OLD)
		suspect(reader);
	fonds_validation_add(reader->state->validation, code,
		reader->manifest->entry->path,
		"line %zu lists '%s' again, %s line %u", reader->line,
		entry->path, how, first->line);
	return count < CLAIMS_MAX;
}

static enum fonds_status take_path(struct reader *reader,
	const struct fonds_manifest_line *line, struct fonds_bag_entry **ret,
	struct fonds_error **error)
{
	const struct fonds_listed_path listed = {
		.text = line->path,
		.size = line->path_size,
		.extra_blanks = line->extra_blanks,
		.has_asterisk = line->has_asterisk,
		.has_backslash = line->has_backslash,
	};
	struct fonds_listing listing = { 0 };
	struct fonds_validation *validation = reader->state->validation;
	const char *path = reader->manifest->entry->path;
	enum fonds_status status;

	status = fonds_listing_resolve(&reader->state->inventory,
		reader->state->version, &listed, &listing, error);
	if (status < 0)
		return status;
	*ret = listing.entry;
	if (!listing.entry) {
		suspect(reader);
		fonds_validation_add(validation, BAG_PATH_UNSAFE, path,
			"line %zu: '%.*s' leads out of the bag, or would on "
			"some system",
			reader->line, (int)line->path_size, line->path);
		return FONDS_OK;
	}
	if (listing.is_rewritten)
		count_line(&reader->rewritten, reader->line);
	if (listing.is_unencoded)
		count_line(&reader->unencoded, reader->line);
	if (listing.is_normalized)
		fonds_validation_add(validation, BAG_PATH_NORMALIZATION,
			listing.entry->path,
			"%s line %zu writes the name in another Unicode "
			"normal form",
			path, reader->line);
	return FONDS_OK;
}

static enum fonds_status take_parsed(struct reader *reader,
	const struct fonds_manifest_line *line, struct fonds_error **error)
{
	struct fonds_digest digest = { 0 };
	struct fonds_bag_entry *entry = NULL;
	struct fonds_bag_claim claim = {
		.line = (uint32_t)reader->line,
		.manifest = (uint16_t)reader->index,
		.size = reader->manifest->digest_size,
	};
	enum fonds_status status;

	if (line->has_asterisk || line->has_backslash)
		count_line(&reader->md5sum, reader->line);
	status = take_path(reader, line, &entry, error);
	if (status < 0 || !entry)
		return status;
	if (!take_digest(reader, line, &digest) || !may_list(reader, entry) ||
		!is_first(reader, entry, &digest))
		return FONDS_OK;
	return fonds_inventory_claim(
		&reader->state->inventory, entry, &claim, digest.bytes, error);
}

static enum fonds_status take_line(struct reader *reader,
	const struct fonds_bag_line *text, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct fonds_manifest_line line = { 0 };
	enum fonds_status status;

	reader->line = text->number;
	if (text->is_too_long) {
		suspect(reader);
		return FONDS_OK;
	}
	if (text->size == 0) {
		count_line(&reader->blank, reader->line);
		return FONDS_OK;
	}
	status = fonds_manifest_line_parse(text->data, text->size, &line, &why);
	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (status == FONDS_OK)
		return take_parsed(reader, &line, error);
	suspect(reader);
	fonds_validation_add(reader->state->validation, BAG_MANIFEST_LINE,
		reader->manifest->entry->path, "line %zu: %s", reader->line,
		fonds_error_message(why));
	return FONDS_OK;
}

static enum fonds_status take_lines(struct reader *reader,
	struct fonds_bag_text *text, struct fonds_error **error)
{
	enum fonds_status status;
	struct fonds_bag_line line;
	bool has = true;

	while (has) {
		status = fonds_bag_text_next(text, &line, &has, error);
		if (status == FONDS_OK && has)
			status = take_line(reader, &line, error);
		if (status == FONDS_OK)
			status = fonds_validation_check(
				reader->state->validation, error);
		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

static void report_tallies(struct reader *reader)
{
	const struct {
		const struct tally *tally;
		enum fonds_finding_code code;
		const char *what;
	} rows[] = {
		{ &reader->blank, BAG_BLANK_LINE, "it is blank" },
		{ &reader->md5sum, BAG_MANIFEST_MD5SUM,
			"it is written as md5sum does, with * or \\" },
		{ &reader->rewritten, BAG_MANIFEST_DOT_SLASH,
			"the path has ./ or doubled slashes" },
		{ &reader->unencoded, BAG_PATH_ENCODING,
			"the path has a % that is not written %25" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (rows[i].tally->count > 0)
			fonds_validation_add(reader->state->validation,
				rows[i].code, reader->manifest->entry->path,
				"line %zu: %s (lines like it: %zu)",
				rows[i].tally->first_line, rows[i].what,
				rows[i].tally->count);
}

static enum fonds_status read_text(
	struct reader *reader, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_text_freep) struct fonds_bag_text *text = NULL;
	struct fonds_bag_state *state = reader->state;
	const char *path = reader->manifest->entry->path;
	const struct fonds_bag_text_traits *traits;
	enum fonds_status status;

	status = fonds_bag_text_open(state->check->tree, path, state->encoding,
		FONDS_MANIFEST_FILE_MAX, &text, error);
	if (status == FONDS_OK)
		status = take_lines(reader, text, error);
	if (!text)
		return status;
	traits = fonds_bag_text_traits(text);
	fonds_bag_report_text(state, path, traits);
	report_tallies(reader);
	report_case(reader);
	if (traits->invalid_line > 0 && reader->manifest->suspect_line == 0)
		reader->manifest->suspect_line = traits->invalid_line;
	if (traits->is_truncated || traits->too_long_line > 0)
		reader->manifest->is_damaged = true;
	return status;
}

enum fonds_status fonds_bag_manifest_read(
	struct fonds_bag_state *state, size_t index, struct fonds_error **error)
{
	struct fonds_bag_manifest *manifest = &state->manifests[index];
	struct reader reader = {
		.state = state,
		.manifest = manifest,
		.index = index,
	};
	struct fonds_error *why = NULL;
	enum fonds_status status;

	/* A link or device is told by the walk; it is never opened. */
	if (manifest->entry->kind != FONDS_ENTRY_FILE) {
		manifest->is_damaged = true;
		return FONDS_OK;
	}
	status = read_text(&reader, &why);
	if (status == FONDS_OK)
		return fonds_validation_check(state->validation, error);
	manifest->is_damaged = true;
	return fonds_bag_report_unreadable(
		state, manifest->entry->path, status, &why, error);
}
