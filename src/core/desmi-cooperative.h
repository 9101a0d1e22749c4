/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the cooperative of a village has come. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

/* On the way to a cooperative that works, then what may become of one. */
typedef enum
{
  DESMI_COOPERATIVE_PLAN,      /* "plan": rencana */
  DESMI_COOPERATIVE_GROUP,     /* "group": kelompok/pra-koperasi */
  DESMI_COOPERATIVE_MEETING,   /* "meeting": rapat pembentukan */
  DESMI_COOPERATIVE_DEED,      /* "deed": akta notaris */
  DESMI_COOPERATIVE_LEGAL,     /* "legal": berbadan hukum */
  DESMI_COOPERATIVE_ACTIVE,    /* "active": aktif */
  DESMI_COOPERATIVE_INACTIVE,  /* "inactive": tidak aktif */
  DESMI_COOPERATIVE_DISSOLVED, /* "dissolved": dibubarkan */
  DESMI_N_COOPERATIVE_STAGES   /* comes last */
} DesmiCooperativeStage;

/* Those up to here follow each other; the others are ends. */
#define DESMI_N_COOPERATIVE_STEPS ((guint) DESMI_COOPERATIVE_ACTIVE + 1)

const char *desmi_cooperative_stage_to_code (DesmiCooperativeStage stage);
gboolean    desmi_cooperative_stage_from_code (const char *code, DesmiCooperativeStage *out);
const char *desmi_cooperative_stage_name (DesmiCooperativeStage stage, const DesmiLocale *locale);
gboolean    desmi_cooperative_stage_read (const char *text, DesmiCooperativeStage *out);
char       *desmi_cooperative_describe (const char        *text,
                                        const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
