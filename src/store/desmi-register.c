/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each register holds, in the order of its columns in the file. The vocabularies are those
 * that sources use (ministry, BP2MI, Bank Indonesia); "other" takes what they do not know. */
#include "store/desmi-register.h"

#include "store/desmi-register-private.h"

#include "core/desmi-cooperative.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KEY DESMI_FIELD_KEY
#define REQUIRED DESMI_FIELD_REQUIRED
#define PLAIN DESMI_FIELD_PLAIN

#define VILLAGE                                                                                    \
  {                                                                                                \
    "village", N_ ("Village"), DESMI_FIELD_AREA, KEY, NULL                                         \
  }
#define NOTES                                                                                      \
  {                                                                                                \
    "notes", N_ ("Notes"), DESMI_FIELD_LINES, PLAIN, NULL                                          \
  }
#define PROGRAMME(flags)                                                                           \
  {                                                                                                \
    "programme", N_ ("Programme"), DESMI_FIELD_PROGRAMME, flags, NULL                              \
  }
#define PILLAR                                                                                     \
  {                                                                                                \
    "pillar", N_ ("Pillar"), DESMI_FIELD_PILLAR, PLAIN, NULL                                       \
  }
#define WOMEN                                                                                      \
  {                                                                                                \
    "women", N_ ("Women"), DESMI_FIELD_NUMBER, PLAIN, NULL                                         \
  }
#define MEN                                                                                        \
  {                                                                                                \
    "men", N_ ("Men"), DESMI_FIELD_NUMBER, PLAIN, NULL                                             \
  }

static const DesmiRegisterWord yes_no[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { NULL, NULL },
};

static const DesmiRegisterWord roles[] = {
  /* Translators: roles of people in the programme, from the district’s office to the village. */
  { "coordinator", N_ ("Coordinator") }, { "responsible", N_ ("Person in charge") },
  { "officer", N_ ("Officer") },         { "head", N_ ("Village head") },
  { "contact", N_ ("Contact") },         { NULL, NULL },
};

