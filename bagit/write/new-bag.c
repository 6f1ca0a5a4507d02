/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/new-bag.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "bagit/fetch-writer.h"
#include "bagit/write/fetch-base.h"
#include "bagit/write/tag-writer.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

#define DAY_SECONDS 86400
#define DATE_SIZE 10

static const enum fonds_algorithm default_algorithms[] = { FONDS_SHA256 };

/* Days from 1970-01-01 to the first of March of a year that begins in March. */
static int64_t days_before(int64_t year)
{
	return year * 365 + year / 4 - year / 100 + year / 400 - 719468;
}

static int64_t day_number(int64_t year, unsigned month, unsigned day)
{
	int64_t from_march = month > 2 ? month - 3 : month + 9;

	/* 153 days in five months, from March on. */
	return days_before(month > 2 ? year : year - 1) +
	       (153 * from_march + 2) / 5 + day - 1;
}

/* What the calendar does not have comes back as another date. */
enum fonds_status fonds_bagging_date_parse(
	const char *text, int64_t *ret, struct fonds_error **error)
{
	char again[FONDS_CLOCK_DATE_SIZE];
	unsigned year;
	unsigned month;
	unsigned day;
	int64_t time;

	if (!text)
		return fonds_clock_stated(ret, error);
	if (strlen(text) == DATE_SIZE &&
		strspn(text, "0123456789-") == DATE_SIZE &&
		sscanf(text, "%4u-%2u-%2u", &year, &month, &day) == 3 &&
		year > 0 && month > 0 && month <= 12 && day > 0) {
		time = day_number(year, month, day) * DAY_SECONDS;
		if (strcmp(fonds_clock_format_date(time, again), text) == 0) {
			*ret = time;
			return FONDS_OK;
		}
	}
	return fonds_fail(error, FONDS_ERR_INVALID,
		"the date '%s' is not one of the form YYYY-MM-DD", text);
}

enum fonds_status fonds_new_bag_init(struct fonds_new_bag *bag,
	const struct fonds_bag_create_options *options,
	struct fonds_error **error)
{
	const enum fonds_algorithm *algorithms = options->algorithms;
	size_t count = options->algorithm_count;
	enum fonds_status status;

	*bag = (struct fonds_new_bag){ .fetch_base = options->fetch_base };
	fonds_bag_tags_init(&bag->tags);
	if (count == 0) {
		algorithms = default_algorithms;
		count = 1;
	}
	status = fonds_file_table_init(&bag->payload, algorithms, count, error);
	if (status == FONDS_OK && bag->fetch_base)
		status = fonds_fetch_base_check(bag->fetch_base, error);
	if (status == FONDS_OK)
		status = fonds_bag_tags_read_given(&bag->tags,
			options->tags_from, options->tags, options->tag_count,
			error);
	return status == FONDS_OK
		       ? fonds_bagging_date_parse(
				 options->bagging_date, &bag->time, error)
		       : status;
}

void fonds_new_bag_clear(struct fonds_new_bag *bag)
{
	fonds_file_table_clear(&bag->payload);
	fonds_bag_tags_clear(&bag->tags);
}

enum fonds_status fonds_new_bag_make_data(
	const struct fonds_staging_files *files, struct fonds_error **error)
{
	if (mkdirat(files->fd, "data", 0777) == 0 || errno == EEXIST)
		return FONDS_OK;
	return fonds_fail_errno(
		error, "cannot make folder 'data' in '%s'", files->name);
}

enum fonds_status fonds_new_bag_write_tags(struct fonds_new_bag *bag,
	struct fonds_staging_files *files, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_tag_writer_freep) struct fonds_tag_writer *writer = NULL;
	const struct fonds_bag_tag_facts facts = {
		.bytes = bag->payload.bytes,
		.files = bag->payload.count,
		.time = bag->time,
	};
	enum fonds_status status = fonds_tag_writer_new(files,
		bag->payload.algorithms, bag->payload.algorithm_count, &writer,
		error);

	if (status < 0)
		return status;
	fonds_bag_tags_complete(&bag->tags, &facts);
	status = fonds_tag_writer_bag_info(writer, &bag->tags, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_declaration(writer, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_manifests(
			writer, &bag->payload, error);
	if (status == FONDS_OK && bag->fetch_base)
		status = fonds_fetch_base_write(
			writer, bag->fetch_base, &bag->payload, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_finish(writer, error);
	return status;
}
