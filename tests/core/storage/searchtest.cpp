// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/storage/searchquery.h"
#include "tests/support/samplefile.h"

#include <random>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

using Places = std::multiset<std::pair<RowId, Field>>;

Places placesOf(const searchquery::Found &found)
{
    Places places;
    for (const searchquery::Hit &hit : found.hits)
        places.emplace(hit.row, hit.field);
    return places;
}

searchquery::Found find(const Workspace &workspace, const QString &words)
{
    auto found = searchquery::find(workspace.read(), words, 1000);
    REQUIRE_OK(found);
    return *std::move(found);
}

/// The oracle: every text of every row, one after the other.
Places scan(const Workspace &workspace, const QString &words)
{
    const QStringList keys = searchquery::keysOf(words);
    Places places;
    for (const EntitySpec &entity : registry::entities()) {
        const auto records = workspace.read().records(entity.entity);
        REQUIRE_OK(records);
        for (const Record &record : *records) {
            for (const FieldSpec &field : entity.fields) {
                const QString key = field.isText() ? searchKey(record.text(field.field)) : QString();
                if (!key.isEmpty() && !record.isGhost()
                    && std::all_of(keys.begin(), keys.end(), [&](const QString &wanted) { return key.contains(wanted); }))
                    places.emplace(record.id(), field.field);
            }
        }
    }
    return places;
}

void catchUp(Workspace &workspace)
{
    for (;;) {
        const auto more = workspace.catchUpSearch(1000);
        REQUIRE_OK(more);
        if (!*more)
            return;
    }
}

} // namespace

TEST_CASE("a word of two characters is found, before and after the index has caught up", "[search]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"区民の生命を災害から守る。"_s)));
    for (int round = 0; round < 2; ++round) {
        const auto found = find(*file.workspace, u"防災"_s);
        REQUIRE(found.hits.size() == 1);
        CHECK(found.hits.front().field == Field::ProjectName);
        CHECK(find(*file.workspace, u"災害"_s).hits.front().field == Field::ProjectPurpose);
        CHECK(find(*file.workspace, u"害"_s).hits.size() == 1);
        CHECK(find(*file.workspace, u"水道"_s).hits.empty());
        catchUp(*file.workspace);
    }
}

TEST_CASE("width, case and kind of kana make no difference to what is found", "[search]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"ﾎﾞﾗﾝﾃｨｱとＡＩ（C++）の活用"_s)));
    catchUp(*file.workspace);
    for (const QString &words : {u"ボランティア"_s, u"ぼらんてぃあ"_s, u"ai"_s, u"ＡＩ"_s, u"c++)"_s, u"活用　ai"_s})
        CHECK(find(*file.workspace, words).hits.size() == 1);
    CHECK(find(*file.workspace, u"c+-"_s).hits.empty());
    CHECK(find(*file.workspace, u"   "_s).hits.empty());
    CHECK(find(*file.workspace, u"\" OR *"_s).hits.empty());
}

TEST_CASE("a found word is marked where it stands in the text as it was written", "[search]")
{
    const QString text = u"ﾎﾞﾗﾝﾃｨｱと防　災"_s;
    const auto volunteers = findKey(text, searchKey(u"ボランティア"_s));
    REQUIRE(volunteers.size() == 1);
    CHECK(text.mid(volunteers[0].start, volunteers[0].length) == u"ﾎﾞﾗﾝﾃｨｱ"_s);
    const auto safety = findKey(text, searchKey(u"防災"_s));
    REQUIRE(safety.size() == 1);
    CHECK(text.mid(safety[0].start, safety[0].length) == u"防　災"_s);
}

TEST_CASE("names stand before texts, and what begins with the word before what has it inside", "[search]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"防災"_s)));
    REQUIRE_OK(file.workspace->perform(AddRow(Entity::Project, {{Field::ProjectName, Value::text(u"地域防災"_s)}})));
    catchUp(*file.workspace);
    const auto found = find(*file.workspace, u"防災"_s);
    REQUIRE(found.hits.size() == 3);
    CHECK(found.hits[0].text == u"防災訓練"_s);
    CHECK(found.hits[1].text == u"地域防災"_s);
    CHECK(found.hits[2].field == Field::ProjectPurpose);
    const auto names = searchquery::find(file.workspace->read(), u"防災"_s, 10, searchquery::Scope::Names);
    REQUIRE_OK(names);
    CHECK(names->hits.size() == 2);
}

TEST_CASE("whatever is edited, removed and taken back, a search finds what a scan of all texts finds", "[search]")
{
    testing::SampleFile file;
    std::mt19937 random(7);
    const QStringList parts = {u"防災"_s, u"訓練"_s, u"ボランティア"_s, u"港区"_s, u"ＡＢ"_s, u"12"_s, u" "_s, u"𠮷野"_s, u"・"_s};
    const auto text = [&] {
        QString made;
        for (auto i = random() % 5; i > 0; --i)
            made += parts[static_cast<qsizetype>(random() % static_cast<unsigned>(parts.size()))];
        return Value::text(made);
    };
    for (int step = 0; step < 120; ++step) {
        const auto projects = file.workspace->read().records(Entity::Project);
        REQUIRE_OK(projects);
        const auto row = projects->empty() ? std::nullopt : std::optional((*projects)[random() % projects->size()].id());
        switch (row ? random() % 6 : 0) {
        case 0:
            REQUIRE_OK(file.workspace->perform(AddRow(Entity::Project, {{Field::ProjectName, Value::text(u"事業"_s)}})));
            break;
        case 1:
            REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Project, *row)));
            break;
        case 2:
            REQUIRE_OK(file.workspace->undo());
            break;
        case 3:
            REQUIRE_OK(file.workspace->catchUpSearch(1000));
            break;
        default:
            REQUIRE_OK(file.set(*row, random() % 2 ? Field::ProjectPurpose : Field::ProjectMeans, text()));
        }
        for (const QString &words : {u"災訓"_s, u"ぼらんてぃあ"_s, u"a"_s, u"𠮷"_s, u"港区 12"_s, u"・"_s})
            CHECK(placesOf(find(*file.workspace, words)) == scan(*file.workspace, words));
    }
    const auto soundness = file.workspace->check();
    REQUIRE_OK(soundness);
    CHECK(soundness->problems == QStringList());
}
