// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of the scheme that are no plain tables: required fields and the blocks of the sheet; and where another scheme
// can be taken from.
#include "core/operations/schemecopy.h"
#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/forms/recordtable.h"
#include "ui/models/requiredmodel.h"
#include "ui/models/sheetlayoutmodel.h"
#include "ui/pages/schemepane.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

namespace {

QWidget *withHint(QWidget *parent, const QString &hint, QTableView *table, QLayout *below = nullptr)
{
    auto *box = new QWidget(parent);
    auto *words = new QLabel(hint, box);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->addWidget(words);
    column->addWidget(table, 1);
    if (below)
        column->addLayout(below);
    box->setFocusProxy(table);
    return box;
}

} // namespace

QWidget *SchemePane::buildRequired()
{
    m_required = new RequiredModel(m_workspace, this);
    connect(m_required, &RequiredModel::failed, this, &SchemePane::failed);
    QTableView *table = tables::grid(this, u"required"_s, tr("Required fields by stage"));
    table->setModel(m_required);
    tables::setWidths(*table, {10, 16, 8});
    table->horizontalHeader()->setStretchLastSection(true);
    return withHint(this,
                    tr("Ticked fields must be filled in before a sheet of that stage can be submitted; what is missing is "
                       "listed with the sheet and on Home. Grades and verdict are wanted in any case. What you expect in a "
                       "field can be said in the last column: it is shown where the field is still empty."),
                    table);
}

QWidget *SchemePane::buildSheet()
{
    m_sheet = new SheetLayoutModel(m_workspace, this);
    connect(m_sheet, &SheetLayoutModel::failed, this, &SchemePane::failed);
    QTableView *table = tables::grid(this, u"sheetBlocks"_s, tr("Blocks of the printed sheet"));
    table->setModel(m_sheet);
    table->verticalHeader()->show();
    tables::setWidths(*table, {16, 0, 6});
    auto *buttons = new QHBoxLayout;
    const auto add = [&](const QString &name, const QString &words, int step) {
        auto *button = new QPushButton(words, this);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, [this, table, step] {
            const QModelIndex at = table->currentIndex();
            if (m_sheet->move(at.row(), step))
                table->setCurrentIndex(m_sheet->index(at.row() + step, at.column()));
        });
        buttons->addWidget(button);
    };
    add(u"blockUp"_s, tr("Move &up"), -1);
    add(u"blockDown"_s, tr("Move &down"), 1);
    auto *usual = new QPushButton(tr("Usua&l sheet"), this);
    usual->setObjectName(u"usualSheet"_s);
    connect(usual, &QPushButton::clicked, m_sheet, &SheetLayoutModel::restoreUsual);
    buttons->addWidget(usual);
    buttons->addStretch(1);
    return withHint(this,
                    tr("What the printed sheet of this year holds, from top to bottom. The sheets of other years keep "
                       "their own blocks."),
                    table, buttons);
}

/// The schemes of this plan, the latest first, then those that come with the program.
void SchemePane::fillSources()
{
    m_sources->clear();
    const auto schemes = m_workspace.read().records(Entity::Scheme, {{}, {Field::SchemeYear}});
    for (const core::Record &scheme : schemes ? *schemes : std::vector<core::Record>())
        m_sources->insertItem(0,
                              format::fiscalYear(static_cast<int>(scheme.integer(Field::SchemeYear).value_or(0)))
                                  + u'\u3000' + scheme.text(Field::SchemeName),
                              scheme.id().toString());
    const std::pair<QString, QString> templates[] = {
        {u"minato"_s, tr("Minato City")}, {u"basic"_s, tr("Two stages, three views")},
        {u"five_views"_s, tr("Five views")}, {u"one_is_best"_s, tr("1 to 5, one is best")}};
    for (const auto &[name, title] : templates) {
        const auto source = core::Template::builtIn(name);
        const auto known = source ? source->schemes() : std::vector<core::Template::SchemeName>();
        for (auto scheme = known.rbegin(); scheme != known.rend(); ++scheme)
            m_sources->addItem(tr("Template: %1", "the name of a scheme that comes with the program")
                                   .arg(known.size() > 1 ? title + u'\u3000' + format::fiscalYear(scheme->year)
                                                         : title + u'\u3000' + scheme->name),
                               u"%1#%2"_s.arg(name).arg(scheme->year));
    }
    m_sources->setCurrentIndex(0);
    m_take->setEnabled(m_sources->count() > 0 && !m_workspace.isReadOnly());
}

void SchemePane::takeOver()
{
    const QString chosen = m_sources->currentData().toString();
    if (const auto source = core::RowId::parse(chosen)) {
        if (const auto done = m_workspace.perform(core::TakeOverScheme(*source, m_year)); !done)
            emit failed(done.error());
        return;
    }
    const auto known = core::Template::builtIn(chosen.section(u'#', 0, 0));
    if (!known)
        return emit failed(known.error());
    const auto done = m_workspace.perform(core::TakeOverTemplate(*known, chosen.section(u'#', 1).toInt(), m_year));
    if (!done)
        emit failed(done.error());
}

} // namespace ui
