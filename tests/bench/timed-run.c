/* SPDX-License-Identifier: Apache-2.0 */
/*
 * timed-run RESULT COMMAND [ARG]...: run the command and write its seconds,
 * its exit status, its resident memory in KiB and its seconds of processor
 * time to the file RESULT.
 *
 * A program of its own, because the kernel counts to a process the memory of
 * the one that it was forked from: what an interpreter starts looks as large
 * as the interpreter.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds_of(const struct timeval *time)
{
	return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

static int run(char **command, int *status, struct rusage *usage)
{
	pid_t pid = fork();

	if (pid < 0)
		return -1;
	if (pid == 0) {
		execvp(command[0], command);
		perror(command[0]);
		_exit(127);
	}
	return wait4(pid, status, 0, usage) == pid ? 0 : -1;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	FILE *result;
	double start, seconds;
	int status = 0;

	if (argc < 3) {
		fputs("usage: timed-run RESULT COMMAND [ARG]...\n", stderr);
		return 2;
	}
	start = now();
	if (run(argv + 2, &status, &usage)) {
		perror("timed-run");
		return 1;
	}
	seconds = now() - start;
	result = fopen(argv[1], "w");
	if (!result) {
		perror(argv[1]);
		return 1;
	}
	fprintf(result, "%.6f %d %ld %.6f\n", seconds,
		WIFEXITED(status) ? WEXITSTATUS(status)
				  : 128 + WTERMSIG(status),
		usage.ru_maxrss,
		seconds_of(&usage.ru_utime) + seconds_of(&usage.ru_stime));
	return fclose(result) ? 1 : 0;
}
