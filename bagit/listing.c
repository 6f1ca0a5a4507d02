/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/listing.h"

#include <string.h>

#include "bagit/path-encoding.h"
#include "base/cleanup.h"
#include "base/error.h"

/* A line is no longer than this, so no path is. */
#define PATH_TEXT_MAX ((size_t)2 << 20)

/* Leading blanks that may belong to a name. */
#define BLANKS_MAX ((size_t)64)

struct resolver {
	struct fonds_inventory *inventory;
	struct fonds_bag_path *first; /* the path as the standard reads it */
	struct fonds_bag_entry *entry;
	bool is_rewritten;
};

/* An empty folder is no file; neither is one that cannot be listed. */
static bool is_fileish(const struct fonds_bag_entry *entry)
{
	return entry->kind == FONDS_ENTRY_FILE ||
	       entry->kind == FONDS_ENTRY_SYMLINK ||
	       entry->kind == FONDS_ENTRY_SPECIAL;
}

static enum fonds_status try_name(struct resolver *resolver, const char *text,
	size_t size, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	struct fonds_bag_entry *entry;
	const char *name;
	enum fonds_status status;

	if (resolver->entry)
		return FONDS_OK;
	status = fonds_bag_path_new(text, size, &path, NULL);
	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (status < 0)
		return FONDS_OK;
	name = fonds_bag_path_text(path);
	entry = fonds_inventory_find_next(resolver->inventory, name);
	if (entry && is_fileish(entry))
		resolver->entry = entry;
	if (!resolver->first) {
		resolver->is_rewritten = strlen(name) != size ||
					 memcmp(name, text, size) != 0;
		resolver->first = fonds_steal(&path);
	}
	return FONDS_OK;
}

static enum fonds_status try_decoded(struct resolver *resolver,
	const struct fonds_listed_path *listed,
	enum fonds_path_decoding decoding, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	enum fonds_status status;

	fonds_buffer_init(&buffer, PATH_TEXT_MAX);
	fonds_path_decode(&buffer, listed->text, listed->size, decoding);
	status = fonds_buffer_check(&buffer, "a path", error);
	if (status < 0)
		return status;
	return try_name(
		resolver, fonds_buffer_text(&buffer), buffer.size, error);
}

/* md5sum writes "\\" for a backslash and "\n" for a newline. */
static enum fonds_status try_unescaped(struct resolver *resolver,
	const struct fonds_listed_path *listed, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	enum fonds_status status;

	fonds_buffer_init(&buffer, PATH_TEXT_MAX);
	for (size_t i = 0; i < listed->size; i++) {
		char c = listed->text[i];

		if (c == '\\' && i + 1 < listed->size) {
			c = listed->text[++i];
			c = c == 'n' ? '\n' : c == 'r' ? '\r' : c;
		}
		fonds_buffer_add_char(&buffer, c);
	}
	status = fonds_buffer_check(&buffer, "a path", error);
	if (status < 0)
		return status;
	return try_name(
		resolver, fonds_buffer_text(&buffer), buffer.size, error);
}

/* What stands before the path in its line may belong to the name. */
static enum fonds_status try_longer(struct resolver *resolver,
	const struct fonds_listed_path *listed, struct fonds_error **error)
{
	size_t before = listed->extra_blanks;
	enum fonds_status status = FONDS_OK;

	if (listed->has_asterisk)
		return try_name(
			resolver, listed->text - 1, listed->size + 1, error);
	if (before > BLANKS_MAX)
		before = BLANKS_MAX;
	for (size_t i = 1; status == FONDS_OK && i <= before; i++)
		status = try_name(
			resolver, listed->text - i, listed->size + i, error);
	return status;
}

static enum fonds_status settle_absent(struct resolver *resolver,
	struct fonds_listing *ret, struct fonds_error **error)
{
	const char *name = fonds_bag_path_text(resolver->first);
	enum fonds_status status = fonds_inventory_find_normalized(
		resolver->inventory, name, &ret->entry, error);

	ret->is_normalized = status == FONDS_OK && ret->entry;
	if (status < 0 || ret->entry)
		return status;
	return fonds_inventory_absent(
		resolver->inventory, name, &ret->entry, error);
}

static enum fonds_status try_readings(struct resolver *resolver,
	bool is_encoded, const struct fonds_listed_path *listed,
	struct fonds_error **error)
{
	enum fonds_status status;

	if (is_encoded)
		status = try_name(resolver, listed->text, listed->size, error);
	else
		status = try_decoded(
			resolver, listed, FONDS_PATH_DECODE_LINE_ENDS, error);
	if (status == FONDS_OK)
		status = try_longer(resolver, listed, error);
	if (status == FONDS_OK && listed->has_backslash)
		status = try_unescaped(resolver, listed, error);
	return status;
}

static enum fonds_status resolve(struct resolver *resolver,
	enum fonds_bagit_version version,
	const struct fonds_listed_path *listed, struct fonds_listing *ret,
	struct fonds_error **error)
{
	bool is_old = version != FONDS_BAGIT_UNKNOWN &&
		      version < FONDS_BAGIT_1_0;
	enum fonds_status status;

	if (is_old)
		status = try_name(resolver, listed->text, listed->size, error);
	else
		status = try_decoded(
			resolver, listed, FONDS_PATH_DECODE_ALL, error);
	if (status < 0 || !resolver->first)
		return status; /* without a first reading the path is unsafe */
	ret->is_rewritten = resolver->is_rewritten;
	ret->is_unencoded = version == FONDS_BAGIT_1_0 &&
			    fonds_path_has_bare_percent(
				    listed->text, listed->size);
	if (resolver->entry) {
		ret->entry = resolver->entry;
		return FONDS_OK;
	}
	status = try_readings(resolver, !is_old, listed, error);
	if (status < 0)
		return status;
	if (!resolver->entry)
		return settle_absent(resolver, ret, error);
	ret->entry = resolver->entry;
	ret->is_unencoded |= version == FONDS_BAGIT_1_0 &&
			     memchr(listed->text, '%', listed->size);
	return FONDS_OK;
}

enum fonds_status fonds_listing_resolve(struct fonds_inventory *inventory,
	enum fonds_bagit_version version,
	const struct fonds_listed_path *listed, struct fonds_listing *ret,
	struct fonds_error **error)
{
	struct resolver resolver = { .inventory = inventory };
	struct fonds_listing listing = { 0 };
	enum fonds_status status = resolve(
		&resolver, version, listed, &listing, error);

	fonds_bag_path_free(resolver.first);
	if (status == FONDS_OK)
		*ret = listing;
	return status;
}
