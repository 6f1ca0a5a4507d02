/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "metadata/check-premis.h"
#include "metadata/date-span.h"

/* Clocks of two machines may differ by so many seconds. */
#define CLOCK_SKEW 300

static void check_future(struct fonds_metadata_check *check,
	const struct fonds_premis_node *event)
{
	const struct fonds_premis_node *date = fonds_premis_node_child(
		event, "eventDateTime");
	struct fonds_date_span span;

	if (date && date->value && fonds_date_span_read(date->value, &span) &&
		span.first > check->now + CLOCK_SKEW)
		fonds_check_node(check, CHECK_PREMIS_EVENT_FUTURE, date, NULL,
			"the event is dated later than now");
}

/* Who or what made a document long ago is often not known. */
static bool may_lack_agents(const struct fonds_premis_node *event)
{
	return fonds_check_term_is(
		fonds_premis_node_child(event, "eventType"), "cre");
}

static void check_outcome(struct fonds_metadata_check *check,
	const struct fonds_premis_node *event)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		event, "eventOutcomeInformation");

	for (; node; node = fonds_premis_node_again(node))
		if (fonds_premis_node_child(node, "eventOutcome"))
			return;
	fonds_check_node(check, CHECK_PREMIS_EVENT_OUTCOME, event,
		"eventOutcome", "the event has no outcome");
}

/* An object need not be source or outcome; who did it did so as something. */
static void check_roles(struct fonds_metadata_check *check,
	const struct fonds_premis_node *event)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		event, "linkingAgentIdentifier");

	for (; node; node = fonds_premis_node_again(node))
		if (!fonds_premis_node_child(node, "linkingAgentRole"))
			fonds_check_node(check, CHECK_PREMIS_LINK_ROLE, node,
				"linkingAgentRole", "the link has no role");
}

void fonds_check_event(struct fonds_metadata_check *check,
	const struct fonds_premis_node *event)
{
	check_future(check, event);
	check_outcome(check, event);
	check_roles(check, event);
	if (!fonds_premis_node_child(event, "linkingObjectIdentifier"))
		fonds_check_node(check, CHECK_PREMIS_EVENT_OBJECT, event,
			"linkingObjectIdentifier",
			"no object took part in the event");
	if (!fonds_premis_node_child(event, "linkingAgentIdentifier") &&
		!may_lack_agents(event))
		fonds_check_node(check, CHECK_PREMIS_EVENT_AGENT, event,
			"linkingAgentIdentifier",
			"no agent took part in the event");
}
