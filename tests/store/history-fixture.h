/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the history share: its lookups, and an import of one flow. */
#pragma once

#include "edit-fixture.h"

DesmiTable *history_look_up (Fixture *self, const char *what, const char *argument);
void history_assert_ids (Fixture *self, const char *what, const char *argument, const char *ids);
void history_import (Fixture *self, const char *label, const char *village);
