/// What can become of a worker.
#pragma once

#include <stdexcept>
#include <string>

namespace jianbao::worker {

/// Why an exchange with a worker gave nothing. The sentence goes on from the plugin's name:
/// "its worker was ended by signal 11 (Segmentation fault)".
class Failure : public std::runtime_error {
public:
    enum class Kind {
        refused,  ///< the plugin itself said no; its worker is in order
        gone,     ///< the worker ended or could not be started
        garbage,  ///< its answer can't be understood
        late,     ///< no answer in the time there is
        flood,    ///< more output than is allowed
    };
    Failure(Kind kind, const std::string& text) : std::runtime_error(text), kind_(kind) {}

    Kind kind() const { return kind_; }
    /// The worker can be asked again.
    bool leaves_worker() const { return kind_ == Kind::refused; }
    /// May have come from outside (a signal, a full machine): another worker may do better.
    bool may_pass() const { return kind_ == Kind::gone || kind_ == Kind::garbage; }

private:
    Kind kind_;
};

}  // namespace jianbao::worker
