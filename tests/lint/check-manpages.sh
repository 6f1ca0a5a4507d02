#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
set -eu
command -v mandoc >/dev/null || exit 77
mandoc -T lint -W warning "$1"/docs/man/*
