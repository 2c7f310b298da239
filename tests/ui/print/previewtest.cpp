// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testing.h"
#include "tests/ui/print/samples.h"

#include "ui/print/output.h"
#include "ui/print/preview.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace ui::print;

TEST_CASE("the preview has the pages of the PDF", "[print]")
{
    const QTemporaryDir folder;
    const auto source = std::make_shared<testing::FunctionSource>(30, [](int part) { return testing::sheet(part); });
    PreviewWidget preview;
    preview.resize(700, 900);
    preview.setSource(source);
    preview.show();
    REQUIRE(QTest::qWaitFor([&] { return preview.isComplete(); }));
    const auto written = writePdf(*source, folder.filePath(QStringLiteral("a.pdf")));
    REQUIRE_OK(written);
    CHECK(preview.pageCount() == written->pages);
    CHECK(preview.parts().size() == 30);
}

TEST_CASE("the preview goes to pages, fits and zooms", "[print]")
{
    const auto source = std::make_shared<testing::FunctionSource>(5, [](int part) { return testing::sheet(part); });
    PreviewWidget preview;
    preview.resize(700, 900);
    preview.show();
    CHECK(preview.currentPage() == 0);
    preview.setSource(source);
    REQUIRE(QTest::qWaitFor([&] { return preview.isComplete(); }));
    CHECK(preview.currentPage() == 1);
    QSignalSpy turned(&preview, &PreviewWidget::currentPageChanged);
    preview.goToPage(4);
    CHECK(preview.currentPage() == 4);
    CHECK(turned.count() == 1);
    preview.setFit(PreviewWidget::Fit::Page);
    CHECK(preview.currentPage() == 4);
    preview.setZoom(2);
    CHECK(preview.currentPage() == 4);
    CHECK(preview.horizontalScrollBar()->maximum() > 0);
    QTest::keyClick(&preview, Qt::Key_End);
    CHECK(preview.currentPage() == preview.pageCount());
    QTest::keyClick(&preview, Qt::Key_Home);
    CHECK(preview.currentPage() == 1);
}

TEST_CASE("the preview draws ink on white paper", "[print]")
{
    const auto source = std::make_shared<testing::FunctionSource>(1, [](int part) { return testing::sheet(part); });
    PreviewWidget preview;
    preview.resize(700, 900);
    preview.setSource(source);
    preview.show();
    const QImage image = preview.grab().toImage();
    int dark = 0;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            dark += qGray(image.pixel(x, y)) < 90;
    }
    CHECK(dark > 300);
}

TEST_CASE("the preview reports a part that cannot be read", "[print]")
{
    class Broken final : public Source
    {
    public:
        [[nodiscard]] int count() const override { return 3; }
        [[nodiscard]] core::Result<core::report::Document> part(int index) const override
        {
            if (index == 1)
                return core::failure(core::Error::Code::Damaged);
            return testing::sheet(index);
        }
        [[nodiscard]] QString title() const override { return {}; }
        [[nodiscard]] core::report::PageSpec page() const override { return {}; }
    };
    PreviewWidget preview;
    QSignalSpy failed(&preview, &PreviewWidget::failed);
    preview.setSource(std::make_shared<Broken>());
    preview.show();
    CHECK(QTest::qWaitFor([&] { return failed.count() == 1; }));
    CHECK(preview.pageCount() > 0);
}
