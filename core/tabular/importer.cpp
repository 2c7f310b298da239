// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/importer.h"

#include "core/tabular/cleaning.h"

#include <algorithm>
#include <cmath>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double sameSum = 1e-6; // of a thousand yen: sums of cells with up to four decimals

const Value *cellOf(const Editor::Cells &cells, Field field)
{
    const auto at = std::find_if(cells.begin(), cells.end(), [&](const auto &cell) { return cell.first == field; });
    return at == cells.end() ? nullptr : &at->second;
}

ColumnRef columnOfField(const Rule &rule, Field field)
{
    for (const CellRule &cell : rule.cells) {
        if (cell.field == field && !cell.columns.empty())
            return cell.columns.front();
    }
    return {};
}

/// Does the rule keep the column, and so report on it anyway?
bool isStored(const Rule &rule, const ColumnRef &column)
{
    return std::any_of(rule.cells.begin(), rule.cells.end(), [&](const CellRule &cell) {
        return !cell.columns.empty() && cell.columns.front().column == column.column;
    });
}

} // namespace

Importer::Importer(const Profile &profile, Editor &editor, ImportReport &report)
    : m_profile(profile), m_report(report), m_store(editor, report), m_reader(profile.era, report),
      m_offices(m_store, m_reader)
{
    m_reader.made.resize(size_t(profile.slotCount));
}

void ImportedTable::keep(const Row &row)
{
    Row &kept = rows.emplace_back();
    kept.number = row.number;
    kept.width = row.width;
    kept.cells.resize(std::min(row.cells.size(), used.size()));
    for (size_t i = 0; i < kept.cells.size(); ++i) {
        if (used[i])
            kept.cells[i] = row.cells[i];
    }
}

Result<> Importer::run(const std::vector<ImportedTable> &tables, const Progress &progress)
{
    qint64 all = 0;
    for (const ImportedTable &table : tables)
        all += qint64(table.rows.size());
    RASHIN_TRY(applyAll(m_profile.once, {}));
    for (qint64 done = 0; const ImportedTable &table : tables) {
        m_reader.table = table.name;
        RASHIN_TRY(prepare(table.rules.rows, table.rows));
        for (const Row &row : table.rows) {
            if (progress && !progress(done++, all))
                return failure(Error::Code::Cancelled);
            RASHIN_TRY(applyAll(table.rules.rows, row));
        }
        checkTotals();
        m_report.rowsRead += int(table.rows.size());
        if (!table.name.isEmpty())
            m_report.tables.emplace_back(table.name, int(table.rows.size()));
    }
    return {};
}

Result<> Importer::prepare(const std::vector<Rule> &rules, const std::vector<Row> &rows)
{
    for (const Rule &rule : rules) {
        if (rule.kind != Rule::Kind::Policies)
            continue;
        PolicyTree &tree = m_trees.try_emplace(&rule, rule.levels, m_store, m_reader).first->second;
        for (const Row &row : rows)
            tree.count(row);
        RASHIN_TRY(tree.begin());
    }
    return {};
}

Result<> Importer::applyAll(const std::vector<Rule> &rules, const Row &row)
{
    for (const Rule &rule : rules)
        RASHIN_TRY(apply(rule, row));
    return {};
}

Result<> Importer::apply(const Rule &rule, const Row &row)
{
    if (!applies(rule, row)) {
        if (rule.slot >= 0)
            m_reader.made[size_t(rule.slot)].reset();
        return {};
    }
    std::optional<RowId> id;
    switch (rule.kind) {
    case Rule::Kind::Policies: {
        RASHIN_LET(id, m_trees.at(&rule).find(row));
        break;
    }
    case Rule::Kind::Office: {
        RASHIN_LET(id, m_offices.find(rule.office, row));
        break;
    }
    case Rule::Kind::Lines:
        return applyLines(rule, row);
    case Rule::Kind::Entity: {
        m_isRepeated = false;
        RASHIN_LET(id, putRow(rule, row));
        if (!m_isRepeated)
            check(rule, row);
        break;
    }
    }
    if (rule.slot >= 0)
        m_reader.made[size_t(rule.slot)] = id;
    return id ? applyAll(rule.then, row) : Result<>();
}

