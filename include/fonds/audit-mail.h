/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_AUDIT_MAIL_H
#define FONDS_AUDIT_MAIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/audit-report.h>
#include <fonds/catalog.h>
#include <fonds/error.h>

FONDS_BEGIN_DECLS

/*
 * One mail about an audit, through a sendmail(8) of the system. It is begun
 * before the audit, since an audit may give up the right to write that
 * sendmail needs: a process of its own waits for the message, and ends when
 * there is none. A message that was begun and not finished, because this
 * process was killed, is not sent.
 */
struct fonds_audit_mail;

/*
 * to        one address: "name" or "name@domain", in ASCII, without spaces
 * sendmail  the program; NULL: /usr/sbin/sendmail
 *
 * FONDS_ERR_INVALID when the address is none, FONDS_ERR_IO when there is no
 * such program. Forks: call it before threads are made.
 */
FONDS_API enum fonds_status fonds_audit_mail_begin(const char *to,
	const char *sendmail, struct fonds_audit_mail **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * Send one about a run, 0 for the newest: its outcome in the subject and as
 * text, with its first hundred findings. Only when the run was not sound, or
 * always.
 *
 * ret  was one sent? May be NULL
 *
 * FONDS_ERR_IO when sendmail did not take it within a minute.
 */
FONDS_API enum fonds_status fonds_audit_mail_run(struct fonds_audit_mail *mail,
	struct fonds_catalog *catalog, uint64_t run, bool always, bool *ret,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * Send a report as text, its outcome in the subject: only when that is not
 * "sound", nor "sound as far as it was due", or always. options may be NULL.
 */
FONDS_API enum fonds_status fonds_audit_mail_report(
	struct fonds_audit_mail *mail, struct fonds_catalog *catalog,
	const struct fonds_audit_report_options *options, bool always,
	bool *ret, struct fonds_error **error) FONDS_NODISCARD;

/* Send one saying that an audit could not be finished, and why. */
FONDS_API enum fonds_status fonds_audit_mail_failure(
	struct fonds_audit_mail *mail, const char *why,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_audit_mail_end(struct fonds_audit_mail *mail);

FONDS_END_DECLS

#endif
