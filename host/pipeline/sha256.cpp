#include "pipeline/sha256.h"

#include <openssl/evp.h>

#include <fstream>
#include <memory>
#include <stdexcept>
#include <vector>

namespace jianbao::pipeline {

namespace {

constexpr std::size_t block = 1 << 18;

struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

void require(bool done) {
    if (!done) throw std::runtime_error("the SHA-256 of OpenSSL is not available");
}

std::string hexadecimal(const unsigned char* digest, unsigned int size) {
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (unsigned int i = 0; i < size; ++i) {
        out += digits[digest[i] >> 4];
        out += digits[digest[i] & 15];
    }
    return out;
}

}  // namespace

std::string sha256(std::string_view bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    require(EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr) == 1);
    return hexadecimal(digest, size);
}

std::string sha256_of(const std::filesystem::path& file) {
    const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
    require(context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1);
    std::ifstream in(file, std::ios::binary);
    std::vector<char> bytes(block);
    while (in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())), in.gcount() > 0)
        require(EVP_DigestUpdate(context.get(), bytes.data(), static_cast<std::size_t>(in.gcount())) == 1);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    require(EVP_DigestFinal_ex(context.get(), digest, &size) == 1);
    return hexadecimal(digest, size);
}

}  // namespace jianbao::pipeline
