// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "core/operations/template.h"

#include <map>

namespace core {

/// Copies an evaluation scheme with all that belongs to it (stages with required fields, scales, criteria,
/// verdicts, bands, calendar, scope, blocks of the sheet, external members) to
/// another fiscal year; every date moves by the difference of the years. Reads the tables as they were before the
/// transaction. Gives the number of rows made, by entity.
[[nodiscard]] Result<std::map<Entity, int>> copyScheme(Editor &editor, const Record &scheme, int toYear);

/// A year that has no scheme takes over another year's, the dates moved.
class TakeOverScheme final : public Operation
{
public:
    TakeOverScheme(RowId scheme, int toYear) : m_scheme(scheme), m_toYear(toYear) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("scheme.take_over"); }
    [[nodiscard]] QString reason() const override { return QString::number(m_toYear); }
    /// Exists where the year has a scheme already: nothing is mixed into it.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    RowId m_scheme;
    int m_toYear;
};

/// A year that has no scheme takes over one that comes with the program or in somebody's template file.
class TakeOverTemplate final : public Operation
{
public:
    /// `year` names the scheme within the template.
    TakeOverTemplate(Template source, int year, int toYear)
        : m_template(std::move(source)), m_year(year), m_toYear(toYear)
    {
    }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("scheme.from_template"); }
    [[nodiscard]] QString reason() const override { return QString::number(m_toYear); }
    /// Exists where the year has a scheme already, NotFound where the template has none of that year.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    Template m_template;
    int m_year;
    int m_toYear;
};

} // namespace core
