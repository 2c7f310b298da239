// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/formreturn.h"

#include "core/domain/number.h"
#include "core/operations/rowoperations.h"
#include "core/tabular/cleaning.h"
#include "core/tabular/table.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <map>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What the hidden sheet says of one entry.
struct Mapped
{
    QString sheet;
    QString cell;
    FormTarget target;
    std::vector<FormChoice> choices;
    QString shown; ///< what the cell showed when the form was sent out
};

/// As it is compared: without blanks at the end, lines parted by one character, composed.
QString plain(const QString &text)
{
    QString made = text;
    made.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    made = made.normalized(QString::NormalizationForm_C);
    while (!made.isEmpty() && made.back().isSpace())
        made.chop(1);
    return made;
}

/// The cells of `number=value;…`, all of them of one entity.
std::optional<Editor::Cells> keysOf(const QString &text, std::optional<Entity> entity)
{
    Editor::Cells keys;
    for (const QString &key : text.split(u';', Qt::SkipEmptyParts)) {
        const auto field = registry::fieldFromNumber(key.section(u'=', 0, 0).toInt());
        if (!field || entityOf(*field) != entity.value_or(entityOf(*field)))
            return std::nullopt;
        entity = entityOf(*field);
        const auto value = registry::parse(*field, key.section(u'=', 1));
        if (!value)
            return std::nullopt;
        keys.emplace_back(*field, *value);
    }
    return keys;
}

Result<Mapped> mappedOf(const Row &row)
{
    const auto unreadable = [&] {
        return failure(Error::Code::Unreadable, u"%1 %2"_s.arg(QStringView(formMapName)).arg(row.number));
    };
    const auto field = registry::fieldFromNumber(row.at(2).toText().toInt());
    const auto id = RowId::parse(row.at(3).toText());
    if (!field || !id)
        return unreadable();
    Mapped mapped{row.at(0).toText(), row.at(1).toText(), {entityOf(*field), *id, *field}, {}, row.at(6).toText().mid(1)};
    const auto keys = keysOf(row.at(4).toText(), mapped.target.entity);
    const auto owner = keysOf(row.at(7).toText(), std::nullopt);
    if (!keys || !owner)
        return unreadable();
    mapped.target.keys = *keys;
    mapped.target.owner = *owner;
    // The row of a natural key has the id of that key: whatever the sheet says, it can mean no other row.
    if (!mapped.target.keys.empty() && Editor::keyId(mapped.target.entity, mapped.target.keys) != mapped.target.row)
        return unreadable();
    for (const QString &choice : row.at(5).toText().split(u'\n', Qt::SkipEmptyParts))
        mapped.choices.push_back({choice.section(u'\t', 0, 0), choice.section(u'\t', 1)});
    return mapped;
}

/// Reads one workbook.
class FormFile
{
public:
    FormFile(const Reader &reader, const QString &document, const QString &path)
        : m_reader(reader), m_document(document), m_path(path)
    {
    }

    Result<> read(FormReturn &forms)
    {
        RASHIN_LET(m_source, openTables(m_path));
        RASHIN_TRY(readMap());
        RASHIN_TRY(readCells());
        ++forms.files;
        for (const Mapped &mapped : m_mapped) {
            ++forms.entries;
            const auto found = m_cells.find({mapped.sheet, mapped.cell});
            const QString now = found == m_cells.end() ? QString() : found->second;
            if (plain(now) == plain(mapped.shown))
                continue;
            RASHIN_LET(FormChange change, held(mapped, now));
            if (change.given != change.sent || change.state == FormChange::State::Refused)
                forms.changes.push_back(std::move(change));
        }
        return {};
    }

private:
    Result<> readMap()
    {
        const QString name = QStringView(formMapName).toString();
        if (!m_source->tables().contains(name))
            return failure(Error::Code::Foreign, m_path);
        std::optional<Error> error;
        bool isFirst = true;
        RASHIN_TRY(m_source->read(name, [&](const Row &row) {
            if (std::exchange(isFirst, false)) {
                if (row.at(0).toText() != u"rashin-form" || row.at(1).toText() != u"1")
                    error = Error{Error::Code::Foreign, m_path};
                else if (row.at(2).toText() != m_document)
                    error = Error{Error::Code::OtherDocument, m_path};
                return !error;
            }
            auto mapped = mappedOf(row);
            if (mapped)
                m_mapped.push_back(*std::move(mapped));
            else
                error = mapped.error();
            return !error;
        }));
        if (error)
            return failure(*error);
        return {};
    }

