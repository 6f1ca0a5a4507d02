/* SPDX-License-Identifier: Apache-2.0 */
/* The names of the levels of validation. */
#include <string.h>

#include <fonds/bag.h>

static const char *const names[] = {
	[FONDS_BAG_LEVEL_STRUCTURE] = "structure",
	[FONDS_BAG_LEVEL_COMPLETENESS] = "completeness",
	[FONDS_BAG_LEVEL_FAST] = "fast",
	[FONDS_BAG_LEVEL_FULL] = "full",
};

const char *fonds_bag_level_name(enum fonds_bag_level level)
{
	if (level < FONDS_BAG_LEVEL_STRUCTURE || level > FONDS_BAG_LEVEL_FULL)
		level = FONDS_BAG_LEVEL_FULL;
	return names[level];
}

bool fonds_bag_level_from_name(const char *name, enum fonds_bag_level *ret)
{
	for (int i = FONDS_BAG_LEVEL_STRUCTURE; i <= FONDS_BAG_LEVEL_FULL; i++)
		if (strcmp(names[i], name) == 0) {
			*ret = (enum fonds_bag_level)i;
			return true;
		}
	return false;
}
