/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/message.h"

static size_t option_index(const struct cli_command *command, const char *name,
	size_t size, char letter)
{
	size_t i = 0;

	for (; command->options[i].name; i++) {
		const struct cli_option *option = &command->options[i];

		if (letter && option->letter == letter)
			break;
		if (!letter && strlen(option->name) == size &&
			strncmp(option->name, name, size) == 0)
			break;
	}
	return i;
}

static size_t known_index(
	const struct cli_arguments *arguments, const char *name)
{
	return option_index(arguments->command, name, strlen(name), 0);
}

/* Every value goes into one array with room for as many as argv has. */
static void keep_value(struct cli_arguments *arguments, size_t index,
	const char *value, size_t room)
{
	const char **values = arguments->values[index];

	if (!values) {
		values = calloc(room, sizeof(*values));
		if (!values)
			cli_fatal_nomem();
		arguments->values[index] = values;
	}
	values[arguments->counts[index]++] = value;
}

static enum cli_exit usage_error(const struct cli_command *command,
	const char *before, const char *subject, const char *after)
{
	cli_complain("%s'%s'%s (see 'fonds %s --help')", before, subject, after,
		command->name);
	return CLI_EXIT_USAGE;
}

/* One option word, at argv[*i]; *i moves on to its value when that is apart. */
static enum cli_exit take_option(
	struct cli_arguments *arguments, int argc, char *argv[], int *i)
{
	const struct cli_command *command = arguments->command;
	const char *word = argv[*i];
	bool is_long = word[1] == '-';
	const char *name = is_long ? word + 2 : word + 1;
	size_t size = is_long ? strcspn(name, "=") : 1;
	size_t index = option_index(command, name, size, is_long ? 0 : name[0]);
	const struct cli_option *option = &command->options[index];
	const char *value = NULL;

	if (!option->name)
		return usage_error(command, "unknown option ", word, "");
	if (is_long && name[size] == '=')
		value = name + size + 1;
	else if (!is_long && name[1])
		value = name + 1;
	if (!option->argument && value)
		return usage_error(command, "option ", word, " takes no value");
	if (option->argument && !value) {
		if (*i + 1 >= argc)
			return usage_error(
				command, "option ", word, " needs a value");
		value = argv[++*i];
	}
	if (option->needs_text && *value == '\0')
		return usage_error(command, "the value of ", word, " is empty");
	if (arguments->counts[index] > 0 && !option->repeats)
		return usage_error(command, "option ", word, " is given twice");
	keep_value(arguments, index, value ? value : "", (size_t)argc);
	return CLI_EXIT_OK;
}

static enum cli_exit take_operand(
	struct cli_arguments *arguments, const char *word, size_t room)
{
	const struct cli_command *command = arguments->command;

	if (arguments->operand_count >= command->operands_max)
		return usage_error(
			command, "", word, " is one argument too many");
	if (!word[0])
		return usage_error(command, "an argument is empty: ", word, "");
	if (!arguments->operands) {
		arguments->operands = calloc(
			room, sizeof(*arguments->operands));
		if (!arguments->operands)
			cli_fatal_nomem();
	}
	arguments->operands[arguments->operand_count++] = word;
	return CLI_EXIT_OK;
}

enum cli_exit cli_options_parse(const struct cli_command *command, int argc,
	char *argv[], struct cli_arguments *ret)
{
	bool options_end = false;

	*ret = (struct cli_arguments){ .command = command };
	for (int i = 0; i < argc; i++) {
		enum cli_exit status;

		if (!options_end && strcmp(argv[i], "--") == 0) {
			options_end = true;
			continue;
		}
		if (!options_end && argv[i][0] == '-' && argv[i][1])
			status = take_option(ret, argc, argv, &i);
		else
			status = take_operand(ret, argv[i], (size_t)argc);
		if (status != CLI_EXIT_OK)
			return status;
	}
	if (ret->operand_count < command->operands_min)
		return usage_error(
			command, "", command->operands, " is missing");
	return CLI_EXIT_OK;
}

void cli_options_clear(struct cli_arguments *arguments)
{
	size_t most = sizeof(arguments->values) / sizeof(arguments->values[0]);

	for (size_t i = 0; i < most; i++)
		free(arguments->values[i]);
	free(arguments->operands);
}

const char *const *cli_values(const struct cli_arguments *arguments,
	const char *name, size_t *ret_count)
{
	size_t index = known_index(arguments, name);

	*ret_count = arguments->counts[index];
	return arguments->values[index];
}

