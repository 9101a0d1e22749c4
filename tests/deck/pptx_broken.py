# SPDX-License-Identifier: GPL-3.0-or-later
"""Presentations broken on purpose, each in one way, to prove that the checker would find it.

Most open in LibreOffice without a word; PowerPoint offers to repair them, or shows something else than was meant.
"""
import io
import re
import zipfile

SLIDE = r"ppt/slides/slide\d+\.xml"
SLIDE_RELS = r"ppt/slides/_rels/slide\d+\.xml\.rels"
DRAWN = r"ppt/slide\w+/slide\w*\d+\.xml"
LAYOUT = r"ppt/slideLayouts/slideLayout2\.xml"
LAYOUT_RELS = r"ppt/slideLayouts/_rels/slideLayout2\.xml\.rels"
MASTER = r"ppt/slideMasters/slideMaster1\.xml"
NOTES = r"ppt/notesSlides/notesSlide\d+\.xml"
NOTES_RELS = r"ppt/notesSlides/_rels/notesSlide\d+\.xml\.rels"
NOTES_MASTER_RELS = r"ppt/notesMasters/_rels/notesMaster1\.xml\.rels"
CHART = r"ppt/charts/chart\d+\.xml"
CHART_RELS = r"ppt/charts/_rels/chart\d+\.xml\.rels"
THEME = r"ppt/theme/theme1\.xml"
PRESENTATION = r"ppt/presentation\.xml"
CORE = r"docProps/core\.xml"
TYPES = r"\[Content_Types\]\.xml"
SVG = r"ppt/media/image\d+\.svg"
SHEET = r"xl/worksheets/sheet1\.xml"


class Archive:
    """The entries of a zip in their order, to be changed and packed again."""

    def __init__(self, data):
        self.entries = []
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            self.entries = [[i.filename, z.read(i)] for i in z.infolist()]
        self.date = (1980, 1, 1, 0, 0, 0)
        self.stored, self.streamed, self.large, self.crc = False, False, False, False

    def pack(self):
        out = io.BytesIO()
        target = Pipe(out) if self.streamed else out
        with zipfile.ZipFile(target, "w") as z:
            for name, body in self.entries:
                info = zipfile.ZipInfo(name, self.date)
                packed = name.endswith((".xml", ".rels", ".svg")) and not self.stored
                info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
                with z.open(info, "w", force_zip64=self.large) as f:
                    f.write(body)
        data = bytearray(out.getvalue())
        if self.crc:  # of the first entry, as it stands before its data
            data[14] ^= 1
        return bytes(data)

    def find(self, pattern, holds=""):
        """The first entry whose name fits and whose text holds a pattern."""
        for entry in self.entries:
            if re.fullmatch(pattern, entry[0]) and re.search(holds, entry[1].decode("utf-8", "replace"), re.S):
                return entry
        raise LookupError("nothing is named %s and holds %s" % (pattern, holds))

    def sub(self, pattern, old, new, count=1):
        entry = self.find(pattern, old)
        entry[1] = re.sub(old, new, entry[1].decode("utf-8"), count=count, flags=re.S).encode("utf-8")

    def add(self, name, body, place=None):
        self.entries.insert(len(self.entries) if place is None else place, [name, body])

    def remove(self, pattern):
        self.entries.remove(self.find(pattern))


class Pipe(io.RawIOBase):
    """A target that cannot go back, as a stream to another program."""

    def __init__(self, out):
        self.out = out

    def writable(self):
        return True

    def write(self, data):
        return self.out.write(data)


def sub(pattern, old, new, count=1):
    return lambda a: a.sub(pattern, old, new, count)


def setting(**values):
    return lambda a: vars(a).update(values)


def move_types(a):
    a.entries.append(a.entries.pop(0))


def rename(old, new):
    def change(a):
        a.find(old)[0] = new
    return change


def twice(pattern, other):
    def change(a):
        a.add(other, a.find(pattern)[1])
    return change


def in_workbook(change):
    """Breaks the first workbook instead of the presentation."""
    def outer(a):
        entry = a.find(r"ppt/embeddings/.*\.xlsx")
        inner = Archive(entry[1])
        change(inner)
        entry[1] = inner.pack()
    return outer


