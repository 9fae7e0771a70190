#include "made_run.h"

#include <algorithm>
#include <cmath>

namespace gg::injection {
namespace {

constexpr double startTime = 1.7e9;
const std::vector<std::string> parts{"stem", "backbone", "neck", "head_box", "head_class"};
const std::vector<std::string> classNames{"car", "van", "bus", "person"};

/// Noise that is correlated from one epoch to the next.
class Drift {
public:
    Drift(double sigma, double memory) : m_sigma(sigma), m_memory(memory) {}
    double next(Random& random)
    {
        m_value = m_memory * m_value + std::sqrt(1 - m_memory * m_memory) * m_sigma * random.normal();
        return m_value;
    }

private:
    double m_sigma;
    double m_memory;
    double m_value = 0;
};

/// What is still to be learned at an epoch: from 1 to 0, fast at first, with a power-law tail.
double remaining(double epoch, double tau)
{
    return 0.7 * std::exp(-epoch / tau) + 0.3 / (1 + epoch / (2 * tau));
}

double timeOf(const Course& course, int epoch)
{
    return epoch - std::clamp(epoch - course.standsFrom, 0, course.standsFor) + (course.pretrained ? 2.5 * course.tau : 0);
}

std::vector<double> falling(const Course& course, Random& random, double from, double floor, double tau, double noise)
{
    Drift drift(noise, course.memory);
    std::vector<double> values;
    for (int epoch = 1; epoch <= course.epochs; ++epoch) {
        const bool closed = course.closeMosaic > 0 && epoch > course.epochs - course.closeMosaic;
        const double level = floor + (from - floor) * remaining(timeOf(course, epoch), tau);
        values.push_back(level * (closed ? 0.88 : 1) * std::exp(drift.next(random)));
    }
    return values;
}

/// A score that follows what was learned, with the scatter of a validation set.
std::vector<double> rising(const Course& course, Random& random, double best, double tau, double scatter)
{
    std::vector<double> values;
    for (int epoch = 1; epoch <= course.epochs; ++epoch) {
        const double learned = 1 - std::exp(-std::pow(timeOf(course, epoch) / tau, 1.4));
        values.push_back(std::clamp(best * learned * jitter(random, scatter), 0.0, 0.995));
    }
    return values;
}

void addRate(MadeRun& run)
{
    const Course& course = run.course;
    const double warm = course.pretrained ? 1 : 3;
    for (int epoch = 1; epoch <= course.epochs; ++epoch) {
        const double share = 0.01 + 0.99 * 0.5 * (1 + std::cos(M_PI * (epoch - 1) / course.epochs));
        run.epochs["train/lr"].push_back(course.rate * share * std::min(1.0, epoch / warm));
    }
}

void addInnerWorkings(MadeRun& run, Random& random)
{
    for (const std::string& part : parts) {
        const double gradient = 0.004 * jitter(random, 0.8);
        const double update = 0.0012 * jitter(random, 0.5);
        for (int epoch = 0; epoch < run.course.epochs; ++epoch) {
            const double rate = run.epochs["train/lr"][static_cast<std::size_t>(epoch)] / run.course.rate;
            run.epochs["gradient/" + part].push_back(gradient * (0.4 + 0.6 * remaining(epoch, run.course.tau)) * jitter(random, 0.15));
            run.epochs["update/" + part].push_back(update * rate * jitter(random, 0.1));
        }
    }
    for (int step = 0; step < run.course.epochs * run.stepsPerEpoch; ++step) {
        run.steps["train/grad_norm"].push_back(8 * (0.4 + 0.6 * remaining(step / static_cast<double>(run.stepsPerEpoch), run.course.tau)) * jitter(random, 0.3));
        run.steps["train/data_wait"].push_back(0.002 * jitter(random, 0.8));
        run.steps["train/images_per_second"].push_back(40 * jitter(random, 0.05));
    }
}

void addObjectness(MadeRun& run, Random& random)
{
    for (const std::string& stride : {std::string("8"), std::string("16"), std::string("32")}) {
        const double top = random.uniform(0.45, 0.8);
        for (int epoch = 1; epoch <= run.course.epochs; ++epoch) {
            const double left = remaining(timeOf(run.course, epoch), run.course.tau);
            run.epochs["signals/objectness_matched/" + stride].push_back(std::max(0.01, top * (1 - left)) * jitter(random, 0.04));
            run.epochs["signals/objectness_unmatched/" + stride].push_back((0.002 + 0.01 * left) * jitter(random, 0.08));
        }
    }
}

void addBoxScores(MadeRun& run, Random& random)
{
    const Course& course = run.course;
    const double best = random.uniform(0.55, 0.9);
    const std::vector<double> map50 = rising(course, random, best, course.tau, 0.012);
    const double kept = random.uniform(0.58, 0.72);
    for (std::size_t i = 0; i < map50.size(); ++i) {
        const double fit = kept * (0.75 + 0.25 * (1 - remaining(timeOf(course, static_cast<int>(i) + 1), course.tau)));
        run.epochs["val/map50"].push_back(map50[i]);
        run.epochs["val/map50_95"].push_back(map50[i] * fit * jitter(random, 0.008));
        run.epochs["val/precision"].push_back(std::clamp(0.25 + 0.75 * map50[i] * jitter(random, 0.03), 0.0, 0.99));
        run.epochs["val/recall"].push_back(std::clamp(0.95 * map50[i] * jitter(random, 0.03), 0.0, 0.99));
    }
}

/// epoch.json's content: classes around the mean, and a matrix with most of them where they belong.
void addDetails(MadeRun& run, Random& random)
{
    std::vector<double> level;
    for (std::size_t c = 0; c < classNames.size(); ++c) {
        level.push_back(random.uniform(0.85, 1.15));
    }
    for (int epoch = 1; epoch <= run.course.epochs; ++epoch) {
        const auto at = static_cast<std::size_t>(epoch - 1);
        runs::DetectionEpoch detail{.epoch = epoch, .confidence = 0.3};
        const std::size_t side = classNames.size() + 1;
        detail.confusion.assign(side * side, 0);
        for (std::size_t c = 0; c < classNames.size(); ++c) {
            const double ap50 = std::clamp(run.epochs["val/map50"][at] * level[c] * jitter(random, 0.03), 0.0, 0.99);
            const double ap = 0.62 * ap50;
            const std::int64_t truths = 150;
            detail.classes.push_back({.name = classNames[c], .ap = ap, .ap50 = ap50, .precision = 0.9 * ap50, .recall = 0.92 * ap50, .truths = truths,
                                      .predicted = truths});
            const auto right = static_cast<std::int64_t>(std::lround(0.9 * ap50 * static_cast<double>(truths)));
            const auto confused = static_cast<std::int64_t>(std::lround(0.04 * static_cast<double>(truths)));
            detail.confusion[c * side + c] = right;
            detail.confusion[c * side + (c + 1) % classNames.size()] = confused;
            detail.confusion[c * side + classNames.size()] = std::max<std::int64_t>(0, truths - right - confused);
            detail.confusion[classNames.size() * side + c] = 20;
            run.epochs["val/ap/" + classNames[c]].push_back(ap);
        }
        detail.errorGains.assign(6, 0.02);
        run.facts.details.push_back(std::move(detail));
    }
}

void addLosses(MadeRun& run, Random& random, const std::vector<std::pair<std::string, std::pair<double, double>>>& terms)
{
    for (const auto& [name, range] : terms) {
        const double from = range.first * jitter(random, 0.1);
        const double floor = range.second * jitter(random, 0.1);
        const double tau = run.course.tau * jitter(random, 0.15);
        run.epochs["train/" + name] = falling(run.course, random, from, floor, tau, run.course.noise);
        Course validated = run.course;
        validated.closeMosaic = 0;
        run.epochs["val/" + name] = falling(validated, random, from * 1.02, floor * random.uniform(1.05, 1.3), tau, run.course.noise * 1.2);
    }
}

MadeRun healthyDetector(const Course& course, Random& random)
{
    MadeRun run{.course = course, .stepsPerEpoch = course.stepsPerEpoch};
    addLosses(run, random, {{"box_loss", {2.4, 0.9}}, {"class_loss", {3.2, 0.5}}, {"dfl_loss", {2.0, 1.0}}});
    addRate(run);
    addBoxScores(run, random);
    if (course.form == Form::Detector) {
        addInnerWorkings(run, random);
        addObjectness(run, random);
        addDetails(run, random);
        for (int epoch = 0; epoch < course.epochs; ++epoch) {
            run.epochs["val/predicted_boxes"].push_back(9 * jitter(random, 0.1));
            run.epochs["val/true_boxes"].push_back(8);
        }
        run.config = {{"task", "detection"}, {"optimizer.name", "adamw"}, {"optimizer.lr", std::to_string(course.rate)}, {"batch", "16"}, {"epochs", std::to_string(course.epochs)}};
    } else {
        run.config = {{"optimizer", "AdamW"}, {"lr0", std::to_string(course.rate)}, {"close_mosaic", std::to_string(course.closeMosaic)}, {"epochs", std::to_string(course.epochs)}};
    }
    return run;
}

MadeRun healthySegmentation(const Course& course, Random& random)
{
    MadeRun run{.course = course, .stepsPerEpoch = course.stepsPerEpoch};
    addLosses(run, random, {{"loss", {1.1, 0.15}}});
    addRate(run);
    const double truth = random.uniform(0.05, 0.15);
    const std::vector<double> sensitivity = rising(course, random, random.uniform(0.82, 0.95), course.tau, 0.02);
    for (std::size_t i = 0; i < sensitivity.size(); ++i) {
        const double left = remaining(timeOf(course, static_cast<int>(i) + 1), course.tau);
        setForeground(run, i, sensitivity[i], 1 - (0.006 + 0.03 * left) * jitter(random, 0.15), truth);
    }
    run.config = {{"task", "segmentation"}, {"loss", "bce_dice"}, {"optimizer.name", "adam"}, {"optimizer.lr", std::to_string(course.rate)}, {"batch", "8"}, {"epochs", std::to_string(course.epochs)}};
    return run;
}

MadeRun healthyKeras(const Course& course, Random& random)
{
    MadeRun run{.course = course, .stepsPerEpoch = course.stepsPerEpoch};
    addLosses(run, random, {{"loss", {1.5, 0.2}}});
    const std::vector<double> accuracy = rising(course, random, 0.93, course.tau, 0.006);
    run.epochs["val/accuracy"] = accuracy;
    for (const double value : accuracy) {
        run.epochs["train/accuracy"].push_back(std::min(0.999, value * 1.03));
    }
    return run;
}

}  // namespace

std::vector<std::string> MadeRun::losses(const std::string& prefix) const
{
    std::vector<std::string> names;
    for (const auto& [name, values] : epochs) {
        if (name.starts_with(prefix) && name.ends_with("loss") && !(name == prefix + "loss" && has(prefix + "box_loss"))) {
            names.push_back(name);
        }
    }
    return names;
}

void MadeRun::sumLosses()
{
    if (course.form != Form::Detector) {
        return;  // the others log one loss, or no sum
    }
    for (const std::string& prefix : {std::string("train/"), std::string("val/")}) {
        std::vector<double> sum(static_cast<std::size_t>(course.epochs), 0.0);
        for (const std::string& name : losses(prefix)) {
            std::transform(sum.begin(), sum.end(), epochs[name].begin(), sum.begin(), std::plus<>());
        }
        epochs[prefix + "loss"] = sum;
    }
}

void MadeRun::drawSteps(Random& random)
{
    if (!course.steps || (course.form != Form::Detector && course.form != Form::Segmentation)) {
        return;
    }
    const std::vector<double>& loss = epochs.at("train/loss");
    std::vector<double>& drawn = steps["train/loss"];
    drawn.clear();
    for (std::size_t epoch = 0; epoch < loss.size(); ++epoch) {
        // Between the epochs' means on a straight line; the first epoch falls from above its own.
        const double before = epoch > 0 ? loss[epoch - 1] : loss[0] * (course.pretrained ? 1.1 : 1.4);
        for (int step = 0; step < stepsPerEpoch; ++step) {
            const double at = (step + 0.5) / stepsPerEpoch;
            drawn.push_back((before + (loss[epoch] - before) * at) * jitter(random, 0.10));
        }
    }
}

MadeRun healthy(const Course& course, Random& random)
{
    MadeRun run = course.form == Form::Segmentation ? healthySegmentation(course, random)
                  : course.form == Form::Keras      ? healthyKeras(course, random)
                                                    : healthyDetector(course, random);
    run.sumLosses();
    run.drawSteps(random);
    return run;
}

void setForeground(MadeRun& run, std::size_t epoch, double sensitivity, double specificity, double truth)
{
    sensitivity = std::clamp(sensitivity, 0.0, 1.0);
    specificity = std::clamp(specificity, 0.0, 1.0);
    const double hit = sensitivity * truth;
    const double falseHit = (1 - specificity) * (1 - truth);
    const auto put = [&](const char* name, double value) {
        std::vector<double>& values = run.epochs[name];
        values.resize(std::max(values.size(), epoch + 1));
        values[epoch] = value;
    };
    put("val/sensitivity", sensitivity);
    put("val/specificity", specificity);
    put("val/iou", hit / (truth + falseHit));
    put("val/dice", 2 * hit / (truth + hit + falseHit));
    put("val/accuracy", hit + specificity * (1 - truth));
    put("val/predicted_foreground", hit + falseHit);
    put("val/true_foreground", truth);
}

double strength(const MadeRun& run, Random& random, double low, double high)
{
    return run.course.part == Part::Tuning ? random.uniform(low, high) : random.uniform(0.7 * low, 1.5 * high);
}

void thin(MadeRun& run, std::string_view fault, Random& random)
{
    struct Group {
        std::vector<std::string> series;  ///< how their names begin
        std::vector<std::string_view> show;
    };
    static const std::vector<Group> groups{
        {{"train/lr"}, {"rate_high", "rate_low", "no_warmup"}},
        {{"train/data_wait", "train/images_per_second", "epoch/"}, {"starving"}},
        {{"gradient/", "update/", "train/grad_norm"}, {"vanishing", "exploding"}},
        {{"signals/"}, {"objectness_sinks"}},
        {{"val/ap/"}, {"dead_class", "classes_swapped", "localisation"}},
        {{"val/predicted_boxes", "val/true_boxes", "val/precision", "val/recall"}, {"everything"}},
        {{"val/sensitivity", "val/specificity", "val/accuracy", "val/predicted_foreground", "val/true_foreground"}, {"everything", "mismatch"}},
    };
    for (const Group& group : groups) {
        if (!random.chance(0.35) || std::find(group.show.begin(), group.show.end(), fault) != group.show.end() || run.course.form == Form::Keras) {
            continue;
        }
        for (auto* all : {&run.epochs, &run.steps}) {
            std::erase_if(*all, [&](const auto& series) {
                return std::any_of(group.series.begin(), group.series.end(), [&](const std::string& name) { return series.first.starts_with(name); });
            });
        }
        if (group.series.front() == "val/ap/") {
            run.facts.details.clear();
        }
    }
}

namespace {

std::string yamlOf(const std::map<std::string, std::string>& config)
{
    std::map<std::string, std::vector<std::string>> groups;
    std::string yaml;
    for (const auto& [key, value] : config) {
        const auto dot = key.find('.');
        if (dot == std::string::npos) {
            yaml += key + ": " + value + "\n";
        } else {
            groups[key.substr(0, dot)].push_back(key.substr(dot + 1) + ": " + value);
        }
    }
    for (const auto& [group, rows] : groups) {
        yaml += group + ":\n";
        for (const std::string& row : rows) {
            yaml += "  " + row + "\n";
        }
    }
    return yaml;
}

runs::RunInfo infoOf(const MadeRun& run, const std::string& id)
{
    const Form form = run.course.form;
    runs::RunInfo info{.name = id, .created = "2026-01-01T00:00:00Z"};
    info.task = form == Form::Segmentation ? "segmentation" : form == Form::Keras ? "classification" : "detection";
    info.tool = form == Form::Ultralytics ? "Ultralytics" : form == Form::Keras ? "Keras" : "";
    info.epochs = run.planned();
    info.stepsPerEpoch = run.course.steps ? run.stepsPerEpoch : 0;
    info.configYaml = yamlOf(run.config);
    if (form == Form::Detector || form == Form::Segmentation) {
        info.trainImages = 16 * static_cast<std::size_t>(run.stepsPerEpoch);
        info.valImages = 200;
        info.imageSize = 256;
    }
    if (form == Form::Detector) {
        info.classes = classNames;
    }
    return info;
}

void addSteps(const MadeRun& run, int epoch, std::vector<runs::RunEvent>& events)
{
    if (run.steps.empty()) {
        return;
    }
    for (int step = 0; step < run.stepsPerEpoch; ++step) {
        const int index = (epoch - 1) * run.stepsPerEpoch + step;
        runs::RunEvent event{.kind = runs::EventKind::Step, .time = startTime + index, .step = index + 1,
                             .epoch = (index + 1) / static_cast<double>(run.stepsPerEpoch)};
        for (const auto& [name, values] : run.steps) {
            const std::string probe = "probe/";
            if (static_cast<std::size_t>(index) < values.size() && !name.starts_with(probe)) {
                event.values.emplace_back(name, values[static_cast<std::size_t>(index)]);
            }
        }
        events.push_back(std::move(event));
        runs::RunEvent seen{.kind = runs::EventKind::Probe, .time = startTime + index, .step = index + 1,
                            .epoch = (index + 1) / static_cast<double>(run.stepsPerEpoch)};
        for (const auto& [name, values] : run.steps) {
            if (static_cast<std::size_t>(index) < values.size() && name.starts_with("probe/") && (index + 1) % 5 == 0) {
                seen.values.emplace_back(name, values[static_cast<std::size_t>(index)]);
            }
        }
        if (!seen.values.empty()) {
            events.push_back(std::move(seen));
        }
    }
}

/// Ninety-nine parts in a hundred were learned before half of the run: the rest of it was for nothing.
bool saturates(const Course& course)
{
    return std::exp(-std::pow(timeOf(course, course.epochs / 2) / course.tau, 1.4)) < 0.01;
}

}  // namespace

LabelledRun labelled(MadeRun run, const std::string& id, const std::string& fault, int onset)
{
    LabelledRun result{.id = id, .fault = fault, .onset = onset, .heldOut = run.course.part == Part::HeldOut, .info = infoOf(run, id), .facts = std::move(run.facts)};
    if (onset > 0 && !run.steps.empty()) {
        result.onsetStep = static_cast<std::int64_t>(onset - 1) * run.stepsPerEpoch;
    }
    if (fault != "too_long" && saturates(run.course)) {
        result.tolerated = {"run.trained_too_long"};
    }
    std::vector<runs::RunEvent>& events = result.events;
    events.push_back({.kind = runs::EventKind::State, .time = startTime, .text = "started"});
    const int last = run.stopsAt > 0 ? run.stopsAt : run.planned();
    for (int epoch = 1; epoch <= last; ++epoch) {
        addSteps(run, epoch, events);
        const std::int64_t step = static_cast<std::int64_t>(epoch) * run.stepsPerEpoch;
        runs::RunEvent event{.kind = runs::EventKind::Epoch, .time = startTime + static_cast<double>(step), .step = step, .epoch = static_cast<double>(epoch)};
        for (const auto& [name, values] : run.epochs) {
            if (static_cast<std::size_t>(epoch) <= values.size()) {
                event.values.emplace_back(name, values[static_cast<std::size_t>(epoch) - 1]);
            }
        }
        events.push_back(std::move(event));
        for (const auto& [after, text] : run.resumesAt) {
            if (after == epoch) {
                events.push_back({.kind = runs::EventKind::State, .time = startTime + static_cast<double>(step), .step = step, .epoch = static_cast<double>(epoch), .text = text});
            }
        }
    }
    if (run.ends) {
        const std::int64_t step = static_cast<std::int64_t>(last) * run.stepsPerEpoch;
        events.push_back({.kind = runs::EventKind::State, .time = startTime + static_cast<double>(step), .step = step, .epoch = static_cast<double>(last), .text = "finished"});
    }
    return result;
}

std::vector<LabelledRun> madeRuns(Part part)
{
    std::vector<LabelledRun> all;
    for (auto* make : {madeHealthyRuns, madeLossRuns, madeForegroundRuns, madeDetectorRuns, madeCourseRuns}) {
        std::vector<LabelledRun> some = make(part);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace gg::injection
