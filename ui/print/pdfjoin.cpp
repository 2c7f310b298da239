// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pdfjoin.h"

#include "ui/print/pdfpiece.h"

#include <QIODevice>
#include <QtEndian>

#include <algorithm>

namespace ui::print {

using core::Error;
using core::Result;

namespace {

QByteArray reference(int number)
{
    return QByteArray::number(number) + " 0 R";
}

/// A text as PDF writes it where ASCII does not do: UTF-16, the high byte first, in hexadecimal digits.
QByteArray textString(const QString &text)
{
    QByteArray bytes("\xfe\xff", 2);
    for (const QChar c : text) {
        const quint16 unit = qToBigEndian(c.unicode());
        bytes.append(reinterpret_cast<const char *>(&unit), sizeof unit);
    }
    return '<' + bytes.toHex() + '>';
}

/// A PDF that is written object by object; only where each object begins is kept.
class PdfFile
{
public:
    explicit PdfFile(QIODevice &out) : m_out(out) { put("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"); }

    /// A number for an object that is written later.
    [[nodiscard]] int reserve()
    {
        m_offsets.push_back(0);
        return int(m_offsets.size()) - 1;
    }

    void write(int number, const QByteArray &body)
    {
        m_offsets[size_t(number)] = m_at;
        put(QByteArray::number(number) + " 0 obj" + body + "endobj\n");
    }

    void close(int catalogue, int info, const QByteArray &identifiers)
    {
        const qint64 table = m_at;
        put("xref\n0 " + QByteArray::number(qsizetype(m_offsets.size())) + "\n0000000000 65535 f \n");
        for (size_t number = 1; number < m_offsets.size(); ++number)
            put(QByteArray::number(m_offsets[number]).rightJustified(10, '0') + " 00000 n \n");
        put("trailer\n<<\n/Size " + QByteArray::number(qsizetype(m_offsets.size())) + "\n/Info " + reference(info)
            + "\n/Root " + reference(catalogue) + "\n/ID " + identifiers + "\n>>\nstartxref\n"
            + QByteArray::number(table) + "\n%%EOF\n");
    }

private:
    void put(const QByteArray &bytes)
    {
        m_out.write(bytes); // the device remembers its error
        m_at += bytes.size();
    }

    QIODevice &m_out;
    qint64 m_at = 0;
    std::vector<qint64> m_offsets{0};
};

/// The bookmarks as the linked dictionaries of PDF 1.4, 8.2.2.
class OutlineTree
{
public:
    OutlineTree(const std::vector<Bookmark> &bookmarks, const std::vector<int> &pages, PdfFile &file)
    {
        m_items.push_back({file.reserve(), nullptr, 0, {}});
        std::vector<size_t> open{0};
        for (const Bookmark &bookmark : bookmarks) {
            if (size_t(bookmark.page) >= pages.size())
                continue;
            while (open.size() > 1 && m_items[open.back()].level >= bookmark.level)
                open.pop_back();
            m_items[open.back()].children.push_back(m_items.size());
            open.push_back(m_items.size());
            m_items.push_back({file.reserve(), &bookmark, bookmark.level, {}});
        }
        write(0, pages, file);
    }

    [[nodiscard]] int root() const { return m_items.front().number; }

private:
    struct Item
    {
        int number = 0;
        const Bookmark *bookmark = nullptr;
        int level = 0;
        std::vector<size_t> children;
    };

    [[nodiscard]] QByteArray link(const char *key, size_t item) const
    {
        return key + reference(m_items[item].number) + '\n';
    }

