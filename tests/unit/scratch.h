/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_SCRATCH_H
#define TESTS_UNIT_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A fresh folder for each test, below $TMPDIR or /tmp, which is the current
 * folder while the test runs, so that tests use short relative names:
 *
 *	cmocka_unit_test_setup_teardown(test_x, scratch_enter, scratch_leave)
 *
 * The others end the test when they fail.
 */
int scratch_enter(void **state);
int scratch_leave(void **state); /* goes back, removes it with all in it */

/* Make a file, and the folders in its name. */
void scratch_write(const char *name, const char *text);
void scratch_write_bytes(const char *name, const void *data, size_t size);
void scratch_folder(const char *name);

/* Does the file hold this text and nothing else? */
bool scratch_holds(const char *name, const char *text);
bool scratch_exists(const char *name); /* a dangling link does too */

/* How many names are in the folder, hidden ones too. */
size_t scratch_count(const char *folder);

/* How many descriptors are open: the same before and after is no leak. */
size_t scratch_count_fds(void);

#endif
