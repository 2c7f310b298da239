// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pdffolder.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>

namespace ui::print {

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::Result;

namespace {

constexpr qsizetype longestName = 80; // characters; three bytes each, a file's name holds 255

/// Without what some system does not allow in a name, and unlike those given before.
QString fileNameOf(const core::Record &project, QSet<QString> &taken)
{
    QString name = project.text(core::Field::ProjectCode) + u'_' + project.text(core::Field::ProjectName);
    for (const QChar forbidden : u"\\/:*?\"<>|\n\t"_s)
        name.replace(forbidden, u'-');
    name = name.left(longestName).trimmed();
    while (name.startsWith(u'.') || name.startsWith(u'_'))
        name.remove(0, 1);
    if (name.isEmpty() || taken.contains(name.toLower()))
        name += u'_' + project.id().toString();
    taken.insert(name.toLower());
    return name + u".pdf"_s;
}

Result<> moveAll(const QDir &from, const QDir &to)
{
    for (const QString &name : from.entryList(QDir::Files)) {
        const QString target = to.filePath(name);
        if (QFile::exists(target) && !QFile::remove(target))
            return core::failure(Error::Code::ReadOnly, target);
        if (!QFile::rename(from.filePath(name), target))
            return core::failure(Error::Code::Storage, target);
    }
    return {};
}

} // namespace

Result<JobResult> writePdfFolder(const core::Reader &reader, const ReportJob &job, const QString &folder,
                                 const Progress &progress)
{
    if (job.kind != ReportKind::Sheet)
        return core::failure(Error::Code::Usage);
    QElapsedTimer clock;
    clock.start();
    RASHIN_LET(const auto groups, core::report::projectsIn(reader, job.scope, job.grouping));
    std::vector<core::Record> projects;
    for (const auto &group : groups)
        projects.insert(projects.end(), group.projects.begin(), group.projects.end());
    if (projects.empty())
        return core::failure(Error::Code::NotFound);
    QTemporaryDir beside(QDir(folder).filePath(u".rashin-XXXXXX"_s)); // on the same disk, so that moving is no copying
    if (!beside.isValid())
        return core::failure(QFileInfo(folder).isWritable() ? Error::Code::Storage : Error::Code::ReadOnly, folder);
    QSet<QString> taken;
    JobResult all{0, int(projects.size()), 0};
    for (int done = 0; const core::Record &project : projects) {
        ReportJob one = job;
        one.scope.projects = {project.id()};
        RASHIN_LET(const JobResult written, writePdf(reader, one, beside.filePath(fileNameOf(project, taken))));
        all.pages += written.pages;
        if (progress && !progress(++done, all.projects))
            return core::failure(Error::Code::Cancelled);
    }
    RASHIN_TRY(moveAll(QDir(beside.path()), QDir(folder)));
    all.milliseconds = clock.elapsed();
    return all;
}

} // namespace ui::print
