// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/sheetcontent.h"

#include <QCoreApplication>

namespace ui::print {

/// Who a report is printed for: fields that are not theirs to see are left out.
enum class Audience : quint8 { Public, CityHall };

/// Sets one project's evaluation sheet in the officials' form: A4 portrait, with the blocks the year's scheme says, two
/// pages where it says nothing and the texts are not long.
class SheetComposer
{
    Q_DECLARE_TR_FUNCTIONS(SheetComposer)

public:
    [[nodiscard]] static core::report::Document compose(const core::report::SheetContent &content,
                                                        Audience audience = Audience::CityHall);
    /// The title of every sheet of a fiscal year.
    [[nodiscard]] static QString title(int year);
    /// The stage gave a grade or the reason for one.
    [[nodiscard]] static bool isGraded(const core::report::SheetStage &stage);
    /// Millimetres a box of prose has at least, as on the forms offices know.
    static constexpr double roomyHeight = 8;

private:
    SheetComposer(const core::report::SheetContent &content, Audience audience);
    void addTitle();
    void addHead();
    void addPolicies(core::report::Grid &grid) const;
    // sheetblocks.cpp
    void addBlocks();
    void addBlock(core::SheetPart part);
    [[nodiscard]] bool shows(core::SheetPart part) const;
    void addExclusion();
    void addCycle();
    void addLogic();
    void addImprovements();
    void addSteps();
    void addMemo();
    void addOutline();
    void addIndicators();
    void addIndicatorRows(core::report::Grid &grid, const core::report::SheetIndicator &indicator) const;
    void addMoney();
    void addSources(core::report::Grid &grid) const;
    void addMoneyHeader(core::report::Grid &grid) const;
    void addCircumstances();
    void addEvaluation();
    void addStageHeader(core::report::Grid &grid) const;
    void addStageGrades(core::report::Grid &grid) const;
    void addStageResults(core::report::Grid &grid) const;
    void addCommentingStage(core::report::Grid &grid, const core::report::SheetStage &stage) const;
    void addDirection();
    void addMatrixRow(core::report::Grid &grid, core::OutcomeDirection outcome,
                      const core::report::SheetStage *decided) const;
    void addHeading(const QString &text, const QString &note = {});
    void addForm(const std::vector<core::Field> &fields, const std::optional<core::Record> &record);
    [[nodiscard]] bool maySee(core::Field field) const;
    [[nodiscard]] QString stored(core::Field field) const;
    [[nodiscard]] QString period() const;
    [[nodiscard]] QString valueText(const core::YearValue &value, std::optional<double> number) const;

    const core::report::SheetContent &m_content;
    Audience m_audience;
    core::report::Document m_document;
    QString m_ownHeading; ///< of the block that is being set, where the scheme gives one
    std::vector<const core::report::SheetStage *> m_grading; ///< side by side
    std::vector<const core::report::SheetStage *> m_commenting; ///< below them, over the whole width
    int m_headings = 0;
};

} // namespace ui::print
