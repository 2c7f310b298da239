// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/yearboard.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;
class QToolButton;

namespace core {
class Workspace;
}

namespace ui {

class PaneReading;
class TimelineDelegate;
class TimelineModel;
class YearFilterBar;

/// What a fiscal year holds by day: stages and events of its scheme, then each project's progress notes and steps as bars,
/// with today's line. A year, half a year, a quarter, a month or a week is in sight; the arrows go
/// on.
class TimelinePane final : public QWidget
{
    Q_OBJECT

public:
    TimelinePane(core::Workspace &workspace, QWidget *parent);

    void setYear(int year, std::optional<core::RowId> own);
    void refresh();
    void focusFirst();
    /// What is in the list now, for its print.
    [[nodiscard]] const std::vector<core::YearEntry> &shown() const { return m_shown; }
    [[nodiscard]] QString officeName() const;

signals:
    /// The steps of a project.
    void stepsWanted(core::RowId project);
    /// The evaluation, at one of its stages.
    void stageWanted();
    void shownChanged(); ///< what is in the list
    void failed(const core::Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum State { All, Late, Open };

    void addTools();
    void read();
    void filter();
    [[nodiscard]] bool passes(const core::YearEntry &entry) const;
    void turn(int by);
    [[nodiscard]] int partOfToday() const;
    [[nodiscard]] int partCount() const;
    void showRange();
    void open(int row);

    core::Workspace &m_workspace;
    PaneReading *m_reading;
    YearFilterBar *m_filter;
    TimelineModel *m_model;
    QTableView *m_table;
    TimelineDelegate *m_delegate;
    QComboBox *m_scale = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_on = nullptr;
    QLabel *m_nothing;
    std::vector<core::YearEntry> m_all;
    std::vector<core::YearEntry> m_shown;
    int m_year = 0;
    std::optional<core::RowId> m_own;
    int m_part = 0; ///< which half, quarter, month or week of the year is in sight, from 0
    bool m_outdated = true;
};

} // namespace ui
