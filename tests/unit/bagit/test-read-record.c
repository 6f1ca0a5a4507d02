/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/read-record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"

static const struct fonds_read_binding binding = {
	.device = 1,
	.inode = UINT64_MAX,
	.manifests = { .algorithm = FONDS_SHA256, .size = 32, .bytes = "abc" },
	.algorithms = { FONDS_MD5, FONDS_SHA512 },
	.algorithm_count = 2,
};

static const struct fonds_read_record sample = {
	.path = "data/\xff\n x",
	.state = { 1, 2, 3, -4, INT64_MIN },
	.read_at = 1700000000,
	.is_corrupt = true,
	.digests = { { FONDS_MD5, 16, "one" }, { FONDS_SHA512, 64, "two" } },
};

#define SAMPLE_SIZE (6 * 8 + 1 + 16 + 64 + sizeof("data/\xff\n x") - 1)

static void what_is_put_is_got(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct fonds_read_record record;

	(void)state;
	fonds_buffer_init(&buffer, 4096);
	fonds_read_record_put(&buffer, &binding, &sample);
	assert_int_equal(SAMPLE_SIZE, buffer.size);
	assert_true(fonds_read_record_get(
		&binding, buffer.data, buffer.size, &record));
	assert_string_equal(sample.path, record.path);
	assert_true(fonds_file_state_equal(&sample.state, &record.state));
	assert_int_equal(sample.read_at, record.read_at);
	assert_true(record.is_corrupt);
	for (size_t i = 0; i < 2; i++)
		assert_true(fonds_digest_equal(
			&sample.digests[i], &record.digests[i]));
}

static void what_is_no_record_is_refused(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct fonds_read_record record;
	size_t shortest = SAMPLE_SIZE - strlen(sample.path) + 1;

	(void)state;
	fonds_buffer_init(&buffer, 4096);
	fonds_read_record_put(&buffer, &binding, &sample);
	for (size_t size = 0; size < buffer.size; size++)
		assert_int_equal(
			size >= shortest, fonds_read_record_get(&binding,
						  buffer.data, size, &record));
	buffer.data[buffer.size - 1] = '\0';
	assert_false(fonds_read_record_get(
		&binding, buffer.data, buffer.size, &record));
	buffer.data[buffer.size - 1] = 'x';
	buffer.data[48] = 2;
	assert_false(fonds_read_record_get(
		&binding, buffer.data, buffer.size, &record));
}

static const char *difference_from(const struct fonds_read_binding *other)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer a;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer b;

	fonds_buffer_init(&a, FONDS_READ_BINDING_MAX);
	fonds_buffer_init(&b, FONDS_READ_BINDING_MAX);
	fonds_read_binding_put(&a, other);
	fonds_read_binding_put(&b, &binding);
	return fonds_read_binding_difference(a.data, a.size, b.data, b.size);
}

static void it_is_told_in_what_a_binding_differs(void **state)
{
	struct fonds_read_binding other = binding;

	(void)state;
	assert_null(difference_from(&other));
	other.algorithm_count = 1;
	assert_string_equal("was left by a validation with other algorithms",
		difference_from(&other));
	other.algorithm_count = 3;
	assert_string_equal("was left by a validation with other algorithms",
		difference_from(&other));
	other.manifests.bytes[31] ^= 1;
	assert_string_equal("was left by the validation of this bag before its "
			    "bagit.txt or a manifest was changed",
		difference_from(&other));
	other.inode--;
	assert_string_equal("was left by the validation of another bag",
		difference_from(&other));
	other = binding;
	other.device++;
	assert_string_equal("was left by the validation of another bag",
		difference_from(&other));
	assert_string_equal("was left by the validation of another bag",
		fonds_read_binding_difference("", 0, "0123456789abcdef", 16));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_put_is_got),
		cmocka_unit_test(what_is_no_record_is_refused),
		cmocka_unit_test(it_is_told_in_what_a_binding_differs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
