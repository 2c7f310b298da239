// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/rowid.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace core {
class Workspace;
struct ChangeSet;
struct EvaluationYear;
} // namespace core

namespace ui {

class RecordForm;
class RecordTable;
class RequiredModel;
class ScopePane;
class SheetLayoutModel;

/// The evaluation scheme of one fiscal year, to be looked at and changed: the rules of its scope, stages with their days
/// and required fields, criteria with weights and scales, verdicts, bands, the blocks of the sheet, external members and
/// the calendar. Other years are not touched.
///
/// A year that has none is begun by the roll-over, with a preview of what it brings, or takes over another year's
/// scheme or one that comes with the program alone. Where sheets were graded already, it says what a change does to them.
class SchemePane final : public QWidget
{
    Q_OBJECT

public:
    SchemePane(core::Workspace &workspace, QWidget *parent);

    void setYear(int year);
    void focusFirst();
    /// Ends what is being typed.
    void commit();

signals:
    /// Back to the grid.
    void left();
    void failed(const core::Error &error);

private:
    void build();
    [[nodiscard]] QWidget *buildEmpty();
    [[nodiscard]] QWidget *buildScales();
    void addTables();
    [[nodiscard]] QWidget *buildRequired();
    [[nodiscard]] QWidget *buildSheet();
    void fillSources();
    void refresh();
    void showGradesOfScale();
    void takeOver();
    void rollOver();
    void previewRollover();
    void follow(const core::ChangeSet &changes);
    void sayWhatIsGraded();
    [[nodiscard]] int lostGrades(const core::EvaluationYear &year) const;

    core::Workspace &m_workspace;
    int m_year = 0;
    std::optional<core::RowId> m_scheme;
    QLabel *m_title;
    QLabel *m_warning;
    QStackedWidget *m_stack;
    QTabWidget *m_tabs;
    RecordForm *m_basics;
    QLabel *m_emptyText = nullptr;
    QComboBox *m_sources = nullptr;
    QPushButton *m_take = nullptr;
    QWidget *m_rollover = nullptr; ///< 年度更新: hidden where no earlier year can be rolled over
    QPlainTextEdit *m_preview = nullptr;
    std::vector<RecordTable *> m_tables; ///< each with the scheme as its owner
    RecordTable *m_scales = nullptr;
    RecordTable *m_grades = nullptr;
    ScopePane *m_scope = nullptr;
    RequiredModel *m_required = nullptr;
    SheetLayoutModel *m_sheet = nullptr;
};

} // namespace ui
