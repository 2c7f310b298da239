// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/sample.h"
#include "core/storage/touchquery.h"
#include "core/storage/usequery.h"
#include "tests/support/samplefile.h"

#include <map>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

using UseSet = std::set<std::pair<Field, RowId>>;
using Users = std::map<RowId, UseSet>;

/// Who refers to what, by reading every row of the document.
Users allUses(const Reader &reader)
{
    Users users;
    for (const EntitySpec &entity : registry::entities()) {
        const auto records = reader.records(entity.entity);
        REQUIRE_OK(records);
        for (const Record &record : *records) {
            for (const FieldSpec &field : entity.fields) {
                const auto target = field.isReference() && !record.isGhost() ? record.row(field.field) : std::nullopt;
                if (target)
                    users[*target].emplace(field.field, record.id());
            }
        }
    }
    return users;
}

} // namespace

TEST_CASE("where a row is used is what reading the whole document says", "[uses]")
{
    testing::SampleFile file;
    const SampleSize size{15, 2, 7};
    REQUIRE_OK(file.workspace->perform(AddSampleProjects(size, 0, size.projects)));
    const Reader &reader = file.workspace->read();
    const Users expected = allUses(reader);
    for (const Entity entity : {Entity::Project, Entity::Policy, Entity::Office, Entity::Stage, Entity::Evaluation}) {
        const auto records = reader.records(entity);
        REQUIRE_OK(records);
        for (const Record &record : *records) {
            const auto found = usequery::of(reader, entity, record.id());
            REQUIRE_OK(found);
            UseSet uses;
            for (const usequery::Uses &field : *found) {
                CHECK(field.total == static_cast<qint64>(field.rows.size()));
                for (const RowId row : field.rows)
                    uses.emplace(field.field, row);
            }
            const auto known = expected.find(record.id());
            CHECK(uses == (known == expected.end() ? UseSet() : known->second));
        }
    }
}

TEST_CASE("of very many uses the number is told whole, and the first are listed", "[uses]")
{
    testing::SampleFile file;
    for (int i = 0; i < 5; ++i)
        REQUIRE_OK(file.workspace->perform(AddRow(
            Entity::Project, {{Field::ProjectName, Value::text(u"事業"_s)}, {Field::ProjectPolicyMain, Value::reference(file.policy)}})));
    const auto found = usequery::of(file.workspace->read(), Entity::Policy, file.policy, 2);
    REQUIRE_OK(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().total == 6);
    CHECK(found->front().rows.size() == 2);
}

TEST_CASE("a project is touched by an edit of whatever belongs to it, by whoever made it", "[touch]")
{
    testing::SampleFile file;
    const auto touched = [&file] {
        const auto all = touchquery::ofProjects(file.workspace->read());
        REQUIRE_OK(all);
        REQUIRE(all->size() == 1);
        return all->front();
    };
    const auto add = [&file](Entity entity, Editor::Cells cells) {
        const AddRow row(entity, std::move(cells));
        REQUIRE_OK(file.workspace->perform(row));
        return row.id();
    };
    CHECK(touched().project == file.project);
    file.clock.advance(3600);
    const RowId indicator = add(Entity::Indicator, {{Field::IndicatorProject, Value::reference(file.project)},
                                                    {Field::IndicatorName, Value::text(u"参加者数"_s)},
                                                    {Field::IndicatorType, Value::text(u"output"_s)}});
    CHECK(touched().at == file.clock.now());
    file.clock.advance(3600);
    const auto value = add(Entity::IndicatorValue, {{Field::IndicatorValueIndicator, Value::reference(indicator)},
                                                    {Field::IndicatorValueYear, Value::integer(2026)}});
    CHECK(touched().at == file.clock.now());
    file.clock.advance(3600);
    REQUIRE_OK(file.set(value, Field::IndicatorValueActual, Value::real(12)));
    CHECK(touched().at == file.clock.now());
    CHECK(touched().author == file.workspace->identity().author);
    const QDateTime before = file.clock.now();
    file.clock.advance(3600);
    REQUIRE_OK(file.set(file.policy, Field::PolicyTitle, Value::text(u"別の施策"_s)));
    CHECK(touched().at == before);
}
