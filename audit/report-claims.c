/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-claims.h"

#include "audit/report-totals.h"
#include "audit/report-words.h"

#define NDSA "NDSA Levels 2.0, Integrity"
#define ISO "ISO 16363:2012"

const char *fonds_evidence_name(enum fonds_evidence evidence)
{
	static const char *const names[] = {
		[FONDS_EVIDENCE_NONE] = "no evidence in this catalog",
		[FONDS_EVIDENCE_PARTLY] = "in part",
		[FONDS_EVIDENCE_SHOWN] = "shown",
	};

	return names[evidence];
}

/* part of whole: all, some, none. */
static enum fonds_evidence share(uint64_t part, uint64_t whole)
{
	if (part == 0)
		return FONDS_EVIDENCE_NONE;
	return part >= whole ? FONDS_EVIDENCE_SHOWN : FONDS_EVIDENCE_PARTLY;
}

static enum fonds_evidence look_supplied(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_facts *facts = &report->facts;
	char some[FONDS_WORDS_SIZE];
	char all[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"%s of %s came with digests, which were verified before they "
		"were registered.",
		fonds_words_count(facts->supplied, some),
		fonds_words_count_of(facts->holdings, "holding", all));
	return facts->supplied > 0 ? FONDS_EVIDENCE_SHOWN : FONDS_EVIDENCE_NONE;
}

static enum fonds_evidence look_generated(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_facts *facts = &report->facts;
	char some[FONDS_WORDS_SIZE];
	char all[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"%s of %s came without digests; they were generated when it "
		"was registered, and that is recorded.",
		fonds_words_count(facts->generated, some),
		fonds_words_count_of(facts->holdings, "holding", all));
	return facts->generated > 0 ? FONDS_EVIDENCE_SHOWN
				    : FONDS_EVIDENCE_NONE;
}

static enum fonds_evidence look_viruses(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	(void)report;
	fonds_buffer_add_text(
		buffer, "The catalog records no search for viruses.");
	return FONDS_EVIDENCE_NONE;
}

static enum fonds_evidence look_copies(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	uint64_t done = report->facts.repairs_done;
	char count[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"%s put a copy in place that was verified before and "
		"afterwards; other moves and copies are not in the catalog.",
		fonds_words_count_of(done, "repair", count));
	return done > 0 ? FONDS_EVIDENCE_PARTLY : FONDS_EVIDENCE_NONE;
}

static enum fonds_evidence look_write_blockers(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	(void)report;
	fonds_buffer_add_text(buffer,
		"The catalog does not record how original media were read.");
	return FONDS_EVIDENCE_NONE;
}

static enum fonds_evidence look_second_place(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	(void)report;
	fonds_buffer_add_text(buffer,
		"Backups and exports of the catalog are not recorded in it.");
	return FONDS_EVIDENCE_NONE;
}

/* An interval that is set, and kept: both, or it is shown in part only. */
static enum fonds_evidence look_intervals(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_coverage *coverage = &report->coverage;
	uint64_t with_policy = report->facts.files_with_policy;
	char some[FONDS_WORDS_SIZE];
	char all[FONDS_WORDS_SIZE];
	char late[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"A policy sets an interval for %s of %s; %s %s overdue when "
		"this report was made.",
		fonds_words_count(with_policy, some),
		fonds_words_count_of(coverage->files, "file", all),
		fonds_words_count(coverage->overdue, late),
		coverage->overdue == 1 ? "was" : "were");
	if (with_policy == 0 || report->totals.runs == 0)
		return FONDS_EVIDENCE_NONE;
	return coverage->overdue > 0 || coverage->in_future > 0
		       ? FONDS_EVIDENCE_PARTLY
		       : share(with_policy, coverage->files);
}

static enum fonds_evidence look_outcomes(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	char runs[FONDS_WORDS_SIZE];
	char auditors[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"%s recorded with scope, times, verdicts and findings; %s with "
		"host, user, versions and the way of reading.",
		fonds_words_count_of(report->totals.runs, "run", runs),
		fonds_words_count_of(
			report->auditor_total, "auditor", auditors));
	return report->totals.runs > 0 ? FONDS_EVIDENCE_SHOWN
				       : FONDS_EVIDENCE_NONE;
}

static enum fonds_evidence look_on_demand(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	(void)report;
	fonds_buffer_add_text(buffer,
		"The catalog does not record whether a run was asked for or "
		"came by its schedule.");
	return FONDS_EVIDENCE_NONE;
}

static enum fonds_evidence look_on_events(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	uint64_t done = report->facts.repairs_done;
	char count[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"%s %s followed by a check of the file; checks after other "
		"events are not told apart in the catalog.",
		fonds_words_count_of(done, "repair", count),
		done == 1 ? "was" : "were");
	return done > 0 ? FONDS_EVIDENCE_PARTLY : FONDS_EVIDENCE_NONE;
}

static enum fonds_evidence look_repairs(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_facts *facts = &report->facts;
	uint64_t open = report->incident_counts.open;
	char done[FONDS_WORDS_SIZE];
	char text[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer, "%s done",
		fonds_words_count_of(facts->repairs_done, "repair", done));
	fonds_buffer_printf(buffer, ", %s; %s open.",
		facts->repairs_pending > 0 ? "others under way"
					   : "none under way",
		fonds_words_count_of(open, "incident", text));
	if (facts->repairs_done == 0)
		return FONDS_EVIDENCE_NONE;
	return open > 0 || facts->repairs_pending > 0 ? FONDS_EVIDENCE_PARTLY
						      : FONDS_EVIDENCE_SHOWN;
}

