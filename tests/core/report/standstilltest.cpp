// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/standstill.h"
#include "tests/support/samplefile.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;
using Owner = Standstill::Owner;

namespace {

std::vector<Standstill> standing(const testing::SampleFile &file, int days, int year = 2026,
                                 std::optional<RowId> office = {})
{
    const auto found = readStandstill(file.workspace->read(), year, file.clock.now().addDays(-days), office);
    REQUIRE_OK(found);
    return *found;
}

} // namespace

TEST_CASE("a project stands still when nothing of it was written for so long, until somebody writes", "[standstill]")
{
    testing::SampleFile file;
    CHECK(standing(file, 30).empty());
    file.clock.advance(40 * 24 * 3600);
    const auto found = standing(file, 30);
    REQUIRE(found.size() == 1);
    CHECK(found.front().project == file.project);
    CHECK(found.front().owner == Owner::InOffice);
    CHECK(standing(file, 90).empty());
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"備える"_s)));
    CHECK(standing(file, 30).empty());
}

TEST_CASE("a project without an office, or whose office has ended, stands first however lately it was written", "[standstill]")
{
    testing::SampleFile file;
    const AddRow orphan(Entity::Project, {{Field::ProjectName, Value::text(u"宙に浮いた事業"_s)}});
    REQUIRE_OK(file.workspace->perform(orphan));
    REQUIRE_OK(file.set(file.section, Field::OfficeValidTo, Value::integer(2026)));
    CHECK(standing(file, 30).size() == 1);
    const auto next = standing(file, 30, 2027);
    REQUIRE(next.size() == 2);
    CHECK(next[0].project == orphan.id());
    CHECK(next[0].owner == Owner::Missing);
    CHECK(next[1].owner == Owner::Ended);
}

TEST_CASE("what has ended stands still rightly, and other offices' projects are theirs", "[standstill]")
{
    testing::SampleFile file;
    const AddRow other(Entity::Office, {{Field::OfficeCode, Value::text(u"900"_s)},
                                        {Field::OfficeName, Value::text(u"別の課"_s)},
                                        {Field::OfficeKind, Value::text(u"section"_s)}});
    REQUIRE_OK(file.workspace->perform(other));
    file.clock.advance(40 * 24 * 3600);
    CHECK(standing(file, 30, 2026, other.id()).empty());
    CHECK(standing(file, 30, 2026, file.section).size() == 1);
    CHECK(standing(file, 30, 2026, file.branch).size() == 1);
    REQUIRE_OK(file.set(file.project, Field::ProjectState, Value::text(u"ended"_s)));
    file.clock.advance(40 * 24 * 3600);
    CHECK(standing(file, 30).empty());
}
