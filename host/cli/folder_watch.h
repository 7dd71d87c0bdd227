/// Files that arrive in a folder, given out when they are whole.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <vector>

namespace jianbao::cli {

/// Watches a folder and its subfolders by inotify, and by looking at it from time to time: network
/// drives tell nothing. A file is given out once it was left alone for a while, and again when it
/// changed. Hidden files, lock files of office programs, files still downloading and `excluded`
/// are passed over.
class FolderWatch {
public:
    /// Throws std::runtime_error where the system gives no watch.
    FolderWatch(std::filesystem::path folder, std::vector<std::filesystem::path> excluded);
    ~FolderWatch();
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;

    /// Can be polled: readable when there are events.
    int file() const { return inotify_; }
    /// Takes the events there are.
    void read_events();
    /// Looks at the whole folder for files that are new or changed, and watches new subfolders.
    void scan();
    /// The files that nobody touched for so long, by name. They are not given out again unless
    /// they change.
    std::vector<std::filesystem::path> settled(std::chrono::milliseconds quiet);
    /// Files to be given out once more after a while.
    void again(const std::vector<std::filesystem::path>& files, std::chrono::seconds later);
    bool waiting() const { return !touched_.empty(); }

private:
    using Clock = std::chrono::steady_clock;
    struct Seen {
        std::uintmax_t size = 0;
        std::filesystem::file_time_type changed;
        bool operator==(const Seen&) const = default;
    };

    void watch_folder(const std::filesystem::path& folder);
    void look(const std::filesystem::path& folder);
    void touch(const std::filesystem::path& file);
    bool passed_over(const std::filesystem::path& path) const;

    std::filesystem::path folder_;
    std::vector<std::filesystem::path> excluded_;
    int inotify_ = -1;
    std::map<int, std::filesystem::path> folders_;               ///< by watch
    std::map<std::filesystem::path, Seen> given_;                ///< as they were when given out
    std::map<std::filesystem::path, Clock::time_point> touched_; ///< when somebody last wrote to them
};

}  // namespace jianbao::cli