def add_part(name, body, kind):
    def change(a):
        a.add(name, body)
        a.sub(TYPES, "</Types>", "<Override PartName='/%s' ContentType='%s'/></Types>" % (name, kind))
    return change


def share_workbook(a):
    one = a.find(r"ppt/charts/_rels/chart1\.xml\.rels")[1]
    a.find(r"ppt/charts/_rels/chart2\.xml\.rels")[1] = one


def swap(pattern, one, two):
    """Exchanges two neighbouring pieces of XML."""
    return sub(pattern, "(%s)(%s)" % (one, two), r"\2\1")


def same_axes(a):
    """Gives the second chart the axes of the first."""
    ids = sorted(set(re.findall(r"<c:axId val='(\d+)'", a.find(r"ppt/charts/chart1\.xml")[1].decode())))
    entry = a.find(r"ppt/charts/chart2\.xml")
    text = entry[1].decode()
    for old, new in zip(sorted(set(re.findall(r"<c:axId val='(\d+)'", text))), ids):
        text = re.sub(r"(<c:(?:axId|crossAx) val=')%s'" % old, r"\g<1>%s'" % new, text)
    entry[1] = text.encode()


def empty_title(a):
    a.sub(SLIDE, r"(type='(?:ctrT|t)itle'.*?<a:t>)[^<]*", r"\1")


def drop_title(a):
    a.sub(SLIDE, r"<p:sp>(?:(?!</p:sp>).)*type='title'.*?</p:sp>", "")


def title_last(a):
    a.sub(SLIDE, r"(<p:sp>(?:(?!</p:sp>).)*type='title'.*?</p:sp>)(.*?)(</p:spTree>)", r"\2\1\3")


def many_points(a):
    def grow(match):
        return match.group(1) + "5000" + match.group(2)
    a.sub(CHART, r"(<c:val>.*?<c:ptCount val=')\d+('/>)", grow)


def many_series(a):
    """256 of them, each with a number and a place of its own."""
    def grow(match):
        return "".join("<c:ser><c:idx val='%d'/><c:order val='%d'/>%s" % (n, n, match.group(1)) for n in range(1000, 1256))
    a.sub(CHART, r"<c:ser><c:idx val='\d+'/><c:order val='\d+'/>((?:(?!</c:ser>).)*</c:ser>)", grow)


def as_other_kind(kind, other):
    """A chart of another kind, whose labels stay where they were."""
    return sub(CHART, "<c:%s>((?:(?!</c:%s>).)*<c:dLblPos.*?)</c:%s>" % (kind, kind, kind), r"<c:%s>\1</c:%s>" % (other, other))


def cut(pattern, flip=False):
    """Half of a part, or all of it with one bit that is another."""
    def change(a):
        entry = a.find(pattern)
        half = len(entry[1]) // 2
        entry[1] = entry[1][:half] + (bytes([entry[1][half] ^ 1]) + entry[1][half + 1:] if flip else b"")
    return change


# ---- by chance ----

# what may stand somewhere once more, and be right
REPEATED = {"p", "r", "fld", "br", "gd", "ext", "tr"}
REFERRED = ("image", "chart", "hyperlink", "package")  # always by their names


def relations_of(body):
    return re.findall(r"<Relationship [^>]*>", body.decode())


def kind_of(relation):
    return re.search(r"Type='[^']*/([\w-]+)'", relation).group(1)


def take_relation(a, chance):
    entry = chance.choice([e for e in a.entries if e[0].endswith(".rels")])
    one = chance.choice(relations_of(entry[1]))
    entry[1] = entry[1].decode().replace(one, "", 1).encode()
    return "%s without %s" % (entry[0], kind_of(one))


def exchange_relations(a, chance):
    """The names of two, at least one of which is asked for."""
    for entry in chance.sample(a.entries, len(a.entries)):
        found = relations_of(entry[1]) if entry[0].endswith(".rels") else []
        pairs = [(x, y) for x in found for y in found if kind_of(x) != kind_of(y) and kind_of(x) in REFERRED]
        if not pairs:
            continue
        one, two = chance.choice(pairs)
        ids = [re.search(r"Id='(\w+)'", x).group(1) for x in (one, two)]
        text = entry[1].decode()
        entry[1] = text.replace(one, one.replace(ids[0], ids[1], 1)).replace(two, two.replace(ids[1], ids[0], 1)).encode()
        return "%s: %s is %s" % (entry[0], kind_of(one), kind_of(two))
    raise LookupError("no two relations")


