/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_TAG_WRITER_H
#define BAGIT_WRITE_TAG_WRITER_H

#include <stddef.h>

#include "bagit/write/bag-tags.h"
#include "bagit/write/file-table.h"
#include "base/staging-files.h"

/*
 * Writes the tag files of a bag (RFC 8493 2.1, 2.2; version 1.0, UTF-8) into
 * a folder being filled. Each file is hashed on its way and listed in the tag
 * manifests, which are written last:
 *
 *	new -> [write, or begin -> add ... -> end, or list] ... -> finish -> free
 *
 * Every file is fsynced, the folders are not: fonds_staging_files_sync().
 * Nothing large is held: a manifest is written as it is made.
 */
struct fonds_tag_writer;

/*
 * For those who collect lines in a buffer: how long one may be (a path of at
 * most 1 MiB, in which each byte may take three), and when to hand them on.
 */
#define FONDS_TAG_LINE_MAX ((size_t)4 << 20)
#define FONDS_TAG_FLUSH_SIZE ((size_t)64 * 1024)

/* files is borrowed; the algorithms are those of the tag manifests. */
enum fonds_status fonds_tag_writer_new(struct fonds_staging_files *files,
	const enum fonds_algorithm *algorithms, size_t count,
	struct fonds_tag_writer **ret, struct fonds_error **error);

/* A whole file; FONDS_ERR_EXISTS when it is there. */
enum fonds_status fonds_tag_writer_write(struct fonds_tag_writer *writer,
	const char *path, const void *data, size_t size,
	struct fonds_error **error);

/* The same in pieces. One file at a time. */
enum fonds_status fonds_tag_writer_begin(struct fonds_tag_writer *writer,
	const char *path, struct fonds_error **error);
enum fonds_status fonds_tag_writer_add(struct fonds_tag_writer *writer,
	const void *data, size_t size, struct fonds_error **error);
/* What a buffer has, which is then empty; what is for its own error. */
enum fonds_status fonds_tag_writer_flush(struct fonds_tag_writer *writer,
	struct fonds_buffer *text, const char *what,
	struct fonds_error **error);
enum fonds_status fonds_tag_writer_end(
	struct fonds_tag_writer *writer, struct fonds_error **error);

/*
 * A tag file that is in the bag already: only to be listed, with a digest for
 * each algorithm, in their order.
 */
enum fonds_status fonds_tag_writer_list(struct fonds_tag_writer *writer,
	const char *path, uint64_t size, const struct fonds_digest *digests,
	struct fonds_error **error);

/* bagit.txt, bag-info.txt, and a payload manifest for each of its algorithms. */
enum fonds_status fonds_tag_writer_declaration(
	struct fonds_tag_writer *writer, struct fonds_error **error);
enum fonds_status fonds_tag_writer_bag_info(struct fonds_tag_writer *writer,
	const struct fonds_bag_tags *tags, struct fonds_error **error);
enum fonds_status fonds_tag_writer_manifests(struct fonds_tag_writer *writer,
	const struct fonds_file_table *payload, struct fonds_error **error);

/* The tag manifests. Nothing may be written after that. */
enum fonds_status fonds_tag_writer_finish(
	struct fonds_tag_writer *writer, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_tag_writer_free(struct fonds_tag_writer *writer);
void fonds_tag_writer_freep(struct fonds_tag_writer **writer);

#endif
