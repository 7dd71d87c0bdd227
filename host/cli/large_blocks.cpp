/// Large blocks of memory on large pages. A text of 100 MB lies in a few blocks of its own size; on
/// pages of 4 KiB the kernel spends more time on giving these out than the steps of cleaning spend
/// on the text. Replaces the global operator new of the program, plugins included.
#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <new>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // which bring their own

namespace {

constexpr std::size_t large_page = 2u << 20;
constexpr std::size_t large_block = 2 * large_page;

void* take(std::size_t size) {
    if (size < large_block || size > SIZE_MAX - large_page) return std::malloc(size);
    const std::size_t whole = (size + large_page - 1) / large_page * large_page;
    void* block = std::aligned_alloc(large_page, whole);
    if (block) madvise(block, whole, MADV_HUGEPAGE);  // a kernel without large pages gives small ones
    return block;
}

}  // namespace

void* operator new(std::size_t size) {
    for (;;) {
        if (void* block = take(size > 0 ? size : 1)) return block;
        const std::new_handler handler = std::get_new_handler();
        if (!handler) throw std::bad_alloc();
        handler();
    }
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }

#endif
