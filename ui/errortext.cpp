// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"

#include "core/schema/registry.h"
#include "ui/labels.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

using Code = core::Error::Code;

/// "money.total" as the error names it → 「事業費」; empty if the detail is no field.
QString fieldIn(const QString &detail)
{
    const qsizetype dot = detail.indexOf(u'.');
    const core::EntitySpec *entity = dot < 0 ? nullptr : core::registry::find(QStringView(detail).left(dot));
    const core::FieldSpec *field = entity ? entity->find(QStringView(detail).mid(dot + 1)) : nullptr;
    return field ? labels::field(field->field) : QString();
}

QString entityIn(const QString &detail)
{
    const core::EntitySpec *entity = core::registry::find(detail);
    return entity ? labels::entity(entity->entity) : detail;
}

QString sentence(const char *english)
{
    return QCoreApplication::translate("Error", english);
}

/// Rules that are about more than one field.
struct Rule
{
    const char *detail;
    const char *english;
};
constexpr Rule rules[] = {
    {"logic_link.circle", QT_TRANSLATE_NOOP("Error", "This link would lead back to where it begins: a logic model goes from "
                                                     "cause to effect only. Nothing was changed.")},
    {"logic_link.apart", QT_TRANSLATE_NOOP("Error", "The two elements belong to different projects. Link elements of one "
                                                    "project.")},
};

/// Errors that name something: a field, an entity, a person, a place in a table.
QString named(const core::Error &error)
{
    switch (error.code) {
    case Code::InvalidValue: {
        for (const Rule &rule : rules) {
            if (error.detail == QLatin1String(rule.detail))
                return sentence(rule.english);
        }
        if (error.detail.startsWith(QLatin1String("required.")))
            return QCoreApplication::translate("Error", "“%1” is required at this stage and still empty. Fill it in before "
                                                        "the sheet is submitted.")
                .arg(fieldIn(error.detail.section(u'.', 1)));
        const QString field = fieldIn(error.detail);
        return field.isEmpty() ? QCoreApplication::translate("Error", "This value is not allowed here. Please correct it.")
                               : QCoreApplication::translate(
                                     "Error", "“%1” does not accept this value. Please correct it.").arg(field);
    }
    case Code::Closed: // of a sheet the general sentence is right
        return error.detail == QLatin1String("policy_evaluation")
                   ? QCoreApplication::translate("Error", "This policy evaluation is final, so nothing was changed. Open it "
                                                          "again to change it.")
                   : QString();
    case Code::InUse:
        return QCoreApplication::translate(
                   "Error", "It cannot be removed while others refer to it (%1). Remove or change those first.")
            .arg(entityIn(error.detail));
    case Code::Locked:
        return error.detail.isEmpty()
                   ? QCoreApplication::translate("Error", "Someone else is editing this file. Open it read-only, or try "
                                                          "again later.")
                   : QCoreApplication::translate("Error", "%1 is editing this file. Open it read-only, or try again "
                                                          "later.").arg(error.detail);
    case Code::Unreadable:
        return QCoreApplication::translate("Error", "The content could not be understood (%1). Check the file and its "
                                                    "kind.").arg(error.detail);
    case Code::TwoEntities:
        return QCoreApplication::translate("Error", "One row in this file was written as two different things, in the work "
                                                    "of %1. Rashin never does that, so nothing was taken in. Ask them for a "
                                                    "copy from before that work, and keep the file for examination.")
            .arg(error.detail);
    default:
        return {};
    }
}

struct Sentence
{
    Code code;
    const char *english;
};
constexpr Sentence sentences[] = {
    {Code::NotFound, QT_TRANSLATE_NOOP("Error", "It is no longer there. Someone may have removed or moved it.")},
    {Code::Conflict, QT_TRANSLATE_NOOP("Error", "It has been changed meanwhile. Look at the new state and try again.")},
    {Code::Foreign, QT_TRANSLATE_NOOP("Error", "This is not a Rashin file. Choose a file that ends in .rashin.")},
    {Code::Damaged, QT_TRANSLATE_NOOP("Error", "The file is damaged. Open the newest backup beside it, and keep the "
                                               "damaged file for examination.")},
    {Code::TooNew, QT_TRANSLATE_NOOP("Error", "The file was written by a newer version of Rashin. Update this program "
                                              "to open it.")},
    {Code::TooLarge, QT_TRANSLATE_NOOP("Error", "It is larger than this program can take in. Divide it and try again.")},
    {Code::ReadOnly, QT_TRANSLATE_NOOP("Error", "The file is open for reading only, so nothing was changed. Save a copy "
                                                "to work on it.")},
    {Code::DiskFull, QT_TRANSLATE_NOOP("Error", "There is no room left on the disk, so nothing was changed. Make room "
                                                "and try again.")},
    {Code::Storage, QT_TRANSLATE_NOOP("Error", "The file could not be read or written, so nothing was changed. Check "
                                               "the disk or the network, and try again.")},
    {Code::Exists, QT_TRANSLATE_NOOP("Error", "It exists already and was not overwritten. Choose another name.")},
    {Code::Cancelled, QT_TRANSLATE_NOOP("Error", "Stopped. Nothing was changed.")},
    {Code::OtherDocument, QT_TRANSLATE_NOOP("Error", "This is no copy of the document that is open, so nothing was taken "
                                                     "in. Only copies of one document can be merged.")},
    {Code::Partial, QT_TRANSLATE_NOOP("Error", "The file holds only changes that build on an earlier state. Take it in on "
                                               "the Exchange page of a document that has that state, or ask for the whole "
                                               "document.")},
    {Code::Sealed, QT_TRANSLATE_NOOP("Error", "The package is sealed, and neither your key nor the passphrase opens it. "
                                              "Check the passphrase, or ask the sender for whom he sealed it.")},
    {Code::Untrusted, QT_TRANSLATE_NOOP("Error", "The signer is revoked, or is not the one known of that office, so "
                                                 "nothing was taken in. Telephone the sender and compare the digits.")},
    {Code::Closed, QT_TRANSLATE_NOOP("Error", "This sheet was handed in or is final, so nothing was changed. It can be "
                                              "changed again once the desk has sent it back.")},
    {Code::Usage, QT_TRANSLATE_NOOP("Error", "This cannot be done here. Nothing was changed.")},
};

} // namespace

QString errorText(const core::Error &error)
{
    if (const QString text = named(error); !text.isEmpty())
        return text;
    for (const Sentence &entry : sentences) {
        if (entry.code == error.code)
            return sentence(entry.english);
    }
    return error.detail;
}

QString errorText(const core::Error &error, const QString &path)
{
    return QCoreApplication::translate("Error", "“%1”: %2").arg(QFileInfo(path).fileName(), errorText(error));
}

} // namespace ui
