/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/package.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fonds/version.h>

#include "bagit/tag-files.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "fixity/digest/hasher.h"

#define TAG_FILE_MAX ((size_t)64 * 1024 * 1024)
#define MANIFEST "manifest-sha256.txt"

static const enum fonds_algorithm sha256[] = { FONDS_SHA256 };

struct packing {
	struct fonds_ingest_plan *plan;
	struct fonds_staging *staging;
	struct fonds_hasher *hasher;
	struct fonds_ingest_formats *formats;
	struct fonds_buffer manifest; /* of the payload */
	struct fonds_buffer tag_manifest;
	fonds_progress_fn *progress;
	void *payload;
	struct fonds_progress so_far;
	uint64_t file_bytes;
	struct fonds_error *failed; /* of the hasher, while a file is copied */
};

/* Each piece of a file on its way: hash it, keep its two ends, count it. */
static int take_piece(const void *data, size_t size, void *payload)
{
	struct packing *p = payload;

	if (fonds_hasher_update(p->hasher, data, size, &p->failed) < 0)
		return 1;
	fonds_ingest_formats_add(p->formats, data, size);
	p->file_bytes += size;
	p->so_far.bytes_done += size;
	if (p->so_far.bytes_done > p->so_far.bytes_total)
		p->so_far.bytes_total = p->so_far.bytes_done;
	return p->progress ? p->progress(&p->so_far, p->payload) : 0;
}

static enum fonds_status copy_file(struct packing *p,
	const struct fonds_ingest_file *file, struct fonds_error **error)
{
	enum fonds_status status;

	if (file->source)
		status = fonds_staging_copy(p->staging, file->path,
			file->source, UINT64_MAX, take_piece, p, error);
	else if (take_piece(file->data, (size_t)file->size, p) != 0)
		status = fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	else
		status = fonds_staging_write(p->staging, file->path, file->data,
			(size_t)file->size, error);
	if (!p->failed)
		return status;
	fonds_error_freep(error);
	status = fonds_error_status(p->failed);
	if (error)
		*error = fonds_steal(&p->failed);
	fonds_error_freep(&p->failed);
	return status;
}

/* The copy is opened again, for what lies inside of a ZIP or OLE2 file. */
static enum fonds_status tell_format(struct packing *p,
	struct fonds_ingest_file *file, struct fonds_error **error)
{
	const char *path = fonds_bag_path_text(file->path);
	fonds_cleanup(fonds_closep) int fd = openat(
		fonds_staging_files(p->staging)->fd, path,
		O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0)
		return fonds_fail_errno(error, "cannot open '%s/%s'",
			fonds_staging_path(p->staging), path);
	return fonds_ingest_formats_finish(p->formats, fd,
		file->original_name ? file->original_name : path,
		&p->plan->arena, &file->format, error);
}

static enum fonds_status pack_file(struct packing *p,
	struct fonds_ingest_file *file, struct fonds_error **error)
{
	enum fonds_status status = fonds_hasher_start(p->hasher, error);

	if (status < 0)
		return status;
	fonds_ingest_formats_begin(p->formats);
	p->file_bytes = 0;
	status = copy_file(p, file, error);
	if (status < 0)
		return status;
	status = fonds_hasher_finish(p->hasher, &file->digest, error);
	if (status < 0)
		return status;
	file->size = p->file_bytes;
	p->so_far.files_done++;
	return tell_format(p, file, error);
}

static int by_path(const void *a, const void *b)
{
	const struct fonds_ingest_file *const *fa = a;
	const struct fonds_ingest_file *const *fb = b;

	return strcmp(fonds_bag_path_text((*fa)->path),
		fonds_bag_path_text((*fb)->path));
}

/* The manifest is sorted, so that its bytes do not depend on the options. */
static enum fonds_status list_payload(
	struct packing *p, struct fonds_error **error)
{
	size_t count = p->plan->file_count;
	fonds_cleanup(fonds_freep) struct fonds_ingest_file **sorted = calloc(
		count, sizeof(struct fonds_ingest_file *));

	if (!sorted)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &p->plan->files[i];
	qsort(sorted, count, sizeof(*sorted), by_path);
	for (size_t i = 0; i < count; i++)
		fonds_manifest_add(
			&p->manifest, &sorted[i]->digest, sorted[i]->path);
	return fonds_digest_memory(FONDS_SHA256,
		fonds_buffer_text(&p->manifest), p->manifest.size,
		&p->plan->content, error);
}

/* A tag file: written, and listed in the tag manifest. */
static enum fonds_status write_tag_file(struct packing *p, const char *name,
	const struct fonds_buffer *text, bool is_listed,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	struct fonds_digest digest;
	enum fonds_status status = fonds_buffer_check(text, name, error);

	if (status < 0)
		return status;
	status = fonds_bag_path_new(name, strlen(name), &path, error);
	if (status < 0)
		return status;
	status = fonds_digest_memory(FONDS_SHA256, fonds_buffer_text(text),
		text->size, &digest, error);
	if (status < 0)
		return status;
	if (is_listed)
		fonds_manifest_add(&p->tag_manifest, &digest, path);
	return fonds_staging_write(
		p->staging, path, fonds_buffer_text(text), text->size, error);
}

