// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/pages/page.h"

#include <QWidget>

#include <array>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ui {

/// A way through the sample in five steps: what a planner does in June. It sees by itself when a step is done.
///
/// A strip above the page: it takes two lines of the page's height and nothing of its width.
class GuidePanel final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int stepCount = 5;

    GuidePanel(const core::Workspace &workspace, QWidget *parent = nullptr);

    /// What the window shows now: a page, and the row it is at.
    void look(const QString &page, const std::optional<Place> &place);
    [[nodiscard]] bool isDone(int step) const { return m_done[static_cast<size_t>(step)]; }
    [[nodiscard]] bool isFinished() const;
    /// Which steps are done, for the next start: a digit for each.
    [[nodiscard]] QByteArray progress() const;
    void setProgress(const QByteArray &progress);

signals:
    /// The person wants to be led to where the step is done.
    void pageWanted(const QString &page);
    void progressed();
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *buildSteps();
    void follow(const core::ChangeSet &changes);
    void finish(int step);
    void refresh();

    const core::Workspace &m_workspace;
    std::array<bool, stepCount> m_done{};
    std::array<QLabel *, stepCount> m_titles{};
    std::array<QPushButton *, stepCount> m_ways{};
    QLabel *m_explanation;
};

} // namespace ui
