#include "app/workspace.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace gg::app {
namespace {

constexpr int recentLimit = 12;

QString appearanceId(widgets::Appearance appearance)
{
    switch (appearance) {
    case widgets::Appearance::Light:
        return QStringLiteral("light");
    case widgets::Appearance::Dark:
        return QStringLiteral("dark");
    case widgets::Appearance::System:
        break;
    }
    return QStringLiteral("system");
}

}  // namespace

Workspace::Workspace(Persistence persistence)
    : m_persistence(persistence)
    , m_settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("groundglass"), QStringLiteral("groundglass"))
    , m_dataFolder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
{
}

QVariant Workspace::value(const QString& key, const QVariant& fallback) const
{
    return persistent() ? m_settings.value(key, fallback) : fallback;
}

void Workspace::setValue(const QString& key, const QVariant& value)
{
    if (persistent()) {
        m_settings.setValue(key, value);
    }
}

QStringList Workspace::recent() const
{
    return value(QStringLiteral("recent")).toStringList();
}

void Workspace::addRecent(const QString& path)
{
    QStringList paths = recent();
    paths.removeAll(path);
    paths.prepend(path);
    setValue(QStringLiteral("recent"), paths.mid(0, recentLimit));
}

void Workspace::clearRecent()
{
    setValue(QStringLiteral("recent"), QStringList());
}

QString Workspace::datasetPath() const
{
    return value(QStringLiteral("session/dataset")).toString();
}

void Workspace::setDatasetPath(const QString& path)
{
    setValue(QStringLiteral("session/dataset"), path);
}

QStringList Workspace::runFolders() const
{
    return value(QStringLiteral("session/runs")).toStringList();
}

void Workspace::setRunFolders(const QStringList& folders)
{
    setValue(QStringLiteral("session/runs"), folders);
}

QString Workspace::page() const
{
    return value(QStringLiteral("session/page"), QStringLiteral("dataset")).toString();
}

void Workspace::setPage(const QString& page)
{
    setValue(QStringLiteral("session/page"), page);
}

QByteArray Workspace::geometry() const
{
    return value(QStringLiteral("window/geometry")).toByteArray();
}

void Workspace::setGeometry(const QByteArray& geometry)
{
    setValue(QStringLiteral("window/geometry"), geometry);
}

widgets::Appearance Workspace::appearance() const
{
    const QString id = value(QStringLiteral("window/appearance")).toString();
    return id == u"light" ? widgets::Appearance::Light : id == u"dark" ? widgets::Appearance::Dark : widgets::Appearance::System;
}

void Workspace::setAppearance(widgets::Appearance appearance)
{
    setValue(QStringLiteral("window/appearance"), appearanceId(appearance));
}

QString Workspace::runParentFolder() const
{
    return value(QStringLiteral("train/runs"), QDir(m_dataFolder).filePath(QStringLiteral("runs"))).toString();
}

void Workspace::setRunParentFolder(const QString& folder)
{
    setValue(QStringLiteral("train/runs"), folder);
}

QString Workspace::stateFolder() const
{
    return persistent() ? m_dataFolder : QDir::temp().filePath(QStringLiteral("groundglass-%1").arg(QCoreApplication::applicationPid()));
}

QString Workspace::sessionFile() const
{
    return QDir(stateFolder()).filePath(QStringLiteral("session.ggws"));
}

QString Workspace::runKeepingFile() const
{
    return QDir(stateFolder()).filePath(QStringLiteral("runs.json"));
}

QString Workspace::reviewFolder() const
{
    return QDir(stateFolder()).filePath(QStringLiteral("reviews"));
}

