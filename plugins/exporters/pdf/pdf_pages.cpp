// Pages, fonts, links, bookmarks and properties through libharu.
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_fontdef.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "jianbao/exporter.h"
#include "pdf_file.h"

namespace jianbao::pdf {
namespace {

/// The first error libharu meets. Nothing is thrown through its C frames: the handler takes a note,
/// and check() throws later.
struct ErrorNote {
    HPDF_STATUS code = 0, detail = 0;
};

void note_error(HPDF_STATUS code, HPDF_STATUS detail, void* note) {
    auto* first = static_cast<ErrorNote*>(note);
    if (first->code == 0) *first = {code, detail};
}

class Document {
public:
    Document() : document_(HPDF_New(note_error, &note_)) {
        if (!document_) throw ExportError("there is not enough memory for the PDF document");
    }
    ~Document() { HPDF_Free(document_); }
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    HPDF_Doc get() const { return document_; }
    void check(const char* doing) const {
        if (note_.code == 0) return;
        char code[16];
        std::snprintf(code, sizeof code, "0x%04X", static_cast<unsigned>(note_.code));
        std::string message = std::string("libharu failed while ") + doing + " (error " + code + ")";
        if (note_.code == HPDF_PAGES_MISSING_KIDS_ENTRY || note_.code == HPDF_ARRAY_COUNT_ERR)
            message += "; a PDF holds at most some 32,000 pages: make the report shorter";
        throw ExportError(message);
    }

    /// A font's place in the document. Its glyphs come later, when libqpdf finishes the file: here
    /// it has only the one for missing characters, so that libharu neither searches nor copies
    /// thousands.
    HPDF_Font add_font(const FontSet::Used& used, const std::string& name) {
        std::string data = used.face->subset(std::span(used.glyphs).first(1), name);
        HPDF_Stream stream = HPDF_MemStream_New(document_->mmgr, 1 << 12);
        if (!stream) check("making room for a font");
        HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(data.data()), static_cast<HPDF_UINT>(data.size()));
        HPDF_FontDef definition = HPDF_TTFontDef_Load(document_->mmgr, stream, HPDF_TRUE);
        check("loading a font");
        char tag[] = "JIANBA";
        HPDF_TTFontDef_SetTagName(definition, tag);
        HPDF_Doc_RegisterFontDef(document_, definition);
        HPDF_Font font = HPDF_GetFont(document_, definition->base_font, "UTF-8");
        check("loading a font");
        return font;
    }

private:
    ErrorNote note_;
    HPDF_Doc document_;
};

HPDF_Destination destination(HPDF_Page page, const Canvas& canvas, double y) {
    Point at = canvas.on_paper(Point{0, y});
    HPDF_Destination target = HPDF_Page_CreateDestination(page);
    if (!target) return nullptr;
    auto top = static_cast<HPDF_REAL>(canvas.turned() ? canvas.paper_height() : at.y);
    HPDF_Destination_SetXYZ(target, 0, top, 1);
    // Zoom 0 leaves the reader's own zoom as it is; libharu's call refuses it.
    if (auto* zoom = static_cast<HPDF_Real>(HPDF_Array_GetItem(target, 4, HPDF_OCLASS_REAL)))
        HPDF_Real_SetValue(zoom, 0);
    return target;
}

void add_bookmarks(Document& document, PageFlow& flow, const std::vector<HPDF_Page>& pages) {
    HPDF_Encoder utf8 = HPDF_GetEncoder(document.get(), "UTF-8");
    std::vector<std::pair<int, HPDF_Outline>> open;  // the chain of headings above
    for (const Bookmark& mark : flow.bookmarks()) {
        while (!open.empty() && open.back().first >= mark.level) open.pop_back();
        HPDF_Outline parent = open.empty() ? nullptr : open.back().second;
        HPDF_Outline outline = HPDF_CreateOutline(document.get(), parent, mark.title.c_str(), utf8);
        document.check("writing the bookmarks");
        HPDF_Outline_SetOpened(outline, mark.level <= 1 ? HPDF_TRUE : HPDF_FALSE);
        const Canvas& canvas = flow.page(mark.place.page);
        HPDF_Outline_SetDestination(outline, destination(pages[mark.place.page], canvas, mark.place.y));
        // The report's title stands beside its headings, not above them.
        if (mark.level > 0) open.emplace_back(mark.level, outline);
    }
    if (!flow.bookmarks().empty()) HPDF_SetPageMode(document.get(), HPDF_PAGE_MODE_USE_OUTLINE);
}

void add_links(Document& document, PageFlow& flow, const std::vector<HPDF_Page>& pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Canvas& canvas = flow.page(i);
        for (const Canvas::Link& link : canvas.links()) {
            auto target = flow.anchors().find(link.anchor);
            if (target == flow.anchors().end()) continue;
            Rectangle area = canvas.on_paper(link.area);
            HPDF_Rect rectangle{static_cast<HPDF_REAL>(area.x), static_cast<HPDF_REAL>(area.y),
                                static_cast<HPDF_REAL>(area.right()), static_cast<HPDF_REAL>(area.bottom())};
            const Place& place = target->second;
            HPDF_Annotation annotation = HPDF_Page_CreateLinkAnnot(
                pages[i], rectangle, destination(pages[place.page], flow.page(place.page), place.y));
            if (annotation) HPDF_LinkAnnot_SetBorderStyle(annotation, 0, 0, 0);
        }
        document.check("writing the links");
    }
}

}  // namespace

