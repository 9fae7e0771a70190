#pragma once

#include "widgets/models/image_provider.h"
#include "widgets/models/run_collection.h"

#include <QColor>
#include <QHash>
#include <QPainter>

#include <cmath>
#include <vector>

namespace gg::test
{

/// Pictures from memory, there at once or when the test says so.
class MemoryImages final : public widgets::ImageProvider
{
    Q_OBJECT
public:
    using ImageProvider::ImageProvider;

    QImage cached(const widgets::ImageRequest& request) override { return m_held ? QImage() : m_files.value(request.file); }
    void request(const widgets::ImageRequest& request) override
    {
        asked << request.file;
        if (!m_held && !m_files.contains(request.file)) {
            Q_EMIT failed(request, QStringLiteral("no such file"));
        }
    }
    void forgetAllBut(const QList<widgets::ImageRequest>&) override {}

    void put(const QString& file, const QImage& image) { m_files.insert(file, image); }
    QHash<QString, QImage>& files() { return m_files; }
    /// While held nothing is there yet, as before a decoding thread is done.
    void hold() { m_held = true; }
    void release()
    {
        m_held = false;
        for (const QString& file : std::exchange(asked, {})) {
            Q_EMIT ready({.file = file, .side = 0, .mask = false}, m_files.value(file));
        }
    }

