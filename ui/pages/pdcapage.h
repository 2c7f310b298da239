// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/planspan.h"

#include <QPointer>

#include <memory>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QTabWidget;

namespace ui::print {
class Source;
}

namespace ui {

class AnswerPane;
class BoardPane;
class ClosingPane;
class ImprovementPane;
class PaperPreview;
class ProjectPicker;
class RecordTable;
class TextBox;
class TimelinePane;

/// One project over three fiscal years side by side: what last year's Check found, what is done this year, what is
/// planned for the next; the improvements its Act decided and what became of them; its steps and progress in the year.
/// Every text can be changed where it stands. Beside it all projects of the year: the board by stage, the timeline, and
/// how much of what was decided has been answered.
class PdcaPage final : public Page
{
    Q_OBJECT

public:
    PdcaPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);

    void setYear(int year) override;
    void setOffice(std::optional<core::RowId> office) override;
    void focusFirst() override;
    /// Shows a project, and puts the keyboard into a field of its cycle.
    bool reveal(const Place &place) override;
    [[nodiscard]] QByteArray arrangement() const override;
    void arrange(const QByteArray &arrangement) override;
    [[nodiscard]] bool canPrint() const override;
    /// Shows the board or the timeline, as it is filtered, in a preview that follows it.
    void print() override;

private:
    struct Column
    {
        int offset = 0; ///< years from the one shown
        QLabel *heading = nullptr;
        QLabel *outside = nullptr; ///< that the year is none of the plan's
        QComboBox *state = nullptr;
        std::vector<TextBox *> texts; ///< plan, do, check, act
    };
    void addColumn(QGridLayout &grid, int offset);
    void addRowNames(QGridLayout &grid);
    [[nodiscard]] QWidget *buildProgress();
    void addYearTabs();
    void showTab();
    void nameProject();
    void turnYearTabs();
    void openProject(core::RowId project, QWidget *tab);
    [[nodiscard]] std::shared_ptr<const print::Source> onPaper(const QWidget *tab) const;
    void turnTo(std::optional<core::RowId> project, int year);
    void refresh(bool anew);
    void refreshColumn(const Column &column, bool anew);
    void write(int offset, core::Field field, const QString &text);

    ProjectPicker *m_picker;
    QTabWidget *m_tabs;
    QWidget *m_sheet;
    ImprovementPane *m_improvements;
    RecordTable *m_steps = nullptr;
    RecordTable *m_notes = nullptr;
    QWidget *m_progress = nullptr;
    BoardPane *m_board = nullptr;
    TimelinePane *m_timeline = nullptr;
    ClosingPane *m_closing = nullptr;
    AnswerPane *m_toAnswer = nullptr;
    QPushButton *m_pdf = nullptr;
    QPushButton *m_paper = nullptr;
    QPointer<PaperPreview> m_preview; ///< open or not; deleted when it is closed
    PlanSpan m_span;
    std::optional<core::RowId> m_project; ///< whose texts are in the boxes
    std::vector<Column> m_columns;
};

} // namespace ui
