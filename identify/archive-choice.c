/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/archive-choice.h"

#include "archive/archive-tree.h"
#include "archive/packed-bag.h"
#include "base/cleanup.h"
#include "base/file.h"

void fonds_archive_choice_init(struct fonds_archive_choice *choice,
	const struct fonds_signature_set *set, bool takes_all)
{
	*choice = (struct fonds_archive_choice){
		.set = set,
		.takes_all = takes_all,
	};
}

void fonds_archive_choice_clear(struct fonds_archive_choice *choice)
{
	fonds_identifier_free(choice->identifier);
	fonds_file_ends_clear(&choice->ends);
	choice->identifier = NULL;
}

static enum fonds_status prepare(
	struct fonds_archive_choice *choice, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (!choice->has_ends) {
		status = fonds_file_ends_init(&choice->ends,
			fonds_signature_set_reach(choice->set), error);
		choice->has_ends = status == FONDS_OK;
	}
	if (status == FONDS_OK && !choice->identifier)
		status = fonds_identifier_new(
			choice->set, &choice->identifier, error);
	return status;
}

/* Does a container signature say what this archive is, a document for one? */
static enum fonds_status is_document(struct fonds_archive_choice *choice,
	const char *path, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	struct fonds_identify_file file = {
		.ends = &choice->ends,
		.name = path,
		.path = path,
	};
	struct fonds_identity identity;
	uint64_t size = 0;
	enum fonds_status status = prepare(choice, error);

	if (status == FONDS_OK)
		status = fonds_file_open(path, &fd, &size, error);
	if (status == FONDS_OK)
		status = fonds_file_ends_read(
			&choice->ends, fd, path, size, error);
	if (status < 0)
		return status;
	file.fd = fd;
	fonds_identity_init(&identity);
	status = fonds_identifier_run(
		choice->identifier, &file, &identity, error);
	*ret = identity.standing > 0 &&
	       identity.hits[0].basis == FONDS_IDENTIFY_CONTAINER;
	fonds_identity_clear(&identity);
	return status;
}

static enum fonds_status open_archive(
	const char *path, struct fonds_tree **ret, struct fonds_error **error)
{
	int fd = -1;
	uint64_t size = 0;
	enum fonds_status status = fonds_file_open(path, &fd, &size, error);

	if (status < 0)
		return status;
	return fonds_archive_tree_new(fd, path, NULL, ret, error);
}

static enum fonds_status is_wanted(struct fonds_archive_choice *choice,
	const char *path, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *archive = NULL;
	struct fonds_packed_bag bag;
	bool has_document = false;
	enum fonds_status status = open_archive(path, &archive, error);

	if (status < 0)
		return status;
	/* What cannot be read so far is no bag. */
	(void)fonds_packed_bag_look(archive, &bag, NULL);
	*ret = bag.is_bag;
	if (*ret || !choice->takes_all)
		return FONDS_OK;
	status = is_document(choice, path, &has_document, error);
	*ret = !has_document;
	return status;
}

/* Opened anew: the look for a bag was a pass of its own. */
enum fonds_status fonds_archive_choice_open(struct fonds_archive_choice *choice,
	const char *path, struct fonds_tree **ret, struct fonds_error **error)
{
	bool wants_members = false;
	enum fonds_status status = is_wanted(
		choice, path, &wants_members, error);

	*ret = NULL;
	if (status < 0 || !wants_members)
		return status;
	return open_archive(path, ret, error);
}
