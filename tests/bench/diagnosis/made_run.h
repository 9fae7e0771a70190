#pragma once

#include "labelled_run.h"

#include "core/sample/random.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gg::injection {

using sample::Random;

/// Whose run it looks like: which series it has, and under which names.
enum class Form { Detector, Ultralytics, Segmentation, Keras };

/// Thresholds are set on the one, and measured on the other: other seeds, lengths, noises, strengths of the faults, and with series missing.
enum class Part { Tuning, HeldOut };

/// What a made-up history is drawn from.
struct Course {
    Part part = Part::Tuning;
    Form form = Form::Detector;
    int epochs = 60;
    double noise = 0.015;      ///< relative, of a training loss's mean over an epoch
    double tau = 10;           ///< epochs in which most is learned
    bool steps = true;         ///< with a point for every step; not of Ultralytics and Keras
    bool pretrained = false;   ///< begins where others are half-way
    int closeMosaic = 0;       ///< last epochs without mosaic: the losses step down there
    double rate = 0.002;
    double memory = 0.5;       ///< how much of its noise an epoch has from the one before
    int standsFrom = 0;        ///< after this epoch nothing is learned …
    int standsFor = 0;         ///< … for so many
    int stepsPerEpoch = 20;
};

/// A run while it is being made up: series by name, one value an epoch or a step.
struct MadeRun {
    Course course;
    int stepsPerEpoch = 20;
    std::map<std::string, std::vector<double>> epochs = {};
    std::map<std::string, std::vector<double>> steps = {};
    diagnosis::RunFacts facts = {};
    std::map<std::string, std::string> config = {};  ///< flat keys
    int stopsAt = 0;           ///< epochs that happened; 0: all that were planned
    bool ends = true;          ///< with a state "finished"; false: it just goes quiet
    std::vector<std::pair<int, std::string>> resumesAt = {};  ///< after that epoch

    int planned() const { return course.epochs; }
    std::vector<double>& of(const std::string& name) { return epochs.at(name); }
    bool has(const std::string& name) const { return epochs.contains(name); }
    /// Every series of epochs whose name begins so and ends in "loss".
    std::vector<std::string> losses(const std::string& prefix) const;
    /// Sum of the terms, where it is logged.
    void sumLosses();
    /// Makes the steps of train/loss and its terms anew from their epochs.
    void drawSteps(Random& random);
};

/// A healthy run: exponential approach with a slow tail, noise that is correlated from epoch to epoch, scores that follow the loss.
MadeRun healthy(const Course& course, Random& random);

/// Sensitivity and specificity → everything that follows from them and the share of foreground.
void setForeground(MadeRun& run, std::size_t epoch, double sensitivity, double specificity, double truth);

/// How strongly a fault is put in: within [low, high], and beyond both where it is held out.
double strength(const MadeRun& run, Random& random, double low, double high);

/// Leaves out some of what foreign logs have not, but nothing in which `fault` shows.
void thin(MadeRun& run, std::string_view fault, Random& random);

/// The events as a trainer would have written them.
LabelledRun labelled(MadeRun run, const std::string& id, const std::string& fault, int onset);

/// exp of a normal number: 1 on the whole, off by about `sigma`.
inline double jitter(Random& random, double sigma)
{
    return std::exp(sigma * random.normal());
}

/// All made-up runs: the same every time.
std::vector<LabelledRun> madeRuns(Part part);
std::vector<LabelledRun> madeHealthyRuns(Part part);
std::vector<LabelledRun> madeLossRuns(Part part);
std::vector<LabelledRun> madeForegroundRuns(Part part);
std::vector<LabelledRun> madeDetectorRuns(Part part);
std::vector<LabelledRun> madeCourseRuns(Part part);

}  // namespace gg::injection
