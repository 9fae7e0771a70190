// What watching costs: opening many runs, the latency of a point from the file to the screen, and the share of a core.
//   bench_watch [RUNS [EPOCHS [SECONDS]]]     200 runs of 300 epochs, 10 s a measurement
// Prints one line a measurement. The runs are of Ultralytics: results.csv with 15 columns, args.yaml.
#include "app/heartbeat.h"
#include "app/image_loader.h"
#include "app/run_feed.h"
#include "core/imports/run_place.h"
#include "core/io/files.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/qcustomplot_shim.h"
#include "widgets/models/detection_details.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/models/sample_filter.h"
#include "widgets/panels/runs_page.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <set>
#include <vector>

using namespace gg;

namespace {

const char* const header = "epoch,time,train/box_loss,train/cls_loss,train/dfl_loss,metrics/precision(B),metrics/recall(B),metrics/mAP50(B),metrics/mAP50-95(B),"
                           "val/box_loss,val/cls_loss,val/dfl_loss,lr/pg0,lr/pg1,lr/pg2\n";

QByteArray row(int run, int epoch)
{
    const double falling = 1 + 2 / (1 + 0.05 * epoch) + 0.01 * (run % 17);
    const double rising = 0.9 - 0.8 / (1 + 0.04 * epoch) - 0.002 * (run % 13);
    QByteArray line = QByteArray::number(epoch) + ',' + QByteArray::number(12.7 * epoch);
    for (int column = 0; column < 13; ++column) {
        const bool metric = column >= 3 && column < 7;
        line += ',' + QByteArray::number((metric ? rising : falling) * (1 + 0.01 * std::sin(epoch * (column + 1))), 'g', 6);
    }
    return line + '\n';
}

void makeRun(const QString& folder, int run, int epochs)
{
    QDir().mkpath(folder);
    QByteArray table(header);
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        table += row(run, epoch);
    }
    io::writeFileAtomically((folder + QStringLiteral("/results.csv")).toStdString(), std::string(table.constData(), static_cast<std::size_t>(table.size())));
    io::writeFileAtomically((folder + QStringLiteral("/args.yaml")).toStdString(),
                            "task: detect\nmode: train\nmodel: yolov8n.pt\ndata: coco.yaml\nepochs: " + std::to_string(epochs + 1000) + "\nlr0: 0.0" + std::to_string(run + 1) + "\n");
}

double processSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void spin(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

double load()
{
    double average = 0;
    return getloadavg(&average, 1) == 1 ? average : -1;
}

/// A chart that nothing of a point concerns is never painted for it.
constexpr int longestWaitMs = 1000;

/// Sees which charts are painted.
class PaintWatch final : public QObject {
public:
    using QObject::QObject;
    std::set<QObject*> painted;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            painted.insert(watched);
        }
        return false;
    }
};

struct Bench {
    widgets::RunCollection runs;
    widgets::DetectionDetails details;
    widgets::EpochCursor cursor;
    widgets::SampleFilter filter;
    app::ImageLoader images{1};
    widgets::RunsPage page{runs, details, cursor, filter, images};
    app::RunFeed feed{runs};
    app::Heartbeat heartbeat;
};

void share(const char* what, int seconds)
{
    const double before = processSeconds();
    QElapsedTimer wall;
    wall.start();
    spin(seconds * 1000);
    std::printf("%s: %.2f %% of a core\n", what, 100 * (processSeconds() - before) / (static_cast<double>(wall.nsecsElapsed()) / 1e9));
    std::fflush(stdout);
}

/// Points that are written one by one, and when they are seen.
struct Writing {
    const char* what;
    int points;
    int pauseMs;   ///< about so long between them
    int stride;    ///< from run to run; 0: all to the first
};

