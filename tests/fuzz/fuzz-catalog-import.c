/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The reader of exported catalogs. The input is what stands after a header
 * that promises nothing: rows are then refused at the trailer at the latest,
 * but each was read. What was read as a row is written again as it was.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "fixity/catalog/import-reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As fonds_catalog_export() begins. */
static void add_header(struct fonds_buffer *text)
{
	fonds_buffer_add_text(
		text, "{\"catalog\":\"fonds\",\"format\":3,\"rows\":{");
	for (size_t i = 0; i < FONDS_EXPORT_TABLE_COUNT; i++)
		fonds_buffer_printf(text, "%s\"%s\":0", i > 0 ? "," : "",
			fonds_export_tables[i].name);
	fonds_buffer_add_text(text, "}}\n");
}

static void check_row(
	const struct fonds_export_row *row, const uint8_t *data, size_t size)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer again;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_buffer_init(&again, SIZE_MAX / 2);
	fonds_output_init(&output, fonds_output_to_buffer, &again);
	fonds_export_row_write(row, &output);
	if (fonds_output_finish(&output, NULL) < 0 ||
		!memmem(data, size, again.data, again.size))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fonds_cleanup(
		fonds_import_reader_freep) struct fonds_import_reader *reader =
		NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	fonds_cleanup(fonds_closep) int fd = memfd_create("export", 0);
	const struct fonds_export_row *row = NULL;
	enum fonds_status status;

	fonds_buffer_init(&text, SIZE_MAX / 2);
	add_header(&text);
	fonds_buffer_add(&text, data, size);
	if (fd < 0 || text.status < 0 ||
		fonds_file_write_all(fd, "export", text.data, text.size, NULL) <
			0 ||
		lseek(fd, 0, SEEK_SET) < 0 ||
		fonds_import_reader_new(fd, "export", &reader, NULL) < 0)
		abort();
	do {
		status = fonds_import_reader_next(reader, &row, &error);
		if (row)
			check_row(row, data, size);
	} while (status == FONDS_OK && row);
	if ((status < 0) != (error != NULL))
		abort();
	return 0;
}
