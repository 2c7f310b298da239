// SPDX-License-Identifier: GPL-3.0-or-later
// Fills what lupdate found with the words of the glossaries; part of the build, never installed.
// usage: fill [--plural] RAW.ts OUT.ts GLOSSARY.tsv…
// A glossary line is  English<TAB>translation[<TAB>context]  or, with --plural,  English<TAB>one<TAB>many.
#include <QFile>
#include <QHash>
#include <QStringList>
#include <QTextStream>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Entry
{
    QStringList forms;
};

/// What the glossaries say; the key is the English text, or "context\nEnglish" where a line names its context.
using Glossary = QHash<QString, Entry>;

struct Message
{
    QString context;
    QString source;
    QString comment;
    QString extracomment;
    bool numerus = false;
};

QTextStream &errors()
{
    static QTextStream stream(stderr);
    return stream;
}

QString unescaped(QString text)
{
    return text.replace(u"\\n"_s, u"\n"_s).replace(u"\\t"_s, u"\t"_s);
}

/// False when the same English gets two different translations: then the reader must decide.
bool learn(Glossary &glossary, const QString &path, bool plural)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        errors() << path << ": cannot be read\n";
        return false;
    }
    bool clean = true;
    int number = 0;
    for (QString line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        ++number;
        if (line.trimmed().isEmpty() || line.startsWith(u'#'))
            continue;
        const QStringList parts = line.split(u'\t');
        if (parts.size() < 2 || parts[1].isEmpty()) {
            errors() << path << ':' << number << ": no translation after a tab\n";
            clean = false;
            continue;
        }
        QString key = unescaped(parts[0]);
        if (!plural && parts.size() > 2 && !parts[2].isEmpty())
            key = parts[2] + u'\n' + key;
        Entry entry{{unescaped(parts[1])}};
        if (plural)
            entry.forms.append(unescaped(parts.value(2)));
        const auto known = glossary.constFind(key);
        if (known != glossary.cend() && known->forms != entry.forms) {
            errors() << path << ':' << number << ": \"" << parts[0] << "\" is already \"" << known->forms[0]
                     << "\" elsewhere; agree on one, or name the context in a third column\n";
            clean = false;
        }
        glossary.insert(key, entry);
    }
    return clean;
}

void write(QXmlStreamWriter &out, const Message &message, const Glossary &glossary, int &missing)
{
    out.writeStartElement(u"message"_s);
    if (message.numerus)
        out.writeAttribute(u"numerus"_s, u"yes"_s);
    out.writeTextElement(u"source"_s, message.source);
    if (!message.comment.isEmpty())
        out.writeTextElement(u"comment"_s, message.comment);
    if (!message.extracomment.isEmpty())
        out.writeTextElement(u"extracomment"_s, message.extracomment);
    auto found = glossary.constFind(message.context + u'\n' + message.source);
    if (found == glossary.cend())
        found = glossary.constFind(message.source);
    out.writeStartElement(u"translation"_s);
    if (found == glossary.cend()) {
        out.writeAttribute(u"type"_s, u"unfinished"_s);
        errors() << "no translation: " << message.context << ": " << QString(message.source).replace(u'\n', u"\\n"_s)
                 << '\n';
        ++missing;
    } else if (message.numerus) {
        for (const QString &form : found->forms)
            out.writeTextElement(u"numerusform"_s, form);
    } else {
        out.writeCharacters(found->forms.first());
    }
    out.writeEndElement();
    out.writeEndElement();
}

Message read(QXmlStreamReader &in, const QString &context)
{
    Message message;
    message.context = context;
    message.numerus = in.attributes().value(u"numerus"_s) == u"yes"_s;
    while (in.readNextStartElement()) {
        if (in.name() == u"source"_s)
            message.source = in.readElementText();
        else if (in.name() == u"comment"_s)
            message.comment = in.readElementText();
        else if (in.name() == u"extracomment"_s)
            message.extracomment = in.readElementText();
        else
            in.skipCurrentElement();
    }
    return message;
}

/// Copies the .ts and puts the glossary's words into each message; returns how many have none, −1 if it is no .ts.
int fill(QIODevice &raw, QIODevice &filled, const Glossary &glossary)
{
    QXmlStreamReader in(&raw);
    QXmlStreamWriter out(&filled);
    out.setAutoFormatting(true);
    QString context;
    int missing = 0;
    while (!in.atEnd()) {
        in.readNext();
        if (in.isStartElement() && in.name() == u"message"_s) {
            write(out, read(in, context), glossary, missing);
        } else if (in.isStartElement() && in.name() == u"name"_s) {
            context = in.readElementText();
            out.writeTextElement(u"name"_s, context);
        } else if (!in.isWhitespace() && in.tokenType() != QXmlStreamReader::Invalid) {
            out.writeCurrentToken(in);
        }
    }
    return in.hasError() ? -1 : missing;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const bool plural = arguments.removeAll(u"--plural"_s) > 0;
    if (arguments.size() < 2)
        return 2;
    Glossary glossary;
    bool clean = true;
    for (const QString &path : arguments.mid(2))
        clean &= learn(glossary, path, plural);
    QFile raw(arguments[0]);
    QFile filled(arguments[1]);
    if (!raw.open(QIODevice::ReadOnly) || !filled.open(QIODevice::WriteOnly))
        return 2;
    const int missing = fill(raw, filled, glossary);
    if (missing > 0)
        errors() << missing << " texts have no translation yet; see translations/README.md\n";
    return missing < 0 || !clean ? 1 : 0;
}
