#include "core/dataset/write/class_plan.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"

#include <algorithm>
#include <set>

namespace gg::dataset
{
namespace
{

/// A mask has 8 bits: 0 is background, 255 pixels that do not count.
constexpr std::int64_t mostMaskClasses = 254;
constexpr std::int64_t maskIgnored = 255;

/// "Awning-Tricycle" and "awning_tricycle" are one name.
std::string letters(std::string_view name)
{
    std::string out;
    for (const char c : lowerCase(name)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0) {
            out.push_back(c);
        }
    }
    return out;
}

bool namesIgnored(std::string_view name)
{
    const std::string plain = letters(name);
    return plain == "ignoredregions" || plain == "ignoredregion" || plain == "ignored" || plain == "others";
}

std::string fillerName(std::int64_t number)
{
    return "class_" + std::to_string(number);
}

}  // namespace

const std::vector<std::string>& visDroneNames()
{
    static const std::vector<std::string> names{"ignored regions", "pedestrian", "people",          "bicycle", "car",   "van",
                                                "truck",           "tricycle",   "awning-tricycle", "bus",     "motor", "others"};
    return names;
}

ClassPlan::ClassPlan(const Dataset& dataset, const ConvertOptions& options)
    : m_target(options.target)
    , m_named(dataset.classNames.size())
{
    std::map<std::int32_t, std::uint64_t> counts;
    std::map<std::int32_t, std::uint64_t> ignored;
    for (const Record& record : dataset.records) {
        for (const Object& object : record.objects) {
            ++counts[object.classId];
            ignored[object.classId] += object.ignore ? 1 : 0;
        }
    }
    for (std::size_t i = 0; i < m_named; ++i) {
        const auto index = static_cast<std::int32_t>(i);
        m_classes.push_back({.sourceIndex = index,
                             .sourceId = i < dataset.classIds.size() ? dataset.classIds[i] : index,
                             .sourceName = dataset.classNames[i],
                             .objects = counts[index]});
    }
    for (const auto& [index, objects] : counts) {
        if (index < 0 || static_cast<std::size_t>(index) >= m_named) {
            m_outside[index] = m_classes.size();
            m_classes.push_back({.sourceIndex = index, .sourceId = index, .objects = objects});
        }
    }
    for (ConvertedClass& entry : m_classes) {
        entry.targetName = entry.sourceName.empty() ? fillerName(entry.sourceId) : entry.sourceName;
    }
    const bool gaps = std::any_of(m_classes.begin(), m_classes.end(),
                                  [](const ConvertedClass& entry) { return entry.sourceId != entry.sourceIndex; });
    for (const ConvertedClass& entry : m_classes) {
        const bool visDrone = dataset.format == Format::VisDrone && namesIgnored(entry.sourceName);
        m_ignoreOnly.push_back(visDrone || (entry.objects > 0 && ignored[entry.sourceIndex] == entry.objects));
    }
    leaveOutIgnored(dataset, options);
    number(gaps || dataset.format == Format::Coco, gaps && dataset.format == Format::ImageMask);
    if (options.target == ConvertTarget::WiderFace) {
        matchFaces(options.faceClass);
    } else if (options.target == ConvertTarget::VisDrone) {
        matchVisDrone();
    }
}

void ClassPlan::leaveOutIgnored(const Dataset& dataset, const ConvertOptions& options)
{
    const bool yolo = options.target == ConvertTarget::Yolo || options.target == ConvertTarget::YoloSegment;
    if (!yolo || options.ignore == IgnorePolicy::KeepAsObject) {
        return;
    }
    for (std::size_t i = 0; i < dataset.classNames.size(); ++i) {
        if (m_ignoreOnly[i] && namesIgnored(m_classes[i].sourceName)) {
            m_classes[i].targetName.clear();
        }
    }
}

void ClassPlan::number(bool keepIds, bool numberedMasks)
{
    std::int64_t largest = 0;
    for (const ConvertedClass& entry : m_classes) {
        largest = std::max(largest, entry.sourceId);
    }
    std::int64_t leftOut = 0;
    for (std::size_t i = 0; i < m_classes.size(); ++i) {
        ConvertedClass& entry = m_classes[i];
        if (m_target == ConvertTarget::Coco) {
            // Ids with gaps stay; a plain list counts from 1, because some tools take 0 for background.
            entry.targetId = m_outside.contains(entry.sourceIndex) ? ++largest + 1
                             : keepIds                             ? entry.sourceId
                                                                   : entry.sourceIndex + 1;
        } else if (m_target == ConvertTarget::Mask) {
            entry.targetId = m_ignoreOnly[i] ? maskIgnored : numberedMasks ? entry.sourceId : entry.sourceIndex + 1;
            if (!m_ignoreOnly[i] && (entry.targetId < 1 || entry.targetId > mostMaskClasses)) {
                entry.targetName.clear();
            }
        } else {
            entry.targetId = entry.sourceIndex - (m_outside.contains(entry.sourceIndex) ? 0 : leftOut);
            leftOut += entry.targetName.empty() ? 1 : 0;
        }
    }
}

