// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/listfile.h"

#include "core/tabular/csvwriter.h"
#include "core/tabular/savefailure.h"
#include "core/tabular/workbook.h"

#include <QSaveFile>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>; // Clang 14 does not find it by itself

Result<> writeCsv(const ListContent &list, QIODevice &file)
{
    CsvWriter csv;
    for (const QString &heading : list.headings)
        csv.add(heading);
    csv.endRow();
    for (const auto &row : list.rows) {
        for (const ListContent::Cell &cell : row)
            std::visit(Overloaded{[&](std::monostate) { csv.add({}); }, [&](const QString &text) { csv.add(text); },
                                  [&](double number) { csv.addNumber(QString::number(number, 'g', 15)); },
                                  [&](QDate day) { csv.add(day.toString(Qt::ISODate)); }},
                       cell);
        csv.endRow();
    }
    file.write("\xEF\xBB\xBF" + csv.text().toUtf8());
    return {};
}

Result<> writeXlsx(const ListContent &list, QIODevice &file)
{
    RASHIN_LET(const auto book, Workbook::begin());
    book->addSheet(list.name);
    for (const QString &heading : list.headings)
        book->text(heading, Workbook::Style::Heading);
    book->endRow();
    for (const auto &row : list.rows) {
        for (const ListContent::Cell &cell : row)
            std::visit(Overloaded{[&](std::monostate) { book->blank(); }, [&](const QString &text) { book->text(text); },
                                  [&](double number) { book->number(number); },
                                  [&](QDate day) { book->date(day.toString(Qt::ISODate)); }},
                       cell);
        book->endRow();
    }
    book->addFilter(static_cast<int>(list.headings.size()));
    book->endSheet();
    return book->finish(file);
}

} // namespace

Result<> writeList(const ListContent &list, const QString &path)
{
    const bool isXlsx = path.endsWith(u".xlsx", Qt::CaseInsensitive);
    if (!isXlsx && !path.endsWith(u".csv", Qt::CaseInsensitive))
        return failure(Error::Code::Usage, path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failureOf(file);
    RASHIN_TRY(isXlsx ? writeXlsx(list, file) : writeCsv(list, file));
    return file.commit() ? Result<>() : Result<>(failureOf(file));
}

} // namespace core::tabular
