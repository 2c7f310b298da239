// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/compression.h"

#include <zstd.h>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int level = 6;
constexpr int largestWindow = 23; ///< 2^23 bytes = 8 MiB

} // namespace

struct Compressor::State
{
    Sink sink;
    ZSTD_CCtx *context = nullptr;
    QByteArray out = QByteArray(static_cast<qsizetype>(ZSTD_CStreamOutSize()), '\0');
};

Compressor::Compressor(Sink sink) : m_state(std::make_unique<State>())
{
    m_state->sink = std::move(sink);
    m_state->context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(m_state->context, ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(m_state->context, ZSTD_c_windowLog, largestWindow - 1);
}

Compressor::~Compressor()
{
    ZSTD_freeCCtx(m_state->context);
}

Result<> Compressor::run(QByteArrayView bytes, bool isLast)
{
    ZSTD_inBuffer in{bytes.data(), static_cast<size_t>(bytes.size()), 0};
    for (;;) {
        ZSTD_outBuffer out{m_state->out.data(), static_cast<size_t>(m_state->out.size()), 0};
        const size_t left = ZSTD_compressStream2(m_state->context, &out, &in, isLast ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left))
            return failure(Error::Code::TooLarge, QString::fromLatin1(ZSTD_getErrorName(left)));
        if (out.pos > 0)
            RASHIN_TRY(m_state->sink(QByteArrayView(m_state->out.constData(), static_cast<qsizetype>(out.pos))));
        if (isLast ? left == 0 : in.pos == in.size)
            return {};
    }
}

Result<> Compressor::add(QByteArrayView bytes)
{
    return run(bytes, false);
}

Result<> Compressor::finish()
{
    return run({}, true);
}

struct Decompressor::State
{
    Sink sink;
    qint64 left = 0;
    bool isAtEnd = false;
    ZSTD_DCtx *context = nullptr;
    QByteArray out = QByteArray(static_cast<qsizetype>(ZSTD_DStreamOutSize()), '\0');
};

Decompressor::Decompressor(qint64 size, Sink sink) : m_state(std::make_unique<State>())
{
    m_state->sink = std::move(sink);
    m_state->left = size;
    m_state->context = ZSTD_createDCtx();
    ZSTD_DCtx_setParameter(m_state->context, ZSTD_d_windowLogMax, largestWindow);
}

Decompressor::~Decompressor()
{
    ZSTD_freeDCtx(m_state->context);
}

Result<> Decompressor::add(QByteArrayView bytes)
{
    ZSTD_inBuffer in{bytes.data(), static_cast<size_t>(bytes.size()), 0};
    bool isOutFull = false;
    while (in.pos < in.size || isOutFull) {
        if (m_state->isAtEnd)
            return damaged("compression"); // a second frame behind the first
        ZSTD_outBuffer out{m_state->out.data(), static_cast<size_t>(m_state->out.size()), 0};
        const size_t hint = ZSTD_decompressStream(m_state->context, &out, &in);
        if (ZSTD_isError(hint))
            return damaged("compression");
        m_state->left -= static_cast<qint64>(out.pos);
        if (m_state->left < 0)
            return failure(Error::Code::TooLarge, u"more than it claims"_s);
        if (out.pos > 0)
            RASHIN_TRY(m_state->sink(QByteArrayView(m_state->out.constData(), static_cast<qsizetype>(out.pos))));
        m_state->isAtEnd = hint == 0;
        isOutFull = out.pos == out.size && !m_state->isAtEnd;
    }
    return {};
}

Result<> Decompressor::finish()
{
    return m_state->isAtEnd && m_state->left == 0 ? Result<>() : Result<>(damaged("compression"));
}

} // namespace core
