/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_DISK_H
#define BASE_DISK_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * Does the disk turn, so that the order of reading counts? device is a st_dev,
 * sys where sysfs is ("/sys"). False where that is not known: a network, a
 * file system over several devices.
 */
bool fonds_disk_rotates(const char *sys, dev_t device);

#endif
