#include "widgets/models/logged_items.h"

namespace gg::widgets {
namespace {

int costOf(const LoggedItem& item)
{
    const qsizetype bytes = item.picture.sizeInBytes() + 2 * item.text.size() + static_cast<qsizetype>(item.buckets.size() * sizeof(imports::HistogramBucket));
    return static_cast<int>(1 + (bytes >> 10));
}

}  // namespace

LoggedItems::LoggedItems(QObject* parent)
    : QObject(parent)
    , m_items(cacheBytes >> 10)
{
}

LoggedItemPtr LoggedItems::item(const QString& folder, const runs::RunAttachment& attachment, std::uint64_t revision)
{
    const QString key = QStringLiteral("%1\n%2\n%3\n%4\n%5")
                            .arg(folder, QString::fromStdString(attachment.file))
                            .arg(attachment.offset)
                            .arg(attachment.length)
                            .arg(revision);
    if (const LoggedItemPtr* known = m_items.object(key)) {
        return *known;
    }
    if (!m_asked.contains(key)) {
        m_asked.insert(key);
        Q_EMIT wanted(key, folder, attachment);
    }
    return nullptr;
}

void LoggedItems::set(const QString& key, LoggedItemPtr item)
{
    m_asked.remove(key);
    const int cost = costOf(*item);
    m_items.insert(key, new LoggedItemPtr(std::move(item)), cost);
    Q_EMIT changed();
}

}  // namespace gg::widgets
