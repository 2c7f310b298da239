// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/evaluationinput.h"

#include "core/base/text.h"
#include "core/domain/width.h"

#include <QMimeData>
#include <QRegularExpression>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui::evaluationinput {

namespace {

/// Index of the name that equals the text, or of the only one that begins with it; -1 otherwise.
int matching(const QString &text, const QStringList &names)
{
    const QString key = core::searchKey(text);
    QStringList keys;
    for (const QString &name : names)
        keys.append(core::searchKey(name));
    if (const auto same = keys.indexOf(key); same >= 0)
        return static_cast<int>(same);
    const auto begins = [&](const QString &name) { return name.startsWith(key); };
    if (std::ranges::count_if(keys, begins) != 1)
        return -1;
    return static_cast<int>(std::ranges::find_if(keys, begins) - keys.begin());
}

bool isNothing(const QString &narrow)
{
    return narrow.isEmpty() || core::isDash(narrow);
}

} // namespace

Parsed<double> grade(const QString &text, const CriterionRule &rule)
{
    const QString narrow = core::narrowed(text).trimmed();
    if (isNothing(narrow))
        return {true, {}};
    QStringList labels;
    for (const GradeStep &step : rule.steps)
        labels.append(step.label);
    // A label comes first: where the label of the best grade is "1", a typed 1 means that grade whatever its value.
    if (const auto same = labels.indexOf(narrow); same >= 0)
        return {true, rule.steps[static_cast<size_t>(same)].value};
    bool isNumber = false;
    const double number = narrow.toDouble(&isNumber);
    if (isNumber) {
        const bool named = std::ranges::find(rule.steps, number, &GradeStep::value) != rule.steps.end();
        const bool inside = number >= rule.range.minimum && number <= rule.range.maximum;
        if (named || (rule.steps.empty() && inside))
            return {true, number};
    }
    const int step = isNumber ? -1 : matching(narrow, labels);
    if (step < 0)
        return {};
    return {true, rule.steps[static_cast<size_t>(step)].value};
}

Parsed<int> choice(const QString &text, const QStringList &names, const QStringList &codes)
{
    const QString narrow = core::narrowed(text).trimmed();
    if (isNothing(narrow))
        return {true, {}};
    bool isNumber = false;
    const int number = narrow.toInt(&isNumber);
    if (isNumber)
        return number >= 1 && number <= names.size() ? Parsed<int>{true, number - 1} : Parsed<int>{};
    if (const auto code = codes.indexOf(narrow); code >= 0)
        return {true, static_cast<int>(code)};
    const int found = matching(narrow, names);
    return found < 0 ? Parsed<int>{} : Parsed<int>{true, found};
}

QList<QStringList> block(const QString &clipboard)
{
    QList<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    bool open = false; // something of the last line is not yet in `rows`
    const auto endCell = [&] {
        row.append(std::exchange(cell, {}));
        open = true;
    };
    const auto endRow = [&] {
        endCell();
        rows.append(std::exchange(row, {}));
        open = false;
    };
    for (qsizetype i = 0; i < clipboard.size(); ++i) {
        const QChar sign = clipboard.at(i);
        const bool doubled = quoted && sign == u'"' && i + 1 < clipboard.size() && clipboard.at(i + 1) == u'"';
        if (doubled)
            cell += clipboard.at(++i);
        else if (sign == u'"' && (quoted || cell.isEmpty()))
            quoted = !quoted;
        else if (!quoted && sign == u'\t')
            endCell();
        else if (!quoted && sign == u'\n')
            endRow();
        else if (sign != u'\r') {
            cell += sign;
            open = true;
        }
    }
    if (open || !cell.isEmpty())
        endRow();
    return rows;
}

namespace {

QString textOf(const QTextTableCell &cell)
{
    QStringList lines;
    for (auto part = cell.begin(); part != cell.end(); ++part) {
        if (part.currentBlock().isValid())
            lines.append(part.currentBlock().text().replace(QChar::LineSeparator, u'\n').replace(QChar::Nbsp, u' ').trimmed());
    }
    return lines.join(u'\n').trimmed();
}

qsizetype widest(const QList<QStringList> &block)
{
    qsizetype columns = 0;
    for (const QStringList &row : block)
        columns = std::max(columns, row.size());
    return columns;
}

/// Beyond this much HTML the plain text beside it will do: laying it out takes seconds.
constexpr qsizetype longestHtml = 8'000'000;

} // namespace

QList<QStringList> htmlBlock(const QString &html)
{
    static const QRegularExpression furigana(u"<(rt|rp)\\b[^>]*>.*?</\\1\\s*>"_s,
                                             QRegularExpression::CaseInsensitiveOption
                                                 | QRegularExpression::DotMatchesEverythingOption);
    if (html.size() > longestHtml || !html.contains(u"<table"_s, Qt::CaseInsensitive))
        return {};
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    document.setHtml(QString(html).remove(furigana));
    const auto frames = document.rootFrame()->childFrames();
    const auto isTable = [](const QTextFrame *frame) { return qobject_cast<const QTextTable *>(frame) != nullptr; };
    const auto found = std::ranges::find_if(frames, isTable);
    if (found == frames.end())
        return {};
    const auto *table = qobject_cast<const QTextTable *>(*found);
    QList<QStringList> block;
    for (int row = 0; row < table->rows(); ++row) {
        QStringList cells;
        for (int column = 0; column < table->columns(); ++column) {
            const QTextTableCell cell = table->cellAt(row, column);
            const bool isOwn = cell.row() == row && cell.column() == column; // not covered by a joined one
            cells.append(isOwn ? textOf(cell) : QString());
        }
        block.append(cells);
    }
    return block;
}

QList<QStringList> block(const QMimeData &clipboard)
{
    const QList<QStringList> plain = block(clipboard.text());
    const QList<QStringList> table = clipboard.hasHtml() ? htmlBlock(clipboard.html()) : QList<QStringList>();
    return widest(table) > widest(plain) || (plain.isEmpty() && !table.isEmpty()) ? table : plain;
}

QString toHtml(const QList<QStringList> &block, bool hasHeadings)
{
    QString html = u"<html><head><meta charset=\"utf-8\"></head><body><table>"_s;
    for (qsizetype row = 0; row < block.size(); ++row) {
        const QString tag = hasHeadings && row == 0 ? u"th"_s : u"td"_s;
        html += u"<tr>"_s;
        for (const QString &cell : block.at(row))
            html += u"<%1>%2</%1>"_s.arg(tag, cell.toHtmlEscaped().replace(u'\n', u"<br>"_s));
        html += u"</tr>"_s;
    }
    return html + u"</table></body></html>"_s;
}

QString toClipboard(const QList<QStringList> &block)
{
    QString text;
    for (const QStringList &row : block) {
        QStringList cells;
        for (QString cell : row) {
            if (cell.contains(u'\t') || cell.contains(u'\n') || cell.contains(u'"'))
                cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
            cells.append(cell);
        }
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace ui::evaluationinput
