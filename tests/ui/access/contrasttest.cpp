// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testing.h"
#include "ui/theme.h"

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using theme::Role;

namespace {

/// Relative luminance of WCAG 2.0, 0 to 1.
double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Contrast ratio of WCAG 2.0, 1 to 21.
double contrastOf(const QColor &a, const QColor &b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

struct Pair
{
    Role ink;
    Role ground;
};

constexpr Role plainGrounds[] = {Role::Window, Role::Surface, Role::Tint, Role::TintHover};
constexpr Role inks[] = {Role::Text, Role::Muted, Role::Primary, Role::Success, Role::Warning, Role::Error};
constexpr Pair ownGrounds[] = {{Role::Success, Role::SuccessTint}, {Role::Warning, Role::WarningTint},
                               {Role::Error, Role::ErrorTint},     {Role::Primary, Role::InfoTint},
                               {Role::Text, Role::SuccessTint},    {Role::Text, Role::WarningTint},
                               {Role::Text, Role::ErrorTint},      {Role::Text, Role::InfoTint},
                               {Role::OnPrimary, Role::Primary},   {Role::OnPrimary, Role::PrimaryHover}};

struct Look
{
    const char *name;
    QPalette palette;
    double text;
};

std::vector<Look> looks()
{
    return {{"light", theme::light(), 4.5}, {"dark", theme::dark(), 4.5}, {"contrast", theme::contrast(), 7}};
}

} // namespace

TEST_CASE("black on white has a contrast of 21, grey 767676 one of 4.54", "[contrast]")
{
    CHECK(contrastOf(Qt::black, Qt::white) == Approx(21));
    CHECK(contrastOf(QColor(0x76, 0x76, 0x76), Qt::white) == Approx(4.54).margin(0.01));
}

TEST_CASE("text has its contrast on every ground it can stand on, in every look", "[contrast]")
{
    for (const Look &look : looks()) {
        const auto check = [&](Role ink, Role ground) {
            const QColor a = theme::color(ink, look.palette);
            const QColor b = theme::color(ground, look.palette);
            INFO(look.name << ": " << a.name().toStdString() << " on " << b.name().toStdString() << " (roles "
                           << static_cast<int>(ink) << ", " << static_cast<int>(ground) << ")");
            CHECK(contrastOf(a, b) >= look.text);
        };
        for (const Role ground : plainGrounds) {
            for (const Role ink : inks)
                check(ink, ground);
        }
        for (const Pair &pair : ownGrounds)
            check(pair.ink, pair.ground);
    }
}

TEST_CASE("outlines and the focus ring have 3:1", "[contrast]")
{
    for (const Look &look : looks()) {
        for (const Role ground : {Role::Window, Role::Surface}) {
            INFO(look.name);
            CHECK(contrastOf(theme::color(Role::Edge, look.palette), theme::color(ground, look.palette)) >= 3);
            CHECK(contrastOf(theme::color(Role::Primary, look.palette), theme::color(ground, look.palette)) >= 3);
        }
    }
}

TEST_CASE("the palette's own pairs have the contrast of text", "[contrast]")
{
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
        {QPalette::WindowText, QPalette::Window},       {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},      {QPalette::ButtonText, QPalette::Button},
        {QPalette::HighlightedText, QPalette::Highlight}, {QPalette::PlaceholderText, QPalette::Base},
        {QPalette::ToolTipText, QPalette::ToolTipBase}, {QPalette::Link, QPalette::Base}};
    for (const Look &look : looks()) {
        for (const auto &[ink, ground] : pairs) {
            INFO(look.name << " " << static_cast<int>(ink));
            CHECK(contrastOf(look.palette.color(ink), look.palette.color(ground)) >= 4.5);
        }
    }
}

TEST_CASE("a look's code leads back to the look", "[theme]")
{
    for (const auto mode : {theme::Mode::System, theme::Mode::Light, theme::Mode::Dark, theme::Mode::Contrast})
        CHECK(theme::modeFromCode(theme::code(mode)) == mode);
}
