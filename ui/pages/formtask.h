// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/scope.h"
#include "core/tabular/formreturn.h"
#include "core/workspace/workspace.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace ui {

/// Writes Excel forms for sections, or reads returned ones, beside the window: a thread and a reading connection of its own.
/// Dies with its owner: forms that are complete stay.
class FormTask final : public QObject
{
    Q_OBJECT

public:
    explicit FormTask(const core::Workspace &workspace, QObject *parent = nullptr);
    ~FormTask() override;

    /// One workbook an office into a folder, for the projects in scope. An existing file is replaced.
    void write(const QString &folder, int year, const core::report::Scope &scope);
    /// Files and folders of returned forms.
    void read(const QStringList &paths);
    void cancel() { m_cancelled = true; }

signals:
    void progressed(int done, int all);
    void written(int workbooks, int sheets);
    void returned(const core::tabular::FormReturn &forms);
    void failed(const core::Error &error);

private:
    void start(std::function<core::Result<>(core::Workspace &)> work);
    [[nodiscard]] core::Result<> writeAll(core::Workspace &workspace, const QString &folder, int year,
                                          const core::report::Scope &scope);

    QString m_document;
    core::Identity m_identity;
    const core::Clock &m_clock;
    std::atomic_bool m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace ui
