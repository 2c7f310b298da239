// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

namespace translations {

Language fromCode(QStringView code)
{
    return code.startsWith(u"en") ? Language::English : Language::Japanese;
}

QString code(Language language)
{
    return language == Language::English ? u"en"_s : u"ja"_s;
}

Installed::Installed(Language language)
{
    const bool japanese = language == Language::Japanese;
    QLocale::setDefault(japanese ? QLocale(QLocale::Japanese, QLocale::Japan)
                                 : QLocale(QLocale::English, QLocale::UnitedStates));
    if (japanese)
        load(u"qtbase_ja"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(u"rashin_"_s + code(language), u":/translations"_s);
}

Installed::~Installed()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
}

void Installed::load(const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    // Missing words are not worth refusing to start: the English shows.
    if (translator->load(name, folder) && QCoreApplication::installTranslator(translator.get()))
        m_translators.push_back(std::move(translator));
}

} // namespace translations
