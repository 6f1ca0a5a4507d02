/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_METADATA_CHECK_FAULTS_H
#define TESTS_UNIT_METADATA_CHECK_FAULTS_H

#include "tests/unit/fault.h"
#include "tests/unit/metadata/check-runner.h"

/* Which codes the edits of a test have given so far. */
static bool check_is_seen[CHECK_CODE_COUNT];

static inline void check_see(const char *codes)
{
	for (unsigned i = 0; i < CHECK_CODE_COUNT; i++)
		check_is_seen[i] |=
			strstr(codes, fonds_check_code_info(i)->name) != NULL;
}

/* Every code that begins so was given by an edit. */
static inline void check_all_seen(const char *prefix)
{
	for (unsigned i = 0; i < CHECK_CODE_COUNT; i++) {
		const char *name = fonds_check_code_info(i)->name;

		if (strncmp(name, prefix, strlen(prefix)) == 0 &&
			!check_is_seen[i])
			fail_msg("no edit gives %s", name);
	}
}

/* Whichever allocation fails, checking the document fails with it. */
static inline void check_without_memory(const char *document)
{
	fonds_cleanup(fonds_freep) char *text = check_read(document);
	unsigned failures = 0;

	for (unsigned n = 0;; n++) {
		struct fonds_metadata_check *check = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = check_text(text, &check, NULL);
		fault_disarm();
		fonds_metadata_check_free(check);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		failures++;
	}
	assert_true(failures > 20);
}

#endif
