// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/reorganisation.h"
#include "core/operations/sample.h"
#include "core/report/findings.h"
#include "core/report/lineage.h"
#include "tests/support/samplefile.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// Everything a document holds, as text: two of them are equal where nothing differs.
QStringList contents(const Workspace &workspace)
{
    QStringList rows;
    for (const EntitySpec &entity : registry::entities()) {
        const auto records = workspace.read().records(entity.entity, {{}, {}});
        REQUIRE_OK(records);
        for (const Record &record : *records) {
            QString row = entity.name + u' ' + record.id().toString();
            for (const FieldSpec &field : entity.fields)
                row += u'|' + registry::toText(field.field, record.value(field.field));
            rows.append(row);
        }
    }
    rows.sort();
    return rows;
}

OfficeReform rename(RowId office, const QString &code, const QString &name, std::optional<RowId> parent)
{
    return {.change = OfficeChange::Renamed, .before = {office}, .after = {{.code = code, .name = name, .parent = parent}}};
}

struct City : testing::SampleFile
{
    RowId other = RowId::random();   ///< a second section of the branch
    RowId related = RowId::random(); ///< a project of the other section that the first one helps with

    City()
    {
        REQUIRE_OK(workspace->perform(Batch(QLatin1String("table.import"), {}, [this](Editor &editor) -> Result<> {
            RASHIN_TRY(editor.add(Entity::Office, {{Field::OfficeCode, Value::text(u"K2"_s)},
                                                   {Field::OfficeName, Value::text(u"協働推進課"_s)},
                                                   {Field::OfficeKind, Value::text(u"section"_s)},
                                                   {Field::OfficeParent, Value::reference(branch)}}, other));
            RASHIN_TRY(editor.add(Entity::Project, {{Field::ProjectName, Value::text(u"町会支援"_s)},
                                                    {Field::ProjectOfficeMain, Value::reference(other)}}, related));
            return editor.add(Entity::ProjectOffice, {{Field::ProjectOfficeProject, Value::reference(related)},
                                                      {Field::ProjectOfficeOffice, Value::reference(section)},
                                                      {Field::ProjectOfficeRole, Value::text(u"窓口"_s)}})
                .map([](RowId) {});
        })));
    }
    [[nodiscard]] RowId officeNamed(const QString &name) const
    {
        const auto found = workspace->read().find(Field::OfficeName, Value::text(name));
        REQUIRE_OK(found);
        REQUIRE(found->has_value());
        return **found;
    }
    [[nodiscard]] Error refusal(int year, std::vector<OfficeReform> reforms)
    {
        const QStringList before = contents(*workspace);
        const auto done = workspace->perform(ReorganiseOffices(year, std::move(reforms)));
        REQUIRE(!done);
        CHECK(contents(*workspace) == before);
        return done.error();
    }
};

} // namespace

TEST_CASE("a renamed section keeps its past, and its projects go over to the new one", "[reorganisation]")
{
    City city;
    ReorganiseOffices::Summary summary;
    REQUIRE_OK(city.workspace->perform(ReorganiseOffices(
        2027, {rename(city.section, u"K9"_s, u"区民サービス課"_s, city.branch)}, u"条例第1号"_s, &summary)));
    const RowId made = city.officeNamed(u"区民サービス課"_s);
    CHECK(city.value(city.section, Field::OfficeValidTo) == Value::integer(2026));
    CHECK(city.value(made, Field::OfficeValidFrom) == Value::integer(2027));
    CHECK(city.value(made, Field::OfficeParent) == Value::reference(city.branch));
    CHECK(city.value(city.project, Field::ProjectOfficeMain) == Value::reference(made));
    REQUIRE(summary.lines.size() == 2); // its project, and the link of the one it helps with
    CHECK(summary.lines[0].before == city.section);
    CHECK(summary.lines[0].after == made);
    const auto links = city.workspace->read().records(Entity::ProjectOffice);
    REQUIRE_OK(links);
    REQUIRE(links->size() == 1);
    CHECK(links->front().row(Field::ProjectOfficeOffice) == made);
    CHECK(links->front().text(Field::ProjectOfficeRole) == u"窓口"_s);
    const auto lineage = Lineage::ofOffices(city.workspace->read());
    REQUIRE_OK(lineage);
    CHECK(lineage->ancestors(made) == std::vector{city.section});
    CHECK(findDuplicates(city.workspace->read()).value().empty());
}

