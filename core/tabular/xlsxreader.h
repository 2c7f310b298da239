// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/archive.h"
#include "core/tabular/xlsxsheet.h"

namespace core::tabular {

/// The sheets of an Office Open XML workbook (ECMA-376), transitional or strict, hidden sheets included.
class XlsxReader final : public TableSource
{
public:
    /// Reads the workbook's parts that all sheets need. Errors as openTables() has them.
    [[nodiscard]] static Result<std::unique_ptr<TableSource>> open(std::unique_ptr<Archive> archive);

    [[nodiscard]] QStringList tables() const override;
    Result<> read(const QString &table, const RowSink &sink) override;
    [[nodiscard]] std::vector<MergedRange> merged() const override { return m_merged; }

private:
    struct Sheet
    {
        QString name;
        QString part;
        bool isHidden = false;
    };
    explicit XlsxReader(std::unique_ptr<Archive> archive) : m_archive(std::move(archive)) {}
    Result<> readWorkbook();
    Result<> readParts(const QString &workbook);
    Result<> readOptional(const QString &part, const std::function<void(QXmlStreamReader &)> &reader);

    std::unique_ptr<Archive> m_archive;
    WorkbookContext m_context;
    std::vector<Sheet> m_sheets;
    std::vector<MergedRange> m_merged;
};

} // namespace core::tabular
