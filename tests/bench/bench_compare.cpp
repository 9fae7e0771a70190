// 200 runs of 300 epochs with 12 series each in the comparison: what the window's thread is held up by each thing that a person does. Every step is
// done with its painting, ten times; the longest counts. The aim is 50 ms. Prints one line a step.
#include "widgets/models/comparison.h"
#include "widgets/models/detection_details.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/image_provider.h"
#include "widgets/models/run_collection.h"
#include "widgets/models/sample_filter.h"
#include "widgets/panels/chart_wall.h"
#include "widgets/panels/compare_view.h"
#include "widgets/panels/runs_page.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>

using namespace gg;
using namespace gg::widgets;

namespace {

constexpr int runCount = 200;
constexpr int epochs = 300;
constexpr int repeats = 10;

class NoImages final : public ImageProvider {
public:
    QImage cached(const ImageRequest&) override { return {}; }
    void request(const ImageRequest&) override {}
    void forgetAllBut(const QList<ImageRequest>&) override {}
};

const std::vector<std::string>& seriesNames()
{
    static const std::vector<std::string> names{"train/loss", "train/box_loss", "train/class_loss", "train/dfl_loss", "val/loss", "val/box_loss",
                                                "val/class_loss", "val/dfl_loss", "val/precision", "val/recall", "val/map50", "val/map50_95"};
    return names;
}

runs::RunInfo infoOf(int run)
{
    runs::RunInfo info;
    info.name = "search" + std::to_string(run / 5) + "_seed" + std::to_string(run % 5);
    info.task = "detection";
    info.epochs = epochs;
    info.configYaml = "optimizer: {lr: " + std::to_string(std::pow(10, -4 + (run % 40) / 13.0)) + ", momentum: 0." + std::to_string(80 + run % 15) + "}\nbatch: " + std::to_string(8 << (run % 4)) +
                      "\nseed: " + std::to_string(run % 5) + "\nmodel: " + (run % 2 == 0 ? "yolov8n" : "yolov8s") + "\n";
    for (int key = 0; key < 100; ++key) {
        info.configYaml += "setting_" + std::to_string(key) + ": " + std::to_string(key) + "\n";
    }
    return info;
}

runs::RunBatch batchOf(int run, int from, int to)
{
    std::mt19937 random(static_cast<unsigned>(run * 1000 + from));
    std::normal_distribution<double> noise(0, 0.01);
    runs::RunBatch batch;
    for (const std::string& name : seriesNames()) {
        runs::SeriesPiece piece{.name = name, .raw = name, .file = "results.csv", .ofEpochs = true};
        for (int epoch = from; epoch <= to; ++epoch) {
            const double share = 1 - std::exp(-epoch / 80.0) + noise(random);
            piece.steps.push_back(epoch);
            piece.epochs.push_back(epoch);
            piece.values.push_back(name.find("loss") != std::string::npos ? 3 - 2 * share : 0.8 * share);
        }
        batch.pieces.push_back(std::move(piece));
    }
    return batch;
}

double load()
{
    double average = 0;
    return getloadavg(&average, 1) == 1 ? average : -1;
}

void measure(const char* what, RunsPage& page, const std::function<void(int)>& step)
{
    double longest = 0;
    double sum = 0;
    for (int i = 0; i < repeats; ++i) {
        QElapsedTimer timer;
        timer.start();
        step(i);
        page.refreshNow();
        page.repaint();
        const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        longest = std::max(longest, ms);
        sum += ms;
        QApplication::processEvents();
    }
    std::printf("%-46s mean %6.1f ms, longest %6.1f ms\n", what, sum / repeats, longest);
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    std::printf("%d runs, %d epochs, %zu series each; load before %.2f\n", runCount, epochs, seriesNames().size(), load());
    RunCollection runs;
    EpochCursor cursor;
    DetectionDetails details;
    SampleFilter filter;
    NoImages images;
    RunsPage page(runs, details, cursor, filter, images);
    page.resize(1600, 1000);
    page.show();
    page.showCompare(true);
    QElapsedTimer opening;
    opening.start();
    for (int run = 0; run < runCount; ++run) {
        const int index = runs.add(QStringLiteral("/runs/%1").arg(run), infoOf(run));
        runs.append(index, batchOf(run, 1, epochs));
    }
    std::printf("added and diagnosed in %lld ms\n", static_cast<long long>(opening.elapsed()));

    CompareView& view = page.compare();
    measure("compare: first and every drawing of the table", page, [&](int) { view.refresh(); });
    view.showTab(CompareView::ScatterTab);
    measure("compare: the cursor moves, scatter", page, [&](int i) { cursor.moveTo(10 + i); });
    view.showTab(CompareView::ParallelTab);
    measure("compare: the cursor moves, parallel", page, [&](int i) { cursor.moveTo(100 + i); });
    measure("compare: a brush is dragged", page, [&](int i) { page.comparison().setBrush(QStringLiteral("best:val/map50_95"), Comparison::Brush{.low = 0.05 * i, .high = 1}); });
    page.comparison().clearBrushes();
    measure("compare: a point is appended to one run", page, [&](int i) { runs.append(0, batchOf(0, epochs + 1 + i, epochs + 1 + i)); });
    measure("compare: sorted by another column", page, [&](int i) { view.sortBy(1 + i % 4, i % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder); });
    measure("compare: grouped by the seeds' names, and not", page, [&](int i) { page.comparison().setGrouping({.namePattern = i % 2 == 0 ? "{}_seed*" : ""}); });
    page.comparison().setGrouping({});
    view.showTab(CompareView::DifferencesTab);
    measure("compare: differences", page, [&](int) { view.refresh(); });
    measure("compare: a run is hidden, and shown", page, [&](int i) { runs.setVisible(3, i % 2 == 1); });
    page.showCompare(false);
    page.wall().finish();
    page.comparison().setGrouping({.namePattern = "{}_seed*"});
    measure("charts: grouped, one of them drawn", page, [&](int) {});
    std::printf("load after %.2f\n", load());
    return 0;
}
