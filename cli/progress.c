/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/progress.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static volatile sig_atomic_t stop_asked;

static void ask_to_stop(int signal_number)
{
	(void)signal_number;
	stop_asked = 1;
}

/* What is ignored from the start (nohup) stays so. */
static void catch_signal(int signal_number, const struct sigaction *action)
{
	struct sigaction before;

	if (sigaction(signal_number, NULL, &before) == 0 &&
		before.sa_handler != SIG_IGN)
		(void)sigaction(signal_number, action, NULL);
}

/*
 * Once: a signal that comes again ends the process. Without a progress there
 * is nobody who would see that one came, and it ends the process at once.
 */
static void catch_signals(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	static bool is_done;
	struct sigaction action = {
		.sa_handler = ask_to_stop,
		.sa_flags = (int)SA_RESETHAND,
	};

	for (size_t i = 0; !is_done && i < sizeof(signals) / sizeof(*signals);
		i++)
		catch_signal(signals[i], &action);
	is_done = true;
}

static double seconds_between(
	const struct timespec *a, const struct timespec *b)
{
	return (double)(b->tv_sec - a->tv_sec) +
	       (double)(b->tv_nsec - a->tv_nsec) / 1e9;
}

void cli_progress_init(struct cli_progress *progress, bool quiet)
{
	*progress = (struct cli_progress){
		.shows = !quiet && isatty(STDERR_FILENO),
	};
	(void)clock_gettime(CLOCK_MONOTONIC, &progress->begun);
	progress->last = progress->begun;
	catch_signals();
}

static void format_size(double bytes, char *text, size_t size)
{
	static const char *const units[] = { "B", "kB", "MB", "GB", "TB",
		"PB" };
	size_t unit = 0;

	while (bytes >= 1000 && unit + 1 < sizeof(units) / sizeof(*units)) {
		bytes /= 1000;
		unit++;
	}
	(void)snprintf(text, size, unit == 0 ? "%.0f %s" : "%.1f %s", bytes,
		units[unit]);
}

static void format_left(double seconds, char *text, size_t size)
{
	unsigned long left = seconds < 0 ? 0 : (unsigned long)seconds;

	if (left >= 3600)
		(void)snprintf(text, size, ", %lu h %02lu min left",
			left / 3600, left / 60 % 60);
	else
		(void)snprintf(
			text, size, ", %lu:%02lu left", left / 60, left % 60);
}

static void print_line(const struct fonds_progress *now, double elapsed)
{
	double rate = elapsed > 0 ? (double)now->bytes_done / elapsed : 0;
	char done[24];
	char total[24];
	char speed[24];
	char left[40] = "";

	format_size((double)now->bytes_done, done, sizeof(done));
	format_size((double)now->bytes_total, total, sizeof(total));
	format_size(rate, speed, sizeof(speed));
	if (elapsed > 1 && rate > 0 && now->bytes_total >= now->bytes_done)
		format_left((double)(now->bytes_total - now->bytes_done) / rate,
			left, sizeof(left));
	if (now->bytes_total > 0 || now->files_total > 0)
		fprintf(stderr,
			"\r\033[K%s of %s, %" PRIu64 " of %" PRIu64
			" file%s, %s/s%s",
			done, total, now->files_done, now->files_total,
			now->files_total == 1 ? "" : "s", speed, left);
	else
		fprintf(stderr, "\r\033[K%s, %" PRIu64 " file%s, %s/s", done,
			now->files_done, now->files_done == 1 ? "" : "s",
			speed);
	fflush(stderr);
}

int cli_progress_show(const struct fonds_progress *now, void *payload)
{
	struct cli_progress *progress = payload;
	struct timespec time;

	if (stop_asked)
		return 1;
	if (!progress->shows)
		return 0;
	(void)clock_gettime(CLOCK_MONOTONIC, &time);
	if (now->bytes_done < progress->bytes_done)
		progress->begun = time;
	progress->bytes_done = now->bytes_done;
	if (seconds_between(&progress->last, &time) <
		(progress->shown ? 0.2 : 0.5))
		return 0;
	progress->last = time;
	progress->shown = true;
	print_line(now, seconds_between(&progress->begun, &time));
	return 0;
}

void cli_progress_end(struct cli_progress *progress)
{
	if (progress->shown)
		fputs("\r\033[K", stderr);
	progress->shown = false;
}
