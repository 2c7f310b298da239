// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/signerbox.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using State = core::SignerState;

QString senderName(const core::Manifest &manifest)
{
    if (!manifest.fromName.isEmpty())
        return manifest.fromName;
    return manifest.fromOffice.isEmpty() ? SignerBox::tr("The desk") : manifest.fromOffice;
}

SignerBox::SignerBox(QWidget *parent)
    : QFrame(parent)
    , m_content(new QLabel(this))
    , m_signer(new QLabel(this))
    , m_digits(new QLabel(this))
    , m_trust(new QPushButton(tr("The digits are the same: trust this key"), this))
    , m_once(new QPushButton(tr("Take it in this once"), this))
{
    setFrameShape(QFrame::StyledPanel);
    m_content->setObjectName(u"packageContent"_s);
    m_signer->setObjectName(u"signerState"_s);
    m_digits->setObjectName(u"signerDigits"_s);
    m_digits->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    theme::setType(*m_digits, theme::Type::Subtitle);
    m_trust->setObjectName(u"trustSigner"_s);
    m_once->setObjectName(u"acceptOnce"_s);
    for (QLabel *label : {m_content, m_signer, m_digits}) // digits go on in a second line where the page is narrow
        label->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_digits, 1);
    buttons->addWidget(m_trust);
    buttons->addWidget(m_once);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space(0.5), theme::space(0.35), theme::space(0.5), theme::space(0.35));
    column->addWidget(m_content);
    column->addWidget(m_signer);
    column->addLayout(buttons);
    connect(m_trust, &QPushButton::clicked, this, &SignerBox::trustWanted);
    connect(m_once, &QPushButton::clicked, this, &SignerBox::onceWanted);
}

void SignerBox::present(const core::package::Opened &opened, bool isAccepted, bool isDecidable)
{
    const core::Manifest &manifest = opened.manifest;
    QStringList parts{manifest.person.isEmpty() ? tr("From %1").arg(senderName(manifest))
                                                : tr("From %1 (%2)").arg(senderName(manifest), manifest.person),
                      format::moment(manifest.createdAt),
                      manifest.content == core::Manifest::Content::Difference
                          ? tr("Difference, %n change(s)", nullptr, static_cast<int>(manifest.transactions))
                          : tr("Whole file")};
    if (manifest.fiscalYear > 0)
        parts += format::fiscalYear(manifest.fiscalYear);
    if (!manifest.remark.isEmpty())
        parts += tr("Remark: %1").arg(manifest.remark);
    m_content->setText(parts.join(u"　"_s));
    m_signer->setText(sentence(opened, isAccepted));
    const bool isOpen =
        !isAccepted && isDecidable
        && (opened.signer == State::Unknown || opened.signer == State::Changed || opened.signer == State::Revoked);
    m_digits->setVisible(manifest.signer && opened.signer != State::Known && opened.signer != State::Own);
    m_digits->setText(manifest.signer ? manifest.signer->fingerprint() : QString());
    m_trust->setVisible(isOpen && opened.signer != State::Revoked);
    m_once->setVisible(isOpen);
    show();
}

QString SignerBox::sentence(const core::package::Opened &opened, bool isAccepted) const
{
    const QString who = senderName(opened.manifest);
    if (isAccepted)
        return tr("You have accepted the signer for this once. The key is not remembered.");
    switch (opened.signer) {
    case State::Unsigned: return tr("Nobody has signed this package: who made it cannot be proved.");
    case State::Own: return tr("Signed with the key of this computer.");
    case State::Known: return tr("Signed with the key that is known of %1.").arg(who);
    case State::Unknown:
        return tr("The signer says to be %1, but nobody here has compared this key yet. Telephone %1 on the number you "
                  "know, and "
                  "have these digits read out:")
            .arg(who);
    case State::Changed:
        return tr("This is another key than the one known of %1: a new computer, or somebody else. Telephone %1 on the "
                  "number you "
                  "know, and have these digits read out:")
            .arg(who);
    case State::Revoked:
        return tr("This key was declared no longer valid. Whoever has it now need not be %1. Ask by telephone before "
                  "you take "
                  "anything in:")
            .arg(who);
    }
    return {};
}

} // namespace ui
