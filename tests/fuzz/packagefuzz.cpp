// SPDX-License-Identifier: GPL-3.0-or-later
// Input: one byte that says which, then either a package file as it is, or the plain text of one – two bytes for the
// length of the manifest, the manifest, the content – which is put into a valid container: behind the authentication
// there is code to be tried, too. Whatever it is: an error, or a file that is whole; never a crash, never a part of a
// file.
#include "core/exchange/package.h"
#include "core/workspace/workspace.h"
#include "tests/fuzz/ground.h"

#include <QDir>

namespace {

void writePackage(const QString &path, QByteArrayView plain)
{
    const qsizetype length =
        plain.size() < 2 ? 0 : qMin<qsizetype>(quint8(plain[0]) << 8 | quint8(plain[1]), plain.size() - 2);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        abort();
    auto writer = core::PackageWriter::begin(file, {});
    QByteArrayView rest = plain.sliced(qMin<qsizetype>(2, plain.size()));
    bool good = writer && writer->add(rest.first(length));
    rest = rest.sliced(length);
    while (good && !rest.isEmpty()) {
        const qsizetype size = qMin(rest.size(), core::PackageWriter::largestChunk);
        good = writer->add(rest.first(size)).has_value();
        rest = rest.sliced(size);
    }
    if (!good || !writer->finish(nullptr))
        abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const auto &ground = fuzz::Ground::instance();
    const QString input = ground.path("input.rashinx");
    const QString output = ground.path("output.rashin");
    if (size == 0)
        return 0;
    if (data[0] & 1)
        writePackage(input, QByteArrayView(data + 1, qsizetype(size - 1)));
    else
        ground.write(input, data + 1, size - 1);
    static const core::KeyStore keys(ground.path("keys"));
    const auto opened = core::package::unpack(input, output, {}, keys, ground);
    if (opened.has_value() != QFile::exists(output) || QFile::exists(output + QStringLiteral(".part")))
        abort();
    if (opened && opened->manifest.content == core::Manifest::Content::Document) {
        const auto document = core::Workspace::open(output, core::Access::ReadOnly, {}, ground);
        if (!document && document.error().code == core::Error::Code::Foreign)
            abort();
    }
    for (const QString &name : QDir(QFileInfo(output).path()).entryList({QStringLiteral("output*")}, QDir::Files))
        QFile::remove(ground.path(qPrintable(name)));
    return 0;
}
