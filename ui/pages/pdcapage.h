// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <vector>

class QComboBox;
class QGridLayout;
class QTabWidget;

namespace ui {

class ImprovementPane;
class ProjectPicker;
class RecordTable;
class TextBox;

/// One project over three fiscal years side by side: what last year's Check found, what is done this year, what is
/// planned for the next; the improvements its Act decided and what became of them; its steps and progress in the year.
/// Every text can be changed where it stands.
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

private:
    struct Column
    {
        int offset = 0; ///< years from the one shown
        class QLabel *heading = nullptr;
        QComboBox *state = nullptr;
        std::vector<TextBox *> texts; ///< plan, do, check, act
    };
    void addColumn(QGridLayout &grid, int offset);
    void addRowNames(QGridLayout &grid);
    [[nodiscard]] QWidget *buildProgress();
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
    std::optional<core::RowId> m_project; ///< whose texts are in the boxes
    std::vector<Column> m_columns;
};

} // namespace ui
