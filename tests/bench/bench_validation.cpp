// What a validation costs beside the network: suppression, evaluation, the texts that are kept and writing them, a picture. 5,000 pictures of 320
// pixels; the network is a table of made-up outputs, 2100 anchors of which about 300 boxes a picture stay. Counted is the time of all cores, with
// the feed's share measured apart. The aim is a tenth of the inference of a small network on one core, 30 ms a picture: 3 ms.
//   bench_validation [PICTURES] [CLASSES]
#include "core/io/files.h"
#include "core/training/detection/validation.h"
#include "tests/core/dataset_folder.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

namespace {

using namespace gg;
using namespace gg::training;

/// Processor time of all threads, seconds.
double processorTime()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double wallTime()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

dataset::Dataset pictures(const test::DatasetFolder& folder, int count, int classes)
{
    dataset::Dataset dataset;
    dataset.root = dataset.opened = folder.path();
    dataset.splits = {"val"};
    for (int c = 0; c < classes; ++c) {
        dataset.classNames.push_back("class " + std::to_string(c));
    }
    std::mt19937 random(1);
    std::uniform_real_distribution<double> place(0, 0.7);
    std::uniform_real_distribution<double> size(0.05, 0.3);
    for (int i = 0; i < count; ++i) {
        dataset::Record record{.image = "images/" + std::to_string(i) + ".bmp", .label = "labels", .state = dataset::LabelState::Labelled};
        folder.image(record.image, 64, 64);
        for (int object = 0; object < 7; ++object) {
            record.objects.push_back({.kind = dataset::ShapeKind::Box,
                                      .classId = static_cast<std::int32_t>(random() % static_cast<unsigned>(classes)),
                                      .box = {place(random), place(random), size(random), size(random)}});
        }
        dataset.records.push_back(std::move(record));
    }
    return dataset;
}

/// A few batches of outputs, as of a network half trained.
class Outputs
{
public:
    Outputs(std::int64_t batch, int classes)
    {
        for (int i = 0; i < 4; ++i) {
            const torch::Tensor corner = torch::rand({batch, 2100, 2}) * 260;
            m_made.push_back({.decoded = {torch::cat({corner, corner + torch::rand({batch, 2100, 2}) * 100 + 6}, 2),
                                          (torch::randn({batch, 2100, classes}) * 1.5 - (classes > 3 ? 10.0 : 7.0)).sigmoid()},
                              .lossParts = torch::rand({3})});
        }
    }

    Judgement judge(const DetectionBatch& batch)
    {
        const auto count = static_cast<std::int64_t>(batch.size());
        const Judgement& made = m_made[m_next++ % m_made.size()];
        return {.decoded = {made.decoded.boxes.narrow(0, 0, count), made.decoded.scores.narrow(0, 0, count)}, .lossParts = made.lossParts};
    }

private:
    std::vector<Judgement> m_made;
    std::size_t m_next = 0;
};

}  // namespace

int main(int argumentCount, char** arguments)
{
    const int count = argumentCount > 1 ? std::atoi(arguments[1]) : 5000;
    const int classes = argumentCount > 2 ? std::atoi(arguments[2]) : 3;
    const test::DatasetFolder folder;
    const dataset::Dataset dataset = pictures(folder, count, classes);
    recipe::TrainConfig config;
    config.imageSize = 320;
    config.batch = 16;
    JobControl control;
    DetectionStore store(collectDetections(dataset).samples, config.imageSize, std::size_t{1} << 30U);
    store.decodeAll(control);
    std::vector<std::size_t> val(store.size());
    for (std::size_t i = 0; i < val.size(); ++i) {
        val[i] = i;
    }
    UnreadableLog unreadable;
    const double feedFrom = processorTime();
    const auto stream = detectionPlainStream(store, val, config, 32, unreadable);
    while (stream->next() != nullptr) {
    }
    const double feed = processorTime() - feedFrom;

    const DetectionValidator validator(dataset, store, val, config, 32, {.parts = {"box_loss", "class_loss", "dfl_loss"}, .details = {}}, control);
    Outputs outputs(2 * config.batch, classes);
    TrainControl trainControl;
    const double from = processorTime();
    const double wallFrom = wallTime();
    auto validation = validator.run([&](const DetectionBatch& batch) { return outputs.judge(batch); }, unreadable, trainControl);
    const double run = processorTime() - from;
    const double written = processorTime();
    const auto sink = runs::RunFolderWriter::create(folder.path("run"), {.name = "bench", .task = "detection"});
    validator.describe(*sink);
    keepDetections(*validation, 1, *sink);
    const double writing = processorTime() - written;
    const auto each = [count](double seconds) { return 1000 * seconds / count; };
    std::printf("%d pictures, %d classes, predictions.json %.1f MB (%zu rows)\n", count, classes, static_cast<double>(validation->predictions.size()) / 1e6,
                static_cast<std::size_t>(std::count(validation->predictions.begin(), validation->predictions.end(), '{')));
    std::printf("feed                    %7.3f ms a picture\n", each(feed));
    std::printf("suppression, evaluation %7.3f ms a picture (without the feed)\n", each(run - feed));
    std::printf("writing                 %7.3f ms a picture\n", each(writing));
    std::printf("in all                  %7.3f ms a picture, wall clock %.1f s with the feed\n", each(run - feed + writing), wallTime() - wallFrom);
    return EXIT_SUCCESS;
}