std::vector<std::uint8_t> build_document(PageFlow& flow, const DocumentInfo& info) {
    Document document;
    // libqpdf compresses, once, what is left in the end.
    HPDF_SetCompressionMode(document.get(), HPDF_COMP_NONE);
    HPDF_UseUTFEncodings(document.get());
    HPDF_SetCurrentEncoder(document.get(), "UTF-8");
    document.check("starting the document");

    std::vector<HPDF_Font> fonts;
    const auto& used = flow.fonts().used();
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i].glyphs.size() < 2) continue;
        fonts.push_back(document.add_font(used[i], "F" + std::to_string(i + 1)));
    }

    std::vector<HPDF_Page> pages;
    for (std::size_t i = 0; i < flow.page_count(); ++i) {
        const Canvas& canvas = flow.page(i);
        HPDF_Page page = HPDF_AddPage(document.get());
        document.check("adding a page");
        HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(canvas.paper_width()));
        HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(canvas.paper_height()));
        if (canvas.turned()) HPDF_Page_SetRotate(page, 90);
        // libqpdf finds the fonts through the first page and shares them out.
        if (i == 0)
            for (HPDF_Font font : fonts) HPDF_Page_GetLocalFontName(page, font);
        pages.push_back(page);
    }
    add_links(document, flow, pages);
    add_bookmarks(document, flow, pages);

    HPDF_SetInfoAttr(document.get(), HPDF_INFO_TITLE, info.title.c_str());
    if (!info.author.empty()) HPDF_SetInfoAttr(document.get(), HPDF_INFO_AUTHOR, info.author.c_str());
    if (!info.subject.empty()) HPDF_SetInfoAttr(document.get(), HPDF_INFO_SUBJECT, info.subject.c_str());
    HPDF_SetInfoAttr(document.get(), HPDF_INFO_CREATOR, "jianbao");
    if (info.date.ok()) {
        HPDF_Date date{};
        date.year = static_cast<int>(info.date.year());
        date.month = static_cast<int>(static_cast<unsigned>(info.date.month()));
        date.day = static_cast<int>(static_cast<unsigned>(info.date.day()));
        date.hour = 12;
        date.ind = '+';
        date.off_hour = 8;
        HPDF_SetInfoDateAttr(document.get(), HPDF_INFO_CREATION_DATE, date);
    }
    document.check("writing the document's properties");

    HPDF_SaveToStream(document.get());
    document.check("writing the document");
    std::vector<std::uint8_t> bytes(HPDF_GetStreamSize(document.get()));
    HPDF_ResetStream(document.get());
    std::size_t done = 0;
    while (done < bytes.size()) {
        auto size = static_cast<HPDF_UINT32>(std::min<std::size_t>(bytes.size() - done, 1 << 20));
        HPDF_STATUS status = HPDF_ReadFromStream(document.get(), bytes.data() + done, &size);
        done += size;
        if (size == 0 || (status != HPDF_OK && status != HPDF_STREAM_EOF)) break;
    }
    if (done != bytes.size()) throw ExportError("the finished PDF document could not be taken over from libharu");
    return bytes;
}

}  // namespace jianbao::pdf
