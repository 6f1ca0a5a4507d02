/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/member-name.h"

#include <inttypes.h>

#include "base/error.h"

enum fonds_status fonds_member_name_check(
	const struct fonds_archive_limits *limits, const char *name,
	size_t size, struct fonds_error **error)
{
	uint64_t depth = 0;

	if (size > limits->name)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the name of a member is longer than %" PRIu64 " bytes",
			limits->name);
	for (size_t i = 0; i < size; i++)
		depth += name[i] == '/';
	if (depth > limits->depth)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the name of a member has more than %" PRIu64
			" folders",
			limits->depth);
	return FONDS_OK;
}
