// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/handover.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>

using namespace Qt::Literals::StringLiterals;

namespace desktop {

namespace {

constexpr int patience = 1500; // milliseconds; a program that does not answer by then hangs
const QByteArray greeting = "rashin 1\n";
const QByteArray answer = "taken\n";

} // namespace

Handover::Handover(const QString &name, QObject *parent)
    : QObject(parent), m_name(name), m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &Handover::take);
}

Handover::~Handover() = default;

QString Handover::nameFor(const QString &settings)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {QDir::homePath(), qEnvironmentVariable("DISPLAY"), qEnvironmentVariable("WAYLAND_DISPLAY"),
                                qEnvironmentVariable("SESSIONNAME"), settings})
        hash.addData(part.toUtf8() + '\n');
    return u"rashin-"_s + QString::fromLatin1(hash.result().toHex().left(24));
}

bool Handover::give(const QString &path) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patience))
        return false;
    socket.write(greeting + path.toUtf8().toBase64() + '\n');
    return socket.waitForBytesWritten(patience) && socket.waitForReadyRead(patience) && socket.readAll() == answer;
}

bool Handover::listen()
{
    if (m_server->listen(m_name))
        return true;
    // Left behind by a program that was killed: give() has found nobody there.
    return QLocalServer::removeServer(m_name) && m_server->listen(m_name);
}

void Handover::take()
{
    QLocalSocket *socket = m_server->nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        constexpr qint64 longest = 64 * 1024;
        if (socket->bytesAvailable() > longest)
            return socket->abort();
        if (socket->peek(longest).count('\n') < 2)
            return;
        if (socket->readLine() != greeting)
            return socket->abort();
        const QString path = QString::fromUtf8(QByteArray::fromBase64(socket->readLine().trimmed()));
        socket->write(answer);
        socket->flush();
        emit received(path);
    });
}

} // namespace desktop
