/// Reader for Word documents (.docx, ECMA-376).
#include "body.h"
#include "jianbao/plugin.h"
#include "numbering.h"
#include "styles.h"
#include "xml.h"
#include "zip_package.h"

namespace jianbao::docx {

namespace {

class DocxReader : public Reader {
public:
    int recognize(const Input& input) const override {
        return readers::zip_has_member(input.bytes, "word/document.xml") ? 95 : 0;
    }

    void read(const Input& input, ReaderOutput& output, Context&) const override {
        const auto members = readers::read_zip(input.bytes, [](std::string_view name) {
            return name == "word/document.xml" || name == "word/styles.xml" || name == "word/numbering.xml" ||
                   name == "word/footnotes.xml" || name == "word/endnotes.xml";
        });
        const auto parse = [&](const char* name) {
            const auto found = members.find(name);
            return found == members.end() ? pugi::xml_document() : readers::parse_xml(found->second, name);
        };
        const pugi::xml_document document = parse("word/document.xml");
        const pugi::xml_node body = document.child("w:document").child("w:body");
        if (!body) throw UnreadableInput("the Word file has no text: word/document.xml lacks its body");
        const Styles styles{parse("word/styles.xml")};
        const pugi::xml_document footnotes = parse("word/footnotes.xml"), endnotes = parse("word/endnotes.xml");
        std::map<std::string, pugi::xml_node> notes;
        for (const pugi::xml_node& note : footnotes.child("w:footnotes").children("w:footnote"))
            notes["f" + std::string(note.attribute("w:id").value())] = note;
        for (const pugi::xml_node& note : endnotes.child("w:endnotes").children("w:endnote"))
            notes["e" + std::string(note.attribute("w:id").value())] = note;

        RawDocument raw;
        raw.blocks = BodyReader(styles, Numbering{parse("word/numbering.xml")}, notes).read(body);
        output.document(std::move(raw));
    }
};

}  // namespace

}  // namespace jianbao::docx

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::reader,
    .name = "docx-text",
    .version = "1.0",
    .summary = "Word documents (.docx): paragraphs, generated numbering, tables, notes, text boxes",
    .make_reader = [](const jianbao::Setup&) -> std::unique_ptr<jianbao::Reader> {
        return std::make_unique<jianbao::docx::DocxReader>();
    }});
