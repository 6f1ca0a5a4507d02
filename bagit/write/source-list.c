/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The files of a source, as the payload of a bag. A link to a folder that is
 * followed is not entered at once but has its turn after the walk that met it:
 * the list is sorted at the end anyway, and nothing nests.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "bagit/bag-text.h"
#include "bagit/write/change.h"
#include "bagit/write/source-link.h"
#include "bagit/write/source.h"
#include "base/bag-path.h"
#include "base/cleanup.h"
#include "base/dir-walk.h"
#include "base/error.h"
#include "base/text.h"

#define PAYLOAD "data/"
#define PAYLOAD_SIZE (sizeof(PAYLOAD) - 1)

/*
 * Limits on links that are followed: one behind the other (the kernel has the
 * same), and folders in all, for links can fan out without a loop.
 */
#define FOLLOWED_DEPTH 40
#define FOLLOWED_MAX 10000

#define PATH_TEXT_MAX ((size_t)64 << 20)

/* A line of a manifest must hold it, three bytes for each that is encoded. */
#define SOURCE_PATH_MAX (FONDS_BAG_LINE_MAX / 4)

/* A folder that a link led to, to be walked when its turn comes. */
struct followed {
	struct followed *next;
	struct stat st;
	unsigned depth; /* how many links lead to it */
	char path[];    /* in the bag */
};

/* One listing under way. */
struct listing {
	const struct fonds_source *source;
	struct fonds_file_table *payload;
	struct fonds_validation *findings;
	const struct followed *walked; /* NULL in the source itself */
	struct fonds_buffer path;      /* in the bag, of the entry under way */
	struct followed *first;        /* still to be walked */
	struct followed **last;
	size_t followed;
};

/* The path of an entry of the walk, valid until the next call. */
static const char *set_path(struct listing *listing, const char *path)
{
	struct fonds_buffer *text = &listing->path;

	fonds_buffer_reset(text);
	if (listing->walked)
		fonds_buffer_printf(text, "%s/", listing->walked->path);
	else
		fonds_buffer_add_text(text, PAYLOAD);
	fonds_buffer_add_text(text, path);
	return fonds_buffer_text(text);
}

/*
 * May a manifest list it, and will a reader of the bag take it? Else it is
 * told, and *ret_good is false.
 */
static enum fonds_status check_name(struct listing *listing, const char *path,
	bool *ret_good, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_bag_path_freep) struct fonds_bag_path *parsed = NULL;
	struct fonds_validation *findings = listing->findings;
	enum fonds_status status = fonds_bag_path_new(
		path, strlen(path), &parsed, NULL);

	*ret_good = false;
	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (!fonds_utf8_is_valid(path, strlen(path)))
		fonds_validation_add(findings, BAG_SOURCE_NAME_ENCODING,
			path + PAYLOAD_SIZE,
			"the name is not UTF-8, so a manifest cannot have it");
	else if (status < 0)
		fonds_validation_add(findings, BAG_SOURCE_NAME_UNSAFE,
			path + PAYLOAD_SIZE,
			"no manifest may list such a name, and no reader "
			"would open it");
	else if (strlen(path) > SOURCE_PATH_MAX)
		fonds_validation_add(findings, BAG_SOURCE_NAME_UNSAFE,
			path + PAYLOAD_SIZE,
			"the path is longer than %zu bytes", SOURCE_PATH_MAX);
	else
		*ret_good = true;
	return fonds_validation_check(findings, error);
}

static enum fonds_status add_file(struct listing *listing, const char *path,
	uint64_t size, uint64_t inode, struct fonds_error **error)
{
	struct fonds_file_row *row;
	bool is_good;
	enum fonds_status status = check_name(listing, path, &is_good, error);

	if (status < 0 || !is_good)
		return status;
	status = fonds_file_table_add(
		listing->payload, path, size, &row, error);
	if (status < 0)
		return status;
	row->source = row->path + PAYLOAD_SIZE;
	row->inode = inode;
	return FONDS_OK;
}

static enum fonds_status push_folder(struct listing *listing, const char *path,
	const struct stat *st, struct fonds_error **error)
{
	unsigned depth = listing->walked ? listing->walked->depth : 0;
	size_t size = strlen(path) + 1;
	struct followed *followed;

	if (depth == FOLLOWED_DEPTH || listing->followed == FOLLOWED_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"too many symbolic links are to be followed, at '%s'",
			path + PAYLOAD_SIZE);
	followed = malloc(sizeof(*followed) + size);
	if (!followed)
		return fonds_fail_nomem(error);
	*followed = (struct followed){ .st = *st, .depth = depth + 1 };
	memcpy(followed->path, path, size);
	*listing->last = followed;
	listing->last = &followed->next;
	listing->followed++;
	return FONDS_OK;
}

static void tell(struct listing *listing, enum fonds_finding_code code,
	const char *path, const char *what)
{
	fonds_validation_add(
		listing->findings, code, path + PAYLOAD_SIZE, "%s", what);
}

static enum fonds_status follow(
	struct listing *listing, const char *path, struct fonds_error **error)
{
	struct stat st;