static enum fonds_evidence look_monitoring(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_coverage *coverage = &report->coverage;
	uint64_t checked = coverage->files - coverage->never -
			   coverage->in_future;
	char some[FONDS_WORDS_SIZE];
	char all[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"%s of %s were checked against their registered digests since "
		"they were registered.",
		fonds_words_count(checked, some),
		fonds_words_count_of(coverage->files, "registered file", all));
	return share(checked, coverage->files);
}

static enum fonds_evidence look_logs(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_totals *totals = &report->totals;
	char runs[FONDS_WORDS_SIZE];
	char findings[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"%s and %s are kept; counting them again %s.",
		fonds_words_count_of(totals->runs, "run", runs),
		fonds_words_count_of(totals->findings, "finding", findings),
		totals->differences == 0
			? "gave the figures of this report"
			: "gave other figures than they say themselves");
	if (totals->runs == 0)
		return FONDS_EVIDENCE_NONE;
	return totals->differences == 0 ? FONDS_EVIDENCE_SHOWN
					: FONDS_EVIDENCE_PARTLY;
}

static enum fonds_evidence look_apart(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	fonds_buffer_add_text(buffer,
		report->facts.is_catalog_inside
			? "The catalog, which holds the registered digests, "
			  "lies inside of a holding."
			: "The registered digests are in the catalog, which "
			  "lies outside of every holding; whether on another "
			  "medium is not recorded.");
	return report->facts.is_catalog_inside || report->facts.holdings == 0
		       ? FONDS_EVIDENCE_NONE
		       : FONDS_EVIDENCE_PARTLY;
}

/* That it can detect damage is shown by a file that is known to be bad. */
static enum fonds_evidence look_detection(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_facts *facts = &report->facts;
	uint64_t invalid = report->totals.states[FONDS_RUN_INVALID];
	char canaries[FONDS_WORDS_SIZE];
	char runs[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer,
		"%s registered when these runs began (files known to be bad, "
		"that every run must flag); %s of this report %s invalid.",
		fonds_words_count_of(facts->canaries, "canary file", canaries),
		fonds_words_count_of(invalid, "run", runs),
		invalid == 1 ? "is" : "are");
	if (facts->canaries == 0 || report->totals.runs == 0)
		return FONDS_EVIDENCE_NONE;
	return invalid > 0 ? FONDS_EVIDENCE_PARTLY : FONDS_EVIDENCE_SHOWN;
}

static enum fonds_evidence look_incidents(
	const struct fonds_report *report, struct fonds_buffer *buffer)
{
	const struct fonds_report_incident_counts *counts =
		&report->incident_counts;
	char incidents[FONDS_WORDS_SIZE];
	char steps[FONDS_WORDS_SIZE];

	fonds_buffer_printf(buffer, "%s in the period, with %s by persons",
		fonds_words_count_of(
			report->incident_total, "incident", incidents),
		fonds_words_count_of(counts->steps, "step", steps));
	fonds_buffer_printf(buffer, "; %s open.",
		counts->open == 0 ? "none is"
				  : fonds_words_count(counts->open, steps));
	if (report->incident_total == 0)
		return FONDS_EVIDENCE_NONE;
	return counts->open > 0 ? FONDS_EVIDENCE_PARTLY : FONDS_EVIDENCE_SHOWN;
}

static const struct fonds_claim_row claims[] = {
	{ NDSA, "Level 1", "verify digests that come with the content",
		look_supplied },
	{ NDSA, "Level 1", "generate digests where none came", look_generated },
	{ NDSA, "Level 1", "check content for viruses", look_viruses },
	{ NDSA, "Level 2", "verify when content is moved or copied",
		look_copies },
	{ NDSA, "Level 2", "block writes while original media are read",
		look_write_blockers },
	{ NDSA, "Level 2", "keep integrity information in a second place",
		look_second_place },
	{ NDSA, "Level 3", "verify at fixed intervals", look_intervals },
	{ NDSA, "Level 3", "document how it is verified, and the outcomes",
		look_outcomes },
	{ NDSA, "Level 3", "audit on demand", look_on_demand },
	{ NDSA, "Level 4", "verify in response to events", look_on_events },
	{ NDSA, "Level 4", "replace or repair damaged content", look_repairs },
	{ ISO, "4.4.1.2", "monitor the integrity of what is preserved",
		look_monitoring },
	{ ISO, "4.4.1.2", "keep logs of the checks", look_logs },
	{ ISO, "4.4.1.2", "keep fixity information apart from the content",
		look_apart },
	{ ISO, "5.1.1.3", "have mechanisms that detect damage and loss",
		look_detection },
	{ ISO, "5.1.1.3.1", "record and report incidents, and the steps taken",
		look_incidents },
};

const struct fonds_claim_row *fonds_report_claims(size_t *ret_count)
{
	*ret_count = sizeof(claims) / sizeof(claims[0]);
	return claims;
}
