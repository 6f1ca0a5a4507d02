/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Input and output go through files without a name: no program waits for the
 * other, however much one of them writes.
 */
#include "audit/program.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "audit/report-words.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"

extern char **environ;

static enum fonds_status make_file(const char *name,
	const struct fonds_buffer *content, int *ret,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	*ret = memfd_create(name, MFD_CLOEXEC);
	if (*ret < 0)
		return fonds_fail_errno(error, "cannot make a temporary file");
	if (content && content->size > 0)
		status = fonds_file_write_all(
			*ret, name, content->data, content->size, error);
	if (status == FONDS_OK && lseek(*ret, 0, SEEK_SET) < 0)
		return fonds_fail_errno(error, "cannot read '%s'", name);
	return status;
}

static enum fonds_status take_output(
	int fd, struct fonds_buffer *output, struct fonds_error **error)
{
	char piece[4096];
	ssize_t n = 0;

	if (lseek(fd, 0, SEEK_SET) == 0)
		while ((n = read(fd, piece, sizeof(piece))) > 0)
			fonds_buffer_add(output, piece, (size_t)n);
	if (n < 0)
		return fonds_fail_errno(error, "cannot read what it wrote");
	return fonds_buffer_check(output, "what it wrote", error);
}

/* fds: what becomes standard input, output and error; -1: ours. */
static enum fonds_status spawn(const char *const *arguments, const int fds[3],
	pid_t *ret, struct fonds_error **error)
{
	posix_spawn_file_actions_t actions;
	int rc = posix_spawn_file_actions_init(&actions);

	if (rc != 0)
		return fonds_fail_nomem(error);
	for (int i = 0; rc == 0 && i < 3; i++)
		if (fds[i] >= 0)
			rc = posix_spawn_file_actions_adddup2(
				&actions, fds[i], i);
	if (rc == 0)
		rc = posix_spawnp(ret, arguments[0], &actions, NULL,
			(char *const *)(uintptr_t)arguments, environ);
	(void)posix_spawn_file_actions_destroy(&actions);
	errno = rc;
	return rc == 0 ? FONDS_OK
		       : fonds_fail_errno(
				 error, "cannot run '%s'", arguments[0]);
}

/* False when it has not ended by then. */
static bool ends_within(pid_t process, int64_t limit)
{
	fonds_cleanup(fonds_closep) int fd = pidfd_open(process, 0);
	struct pollfd end = { .fd = fd, .events = POLLIN };
	int ready;

	/* A system without: it takes as long as it takes. */
	if (fd < 0)
		return true;
	do
		ready = poll(&end, 1, (int)(limit * 1000));
	while (ready < 0 && errno == EINTR);
	return ready != 0;
}

static pid_t reap(pid_t process, int *status)
{
	pid_t ended;

	do
		ended = waitpid(process, status, 0);
	while (ended < 0 && errno == EINTR);
	return ended;
}

enum fonds_status fonds_program_wait(
	pid_t process, int64_t limit, int *ret, struct fonds_error **error)
{
	bool is_late = limit > 0 && !ends_within(process, limit);
	char time[FONDS_WORDS_SIZE];
	int status = 0;

	if (is_late)
		(void)kill(process, SIGKILL);
	if (reap(process, &status) < 0)
		return fonds_fail_errno(error, "cannot tell how it ended");
	if (is_late)
		return fonds_fail(error, FONDS_ERR_IO,
			"it did not end within %s",
			fonds_words_count_of((uint64_t)limit, "second", time));
	*ret = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return FONDS_OK;
}

enum fonds_status fonds_program_run(const struct fonds_program *program,
	int *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int in = -1;
	fonds_cleanup(fonds_closep) int out = -1;
	fonds_cleanup(fonds_closep) int messages = -1;
	const char *name = program->arguments[0];
	enum fonds_status status;
	pid_t process;

	status = make_file("input", program->input, &in, error);
	if (status == FONDS_OK && program->output)
		status = make_file("output", NULL, &out, error);
	if (status == FONDS_OK && program->messages)
		status = make_file("messages", NULL, &messages, error);
	if (status == FONDS_OK)
		status = spawn(program->arguments,
			(const int[]){ in, out, messages }, &process, error);
	if (status < 0)
		return status;
	status = fonds_program_wait(process, 0, ret, error);
	if (status < 0 && error)
		return fonds_error_prefix(error, "'%s'", name);
	if (status == FONDS_OK && program->output)
		status = take_output(out, program->output, error);
	if (status == FONDS_OK && program->messages)
		status = take_output(messages, program->messages, error);
	return status;
}
