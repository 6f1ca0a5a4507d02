/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/budget.h"

#define NS_OF_SECOND UINT64_C(1000000000)

void fonds_budget_begin(struct fonds_budget *budget, uint64_t max_files,
	uint64_t max_bytes, uint64_t max_seconds, int64_t now_ns)
{
	*budget = (struct fonds_budget){
		.max_files = max_files,
		.max_bytes = max_bytes,
		.max_seconds = max_seconds,
		.begun_ns = now_ns,
	};
}

bool fonds_budget_has_end(const struct fonds_budget *budget)
{
	return budget->max_seconds > 0;
}

bool fonds_budget_is_over(
	const struct fonds_budget *budget, int64_t now_ns, const char **ret_why)
{
	uint64_t passed = (uint64_t)(now_ns - budget->begun_ns) / NS_OF_SECOND;

	if (budget->max_seconds == 0 || passed < budget->max_seconds)
		return false;
	*ret_why = "the time given to it was used up";
	return true;
}

static bool has_room(const struct fonds_budget *budget, uint64_t size)
{
	if (budget->max_bytes == 0 || budget->files == 0)
		return true;
	return budget->bytes <= budget->max_bytes &&
	       size <= budget->max_bytes - budget->bytes;
}

bool fonds_budget_take(struct fonds_budget *budget, uint64_t size,
	int64_t now_ns, const char **ret_why)
{
	if (fonds_budget_is_over(budget, now_ns, ret_why))
		return false;
	if (budget->max_files > 0 && budget->files >= budget->max_files) {
		*ret_why = "the number of files given to it was reached";
		return false;
	}
	if (!has_room(budget, size)) {
		*ret_why = "the bytes given to it were used up";
		return false;
	}
	budget->files++;
	budget->bytes += size;
	return true;
}