def change_number(a, chance):
    entry = chance.choice([e for e in a.entries if re.fullmatch(CHART, e[0])])
    text = entry[1].decode()
    numbers = [m for cache in re.finditer("<c:numCache>.*?</c:numCache>", text)
               for m in re.compile(r"<c:v>([^<]*)</c:v>").finditer(text, cache.start(), cache.end())]
    one = chance.choice(numbers)
    entry[1] = (text[:one.start(1)] + repr(float(one.group(1)) + chance.choice([1, -1, 1000])) + text[one.end(1):]).encode()
    return "%s: %s is another" % (entry[0], one.group(1))


def lose_part(a, chance):
    entry = chance.choice(a.entries)
    a.entries.remove(entry)
    return "without " + entry[0]


def cut_part(a, chance):
    entry = chance.choice(a.entries)
    entry[1] = entry[1][:len(entry[1]) * chance.randrange(1, 9) // 10]
    return "%s is cut" % entry[0]


def repeat_element(a, chance):
    """One that is there once, in a drawing's or a chart's part."""
    entry = chance.choice([e for e in a.entries if e[0].endswith((".xml", ".rels"))])
    text = entry[1].decode()
    # those without others within, so that a repetition is one element
    found = [m for m in re.finditer(r"<((?:\w+:)?(\w+))(?: [^<>]*)?(?:/>|>[^<]*</\1>)", text) if m.group(2) not in REPEATED]
    one = chance.choice(found)
    entry[1] = (text[:one.end()] + one.group(0) + text[one.end():]).encode()
    return "%s: %s twice" % (entry[0], one.group(0)[:80])


CHANCES = [take_relation, exchange_relations, change_number, lose_part, cut_part, repeat_element]

# (what is done, the rule that must find it, the change; the presentation that it is done to, unless it is "kinds")
VARIANTS = [
    ("a word that is none", "X0", sub(SLIDE, "<p:cNvSpPr txBox='1'/>", "<p:cNvSpPx txBox='1'/>")),
    ("something twice", "X0", sub(CHART, "(<c:tickLblPos [^>]*>)", r"\1\1")),
    ("something in another place", "X0", swap(SLIDE, "<a:xfrm>(?:(?!</a:xfrm>).)*</a:xfrm>", "<a:prstGeom.*?</a:prstGeom>")),
    ("a value that is none", "X0", sub(CHART, "legendPos val='t'", "legendPos val='top'")),
    ("an attribute that is missing", "X0", sub(SLIDE, "<a:spcPts val='[0-9]+'/>", "<a:spcPts/>")),
    ("a label that does not say all of it", "X0", sub(CHART, "<c:showSerName [^>]*>", "")),
    ("a number that is a word", "X0", sub(PRESENTATION, "<p:sldId id='256'", "<p:sldId id='satu'")),
    ("types last", "X1", move_types),
    ("a name in another script", "X1", twice(SVG, "ppt/media/gambär.svg")),
    ("a folder", "X1", lambda a: a.add("ppt/media/", b"")),
    ("a name in capitals beside itself", "X1", twice(SLIDE, "PPT/slides/slide1.xml")),
    ("nothing packed", "X1", setting(stored=True)),
    ("sizes behind the data", "X1", setting(streamed=True)),
    ("zip64", "X1", setting(large=True)),
    ("another CRC before the data than behind them", "X1", setting(crc=True)),
    ("a date", "X1", setting(date=(2023, 9, 30, 12, 0, 0))),
    ("sizes behind the data of a workbook", "X1", in_workbook(setting(streamed=True))),
    ("no type", "X2", sub(TYPES, r"<Override PartName='/ppt/slides/slide1.xml'[^>]*>", "")),
    ("two types", "X2", sub(TYPES, r"(<Override PartName='/ppt/slides/slide1.xml'[^>]*>)", r"\1\1")),
    ("another type", "X2", sub(TYPES, r"(slide1.xml' ContentType='[^']*)slide\+xml", r"\1slideLayout+xml")),
    ("a type for what is not there", "X2",
     sub(TYPES, "</Types>", "<Override PartName='/ppt/comments.xml' ContentType='application/xml'/></Types>")),
    ("a type for an unused ending", "X2", sub(TYPES, "<Default", "<Default Extension='emf' ContentType='image/x-emf'/><Default")),
    ("a part that nothing leads to", "X2", add_part("ppt/extra.xml", b"<?xml version=\"1.0\" encoding=\"UTF-8\" "
                                                    b"standalone=\"yes\"?>\n<x/>", "application/xml")),
    ("another encoding", "X3", sub(SLIDE, "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")),
    ("not alone", "X3", sub(SLIDE, " standalone=\"yes\"", "")),
    ("a DTD", "X3", sub(SLIDE, r"\?>\n", "?>\n<!DOCTYPE p:sld>\n")),
    ("an end that is missing", "X3", sub(SLIDE, "</p:sld>", "")),
    ("a character that is none", "X3", sub(SLIDE, "<a:t>", "<a:t>\uffff")),
    ("a line end within a run", "X3", sub(SLIDE, "<a:t>", "<a:t>satu\ndua")),
    ("a tab within a run", "X3", sub(SLIDE, "<a:t>", "<a:t>satu\tdua")),
    ("a relation's name twice", "X4", sub(SLIDE_RELS, "Id='rId2'", "Id='rId1'")),
    ("a relation to nothing", "X4", sub(SLIDE_RELS, r"Target='\.\./media/[^']*'", "Target='../media/none.png'")),
    ("a relation twice", "X4", sub(SLIDE_RELS, r"(<Relationship Id=')rId2('[^>]*>)", r"\1rId2\2\1rId77\2")),
    ("an unresolved reference", "X4", sub(SLIDE, "r:embed='rId[0-9]+'", "r:embed='rId99'")),
    ("an unused relation", "X4", sub(SLIDE, r"<p:pic>.*?</p:pic>", "")),
    ("a script as a link", "X4", sub(SLIDE_RELS, "Target='https://[^']*'", "Target='javascript:alert(1)'")),
    ("a link with a blank", "X4", sub(SLIDE_RELS, "Target='https://[^']*'", "Target='https://a.id/b c'")),
    ("a link that is a part", "X4", sub(SLIDE_RELS, " TargetMode='External'", "")),
    ("a relation without a name", "X4", sub(SLIDE_RELS, "Id='rId1'", "Id='1'")),
    ("a relation of no kind", "X4", sub(r"ppt/_rels/presentation\.xml\.rels", "relationships/viewProps'", "relationships/view'")),
    ("notes whose master is a slide", "X4", sub(NOTES_RELS, r"\.\./notesMasters/notesMaster1\.xml", "../slides/slide2.xml")),
    ("a slide with two layouts", "X5",
     sub(SLIDE_RELS, "</Relationships>", "<Relationship Id='rId88' Type='http://schemas.openxmlformats.org/officeDocument/"
         "2006/relationships/slideLayout' Target='../slideLayouts/slideLayout4.xml'/></Relationships>")),
    ("a layout without master", "X5", sub(LAYOUT_RELS, r"<Relationship [^>]*>", "")),
    ("a layout that is not listed", "X5", sub(MASTER, r"<p:sldLayoutId [^>]*>", "")),
    ("notes that no slide knows", "X5", sub(SLIDE_RELS, r"<Relationship [^>]*notesSlide[^>]*>", "")),
    ("notes of another slide", "X5", sub(NOTES_RELS, r"slides/slide\d+\.xml", "slides/slide1.xml")),
    ("notes without their master", "X5", sub(NOTES_RELS, r"<Relationship [^>]*notesMaster[^>]*>", "")),
    ("two masters with one theme", "X5", sub(NOTES_MASTER_RELS, "theme2", "theme1")),
    ("slides before masters", "X6", swap(PRESENTATION, "<p:sldMasterIdLst>.*?</p:notesMasterIdLst>", "<p:sldIdLst>.*?</p:sldIdLst>")),
    ("a notes master that is not named", "X6", sub(PRESENTATION, "<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", "")),
    ("a slide that is not listed", "X6", sub(PRESENTATION, r"<p:sldId [^>]*>", "")),
    ("a slide's number twice", "X7", sub(PRESENTATION, "id='257'", "id='256'")),
    ("a slide's number that is too small", "X7", sub(PRESENTATION, "id='256'", "id='1'")),
    ("a slide's number that is a master's", "X7", sub(PRESENTATION, "<p:sldId id='256'", "<p:sldId id='2147483700'")),
    ("a master's number that is a slide's", "X7", sub(PRESENTATION, "<p:sldMasterId id='2147483648'", "<p:sldMasterId id='300'")),
    ("a layout with its master's number", "X7", sub(MASTER, "id='2147483649'", "id='2147483648'")),
    ("a width by name", "X8", sub(PRESENTATION, "<p:sldSz cx='12192000' cy='6858000'", "<p:sldSz cx='12192000' cy='6858000' type='custom'")),
    ("another size", "X8", sub(PRESENTATION, "cx='12192000'", "cx='12190000'")),
    ("a width by the other's name", "X8", sub(PRESENTATION, "<p:sldSz cx='12192000'", "<p:sldSz type='screen4x3' cx='12192000'")),
    ("4:3 without its name", "X8", sub(PRESENTATION, " type='screen4x3'", ""), "kinds-narrow"),
    ("4:3 by another name", "X8", sub(PRESENTATION, "screen4x3", "screen16x9"), "kinds-narrow"),
    ("4:3 of another height", "X8", sub(PRESENTATION, "cy='6858000'", "cy='6857000'"), "kinds-narrow"),
    ("4:3 as wide as 16:9", "X8", sub(PRESENTATION, "cx='9144000'", "cx='12192000'"), "kinds-narrow"),
    ("a master in another order", "X9", swap(MASTER, "<p:clrMap [^>]*>", "<p:sldLayoutIdLst>.*?</p:sldLayoutIdLst>")),
    ("a colour that is missing", "X9", sub(THEME, "<a:accent6>.*?</a:accent6>", "")),
    ("two fills in a theme", "X9", sub(THEME, "(<a:fillStyleLst>)<a:solidFill>.*?</a:solidFill>", r"\1")),
    ("a colour with a sign", "X9", sub(SLIDE, "<a:srgbClr val='", "<a:srgbClr val='#")),
    ("a shape's number twice", "X10", sub(SLIDE, "id='3'", "id='2'")),
    ("another root", "X10", sub(SLIDE, "<p:cNvPr id='1' name=''", "<p:cNvPr id='77' name=''")),
    ("the title last", "X10", title_last),
    ("a place that the layout has not", "X11", sub(SLIDE, "<p:ph idx='1'/>", "<p:ph idx='42'/>")),
    ("a place left empty", "X11", sub(SLIDE, r"(type='ftr'.*?)<a:r>.*?</a:r>", r"\1")),
    ("a place of its own kind only", "X11", sub(LAYOUT, "<p:ph type='ftr'", "<p:ph type='dt'")),
    ("notes without their text", "X11", sub(NOTES, " type='body'", "")),
    ("no title", "X12", drop_title),
    ("a title without words", "X12", empty_title),
    ("a title that is not seen", "X12", sub(SLIDE, "name='Title 1'", "name='Title 1' hidden='1'")),
    ("a run in another language", "X12", sub(SLIDE, "<a:rPr lang='id-ID'", "<a:rPr lang='en-US'")),
    ("a run in no language", "X12", sub(SLIDE, "<a:rPr lang='id-ID'", "<a:rPr")),
    ("a chart in another language", "X12", sub(CHART, "<c:lang val='id-ID'/>", "<c:lang val='en-US'/>")),
    ("a shape without text", "X13", sub(DRAWN, r"(name='Decoration.*?</p:spPr>)<p:txBody>.*?</p:txBody>", r"\1")),
    ("space above a first paragraph", "X13", sub(SLIDE, "<a:spcPts val='0'/>", "<a:spcPts val='600'/>")),
    ("text before its properties", "X13", swap(SLIDE, "<a:bodyPr[^>]*><a:normAutofit/></a:bodyPr>", "<a:lstStyle/>")),
    ("a run behind the end", "X13", swap(SLIDE, r"<a:r><a:rPr.*?</a:r>", r"<a:endParaRPr.*?</a:endParaRPr>")),
    ("a font before its fill", "X13", sub(SLIDE, r"(<a:rPr [^>]*>)(<a:solidFill>)", r"\1<a:latin typeface='+mn-lt'/>\2")),
    ("half an EMU", "X14", sub(SLIDE, r"cx='(\d+)' cy='(\d\d+)'", r"cx='\1.5' cy='\2'")),
    ("a shape with number 0", "X10", sub(SLIDE, "<p:cNvPr id='2' ", "<p:cNvPr id='0' ")),
    ("a width below nothing", "X14", sub(SLIDE, r"<a:ext cx='(\d\d+)'", r"<a:ext cx='-\1'")),
    ("a font of one's own", "X13", sub(CHART, r"typeface='\+mn-lt'", "typeface='Comic Sans MS'")),
    ("a shape that stands nowhere", "X14", sub(SLIDE, r"(txBox='1'(?:(?!</p:sp>).)*)<a:xfrm>.*?</a:xfrm>", r"\1")),
    ("a shape beside the slide", "X14", sub(SLIDE, r"<a:off x='\d\d+'", "<a:off x='-9525'")),
    ("a chart without a size", "X14", sub(SLIDE, r"(<p:xfrm><a:off [^>]*/><a:ext cx=')\d+", r"\g<1>0")),
    ("a background without effects", "X15", sub(DRAWN, "<a:effectLst/></p:bgPr>", "</p:bgPr>")),
    ("a chart without words", "X16", sub(SLIDE, r"(name='Chart \d+') descr='[^']*'", r"\1")),
    ("a picture with too many words", "X16", sub(SLIDE, r"(name='Picture \d+' descr=')", r"\1" + "kata " * 60)),
    ("two lines that say what a chart shows", "X16", sub(SLIDE, r"(name='Chart \d+' descr=')", r"\1Satu.&#10;")),
    ("decoration that says something", "X16", sub(SLIDE, r"(name='Picture \d+' descr='[^']*')/>",
     r"\1><a:extLst><a:ext uri='{C183D7F6-B498-43B3-948B-1728B52AA6E4}'><adec:decorative "
     r"xmlns:adec='http://schemas.microsoft.com/office/drawing/2017/decorative' val='1'/></a:ext></a:extLst></p:cNvPr>")),
    ("an extension without its prefix", "X17", sub(SLIDE, r" xmlns:asvg='[^']*'", "")),
    ("an extension by another name", "X17", sub(SLIDE, "{96DAC541", "{96DAC542")),
    ("a row that is short", "X18", sub(SLIDE, r"(<a:tr [^>]*>)<a:tc>.*?</a:tc>", r"\1")),
    ("a column that is wider", "X18", sub(SLIDE, r"<a:gridCol w='(\d)", r"<a:gridCol w='9\1")),
    ("a cell before its text", "X18", swap(SLIDE, "<a:txBody>.*?</a:txBody>", "<a:tcPr.*?</a:tcPr>")),
    ("no heading", "X18", sub(SLIDE, "firstRow='1'", "firstRow='0'")),
    ("a cell in another font", "X18", sub(SLIDE, r"(<a:tc>.*?)<a:latin typeface='\+mn-lt'/>", r"\1")),
    ("a drawing alone", "X19", sub(SLIDE, r"(<a:blip r:embed=')(rId\d+)(.*?svgBlip.*?r:embed=')(rId\d+)", r"\1\4\3\2")),
    ("words as letters", "X19", sub(SVG, "</svg>", "<text>kata</text></svg>")),
    ("a picture that is cut", "X19", cut(r"ppt/media/image\d+\.png")),
    ("a picture with another byte", "X19", cut(r"ppt/media/image\d+\.png", flip=True)),
    ("a picture that is coarse", "X19", sub(SLIDE, r"(<p:pic>.*?svgBlip.*?<a:ext cx=')\d+", r"\g<1>99999999")),
    ("a chart in another order", "X20", swap(CHART, "<c:date1904 val='0'/>", "<c:lang val='id-ID'/>")),
    ("a series in another order", "X20", swap(CHART, "<c:idx val='0'/>(?=<c:order)", "<c:order val='0'/>")),
    ("an overlap before its gap", "X20", swap(CHART, "<c:gapWidth [^>]*>", "<c:overlap [^>]*>")),
    ("a series' number twice", "X21", sub(CHART, "<c:ser><c:idx val='1'/>", "<c:ser><c:idx val='0'/>")),
    ("a series' place twice", "X21", sub(CHART, "<c:order val='1'/>", "<c:order val='0'/>")),
    ("a bar's colour twice", "X21", sub(CHART, r"(<c:dPt>.*?</c:dPt>)", r"\1\1")),
    ("an axis that is not there", "X21", sub(CHART, "<c:crossAx val='[0-9]+'/>", "<c:crossAx val='999'/>")),
    ("axes of another chart", "X21", same_axes),
    ("labels outside of stacked bars", "X22", sub(CHART, r"(grouping val='stacked'.*?<c:dLblPos val=')ctr", r"\1outEnd")),
    ("labels at the foot of a line", "X22", sub(CHART, r"(<c:lineChart>.*?<c:dLblPos val=')[a-z]+", r"\1inBase")),
    ("labels above an area", "X22", as_other_kind("lineChart", "areaChart")),
    ("labels within a doughnut", "X22", as_other_kind("barChart", "doughnutChart")),
    ("labels at the foot of a pie", "X22", sub(CHART, "<c:barChart>(.*?dLblPos val=')ctr(.*)</c:barChart>", r"<c:pieChart>\1inBase\2</c:pieChart>")),
    ("labels at the end of parts of a whole", "X22",
     sub(CHART, r"(grouping val=')stacked('.*?<c:dLblPos val=')ctr", r"\1percentStacked\2outEnd")),
    ("a number with a comma", "X23", sub(CHART, r"(<c:numCache>.*?<c:v>\d)(\d)", r"\1,\2")),
    ("NaN", "X23", sub(CHART, r"(<c:numCache>.*?<c:v>)[^<]*", r"\1NaN")),
    ("an empty value", "X23", sub(CHART, r"(<c:numCache>.*?<c:v>)[^<]*", r"\1")),
    ("a point too many", "X23", sub(CHART, r"(<c:numCache>.*?<c:ptCount val=')\d+", r"\g<1>1")),
    ("a range that is longer than its points", "X23", sub(CHART, r"(<c:val><c:numRef><c:f>Data!\$B\$2:\$B\$)\d+", r"\g<1>999")),
    ("a point that is not its cell", "X24", sub(CHART, r"(<c:numCache>.*?<c:v>)[^<]*", r"\g<1>123456789")),
    ("a name that is not its cell", "X24", sub(CHART, r"(<c:cat>.*?<c:v>)[^<]*", r"\1Lain")),
    ("a sheet that is not there", "X24", sub(CHART, r"<c:f>Data!", "<c:f>Sheet1!")),
    ("a sheet's name without quotes", "X24", sub(CHART, r"<c:f>Data!", "<c:f>Data 2023!")),
    ("two charts with one workbook", "X24", share_workbook),
    ("a cell that is not plotted", "X24",
     in_workbook(sub(SHEET, "</sheetData>", "<row r='900'><c r='Z900'><v>3</v></c></row></sheetData>"))),
    ("another number in the workbook", "X24", in_workbook(sub(SHEET, r"<v>[^<]*</v>", "<v>7.25</v>"))),
    ("a workbook that is cut", "X0", cut(r"ppt/embeddings/.*\.xlsx")),
    ("rows of a workbook in another order", "X24", in_workbook(swap(SHEET, "<row r='2'>.*?</row>", "<row r='3'>.*?</row>"))),
    ("a row with another's number", "X24", in_workbook(sub(SHEET, "<row r='3'>", "<row r='4'>"))),
    ("a workbook without a word that it needs", "X0", in_workbook(sub(SHEET, "<sheetFormatPr [^>]*>", ""))),
    ("a workbook with another format", "X24", in_workbook(sub(r"xl/styles\.xml", "formatCode='[^']*'", "formatCode='0.00'"))),
    ("a workbook that reckons", "X24", in_workbook(sub(SHEET, r"<v>[^<]*</v>", r"<f>1+1</f>\g<0>"))),
    ("a series without a colour", "X25", sub(CHART, r"(</c:tx>)<c:spPr>.*?</c:spPr>", r"\1")),
    ("a legend over points of other colours", "X25",
     sub(CHART, "<c:invertIfNegative val='0'/>(?=.*<c:legend>)", r"\g<0><c:dPt><c:idx val='0'/></c:dPt>")),
    ("colours that vary", "X25", sub(CHART, "<c:varyColors val='0'/>", "<c:varyColors val='1'/>")),
    ("a workbook that is asked for", "X25", sub(CHART, "<c:autoUpdate val='0'/>", "<c:autoUpdate val='1'/>")),
    ("the first bar below", "X26", sub(CHART, "orientation val='maxMin'", "orientation val='minMax'")),
    ("the scale above", "X26", sub(CHART, "<c:crosses val='max'/>", "<c:crosses val='autoZero'/>")),
    ("more points than a chart may have", "X27", many_points),
    ("more series than a chart may have", "X27", many_series),
    ("a count twice", "X28", sub(r"docProps/app\.xml", "(<Notes>.*?</Notes>)", r"\1\1")),
    ("two titles", "X28", sub(CORE, "(<dc:title>.*?</dc:title>)", r"\1\1")),
    ("a date without its kind", "X28", sub(CORE, " xsi:type='dcterms:W3CDTF'", "")),
    ("a day without its hour", "X28", sub(CORE, r"(<dcterms:created[^>]*>\d{4}-\d\d-\d\d)[^<]*", r"\1")),
    ("no language", "X28", sub(CORE, "<dc:language>.*?</dc:language>", "")),
    ("a hidden slide that is not counted", "X28", sub(r"docProps/app\.xml", "<HiddenSlides>1<", "<HiddenSlides>0<")),
    ("a label that is too faint beside its line", "L2",
     sub(CHART, r"(<c:lineChart>(?:(?!</c:lineChart>).)*?<c:dLbl>(?:(?!</c:dLbl>).)*?<a:solidFill>).*?</a:solidFill>",
         r"\1<a:srgbClr val='F0E442'/></a:solidFill>")),
    ("a label as its bar", "L2",
     sub(CHART, r"(grouping val='stacked'(?:(?!<c:ser>).)*<c:ser>(?:(?!</c:ser>).)*?<c:spPr><a:solidFill>)(<a:(\w+) val='\w+'>)"
         r"((?:(?!</c:ser>).)*<c:txPr>(?:(?!</c:txPr>).)*<a:solidFill>).*?</a:solidFill>", r"\1\2\4\2</a:\3></a:solidFill>"), "charts"),
    ("dark words on a dark title slide", "L2", sub(r"ppt/slides/slide1\.xml", "<a:schemeClr val='bg1'>", "<a:schemeClr val='tx1'>")),
    ("a title slide whose ground is another", "L2", sub(r"ppt/slideLayouts/slideLayout1\.xml", "(<p:bgPr>.*?val=')1A5FB4", r"\1FFFFFF")),
    ("words of a layout as its ground", "L2",
     sub(r"ppt/slideLayouts/slideLayout1\.xml", "(<a:lvl1pPr.*?)<a:schemeClr val='bg1'>", r"\1<a:schemeClr val='tx2'>")),
    ("words of a cell as its fill", "L2",
     sub(SLIDE, r"<a:solidFill><a:srgbClr val='FFF3D6'></a:srgbClr></a:solidFill></a:tcPr>",
         "<a:solidFill><a:srgbClr val='222222'/></a:solidFill></a:tcPr>")),
    ("words of a cell that is read on another only", "L2",
     sub(SLIDE, r"(<a:tc>(?:(?!</a:tc>).)*?<a:solidFill>).*?</a:solidFill>", r"\1<a:schemeClr val='bg1'/></a:solidFill>")),
    ("a link as pale as paper", "L2", sub(THEME, "<a:hlink><a:srgbClr val='\\w+'/>", "<a:hlink><a:srgbClr val='BBCCDD'/>")),
    ("a ground that a slide has alone", "L2",
     sub(r"ppt/slides/slide3\.xml", "<p:spTree>", "<p:bg><p:bgPr><a:solidFill><a:schemeClr val='tx1'/></a:solidFill><a:effectLst/>"
         "</p:bgPr></p:bg><p:spTree>")),
]
