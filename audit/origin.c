/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/origin.h"

#include <pwd.h>
#include <stdio.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <fonds/version.h>

#include "base/host.h"
#include "fixity/catalog/catalog.h"
#include "fixity/digest/hasher.h"

/* The name where the system knows one, else the number. */
static void get_user(char *text, size_t size)
{
	uid_t uid = geteuid();
	struct passwd entry;
	struct passwd *found = NULL;
	char buffer[4096];

	if (getpwuid_r(uid, &entry, buffer, sizeof(buffer), &found) == 0 &&
		found)
		(void)snprintf(text, size, "%s", found->pw_name);
	else
		(void)snprintf(text, size, "%lu", (unsigned long)uid);
}

static void get_system(bool is_confined, char *text, size_t size)
{
	struct utsname name;

	text[0] = '\0';
	if (uname(&name) == 0)
		(void)snprintf(text, size, "%.64s %.64s %.64s%s", name.sysname,
			name.release, name.machine,
			is_confined ? ", writing confined by Landlock" : "");
}

/* Which code computes the digests of this run. */
static const char *get_kernels(char text[FONDS_KERNELS_TEXT_MAX])
{
	return fonds_kernels_describe(text, NULL) == FONDS_OK ? text
							      : "unknown";
}

void fonds_origin_get(struct fonds_origin_texts *texts, const char *by,
	bool bypass_cache, bool is_confined, struct fonds_run_origin *ret)
{
	char kernels[FONDS_KERNELS_TEXT_MAX];

	(void)fonds_host_name(texts->host, sizeof(texts->host));
	get_user(texts->user, sizeof(texts->user));
	get_system(is_confined, texts->system, sizeof(texts->system));
	(void)snprintf(texts->libraries, sizeof(texts->libraries),
		"OpenSSL %s; SQLite %s; digests: %s", fonds_hasher_library(),
		fonds_catalog_library(), get_kernels(kernels));
	*ret = (struct fonds_run_origin){
		.host = texts->host,
		.user = by ? by : texts->user,
		.process = getpid(),
		.version = fonds_version(),
		.libraries = texts->libraries,
		.system = texts->system,
		.read_mode = bypass_cache ? FONDS_ORIGIN_PAST
				     " where that can be had"
					  : "through the page cache",
	};
}
