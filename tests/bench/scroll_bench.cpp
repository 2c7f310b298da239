// SPDX-License-Identifier: GPL-3.0-or-later
// Scrolling the evaluation grid with very many rows: every frame painted whole, in steps of a page and in long jumps.
// usage: bench_scroll [ROWS (100000)]     QT_QPA_PLATFORM=offscreen is set here
#include "core/operations/rowoperations.h"
#include "core/workspace/workspace.h"
#include "ui/models/evaluationfilter.h"
#include "ui/models/evaluationmodel.h"
#include "ui/pages/evaluationcells.h"
#include "ui/pages/evaluationgrid.h"
#include "ui/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

Result<> fill(Editor &editor, int rows)
{
    RASHIN_LET(const RowId scheme, editor.add(Entity::Scheme, {{Field::SchemeYear, Value::integer(2026)},
                                                               {Field::SchemeName, Value::text(u"制度"_s)}}));
    RASHIN_TRY(editor.add(Entity::Stage, {{Field::StageScheme, Value::reference(scheme)},
                                          {Field::StageNumber, Value::integer(1)},
                                          {Field::StageName, Value::text(u"一次評価"_s)}}));
    RASHIN_LET(const RowId scale, editor.add(Entity::Scale, {{Field::ScaleScheme, Value::reference(scheme)},
                                                             {Field::ScaleName, Value::text(u"五段階"_s)},
                                                             {Field::ScaleMinimum, Value::real(1)},
                                                             {Field::ScaleMaximum, Value::real(5)},
                                                             {Field::ScaleGoodEnd, Value::text(u"high"_s)}}));
    for (int i = 1; i <= 8; ++i)
        RASHIN_TRY(editor.add(Entity::Criterion, {{Field::CriterionScheme, Value::reference(scheme)},
                                                  {Field::CriterionNumber, Value::integer(i)},
                                                  {Field::CriterionName, Value::text(u"視点%1"_s.arg(i))},
                                                  {Field::CriterionScale, Value::reference(scale)}}));
    for (int i = 0; i < rows; ++i)
        RASHIN_TRY(editor.add(Entity::Project, {{Field::ProjectCode, Value::text(QString::number(i))},
                                                {Field::ProjectName, Value::text(u"地域防災力強化事業（その%1）"_s.arg(i))}}));
    return {};
}

void print(const char *what, std::vector<double> times)
{
    std::ranges::sort(times);
    std::printf("%-28s median %6.2f ms   99 %% %6.2f ms   worst %6.2f ms   (16 ms allowed)\n", what, times[times.size() / 2],
                times[times.size() * 99 / 100], times.back());
}

template <typename Next>
std::vector<double> scroll(ui::EvaluationGrid &grid, int frames, Next next)
{
    std::vector<double> times;
    QScrollBar *bar = grid.cells().verticalScrollBar();
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(next(*bar, i));
        const QPixmap shown = grid.grab();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    ui::theme::apply(app, ui::theme::Mode::Light);
    const int rows = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const QTemporaryDir folder;
    const SystemClock clock;
    const Batch ground(QLatin1String("document.create"), {}, [rows](Editor &editor) { return fill(editor, rows); });
    auto workspace = Workspace::create(folder.filePath(u"rows.rashin"_s), {u"bench"_s}, clock, ground);
    if (!workspace) {
        std::fprintf(stderr, "no document: %s\n", qPrintable(workspace.error().detail));
        return 1;
    }
    ui::EvaluationModel model(**workspace);
    ui::EvaluationFilter filter(model);
    ui::EvaluationGrid grid(filter);
    grid.resize(1180, 640);
    QElapsedTimer timer;
    timer.start();
    model.show(2026, 0);
    grid.show();
    QCoreApplication::processEvents();
    const QPixmap first = grid.grab();
    std::printf("%d rows, filled and painted in %lld ms\n", filter.rowCount(), static_cast<long long>(timer.elapsed()));
    constexpr int frames = 300;
    print("page by page", scroll(grid, frames, [](QScrollBar &bar, int) { return bar.value() + bar.pageStep(); }));
    print("from end to end in jumps", scroll(grid, frames, [](QScrollBar &bar, int i) {
              return static_cast<int>(qint64{bar.maximum()} * i / frames);
          }));
    return 0;
}
