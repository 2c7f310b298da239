// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pastepreview.h"

#include "ui/models/refusalmodel.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

PastePreview::PastePreview(QWidget *parent)
    : QFrame(parent)
    , m_model(new RefusalModel(this))
    , m_summary(new QLabel(this))
    , m_table(tables::list(this, u"pastePreview"_s, tr("What does not fit")))
    , m_enter(new QPushButton(tr("Enter what f&its"), this))
{
    setFrameShape(QFrame::StyledPanel);
    theme::setType(*m_summary, theme::Type::Strong);
    m_summary->setObjectName(u"pasteSummary"_s);
    m_summary->setWordWrap(true);
    m_table->setModel(m_model);
    tables::setWidths(*m_table, {14, 10, 0});
    m_table->setMaximumHeight(theme::space(9));
    m_enter->setObjectName(u"pasteWhatFits"_s);
    m_enter->setAutoDefault(true);
    auto *cancel = new QPushButton(tr("Enter nothing"), this);
    cancel->setObjectName(u"pasteNothing"_s);
    cancel->setAutoDefault(true);
    cancel->setToolTip(tr("Esc"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_summary, 1);
    buttons->addWidget(m_enter);
    buttons->addWidget(cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space(0.5), theme::space(0.4), theme::space(0.5), theme::space(0.4));
    column->addLayout(buttons);
    column->addWidget(m_table);
    connect(m_enter, &QPushButton::clicked, this, &PastePreview::accepted);
    connect(cancel, &QPushButton::clicked, this, &PastePreview::rejected);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const QPersistentModelIndex &place = m_places.at(size_t(index.row())); place.isValid())
            emit wanted(place);
    });
    hide();
}

void PastePreview::ask(const EvaluationModel &grid, const evaluationblock::Spread &spread,
                       const EvaluationModel::Report &report)
{
    m_entries.clear();
    m_places.clear();
    for (const EvaluationModel::Entry &entry : spread.entries)
        m_entries.push_back({entry.index, entry.text});
    for (const EvaluationModel::Refusal &refusal : report.refused)
        m_places.push_back(refusal.index);
    m_beyond = spread.beyond;
    m_model->show(grid, report.refused);
    m_summary->setText(tr("%n cell(s) of the block fit.", nullptr, report.entered) + u' '
                       + tr("%n cell(s) do not:", nullptr, static_cast<int>(report.refused.size())));
    m_enter->setEnabled(report.entered > 0);
    show();
    (report.entered > 0 ? static_cast<QWidget *>(m_enter) : m_table)->setFocus(Qt::OtherFocusReason);
}

evaluationblock::Spread PastePreview::spread() const
{
    evaluationblock::Spread spread;
    for (const Entry &entry : m_entries) {
        if (entry.index.isValid())
            spread.entries.push_back({entry.index, entry.text});
    }
    spread.beyond = m_beyond;
    return spread;
}

void PastePreview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit rejected();
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
