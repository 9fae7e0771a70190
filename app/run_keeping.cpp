#include "app/run_keeping.h"

#include "app/job.h"
#include "core/io/files.h"
#include "widgets/theme/theme.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace gg::app {
namespace {

constexpr int soonMs = 1000;
/// Of runs with nothing but a colour, those that were opened last are remembered.
constexpr std::size_t mostColours = 2000;

bool saysNothing(const widgets::RunRemarks& remarks)
{
    return remarks == widgets::RunRemarks{};
}

}  // namespace

QString runFingerprint(const runs::RunInfo& info)
{
    if (info.created.empty() && info.configYaml.empty()) {
        return {};
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string& part : {info.task, info.created, info.configYaml, std::to_string(info.seed)}) {
        hash.addData(QByteArray::fromStdString(part));
        hash.addData(QByteArrayView("\0", 1));
    }
    return QString::fromLatin1(hash.result().toHex().left(16));
}

RunKeeping::RunKeeping(widgets::RunCollection& runs, QString file, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_file(std::move(file))
{
    load();
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &RunKeeping::save);
    connect(&m_runs, &widgets::RunCollection::added, this, &RunKeeping::added);
    connect(&m_runs, &widgets::RunCollection::remarksChanged, this, &RunKeeping::changed);
    connect(&m_runs, &widgets::RunCollection::colourChanged, this, &RunKeeping::changed);
}

RunKeeping::~RunKeeping()
{
    save();
}

void RunKeeping::load()
{
    if (!QFileInfo::exists(m_file)) {
        return;
    }
    try {
        const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(io::readFile(m_file.toStdString())));
        m_unreadable = !document.isObject();
        const QJsonArray runs = document.object().value(QLatin1String("runs")).toArray();
        for (const QJsonValue& value : runs) {
            const QJsonObject one = value.toObject();
            Kept kept{.path = one.value(QLatin1String("path")).toString(),
                      .fingerprint = one.value(QLatin1String("fingerprint")).toString(),
                      .colour = one.value(QLatin1String("colour")).toString(),
                      .remarks = {.note = one.value(QLatin1String("note")).toString(), .archived = one.value(QLatin1String("archived")).toBool(), .stepColumn = one.value(QLatin1String("step_column")).toString()}};
            const QJsonArray tags = one.value(QLatin1String("tags")).toArray();
            for (const QJsonValue& tag : tags) {
                kept.remarks.tags << tag.toString();
            }
            m_kept.push_back(std::move(kept));
        }
    } catch (const Error&) {
        m_unreadable = true;
    }
}

RunKeeping::Kept* RunKeeping::find(const QString& path, const QString& fingerprint)
{
    const auto same = [&](const Kept& kept) { return kept.path == path && (kept.fingerprint == fingerprint || kept.fingerprint.isEmpty() || fingerprint.isEmpty()); };
    auto it = std::find_if(m_kept.rbegin(), m_kept.rend(), same);
    if (it == m_kept.rend() && !fingerprint.isEmpty()) {
        // Moved: a copy that lies beside the original is a run of its own.
        it = std::find_if(m_kept.rbegin(), m_kept.rend(), [&](const Kept& kept) { return kept.fingerprint == fingerprint && !QFileInfo::exists(kept.path); });
    }
    return it == m_kept.rend() ? nullptr : &*it;
}

QString RunKeeping::stepColumnOf(const QString& path) const
{
    const auto it = std::find_if(m_kept.rbegin(), m_kept.rend(), [&](const Kept& kept) { return kept.path == path; });
    return it == m_kept.rend() ? QString() : it->remarks.stepColumn;
}

bool RunKeeping::isTaken(const QColor& colour, int butFor) const
{
    for (int i = 0; i < m_runs.size(); ++i) {
        if (i != butFor && m_runs.at(i).colour == colour) {
            return true;
        }
    }
    return false;
}

void RunKeeping::added(int index)
{
    const widgets::RunEntry& run = m_runs.at(index);
    const QString fingerprint = runFingerprint(run.info);
    const Kept* known = find(run.folder, fingerprint);
    Kept kept = known == nullptr ? Kept{} : *known;
    if (known != nullptr) {
        m_kept.erase(m_kept.begin() + (known - m_kept.data()));
    } else {
        kept.colour = run.colour.name();
    }
    kept.path = run.folder;
    kept.fingerprint = fingerprint;
    m_kept.push_back(kept);
    if (known != nullptr) {
        // Two runs that were each the first of their session had the same colour; side by side they must not.
        const QColor colour(kept.colour);
        if (colour.isValid() && !isTaken(colour, index)) {
            m_runs.setColour(index, colour);
        }
        m_runs.setRemarks(index, kept.remarks);
        if (kept.remarks.archived) {
            m_runs.setVisible(index, false);
        }
    }
    m_changed = true;
    m_soon.start();
}

void RunKeeping::changed(int index)
{
    const widgets::RunEntry& run = m_runs.at(index);
    if (Kept* kept = find(run.folder, runFingerprint(run.info)); kept != nullptr) {
        kept->remarks = run.remarks;
        kept->colour = run.colour.name();
        m_changed = true;
        m_soon.start();
    }
}

QJsonObject RunKeeping::toJson(const Kept& kept)
{
    QJsonObject json{{QStringLiteral("path"), kept.path}, {QStringLiteral("colour"), kept.colour}};
    if (!kept.fingerprint.isEmpty()) {
        json.insert(QStringLiteral("fingerprint"), kept.fingerprint);
    }
    if (!kept.remarks.note.isEmpty()) {
        json.insert(QStringLiteral("note"), kept.remarks.note);
    }
    if (!kept.remarks.tags.isEmpty()) {
        json.insert(QStringLiteral("tags"), QJsonArray::fromStringList(kept.remarks.tags));
    }
    if (kept.remarks.archived) {
        json.insert(QStringLiteral("archived"), true);
    }
    if (!kept.remarks.stepColumn.isEmpty()) {
        json.insert(QStringLiteral("step_column"), kept.remarks.stepColumn);
    }
    return json;
}

void RunKeeping::save()
{
    m_soon.stop();
    if (!std::exchange(m_changed, false)) {
        return;
    }
    if (m_unreadable) {
        Q_EMIT failed(tr("Notes and tags of runs are not kept: %1 is damaged. Repair it or move it away.").arg(m_file));
        return;
    }
    std::size_t colours = 0;
    std::vector<Kept> rest;
    for (auto it = m_kept.rbegin(); it != m_kept.rend(); ++it) {
        if (!saysNothing(it->remarks) || ++colours <= mostColours) {
            rest.push_back(*it);
        }
    }
    m_kept.assign(rest.rbegin(), rest.rend());
    QJsonArray runs;
    for (const Kept& kept : m_kept) {
        runs.append(toJson(kept));
    }
    try {
        const QByteArray text = QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("runs"), runs}}).toJson();
        io::createFolder(QFileInfo(m_file).absolutePath().toStdString());
        io::writeFileAtomically(m_file.toStdString(), {text.constData(), static_cast<std::size_t>(text.size())});
    } catch (const Error& error) {
        Q_EMIT failed(errorText(error));
    }
}

}  // namespace gg::app
