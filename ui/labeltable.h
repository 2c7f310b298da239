// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field.h"

#include <QCoreApplication>

#include <span>

/// The English words behind ui/labels.h, as data. Use ui::labels; only it and its test read this.
namespace ui::labeltable {

struct EntityWord
{
    core::Entity entity;
    const char *word;
};

struct FieldWord
{
    core::Field field;
    const char *word;
};

struct ChoiceWord
{
    core::Field field;
    const char *code;
    const char *word;
};

/// What the undo menu and the history call a thing done; `name` is what the log keeps for ever.
struct ActionWord
{
    const char *name;
    const char *word;
};

[[nodiscard]] std::span<const EntityWord> entities();
[[nodiscard]] std::span<const FieldWord> fields();
[[nodiscard]] std::span<const ChoiceWord> choices();
[[nodiscard]] std::span<const ActionWord> actions();

} // namespace ui::labeltable
