// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace core {

/// What went wrong, as data. The ui turns `code` into a sentence the user can act on;
/// `detail` is for that sentence's placeholder or the log and is never translated.
struct Error
{
    enum class Code {
        NotFound,     ///< the row, file or name is not there (any more)
        InvalidValue, ///< a rule of the registry or the domain refuses the value; `detail` names the field
        InUse,        ///< other rows still hang from it; `detail` names the entity
        Conflict,     ///< the stored row is no longer the one that was read
        Foreign,      ///< the file is not one of ours at all
        Damaged,      ///< one of ours, but holds what no version of ours would write
        TooNew,       ///< written by a later version of this program
        Unreadable,   ///< a table, archive or encoding that cannot be understood; `detail` says where
        TooLarge,     ///< beyond the limits that keep the program responsive
        Locked,       ///< another writer holds the file; `detail` says who
        ReadOnly,     ///< the file was opened for reading, or may not be written
        DiskFull,     ///< no room to write
        Storage,      ///< the disk or SQLite refused; `detail` holds its words
        Exists,       ///< would overwrite something
        Cancelled,    ///< the user asked to stop
        Partial,      ///< only a part of a document's log, to be merged and not to be opened
        Sealed,       ///< closed to whoever has neither the key nor the passphrase; or the passphrase is wrong
        Untrusted,    ///< signed by a key that is revoked or not the one known of that office
        OtherDocument, ///< a sound file, but no copy of this document
        TwoEntities,  ///< a file in which one row was made to be two things; `detail` names the writers and their work
        Closed,       ///< a sheet that was handed in or is final; `detail` is its state
        Usage,        ///< the request makes no sense as it was put
    };

    Code code = Code::Storage;
    QString detail = {};
};

/// A value, or the Error that stands in its place. The compiler warns where a Result is dropped.
///
/// Taking the value out of a temporary Result gives it by value, not as a reference into what is about to go: so
/// `for (auto &row : reader.records(…).value())` is sound.
template <typename T = void>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
    using Base = tl::expected<T, Error>;

public:
    using Base::Base;
    Result(Base base) : Base(std::move(base)) {}

    [[nodiscard]] const T &value() const & { return Base::value(); }
    [[nodiscard]] T &value() & { return Base::value(); }
    [[nodiscard]] T value() && { return std::move(static_cast<Base &>(*this)).value(); }
    [[nodiscard]] const T &operator*() const & { return *static_cast<const Base &>(*this); }
    [[nodiscard]] T &operator*() & { return *static_cast<Base &>(*this); }
    [[nodiscard]] T operator*() && { return *std::move(static_cast<Base &>(*this)); }
};

/// Done, or the Error that says why not.
template <>
class [[nodiscard]] Result<void> : public tl::expected<void, Error>
{
    using Base = tl::expected<void, Error>;

public:
    using Base::Base;
    Result(Base base) : Base(std::move(base)) {}
};

inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> failure(Error::Code code, QString detail = {})
{
    return failure(Error{code, std::move(detail)});
}

/// Bytes that are not what they claim to be; `why` is for a report to the makers, in English.
inline tl::unexpected<Error> damaged(const char *why)
{
    return failure(Error::Code::Damaged, QString::fromLatin1(why));
}

} // namespace core

/// Leaves the function with the error of `expression`, if it has one.
#define RASHIN_TRY(expression)                                                                                         \
    do {                                                                                                               \
        if (auto rashinTried = (expression); !rashinTried)                                                             \
            return ::core::failure(std::move(rashinTried).error());                                                    \
    } while (false)

#define RASHIN_JOIN_(a, b) a##b
#define RASHIN_JOIN(a, b) RASHIN_JOIN_(a, b)
#define RASHIN_LET_(holder, target, expression)                                                                        \
    auto holder = (expression);                                                                                        \
    if (!holder)                                                                                                       \
        return ::core::failure(std::move(holder).error());                                                             \
    target = *std::move(holder)

/// `RASHIN_LET(auto x, f());` is x = f(), or leaves the function with f's error.
#define RASHIN_LET(target, expression) RASHIN_LET_(RASHIN_JOIN(rashinHeld, __LINE__), target, expression)