static void add_info(
	struct fonds_buffer *text, const char *label, const char *value)
{
	if (value)
		fonds_bag_info_add(text, label, value);
}

/* What the bag holds and where it comes from, in one line. */
static void add_external_description(
	struct fonds_buffer *text, const struct fonds_ingest_plan *plan)
{
	const struct fonds_record *record = plan->record;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer line;

	fonds_buffer_init(&line, TAG_FILE_MAX);
	fonds_buffer_add_text(&line, record->title);
	for (size_t i = 0; i < plan->translation_language_count; i++)
		fonds_buffer_printf(&line, "%s%s", i == 0 ? ". " : ", ",
			plan->translation_languages[i]->name);
	if (plan->has_translation)
		fonds_buffer_add_text(
			&line, plan->translation_language_count > 0
				       ? " translation"
				       : ". A translation");
	if (plan->original_language)
		fonds_buffer_printf(&line, ". Original in %s",
			plan->original_language->name);
	if (record->reference)
		fonds_buffer_printf(&line, "%s%s",
			plan->original_language ? ": " : ". Original: ",
			record->reference);
	if (line.status < 0)
		text->status = line.status;
	fonds_bag_info_add(
		text, "External-Description", fonds_buffer_text(&line));
}

/* bag-info.txt, RFC 8493 2.2.2. */
static enum fonds_status write_bag_info(struct packing *p,
	const struct fonds_description *description, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	const struct fonds_ingest_plan *plan = p->plan;
	char date[FONDS_CLOCK_DATE_SIZE];
	char line[96];
	uint64_t bytes = 0;

	for (size_t i = 0; i < plan->file_count; i++)
		bytes += plan->files[i].size;
	fonds_buffer_init(&text, TAG_FILE_MAX);
	add_info(&text, "Source-Organization", plan->source_organization);
	add_info(&text, "External-Identifier",
		plan->record->url ? plan->record->url : description->entity);
	add_external_description(&text, plan);
	add_info(&text, "Internal-Sender-Identifier", description->entity);
	add_info(&text, "Bagging-Date",
		fonds_clock_format_date(plan->time, date));
	(void)snprintf(
		line, sizeof(line), "%" PRIu64 ".%zu", bytes, plan->file_count);
	add_info(&text, "Payload-Oxum", line);
	(void)snprintf(line, sizeof(line), "fonds %s", fonds_version());
	add_info(&text, "Bag-Software-Agent", line);
	return write_tag_file(p, "bag-info.txt", &text, true, error);
}

static enum fonds_status write_declaration(
	struct packing *p, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&text, TAG_FILE_MAX);
	fonds_bagit_declaration_add(&text);
	return write_tag_file(p, "bagit.txt", &text, true, error);
}

/* In the order of their names, which is that of the tag manifest. */
static enum fonds_status write_tag_files(struct packing *p,
	const struct fonds_description *description, struct fonds_error **error)
{
	enum fonds_status status = write_bag_info(p, description, error);

	if (status == FONDS_OK)
		status = write_declaration(p, error);
	if (status == FONDS_OK)
		status = write_tag_file(p, MANIFEST, &p->manifest, true, error);
	if (status == FONDS_OK)
		status = write_tag_file(
			p, "metadata/dc.xml", &description->dc, true, error);
	if (status == FONDS_OK)
		status = write_tag_file(p, "metadata/oai_dc.xml",
			&description->oai_dc, true, error);
	if (status == FONDS_OK)
		status = write_tag_file(p, "metadata/premis.xml",
			&description->premis, true, error);
	if (status == FONDS_OK)
		status = write_tag_file(
			p, "tag" MANIFEST, &p->tag_manifest, false, error);
	return status;
}

static enum fonds_status pack(struct packing *p,
	struct fonds_description *description, struct fonds_error **error)
{
	enum fonds_status status = fonds_hasher_new(
		sha256, 1, &p->hasher, error);

	for (size_t i = 0; i < p->plan->file_count && status == FONDS_OK; i++)
		status = pack_file(p, &p->plan->files[i], error);
	if (status == FONDS_OK)
		status = list_payload(p, error);
	if (status == FONDS_OK)
		status = fonds_describe(p->plan, description, error);
	if (status == FONDS_OK)
		status = write_tag_files(p, description, error);
	if (status == FONDS_OK)
		status = fonds_staging_sync(p->staging, error);
	return status;
}

enum fonds_status fonds_package(struct fonds_ingest_plan *plan,
	struct fonds_staging *staging, struct fonds_ingest_formats *formats,
	struct fonds_description *description, fonds_progress_fn *progress,
	void *payload, struct fonds_error **error)
{
	struct packing p = {
		.plan = plan,
		.staging = staging,
		.formats = formats,
		.progress = progress,
		.payload = payload,
		.so_far = { .bytes_total = plan->bytes,
			.files_total = plan->file_count },
	};
	enum fonds_status status;

	fonds_buffer_init(&p.manifest, TAG_FILE_MAX);
	fonds_buffer_init(&p.tag_manifest, TAG_FILE_MAX);
	status = pack(&p, description, error);
	fonds_buffer_clear(&p.manifest);
	fonds_buffer_clear(&p.tag_manifest);
	fonds_hasher_free(p.hasher);
	return status;
}
