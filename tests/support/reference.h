// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testing.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <vector>

namespace testing {

/// What the reference answers to all the cases, in their order; none where there is no Python to ask.
inline std::vector<QJsonObject> reference(const std::vector<QJsonObject> &cases)
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty()) {
        WARN("python3 is not installed: the formulas were not held against their reference");
        return {};
    }
    QByteArray asked;
    for (const QJsonObject &one : cases)
        asked += QJsonDocument(one).toJson(QJsonDocument::Compact) + '\n';
    QProcess process;
    process.start(python, {QStringLiteral(RASHIN_SOURCE_DIR "/tests/core/domain/reference.py")});
    REQUIRE(process.waitForStarted());
    process.write(asked);
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(60'000));
    INFO(process.readAllStandardError().toStdString());
    REQUIRE(process.exitCode() == 0);
    std::vector<QJsonObject> answers;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            answers.push_back(QJsonDocument::fromJson(line).object());
    }
    REQUIRE(answers.size() == cases.size());
    return answers;
}

} // namespace testing
