// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace ui {

class MessageBar;

/// What the window shows while no file is open: the ways to begin, and the files of last time.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setRecentFiles(const QStringList &paths);
    [[nodiscard]] MessageBar &messages() const { return *m_messages; }
    void focusFirst();

signals:
    /// `templateName` as core::Template::builtIn() knows it.
    void newWanted(const QString &templateName);
    void ownTemplateWanted();
    void openWanted();
    void importWanted();
    void sampleWanted();
    void recentWanted(const QString &path);
    void forgetWanted(const QString &path);

private:
    void addDoors(QWidget *sheet);
    QWidget *recentRow(const QString &path, int number);

    MessageBar *m_messages;
    QGridLayout *m_doors;
    QVBoxLayout *m_recent;
};

} // namespace ui