void latency(Bench& bench, const QString& root, int runs, int epoch, const Writing& writing)
{
    std::vector<double> toModel;
    std::vector<double> toFirst;
    std::vector<double> toAll;
    PaintWatch paints;
    std::size_t charts = 0;
    std::map<QObject*, QString> titles;
    std::map<QString, int> unpainted;
    for (widgets::ChartView* chart : bench.page.findChildren<widgets::ChartView*>()) {
        if (!chart->visibleRegion().isEmpty()) {
            chart->findChild<QCustomPlot*>()->installEventFilter(&paints);
            titles[chart->findChild<QCustomPlot*>()] = chart->spec().title;
            ++charts;
        }
    }
    bench.heartbeat.reset();
    const double before = processSeconds();
    QElapsedTimer all;
    all.start();
    for (int i = 0; i < writing.points; ++i) {
        const int run = (i * writing.stride) % runs;
        const QString folder = root + QStringLiteral("/run%1").arg(run);
        spin(writing.pauseMs + 13 * (i % 16));
        QFile table(folder + QStringLiteral("/results.csv"));
        const QByteArray line = row(run, epoch + i);
        if (!table.open(QIODevice::Append) || table.write(line) != line.size()) {
            std::fprintf(stderr, "%s cannot be written\n", qPrintable(table.fileName()));
            std::exit(1);
        }
        QElapsedTimer since;
        since.start();
        table.close();
        double model = -1;
        const auto milliseconds = [&] { return static_cast<double>(since.nsecsElapsed()) / 1e6; };
        const auto connection = QObject::connect(&bench.runs, &widgets::RunCollection::changed, &bench.page, [&] {
            if (model < 0) {
                model = milliseconds();
                paints.painted.clear();
            }
        });
        double first = -1;
        // Waits in the event loop: who asks again and again measures himself.
        QTimer::singleShot(longestWaitMs, &bench.page, [] {});
        while ((model < 0 || paints.painted.size() < charts) && since.elapsed() < longestWaitMs) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
            if (model >= 0 && first < 0 && !paints.painted.empty()) {
                first = milliseconds();
            }
        }
        QObject::disconnect(connection);
        toModel.push_back(model);
        toFirst.push_back(first);
        toAll.push_back(milliseconds());
        for (const auto& [plot, title] : titles) {
            unpainted[title] += paints.painted.contains(plot) ? 0 : 1;
        }
    }
    for (const auto& [title, count] : unpainted) {
        if (count > 0) {
            std::printf("  %s: not painted for %d of %d points\n", qPrintable(title), count, writing.points);
        }
    }
    const double spent = (processSeconds() - before) / (static_cast<double>(all.nsecsElapsed()) / 1e9);
    const auto text = [](std::vector<double> times) {
        std::sort(times.begin(), times.end());
        return QStringLiteral("median %1 ms, worst %2 ms").arg(times[times.size() / 2], 0, 'f', 0).arg(times.back(), 0, 'f', 0);
    };
    std::printf("%s: %d points in %.0f s; file to window %s; to a chart %s; to all %zu charts in sight %s; meanwhile %.1f %% of a core, longest block %.1f ms; load %.2f\n", writing.what,
                writing.points, static_cast<double>(all.elapsed()) / 1e3, qPrintable(text(toModel)), qPrintable(text(toFirst)), charts, qPrintable(text(toAll)), 100 * spent,
                bench.heartbeat.worstGap(), load());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const int runs = argc > 1 ? std::atoi(argv[1]) : 200;
    const int epochs = argc > 2 ? std::atoi(argv[2]) : 300;
    const int seconds = argc > 3 ? std::atoi(argv[3]) : 10;
    QTemporaryDir root;
    for (int run = 0; run < runs; ++run) {
        makeRun(root.filePath(QStringLiteral("run%1").arg(run)), run, epochs);
    }
    Bench bench;
    bench.page.resize(1440, 900);
    bench.page.show();
    spin(200);
    share("an empty window, with the heartbeat that measures blocks", seconds);
    bench.heartbeat.reset();

    QElapsedTimer opening;
    opening.start();
    JobControl control;
    const imports::FoundRuns found = imports::findRuns(root.path().toStdString(), control);
    const double searched = static_cast<double>(opening.nsecsElapsed()) / 1e6;
    for (const imports::RunPlace& place : found.places) {
        bench.feed.follow(place);
    }
    while (bench.runs.size() < runs || !bench.feed.caughtUp()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    }
    std::printf("%d runs of %d epochs: found in %.0f ms, all opened after %.0f ms, longest block of the window's thread %.1f ms\n", runs, epochs, searched,
                static_cast<double>(opening.nsecsElapsed()) / 1e6, bench.heartbeat.worstGap());
    std::fflush(stdout);
    bench.heartbeat.reset();
    spin(3000);
    std::printf("drawn since, longest block %.1f ms; load %.2f\n", bench.heartbeat.worstGap(), load());
    share("watching, nothing is written", seconds);
    latency(bench, root.path(), runs, epochs + 1, {.what = "one run is written", .points = 2 * seconds, .pauseMs = 900, .stride = 0});
    latency(bench, root.path(), runs, epochs + 1 + 2 * seconds, {.what = "all runs are written in turn", .points = 40, .pauseMs = 150, .stride = 37});
    bench.page.hide();
    share("the same, page hidden", seconds);
    return 0;
}
