// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manual.h"

#include "core/base/text.h"
#include "ui/formatpage.h"

#include <QFile>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// clang-format off
constexpr ManualPage pages[] = {
    {"start", "compass"},
    {"home", "house"},
    {"plan", "list-tree"},
    {"pdca", "refresh-cw"},
    {"evaluation", "clipboard-check"},
    {"scheme", "funnel"},
    {"policy", "bookmark"},
    {"figures", "chart-line"},
    {"offices", "building-2"},
    {"prospects", "eye"},
    {"reports", "printer"},
    {"exchange", "arrow-left-right"},
    {"taking-back", "inbox"},
    {"conflicts", "triangle-alert"},
    {"ledger", "file-text"},
    {"field-rules", "funnel"},
    {"keys", "lock"},
    {"tables", "file-spreadsheet"},
    {"history", "history"},
    {"safety", "lock"},
    {"shortcuts", "pencil"},
    {"glossary", "search"},
    {"file-format", "info"},
    {"cli", "settings"},
};
// clang-format on

QString folder()
{
    return QLocale().language() == QLocale::English ? u"en"_s : u"ja"_s;
}

/// The text as it is read: without the signs of Markdown.
QString readable(QString line)
{
    static const QRegularExpression link(uR"(!?\[([^\]]*)\]\([^)]*\))"_s);
    static const QRegularExpression signs(uR"([#*`|]|^\s*[-0-9]+\.?\s)"_s);
    line.replace(link, u"\\1"_s);
    return line.remove(signs).simplified();
}

struct Found
{
    int count = 0;
    QString line;
};

Found find(const QString &key, const QString &text)
{
    Found found;
    for (const QString &line : text.split(u'\n')) {
        const auto times = static_cast<int>(core::searchKey(readable(line)).count(key));
        if (times == 0)
            continue;
        if (found.line.isEmpty())
            found.line = readable(line);
        found.count += line.startsWith(u'#') ? 3 * times : times;
    }
    return found;
}

} // namespace

std::span<const ManualPage> manualPages()
{
    return pages;
}

bool hasManualPage(QStringView id)
{
    return std::ranges::any_of(pages, [id](const ManualPage &page) { return id == QLatin1String(page.id); });
}

QString manualText(const QString &id)
{
    if (id == u"file-format")
        return formatPage();
    QFile file(u":/manual/%1/%2.md"_s.arg(folder(), id));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString manualTitle(const QString &id)
{
    const QString text = manualText(id);
    return readable(text.left(text.indexOf(u'\n')));
}

std::vector<ManualHit> searchManual(const QString &words)
{
    QStringList keys;
    for (const QString &word : words.split(QRegularExpression(uR"(\s+)"_s), Qt::SkipEmptyParts))
        if (const QString key = core::searchKey(word).trimmed(); !key.isEmpty())
            keys += key;
    std::vector<ManualHit> hits;
    if (keys.isEmpty())
        return hits;
    for (const ManualPage &page : pages) {
        ManualHit hit{QLatin1String(page.id), {}, 0};
        const QString text = manualText(hit.id);
        const bool all = std::ranges::all_of(keys, [&](const QString &key) {
            const Found found = find(key, text);
            hit.count += found.count;
            if (hit.snippet.isEmpty())
                hit.snippet = found.line;
            return found.count > 0;
        });
        if (all)
            hits.push_back(hit);
    }
    std::ranges::stable_sort(hits, std::greater{}, &ManualHit::count);
    // References name every word there is: whoever looks for one wants to be told what to do first.
    std::stable_partition(hits.begin(), hits.end(),
                          [](const ManualHit &hit) { return hit.id != u"file-format" && hit.id != u"cli"; });
    return hits;
}

} // namespace ui
