// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

namespace ui {

/// What has to be entered by when, for the office of this copy; at the desk, who is how far.
class HomePage final : public Page
{
    Q_OBJECT

public:
    HomePage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);

    void setYear(int year) override;
};

} // namespace ui
