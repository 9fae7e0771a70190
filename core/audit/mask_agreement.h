#pragma once

#include "core/audit/mask_facts.h"
#include "core/audit/mask_sketch.h"
#include "core/base/job_control.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace gg::audit
{

/// What speaks for a mask belonging to a picture, each in standard deviations of what pictures and masks of different records
/// show, after the means of the picture and of the mask are taken off:
/// - edges of lightness and of colour where the mask has its outline, and the direction of both;
/// - how far the mask agrees with what the set's own masks teach about the look of its foreground (or classes);
/// - the step across the outline in lightness, red and blue: signed, and without sign.
enum class Cue : std::uint8_t { Edges, Direction, ColourEdges, ColourDirection, Look, StepL, StepR, StepB, SizeL, SizeR, SizeB };
constexpr std::size_t cueCount = 11;
using Cues = std::array<double, cueCount>;

/// A mask turned or mirrored before it is compared. Quarter turns are clockwise.
enum class Turn : std::uint8_t { None, Quarter, Half, ThreeQuarters, MirrorX, MirrorY, Transpose, AntiTranspose };
constexpr std::size_t turnCount = 8;

/// A picture and a mask that may or may not belong together; null where there is none.
struct MaskPair {
    const PictureEdges* picture = nullptr;
    const MaskFacts* mask = nullptr;
};

/// How far neighbouring records' masks are tried: a list that was shifted.
constexpr int farthestShift = 3;

/// What most masks of the set have undergone: nothing, a shift along the list, or a turn.
struct WholeSet {
    int shift = 0;  ///< the mask of record i + shift fits the picture of record i
    Turn turn = Turn::None;
};

/// Tells how well masks fit pictures, by what the set itself shows: most masks of a set belong to their pictures, and masks of
/// other records show what chance does. All of it comes from sketches; nothing is decoded. Scores are logarithms of the
/// likelihood that a mask belongs to a picture against that it is another's, but for a constant.
class MaskAgreement
{
public:
    /// `pairs` parallel to the records.
    MaskAgreement(std::span<const MaskPair> pairs, JobControl& control);
    ~MaskAgreement();
    MaskAgreement(const MaskAgreement&) = delete;
    MaskAgreement& operator=(const MaskAgreement&) = delete;

    /// Records that can be judged: those with a picture and a mask that has an outline. Ascending. Below, a place is an index
    /// into it.
    const std::vector<std::size_t>& usable() const;
    const WholeSet& wholeSet() const;

    /// Score of each record's own pair, by place.
    const std::vector<double>& own() const;
    /// Score of the picture at a place with the mask `shift` places further.
    double neighbour(std::size_t place, int shift) const;
    /// Pictures by masks, row by row.
    std::vector<double> scores(const std::vector<std::size_t>& places, JobControl& control) const;
    /// Score of a record's picture with its mask turned.
    std::array<double, turnCount> turned(std::size_t place) const;
    /// What the record's pair would gain by exchanging background and foreground.
    double inversionGain(std::size_t place) const;

    /// Mean score of the pairs as they are, without the worst.
    double usual() const;
    /// Whether the set's own pairs agree clearly better than chance, so that a pair that does not says something.
    bool tells() const;
    /// What exchanging the masks of two records gains, for pairs of the sample that seem right: mostly a loss.
    const std::vector<double>& exchangeGains() const;

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

}  // namespace gg::audit
