// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/suggestion.h"

#include "core/tabular/cleaning.h"
#include "core/tabular/mappedrules.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <map>
#include <set>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = SampledColumn::Kind;

/// Words that headings are made of, as headerKey() compares them.
struct Words
{
    std::vector<std::pair<Field, QStringList>> fields;
    std::vector<std::pair<QString, QStringList>> bases;
    std::vector<std::pair<QString, QStringList>> types;
    std::vector<std::pair<QString, QStringList>> units;
    std::vector<std::pair<QString, QStringList>> stages;
};

QStringList keysOf(const QJsonValue &words)
{
    QStringList keys;
    for (const QJsonValue &word : words.toArray())
        keys += headerKey(word.toString());
    return keys;
}

std::vector<std::pair<QString, QStringList>> listOf(const QJsonValue &json)
{
    std::vector<std::pair<QString, QStringList>> list;
    const QJsonObject object = json.toObject();
    for (auto item = object.begin(); item != object.end(); ++item)
        list.emplace_back(item.key(), keysOf(item.value()));
    return list;
}

Words readWords()
{
    Words words;
    QFile file(u":/rashin/import/words.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return words;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    for (const Field field : mapping::targets()) {
        const QString name = registry::spec(entityOf(field)).name + u'.' + registry::spec(field).name;
        words.fields.emplace_back(field, keysOf(json[u"fields"_s][name]));
    }
    words.bases = listOf(json[u"bases"_s]);
    words.types = listOf(json[u"types"_s]);
    words.units = listOf(json[u"units"_s]);
    words.stages = listOf(json[u"stages"_s]);
    return words;
}

const Words &words()
{
    static const Words all = readWords();
    return all;
}

/// The code whose longest word stands in the key: 補正後予算額 is revised before it is budget.
QString codeIn(const QString &key, const std::vector<std::pair<QString, QStringList>> &list)
{
    QString best;
    qsizetype longest = 0;
    for (const auto &[code, keys] : list) {
        for (const QString &word : keys) {
            if (word.size() > longest && key.contains(word)) {
                longest = word.size();
                best = code;
            }
        }
    }
    return best;
}

/// How well a heading says the field: the whole heading, its end, or anywhere in it.
int score(const QString &key, const QStringList &synonyms)
{
    int best = 0;
    for (const QString &word : synonyms) {
        const int length = int(word.size());
        if (key == word)
            best = std::max(best, 1000 + length);
        else if (length >= 2 && key.endsWith(word))
            best = std::max(best, 100 + length);
        else if (length >= 3 && key.contains(word))
            best = std::max(best, length);
    }
    return best;
}

/// Does the content speak against the field?
bool canHold(Field field, const SampledColumn &column)
{
    const FieldSpec &spec = registry::spec(field);
    if (column.filled == 0 || column.kind == Kind::Empty)
        return true;
    if (spec.kind.type == FieldType::Year)
        return column.kind == Kind::Year || column.kind == Kind::Number;
    if (spec.isNumber())
        return column.kind == Kind::Number || column.kind == Kind::Mixed || column.kind == Kind::Year;
    const bool isShort = field == Field::ProjectCode || field == Field::PolicyNumber || field == Field::BudgetAccountCode;
    return isShort || column.kind != Kind::Number;
}

std::optional<Field> bestField(const QString &key, const SampledColumn &column)
{
    std::optional<Field> best;
    int most = 0;
    bool isTied = false;
    for (const auto &[field, synonyms] : words().fields) {
        const int points = score(key, synonyms);
        if (points == 0 || points < most || !canHold(field, column))
            continue;
        isTied = points == most;
        most = points;
        best = field;
    }
    return isTied ? std::nullopt : best;
}

/// A heading without its year and what stands in brackets.
QString plainKey(QString heading)
{
    static const QRegularExpression brackets(u"[（(][^）)]*[）)]"_s);
    return headerKey(mapping::withoutYear(heading.remove(brackets)));
}

