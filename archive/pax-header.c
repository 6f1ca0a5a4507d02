/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/pax-header.h"

#include <string.h>

#include "base/error.h"

/* "LENGTH KEY=VALUE\n"; the key ends in a NUL, in place of its "=". */
struct record {
	struct fonds_buffer key;
	const char *value;
	size_t value_size;
};

typedef enum fonds_status take_fn(struct fonds_pax *pax,
	const struct record *record, struct fonds_error **error);

void fonds_pax_init(struct fonds_pax *pax)
{
	*pax = (struct fonds_pax){ 0 };
	fonds_buffer_init(&pax->path, SIZE_MAX);
	fonds_buffer_init(&pax->real, SIZE_MAX);
	fonds_buffer_init(&pax->link, SIZE_MAX);
}

void fonds_pax_clear(struct fonds_pax *pax)
{
	fonds_buffer_clear(&pax->path);
	fonds_buffer_clear(&pax->real);
	fonds_buffer_clear(&pax->link);
}

void fonds_pax_reset(struct fonds_pax *pax)
{
	pax->headers = 0;
	pax->has_records = false;
	pax->has_path = false;
	pax->has_real = false;
	pax->has_link = false;
	pax->has_size = false;
	pax->sparse = (struct fonds_tar_sparse){ 0 };
	fonds_buffer_reset(&pax->path);
	fonds_buffer_reset(&pax->real);
	fonds_buffer_reset(&pax->link);
}

static enum fonds_status set_name(struct fonds_buffer *name, bool *has,
	const char *data, size_t size, struct fonds_error **error)
{
	if (*has)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"its name is said twice, and readers do not agree on "
			"which counts");
	if (size == 0)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"its long name is empty, and readers do not agree on "
			"what it then is");
	if (memchr(data, '\0', size))
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"its name has a NUL in it, and readers do not agree on "
			"where it ends");
	*has = true;
	fonds_buffer_add(name, data, size);
	return fonds_buffer_check(name, "a name", error);
}

static enum fonds_status take_path(struct fonds_pax *pax,
	const struct record *record, struct fonds_error **error)
{
	return set_name(&pax->path, &pax->has_path, record->value,
		record->value_size, error);
}

static enum fonds_status take_link(struct fonds_pax *pax,
	const struct record *record, struct fonds_error **error)
{
	return set_name(&pax->link, &pax->has_link, record->value,
		record->value_size, error);
}

/* At most 18 digits: less than 63 bits. */
static enum fonds_status take_size(struct fonds_pax *pax,
	const struct record *record, struct fonds_error **error)
{
	const char *value = record->value;
	size_t size = record->value_size;
	uint64_t number = 0;
	size_t i = 0;

	for (; i < size && value[i] >= '0' && value[i] <= '9'; i++)
		number = 10 * number + (uint64_t)(value[i] - '0');
	if (i == 0 || i > 18 || i < size || pax->has_size)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"the size in its pax header is no number, or said "
			"twice, and readers do not agree on it");
	pax->has_size = true;
	pax->size = number;
	return FONDS_OK;
}

static bool is_value(const struct record *record, const char *text)
{
	return record->value_size == strlen(text) &&
	       memcmp(record->value, text, record->value_size) == 0;
}

/* Names are bytes, which these two leave as they are. */
static enum fonds_status take_charset(struct fonds_pax *pax,
	const struct record *record, struct fonds_error **error)
{
	(void)pax;
	if (is_value(record, "BINARY") ||
		is_value(record, "ISO-IR 10646 2000 UTF-8"))
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_UNSAFE,
		"its name is in an encoding that readers do not agree on");
}

static enum fonds_status refuse(struct fonds_pax *pax,
	const struct record *record, struct fonds_error **error)
{
	(void)pax;
	return fonds_fail(error, FONDS_ERR_UNSAFE,
		"its pax header says '%s', and readers do not agree on what "
		"that makes of its bytes",
		fonds_buffer_text(&record->key));
}

static enum fonds_status take_real(struct fonds_pax *pax,
	const struct record *record, struct fonds_error **error)
{
	return set_name(&pax->real, &pax->has_real, record->value,
		record->value_size, error);
}

