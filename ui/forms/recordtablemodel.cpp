// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/recordtablemodel.h"

#include "core/operations/rowoperations.h"
#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/forms/rowchoices.h"
#include "ui/forms/textedits.h"
#include "ui/labels.h"
#include "ui/rowlabel.h"
#include "ui/theme.h"

#include <QDate>
#include <QGuiApplication>
#include <QTimer>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Field;
using core::FieldType;
using core::Value;

namespace {

FieldType typeOf(Field field)
{
    return core::registry::spec(field).kind.type;
}

bool isChosen(Field field)
{
    const FieldType type = typeOf(field);
    return type == FieldType::Choice || type == FieldType::Reference || type == FieldType::Boolean;
}

bool isRight(Field field)
{
    const FieldType type = typeOf(field);
    return type == FieldType::Integer || type == FieldType::Real || type == FieldType::Money;
}

} // namespace

RecordTableModel::RecordTableModel(core::Workspace &workspace, core::Entity entity, std::vector<Field> columns,
                                   QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_closed(workspace)
    , m_span(workspace)
    , m_entity(entity)
    , m_columns(std::move(columns))
{
    connect(&workspace, &core::Workspace::changed, this, &RecordTableModel::follow);
}

void RecordTableModel::setOwner(std::optional<core::Editor::Cells> cells)
{
    m_closed.read();
    beginResetModel();
    if (m_owner != cells) {
        m_draft.clear();
        m_refused.clear();
    }
    m_owner = std::move(cells);
    load();
    endResetModel();
}

std::vector<core::Record> RecordTableModel::read()
{
    std::vector<core::Record> found;
    if (!m_owner)
        return found;
    auto records = m_workspace.read().records(m_entity, {*m_owner, m_order});
    if (!records)
        emit failed(records.error());
    else
        std::ranges::copy_if(*records, std::back_inserter(found), [this](const core::Record &record) {
            return !record.isGhost() && (!m_shows || m_shows(record));
        });
    return found;
}

void RecordTableModel::load()
{
    m_records = read();
}

namespace {

/// Where `longer` has one row that `shorter` has not, and nothing else is different.
std::optional<size_t> oneMore(const std::vector<core::Record> &longer, const std::vector<core::Record> &shorter)
{
    if (longer.size() != shorter.size() + 1)
        return std::nullopt;
    const auto [more, less] = std::ranges::mismatch(longer, shorter, {}, &core::Record::id, &core::Record::id);
    if (!std::ranges::equal(std::next(more), longer.end(), less, shorter.end(), {}, &core::Record::id, &core::Record::id))
        return std::nullopt;
    return static_cast<size_t>(more - longer.begin());
}

} // namespace

void RecordTableModel::follow(const core::ChangeSet &changes)
{
    m_closed.follow(changes);
    if (m_span.follow(changes) && rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (!changes.touches(m_entity))
        return;
    std::vector<core::Record> now = read();
    if (std::ranges::equal(m_records, now, {}, &core::Record::id, &core::Record::id)) {
        m_records = std::move(now);
    } else if (const auto added = oneMore(now, m_records)) {
        beginInsertRows({}, int(*added), int(*added));
        m_records = std::move(now);
        endInsertRows();
    } else if (const auto gone = oneMore(m_records, now)) {
        beginRemoveRows({}, int(*gone), int(*gone));
        m_records = std::move(now);
        endRemoveRows();
    } else {
        // Later: a reset would take the editor away whose text has just been committed.
        QTimer::singleShot(0, this, [this] {
            beginResetModel();
            load();
            endResetModel();
        });
        return;
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

std::optional<core::RowId> RecordTableModel::rowId(int row) const
{
    const core::Record *found = record(row);
    return found ? std::optional(found->id()) : std::nullopt;
}

const core::Record *RecordTableModel::record(int row) const
{
    return row >= 0 && size_t(row) < m_records.size() ? &m_records[size_t(row)] : nullptr;
}

int RecordTableModel::rowOf(core::RowId id) const
{
    const auto found = std::ranges::find(m_records, id, &core::Record::id);
    return found == m_records.end() ? -1 : static_cast<int>(found - m_records.begin());
}

std::vector<std::pair<QString, QString>> RecordTableModel::choices(int column) const
{
    const core::FieldSpec &spec = core::registry::spec(field(column));
    std::vector<std::pair<QString, QString>> found;
    if (!spec.isRequired())
        found.emplace_back(QString(), QString());
    if (spec.kind.type == FieldType::Choice) {
        for (const QString &code : spec.choices())
            found.emplace_back(code, labels::choice(spec.field, code));
        return found;
    }
    if (spec.kind.type == FieldType::Boolean) {
        found.emplace_back(u"1"_s, valueText(m_workspace.read(), spec.field, Value::boolean(true)));
        return found;
    }
    const auto rows = rowChoices(m_workspace.read(), spec.kind.target);
    for (const RowChoice &choice : rows ? *rows : std::vector<RowChoice>()) {
        if (m_choiceOwner && m_choiceOwner->first == spec.field && m_owner) {
            const auto owner = m_workspace.read().value(choice.row, m_choiceOwner->second);
            if (!owner || *owner != m_choiceValue.value_or(m_owner->front().second))
                continue;
        }
        found.emplace_back(choice.row.toString(), QString(choice.depth, u'\u3000') + choice.label);
    }
    return found;
}

void RecordTableModel::remove(int row)
{
    const auto id = rowId(row);
    if (!id) {
        m_draft.clear();
        erase_if(m_refused, [](const auto &entry) { return entry.key().first == 0; });
        return emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    if (const auto done = m_workspace.perform(core::RemoveRow(m_entity, *id)); !done)
        emit failed(done.error());
}

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_owner)
        return 0;
    return static_cast<int>(m_records.size()) + (m_isAdding && !m_workspace.isReadOnly() ? 1 : 0);
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

RecordTableModel::Place RecordTableModel::place(const QModelIndex &index) const
{
    const auto id = rowId(index.row());
    return {id ? id->value() : 0, index.column()};
}

Value RecordTableModel::stored(const QModelIndex &index) const
{
    const core::Record *found = record(index.row());
    return found ? found->value(field(index.column())) : m_draft.value(field(index.column()));
}

QString RecordTableModel::shownText(const QModelIndex &index) const
{
    if (const auto refused = m_refused.constFind(place(index)); refused != m_refused.constEnd())
        return refused->text;
    return valueText(m_workspace.read(), field(index.column()), stored(index));
}

QString RecordTableModel::note(const QModelIndex &index) const
{
    return m_refused.contains(place(index)) ? QString() : m_span.note(field(index.column()), stored(index));
}

/// In one line, days in figures: a column has no room for 2026年4月30日（木）.
QString RecordTableModel::cellText(const QModelIndex &index) const
{
    if (core::registry::spec(field(index.column())).kind.type == core::FieldType::Date && !m_refused.contains(place(index))) {
        if (const QDate day = QDate::fromString(stored(index).toText(), Qt::ISODate); day.isValid())
            return day.toString(u"yyyy/M/d"_s);
    }
    return shownText(index).replace(u'\n', u' ');
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    const QString problem = m_refused.value(place(index)).why;
    switch (role) {
    case Qt::DisplayRole:
        return cellText(index);
    case Qt::EditRole:
        if (isChosen(field(index.column())))
            return core::registry::toText(field(index.column()), stored(index));
        return shownText(index);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        if (problem.isEmpty() && !m_closed.reason(field(index.column())).isEmpty())
            return m_closed.reason(field(index.column()));
        if (const QString note = this->note(index); !note.isEmpty())
            return shownText(index) + u'\n' + note;
        return problem.isEmpty() ? shownText(index) : problem;
    case Qt::TextAlignmentRole:
        return QVariant((isRight(field(index.column())) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (!problem.isEmpty())
            return theme::color(theme::Role::Error, QGuiApplication::palette());
        if (!note(index).isEmpty())
            return theme::color(theme::Role::Warning, QGuiApplication::palette());
        return {};
    case Qt::BackgroundRole:
        if (!problem.isEmpty())
            return theme::color(theme::Role::ErrorTint, QGuiApplication::palette());
        return {};
    case ProblemRole:
        return problem;
    case NoteRole:
        return note(index);
    default:
        return {};
    }
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical && role == Qt::DisplayRole)
        return rowId(section) ? QString::number(section + 1) : u"＋"_s;
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return labels::field(field(section));
    return {};
}

bool RecordTableModel::isEditable(const QModelIndex &index) const
{
    const core::FieldSpec &spec = core::registry::spec(field(index.column()));
    const bool isNew = !rowId(index.row());
    return !m_workspace.isReadOnly() && m_closed.reason(spec.field).isEmpty() && (isNew || !spec.isKey())
           && std::ranges::find(m_fixed, spec.field) == m_fixed.end();
}

Qt::ItemFlags RecordTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return isEditable(index) ? flags | Qt::ItemIsEditable : flags;
}

FieldEdit::Reading RecordTableModel::read(Field field, const QString &text) const
{
    FieldEdit::Reading reading;
    if (isChosen(field)) {
        const auto parsed = core::registry::parse(field, text);
        return parsed ? FieldEdit::Reading{*parsed, {}} : FieldEdit::Reading{{}, errorText(parsed.error())};
    }
    reading = readTyped(field, text);
    if (!reading.problem.isEmpty())
        return reading;
    const core::FieldSpec &spec = core::registry::spec(field);
    if (reading.value.isNull() && spec.isRequired())
        return {{}, tr("It cannot be empty.")};
    if (!core::registry::accept(field, reading.value))
        return {{}, tr("Allowed here: %1.", "%1 is a range such as 0…100").arg(core::registry::rangeText(spec))};
    return reading;
}

bool RecordTableModel::refuse(const QModelIndex &index, const QString &text, const QString &why)
{
    m_refused.insert(place(index), {text, why});
    emit dataChanged(index, index);
    emit refused(tr("%1 “%2”: %3", "column, what was typed, why it is refused")
                     .arg(labels::field(field(index.column())), text, why));
    return false;
}

bool RecordTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !isEditable(index))
        return false;
    const QString text = value.toString();
    const bool isNew = !rowId(index.row());
    if (isNew && text.trimmed().isEmpty()) {
        m_draft.remove(field(index.column()));
        m_refused.remove(place(index));
        emit dataChanged(index, index);
        return true;
    }
    const FieldEdit::Reading reading = read(field(index.column()), text);
    if (!reading.problem.isEmpty())
        return refuse(index, text, reading.problem);
    m_refused.remove(place(index));
    return isNew ? writeNew(index, reading.value) : write(index, reading.value);
}

bool RecordTableModel::write(const QModelIndex &index, const Value &value)
{
    const auto id = rowId(index.row());
    const QString text = valueText(m_workspace.read(), field(index.column()), value);
    const QPersistentModelIndex at(index);
    const auto done = m_workspace.perform(core::SetFields(m_entity, *id, {{field(index.column()), value}}));
    if (!done)
        return refuse(index, text, errorText(done.error()));
    if (at.isValid())
        emit dataChanged(at, at); // also where nothing was different: a refused text has gone
    return true;
}

/// Numbers of a key go on by themselves, so that one need not type them.
Value RecordTableModel::numberForNew(Field field) const
{
    qint64 last = 0;
    for (const core::Record &record : m_records)
        last = std::max(last, record.integer(field).value_or(0));
    return Value::integer(last + 1);
}

bool RecordTableModel::writeNew(const QModelIndex &index, const Value &value)
{
    m_draft.insert(field(index.column()), value);
    core::Editor::Cells cells = *m_owner;
    bool isComplete = true;
    for (const core::FieldSpec &spec : core::registry::spec(m_entity).fields) {
        if (std::ranges::find(*m_owner, spec.field, &std::pair<Field, Value>::first) != m_owner->end())
            continue;
        Value cell = m_draft.value(spec.field);
        if (const auto usual = std::ranges::find(m_defaults, spec.field, &std::pair<Field, Value>::first);
            cell.isNull() && usual != m_defaults.end())
            cell = usual->second;
        if (cell.isNull() && spec.isKey() && spec.kind.type == FieldType::Integer)
            cell = numberForNew(spec.field);
        if (!cell.isNull())
            cells.emplace_back(spec.field, cell);
        else if (spec.isRequired())
            isComplete = false;
    }
    if (!isComplete) {
        emit dataChanged(index, index);
        return true;
    }
    const core::AddRow add(m_entity, cells);
    if (rowOf(add.id()) >= 0)
        return refuse(index, valueText(m_workspace.read(), field(index.column()), value),
                      tr("There is a line like this already. Change that one."));
    const auto draft = std::exchange(m_draft, {}); // the table is filled anew while the row comes into being
    if (const auto done = m_workspace.perform(add); !done) {
        m_draft = draft;
        return refuse(index, valueText(m_workspace.read(), field(index.column()), value), errorText(done.error()));
    }
    return true;
}

} // namespace ui
