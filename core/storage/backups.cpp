// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/backups.h"

#include "core/storage/document.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace core::backups {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *codes[] = {"", "manual", "daily", "upgrade", "merge", "import", "bulk", "restore"};

const QString unfinished = u"part"_s;
const QString stampFormat = u"yyyyMMdd-HHmmss"_s;

QString codeOf(Reason reason)
{
    return QString::fromLatin1(codes[static_cast<int>(reason)]);
}

Reason reasonOf(const QString &code)
{
    const auto found = std::find_if(std::begin(codes), std::end(codes),
                                    [&](const char *known) { return code == QLatin1String(known); });
    return found == std::end(codes) ? Reason::Unknown : static_cast<Reason>(found - std::begin(codes));
}

/// What stands between the document's name and the ending: the stamp, why, and a number where two fell into one second.
std::optional<Backup> read(const QFileInfo &file, qsizetype stem)
{
    static const QRegularExpression pattern(uR"(^\.backup-(\d{8}-\d{6})(?:-([a-z]+))?(?:-\d+)?$)"_s);
    const auto match = pattern.match(file.completeBaseName().mid(stem));
    const QDateTime at = QDateTime::fromString(match.captured(1), stampFormat);
    if (!at.isValid())
        return std::nullopt;
    return Backup{file.filePath(), reasonOf(match.captured(2)), at, file.size()};
}

/// A copy in the making has its final name with an ending more. One that nobody has written to for a day is nobody's:
/// a copy takes minutes at most. Only names that make() gives are touched.
void removeLeftovers(const QString &document, const QDateTime &now)
{
    const QFileInfo info(document);
    const QString stem = info.completeBaseName();
    for (const QFileInfo &file : info.absoluteDir().entryInfoList(QDir::Files)) {
        if (file.suffix() != unfinished || file.lastModified() > now.addDays(-1))
            continue;
        const QFileInfo meant(file.path() + u'/' + file.completeBaseName());
        const bool isOurs = meant.suffix() == info.suffix() && meant.completeBaseName().startsWith(stem + u".backup-"_s)
                            && read(meant, stem.size());
        if (isOurs)
            QFile::remove(file.filePath());
    }
}

} // namespace

QString pathFor(const QString &document, Reason reason, const QDateTime &now)
{
    const QFileInfo info(document);
    QString stem = info.path() + u'/' + info.completeBaseName() + u".backup-"_s + now.toLocalTime().toString(stampFormat);
    if (reason != Reason::Unknown)
        stem += u'-' + codeOf(reason);
    QString path = stem + u'.' + info.suffix();
    for (int again = 2; QFileInfo::exists(path); ++again)
        path = stem + u'-' + QString::number(again) + u'.' + info.suffix();
    return path;
}

Result<QString> make(Database &source, Reason reason, const QDateTime &now)
{
    QString path = pathFor(source.path(), reason, now);
    RASHIN_TRY(document::copy(source, path));
    return path;
}

std::vector<Backup> list(const QString &document)
{
    const QFileInfo info(document);
    const QString stem = info.completeBaseName();
    std::vector<Backup> found;
    // No name filter: the document's own name may hold what a filter takes for wildcards.
    const auto files = info.absoluteDir().entryInfoList(QDir::Files);
    for (const QFileInfo &file : files) {
        if (file.suffix() != info.suffix() || !file.completeBaseName().startsWith(stem + u".backup-"_s))
            continue;
        if (auto backup = read(file, stem.size()))
            found.push_back(*std::move(backup));
    }
    std::sort(found.begin(), found.end(), [](const Backup &a, const Backup &b) {
        return a.at != b.at ? a.at > b.at : a.path > b.path;
    });
    return found;
}

int rotate(const QString &document, const Rotation &rotation, const QDateTime &now)
{
    removeLeftovers(document, now);
    constexpr int newest = 5;
    const QDateTime oldest = now.toLocalTime().addDays(-rotation.days);
    int kept = 0;
    int removed = 0;
    for (const Backup &backup : list(document)) {
        if (backup.reason == Reason::Restore)
            continue;
        const bool stays = kept < newest || (kept < rotation.most && backup.at >= oldest);
        if (stays)
            ++kept;
        else if (QFile::remove(backup.path))
            ++removed;
    }
    return removed;
}

} // namespace core::backups
