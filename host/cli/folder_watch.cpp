#include "cli/folder_watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_MODIFY | IN_ONLYDIR;

}  // namespace

FolderWatch::FolderWatch(fs::path folder, std::vector<fs::path> excluded)
    : folder_(std::move(folder)), excluded_(std::move(excluded)), inotify_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    if (inotify_ < 0) throw std::runtime_error("can't watch folders: " + std::string(std::strerror(errno)));
}

FolderWatch::~FolderWatch() { close(inotify_); }

bool FolderWatch::passed_over(const fs::path& path) const {
    const std::string name = path.filename().string();
    if (name.starts_with(".") || name.starts_with("~$")) return true;
    // Written by browsers and synchronizing programs until the file is whole.
    for (const char* ending : {".part", ".crdownload", ".tmp", ".download", "-wal", "-shm", "-journal"})
        if (name.ends_with(ending)) return true;
    std::error_code ignored;
    return std::any_of(excluded_.begin(), excluded_.end(), [&](const fs::path& other) { return fs::equivalent(path, other, ignored); });
}

void FolderWatch::watch_folder(const fs::path& folder) {
    const int watch = inotify_add_watch(inotify_, folder.c_str(), events);
    // Where the system has no more watches, looking from time to time does the work.
    if (watch >= 0) folders_[watch] = folder;
}

void FolderWatch::touch(const fs::path& file) {
    if (!passed_over(file)) touched_[file] = Clock::now();
}

void FolderWatch::read_events() {
    alignas(inotify_event) char buffer[1 << 16];
    for (ssize_t got; (got = read(inotify_, buffer, sizeof buffer)) > 0;)
        for (const char* at = buffer; at < buffer + got;) {
            const auto* event = reinterpret_cast<const inotify_event*>(at);
            at += sizeof(inotify_event) + event->len;
            if (event->mask & IN_Q_OVERFLOW) {
                scan();
                continue;
            }
            const auto folder = folders_.find(event->wd);
            if (event->mask & IN_IGNORED) {
                if (folder != folders_.end()) folders_.erase(folder);
                continue;
            }
            if (folder == folders_.end() || event->len == 0) continue;
            const fs::path path = folder->second / event->name;
            if (event->mask & IN_ISDIR) {
                // Files may have come with it, or before it was watched.
                if (!passed_over(path)) look(path);
            } else {
                touch(path);
            }
        }
}

void FolderWatch::look(const fs::path& folder) {
    watch_folder(folder);
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        std::error_code ignored;
        if (passed_over(entry.path())) continue;
        if (entry.is_directory(ignored)) {
            if (!entry.is_symlink(ignored)) look(entry.path());
        } else if (entry.is_regular_file(ignored) && !touched_.contains(entry.path())) {
            const Seen now{entry.file_size(ignored), entry.last_write_time(ignored)};
            const auto known = given_.find(entry.path());
            if (known == given_.end() || known->second != now) touch(entry.path());
        }
    }
}

void FolderWatch::scan() { look(folder_); }

std::vector<fs::path> FolderWatch::settled(std::chrono::milliseconds quiet) {
    std::vector<fs::path> out;
    const auto now = Clock::now();
    for (auto file = touched_.begin(); file != touched_.end();) {
        if (now - file->second < quiet) {
            ++file;
            continue;
        }
        std::error_code error;
        const Seen seen{fs::file_size(file->first, error), fs::last_write_time(file->first, error)};
        // Gone again, or made and not yet written: an event or the next look tells of it.
        const bool whole = !error && fs::is_regular_file(file->first, error) && seen.size > 0;
        const auto known = given_.find(file->first);
        if (whole && (known == given_.end() || known->second != seen)) {
            given_[file->first] = seen;
            out.push_back(file->first);
        }
        file = touched_.erase(file);
    }
    return out;
}

void FolderWatch::again(const std::vector<fs::path>& files, std::chrono::seconds later) {
    for (const fs::path& file : files) {
        given_.erase(file);
        touched_[file] = Clock::now() + later;
    }
}

}  // namespace jianbao::cli
