// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/messages.h"

#include "core/base/platform/terminal.h"
#include "core/schema/registry.h"

#include <QCoreApplication>

#include <cstdio>

namespace cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using Code = core::Error::Code;

struct Sentence
{
    Code code;
    const char *english; ///< %1 is the file
};
constexpr Sentence sentences[] = {
    {Code::NotFound, QT_TRANSLATE_NOOP("Cli", "%1: there is no such file or row.")},
    {Code::Conflict,
     QT_TRANSLATE_NOOP("Cli", "%1: it has been changed meanwhile. Read it again and repeat the command.")},
    {Code::Foreign, QT_TRANSLATE_NOOP("Cli", "%1: this is not a Rashin file. Name a file that ends in .rashin.")},
    {Code::Damaged,
     QT_TRANSLATE_NOOP("Cli", "%1: the file is damaged. Keep it for examination and go on with the newest "
                              "backup (rashin-cli restore).")},
    {Code::TooNew,
     QT_TRANSLATE_NOOP("Cli", "%1: the file was written by a newer version of Rashin. Update this program.")},
    {Code::Unreadable, QT_TRANSLATE_NOOP("Cli", "%1: the content could not be understood.")},
    {Code::TooLarge, QT_TRANSLATE_NOOP("Cli", "%1: it is larger than this program can take in. Divide it.")},
    {Code::OtherDocument,
     QT_TRANSLATE_NOOP("Cli", "%1: this is no copy of the same document. Nothing was changed; only copies of one document "
                              "can be merged.")},
    {Code::Partial,
     QT_TRANSLATE_NOOP("Cli", "%1: it holds only changes that build on an earlier state. Merge it into a document that has "
                              "that state, or ask the sender for the whole document.")},
    {Code::Sealed,
     QT_TRANSLATE_NOOP("Cli", "%1: it is sealed, and neither your key nor the passphrase given opens it. Ask the sender "
                              "for whom he sealed it.")},
    {Code::Untrusted,
     QT_TRANSLATE_NOOP("Cli", "%1: its signer is revoked, or is not the one you know of that office. Nothing was written; "
                              "telephone the sender and compare the digits.")},
    {Code::TwoEntities,
     QT_TRANSLATE_NOOP("Cli", "%1: one row in it was written as two different things, which Rashin never does. Nothing was "
                              "changed; ask those named for a copy from before, and keep the file for examination.")},
    {Code::Locked,
     QT_TRANSLATE_NOOP("Cli", "%1: somebody else is editing the file. Nothing was changed; try again later.")},
    {Code::ReadOnly,
     QT_TRANSLATE_NOOP("Cli", "%1: it may not be written. Check its permissions and those of its folder.")},
    {Code::DiskFull,
     QT_TRANSLATE_NOOP("Cli", "%1: there is no room left on the disk. Nothing was changed; make room and "
                              "repeat the command.")},
    {Code::Storage,
     QT_TRANSLATE_NOOP("Cli", "%1: it could not be read or written. Nothing was changed; check the disk, "
                              "the network and the permissions.")},
    {Code::Exists, QT_TRANSLATE_NOOP("Cli", "%1: it exists already and was not overwritten. Choose another name.")},
    {Code::InUse, QT_TRANSLATE_NOOP("Cli", "%1: it cannot be removed while others refer to it.")},
    {Code::InvalidValue, QT_TRANSLATE_NOOP("Cli", "%1: a value is not allowed.")},
    {Code::Closed,
     QT_TRANSLATE_NOOP("Cli", "%1: the sheet was handed in or is final. Nothing was changed; it can be changed again once "
                              "the desk has sent it back.")},
    {Code::Cancelled, QT_TRANSLATE_NOOP("Cli", "%1: stopped; nothing was changed.")},
};

/// "project.code" as an error names a field → with its range; empty where the detail is none.
QString refusedField(const QString &detail)
{
    if (detail.startsWith("required."_L1))
        return QCoreApplication::translate("Cli", "The field %1 is required at this stage and still empty; fill it in "
                                                  "before the sheet is submitted.")
            .arg(detail.section(u'.', 1));
    const qsizetype dot = detail.indexOf(u'.');
    const core::EntitySpec *entity = dot < 0 ? nullptr : core::registry::find(QStringView(detail).left(dot));
    const core::FieldSpec *field = entity ? entity->find(QStringView(detail).mid(dot + 1)) : nullptr;
    if (!field)
        return {};
    QString range = core::registry::rangeText(*field);
    if (field->isRequired())
        range += u' ' + QCoreApplication::translate("Cli", "(required)");
    return QCoreApplication::translate("Cli", "The field %1 does not take this value. Allowed: %2").arg(detail, range);
}

QString optionLine(const Option &option)
{
    QString head = u"  --"_s + QLatin1String(option.name);
    if (option.value)
        head += u' ' + QString::fromUtf8(option.value);
    return head.leftJustified(28) + (*option.help ? u' ' + QCoreApplication::translate("Cli", option.help) : QString())
           + u'\n';
}

} // namespace

void tell(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
}

QString sentenceFor(const core::Error &error, const QString &subject)
{
    if (error.code == Code::Usage && !error.detail.isEmpty())
        return error.detail;
    if (error.code == Code::InvalidValue) {
        if (const QString text = refusedField(error.detail); !text.isEmpty())
            return text;
    }
    for (const Sentence &entry : sentences) {
        if (entry.code != error.code)
            continue;
        const QString text = QCoreApplication::translate("Cli", entry.english).arg(subject);
        return error.detail.isEmpty() || error.detail == subject ? text : text + u" ["_s + error.detail + u']';
    }
    return subject + u": "_s + error.detail;
}

QString helpText()
{
    QString text = QCoreApplication::translate("Cli", "rashin-cli: does with a Rashin file what the desktop program "
                                                      "does. JSON on standard output,\nmessages on standard error.")
                   + u"\n\n"_s;
    for (const Command &command : commands())
        text += u"  "_s + QString::fromUtf8(command.name).leftJustified(12) + u' '
                + QCoreApplication::translate("Cli", command.summary) + u'\n';
    text += u'\n' + QCoreApplication::translate("Cli", "rashin-cli COMMAND --help explains one command.") + u'\n';
    text += QCoreApplication::translate(
        "Cli", "Exit codes: 0 done · 1 done, but something needs a person · 2 wrong usage · 3 damaged, foreign or not\n"
               "understood · 4 in use by another writer · 5 storage failed. After 2 to 5 no file was changed.");
    return text;
}

QString helpText(const Command &command)
{
    QString text = usageLine(command) + u"\n\n"_s + QCoreApplication::translate("Cli", command.summary) + u"\n\n"_s;
    for (const Option &option : command.options)
        text += optionLine(option);
    for (const Option &option : commonOptions())
        text += optionLine(option);
    return text.chopped(1);
}

Progress::Progress(bool quiet) : m_shown(!quiet && core::isErrorATerminal()) {}

Progress::~Progress()
{
    if (m_shown && m_percent >= 0)
        std::fputs("\r      \r", stderr);
}

void Progress::show(qint64 done, qint64 total)
{
    const int percent = total > 0 ? static_cast<int>(100 * done / total) : 100;
    if (!m_shown || percent == m_percent)
        return;
    m_percent = percent;
    std::fprintf(stderr, "\r%3d %% ", percent);
    std::fflush(stderr);
}

} // namespace cli
