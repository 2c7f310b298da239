// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/handover.h"
#include "core/exchange/intake.h"
#include "tests/support/samplefile.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;
using Form = Dispatch::Form;
using State = Handover::State;

namespace {

/// A desk that gives its branch files and takes them back, all entered in the ledger.
struct Desk
{
    testing::SampleFile file;
    KeyStore keys{file.folder.filePath(u"鍵"_s)};
    int files = 0;

    [[nodiscard]] Handover branch() const
    {
        const auto record = file.workspace->read().record(Entity::Office, file.branch);
        REQUIRE_OK(record);
        return {file.branch, record->text(Field::OfficeCode), record->text(Field::OfficeName), {}, {}, 0};
    }
    QString give(Form form)
    {
        file.clock.advance(60);
        Dispatch dispatch;
        dispatch.form = form;
        dispatch.to = branch();
        dispatch.request.document = file.path;
        dispatch.request.target = file.folder.filePath(u"渡し%1.rashin"_s.arg(++files) + (form == Form::Copy ? u""_s : u"x"_s));
        const auto entries = Ledger(*file.workspace).entries();
        REQUIRE_OK(entries);
        dispatch.request.known = Ledger::known(*entries, dispatch.to.code);
        const auto entry = send(dispatch, file.clock);
        REQUIRE_OK(entry);
        REQUIRE_OK(Ledger(*file.workspace).record(*entry));
        return dispatch.request.target;
    }
    void takeBack(const QString &path)
    {
        file.clock.advance(60);
        Intake intake(file.path, keys, file.clock);
        REQUIRE_OK(intake.add(path, {}));
        const auto report = merge(*file.workspace, intake.documents());
        REQUIRE_OK(report);
        REQUIRE_OK(intake.record(*file.workspace, *report));
    }
    void writeIn(const QString &copy, const QString &text)
    {
        file.clock.advance(60);
        const auto opened = Workspace::open(copy, Access::ReadWrite, {u"支所"_s}, file.clock);
        REQUIRE_OK(opened);
        REQUIRE_OK((*opened)->perform(SetFields(Entity::Project, file.project, {{Field::ProjectPurpose, Value::text(text)}})));
    }
    [[nodiscard]] Handover status() const
    {
        std::vector<Handover> offices{branch()};
        fill(offices, Ledger(*file.workspace).entries().value());
        return offices.front();
    }
};

} // namespace

TEST_CASE("an office is waited for from the day it was given a file until it returns one", "[exchange]")
{
    Desk desk;
    CHECK(desk.status().state() == State::NotGiven);
    const QString copy = desk.give(Form::Copy);
    CHECK(desk.status().state() == State::Waiting);
    desk.writeIn(copy, u"支所の意図"_s);
    desk.takeBack(copy);
    CHECK(desk.status().state() == State::Returned);
    CHECK(desk.status().brought == 1);
    desk.give(Form::Difference);
    CHECK(desk.status().state() == State::Waiting);
    CHECK(desk.status().brought == 0);
}

TEST_CASE("a plain copy and a package are both the office's own working copy, and are told apart in the ledger", "[exchange]")
{
    Desk desk;
    const QString copy = desk.give(Form::Copy);
    const auto opened = Workspace::open(copy, Access::ReadOnly, {u"支所"_s}, desk.file.clock);
    REQUIRE_OK(opened);
    CHECK((*opened)->ownOffice() == desk.file.branch);
    CHECK((*opened)->siteId() != desk.file.workspace->siteId());

    const QString package = desk.give(Form::Document);
    const QString unpacked = desk.file.folder.filePath(u"開いた.rashin"_s);
    REQUIRE_OK(package::unpack(package, unpacked, {}, desk.keys, desk.file.clock));
    CHECK(Workspace::open(unpacked, Access::ReadOnly, {u"支所"_s}, desk.file.clock).value()->ownOffice() == desk.file.branch);

    const auto entries = Ledger(*desk.file.workspace).entries().value();
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].package.isEmpty());
    CHECK_FALSE(entries[1].package.isEmpty());
    for (const LedgerEntry &entry : entries) {
        CHECK(entry.office == desk.branch().code);
        CHECK(entry.transactions == desk.file.workspace->history().transactionCount().value());
        CHECK_FALSE(entry.tips.isEmpty());
    }
}

TEST_CASE("a difference holds what the office lacks after a plain copy, too, and the whole where it has nothing", "[exchange]")
{
    Desk desk;
    desk.give(Form::Difference);
    CHECK(Ledger(*desk.file.workspace).entries().value().back().content == Manifest::Content::Document);
    desk.give(Form::Copy);
    REQUIRE_OK(desk.file.set(desk.file.project, Field::ProjectMeans, Value::text(u"手段"_s)));
    desk.give(Form::Difference);
    const LedgerEntry last = Ledger(*desk.file.workspace).entries().value().back();
    CHECK(last.content == Manifest::Content::Difference);
    CHECK(last.transactions == 1);
}

TEST_CASE("changes are only in this file until it is given out, and what came from others is in theirs", "[exchange]")
{
    Desk desk;
    const auto onlyHere = [&] { return Ledger(*desk.file.workspace).changesOnlyHere().value(); };
    CHECK(onlyHere() == desk.file.workspace->history().transactionCount().value());
    const QString copy = desk.give(Form::Copy);
    CHECK(onlyHere() == 0);
    REQUIRE_OK(desk.file.set(desk.file.project, Field::ProjectMeans, Value::text(u"手段"_s)));
    CHECK(onlyHere() == 1);
    desk.writeIn(copy, u"支所の意図"_s);
    {
        const auto branch = Workspace::open(copy, Access::ReadWrite, {u"支所"_s}, desk.file.clock);
        CHECK(Ledger(**branch).changesOnlyHere().value() == 1); // not what the desk had written before
    }
    desk.takeBack(copy);
    CHECK(onlyHere() == 1);
    desk.give(Form::Difference);
    CHECK(onlyHere() == 0);
}

TEST_CASE("the ledger knows what a received file brought, so that it can be taken back after a restart", "[exchange]")
{
    Desk desk;
    const QString before = desk.file.text(desk.file.project, Field::ProjectPurpose);
    const QString copy = desk.give(Form::Copy);
    desk.writeIn(copy, u"支所の意図"_s);
    desk.takeBack(copy);
    desk.file.reopen();
    const LedgerEntry entry = Ledger(*desk.file.workspace).entries().value().back();
    REQUIRE(entry.firstArrival > 0);
    const auto rehearsed = desk.file.workspace->rehearseTakingBack(entry.firstArrival, entry.lastArrival);
    REQUIRE_OK(rehearsed);
    CHECK(rehearsed->changes.rows.size() == 1);
    CHECK(desk.file.text(desk.file.project, Field::ProjectPurpose) == u"支所の意図"_s);
    REQUIRE_OK(desk.file.workspace->takeBackArrivals(entry.firstArrival, entry.lastArrival));
    CHECK(desk.file.text(desk.file.project, Field::ProjectPurpose) == before);
    CHECK(desk.file.workspace->rehearseTakingBack(entry.firstArrival, entry.lastArrival)->changes.isEmpty());
}
