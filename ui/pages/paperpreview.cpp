// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/paperpreview.h"

#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/pages/paper.h"
#include "ui/print/fitting.h"
#include "ui/print/preview.h"
#include "ui/print/previewpane.h"
#include "ui/print/reportjob.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

PaperPreview::PaperPreview(Make make, Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , m_make(std::move(make))
    , m_prompts(prompts)
    , m_messages(new MessageBar(this))
    , m_pane(new print::PreviewPane(this))
{
    setObjectName(u"paperPreview"_s);
    setWindowTitle(tr("Print preview"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_messages);
    addTop();
    column->addWidget(m_pane, 1);
    addButtons();
    connect(m_pages, &QSpinBox::valueChanged, this, &PaperPreview::refresh);
    connect(&m_pane->preview(), &print::PreviewWidget::failed, this,
            [this](const core::Error &error) { m_messages->say(error); });
    m_pane->preview().setFit(print::PreviewWidget::Fit::Page);
    resize(theme::space(60), theme::space(42));
    refresh();
}

PaperPreview::~PaperPreview() = default;

void PaperPreview::addTop()
{
    m_pages = new QSpinBox(this);
    m_pages->setObjectName(u"fitPages"_s);
    m_pages->setRange(0, 99);
    m_pages->setSpecialValueText(tr("As many as it takes", "pages"));
    m_pages->setSuffix(tr(" or fewer", "after a number of pages"));
    m_pages->setKeyboardTracking(false);
    auto *label = new QLabel(tr("Number of &pages"), this);
    label->setBuddy(m_pages);
    m_size = new QLabel(this);
    m_size->setObjectName(u"fitSize"_s);
    m_size->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_pages);
    row->addWidget(m_size, 1);
    qobject_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void PaperPreview::addButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_pdf = buttons->addButton(tr("&Save as PDF…"), QDialogButtonBox::ActionRole);
    m_print = buttons->addButton(tr("P&rint…"), QDialogButtonBox::ActionRole);
    m_pdf->setObjectName(u"previewPdf"_s);
    m_print->setObjectName(u"previewPrint"_s);
    m_pdf->setIcon(icon(u"download"_s));
    m_print->setIcon(icon(u"printer"_s));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_pdf, &QPushButton::clicked, this, [this] { paper::savePdf(*m_source, this, m_prompts, *m_messages); });
    connect(m_print, &QPushButton::clicked, this, [this] { paper::print(*m_source, this, *m_messages); });
    layout()->addWidget(buttons);
}

void PaperPreview::refresh()
{
    const int wanted = m_pages->value();
    auto source = m_make();
    if (!source || wanted == 0)
        return present(std::move(source), {});
    auto fitted = print::fitToPages(source, wanted);
    if (!fitted)
        return m_messages->say(fitted.error());
    const int percent = qRound(100 * fitted->scale);
    if (fitted->pages > wanted)
        present(fitted->source, tr("Smaller than %1 % cannot be read, so it takes %n page(s).", nullptr, fitted->pages)
                                 .arg(percent));
    else
        present(fitted->source, percent < 100 ? tr("Set at %1 % of its size.").arg(percent) : QString());
}

void PaperPreview::present(std::shared_ptr<const print::Source> source, const QString &size)
{
    m_source = std::move(source);
    m_size->setText(size);
    m_pdf->setEnabled(m_source != nullptr);
    m_print->setEnabled(m_source != nullptr);
    print::PreviewWidget &preview = m_pane->preview();
    const int page = preview.currentPage();
    preview.setSource(m_source, print::paperCharts());
    if (page > 1)
        preview.goToPage(page);
}

} // namespace ui
