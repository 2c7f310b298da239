// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/cleaning.h"
#include "core/tabular/profile.h"
#include "core/tabular/table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const QString &where)
{
    return failure(Error::Code::Unreadable, u"profile "_s + where);
}

QString filledIn(QString text, const QJsonObject &variables)
{
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        text.replace(u'{' + variable.key() + u'}', variable.value().toVariant().toString());
    return text;
}

/// The value with every {variable} replaced, at any depth; a text that is nothing but one keeps the variable's type.
QJsonValue filledIn(const QJsonValue &value, const QJsonObject &variables)
{
    if (value.isString()) {
        const QString text = value.toString();
        if (text.startsWith(u'{') && text.endsWith(u'}') && variables.contains(text.mid(1, text.size() - 2)))
            return variables.value(text.mid(1, text.size() - 2));
        return filledIn(text, variables);
    }
    if (value.isArray()) {
        QJsonArray filled;
        for (const QJsonValue &item : value.toArray())
            filled.append(filledIn(item, variables));
        return filled;
    }
    if (value.isObject()) {
        QJsonObject filled;
        const QJsonObject object = value.toObject();
        for (auto item = object.begin(); item != object.end(); ++item)
            filled.insert(filledIn(item.key(), variables), filledIn(item.value(), variables));
        return filled;
    }
    return value;
}

/// Turns the JSON into a Profile; `for` is unrolled here, so that the import itself knows no variables.
class Parser
{
public:
    Result<Profile> parse(const QJsonObject &json);

private:
    Result<> addRules(const QJsonValue &json, std::vector<Rule> &rules);
    Result<Rule> rule(const QJsonObject &json);
    Result<> entityRule(const QJsonObject &json, Rule &rule);
    Result<> policyRule(const QJsonObject &json, Rule &rule);
    Result<> officeRule(const QJsonObject &json, Rule &rule);
    Result<> addChecks(const QJsonArray &json, Rule &rule);
    Result<> addConditions(const QJsonArray &json, Rule &rule);
    Result<> lines(const QJsonObject &json, Rule &rule);
    Result<> units(const QJsonObject &json, CellRule &cell);
    Result<TableRules> table(const QJsonObject &json, const QJsonValue &rules);
    Result<CellRule> cell(Field field, const QJsonValue &json);
    Result<> cellFrom(const QJsonObject &json, CellRule &cell);
    Result<> flags(const QJsonValue &json, CellRule &cell);
    Result<> unlike(const EntitySpec &entity, const QJsonObject &json, Rule &rule);
    Result<> choices(const QJsonObject &json, CellRule &cell);
    Result<std::vector<Field>> fields(const EntitySpec &entity, const QJsonValue &json);
    Result<ColumnRef> column(const QJsonValue &json, const QString &heading = {});
    Result<std::vector<ColumnRef>> columns(const QJsonValue &json, const QString &heading = {});
    int slot(const QString &name);

    std::map<QString, int> m_slots;
};

int Parser::slot(const QString &name)
{
    return name.isEmpty() ? -1 : m_slots.try_emplace(name, int(m_slots.size())).first->second;
}

// "CD", "CD+19+2", {"heading": "事業名"}, or both: {"column": "CD", "heading": "事業名"}
Result<ColumnRef> Parser::column(const QJsonValue &json, const QString &heading)
{
    if (json.isObject() && json[u"column"].isString())
        return column(json[u"column"], json[u"heading"].toString());
    if (json.isObject())
        return ColumnRef{-1, headerKey(json[u"heading"].toString())};
    const QStringList terms = json.toString().split(u'+');
    const auto first = columnFromName(terms.first());
    if (!first)
        return wrong(u"column "_s + json.toString());
    int column = *first;
    for (const QString &term : terms.sliced(1)) {
        bool isNumber = false;
        column += term.toInt(&isNumber);
        if (!isNumber)
            return wrong(u"column "_s + json.toString());
    }
    return ColumnRef{column, headerKey(heading)};
}

Result<std::vector<ColumnRef>> Parser::columns(const QJsonValue &json, const QString &heading)
{
    std::vector<ColumnRef> all;
    const QJsonArray list = json.isArray() ? json.toArray() : QJsonArray{json};
    for (const QJsonValue &item : list) {
        RASHIN_LET(ColumnRef one, column(item, all.empty() ? heading : QString()));
        all.push_back(std::move(one));
    }
    return all;
}