	switch (fonds_source_link(
		listing->source->fd, path + PAYLOAD_SIZE, &st)) {
	case FONDS_LINK_FILE:
		tell(listing, BAG_SOURCE_LINK_FOLLOWED, path,
			"the symbolic link is followed: the file stands in "
			"its place");
		return add_file(
			listing, path, (uint64_t)st.st_size, st.st_ino, error);
	case FONDS_LINK_FOLDER:
		tell(listing, BAG_SOURCE_LINK_FOLLOWED, path,
			"the symbolic link is followed: the folder stands in "
			"its place");
		return push_folder(listing, path, &st, error);
	case FONDS_LINK_LOOP:
		tell(listing, BAG_SOURCE_LINK, path,
			"the symbolic link leads to a folder that it lies in");
		break;
	case FONDS_LINK_SPECIAL:
		tell(listing, BAG_SOURCE_SPECIAL, path,
			"the symbolic link leads to what is neither file nor "
			"folder");
		break;
	case FONDS_LINK_FAILED:
		if (errno == ENOMEM)
			return fonds_fail_nomem(error);
		fonds_validation_add(listing->findings, BAG_SOURCE_LINK,
			path + PAYLOAD_SIZE,
			"the symbolic link cannot be followed: %s",
			strerrordesc_np(errno));
		break;
	}
	return FONDS_OK;
}

static enum fonds_status take_link(
	struct listing *listing, const char *path, struct fonds_error **error)
{
	if (listing->source->symlinks == FONDS_SYMLINKS_FOLLOW)
		return follow(listing, path, error);
	if (listing->source->symlinks == FONDS_SYMLINKS_SKIP)
		tell(listing, BAG_SOURCE_LINK_SKIPPED, path,
			"the symbolic link is left out");
	else
		tell(listing, BAG_SOURCE_LINK, path,
			"it is a symbolic link, which a bag cannot hold");
	return FONDS_OK;
}

static void tell_unreadable(
	struct listing *listing, const char *path, int sys_errno)
{
	fonds_validation_add(listing->findings, BAG_SOURCE_UNREADABLE,
		path + PAYLOAD_SIZE, "it cannot be listed: %s",
		strerrordesc_np(sys_errno));
}

static enum fonds_status take_entry(struct listing *listing,
	const struct fonds_tree_entry *entry, const char *path,
	struct fonds_error **error)
{
	switch (entry->kind) {
	case FONDS_ENTRY_FILE:
		return add_file(
			listing, path, entry->size, entry->inode, error);
	case FONDS_ENTRY_SYMLINK:
		return take_link(listing, path, error);
	case FONDS_ENTRY_EMPTY_FOLDER:
		tell(listing, BAG_SOURCE_EMPTY_FOLDER, path,
			"the folder is empty, and no bag can keep it");
		break;
	case FONDS_ENTRY_SPECIAL:
		tell(listing, BAG_SOURCE_SPECIAL, path,
			"it is a device, a FIFO or a socket");
		break;
	case FONDS_ENTRY_UNREADABLE:
		tell_unreadable(listing, path, entry->sys_errno);
		break;
	}
	return FONDS_OK;
}

static bool is_hidden(const struct listing *listing, const char *path)
{
	return listing->source->skips_changes && !listing->walked &&
	       fonds_change_has_path(path);
}

static enum fonds_status visit(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	struct listing *listing = payload;
	const char *path;
	enum fonds_status status;

	if (is_hidden(listing, entry->path))
		return FONDS_OK;
	path = set_path(listing, entry->path);
	status = fonds_buffer_check(&listing->path, "a path", error);
	if (status == FONDS_OK)
		status = take_entry(listing, entry, path, error);
	if (status == FONDS_OK)
		status = fonds_validation_check(listing->findings, error);
	return status;
}

static enum fonds_status walk(
	struct listing *listing, int fd, struct fonds_error **error)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *entries = NULL;
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status = fonds_dir_walk_new(
		fd, listing->source->path, &entries, error);

	while (status == FONDS_OK) {
		status = fonds_walk_next(entries, &entry, error);
		if (status < 0 || !entry)
			break;
		status = visit(entry, listing, error);
	}
	return status;
}

static enum fonds_status walk_followed(struct listing *listing,
	const struct followed *followed, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = fonds_source_link_open(
		listing->source->fd, followed->path + PAYLOAD_SIZE,
		&followed->st);

	if (fd < 0) {
		tell_unreadable(listing, followed->path, errno);
		return FONDS_OK;
	}
	listing->walked = followed;
	return walk(listing, fd, error);
}

static enum fonds_status walk_all(
	struct listing *listing, struct fonds_error **error)
{
	enum fonds_status status = walk(listing, listing->source->fd, error);

	while (listing->first) {
		struct followed *followed = listing->first;

		if (status == FONDS_OK)
			status = walk_followed(listing, followed, error);
		listing->first = followed->next;
		if (!listing->first)
			listing->last = &listing->first;
		free(followed);
	}
	return status;
}

static enum fonds_status list_file(
	struct listing *listing, struct fonds_error **error)
{
	const struct fonds_source *source = listing->source;
	struct stat st;
	const char *path = set_path(listing, source->file);
	enum fonds_status status = fonds_buffer_check(
		&listing->path, "a path", error);

	if (status < 0)
		return status;
	if (fonds_source_stat(source, &st) < 0)
		return fonds_fail_errno(
			error, "cannot open '%s'", source->path);
	return add_file(listing, path, (uint64_t)st.st_size, st.st_ino, error);
}

enum fonds_status fonds_source_list(const struct fonds_source *source,
	struct fonds_file_table *payload, struct fonds_validation *findings,
	struct fonds_error **error)
{
	struct listing listing = {
		.source = source,
		.payload = payload,
		.findings = findings,
		.last = &listing.first,
	};
	enum fonds_status status;

	fonds_buffer_init(&listing.path, PATH_TEXT_MAX);
	status = source->file ? list_file(&listing, error)
			      : walk_all(&listing, error);
	if (status == FONDS_OK)
		status = fonds_validation_check(findings, error);
	fonds_buffer_clear(&listing.path);
	if (status == FONDS_OK)
		fonds_file_table_sort(payload);
	return status;
}
