// make_predictions FOLDER [--scale N] [--crowds] [--masks] [--seed N]: truth.json and results.json of 5,000 images, 80 classes, 36,710 truths and N × 373,359
// detections, to measure evaluations with: ours, and any other that reads COCO's files.
#include "tests/bench/made_predictions.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv)
{
    std::string folder;
    gg::bench::MadePredictionsSpec spec;
    CLI::App app("Makes a truth and results of COCO's size");
    app.add_option("FOLDER", folder)->required();
    app.add_option("--images", spec.images)->check(CLI::PositiveNumber);
    app.add_option("--truths", spec.truths);
    app.add_option("--detections", spec.detections);
    app.add_option("--scale", spec.scale, "So many times the detections")->check(CLI::PositiveNumber);
    app.add_option("--seed", spec.seed);
    app.add_flag("--crowds", spec.crowds, "One truth in a hundred is a crowd");
    app.add_flag("--masks", spec.masks, "Outlines and run lengths");
    CLI11_PARSE(app, argc, argv);
    try {
        const gg::bench::MadePredictions made = gg::bench::makePredictions(spec);
        gg::bench::writePredictions(made, folder);
        std::printf("%s: %zu images, %zu truths, %zu detections\n", folder.c_str(), made.set.images, made.set.truths.size(), made.set.detections.size());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "make_predictions: %s\n", error.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