const char *cli_value(const struct cli_arguments *arguments, const char *name)
{
	size_t count;
	const char *const *values = cli_values(arguments, name, &count);

	return count > 0 ? values[count - 1] : NULL;
}

bool cli_flag(const struct cli_arguments *arguments, const char *name)
{
	return arguments->counts[known_index(arguments, name)] > 0;
}

static const char *const format_names[] = {
	[FONDS_FORMAT_TEXT] = "text",
	[FONDS_FORMAT_JSON] = "json",
	[FONDS_FORMAT_CSV] = "csv",
	[FONDS_FORMAT_HTML] = "html",
	[FONDS_FORMAT_SVG] = "svg",
	[FONDS_FORMAT_PREMIS] = "premis",
	[FONDS_FORMAT_PROMETHEUS] = "prometheus",
};

static bool format_find(const char *name, size_t size, enum fonds_format *ret)
{
	for (size_t i = 0; i < sizeof(format_names) / sizeof(*format_names);
		i++) {
		if (!format_names[i] || strlen(format_names[i]) != size ||
			strncmp(format_names[i], name, size) != 0)
			continue;
		*ret = (enum fonds_format)i;
		return true;
	}
	return false;
}

/* Is the word one of those in "text|json"? */
static bool is_offered(const char *word, const char *offered)
{
	size_t size = strlen(word);

	for (; *offered; offered += strspn(offered, "|")) {
		size_t span = strcspn(offered, "|");

		if (span == size && strncmp(offered, word, size) == 0)
			return true;
		offered += span;
	}
	return false;
}

bool cli_format(const struct cli_arguments *arguments, enum fonds_format *ret)
{
	size_t index = known_index(arguments, "format");
	const char *offered = arguments->command->options[index].argument;
	const char *word = cli_value(arguments, "format");

	*ret = FONDS_FORMAT_TEXT;
	if (!offered)
		return true;
	if (!word)
		return format_find(offered, strcspn(offered, "|"), ret);
	if (is_offered(word, offered) && format_find(word, strlen(word), ret))
		return true;
	cli_complain("--format '%s' is not one of %s", word, offered);
	return false;
}

bool cli_format_for(const struct cli_arguments *arguments, const char *path,
	enum fonds_format *ret)
{
	size_t index = known_index(arguments, "format");
	const char *offered = arguments->command->options[index].argument;
	const char *dot = path ? strrchr(path, '.') : NULL;

	if (dot && !cli_value(arguments, "format") &&
		is_offered(dot + 1, offered))
		return format_find(dot + 1, strlen(dot + 1), ret);
	return cli_format(arguments, ret);
}

#define JOBS_MAX 1024

bool cli_number(const struct cli_arguments *arguments, const char *name,
	unsigned maximum, unsigned *ret)
{
	const char *word = cli_value(arguments, name);
	unsigned long number;
	char *end;

	if (!word)
		return true;
	errno = 0;
	number = strtoul(word, &end, 10);
	if (errno || *end || word[0] < '0' || word[0] > '9' || number < 1 ||
		number > maximum) {
		cli_complain("--%s '%s' is not a number from 1 to %u", name,
			word, maximum);
		return false;
	}
	*ret = (unsigned)number;
	return true;
}

bool cli_jobs(const struct cli_arguments *arguments, unsigned *ret)
{
	*ret = 0;
	return cli_number(arguments, "jobs", JOBS_MAX, ret);
}

void cli_help(const struct cli_command *command)
{
	printf("Usage: fonds %s%s%s [OPTION]...\n\n%s.\n\n", command->name,
		command->operands ? " " : "",
		command->operands ? command->operands : "", command->summary);
	for (const struct cli_option *option = command->options; option->name;
		option++) {
		char left[64];
		char letter[8] = "    ";

		if (option->letter)
			snprintf(letter, sizeof(letter), "-%c, ",
				option->letter);
		snprintf(left, sizeof(left), "%s--%s%s%s", letter, option->name,
			option->argument ? " " : "",
			option->argument ? option->argument : "");
		printf("  %-34s %s%s\n", left, option->help,
			option->repeats ? "; may be repeated" : "");
	}
	printf("  %-34s %s\n", "    --help", "print this");
	printf("\nExit status: 0 sound, 1 something wrong was found, 2 wrong "
	       "command line,\n3 the work could not be finished. See "
	       "fonds(1).\n");
}
