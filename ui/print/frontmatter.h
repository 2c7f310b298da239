// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/policyreport.h"
#include "ui/print/sheetcomposer.h"
#include "ui/print/source.h"

#include <QCoreApplication>
#include <QDate>

namespace ui::print {

/// Sets what binds single reports to a book: cover, contents, the plan as a tree, dividers, definitions.
class FrontMatter
{
    Q_DECLARE_TR_FUNCTIONS(FrontMatter)

public:
    FrontMatter(QString municipality, QString title, Audience audience, QDate day)
        : m_municipality(std::move(municipality)), m_title(std::move(title)), m_audience(audience), m_day(day)
    {
    }

    /// The title of the annual report.
    [[nodiscard]] static QString annualTitle(int year);
    /// The title of reports that were chosen one by one.
    [[nodiscard]] static QString bundleTitle(int year);
    /// `subtitle` names the plan and its edition.
    [[nodiscard]] core::report::Document cover(const QString &subtitle, const QString &scope) const;
    /// `firstPages` holds the first page of each part; empty while they are not counted: then the places stay free.
    [[nodiscard]] core::report::Document contents(const std::vector<Source::Entry> &entries,
                                                  const std::vector<int> &firstPages) const;
    /// The plan from visions and challenges down to the last level of policies, each box beside those it holds.
    [[nodiscard]] core::report::Document tree(const core::report::PolicyReport &plan) const;
    [[nodiscard]] core::report::Document divider(const QString &number, const QString &title) const;
    /// How every figure of the book is computed.
    [[nodiscard]] core::report::Document definitions() const;
    /// Says for whom the book is, what was left out and when it was made.
    [[nodiscard]] core::report::Document colophon() const;

    [[nodiscard]] QString title() const { return m_title; }

private:
    [[nodiscard]] core::report::Document begin() const;
    [[nodiscard]] core::report::Document appendix(const QString &title,
                                                  const std::vector<std::pair<QString, QString>> &lines) const;

    QString m_municipality;
    QString m_title;
    Audience m_audience;
    QDate m_day;
};

} // namespace ui::print
