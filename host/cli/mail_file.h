/// A mail ready to be sent by whatever program the office sends mails with.
#pragma once

#include <string>
#include <vector>

#include "jianbao/basics.h"

namespace jianbao::cli {

struct Attachment {
    std::string name, type, bytes;  ///< type: application/pdf
};

struct Mail {
    std::string from, to;  ///< addresses; empty where nobody gave one
    std::string subject, text;
    Date day{};            ///< of the Date field, so that the same mail has the same bytes
    std::string identity;  ///< what tells it apart from the day's others, for its Message-ID
    std::vector<Attachment> attachments;
};

/// True for an address mail can be sent to, or several: office@example.gov.cn, 督查室 <office@example.gov.cn>.
bool is_address(const std::string& text);

/// The message (RFC 5322, MIME), marked as a draft (X-Unsent) so that mail programs open it for editing.
std::string to_eml(const Mail& mail);

}  // namespace jianbao::cli
