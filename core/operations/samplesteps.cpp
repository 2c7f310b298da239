// SPDX-License-Identifier: GPL-3.0-or-later
// Steps and progress notes of sample projects: what a board and a timeline have to show.
#include "core/operations/samplemaker.h"

#include "core/domain/codes.h"

#include <QDate>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int everyNth = 4; // projects that keep steps: some do, most do not

} // namespace

/// In the last year every fourth project has its work in steps, one after the other from April on, and says after the
/// first quarter how far it is.
Result<> SampleMaker::addSteps()
{
    if (m_number % everyNth != 0 || m_words.steps.isEmpty())
        return {};
    SampleRandom random(m_size.seed * 0x9E3779B97F4A7C15ULL + static_cast<quint64>(m_number)); // apart: the rest stays as it was
    QDate begins(m_ground.lastYear, 4, 1 + random.below(20));
    for (int number = 0; number < m_words.steps.size(); ++number) {
        const QDate due = begins.addDays(25 + random.below(70));
        Editor::Cells cells{{Field::MilestoneProject, Value::reference(m_project)},
                            {Field::MilestoneYear, Value::integer(m_ground.lastYear)},
                            {Field::MilestoneName, Value::text(m_words.steps[number])},
                            {Field::MilestoneBegins, Value::text(begins.toString(Qt::ISODate))},
                            {Field::MilestoneDue, Value::text(due.toString(Qt::ISODate))}};
        const MilestoneState state = number == 0   ? MilestoneState::Done
                                     : number == 1 ? MilestoneState::UnderWay
                                                   : MilestoneState::Planned;
        cells.emplace_back(Field::MilestoneState, Value::text(QString(toCode(state))));
        if (state == MilestoneState::Done)
            cells.emplace_back(Field::MilestoneDone, Value::text(due.addDays(-random.below(10)).toString(Qt::ISODate)));
        RASHIN_TRY(m_editor.add(Entity::Milestone, cells, idOf(Entity::Milestone, number)));
        begins = due.addDays(1);
    }
    const ProgressState state = random.chance(0.7) ? ProgressState::OnTrack : ProgressState::Delayed;
    const auto added = m_editor.add(Entity::ProgressNote, {{Field::ProgressNoteProject, Value::reference(m_project)},
                                                           {Field::ProgressNoteYear, Value::integer(m_ground.lastYear)},
                                                           {Field::ProgressNoteQuarter, Value::integer(1)},
                                                           {Field::ProgressNoteState, Value::text(QString(toCode(state)))},
                                                           {Field::ProgressNoteText, Value::text(m_words.doing.front())}});
    RASHIN_TRY(added);
    return {};
}

} // namespace core
