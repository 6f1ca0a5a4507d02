/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_CMD_H
#define CLI_CMD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/catalog.h>
#include <fonds/error.h>
#include <fonds/output.h>

/* What the shell sees; documented in fonds(1) under EXIT STATUS. */
enum cli_exit {
	CLI_EXIT_OK = 0,
	CLI_EXIT_FOUND = 1,  /* the check ran and found something wrong */
	CLI_EXIT_USAGE = 2,  /* the command line was wrong */
	CLI_EXIT_FAILED = 3, /* the work could not be finished */
};

/*
 * An option of a command. The tables of options make the parser, --help, and
 * the synopsis that the man page is compared with.
 */
struct cli_option {
	const char *name;     /* long, without the dashes */
	char letter;          /* short form, or 0 */
	const char *argument; /* what it takes, "FILE"; NULL for a flag */
	bool repeats;
	bool needs_text; /* an empty value is none */
	const char *help;
};

#define CLI_OPTIONS_MAX 32

/* A command line, taken apart. Strings are those of argv. */
struct cli_arguments {
	const struct cli_command *command;
	const char **values[CLI_OPTIONS_MAX]; /* by index in the option table */
	size_t counts[CLI_OPTIONS_MAX];
	const char **operands;
	size_t operand_count;
};

struct cli_command {
	const char *name; /* "ingest", "bag validate" */
	const char *operands;
	size_t operands_min;
	size_t operands_max; /* SIZE_MAX: any number */
	const char *summary;
	const struct cli_option *options; /* ends with a name of NULL */
	enum cli_exit (*run)(const struct cli_arguments *arguments);
};

extern const struct cli_command cli_cmd_audit_daemon;
extern const struct cli_command cli_cmd_audit_incidents;
extern const struct cli_command cli_cmd_audit_incidents_acknowledge;
extern const struct cli_command cli_cmd_audit_incidents_list;
extern const struct cli_command cli_cmd_audit_incidents_resolve;
extern const struct cli_command cli_cmd_audit_incidents_show;
extern const struct cli_command cli_cmd_audit_pause_begin;
extern const struct cli_command cli_cmd_audit_pause_end;
extern const struct cli_command cli_cmd_audit_pause_list;
extern const struct cli_command cli_cmd_audit_policy_set;
extern const struct cli_command cli_cmd_audit_policy_show;
extern const struct cli_command cli_cmd_audit_repair;
extern const struct cli_command cli_cmd_audit_report;
extern const struct cli_command cli_cmd_audit_run;
extern const struct cli_command cli_cmd_audit_schedule_install;
extern const struct cli_command cli_cmd_audit_schedule_remove;
extern const struct cli_command cli_cmd_audit_schedule_show;
extern const struct cli_command cli_cmd_audit_status;
extern const struct cli_command cli_cmd_bag_complete;
extern const struct cli_command cli_cmd_bag_create;
extern const struct cli_command cli_cmd_bag_diff;
extern const struct cli_command cli_cmd_bag_merge;
extern const struct cli_command cli_cmd_bag_pack;
extern const struct cli_command cli_cmd_bag_profile_check;
extern const struct cli_command cli_cmd_bag_repair;
extern const struct cli_command cli_cmd_bag_show;
extern const struct cli_command cli_cmd_bag_split;
extern const struct cli_command cli_cmd_bag_unpack;
extern const struct cli_command cli_cmd_bag_update;
extern const struct cli_command cli_cmd_bag_upgrade;
extern const struct cli_command cli_cmd_bag_validate;
extern const struct cli_command cli_cmd_catalog_add;
extern const struct cli_command cli_cmd_catalog_backup;
extern const struct cli_command cli_cmd_catalog_canary_add;
extern const struct cli_command cli_cmd_catalog_canary_list;
extern const struct cli_command cli_cmd_catalog_canary_remove;
extern const struct cli_command cli_cmd_catalog_check;
extern const struct cli_command cli_cmd_catalog_collection_add;
extern const struct cli_command cli_cmd_catalog_collection_list;
extern const struct cli_command cli_cmd_catalog_export;
extern const struct cli_command cli_cmd_catalog_import;
extern const struct cli_command cli_cmd_catalog_init;
extern const struct cli_command cli_cmd_catalog_list;
extern const struct cli_command cli_cmd_catalog_remove;
extern const struct cli_command cli_cmd_catalog_show;
extern const struct cli_command cli_cmd_catalog_volume_add;
extern const struct cli_command cli_cmd_catalog_volume_list;
extern const struct cli_command cli_cmd_catalog_volume_move;
extern const struct cli_command cli_cmd_digest;
extern const struct cli_command cli_cmd_identify;
extern const struct cli_command cli_cmd_ingest;
extern const struct cli_command cli_cmd_metadata_convert;
extern const struct cli_command cli_cmd_metadata_event;
extern const struct cli_command cli_cmd_metadata_show;
extern const struct cli_command cli_cmd_metadata_validate;

/* Alphabetical, as fonds(1) lists them; ends with NULL. */
extern const struct cli_command *const cli_commands[];

#endif
