/// Reader of plain text: a paragraph a line.
#pragma once

#include "jianbao/reader.h"

namespace jianbao::readers {

class TextReader : public Reader {
public:
    explicit TextReader(std::string encoding) : encoding_(std::move(encoding)) {}
    int recognize(const Input& input) const override;
    void read(const Input& input, ReaderOutput& output, Context& context) const override;

private:
    std::string encoding_;  ///< name of the encoding, or "auto"
};

}  // namespace jianbao::readers
