/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_BAG_OPTIONS_H
#define CLI_BAG_OPTIONS_H

#include <fonds/bag-write.h>
#include <fonds/profile.h>

#include "cli/cmd.h"

/* What the commands that write bags share. */
#define CLI_OPTION_ALGORITHM \
	{ \
		.name = "algorithm", .letter = 'a', .argument = "NAME", \
		.repeats = true, \
		.help = "a digest algorithm of the manifests; default: sha256" \
	}
#define CLI_OPTION_TAG \
	{ \
		.name = "tag", .letter = 't', .argument = "TAG", \
		.repeats = true, \
		.help = "a line of bag-info.txt, 'Label: value'" \
	}
#define CLI_OPTION_TAGS_FROM \
	{ \
		.name = "tags-from", .argument = "FILE", \
		.help = "take such lines from a file, before those of --tag" \
	}
#define CLI_OPTION_BAGGING_DATE \
	{ \
		.name = "bagging-date", .argument = "YYYY-MM-DD", \
		.help = "Bagging-Date; default: $SOURCE_DATE_EPOCH, else " \
			"today" \
	}

#define CLI_ALGORITHMS_MAX 16

struct cli_algorithms {
	enum fonds_algorithm items[CLI_ALGORITHMS_MAX];
	size_t count;
};

/* --algorithm, each once; false after saying what was wrong. */
bool cli_algorithms(
	const struct cli_arguments *arguments, struct cli_algorithms *ret);

/*
 * The profile of --profile, to be freed; NULL, and all is well, without that
 * option. Anything but CLI_EXIT_OK after saying what was wrong.
 */
enum cli_exit cli_profile(
	const struct cli_arguments *arguments, struct fonds_profile **ret);

/* Write it to standard output, free it, and give the exit status. */
enum cli_exit cli_bag_result(
	struct fonds_bag_result *result, enum fonds_format format);

#endif
