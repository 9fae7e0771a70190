#include "app/logged_loader.h"

#include "core/imports/tensorboard/attachment.h"
#include "widgets/models/logged_items.h"

#include <QCoreApplication>

namespace gg::app {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("gg::app::LoggedLoader", source);
}

/// A cursor that is dragged over hundreds of epochs wants the last of them.
constexpr int mostWishes = 32;

widgets::LoggedItemPtr decode(const std::string& folder, const runs::RunAttachment& attachment)
{
    auto item = std::make_shared<widgets::LoggedItem>();
    const std::string bytes = imports::readAttachment(folder, attachment);
    switch (attachment.kind) {
    case runs::RunAttachment::Kind::Picture:
        item->picture = QImage::fromData(reinterpret_cast<const uchar*>(bytes.data()), static_cast<int>(bytes.size()));
        if (item->picture.isNull()) {
            item->problem = text(QT_TRANSLATE_NOOP("gg::app::LoggedLoader", "%1: this is no picture that can be decoded.")).arg(QString::fromStdString(attachment.file));
        }
        break;
    case runs::RunAttachment::Kind::Histogram:
        item->buckets = imports::decodeHistogram(bytes);
        if (item->buckets.empty()) {
            item->problem = text(QT_TRANSLATE_NOOP("gg::app::LoggedLoader", "This histogram is empty."));
        }
        break;
    case runs::RunAttachment::Kind::Text:
        item->text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
        break;
    }
    return item;
}

}  // namespace

LoggedLoader::LoggedLoader(widgets::LoggedItems& items, QObject* parent)
    : QObject(parent)
    , m_items(items)
{
    connect(&m_items, &widgets::LoggedItems::wanted, this, [this](const QString& key, const QString& folder, const runs::RunAttachment& attachment) {
        m_wishes.append({.key = key, .folder = folder, .attachment = attachment});
        if (m_wishes.size() > mostWishes) {
            m_items.drop(m_wishes.takeFirst().key);
        }
        if (!m_job.running()) {
            next();
        }
    });
}

void LoggedLoader::next()
{
    if (m_wishes.isEmpty()) {
        return;
    }
    const Wish wish = m_wishes.takeLast();
    m_job.start<widgets::LoggedItemPtr>([folder = wish.folder.toStdString(), attachment = wish.attachment](JobControl&) { return decode(folder, attachment); },
                                        [this, key = wish.key](Outcome<widgets::LoggedItemPtr> outcome) {
                                            widgets::LoggedItemPtr item;
                                            if (auto* read = std::get_if<widgets::LoggedItemPtr>(&outcome)) {
                                                item = std::move(*read);
                                            } else {
                                                auto failed = std::make_shared<widgets::LoggedItem>();
                                                const auto* error = std::get_if<Error>(&outcome);
                                                failed->problem = error == nullptr ? QString() : errorText(*error);
                                                item = std::move(failed);
                                            }
                                            m_items.set(key, std::move(item));
                                            next();
                                        });
}

}  // namespace gg::app