static const DesmiRegisterField person_fields[] = {
  VILLAGE,
  { "role", N_ ("Role"), DESMI_FIELD_WORD, REQUIRED, roles },
  { "name", N_ ("Name"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "title", N_ ("Official title"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "phone", N_ ("Telephone"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "email", N_ ("E-mail"), DESMI_FIELD_EMAIL, PLAIN, NULL },
  { "since", N_ ("Serves since"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "until", N_ ("Served until"), DESMI_FIELD_DAY, PLAIN, NULL },
  NOTES,
};

static const DesmiRegisterField service_fields[] = {
  VILLAGE,
  { "latitude_e6", N_ ("Latitude"), DESMI_FIELD_LATITUDE, PLAIN, NULL },
  { "longitude_e6", N_ ("Longitude"), DESMI_FIELD_LONGITUDE, PLAIN, NULL },
  { "place", N_ ("Place of the service centre"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "opened", N_ ("Opened on"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "hours", N_ ("Opening hours"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "desk", N_ ("Service desk open"), DESMI_FIELD_WORD, PLAIN, yes_no },
  { "regulation", N_ ("Village regulation"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "equipment", N_ ("Equipment"), DESMI_FIELD_LINES, PLAIN, NULL },
  NOTES,
};

static const DesmiRegisterWord document_kinds[] = {
  /* Translators: kinds of documents that a coordinator is asked for. */
  { "photo", N_ ("Photo") },
  { "decree", N_ ("Decree") },
  { "regulation", N_ ("Village regulation") },
  { "handover", N_ ("Handover record (BAST)") },
  { "spending", N_ ("Spending report (LPJ)") },
  { "letter", N_ ("Certifying letter") },
  { "minutes", N_ ("Minutes of a meeting") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const DesmiRegisterField document_fields[] = {
  VILLAGE,
  { "kind", N_ ("Kind"), DESMI_FIELD_WORD, REQUIRED, document_kinds },
  { "title", N_ ("Title"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "day", N_ ("Date"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "file_name", N_ ("File"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "sha256", N_ ("Content"), DESMI_FIELD_LINE, REQUIRED, NULL },
  PROGRAMME (PLAIN),
  PILLAR,
  { "indicator", N_ ("Indicator"), DESMI_FIELD_INDICATOR, PLAIN, NULL },
  { "period", N_ ("Period"), DESMI_FIELD_PERIOD, PLAIN, NULL },
  NOTES,
};

static const DesmiRegisterField activity_fields[] = {
  VILLAGE,
  { "day", N_ ("Date"), DESMI_FIELD_DAY, REQUIRED, NULL },
  { "title", N_ ("Activity"), DESMI_FIELD_LINE, REQUIRED, NULL },
  PROGRAMME (PLAIN),
  PILLAR,
  { "place", N_ ("Place"), DESMI_FIELD_LINE, PLAIN, NULL },
  WOMEN,
  MEN,
  NOTES,
};

static const DesmiRegisterField milestone_fields[] = {
  VILLAGE,
  { "title", N_ ("Milestone"), DESMI_FIELD_LINE, REQUIRED, NULL },
  PROGRAMME (PLAIN),
  PILLAR,
  { "due", N_ ("Due on"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "done", N_ ("Reached on"), DESMI_FIELD_DAY, PLAIN, NULL },
  NOTES,
};

static const DesmiRegisterWord partner_kinds[] = {
  { "government", N_ ("Government office") },
  { "bank", N_ ("Bank or financial institution") },
  { "company", N_ ("Company") },
  { "civil", N_ ("Civil society") },
  { "education", N_ ("School or university") },
  { "religious", N_ ("Religious organisation") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const DesmiRegisterField partner_fields[] = {
  VILLAGE,
  { "name", N_ ("Partner"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "kind", N_ ("Kind"), DESMI_FIELD_WORD, REQUIRED, partner_kinds },
  { "support", N_ ("Support"), DESMI_FIELD_LINES, PLAIN, NULL },
  { "contact", N_ ("Contact"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "phone", N_ ("Telephone"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "email", N_ ("E-mail"), DESMI_FIELD_EMAIL, PLAIN, NULL },
  { "since", N_ ("Since"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "until", N_ ("Until"), DESMI_FIELD_DAY, PLAIN, NULL },
  NOTES,
};

static const DesmiRegisterWord services[] = {
  /* Translators: what people come to a migration service centre for. */
  { "information", N_ ("Information") },
  { "guidance", N_ ("Job guidance") },
  { "verification", N_ ("Verification of data") },
  { "document", N_ ("Help with documents") },
  { "family", N_ ("Help for families") },
  { "complaint", N_ ("Complaint") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const DesmiRegisterField visit_fields[] = {
  VILLAGE,
  { "month", N_ ("Month"), DESMI_FIELD_MONTH, KEY, NULL },
  { "service", N_ ("Service"), DESMI_FIELD_WORD, KEY, services },
  WOMEN,
  MEN,
};

static const DesmiRegisterWord group_states[] = {
  /* Translators: states of a group of producers. */
  { "planned", N_ ("Planned") },
  { "active", N_ ("In operation") },
  { "inactive", N_ ("Inactive") },
  { "dissolved", N_ ("Dissolved") },
  { NULL, NULL },
};

static const DesmiRegisterField group_fields[] = {
  VILLAGE,
  { "name", N_ ("Group of producers"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "state", N_ ("State"), DESMI_FIELD_WORD, REQUIRED, group_states },
  { "business", N_ ("Type of business"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "founded", N_ ("Founded on"), DESMI_FIELD_DAY, PLAIN, NULL },
  WOMEN,
  MEN,
  { "returnees", N_ ("Returned workers among them"), DESMI_FIELD_NUMBER, PLAIN, NULL },
  { "turnover_idr", N_ ("Turnover a month"), DESMI_FIELD_IDR, PLAIN, NULL },
  { "permits", N_ ("Permits"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "noncash", N_ ("Accepts non-cash payment"), DESMI_FIELD_WORD, PLAIN, yes_no },
  { "online", N_ ("Sells online"), DESMI_FIELD_WORD, PLAIN, yes_no },
  NOTES,
  { "until", N_ ("In operation until"), DESMI_FIELD_DAY, PLAIN, NULL },
};

static const DesmiRegisterField product_fields[] = {
  VILLAGE,
  { "name", N_ ("Product"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "group_id", N_ ("Group of producers"), DESMI_FIELD_GROUP, PLAIN, NULL },
  { "unit", N_ ("Unit"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "price_idr", N_ ("Price"), DESMI_FIELD_IDR, PLAIN, NULL },
  { "buyers", N_ ("Buyers"), DESMI_FIELD_LINE, PLAIN, NULL },
  NOTES,
};

static const DesmiRegisterField session_fields[] = {
  VILLAGE,
  { "day", N_ ("Date"), DESMI_FIELD_DAY, REQUIRED, NULL },
  { "topic", N_ ("Topic"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "children", N_ ("Children"), DESMI_FIELD_NUMBER, PLAIN, NULL },
  WOMEN,
  MEN,
  NOTES,
};

static const DesmiRegisterWord cooperative_forms[] = {
  { "cooperative", N_ ("Cooperative") },
  { "village-enterprise", N_ ("Unit of the village-owned enterprise") },
  /* Translators: the name of a programme of the government. */
  { "merah-putih", N_ ("Koperasi Merah Putih") },
  { "other", N_ ("Other financial institution") },
  { NULL, NULL },
};

/* the words of core/desmi-cooperative.c */
static const DesmiRegisterWord cooperative_stages[] = {
  { "plan", N_ ("Planned") },
  { "group", N_ ("Group") },
  { "meeting", N_ ("Founding meeting") },
  { "deed", N_ ("Notarial deed") },
  { "legal", N_ ("Legal entity") },
  { "active", N_ ("In operation") },
  { "inactive", N_ ("Inactive") },
  { "dissolved", N_ ("Dissolved") },
  { NULL, NULL },
};

static const DesmiRegisterWord cooperative_trades[] = {
  /* Translators: the five kinds of cooperatives of Indonesian law. */
  { "consumer", N_ ("Consumers") },        { "producer", N_ ("Producers") },
  { "service", N_ ("Services") },          { "marketing", N_ ("Marketing") },
  { "savings", N_ ("Savings and loans") }, { NULL, NULL },
};

static const DesmiRegisterField cooperative_fields[] = {
  VILLAGE,
  { "name", N_ ("Cooperative"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "form", N_ ("Form"), DESMI_FIELD_WORD, REQUIRED, cooperative_forms },
  { "stage", N_ ("Stage"), DESMI_FIELD_WORD, REQUIRED, cooperative_stages },
  { "trade", N_ ("Kind"), DESMI_FIELD_WORD, PLAIN, cooperative_trades },
  { "entity_number", N_ ("Number of the legal entity"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "entity_date", N_ ("Legal entity since"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "registration", N_ ("Cooperative registration number"), DESMI_FIELD_LINE, PLAIN, NULL },
  { "book_year", N_ ("Book year"), DESMI_FIELD_YEAR, PLAIN, NULL },
  { "meeting_day", N_ ("Annual members’ meeting on"), DESMI_FIELD_DAY, PLAIN, NULL },
  WOMEN,
  MEN,
  { "savings_idr", N_ ("Savings"), DESMI_FIELD_IDR, PLAIN, NULL },
  { "loans_idr", N_ ("Loans"), DESMI_FIELD_IDR, PLAIN, NULL },
  { "arrears_idr", N_ ("Arrears"), DESMI_FIELD_IDR, PLAIN, NULL },
  { "surplus_idr", N_ ("Surplus"), DESMI_FIELD_IDR, PLAIN, NULL },
  NOTES,
  { "until", N_ ("In operation until"), DESMI_FIELD_DAY, PLAIN, NULL },
};

static const DesmiRegisterWord supports[] = {
  /* Translators: what Bank Indonesia’s three supports are measured by. */
  { "qris-merchants", N_ ("QRIS merchants") },
  { "noncash-groups", N_ ("Groups that accept non-cash payment") },
  { "account-remittances", N_ ("Remittances that end in an account (%)") },
  { "accounts", N_ ("Accounts opened") },
  { "agents", N_ ("Digital financial service agents") },
  { "credit-borrowers", N_ ("KUR borrowers") },
  { "credit-amount", N_ ("KUR granted (Rp)") },
  { "insured", N_ ("Members of a social security") },
  { "trained", N_ ("People trained") },
  { "mentored", N_ ("Groups mentored") },
  { "permits", N_ ("Permits granted") },
  { "online-sellers", N_ ("Online sellers") },
  { NULL, NULL },
};

static const DesmiRegisterField support_fields[] = {
  VILLAGE,
  { "quarter", N_ ("Quarter"), DESMI_FIELD_QUARTER, KEY, NULL },
  { "support", N_ ("Support"), DESMI_FIELD_WORD, KEY, supports },
  { "value_milli", N_ ("Value"), DESMI_FIELD_MILLI, REQUIRED, NULL },
};

static const DesmiRegisterWord complaint_categories[] = {
  /* Translators: what workers and their families complain of. */
  { "send-home", N_ ("Wishes to be sent home") },
  { "unpaid", N_ ("Unpaid wages") },
  { "died", N_ ("Died abroad") },
  { "failed", N_ ("Failed to depart") },
  { "ill", N_ ("Illness") },
  { "fraud", N_ ("Job fraud") },
  { "trafficking", N_ ("Human trafficking") },
  { "deported", N_ ("Deportation or repatriation") },
  { "security", N_ ("Social security") },
  { "pregnant", N_ ("Pregnancy or a child born abroad") },
  { "lost", N_ ("Lost contact") },
  { "abuse", N_ ("Sexual harassment") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const DesmiRegisterWord complaint_channels[] = {
  /* Translators: ways on which complaints arrive. */
  { "direct", N_ ("In person") },
  { "letter", N_ ("Letter") },
  { "web", N_ ("e-Pengaduan") },
  { "email", N_ ("E-mail") },
  { "phone", N_ ("Telephone") },
  { "message", N_ ("Text message") },
  { "social", N_ ("Social media") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const DesmiRegisterField complaint_fields[] = {
  VILLAGE,
  { "month", N_ ("Month"), DESMI_FIELD_MONTH, KEY, NULL },
  { "category", N_ ("Category"), DESMI_FIELD_WORD, KEY, complaint_categories },
  { "channel", N_ ("Channel"), DESMI_FIELD_WORD, KEY, complaint_channels },
  { "received", N_ ("Received"), DESMI_FIELD_NUMBER, REQUIRED, NULL },
  { "settled", N_ ("Settled"), DESMI_FIELD_NUMBER, PLAIN, NULL },
};

static const DesmiRegisterWord return_causes[] = {
  /* Translators: why workers come back. */
  { "finished", N_ ("Contract finished") },
  { "leave", N_ ("On leave") },
  { "trouble", N_ ("In trouble") },
  { "deported", N_ ("Deported") },
  { "ill", N_ ("Ill") },
  { "died", N_ ("Died") },
  { NULL, NULL },
};

static const DesmiRegisterField return_cause_fields[] = {
  VILLAGE,
  { "month", N_ ("Month"), DESMI_FIELD_MONTH, KEY, NULL },
  { "destination", N_ ("Destination"), DESMI_FIELD_COUNTRY, KEY, NULL },
  { "cause", N_ ("Cause of return"), DESMI_FIELD_WORD, KEY, return_causes },
  { "count", N_ ("Workers"), DESMI_FIELD_NUMBER, REQUIRED, NULL },
};

static const DesmiRegisterWord channels[] = {
  /* Translators: ways on which workers send money home. */
  { "bank", N_ ("Bank account") },
  { "operator", N_ ("Money transfer operator") },
  { "post", N_ ("Post office") },
  { "agent", N_ ("Agent or e-money") },
  { "carried", N_ ("Carried home") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const DesmiRegisterField remittance_channel_fields[] = {
  VILLAGE,
  { "quarter", N_ ("Quarter"), DESMI_FIELD_QUARTER, KEY, NULL },
  { "channel", N_ ("Channel"), DESMI_FIELD_WORD, KEY, channels },
  { "amount_idr", N_ ("Amount"), DESMI_FIELD_IDR, REQUIRED, NULL },
};

static const DesmiRegisterWord directions[] = {
  { "out", N_ ("Departures") },
  { "return", N_ ("Returns") },
  { NULL, NULL },
};

static const DesmiRegisterField reported_month_fields[] = {
  VILLAGE,
  { "month", N_ ("Month"), DESMI_FIELD_MONTH, KEY, NULL },
  { "direction", N_ ("Direction"), DESMI_FIELD_WORD, KEY, directions },
  { "day", N_ ("Reported on"), DESMI_FIELD_DAY, PLAIN, NULL },
};

static const DesmiRegisterWord report_states[] = {
  /* Translators: states of a village’s report. */
  { "draft", N_ ("Draft") },
  { "submitted", N_ ("Submitted") },
  { "reopened", N_ ("Reopened") },
  { NULL, NULL },
};

static const DesmiRegisterField report_fields[] = {
  VILLAGE,
  PROGRAMME (KEY),
  { "period", N_ ("Period"), DESMI_FIELD_PERIOD, KEY, NULL },
  { "state", N_ ("State"), DESMI_FIELD_WORD, REQUIRED, report_states },
  { "day", N_ ("Date"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "by", N_ ("Entered by"), DESMI_FIELD_LINE, PLAIN, NULL },
};

static const DesmiRegisterField remark_fields[] = {
  VILLAGE,
  { "indicator", N_ ("Indicator"), DESMI_FIELD_INDICATOR, KEY, NULL },
  { "period", N_ ("Period"), DESMI_FIELD_PERIOD, KEY, NULL },
  { "notes", N_ ("Notes"), DESMI_FIELD_LINES, REQUIRED, NULL },
};

static const DesmiRegisterField acceptance_fields[] = {
  VILLAGE,
  { "finding", N_ ("Finding"), DESMI_FIELD_LINE, KEY, NULL },
  { "subject", N_ ("Subject"), DESMI_FIELD_LINE, KEY, NULL },
  { "value", N_ ("Value"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "why", N_ ("Reason"), DESMI_FIELD_LINES, REQUIRED, NULL },
  { "day", N_ ("Date"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "by", N_ ("Entered by"), DESMI_FIELD_LINE, PLAIN, NULL },
};

static const DesmiRegisterField saved_view_fields[] = {
  VILLAGE,
  { "page", N_ ("Page"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "name", N_ ("Name"), DESMI_FIELD_LINE, REQUIRED, NULL },
  { "state", N_ ("Filters and order"), DESMI_FIELD_LINES, REQUIRED, NULL },
};

static const DesmiRegisterField setting_fields[] = {
  VILLAGE,
  { "key", N_ ("Setting"), DESMI_FIELD_LINE, KEY, NULL },
  { "value", N_ ("Value"), DESMI_FIELD_LINES, REQUIRED, NULL },
};

static const DesmiRegisterWord feeds[] = {
  /* Translators: what a register counts for an indicator. */
  { "visits", N_ ("Visits to the service centre") },
  { "visits-document", N_ ("Visits for help with documents") },
  { "groups", N_ ("Groups in operation") },
  { "group-members", N_ ("Members of groups in operation") },
  { "group-turnover", N_ ("Turnover of groups in operation") },
  { "sessions", N_ ("Sessions of the Rumah Belajar") },
  { "session-children", N_ ("Children at sessions") },
  { "session-carers", N_ ("Carers at sessions") },
  { "cooperatives", N_ ("Cooperatives in operation") },
  { "cooperative-members", N_ ("Members of cooperatives") },
  { "cooperative-savings", N_ ("Savings of cooperatives") },
  { "qris-merchants", N_ ("QRIS merchants") },
  { "accounts", N_ ("Accounts opened") },
  { "agents", N_ ("Digital financial service agents") },
  { "credit-borrowers", N_ ("KUR borrowers") },
  { "trained", N_ ("People trained") },
  { NULL, NULL },
};

static const DesmiRegisterField feed_fields[] = {
  VILLAGE,
  { "indicator", N_ ("Indicator"), DESMI_FIELD_INDICATOR, KEY, NULL },
  { "feed", N_ ("Counted from"), DESMI_FIELD_WORD, REQUIRED, feeds },
};

/* the words of core/desmi-words.c */
static const DesmiRegisterWord statuses[] = {
  { "candidate", N_ ("Candidate") },     { "active", N_ ("Active") },
  { "suspended", N_ ("Suspended") },     { "finished", N_ ("Finished") },
  { "left", N_ ("Left the programme") }, { NULL, NULL },
};

static const DesmiRegisterField past_status_fields[] = {
  VILLAGE,
  PROGRAMME (REQUIRED),
  { "status", N_ ("Status"), DESMI_FIELD_WORD, REQUIRED, statuses },
  { "since", N_ ("Since"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "until", N_ ("Until"), DESMI_FIELD_DAY, PLAIN, NULL },
  { "reason", N_ ("Reason"), DESMI_FIELD_REASON, PLAIN, NULL },
  NOTES,
};

#define TYPE(name, table, title, has_id, fields)                                                   \
  {                                                                                                \
    name, "local_" table, title, has_id, G_N_ELEMENTS (fields), fields                             \
  }

static const DesmiRegisterType types[DESMI_REGISTER_THEME] = {
  [DESMI_REGISTER_PERSON]
  = TYPE ("person", "person", N_ ("Officers and contacts"), TRUE, person_fields),
  [DESMI_REGISTER_SERVICE]
  = TYPE ("service", "service", N_ ("Service centre"), FALSE, service_fields),
  [DESMI_REGISTER_DOCUMENT]
  = TYPE ("document", "document", N_ ("Documents"), TRUE, document_fields),
  [DESMI_REGISTER_ACTIVITY]
  = TYPE ("activity", "activity", N_ ("Activities"), TRUE, activity_fields),
  [DESMI_REGISTER_MILESTONE]
  = TYPE ("milestone", "milestone", N_ ("Milestones"), TRUE, milestone_fields),
  [DESMI_REGISTER_PARTNER] = TYPE ("partner", "partner", N_ ("Partners"), TRUE, partner_fields),
  [DESMI_REGISTER_VISIT]
  = TYPE ("visit", "visit", N_ ("Visits to the service centre"), FALSE, visit_fields),
  [DESMI_REGISTER_GROUP] = TYPE ("group", "group", N_ ("Groups of producers"), TRUE, group_fields),
  [DESMI_REGISTER_PRODUCT] = TYPE ("product", "product", N_ ("Products"), TRUE, product_fields),
  [DESMI_REGISTER_SESSION]
  = TYPE ("session", "session", N_ ("Sessions of the Rumah Belajar"), TRUE, session_fields),
  [DESMI_REGISTER_COOPERATIVE]
  = TYPE ("cooperative", "cooperative", N_ ("Cooperatives"), TRUE, cooperative_fields),
  [DESMI_REGISTER_SUPPORT]
  = TYPE ("support", "support", N_ ("Support by Bank Indonesia"), FALSE, support_fields),
  [DESMI_REGISTER_COMPLAINT]
  = TYPE ("complaint", "complaint", N_ ("Complaints"), FALSE, complaint_fields),
  [DESMI_REGISTER_RETURN_CAUSE]
  = TYPE ("return-cause", "return_cause", N_ ("Causes of return"), FALSE, return_cause_fields),
  [DESMI_REGISTER_REMITTANCE_CHANNEL] = TYPE ("remittance-channel",
                                              "remittance_channel",
                                              N_ ("Channels of remittances"),
                                              FALSE,
                                              remittance_channel_fields),
  [DESMI_REGISTER_REPORTED_MONTH]
  = TYPE ("reported-month", "reported_month", N_ ("Months reported"), FALSE, reported_month_fields),
  [DESMI_REGISTER_REPORT] = TYPE ("report", "report", N_ ("Reports"), FALSE, report_fields),
  [DESMI_REGISTER_REMARK]
  = TYPE ("remark", "remark", N_ ("Notes on measurements"), FALSE, remark_fields),
  [DESMI_REGISTER_ACCEPTANCE]
  = TYPE ("acceptance", "acceptance", N_ ("Findings accepted"), FALSE, acceptance_fields),
  [DESMI_REGISTER_SAVED_VIEW]
  = TYPE ("saved-view", "saved_view", N_ ("Saved views"), TRUE, saved_view_fields),
  [DESMI_REGISTER_SETTING] = TYPE ("setting", "setting", N_ ("Settings"), FALSE, setting_fields),
  [DESMI_REGISTER_FEED]
  = TYPE ("feed", "feed", N_ ("Indicators counted from registers"), FALSE, feed_fields),
  [DESMI_REGISTER_PAST_STATUS]
  = TYPE ("past-status", "past_status", N_ ("Earlier statuses"), TRUE, past_status_fields),
};

/**
 * desmi_register_get:
 *
 * Returns: (transfer none): what @reg holds
 */
const DesmiRegisterType *
desmi_register_get (DesmiRegister reg)
{
  g_return_val_if_fail ((guint) reg < DESMI_N_REGISTERS, NULL);
  return reg < DESMI_REGISTER_THEME ? &types[reg]
                                    : &desmi_register_deck_types[reg - DESMI_REGISTER_THEME];
}

/**
 * desmi_register_from_name:
 * @name: (nullable): as "person"
 * @out: (out): the register
 *
 * Returns: whether there is one of that name
 */
gboolean
desmi_register_from_name (const char *name, DesmiRegister *out)
{
  for (guint i = 0; i < DESMI_N_REGISTERS; i++)
    if (g_strcmp0 (name, desmi_register_get ((DesmiRegister) i)->name) == 0)
      {
        *out = (DesmiRegister) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_register_find_field:
 *
 * Returns: the index of the field @name of @reg; -1: it has none
 */
int
desmi_register_find_field (DesmiRegister reg, const char *name)
{
  const DesmiRegisterType *type = desmi_register_get (reg);

  for (guint i = 0; type != NULL && i < type->n_fields; i++)
    if (strcmp (type->fields[i].name, name) == 0)
      return (int) i;
  return -1;
}

/**
 * desmi_register_field_word_name:
 * @code: (nullable): of a word
 *
 * Returns: (transfer none) (nullable): the word for a reader; @code where it is none of @field's
 */
const char *
desmi_register_field_word_name (const DesmiRegisterField *field,
                                const char               *code,
                                const DesmiLocale        *locale)
{
  for (const DesmiRegisterWord *word = field->words; word != NULL && word->code != NULL; word++)
    if (g_strcmp0 (word->code, code) == 0)
      return desmi_locale_text (locale, word->name);
  return code;
}
