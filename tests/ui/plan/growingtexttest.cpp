// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/growingtext.h"

#include <QCoreApplication>
#include <QHBoxLayout>

#include <catch2/catch.hpp>

using namespace Qt::Literals::StringLiterals;

TEST_CASE("a long text settles at whatever width it is given, and wider makes it no higher")
{
    QWidget window;
    auto *text = new ui::GrowingText(&window);
    auto *row = new QHBoxLayout(&window);
    row->addWidget(text, 0, Qt::AlignTop);
    const QString paragraph = u"区民の安全と安心のため、地域の防災力を高める。"_s;
    text->setPlainText(QStringList(5, paragraph).join(u'\n'));
    window.resize(900, 600);
    window.show();
    int before = 1 << 20;
    for (int width = 80; width <= 400; width += 3) {
        for (const int jump : {900, width}) { // what was laid out wide is laid out anew at once
            window.resize(jump, 600);
            QCoreApplication::processEvents();
        }
        CAPTURE(width);
        CHECK(text->sizeHint().height() <= before);
        before = text->sizeHint().height();
    }
    CHECK(before < text->fontMetrics().lineSpacing() * 11);
}
