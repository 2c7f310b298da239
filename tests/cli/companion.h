// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace testing {

/// What the program answered.
struct Answer
{
    int code = -1;
    QByteArray output;
    QString messages;

    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] QJsonArray array() const;
    /// Names of the members of the object, sorted.
    [[nodiscard]] QStringList keys() const { return object().keys(); }
};

/// Runs the built rashin-cli in a folder of its own, as a script would: nothing of what is inside is known here.
class Companion
{
public:
    Companion();

    [[nodiscard]] Answer run(const QStringList &arguments,
                             const QString &language = QStringLiteral("ja_JP.UTF-8")) const;
    /// Runs it and expects the code; the messages are shown where it is another.
    Answer expect(int code, const QStringList &arguments) const;
    Answer done(const QStringList &arguments) const { return expect(0, arguments); }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray bytes(const QString &name) const;
    void write(const QString &name, const QByteArray &content) const;
    /// Names in the folder, sorted.
    [[nodiscard]] QStringList files() const;

    /// A new plan of Minato, or a sample.
    void makePlan(const QString &name) const;
    void makeSample(const QString &name, int projects = 12, int years = 3) const;
    /// The id of the first project of a file.
    [[nodiscard]] QString firstProject(const QString &name) const;

    [[nodiscard]] static QString program() { return QStringLiteral(RASHIN_CLI); }

private:
    QTemporaryDir m_folder;
};

} // namespace testing
