#include "widgets/models/review_session.h"

#include "core/base/error.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace gg::widgets {

QString verdictName(audit::Verdict verdict)
{
    switch (verdict) {
    case audit::Verdict::Good: return QCoreApplication::translate("gg::widgets::Verdict", "good");
    case audit::Verdict::MissingLabel: return QCoreApplication::translate("gg::widgets::Verdict", "missing label");
    case audit::Verdict::WrongClass: return QCoreApplication::translate("gg::widgets::Verdict", "wrong class");
    case audit::Verdict::Loose: return QCoreApplication::translate("gg::widgets::Verdict", "loose");
    case audit::Verdict::CutsObject: return QCoreApplication::translate("gg::widgets::Verdict", "cuts the object");
    case audit::Verdict::WrongPair: return QCoreApplication::translate("gg::widgets::Verdict", "wrong pair");
    case audit::Verdict::Other: break;
    }
    return QCoreApplication::translate("gg::widgets::Verdict", "other");
}

namespace {

/// Marks as pictures: the letters of a font differ in width, and names beside them would not line up.
QPixmap markIcon(const QString& mark, const QColor& colour)
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(colour);
    painter.drawText(QRect(0, 0, 16, 16), Qt::AlignCenter, mark);
    return pixmap;
}

}  // namespace

QString verdictMark(const std::optional<audit::Review>& review)
{
    if (!review) {
        return QStringLiteral("·");
    }
    return review->verdict == audit::Verdict::Good ? QStringLiteral("✓") : QStringLiteral("▲");
}

void ReviewSession::setStore(dataset::DatasetPtr dataset, audit::ReviewStore* store)
{
    m_dataset = std::move(dataset);
    m_store = store;
    m_pendingNotes.clear();
    start({});
}

void ReviewSession::start(std::vector<std::size_t> queue)
{
    m_queue = m_dataset && m_store ? std::move(queue) : std::vector<std::size_t>{};
    std::erase_if(m_queue, [this](std::size_t record) { return record >= m_dataset->records.size(); });
    m_position = m_queue.empty() ? -1 : 0;
    for (int i = 0; i < size(); ++i) {
        if (!reviewAt(i)) {
            m_position = i;
            break;
        }
    }
    Q_EMIT queueChanged();
    Q_EMIT positionChanged(m_position);
}

void ReviewSession::add(std::size_t record)
{
    if (!m_dataset || !m_store || record >= m_dataset->records.size()) {
        return;
    }
    const auto it = std::find(m_queue.begin(), m_queue.end(), record);
    const auto position = static_cast<int>(it - m_queue.begin());
    if (it == m_queue.end()) {
        m_queue.push_back(record);
        Q_EMIT queueChanged();
    }
    moveTo(position);
}

qsizetype ReviewSession::recordAt(int position) const
{
    return position >= 0 && position < size() ? static_cast<qsizetype>(m_queue[static_cast<std::size_t>(position)]) : -1;
}

std::optional<audit::Review> ReviewSession::reviewAt(int position) const
{
    const qsizetype record = recordAt(position);
    return record < 0 ? std::nullopt : m_store->find(m_dataset->records[static_cast<std::size_t>(record)].image);
}

QString ReviewSession::imageAt(int position) const
{
    const qsizetype record = recordAt(position);
    return record < 0 ? QString() : QString::fromStdString(m_dataset->records[static_cast<std::size_t>(record)].image);
}

void ReviewSession::moveTo(int position)
{
    if (position >= 0 && position < size() && position != m_position) {
        m_position = position;
        Q_EMIT positionChanged(position);
    }
}

bool ReviewSession::moveToNextUnreviewed()
{
    for (int step = 1; step < size(); ++step) {
        const int position = (m_position + step) % size();
        if (!reviewAt(position)) {
            moveTo(position);
            return true;
        }
    }
    return false;
}