/* Of the keys that give a member its name, its bytes or its kind. */
static const struct {
	const char *key;
	bool is_prefix;
	take_fn *take;
} keys[] = {
	{ "path", false, take_path },
	{ "linkpath", false, take_link },
	{ "size", false, take_size },
	{ "hdrcharset", false, take_charset },
	{ "GNU.sparse.", true, NULL }, /* known to fonds_tar_sparse_record() */
	{ "GNU.dumpdir", false, refuse },
	{ "GNU.volume.", true, refuse },
	{ "SCHILY.filetype", false, refuse },
	{ "SCHILY.offset", false, refuse },
	{ "SCHILY.realsize", false, refuse },
	{ "SUN.holesdata", false, refuse },
};

#define KEYS (sizeof(keys) / sizeof(*keys))

/* KEYS: it is none of them. */
static size_t find_key(const char *key)
{
	size_t i = 0;

	for (; i < KEYS; i++) {
		size_t size = strlen(keys[i].key);

		if (strncmp(keys[i].key, key, size) == 0 &&
			(keys[i].is_prefix || key[size] == '\0'))
			break;
	}
	return i;
}

static enum fonds_status take_record(struct fonds_pax *pax,
	const struct record *record, struct fonds_error **error)
{
	const char *key = fonds_buffer_text(&record->key);
	size_t i = find_key(key);
	bool is_name;

	if (fonds_tar_sparse_record(&pax->sparse, key, record->value,
		    record->value_size, &is_name))
		return is_name ? take_real(pax, record, error) : FONDS_OK;
	return i < KEYS ? keys[i].take(pax, record, error) : FONDS_OK;
}

static enum fonds_status check_global(struct fonds_pax *pax,
	const struct record *record, struct fonds_error **error)
{
	const char *key = fonds_buffer_text(&record->key);

	(void)pax;
	if (find_key(key) == KEYS)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_UNSAFE,
		"a global pax header says '%s' for all members, which not "
		"every reader follows",
		key);
}

static enum fonds_status fail_broken(struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"its pax header is damaged: it is no list of records");
}

/* *size_left counts down to 0. */
static enum fonds_status next_record(struct record *record, const char **data,
	size_t *size_left, struct fonds_error **error)
{
	const char *text = *data;
	size_t length = 0;
	size_t i = 0;
	const char *equals;

	for (; i < *size_left && i < 8 && text[i] >= '0' && text[i] <= '9'; i++)
		length = 10 * length + (size_t)(text[i] - '0');
	if (i == 0 || i == *size_left || text[i] != ' ' || length < i + 3 ||
		length > *size_left || text[length - 1] != '\n')
		return fail_broken(error);
	i++;
	equals = memchr(text + i, '=', length - 1 - i);
	if (!equals || equals == text + i ||
		memchr(text + i, '\0', (size_t)(equals - text) - i))
		return fail_broken(error);
	fonds_buffer_reset(&record->key);
	fonds_buffer_add(&record->key, text + i, (size_t)(equals - text) - i);
	record->value = equals + 1;
	record->value_size = (size_t)(text + length - 1 - record->value);
	*data += length;
	*size_left -= length;
	return fonds_buffer_check(&record->key, "a key", error);
}

static enum fonds_status each_record(struct fonds_pax *pax, take_fn *take,
	const char *data, size_t size, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	struct record record;

	fonds_buffer_init(&record.key, SIZE_MAX);
	while (status == FONDS_OK && size > 0) {
		status = next_record(&record, &data, &size, error);
		if (status == FONDS_OK)
			status = take(pax, &record, error);
	}
	fonds_buffer_clear(&record.key);
	return status;
}

enum fonds_status fonds_pax_add_records(struct fonds_pax *pax, const char *data,
	size_t size, struct fonds_error **error)
{
	if (pax->has_records)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"it has two pax headers, and readers do not agree on "
			"which counts");
	pax->has_records = true;
	return each_record(pax, take_record, data, size, error);
}

enum fonds_status fonds_pax_check_global(
	const char *data, size_t size, struct fonds_error **error)
{
	return each_record(NULL, check_global, data, size, error);
}

/* GNU tar ends it with a NUL, others do not; some fill up with more. */
static size_t without_nuls(const char *data, size_t size)
{
	while (size > 0 && data[size - 1] == '\0')
		size--;
	return size;
}

enum fonds_status fonds_pax_add_path(struct fonds_pax *pax, const char *data,
	size_t size, struct fonds_error **error)
{
	return set_name(&pax->path, &pax->has_path, data,
		without_nuls(data, size), error);
}

enum fonds_status fonds_pax_add_link(struct fonds_pax *pax, const char *data,
	size_t size, struct fonds_error **error)
{
	return set_name(&pax->link, &pax->has_link, data,
		without_nuls(data, size), error);
}
