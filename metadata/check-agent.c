/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/check-premis.h"

/* What an agent should say of itself. */
static const struct {
	const char *unit;
	enum fonds_check_code code;
} wanted[] = {
	{ "agentName", CHECK_PREMIS_AGENT_NAME },
	{ "agentType", CHECK_PREMIS_AGENT_TYPE },
};

void fonds_check_agent(struct fonds_metadata_check *check,
	const struct fonds_premis_node *agent)
{
	const struct fonds_premis_node *type = fonds_premis_node_child(
		agent, "agentType");

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		if (!fonds_premis_node_child(agent, wanted[i].unit))
			fonds_check_node(check, wanted[i].code, agent,
				wanted[i].unit, "the agent has no '%s'",
				wanted[i].unit);
	if (fonds_check_term_is(type, "sof") &&
		!fonds_premis_node_child(agent, "agentVersion"))
		fonds_check_node(check, CHECK_PREMIS_AGENT_VERSION, agent,
			"agentVersion", "the software has no version");
}
