// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/incomingmodel.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/models/ledgermodel.h"
#include "ui/rowlabel.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

IncomingModel::IncomingModel(const core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{
}

bool IncomingModel::add(const QStringList &files)
{
    QStringList fresh;
    for (const QString &file : files) {
        const bool known = std::ranges::any_of(m_lines, [&file](const Line &line) { return line.file == file; });
        if (!known && !fresh.contains(file))
            fresh += file;
    }
    if (fresh.isEmpty())
        return false;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    for (const QString &file : fresh)
        m_lines.push_back({file});
    endInsertRows();
    return true;
}

void IncomingModel::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_lines.erase(m_lines.begin() + row);
    endRemoveRows();
}

void IncomingModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

QStringList IncomingModel::taken() const
{
    QStringList files;
    for (const Line &line : m_lines)
        if (line.taken && line.refused.isEmpty() && !line.waitsForSigner())
            files += line.file;
    return files;
}

QStringList IncomingModel::acceptable() const
{
    QStringList files;
    for (const Line &line : m_lines)
        if (line.refused.isEmpty())
            files += line.file;
    return files;
}

bool IncomingModel::hasUnread() const
{
    return std::ranges::any_of(m_lines, [](const Line &line) { return !line.source && line.refused.isEmpty(); });
}

QStringList IncomingModel::outside() const
{
    QStringList files;
    for (const Line &line : m_lines)
        if (line.taken && line.outOfScope > 0)
            files += line.file;
    return files;
}

void IncomingModel::dropUnread()
{
    beginResetModel();
    std::erase_if(m_lines, [](const Line &line) { return !line.source && line.refused.isEmpty(); });
    endResetModel();
}

void IncomingModel::show(const core::MergeReport &report)
{
    for (Line &line : m_lines) {
        const auto source = std::ranges::find(report.sources, line.file, &core::MergeReport::Source::file);
        if (source == report.sources.end())
            continue; // not among the files looked at: what is known of it stands
        line.source = *source;
        line.outOfScope = static_cast<int>(std::ranges::count(report.outOfScope, line.file, &core::OutOfScope::file));
        line.warning = warningText(report.warnings, line.file);
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool IncomingModel::finish(const core::MergeReport &report)
{
    beginResetModel();
    std::erase_if(m_lines, [&report](const Line &line) {
        return std::ranges::find(report.sources, line.file, &core::MergeReport::Source::file) != report.sources.end();
    });
    for (Line &line : m_lines) {
        if (line.why == core::Error::Code::Partial)
            line = {line.file};
    }
    endResetModel();
    return !m_lines.empty();
}

/// Of many warnings one speaks for all: they come from one clock.
QString IncomingModel::warningText(const std::vector<core::MergeReport::Warning> &warnings, const QString &file)
{
    const auto found = std::ranges::find(warnings, file, &core::MergeReport::Warning::file);
    if (found == warnings.end())
        return {};
    const QString when = format::moment(found->at);
    return found->kind == core::MergeReport::Warning::Kind::ClockAhead
               ? tr("%1 entered something on %2, which is later than now: the clock of that computer is ahead. It can "
                    "be taken "
                    "in all the same; have the clock set right.")
                     .arg(found->author, when)
               : tr("%1 entered something on %2: the clock of that computer is far behind. It can be taken in all the "
                    "same; have "
                    "the clock set right.")
                     .arg(found->author, when);
}

void IncomingModel::changeLine(const QString &file, const std::function<void(Line &)> &change)
{
    for (int row = 0; row < rowCount(); ++row) {
        Line &line = m_lines[static_cast<size_t>(row)];
        if (line.file != file)
            continue;
        change(line);
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void IncomingModel::show(const QString &file, const core::package::Opened &opened)
{
    changeLine(file, [&opened](Line &line) {
        line.package = opened;
        if (line.waitsForSigner())
            line.taken = false;
    });
}

void IncomingModel::refuse(const QString &file, const core::Error &error, const QString &words, const QString &advice)
{
    changeLine(file, [&](Line &line) {
        line.refused = words;
        line.advice = advice;
        line.why = error.code;
        line.taken = false;
    });
}

void IncomingModel::retry(const QString &file)
{
    changeLine(file, [](Line &line) {
        line.refused.clear();
        line.advice.clear();
        line.why.reset();
        line.source.reset();
        line.taken = true;
    });
}

void IncomingModel::accept(const QString &file)
{
    changeLine(file, [](Line &line) {
        line.isAccepted = true;
        line.taken = line.refused.isEmpty();
    });
}

const IncomingModel::Line *IncomingModel::line(const QString &file) const
{
    const auto found = std::ranges::find(m_lines, file, &Line::file);
    return found == m_lines.end() ? nullptr : &*found;
}

bool IncomingModel::Line::waitsForSigner() const
{
    using State = core::SignerState;
    if (!package || isAccepted)
        return false;
    return package->signer == State::Unknown || package->signer == State::Changed || package->signer == State::Revoked;
}

int IncomingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int IncomingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IncomingModel::data(const QModelIndex &index, int role) const
{
    const Line &line = m_lines[static_cast<size_t>(index.row())];
    if (role == Qt::CheckStateRole && index.column() == FileColumn)
        return line.taken ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole && index.column() == FileColumn)
        return QDir::toNativeSeparators(line.file);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    return text(line, index.column());
}

bool IncomingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != FileColumn)
        return false;
    Line &line = m_lines[static_cast<size_t>(index.row())];
    if (!line.refused.isEmpty() || line.waitsForSigner())
        return false;
    line.taken = value.toInt() == Qt::Checked;
    emit dataChanged(index, index);
    emit ticked();
    return true;
}

Qt::ItemFlags IncomingModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    return index.column() == FileColumn ? plain | Qt::ItemIsUserCheckable : plain;
}