TEST_CASE("two sections merge into one, and one step of undo takes all of it back", "[reorganisation]")
{
    City city;
    const QStringList before = contents(*city.workspace);
    const OfficeReform merge{.change = OfficeChange::Merged,
                             .before = {city.section, city.other},
                             .after = {{.code = u"K3"_s, .name = u"まちづくり課"_s, .parent = city.branch}}};
    REQUIRE_OK(city.workspace->perform(ReorganiseOffices(2027, {merge})));
    const RowId made = city.officeNamed(u"まちづくり課"_s);
    for (const RowId project : {city.project, city.related})
        CHECK(city.value(project, Field::ProjectOfficeMain) == Value::reference(made));
    REQUIRE_OK(city.workspace->undo());
    CHECK(contents(*city.workspace) == before);
    REQUIRE_OK(city.workspace->redo());
    CHECK(city.value(city.related, Field::ProjectOfficeMain) == Value::reference(made));
}

TEST_CASE("a section is merged into one that stays", "[reorganisation]")
{
    City city;
    const OfficeReform merge{
        .change = OfficeChange::Merged, .before = {city.section}, .after = {{.existing = city.other}}};
    REQUIRE_OK(city.workspace->perform(ReorganiseOffices(2027, {merge})));
    CHECK(city.value(city.project, Field::ProjectOfficeMain) == Value::reference(city.other));
    CHECK(city.value(city.other, Field::OfficeValidTo).isNull());
}

TEST_CASE("when a section is split, every project goes where a person sent it", "[reorganisation]")
{
    City city;
    REQUIRE_OK(city.set(city.related, Field::ProjectOfficeMain, Value::reference(city.section)));
    const OfficeReform split{.change = OfficeChange::Split,
                             .before = {city.section},
                             .after = {{.code = u"A"_s, .name = u"第一課"_s, .parent = city.branch},
                                       {.code = u"B"_s, .name = u"第二課"_s, .parent = city.branch}},
                             .chosen = {{city.related, 1}}};
    REQUIRE_OK(city.workspace->perform(ReorganiseOffices(2027, {split})));
    CHECK(city.value(city.project, Field::ProjectOfficeMain) == Value::reference(city.officeNamed(u"第一課"_s)));
    CHECK(city.value(city.related, Field::ProjectOfficeMain) == Value::reference(city.officeNamed(u"第二課"_s)));
}

TEST_CASE("a branch and its section are renamed in one act, and the rest of the branch follows", "[reorganisation]")
{
    City city;
    OfficeReform branch = rename(city.branch, u"S9"_s, u"芝総合支所（新）"_s, std::nullopt);
    branch.after.front().kind = OfficeKind::Branch;
    REQUIRE_OK(city.workspace->perform(
        ReorganiseOffices(2027, {rename(city.section, u"K9"_s, u"新課"_s, city.branch), branch})));
    const RowId made = city.officeNamed(u"芝総合支所（新）"_s);
    CHECK(city.value(city.officeNamed(u"新課"_s), Field::OfficeParent) == Value::reference(made));
    CHECK(city.value(city.other, Field::OfficeParent) == Value::reference(made));
    CHECK(city.value(city.section, Field::OfficeParent) == Value::reference(city.branch)); // its past stays
}

TEST_CASE("a reorganisation that cannot be is refused, says which field, and changes nothing", "[reorganisation]")
{
    City city;
    CHECK(city.refusal(2027, {rename(city.section, u"K2"_s, u"新課"_s, city.branch)}).detail == u"office.code"_s);
    CHECK(city.refusal(2027, {rename(city.section, u""_s, u"新課"_s, city.branch)}).detail == u"office.code"_s);
    CHECK(city.refusal(2027, {rename(city.section, u"K9"_s, u"　"_s, city.branch)}).detail == u"office.name"_s);
    CHECK(city.refusal(1700, {rename(city.section, u"K9"_s, u"新課"_s, city.branch)}).code == Error::Code::InvalidValue);
    CHECK(city.refusal(2027, {}).code == Error::Code::Usage);
    CHECK(city.refusal(2027, {rename(city.section, u"K9"_s, u"新課"_s, city.branch),
                              rename(city.section, u"K8"_s, u"別課"_s, city.branch)}).code == Error::Code::Usage);
    REQUIRE_OK(city.set(city.section, Field::OfficeValidFrom, Value::integer(2027)));
    CHECK(city.refusal(2027, {rename(city.section, u"K9"_s, u"新課"_s, city.branch)}).detail == u"office.valid_from"_s);
    REQUIRE_OK(city.set(city.other, Field::OfficeValidTo, Value::integer(2025)));
    CHECK(city.refusal(2027, {rename(city.other, u"K9"_s, u"新課"_s, city.branch)}).detail == u"office.valid_to"_s);
}

