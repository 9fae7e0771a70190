#pragma once

#include "core/dataset/write/convert.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gg::dataset
{

/// How the classes of a data set are written in a target. Looking one up is safe from several threads.
class ClassPlan
{
public:
    /// Counts the objects of each class. Classes that name ignore regions alone are no classes of YOLO, where no label holds
    /// them. Throws Error (InvalidArgument, Unsupported) where the target holds none of the classes or not so many.
    ClassPlan(const Dataset& dataset, const ConvertOptions& options);

    /// The target's class of an object; null where the target does not hold it.
    const ConvertedClass* of(std::int32_t sourceIndex) const;
    /// In the target's order, classes that it does not hold left out; each target id once.
    const std::vector<ConvertedClass>& all() const { return m_classes; }
    void note(LossLedger& ledger) const;

private:
    void leaveOutIgnored(const Dataset& dataset, const ConvertOptions& options);
    void number(bool keepIds, bool numberedMasks);
    void matchFaces(const std::string& wanted);
    void matchVisDrone();

    ConvertTarget m_target;
    std::size_t m_named = 0;  ///< classes that the source names; those behind them occur without a name
    std::vector<ConvertedClass> m_classes;
    std::map<std::int32_t, std::size_t> m_outside;
    /// Parallel to m_classes: classes of ignore regions alone, such as VisDrone's "ignored regions".
    std::vector<bool> m_ignoreOnly;
};

/// VisDrone's classes by number, 0 to 11.
const std::vector<std::string>& visDroneNames();
constexpr std::int64_t visDroneOthers = 11;

}  // namespace gg::dataset