QString IncomingModel::text(const Line &line, int column) const
{
    switch (column) {
    case FileColumn: return QFileInfo(line.file).fileName();
    case StateColumn: return stateText(line);
    case SignerColumn: return line.package ? signerText(line.package->signer) : QString();
    default: break;
    }
    if (!line.source) // whom to ask about a package that cannot be taken in, it says itself
        return column == OfficeColumn && line.package ? line.package->manifest.fromName : QString();
    const core::MergeReport::Source &source = *line.source;
    switch (column) {
    case OfficeColumn:
        return source.office ? rowLabel(m_workspace.read(), core::Entity::Office, *source.office)
                             : tr("The desk’s own file");
    case BringsColumn:
        return source.newTransactions == 0
                   ? tr("Nothing new")
                   //: how much a returned file brings: steps and values
                   : tr("%1 steps, %2 values").arg(source.newTransactions).arg(source.newOperations);
    case WhoColumn: return source.authors.join(u"・"_s);
    case PeriodColumn: return source.last.isValid() ? format::moment(source.last) : QString();
    default: return {};
    }
}

QString IncomingModel::stateText(const Line &line) const
{
    if (!line.refused.isEmpty())
        return u"✕ "_s + line.refused;
    if (!line.source)
        return tr("Being looked at…");
    if (line.waitsForSigner())
        return u"△ "_s + tr("Compare the signer first");
    QStringList doubts;
    if (line.outOfScope > 0)
        doubts += tr("%n value(s) outside its scope", nullptr, line.outOfScope);
    if (!line.warning.isEmpty())
        doubts += tr("Clock there is wrong");
    if (!doubts.isEmpty())
        return u"△ "_s + doubts.join(u"・"_s);
    return u"● "_s + (line.source->newTransactions > 0 ? tr("Ready") : tr("Taken in already"));
}

QVariant IncomingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: headings of the list of returned files
    const QString names[] = {tr("File"),       tr("From"),      tr("Brings"), tr("Who (author)"),
                             tr("Last entry"), tr("Signature"), tr("State")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
