// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/table.h"
#include "tests/support/testing.h"

#include <map>

namespace testing {

/// Files of all kinds in a folder that goes away.
class Files
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const;
    QString zip(const QString &name, const std::map<QString, QByteArray> &parts) const;
    /// A workbook of one sheet, "表", from what stands between <worksheet> and </worksheet>; `parts` add or replace.
    QString workbook(const QString &name, const QByteArray &sheet, std::map<QString, QByteArray> parts = {}) const;

private:
    QTemporaryDir m_folder;
};

/// All rows of a table, as texts, with their numbers.
struct Rows
{
    std::vector<core::tabular::Row> rows;
    [[nodiscard]] QStringList texts(size_t row) const;
};
core::Result<Rows> readAll(const QString &path, const QString &table = {});

} // namespace testing
