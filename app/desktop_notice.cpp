#include "app/desktop_notice.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace gg::app {
namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
constexpr int asTheDesktopDoes = -1;
constexpr qsizetype mostSent = 32;

}  // namespace

/// A bus that is not running would be started by asking for it: a session without one is left as it is.
bool DesktopNotice::connectToBus()
{
    if (!m_connected && qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") && QDBusConnection::sessionBus().isConnected()) {
        m_connected = QDBusConnection::sessionBus().connect(service, path, service, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
    }
    return m_connected;
}

void DesktopNotice::send(const QString& title, const QString& text)
{
    if (!connectToBus()) {
        return;
    }
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    message << QStringLiteral("Groundglass") << 0U << QStringLiteral("groundglass") << title << text.toHtmlEscaped()
            << QStringList{QStringLiteral("default"), tr("Show")} << QVariantMap{{QStringLiteral("urgency"), QVariant::fromValue<uchar>(2)}} << asTheDesktopDoes;
    auto* answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* watcher) {
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isValid()) {
            m_sent = m_sent.mid(std::max<qsizetype>(0, m_sent.size() - mostSent)) << reply.value();
        }
        watcher->deleteLater();
    });
}

void DesktopNotice::actionInvoked(uint id, const QString&)
{
    if (m_sent.contains(id)) {
        Q_EMIT activated();
    }
}

}  // namespace gg::app
