/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

/* Paths as texts: what they name is not looked at. */

/*
 * What follows a folder in the path of what lies in it: "b/c" for "/a" and
 * "/a/b/c", "" for the folder itself; NULL when the path is not below it, as
 * "/ab" is not below "/a". Slashes at the end of the folder do not count.
 */
const char *fonds_path_below(const char *folder, const char *path);

#endif