Result<std::vector<Field>> Parser::fields(const EntitySpec &entity, const QJsonValue &json)
{
    std::vector<Field> found;
    for (const QJsonValue &name : json.toArray()) {
        const FieldSpec *field = entity.find(name.toString());
        if (!field)
            return wrong(entity.name + u'.' + name.toString());
        found.push_back(field->field);
    }
    return found;
}

Result<> Parser::choices(const QJsonObject &json, CellRule &cell)
{
    const QJsonObject choice = json[u"choice"].toObject();
    for (auto item = choice.begin(); item != choice.end(); ++item) {
        RASHIN_TRY(registry::accept(cell.field, Value::text(item.value().toString())));
        cell.choices.emplace_back(headerKey(item.key()), item.value().toString());
    }
    const QJsonObject rows = json[u"rows"].toObject();
    for (auto item = rows.begin(); item != rows.end(); ++item)
        cell.rowChoices.emplace_back(headerKey(item.key()), slot(item.value().toString()));
    const QJsonObject numbers = json[u"numbers"].toObject();
    for (auto item = numbers.begin(); item != numbers.end(); ++item)
        cell.choices.emplace_back(headerKey(item.key()), QString::number(item.value().toDouble()));
    return {};
}

// {"AA": "実施計画", …} or [{"heading": "…", "label": "…"}, …]
Result<> Parser::flags(const QJsonValue &json, CellRule &cell)
{
    const QJsonObject byColumn = json.toObject();
    for (auto flag = byColumn.begin(); flag != byColumn.end(); ++flag) {
        RASHIN_LET(ColumnRef one, column(flag.key()));
        cell.columns.push_back(std::move(one));
        cell.labels += flag.value().toString();
    }
    for (const QJsonValue &flag : json.toArray()) {
        RASHIN_LET(ColumnRef one, column(flag));
        cell.columns.push_back(std::move(one));
        cell.labels += flag[u"label"].toString();
    }
    return {};
}

Result<> Parser::cellFrom(const QJsonObject &json, CellRule &cell)
{
    if (json.contains(u"row")) {
        cell.source = CellRule::Source::Row;
        cell.slot = slot(json[u"row"].toString());
        return {};
    }
    if (json.contains(u"line")) {
        cell.source = CellRule::Source::Line;
        return {};
    }
    if (json.contains(u"flags")) {
        cell.source = CellRule::Source::Flags;
        return flags(json[u"flags"], cell);
    }
    cell.source = CellRule::Source::Columns;
    const bool byHeading = !json.contains(u"column");
    RASHIN_LET(cell.columns, columns(byHeading ? QJsonValue(json) : json[u"column"], json[u"heading"].toString()));
    cell.format = json[u"format"].toString();
    cell.join = json[u"join"].toString();
    cell.keepsDash = json[u"dash"].toBool();
    cell.plus = json[u"plus"].toInt();
    cell.width = json[u"width"].toInt();
    RASHIN_TRY(units(json, cell));
    for (const QJsonValue &text : json[u"empty"].toArray())
        cell.empty += text.toString();
    if (json.contains(u"else")) {
        RASHIN_LET(const auto other, fields(registry::spec(entityOf(cell.field)), QJsonArray{json[u"else"]}));
        cell.otherwise = other.front();
    }
    return choices(json, cell);
}

// What an amount is counted in; the document counts in thousand yen.
Result<> Parser::units(const QJsonObject &json, CellRule &cell)
{
    static const std::map<QString, double> units{
        {QString(), 1}, {u"yen"_s, 0.001}, {u"thousand_yen"_s, 1}, {u"million_yen"_s, 1000}, {u"hundred_million_yen"_s, 1e5}};
    const auto unit = units.find(json[u"unit"].toString());
    if (unit == units.end())
        return wrong(u"unit "_s + json[u"unit"].toString());
    cell.scale = unit->second;
    return {};
}

Result<CellRule> Parser::cell(Field field, const QJsonValue &json)
{
    CellRule cell;
    cell.field = field;
    if (json.isObject()) {
        RASHIN_TRY(cellFrom(json.toObject(), cell));
        return cell;
    }
    RASHIN_LET(cell.constant, registry::parse(field, json.toVariant().toString()));
    return cell;
}

