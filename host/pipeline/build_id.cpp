#include "pipeline/build_id.h"

#include <elf.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/sha256.h"

namespace jianbao::pipeline {

namespace {

constexpr std::size_t most_headers = 256, most_notes = 1 << 16;  ///< more is no file of a linker

template <class T>
bool read_at(std::ifstream& in, std::uint64_t place, T* into, std::size_t count = 1) {
    in.seekg(static_cast<std::streamoff>(place));
    in.read(reinterpret_cast<char*>(into), static_cast<std::streamsize>(sizeof(T) * count));
    return in.good();
}

constexpr std::size_t aligned(std::size_t size) { return (size + 3) & ~std::size_t{3}; }

/// The build ID among the notes of a segment.
std::optional<std::string> id_in(std::string_view notes) {
    Elf64_Nhdr note;
    while (notes.size() >= sizeof note) {
        std::memcpy(&note, notes.data(), sizeof note);
        notes.remove_prefix(sizeof note);
        const std::size_t name = aligned(note.n_namesz), value = aligned(note.n_descsz);
        if (name > notes.size() || note.n_descsz > notes.size() - name) return std::nullopt;
        if (note.n_type == NT_GNU_BUILD_ID && notes.substr(0, note.n_namesz) == std::string_view(ELF_NOTE_GNU, 4))
            return "build " + sha256(notes.substr(name, note.n_descsz));
        notes.remove_prefix(std::min(name + value, notes.size()));
    }
    return std::nullopt;
}

std::optional<std::string> linked_id(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    Elf64_Ehdr head;
    if (!read_at(in, 0, &head) || std::memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 || head.e_ident[EI_CLASS] != ELFCLASS64)
        return std::nullopt;
    if (head.e_phentsize != sizeof(Elf64_Phdr) || head.e_phnum > most_headers) return std::nullopt;
    std::vector<Elf64_Phdr> segments(head.e_phnum);
    if (!read_at(in, head.e_phoff, segments.data(), segments.size())) return std::nullopt;
    for (const Elf64_Phdr& segment : segments) {
        if (segment.p_type != PT_NOTE || segment.p_filesz > most_notes) continue;
        std::string notes(segment.p_filesz, '\0');
        if (!read_at(in, segment.p_offset, notes.data(), notes.size())) return std::nullopt;
        if (auto id = id_in(notes)) return id;
    }
    return std::nullopt;
}

}  // namespace

std::string build_of(const std::filesystem::path& file) {
    const auto id = linked_id(file);
    return id ? *id : sha256_of(file);
}

}  // namespace jianbao::pipeline
