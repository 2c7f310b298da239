// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/timetravel.h"
#include "core/workspace/workspace.h"

#include <QObject>
#include <QTemporaryDir>

#include <atomic>
#include <memory>

class QThread;

namespace ui {

/// Makes the document as it stood at two moments and compares them, in a thread of its own. Dies with its owner: what is
/// under way is cancelled, and the two states vanish from the disk.
class CompareTask final : public QObject
{
    Q_OBJECT

public:
    CompareTask(QString document, QDateTime before, QDateTime after, QObject *parent = nullptr);
    ~CompareTask() override;

    void start();
    void cancel() { m_cancelled = true; }
    /// Of a finished one.
    [[nodiscard]] QString beforePath() const { return m_folder.filePath(QStringLiteral("before.rashin")); }
    [[nodiscard]] QString afterPath() const { return m_folder.filePath(QStringLiteral("after.rashin")); }
    [[nodiscard]] const std::vector<core::timetravel::Difference> &differences() const { return m_differences; }

signals:
    void succeeded();
    void failed(const core::Error &error);

private:
    [[nodiscard]] core::Result<std::vector<core::timetravel::Difference>> run() const;

    QString m_document;
    QDateTime m_before;
    QDateTime m_after;
    QTemporaryDir m_folder;
    std::atomic_bool m_cancelled = false;
    std::vector<core::timetravel::Difference> m_differences;
    std::unique_ptr<QThread> m_thread;
};

} // namespace ui
