// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/schemeoperations.h"

#include "core/storage/requiredquery.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

QString nameOf(Field field)
{
    const FieldSpec &spec = registry::spec(field);
    return registry::spec(spec.entity()).name + u'.' + spec.name;
}

Editor::Cells blockCells(RowId scheme, const SheetBlock &block, int number)
{
    return {{Field::SheetBlockScheme, Value::reference(scheme)},
            {Field::SheetBlockPart, Value::text(QString(toCode(block.part)))},
            {Field::SheetBlockNumber, Value::integer(number)},
            {Field::SheetBlockTitle, block.title.isEmpty() ? Value() : Value::text(block.title)},
            {Field::SheetBlockNewPage, block.newPage ? Value::boolean(true) : Value()}};
}

/// What another stage expects in a field; nothing where none says so.
Value expectedIn(const std::vector<requiredquery::Demand> &asked, const QString &field)
{
    const auto said = std::ranges::find_if(
        asked, [&](const requiredquery::Demand &one) { return nameOf(one.field) == field && !one.note.isEmpty(); });
    return said == asked.end() ? Value() : Value::text(said->note);
}

bool isFinal(const Editor &editor, RowId review)
{
    return editor.value(review, Field::PolicyEvaluationState).toText() == toCode(PolicyEvaluationStage::Final);
}

} // namespace

Result<> ArrangeSheet::apply(Editor &editor) const
{
    std::set<SheetPart> parts;
    for (const SheetBlock &block : m_blocks) {
        if (!parts.insert(block.part).second)
            return failure(Error::Code::Usage, QString(toCode(block.part)));
    }
    if (m_blocks.empty())
        return failure(Error::Code::Usage, nameOf(Field::SheetBlockPart));
    RASHIN_LET(const auto rows, editor.read().records(Entity::SheetBlock,
                                                      {{{Field::SheetBlockScheme, Value::reference(m_scheme)}}, {}}));
    for (const Record &row : rows) {
        const auto part = fromCode<SheetPart>(row.text(Field::SheetBlockPart));
        if (part && !row.isGhost() && !parts.contains(*part)) // what a later version has put there stays
            RASHIN_TRY(editor.remove(Entity::SheetBlock, row.id()));
    }
    for (size_t i = 0; i < m_blocks.size(); ++i)
        RASHIN_TRY(editor.add(Entity::SheetBlock, blockCells(m_scheme, m_blocks[i], static_cast<int>(i) + 1)));
    return {};
}

Result<> RequireFields::apply(Editor &editor) const
{
    std::set<QString> wanted;
    for (const Field field : m_fields)
        wanted.insert(nameOf(field));
    RASHIN_LET(const auto rows, editor.read().records(Entity::RequiredField,
                                                      {{{Field::RequiredFieldStage, Value::reference(m_stage)}}, {}}));
    for (const Record &row : rows) {
        if (!row.isGhost() && !wanted.erase(row.text(Field::RequiredFieldField)))
            RASHIN_TRY(editor.remove(Entity::RequiredField, row.id()));
    }
    std::vector<requiredquery::Demand> asked;
    if (const auto scheme = editor.value(m_stage, Field::StageScheme).row(); scheme && !wanted.empty()) {
        RASHIN_LET(asked, requiredquery::demands(editor.read(), *scheme));
    }
    for (const QString &name : wanted)
        RASHIN_TRY(editor.add(Entity::RequiredField, {{Field::RequiredFieldStage, Value::reference(m_stage)},
                                                      {Field::RequiredFieldField, Value::text(name)},
                                                      {Field::RequiredFieldNote, expectedIn(asked, name)}}));
    return {};
}

Result<> BeginPolicyReviews::apply(Editor &editor) const
{
    for (const RowId policy : m_policies) {
        const Editor::Cells key = {{Field::PolicyEvaluationPolicy, Value::reference(policy)},
                                   {Field::PolicyEvaluationYear, Value::integer(m_year)}};
        if (editor.exists(Entity::PolicyEvaluation, Editor::keyId(Entity::PolicyEvaluation, key)))
            continue;
        Editor::Cells cells = key;
        cells.emplace_back(Field::PolicyEvaluationFrom, Value::integer(m_from));
        cells.emplace_back(Field::PolicyEvaluationTo, Value::integer(m_to));
        RASHIN_TRY(editor.add(Entity::PolicyEvaluation, cells));
    }
    return {};
}

Result<> reviews::checkWrite(const Editor &editor, Entity entity, RowId row, const Editor::Cells &cells)
{
    std::optional<RowId> review;
    if (entity == Entity::PolicyEvaluation)
        review = row;
    if (entity == Entity::PolicyOpinion) {
        const auto named = std::ranges::find(cells, Field::PolicyOpinionEvaluation, &std::pair<Field, Value>::first);
        review = named != cells.end() ? named->second.row() : editor.value(row, Field::PolicyOpinionEvaluation).row();
    }
    if (!review || !isFinal(editor, *review))
        return {};
    const auto isStep = [](const auto &cell) {
        return registry::spec(cell.first).isKey() || cell.first == Field::PolicyEvaluationState;
    };
    if (entity == Entity::PolicyEvaluation && !cells.empty() && std::ranges::all_of(cells, isStep))
        return {};
    return failure(Error::Code::Closed, QString(registry::spec(Entity::PolicyEvaluation).name));
}

} // namespace core