QString Workspace::acceptedFile(const QString& root) const
{
    const QByteArray hash = QCryptographicHash::hash(root.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QDir(stateFolder()).filePath(QStringLiteral("accepted/%1.json").arg(QString::fromLatin1(hash)));
}

QString Workspace::verdictSettingsFile() const
{
    return persistent() ? QFileInfo(m_settings.fileName()).dir().filePath(QStringLiteral("verdicts.yaml")) : QString();
}

bool Workspace::notifiesOfVerdicts() const
{
    return value(QStringLiteral("notifyOfVerdicts"), true).toBool();
}

void Workspace::setNotifiesOfVerdicts(bool notifies)
{
    setValue(QStringLiteral("notifyOfVerdicts"), notifies);
}

audit::Settings Workspace::auditSettings() const
{
    audit::Settings settings;
    settings.trainingSize = value(QStringLiteral("audit/trainingSize"), settings.trainingSize).toInt();
    const QVariantMap changed = value(QStringLiteral("audit/thresholds")).toMap();
    for (auto it = changed.begin(); it != changed.end(); ++it) {
        // A threshold of an earlier version may be gone.
        if (audit::findThreshold(it.key().toStdString()) != nullptr) {
            settings.changed[it.key().toStdString()] = it.value().toDouble();
        }
    }
    for (const QString& rule : value(QStringLiteral("audit/muted")).toStringList()) {
        settings.muted.insert(rule.toStdString());
    }
    return settings;
}

void Workspace::setAuditSettings(const audit::Settings& settings)
{
    QVariantMap changed;
    for (const auto& [id, number] : settings.changed) {
        changed.insert(QString::fromStdString(id), number);
    }
    QStringList muted;
    for (const std::string& rule : settings.muted) {
        muted << QString::fromStdString(rule);
    }
    setValue(QStringLiteral("audit/trainingSize"), settings.trainingSize);
    setValue(QStringLiteral("audit/thresholds"), changed);
    setValue(QStringLiteral("audit/muted"), muted);
}

QByteArray Workspace::savedViews(const QString& fingerprint) const
{
    return value(QStringLiteral("views/") + fingerprint).toByteArray();
}

void Workspace::setSavedViews(const QString& fingerprint, const QByteArray& json)
{
    setValue(QStringLiteral("views/") + fingerprint, json);
}

QByteArray Workspace::figure() const
{
    return value(QStringLiteral("figures/last")).toByteArray();
}

void Workspace::setFigure(const QByteArray& recipe)
{
    setValue(QStringLiteral("figures/last"), recipe);
}

QStringList Workspace::evaluationSources(const QString& fingerprint) const
{
    return value(QStringLiteral("evaluate/sources/") + fingerprint).toStringList();
}

void Workspace::setEvaluationSources(const QString& fingerprint, const QStringList& paths)
{
    setValue(QStringLiteral("evaluate/sources/") + fingerprint, paths);
}

evaluation::ReadingOptions Workspace::evaluationOptions() const
{
    evaluation::ReadingOptions options;
    // A settings file may have been edited.
    const auto share = [this](const QString& key, double fallback) { return std::clamp(value(key, fallback).toDouble(), 0.0, 1.0); };
    options.confidence = share(QStringLiteral("evaluate/confidence"), options.confidence);
    options.iou = std::max(0.1, share(QStringLiteral("evaluate/iou"), options.iou));
    options.confusionIou = std::max(0.1, share(QStringLiteral("evaluate/confusionIou"), options.confusionIou));
    return options;
}

void Workspace::setEvaluationOptions(const evaluation::ReadingOptions& options)
{
    setValue(QStringLiteral("evaluate/confidence"), options.confidence);
    setValue(QStringLiteral("evaluate/iou"), options.iou);
    setValue(QStringLiteral("evaluate/confusionIou"), options.confusionIou);
}

widgets::EvaluationSetup Workspace::evaluationSetup(const QString& fingerprint) const
{
    using dataset::MaskSense;
    const QStringList dark = value(QStringLiteral("evaluate/darkForeground/") + fingerprint).toStringList();
    const auto sense = [&](const QString& whose) { return dark.contains(whose) ? MaskSense::ForegroundDark : MaskSense::ForegroundBright; };
    return {.split = {},
            .iouType = value(QStringLiteral("evaluate/masks"), false).toBool() ? metrics::IouType::Mask : metrics::IouType::Box,
            .truthSense = sense(QStringLiteral("truth")),
            .predictedSense = sense(QStringLiteral("predicted"))};
}

void Workspace::setEvaluationSetup(const QString& fingerprint, const widgets::EvaluationSetup& setup)
{
    QStringList dark;
    if (setup.truthSense == dataset::MaskSense::ForegroundDark) {
        dark << QStringLiteral("truth");
    }
    if (setup.predictedSense == dataset::MaskSense::ForegroundDark) {
        dark << QStringLiteral("predicted");
    }
    setValue(QStringLiteral("evaluate/masks"), setup.iouType == metrics::IouType::Mask);
    setValue(QStringLiteral("evaluate/darkForeground/") + fingerprint, dark);
}

QByteArray Workspace::evaluationLayout() const
{
    return value(QStringLiteral("evaluate/layout")).toByteArray();
}

void Workspace::setEvaluationLayout(const QByteArray& layout)
{
    setValue(QStringLiteral("evaluate/layout"), layout);
}

QString Workspace::vocabulary() const
{
    return value(QStringLiteral("runs/vocabulary")).toString();
}

void Workspace::setVocabulary(const QString& yaml)
{
    setValue(QStringLiteral("runs/vocabulary"), yaml);
}

QStringList Workspace::closedChartGroups() const
{
    return value(QStringLiteral("runs/closedGroups")).toStringList();
}

void Workspace::setClosedChartGroups(const QStringList& groups)
{
    setValue(QStringLiteral("runs/closedGroups"), groups);
}

QVariantMap Workspace::chartState() const
{
    return value(QStringLiteral("runs/charts")).toMap();
}

void Workspace::setChartState(const QVariantMap& state)
{
    setValue(QStringLiteral("runs/charts"), state);
}

QString Workspace::predictionsFolder() const
{
    return QDir(stateFolder()).filePath(QStringLiteral("predictions"));
}

QString Workspace::lastFolder(const QString& what) const
{
    return value(QStringLiteral("folders/") + what, QDir::homePath()).toString();
}

void Workspace::setLastFolder(const QString& what, const QString& folder)
{
    setValue(QStringLiteral("folders/") + what, folder);
}

}  // namespace gg::app
