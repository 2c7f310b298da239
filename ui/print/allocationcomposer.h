// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/proposals.h"
#include "ui/print/source.h"

#include <QCoreApplication>

#include <memory>

namespace ui::print {

/// What was weighed, what came of it, and the sentences the screen says about it.
struct AllocationResult
{
    int year = 0;
    QString municipality = {};
    core::AllocationCase given = {};
    core::AllocationAnswer answer = {};
    QString finding = {};
    QString worth = {};
};

/// Sets the best use of the budget on A4 across: the finding, what the ceilings are worth, and each proposal with what
/// becomes of it in the best choice and in the next best ones.
class AllocationComposer
{
    Q_DECLARE_TR_FUNCTIONS(ui::print::AllocationComposer)

public:
    explicit AllocationComposer(const AllocationResult &result) : m_result(result) {}

    [[nodiscard]] QString title() const;
    [[nodiscard]] static core::report::PageSpec page();
    [[nodiscard]] core::report::Document compose() const;

private:
    [[nodiscard]] core::report::Grid sums() const;
    [[nodiscard]] core::report::Grid proposals() const;
    [[nodiscard]] std::vector<const core::Allocation *> choices() const;

    const AllocationResult &m_result;
};

[[nodiscard]] std::shared_ptr<const Source> makeAllocation(AllocationResult result);

} // namespace ui::print
