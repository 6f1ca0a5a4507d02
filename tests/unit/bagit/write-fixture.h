/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_WRITE_FIXTURE_H
#define TESTS_WRITE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include <fonds/bag-write.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

/* Bags on disk, in the folder of the test. */
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

/* With the message of the error, when it is one. */
#define assert_ok(status, error) \
	do { \
		enum fonds_status status_ = (status); \
		if (status_ != FONDS_OK) \
			print_error( \
				"%s\n", (error) ? fonds_error_message(error) \
						: "no error"); \
		assert_int_equal(FONDS_OK, status_); \
	} while (0)

static inline bool has_finding(
	const struct fonds_bag_result *result, const char *code)
{
	const struct fonds_finding *finding;

	for (size_t i = 0; (finding = fonds_bag_result_get(result, i)); i++)
		if (strcmp(finding->code, code) == 0)
			return true;
	return false;
}

static inline bool is_valid_bag(const char *path)
{
	struct fonds_validation *validation = NULL;
	struct fonds_error *error = NULL;
	bool is_valid;

	assert_ok(fonds_bag_validate(path, NULL, &validation, &error), error);
	is_valid = fonds_validation_is_valid(validation);
	for (size_t i = 0; !is_valid && fonds_validation_get(validation, i);
		i++)
		print_error("%s %s\n",
			fonds_validation_get(validation, i)->code,
			fonds_validation_get(validation, i)->message);
	fonds_validation_free(validation);
	return is_valid;
}

static inline void shell(const char *command)
{
	if (system(command) != 0)
		fail_msg("failed: %s", command);
}

#endif
