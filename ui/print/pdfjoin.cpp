// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pdfjoin.h"

#include <QFile>
#include <QIODevice>

// The library asks which kind of pointers a program expects; ours are the standard ones.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Pl_Function.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <memory>

namespace ui::print {

namespace {

/// The bookmarks as the linked dictionaries of PDF 1.4, 8.2.2.
class OutlineTree
{
public:
    OutlineTree(QPDF &pdf, const std::vector<QPDFObjectHandle> &pages) : m_pdf(pdf), m_pages(pages) {}

    void write(const std::vector<Bookmark> &bookmarks)
    {
        Node root{m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary()), 0, {}};
        root.item.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
        std::vector<Node> open{root};
        for (const Bookmark &bookmark : bookmarks) {
            if (size_t(bookmark.page) >= m_pages.size())
                continue;
            while (open.size() > 1 && open.back().level >= bookmark.level)
                close(open);
            open.push_back({make(bookmark), bookmark.level, {}});
        }
        while (open.size() > 1)
            close(open);
        link(open.front());
        m_pdf.getRoot().replaceKey("/Outlines", open.front().item);
        m_pdf.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
    }

private:
    struct Node
    {
        QPDFObjectHandle item;
        int level = 0;
        std::vector<QPDFObjectHandle> children;
    };

    QPDFObjectHandle make(const Bookmark &bookmark)
    {
        QPDFObjectHandle item = m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(bookmark.title.toStdString()));
        QPDFObjectHandle target = QPDFObjectHandle::newArray();
        target.appendItem(m_pages[size_t(bookmark.page)]);
        target.appendItem(QPDFObjectHandle::newName("/Fit"));
        item.replaceKey("/Dest", target);
        return item;
    }

    void close(std::vector<Node> &open)
    {
        link(open.back());
        QPDFObjectHandle item = open.back().item;
        open.pop_back();
        open.back().children.push_back(item);
    }

    /// First, last, next, previous, and how many: those below the top are folded, so their count is negative.
    void link(Node &node)
    {
        if (node.children.empty())
            return;
        node.item.replaceKey("/First", node.children.front());
        node.item.replaceKey("/Last", node.children.back());
        const auto count = static_cast<long long>(node.children.size());
        node.item.replaceKey("/Count", QPDFObjectHandle::newInteger(node.level == 0 ? count : -count));
        for (size_t index = 0; index < node.children.size(); ++index) {
            node.children[index].replaceKey("/Parent", node.item);
            if (index > 0)
                node.children[index].replaceKey("/Prev", node.children[index - 1]);
            if (index + 1 < node.children.size())
                node.children[index].replaceKey("/Next", node.children[index + 1]);
        }
    }

    QPDF &m_pdf;
    const std::vector<QPDFObjectHandle> &m_pages;
};

void writeTo(QPDF &pdf, QIODevice &out)
{
    Pl_Function sink("pdf", nullptr, [&out](const unsigned char *bytes, size_t size) {
        out.write(reinterpret_cast<const char *>(bytes), qint64(size)); // the device remembers its error
    });
    QPDFWriter writer(pdf);
    writer.setOutputPipeline(&sink);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setNewlineBeforeEndstream(true); // PDF/A-1, 6.1.7
    writer.forcePDFVersion("1.4");
    writer.setDeterministicID(true);
    writer.write();
}

} // namespace

core::Result<> joinPdfs(const QStringList &pieces, const std::vector<Bookmark> &bookmarks, QIODevice &out)
{
    try { // the library throws; nothing of it leaves this function
        std::vector<std::unique_ptr<QPDF>> read;
        for (const QString &piece : pieces) {
            read.push_back(std::make_unique<QPDF>());
            read.back()->setSuppressWarnings(true);
            read.back()->processFile(QFile::encodeName(piece).constData());
        }
        QPDF &whole = *read.front();
        for (size_t index = 1; index < read.size(); ++index) {
            for (const QPDFObjectHandle &page : read[index]->getAllPages())
                whole.addPage(page, false);
        }
        if (!bookmarks.empty())
            OutlineTree(whole, whole.getAllPages()).write(bookmarks);
        writeTo(whole, out);
    } catch (const std::exception &error) {
        return core::failure(core::Error::Code::Storage, QString::fromUtf8(error.what()));
    }
    return {};
}

} // namespace ui::print
