// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/sample.h"

#include "core/operations/samplemaker.h"
#include "core/operations/schemecopy.h"

#include <algorithm>

namespace core {

Result<> SampleSize::checked() const
{
    if (projects < 0 || projects > mostProjects)
        return failure(Error::Code::Usage, QStringLiteral("projects 0…%1").arg(mostProjects));
    if (years < 1 || years > mostYears)
        return failure(Error::Code::Usage, QStringLiteral("years 1…%1").arg(mostYears));
    return {};
}

Result<> BeginSample::apply(Editor &editor) const
{
    RASHIN_TRY(m_size.checked());
    RASHIN_LET(const auto plans, editor.read().records(Entity::Plan));
    for (const Record &plan : plans)
        RASHIN_TRY(editor.set(plan.id(), Field::PlanSample, Value::boolean(true)));

    RASHIN_LET(auto schemes, editor.read().records(Entity::Scheme, {{}, {Field::SchemeYear}}));
    for (size_t i = 0; i + 1 < schemes.size(); ++i) {
        const qint64 next = schemes[i + 1].integer(Field::SchemeYear).value_or(0);
        for (qint64 year = schemes[i].integer(Field::SchemeYear).value_or(next) + 1; year < next; ++year) {
            const auto copied = copyScheme(editor, schemes[i], static_cast<int>(year));
            RASHIN_TRY(copied);
        }
    }
    return {};
}

Result<> AddSampleProjects::apply(Editor &editor) const
{
    RASHIN_TRY(m_size.checked());
    RASHIN_LET(const SampleGround ground, SampleGround::read(editor.read(), m_size.projects));
    for (int number = m_first; number < std::min(m_first + m_count, m_size.projects); ++number)
        RASHIN_TRY(SampleMaker(editor, ground, m_size, number).make());
    return {};
}

} // namespace core
