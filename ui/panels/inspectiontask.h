// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/findings.h"
#include "core/report/standstill.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace ui {

/// Reads what a person should look at in a file, in a thread and with a connection of its own: in a large file it takes
/// seconds. Dies with its owner: the query under way is cancelled.
class InspectionTask final : public QObject
{
    Q_OBJECT

public:
    /// What is asked for; one of the two.
    struct Question
    {
        bool standstill = false;          ///< readStandstill(), otherwise validate()
        std::optional<int> year = {};     ///< of validate(): all years where it is empty
        int currentYear = 0;              ///< of readStandstill()
        QDateTime before = {};            ///< of readStandstill()
        std::optional<core::RowId> office = {};
    };

    InspectionTask(QString document, Question question, QObject *parent = nullptr);
    ~InspectionTask() override;

    void start();
    /// Of a finished one.
    [[nodiscard]] const std::vector<core::Finding> &findings() const { return m_findings; }
    [[nodiscard]] const std::vector<core::Standstill> &standstill() const { return m_standstill; }

signals:
    void succeeded();
    void failed(const core::Error &error);

private:
    [[nodiscard]] core::Result<> run();

    QString m_document;
    Question m_question;
    std::vector<core::Finding> m_findings; ///< written by the thread before succeeded()
    std::vector<core::Standstill> m_standstill;
    std::atomic_bool m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace ui
