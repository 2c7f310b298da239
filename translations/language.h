// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <memory>
#include <vector>

class QTranslator;

namespace translations {

enum class Language { Japanese, English };

/// "ja" or "en"; Japanese for anything else: that is the program's language unless a person chooses otherwise.
[[nodiscard]] Language fromCode(QStringView code);
[[nodiscard]] QString code(Language language);

/// Puts the words of one language (ours and Qt's own) into the running application and takes them out again with its
/// life. It also sets the default QLocale, so that numbers and dates follow.
class Installed
{
public:
    explicit Installed(Language language);
    ~Installed();
    Installed(const Installed &) = delete;
    Installed &operator=(const Installed &) = delete;

private:
    void load(const QString &name, const QString &folder);
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace translations
