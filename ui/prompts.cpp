// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts.h"

#include "ui/reasondialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString filterText(const QList<Prompts::FileKind> &kinds)
{
    QStringList filters;
    for (const Prompts::FileKind &kind : kinds) {
        QStringList patterns;
        for (const QString &ending : kind.endings)
            patterns.append(u"*."_s + ending);
        filters.append(kind.name + u" ("_s + patterns.join(u' ') + u')');
    }
    return filters.join(u";;"_s);
}

QString withEnding(const QString &path, const QList<Prompts::FileKind> &kinds, const QString &chosenFilter)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const Prompts::FileKind &kind : kinds) {
        if (kind.endings.contains(suffix))
            return path;
    }
    for (const Prompts::FileKind &kind : kinds) {
        if (chosenFilter.startsWith(kind.name) && !kind.endings.isEmpty())
            return path + u'.' + kind.endings.first();
    }
    return kinds.isEmpty() || kinds.first().endings.isEmpty() ? path : path + u'.' + kinds.first().endings.first();
}

QString startFolder(const QString &last)
{
    return last.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : last;
}

} // namespace

QString DialogPrompts::openFile(QWidget *parent, const QString &title, const QList<FileKind> &kinds)
{
    const QString path = QFileDialog::getOpenFileName(parent, title, startFolder(m_folder), filterText(kinds));
    if (!path.isEmpty())
        m_folder = QFileInfo(path).absolutePath();
    return path;
}

QStringList DialogPrompts::openFiles(QWidget *parent, const QString &title, const QList<FileKind> &kinds)
{
    const QStringList paths = QFileDialog::getOpenFileNames(parent, title, startFolder(m_folder), filterText(kinds));
    if (!paths.isEmpty())
        m_folder = QFileInfo(paths.first()).absolutePath();
    return paths;
}

QString DialogPrompts::saveFile(QWidget *parent, const QString &title, const QString &suggested,
                                const QList<FileKind> &kinds)
{
    return nameFile(parent, title, suggested, kinds, true);
}

QString DialogPrompts::newFile(QWidget *parent, const QString &title, const QString &suggested,
                               const QList<FileKind> &kinds)
{
    return nameFile(parent, title, suggested, kinds, false);
}

QString DialogPrompts::nameFile(QWidget *parent, const QString &title, const QString &suggested,
                                const QList<FileKind> &kinds, bool asksToOverwrite)
{
    QString filter;
    const QString start = QDir(startFolder(m_folder)).filePath(suggested);
    const auto options = asksToOverwrite ? QFileDialog::Options() : QFileDialog::DontConfirmOverwrite;
    const QString path = QFileDialog::getSaveFileName(parent, title, start, filterText(kinds), &filter, options);
    if (path.isEmpty())
        return {};
    m_folder = QFileInfo(path).absolutePath();
    return withEnding(path, kinds, filter);
}

QString DialogPrompts::folder(QWidget *parent, const QString &title)
{
    const QString path = QFileDialog::getExistingDirectory(parent, title, startFolder(m_folder));
    if (!path.isEmpty())
        m_folder = path;
    return path;
}

bool DialogPrompts::confirm(QWidget *parent, const QString &question, const QString &explanation, const QString &verb)
{
    return choose(parent, question, explanation, {verb}) == 0;
}

std::optional<int> DialogPrompts::choose(QWidget *parent, const QString &question, const QString &explanation,
                                         const QStringList &verbs)
{
    QMessageBox box(QMessageBox::Question, QGuiApplication::applicationDisplayName(), question, QMessageBox::NoButton, parent);
    box.setInformativeText(explanation);
    QList<QAbstractButton *> buttons;
    for (const QString &verb : verbs)
        buttons.append(box.addButton(verb, QMessageBox::AcceptRole));
    QPushButton *cancel = box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(cancel);
    box.setEscapeButton(cancel);
    box.exec();
    const qsizetype index = buttons.indexOf(box.clickedButton());
    return index < 0 ? std::nullopt : std::optional(static_cast<int>(index));
}

std::optional<QString> DialogPrompts::askText(QWidget *parent, const QString &title, const QString &label,
                                              const QString &initial)
{
    bool accepted = false;
    const QString text = QInputDialog::getText(parent, title, label, QLineEdit::Normal, initial, &accepted);
    return accepted ? std::optional(text) : std::nullopt;
}

std::optional<QString> DialogPrompts::askReason(QWidget *parent, const Reason &asked)
{
    ReasonDialog dialog(asked, parent);
    return dialog.exec() == QDialog::Accepted ? std::optional(dialog.text()) : std::nullopt;
}

std::optional<QString> DialogPrompts::askSecret(QWidget *parent, const QString &title, const QString &label)
{
    bool accepted = false;
    const QString text = QInputDialog::getText(parent, title, label, QLineEdit::Password, {}, &accepted);
    return accepted && !text.isEmpty() ? std::optional(text) : std::nullopt;
}

void DialogPrompts::tell(QWidget *parent, const QString &sentence)
{
    QMessageBox::information(parent, QGuiApplication::applicationDisplayName(), sentence);
}

} // namespace ui
