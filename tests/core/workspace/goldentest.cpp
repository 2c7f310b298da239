// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

const QDir golden(QStringLiteral(RASHIN_SOURCE_DIR "/tests/golden"));

/// A golden document in a folder of its own, and what the release that wrote it read in it.
struct Golden
{
    explicit Golden(const QString &name) : path(folder.filePath(name))
    {
        REQUIRE(QFile::copy(golden.filePath(name), path));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        QFile read(golden.filePath(name.chopped(6) + u"json"_s));
        REQUIRE(read.open(QIODevice::ReadOnly));
        wanted = QJsonDocument::fromJson(read.readAll()).object();
    }

    QTemporaryDir folder;
    QString path;
    QJsonObject wanted;
};

QJsonValue asJson(const FieldSpec &field, const Value &value)
{
    if (value.isNull())
        return QJsonValue::Null;
    if (value.isReal())
        return value.toReal();
    if (value.isInteger() && !field.isReference())
        return value.toInteger();
    return registry::toText(field.field, value);
}

/// The cells that differ from what was read once, named by entity, row and field.
QStringList differences(const Reader &reader, const QJsonObject &wanted)
{
    QStringList found;
    for (auto rows = wanted.begin(); rows != wanted.end(); ++rows) {
        const EntitySpec *entity = registry::find(rows.key());
        REQUIRE(entity);
        if (reader.count(entity->entity).value() != rows->toArray().size())
            found += rows.key() + u": number of rows"_s;
        for (const QJsonValue row : rows->toArray()) {
            const auto record = reader.record(entity->entity, *RowId::parse(row[u"id"].toString()));
            REQUIRE_OK(record);
            const QJsonObject cells = row.toObject();
            for (auto cell = cells.begin(); cell != cells.end(); ++cell) {
                if (cell.key() == u"id")
                    continue;
                const FieldSpec *field = entity->find(cell.key());
                if (!field || asJson(*field, record->value(field->field)) != *cell)
                    found += rows.key() + u' ' + record->id().toString() + u' ' + cell.key();
            }
        }
    }
    return found;
}

} // namespace

TEST_CASE("a document of every release opens, is sound and holds the same cells", "[golden]")
{
    const QStringList names = golden.entryList({u"*.rashin"_s}, QDir::Files);
    REQUIRE_FALSE(names.isEmpty());
    for (const QString &name : names) {
        INFO(name);
        Golden document(name);
        testing::ManualClock clock;
        auto opened = Workspace::open(document.path, Access::ReadWrite, {u"試験"_s}, clock);
        REQUIRE_OK(opened);
        CHECK(differences((*opened)->read(), document.wanted) == QStringList());
        const auto soundness = (*opened)->check();
        REQUIRE_OK(soundness);
        CHECK(soundness->problems == QStringList());
        REQUIRE_OK((*opened)->undo());
    }
}

TEST_CASE("who only reads a document of an earlier release leaves its file as it is", "[golden]")
{
    for (const QString &name : golden.entryList({u"*.rashin"_s}, QDir::Files)) {
        INFO(name);
        Golden document(name);
        const auto bytes = [](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        testing::ManualClock clock;
        {
            auto opened = Workspace::open(document.path, Access::ReadOnly, {u"試験"_s}, clock);
            REQUIRE_OK(opened);
            CHECK((*opened)->isReadOnly());
            CHECK((*opened)->path() == document.path);
            CHECK(differences((*opened)->read(), document.wanted) == QStringList());
            const auto refused = (*opened)->perform(core::Batch(
                QLatin1String("project.set"), {}, [](Editor &) -> Result<> { return {}; }));
            CHECK_FALSE(refused.has_value());
        }
        CHECK(bytes(document.path) == bytes(golden.filePath(name)));
    }
}
