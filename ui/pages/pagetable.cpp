// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagetable.h"

#include "ui/pages/evaluationpage.h"
#include "ui/pages/exchangepage.h"
#include "ui/pages/figurespage.h"
#include "ui/pages/historypage.h"
#include "ui/pages/homepage.h"
#include "ui/pages/officespage.h"
#include "ui/pages/pdcapage.h"
#include "ui/pages/planpage.h"
#include "ui/pages/prospectspage.h"
#include "ui/pages/reportspage.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

template <typename PageType>
Page *make(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
{
    return new PageType(workspace, prompts, parent);
}

// clang-format off
constexpr PageSpec pages[] = {
    {"home", "house", QT_TRANSLATE_NOOP("Page", "Home"),
     QT_TRANSLATE_NOOP("Page", "What has to be done by when"), make<HomePage>},
    {"plan", "list-tree", QT_TRANSLATE_NOOP("Page", "Plan"),
     QT_TRANSLATE_NOOP("Page", "Policies and projects, in their order"), make<PlanPage>},
    {"pdca", "refresh-cw", QT_TRANSLATE_NOOP("Page", "PDCA"),
     QT_TRANSLATE_NOOP("Page", "One project over three years"), make<PdcaPage>},
    {"evaluation", "clipboard-check", QT_TRANSLATE_NOOP("Page", "Evaluation"),
     QT_TRANSLATE_NOOP("Page", "Grades, verdicts and reasons of the year"), make<EvaluationPage>},
    {"figures", "chart-line", QT_TRANSLATE_NOOP("Page", "Figures"),
     QT_TRANSLATE_NOOP("Page", "Indicators, budget and settlement"), make<FiguresPage>},
    {"offices", "building-2", QT_TRANSLATE_NOOP("Page", "Offices"),
     QT_TRANSLATE_NOOP("Page", "How the offices stand, side by side"), make<OfficesPage>},
    {"reports", "printer", QT_TRANSLATE_NOOP("Page", "Reports"),
     QT_TRANSLATE_NOOP("Page", "Print sheets and lists, or save them as PDF"), make<ReportsPage>},
    {"exchange", "arrow-left-right", QT_TRANSLATE_NOOP("Page", "Exchange"),
     QT_TRANSLATE_NOOP("Page", "Working copies and backups"), make<ExchangePage>},
    {"history", "history", QT_TRANSLATE_NOOP("Page", "History"),
     QT_TRANSLATE_NOOP("Page", "Who changed what and when"), make<HistoryPage>},
    {"prospects", "eye", QT_TRANSLATE_NOOP("Page", "Prospects"),
     QT_TRANSLATE_NOOP("Page", "How firm ranks are, and which targets will be missed"), make<ProspectsPage>},
};
// clang-format on

} // namespace

QString PageSpec::translatedName(bool hasBranches) const
{
    if (!hasBranches && QLatin1String(id) == QLatin1String("offices"))
        return QCoreApplication::translate("Page", "Departments");
    return QCoreApplication::translate("Page", name);
}

QString PageSpec::translatedHint() const
{
    return QCoreApplication::translate("Page", hint);
}

std::span<const PageSpec> pageTable()
{
    return pages;
}

const PageSpec *findPage(QStringView id)
{
    const auto found = std::ranges::find_if(pages, [id](const PageSpec &page) { return id == QLatin1String(page.id); });
    return found == std::end(pages) ? nullptr : found;
}

} // namespace ui
