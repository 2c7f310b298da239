// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/projection.h"
#include "tests/support/samplefile.h"

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// Does to a document, at random, everything a user can do to it.
class Monkey
{
public:
    Monkey(testing::SampleFile &file, unsigned seed) : m_file(file), m_random(seed) {}

    void step()
    {
        static constexpr int weights[] = {30, 14, 8, 12, 10, 10, 6, 3};
        std::discrete_distribution<int> what(std::begin(weights), std::end(weights));
        m_file.clock.advance(static_cast<int>(m_random() % 100) - 20); // clocks are set back, too
        switch (what(m_random)) {
        case 0: return edit();
        case 1: return addProject();
        case 2: return addPolicy();
        case 3: return addMoney();
        case 4: return remove();
        case 5: return try_(m_file.workspace->undo());
        case 6: return try_(m_file.workspace->redo());
        default: return takeBack();
        }
    }

private:
    template <typename T>
    void try_(const Result<T> &done)
    {
        // What the rules refuse is refused; anything else would be a fault of ours.
        if (!done) {
            const auto code = done.error().code;
            INFO(code << done.error().detail);
            const bool allowed = code == Error::Code::NotFound || code == Error::Code::InUse
                                 || code == Error::Code::InvalidValue || code == Error::Code::Usage;
            CHECK(allowed);
        }
    }
    std::optional<RowId> any(Entity entity)
    {
        const auto rows = m_file.workspace->read().records(entity);
        REQUIRE_OK(rows);
        if (rows->empty())
            return std::nullopt;
        return (*rows)[m_random() % rows->size()].id();
    }
    Value text() { return m_random() % 5 ? Value::text(QString::number(m_random() % 1000)) : Value(); }

    void edit()
    {
        static constexpr Field fields[] = {Field::ProjectPurpose, Field::ProjectMeans, Field::ProjectKind,
                                           Field::ProjectPolicyMain, Field::PolicyText, Field::PolicyParent,
                                           Field::MoneyNote, Field::OfficeShortName};
        const Field field = fields[m_random() % std::size(fields)];
        const auto row = any(entityOf(field));
        if (!row)
            return;
        const bool reference = registry::spec(field).isReference();
        try_(m_file.set(*row, field, reference ? Value::reference(any(Entity::Policy)) : text()));
    }
    void addProject()
    {
        try_(m_file.workspace->perform(
            AddRow(Entity::Project, {{Field::ProjectName, Value::text(u"事業"_s + QString::number(m_random() % 100))},
                                     {Field::ProjectPolicyMain, Value::reference(any(Entity::Policy))}})));
    }
    void addPolicy()
    {
        try_(m_file.workspace->perform(AddRow(Entity::Policy, {{Field::PolicyDepth, Value::integer(1 + m_random() % 5)},
                                                               {Field::PolicyTitle, Value::text(u"施策"_s)},
                                                               {Field::PolicyParent, Value::reference(any(Entity::Policy))}})));
    }
    void addMoney()
    {
        const auto project = any(Entity::Project);
        if (!project)
            return;
        try_(m_file.workspace->perform(
            AddRow(Entity::Money, {{Field::MoneyProject, Value::reference(*project)},
                                   {Field::MoneyYear, Value::integer(2020 + m_random() % 3)},
                                   {Field::MoneyBasis, Value::text(u"budget"_s)},
                                   {Field::MoneyTotal, Value::integer(m_random() % 5000)}})));
    }
    void remove()
    {
        static constexpr Entity entities[] = {Entity::Project, Entity::Policy, Entity::Money, Entity::Office};
        const Entity entity = entities[m_random() % std::size(entities)];
        if (const auto row = any(entity))
            try_(m_file.workspace->perform(RemoveRow(entity, *row)));
    }
    void takeBack()
    {
        const auto entries = m_file.workspace->history().entries(50);
        REQUIRE_OK(entries);
        try_(m_file.workspace->takeBack((*entries)[m_random() % entries->size()].transaction));
    }

    testing::SampleFile &m_file;
    std::mt19937 m_random;
};

} // namespace

TEST_CASE("tables followed step by step equal tables computed anew, bit for bit", "[projection]")
{
    for (unsigned seed = 1; seed <= 30; ++seed) {
        INFO("seed " << seed);
        testing::SampleFile file;
        Monkey monkey(file, seed);
        for (int i = 0; i < 80; ++i)
            monkey.step();
        const auto found = file.workspace->check();
        REQUIRE_OK(found);
        INFO(found->problems.join(u'\n').toStdString());
        REQUIRE(found->isSound());
    }
}

TEST_CASE("undoing everything, then redoing everything, gives the same document twice", "[projection]")
{
    for (unsigned seed = 100; seed < 110; ++seed) {
        INFO("seed " << seed);
        testing::SampleFile file;
        for (int i = 0; i < 30; ++i) {
            const auto project = AddRow(Entity::Project, {{Field::ProjectName, Value::text(QString::number(i))}});
            REQUIRE_OK(file.workspace->perform(project));
            REQUIRE_OK(file.set(project.id(), Field::ProjectPurpose, Value::text(u"目的"_s)));
            if (i % 3 == 0)
                REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Project, project.id())));
        }
        const auto names = [&] {
            QStringList all;
            for (const Record &project : file.workspace->read().records(Entity::Project).value())
                all += project.text(Field::ProjectName) + project.text(Field::ProjectPurpose);
            return all;
        };
        const QStringList before = names();
        int steps = 0;
        while (file.workspace->undo())
            ++steps;
        CHECK(names() == QStringList{u"防災訓練"_s});
        for (int i = 0; i < steps; ++i)
            REQUIRE_OK(file.workspace->redo());
        CHECK(names() == before);
        CHECK(file.workspace->check()->isSound());
    }
}
