// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

class QLocalServer;

namespace desktop {

/// Lets a second start of the program hand its file to the one that runs, for each person and screen: one window, no
/// quarrel over a lock with oneself. A local socket that only this person may open; nothing goes over a network.
class Handover final : public QObject
{
    Q_OBJECT

public:
    explicit Handover(const QString &name, QObject *parent = nullptr);
    ~Handover() override;

    /// The name under which programs of this person on this screen know each other; `settings` keeps portable copies apart.
    [[nodiscard]] static QString nameFor(const QString &settings);
    /// Gives the file (may be empty) to the program that runs, if one does and takes it.
    [[nodiscard]] bool give(const QString &path) const;
    /// Becomes the program others hand their files to. Without success every start is on its own.
    bool listen();

signals:
    void received(const QString &path);

private:
    void take();

    QString m_name;
    QLocalServer *m_server;
};

} // namespace desktop
