/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_PACKED_FIXTURE_H
#define TESTS_PACKED_FIXTURE_H

#include <fcntl.h>
#include <inttypes.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/archive-writer.h"
#include "bagit/packed/validate-packed.h"
#include "tests/unit/bagit/bag-fixture.h"

/* A bag of bag-fixture.h as an archive in memory, and what is found in it. */

static const enum fonds_archive_form packed_forms[] = { FONDS_ARCHIVE_TAR,
	FONDS_ARCHIVE_TAR_GZ, FONDS_ARCHIVE_TAR_XZ, FONDS_ARCHIVE_TAR_ZST,
	FONDS_ARCHIVE_ZIP, FONDS_ARCHIVE_7Z };
#define PACKED_FORMS (sizeof(packed_forms) / sizeof(*packed_forms))

/* An archive being written; top is the folder, with its slash. */
struct packing_test {
	struct fonds_archive_writer *writer;
	const char *top;
	int fd;
};

static inline void packing_begin(struct packing_test *packing,
	enum fonds_archive_form form, const char *top)
{
	packing->fd = memfd_create("archive", MFD_CLOEXEC);
	packing->top = top;
	packing->writer = NULL;
	assert_true(packing->fd >= 0);
	assert_int_equal(
		FONDS_OK, fonds_archive_writer_new(form, packing->fd, "archive",
				  1000000000, &packing->writer, NULL));
}

static inline void packing_put(struct packing_test *packing, const char *path,
	const void *data, size_t size)
{
	char name[8192];

	(void)snprintf(name, sizeof(name), "%s%s", packing->top, path);
	assert_int_equal(FONDS_OK,
		fonds_archive_writer_begin(packing->writer, name, size, NULL));
	if (size > 0)
		assert_int_equal(
			FONDS_OK, fonds_archive_writer_write(
					  packing->writer, data, size, NULL));
	assert_int_equal(
		FONDS_OK, fonds_archive_writer_end(packing->writer, NULL));
}

/* The archive, to be closed by whoever it is given to. */
static inline int packing_end(struct packing_test *packing)
{
	assert_int_equal(
		FONDS_OK, fonds_archive_writer_finish(packing->writer, NULL));
	fonds_archive_writer_freep(&packing->writer);
	return packing->fd;
}

static inline int pack_bag(const struct bag *bag, enum fonds_archive_form form)
{
	struct packing_test packing;

	packing_begin(&packing, form, "bag/");
	for (size_t i = 0; i < bag->count; i++)
		packing_put(&packing, bag->files[i].path, bag->files[i].data,
			bag->files[i].size);
	return packing_end(&packing);
}

/* All that is between the first and the last byte, through a pipe. */
static inline int pipe_of(int fd)
{
	int ends[2];
	char data[65536];
	struct stat status;
	off_t at = 0;

	assert_int_equal(0, fstat(fd, &status));
	assert_int_equal(0, pipe(ends));
	/* A small archive fits into the pipe. */
	assert_true(fcntl(ends[1], F_SETPIPE_SZ, 1 << 20) >= status.st_size);
	while (at < status.st_size) {
		ssize_t n = pread(fd, data, sizeof(data), at);

		assert_true(n > 0);
		assert_int_equal(n, write(ends[1], data, (size_t)n));
		at += n;
	}
	assert_int_equal(0, close(ends[1]));
	assert_int_equal(0, close(fd));
	return ends[0];
}

static inline void add_line(char **text, const char *line)
{
	char *longer = NULL;

	assert_true(asprintf(&longer, "%s%s\n", *text ? *text : "", line) >= 0);
	free(*text);
	*text = longer;
}

/* All that was found, a line each, for free(). */
static inline char *findings_of(const struct fonds_validation *validation)
{
	const struct fonds_finding *finding;
	char *text = NULL;
	char *line = NULL;

	for (size_t i = 0; (finding = fonds_validation_get(validation, i));
		i++) {
		assert_true(
			asprintf(&line, "%s %s: %s [%s] [%s]", finding->code,
				finding->path ? finding->path : "-",
				finding->message,
				finding->expected ? finding->expected : "",
				finding->actual ? finding->actual : "") >= 0);
		add_line(&text, line);
		free(line);
	}
	assert_true(
		asprintf(&line,
			"%" PRIu64 " files, %" PRIu64 " bytes, %s, %s, "
			"%" PRIu64 " to fetch, level %s",
			validation->payload_files, validation->payload_bytes,
			validation->version ? validation->version : "-",
			validation->encoding ? validation->encoding : "-",
			validation->fetch_files,
			fonds_bag_level_name(validation->level)) >= 0);
	add_line(&text, line);
	free(line);
	return text;
}

#endif
