/* SPDX-License-Identifier: Apache-2.0 */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <fonds/version.h>

#include "cli/message.h"
#include "cli/options.h"

#define LEFT_SIZE 30 /* of the names in --help */
#define GROUP_SIZE 64

const struct cli_command *const cli_commands[] = {
	&cli_cmd_audit_daemon,
	&cli_cmd_audit_incidents,
	&cli_cmd_audit_incidents_acknowledge,
	&cli_cmd_audit_incidents_list,
	&cli_cmd_audit_incidents_resolve,
	&cli_cmd_audit_incidents_show,
	&cli_cmd_audit_pause_begin,
	&cli_cmd_audit_pause_end,
	&cli_cmd_audit_pause_list,
	&cli_cmd_audit_policy_set,
	&cli_cmd_audit_policy_show,
	&cli_cmd_audit_repair,
	&cli_cmd_audit_report,
	&cli_cmd_audit_run,
	&cli_cmd_audit_schedule_install,
	&cli_cmd_audit_schedule_remove,
	&cli_cmd_audit_schedule_show,
	&cli_cmd_audit_status,
	&cli_cmd_bag_complete,
	&cli_cmd_bag_create,
	&cli_cmd_bag_diff,
	&cli_cmd_bag_merge,
	&cli_cmd_bag_pack,
	&cli_cmd_bag_profile_check,
	&cli_cmd_bag_repair,
	&cli_cmd_bag_show,
	&cli_cmd_bag_split,
	&cli_cmd_bag_unpack,
	&cli_cmd_bag_update,
	&cli_cmd_bag_upgrade,
	&cli_cmd_bag_validate,
	&cli_cmd_catalog_add,
	&cli_cmd_catalog_backup,
	&cli_cmd_catalog_canary_add,
	&cli_cmd_catalog_canary_list,
	&cli_cmd_catalog_canary_remove,
	&cli_cmd_catalog_check,
	&cli_cmd_catalog_collection_add,
	&cli_cmd_catalog_collection_list,
	&cli_cmd_catalog_export,
	&cli_cmd_catalog_import,
	&cli_cmd_catalog_init,
	&cli_cmd_catalog_list,
	&cli_cmd_catalog_remove,
	&cli_cmd_catalog_show,
	&cli_cmd_catalog_volume_add,
	&cli_cmd_catalog_volume_list,
	&cli_cmd_catalog_volume_move,
	&cli_cmd_digest,
	&cli_cmd_identify,
	&cli_cmd_ingest,
	&cli_cmd_metadata_convert,
	&cli_cmd_metadata_event,
	&cli_cmd_metadata_show,
	&cli_cmd_metadata_validate,
	NULL,
};

/* Is it one of "audit", "audit policy"? All are, where group is empty. */
static bool is_in_group(const struct cli_command *command, const char *group)
{
	size_t size = strlen(group);

	return size == 0 || (strncmp(command->name, group, size) == 0 &&
				    command->name[size] == ' ');
}

static void usage_of(const struct cli_command *command, FILE *out)
{
	char left[64];
	int size = snprintf(left, sizeof(left), "%s%s%s", command->name,
		command->operands ? " " : "",
		command->operands ? command->operands : "");

	if (size > LEFT_SIZE)
		fprintf(out, "  fonds %s\n        %-*s %s\n", left, LEFT_SIZE,
			"", command->summary);
	else
		fprintf(out, "  fonds %-*s %s\n", LEFT_SIZE, left,
			command->summary);
}

static void usage(FILE *out, const char *group)
{
	fprintf(out, "Usage: fonds %s%sCOMMAND [OPTION]...\n\n", group,
		*group ? " " : "");
	for (size_t i = 0; cli_commands[i]; i++)
		if (is_in_group(cli_commands[i], group))
			usage_of(cli_commands[i], out);
	fputs("\n'fonds COMMAND --help' lists a command's options; "
	      "'fonds --version' says which fonds this is.\n",
		out);
}

