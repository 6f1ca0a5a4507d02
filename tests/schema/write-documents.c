/* SPDX-License-Identifier: Apache-2.0 */
/* Writes into a folder what the schemas shall judge. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/metadata/sample.h"

static int save(
	const char *kind, const char *name, const struct fonds_buffer *buffer)
{
	char path[64];
	FILE *file;
	size_t done;

	(void)snprintf(path, sizeof(path), "%s-%s.xml", kind, name);
	file = fopen(path, "we");
	if (!file)
		return -1;
	done = fwrite(buffer->data, 1, buffer->size, file);
	return fclose(file) == 0 && done == buffer->size ? 0 : -1;
}

static int write_premis(const char *name, const char *text)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	fonds_cleanup(fonds_premis_freep) struct fonds_premis *premis =
		sample_premis(text);

	fonds_buffer_init(&buffer, 1 << 20);
	if (fonds_premis_write(premis, &buffer, NULL) != FONDS_OK)
		return -1;
	return save("premis", name, &buffer);
}

static int write_dc(const char *name, const char *text,
	const struct fonds_dc_entities *entities)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer dc;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer oai_dc;
	struct fonds_record *record = sample_record(text);
	int result = -1;

	/* What is no web address must not be typed as one. */
	if (text == sample_hostile)
		record->url = sample_hostile;
	fonds_buffer_init(&dc, 1 << 20);
	fonds_buffer_init(&oai_dc, 1 << 20);
	if (fonds_dc_write(record, entities, &dc, NULL) == FONDS_OK &&
		fonds_oai_dc_write(record, entities, &oai_dc, NULL) == FONDS_OK)
		result = save("dc", name, &dc) | save("oai", name, &oai_dc);
	sample_record_free(record);
	return result;
}

int main(int argc, char *argv[])
{
	struct fonds_dc_entities alone = sample_entities;
	int result;

	alone.translation = NULL;
	if (argc != 2 || chdir(argv[1]) < 0) {
		fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
		return EXIT_FAILURE;
	}
	result = write_premis("plain", "A title") |
		 write_premis("hostile", sample_hostile) |
		 write_dc("plain", "A title", &sample_entities) |
		 write_dc("hostile", sample_hostile, &sample_entities) |
		 write_dc("alone", "A title", &alone);
	if (result != 0)
		fprintf(stderr, "%s: cannot write the documents\n", argv[0]);
	return result == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
