#include "pipeline/inputs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <system_error>

namespace jianbao::pipeline {

namespace fs = std::filesystem;

namespace {

/// Files that are no inputs wherever they are met, by device and number.
class Excluded {
public:
    explicit Excluded(std::span<const fs::path> files) {
        struct stat found {};
        for (const fs::path& file : files)
            if (stat(file.c_str(), &found) == 0) known_.emplace_back(found.st_dev, found.st_ino);
    }
    bool holds(const fs::path& file) const {
        struct stat found {};
        return !known_.empty() && stat(file.c_str(), &found) == 0 &&
               std::find(known_.begin(), known_.end(), std::pair(found.st_dev, found.st_ino)) != known_.end();
    }

private:
    std::vector<std::pair<dev_t, ino_t>> known_;
};

/// Adds the files of a folder and of those in it, by name. What a file is the folder itself tells, mostly.
void collect_folder(const fs::path& folder, const Excluded& excluded, std::vector<fs::directory_entry>& files) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) entries.push_back(entry);
    if (error) throw NoInputs(folder.string() + ": can't read the folder: " + error.message());
    std::sort(entries.begin(), entries.end());
    for (const fs::directory_entry& entry : entries) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(".") || name.starts_with("~$") || excluded.holds(entry.path())) continue;
        std::error_code ignored;
        // A link to a folder may lead back here: only real folders are entered.
        if (entry.is_directory(ignored)) {
            if (!entry.is_symlink(ignored)) collect_folder(entry.path(), excluded, files);
        } else if (entry.is_regular_file(ignored)) {
            files.push_back(entry);
        }
    }
}