// Cells whose lines belong together: one account (款 in one column, 項 in the next) a line. A cell of one line stands
// for all lines of its neighbours; other numbers of lines do not tell what belongs to what.
Result<> Importer::applyLines(const Rule &rule, const Row &row)
{
    const QRegularExpression separators(u'[' + QRegularExpression::escape(rule.separators) + u']');
    std::vector<QStringList> columns;
    qsizetype most = 0;
    for (const ColumnRef &column : rule.lines) {
        const QString text = m_reader.plainText(column, row, registry::spec(rule.entity).name);
        columns.push_back(text.split(separators, Qt::SkipEmptyParts));
        most = std::max(most, columns.back().size());
    }
    for (const QStringList &lines : columns) {
        if (most == 0 || lines.size() == most || lines.size() == 1)
            continue;
        m_reader.warn(row, rule.lines[size_t(&lines - columns.data())], u"uneven_lines"_s, lines.join(u'/'),
                      registry::spec(rule.entity).name);
        return {};
    }
    for (qsizetype line = 0; line < most; ++line) {
        QStringList parts;
        for (const QStringList &lines : columns)
            parts += lines[lines.size() == 1 ? 0 : line].trimmed();
        m_reader.line = parts.join(u'-');
        RASHIN_TRY(putRow(rule, row));
    }
    return {};
}

Result<std::optional<RowId>> Importer::putRow(const Rule &rule, const Row &row)
{
    Editor::Cells cells;
    cells.reserve(rule.cells.size() + 1);
    for (const CellRule &cell : rule.cells)
        m_reader.read(cell, row, cells);
    if (rule.findsOnly)
        return findRow(rule, row, cells);
    dropGradeOutside(rule, row, cells);
    if (saysTheSame(rule, cells))
        return std::optional<RowId>();
    RASHIN_LET(const bool wanted, isWanted(rule, row, cells));
    if (!wanted) {
        reportOrphans(rule, row);
        return std::optional<RowId>();
    }
    if (!isComplete(rule, row, cells))
        return std::optional<RowId>();
    if (rule.firstOnly) {
        RASHIN_LET(const auto there, m_store.find(rule.entity, cells, rule.match));
        m_isRepeated = there && m_rowsOf[&rule].contains(*there);
        if (m_isRepeated) {
            compare(rule, row, *there, cells);
            return there;
        }
    }
    RASHIN_LET(const RowId id, m_store.put(rule.entity, cells, rule.match));
    if (rule.unique || rule.firstOnly) {
        const auto [at, isFirst] = m_rowsOf[&rule].try_emplace(id, row.number);
        if (!isFirst)
            m_reader.refuse(row, columnOfField(rule, rule.match.empty() ? rule.cells.front().field : rule.match.front()),
                            u"duplicate"_s, QString::number(at->second), registry::spec(rule.entity).name);
    }
    if (rule.total)
        add(rule, row);
    return std::optional(id);
}

/// A grade that its scale does not know says nothing: it is left out, and what stood there stays.
void Importer::dropGradeOutside(const Rule &rule, const Row &row, Editor::Cells &cells)
{
    const auto at = std::find_if(cells.begin(), cells.end(), [](const auto &cell) { return cell.first == Field::GradeValue; });
    const Value *criterion = at == cells.end() ? nullptr : cellOf(cells, Field::GradeCriterion);
    const auto scale = criterion && criterion->row() && !at->second.isNull()
                           ? m_store.value(*criterion->row(), Field::CriterionScale).row()
                           : std::nullopt;
    if (!scale)
        return;
    const double low = m_store.value(*scale, Field::ScaleMinimum).toReal();
    const double high = m_store.value(*scale, Field::ScaleMaximum).toReal();
    const double grade = at->second.isInteger() ? double(at->second.toInteger()) : at->second.toReal();
    if (grade >= low && grade <= high)
        return;
    m_reader.warn(row, columnOfField(rule, Field::GradeValue), u"outside_scale"_s,
                  u"%1 (%2…%3)"_s.arg(grade, 0, 'g', 15).arg(low, 0, 'g', 15).arg(high, 0, 'g', 15),
                  fieldName(Field::GradeValue));
    cells.erase(at);
}

bool Importer::applies(const Rule &rule, const Row &row)
{
    return std::all_of(rule.when.begin(), rule.when.end(), [&](const Condition &condition) {
        const Cell &cell = row.at(condition.column.column);
        const QString key = cell.isEmpty() ? QString() : headerKey(cell.toText());
        return condition.texts.contains(key) != condition.isExcluded;
    });
}

bool Importer::saysTheSame(const Rule &rule, const Editor::Cells &cells) const
{
    return std::any_of(rule.unlike.begin(), rule.unlike.end(), [&](const Unlike &unlike) {
        const Value *own = cellOf(cells, unlike.field);
        const auto row = m_reader.made[size_t(unlike.slot)];
        return own && row && m_store.value(*row, unlike.other) == *own;
    });
}

