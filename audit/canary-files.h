/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_CANARY_FILES_H
#define AUDIT_CANARY_FILES_H

#include <stdbool.h>

#include "fixity/catalog/policy.h"

/*
 * The canaries of a catalog: files that are known to be bad. Each is read in
 * the way in which the files of the run are; if one is not found corrupt, no
 * other verdict of the run can be believed.
 *
 * *ret_why is NULL when all are found so, else which is not; for free(). An
 * error means that it could not be found out.
 */
enum fonds_status fonds_canary_files_check(struct fonds_catalog *catalog,
	unsigned jobs, bool bypass_cache, char **ret_why,
	struct fonds_error **error);

#endif
