// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/sample.h"

#include "core/operations/samplemaker.h"
#include "core/operations/template.h"

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
    RASHIN_LET(const Template minato, Template::builtIn(QStringLiteral("minato")));
    return CreateFromTemplate(minato.withoutGaps().asSample(), QStringLiteral("minato")).apply(editor);
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
