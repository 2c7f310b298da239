// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "core/schema/registry.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace core {

/// A plan to start from: policies, offices and schemes read from a JSON file (resources/templates/README.md has the
/// format). Every value in it has been held against the registry, and every name it refers to was found.
class Template
{
public:
    /// One row to be added. Rows it refers to stand before it.
    struct Row
    {
        Entity entity;
        QString path; ///< where it stands in the JSON, as in "$.policies[0].children[2]"
        std::vector<std::pair<Field, Value>> cells;
        std::vector<std::pair<Field, size_t>> links; ///< reference fields and the place of the row they name
    };

    /// Unreadable with the line where it is no JSON, or with the JSON path and the field's rule where it is no
    /// template; TooLarge beyond 16 MiB.
    [[nodiscard]] static Result<Template> parse(const QByteArray &json);
    /// One that comes with the program; NotFound for any other name.
    [[nodiscard]] static Result<Template> builtIn(const QString &name);
    [[nodiscard]] static QStringList builtInNames();

    /// The same plan as it starts in a fiscal year: schemes of later years are left out, and where that year has none,
    /// the latest earlier one (or else the earliest of all) takes its place with its dates moved.
    [[nodiscard]] Template startingIn(int year) const;

    /// The same plan with a scheme for every year between the first and the last: a gap takes that of the year before.
    [[nodiscard]] Template withoutGaps() const;

    /// A scheme that stands in the template.
    struct SchemeName
    {
        int year = 0;
        QString name = {};
    };
    [[nodiscard]] std::vector<SchemeName> schemes() const;
    /// The rows with that scheme alone, its days moved from its year to `toYear`; NotFound where it has none of the year.
    [[nodiscard]] Result<Template> withScheme(int year, int toYear) const;

    /// The same plan, marked as one that is only for trying out.
    [[nodiscard]] Template asSample() const;

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

private:
    [[nodiscard]] static Result<Template> read(const QJsonObject &document);
    [[nodiscard]] Template with(const QJsonArray &schemes) const;
    QJsonObject m_document;
    std::vector<Row> m_rows;
};

/// The first operation of a new document.
class CreateFromTemplate final : public Operation
{
public:
    CreateFromTemplate(Template plan, QString nameOfTemplate);
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("plan.create"); }
    [[nodiscard]] QString reason() const override { return m_reason; }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    Template m_template;
    QString m_reason;
};

} // namespace core
