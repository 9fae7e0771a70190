#pragma once

#include "workset.h"

#include <functional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::faults {

/// Where a fault was planted: findings are matched against it.
struct Planted {
    std::string file;        ///< image, label or mask; empty: the set as a whole
    std::uint32_t line = 0;  ///< 0: any
    std::string inLedger = {};  ///< the file whose row of the ledger tells, where it is not `file`
};

/// The clean set that a fault goes into.
enum class Base { Yolo, YoloSegment, Masks, Coco, PascalVoc, WiderFace, VisDrone };

/// One kind of fault.
struct Kind {
    std::string_view id;
    std::string_view what;                 ///< for the report
    Base base = Base::Yolo;
    std::vector<std::string_view> rules;   ///< any of them finds it
    std::function<std::vector<Planted>(Workset&, std::mt19937&)> plant;
    bool pixels = false;  ///< needs decoded pictures
    bool judged = false;  ///< recall is measured and stated, not required to be 1
    bool alone = false;   ///< changes the set as a whole, so that it is not mixed with others
    /// Rules whose findings elsewhere follow from the fault itself and are no false alarm.
    std::vector<std::string_view> alsoFires = {};
    /// States of the ledger that name the fault where no rule does.
    std::vector<std::string_view> ledgerStates = {};
};

inline constexpr std::size_t placesPerKind = 5;

std::vector<Kind> labelKinds();
std::vector<Kind> fileKinds();
std::vector<Kind> imageKinds();
std::vector<Kind> maskKinds();
std::vector<Kind> formatKinds();
std::vector<Kind> judgedKinds();
std::vector<Kind> allKinds();

}  // namespace gg::faults
