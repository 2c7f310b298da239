// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pdfpiece.h"

#include <algorithm>
#include <cstring>

namespace ui::print {

using core::Error;
using core::Result;

namespace {

constexpr qsizetype entryLength = 20;  // of the table of offsets (PDF 1.4, 3.4.3)
constexpr qint64 tailLength = 1024;    // in which "startxref" stands
constexpr int mostObjects = 100000000; // a table that claims more is damaged

bool isDelimiter(char c)
{
    return std::strchr("()<>[]{}/% \t\r\n\f", c) != nullptr; // the terminating zero is white space, too
}

/// Where the token that begins at `at` ends: a string, a name, a word or number, or one single sign.
qsizetype endOfToken(const QByteArray &body, qsizetype at)
{
    const char first = body[at];
    qsizetype end = at + 1;
    if (first == '(') {
        for (int depth = 1; end < body.size() && depth > 0; ++end) {
            if (body[end] == '\\')
                ++end;
            else
                depth += body[end] == '(' ? 1 : body[end] == ')' ? -1 : 0;
        }
        return std::min(end, body.size());
    }
    if (first == '<' && end < body.size() && body[end] != '<') {
        const qsizetype close = body.indexOf('>', end);
        return close < 0 ? body.size() : close + 1;
    }
    if (first == '<' || (isDelimiter(first) && first != '/'))
        return first == '<' ? at + 2 : end;
    while (end < body.size() && !isDelimiter(body[end]))
        ++end;
    return end;
}

/// The number of the object that "n 0 R" at `at` refers to, and where the reference ends; 0 where it is none.
int referenceAt(const QByteArray &body, qsizetype at, qsizetype &end)
{
    const qsizetype digits = endOfToken(body, at);
    constexpr qsizetype rest = 4; // " 0 R"
    if (body.mid(digits, rest) != " 0 R" || (digits + rest < body.size() && !isDelimiter(body[digits + rest])))
        return 0;
    bool isNumber = false;
    const int number = body.mid(at, digits - at).toInt(&isNumber);
    end = digits + rest;
    return isNumber ? number : 0;
}

/// Walks over the dictionary of an object: plain tokens, references, and at last the stream as a whole.
void walk(const QByteArray &body, const std::function<void(qsizetype begin, qsizetype end)> &plain,
          const std::function<void(int number)> &reference)
{
    for (qsizetype at = 0; at < body.size();) {
        qsizetype end = endOfToken(body, at);
        if (end - at == 6 && body.mid(at, 6) == "stream")
            return plain(at, body.size());
        const bool isDigit = body[at] >= '0' && body[at] <= '9';
        if (const int number = isDigit ? referenceAt(body, at, end) : 0)
            reference(number);
        else
            plain(at, end);
        at = end;
    }
}

/// The reference that follows a key of a dictionary.
int referenceAfter(const QByteArray &body, const QByteArray &key)
{
    const qsizetype at = body.indexOf(key);
    qsizetype begin = at + key.size();
    while (at >= 0 && begin < body.size() && body[begin] == ' ')
        ++begin;
    qsizetype end = 0;
    return at < 0 || begin >= body.size() ? 0 : referenceAt(body, begin, end);
}

tl::unexpected<Error> notOurs()
{
    return core::failure(Error::Code::Storage, QStringLiteral("not a PDF of QPdfWriter"));
}

} // namespace

QByteArray renumbered(const QByteArray &body, const std::function<int(int)> &name)
{
    QByteArray out;
    out.reserve(body.size() + 16);
    walk(
        body, [&](qsizetype begin, qsizetype end) { out.append(body.constData() + begin, end - begin); },
        [&](int number) { out.append(QByteArray::number(name(number))).append(" 0 R"); });
    return out;
}

std::vector<int> referencesIn(const QByteArray &body)
{
    std::vector<int> found;
    walk(body, [](qsizetype, qsizetype) {}, [&](int number) { found.push_back(number); });
    return found;
}

Result<> PdfPiece::open()
{
    if (!m_file.open(QIODevice::ReadOnly))
        return core::failure(Error::Code::Storage, m_file.errorString());
    m_file.seek(std::max<qint64>(0, m_file.size() - tailLength));
    const QByteArray tail = m_file.readAll();
    const qsizetype mark = tail.lastIndexOf("startxref");
    if (mark < 0)
        return notOurs();
    RASHIN_TRY(readTable(tail.mid(mark + 9, 24).simplified().split(' ').first().toLongLong()));
    return readTrailer();
}

Result<> PdfPiece::readTable(qint64 at)
{
    if (!m_file.seek(at) || m_file.readLine().trimmed() != "xref")
        return notOurs();
    const QByteArray range = m_file.readLine().trimmed();
    const int size = range.startsWith("0 ") ? range.mid(2).toInt() : 0;
    if (size < 2 || size > mostObjects)
        return notOurs();
    m_offsets.assign(size_t(size), -1);
    for (qint64 &offset : m_offsets) {
        const QByteArray entry = m_file.read(entryLength);
        if (entry.size() == entryLength && entry[17] == 'n')
            offset = entry.left(10).toLongLong();
    }
    for (int number = 1; number < size; ++number) {
        if (m_offsets[size_t(number)] >= 0)
            m_order.push_back(number);
    }
    std::sort(m_order.begin(), m_order.end(),
              [this](int a, int b) { return m_offsets[size_t(a)] < m_offsets[size_t(b)]; });
    m_ends.assign(size_t(size), at);
    for (size_t place = 0; place + 1 < m_order.size(); ++place)
        m_ends[size_t(m_order[place])] = m_offsets[size_t(m_order[place + 1])];
    return {};
}

Result<> PdfPiece::readTrailer()
{
    const QByteArray trailer = m_file.readAll();
    m_catalogue = referenceAfter(trailer, "/Root");
    m_info = referenceAfter(trailer, "/Info");
    const qsizetype open = trailer.indexOf('[', trailer.indexOf("/ID"));
    m_identifiers = trailer.mid(open, trailer.indexOf(']', open) - open + 1);
    m_pageRoot = referenceAfter(body(m_catalogue), "/Pages");
    const QByteArray root = body(m_pageRoot);
    const qsizetype kids = root.indexOf('[', root.indexOf("/Kids"));
    m_pages = referencesIn(root.mid(kids, root.indexOf(']', kids) - kids));
    const bool isWhole = m_info > 0 && open > 0 && kids > 0
                         && root.contains("/Count " + QByteArray::number(qsizetype(m_pages.size())) + '\n');
    return isWhole ? Result<>() : notOurs();
}

QByteArray PdfPiece::body(int number)
{
    if (number < 1 || number >= size() || m_offsets[size_t(number)] < 0)
        return {};
    const qint64 begin = m_offsets[size_t(number)];
    if (!m_file.seek(begin))
        return {};
    const QByteArray bytes = m_file.read(m_ends[size_t(number)] - begin);
    const QByteArray head = QByteArray::number(number) + " 0 obj";
    const qsizetype end = bytes.lastIndexOf("endobj");
    return bytes.startsWith(head) && end > 0 ? bytes.mid(head.size(), end - head.size()) : QByteArray();
}

std::vector<int> PdfPiece::ofCatalogue()
{
    std::vector<int> found{m_pageRoot}; // so that nothing behind it is collected
    collect(m_catalogue, found);
    found.erase(found.begin());
    return found;
}

void PdfPiece::collect(int number, std::vector<int> &found)
{
    if (std::find(found.begin(), found.end(), number) != found.end())
        return;
    found.push_back(number);
    for (const int next : referencesIn(body(number)))
        collect(next, found);
}

} // namespace ui::print
