// SPDX-License-Identifier: GPL-3.0-or-later
// How long a word takes to be found among 100,000 texts, beside a scan of the same texts, and what keeping the index
// costs beside the writing of the texts themselves. Wanted: at most 50 ms.
//
//   bench_search [texts]
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/operations/rowoperations.h"
#include "core/operations/sample.h"
#include "core/storage/searchquery.h"
#include "core/workspace/workspace.h"
#include "tests/bench/median.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace {

const core::SystemClock theClock;

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Texts of about sixty characters; every hundredth speaks of 防災, every second of 区民.
QString sentence(std::mt19937 &random, int number)
{
    static const QStringList words = {u"区民"_s, u"事業"_s, u"推進"_s, u"子育て"_s, u"環境"_s, u"国際"_s, u"まちづくり"_s,
                                      u"ボランティア"_s, u"福祉"_s, u"教育"_s, u"産業"_s, u"文化"_s, u"安全"_s, u"健康"_s};
    QString text = number % 100 == 0 ? u"防災"_s : QString();
    while (text.size() < 60)
        text += words[static_cast<qsizetype>(random() % static_cast<unsigned>(words.size()))] + u"の"_s;
    return text;
}

core::Result<> fill(core::Editor &editor, int texts)
{
    std::mt19937 random(1);
    constexpr core::Field fields[] = {core::Field::ProjectSummary, core::Field::ProjectPurpose, core::Field::ProjectTarget,
                                      core::Field::ProjectMeans, core::Field::ProjectResult};
    for (int made = 0; made < texts;) {
        core::Editor::Cells cells{{core::Field::ProjectName, core::Value::text(u"事業%1"_s.arg(made))}};
        for (const core::Field field : fields)
            cells.emplace_back(field, core::Value::text(sentence(random, made++)));
        RASHIN_TRY(editor.add(core::Entity::Project, cells));
    }
    return {};
}

int measure(int texts)
{
    QTemporaryDir folder;
    auto workspace = core::Workspace::create(folder.filePath(u"search.rashin"_s), {u"bench"_s}, theClock,
                                             core::BeginSample({}));
    if (!workspace)
        return 1;
    const core::Batch texting(QLatin1String("bench"), {}, [&](core::Editor &editor) { return fill(editor, texts); });
    const double writing = milliseconds([&] { (void)(*workspace)->perform(texting); });
    const auto size = [&] { return double(QFileInfo((*workspace)->path()).size()) / 1e6; };
    const double before = size();
    const double indexing = milliseconds([&] {
        while ((*workspace)->catchUpSearch(1000).value_or(false)) { }
    });
    std::printf("texts %d: written in %.0f ms (%.1f MB), indexed in %.0f ms (+%.1f MB)\n", texts, writing, before, indexing,
                size() - before);
    for (const QString &word : {u"防災"_s, u"ぼらんてぃあ"_s, u"区民 環境"_s, u"区"_s, u"事業12"_s, u"ない言葉"_s}) {
        std::vector<double> times;
        qint64 total = 0;
        for (int i = 0; i < 15; ++i)
            times.push_back(milliseconds([&] {
                const auto found = core::searchquery::find((*workspace)->read(), word, 200);
                total = found ? found->total : -1;
            }));
        std::printf("%-20s %8.2f ms median, %8.2f worst, %lld hits\n", qPrintable(word), median(times),
                    *std::max_element(times.begin(), times.end()), static_cast<long long>(total));
    }
    const double scan = milliseconds([&] {
        const auto records = (*workspace)->read().records(core::Entity::Project);
        qint64 hits = 0;
        for (const core::Record &project : records.value())
            hits += core::searchKey(project.text(core::Field::ProjectPurpose)).contains(u"防災"_s);
        std::printf("a scan of one field in five: %lld hits, ", static_cast<long long>(hits));
    });
    std::printf("%.0f ms\n", scan);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    return measure(argc > 1 ? std::atoi(argv[1]) : 100000);
}
