// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/archive.h"

#include "core/tabular/encoding.h"
#include "core/tabular/table.h"

#include <QFile>

#include <zip.h>

#include <optional>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr zip_uint64_t mostParts = 10'000;

QString zipMessage(int code)
{
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const QString message = u"zip "_s + QString::fromUtf8(zip_error_strerror(&error));
    zip_error_fini(&error);
    return message;
}

/// One part, unpacked on demand.
class PartStream final : public Archive::Stream
{
public:
    PartStream(zip_file_t *file, QString name, qint64 packed) : m_file(file), m_name(std::move(name)), m_packed(packed)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    ~PartStream() override { zip_fclose(m_file); }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_done; }
    [[nodiscard]] std::optional<Error> failed() const override { return m_failure; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (m_done)
            return -1;
        const zip_int64_t got = zip_fread(m_file, data, zip_uint64_t(size));
        if (got < 0)
            return stop(Error{Error::Code::Unreadable, u"zip damaged "_s + m_name});
        m_unpacked += got;
        if (m_unpacked > limits::fileBytes || (m_unpacked > limits::looseBytes && m_unpacked / limits::ratio > m_packed))
            return stop(Error{Error::Code::TooLarge, m_name});
        if (got == 0)
            return stop(std::nullopt);
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 stop(std::optional<Error> error)
    {
        m_failure = std::move(error);
        m_done = true;
        return -1;
    }

    zip_file_t *m_file;
    QString m_name;
    qint64 m_packed;
    qint64 m_unpacked = 0;
    bool m_done = false;
    std::optional<Error> m_failure;
};

} // namespace

Archive::Archive(struct zip *handle) : m_zip(handle) {}

Archive::~Archive()
{
    zip_discard(m_zip);
}

Result<std::unique_ptr<Archive>> Archive::open(const QString &path)
{
    int code = 0;
    struct zip *handle = zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code);
    if (!handle)
        return failure(Error::Code::Unreadable, zipMessage(code));
    std::unique_ptr<Archive> archive(new Archive(handle));
    RASHIN_TRY(archive->list());
    return archive;
}

Result<> Archive::list()
{
    const auto count = zip_uint64_t(zip_get_num_entries(m_zip, 0));
    if (count > mostParts)
        return failure(Error::Code::TooLarge, u"zip parts"_s);
    zip_uint64_t declared = 0;
    for (zip_uint64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(m_zip, i, ZIP_FL_ENC_RAW, &stat) != 0 || !stat.name)
            return failure(Error::Code::Unreadable, u"zip directory"_s);
        const auto name = decodeText(QByteArrayView(stat.name));
        if (!name || name->text.endsWith(u'/'))
            continue;
        declared += stat.size;
        if (stat.size > zip_uint64_t(limits::fileBytes) || declared > zip_uint64_t(limits::fileBytes))
            return failure(Error::Code::TooLarge, name->text);
        m_parts.push_back({name->text, i, qint64(stat.comp_size), stat.encryption_method != ZIP_EM_NONE});
    }
    return {};
}

QStringList Archive::names() const
{
    QStringList names;
    for (const Part &part : m_parts)
        names += part.name;
    return names;
}

const Archive::Part *Archive::find(const QString &name) const
{
    for (const Part &part : m_parts) {
        if (part.name.compare(name, Qt::CaseInsensitive) == 0)
            return &part;
    }
    return nullptr;
}

bool Archive::holds(const QString &name) const
{
    return find(name) != nullptr;
}

Result<std::unique_ptr<Archive::Stream>> Archive::stream(const QString &name)
{
    const Part *part = find(name);
    if (!part)
        return failure(Error::Code::Unreadable, u"missing "_s + name);
    if (part->encrypted)
        return failure(Error::Code::Unreadable, u"encrypted"_s);
    zip_file_t *file = zip_fopen_index(m_zip, part->index, 0);
    if (!file)
        return failure(Error::Code::Unreadable, u"zip damaged "_s + name);
    return std::unique_ptr<Stream>(new PartStream(file, part->name, part->packed));
}

Result<QByteArray> Archive::read(const QString &name)
{
    RASHIN_LET(auto part, stream(name));
    QByteArray bytes = part->readAll();
    if (part->failed())
        return failure(*part->failed());
    return bytes;
}

} // namespace core::tabular
