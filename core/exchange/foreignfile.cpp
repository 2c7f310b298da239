// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/foreignfile.h"

#include <QFile>
#include <QFileInfo>

namespace core {

using namespace Qt::Literals::StringLiterals;

Result<ForeignFile> ForeignFile::open(const QString &path, const std::atomic_bool *cancel)
{
    if (QFileInfo(path).size() > largest)
        return failure(Error::Code::TooLarge);
    ForeignFile file(path);
    file.m_cancel = cancel;
    RASHIN_LET(file.m_log, ForeignLog::open(path, cancel));
    return file;
}

Result<> ForeignFile::secure()
{
    if (m_folder)
        return {};
    const QByteArray document = m_log->documentId();
    RASHIN_LET(const QString copy, copyPrivately());
    RASHIN_LET(m_log, ForeignLog::open(copy, m_cancel));
    if (m_log->documentId() != document)
        return failure(Error::Code::Damaged, u"it changed while it was read"_s);
    return m_log->checkPages();
}

Result<QString> ForeignFile::copyPrivately()
{
    auto folder = std::make_unique<QTemporaryDir>();
    const QString copy = folder->filePath(u"foreign.rashin"_s);
    QFile source(m_path);
    QFile target(copy);
    if (!folder->isValid() || !target.open(QIODevice::WriteOnly))
        return failure(Error::Code::Storage, folder->errorString());
    if (!source.open(QIODevice::ReadOnly))
        return failure(Error::Code::ReadOnly, source.errorString());
    constexpr qint64 atOnce = 1 << 20;
    QByteArray piece(atOnce, Qt::Uninitialized);
    for (qint64 all = 0; all <= largest;) {
        if (m_cancel && *m_cancel)
            return failure(Error::Code::Cancelled);
        const qint64 size = source.read(piece.data(), atOnce);
        if (size < 0)
            return failure(Error::Code::Unreadable, source.errorString());
        if (size == 0) {
            if (!target.flush())
                return failure(Error::Code::DiskFull, target.errorString());
            m_folder = std::move(folder);
            return copy;
        }
        if (target.write(piece.constData(), size) != size)
            return failure(Error::Code::DiskFull, target.errorString());
        all += size;
    }
    return failure(Error::Code::TooLarge);
}

} // namespace core
