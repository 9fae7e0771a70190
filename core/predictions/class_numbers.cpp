#include "core/predictions/class_numbers.h"

#include "core/predictions/image_order.h"

#include <algorithm>
#include <array>

namespace gg::predictions {
namespace {

/// COCO's numbers for its 80 classes, by their place in the list.
constexpr std::array<int, 80> cocoNumbers{1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21,
                                          22, 23, 24, 25, 27, 28, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44,
                                          46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65,
                                          67, 70, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 84, 85, 86, 87, 88, 89, 90};

template <typename List, typename Value>
std::int32_t placeIn(const List& list, const Value& value)
{
    const auto it = std::find(list.begin(), list.end(), value);
    return it == list.end() ? -1 : static_cast<std::int32_t>(it - list.begin());
}

std::int32_t classOf(ClassNumbering numbering, std::int64_t number, const TruthTable& truth)
{
    const auto within = [&](std::int64_t index) {
        return index >= 0 && index < static_cast<std::int64_t>(truth.classNames.size()) ? static_cast<std::int32_t>(index) : -1;
    };
    switch (numbering) {
    case ClassNumbering::Ids:
        return placeIn(truth.classIds, number);
    case ClassNumbering::FromZero:
        return within(number);
    case ClassNumbering::FromOne:
        return within(number - 1);
    case ClassNumbering::Coco91:
        return within(placeIn(cocoNumbers, number));
    case ClassNumbering::Counted:
        return number < 0 ? -1 : within(number + 1);
    }
    return -1;
}

std::size_t unknownOf(const ClassesOfCategories& classes)
{
    return static_cast<std::size_t>(std::count(classes.begin(), classes.end(), -1));
}

/// Agreeing rows from which another numbering is believed against a declared one that agrees with nothing.
constexpr std::size_t convincing = 10;

}  // namespace

bool declaresIds(const TruthTable& truth)
{
    return truth.dataset == nullptr || !truth.dataset->classIds.empty() || truth.dataset->format == dataset::Format::Coco;
}

bool hasIgnoredClass(const TruthTable& truth)
{
    return truth.dataset != nullptr && truth.dataset->format == dataset::Format::VisDrone;
}

ClassesOfCategories classesBy(ClassNumbering numbering, const TruthTable& truth, const std::vector<dataset::CocoId>& categories)
{
    ClassesOfCategories classes;
    for (const dataset::CocoId& id : categories) {
        const std::optional<std::int64_t> number = id.number ? id.number : numberOf(id.text);
        classes.push_back(number ? classOf(numbering, *number, truth) : placeIn(truth.classNames, id.text));
    }
    return classes;
}

ClassNumbering numberingOf(const TruthTable& truth, const std::vector<dataset::CocoId>& categories, bool countsFromZero,
                           const std::function<std::size_t(const ClassesOfCategories&)>& agreement)
{
    // What the format or the truth's file says holds, as long as it gives every category a class.
    // VisDrone's category 0 is no object: who trains on the set, as with Ultralytics' VisDrone.yaml, counts from the category after it.
    const bool skipsFirst = countsFromZero && hasIgnoredClass(truth);
    const ClassNumbering declared = skipsFirst                                ? ClassNumbering::Counted
                                    : declaresIds(truth) && !countsFromZero ? ClassNumbering::Ids
                                                                            : ClassNumbering::FromZero;
    const bool certain = declared == ClassNumbering::Ids || (countsFromZero && !skipsFirst);
    std::vector<ClassNumbering> ways{declared};
    for (const ClassNumbering way :
         {ClassNumbering::Ids, ClassNumbering::FromZero, ClassNumbering::FromOne, ClassNumbering::Coco91, ClassNumbering::Counted}) {
        const bool possible = way == ClassNumbering::Coco91    ? truth.classNames.size() == cocoNumbers.size()
                              : way == ClassNumbering::Counted ? hasIgnoredClass(truth)
                              : way == ClassNumbering::Ids     ? declaresIds(truth)
                                                               : true;
        if (possible && way != declared) {
            ways.push_back(way);
        }
    }
    ClassNumbering best = declared;
    std::size_t fewest = unknownOf(classesBy(declared, truth, categories));
    std::size_t most = agreement(classesBy(declared, truth, categories));
    if (fewest == 0 && certain && most > 0) {
        return declared;
    }
    most = fewest == 0 && certain ? convincing - 1 : most;
    for (const ClassNumbering way : ways) {
        const ClassesOfCategories classes = classesBy(way, truth, categories);
        const std::size_t unknown = unknownOf(classes);
        if (way == declared || unknown > fewest) {
            continue;
        }
        const std::size_t agreeing = agreement(classes);
        // A declared id is not given up for a numbering that agrees no better with the labels.
        if (agreeing > most || (unknown < fewest && agreeing == most && !certain)) {
            best = way;
            fewest = unknown;
            most = agreeing;
        }
    }
    return best;
}

}  // namespace gg::predictions
