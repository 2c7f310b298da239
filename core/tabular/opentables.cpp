// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/archive.h"
#include "core/tabular/csvreader.h"
#include "core/tabular/encoding.h"
#include "core/tabular/table.h"
#include "core/tabular/xlsxreader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A single text file.
class CsvFile final : public TableSource
{
public:
    CsvFile(QString name, Decoded decoded) : m_name(std::move(name)), m_decoded(std::move(decoded)) {}
    [[nodiscard]] QStringList tables() const override { return {m_name}; }
    [[nodiscard]] std::optional<Encoding> encoding() const override { return m_decoded.encoding; }
    [[nodiscard]] bool isRectangular() const override { return true; }
    Result<> read(const QString &table, const RowSink &sink) override
    {
        return table == m_name ? readCsv(m_decoded.text, sink) : failure(Error::Code::NotFound, table);
    }

private:
    QString m_name;
    Decoded m_decoded;
};

/// The CSV files of an archive.
class CsvArchive final : public TableSource
{
public:
    CsvArchive(std::unique_ptr<Archive> archive, QStringList names)
        : m_archive(std::move(archive)), m_names(std::move(names))
    {
    }
    [[nodiscard]] QStringList tables() const override { return m_names; }
    [[nodiscard]] std::optional<Encoding> encoding() const override { return m_encoding; }
    [[nodiscard]] bool isRectangular() const override { return true; }
    Result<> read(const QString &table, const RowSink &sink) override
    {
        if (!m_names.contains(table))
            return failure(Error::Code::NotFound, table);
        RASHIN_LET(const QByteArray bytes, m_archive->read(table));
        RASHIN_LET(const Decoded decoded, decodeText(bytes));
        m_encoding = decoded.encoding;
        return readCsv(decoded.text, sink);
    }

private:
    std::unique_ptr<Archive> m_archive;
    QStringList m_names;
    std::optional<Encoding> m_encoding;
};

/// The tables in the files of a folder, in the order of their names: that of a CSV is called as its file, others stand
/// behind a slash. A file is opened when a table of it is read.
class Folder final : public TableSource
{
public:
    [[nodiscard]] static Result<std::unique_ptr<TableSource>> open(const QString &path)
    {
        std::unique_ptr<Folder> folder(new Folder);
        for (const QFileInfo &file : QDir(path).entryInfoList({u"*.csv"_s, u"*.zip"_s, u"*.xlsx"_s}, QDir::Files, QDir::Name)) {
            if (!file.fileName().startsWith(u"~$")) // Excel's mark of an open workbook
                RASHIN_TRY(folder->add(file));
        }
        if (folder->m_places.empty())
            return failure(Error::Code::Unreadable, u"missing *.csv"_s);
        return std::unique_ptr<TableSource>(std::move(folder));
    }
    [[nodiscard]] QStringList tables() const override
    {
        QStringList names;
        for (const Place &place : m_places)
            names += place.name;
        return names;
    }
    [[nodiscard]] bool isRectangular() const override { return m_isRectangular; }
    [[nodiscard]] std::optional<Encoding> encoding() const override { return m_encoding; }
    Result<> read(const QString &table, const RowSink &sink) override
    {
        for (const Place &place : m_places) {
            if (place.name != table)
                continue;
            RASHIN_LET(const auto source, openTables(place.file));
            m_isRectangular = source->isRectangular();
            const auto done = source->read(place.table, sink);
            m_encoding = source->encoding();
            return done;
        }
        return failure(Error::Code::NotFound, table);
    }

private:
    struct Place
    {
        QString name;
        QString file;
        QString table;
    };
    Folder() = default;
    Result<> add(const QFileInfo &file)
    {
        if (file.suffix().toLower() == u"csv") {
            m_places.push_back({file.fileName(), file.filePath(), file.fileName()});
            return {};
        }
        RASHIN_LET(const auto source, openTables(file.filePath()));
        for (const QString &table : source->tables())
            m_places.push_back({file.fileName() + u'/' + table, file.filePath(), table});
        return {};
    }

    std::vector<Place> m_places;
    bool m_isRectangular = false; ///< of the table read last
    std::optional<Encoding> m_encoding;
};

Result<std::unique_ptr<TableSource>> openArchive(const QString &path)
{
    RASHIN_LET(auto archive, Archive::open(path));
    if (archive->holds(u"[Content_Types].xml"_s))
        return XlsxReader::open(std::move(archive));
    QStringList names = archive->names();
    names.removeIf([](const QString &name) {
        return !name.endsWith(u".csv", Qt::CaseInsensitive) && !name.endsWith(u".txt", Qt::CaseInsensitive)
               && !name.endsWith(u".tsv", Qt::CaseInsensitive);
    });
    if (names.isEmpty())
        return failure(Error::Code::Unreadable, u"missing *.csv"_s);
    return std::unique_ptr<TableSource>(new CsvArchive(std::move(archive), std::move(names)));
}

// Both an old .xls and an encrypted .xlsx are OLE compound files; the latter has a stream of this name, in UTF-16.
tl::unexpected<Error> refuseOle(QFile &file)
{
    const QByteArray head = file.read(1 << 20);
    const QString mark = u"EncryptedPackage"_s;
    const QByteArrayView utf16(reinterpret_cast<const char *>(mark.utf16()), mark.size() * 2);
    return failure(Error::Code::Unreadable, head.contains(utf16) ? u"encrypted"_s : u"old_xls"_s);
}

} // namespace

Result<std::unique_ptr<TableSource>> openTables(const QString &path)
{
    if (QFileInfo(path).isDir())
        return Folder::open(path);
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return failure(Error::Code::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Storage, file.errorString());
    if (file.size() == 0)
        return failure(Error::Code::Unreadable, u"empty"_s);
    if (file.size() > limits::fileBytes)
        return failure(Error::Code::TooLarge, QFileInfo(path).fileName());
    const QByteArray magic = file.peek(8);
    if (magic.startsWith("PK"))
        return openArchive(path);
    if (magic.startsWith("\xD0\xCF\x11\xE0"))
        return refuseOle(file);
    RASHIN_LET(Decoded decoded, decodeText(file.readAll()));
    return std::unique_ptr<TableSource>(new CsvFile(QFileInfo(path).fileName(), std::move(decoded)));
}

} // namespace core::tabular
