// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/words.h"

#include "core/domain/era.h"
#include "ui/labels.h"

#include <QCoreApplication>

namespace ui::print {

namespace {

/// The words of this file for the translators.
struct PrintWords
{
    Q_DECLARE_TR_FUNCTIONS(PrintWords)
};

} // namespace

QString words::year(int year)
{
    const auto fiscal = core::FiscalYear::from(year);
    return fiscal ? core::formatFiscalYear(*fiscal) : QString();
}

QString words::shortYear(int year)
{
    const auto fiscal = core::FiscalYear::from(year);
    return fiscal ? core::formatEraYearShort(core::eraYearOf(*fiscal)) : QString();
}

QString words::choice(core::Field field, QLatin1String code)
{
    return labels::choice(field, code);
}

QString words::taskWork(core::Task::Kind kind, const QString &stage)
{
    switch (kind) {
    case core::Task::Kind::Evaluation:
        return stage;
    case core::Task::Kind::Indicators:
        return PrintWords::tr("Actual values of indicators");
    case core::Task::Kind::Settlement:
        return PrintWords::tr("Settlement");
    case core::Task::Kind::Budget:
        return PrintWords::tr("Budget", "amount of money");
    case core::Task::Kind::Improvements:
        return PrintWords::tr("Improvements to be answered");
    case core::Task::Kind::PolicyEvaluation:
        return labels::entity(core::Entity::PolicyEvaluation);
    }
    return {};
}

} // namespace ui::print
