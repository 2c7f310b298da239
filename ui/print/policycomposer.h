// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/policyreport.h"

#include <QCoreApplication>

namespace ui::print {

/// Sets the report on policies: visions, challenges with the policies that answer them, and the progress of each.
class PolicyComposer
{
    Q_DECLARE_TR_FUNCTIONS(PolicyComposer)

public:
    explicit PolicyComposer(const core::report::PolicyReport &report) : m_report(report) {}

    [[nodiscard]] QString title() const;
    [[nodiscard]] static core::report::PageSpec page();
    [[nodiscard]] core::report::Document compose() const;

private:
    void addAims(core::report::Document &document, const QString &title,
                 const std::vector<core::report::PolicyReport::Aim> &aims, bool linked) const;
    void addReviews(core::report::Document &document) const;
    [[nodiscard]] QString reviewCounts() const;
    [[nodiscard]] core::report::Grid progress() const;
    [[nodiscard]] core::report::Row line(const QString &number, const QString &title, const QStringList &challenges,
                                         const core::report::OfficeLine &sum) const;

    const core::report::PolicyReport &m_report;
};

} // namespace ui::print