/* Those before the first option. */
static int count_words(int argc, char *argv[])
{
	int count = 0;

	while (count < argc && argv[count][0] != '-')
		count++;
	return count;
}

/* The words, where commands begin with them. */
static bool find_group(int count, char *argv[], char ret[GROUP_SIZE])
{
	size_t used = 0;

	ret[0] = '\0';
	for (int i = 0; i < count; i++) {
		int size = snprintf(ret + used, GROUP_SIZE - used, "%s%s",
			i > 0 ? " " : "", argv[i]);

		if (size < 0 || (size_t)size >= GROUP_SIZE - used)
			return false;
		used += (size_t)size;
	}
	for (size_t i = 0; used > 0 && cli_commands[i]; i++)
		if (is_in_group(cli_commands[i], ret))
			return true;
	return false;
}

/* How many words of argv the command's name takes: 0 when they differ. */
static int words_matched(
	const struct cli_command *command, int argc, char *argv[])
{
	const char *rest = command->name;
	int words = 0;

	while (*rest) {
		size_t size = strcspn(rest, " ");

		if (words >= argc || strlen(argv[words]) != size ||
			strncmp(argv[words], rest, size) != 0)
			return 0;
		words++;
		rest += size + (rest[size] == ' ');
	}
	return words;
}

/* The command whose name takes the most words: one may begin as another. */
static const struct cli_command *find_command(
	int argc, char *argv[], int *ret_words)
{
	const struct cli_command *found = NULL;

	*ret_words = 0;
	for (size_t i = 0; cli_commands[i]; i++) {
		int words = words_matched(cli_commands[i], argc, argv);

		if (words <= *ret_words)
			continue;
		*ret_words = words;
		found = cli_commands[i];
	}
	return found;
}

/* "--help" before any "--", wherever it stands. */
static bool wants_help(int argc, char *argv[])
{
	for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0)
			return true;
	return false;
}

static enum cli_exit run(
	const struct cli_command *command, int argc, char *argv[])
{
	struct cli_arguments arguments;
	enum cli_exit status;

	if (wants_help(argc, argv)) {
		cli_help(command);
		return CLI_EXIT_OK;
	}
	status = cli_options_parse(command, argc, argv, &arguments);
	if (status == CLI_EXIT_OK)
		status = command->run(&arguments);
	cli_options_clear(&arguments);
	return status;
}

/* Words by which several commands begin, or none does. */
static enum cli_exit run_none(int argc, char *argv[])
{
	int words = count_words(argc, argv);
	int known = words;
	char group[GROUP_SIZE];

	if (argc == 0) {
		usage(stderr, "");
		return CLI_EXIT_USAGE;
	}
	while (known > 0 && !find_group(known, argv, group))
		known--;
	if (known == 0) {
		cli_complain(
			"unknown command '%s' (see 'fonds --help')", argv[0]);
		return CLI_EXIT_USAGE;
	}
	if (known < words) {
		cli_complain("unknown command '%s %s' (see 'fonds %s --help')",
			group, argv[known], group);
		return CLI_EXIT_USAGE;
	}
	if (wants_help(argc, argv)) {
		usage(stdout, group);
		return CLI_EXIT_OK;
	}
	cli_complain("'%s' is not a whole command: which of these?", group);
	usage(stderr, group);
	return CLI_EXIT_USAGE;
}

int main(int argc, char *argv[])
{
	const struct cli_command *command;
	int words;

	/* A reader that went away is a failure to write like others. */
	(void)signal(SIGPIPE, SIG_IGN);
	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		usage(stdout, "");
		return (int)cli_flush(CLI_EXIT_OK);
	}
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		printf("fonds %s\n", fonds_version());
		return (int)cli_flush(CLI_EXIT_OK);
	}
	command = find_command(argc - 1, argv + 1, &words);
	if (command)
		return (int)cli_flush(
			run(command, argc - 1 - words, argv + 1 + words));
	return (int)cli_flush(run_none(argc - 1, argv + 1));
}