TEST_CASE("whatever is reorganised, no project is lost, none is left behind, and undo restores every cell",
          "[reorganisation][property]")
{
    testing::ManualClock clock;
    QTemporaryDir folder;
    const SampleSize size{40, 2, 7};
    auto made = Workspace::create(folder.filePath(u"s.rashin"_s), {u"test"_s}, clock, BeginSample(size));
    REQUIRE_OK(made);
    Workspace &file = **made;
    REQUIRE_OK(file.perform(AddSampleProjects(size, 0, 40)));
    QRandomGenerator random(20261125);
    for (int round = 0; round < 12; ++round) {
        const QStringList before = contents(file);
        const int year = 2027 + round;
        std::vector<Record> sections;
        const auto offices = file.read().records(Entity::Office);
        REQUIRE_OK(offices);
        for (const Record &office : *offices) {
            if (office.text(Field::OfficeKind) == u"section"_s && office.integer(Field::OfficeValidTo).value_or(year) >= year
                && office.integer(Field::OfficeValidFrom).value_or(0) < year)
                sections.push_back(office);
        }
        std::shuffle(sections.begin(), sections.end(), random);
        REQUIRE(sections.size() >= 4);
        const auto after = [&](const QString &name) {
            return SuccessorOffice{.code = name, .name = name, .parent = sections[0].row(Field::OfficeParent)};
        };
        const QString mark = QString::number(year);
        const std::vector<OfficeReform> reforms = {
            {.change = OfficeChange::Merged, .before = {sections[0].id(), sections[1].id()}, .after = {after(u"M"_s + mark)}},
            {.change = OfficeChange::Split,
             .before = {sections[2].id()},
             .after = {after(u"S"_s + mark), after(u"T"_s + mark)}},
            {.change = OfficeChange::Moved, .before = {sections[3].id()}, .after = {after(u"V"_s + mark)}}};
        REQUIRE_OK(file.perform(ReorganiseOffices(year, reforms)));
        const auto projects = file.read().records(Entity::Project);
        REQUIRE_OK(projects);
        CHECK(projects->size() == 40);
        for (const Record &project : *projects) {
            const auto office = project.row(Field::ProjectOfficeMain);
            REQUIRE(office);
            for (size_t i = 0; i < 4; ++i)
                CHECK(*office != sections[i].id());
        }
        const QStringList changed = contents(file);
        REQUIRE_OK(file.undo());
        CHECK(contents(file) == before);
        REQUIRE_OK(file.redo());
        CHECK(contents(file) == changed);
    }
    REQUIRE_OK(file.check());
}

TEST_CASE("the heirs of an office are those that are there in the year, through every reorganisation between",
          "[reorganisation]")
{
    City city;
    const auto heirs = [&](int year) {
        const auto found = heirsOf(city.workspace->read(), city.section, year);
        REQUIRE_OK(found);
        return *found;
    };
    CHECK(heirs(2026).empty()); // it is there itself
    CHECK(heirs(2027).empty());
    city.clock.advance(1);
    REQUIRE_OK(city.workspace->perform(ReorganiseOffices(2027, {rename(city.section, u"K9"_s, u"連携課"_s, city.branch)})));
    const RowId renamed = city.officeNamed(u"連携課"_s);
    CHECK(heirs(2026).empty());
    CHECK(heirs(2027) == std::vector{renamed});
    city.clock.advance(1);
    const OfficeReform split{.change = OfficeChange::Split,
                             .before = {renamed},
                             .after = {{.code = u"K10"_s, .name = u"第一課"_s, .parent = city.branch},
                                       {.code = u"K11"_s, .name = u"第二課"_s, .parent = city.branch}}};
    REQUIRE_OK(city.workspace->perform(ReorganiseOffices(2028, {split})));
    CHECK(heirs(2027) == std::vector{renamed});
    CHECK(heirs(2028).size() == 2);
    REQUIRE_OK(city.workspace->undo());
    CHECK(heirs(2028) == std::vector{renamed});
}
