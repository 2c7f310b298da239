// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/layeredlayout.h"
#include "core/report/logicmodel.h"
#include "ui/charts/write.h"

#include <QCoreApplication>

#include <vector>

namespace ui::print {

/// The logic model of one project on one sheet across: columns from cause to effect under their headings, every text
/// whole, all of it made smaller where it does not fit. In black and white it reads as well.
class LogicPaper
{
    Q_DECLARE_TR_FUNCTIONS(ui::print::LogicPaper)

public:
    /// `title` is the project's name, `note` stands at the right of it.
    LogicPaper(core::LogicModel model, QString title, QString note);

    /// Draws into `area`, in points.
    void paint(QPainter &painter, const QRectF &area) const;
    /// On A4 across, for a picture or a PDF.
    [[nodiscard]] Drawing drawing() const;
    /// How much smaller than its own size it is on A4 across; 1 where it fits.
    [[nodiscard]] double scale() const;

private:
    void layOut();
    [[nodiscard]] double scaleIn(QSizeF room) const;
    void paintHead(QPainter &painter, const QRectF &area) const;
    void paintColumns(QPainter &painter) const;
    void paintStep(QPainter &painter, size_t step) const;
    void paintElement(QPainter &painter, size_t element) const;
    [[nodiscard]] QString measured(const core::LogicElement &element) const;

    core::LogicModel m_model;
    QString m_title;
    QString m_note;
    core::LayeredLayout m_layout;
    std::vector<QSizeF> m_sizes;
};

} // namespace ui::print
