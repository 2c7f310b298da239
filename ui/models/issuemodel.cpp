// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/issuemodel.h"

#include "core/schema/registry.h"
#include "core/tabular/csvwriter.h"
#include "ui/labels.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QGuiApplication>

#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using core::tabular::ImportIssue;

namespace {

struct Word
{
    const char *code;
    const char *sentence; ///< English source, context "ui::IssueModel"
};

constexpr std::array words{
    Word{"heading", QT_TRANSLATE_NOOP("ui::IssueModel", "The column is headed otherwise than expected")},
    Word{"no_heading", QT_TRANSLATE_NOOP("ui::IssueModel", "A column with this heading is missing")},
    Word{"no_table", QT_TRANSLATE_NOOP("ui::IssueModel", "A table of this name is missing")},
    Word{"several_tables", QT_TRANSLATE_NOOP("ui::IssueModel", "Several tables fit; the first was read")},
    Word{"ragged", QT_TRANSLATE_NOOP("ui::IssueModel", "The row has another number of columns: a separator or quote is missing")},
    Word{"missing", QT_TRANSLATE_NOOP("ui::IssueModel", "What must be filled in is empty")},
    Word{"duplicate", QT_TRANSLATE_NOOP("ui::IssueModel", "The same project stands in an earlier row")},
    Word{"refused", QT_TRANSLATE_NOOP("ui::IssueModel", "The value is too long or out of range")},
    Word{"taken", QT_TRANSLATE_NOOP("ui::IssueModel", "The plan holds something else under this year or name")},
    Word{"dash", QT_TRANSLATE_NOOP("ui::IssueModel", "A dash: taken as no value, not as 0")},
    Word{"as_empty", QT_TRANSLATE_NOOP("ui::IssueModel", "Taken as empty")},
    Word{"text_number", QT_TRANSLATE_NOOP("ui::IssueModel", "A number written as text: taken as this number")},
    Word{"not_a_number", QT_TRANSLATE_NOOP("ui::IssueModel", "Not certainly a number: not taken in")},
    Word{"fractional_money", QT_TRANSLATE_NOOP("ui::IssueModel", "Not whole thousand yen: rounded")},
    Word{"uncertain_year", QT_TRANSLATE_NOOP("ui::IssueModel", "A year without an era: not taken in")},
    Word{"not_a_year", QT_TRANSLATE_NOOP("ui::IssueModel", "Not a year: not taken in")},
    Word{"uncertain_date", QT_TRANSLATE_NOOP("ui::IssueModel", "A day without an era: not taken in")},
    Word{"not_a_date", QT_TRANSLATE_NOOP("ui::IssueModel", "Not a day: not taken in")},
    Word{"unknown_choice", QT_TRANSLATE_NOOP("ui::IssueModel", "None of the known words: not taken in")},
    Word{"outside_scale", QT_TRANSLATE_NOOP("ui::IssueModel", "Outside of its scale, which is given: not taken in")},
    Word{"title_differs", QT_TRANSLATE_NOOP("ui::IssueModel", "Spelled otherwise than in most rows; the commonest was taken")},
    Word{"unknown_office", QT_TRANSLATE_NOOP("ui::IssueModel", "There is no such office in the plan: left empty")},
    Word{"ambiguous_office", QT_TRANSLATE_NOOP("ui::IssueModel", "Several offices are called so: left empty")},
    Word{"several_offices", QT_TRANSLATE_NOOP("ui::IssueModel", "Several offices in one cell; the first is in charge")},
    Word{"office_without_department", QT_TRANSLATE_NOOP("ui::IssueModel", "No department could be told from the name")},
    Word{"other_policy_level", QT_TRANSLATE_NOOP("ui::IssueModel", "The plan calls this level otherwise; its name stays")},
    Word{"uneven_lines", QT_TRANSLATE_NOOP("ui::IssueModel", "Different numbers of lines that belong together: not taken in")},
    Word{"sum_differs", QT_TRANSLATE_NOOP("ui::IssueModel", "The parts do not add up to this")},
    Word{"orphan", QT_TRANSLATE_NOOP("ui::IssueModel", "What it belongs to is missing: not taken in")},
    Word{"line_break", QT_TRANSLATE_NOOP("ui::IssueModel", "Several lines: joined into one")},
    Word{"number_as_code", QT_TRANSLATE_NOOP("ui::IssueModel", "A code stored as a number: leading zeros may be lost")},
    Word{"cell_error", QT_TRANSLATE_NOOP("ui::IssueModel", "The cell holds an error of a formula: not taken in")},
    Word{"no_key", QT_TRANSLATE_NOOP("ui::IssueModel", "No code or name: the row was passed over")},
    Word{"repeated", QT_TRANSLATE_NOOP("ui::IssueModel", "Says something else than an earlier row; the first stays")},
    Word{"unknown_row", QT_TRANSLATE_NOOP("ui::IssueModel", "There is no such row in the plan: passed over")},
    Word{"composed", QT_TRANSLATE_NOOP("ui::IssueModel", "Letters and voicing marks joined")},
    Word{"radical", QT_TRANSLATE_NOOP("ui::IssueModel", "Radicals out of a PDF made characters")},
    Word{"invisible", QT_TRANSLATE_NOOP("ui::IssueModel", "Invisible characters dropped")},
    Word{"apostrophe", QT_TRANSLATE_NOOP("ui::IssueModel", "The guard against formulas taken off")},
    Word{"private_use", QT_TRANSLATE_NOOP("ui::IssueModel", "Holds characters that only their own office can read")},
    Word{"control", QT_TRANSLATE_NOOP("ui::IssueModel", "Control characters dropped")},
};

/// 「事業：事務事業名」 of "project.name"; what is no field (a check's name) as it is.
QString fieldText(const QString &name)
{
    const core::EntitySpec *entity = core::registry::find(name.section(u'.', 0, 0));
    if (!entity)
        return name;
    const core::FieldSpec *field = entity->find(name.section(u'.', 1));
    return field ? labels::entity(entity->entity) + u"："_s + labels::field(field->field) : labels::entity(entity->entity);
}

} // namespace

