// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

class QWidget;

namespace ui {

/// Everything that stops a person with a question. The only place that knows message boxes and file dialogs; tests
/// answer through testing::ScriptedPrompts instead.
class Prompts
{
public:
    virtual ~Prompts() = default;

    /// A kind of file: its name for people and its endings, as in {tr("Excel workbook"), {"xlsx"}}.
    struct FileKind
    {
        QString name;
        QStringList endings;
    };

    /// Empty when the person changed their mind. The folder last used for each kind is offered again.
    virtual QString openFile(QWidget *parent, const QString &title, const QList<FileKind> &kinds) = 0;
    virtual QStringList openFiles(QWidget *parent, const QString &title, const QList<FileKind> &kinds) = 0;
    /// The name ends in an ending of its kind; an existing file is asked about.
    virtual QString saveFile(QWidget *parent, const QString &title, const QString &suggested,
                             const QList<FileKind> &kinds) = 0;
    /// As saveFile, for what never overwrites: the caller says so when the name is taken.
    virtual QString newFile(QWidget *parent, const QString &title, const QString &suggested,
                            const QList<FileKind> &kinds) = 0;
    virtual QString folder(QWidget *parent, const QString &title) = 0;

    /// Only for what cannot be undone. `verb` is the button: 「削除する」, never "OK".
    virtual bool confirm(QWidget *parent, const QString &question, const QString &explanation, const QString &verb) = 0;
    /// One of several ways to go on; the index into `verbs`, or nothing.
    virtual std::optional<int> choose(QWidget *parent, const QString &question, const QString &explanation,
                                      const QStringList &verbs) = 0;
    /// One line of text; nothing when the person changed their mind.
    virtual std::optional<QString> askText(QWidget *parent, const QString &title, const QString &label,
                                           const QString &initial) = 0;
    /// Why something is done, in as many lines as it takes.
    struct Reason
    {
        QString title;
        QString question; ///< and who will read the answer
        QString verb;     ///< the button: 「差し戻す」
        QString initial = {};
        bool isRequired = true;
    };
    /// Without blanks around it; nothing when the person changed their mind.
    virtual std::optional<QString> askReason(QWidget *parent, const Reason &asked) = 0;
    /// A passphrase: what is typed is not shown. Nothing when the person changed their mind.
    virtual std::optional<QString> askSecret(QWidget *parent, const QString &title, const QString &label) = 0;
    /// For what has no place in a window (yet); pages use their message bar.
    virtual void tell(QWidget *parent, const QString &sentence) = 0;
};

/// Asks with Qt's dialogs.
class DialogPrompts final : public Prompts
{
public:
    QString openFile(QWidget *parent, const QString &title, const QList<FileKind> &kinds) override;
    QStringList openFiles(QWidget *parent, const QString &title, const QList<FileKind> &kinds) override;
    QString saveFile(QWidget *parent, const QString &title, const QString &suggested,
                     const QList<FileKind> &kinds) override;
    QString newFile(QWidget *parent, const QString &title, const QString &suggested,
                    const QList<FileKind> &kinds) override;
    QString folder(QWidget *parent, const QString &title) override;
    bool confirm(QWidget *parent, const QString &question, const QString &explanation, const QString &verb) override;
    std::optional<int> choose(QWidget *parent, const QString &question, const QString &explanation,
                              const QStringList &verbs) override;
    std::optional<QString> askText(QWidget *parent, const QString &title, const QString &label,
                                   const QString &initial) override;
    std::optional<QString> askReason(QWidget *parent, const Reason &asked) override;
    std::optional<QString> askSecret(QWidget *parent, const QString &title, const QString &label) override;
    void tell(QWidget *parent, const QString &sentence) override;

private:
    QString nameFile(QWidget *parent, const QString &title, const QString &suggested, const QList<FileKind> &kinds,
                     bool asksToOverwrite);
    QString m_folder;
};

} // namespace ui
