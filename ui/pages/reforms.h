// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/lineagedialog.h"
#include "ui/dialogs/numberingdialog.h"

#include <functional>
#include <vector>

class QDialog;
class QWidget;

namespace core {
class Operation;
class Workspace;
} // namespace core

/// Opens the dialogs of reorganisation, lineage, roll-over, renumbering and of changing many rows over a page, each fed with
/// copies of what it needs. What a person decides goes to `perform`.
namespace ui::reforms {

using Perform = std::function<void(const core::Operation &)>;

/// `year` is the one the page shows; the change is offered for the next.
QDialog *reorganise(core::Workspace &workspace, int year, QWidget *page, Perform perform);
QDialog *rollOver(core::Workspace &workspace, int year, QWidget *page, Perform perform);
QDialog *lineage(core::Workspace &workspace, LineageDialog::Mode mode, const std::vector<core::RowId> &projects, int year,
                 QWidget *page, Perform perform);
/// One field of many rows at once; `targets` are what may have been meant, the likeliest first.
QDialog *changeTogether(core::Workspace &workspace, std::vector<BulkDialog::Target> targets, QWidget *page, Perform perform);
/// `policy` is the one that is selected in the tree, if any; `ofPolicies`: their numbers are offered first.
QDialog *renumber(core::Workspace &workspace, std::optional<core::RowId> policy, bool ofPolicies, QWidget *page,
                  Perform perform);

} // namespace ui::reforms
