// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/refusaltext.h"

#include "ui/errortext.h"

#include <QCoreApplication>

namespace ui {

namespace {

using Code = core::Error::Code;

struct Words
{
    Code code;
    const char *word;
    const char *advice; ///< %1 is the sender
};
constexpr Words words[] = {
    {Code::Foreign, QT_TRANSLATE_NOOP("Refusal", "No file of Rashin"),
     QT_TRANSLATE_NOOP("Refusal", "This is neither a plan nor a package of Rashin. Ask %1 which file was meant.")},
    {Code::Damaged, QT_TRANSLATE_NOOP("Refusal", "Damaged on the way"),
     QT_TRANSLATE_NOOP("Refusal",
                       "The file is not as it was sent: a part is missing or was changed. Nothing of it is used. "
                       "Ask %1 to hand the file over once more.")},
    {Code::TooNew, QT_TRANSLATE_NOOP("Refusal", "From a newer Rashin"),
     QT_TRANSLATE_NOOP("Refusal",
                       "%1 works with a newer version of Rashin. Update Rashin on this computer, then add the file "
                       "again.")},
    {Code::TooLarge, QT_TRANSLATE_NOOP("Refusal", "Too large"),
     QT_TRANSLATE_NOOP("Refusal", "The file says to be larger than any plan. Ask %1 whether it is the right one.")},
    {Code::OtherDocument, QT_TRANSLATE_NOOP("Refusal", "Another plan"),
     QT_TRANSLATE_NOOP("Refusal",
                       "This is a file of another plan: it does not descend from this one. Ask %1 for the file that "
                       "was made from the copy you gave out.")},
    {Code::Untrusted, QT_TRANSLATE_NOOP("Refusal", "Signer not accepted"),
     QT_TRANSLATE_NOOP("Refusal",
                       "The key of the signer is no longer valid, or not the known one. Telephone %1 and compare "
                       "the digits.")},
    {Code::NotFound, QT_TRANSLATE_NOOP("Refusal", "No longer there"),
     QT_TRANSLATE_NOOP("Refusal",
                       "The file is no longer where it was: moved, renamed, or on a stick that was pulled out. Put it "
                       "back, or add it from its new place.")},
    {Code::Locked, QT_TRANSLATE_NOOP("Refusal", "In use"),
     QT_TRANSLATE_NOOP("Refusal",
                       "Somebody is writing in this file at present. Wait until it is closed, then add it again.")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("Refusal", text);
}

/// A difference without what it builds on: the usual reason is a package that was lost or lies further down the pile.
Refusal partial(const core::Error &error, const QString &sender)
{
    const QString missing = QCoreApplication::translate(
        "Refusal", "It holds only the changes after an earlier package, and %n change(s) it builds on are not here.",
        nullptr, error.detail.toInt());
    return {translated(QT_TRANSLATE_NOOP("Refusal", "An earlier package is missing")),
            missing + u' '
                + translated(QT_TRANSLATE_NOOP("Refusal",
                                               "Add the earlier package of %1, if you have it: once that is taken in, "
                                               "this one is looked at again. If not, ask %1 for the “Exchange "
                                               "package, the whole”."))
                      .arg(sender)};
}

Refusal sealed(const QString &sender, std::optional<core::SealKind> seal)
{
    const bool isForKeys = seal == core::SealKind::Keys;
    return {translated(QT_TRANSLATE_NOOP("Refusal", "Closed")),
            translated(isForKeys
                           ? QT_TRANSLATE_NOOP("Refusal",
                                               "It is closed for keys, and yours does not open it. If your keys have a "
                                               "passphrase, tell it with the button above. If not, the package was "
                                               "closed for somebody else: ask %1 to close it for the key shown under "
                                               "Keys.")
                           : QT_TRANSLATE_NOOP("Refusal",
                                               "It is closed by a passphrase. Have %1 tell it to you by telephone, and "
                                               "type it in with the button above."))
                .arg(sender)};
}

} // namespace

Refusal refusalOf(const core::Error &error, const QString &sender, std::optional<core::SealKind> seal)
{
    const QString whom = sender.isEmpty() ? translated(QT_TRANSLATE_NOOP("Refusal", "the sender")) : sender;
    if (error.code == Code::Partial)
        return partial(error, whom);
    if (error.code == Code::Sealed)
        return sealed(whom, seal);
    for (const Words &known : words) {
        if (known.code == error.code)
            return {translated(known.word), translated(known.advice).arg(whom)};
    }
    return {translated(QT_TRANSLATE_NOOP("Refusal", "Cannot be taken in")), errorText(error)};
}

} // namespace ui
