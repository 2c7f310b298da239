// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/prompts.h"

#include <QQueue>

namespace testing {

/// Answers the program's questions from a script and remembers what was asked. A question nobody wrote an answer for
/// is answered like a person who changed their mind.
class ScriptedPrompts final : public ui::Prompts
{
public:
    QQueue<QString> files;    ///< answers to openFile, openFiles, saveFile, folder
    QQueue<int> choices;      ///< answers to confirm (0 = yes) and choose
    QQueue<QString> texts;    ///< answers to askText, askReason and askSecret
    QStringList asked;        ///< every question and every sentence told

    QString openFile(QWidget *, const QString &title, const QList<FileKind> &) override { return file(title); }
    QStringList openFiles(QWidget *, const QString &title, const QList<FileKind> &) override
    {
        const QString path = file(title);
        return path.isEmpty() ? QStringList() : QStringList{path};
    }
    QString saveFile(QWidget *, const QString &title, const QString &, const QList<FileKind> &) override
    {
        return file(title);
    }
    QString newFile(QWidget *, const QString &title, const QString &, const QList<FileKind> &) override
    {
        return file(title);
    }
    QString folder(QWidget *, const QString &title) override { return file(title); }
    bool confirm(QWidget *, const QString &question, const QString &, const QString &) override
    {
        return choice(question) == 0;
    }
    std::optional<int> choose(QWidget *, const QString &question, const QString &, const QStringList &) override
    {
        return choice(question);
    }
    std::optional<QString> askText(QWidget *, const QString &title, const QString &, const QString &) override
    {
        asked.append(title);
        return texts.isEmpty() ? std::nullopt : std::optional(texts.dequeue());
    }
    std::optional<QString> askReason(QWidget *, const Reason &reason) override
    {
        asked.append(reason.title);
        return texts.isEmpty() ? std::nullopt : std::optional(texts.dequeue());
    }
    std::optional<QString> askSecret(QWidget *, const QString &title, const QString &) override
    {
        asked.append(title);
        return texts.isEmpty() ? std::nullopt : std::optional(texts.dequeue());
    }
    void tell(QWidget *, const QString &sentence) override { asked.append(sentence); }

private:
    QString file(const QString &title)
    {
        asked.append(title);
        return files.isEmpty() ? QString() : files.dequeue();
    }
    std::optional<int> choice(const QString &question)
    {
        asked.append(question);
        return choices.isEmpty() ? std::nullopt : std::optional(choices.dequeue());
    }
};

} // namespace testing