    /// Children first. How many: those below the top are folded, so their count is negative.
    void write(size_t index, const std::vector<int> &pages, PdfFile &file, const QByteArray &links = {}) const
    {
        const Item &item = m_items[index];
        QByteArray body = "\n<<\n" + links;
        if (item.bookmark)
            body += "/Title " + textString(item.bookmark->title) + "\n/Dest ["
                    + reference(pages[size_t(item.bookmark->page)]) + " /Fit]\n";
        else
            body += "/Type /Outlines\n";
        const std::vector<size_t> &children = item.children;
        for (size_t place = 0; place < children.size(); ++place) {
            QByteArray around = link("/Parent ", index);
            if (place > 0)
                around += link("/Prev ", children[place - 1]);
            if (place + 1 < children.size())
                around += link("/Next ", children[place + 1]);
            write(children[place], pages, file, around);
        }
        if (!children.empty())
            body += link("/First ", children.front()) + link("/Last ", children.back()) + "/Count "
                    + QByteArray::number(qsizetype(children.size()) * (item.bookmark ? -1 : 1)) + '\n';
        file.write(item.number, body + ">>\n");
    }

    std::vector<Item> m_items;
};

/// Takes pieces one after another into a whole; catalogue and list of pages are the first one's and are written last.
class Joining
{
public:
    explicit Joining(QIODevice &out) : m_file(out), m_catalogue(m_file.reserve()), m_pageRoot(m_file.reserve()) {}

    Result<> take(PdfPiece &piece)
    {
        const bool isFirst = m_pages.empty();
        const std::vector<int> names = namesFor(piece, isFirst);
        const auto nameOf = [&](int number) { return number < piece.size() ? names[size_t(number)] : 0; };
        for (const int number : piece.order()) {
            if (nameOf(number) == 0 || number == piece.pageRoot() || number == piece.catalogue())
                continue;
            const QByteArray body = piece.body(number);
            if (body.isEmpty())
                return core::failure(Error::Code::Storage, QStringLiteral("damaged object %1").arg(number));
            m_file.write(nameOf(number), renumbered(body, nameOf));
        }
        for (const int page : piece.pages())
            m_pages.push_back(nameOf(page));
        if (isFirst) {
            m_catalogueBody = renumbered(piece.body(piece.catalogue()), nameOf);
            m_info = nameOf(piece.info());
            m_identifiers = piece.identifiers();
        }
        return {};
    }

    void finish(const std::vector<Bookmark> &bookmarks)
    {
        if (!bookmarks.empty()) {
            const OutlineTree outline(bookmarks, m_pages, m_file);
            const qsizetype close = m_catalogueBody.lastIndexOf(">>");
            m_catalogueBody.insert(close, "/Outlines " + reference(outline.root()) + "\n/PageMode /UseOutlines\n");
        }
        m_file.write(m_catalogue, m_catalogueBody);
        QByteArray kids;
        for (const int page : m_pages)
            kids += reference(page) + '\n';
        m_file.write(m_pageRoot, "\n<<\n/Type /Pages\n/Kids [\n" + kids + "]\n/Count "
                                     + QByteArray::number(qsizetype(m_pages.size())) + "\n>>\n");
        m_file.close(m_catalogue, m_info, m_identifiers);
    }

private:
    /// The new number of each object; 0 for those that only the first piece keeps.
    std::vector<int> namesFor(PdfPiece &piece, bool isFirst)
    {
        std::vector<int> names(size_t(piece.size()), 0);
        std::vector<int> left;
        if (!isFirst) {
            left = piece.ofCatalogue();
            left.push_back(piece.info());
        }
        for (const int number : piece.order()) {
            const bool isLeft = std::find(left.begin(), left.end(), number) != left.end();
            names[size_t(number)] = number == piece.pageRoot()    ? m_pageRoot
                                    : number == piece.catalogue() ? m_catalogue
                                    : isLeft                      ? 0
                                                                  : m_file.reserve();
        }
        return names;
    }

    PdfFile m_file;
    int m_catalogue = 0;
    int m_pageRoot = 0;
    int m_info = 0;
    std::vector<int> m_pages;
    QByteArray m_catalogueBody;
    QByteArray m_identifiers;
};

} // namespace

Result<> joinPdfs(const QStringList &pieces, const std::vector<Bookmark> &bookmarks, QIODevice &out)
{
    Joining whole(out);
    for (const QString &path : pieces) {
        PdfPiece piece(path);
        RASHIN_TRY(piece.open());
        RASHIN_TRY(whole.take(piece));
    }
    whole.finish(bookmarks);
    return {};
}

} // namespace ui::print