QString issueText(const QString &code)
{
    for (const Word &word : words) {
        if (code == QLatin1String(word.code))
            return QCoreApplication::translate("ui::IssueModel", word.sentence);
    }
    return code;
}

void IssueModel::show(core::tabular::ImportReport report)
{
    m_report = std::move(report);
    setCode({});
}

void IssueModel::setCode(const QString &code)
{
    beginResetModel();
    m_code = code;
    m_shown.clear();
    const auto add = [&](const std::vector<ImportIssue> &issues) {
        std::copy_if(issues.begin(), issues.end(), std::back_inserter(m_shown),
                     [&](const ImportIssue &issue) { return m_code.isEmpty() || issue.code == m_code; });
        return static_cast<int>(m_shown.size());
    };
    m_errors = add(m_report.errors);
    add(m_report.warnings);
    endResetModel();
}

QByteArray IssueModel::toCsv() const
{
    core::tabular::CsvWriter writer;
    const auto write = [&](auto textOf) {
        for (int column = 0; column < ColumnCount; ++column)
            writer.add(textOf(column));
        writer.endRow();
    };
    write([&](int column) { return headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); });
    for (const ImportIssue &issue : m_shown)
        write([&](int column) { return text(issue, column); });
    return QByteArray("\xEF\xBB\xBF") + writer.text().toUtf8(); // Excel wants the mark
}

int IssueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int IssueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IssueModel::data(const QModelIndex &index, int role) const
{
    const bool isBad = isError(index.row());
    if (role == Qt::ForegroundRole && isBad && index.column() == WhatColumn)
        return theme::color(theme::Role::Error, QGuiApplication::palette());
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const QString said = text(m_shown[static_cast<size_t>(index.row())], index.column());
    //: before what an import refuses, so that it is not told by its colour alone
    const QString full = isBad && index.column() == WhatColumn ? tr("Error: %1").arg(said) : said;
    return role == Qt::DisplayRole ? full.left(200).simplified() : full;
}

QString IssueModel::text(const ImportIssue &issue, int column) const
{
    switch (column) {
    case PlaceColumn: {
        const QString place = issue.row > 0 ? issue.column + QString::number(issue.row) : issue.column;
        return issue.table.isEmpty() ? place : issue.table.section(u'/', -1) + u" "_s + place;
    }
    case WhatColumn: return issueText(issue.code);
    case ValueColumn: return issue.value;
    case FieldColumn: return fieldText(issue.field);
    default: return {};
    }
}

QVariant IssueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: headings of the list of what an import found
    const QString names[] = {tr("Cell"), tr("What was found"), tr("Value in the table"), tr("Meant for")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