void ClassPlan::matchFaces(const std::string& wanted)
{
    const auto real = std::count(m_ignoreOnly.begin(), m_ignoreOnly.end(), false);
    const auto isFace = [&](const ConvertedClass& entry) {
        if (m_ignoreOnly[static_cast<std::size_t>(&entry - m_classes.data())]) {
            return true;  // a face that does not count
        }
        if (!wanted.empty()) {
            return entry.sourceName == wanted;
        }
        return real <= 1 || letters(entry.targetName) == "face" || letters(entry.targetName) == "faces";
    };
    if (!m_classes.empty() && std::none_of(m_classes.begin(), m_classes.end(), isFace)) {
        std::string names;
        for (const ConvertedClass& entry : m_classes) {
            names += (names.empty() ? "" : ", ") + entry.targetName;
        }
        throw Error(
            ErrorCode::InvalidArgument, {},
            (wanted.empty() ? std::string("None of the classes is called \"face\"") : "There is no class \"" + wanted + "\"") +
                " (found: " + names + "). WIDER FACE holds faces only; name the class whose boxes are faces.");
    }
    for (ConvertedClass& entry : m_classes) {
        const bool face = isFace(entry);
        entry.targetId = 0;
        entry.targetName = face ? "face" : "";
    }
}

void ClassPlan::matchVisDrone()
{
    const std::vector<std::string>& names = visDroneNames();
    for (ConvertedClass& entry : m_classes) {
        const auto known = std::find_if(names.begin(), names.end(),
                                        [&](const std::string& name) { return letters(name) == letters(entry.targetName); });
        const bool ignored = m_ignoreOnly[static_cast<std::size_t>(&entry - m_classes.data())];
        entry.targetId = known != names.end() ? known - names.begin() : ignored ? 0 : visDroneOthers;
        entry.targetName = names[static_cast<std::size_t>(entry.targetId)];
    }
}

const ConvertedClass* ClassPlan::of(std::int32_t sourceIndex) const
{
    std::size_t at = static_cast<std::size_t>(sourceIndex);
    if (sourceIndex < 0 || at >= m_named) {
        const auto outside = m_outside.find(sourceIndex);
        if (outside == m_outside.end()) {
            return nullptr;
        }
        at = outside->second;
    }
    return m_classes[at].targetName.empty() ? nullptr : &m_classes[at];
}

void ClassPlan::note(LossLedger& ledger) const
{
    std::uint64_t renumbered = 0;
    std::string example;
    std::set<std::string> names;
    for (const ConvertedClass& entry : m_classes) {
        const std::string shown = entry.sourceName.empty() ? std::to_string(entry.sourceId) : entry.sourceName;
        if (entry.targetName.empty()) {
            // Ignore regions are counted one by one where they are dropped.
            if (!m_ignoreOnly[static_cast<std::size_t>(&entry - m_classes.data())]) {
                ledger.add(LossKind::ClassNotHeld, shown, entry.objects, {});
            }
            continue;
        }
        const bool byName = m_target == ConvertTarget::PascalVoc;
        if (m_outside.contains(entry.sourceIndex)) {
            ledger.add(LossKind::ClassOutsideNames, std::to_string(entry.sourceId), entry.objects, {}, entry.targetName);
        } else if (m_target == ConvertTarget::VisDrone && entry.targetId == visDroneOthers &&
                   letters(entry.sourceName) != "others") {
            ledger.add(LossKind::ClassToOthers, shown, entry.objects, {}, entry.targetName);
        } else if (entry.targetName != entry.sourceName) {
            ledger.add(LossKind::ClassRenamed, shown, entry.objects, {}, entry.targetName);
        }
        if (byName && !names.insert(entry.targetName).second) {
            ledger.add(LossKind::ClassesMerged, entry.targetName, entry.objects, {});
        }
        if (!byName && m_target != ConvertTarget::WiderFace && entry.targetId != entry.sourceId) {
            example = example.empty() ? shown + ": " + std::to_string(entry.sourceId) + " → " + std::to_string(entry.targetId)
                                      : example;
            ++renumbered;
        }
    }
    if (renumbered > 0) {
        ledger.add(LossKind::ClassesRenumbered, {}, renumbered, {}, example);
    }
    const bool unused =
        std::any_of(m_classes.begin(), m_classes.end(), [](const ConvertedClass& entry) { return entry.objects == 0; });
    const bool sorted = std::is_sorted(m_classes.begin(), m_classes.end(), [](const ConvertedClass& a, const ConvertedClass& b) {
        return a.targetName < b.targetName;
    });
    if (m_target == ConvertTarget::PascalVoc && (unused || !sorted)) {
        ledger.add(LossKind::ClassListDropped, {}, m_classes.size(), {});
    }
}

}  // namespace gg::dataset
