// The window over a very large set: time to the first thumbnail, time of a frame while scrolling, how long the window's thread is ever
// blocked, memory. bench_million [FOLDER]: a data set, such as make_big_set writes; without one, a million images are made of hard
// links in the temporary folder and removed at the end. Run it with QT_QPA_PLATFORM=offscreen.
#include "app/dataset_session.h"
#include "app/main_window.h"
#include "tests/bench/big_set.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

using namespace gg;

namespace {

double load()
{
    double average = 0;
    return getloadavg(&average, 1) == 1 ? average : -1;
}

/// A line of /proc/self/status in MB: VmRSS (now) or VmHWM (most so far).
double memory(const std::string& key)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(key + ":")) {
            return std::strtod(line.c_str() + key.size() + 1, nullptr) / 1024;
        }
    }
    return 0;
}

bool waitFor(const std::function<bool()>& done, int seconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < seconds * 1000) {
        QTest::qWait(5);
    }
    return done();
}

/// Whether the first cell shows a picture: its middle has not the colour of an empty cell.
bool firstThumbnailShown(widgets::ThumbnailGrid& grid)
{
    if (grid.visibleRows().second <= grid.visibleRows().first) {
        return false;
    }
    const QRect cell = grid.cellRect(grid.visibleRows().first);
    const QImage image = grid.viewport()->grab(cell).toImage();
    const QColor middle = image.pixelColor(image.width() / 2, image.height() / 2 - 8);
    return middle != widgets::theme().canvas && middle != grid.palette().color(QPalette::Base);
}

struct Times {
    std::vector<double> ms;

    void print(const char* what)
    {
        std::sort(ms.begin(), ms.end());
        const auto at = [&](double share) { return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))]; };
        std::printf("%-42s median %5.1f ms, 99 %% %5.1f ms, worst %5.1f ms\n", what, at(0.5), at(0.99), at(1));
    }
};

/// Scrolls and paints at once; a frame is what one step costs the window's thread.
Times scroll(widgets::ThumbnailGrid& grid, int frames, const std::function<int(int)>& next)
{
    Times times;
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer timer;
        timer.start();
        grid.verticalScrollBar()->setValue(next(grid.verticalScrollBar()->value()));
        grid.viewport()->repaint();
        QCoreApplication::processEvents();
        times.ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

int run(const QString& folder)
{
    app::Workspace workspace(app::Workspace::Persistence::None);
    app::MainWindow window(workspace);
    window.resize(1600, 1000);
    window.show();
    auto* grid = window.findChild<widgets::ThumbnailGrid*>(QStringLiteral("grid"));
    auto* result = window.findChild<QLabel*>(QStringLiteral("result"));
    if (grid == nullptr || result == nullptr || !QTest::qWaitForWindowExposed(&window)) {
        return EXIT_FAILURE;
    }
    std::printf("load before %.2f; empty window %.0f MB\n", load(), memory("VmRSS"));
    bool audited = false;
    QObject::connect(&window.datasets(), &app::DatasetSession::audited, &window, [&] { audited = true; });
    QElapsedTimer timer;
    timer.start();
    window.heartbeat().reset();
    window.openPath(folder);
    if (!waitFor([&] { return firstThumbnailShown(*grid); }, 120)) {
        return EXIT_FAILURE;
    }
    std::printf("first thumbnail after %.2f s, with %s\n", static_cast<double>(timer.elapsed()) / 1000, qPrintable(result->text()));
    const auto complete = [&] { return window.datasets().dataset() != nullptr; };
    while (!complete()) {
        QTest::qWait(20);
    }
    std::printf("all %zu images read after %.1f s; %.0f MB now, %.0f MB at most\n", window.datasets().dataset()->records.size(),
                static_cast<double>(timer.elapsed()) / 1000, memory("VmRSS"), memory("VmHWM"));
    waitFor([&] { return audited; }, 600);
    std::printf("labels audited, files accounted for after %.1f s; %.0f MB now, %.0f MB at most\n",
                static_cast<double>(timer.elapsed()) / 1000, memory("VmRSS"), memory("VmHWM"));
    std::printf("longest block of the window's thread so far %.0f ms\n", window.heartbeat().worstGap());
    waitFor([&] { return window.datasets().idle(); }, 600);

    grid->setFocus();
    scroll(*grid, 600, [](int value) { return value + 40; }).print("scrolling by 40 px");
    scroll(*grid, 300, [grid](int value) { return value + grid->verticalScrollBar()->pageStep(); }).print("scrolling by pages");
    std::mt19937 random(1);
    scroll(*grid, 300, [&](int) { return static_cast<int>(random() % static_cast<unsigned>(grid->verticalScrollBar()->maximum() + 1)); })
        .print("jumping anywhere");

    window.heartbeat().reset();
    const QString search = QStringLiteral("class:car count:>4 frame_1");
    timer.restart();
    for (int i = 1; i <= search.size(); ++i) {
        window.setSearch(search.left(i));
        QTest::qWait(60);
    }
    const auto searched = [&] { return result->text().contains(QStringLiteral(" of ")); };
    waitFor(searched, 60);
    std::printf("typed a search of %d letters in %.2f s: %s; longest block %.0f ms\n", static_cast<int>(search.size()),
                static_cast<double>(timer.elapsed()) / 1000, qPrintable(result->text()), window.heartbeat().worstGap());
    std::printf("load after %.2f; %.0f MB at most\n", load(), memory("VmHWM"));
    return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (application.arguments().size() > 1) {
        return run(application.arguments().at(1));
    }
    QTemporaryDir folder;
    bench::makeBigSet(folder.path().toStdString(), {.images = 1000000, .boxesPerImage = 13, .labelFiles = 2000});
    return run(folder.path());
}
