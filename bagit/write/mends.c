/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/mends.h"

#include <string.h>

/*
 * Left out on purpose: BAG-MANIFEST-MIXED-CASE, the mark of a flipped bit;
 * BAG-INFO-LINE and BAG-TEXT-INVALID, whose meaning nobody knows here;
 * BAG-MANIFEST-NOT-PAYLOAD and BAG-TAG-MISSING, which may be a loss; and
 * everything that is said of payload, but that one manifest lacks what another
 * verifies.
 */
static const struct fonds_mend table[BAG_FINDING_CODE_COUNT] = {
	[BAG_DECLARATION_MALFORMED] = { FONDS_MEND_DECLARATION, false,
		"its two lines are written as the standard gives them" },
	[BAG_DECLARATION_STYLE] = { FONDS_MEND_DECLARATION, false,
		"its labels are written as the standard spells them" },
	[BAG_BOM] = { FONDS_MEND_FILE, false, "its byte order mark goes" },
	[BAG_BOM_MISSING] = { FONDS_MEND_FILE, false,
		"it is written in UTF-8, as are all tag files" },
	[BAG_BLANK_LINE] = { FONDS_MEND_FILE, false, "blank lines go" },
	[BAG_MANIFEST_NAME] = { FONDS_MEND_FILE, false,
		"it gets the name that the standard gives it" },
	[BAG_MANIFEST_MD5SUM] = { FONDS_MEND_FILE, false,
		"the * and \\ of md5sum go" },
	[BAG_MANIFEST_DOT_SLASH] = { FONDS_MEND_FILE, false,
		"./ and doubled slashes go" },
	[BAG_LISTED_TWICE] = { FONDS_MEND_FILE, false, "repeated lines go" },
	[BAG_LISTED_TWICE_OLD] = { FONDS_MEND_FILE, false,
		"repeated lines go" },
	[BAG_PATH_ENCODING] = { FONDS_MEND_FILE, false,
		"CR, LF and % are written %0D, %0A and %25" },
	[BAG_PATH_NORMALIZATION] = { FONDS_MEND_MANIFESTS, false,
		"manifests write the name with the bytes it has on disk" },
	[BAG_PAYLOAD_PARTLY_LISTED] = { FONDS_MEND_MANIFESTS, false,
		"every payload manifest lists it" },
	[BAG_TAGMANIFEST_MISSING] = { FONDS_MEND_TAG_MANIFESTS, false,
		"tag manifests are added" },
	[BAG_TAGMANIFEST_PAYLOAD] = { FONDS_MEND_TAG_MANIFESTS, false,
		"it lists no payload" },
	[BAG_TAGMANIFEST_ITSELF] = { FONDS_MEND_TAG_MANIFESTS, false,
		"it does not list itself" },
	[BAG_TAGMANIFEST_INCOMPLETE] = { FONDS_MEND_TAG_MANIFESTS, false,
		"it lists every payload manifest" },
	[BAG_TAG_UNLISTED] = { FONDS_MEND_TAG_MANIFESTS, false,
		"tag manifests list it" },
	[BAG_TAG_CORRUPT] = { FONDS_MEND_TAG_MANIFESTS, true,
		"tag manifests list it as it is now" },
	[BAG_INFO_STYLE] = { FONDS_MEND_INFO, false,
		"labels are followed by a colon and a blank" },
	[BAG_OXUM_MALFORMED] = { FONDS_MEND_INFO, false,
		"Payload-Oxum is counted anew" },
	[BAG_OXUM_REPEATED] = { FONDS_MEND_INFO, false,
		"one Payload-Oxum stays" },
	[BAG_OXUM_WRONG] = { FONDS_MEND_INFO, false,
		"Payload-Oxum is counted anew" },
	[BAG_FETCH_LENGTH] = { FONDS_MEND_FETCH, false,
		"it gives the length that the file has" },
};

const struct fonds_mend *fonds_mend_find(const char *code)
{
	static const struct fonds_mend none = { 0 };

	for (size_t i = 0; i < BAG_FINDING_CODE_COUNT; i++) {
		enum fonds_finding_code each = (enum fonds_finding_code)i;

		if (strcmp(fonds_finding_code_info(each)->name, code) == 0)
			return &table[i];
	}
	return &none;
}
