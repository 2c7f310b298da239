// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/sample.h"
#include "core/workspace/workspace.h"
#include "tests/support/testing.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

struct SampleFile
{
    testing::ManualClock clock;
    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace;

    explicit SampleFile(SampleSize size, int atOnce = AddSampleProjects::atOnce)
    {
        auto made = Workspace::create(folder.filePath(u"s.rashin"_s), {u"test"_s}, clock, BeginSample(size));
        REQUIRE_OK(made);
        workspace = *std::move(made);
        for (int first = 0; first < size.projects; first += atOnce)
            REQUIRE_OK(workspace->perform(AddSampleProjects(size, first, std::min(atOnce, size.projects - first))));
    }

    std::vector<Record> records(Entity entity) const
    {
        auto read = workspace->read().records(entity);
        REQUIRE_OK(read);
        return *read;
    }

    /// Every row of every entity as text.
    QStringList content() const
    {
        QStringList lines;
        for (const EntitySpec &entity : registry::entities()) {
            for (const Record &record : records(entity.entity)) {
                QStringList line{entity.name, record.id().toString()};
                for (const FieldSpec &field : entity.fields)
                    line += registry::toText(field.field, record.value(field.field));
                lines += line.join(u'\t');
            }
        }
        lines.sort();
        return lines;
    }
};

} // namespace

TEST_CASE("the same arguments give the same sample, in whatever portions it is made", "[operations]")
{
    const SampleSize size{30, 3, 7};
    const QStringList once = SampleFile(size).content();
    CHECK(once == SampleFile(size, 11).content());
    CHECK(once != SampleFile({30, 3, 8}).content());
}

TEST_CASE("a sample says that it is one, and has a scheme for every year up to the last", "[operations]")
{
    const SampleFile sample({3, 1, 1});
    const auto plans = sample.records(Entity::Plan);
    REQUIRE(plans.size() == 1);
    CHECK(plans.front().integer(Field::PlanSample) == 1);
    std::vector<qint64> years;
    for (const Record &scheme : sample.records(Entity::Scheme))
        years.push_back(*scheme.integer(Field::SchemeYear));
    std::sort(years.begin(), years.end());
    CHECK(years == std::vector<qint64>{2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026});
}

TEST_CASE("a sample is spread over the five branches and the departments", "[operations]")
{
    const SampleFile sample({90, 1, 1});
    QHash<RowId, Record> offices;
    for (const Record &office : sample.records(Entity::Office))
        offices.insert(office.id(), office);
    QHash<QString, int> perOffice;
    QSet<QString> codes;
    for (const Record &project : sample.records(Entity::Project)) {
        codes.insert(project.text(Field::ProjectCode));
        REQUIRE(project.row(Field::ProjectOfficeMain));
        REQUIRE(project.row(Field::ProjectPolicyMain));
        const Record &section = *offices.constFind(*project.row(Field::ProjectOfficeMain));
        const Record &parent = *offices.constFind(*section.row(Field::OfficeParent));
        ++perOffice[parent.text(Field::OfficeKind) == u"branch"_s ? parent.text(Field::OfficeCode) : u"other"_s];
    }
    CHECK(codes.size() == 90);
    CHECK(perOffice.value(u"other"_s) == 30);
    for (const auto &branch : {u"SHIBA"_s, u"AZABU"_s, u"AKASAKA"_s, u"TAKANAWA"_s, u"SHIBAURA"_s})
        CHECK(perOffice.value(branch) == 12);
}

TEST_CASE("the money of a sample adds up, source by source", "[operations]")
{
    const SampleFile sample({40, 4, 3});
    const auto rows = sample.records(Entity::Money);
    CHECK(rows.size() == 40 * (4 + 3));
    for (const Record &money : rows) {
        qint64 sources = 0;
        for (const Field field : {Field::MoneyNational, Field::MoneyPrefectural, Field::MoneyBond, Field::MoneyOther,
                                  Field::MoneyFee, Field::MoneyGeneral})
            sources += money.integer(field).value_or(0);
        CHECK(sources == money.integer(Field::MoneyTotal));
        CHECK(money.integer(Field::MoneyGeneral).value_or(-1) >= 0);
    }
}

TEST_CASE("a sample has evaluations in every stage, with grades on the year's own scale", "[operations]")
{
    const SampleFile sample({60, 4, 5});
    QHash<RowId, Record> stages;
    QHash<RowId, Record> criteria;
    QHash<RowId, Record> scales;
    for (const Record &record : sample.records(Entity::Stage))
        stages.insert(record.id(), record);
    for (const Record &record : sample.records(Entity::Criterion))
        criteria.insert(record.id(), record);
    for (const Record &record : sample.records(Entity::Scale))
        scales.insert(record.id(), record);
    QHash<qint64, int> perStage;
    QSet<qint64> years;
    QHash<RowId, qint64> stageOf;
    for (const Record &evaluation : sample.records(Entity::Evaluation)) {
        ++perStage[stages.constFind(*evaluation.row(Field::EvaluationStage))->integer(Field::StageNumber).value_or(0)];
        years.insert(*evaluation.integer(Field::EvaluationYear));
    }
    CHECK(perStage.value(1) > 200);
    CHECK(perStage.value(2) > 20);
    CHECK(years == QSet<qint64>{2023, 2024, 2025, 2026});
    for (const Record &grade : sample.records(Entity::Grade)) {
        const Record &scale =
            *scales.constFind(*criteria.constFind(*grade.row(Field::GradeCriterion))->row(Field::CriterionScale));
        CHECK(*grade.real(Field::GradeValue) >= *scale.real(Field::ScaleMinimum));
        CHECK(*grade.real(Field::GradeValue) <= *scale.real(Field::ScaleMaximum));
        CHECK_FALSE(grade.text(Field::GradeReason).isEmpty());
    }
}

TEST_CASE("a sample of an impossible size is refused", "[operations]")
{
    CHECK(SampleSize{-1, 3, 1}.checked().error().code == Error::Code::Usage);
    CHECK(SampleSize{10, 0, 1}.checked().error().code == Error::Code::Usage);
    CHECK(SampleSize{100'001, 3, 1}.checked().error().code == Error::Code::Usage);
}
