/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the speaker says: the notes of slides, and their master. */
#include "deck/pptx/desmi-pptx-private.h"

#include <string.h>

#define PAGE_WIDTH_PT 540.0
#define MARGIN_PT 54.0
#define IMAGE_Y_PT 54.0
#define IMAGE_HEIGHT_PT 243.0
#define TEXT_Y_PT 324.0
#define TEXT_HEIGHT_PT 342.0
#define TEXT_SIZE 1200

static void
add_image (const DesmiPptx *self, GString *xml, gboolean master)
{
  double   width = IMAGE_HEIGHT_PT * self->pages->width / self->pages->height;
  DesmiBox box = { (PAGE_WIDTH_PT - width) / 2, IMAGE_Y_PT, width, IMAGE_HEIGHT_PT };

  desmi_xml_add (xml, "<p:sp><p:nvSpPr><p:cNvPr id='2' name='Slide Image 1'/><p:cNvSpPr>"
                      "<a:spLocks noGrp='1' noRot='1' noChangeAspect='1'/></p:cNvSpPr><p:nvPr>"
                      "<p:ph type='sldImg'");
  if (!master)
    {
      desmi_xml_add (xml, "/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>");
      return;
    }
  desmi_xml_add (xml, " idx='2'/></p:nvPr></p:nvSpPr><p:spPr>");
  desmi_pptx_add_box (xml, "a:xfrm", &box);
  desmi_xml_add (xml, "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:noFill/><a:ln w='9525'>"
                      "<a:solidFill><a:schemeClr val='tx2'/></a:solidFill></a:ln></p:spPr></p:sp>");
}

/**
 * desmi_pptx_take_notes_master:
 *
 * Adds how notes stand on paper.
 */
void
desmi_pptx_take_notes_master (DesmiPptx *self)
{
  const DesmiBox box = { MARGIN_PT, TEXT_Y_PT, PAGE_WIDTH_PT - 2 * MARGIN_PT, TEXT_HEIGHT_PT };
  GString       *xml = desmi_xml_new ();

  desmi_xml_add (xml, "<p:notesMaster " DESMI_PPTX_NAMESPACES "><p:cSld><p:bg><p:bgPr><a:solidFill>"
                      "<a:schemeClr val='bg1'/></a:solidFill><a:effectLst/></p:bgPr></p:bg>"
                      "<p:spTree>" DESMI_PPTX_ROOT_GROUP);
  add_image (self, xml, TRUE);
  desmi_xml_add (xml, "<p:sp><p:nvSpPr><p:cNvPr id='3' name='Notes 2'/><p:cNvSpPr><a:spLocks"
                      " noGrp='1'/></p:cNvSpPr><p:nvPr><p:ph type='body' sz='quarter' idx='1'/>"
                      "</p:nvPr></p:nvSpPr><p:spPr>");
  desmi_pptx_add_box (xml, "a:xfrm", &box);
  desmi_xml_add (xml,
                 "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/>"
                 "<a:lstStyle/><a:p><a:pPr lvl='0'/><a:endParaRPr lang='%s'/></a:p></p:txBody>"
                 "</p:sp></p:spTree></p:cSld>" DESMI_PPTX_COLOR_MAP "<p:notesStyle><a:lvl1pPr"
                 " marL='0' algn='l'><a:spcBef><a:spcPts val='300'/></a:spcBef><a:defRPr lang='%s'"
                 " sz='%d'><a:solidFill><a:schemeClr val='tx1'/></a:solidFill><a:latin"
                 " typeface='+mn-lt'/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>",
                 self->lang, self->lang, TEXT_SIZE);
  g_free (desmi_package_relate (self->package, DESMI_PPTX_NOTES_MASTER, DESMI_RELATION "theme",
                                "ppt/theme/theme2.xml"));
  desmi_package_take_part (self->package, DESMI_PPTX_NOTES_MASTER,
                           DESMI_CONTENT "presentationml.notesMaster+xml", desmi_xml_end (xml));
}

static GBytes *
make_notes (const DesmiPptx *self, const char *text)
{
  GString       *xml = desmi_xml_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  desmi_xml_add (xml,
                 "<p:notes " DESMI_PPTX_NAMESPACES "><p:cSld><p:spTree>" DESMI_PPTX_ROOT_GROUP);
  add_image (self, xml, FALSE);
  desmi_xml_add (xml, "<p:sp><p:nvSpPr><p:cNvPr id='3' name='Notes 2'/><p:cNvSpPr><a:spLocks"
                      " noGrp='1'/></p:cNvSpPr><p:nvPr><p:ph type='body' idx='1'/></p:nvPr>"
                      "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      desmi_xml_add (xml, "<a:p>");
      if (*lines[i] != '\0')
        desmi_xml_add (xml, "<a:r><a:rPr lang='%s' dirty='0'/><a:t>%s</a:t></a:r>", self->lang,
                       lines[i]);
      desmi_xml_add (xml, "<a:endParaRPr lang='%s'/></a:p>", self->lang);
    }
  desmi_xml_add (xml, "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>"
                      "</p:clrMapOvr></p:notes>");
  return desmi_xml_end (xml);
}

/**
 * desmi_pptx_take_notes:
 * @index: of the page
 * @slide_path: of its slide
 *
 * Adds the notes of a page, if there are any.
 */
void
desmi_pptx_take_notes (DesmiPptx *self, guint index, const char *slide_path)
{
  const DesmiPage *page = g_ptr_array_index (self->pages->pages, index);
  g_autofree char *text = g_strstrip (desmi_xml_clean (page->notes));
  g_autofree char *path = NULL;

  if (*text == '\0')
    return;
  path = g_strdup_printf ("ppt/notesSlides/notesSlide%u.xml", ++self->n_notes);
  g_free (desmi_package_relate (self->package, path, DESMI_RELATION "notesMaster",
                                DESMI_PPTX_NOTES_MASTER));
  g_free (desmi_package_relate (self->package, path, DESMI_RELATION "slide", slide_path));
  g_free (desmi_package_relate (self->package, slide_path, DESMI_RELATION "notesSlide", path));
  desmi_package_take_part (self->package, path, DESMI_CONTENT "presentationml.notesSlide+xml",
                           make_notes (self, text));
}
