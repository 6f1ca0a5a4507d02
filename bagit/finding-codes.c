/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/finding-codes.h"

#include <string.h>

#define ERROR FONDS_SEVERITY_ERROR
#define WARNING FONDS_SEVERITY_WARNING

/* Remedies that several rows share. */
#define RESTORE_FILE \
	"restore the file from another copy of the bag, then validate again"
#define MEND_MANIFEST \
	"compare with another copy of the bag, or have the manifest made " \
	"anew " \
	"by whoever vouches for the files"
#define ASK_SENDER "have the bag made anew by its sender"
#define CHECK_STORAGE \
	"check the storage and the permissions, then validate again"
#define NOTHING_URGENT \
	"nothing is lost; write it as the standard asks when the bag is next " \
	"made"

static const struct fonds_finding_code_info table[BAG_FINDING_CODE_COUNT] = {
	[BAG_DECLARATION_MISSING] = { "BAG-DECLARATION-MISSING", ERROR, "2.1.1",
		"name the folder that holds bagit.txt, or restore that file" },
	[BAG_DECLARATION_MALFORMED] = { "BAG-DECLARATION-MALFORMED", ERROR,
		"2.1.1",
		"write the two lines of bagit.txt as the standard gives them" },
	[BAG_DECLARATION_STYLE] = { "BAG-DECLARATION-STYLE", WARNING, "2.1.1",
		NOTHING_URGENT },
	[BAG_VERSION_UNSUPPORTED] = { "BAG-VERSION-UNSUPPORTED", ERROR, "2.1.1",
		"use a version of this program that knows it, or restore "
		"bagit.txt" },
	[BAG_ENCODING_UNKNOWN] = { "BAG-ENCODING-UNKNOWN", ERROR, "2.1.1",
		"name an encoding registered with IANA, as UTF-8" },

	[BAG_BOM] = { "BAG-BOM", ERROR, "2.3",
		"remove the byte order mark at the beginning of the file" },
	[BAG_BOM_MISSING] = { "BAG-BOM-MISSING", WARNING, "2.3",
		"begin the file with a byte order mark" },
	[BAG_TEXT_INVALID] = { "BAG-TEXT-INVALID", ERROR, "2.3",
		"restore the file, or declare its true encoding in bagit.txt" },
	[BAG_TEXT_LIMIT] = { "BAG-TEXT-LIMIT", ERROR, "2.3",
		"look whether this is a tag file at all; what is beyond the "
		"limit was not checked" },
	[BAG_BLANK_LINE] = { "BAG-BLANK-LINE", WARNING, "2.1.3",
		NOTHING_URGENT },

	[BAG_FILE_UNREADABLE] = { "BAG-FILE-UNREADABLE", ERROR, "3",
		CHECK_STORAGE },
	[BAG_FILE_UNSTABLE] = { "BAG-FILE-UNSTABLE", ERROR, "3",
		"let nothing write to the bag, then validate again" },
	[BAG_FOLDER_UNREADABLE] = { "BAG-FOLDER-UNREADABLE", ERROR, "3",
		CHECK_STORAGE },
	[BAG_SYMLINK] = { "BAG-SYMLINK", ERROR, "5.1",
		"put the file itself in place of the link" },
	[BAG_SPECIAL_FILE] = { "BAG-SPECIAL-FILE", ERROR, "2.1.2",
		"remove it: a bag holds regular files only" },
	[BAG_PATH_UNSAFE] = { "BAG-PATH-UNSAFE", ERROR, "5.1",
		"do not unpack or complete this bag; ask its sender for "
		"relative paths" },
	[BAG_EMPTY_FOLDER] = { "BAG-EMPTY-FOLDER", WARNING, "2.1.3",
		"put a file into it if it matters: a manifest cannot list a "
		"folder" },
	[BAG_DATA_MISSING] = { "BAG-DATA-MISSING", ERROR, "2.1.2",
		"restore the folder data/, empty if there is no payload" },

	[BAG_ARCHIVE_DAMAGED] = { "BAG-ARCHIVE-DAMAGED", ERROR, "3",
		"get another copy of the archive: what stands behind the "
		"damage was not judged" },
	[BAG_ARCHIVE_UNSAFE] = { "BAG-ARCHIVE-UNSAFE", ERROR, "5.1",
		"do not unpack it: programs differ in what they see in it; "
		"ask its sender to pack the bag anew" },
	[BAG_ARCHIVE_LIMIT] = { "BAG-ARCHIVE-LIMIT", ERROR, "5.1",
		"ask its sender what it is before it is unpacked; if it is "
		"meant to be so, allow any ratio" },
	[BAG_ARCHIVE_TOP] = { "BAG-ARCHIVE-TOP", WARNING, "2",
		"pack the folder of the bag, and nothing beside it, when the "
		"bag is next packed" },
	[BAG_ARCHIVE_TOP_OLD] = { "BAG-ARCHIVE-TOP-OLD", ERROR, "2",
		"have it packed anew: up to version 0.97 an archive holds the "
		"folder of the bag and nothing else" },
	[BAG_ARCHIVE_BAGS] = { "BAG-ARCHIVE-BAGS", ERROR, "2",
		"pack each bag for itself: only the first of them was judged" },
	[BAG_ARCHIVE_DUPLICATE] = { "BAG-ARCHIVE-DUPLICATE", ERROR, "5.1",
		"have it packed anew: programs differ in which of the members "
		"they take" },
	[BAG_ARCHIVE_CLASH] = { "BAG-ARCHIVE-CLASH", ERROR, "5.1",
		"have it packed anew: no folder can hold both" },
	[BAG_ARCHIVE_LINK] = { "BAG-ARCHIVE-LINK", ERROR, "5.1",
		"have it packed anew with the file itself in place of the "
		"link" },

	[BAG_MANIFEST_MISSING] = { "BAG-MANIFEST-MISSING", ERROR, "2.1.3",
		"restore the payload manifest; without one nothing can be "
		"verified" },
	[BAG_MANIFEST_NAME] = { "BAG-MANIFEST-NAME", WARNING, "2.4",
		"name the algorithm in lower case without punctuation" },
	[BAG_MANIFEST_REPEATED] = { "BAG-MANIFEST-REPEATED", ERROR, "2.1.3",
		"keep one manifest for each algorithm" },
	[BAG_MANIFEST_LIMIT] = { "BAG-MANIFEST-LIMIT", ERROR, "2.1.3",
		"remove the manifests of algorithms that do not exist" },
	[BAG_MANIFEST_LINE] = { "BAG-MANIFEST-LINE", ERROR, "2.1.3",
		MEND_MANIFEST },
	[BAG_MANIFEST_MIXED_CASE] = { "BAG-MANIFEST-MIXED-CASE", ERROR, "2.1.3",
		MEND_MANIFEST },
	[BAG_MANIFEST_MD5SUM] = { "BAG-MANIFEST-MD5SUM", WARNING, "6.1.4",
		NOTHING_URGENT },
	[BAG_MANIFEST_DOT_SLASH] = { "BAG-MANIFEST-DOT-SLASH", WARNING, "2.1.3",
		NOTHING_URGENT },
	[BAG_MANIFEST_NOT_PAYLOAD] = { "BAG-MANIFEST-NOT-PAYLOAD", ERROR,
		"2.1.3", MEND_MANIFEST },
	[BAG_ALGORITHM_UNKNOWN] = { "BAG-ALGORITHM-UNKNOWN", ERROR, "2.4",
		"remove the manifest, or validate with a program that knows "
		"the algorithm" },
	[BAG_LISTED_TWICE] = { "BAG-LISTED-TWICE", ERROR, "2.1.3",
		"remove all lines for the file but one" },
	[BAG_LISTED_TWICE_OLD] = { "BAG-LISTED-TWICE-OLD", WARNING, "2.1.3",
		"remove all lines for the file but one" },
	[BAG_LISTED_TWICE_DIFFERS] = { "BAG-LISTED-TWICE-DIFFERS", ERROR,
		"2.1.3", MEND_MANIFEST },
	[BAG_PATH_ENCODING] = { "BAG-PATH-ENCODING", WARNING, "2.1.3",
		"write CR, LF and % in paths as %0D, %0A and %25" },
	[BAG_PATH_NORMALIZATION] = { "BAG-PATH-NORMALIZATION", WARNING, "6.1.1",
		"write the name in the manifest with the bytes it has on "
		"disk" },
	[BAG_PATH_COLLISION] = { "BAG-PATH-COLLISION", WARNING, "6.1.1",
		"rename one of them before the bag goes to a system that takes "
		"them for the same name" },

	[BAG_TAGMANIFEST_MISSING] = { "BAG-TAGMANIFEST-MISSING", WARNING,
		"2.2.1", "add a tag manifest: nothing protects the tag files" },
	[BAG_TAGMANIFEST_PAYLOAD] = { "BAG-TAGMANIFEST-PAYLOAD", ERROR, "2.2.1",
		MEND_MANIFEST },
	[BAG_TAGMANIFEST_ITSELF] = { "BAG-TAGMANIFEST-ITSELF", ERROR, "2.2.1",
		MEND_MANIFEST },
	[BAG_TAGMANIFEST_INCOMPLETE] = { "BAG-TAGMANIFEST-INCOMPLETE", ERROR,
		"2.2.1", MEND_MANIFEST },

	[BAG_TAG_CORRUPT] = { "BAG-TAG-CORRUPT", ERROR, "3", RESTORE_FILE },
	[BAG_TAG_UNCONFIRMED] = { "BAG-TAG-UNCONFIRMED", ERROR, "3",
		CHECK_STORAGE },
	[BAG_TAG_DISPUTED] = { "BAG-TAG-DISPUTED", ERROR, "3", MEND_MANIFEST },
	[BAG_TAG_MISSING] = { "BAG-TAG-MISSING", ERROR, "3", RESTORE_FILE },
	[BAG_TAG_UNLISTED] = { "BAG-TAG-UNLISTED", WARNING, "2.2.1",
		"list it in the tag manifest, or nothing protects it" },

	[BAG_PAYLOAD_CORRUPT] = { "BAG-PAYLOAD-CORRUPT", ERROR, "3",
		RESTORE_FILE },
	[BAG_PAYLOAD_UNCONFIRMED] = { "BAG-PAYLOAD-UNCONFIRMED", ERROR, "3",
		CHECK_STORAGE },
	[BAG_PAYLOAD_DISPUTED] = { "BAG-PAYLOAD-DISPUTED", ERROR, "3",
		MEND_MANIFEST },
	[BAG_PAYLOAD_MISSING] = { "BAG-PAYLOAD-MISSING", ERROR, "3",
		RESTORE_FILE },
	[BAG_PAYLOAD_UNLISTED] = { "BAG-PAYLOAD-UNLISTED", ERROR, "3",
		"find out who added it; remove it, or have the bag made anew" },
	[BAG_PAYLOAD_PARTLY_LISTED] = { "BAG-PAYLOAD-PARTLY-LISTED", ERROR,
		"2.1.3", ASK_SENDER },
	[BAG_PAYLOAD_UNJUDGED] = { "BAG-PAYLOAD-UNJUDGED", ERROR, "3",
		"restore the manifest from another copy of the bag, then "
		"validate again" },
	[BAG_PAYLOAD_NOT_FETCHED] = { "BAG-PAYLOAD-NOT-FETCHED", ERROR, "2.2.3",
		"get the file from the URL in fetch.txt, then validate again" },

	[BAG_INFO_LINE] = { "BAG-INFO-LINE", ERROR, "2.2.2",
		"write each line as a label, a colon and a value, or begin it "
		"with a space" },
	[BAG_INFO_STYLE] = { "BAG-INFO-STYLE", WARNING, "2.2.2",
		NOTHING_URGENT },
	[BAG_OXUM_MISSING] = { "BAG-OXUM-MISSING", WARNING, "2.2.2",
		"validate at the level full, or add Payload-Oxum to "
		"bag-info.txt" },
	[BAG_OXUM_MALFORMED] = { "BAG-OXUM-MALFORMED", ERROR, "2.2.2",
		"write it as bytes, a full stop and the number of files" },
	[BAG_OXUM_REPEATED] = { "BAG-OXUM-REPEATED", ERROR, "2.2.2",
		"keep one Payload-Oxum" },
	[BAG_OXUM_WRONG] = { "BAG-OXUM-WRONG", ERROR, "2.2.2",
		"look at the other findings for the files that differ" },

	[BAG_FETCH_LINE] = { "BAG-FETCH-LINE", ERROR, "2.2.3",
		"write each line as a URL, a length or -, and a path" },
	[BAG_FETCH_URL] = { "BAG-FETCH-URL", ERROR, "2.2.3",
		"write an absolute URL without blanks" },
	[BAG_FETCH_NOT_PAYLOAD] = { "BAG-FETCH-NOT-PAYLOAD", ERROR, "2.2.3",
		"list only files below data/ in fetch.txt" },
	[BAG_FETCH_UNLISTED] = { "BAG-FETCH-UNLISTED", ERROR, "2.2.3",
		"list the file in every payload manifest" },
	[BAG_FETCH_LENGTH] = { "BAG-FETCH-LENGTH", WARNING, "2.2.3",
		"write the true length, or -" },

	[BAG_SOURCE_EMPTY_FOLDER] = { "BAG-SOURCE-EMPTY-FOLDER", WARNING,
		"2.1.3", "put a file into it if it matters" },
	[BAG_SOURCE_LINK] = { "BAG-SOURCE-LINK", ERROR, "5.1",
		"put the file itself in place of the link, or have links "
		"followed or skipped" },
	[BAG_SOURCE_LINK_FOLLOWED] = { "BAG-SOURCE-LINK-FOLLOWED", WARNING,
		"5.1", "see that what it leads to belongs into the bag" },
	[BAG_SOURCE_LINK_SKIPPED] = { "BAG-SOURCE-LINK-SKIPPED", WARNING, "5.1",
		"see that nothing is missing without it" },
	[BAG_SOURCE_NAME_ENCODING] = { "BAG-SOURCE-NAME-ENCODING", ERROR, "2.3",
		"rename it to the same name in UTF-8" },
	[BAG_SOURCE_NAME_UNSAFE] = { "BAG-SOURCE-NAME-UNSAFE", ERROR, "5.1",
		"give it a name that leads nowhere on any system" },
	[BAG_SOURCE_SPECIAL] = { "BAG-SOURCE-SPECIAL", ERROR, "2.1.2",
		"remove it: a bag holds regular files only" },
	[BAG_SOURCE_UNREADABLE] = { "BAG-SOURCE-UNREADABLE", ERROR, "2.1.2",
		"look at the permissions of the folder, then try again" },

	[BAG_UPDATE_NOTHING] = { "BAG-UPDATE-NOTHING", WARNING, "2.1.3",
		"see that the path is the one that is meant" },

	[BAG_SPLIT_FILE_SIZE] = { "BAG-SPLIT-FILE-SIZE", ERROR, "2.1.2",
		"let the parts be larger: a file is never cut" },
	[BAG_SPLIT_GROUP] = { "BAG-SPLIT-GROUP", ERROR, "2.2.2",
		"merge the group first, or give a Bag-Group-Identifier for "
		"the new one" },
	[BAG_MERGE_GROUP] = { "BAG-MERGE-GROUP", ERROR, "2.2.2",
		"name every bag of the group once, or ask for any bags to be "
		"merged" },
	[BAG_MERGE_ALGORITHM] = { "BAG-MERGE-ALGORITHM", ERROR, "2.4",
		"add a manifest of one algorithm to each bag that lacks it" },
	[BAG_MERGE_CONFLICT] = { "BAG-MERGE-CONFLICT", ERROR, "2.1.3",
		"find out which is wanted; rename the other, or leave it out "
		"of its bag" },

	[BAG_RULE_IDENTIFIER] = { "BAG-RULE-IDENTIFIER", ERROR,
		"BagIt-Profile-Identifier",
		"write the identifier of the profile into bag-info.txt, if "
		"the bag was made for it" },
	[BAG_RULE_VERSION] = { "BAG-RULE-VERSION", ERROR,
		"Accept-BagIt-Version",
		"have the bag made anew in a version that the profile "
		"accepts" },
	[BAG_RULE_LABEL_MISSING] = { "BAG-RULE-LABEL-MISSING", ERROR,
		"Bag-Info",
		"write the label with its value into bag-info.txt" },
	[BAG_RULE_LABEL_RECOMMENDED] = { "BAG-RULE-LABEL-RECOMMENDED", WARNING,
		"Bag-Info",
		"write the label into bag-info.txt if there is a value for "
		"it" },
	[BAG_RULE_LABEL_REPEATED] = { "BAG-RULE-LABEL-REPEATED", ERROR,
		"Bag-Info", "keep the label once in bag-info.txt" },
	[BAG_RULE_LABEL_VALUE] = { "BAG-RULE-LABEL-VALUE", ERROR, "Bag-Info",
		"write one of the values that the profile lists" },
	[BAG_RULE_MANIFEST_MISSING] = { "BAG-RULE-MANIFEST-MISSING", ERROR,
		"Manifests-Required",
		"add a manifest of that algorithm while the others are "
		"verified" },
	[BAG_RULE_MANIFEST_FORBIDDEN] = { "BAG-RULE-MANIFEST-FORBIDDEN", ERROR,
		"Manifests-Allowed",
		"leave the manifest out, after one that is allowed was "
		"added" },
	[BAG_RULE_TAGMANIFEST_MISSING] = { "BAG-RULE-TAGMANIFEST-MISSING",
		ERROR, "Tag-Manifests-Required",
		"add a tag manifest of that algorithm" },
	[BAG_RULE_TAGMANIFEST_FORBIDDEN] = { "BAG-RULE-TAGMANIFEST-FORBIDDEN",
		ERROR, "Tag-Manifests-Allowed", "leave the tag manifest out" },
	[BAG_RULE_TAG_FILE_MISSING] = { "BAG-RULE-TAG-FILE-MISSING", ERROR,
		"Tag-Files-Required", "add the tag file" },
	[BAG_RULE_TAG_FILE_FORBIDDEN] = { "BAG-RULE-TAG-FILE-FORBIDDEN", ERROR,
		"Tag-Files-Allowed",
		"leave the tag file out, or have the profile allow it" },
	[BAG_RULE_PAYLOAD_MISSING] = { "BAG-RULE-PAYLOAD-MISSING", ERROR,
		"Payload-Files-Required", "add the file to the payload" },
	[BAG_RULE_PAYLOAD_FORBIDDEN] = { "BAG-RULE-PAYLOAD-FORBIDDEN", ERROR,
		"Payload-Files-Allowed",
		"leave the file out, or have the profile allow it" },
	[BAG_RULE_PAYLOAD_NOT_EMPTY] = { "BAG-RULE-PAYLOAD-NOT-EMPTY", ERROR,
		"Data-Empty",
		"send the files in another way: bags of this profile carry "
		"none" },
	[BAG_RULE_FETCH_MISSING] = { "BAG-RULE-FETCH-MISSING", ERROR,
		"Fetch.txt-Required", "make the bag with a fetch.txt" },
	[BAG_RULE_FETCH_FORBIDDEN] = { "BAG-RULE-FETCH-FORBIDDEN", ERROR,
		"Allow-Fetch.txt", "complete the bag and remove fetch.txt" },
	[BAG_RULE_NOT_PACKED] = { "BAG-RULE-NOT-PACKED", ERROR, "Serialization",
		"pack the bag in a form that the profile accepts" },
	[BAG_RULE_PACKED] = { "BAG-RULE-PACKED", ERROR, "Serialization",
		"unpack the bag: the profile takes folders only" },
	[BAG_RULE_PACKED_FORM] = { "BAG-RULE-PACKED-FORM", ERROR,
		"Accept-Serialization",
		"pack the bag in a form that the profile accepts" },

	[BAG_PROFILE_JSON] = { "BAG-PROFILE-JSON", ERROR, "BagIt Profiles",
		"mend the JSON; nothing else was looked at" },
	[BAG_PROFILE_LIMIT] = { "BAG-PROFILE-LIMIT", ERROR, "BagIt Profiles",
		"make it smaller; what is beyond the limit was not read" },
	[BAG_PROFILE_KEY_MISSING] = { "BAG-PROFILE-KEY-MISSING", ERROR,
		"BagIt Profiles", "add the member" },
	[BAG_PROFILE_KEY_UNKNOWN] = { "BAG-PROFILE-KEY-UNKNOWN", WARNING,
		"BagIt Profiles",
		"compare its spelling with the specification: it has no "
		"effect" },
	[BAG_PROFILE_TYPE] = { "BAG-PROFILE-TYPE", ERROR, "BagIt Profiles",
		"write a value of the type that is expected" },
	[BAG_PROFILE_BOOLEAN_TEXT] = { "BAG-PROFILE-BOOLEAN-TEXT", WARNING,
		"BagIt Profiles", "write true or false without quotes" },
	[BAG_PROFILE_VALUE] = { "BAG-PROFILE-VALUE", ERROR, "BagIt Profiles",
		"write a value that the specification has for it" },
	[BAG_PROFILE_IDENTIFIER] = { "BAG-PROFILE-IDENTIFIER", WARNING,
		"BagIt-Profile-Info",
		"give the profile an absolute URI, with its version in it" },
	[BAG_PROFILE_VERSION_UNKNOWN] = { "BAG-PROFILE-VERSION-UNKNOWN",
		WARNING, "BagIt Profiles",
		"use a version of this program that knows it, or mend the "
		"number" },
	[BAG_PROFILE_ALGORITHM_UNKNOWN] = { "BAG-PROFILE-ALGORITHM-UNKNOWN",
		WARNING, "BagIt Profiles",
		"compare its spelling with RFC 8493 2.4: such a manifest "
		"cannot be verified here" },
	[BAG_PROFILE_LABEL_REPEATED] = { "BAG-PROFILE-LABEL-REPEATED", ERROR,
		"Bag-Info",
		"keep one of them: labels are compared without case" },
	[BAG_PROFILE_LISTED_TWICE] = { "BAG-PROFILE-LISTED-TWICE", WARNING,
		"BagIt Profiles", "remove it: it has no effect" },
	[BAG_PROFILE_NOT_ALLOWED] = { "BAG-PROFILE-NOT-ALLOWED", ERROR,
		"BagIt Profiles",
		"allow it too, or no bag can keep both rules" },
	[BAG_PROFILE_PATH] = { "BAG-PROFILE-PATH", ERROR, "BagIt Profiles",
		"write a path relative to the folder of the bag; payload "
		"begins with data/, tag files do not" },
	[BAG_PROFILE_FOLDER_PATTERN] = { "BAG-PROFILE-FOLDER-PATTERN", ERROR,
		"Payload-Files-Allowed",
		"end it in /* to allow what is in the folder" },
	[BAG_PROFILE_FETCH] = { "BAG-PROFILE-FETCH", ERROR,
		"Fetch.txt-Required", "allow fetch.txt, or do not require it" },
	[BAG_PROFILE_SERIALIZATION] = { "BAG-PROFILE-SERIALIZATION", ERROR,
		"Accept-Serialization",
		"list at least one media type, or forbid serialization" },
	[BAG_PROFILE_CONTRADICTION] = { "BAG-PROFILE-CONTRADICTION", ERROR,
		"Data-Empty",
		"require at most one file in a payload that is empty" },
	[BAG_PROFILE_REDUNDANT] = { "BAG-PROFILE-REDUNDANT", WARNING,
		"BagIt Profiles", "remove it: it has no effect" },

	[BAG_FINDINGS_LIMIT] = { "BAG-FINDINGS-LIMIT", ERROR, "3",
		"mend what is told, then validate again to see the rest" },
};

const struct fonds_finding_code_info *fonds_finding_code_info(
	enum fonds_finding_code code)
{
	return &table[code];
}

enum fonds_finding_code fonds_finding_code_find(const char *name)
{
	unsigned code = 0;

	while (code < BAG_FINDING_CODE_COUNT &&
		strcmp(table[code].name, name) != 0)
		code++;
	return (enum fonds_finding_code)code;
}
