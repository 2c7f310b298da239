// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/foreignlog.h"

#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <memory>

namespace core {

/// A document that somebody handed us, on its way in.
///
/// open() looks at it where it lies, locked down and read-only; before anything is taken from it, secure() makes a
/// private copy and checks that. The copy goes away with the object.
class ForeignFile
{
public:
    /// No document of ours is larger.
    static constexpr qint64 largest = qint64{4} * 1024 * 1024 * 1024;

    /// Foreign, Damaged, TooNew, TooLarge, NotFound, ReadOnly; Locked where somebody is writing it. The path is not
    /// repeated in the detail.
    [[nodiscard]] static Result<ForeignFile> open(const QString &path, const std::atomic_bool *cancel = nullptr);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QByteArray documentId() const { return m_log->documentId(); }
    /// As the file says.
    [[nodiscard]] QByteArray siteId() const { return m_log->siteId(); }
    [[nodiscard]] std::optional<RowId> office() const { return m_log->office(); }

    /// Copies the file into a folder only this user can read, and has SQLite check the pages of the copy.
    [[nodiscard]] Result<> secure();
    /// Its log; of the private copy once there is one.
    [[nodiscard]] ForeignLog &log() { return *m_log; }

private:
    explicit ForeignFile(QString path) : m_path(std::move(path)) {}
    [[nodiscard]] Result<QString> copyPrivately();

    QString m_path;
    const std::atomic_bool *m_cancel = nullptr;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ForeignLog> m_log;
};

} // namespace core
