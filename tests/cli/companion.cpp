// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

#include <QDir>
#include <QFile>
#include <QProcess>

using namespace Qt::Literals::StringLiterals;

namespace testing {

QJsonObject Answer::object() const
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(output, &problem);
    INFO(output.toStdString());
    REQUIRE(problem.error == QJsonParseError::NoError);
    REQUIRE(document.isObject());
    return document.object();
}

QJsonArray Answer::array() const
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(output, &problem);
    INFO(output.toStdString());
    REQUIRE(problem.error == QJsonParseError::NoError);
    REQUIRE(document.isArray());
    return document.array();
}

Companion::Companion()
{
    REQUIRE(m_folder.isValid());
}

Answer Companion::run(const QStringList &arguments, const QString &language) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, language);
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(program(), arguments);
    REQUIRE(process.waitForFinished(300'000));
    REQUIRE(process.exitStatus() == QProcess::NormalExit);
    return {process.exitCode(), process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
}

Answer Companion::expect(int code, const QStringList &arguments) const
{
    const Answer answer = run(arguments);
    INFO(arguments.join(u' ') << ": " << answer.messages << answer.output.left(2000).toStdString());
    REQUIRE(answer.code == code);
    if (code >= 2)
        CHECK_FALSE(answer.messages.isEmpty());
    return answer;
}

QByteArray Companion::bytes(const QString &name) const
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void Companion::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    REQUIRE(file.write(content) == content.size());
}

QStringList Companion::files() const
{
    return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

void Companion::makePlan(const QString &name) const
{
    const Answer made = done({u"new"_s, name, u"--template"_s, u"minato"_s, u"--year"_s, u"2026"_s});
    REQUIRE(made.object()["counts"_L1]["policy"_L1] == 30);
}

void Companion::makeSample(const QString &name, int projects, int years) const
{
    const Answer made = done({u"sample"_s, name, u"--projects"_s, QString::number(projects), u"--years"_s,
                              QString::number(years), u"--seed"_s, u"1"_s});
    REQUIRE(made.object()["counts"_L1]["project"_L1] == projects);
}

QString Companion::firstProject(const QString &name) const
{
    const QJsonArray projects = done({u"list"_s, name, u"project"_s, u"--fields"_s, u"code"_s}).array();
    REQUIRE_FALSE(projects.isEmpty());
    return projects.first()["id"_L1].toString();
}

} // namespace testing
