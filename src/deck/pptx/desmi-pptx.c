/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/pptx/desmi-pptx.h"

#include "deck/desmi-deck-file.h"
#include "deck/pptx/desmi-pptx-private.h"

#define FIRST_SLIDE_ID 256
#define NOTES_SIZE "<p:notesSz cx='6858000' cy='9144000'/>"

/* ---- the presentation's own parts ---- */

static void
add_slide_list (DesmiPptx *self, GString *xml)
{
  if (self->pages->pages->len == 0)
    return;
  desmi_xml_add (xml, "<p:sldIdLst>");
  for (guint i = 0; i < self->pages->pages->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("ppt/slides/slide%u.xml", i + 1);
      g_autofree char *id = desmi_package_relate (self->package, DESMI_PPTX_PRESENTATION,
                                                  DESMI_RELATION "slide", path);

      desmi_xml_add (xml, "<p:sldId id='%u' r:id='%s'/>", FIRST_SLIDE_ID + i, id);
    }
  desmi_xml_add (xml, "</p:sldIdLst>");
}

static void
take_presentation (DesmiPptx *self)
{
  DesmiPackage    *package = self->package;
  const char      *from = DESMI_PPTX_PRESENTATION;
  GString         *xml = desmi_xml_new ();
  gboolean         wide = self->pages->deck->aspect == DESMI_ASPECT_16_9;
  g_autofree char *master
      = desmi_package_relate (package, from, DESMI_RELATION "slideMaster", DESMI_PPTX_MASTER);
  g_autofree char *notes
      = desmi_package_relate (package, from, DESMI_RELATION "notesMaster", DESMI_PPTX_NOTES_MASTER);

  g_free (desmi_package_relate (package, "", DESMI_RELATION "officeDocument", from));
  desmi_xml_add (xml,
                 "<p:presentation " DESMI_PPTX_NAMESPACES
                 " saveSubsetFonts='1'><p:sldMasterIdLst><p:sldMasterId id='%u' r:id='%s'/>"
                 "</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id='%s'/>"
                 "</p:notesMasterIdLst>",
                 DESMI_PPTX_MASTER_ID, master, notes);
  add_slide_list (self, xml);
  desmi_xml_add (xml, wide ? "<p:sldSz cx='12192000' cy='6858000'/>"
                           : "<p:sldSz cx='9144000' cy='6858000' type='screen4x3'/>");
  desmi_xml_add (xml,
                 NOTES_SIZE
                 "<p:defaultTextStyle><a:defPPr><a:defRPr lang='%s'/></a:defPPr>"
                 "<a:lvl1pPr marL='0' algn='l'><a:defRPr lang='%s' sz='1800'><a:solidFill>"
                 "<a:schemeClr val='tx1'/></a:solidFill><a:latin typeface='+mn-lt'/>"
                 "<a:ea typeface='+mn-ea'/><a:cs typeface='+mn-cs'/></a:defRPr>"
                 "</a:lvl1pPr></p:defaultTextStyle></p:presentation>",
                 self->lang, self->lang);
  desmi_package_take_part (package, from, DESMI_CONTENT "presentationml.presentation.main+xml",
                           desmi_xml_end (xml));
}

static void
take_small_part (DesmiPptx  *self,
                 const char *relation,
                 const char *path,
                 const char *type,
                 const char *text)
{
  GString *xml = desmi_xml_new ();

  g_string_append (xml, text);
  g_free (desmi_package_relate (self->package, DESMI_PPTX_PRESENTATION, relation, path));
  desmi_package_take_part (self->package, path, type, desmi_xml_end (xml));
}

static void
take_settings (DesmiPptx *self)
{
  take_small_part (self, DESMI_RELATION "presProps", "ppt/presProps.xml",
                   DESMI_CONTENT "presentationml.presProps+xml",
                   "<p:presentationPr " DESMI_PPTX_NAMESPACES "/>");
  take_small_part (self, DESMI_RELATION "viewProps", "ppt/viewProps.xml",
                   DESMI_CONTENT "presentationml.viewProps+xml",
                   "<p:viewPr " DESMI_PPTX_NAMESPACES "/>");
  g_free (desmi_package_relate (self->package, DESMI_PPTX_PRESENTATION, DESMI_RELATION "theme",
                                "ppt/theme/theme1.xml"));
  take_small_part (self, DESMI_RELATION "tableStyles", "ppt/tableStyles.xml",
                   DESMI_CONTENT "presentationml.tableStyles+xml",
                   "<a:tblStyleLst xmlns:a='" DESMI_NS_A
                   "' def='{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}'/>");
}

static gboolean
take_slides (DesmiPptx *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->pages->pages->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !desmi_pptx_take_slide (self, i, error))
      return FALSE;
  return TRUE;
}

/**
 * desmi_pptx_write:
 * @cancellable: (nullable)
 *
 * Makes a presentation in memory: the same pages give the same bytes, whatever the process's
 * locale. May be called on any thread.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with G_IO_ERROR, cancelled among them
 */
GBytes *
desmi_pptx_write (DesmiPages *pages, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiPackage) package = desmi_package_new ();
  g_autoptr (GHashTable)   media = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  DesmiPptx                self
      = { .pages = pages, .package = package, .locale = pages->deck->locale, .media = media };
  gboolean good;

  desmi_pptx_share (&self);
  self.lang = self.locale->language == DESMI_LANGUAGE_ID ? "id-ID" : "en-US";
  take_presentation (&self);
  take_settings (&self);
  desmi_pptx_take_themes (&self);
  desmi_pptx_take_master (&self);
  desmi_pptx_take_layouts (&self);
  desmi_pptx_take_notes_master (&self);
  good = take_slides (&self, cancellable, error);
  desmi_pptx_clear_shared (&self);
  if (!good)
    return NULL;
  desmi_pptx_take_properties (&self);
  return desmi_package_close (package, cancellable, error);
}

/**
 * desmi_pptx_save:
 * @path: file name; replaced as a whole or not at all
 * @cancellable: (nullable)
 *
 * Like desmi_pptx_write(), and saves the result. Not for the main thread.
 *
 * Returns: whether it was; else G_IO_ERROR or G_FILE_ERROR
 */
gboolean
desmi_pptx_save (DesmiPages *pages, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = desmi_pptx_write (pages, cancellable, error);

  return bytes != NULL && desmi_deck_file_save (path, bytes, error);
}
