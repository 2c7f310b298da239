// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/table.h"

class QXmlStreamReader;

namespace core::tabular {

/// What the cells of every sheet of a workbook lean on.
struct WorkbookContext
{
    std::vector<QString> strings;
    std::vector<bool> dateStyles;
    bool from1904 = false;
};

/// Streams the rows of one worksheet part.
class XlsxSheetParser
{
public:
    XlsxSheetParser(QXmlStreamReader &xml, const WorkbookContext &context) : m_xml(xml), m_context(context) {}

    /// Malformed XML ends the rows early and stands in the reader's error(): the caller looks.
    Result<> parse(const RowSink &sink);
    [[nodiscard]] const std::vector<MergedRange> &merged() const { return m_merged; }

private:
    Result<bool> readRow(const RowSink &sink);
    Result<> readCell();
    Result<> store(QStringView type, QString content);
    void storeNumber(Cell &cell, const QString &content) const;
    [[nodiscard]] Result<QString> sharedString(const QString &index) const;
    void addMerged();

    QXmlStreamReader &m_xml;
    const WorkbookContext &m_context;
    Row m_row;
    int m_column = -1;
    int m_style = 0;
    std::vector<MergedRange> m_merged;
};

} // namespace core::tabular
