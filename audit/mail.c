/* SPDX-License-Identifier: Apache-2.0 */
/* The mail about an audit: who, to whom, and what its subject says. */
#include <fonds/audit-mail.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "audit/mail-message.h"
#include "audit/origin.h"
#include "audit/postman.h"
#include "audit/report-gather.h"
#include "audit/report-sentence.h"
#include "audit/report-words.h"
#include "audit/write-run.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/output.h"
#include "fixity/catalog/incident.h"
#include "fixity/catalog/run.h"

#define TEXT_MAX ((size_t)64 << 20)
#define SUBJECT_MAX 1024

/* Findings, and events that were not written: the rest are counted. */
#define LISTED_MAX 100

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
		&mail->postman, sendmail ? sendmail : FONDS_SENDMAIL, error);
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
	status = fonds_postman_deliver(&mail->postman, buffer.data, buffer.size,
		FONDS_POSTMAN_LIMIT, error);
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
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer subject;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer outcome;
	enum fonds_status status;
	uint64_t incidents = 0;

	fonds_buffer_init(&subject, SUBJECT_MAX);
	fonds_buffer_init(&outcome, TEXT_MAX);
	status = fonds_incident_count_open(catalog, &incidents, error);
	if (status == FONDS_OK)
		status = fonds_run_write(catalog, run, FONDS_FORMAT_TEXT,
			LISTED_MAX, fonds_output_to_buffer, &outcome, error);
	if (status < 0)
		return status;
	add_subject(mail, run, incidents, &subject);
	return send(mail, fonds_buffer_text(&subject),
		fonds_buffer_text(&outcome), error);
}

enum fonds_status fonds_audit_mail_run(struct fonds_audit_mail *mail,
	struct fonds_catalog *catalog, uint64_t run, bool always, bool *ret,
	struct fonds_error **error)
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
		status = send_run(mail, catalog, &found, error);
	if (status == FONDS_OK && ret)
		*ret = sends;
	return status;
}

/* A report, on its way into a mail. */
struct reporting {
	struct fonds_audit_mail *mail;
	bool always;
	bool is_sent;
};

/* "fonds on store-1: report of run 12: not sound" */
static void add_report_subject(const struct fonds_audit_mail *mail,
	const struct fonds_report *report, struct fonds_buffer *subject)
{
	char since[FONDS_WORDS_SIZE];
	char until[FONDS_WORDS_SIZE];

	fonds_buffer_printf(subject, "fonds on %s: report of ", mail->host);
	if (fonds_report_is_of_run(report))
		fonds_buffer_printf(
			subject, "run %" PRId64, report->period.run);
	else
		fonds_buffer_printf(subject, "%s to %s",
			fonds_words_time(report->since, since),
			fonds_words_time(report->until, until));
	fonds_buffer_printf(subject, ": %s",
		fonds_outcome_name(fonds_outcome_of_report(report)));
}

static enum fonds_status send_report(const struct fonds_report *report,
	void *payload, struct fonds_error **error)
{
	struct reporting *reporting = payload;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer subject;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	enum fonds_status status;

	fonds_buffer_init(&subject, SUBJECT_MAX);
	fonds_buffer_init(&text, TEXT_MAX);
	fonds_output_init(&output, fonds_output_to_buffer, &text);
	reporting->is_sent = reporting->always ||
			     fonds_outcome_of_report(report) >
				     FONDS_OUTCOME_SOUND_IN_PART;
	if (!reporting->is_sent)
		return FONDS_OK;
	add_report_subject(reporting->mail, report, &subject);
	status = fonds_report_write_text(report, &output, error);
	if (status == FONDS_OK)
		status = fonds_output_finish(&output, error);
	return status < 0 ? status
			  : send(reporting->mail, fonds_buffer_text(&subject),
				    fonds_buffer_text(&text), error);
}

enum fonds_status fonds_audit_mail_report(struct fonds_audit_mail *mail,
	struct fonds_catalog *catalog,
	const struct fonds_audit_report_options *options, bool always,
	bool *ret, struct fonds_error **error)
{
	struct reporting reporting = { .mail = mail, .always = always };
	enum fonds_status status;

	status = fonds_report_make(
		catalog, options, send_report, &reporting, error);
	if (status == FONDS_OK && ret)
		*ret = reporting.is_sent;
	return status;
}

enum fonds_status fonds_audit_mail_failure(struct fonds_audit_mail *mail,
	const char *why, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer subject;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&subject, SUBJECT_MAX);
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
