// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/package.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

/// What a package says of itself, who signed it, and the digits to compare on the telephone; with the decisions a person
/// can take about a signer. Decides nothing itself.
class SignerBox final : public QFrame
{
    Q_OBJECT

public:
    explicit SignerBox(QWidget *parent);

    /// `isAccepted`: a person has accepted the signer of this file already. `isDecidable`: the file can be taken in at
    /// all.
    void present(const core::package::Opened &opened, bool isAccepted, bool isDecidable = true);

signals:
    void trustWanted();
    void onceWanted();

private:
    [[nodiscard]] QString sentence(const core::package::Opened &opened, bool isAccepted) const;

    QLabel *m_content;
    QLabel *m_signer;
    QLabel *m_digits;
    QPushButton *m_trust;
    QPushButton *m_once;
};

/// Who sent a package, as it says.
[[nodiscard]] QString senderName(const core::Manifest &manifest);

} // namespace ui