    Result<> readCells()
    {
        QStringList sheets;
        for (const Mapped &mapped : m_mapped) {
            if (!sheets.contains(mapped.sheet))
                sheets.append(mapped.sheet);
        }
        for (const QString &sheet : sheets) {
            RASHIN_TRY(m_source->read(sheet, [&](const Row &row) {
                for (int column = 0; column < int(row.cells.size()); ++column) {
                    if (!row.at(column).isEmpty())
                        m_cells[{sheet, columnName(column) + QString::number(row.number)}] = row.at(column).toText();
                }
                return true;
            }));
        }
        return {};
    }

    /// The entry as the document would store it, held against what it stores now.
    Result<FormChange> held(const Mapped &mapped, const QString &now) const
    {
        FormChange change{FormChange::State::New, QFileInfo(m_path).fileName(), mapped.sheet, mapped.cell, mapped.target,
                          stored(mapped, mapped.shown).value_or(QString())};
        const auto value = m_reader.value(mapped.target.row, mapped.target.field);
        if (!value && value.error().code != Error::Code::NotFound)
            return failure(value.error());
        change.current = value ? registry::toText(mapped.target.field, *value) : QString();
        const auto given = stored(mapped, now);
        const auto parsed = given ? registry::parse(mapped.target.field, *given) : failure(Error::Code::InvalidValue);
        if (!parsed) {
            change.state = FormChange::State::Refused;
            change.given = now;
            return change;
        }
        change.given = registry::toText(mapped.target.field, *parsed);
        if (plain(change.given) == plain(change.current))
            change.state = FormChange::State::Same;
        else if (plain(change.current) != plain(change.sent))
            change.state = FormChange::State::Conflict;
        return change;
    }

    /// What is stored for what a cell shows; nothing where it is none of the words or no number.
    static std::optional<QString> stored(const Mapped &mapped, const QString &shown)
    {
        const QString text = plain(shown);
        if (text.isEmpty())
            return QString();
        if (!mapped.choices.empty()) {
            const auto found = std::find_if(mapped.choices.begin(), mapped.choices.end(),
                                            [&](const FormChoice &choice) { return choice.word == text.trimmed(); });
            return found == mapped.choices.end() ? std::nullopt : std::optional(found->stored);
        }
        const FieldSpec &spec = registry::spec(mapped.target.field);
        if (!spec.isNumber())
            return text;
        const NumberReading number = parseNumber(text);
        if (number.kind == NumberReading::Kind::Empty)
            return QString();
        if (number.kind != NumberReading::Kind::Number)
            return std::nullopt;
        return number.whole ? QString::number(*number.whole) : QString::number(number.value, 'g', 17);
    }

    const Reader &m_reader;
    QString m_document;
    QString m_path;
    std::unique_ptr<TableSource> m_source;
    std::vector<Mapped> m_mapped;
    std::map<std::pair<QString, QString>, QString> m_cells;
};

/// Of two files that change one cell, the later one disagrees or says nothing new.
void compareFiles(FormReturn &forms)
{
    std::map<std::pair<RowId, Field>, QString> first;
    for (FormChange &change : forms.changes) {
        if (change.state == FormChange::State::Refused)
            continue;
        const auto [at, isNew] = first.try_emplace({change.target.row, change.target.field}, change.given);
        if (!isNew && change.state == FormChange::State::New)
            change.state = at->second == change.given ? FormChange::State::Same : FormChange::State::Conflict;
    }
}

