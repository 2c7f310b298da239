// SPDX-License-Identifier: GPL-3.0-or-later
// Input: how a real document of RASHIN_FUZZ_SEEDS is damaged; it is then merged, for a trial, into the first of them. The
// first byte picks the document, then come changes: a byte for the kind, then a page and a place in it and what is to stand
// there, or a new length of the file. Pages are those in which the documents differ, and the first: there lies what is read.
// (A whole file as the input drowns the fuzzer in half a megabyte of empty tables.) Whatever it is: an error or a report,
// never a crash, and the receiving file stays as it was.
#include "core/exchange/merge.h"
#include "tests/fuzz/ground.h"

#include <QDir>

#include <span>
#include <vector>

namespace {

constexpr qsizetype pageSize = 4096;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Seed
{
    QByteArray bytes;
    std::vector<qsizetype> pages; ///< worth damaging: where they begin
};

std::vector<Seed> readSeeds()
{
    const QDir folder(qEnvironmentVariable("RASHIN_FUZZ_SEEDS"));
    std::vector<Seed> seeds;
    for (const QString &name : folder.entryList({QStringLiteral("*.rashin")}, QDir::Files, QDir::Name)) {
        Seed seed{bytesOf(folder.filePath(name)), {}};
        for (qsizetype at = 0; at < seed.bytes.size(); at += pageSize) {
            if (at == 0 || (!seeds.empty() && seed.bytes.mid(at, pageSize) != seeds.front().bytes.mid(at, pageSize)))
                seed.pages.push_back(at);
        }
        seeds.push_back(std::move(seed));
    }
    if (seeds.size() < 2)
        abort();
    return seeds;
}

quint8 take(std::span<const quint8> &input)
{
    if (input.empty())
        return 0;
    const quint8 byte = input.front();
    input = input.subspan(1);
    return byte;
}

QByteArray damaged(const Seed &seed, std::span<const quint8> input)
{
    QByteArray bytes = seed.bytes;
    while (!input.empty()) {
        const quint8 kind = take(input);
        const quint8 page = take(input);
        const qsizetype place = (take(input) << 8 | take(input)) % pageSize;
        const qsizetype at = seed.pages[page % seed.pages.size()] + place;
        if (kind == 255)
            bytes.resize(at);
        for (int i = 0; i < 1 + kind % 16; ++i) {
            const auto value = char(take(input));
            if (at + i < bytes.size())
                bytes[at + i] = kind & 16 ? char(bytes[at + i] ^ value) : value;
        }
    }
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const auto &ground = fuzz::Ground::instance();
    static const std::vector<Seed> seeds = readSeeds();
    static const QByteArray &before = seeds.front().bytes;
    const QString base = ground.path("base.rashin");
    const QString input = ground.path("input.rashin");
    static bool isFirst = true;
    if (isFirst)
        ground.write(base, reinterpret_cast<const quint8 *>(before.constData()), size_t(before.size()));
    isFirst = false;
    std::span<const quint8> bytes(data, size);
    const Seed &seed = seeds[take(bytes) % seeds.size()];
    const QByteArray made = damaged(seed, bytes);
    ground.write(input, reinterpret_cast<const quint8 *>(made.constData()), size_t(made.size()));
    core::MergeOptions options;
    options.dryRun = true;
    options.backup = false;
    const auto report = core::merge(base, {input}, ground, options);
    // A strange file is the fault of the file, not of the disk.
    if ((!report && report.error().code == core::Error::Code::Storage) || bytesOf(base) != before)
        abort();
    return 0;
}
