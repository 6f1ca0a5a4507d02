/* SPDX-License-Identifier: Apache-2.0 */
/* The mail about an audit: who, to whom, and what its subject says. */
#include <fonds/audit-mail.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include <fonds/audit.h>

#include "audit/mail-message.h"
#include "audit/origin.h"
#include "audit/postman.h"
#include "audit/report-words.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/output.h"
#include "fixity/catalog/incident.h"
#include "fixity/catalog/run.h"

#define SENDMAIL "/usr/sbin/sendmail"
#define TEXT_MAX ((size_t)64 << 20)

struct fonds_audit_mail {
	struct fonds_postman postman;
	char *to;
	char from[512];
	char host[256];
};

/* What cannot stand in an address is left out of ours. */
static void set_from(struct fonds_audit_mail *mail)
{
	struct fonds_origin_texts texts;
	struct fonds_run_origin origin;

	fonds_origin_get(&texts, NULL, false, false, &origin);
	(void)snprintf(mail->host, sizeof(mail->host), "%s",
		fonds_mail_is_address(origin.host) ? origin.host : "localhost");
	(void)snprintf(mail->from, sizeof(mail->from), "%s@%s",
		fonds_mail_is_address(origin.user) ? origin.user : "fonds",
		mail->host);
	if (!fonds_mail_is_address(mail->from))
		(void)snprintf(
			mail->from, sizeof(mail->from), "fonds@localhost");
}

static void mail_endp(struct fonds_audit_mail **mail)
{
	fonds_audit_mail_end(*mail);
}

enum fonds_status fonds_audit_mail_begin(const char *to, const char *sendmail,
	struct fonds_audit_mail **ret, struct fonds_error **error)
{
	fonds_cleanup(mail_endp) struct fonds_audit_mail *mail = NULL;
	enum fonds_status status;

	if (!fonds_mail_is_address(to))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is no address for mail: give one as "
			"name@example.org",
			to);
	mail = calloc(1, sizeof(*mail));
	if (!mail)
		return fonds_fail_nomem(error);
	mail->postman = (struct fonds_postman)FONDS_POSTMAN_INIT;
	mail->to = strdup(to);
	if (!mail->to)
		return fonds_fail_nomem(error);
	set_from(mail);
	status = fonds_postman_start(
		&mail->postman, sendmail ? sendmail : SENDMAIL, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&mail);
	return status;
}

void fonds_audit_mail_end(struct fonds_audit_mail *mail)
{
	if (!mail)
		return;
	fonds_postman_clear(&mail->postman);
	free(mail->to);
	free(mail);
}

static enum fonds_status send(struct fonds_audit_mail *mail,
	const char *subject, const char *text, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	char identifier[64];
	uint64_t random = 0;
	struct fonds_mail_message message = {
		.from = mail->from,
		.to = mail->to,
		.subject = subject,
		.date = fonds_clock_now(),
		.identifier = identifier,
		.text = text,
	};
	enum fonds_status status;

	/* Where there is none, the time must do. */
	(void)!getrandom(&random, sizeof(random), 0);
	(void)snprintf(identifier, sizeof(identifier),
		"fonds.%" PRId64 ".%016" PRIx64, message.date, random);
	fonds_buffer_init(&buffer, 4 * TEXT_MAX);
	fonds_mail_add_message(&message, &buffer);
	status = fonds_buffer_check(&buffer, "the mail", error);
	if (status < 0)
		return status;
	status = fonds_postman_deliver(
		&mail->postman, buffer.data, buffer.size, error);
	if (status < 0)
		(void)fonds_error_prefix(
			error, "the mail to '%s' was not sent", mail->to);
	return status;
}

/* "fonds on store-1: audit run 12 NOT SOUND, 3 findings, 2 open incidents" */
static void add_subject(const struct fonds_audit_mail *mail,
	const struct fonds_run *run, uint64_t incidents,
	struct fonds_buffer *subject)
{
	char count[FONDS_WORDS_SIZE];

	fonds_buffer_printf(subject, "fonds on %s: audit run %" PRId64 " ",
		mail->host, run->number);
	if (fonds_run_is_sound(run))
		fonds_buffer_printf(subject, "sound, %s",
			fonds_words_count_of(run->files, "file", count));
	else
		fonds_buffer_printf(subject, "NOT SOUND (%s), %s",
			fonds_run_state_name(run->state),
			fonds_words_count_of(run->findings, "finding", count));
	if (incidents > 0)
		fonds_buffer_printf(subject, ", %s",
			fonds_words_count_of(
				incidents, "open incident", count));
}

static enum fonds_status send_run(struct fonds_audit_mail *mail,
	struct fonds_catalog *catalog, const struct fonds_run *run,
	const char *text, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer subject;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer outcome;
	enum fonds_status status;
	uint64_t incidents = 0;

	fonds_buffer_init(&subject, 1024);
	fonds_buffer_init(&outcome, TEXT_MAX);
	status = fonds_incident_count_open(catalog, &incidents, error);
	if (status < 0)
		return status;
	add_subject(mail, run, incidents, &subject);
	if (!text) {
		status = fonds_audit_write_run(catalog, (uint64_t)run->number,
			FONDS_FORMAT_TEXT, fonds_output_to_buffer, &outcome,
			error);
		if (status < 0)
			return status;
		text = fonds_buffer_text(&outcome);
	}
	return send(mail, fonds_buffer_text(&subject), text, error);
}

enum fonds_status fonds_audit_mail_run(struct fonds_audit_mail *mail,
	struct fonds_catalog *catalog, uint64_t run, const char *text,
	bool always, bool *ret, struct fonds_error **error)
{
	enum fonds_status status;
	struct fonds_run found;
	bool sends;

	status = fonds_run_get(catalog,
		run <= INT64_MAX ? (int64_t)run : INT64_MAX, &found, error);
	if (status < 0)
		return status;
	sends = always || !fonds_run_is_sound(&found);
	if (sends)
		status = send_run(mail, catalog, &found, text, error);
	if (status == FONDS_OK && ret)
		*ret = sends;
	return status;
}

enum fonds_status fonds_audit_mail_failure(struct fonds_audit_mail *mail,
	const char *why, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer subject;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&subject, 1024);
	fonds_buffer_init(&text, TEXT_MAX);
	fonds_buffer_printf(&subject,
		"fonds on %s: the audit could not be finished", mail->host);
	fonds_buffer_printf(&text,
		"The audit could not be finished:\n\n  %s\n\nWhat was not "
		"checked may be unsound. 'fonds audit status' tells how "
		"matters stand.\n",
		why);
	return send(mail, fonds_buffer_text(&subject), fonds_buffer_text(&text),
		error);
}
