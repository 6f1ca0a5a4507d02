/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Input and output go through files without a name: no program waits for the
 * other, however much one of them writes.
 */
#include "audit/program.h"

#include <errno.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

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

static enum fonds_status spawn(const char *const *arguments, int in, int out,
	pid_t *ret, struct fonds_error **error)
{
	posix_spawn_file_actions_t actions;
	int rc = posix_spawn_file_actions_init(&actions);

	if (rc != 0)
		return fonds_fail_nomem(error);
	rc = posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
	if (rc == 0 && out >= 0)
		rc = posix_spawn_file_actions_adddup2(
			&actions, out, STDOUT_FILENO);
	if (rc == 0)
		rc = posix_spawnp(ret, arguments[0], &actions, NULL,
			(char *const *)(uintptr_t)arguments, environ);
	(void)posix_spawn_file_actions_destroy(&actions);
	errno = rc;
	return rc == 0 ? FONDS_OK
		       : fonds_fail_errno(
				 error, "cannot run '%s'", arguments[0]);
}

static int wait_for_end(pid_t process)
{
	int status = 0;
	pid_t ended;

	do
		ended = waitpid(process, &status, 0);
	while (ended < 0 && errno == EINTR);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

enum fonds_status fonds_program_run(const char *const *arguments,
	const struct fonds_buffer *input, struct fonds_buffer *output, int *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int in = -1;
	fonds_cleanup(fonds_closep) int out = -1;
	enum fonds_status status;
	pid_t process;

	status = make_file("input", input, &in, error);
	if (status == FONDS_OK && output)
		status = make_file("output", NULL, &out, error);
	if (status == FONDS_OK)
		status = spawn(arguments, in, out, &process, error);
	if (status < 0)
		return status;
	*ret = wait_for_end(process);
	return output ? take_output(out, output, error) : FONDS_OK;
}
