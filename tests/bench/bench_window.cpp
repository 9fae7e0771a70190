// How long the window's thread is ever blocked while a training runs in the window and somebody switches pages and moves the epoch
// cursor. Prints the longest block; the aim is 50 ms. With --detection it is a detector that is trained.
#include "app/dataset_session.h"
#include "app/main_window.h"
#include "app/training_session.h"
#include "core/sample/sample_dataset.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

using namespace gg;

namespace {

constexpr int pageMs = 150;

double load()
{
    double average = 0;
    return getloadavg(&average, 1) == 1 ? average : -1;
}

recipe::TrainConfig config(bool detection)
{
    recipe::TrainConfig config = recipe::defaultConfig(detection ? "detection" : "segmentation");
    config.width = 16;
    config.imageSize = 128;
    config.batch = 8;
    config.epochs = 3;
    config.device = recipe::Device::Cpu;
    return config;
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const bool detection = application.arguments().contains(QStringLiteral("--detection"));
    QTemporaryDir folder;
    const QString sample = folder.filePath(QStringLiteral("sample"));
    JobControl control;
    const auto make = detection ? sample::makeDetectionSample : sample::makeSegmentationSample;
    make(sample.toStdString(), {.images = 120}, control);

    app::Workspace workspace(app::Workspace::Persistence::User);
    workspace.setRunParentFolder(folder.filePath(QStringLiteral("runs")));
    app::MainWindow window(workspace);
    window.resize(1600, 1000);
    window.show();
    std::printf("%s, 128 px, 120 images, 3 epochs; load before %.2f\n", detection ? "yolov8n" : "w = 16", load());

    QTimer pages;
    int turns = 0;
    QObject::connect(&pages, &QTimer::timeout, &window, [&] {
        window.showPage(static_cast<app::Page>(turns++ % 6));
        if (!window.training().running()) {
            QApplication::quit();
        }
    });
    QObject::connect(&window.datasets(), &app::DatasetSession::audited, &window, [&] {
        window.heartbeat().reset();
        window.training().start(config(detection), QStringLiteral("bench"));
        pages.start(pageMs);
    });
    window.openPath(sample);
    QApplication::exec();

    const bool trained = window.runs().size() == 1 && window.runs().at(0).history.lastEpoch() >= 2;
    std::printf("longest block of the window's thread %.1f ms over %d page changes; load after %.2f\n", window.heartbeat().worstGap(), turns, load());
    return trained ? EXIT_SUCCESS : EXIT_FAILURE;
}
