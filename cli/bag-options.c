/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/bag-options.h"

#include "cli/message.h"
#include "cli/options.h"

static bool has(
	const struct cli_algorithms *algorithms, enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < algorithms->count; i++)
		if (algorithms->items[i] == algorithm)
			return true;
	return false;
}

bool cli_algorithms(
	const struct cli_arguments *arguments, struct cli_algorithms *ret)
{
	size_t count;
	const char *const *names = cli_values(arguments, "algorithm", &count);

	*ret = (struct cli_algorithms){ 0 };
	for (size_t i = 0; i < count; i++) {
		enum fonds_algorithm algorithm;

		if (!fonds_algorithm_from_name(names[i], &algorithm)) {
			cli_complain("--algorithm '%s' is not known", names[i]);
			return false;
		}
		if (has(ret, algorithm)) {
			cli_complain(
				"--algorithm '%s' is given twice", names[i]);
			return false;
		}
		ret->items[ret->count++] = algorithm;
	}
	return true;
}

enum cli_exit cli_profile(
	const struct cli_arguments *arguments, struct fonds_profile **ret)
{
	const char *path = cli_value(arguments, "profile");
	struct fonds_error *error = NULL;

	if (!path)
		return CLI_EXIT_OK;
	if (fonds_profile_read(path, ret, &error) < 0)
		return cli_failed(error);
	if (fonds_profile_is_valid(*ret))
		return CLI_EXIT_OK;
	cli_complain("'%s' is no valid profile, so no bag can be judged by "
		     "it: see 'fonds bag profile check'",
		path);
	return CLI_EXIT_USAGE;
}

enum cli_exit cli_bag_result(
	struct fonds_bag_result *result, enum fonds_format format)
{
	bool is_good = fonds_bag_result_is_good(result);
	struct fonds_error *error = NULL;
	enum fonds_status status = fonds_bag_result_write(
		result, format, cli_write_stdout, NULL, &error);

	fonds_bag_result_free(result);
	if (status < 0)
		return cli_failed(error);
	return is_good ? CLI_EXIT_OK : CLI_EXIT_FOUND;
}
