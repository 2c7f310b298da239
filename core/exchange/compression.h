// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QIODevice>

#include <functional>
#include <memory>

namespace core {

/// Compresses a stream (Zstandard, RFC 8878).
class Compressor
{
public:
    using Sink = std::function<Result<>(QByteArrayView)>;
    explicit Compressor(Sink sink);
    ~Compressor();
    [[nodiscard]] Result<> add(QByteArrayView bytes);
    [[nodiscard]] Result<> finish();

private:
    struct State;
    [[nodiscard]] Result<> run(QByteArrayView bytes, bool isLast);
    std::unique_ptr<State> m_state;
};

/// Takes apart what Compressor made, with a bound on memory (8 MiB) and on what comes out: `size` bytes, not one more.
class Decompressor
{
public:
    using Sink = std::function<Result<>(QByteArrayView)>;
    Decompressor(qint64 size, Sink sink);
    ~Decompressor();
    [[nodiscard]] Result<> add(QByteArrayView bytes);
    /// Damaged where it did not come out at exactly `size` bytes and the end of the stream.
    [[nodiscard]] Result<> finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace core