struct Descriptor {
    explicit Descriptor(int opened) : number(opened) {}
    ~Descriptor() {
        if (number >= 0) close(number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    const int number;
};

std::string too_large(std::uint64_t most) {
    return "the file is larger than " + std::to_string(most >> 20) +
           " MB; raise limits.file_mb in jianbao.toml to read it";
}

}  // namespace

void FileBytes::grow(std::size_t count) {
    size_ += count;
    if (size_ < capacity_) return;
    auto larger = std::make_unique_for_overwrite<char[]>(2 * capacity_);
    std::memcpy(larger.get(), memory_.get(), size_);
    memory_ = std::move(larger);
    capacity_ *= 2;
}

std::vector<InputFile> collect_inputs(std::span<const std::string> arguments, std::span<const fs::path> excluded) {
    std::vector<InputFile> inputs;
    std::set<std::string> seen;
    std::error_code ignored;
    const auto add = [&](const fs::path& file, const fs::path& real) {
        if (seen.insert(real.empty() ? file.string() : real.string()).second) inputs.push_back({file.string(), file});
    };
    const Excluded outputs(excluded);
    std::string empty_folders;
    std::size_t missing = 0;
    for (const std::string& argument : arguments) {
        if (argument == "-") {
            if (seen.insert("-").second) inputs.push_back({"-", {}});
            continue;
        }
        std::error_code error;
        if (fs::is_directory(argument, error)) {
            std::vector<fs::directory_entry> files;
            collect_folder(argument, outputs, files);
            if (files.empty()) empty_folders += (empty_folders.empty() ? "" : ", ") + argument;
            fs::path folder, real_folder;  // of the file before
            for (const fs::directory_entry& file : files) {
                if (fs::path own = file.path().parent_path(); own != folder) {
                    folder = std::move(own);
                    real_folder = fs::weakly_canonical(folder, ignored);
                }
                const bool plain = !real_folder.empty() && !file.is_symlink(ignored);
                add(file.path(), plain ? real_folder / file.path().filename() : fs::weakly_canonical(file.path(), ignored));
            }
        } else {
            if (!fs::exists(argument, error)) ++missing;
            add(argument, fs::weakly_canonical(argument, ignored));
        }
    }
    if (inputs.empty())
        throw NoInputs(empty_folders.empty() ? "no input was named" : "there are no documents in " + empty_folders);
    if (missing == inputs.size()) throw NoInputs(inputs.front().shown + ": no such file or folder");
    return inputs;
}

FileBytes read_bytes(const InputFile& input, std::uint64_t most) {
    const auto fail = [] { throw std::runtime_error(std::string("can't read the file: ") + std::strerror(errno)); };
    // Without waiting: a pipe that nobody writes to would hold up the run.
    const Descriptor file(input.file.empty() ? dup(STDIN_FILENO) : open(input.file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat before {};
    if (file.number < 0 || fstat(file.number, &before) != 0) {
        if (errno == ENXIO) throw std::runtime_error("is no ordinary file");  // a socket
        fail();
    }
    if (!input.file.empty()) {
        if (S_ISDIR(before.st_mode)) throw std::runtime_error("is a folder");
        if (!S_ISREG(before.st_mode)) throw std::runtime_error("is no ordinary file");
        if (static_cast<std::uint64_t>(before.st_size) > most) throw std::runtime_error(too_large(most));
    }
    FileBytes bytes(S_ISREG(before.st_mode) ? static_cast<std::size_t>(before.st_size) + 1 : 1u << 16);
    for (;;) {
        const ssize_t got = read(file.number, bytes.end(), bytes.room());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail();
        if (got == 0) break;
        bytes.grow(static_cast<std::size_t>(got));
        if (bytes.size() > most) throw std::runtime_error(too_large(most));
    }
    struct stat after {};
    if (!input.file.empty() && fstat(file.number, &after) == 0 &&
        (after.st_size != before.st_size || after.st_mtim.tv_sec != before.st_mtim.tv_sec || after.st_mtim.tv_nsec != before.st_mtim.tv_nsec))
        throw std::runtime_error("it was changed while it was read; read it again when the other program is done");
    if (bytes.size() == 0) throw std::runtime_error("the file is empty");
    return bytes;
}

std::string document_name(std::string_view path) {
    if (path == "-") return "stdin";
    const std::size_t inner = path.rfind('!');  // archive.zip!inner.docx
    if (inner != std::string_view::npos) path.remove_prefix(inner + 1);
    return fs::path(path).stem().string();
}

std::optional<Date> date_in_name(std::string_view name) {
    const auto digit = [&](std::size_t i) { return i < name.size() && name[i] >= '0' && name[i] <= '9'; };
    // Reads at most `most` digits, at least one.
    const auto number = [&](std::size_t& at, std::size_t most) {
        int value = -1;
        for (std::size_t count = 0; count < most && digit(at); ++count, ++at)
            value = std::max(value, 0) * 10 + (name[at] - '0');
        return value;
    };
    const auto separator = [&](std::size_t& at, std::string_view chinese) {
        if (name.substr(at).starts_with(chinese)) return at += chinese.size(), true;
        return at < name.size() && std::strchr("-._", name[at]) ? (++at, true) : false;
    };
    for (std::size_t start = 0; start + 8 <= name.size(); ++start) {
        if (!digit(start) || (start > 0 && digit(start - 1))) continue;
        std::size_t at = start;
        const int year = number(at, 4);
        if (at != start + 4 || year < 1949 || year > 2100) continue;
        const bool separated = separator(at, "年");
        const int month = number(at, 2);
        if (separated && !separator(at, "月")) continue;
        const int day = number(at, 2);
        if (month < 1 || day < 1 || digit(at) || (!separated && at != start + 8)) continue;
        const Date date = make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
        if (date.ok()) return date;
    }
    return std::nullopt;
}

std::string kind_denied(std::string_view name, std::string_view bytes) {
    constexpr std::string_view zip = "PK", compound = "\xD0\xCF\x11\xE0";
    struct Known {
        std::string_view ending, kind, start;  ///< texts have no start
    };
    static constexpr Known known[] = {
        {".pdf", "a PDF file", "%PDF-"},   {".docx", "a Word file", zip},     {".xlsx", "an Excel file", zip},
        {".odt", "an OpenDocument file", zip}, {".zip", "an archive", zip},   {".doc", "a Word file", compound},
        {".xls", "an Excel file", compound},   {".wps", "a WPS file", compound}, {".et", "a WPS file", compound},
        {".rtf", "an RTF file", "{\\rtf"}, {".txt", "a text file", ""},       {".md", "a text file", ""},
        {".html", "a web page", ""},       {".htm", "a web page", ""},        {".eml", "a mail", ""},
    };
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (const Known& one : known)
        if (lower.ends_with(one.ending) && (one.start.empty() ? !kind_of_bytes(bytes).empty() : !bytes.starts_with(one.start)))
            return std::string(one.kind);
    return {};
}

std::string kind_of_bytes(std::string_view bytes) {
    struct Known {
        std::string_view start, kind;
    };
    static constexpr Known known[] = {
        {"%PDF-", "a PDF file"},
        {"PK\x03\x04", "a ZIP archive or a Word, Excel or OpenDocument file"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word, Excel or WPS file"},
        {"{\\rtf", "an RTF file"},
        {"\x7F"
         "ELF",
         "a program"},
        {"MZ", "a Windows program"},
        {"\x89PNG", "a picture"},
        {"\xFF\xD8\xFF", "a picture"},
        {"GIF8", "a picture"},
        {"SQLite format 3", "a database"},
        {"\x1F\x8B", "a gzip archive"},
        {"Rar!", "a RAR archive"},
        {"7z\xBC\xAF\x27\x1C", "a 7z archive"},
    };
    for (const Known& one : known)
        if (bytes.starts_with(one.start)) return std::string(one.kind);
    if (bytes.substr(0, 4096).find('\0') != std::string_view::npos) return "a binary file";
    return {};
}

}  // namespace jianbao::pipeline