    QStringList asked;

private:
    QHash<QString, QImage> m_files;
    bool m_held = false;
};

/// One epoch of a made-up run.
struct EpochValues {
    double trainLoss, valLoss, sensitivity, specificity, dice, iou, predicted;
};

/// The seed's foreground collapse: sensitivity falls while specificity rises.
inline std::vector<EpochValues> collapsing()
{
    return {{0.62, 0.58, 0.424, 0.896, 0.31, 0.18, 0.124}, {0.44, 0.40, 0.268, 0.981, 0.36, 0.22, 0.041},
            {0.33, 0.31, 0.150, 0.991, 0.24, 0.14, 0.022}, {0.29, 0.28, 0.060, 0.997, 0.11, 0.06, 0.008},
            {0.27, 0.26, 0.020, 0.999, 0.04, 0.02, 0.003}, {0.26, 0.255, 0.010, 0.999, 0.02, 0.01, 0.001}};
}

inline std::vector<EpochValues> healthy()
{
    return {{1.30, 1.20, 0.55, 0.93, 0.41, 0.26, 0.121},  {0.95, 0.88, 0.61, 0.95, 0.52, 0.35, 0.103},
            {0.74, 0.70, 0.66, 0.965, 0.60, 0.43, 0.096}, {0.60, 0.59, 0.70, 0.972, 0.66, 0.49, 0.094},
            {0.51, 0.53, 0.73, 0.977, 0.70, 0.54, 0.093}, {0.45, 0.50, 0.75, 0.980, 0.73, 0.57, 0.092}};
}

constexpr std::int64_t stepsPerEpoch = 50;
constexpr double trueShare = 0.092;

inline runs::RunInfo runInfo(const std::string& name, const std::string& loss, int epochs)
{
    runs::RunInfo info;
    info.name = name;
    info.configYaml = "task: segmentation\nloss: " + loss + "\nbatch: 8\nepochs: 20\noptimizer: {name: adam, lr: 0.0001}\n";
    info.epochs = epochs;
    info.stepsPerEpoch = stepsPerEpoch;
    info.valForeground = trueShare;
    info.imageSize = 64;
    for (int i = 0; i < 6; ++i) {
        info.samples.push_back({"frame_" + std::to_string(100 + i), "/data/images/frame_" + std::to_string(100 + i) + ".png"});
    }
    return info;
}

/// Steps, epochs, snapshots and checkpoints as a trainer writes them.
inline std::vector<runs::RunEvent> runEvents(const std::vector<EpochValues>& epochs, bool finished)
{
    std::vector<runs::RunEvent> events;
    events.push_back({.kind = runs::EventKind::State, .time = 1000, .values = {}, .text = "started", .message = {}});
    std::int64_t step = 0;
    double previous = epochs.front().trainLoss * 1.4;
    for (std::size_t e = 0; e < epochs.size(); ++e) {
        const EpochValues& values = epochs[e];
        for (std::int64_t i = 0; i < stepsPerEpoch; ++i) {
            ++step;
            const double share = static_cast<double>(i) / static_cast<double>(stepsPerEpoch);
            const double loss =
                previous + (values.trainLoss - previous) * share + 0.05 * std::sin(static_cast<double>(step) * 2.4);
            const double epoch = static_cast<double>(step) / static_cast<double>(stepsPerEpoch);
            events.push_back({.kind = runs::EventKind::Step,
                              .time = 1000.0 + static_cast<double>(step),
                              .step = step,
                              .epoch = epoch,
                              .values = {{"train/loss", loss}, {"train/lr", 1e-4}},
                              .text = {},
                              .message = {}});
        }
        previous = values.trainLoss;
        const double epoch = static_cast<double>(e + 1);
        events.push_back(
            {.kind = runs::EventKind::Epoch,
             .time = 1000.0 + static_cast<double>(step),
             .step = step,
             .epoch = epoch,
             .values = {{"train/loss", values.trainLoss},
                        {"val/loss", values.valLoss},
                        {"val/sensitivity", values.sensitivity},
                        {"val/specificity", values.specificity},
                        {"val/dice", values.dice},
                        {"val/iou", values.iou},
                        {"val/pixel_accuracy", values.specificity * (1 - trueShare) + values.sensitivity * trueShare},
                        {"val/predicted_foreground", values.predicted},
                        {"val/true_foreground", trueShare}},
             .text = {},
             .message = {}});
        events.push_back({.kind = runs::EventKind::Snapshot,
                          .time = 1000.0 + static_cast<double>(step),
                          .step = step,
                          .epoch = epoch,
                          .values = {},
                          .text = {},
                          .message = {}});
    }
    if (finished) {
        events.push_back({.kind = runs::EventKind::State,
                          .time = 2000,
                          .step = step,
                          .epoch = static_cast<double>(epochs.size()),
                          .values = {},
                          .text = "finished",
                          .message = {}});
    }
    return events;
}

/// Counts of an epoch over the six images: image i has (i + 1) · 10 missed pixels.
inline runs::EpochDetail runDetail(const runs::RunInfo& info, int epoch)
{
    runs::EpochDetail detail{.epoch = epoch, .pooled = {}, .images = {}};
    std::uint64_t i = 0;
    for (const runs::SnapshotSample& sample : info.samples) {
        ++i;
        const metrics::PixelCounts counts{.tp = 300 - 10 * i, .fp = 5 * (7 - i), .fn = 10 * i, .tn = 3700};
        detail.images.push_back({sample.image, counts});
        detail.pooled += counts;
    }
    return detail;
}

/// A blob on a textured ground, its mask, and a prediction of it that is `quality` good.
inline void putPictures(MemoryImages& images, const QString& folder, const runs::RunInfo& info, int epochs, double from,
                        double to)
{
    for (std::size_t i = 0; i < info.samples.size(); ++i) {
        const std::string& name = info.samples[i].name;
        const QPointF centre(24 + 3 * static_cast<double>(i), 40 - 2 * static_cast<double>(i));
        const double radius = 9 + static_cast<double>(i);
        const auto blob = [&](double scale, int level) {
            QImage mask(64, 64, QImage::Format_Grayscale8);
            mask.fill(0);
            QPainter painter(&mask);
            painter.setRenderHint(QPainter::Antialiasing, level != 255);
            painter.setBrush(QColor(level, level, level));
            painter.setPen(Qt::NoPen);
            painter.drawEllipse(centre, radius * scale, radius * scale * 0.8);
            return mask;
        };
        QImage input(64, 64, QImage::Format_RGB32);
        QPainter painter(&input);
        QRadialGradient light(QPointF(32, 32), 44);
        light.setColorAt(0, QColor(196, 120, 98));
        light.setColorAt(1, QColor(70, 30, 26));
        painter.fillRect(input.rect(), light);
        painter.setBrush(QColor(176, 92, 84));
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(centre, radius, radius * 0.8);
        painter.end();
        images.put(QString::fromStdString(runs::sampleInputFile(folder.toStdString(), name)), input);
        images.put(QString::fromStdString(runs::sampleTruthFile(folder.toStdString(), name)), blob(1, 255));
        for (int epoch = 1; epoch <= epochs; ++epoch) {
            const double quality = from + (to - from) * (epoch - 1) / std::max(1, epochs - 1);
            images.put(QString::fromStdString(runs::predictionFile(folder.toStdString(), epoch, name)),
                       blob(quality * 1.1, static_cast<int>(60 + 190 * quality)));
        }
    }
}

}  // namespace gg::test
