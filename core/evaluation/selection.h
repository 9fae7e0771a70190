#pragma once

#include "core/evaluation/detection_evaluation.h"

#include <variant>

namespace gg::evaluation {

// What a person clicked; metrics::none as a class means all of them.
/// Of Reading::confusion; classes = background. `bothWays`: and the cell on the other side of the diagonal: two classes taken for one another.
struct MatrixCell { std::size_t truth = 0; std::size_t predicted = 0; bool bothWays = false; };
struct ErrorBar { metrics::ErrorKind kind = metrics::ErrorKind::Class; std::uint32_t classId = metrics::none; };
struct CurvePoint { std::uint32_t classId = metrics::none; double confidence = 0; };  ///< what is right, wrong and missed at that point
struct ClassRow { std::uint32_t classId = 0; };
enum class SizeClasses : std::uint8_t { Seed, Coco };
/// Seed: index into CocoScores::areas, at training size. Coco: 0 small, 1 medium, 2 large, in the pixels of the image.
struct SizeBar { std::size_t area = 0; SizeClasses classes = SizeClasses::Seed; };
struct CalibrationBar { std::size_t bin = 0; };
struct DifferenceCases { std::vector<metrics::DifferingCase> cases; };
/// Found by one of two runs only.
struct RunDifference { EvaluationPtr other; std::shared_ptr<const Reading> otherReading; bool foundHere = false; };
/// Truths by their history over epochs: lost ones, or those that were found at last since an epoch.
struct HistoryTruths { std::vector<std::uint32_t> truths; };

using Selection = std::variant<std::monostate, MatrixCell, ErrorBar, CurvePoint, ClassRow, SizeBar, CalibrationBar, DifferenceCases, RunDifference,
                               HistoryTruths>;

enum class CaseKind : std::uint8_t { TruePositive, FalsePositive, FalseNegative, Ignored, Confused };

/// One object behind a click.
struct Case {
    std::uint32_t image = 0;                   ///< of the DetectionSet
    std::uint32_t detection = metrics::none;
    std::uint32_t truth = metrics::none;
    CaseKind kind = CaseKind::FalsePositive;
    double badness = 0;                        ///< what sorts: confidence of what is wrong, area of what was missed, 1 − IoU of what is right
};

/// Exactly the objects that were counted there, worst first: as many as the number on the screen.
GG_EXPORT std::vector<Case> casesOf(const DetectionEvaluation& evaluation, const Reading& reading, const Selection& selection);

/// What every object of an image is at the sliders' place, for drawing: truths found and missed, detections right, wrong, ignored, hidden
/// (below the confidence).
struct ImageReading {
    std::vector<CaseKind> truths;                     ///< by truth of the image: TruePositive (found), FalseNegative, Ignored
    std::vector<std::optional<CaseKind>> detections;  ///< by detection of the image; nullopt: below the confidence
};
GG_EXPORT ImageReading readImage(const DetectionEvaluation& evaluation, const Reading& reading, std::uint32_t image);

}  // namespace gg::evaluation
