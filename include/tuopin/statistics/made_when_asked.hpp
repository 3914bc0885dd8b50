// What is computed at most when somebody wants it, where others may want it at the same time.
#ifndef TUOPIN_STATISTICS_MADE_WHEN_ASKED_HPP
#define TUOPIN_STATISTICS_MADE_WHEN_ASKED_HPP

#include <atomic>
#include <memory>

namespace tuopin::detail {

/// A value that is made when it is first asked for, and kept. Several threads may ask at once: each that comes before
/// it stands makes one, and all get the same.
template <class T>
class made_when_asked {
public:
    made_when_asked()                                  = default;
    made_when_asked(made_when_asked const&)            = delete;
    made_when_asked& operator=(made_when_asked const&) = delete;
    ~made_when_asked() { delete kept_.load(std::memory_order_relaxed); }

    template <class Make>
    T const& get(Make make) const {
        T const* kept = kept_.load(std::memory_order_acquire);
        if (kept == nullptr) {
            std::unique_ptr<T const> made(new T(make()));
            if (kept_.compare_exchange_strong(kept, made.get(), std::memory_order_acq_rel, std::memory_order_acquire))
                kept = made.release();
        }
        return *kept;
    }

private:
    mutable std::atomic<T const*> kept_{};
};

} // namespace tuopin::detail

#endif
