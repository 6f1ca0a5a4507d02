/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/read-record.h"
#include "base/cleanup.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is read as a record has one form only: written again it is the same. */
static void check(
	const struct fonds_read_binding *binding, const char *body, size_t size)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer again;
	struct fonds_read_record record;

	fonds_buffer_init(&again, size);
	if (!fonds_read_record_get(binding, body, size, &record))
		return;
	fonds_read_record_put(&again, binding, &record);
	if (again.status < 0 || again.size != size ||
		memcmp(again.data, body, size) != 0)
		abort();
}

/* First how many algorithms there are, then these, then the record. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_read_binding binding = { 0 };
	char *body;

	if (size == 0 || *data > FONDS_ALGORITHM_COUNT || size < 1U + *data)
		return 0;
	binding.algorithm_count = *data++;
	for (size_t i = 0; i < binding.algorithm_count; i++)
		binding.algorithms[i] = (enum fonds_algorithm)(*data++);
	size -= 1 + binding.algorithm_count;
	body = malloc(size + 1);
	if (!body)
		abort();
	memcpy(body, data, size);
	body[size] = '\0';
	check(&binding, body, size);
	free(body);
	return 0;
}
