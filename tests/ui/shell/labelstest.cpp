// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/registry.h"
#include "tests/support/testing.h"
#include "ui/errortext.h"
#include "ui/labels.h"
#include "ui/labeltable.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

TEST_CASE("every entity, field and choice of the registry has a label", "[labels]")
{
    for (const core::EntitySpec &entity : core::registry::entities()) {
        INFO("entity " << entity.name.data());
        CHECK_FALSE(labels::entity(entity.entity).isEmpty());
        for (const core::FieldSpec &field : entity.fields) {
            INFO("field " << field.name.data());
            CHECK_FALSE(labels::field(field.field).isEmpty());
            for (const QString &code : field.choices())
                CHECK(labels::choice(field.field, code) != code);
        }
    }
}

TEST_CASE("no label stands for something the registry does not have", "[labels]")
{
    for (const auto &choice : labeltable::choices())
        CHECK(core::registry::spec(choice.field).choices().contains(QLatin1String(choice.code)));
}

TEST_CASE("an action is named after its entity unless it has a name of its own", "[labels]")
{
    CHECK(labels::action(u"project.add") == u"Add: Project"_s);
    CHECK(labels::action(u"indicator_value.set") == u"Change: Indicator value"_s);
    CHECK(labels::action(u"year.rollover") == u"Year rollover"_s);
    CHECK(labels::action(u"something.of.tomorrow") == u"something.of.tomorrow"_s);
}

TEST_CASE("every operation in the sources has a name for people", "[labels]")
{
    static const QRegularExpression name(u"name\\(\\) const override \\{ return QLatin1String\\(\"([^\"]+)\"\\)"_s);
    int found = 0;
    for (QDirIterator it(QStringLiteral(RASHIN_SOURCE_DIR "/core"), {u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();) {
        QFile file(it.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        for (auto match = name.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext(); ++found) {
            const QString action = match.next().captured(1);
            INFO(action.toStdString() << " of " << file.fileName().toStdString());
            CHECK(labels::action(action) != action);
        }
    }
    CHECK(found > 5);
}

TEST_CASE("an error says what to do and names the field in words", "[errortext]")
{
    using Code = core::Error::Code;
    CHECK(errorText({Code::InvalidValue, u"money.total"_s}).contains(u"Project cost"_s));
    CHECK(errorText({Code::Locked, u"山田"_s}).startsWith(u"山田"_s));
    CHECK(errorText({Code::TwoEntities, u"山田 (0a1b)"_s}).contains(u"山田 (0a1b)"_s));
    for (int code = 0; code <= static_cast<int>(Code::Usage); ++code) {
        const QString text = errorText({static_cast<Code>(code), {}});
        CHECK(text.endsWith(u'.'));
    }
}