/// Marks by which blocks of one kind are told apart: 指標１ … 指標３, ア イ ウ.
class Numbers
{
public:
    /// The number of an indicator or level: each new name begins one, its unit and values belong to it.
    int next(const ColumnMapping &column)
    {
        const Field field = *column.field;
        if (entityOf(field) == Entity::Grade) {
            int &last = m_criteria[{column.year.value_or(0), column.variant}];
            return field == Field::GradeValue || last == 0 ? ++last : last;
        }
        if (field == Field::IndicatorName || field == Field::PolicyTitle || field == Field::PolicyNumber) {
            const bool isNumberFirst = field == Field::PolicyTitle && m_last == Field::PolicyNumber;
            m_last = field;
            return isNumberFirst ? m_count[entityOf(field)] : ++m_count[entityOf(field)];
        }
        const Entity entity = entityOf(field);
        if (entity == Entity::Indicator || entity == Entity::IndicatorValue)
            return std::max(1, m_count[Entity::Indicator]);
        return field == Field::BudgetAccountCode ? ++m_count[entity] : 1;
    }

private:
    std::map<Entity, int> m_count;
    std::map<std::pair<int, QString>, int> m_criteria; ///< of each year and stage
    std::optional<Field> m_last;
};

void addDetails(ColumnMapping &mapped, const SampledColumn &column)
{
    const Field field = *mapped.field;
    const QString key = headerKey(column.fullHeading());
    if (mapping::isYearly(field))
        mapped.year = yearIn(column.heading) ? yearIn(column.heading) : yearIn(column.above);
    if (entityOf(field) == Entity::Money && field != Field::MoneyYear) {
        mapped.variant = codeIn(headerKey(column.heading), words().bases);
        if (mapped.variant.isEmpty())
            mapped.variant = codeIn(key, words().bases);
        if (mapped.variant.isEmpty())
            mapped.variant = u"budget"_s;
    }
    if (entityOf(field) == Entity::Indicator || entityOf(field) == Entity::IndicatorValue)
        mapped.variant = codeIn(key, words().types);
    if (entityOf(field) == Entity::Grade) {
        const QString stage = codeIn(key, words().stages);
        mapped.variant = stage.isEmpty() ? u"1"_s : stage;
    }
    if (registry::spec(field).kind.type == FieldType::Money)
        mapped.unit = codeIn(key, words().units);
    if (field == Field::BudgetAccountCode && !column.examples.filter(QRegularExpression(u"[、，\\n]"_s)).isEmpty())
        mapped.separators = u"、，"_s;
}

/// The first of two columns that would be one and the same keeps it.
void leaveOpenWhatIsTwice(Mapping &mapping)
{
    for (const mapping::Problem &problem : mapping::problems(mapping)) {
        if (problem.lack != mapping::Lack::Twice)
            continue;
        for (ColumnMapping &column : mapping.columns) {
            if (column.column == problem.column)
                column = {column.column, column.heading};
        }
    }
}

} // namespace

std::optional<int> yearIn(const QString &text)
{
    static const QRegularExpression pattern(
        u"((令和|平成|昭和|(?<![A-Za-zＡ-Ｚａ-ｚ])[RHSＲＨＳ])\\s*(元|[0-9０-９]{1,2})(?![0-9０-９])|(?<![0-9０-９])(19|20)[0-9]{2}(?![0-9０-９]))"_s);
    std::set<int> years;
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        const auto reading = parseFiscalYear(match.next().captured(1));
        if (reading.reading == Reading::Certain)
            years.insert(reading.year->value());
    }
    return years.size() == 1 ? std::optional(*years.begin()) : std::nullopt;
}

Mapping suggestMapping(const TableSample &sample)
{
    Mapping found;
    found.table = sample.tables.size() > 1 ? sample.table : QString();
    found.headerRow = sample.headerRow;
    Numbers numbers;
    for (int place = 0; place < int(sample.columns.size()); ++place) {
        const SampledColumn &column = sample.columns[size_t(place)];
        ColumnMapping mapped{place, column.heading};
        mapped.field = bestField(plainKey(column.heading), column);
        if (!mapped.field && yearIn(column.heading)) // only the year: what is counted stands above it
            mapped.field = bestField(plainKey(column.above), column);
        if (mapped.field) {
            addDetails(mapped, column);
            mapped.number = numbers.next(mapped);
        }
        found.columns.push_back(std::move(mapped));
    }
    leaveOpenWhatIsTwice(found);
    return found;
}

} // namespace core::tabular
