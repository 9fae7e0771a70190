#include "core/diagnosis/evaluated.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace gg::diagnosis {
namespace {

// Classes that look alike are confused in every detector, by some percent. Said is where names no longer tell what is meant: each of two classes is
// called by the other's name a quarter of the time, or one is called by another name more often than not.
constexpr std::array ruleThresholds{
    Threshold{.id = "share", .value = 0.25, .lowest = 0.05, .highest = 1},
    Threshold{.id = "one_way", .value = 0.6, .lowest = 0.2, .highest = 1},
    Threshold{.id = "objects", .value = 20, .lowest = 2, .highest = 10000, .unit = "objects"},
    Threshold{.id = "epochs", .value = 5, .lowest = 1, .highest = 1000, .unit = "epochs"},
};

struct Mix {
    std::size_t a = 0;
    std::size_t b = 0;
    double aAsB = 0;  ///< share of the objects of a that were found as any class
    double bAsA = 0;
    std::int64_t found = 0;  ///< objects of both
    bool exchanged = false;  ///< each is called by the other's name more often than not
    bool bothWays = false;
};

/// Objects of a class that were found, under whatever name.
std::int64_t foundOf(const runs::DetectionEpoch& epoch, std::size_t classId)
{
    std::int64_t found = 0;
    for (std::size_t c = 0; c < epoch.classes.size(); ++c) {
        found += epoch.confusion[classId * (epoch.classes.size() + 1) + c];
    }
    return found;
}

std::optional<Mix> mixOf(const runs::DetectionEpoch& epoch, std::size_t a, std::size_t b, const Limits& limits)
{
    const auto at = [&](std::size_t truth, std::size_t predicted) {
        return static_cast<double>(epoch.confusion[truth * (epoch.classes.size() + 1) + predicted]);
    };
    const std::int64_t ofA = foundOf(epoch, a);
    const std::int64_t ofB = foundOf(epoch, b);
    const auto share = [](double part, std::int64_t whole) { return whole == 0 ? 0 : part / static_cast<double>(whole); };
    const Mix mix{.a = a, .b = b, .aAsB = share(at(a, b), ofA), .bAsA = share(at(b, a), ofB), .found = ofA + ofB};
    const double objects = limits["objects"];
    Mix result = mix;
    result.bothWays = static_cast<double>(std::min(ofA, ofB)) >= objects / 2 && static_cast<double>(mix.found) >= objects
                      && std::min(mix.aAsB, mix.bAsA) >= limits["share"];
    result.exchanged = result.bothWays && at(a, b) > at(a, a) && at(b, a) > at(b, b);
    const bool oneWay = static_cast<double>(ofA) >= objects && mix.aAsB >= limits["one_way"];
    return result.bothWays || oneWay ? std::optional(result) : std::nullopt;
}

/// The pair that is mixed most.
std::optional<Mix> worstMix(const runs::DetectionEpoch& epoch, const Limits& limits)
{
    std::optional<Mix> worst;
    const auto weight = [](const Mix& mix) { return mix.bothWays ? 1 + mix.aAsB + mix.bAsA : mix.aAsB; };
    for (std::size_t a = 0; a < epoch.classes.size(); ++a) {
        for (std::size_t b = 0; b < epoch.classes.size(); ++b) {
            const auto mix = a == b ? std::nullopt : mixOf(epoch, a, b, limits);
            if (mix && (!worst || weight(*mix) > weight(*worst))) {
                worst = mix;
            }
        }
    }
    return worst;
}

/// Three classes or more, each called by the next one's name: numbers that were shifted in a part of the labels.
struct Round {
    std::vector<std::size_t> classes;
    double least = 1;         ///< share of the objects of a class that have the next one's name, of the class with fewest
    std::int64_t found = 0;
};

/// Of the objects of a class that have a wrong name: a network that hardly knows its classes calls them anything.
constexpr double mostHaveOneName = 0.7;

/// What else a class is called, where that is often enough and hardly anything else; the number of classes where it is not.
std::size_t otherName(const runs::DetectionEpoch& epoch, std::size_t of, const Limits& limits)
{
    const std::size_t count = epoch.classes.size();
    const auto at = [&](std::size_t predicted) { return epoch.confusion[of * (count + 1) + predicted]; };
    std::size_t most = count;
    for (std::size_t c = 0; c < count; ++c) {
        if (c != of && (most == count || at(c) > at(most))) {
            most = c;
        }
    }
    const auto found = static_cast<double>(foundOf(epoch, of));
    const double wrong = found - static_cast<double>(at(of));
    const bool often = most < count && found >= limits["objects"] && static_cast<double>(at(most)) >= std::max(limits["share"] * found, mostHaveOneName * wrong);
    return often ? most : count;
}

std::optional<Round> roundOf(const runs::DetectionEpoch& epoch, const Limits& limits)
{
    const std::size_t count = epoch.classes.size();
    for (std::size_t start = 0; start < count; ++start) {
        Round round;
        std::size_t at = start;
        do {
            const std::size_t next = otherName(epoch, at, limits);
            if (next == count || round.classes.size() == count) {
                round.classes.clear();
                break;
            }
            const std::int64_t found = foundOf(epoch, at);
            round.classes.push_back(at);
            round.found += found;
            round.least = std::min(round.least, static_cast<double>(epoch.confusion[at * (count + 1) + next]) / static_cast<double>(found));
            at = next;
        } while (at != start);
        if (round.classes.size() > 2) {
            return round;
        }
    }
    return std::nullopt;
}

bool isWhole(const runs::DetectionEpoch& epoch)
{
    const std::size_t side = epoch.classes.size() + 1;
    return epoch.confusion.size() == side * side;
}

void sayRound(const RunView& run, const runs::DetectionEpoch& epoch, const Round& round, Opinion& opinion)
{
    Verdict verdict{.severity = audit::Severity::Warning,
                    .sinceEpoch = static_cast<double>(epoch.epoch),
                    .sinceStep = stepOfEpoch(run.history, epoch.epoch),
                    .values = {{"least", shareText(round.least)}, {"objects", std::to_string(round.found)}},
                    .series = {"val/class_loss"},
                    .variant = "round"};
    std::string names;
    for (const std::size_t classId : round.classes) {
        verdict.classes.push_back(epoch.classes[classId].name);
        names += epoch.classes[classId].name + " → ";
    }
    verdict.values["names"] = names + epoch.classes[round.classes.front()].name;
    if (epoch.epoch > 0) {
        verdict.epochs = {epoch.epoch};
    }
    opinion.say(std::move(verdict));
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    if (!run.detector()) {
        return;
    }
    const auto epochs = classEpochs(run.facts);
    if (epochs.empty()) {
        opinion.lacks("epoch details");
        return;
    }
    const runs::DetectionEpoch& last = *epochs.back();
    if (last.classes.size() < 2 || !isWhole(last) || static_cast<double>(run.history.lastEpoch()) < limits["epochs"]) {
        return;
    }
    // One matrix may be a whim of its epoch; the one before it has to say the same where there is one.
    const runs::DetectionEpoch* before = epochs.size() > 1 && isWhole(*epochs[epochs.size() - 2]) ? epochs[epochs.size() - 2] : nullptr;
    if (const auto round = roundOf(last, limits); round && (before == nullptr || roundOf(*before, limits))) {
        sayRound(run, last, *round, opinion);
        return;
    }
    const auto mix = worstMix(last, limits);
    if (!mix || (before != nullptr && !worstMix(*before, limits))) {
        return;
    }
    std::size_t first = epochs.size() - 1;
    while (first > 0 && isWhole(*epochs[first - 1]) && mixOf(*epochs[first - 1], mix->a, mix->b, limits)) {
        --first;
    }
    const std::string& a = last.classes[mix->a].name;
    const std::string& b = last.classes[mix->b].name;
    Verdict verdict{.severity = audit::Severity::Warning,
                    .sinceEpoch = static_cast<double>(epochs[first]->epoch),
                    .sinceStep = stepOfEpoch(run.history, epochs[first]->epoch),
                    .values = {{"a", a}, {"b", b}, {"a_as_b", shareText(mix->aAsB)}, {"b_as_a", shareText(mix->bAsA)}, {"objects", std::to_string(mix->found)}},
                    .series = {"val/class_loss"},
                    .variant = mix->exchanged ? "exchanged" : mix->bothWays ? "" : "one_way",
                    .classes = {a, b}};
    if (last.epoch > 0) {
        verdict.epochs = {last.epoch};
    }
    opinion.say(std::move(verdict));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.swapped_classes.title", GG_TEXT("catalogue", "Two classes are mixed up")},
    texts::Entry{"run.swapped_classes.message", GG_TEXT("catalogue", "{a} and {b} are taken for one another.")},
    texts::Entry{"run.swapped_classes.message.exchanged",
                 GG_TEXT("catalogue", "{a} and {b} may have changed names: each is called by the other's more often than by its own.")},
    texts::Entry{"run.swapped_classes.message.one_way", GG_TEXT("catalogue", "{a} is called {b} more often than not.")},
    texts::Entry{"run.swapped_classes.message.round", GG_TEXT("catalogue", "Class numbers may be shifted in a part of the labels: {names}.")},
    texts::Entry{"run.swapped_classes.why",
                 GG_TEXT("catalogue", "Objects are found and called by another name where labels of the two contradict each other, where numbers of classes differ between training and validation, or where the two look alike at the size of training.")},
    texts::Entry{"run.swapped_classes.evidence",
                 GG_TEXT("catalogue", "{a} as {b}: {a_as_b}, {b} as {a}: {b_as_a}, of {objects} objects found")},
    texts::Entry{"run.swapped_classes.evidence.round",
                 GG_TEXT("catalogue", "each is called by the next one's name, the least of them by {least} of its objects; {objects} objects found")},
    texts::Entry{"run.swapped_classes.action.round",
                 GG_TEXT("catalogue", "Look at labels of these classes from each source of the data set: lists of names that begin at another number shift them all.")},
    texts::Entry{"run.swapped_classes.action",
                 GG_TEXT("catalogue", "Look at the images behind these two cells of the confusion matrix, and settle what belongs to which class.")},
    texts::Entry{"run.swapped_classes.action.exchanged",
                 GG_TEXT("catalogue", "Compare the order of the class names of the training labels with that of the validation labels.")},
    texts::Entry{"run.swapped_classes.action.one_way",
                 GG_TEXT("catalogue", "Compare the order of the class names of the training labels with that of the validation labels; then look at the labels of {a}.")},
    texts::Entry{"run.swapped_classes.threshold.share", GG_TEXT("catalogue", "share of each of two classes that is called by the other's name")},
    texts::Entry{"run.swapped_classes.threshold.one_way", GG_TEXT("catalogue", "share of one class that is called by another name")},
    texts::Entry{"run.swapped_classes.threshold.objects", GG_TEXT("catalogue", "fewest objects found")},
    texts::Entry{"run.swapped_classes.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before this is judged")},
};

constexpr Rule rule{.id = "run.swapped_classes", .source = "seed 002", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