Result<> Parser::addChecks(const QJsonArray &json, Rule &rule)
{
    for (const QJsonValue &item : json) {
        CheckRule check;
        check.name = item[u"name"].toString();
        RASHIN_LET(check.sum, columns(item[u"sum"]));
        RASHIN_LET(check.equals, column(item[u"equals"]));
        rule.checks.push_back(std::move(check));
    }
    return {};
}

Result<> Parser::addConditions(const QJsonArray &json, Rule &rule)
{
    for (const QJsonValue &item : json) {
        Condition condition;
        condition.isExcluded = item.toObject().contains(u"not");
        RASHIN_LET(condition.column, column(item));
        for (const QJsonValue &text : item[condition.isExcluded ? u"not" : u"is"].toArray())
            condition.texts += headerKey(text.toString());
        rule.when.push_back(std::move(condition));
    }
    return {};
}

Result<> Parser::unlike(const EntitySpec &entity, const QJsonObject &json, Rule &rule)
{
    for (auto item = json.begin(); item != json.end(); ++item) {
        RASHIN_LET(const auto own, fields(entity, QJsonArray{item.key()}));
        const EntitySpec *of = registry::find(item.value()[u"of"].toString());
        if (!of)
            return wrong(u"entity "_s + item.value()[u"of"].toString());
        RASHIN_LET(const auto other, fields(*of, QJsonArray{item.value()[u"field"]}));
        rule.unlike.push_back({own.front(), slot(item.value()[u"row"].toString()), other.front()});
    }
    return {};
}

Result<> Parser::lines(const QJsonObject &json, Rule &rule)
{
    rule.kind = Rule::Kind::Lines;
    if (json.contains(u"separators"))
        rule.separators = json[u"separators"].toString() + u'\n';
    RASHIN_LET(rule.lines, columns(json[u"lines"]));
    return {};
}

Result<> Parser::entityRule(const QJsonObject &json, Rule &rule)
{
    const EntitySpec *entity = registry::find(json[u"entity"].toString());
    if (!entity)
        return wrong(u"entity "_s + json[u"entity"].toString());
    rule.entity = entity->entity;
    rule.unique = json[u"unique"].toBool();
    rule.firstOnly = json[u"first"].toBool();
    rule.findsOnly = json[u"find"].toBool();
    RASHIN_LET(rule.match, fields(*entity, json[u"match"]));
    RASHIN_LET(rule.needs, fields(*entity, json[u"needs"]));
    RASHIN_TRY(unlike(*entity, json[u"unlike"].toObject(), rule));
    RASHIN_LET(rule.mustEqual, fields(*entity, json[u"must_equal"]));
    const QJsonObject cells = json[u"set"].toObject();
    for (auto item = cells.begin(); item != cells.end(); ++item) {
        const FieldSpec *field = entity->find(item.key());
        if (!field)
            return wrong(entity->name + u'.' + item.key());
        RASHIN_LET(CellRule one, cell(field->field, item.value()));
        rule.cells.push_back(std::move(one));
    }
    if (!entity->hasNaturalKey() && rule.match.empty())
        return wrong(entity->name + u" match"_s);
    if (json.contains(u"lines"))
        RASHIN_TRY(lines(json, rule));
    if (const QJsonObject total = json[u"total"].toObject(); !total.isEmpty()) {
        rule.total = TotalRule{total[u"name"].toString(), {}, slot(total[u"of"].toString()), {}};
        RASHIN_LET(rule.total->amount, column(total[u"amount"]));
        RASHIN_LET(rule.total->equals, column(total[u"equals"]));
    }
    return addChecks(json[u"checks"].toArray(), rule);
}

Result<> Parser::policyRule(const QJsonObject &json, Rule &rule)
{
    rule.kind = Rule::Kind::Policies;
    rule.entity = Entity::Policy;
    for (const QJsonValue &item : json[u"policies"].toArray()) {
        PolicyLevelRule level;
        level.name = item[u"name"].toString();
        if (item.toObject().contains(u"number")) {
            RASHIN_LET(level.number, columns(item[u"number"]));
        }
        RASHIN_LET(level.title, column(item[u"title"], item[u"heading"].toString()));
        rule.levels.push_back(std::move(level));
    }
    return {};
}

