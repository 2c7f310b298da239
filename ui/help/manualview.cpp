// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manualview.h"

#include "ui/help/manual.h"
#include "ui/theme.h"

#include <QFileInfo>
#include <QImage>
#include <QTextBlock>
#include <QTextTable>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString pageOf(const QUrl &url)
{
    return QFileInfo(url.path()).completeBaseName();
}

void dressTables(QTextFrame &frame, const QPalette &palette)
{
    for (QTextFrame *child : frame.childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(child)) {
            QTextTableFormat format = table->format();
            format.setBorder(1);
            format.setBorderBrush(theme::color(theme::Role::Line, palette));
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBorderCollapse(true);
            format.setCellPadding(theme::space(0.25));
            format.setHeaderRowCount(1);
            table->setFormat(format);
        }
        dressTables(*child, palette);
    }
}

} // namespace

ManualView::ManualView(QWidget *parent) : QTextBrowser(parent)
{
    setOpenExternalLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(theme::space(1.2));
    setAccessibleName(tr("Page of the manual"));
}

void ManualView::showPage(const QString &id)
{
    setSource(QUrl(u"manual:/%1.md"_s.arg(id)), QTextDocument::MarkdownResource);
}

QString ManualView::page() const
{
    return pageOf(source());
}

QVariant ManualView::loadResource(int type, const QUrl &name)
{
    if (type == QTextDocument::ImageResource)
        return QImage(u":/manual/pictures/"_s + QFileInfo(name.path()).fileName());
    if (hasManualPage(pageOf(name)))
        return manualText(pageOf(name));
    return {};
}

void ManualView::doSetSource(const QUrl &name, QTextDocument::ResourceType)
{
    if (!hasManualPage(pageOf(name)))
        return; // an address on the net: shown, not followed
    QTextBrowser::doSetSource(name, QTextDocument::MarkdownResource);
    dress(*document(), palette());
    if (name.hasFragment())
        scrollToAnchor(name.fragment());
}

void ManualView::dress(QTextDocument &document, const QPalette &palette)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format;
        format.setLineHeight(145, QTextBlockFormat::ProportionalHeight);
        if (block.blockFormat().headingLevel() == 0 && !cursor.currentTable())
            format.setBottomMargin(theme::space(0.3));
        else if (block.blockFormat().headingLevel() > 0)
            format.setTopMargin(theme::space(block.blockFormat().headingLevel() == 1 ? 0.2 : 0.9));
        cursor.mergeBlockFormat(format);
    }
    dressTables(*document.rootFrame(), palette);
}

} // namespace ui
