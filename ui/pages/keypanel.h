// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/keystore.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

class KeyModel;
class MessageBar;
class Prompts;

/// The keys of this user and those he knows: made, handed on, trusted and given up here, never by themselves.
class KeyPanel final : public QWidget
{
    Q_OBJECT

public:
    KeyPanel(const core::Workspace &workspace, const core::KeyStore &keys, Prompts &prompts, MessageBar &messages,
             QWidget *parent = nullptr);

    /// Reads the keys again: they were changed elsewhere.
    void refresh();
    void focusFirst();
    /// Asks how, and makes the own keys; gives up old ones only after asking.
    void makeKeys();

signals:
    void keysChanged();

private:
    QWidget *buildOwn();
    QWidget *buildOthers();
    [[nodiscard]] core::KeyPair newPair() const;
    void saveOwn();
    void takeIn();
    void trustAgain();
    void revoke();
    [[nodiscard]] bool areDigitsCompared(const core::PublicKey &key);
    void trust(const core::PublicKey &key);
    [[nodiscard]] const core::KnownSigner *current() const;
    void refreshButtons();

    const core::Workspace &m_workspace;
    const core::KeyStore &m_keys;
    Prompts &m_prompts;
    MessageBar &m_messages;
    KeyModel *m_model;
    QLabel *m_ownText = nullptr;
    QLabel *m_ownDigits = nullptr;
    QPushButton *m_make = nullptr;
    QPushButton *m_save = nullptr;
    QTableView *m_list = nullptr;
    QPushButton *m_takeIn = nullptr;
    QPushButton *m_trust = nullptr;
    QPushButton *m_revoke = nullptr;
};

} // namespace ui
