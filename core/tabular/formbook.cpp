// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/formbook.h"

#include "core/tabular/table.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>

#include <xlsxwriter.h>

#include <map>
#include <tuple>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longestName = 31;
constexpr double lineHeight = 16; // points: one line of 10 points with air
constexpr int longestList = 250; // Excel's limit for the words of a list written into the cell itself is 255

/// One workbook in the making.
class FormWriter
{
public:
    FormWriter() : m_path(QFile::encodeName(m_folder.filePath(u"form.xlsx"_s)))
    {
        m_book = workbook_new(m_path.constData());
    }
    ~FormWriter()
    {
        if (m_book)
            workbook_close(m_book);
    }
    FormWriter(const FormWriter &) = delete;
    FormWriter &operator=(const FormWriter &) = delete;

    Result<> write(QIODevice &out, const std::vector<FormSheet> &sheets, const QString &document)
    {
        if (!m_folder.isValid() || !m_book)
            return failure(Error::Code::Storage);
        for (const FormSheet &sheet : sheets)
            add(sheet);
        addMap(document);
        check(workbook_close(m_book));
        m_book = nullptr;
        if (m_error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
            return failure(Error::Code::TooLarge);
        if (m_error != LXW_NO_ERROR)
            return failure(Error::Code::Storage, QString::fromUtf8(lxw_strerror(lxw_error(m_error))));
        QFile made(QFile::decodeName(m_path));
        const bool isRead = made.open(QIODevice::ReadOnly);
        const QByteArray bytes = isRead ? made.readAll() : QByteArray();
        if (!isRead || out.write(bytes) != bytes.size())
            return failure(isRead ? Error::Code::DiskFull : Error::Code::Storage, out.errorString());
        return {};
    }

private:
    struct Mapped
    {
        QString sheet;
        FormCell cell;
    };

    void check(int error)
    {
        if (error != LXW_NO_ERROR && m_error == LXW_NO_ERROR)
            m_error = error;
    }

    QString uniqueName(const QString &wanted)
    {
        QString name = wanted.left(longestName);
        for (QChar &c : name) {
            if (QStringView(u"[]:*?/\\'").contains(c))
                c = u'_';
        }
        const QString base = name;
        for (int number = 2; name.isEmpty() || name == QStringView(formMapName) || m_names.contains(name.toLower()); ++number) {
            const QString suffix = u"_%1"_s.arg(number);
            name = base.left(longestName - suffix.size()) + suffix;
        }
        m_names.insert(name.toLower());
        return name;
    }

    lxw_format *format(const FormCell &cell)
    {
        const bool isHigh = cell.height > lineHeight || cell.rows > 1;
        lxw_format *&made = m_formats[{cell.kind, cell.isEntry, isHigh, !cell.choices.empty()}];
        if (made)
            return made;
        using Kind = FormCell::Kind;
        made = workbook_add_format(m_book);
        format_set_font_name(made, "BIZ UDPゴシック");
        format_set_font_size(made, cell.kind == Kind::Title ? 14 : 10);
        format_set_text_wrap(made);
        // Labels stand in the middle of their row, prose begins at the top of its box.
        const bool isProse = cell.kind == Kind::Text && isHigh && cell.choices.empty();
        format_set_align(made, isProse ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
        if (cell.kind == Kind::Title || cell.kind == Kind::Heading)
            format_set_bold(made);
        if (cell.kind == Kind::Title)
            format_set_align(made, LXW_ALIGN_CENTER);
        if (cell.kind == Kind::Title || cell.kind == Kind::Note)
            return made;
        setBox(made, cell);
        return made;
    }

    static void setBox(lxw_format *made, const FormCell &cell)
    {
        using Kind = FormCell::Kind;
        format_set_border(made, LXW_BORDER_THIN);
        format_set_border_color(made, 0x767676);
        if (cell.kind == Kind::Label || cell.kind == Kind::Text || cell.kind == Kind::Heading)
            format_set_indent(made, cell.kind == Kind::Heading ? 0 : 1);
        if (cell.kind == Kind::Heading)
            format_set_bg_color(made, 0xC5D7FB);
        if (cell.kind == Kind::Label)
            format_set_bg_color(made, 0xE8F1FE);
        if (cell.kind == Kind::Number || cell.kind == Kind::Sum) {
            // Without decimals where there are none: a general "0.###" would leave the point standing.
            format_set_num_format(made, "[=0]0;[<0]\"△\"#,##0.###;#,##0.###");
            format_set_align(made, LXW_ALIGN_RIGHT);
        }
        if (cell.isEntry) {
            format_set_unlocked(made);
            format_set_bg_color(made, 0xFFFBE6);
        }
    }

    void add(const FormSheet &sheet)
    {
        const QString name = uniqueName(sheet.name);
        m_sheet = workbook_add_worksheet(m_book, name.toUtf8().constData());
        if (!m_sheet)
            return check(LXW_ERROR_SHEETNAME_ALREADY_USED);
        worksheet_set_paper(m_sheet, 9); // A4
        worksheet_fit_to_pages(m_sheet, 1, 0);
        worksheet_set_margins(m_sheet, 0.5, 0.5, 0.6, 0.6);
        worksheet_set_footer(m_sheet, "&C&P / &N");
        worksheet_center_horizontally(m_sheet);
        worksheet_gridlines(m_sheet, LXW_HIDE_ALL_GRIDLINES);
        worksheet_set_default_row(m_sheet, lineHeight, LXW_FALSE);
        for (size_t column = 0; column < sheet.widths.size(); ++column)
            worksheet_set_column(m_sheet, lxw_col_t(column), lxw_col_t(column), sheet.widths[column], nullptr);
        for (const FormCell &cell : sheet.cells) {
            put(cell);
            if (cell.target)
                m_mapped.push_back({name, cell});
        }
        lxw_protection options = {};
        options.format_rows = 1; // a row may be made higher for a long text
        worksheet_protect(m_sheet, nullptr, &options);
    }

    void put(const FormCell &cell)
    {
        const auto row = lxw_row_t(cell.row);
        const auto column = lxw_col_t(cell.column);
        lxw_format *look = format(cell);
        if (cell.height > 0)
            worksheet_set_row(m_sheet, row, cell.height, nullptr);
        if (cell.rows > 1 || cell.columns > 1)
            check(worksheet_merge_range(m_sheet, row, column, lxw_row_t(cell.row + cell.rows - 1),
                                        lxw_col_t(cell.column + cell.columns - 1), "", look));
        bool isNumber = false;
        const double number = cell.text.toDouble(&isNumber);
        if (cell.kind == FormCell::Kind::Sum)
            putSum(cell, look);
        else if (cell.kind == FormCell::Kind::Number && isNumber)
            check(worksheet_write_number(m_sheet, row, column, number, look));
        else if (cell.text.isEmpty())
            check(worksheet_write_blank(m_sheet, row, column, look));
        else
            check(worksheet_write_string(m_sheet, row, column, cell.text.toUtf8().constData(), look));
        if (!cell.choices.empty())
            addList(cell);
        else if (cell.isEntry && cell.kind == FormCell::Kind::Number)
            addRange(cell);
    }

    /// A number as the registry takes it; a word in its place is refused while it is typed.
    void addRange(const FormCell &cell)
    {
        const FieldKind &kind = registry::spec(cell.target->field).kind;
        lxw_data_validation rule = {};
        rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.minimum_number = kind.minimum;
        rule.maximum_number = kind.maximum;
        rule.ignore_blank = LXW_VALIDATION_ON;
        check(worksheet_data_validation_cell(m_sheet, lxw_row_t(cell.row), lxw_col_t(cell.column), &rule));
    }

    void putSum(const FormCell &cell, lxw_format *look)
    {
        const QString name = columnName(cell.column);
        const QString range = u"%1%2:%1%3"_s.arg(name).arg(cell.sumFirst + 1).arg(cell.sumLast + 1);
        const QByteArray formula = u"=IF(COUNT(%1)=0,\"\",SUM(%1))"_s.arg(range).toUtf8();
        check(worksheet_write_formula_str(m_sheet, lxw_row_t(cell.row), lxw_col_t(cell.column), formula.constData(), look,
                                          cell.text.toUtf8().constData()));
    }

    void addList(const FormCell &cell)
    {
        std::vector<QByteArray> words;
        qsizetype length = 0;
        for (const FormChoice &choice : cell.choices) {
            words.push_back(choice.word.toUtf8());
            length += choice.word.size() + 1;
        }
        if (length > longestList)
            return; // the words are checked when the form comes back
        std::vector<char *> list;
        for (QByteArray &word : words)
            list.push_back(word.data());
        list.push_back(nullptr);
        lxw_data_validation rule = {};
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        rule.value_list = list.data();
        rule.ignore_blank = LXW_VALIDATION_ON;
        check(worksheet_data_validation_cell(m_sheet, lxw_row_t(cell.row), lxw_col_t(cell.column), &rule));
    }

    void text(lxw_worksheet *map, quint32 row, quint16 column, const QString &text) const
    {
        if (!text.isEmpty())
            worksheet_write_string(map, row, column, text.toUtf8().constData(), nullptr);
    }

    static QString keysText(const Editor::Cells &keys)
    {
        QStringList texts;
        for (const auto &[field, value] : keys)
            texts.append(QString::number(int(field)) + u'=' + registry::toText(field, value));
        return texts.join(u';');
    }

    void addMap(const QString &document)
    {
        lxw_worksheet *map = workbook_add_worksheet(m_book, QStringView(formMapName).toUtf8().constData());
        if (!map)
            return check(LXW_ERROR_SHEETNAME_ALREADY_USED);
        text(map, 0, 0, u"rashin-form"_s);
        text(map, 0, 1, u"1"_s);
        text(map, 0, 2, document);
        quint32 row = 1;
        for (const Mapped &mapped : m_mapped) {
            const FormTarget &target = *mapped.cell.target;
            QStringList choices;
            for (const FormChoice &choice : mapped.cell.choices)
                choices.append(choice.word + u'\t' + choice.stored);
            // A colon before the value: a spreadsheet takes it for a text, and shares it with no entry.
            const QString cells[] = {mapped.sheet,
                                     columnName(mapped.cell.column) + QString::number(mapped.cell.row + 1),
                                     QString::number(int(target.field)), target.row.toString(), keysText(target.keys),
                                     choices.join(u'\n'), u':' + mapped.cell.text, keysText(target.owner)};
            for (quint16 column = 0; const QString &cell : cells)
                text(map, row, column++, cell);
            ++row;
        }
        worksheet_hide(map);
        worksheet_protect(map, nullptr, nullptr);
    }

    QTemporaryDir m_folder;
    QByteArray m_path;
    lxw_workbook *m_book = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    std::map<std::tuple<FormCell::Kind, bool, bool, bool>, lxw_format *> m_formats; ///< by kind, entry, height, list
    QSet<QString> m_names;
    std::vector<Mapped> m_mapped;
    int m_error = LXW_NO_ERROR;
};

} // namespace

Result<> writeForms(QIODevice &out, const std::vector<FormSheet> &sheets, const QString &document)
{
    return FormWriter().write(out, sheets, document);
}

} // namespace core::tabular
