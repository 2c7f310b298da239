// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/logic/review.h"

#include "core/domain/layeredlayout.h"
#include "core/report/logicmodel.h"
#include "tests/support/samplefile.h"

#include <QRectF>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// Boxes of one size, as good as any for what is checked here.
LayeredLayout layoutOf(const LogicModel &model)
{
    std::vector<LayoutNode> nodes;
    for (const LogicElement &element : model.elements)
        nodes.push_back({QSizeF(160, 60), static_cast<int>(element.kind)});
    std::vector<LayoutEdge> edges;
    for (const LogicStep &step : model.steps)
        edges.push_back({step.from, step.to});
    return layOutInColumns(nodes, edges);
}

int overlaps(const LayeredLayout &layout)
{
    int found = 0;
    for (size_t a = 0; a < layout.nodes.size(); ++a) {
        for (size_t b = 0; b < a; ++b)
            found += QRectF(layout.nodes[a], QSizeF(160, 60)).intersects(QRectF(layout.nodes[b], QSizeF(160, 60))) ? 1 : 0;
    }
    return found;
}

} // namespace

TEST_CASE("the logic models of 5,664 national projects load, read back the same and lay out without overlap", "[logic][real]")
{
    const QString path = testing::sharedFile(u"rs2024/3-2_RS_2024.zip"_s);
    if (path.isEmpty())
        return;
    const auto review = testing::readReview(path);
    REQUIRE_OK(review);
    CHECK(review->rows == 28'362);
    CHECK(review->models.size() == 5'664);
    CHECK(review->blank == 54); // projects without a model say so in a row without elements

    testing::SampleFile sample;
    QMap<QString, RowId> projects;
    const Batch loading(QLatin1String("table.import"), u"RS 2024"_s, [&](Editor &editor) -> Result<> {
        for (auto model = review->models.constBegin(); model != review->models.constEnd(); ++model) {
            RASHIN_LET(const RowId project, editor.add(Entity::Project, {{Field::ProjectName, Value::text(model->name)}}));
            projects.insert(model.key(), project);
            RASHIN_TRY(AddLogicModel(project, model->nodes, model->links).apply(editor));
        }
        return {};
    });
    REQUIRE_OK(sample.workspace->perform(loading));

    size_t links = 0;
    for (auto model = review->models.constBegin(); model != review->models.constEnd(); ++model) {
        const auto read = readLogicModel(sample.workspace->read(), projects.find(model.key()).value());
        REQUIRE_OK(read);
        REQUIRE(read->elements.size() == model->nodes.size());
        REQUIRE(read->steps.size() == model->links.size());
        links += read->steps.size();
        const LayeredLayout layout = layoutOf(*read);
        REQUIRE(overlaps(layout) == 0);
        // From cause to effect: an arrow between two kinds never runs back.
        for (const LogicStep &step : read->steps) {
            if (read->elements[step.from].kind < read->elements[step.to].kind)
                REQUIRE(layout.columns[step.from] < layout.columns[step.to]);
        }
    }
    CHECK(links == static_cast<size_t>(review->rows - review->blank - review->again));
    CHECK(links > 28'000);
}