Result<std::optional<RowId>> Importer::findRow(const Rule &rule, const Row &row, const Editor::Cells &cells)
{
    RASHIN_LET(const auto there, m_store.find(rule.entity, cells, rule.match));
    const Field field = rule.match.empty() ? rule.cells.front().field : rule.match.front();
    if (const Value *value = cellOf(cells, field); !there && value)
        m_reader.warn(row, columnOfField(rule, field), u"unknown_row"_s, registry::toText(field, *value), fieldName(field));
    return there;
}

// Another row of the table for a row that is made already, and the profile says that the first one counts.
void Importer::compare(const Rule &rule, const Row &row, RowId id, const Editor::Cells &cells)
{
    for (const auto &[field, value] : cells) {
        if (!value.isNull() && m_store.value(id, field) != value)
            m_reader.warn(row, columnOfField(rule, field), u"repeated"_s, registry::toText(field, value), fieldName(field));
    }
}

void Importer::add(const Rule &rule, const Row &row)
{
    const auto of = rule.total->of < 0 ? std::nullopt : m_reader.made[size_t(rule.total->of)];
    if (!of)
        return;
    const auto [at, isNew] = m_totalOf.try_emplace({&rule, *of}, m_totals.size());
    if (isNew)
        m_totals.push_back({&rule, row, 0});
    m_totals[at->second].sum += CellReader::number(rule.total->amount, row).value_or(0);
}

void Importer::checkTotals()
{
    for (const Total &total : m_totals) {
        const TotalRule &rule = *total.rule->total;
        const auto expected = CellReader::number(rule.equals, total.first);
        if (expected && std::abs(total.sum - *expected) <= sameSum)
            ++m_report.checksHeld[rule.name];
        else
            m_reader.warn(total.first, rule.equals, u"sum_differs"_s, QString::number(total.sum, 'g', 15), rule.name);
    }
    m_totals.clear();
    m_totalOf.clear();
}

Result<bool> Importer::isWanted(const Rule &rule, const Row &row, const Editor::Cells &cells)
{
    const auto hasValue = [&](Field field) {
        const Value *value = cellOf(cells, field);
        return value && !value->isNull();
    };
    const bool isFilled = rule.needs.empty() || std::any_of(rule.needs.begin(), rule.needs.end(), hasValue);
    if (isFilled && rule.mustEqual.empty())
        return true;
    RASHIN_LET(const auto there, m_store.find(rule.entity, cells, rule.match));
    if (!there)
        return isFilled;
    for (const Field field : rule.mustEqual) {
        const Value *value = cellOf(cells, field);
        if (const Value stored = m_store.value(*there, field); value && stored != *value)
            m_reader.refuse(row, {}, u"taken"_s, registry::toText(field, stored), fieldName(field));
    }
    // What was there and is empty now is emptied, unless the row cannot be without it.
    return isFilled || std::none_of(rule.needs.begin(), rule.needs.end(),
                                    [](Field field) { return registry::spec(field).isRequired(); });
}

bool Importer::isComplete(const Rule &rule, const Row &row, const Editor::Cells &cells)
{
    for (const FieldSpec &field : registry::spec(rule.entity).fields) {
        if (!field.isRequired())
            continue;
        const Value *value = cellOf(cells, field.field);
        if (value && !value->isNull())
            continue;
        m_reader.refuse(row, columnOfField(rule, field.field), u"missing"_s, {}, fieldName(field.field));
        return false;
    }
    return true;
}

void Importer::check(const Rule &rule, const Row &row)
{
    for (const CheckRule &check : rule.checks) {
        double sum = 0;
        bool isComplete = true;
        for (const ColumnRef &column : check.sum) {
            const auto number = CellReader::number(column, row);
            isComplete = isComplete && number;
            sum += number.value_or(0);
        }
        const auto expected = CellReader::number(check.equals, row);
        if (expected && std::trunc(*expected) != *expected && !isStored(rule, check.equals))
            m_reader.warn(row, check.equals, u"fractional_money"_s, row.at(check.equals.column).toText(), check.name);
        if (!isComplete || !expected)
            continue;
        if (std::abs(sum - *expected) <= sameSum)
            ++m_report.checksHeld[check.name];
        else
            m_reader.warn(row, check.equals, u"sum_differs"_s, QString::number(sum, 'g', 15), check.name);
    }
}

// The row is not made, but its parts would have had something to say.
void Importer::reportOrphans(const Rule &rule, const Row &row)
{
    for (const Rule &part : rule.then) {
        for (const CellRule &cell : part.cells) {
            for (const ColumnRef &column : cell.columns) {
                if (const QString text = row.at(column.column).toText().trimmed(); !text.isEmpty())
                    m_reader.warn(row, column, u"orphan"_s, text, fieldName(cell.field));
            }
        }
        reportOrphans(part, row);
    }
}

} // namespace core::tabular
