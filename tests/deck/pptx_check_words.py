# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule X0: nothing is in a file but what ECMA-376 has of the words that we write, in its order and with its values.

The grammar holds what the program writes and no more: who makes it write something new adds that here, by the standard. It
finds what is broken in ways that no other rule foresees, on machines where Microsoft's validator cannot be asked.

A line names elements, what is in them (in order; ? * + and (a|b) as in regular expressions), and their attributes with the
kind of each value; an attribute with a ? may be missing.
"""
import re

from pptx_file import NS, local

KINDS = {
    "n": r"-?\d+", "u": r"\d+", "b": "[01]|true|false", "s": ".*", "id": r"rId\d+", "hex": "[0-9A-Fa-f]{6}",
    "guid": r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", "d": r"-?\d+(\.\d+)?([eE][-+]?\d+)?",
    "lang": "[a-z]{2}-[A-Z]{2}", "align": "l|ctr|r", "anchor": "t|ctr|b", "pos": "ctr|inBase|inEnd|outEnd|t|b|l|r",
    "scheme": r"(?:bg|tx)[12]|accent[1-6]|phClr", "index": "dk1|lt1|dk2|lt2|accent[1-6]|hlink|folHlink", "side": "l|r|t|b",
    "ph": "title|ctrTitle|subTitle|body|pic|ftr|sldNum|sldImg", "size": "half|quarter|full",
    "layout": "title|obj|secHead|titleOnly|twoObj|picTx", "pattern": "wdUpDiag|wdDnDiag|narHorz|narVert|diagCross|smGrid",
}
GRAMMAR = """
a:accent1 a:accent2 a:accent3 a:accent4 a:accent5 a:accent6 a:dk1 a:dk2 a:lt1 a:lt2 a:hlink a:folHlink: srgbClr
a:avLst: gd*
a:gd @name=s @fmla=s
a:bgFillStyleLst a:fillStyleLst: FILL FILL FILL
a:lnStyleLst: ln ln ln
a:effectStyleLst: effectStyle effectStyle effectStyle
a:effectStyle: effectLst
a:effectLst a:fillRect a:masterClrMapping a:noFill a:normAutofit a:objectDefaults a:extraClrSchemeLst a:round a:buNone:
a:blip: extLst? @r:embed=id
a:bodyPr: normAutofit? @vert?=horz @wrap?=square|none @lIns?=n @tIns?=n @rIns?=n @bIns?=n @anchor?=anchor @rot?=n
a:br: rPr?
a:buAutoNum: @type=arabicPeriod @startAt?=u
a:buChar: @char=s
a:buClr: COLOR
a:buFont: @typeface=s
a:chExt a:chOff a:off:
a:clrScheme: dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink @name=s
a:latin a:ea a:cs: @typeface=s
a:defPPr: defRPr?
a:defRPr: ln? FILL? latin? ea? cs? @lang?=lang @sz?=u @b?=b @kern?=u
a:rPr a:endParaRPr: ln? FILL? latin? ea? cs? hlinkClick? @lang?=lang @sz?=u @b?=b @dirty?=b
a:extLst: ext*
a:fld: rPr? pPr? t? @id=guid @type?=slidenum
a:fmtScheme: fillStyleLst lnStyleLst effectStyleLst bgFillStyleLst @name?=s
a:fontScheme: majorFont minorFont @name=s
a:majorFont a:minorFont: latin ea cs
a:graphic: graphicData
a:graphicData: (tbl|chart) @uri=s
a:graphicFrameLocks: @noGrp?=b
a:gridCol: @w=u
a:hlinkClick: @r:id=id
a:ln: FILL? prstDash? round? @w?=u @cap?=rnd|sq|flat
a:lnB a:lnL a:lnR a:lnT: FILL? prstDash? @w?=u
a:lstStyle: lvl1pPr?
a:lvl1pPr a:lvl2pPr a:lvl3pPr a:lvl4pPr a:lvl5pPr: lnSpc? spcBef? spcAft? buClr? buFont? (buNone|buAutoNum|buChar)? defRPr? \
@marL?=u @indent?=n @algn?=align @lvl?=[0-8] @defTabSz?=n @rtl?=b @eaLnBrk?=b @latinLnBrk?=b @hangingPunct?=b
a:pPr: lnSpc? spcBef? spcAft? buClr? buFont? (buNone|buAutoNum|buChar)? defRPr? @marL?=u @indent?=n @algn?=align @lvl?=[0-8]
a:p: pPr? (r|br|fld)* endParaRPr?
a:pattFill: fgClr? bgClr? @prst=pattern
a:fgClr a:bgClr: COLOR
a:picLocks: @noGrp?=b @noChangeAspect?=b
a:prstDash: @val=solid|dash|dot|sysDash
a:prstGeom: avLst? @prst=rect|roundRect
a:r: rPr? t
a:schemeClr: alpha? @val=scheme
a:srgbClr: alpha? @val=hex
a:alpha: @val=u
a:solidFill: COLOR
a:spLocks: @noGrp?=b @noRot?=b @noChangeAspect?=b
a:spcBef: spcPts
a:spcPts: @val=u
a:srcRect: @l?=n @t?=n @r?=n @b?=n
a:stretch: fillRect?
a:t a:tableStyleId:
a:tbl: tblPr? tblGrid tr*
a:tblGrid: gridCol*
a:tblPr: tableStyleId? @firstRow?=b @lastRow?=b
a:tblStyleLst: @def=guid
a:tc: txBody? tcPr?
a:tcPr: lnL? lnR? lnT? lnB? FILL? @marL?=n @marR?=n @marT?=n @marB?=n @anchor?=anchor
a:theme: themeElements objectDefaults? extraClrSchemeLst? @name?=s
a:themeElements: clrScheme fontScheme fmtScheme
a:tr: tc* @h=u
a:txBody p:txBody c:rich c:txPr: bodyPr lstStyle? p+
a:xfrm: off ext chOff? chExt?
p:xfrm: off ext
adec:decorative: @val=b
asvg:svgBlip: @r:embed=id
c:auto c:autoTitleDeleted c:autoUpdate c:bubble3D c:date1904 c:delete c:invertIfNegative c:noMultiLvlLbl c:overlay c:plotVisOnly \
c:roundedCorners c:showBubbleSize c:showCatName c:showLegendKey c:showPercent c:showSerName c:showVal c:smooth c:varyColors: @val=b
c:axId c:crossAx c:idx c:order c:ptCount c:gapWidth c:lblOffset c:tickLblSkip c:tickMarkSkip c:size: @val=u
c:overlap: @val=n
c:x c:y c:min c:max: @val=d
c:xMode c:yMode: @val=edge|factor
c:axPos c:legendPos: @val=side
c:barDir: @val=bar|col
c:grouping: @val=clustered|stacked|percentStacked|standard
c:crossBetween: @val=between|midCat
c:crosses: @val=autoZero|max|min
c:dLblPos: @val=pos
c:dispBlanksAs: @val=gap|zero|span
c:lang: @val=lang
c:lblAlgn: @val=align
c:majorTickMark c:minorTickMark: @val=none|in|out|cross
c:orientation: @val=minMax|maxMin
c:symbol: @val=none|circle|dash|square|diamond
c:tickLblPos: @val=low|nextTo|high|none
c:barChart: barDir grouping? varyColors? ser* dLbls? gapWidth? overlap? axId axId
c:lineChart: grouping varyColors? ser* dLbls? marker? smooth? axId axId
c:cat: strRef
c:val: numRef
c:tx: (rich|strRef)
c:catAx: axId scaling delete? axPos majorGridlines? title? numFmt? majorTickMark? minorTickMark? tickLblPos? spPr? txPr? crossAx \
crosses? auto? lblAlgn? lblOffset? tickLblSkip? tickMarkSkip? noMultiLvlLbl?
c:valAx: axId scaling delete? axPos majorGridlines? title? numFmt? majorTickMark? minorTickMark? tickLblPos? spPr? txPr? crossAx \
crosses? crossBetween? majorUnit?
c:chartSpace: date1904? lang? roundedCorners? chart spPr? txPr? externalData?
c:dLbl: idx layout? tx? numFmt? spPr? txPr? dLblPos? showLegendKey showVal showCatName showSerName showPercent showBubbleSize
c:dLbls: dLbl* numFmt? spPr? txPr? dLblPos? showLegendKey showVal showCatName showSerName showPercent showBubbleSize
c:dPt: idx invertIfNegative? bubble3D? spPr?
c:externalData: autoUpdate? @r:id=id
c:f c:formatCode c:v:
c:layout: manualLayout?
c:manualLayout: xMode? yMode? x? y?
c:legend: legendPos? layout? overlay? spPr? txPr?
c:majorGridlines: spPr?
c:numCache: formatCode? ptCount? pt*
c:strCache: ptCount? pt*
c:numFmt: @formatCode=s @sourceLinked?=b
c:numRef: f numCache?
c:strRef: f strCache?
c:plotArea: layout? barChart? lineChart? catAx valAx
c:pt: v @idx=u
c:scaling: orientation? max? min?
c:spPr: FILL? ln?
c:title: tx? layout? overlay?
p:bg: bgPr
p:bgPr: FILL effectLst
p:blipFill: blip srcRect? stretch
p:bodyStyle: lvl1pPr? lvl2pPr? lvl3pPr? lvl4pPr? lvl5pPr?
p:titleStyle p:notesStyle: lvl1pPr?
p:otherStyle p:defaultTextStyle: defPPr? lvl1pPr?
p:cNvGraphicFramePr: graphicFrameLocks?
p:cNvGrpSpPr p:nvPr: ph?
p:cNvPicPr: picLocks?
p:cNvPr: extLst? @id=u @name=s @descr?=s
p:cNvSpPr: spLocks? @txBox?=b
p:cSld: bg? spTree @name?=s
p:clrMap: @bg1=index @tx1=index @bg2=index @tx2=index @accent1=index @accent2=index @accent3=index @accent4=index @accent5=index \
@accent6=index @hlink=index @folHlink=index
p:clrMapOvr: masterClrMapping
p:graphicFrame: nvGraphicFramePr xfrm graphic
p:grpSpPr: xfrm?
p:notes: cSld clrMapOvr?
p:notesMaster: cSld clrMap notesStyle?
p:notesMasterId: @r:id=id
p:notesMasterIdLst: notesMasterId?
p:notesSz: @cx=u @cy=u
p:nvGraphicFramePr: cNvPr cNvGraphicFramePr nvPr
p:nvGrpSpPr: cNvPr cNvGrpSpPr nvPr
p:nvPicPr: cNvPr cNvPicPr nvPr
p:nvSpPr: cNvPr cNvSpPr nvPr
p:ph: @type?=ph @idx?=u @sz?=size
p:pic: nvPicPr blipFill spPr
p:presentation: sldMasterIdLst? notesMasterIdLst? sldIdLst? sldSz? notesSz defaultTextStyle? @saveSubsetFonts?=b
p:presentationPr p:viewPr:
p:sld: cSld clrMapOvr? @show?=b @showMasterSp?=b
p:sldId p:sldLayoutId p:sldMasterId: @id=u @r:id=id
p:sldIdLst: sldId*
p:sldLayout: cSld clrMapOvr? @type?=layout @preserve?=b @showMasterSp?=b
p:sldLayoutIdLst: sldLayoutId*
p:sldMaster: cSld clrMap sldLayoutIdLst? txStyles?
p:sldMasterIdLst: sldMasterId*
p:sldSz: @cx=u @cy=u @type?=screen4x3
p:sp: nvSpPr spPr txBody?
p:spPr: xfrm? prstGeom? FILL? ln?
p:spTree: nvGrpSpPr grpSpPr (sp|graphicFrame|pic)*
p:txStyles: titleStyle? bodyStyle? otherStyle?
"""
MACROS = {"FILL": "(noFill|solidFill|pattFill)", "COLOR": "(srgbClr|schemeClr)"}
PREFIXES = {uri: prefix for prefix, uri in NS.items()}


def name_of(tag):
    uri, _, name = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    return "%s:%s" % (PREFIXES.get(uri, "?"), name) if uri else name


def to_pattern(words):
    """A content model as a regular expression over names, each with a blank behind it."""
    out = []
    for word in words:
        end = word[-1] if word[-1] in "?*+" else ""
        names = word[:len(word) - len(end)]
        names = MACROS.get(names, names).strip("()").split("|")
        out.append("(?:%s)%s" % ("|".join(re.escape(n) + " " for n in names), end))
    return re.compile("".join(out))


def read_grammar(grammar):
    found = {}
    for line in grammar.replace("\\\n", "").strip().splitlines():
        head, _, rest = re.match(r"((?:[a-z]+:\w+ ?)+)(:?)(.*)", line).groups()
        words = rest.lstrip(": ").split()
        attributes = {}
        for word in words:
            if word.startswith("@"):
                key, _, kind = word[1:].partition("=")
                attributes[key.rstrip("?")] = (not key.endswith("?"), re.compile(KINDS.get(kind, kind), re.S))
        for name in head.split():
            found[name] = (to_pattern([w for w in words if not w.startswith("@")]), attributes)
    return found


WORDS = read_grammar(GRAMMAR)
# what is another thing elsewhere
ELSEWHERE = {
    "a:off": ("", {"x": "n", "y": "n"}), "a:chOff": ("", {"x": "n", "y": "n"}), "a:chExt": ("", {"cx": "u", "cy": "u"}),
    "a:ext": ("", {"cx": "u", "cy": "u"}), "a:ext@uri": ("(?:decorative |svgBlip )", {"uri": "s"}),
    "c:chart": ("(?:title )?(?:autoTitleDeleted )?plotArea (?:legend )?(?:plotVisOnly )?(?:dispBlanksAs )?", {}),
    "c:chart@id": ("", {"r:id": "id"}), "c:marker": ("(?:symbol )?(?:size )?(?:spPr )?", {}), "c:marker@val": ("", {"val": "b"}),
}
SERIES = {
    "barChart": "idx order (?:tx )?(?:spPr )?(?:invertIfNegative )?(?:dPt )*(?:dLbls )?(?:cat )?(?:val )?",
    "lineChart": "idx order (?:tx )?(?:spPr )?(?:marker )?(?:dPt )*(?:dLbls )?(?:cat )?(?:val )?(?:smooth )?",
}


def model_of(name, element, parent, words):
    if name == "c:ser":
        return re.compile(SERIES.get(parent, "$^")), {}
    for sign in ("uri", "id", "val"):
        key = "%s@%s" % (name, sign)
        if key in ELSEWHERE and any(k.rpartition("}")[2] == sign for k in element.attrib):
            name = key
    if name in ELSEWHERE:
        pattern, attributes = ELSEWHERE[name]
        return re.compile(pattern), {k: (True, re.compile(KINDS[v])) for k, v in attributes.items()}
    return words.get(name)


def check_element(element, parent, words):
    name = name_of(element.tag)
    model = model_of(name, element, parent, words)
    if model is None:
        yield "%s is no word of ours" % name
        return
    pattern, attributes = model
    inside = "".join(local(e) + " " for e in element)
    if not pattern.fullmatch(inside):
        yield "%s has in it: %s" % (name, inside[:120])
    given = {name_of(k): v for k, v in element.attrib.items()}
    for key, value in given.items():
        if key not in attributes:
            yield "%s has an attribute %s" % (name, key)
        elif not attributes[key][1].fullmatch(value):
            yield "%s has %s=%r" % (name, key, value[:40])
    for key, (needed, _) in attributes.items():
        if needed and key not in given:
            yield "%s has no %s" % (name, key)


def check_tree(tree, words):
    todo = [(tree, "")]
    while todo:
        element, parent = todo.pop()
        yield from check_element(element, parent, words)
        todo += [(e, local(element)) for e in element]


def check_words(file):
    for part, tree in file.trees.items():
        if re.fullmatch(r"ppt/.*\.xml", part):
            for sentence in check_tree(tree, WORDS):
                yield "X0", part, sentence