/// The files themselves, and the workbooks in folders among them.
QStringList formsIn(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            files.append(path);
            continue;
        }
        for (const QFileInfo &file : QDir(path).entryInfoList({u"*.xlsx"_s}, QDir::Files, QDir::Name)) {
            if (!file.fileName().startsWith(u"~$")) // Excel's mark of an open workbook
                files.append(file.filePath());
        }
    }
    return files;
}

QLatin1String nameOf(FormChange::State state)
{
    switch (state) {
    case FormChange::State::New: return "new"_L1;
    case FormChange::State::Same: return "same"_L1;
    case FormChange::State::Conflict: return "conflict"_L1;
    case FormChange::State::Refused: return "refused"_L1;
    }
    return {};
}

} // namespace

int FormReturn::count(FormChange::State state) const
{
    return int(std::count_if(changes.begin(), changes.end(), [=](const FormChange &each) { return each.state == state; }));
}

QJsonObject FormReturn::toJson() const
{
    QJsonArray list;
    for (const FormChange &change : changes)
        list.append(QJsonObject{{u"state"_s, nameOf(change.state)},
                                {u"file"_s, change.file},
                                {u"sheet"_s, change.sheet},
                                {u"cell"_s, change.cell},
                                {u"entity"_s, registry::spec(change.target.entity).name},
                                {u"id"_s, change.target.row.toString()},
                                {u"field"_s, registry::spec(change.target.field).name},
                                {u"sent"_s, change.sent},
                                {u"current"_s, change.current},
                                {u"given"_s, change.given}});
    QJsonArray refused;
    for (const auto &[file, error] : unread)
        refused.append(QFileInfo(file).fileName());
    return {{u"files"_s, files}, {u"entries"_s, entries}, {u"changes"_s, list}, {u"unread"_s, refused}};
}

Result<FormReturn> readForms(const Reader &reader, const QString &document, const QStringList &paths)
{
    FormReturn forms;
    const QStringList files = formsIn(paths);
    const bool isAlone = paths.size() == 1 && !QFileInfo(paths.first()).isDir();
    for (const QString &file : files) {
        const auto read = FormFile(reader, document, file).read(forms);
        if (!read && (isAlone || read.error().code == Error::Code::Storage))
            return failure(read.error());
        if (!read)
            forms.unread.emplace_back(file, read.error());
    }
    compareFiles(forms);
    return forms;
}

std::unique_ptr<Operation> takeForms(const FormReturn &forms, bool withConflicts)
{
    std::vector<FormChange> taken;
    for (const FormChange &change : forms.changes) {
        if (change.state == FormChange::State::New || (withConflicts && change.state == FormChange::State::Conflict))
            taken.push_back(change);
    }
    return takeForms(std::move(taken));
}

std::unique_ptr<Operation> takeForms(std::vector<FormChange> chosen)
{
    std::erase_if(chosen, [](const FormChange &change) { return change.state == FormChange::State::Refused; });
    return std::make_unique<Batch>("form.take"_L1, QString(), [taken = std::move(chosen)](Editor &editor) -> Result<> {
        for (const FormChange &change : taken) {
            RASHIN_LET(const Value value, registry::parse(change.target.field, change.given));
            if (change.target.keys.empty()) {
                RASHIN_TRY(editor.set(change.target.row, change.target.field, value));
                continue;
            }
            for (const Editor::Cells *keys : {&change.target.owner, &change.target.keys}) {
                const Entity entity = keys->empty() ? change.target.entity : entityOf(keys->front().first);
                if (!keys->empty() && !editor.exists(entity, Editor::keyId(entity, *keys))) {
                    RASHIN_TRY(editor.add(entity, *keys));
                }
            }
            RASHIN_TRY(editor.set(change.target.row, change.target.field, value));
        }
        return {};
    });
}

} // namespace core::tabular
