#pragma once

namespace gg::widgets {
struct RunEntry;
class TrainPage;
}  // namespace gg::widgets

namespace gg::app {

/// Epoch, rate and the time that is left of a run that trains, as its folder tells.
void showTrainingProgress(widgets::TrainPage& page, const widgets::RunEntry& run);

}  // namespace gg::app
