/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_ARCHIVE_WRITER_H
#define ARCHIVE_ARCHIVE_WRITER_H

#include <stddef.h>
#include <stdint.h>

#include "archive/form.h"
#include "base/tree.h"

/*
 * Writes an archive, member by member, the same bytes for the same members:
 * one owner, one mode, one time.
 *
 *	new -> [begin -> write ... -> end | folder] ... -> finish -> free
 *
 * What is freed without finish is no archive, and whoever reads it is told so.
 */
struct fonds_archive_writer;

/*
 * fd    written to; the caller's. 7z and zip need one that seeks
 * path  of it, for messages; borrowed as long as the writer lives
 * time  of every member, seconds since 1970
 */
enum fonds_status fonds_archive_writer_new(enum fonds_archive_form form, int fd,
	const char *path, int64_t time, struct fonds_archive_writer **ret,
	struct fonds_error **error);

/*
 * name is the bytes of the whole path in the archive. FONDS_ERR_UNSUPPORTED
 * where the form cannot keep them exactly: zip and 7z want UTF-8.
 */
enum fonds_status fonds_archive_writer_begin(
	struct fonds_archive_writer *writer, const char *name, uint64_t size,
	struct fonds_error **error);
enum fonds_status fonds_archive_writer_write(
	struct fonds_archive_writer *writer, const void *data, size_t size,
	struct fonds_error **error);

/* A folder with nothing in it, which begins and ends here. */
enum fonds_status fonds_archive_writer_folder(
	struct fonds_archive_writer *writer, const char *name,
	struct fonds_error **error);

/* FONDS_ERR_FORMAT when it got fewer or more bytes than begin was told. */
enum fonds_status fonds_archive_writer_end(
	struct fonds_archive_writer *writer, struct fonds_error **error);
enum fonds_status fonds_archive_writer_finish(
	struct fonds_archive_writer *writer, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_archive_writer_free(struct fonds_archive_writer *writer);
void fonds_archive_writer_freep(struct fonds_archive_writer **writer);

#endif
