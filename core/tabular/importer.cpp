// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/importer.h"

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

Result<> Importer::run(const std::vector<Row> &rows, const Progress &progress)
{
    RASHIN_TRY(applyAll(m_profile.once, {}));
    RASHIN_TRY(prepare(m_profile.rows, rows));
    for (qint64 done = 0; const Row &row : rows) {
        if (progress && !progress(done++, qint64(rows.size())))
            return failure(Error::Code::Cancelled);
        RASHIN_TRY(applyAll(m_profile.rows, row));
        ++m_report.rowsRead;
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
        RASHIN_LET(id, putRow(rule, row));
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
    std::vector<QStringList> columns;
    qsizetype most = 0;
    for (const ColumnRef &column : rule.lines) {
        const QString text = m_reader.plainText(column, row, registry::spec(rule.entity).name);
        columns.push_back(text.split(u'\n', Qt::SkipEmptyParts));
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
    RASHIN_LET(const bool wanted, isWanted(rule, row, cells));
    if (!wanted) {
        reportOrphans(rule, row);
        return std::optional<RowId>();
    }
    if (!isComplete(rule, row, cells))
        return std::optional<RowId>();
    RASHIN_LET(const RowId id, m_store.put(rule.entity, cells, rule.match));
    if (rule.unique) {
        const auto [at, isFirst] = m_rowsOf[&rule].try_emplace(id, row.number);
        if (!isFirst)
            m_reader.refuse(row, columnOfField(rule, rule.match.empty() ? rule.cells.front().field : rule.match.front()),
                            u"duplicate"_s, QString::number(at->second), registry::spec(rule.entity).name);
    }
    return std::optional(id);
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
