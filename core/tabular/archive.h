// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QStringList>

#include <memory>

struct zip;

namespace core::tabular {

/// A ZIP file opened for reading, by libzip, with bounds on what comes out of it: limits::fileBytes in all, and
/// limits::ratio for any part beyond limits::looseBytes. The sizes the archive declares are not believed.
class Archive
{
public:
    /// Unreadable with `zip …` or `encrypted`, TooLarge with the part's name.
    [[nodiscard]] static Result<std::unique_ptr<Archive>> open(const QString &path);
    ~Archive();
    Archive(const Archive &) = delete;
    Archive &operator=(const Archive &) = delete;

    /// The parts' names as the archive has them (UTF-8, else CP932), folders left out.
    [[nodiscard]] QStringList names() const;
    /// Does it hold this part? Upper and lower case are the same, as in OPC.
    [[nodiscard]] bool holds(const QString &name) const;

    /// A part being unpacked: sequential; after reading, failure() tells a true end from a broken or hostile one.
    class Stream : public QIODevice
    {
    public:
        [[nodiscard]] virtual std::optional<Error> failed() const = 0;
    };
    /// Unreadable `missing NAME` if there is no such part.
    [[nodiscard]] Result<std::unique_ptr<Stream>> stream(const QString &name);
    [[nodiscard]] Result<QByteArray> read(const QString &name);

private:
    struct Part
    {
        QString name;
        quint64 index = 0;
        qint64 packed = 0;
        bool encrypted = false;
    };
    explicit Archive(struct zip *handle);
    Result<> list();
    [[nodiscard]] const Part *find(const QString &name) const;

    struct zip *m_zip;
    std::vector<Part> m_parts;
};

} // namespace core::tabular
