// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labels.h"

#include "core/schema/registry.h"
#include "ui/labeltable.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString word(const char *english)
{
    return QCoreApplication::translate("Label", english);
}

// Every entity can be added, changed, removed and moved; those names follow from the entity's.
struct Verb
{
    const char *name;
    const char *pattern;
};
constexpr Verb verbs[] = {
    {"add", QT_TRANSLATE_NOOP("Label", "Add: %1")},
    {"set", QT_TRANSLATE_NOOP("Label", "Change: %1")},
    {"remove", QT_TRANSLATE_NOOP("Label", "Remove: %1")},
    {"move", QT_TRANSLATE_NOOP("Label", "Move: %1")},
};

QString composed(QStringView name)
{
    const qsizetype dot = name.indexOf(u'.');
    const core::EntitySpec *entity = dot < 0 ? nullptr : core::registry::find(name.left(dot));
    if (!entity)
        return {};
    const auto verb = std::ranges::find_if(verbs, [&](const Verb &v) { return name.mid(dot + 1) == QLatin1String(v.name); });
    return verb == std::end(verbs) ? QString() : word(verb->pattern).arg(labels::entity(entity->entity));
}

} // namespace

QString labels::entity(core::Entity entity)
{
    const auto all = labeltable::entities();
    const auto found = std::ranges::find(all, entity, &labeltable::EntityWord::entity);
    return found == all.end() ? QString() : word(found->word);
}

QString labels::field(core::Field field)
{
    const auto all = labeltable::fields();
    const auto found = std::ranges::find(all, field, &labeltable::FieldWord::field);
    return found == all.end() ? QString() : word(found->word);
}

QString labels::fieldWithUnit(core::Field field)
{
    const QString name = unit(core::registry::spec(field).kind.unit);
    //: %1 is a field's name, %2 its unit: "Project cost (thousand yen)"
    return name.isEmpty() ? labels::field(field)
                          : QCoreApplication::translate("Label", "%1 (%2)").arg(labels::field(field), name);
}

QString labels::choice(core::Field field, const QString &code)
{
    const auto all = labeltable::choices();
    const auto found = std::ranges::find_if(
        all, [&](const labeltable::ChoiceWord &c) { return c.field == field && code == QLatin1String(c.code); });
    return found == all.end() ? code : word(found->word);
}

QString labels::action(QStringView name)
{
    const auto all = labeltable::actions();
    const auto found =
        std::ranges::find_if(all, [&](const labeltable::ActionWord &a) { return name == QLatin1String(a.name); });
    if (found != all.end())
        return word(found->word);
    const QString made = composed(name);
    return made.isEmpty() ? name.toString() : made;
}

QString labels::unit(core::Unit unit)
{
    switch (unit) {
    case core::Unit::None:
        return {};
    case core::Unit::ThousandYen:
        return QCoreApplication::translate("Label", "thousand yen");
    case core::Unit::Percent:
        return u"%"_s;
    case core::Unit::Person:
        //: unit of staffing: full-time equivalents
        return QCoreApplication::translate("Label", "FTE");
    case core::Unit::Hour:
        return QCoreApplication::translate("Label", "hours");
    }
    return {};
}

} // namespace ui
