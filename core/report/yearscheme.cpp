// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/yearscheme.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

template <typename Item>
const Item *withId(const std::vector<Item> &items, RowId id)
{
    const auto found = std::find_if(items.begin(), items.end(), [id](const Item &item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

Filter of(Field field, RowId row, std::vector<Field> order = {})
{
    return {{{field, Value::reference(row)}}, std::move(order)};
}

QDate day(const Record &record, Field field)
{
    return QDate::fromString(record.text(field), Qt::ISODate);
}

struct ScaleOfScheme
{
    ScaleRange range;
    std::vector<double> grades;
};

Result<std::map<RowId, ScaleOfScheme>> readScales(const Reader &reader, RowId scheme)
{
    RASHIN_LET(const auto rows, reader.records(Entity::Scale, of(Field::ScaleScheme, scheme)));
    std::map<RowId, ScaleOfScheme> scales;
    for (const Record &row : rows) {
        ScaleOfScheme scale;
        scale.range = {row.real(Field::ScaleMinimum).value_or(1), row.real(Field::ScaleMaximum).value_or(5),
                       fromCode<GoodEnd>(row.text(Field::ScaleGoodEnd)).value_or(GoodEnd::High)};
        RASHIN_LET(const auto grades, reader.records(Entity::ScaleGrade, of(Field::ScaleGradeScale, row.id())));
        for (const Record &grade : grades)
            if (const auto value = grade.real(Field::ScaleGradeValue))
                scale.grades.push_back(*value);
        scales.emplace(row.id(), std::move(scale));
    }
    return scales;
}

Result<> readCriteria(const Reader &reader, RowId id, YearScheme &scheme)
{
    RASHIN_LET(const auto scales, readScales(reader, id));
    RASHIN_LET(const auto rows,
               reader.records(Entity::Criterion, of(Field::CriterionScheme, id, {Field::CriterionNumber})));
    for (const Record &row : rows) {
        YearScheme::Criterion criterion{row.id(), static_cast<int>(row.integer(Field::CriterionNumber).value_or(0)),
                                        row.text(Field::CriterionName), row.real(Field::CriterionWeight)};
        const auto scale = row.row(Field::CriterionScale);
        const auto found = scale ? scales.find(*scale) : scales.end();
        if (found != scales.end()) {
            criterion.scale = found->second.range;
            criterion.grades = found->second.grades;
        }
        scheme.criteria.push_back(std::move(criterion));
    }
    return {};
}

Result<> readStages(const Reader &reader, RowId id, YearScheme &scheme)
{
    RASHIN_LET(const auto rows, reader.records(Entity::Stage, of(Field::StageScheme, id, {Field::StageNumber})));
    for (const Record &row : rows)
        scheme.stages.push_back({row.id(), static_cast<int>(row.integer(Field::StageNumber).value_or(0)),
                                 row.text(Field::StageName), day(row, Field::StageOpens), day(row, Field::StageDue)});
    return {};
}

// A verdict and after it its parts: 廃止 stands under スクラップ wherever its own position puts it.
void addWithParts(const std::vector<YearScheme::Verdict> &all, const YearScheme::Verdict &one,
                  std::vector<YearScheme::Verdict> &ordered)
{
    ordered.push_back(one);
    for (const YearScheme::Verdict &part : all)
        if (part.parent == one.id && !withId(ordered, part.id))
            addWithParts(all, part, ordered);
}

Result<> readVerdicts(const Reader &reader, RowId id, YearScheme &scheme)
{
    RASHIN_LET(const auto rows, reader.records(Entity::Verdict, of(Field::VerdictScheme, id,
                                                                   {Field::VerdictPosition, Field::VerdictCode})));
    std::vector<YearScheme::Verdict> all;
    for (const Record &row : rows)
        all.push_back(
            {row.id(), row.text(Field::VerdictCode), row.text(Field::VerdictName), row.row(Field::VerdictParent)});
    const auto isTop = [&](const YearScheme::Verdict &one) { return !one.parent || !withId(all, *one.parent); };
    for (const YearScheme::Verdict &one : all)
        if (isTop(one))
            addWithParts(all, one, scheme.verdicts);
    for (const YearScheme::Verdict &one : all) // of a circle
        if (!withId(scheme.verdicts, one.id))
            scheme.verdicts.push_back(one);
    return {};
}

Result<> readBands(const Reader &reader, RowId id, YearScheme &scheme)
{
    RASHIN_LET(const auto rows, reader.records(Entity::Band, of(Field::BandScheme, id)));
    for (const Record &row : rows)
        scheme.bands.push_back({row.text(Field::BandName), row.real(Field::BandLower)});
    std::stable_sort(scheme.bands.begin(), scheme.bands.end(), [](const BandLimit &a, const BandLimit &b) {
        return a.lower && (!b.lower || *a.lower > *b.lower);
    });
    return {};
}

} // namespace

const YearScheme::Stage *YearScheme::stage(RowId row) const
{
    return withId(stages, row);
}

const YearScheme::Criterion *YearScheme::criterion(RowId row) const
{
    return withId(criteria, row);
}

const YearScheme::Verdict *YearScheme::verdict(RowId row) const
{
    return withId(verdicts, row);
}

Result<YearScheme> readScheme(const Reader &reader, int year)
{
    YearScheme scheme;
    scheme.year = year;
    RASHIN_LET(scheme.id, reader.find(Field::SchemeYear, Value::integer(year)));
    if (!scheme.id)
        return scheme;
    RASHIN_TRY(readStages(reader, *scheme.id, scheme));
    RASHIN_TRY(readCriteria(reader, *scheme.id, scheme));
    RASHIN_TRY(readVerdicts(reader, *scheme.id, scheme));
    RASHIN_TRY(readBands(reader, *scheme.id, scheme));
    return scheme;
}

} // namespace core
