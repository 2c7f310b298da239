// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/workbook.h"

#include <QDate>
#include <QFile>
#include <QTemporaryDir>

#include <xlsxwriter.h>

#include <algorithm>
#include <array>

namespace core::tabular {

namespace {

constexpr int longestName = 31;
constexpr qint64 copied = 1 << 20;
constexpr quint32 rowsMeasured = 200; // for the widths of columns
constexpr double narrowest = 6;       // characters
constexpr double widest = 48;

/// In half-width characters, as widths of columns are counted: anything beyond Latin letters takes two.
qsizetype widthOf(const QString &text)
{
    return text.size() + std::count_if(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x2E80; });
}

QByteArray sheetName(const QString &name)
{
    QString taken = name.left(longestName);
    for (QChar &c : taken) {
        if (QStringView(u"[]:*?/\\").contains(c))
            c = u'_';
    }
    return taken.toUtf8();
}

} // namespace

/// The folder that holds the file and what the library writes beside it while it goes on.
struct Workbook::Scratch
{
    QTemporaryDir folder;
    QByteArray path = QFile::encodeName(folder.filePath(QStringLiteral("book.xlsx")));
    QByteArray place = QFile::encodeName(folder.path());
};

Result<std::unique_ptr<Workbook>> Workbook::begin()
{
    std::unique_ptr<Workbook> book(new Workbook);
    book->m_scratch = std::make_unique<Scratch>();
    if (!book->m_scratch->folder.isValid())
        return failure(Error::Code::Storage, book->m_scratch->folder.errorString());
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = book->m_scratch->place.data();
    book->m_book = workbook_new_opt(book->m_scratch->path.constData(), &options);
    if (!book->m_book)
        return failure(Error::Code::Storage);
    return book;
}

Workbook::~Workbook()
{
    if (m_book)
        workbook_close(m_book); // frees it; the file goes with the folder
}

lxw_format *Workbook::format(Style style)
{
    if (style == Style::Plain)
        return nullptr;
    lxw_format *&made = m_formats[style];
    if (made)
        return made;
    made = workbook_add_format(m_book);
    if (style == Style::Heading) {
        format_set_bold(made);
        format_set_bg_color(made, 0xE8F1FE);
        format_set_bottom(made, LXW_BORDER_THIN);
    }
    if (style == Style::Money)
        format_set_num_format(made, "#,##0;[Red]-#,##0");
    if (style == Style::Date)
        format_set_num_format(made, "yyyy-mm-dd");
    return made;
}

void Workbook::check(int error)
{
    if (error != LXW_NO_ERROR && m_error == LXW_NO_ERROR)
        m_error = error;
}

void Workbook::addSheet(const QString &name)
{
    m_sheet = workbook_add_worksheet(m_book, sheetName(name).constData());
    m_row = 0;
    m_column = 0;
    if (!m_sheet)
        return check(LXW_ERROR_SHEETNAME_ALREADY_USED);
    worksheet_freeze_panes(m_sheet, 1, 0);
    worksheet_set_paper(m_sheet, 9); // A4
    worksheet_set_landscape(m_sheet);
    worksheet_repeat_rows(m_sheet, 0, 0);
    worksheet_set_footer(m_sheet, "&L&A&C&P / &N");
    m_widths.clear();
}

/// As wide as what stands in it, within reason; the library asks for it before the sheet ends, not before its rows.
void Workbook::noteWidth(quint16 column, qsizetype characters)
{
    if (m_row > rowsMeasured)
        return;
    if (column >= m_widths.size())
        m_widths.resize(size_t(column) + 1, narrowest);
    m_widths[column] = std::max(m_widths[column], std::min<double>(double(characters) + 2, widest));
}

void Workbook::endSheet()
{
    for (size_t column = 0; column < m_widths.size(); ++column)
        setWidth(int(column), m_widths[column]);
}

void Workbook::setWidth(int column, double characters)
{
    const auto at = lxw_col_t(column);
    check(worksheet_set_column(m_sheet, at, at, characters, nullptr));
}

void Workbook::text(const QString &text, Style style)
{
    const lxw_col_t column = m_column++;
    if (m_row <= rowsMeasured)
        noteWidth(column, widthOf(text));
    if (!text.isEmpty())
        check(worksheet_write_string(m_sheet, m_row, column, text.toUtf8().constData(), format(style)));
}

void Workbook::number(double number, Style style)
{
    noteWidth(m_column, 10);
    check(worksheet_write_number(m_sheet, m_row, m_column++, number, format(style)));
}

void Workbook::date(const QString &iso)
{
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    if (!date.isValid() || date.year() < 1901)
        return text(iso);
    number(double(QDate(1899, 12, 30).daysTo(date)), Style::Date);
}

void Workbook::endRow()
{
    ++m_row;
    m_column = 0;
}

void Workbook::addFilter(int columns)
{
    if (m_row > 1 && columns > 0)
        check(worksheet_autofilter(m_sheet, 0, 0, m_row - 1, lxw_col_t(columns - 1)));
}

Result<> Workbook::finish(QIODevice &out)
{
    check(workbook_close(m_book));
    m_book = nullptr;
    const bool tooLarge =
        m_error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED || m_error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;
    if (tooLarge)
        return failure(Error::Code::TooLarge);
    if (m_error != LXW_NO_ERROR)
        return failure(Error::Code::Storage, QString::fromUtf8(lxw_strerror(lxw_error(m_error))));
    QFile made(QFile::decodeName(m_scratch->path));
    if (!made.open(QIODevice::ReadOnly))
        return failure(Error::Code::Storage, made.errorString());
    while (!made.atEnd()) {
        const QByteArray piece = made.read(copied);
        if (out.write(piece) != piece.size())
            return failure(Error::Code::DiskFull, out.errorString());
    }
    return {};
}

} // namespace core::tabular
