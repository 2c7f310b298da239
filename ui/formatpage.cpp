// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formatpage.h"

#include "core/schema/ddl.h"
#include "core/schema/registry.h"
#include "ui/labels.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// The context of this page's words, as translators see it.
struct FormatPage
{
    Q_DECLARE_TR_FUNCTIONS(FormatPage)
};

QString typeText(const FieldSpec &field)
{
    switch (field.kind.type) {
    case FieldType::Text: return FormatPage::tr("text, one line");
    case FieldType::LongText: return FormatPage::tr("text");
    case FieldType::Integer: return FormatPage::tr("whole number");
    case FieldType::Money: return FormatPage::tr("amount in thousand yen");
    case FieldType::Real: return FormatPage::tr("number");
    case FieldType::Year: return FormatPage::tr("fiscal year");
    case FieldType::Date: return FormatPage::tr("date");
    case FieldType::Boolean: return FormatPage::tr("yes or no (1 or 0)");
    case FieldType::Choice: return FormatPage::tr("one of several codes");
    case FieldType::Reference: return FormatPage::tr("id of a row");
    case FieldType::Position: return FormatPage::tr("place among siblings");
    }
    return {};
}

QString disclosureText(Disclosure disclosure)
{
    switch (disclosure) {
    case Disclosure::Public: return FormatPage::tr("public");
    case Disclosure::Internal: return FormatPage::tr("city hall only");
    case Disclosure::Section: return FormatPage::tr("section only");
    }
    return {};
}

QString roleText(const FieldSpec &field)
{
    if (field.isKey())
        return FormatPage::tr("key");
    if (field.isRequired())
        return FormatPage::tr("required");
    return {};
}

/// A cell of a Markdown table: a bar would end it.
QString cell(QString text)
{
    return text.replace(u'|', u"／"_s);
}

QString fieldRow(const FieldSpec &field)
{
    return u"| %1 | `%2` | %3 | %4 | %5 | %6 | %7 |\n"_s.arg(static_cast<int>(field.field))
        .arg(QString(field.name), cell(labels::field(field.field)), typeText(field), cell(registry::rangeText(field)),
             roleText(field), disclosureText(field.disclosure));
}

QString entityPart(const EntitySpec &entity)
{
    QString page = u"\n### %1 `%2`\n\n"_s.arg(labels::entity(entity.entity), QString(entity.name));
    if (entity.hasNaturalKey())
        page += FormatPage::tr("The id of a row is a hash of its key: the same row in every copy.") + u"\n\n"_s;
    const QStringList headings = {FormatPage::tr("Number"), FormatPage::tr("Name"),  FormatPage::tr("Label"),
                                  FormatPage::tr("Type"),   FormatPage::tr("Range"), FormatPage::tr("Role"),
                                  FormatPage::tr("Disclosure")};
    page += u"| "_s + headings.join(u" | "_s) + u" |\n|---|---|---|---|---|---|---|\n"_s;
    for (const FieldSpec &field : entity.fields)
        page += fieldRow(field);
    return page;
}

} // namespace

QString formatPage()
{
    QString page = u"# %1\n\n%2\n\n## %3\n\n```sql\n"_s.arg(
        FormatPage::tr("The file format of Rashin"),
        FormatPage::tr("A .rashin file is a SQLite database (application_id 0x52415348, user_version %1). Its truth is "
            "the log, to which rows are only ever added; every other table is computed from it and may be "
            "dropped and computed anew (rashin-cli check compares them).")
            .arg(registry::formatVersion),
        FormatPage::tr("The log"));
    for (const QString &sql : ddl::log())
        page += sql + u";\n"_s;
    page += u"```\n\n%1\n\n## %2\n"_s.arg(
        FormatPage::tr("op.col is the number of a field as below; the number of an entity × 256 alone says whether the "
            "row exists. op.prev names the version that the write replaced. tx.hash is BLAKE2b-256 over the "
            "canonical form described in core/storage/README.md."),
        FormatPage::tr("Entities and fields"));
    for (const EntitySpec &entity : registry::entities())
        page += entityPart(entity);
    return page;
}

} // namespace ui