Result<> Parser::officeRule(const QJsonObject &json, Rule &rule)
{
    const QJsonObject office = json[u"office"].toObject();
    rule.kind = Rule::Kind::Office;
    rule.entity = Entity::Office;
    rule.office.create = office[u"create"].toBool();
    rule.office.separators = office[u"separators"].toString();
    rule.office.part = office[u"part"].toInt(1) - 1;
    if (office.contains(u"path")) {
        RASHIN_LET(rule.office.path, columns(office[u"path"]));
        rule.office.name = rule.office.path.front();
        return {};
    }
    RASHIN_LET(rule.office.name, column(office));
    if (office.contains(u"branch")) {
        RASHIN_LET(rule.office.branch, column(office[u"branch"]));
    }
    for (const QJsonValue &pattern : office[u"split"].toArray()) {
        rule.office.split.emplace_back(pattern.toString());
        if (!rule.office.split.back().isValid() || rule.office.split.back().captureCount() != 2)
            return wrong(u"split "_s + pattern.toString());
    }
    return {};
}

Result<Rule> Parser::rule(const QJsonObject &json)
{
    Rule rule;
    rule.slot = slot(json[u"as"].toString());
    RASHIN_TRY(addConditions(json[u"when"].toArray(), rule));
    if (json.contains(u"policies")) {
        RASHIN_TRY(policyRule(json, rule));
    } else if (json.contains(u"office")) {
        RASHIN_TRY(officeRule(json, rule));
    } else {
        RASHIN_TRY(entityRule(json, rule));
    }
    RASHIN_TRY(addRules(json[u"then"], rule.then));
    return rule;
}

Result<> Parser::addRules(const QJsonValue &json, std::vector<Rule> &rules)
{
    for (const QJsonValue &item : json.toArray()) {
        QJsonObject object = item.toObject();
        const QJsonArray rounds = object.contains(u"for") ? object[u"for"].toArray() : QJsonArray{QJsonObject()};
        object.remove(u"for");
        for (const QJsonValue &variables : rounds) {
            RASHIN_LET(Rule one, rule(filledIn(object, variables.toObject()).toObject()));
            rules.push_back(std::move(one));
        }
    }
    return {};
}

Result<TableRules> Parser::table(const QJsonObject &json, const QJsonValue &rules)
{
    TableRules table;
    table.name = json[u"sheet"].toString();
    table.isOptional = json[u"optional"].toBool();
    table.headerRow = json[u"header"].toInt(1);
    RASHIN_LET(table.key, column(json[u"key"]));
    RASHIN_TRY(addRules(rules, table.rows));
    return table;
}

Result<Profile> Parser::parse(const QJsonObject &json)
{
    Profile profile;
    profile.name = json[u"name"].toString();
    profile.title = json[u"title"].toString();
    for (const QJsonValue &note : json[u"notes"].toArray())
        profile.notes += note.toString();
    if (json[u"format"].toInt() != 1 || profile.name.isEmpty())
        return wrong(u"format"_s);
    if (const QString letter = json[u"era"].toString(); !letter.isEmpty()) {
        for (const EraSpec &known : eras())
            profile.era = letter == QChar(known.letter) ? known.era : profile.era;
    }
    RASHIN_TRY(addRules(json[u"once"], profile.once));
    // One table with the rules beside it, or several that each hold their own.
    const QJsonArray tables = json.contains(u"tables") ? json[u"tables"].toArray() : QJsonArray{json[u"table"]};
    for (const QJsonValue &item : tables) {
        RASHIN_LET(TableRules one, table(item.toObject(), json.contains(u"tables") ? item[u"rows"] : json[u"rows"]));
        profile.tables.push_back(std::move(one));
    }
    if (profile.tables.empty())
        return wrong(u"tables"_s);
    profile.slotCount = int(m_slots.size());
    return profile;
}

} // namespace

Result<Profile> profiles::parse(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return wrong(u"json %1: %2"_s.arg(error.offset).arg(error.errorString()));
    return Parser().parse(document.object());
}

} // namespace core::tabular