template <typename Change>
bool ReviewSession::save(Change&& change)
{
    try {
        change();
    } catch (const Error& error) {
        Q_EMIT failed(QString::fromStdString(error.what()));
        return false;
    }
    return true;
}

bool ReviewSession::give(audit::Verdict verdict)
{
    if (m_position < 0) {
        return false;
    }
    const std::string image = imageAt(m_position).toStdString();
    if (!save([&] { m_store->set(image, verdict, noteAt(m_position).toStdString()); })) {
        return false;
    }
    m_pendingNotes.erase(m_queue[static_cast<std::size_t>(m_position)]);
    Q_EMIT reviewed(m_position);
    moveToNextUnreviewed();
    return true;
}

bool ReviewSession::setNote(const QString& note)
{
    if (m_position < 0) {
        return false;
    }
    if (!reviewAt(m_position)) {
        m_pendingNotes[m_queue[static_cast<std::size_t>(m_position)]] = note.toStdString();
        return true;
    }
    if (!save([&] { m_store->setNote(imageAt(m_position).toStdString(), note.toStdString()); })) {
        return false;
    }
    Q_EMIT reviewed(m_position);
    return true;
}

QString ReviewSession::noteAt(int position) const
{
    if (const auto review = reviewAt(position)) {
        return QString::fromStdString(review->note);
    }
    const auto it = m_pendingNotes.find(static_cast<std::size_t>(recordAt(position)));
    return it == m_pendingNotes.end() ? QString() : QString::fromStdString(it->second);
}

bool ReviewSession::undo()
{
    std::optional<std::string> image;
    if (!m_store || !save([&] { image = m_store->undo(); }) || !image) {
        return false;
    }
    for (int i = 0; i < size(); ++i) {
        if (imageAt(i).toStdString() == *image) {
            moveTo(i);
            Q_EMIT reviewed(i);
            return true;
        }
    }
    Q_EMIT reviewed(-1);
    return true;
}

std::array<int, audit::verdictCount> ReviewSession::countsByVerdict() const
{
    std::array<int, audit::verdictCount> counts{};
    for (int i = 0; i < size(); ++i) {
        if (const auto review = reviewAt(i)) {
            ++counts[static_cast<std::size_t>(review->verdict)];
        }
    }
    return counts;
}

int ReviewSession::checked() const
{
    int sum = 0;
    for (const int count : countsByVerdict()) {
        sum += count;
    }
    return sum;
}

int ReviewSession::bad() const
{
    return checked() - countsByVerdict()[static_cast<std::size_t>(audit::Verdict::Good)];
}

double ReviewSession::bound() const
{
    return audit::badShareUpperBound(static_cast<std::size_t>(bad()), static_cast<std::size_t>(checked()));
}

QueueModel::QueueModel(ReviewSession& session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(&session, &ReviewSession::queueChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&session, &ReviewSession::reviewed, this, [this](int position) {
        if (position >= 0) {
            Q_EMIT dataChanged(index(position), index(position));
        }
    });
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_session.size();
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const auto review = m_session.reviewAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return m_session.imageAt(index.row()).section(u'/', -1);
    case Qt::DecorationRole:
        return markIcon(verdictMark(review), !review ? theme().mutedText : review->verdict == audit::Verdict::Good ? theme().success : theme().warning);
    case Qt::AccessibleTextRole:
        return review ? QStringLiteral("%1, %2").arg(m_session.imageAt(index.row()).section(u'/', -1), verdictName(review->verdict))
                      : m_session.imageAt(index.row()).section(u'/', -1);
    case Qt::ToolTipRole:
        return review ? QStringLiteral("%1: %2 %3").arg(m_session.imageAt(index.row()), verdictName(review->verdict),
                                                        QString::fromStdString(review->note)).trimmed()
                      : m_session.imageAt(index.row());
    case Qt::ForegroundRole:
        return review && review->verdict != audit::Verdict::Good ? QVariant(theme().warning) : QVariant();
    default:
        return {};
    }
}

}  // namespace gg::widgets
