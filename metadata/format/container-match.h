/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_CONTAINER_MATCH_H
#define METADATA_FORMAT_CONTAINER_MATCH_H

#include "metadata/format/identification.h"

/*
 * Container signatures: which inner files a ZIP or OLE2 has, and what is in
 * some of them. For one thread and one kind, for any number of containers:
 *
 *	fonds_container_match_new(set, FONDS_CONTAINER_ZIP, &match, error)
 *	for each container
 *		fonds_container_match_begin(match)
 *		for each inner file, in any order
 *			want = fonds_container_match_want(match, path)
 *			if (want)
 *				read what it says, then
 *				fonds_container_match_file(match, path, &view, error)
 *		fonds_container_match_finish(match, &found, error)
 *	fonds_container_match_free(match)
 *
 * Paths are whole, with '/' between the folders, as the container has them:
 * "word/document.xml". Names in OLE2 that begin with a control character
 * ("\001CompObj") are given with or without it. A folder counts as a file
 * without bytes; with or without a '/' behind it.
 */
struct fonds_container_match;

/* How much of an inner file is looked at. All 0: that it is there suffices. */
struct fonds_container_want {
	struct fonds_signature_reach reach;
};

/* kind is ZIP or OLE2. The set is borrowed. */
enum fonds_status fonds_container_match_new(
	const struct fonds_signature_set *set, enum fonds_container kind,
	struct fonds_container_match **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_container_match_free(struct fonds_container_match *match);
void fonds_container_match_freep(struct fonds_container_match **match);

/* Forget the files of the container before. */
void fonds_container_match_begin(struct fonds_container_match *match);

/*
 * What of this inner file is looked at; NULL: nothing, it need not be opened
 * nor given. Lives as long as match.
 */
const struct fonds_container_want *fonds_container_match_want(
	const struct fonds_container_match *match, const char *path);

/*
 * An inner file. Of two with one path the later is not looked at. An inner
 * file that cannot be read is not given; the caller reports it.
 */
enum fonds_status fonds_container_match_file(
	struct fonds_container_match *match, const char *path,
	const struct fonds_format_view *view, struct fonds_error **error);

/* Adds a hit for each format one of whose signatures has all its files. */
enum fonds_status fonds_container_match_finish(
	struct fonds_container_match *match, struct fonds_identification *found,
	struct fonds_error **error);

#endif
