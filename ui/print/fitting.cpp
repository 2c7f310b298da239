// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/fitting.h"

#include "ui/print/fontbook.h"
#include "ui/print/layout.h"

namespace ui::print {

using core::Result;
using core::report::Document;

namespace {

/// A report of which every part is set smaller.
class ScaledSource final : public Source
{
public:
    ScaledSource(std::shared_ptr<const Source> source, double scale) : m_source(std::move(source)), m_scale(scale) {}
    [[nodiscard]] int count() const override { return m_source->count(); }
    [[nodiscard]] Result<Document> part(int index) const override { return scaled(m_source->part(index)); }
    [[nodiscard]] Result<Document> numberedPart(int index, const std::vector<int> &firstPages) const override
    {
        return scaled(m_source->numberedPart(index, firstPages));
    }
    [[nodiscard]] std::vector<Entry> entries() const override { return m_source->entries(); }
    [[nodiscard]] QString title() const override { return m_source->title(); }
    [[nodiscard]] core::report::PageSpec page() const override { return m_source->page(); }

private:
    [[nodiscard]] Result<Document> scaled(Result<Document> document) const
    {
        if (document)
            document->scale = m_scale;
        return document;
    }
    std::shared_ptr<const Source> m_source;
    double m_scale;
};

/// The parts, read once: each scale is tried on them.
class Trial
{
public:
    static Result<Trial> of(const Source &source)
    {
        Trial trial;
        for (int part = 0; part < source.count(); ++part) {
            RASHIN_LET(Document document, source.part(part));
            trial.m_parts.push_back(std::move(document));
        }
        return trial;
    }
    int pagesAt(double scale)
    {
        int pages = 0;
        for (Document &part : m_parts) {
            part.scale = scale;
            pages += static_cast<int>(layOut(part, *m_fonts).size());
        }
        return pages;
    }

private:
    std::vector<Document> m_parts;
    std::unique_ptr<FontBook> m_fonts = std::make_unique<FontBook>();
};

} // namespace

Result<Fitted> fitToPages(const std::shared_ptr<const Source> &source, int pages)
{
    RASHIN_LET(Trial trial, Trial::of(*source));
    if (const int all = trial.pagesAt(1); all <= pages)
        return Fitted{source, 1, all};
    constexpr int smallest = static_cast<int>(100 * smallestScale);
    int fits = smallest; // hundredths; the largest that fits lies from here to below `tooLarge`
    int tooLarge = 100;
    while (tooLarge - fits > 1) {
        const int middle = (fits + tooLarge) / 2;
        (trial.pagesAt(middle / 100.0) <= pages ? fits : tooLarge) = middle;
    }
    const double scale = fits / 100.0;
    return Fitted{std::make_shared<ScaledSource>(source, scale), scale, trial.pagesAt(scale)};
}

} // namespace ui::print
