// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/yearboard.h"
#include "ui/print/source.h"

#include <QCoreApplication>

#include <memory>

namespace ui::print {

/// What a board on paper is about.
struct BoardHead
{
    int year = 0;
    QDate today = {};
    QString office = {}; ///< empty: all
    QString municipality = {};
};

/// Sets the PDCA board of a fiscal year: the stages beside each other, as wide as they have cards, each card with its
/// office and what is late or waits. Stages without cards are only named.
class BoardComposer
{
    Q_DECLARE_TR_FUNCTIONS(ui::print::BoardComposer)

public:
    BoardComposer(const std::vector<core::BoardCard> &cards, BoardHead head);

    [[nodiscard]] QString title() const;
    [[nodiscard]] static core::report::PageSpec page();
    [[nodiscard]] core::report::Document compose() const;

private:
    struct Column
    {
        QString name;
        std::vector<QString> cards;
    };
    [[nodiscard]] std::vector<int> shares() const;
    [[nodiscard]] core::report::Grid grid() const;

    std::vector<Column> m_columns;
    BoardHead m_head;
};

[[nodiscard]] std::shared_ptr<const Source> makeBoard(const std::vector<core::BoardCard> &cards, BoardHead head);

} // namespace ui::print
