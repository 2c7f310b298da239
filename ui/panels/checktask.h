// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/document.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace ui {

/// Reads the whole of a file in the background and says whether it is sound, while people work. Dies with its owner: what
/// is under way is cancelled.
class CheckTask final : public QObject
{
    Q_OBJECT

public:
    explicit CheckTask(QString document, QObject *parent = nullptr);
    ~CheckTask() override;

    void start();

signals:
    void finished(const core::Result<core::document::Soundness> &result);

private:
    QString m_document;
    std::atomic_bool m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace ui
