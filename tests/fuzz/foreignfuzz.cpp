// SPDX-License-Identifier: GPL-3.0-or-later
// Input: a document file. It is merged, for a trial, into the document that RASHIN_FUZZ_BASE names. Whatever it is: an
// error or a report, never a crash, and the receiving file stays as it was.
#include "core/exchange/merge.h"
#include "tests/fuzz/ground.h"

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const auto &ground = fuzz::Ground::instance();
    const QString base = ground.path("base.rashin");
    const QString input = ground.path("input.rashin");
    static const QByteArray before = bytesOf(qEnvironmentVariable("RASHIN_FUZZ_BASE"));
    if (before.isEmpty())
        abort();
    static bool isFirst = true;
    if (isFirst)
        ground.write(base, reinterpret_cast<const quint8 *>(before.constData()), size_t(before.size()));
    isFirst = false;
    ground.write(input, data, size);
    core::MergeOptions options;
    options.dryRun = true;
    options.backup = false;
    const auto report = core::merge(base, {input}, ground, options);
    if (!report && report.error().code == core::Error::Code::Storage)
        fprintf(stderr, "storage: %s\n", qPrintable(report.error().detail));
    if (bytesOf(base) != before)
        abort();
    return 0;
}
