/// Encodings: which one a file is in, and its text as UTF-8.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace jianbao::readers {

enum class Encoding { utf8, utf16_le, utf16_be, gb18030, big5, other };

struct Detected {
    Encoding encoding = Encoding::utf8;
    std::string name;      ///< as ICU knows it: "UTF-8", "GB18030"
    std::size_t mark = 0;  ///< bytes of the byte order mark
    bool certain = true;   ///< false where the bytes fit no encoding well
    bool sound = false;    ///< all the bytes are known to be valid UTF-8
};

/// What the bytes are in, judged by a byte order mark, by being valid UTF-8 (a character cut off
/// at the end and a few damaged ones are let pass), by the pattern of UTF-16, and by which of the
/// double-byte encodings gives a text of common characters. uchardet is asked last. The bytes
/// must be text.
Detected detect_encoding(std::string_view bytes);

/// All the bytes, which are in the character set of that name (any alias ICU knows), as UTF-8.
/// gb2312 and gbk are read as GB18030, of which they are parts: files that claim the smaller set
/// use the larger. What is no character becomes U+FFFD. Nothing for a name ICU does not know.
std::optional<std::string> decode(std::string_view bytes, std::string charset);

/// All the bytes as UTF-8, read as what detect_encoding finds.
std::string decode_detected(std::string_view bytes);

/// Why the bytes are no text: "it is empty", "it is a ZIP archive"; empty where they can be text.
/// Looks at the first 64 KiB.
std::string reason_not_text(std::string_view bytes);

/// Turns lines of one encoding into UTF-8.
class Decoder {
public:
    /// Throws std::runtime_error for an encoding ICU does not know.
    explicit Decoder(const Detected& detected);
    ~Decoder();
    /// Appends the line's text; what is no character becomes U+FFFD. Returns how many did.
    std::size_t append(std::string_view line, std::string& out);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace jianbao::readers
