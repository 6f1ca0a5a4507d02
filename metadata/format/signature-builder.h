/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_SIGNATURE_BUILDER_H
#define METADATA_FORMAT_SIGNATURE_BUILDER_H

#include "metadata/format/signature-model.h"

/*
 * Makes a set of signatures, from the table or from a file:
 *
 *	init -> formats, signatures, containers -> finish -> clear
 *
 * Texts are copied. What is added goes to the format, signature or container
 * added before it. A format may name signatures and formats that come later;
 * they are looked for by finish. Memory is asked for at its end as well: what
 * is added meanwhile may be lost, but not silently.
 */
struct fonds_rows {
	void *items;
	size_t count;
	size_t capacity;
};

struct fonds_signature_builder {
	struct fonds_signature_set *set; /* until it is finished */
	struct fonds_rows formats;
	struct fonds_rows extensions;
	struct fonds_rows priorities;
	struct fonds_rows links;
	struct fonds_rows signatures;
	struct fonds_rows sequences;
	struct fonds_rows triggers;
	struct fonds_rows containers;
	struct fonds_rows inner_files;
};

/* The rows as they are added; what they refer to is looked for at the end. */
struct fonds_format_row {
	const char *id;
	struct fonds_pronom_format format;
};

struct fonds_extension_row {
	const char *text;
	uint32_t format;
};

struct fonds_reference_row {
	uint32_t format;
	const char *id; /* of another format, or of a signature */
};

struct fonds_signature_row {
	const char *id;
	size_t first; /* of its sequences */
	size_t count;
};

struct fonds_trigger_row {
	enum fonds_container kind;
	const char *puid;
};

struct fonds_container_row {
	enum fonds_container kind;
	const char *id;
	const char *puid;
	size_t first; /* of its inner files */
	size_t count;
};

struct fonds_inner_file_row {
	const char *path;
	size_t first; /* of its sequences */
	size_t count;
};

/* What a DROID file may have at most; of V122 it has less than 4000. */
#define FONDS_SIGNATURE_ROWS_MAX ((size_t)200 * 1000)

/* All texts of the set, its programs and tables, in bytes. */
#define FONDS_SIGNATURE_SET_MAX ((size_t)64 * 1024 * 1024)

enum fonds_status fonds_signature_builder_init(
	struct fonds_signature_builder *builder, struct fonds_error **error);
void fonds_signature_builder_clear(
	struct fonds_signature_builder *builder); /* for fonds_cleanup() */

void fonds_signature_builder_version(
	struct fonds_signature_builder *builder, const char *version);

/* id is what priorities name it by. */
void fonds_signature_builder_add_format(struct fonds_signature_builder *builder,
	const char *id, const struct fonds_pronom_format *format);
void fonds_signature_builder_add_extension(
	struct fonds_signature_builder *builder, const char *extension);
void fonds_signature_builder_add_priority(
	struct fonds_signature_builder *builder, const char *over_id);
void fonds_signature_builder_add_link(
	struct fonds_signature_builder *builder, const char *signature_id);

/* A signature that some format links to. */
void fonds_signature_builder_add_signature(
	struct fonds_signature_builder *builder, const char *id);

/* To the signature or inner file that was added last. */
enum fonds_status fonds_signature_builder_add_sequence(
	struct fonds_signature_builder *builder, enum fonds_anchor anchor,
	uint32_t least, uint32_t most, const char *text,
	struct fonds_error **error);

/*
 * A format, by its PUID, whose files are opened as a container; a signature of
 * what is in such a one, and an inner file of that. A PUID that there is not
 * is passed over.
 */
void fonds_signature_builder_add_trigger(
	struct fonds_signature_builder *builder, enum fonds_container kind,
	const char *puid);
void fonds_signature_builder_add_container(
	struct fonds_signature_builder *builder, enum fonds_container kind,
	const char *id, const char *puid);
void fonds_signature_builder_add_inner_file(
	struct fonds_signature_builder *builder, const char *path);

/* The builder is empty afterwards. */
enum fonds_status fonds_signature_builder_finish(
	struct fonds_signature_builder *builder,
	struct fonds_signature_set **ret, struct fonds_error **error);

#endif
