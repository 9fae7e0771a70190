#pragma once

#include "core/dataset/image_io.h"
#include "core/metrics/overlaps.h"

#include <QString>
#include <QStringList>

namespace gg::widgets {

/// How predictions are held against the truth, beside what the sliders change: chosen by a person for all sources of a data set.
struct EvaluationSetup {
    QString split;  ///< empty: the one that predictions are recognised to be of
    metrics::IouType iouType = metrics::IouType::Box;  ///< Mask: where truth and predictions both have outlines
    dataset::MaskSense truthSense = dataset::MaskSense::ForegroundBright;
    dataset::MaskSense predictedSense = dataset::MaskSense::ForegroundBright;

    friend bool operator==(const EvaluationSetup&, const EvaluationSetup&) = default;
};

/// What of it there is to choose for the open data set.
struct EvaluationChoices {
    QStringList splits;
    bool outlines = false;   ///< some labels are polygons or run lengths
    bool maskFiles = false;  ///< the labels are masks
};

}  // namespace gg::widgets
