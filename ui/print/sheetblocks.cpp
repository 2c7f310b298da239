// SPDX-License-Identifier: GPL-3.0-or-later
// Which blocks the sheet of a year has, and those that only some years' sheets show.
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/print/cells.h"
#include "ui/print/sheetcomposer.h"
#include "ui/print/words.h"

#include <QStringList>

#include <algorithm>

namespace ui::print {

using namespace Qt::Literals::StringLiterals;
using namespace core::report;
using core::Field;
using core::Record;
using core::SheetPart;

namespace {

constexpr double memoHeight = 45; // millimetres: room for what is said in a hearing

QString dayOf(const Record &record, Field field)
{
    const QDate day = QDate::fromString(record.text(field), Qt::ISODate);
    return day.isValid() ? format::shortDay(day) : QString();
}

QString choiceOf(const Record &record, Field field)
{
    const QString code = record.text(field);
    return code.isEmpty() ? QString() : labels::choice(field, code);
}

/// 「R9：計画に反映」
QString answerOf(const Record &improvement)
{
    QStringList said;
    const QString state = choiceOf(improvement, Field::ImprovementState);
    const auto year = improvement.integer(Field::ImprovementAnswered);
    if (!state.isEmpty())
        said.append(year ? words::shortYear(int(*year)) + u'　' + state : state);
    said.append(improvement.text(Field::ImprovementReason));
    said.removeAll(QString());
    return said.join(u'\n');
}

} // namespace

void SheetComposer::addBlocks()
{
    for (const core::SheetBlock &block : m_content.layout) {
        if (block.newPage)
            m_document.blocks.push_back(PageBreak{true});
        m_ownHeading = block.title;
        addBlock(block.part);
        m_ownHeading.clear();
    }
}

void SheetComposer::addBlock(SheetPart part)
{
    switch (part) {
    case SheetPart::Outline: return addOutline();
    case SheetPart::Cycle: return addCycle();
    case SheetPart::Logic: return addLogic();
    case SheetPart::Indicators: return addIndicators();
    case SheetPart::Money: return addMoney();
    case SheetPart::Circumstances: return addCircumstances();
    case SheetPart::Evaluation: return addEvaluation();
    case SheetPart::Direction: return addDirection();
    case SheetPart::Improvements: return addImprovements();
    case SheetPart::Steps: return addSteps();
    case SheetPart::Memo: return addMemo();
    }
}

bool SheetComposer::shows(SheetPart part) const
{
    return std::ranges::find(m_content.layout, part, &core::SheetBlock::part) != m_content.layout.end();
}

/// What a sheet says instead of grades where the year leaves the project out.
void SheetComposer::addExclusion()
{
    // What a project says of itself is not public; the rules of a scheme are.
    if (!m_content.excluded || (m_audience == Audience::Public && !m_content.excluded->rule))
        return;
    const QString reason = m_content.excluded->reason;
    Grid grid;
    grid.columns = {26, 154};
    grid.rows.push_back({{cells::label(tr("Not evaluated", "this project, this year")),
                          cells::text(reason.isEmpty() ? tr("Rule %1 of the year’s scope").arg(m_content.excluded->number)
                                                       : reason)}});
    m_document.blocks.push_back(std::move(grid));
}

void SheetComposer::addCycle()
{
    addHeading(labels::choice(Field::SheetBlockPart, core::toCode(SheetPart::Cycle)));
    addForm({Field::CyclePlan, Field::CycleDo, Field::CycleCheck}, m_content.cycle);
}

void SheetComposer::addLogic()
{
    if (m_content.logic.empty())
        return;
    addHeading(labels::choice(Field::SheetBlockPart, core::toCode(SheetPart::Logic)));
    Grid grid;
    grid.columns = {26, 154};
    QString before;
    for (const Record &node : m_content.logic) {
        const QString kind = choiceOf(node, Field::LogicNodeKind);
        if (kind == before) {
            grid.rows.back().cells.back().text += u'\n' + node.text(Field::LogicNodeText);
            continue;
        }
        grid.rows.push_back({{cells::label(kind), cells::text(node.text(Field::LogicNodeText))}});
        before = kind;
    }
    m_document.blocks.push_back(std::move(grid));
}

void SheetComposer::addImprovements()
{
    addHeading(labels::choice(Field::SheetBlockPart, core::toCode(SheetPart::Improvements)));
    Grid grid;
    grid.columns = {16, 88, 76};
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(labels::field(Field::ImprovementYear)),
                          cells::label(labels::field(Field::ImprovementText)),
                          cells::label(labels::field(Field::ImprovementState))}});
    for (const Record &one : m_content.improvements)
        grid.rows.push_back({{cells::mark(words::shortYear(int(one.integer(Field::ImprovementYear).value_or(0)))),
                              cells::text(one.text(Field::ImprovementText)), cells::text(answerOf(one))}});
    if (m_content.improvements.empty())
        grid.rows.push_back({{cells::text({}, 1, 9), cells::text({}), cells::text({})}});
    m_document.blocks.push_back(std::move(grid));
}

/// Steps and progress are for the city hall: their fields are not public.
void SheetComposer::addSteps()
{
    if (m_audience == Audience::Public)
        return;
    addHeading(labels::choice(Field::SheetBlockPart, core::toCode(SheetPart::Steps)));
    Grid grid;
    grid.columns = {84, 24, 24, 24, 24};
    grid.headerRows = 1;
    Row header;
    for (const Field field : {Field::MilestoneName, Field::MilestoneBegins, Field::MilestoneDue, Field::MilestoneDone,
                              Field::MilestoneState})
        header.cells.push_back(cells::label(labels::field(field)));
    grid.rows.push_back(std::move(header));
    for (const Record &one : m_content.milestones)
        grid.rows.push_back({{cells::item(one.text(Field::MilestoneName)), cells::mark(dayOf(one, Field::MilestoneBegins)),
                              cells::mark(dayOf(one, Field::MilestoneDue)), cells::mark(dayOf(one, Field::MilestoneDone)),
                              cells::mark(choiceOf(one, Field::MilestoneState))}});
    if (m_content.milestones.empty())
        grid.rows.push_back({{cells::text({}, 1, 9), cells::text({}), cells::text({}), cells::text({}), cells::text({})}});
    m_document.blocks.push_back(std::move(grid));
    if (m_content.progress.empty())
        return;
    Grid notes;
    notes.columns = {24, 24, 132};
    for (const Record &one : m_content.progress)
        notes.rows.push_back({{cells::label(tr("Quarter %1").arg(one.integer(Field::ProgressNoteQuarter).value_or(0))),
                               cells::mark(choiceOf(one, Field::ProgressNoteState)),
                               cells::text(one.text(Field::ProgressNoteText))}});
    m_document.blocks.push_back(Spacer{1.5});
    m_document.blocks.push_back(std::move(notes));
}

void SheetComposer::addMemo()
{
    addHeading(labels::choice(Field::SheetBlockPart, core::toCode(SheetPart::Memo)));
    Grid grid;
    grid.columns = {180};
    grid.together = true;
    grid.rows.push_back({{cells::text({}, 1, memoHeight)}});
    m_document.blocks.push_back(std::move(grid));
}

} // namespace ui::print
