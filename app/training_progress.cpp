#include "app/training_progress.h"

#include "widgets/models/run_collection.h"
#include "widgets/panels/train_page.h"

namespace gg::app {

void showTrainingProgress(widgets::TrainPage& page, const widgets::RunEntry& run)
{
    const auto lastOf = [&](const std::string& name) {
        const runs::Series* series = run.history.find(name);
        return series == nullptr || series->values.empty() ? 0.0 : series->values.back();
    };
    const double rate = lastOf("train/images_per_second");
    const std::int64_t stepsLeft = run.info.stepsPerEpoch * run.info.epochs - run.history.lastStep();
    const double elapsed = run.history.lastTime() - run.history.firstTime();
    const double secondsLeft = run.history.lastStep() > 0 ? elapsed * static_cast<double>(stepsLeft) / static_cast<double>(run.history.lastStep()) : 0.0;
    const std::int64_t inEpoch = run.info.stepsPerEpoch > 0 ? run.history.lastStep() % run.info.stepsPerEpoch : 0;
    const double share = run.info.stepsPerEpoch > 0 ? static_cast<double>(inEpoch) / static_cast<double>(run.info.stepsPerEpoch) : 0.0;
    page.setProgress(run.history.lastEpoch() + 1, run.info.epochs, share, rate, secondsLeft);
}

}  // namespace gg::app
