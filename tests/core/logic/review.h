// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/logicoperations.h"

#include <QMap>

/// The logic models of the national review of 2024, by project, out of the ministries' own table.
namespace testing {

struct ReviewModel
{
    QString name;
    std::vector<core::AddLogicModel::Node> nodes = {};
    std::vector<core::AddLogicModel::Link> links = {};
};

struct Review
{
    int rows = 0;    ///< of the table
    int blank = 0;   ///< rows that name no element
    int again = 0;   ///< links that stand there twice
    QMap<QString, ReviewModel> models = {}; ///< by the project's number
};

[[nodiscard]] core::Result<Review> readReview(const QString &path);

} // namespace testing
