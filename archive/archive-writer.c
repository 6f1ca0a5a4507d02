/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/archive-writer.h"

#include <errno.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

/*
 * libarchive turns names into the form's own encoding by the locale of the
 * thread. Under UTF-8 a name that is UTF-8 keeps its bytes in every form, and
 * one that is not is written by pax tar as "hdrcharset=BINARY", bytes as they
 * are, with a warning; the other forms have no place for it.
 *
 * What would make the same members other bytes: the time in the header of
 * gzip; times in pax records, where they have fractions or are those of access
 * and change; and the local time that zip keeps, so zip is told no time at
 * all, which it writes as 1980.
 */
#define BLOCK_SIZE (64 * 1024)
#define ZIP_NAME_MAX 65535
#define FILE_MODE 0644
#define FOLDER_MODE 0755

struct fonds_archive_writer {
	enum fonds_archive_form form;
	struct archive *archive;
	struct archive_entry *entry;
	locale_t locale;
	int64_t time;
	int fd;
	const char *path; /* borrowed */
	bool is_given_up; /* and what is written from here on is lost */
	uint64_t left;    /* of the member that was begun */
	struct fonds_error *error; /* of writing to fd */
	enum fonds_status status;  /* the same */
};

/* How each form is asked of libarchive; NULL: nothing. */
static const struct {
	int (*set_format)(struct archive *archive);
	int (*add_filter)(struct archive *archive);
	const char *options;
} setups[FONDS_ARCHIVE_FORM_COUNT] = {
	[FONDS_ARCHIVE_TAR] = { archive_write_set_format_pax_restricted, NULL,
		NULL },
	[FONDS_ARCHIVE_TAR_GZ] = { archive_write_set_format_pax_restricted,
		archive_write_add_filter_gzip, "gzip:!timestamp" },
	[FONDS_ARCHIVE_TAR_XZ] = { archive_write_set_format_pax_restricted,
		archive_write_add_filter_xz, NULL },
	[FONDS_ARCHIVE_TAR_ZST] = { archive_write_set_format_pax_restricted,
		archive_write_add_filter_zstd, NULL },
	[FONDS_ARCHIVE_ZIP] = { archive_write_set_format_zip, NULL, NULL },
	[FONDS_ARCHIVE_7Z] = { archive_write_set_format_7zip, NULL, NULL },
};

static enum fonds_status fail(
	struct fonds_archive_writer *writer, struct fonds_error **error)
{
	const char *text = archive_error_string(writer->archive);
	int number = archive_errno(writer->archive);

	if (writer->status < 0) {
		if (error)
			*error = fonds_steal(&writer->error);
		return writer->status;
	}
	if (number == ENOMEM)
		return fonds_fail_nomem(error);
	if (number > 0) {
		errno = number;
		return fonds_fail_errno(error, "cannot write '%s': %s",
			writer->path, text ? text : "");
	}
	return fonds_fail(error, FONDS_ERR_IO, "cannot write '%s': %s",
		writer->path, text ? text : "libarchive does not say why");
}

static la_ssize_t put(
	struct archive *archive, void *payload, const void *data, size_t size)
{
	struct fonds_archive_writer *writer = payload;

	/* What is freed unfinished ends here: see below. */
	if (writer->is_given_up)
		return (la_ssize_t)size;
	if (writer->status == FONDS_OK)
		writer->status = fonds_file_write_all(
			writer->fd, writer->path, data, size, &writer->error);
	if (writer->status < 0)
		archive_set_error(archive, EIO, "cannot write");
	return writer->status < 0 ? -1 : (la_ssize_t)size;
}

void fonds_archive_writer_free(struct fonds_archive_writer *writer)
{
	int saved = errno;

	if (!writer)
		return;
	if (writer->archive) {
		/*
		 * archive_write_fail() would lose the memory of the
		 * compressors, so it is closed, and what that writes goes
		 * nowhere.
		 */
		writer->is_given_up = true;
		(void)archive_write_free(writer->archive);
	}
	archive_entry_free(writer->entry);
	if (writer->locale)
		freelocale(writer->locale);
	fonds_error_free(writer->error);
	free(writer);
	errno = saved;
}

void fonds_archive_writer_freep(struct fonds_archive_writer **writer)
{
	fonds_archive_writer_free(*writer);
}

static bool set_up(const struct fonds_archive_writer *writer)
{
	struct archive *archive = writer->archive;
	const char *options = setups[writer->form].options;

	if (setups[writer->form].set_format(archive) != ARCHIVE_OK ||
		(setups[writer->form].add_filter &&
			setups[writer->form].add_filter(archive) !=
				ARCHIVE_OK) ||
		(options && archive_write_set_options(archive, options) !=
				    ARCHIVE_OK))
		return false;
	return archive_write_set_bytes_per_block(archive, BLOCK_SIZE) ==
		       ARCHIVE_OK &&
	       archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK;
}

static enum fonds_status open_archive(
	struct fonds_archive_writer *writer, struct fonds_error **error)
{
	locale_t before = uselocale(writer->locale);
	bool is_open = set_up(writer) &&
		       archive_write_open2(writer->archive, writer, NULL, put,
			       NULL, NULL) == ARCHIVE_OK;

