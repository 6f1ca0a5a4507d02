/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixity/name-uuid.h"
#include "tests/unit/fault.h"

/* Made with Python: uuid.uuid5(uuid.NAMESPACE_URL, name). */
static const struct {
	const char *name;
	const char *uuid;
} names[] = {
	{ "http://example.org/record/1",
		"9f81bd90-c6cd-54f5-baef-7449f7af50c2" },
	{ "", "1b4db7eb-4057-5ddf-91e0-36dec72071f5" },
	{ "https://example.org/\xd1\x80",
		"f4b1fd72-0868-52ff-849a-10ab90563052" },
	{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		"fc9daa49-2ed4-5cfb-9cad-fb6439f31462" },
};

static void test_agrees_with_another_implementation(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char uuid[FONDS_UUID_SIZE];

		assert_int_equal(
			FONDS_OK, fonds_name_uuid(names[i].name, uuid, NULL));
		assert_string_equal(names[i].uuid, uuid);
	}
}

static void test_survives_a_failed_allocation(void **state)
{
	char uuid[FONDS_UUID_SIZE] = "before";
	enum fonds_status status;

	(void)state;
	for (unsigned n = 0;; n++) {
		fault_arm(FAULT_ALLOC, n);
		status = fonds_name_uuid(names[0].name, uuid, NULL);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_string_equal("before", uuid);
	}
	assert_int_equal(FONDS_OK, status);
	assert_string_equal(names[0].uuid, uuid);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_agrees_with_another_implementation),
		cmocka_unit_test(test_survives_a_failed_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
