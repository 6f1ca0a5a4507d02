/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Signals are blocked here and asked for where it suits: between audits, and
 * by the progress of an audit. So none comes between two steps of the catalog,
 * and SIGTERM ends a wait at once.
 */
#include <fonds/audit-daemon.h>
#include <fonds/audit.h>

#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include "cli/duration.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/person.h"
#include "cli/settings.h"

#define EVERY_DEFAULT (INT64_C(24) * 3600)

/* After a look that failed. */
#define WAIT_FAILED 60

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "every",
		.argument = "TIME",
		.help = "audit at the latest so long after the last run; "
			"default: 1d" },
	CLI_OPTION_JOBS,
	CLI_OPTION_BY,
	{ 0 },
};

struct daemon {
	const struct cli_arguments *arguments;
	struct fonds_catalog *catalog;
	struct fonds_audit_daemon *state;
	struct fonds_audit_options audit;
	int64_t every;
	sigset_t signals;
	bool is_stopped;
	bool rereads;
};

/* A line with the time, on stderr. */
static void note(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void note(const char *format, ...)
{
	char text[1024];
	char when[32] = "";
	time_t now = time(NULL);
	struct tm utc;
	va_list args;

	if (gmtime_r(&now, &utc))
		(void)strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%SZ", &utc);
	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	cli_complain("%s %s", when, text);
}

/* Take what has come, waiting for so long that something comes. */
static void take_signals(struct daemon *daemon, int64_t seconds)
{
	const struct timespec wait = { .tv_sec = (time_t)seconds };
	int signal_number = sigtimedwait(&daemon->signals, NULL, &wait);

	if (signal_number == SIGHUP)
		daemon->rereads = true;
	else if (signal_number > 0)
		daemon->is_stopped = true;
}

static int show_progress(const struct fonds_progress *now, void *payload)
{
	struct daemon *daemon = payload;

	(void)now;
	take_signals(daemon, 0);
	return daemon->is_stopped;
}

static void take_notice(const char *text, void *payload)
{
	(void)payload;
	note("%s", text);
}

/* A failure is told, and tried again when its turn comes. */
static void audit(struct daemon *daemon, const char *why)
{
	struct fonds_audit_summary summary;
	struct fonds_error *error = NULL;
	enum fonds_status status;

	note("an audit begins: %s", why);
	status = fonds_audit_run(
		daemon->catalog, &daemon->audit, &summary, &error);
	fonds_audit_daemon_ran(daemon->state);
	/* One that fails before its first sign of progress took none. */
	take_signals(daemon, 0);
	if (status < 0) {
		note("the audit was not finished: %s",
			fonds_error_message(error));
		fonds_error_free(error);
		return;
	}
	note("run %" PRIu64 " %s: %s, %" PRIu64 " %s, %" PRIu64 " %s",
		summary.run, summary.state,
		summary.sound ? "sound" : "NOT SOUND", summary.files,
		summary.files == 1 ? "file" : "files", summary.bytes,
		summary.bytes == 1 ? "byte" : "bytes");
}

/* A catalog that is busy now, or a disk that is full, is so for a while. */
static void turn(struct daemon *daemon)
{
	struct fonds_error *error = NULL;
	struct fonds_audit_turn turn;

	if (fonds_audit_daemon_look(
		    daemon->state, daemon->catalog, &turn, &error) < 0) {
		note("cannot tell what is due: %s", fonds_error_message(error));
		fonds_error_free(error);
		take_signals(daemon, WAIT_FAILED);
		return;
	}
	if (turn.clock_step != 0)
		note("the clock was set by %" PRId64 " seconds",
			turn.clock_step);
	if (turn.runs)
		audit(daemon, turn.why);
	else
		take_signals(daemon, turn.wait_seconds);
}

static void end(struct daemon *daemon)
{
	fonds_audit_daemon_end(daemon->state);
	fonds_catalog_close(daemon->catalog);
	daemon->state = NULL;
	daemon->catalog = NULL;
}

static enum cli_exit begin(struct daemon *daemon)
{
	struct fonds_error *error = NULL;
	enum cli_exit status;

	status = cli_open_catalog(daemon->arguments, false, &daemon->catalog);
	if (status != CLI_EXIT_OK)
		return status;
	if (fonds_audit_daemon_begin(daemon->catalog, daemon->every,
		    cli_person(daemon->arguments), &daemon->state, &error) < 0)
		return cli_failed(error);
	return CLI_EXIT_OK;
}

/* The catalog that bears the name now, in which this is a schedule, too. */
static enum cli_exit reread(struct daemon *daemon)
{
	daemon->rereads = false;
	note("the catalog is opened again");
	end(daemon);
	return begin(daemon);
}

static enum cli_exit go_on(struct daemon *daemon)
{
	enum cli_exit status = CLI_EXIT_OK;

	note("waits for what is due, at the most %" PRId64 " seconds",
		daemon->every);
	while (status == CLI_EXIT_OK && !daemon->is_stopped) {
		if (daemon->rereads)
			status = reread(daemon);
		else
			turn(daemon);
	}
	note("ends");
	return status;
}

static void block_signals(struct daemon *daemon)
{
	(void)sigemptyset(&daemon->signals);
	(void)sigaddset(&daemon->signals, SIGTERM);
	(void)sigaddset(&daemon->signals, SIGINT);
	(void)sigaddset(&daemon->signals, SIGHUP);
	(void)sigprocmask(SIG_BLOCK, &daemon->signals, NULL);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct daemon daemon = {
		.arguments = arguments,
		.audit = FONDS_AUDIT_OPTIONS_INIT,
		.every = EVERY_DEFAULT,
	};
	const char *every = cli_value(arguments, "every");
	enum cli_exit status;

	if (!cli_jobs(arguments, &daemon.audit.jobs))
		return CLI_EXIT_USAGE;
	if (every && !cli_duration_parse(every, &daemon.every)) {
		cli_complain("--every '%s' is not a time as 1d or 6h", every);
		return CLI_EXIT_USAGE;
	}
	daemon.audit.by = cli_value(arguments, "by");
	daemon.audit.due_only = true;
	daemon.audit.progress = show_progress;
	daemon.audit.notice = take_notice;
	daemon.audit.payload = &daemon;
	block_signals(&daemon);
	status = begin(&daemon);
	if (status == CLI_EXIT_OK)
		status = go_on(&daemon);
	end(&daemon);
	return status;
}

const struct cli_command cli_cmd_audit_daemon = {
	.name = "audit daemon",
	.summary = "stay, and audit what is due when it is due",
	.options = options,
	.run = run,
};
