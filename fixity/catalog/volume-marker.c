/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/volume-marker.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic-file.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/keyed-hash.h"

/* A UUID and a newline: what has other bytes is no marker. */
#define MARKER_SIZE FONDS_UUID_SIZE

static char *marker_path(const char *path)
{
	char *ret = NULL;

	if (asprintf(&ret, "%s/%s", strcmp(path, "/") == 0 ? "" : path,
		    FONDS_VOLUME_MARKER) < 0)
		return NULL;
	return ret;
}

/* xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx in lower case (RFC 9562 4). */
static bool is_identifier(const char text[FONDS_UUID_SIZE - 1])
{
	for (size_t i = 0; i < FONDS_UUID_SIZE - 1; i++) {
		bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (is_dash ? text[i] != '-'
			    : !strchr("0123456789abcdef", text[i]))
			return false;
	}
	return true;
}

/*
 * Its first bytes; -1 with errno. What lies in a volume may be anything: no
 * link is followed, and a FIFO or a device is not waited for, but is empty.
 */
static ssize_t read_first(const char *marker, char *text, size_t size)
{
	fonds_cleanup(fonds_closep) int fd = open(marker,
		O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0)
		return -1;
	return S_ISREG(st.st_mode) ? read(fd, text, size) : 0;
}

static enum fonds_status read_marker(const char *marker,
	char ret[FONDS_UUID_SIZE], struct fonds_error **error)
{
	char text[MARKER_SIZE + 1];
	ssize_t size = read_first(marker, text, sizeof(text));

	if (size < 0)
		return fonds_fail_errno(error, "cannot read '%s'", marker);
	if (size != MARKER_SIZE || text[MARKER_SIZE - 1] != '\n' ||
		!is_identifier(text))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is not the marker of a volume: it must be a UUID "
			"and a newline; move it away",
			marker);
	memcpy(ret, text, MARKER_SIZE - 1);
	ret[MARKER_SIZE - 1] = '\0';
	return FONDS_OK;
}

enum fonds_status fonds_volume_marker_read(
	const char *path, char ret[FONDS_UUID_SIZE], struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *marker = marker_path(path);

	if (!marker)
		return fonds_fail_nomem(error);
	return read_marker(marker, ret, error);
}

/* Random, version 4 (RFC 9562 5.4). */
static enum fonds_status new_identifier(
	char ret[FONDS_UUID_SIZE], struct fonds_error **error)
{
	struct fonds_hash_key random;
	enum fonds_status status = fonds_hash_key_new(&random, error);
	uint64_t high = random.words[0];
	uint64_t low = random.words[1];

	if (status < 0)
		return status;
	high = (high & ~(uint64_t)0xf000) | 0x4000;
	low = (low & ~((uint64_t)3 << 62)) | (uint64_t)2 << 62;
	(void)snprintf(ret, FONDS_UUID_SIZE,
		"%08" PRIx64 "-%04" PRIx64 "-%04" PRIx64 "-%04" PRIx64
		"-%012" PRIx64,
		high >> 32, high >> 16 & 0xffff, high & 0xffff, low >> 48,
		low & 0xffffffffffff);
	return FONDS_OK;
}

static enum fonds_status write_marker(const char *marker,
	char ret[FONDS_UUID_SIZE], struct fonds_error **error)
{
	fonds_cleanup(
		fonds_atomic_file_abortp) struct fonds_atomic_file *file = NULL;
	enum fonds_status status = new_identifier(ret, error);

	if (status == FONDS_OK)
		status = fonds_atomic_file_begin(marker, false, &file, error);
	if (status == FONDS_OK)
		status = fonds_atomic_file_write(
			file, ret, FONDS_UUID_SIZE - 1, error);
	if (status == FONDS_OK)
		status = fonds_atomic_file_write(file, "\n", 1, error);
	if (status < 0)
		return status;
	return fonds_atomic_file_commit(fonds_steal(&file), error);
}

enum fonds_status fonds_volume_marker_make(
	const char *path, char ret[FONDS_UUID_SIZE], struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *marker = marker_path(path);
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status;

	if (!marker)
		return fonds_fail_nomem(error);
	status = read_marker(marker, ret, &why);
	if (status < 0 && why && fonds_error_errno(why) == ENOENT) {
		fonds_error_freep(&why);
		status = write_marker(marker, ret, &why);
	}
	/* Another process was faster: its marker is as good. */
	if (status == FONDS_ERR_EXISTS) {
		fonds_error_freep(&why);
		status = read_marker(marker, ret, &why);
	}
	return status < 0 ? fonds_error_move(&why, status, error) : FONDS_OK;
}

enum fonds_status fonds_volume_marker_check(const char *path, const char *name,
	const char *identifier, struct fonds_error **error)
{
	char found[FONDS_UUID_SIZE];
	enum fonds_status status = fonds_volume_marker_read(path, found, error);

	if (status < 0) {
		(void)fonds_error_prefix(error,
			"the volume '%s' is not at '%s': mount it, or see "
			"'fonds catalog volume move'",
			name, path);
		return status;
	}
	if (strcmp(found, identifier) != 0)
		return fonds_fail(error, FONDS_ERR_IO,
			"another volume is at '%s', not '%s': its marker says "
			"%s, not %s",
			path, name, found, identifier);
	return FONDS_OK;
}