	(void)uselocale(before);
	return is_open ? FONDS_OK : fail(writer, error);
}

enum fonds_status fonds_archive_writer_new(enum fonds_archive_form form, int fd,
	const char *path, int64_t time, struct fonds_archive_writer **ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_archive_writer_freep) struct fonds_archive_writer
		*writer = calloc(1, sizeof(*writer));
	enum fonds_status status;

	if (!writer)
		return fonds_fail_nomem(error);
	if (!setups[form].set_format)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"'%s' is read, but never written",
			fonds_archive_form_info(form)->name);
	writer->form = form;
	writer->fd = fd;
	writer->path = path;
	writer->time = time;
	writer->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	if (!writer->locale)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"this system has no locale 'C.UTF-8', without which "
			"names would be changed");
	writer->archive = archive_write_new();
	writer->entry = archive_entry_new();
	if (!writer->archive || !writer->entry)
		return fonds_fail_nomem(error);
	status = open_archive(writer, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&writer);
	return FONDS_OK;
}

static bool is_tar(enum fonds_archive_form form)
{
	return form != FONDS_ARCHIVE_ZIP && form != FONDS_ARCHIVE_7Z;
}

static enum fonds_status check_name(const struct fonds_archive_writer *writer,
	const char *name, struct fonds_error **error)
{
	const char *form = fonds_archive_form_info(writer->form)->name;

	if (is_tar(writer->form))
		return FONDS_OK;
	if (!fonds_utf8_is_valid(name, strlen(name)))
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"'%s' is no UTF-8, and %s cannot keep such a name",
			name, form);
	if (writer->form == FONDS_ARCHIVE_ZIP && strlen(name) > ZIP_NAME_MAX)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"a name is longer than %d bytes, and zip cannot keep "
			"such a name",
			ZIP_NAME_MAX);
	return FONDS_OK;
}

static void fill_entry(const struct fonds_archive_writer *writer,
	const char *name, bool is_folder, uint64_t size)
{
	struct archive_entry *entry = archive_entry_clear(writer->entry);

	archive_entry_set_pathname(entry, name);
	archive_entry_set_filetype(entry, is_folder ? AE_IFDIR : AE_IFREG);
	archive_entry_set_perm(entry, is_folder ? FOLDER_MODE : FILE_MODE);
	archive_entry_set_size(entry, (la_int64_t)size);
	if (writer->form != FONDS_ARCHIVE_ZIP)
		archive_entry_set_mtime(entry, (time_t)writer->time, 0);
}

static enum fonds_status write_header(struct fonds_archive_writer *writer,
	const char *name, bool is_folder, uint64_t size,
	struct fonds_error **error)
{
	enum fonds_status status = check_name(writer, name, error);
	locale_t before;
	int result;

	if (status < 0)
		return status;
	if (size > INT64_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"'%s' is larger than an archive can keep", name);
	fill_entry(writer, name, is_folder, size);
	before = uselocale(writer->locale);
	result = archive_write_header(writer->archive, writer->entry);
	(void)uselocale(before);
	writer->left = size;
	/* The warning is that of a name in tar that is not UTF-8. */
	if (result == ARCHIVE_OK ||
		(result == ARCHIVE_WARN && is_tar(writer->form)))
		return FONDS_OK;
	return fail(writer, error);
}

enum fonds_status fonds_archive_writer_begin(
	struct fonds_archive_writer *writer, const char *name, uint64_t size,
	struct fonds_error **error)
{
	return write_header(writer, name, false, size, error);
}

enum fonds_status fonds_archive_writer_folder(
	struct fonds_archive_writer *writer, const char *name,
	struct fonds_error **error)
{
	enum fonds_status status = write_header(writer, name, true, 0, error);

	return status == FONDS_OK ? fonds_archive_writer_end(writer, error)
				  : status;
}

enum fonds_status fonds_archive_writer_write(
	struct fonds_archive_writer *writer, const void *data, size_t size,
	struct fonds_error **error)
{
	const char *rest = data;

	if (size > writer->left)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"a file grew while it was packed");
	writer->left -= size;
	while (size > 0) {
		la_ssize_t n = archive_write_data(writer->archive, rest, size);

		if (n <= 0)
			return fail(writer, error);
		rest += n;
		size -= (size_t)n;
	}
	return FONDS_OK;
}

enum fonds_status fonds_archive_writer_end(
	struct fonds_archive_writer *writer, struct fonds_error **error)
{
	if (writer->left > 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"a file shrank while it was packed");
	if (archive_write_finish_entry(writer->archive) != ARCHIVE_OK)
		return fail(writer, error);
	return FONDS_OK;
}

enum fonds_status fonds_archive_writer_finish(
	struct fonds_archive_writer *writer, struct fonds_error **error)
{
	locale_t before = uselocale(writer->locale);
	int result = archive_write_close(writer->archive);

	(void)uselocale(before);
	return result == ARCHIVE_OK ? FONDS_OK : fail(writer, error);
}
