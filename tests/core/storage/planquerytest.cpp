// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/planquery.h"
#include "tests/support/samplefile.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

QStringList names(const Result<std::vector<planquery::ProjectLine>> &lines)
{
    REQUIRE_OK(lines);
    QStringList found;
    for (const auto &line : *lines)
        found.append(line.name);
    return found;
}

void addProject(testing::SampleFile &file, const QString &code, const QString &name, Editor::Cells more = {})
{
    more.emplace_back(Field::ProjectCode, Value::text(code));
    more.emplace_back(Field::ProjectName, Value::text(name));
    REQUIRE_OK(file.workspace->perform(AddRow(Entity::Project, more)));
}

} // namespace

TEST_CASE("projects are counted by policy, those without one apart", "[planquery]")
{
    testing::SampleFile file;
    addProject(file, u"0002"_s, u"未分類の事業"_s);

    const auto counts = planquery::projectCounts(file.workspace->read());

    REQUIRE_OK(counts);
    REQUIRE(counts->size() == 2);
    CHECK(counts->front() == std::pair(std::optional<RowId>(), 1));
    CHECK(counts->back() == std::pair(std::optional(file.policy), 1));
    CHECK(names(planquery::projectsOf(file.workspace->read(), std::nullopt)) == QStringList{u"未分類の事業"_s});
}

TEST_CASE("a search does not care for width, kana or case, and finds readings, former names and codes", "[planquery]")
{
    testing::SampleFile file;
    addProject(file, u"A-17"_s, u"デジタル相談"_s, {{Field::ProjectKana, Value::text(u"でじたるそうだん"_s)},
                                                  {Field::ProjectFormerNames, Value::text(u"電子窓口"_s)}});
    const auto found = [&](const QString &text) {
        return names(planquery::matches(file.workspace->read(), {text, {}, {}, {}}));
    };

    CHECK(found(u"ﾃﾞｼﾞﾀﾙ"_s) == QStringList{u"デジタル相談"_s});
    CHECK(found(u"そうだん"_s) == QStringList{u"デジタル相談"_s});
    CHECK(found(u"ａ－１７"_s) == QStringList{u"デジタル相談"_s});
    CHECK(found(u"電子窓口"_s) == QStringList{u"デジタル相談"_s});
    CHECK(found(u"訓練"_s) == QStringList{u"防災訓練"_s});
    CHECK(found(u"無い"_s).isEmpty());
}

TEST_CASE("an office stands for all below it, and a related one counts too", "[planquery]")
{
    testing::SampleFile file;
    addProject(file, u"0002"_s, u"別の事業"_s, {{Field::ProjectKind, Value::text(u"新規"_s)},
                                             {Field::ProjectState, Value::text(u"ended"_s)}});
    const Reader &read = file.workspace->read();
    CHECK(names(planquery::matches(read, {{}, file.branch, {}, {}})) == QStringList{u"防災訓練"_s});
    CHECK(names(planquery::matches(read, {{}, {}, u"新規"_s, {}})) == QStringList{u"別の事業"_s});
    CHECK(names(planquery::matches(read, {{}, {}, {}, u"active"_s})) == QStringList{u"防災訓練"_s});

    const auto other = read.find(Field::ProjectCode, Value::text(u"0002"_s)).value();
    REQUIRE_OK(file.workspace->perform(AddRow(Entity::ProjectOffice,
                                              {{Field::ProjectOfficeProject, Value::reference(other)},
                                               {Field::ProjectOfficeOffice, Value::reference(file.section)}})));
    CHECK(names(planquery::matches(read, {{}, file.section, {}, {}})).size() == 2);
    CHECK(planquery::usedTexts(read, Field::ProjectKind) == QStringList{u"新規"_s});
}
