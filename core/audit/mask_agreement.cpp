#include "core/audit/mask_agreement.h"

#include "core/audit/mask_look.h"
#include "core/audit/mask_vectors.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace gg::audit
{
namespace
{

constexpr std::size_t mostSampled = 300;
constexpr std::size_t mostProbes = 60;
constexpr std::size_t mostClasses = 6;
constexpr std::size_t sizeCues = 3;  ///< cues without sign, behind the linear ones
/// Masks against which the cues without sign are averaged; the others are averaged as vectors, over all.
constexpr std::size_t mostAveraged = 48;

/// What is expected of a set before it was looked at, as strong as so many pairs: small sets cannot tell by themselves.
constexpr double priorPairs = 10;
constexpr double priorSpread = 30;
constexpr Cues priorMean{1.8, 2.4, 1.6, 2.2, 1.7, 0, 0, 0, 0.7, 0.7, 0.7};

/// Before the look is known: edges only.
constexpr std::size_t edgeCues = 4;
/// A whole set is taken for shifted or turned when that agrees so many standard errors, and so many times, better.
constexpr double clearlyBetter = 6;
constexpr double timesBetter = 2;
constexpr std::size_t fewestProbes = 5;
/// Sum over the cues of edges that pairs of a set show on average at the least.
constexpr double leastAgreement = 1.5;
/// Of the mean score: pairs that score less may be wrong and do not teach what is right.
constexpr double leftOutBelow = 0.25;

struct Picture {
    PictureVectors vectors;
    Cues mean{};  ///< of its raw cues with the masks of the sample
};

struct Mask {
    MaskVectors vectors;
    Cues mean{};  ///< with the pictures of the sample
};

Cues rawCues(const PictureVectors& picture, const MaskVectors& mask)
{
    Cues out{};
    for (std::size_t c = 0; c < linearCues; ++c) {
        out[c] = product(picture.of[c], mask.of(c));
    }
    for (std::size_t c = 0; c < sizeCues; ++c) {
        out[linearCues + c] = std::abs(out[linearCues - sizeCues + c]);
    }
    return out;
}

void addTo(Vector& sum, const Vector& v)
{
    sum.resize(std::max(sum.size(), v.size()), 0);
    std::transform(v.begin(), v.end(), sum.begin(), sum.begin(), std::plus<>());
}

void scale(Vector& v, double factor)
{
    std::transform(v.begin(), v.end(), v.begin(), [&](float x) { return static_cast<float>(static_cast<double>(x) * factor); });
}

}  // namespace

struct MaskAgreement::Work {
    std::vector<std::size_t> usable;
    std::vector<MaskPair> pairs;  ///< by place
    WholeSet wholeSet;
    bool classes = false;
    ClassNumbers numbers;
    std::vector<int> learnt;
    Vector lookMean;
    std::optional<MaskLook> look;

    std::vector<std::size_t> sample;             ///< places
    std::vector<std::ptrdiff_t> placeInSample;   ///< -1 for the others
    std::vector<Picture> samplePictures;
    std::vector<Mask> sampleMasks;
    std::array<Vector, linearCues> pictureSum;   ///< over the sample
    MaskVectors maskSum;
    Cues grand{};
    Cues spread{};
    Cues weights{};

    std::vector<double> own;
    std::vector<std::array<double, 2 * farthestShift + 1>> neighbours;
    double usual = 0;
    double chance = 0;  ///< spread of the scores of pairs that do not belong together
    std::vector<double> exchangeGains;
    std::vector<double> sampleScores;  ///< pictures by masks

    cv::Mat grid(std::size_t place) const { return numbers.gridOf(*pairs[place].mask); }
    Picture rawPicture(std::size_t place) const;
    Mask rawMask(const cv::Mat& grid) const { return {.vectors = vectorsOf(grid, classes, learnt, lookMean)}; }
    void average(Picture& picture, std::ptrdiff_t inSample) const;
    void average(Mask& mask, std::ptrdiff_t inSample) const;
    Picture picture(std::size_t place) const;
    Mask mask(std::size_t place, Turn turn = Turn::None) const;
    Cues cues(const Picture& picture, const Mask& mask) const;
    double score(const Cues& cues) const { return std::inner_product(cues.begin(), cues.end(), weights.begin(), 0.0); }

    void choose(std::span<const MaskPair> all);
    void chooseClasses();
    void expandSample(JobControl& control);
    void learnLook(JobControl& control);
    void findWholeSet();
    void sumUp();
    enum class Extent { Some, All };
    void standardise(Extent extent, JobControl& control);
    void weigh(const std::vector<Cues>& owns, const std::vector<Cues>& others, double leastScore);
    void scoreAll(JobControl& control);

    std::vector<Cues> sampleCues;  ///< raw, pictures by masks, while standardising
};

void MaskAgreement::Work::choose(std::span<const MaskPair> all)
{
    std::size_t withClasses = 0;
    std::size_t masks = 0;
    for (const MaskPair& pair : all) {
        if (pair.mask != nullptr && pair.picture != nullptr && !pair.picture->sketch.empty() && pair.mask->distinct() > 1) {
            ++masks;
            withClasses += pair.mask->sketch.classes ? 1U : 0U;
        }
    }
    classes = withClasses * 2 > masks;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const MaskPair& pair = all[i];
        if (pair.mask == nullptr || pair.picture == nullptr || pair.picture->sketch.empty() || pair.mask->distinct() < 2 ||
            pair.mask->sketch.classes != classes) {
            continue;
        }
        usable.push_back(i);
        pairs.push_back(pair);
        numbers.add(*pair.mask);
    }
    const std::size_t count = std::min(mostSampled, pairs.size());
    placeInSample.assign(pairs.size(), -1);
    for (std::size_t s = 0; s < count; ++s) {
        sample.push_back(s * pairs.size() / count);
        placeInSample[sample.back()] = static_cast<std::ptrdiff_t>(s);
    }
}

/// The classes that cover most of the sample.
void MaskAgreement::Work::chooseClasses()
{
    std::array<std::size_t, 256> cells{};
    for (const std::size_t place : sample) {
        const cv::Mat of = grid(place);
        std::for_each(of.begin<std::uint8_t>(), of.end<std::uint8_t>(), [&](std::uint8_t value) { ++cells[value]; });
    }
    std::vector<int> order(256);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return cells[static_cast<std::size_t>(a)] > cells[static_cast<std::size_t>(b)]; });
    for (std::size_t i = 0; i < mostClasses && cells[static_cast<std::size_t>(order[i])] > 0; ++i) {
        learnt.push_back(order[i]);
    }
}

Picture MaskAgreement::Work::rawPicture(std::size_t place) const
{
    const PicturePlanes planes = unpacked(*pairs[place].picture);
    Picture out{.vectors = vectorsOf(planes)};
    if (look) {
        const std::ptrdiff_t inSample = placeInSample[place];
        out.vectors.of[static_cast<std::size_t>(Cue::Look)] =
            look->oddsOf(planes, inSample < 0 ? place : static_cast<std::size_t>(inSample));
    }
    return out;
}

void MaskAgreement::Work::expandSample(JobControl& control)
{
    samplePictures.resize(sample.size());
    sampleMasks.resize(sample.size());
    JobControl quiet(control.stopToken());
    parallelFor(sample.size(), 4, quiet, [&](std::size_t s) {
        samplePictures[s] = rawPicture(sample[s]);
        sampleMasks[s] = rawMask(grid(sample[s]));
    });
}

void MaskAgreement::Work::learnLook(JobControl& control)
{
    std::vector<PicturePlanes> planes;
    std::vector<std::vector<cv::Mat>> maps;
    for (const std::size_t place : sample) {
        planes.push_back(unpacked(*pairs[place].picture));
        maps.push_back(mapsOf(grid(place), classes, learnt));
    }
    std::vector<MaskLook::Example> examples;
    for (std::size_t s = 0; s < sample.size(); ++s) {
        examples.push_back({.planes = &planes[s], .maps = &maps[s]});
    }
    look.emplace(examples, maps.front().size(), control);
    for (const Mask& mask : sampleMasks) {
        addTo(lookMean, mask.vectors.look);
    }
    scale(lookMean, 1 / static_cast<double>(sample.size()));
}

void MaskAgreement::Work::sumUp()
{
    pictureSum = {};
    maskSum = {};
    for (const Picture& picture : samplePictures) {
        for (std::size_t c = 0; c < linearCues; ++c) {
            addTo(pictureSum[c], picture.vectors.of[c]);
        }
    }
    for (const Mask& mask : sampleMasks) {
        addTo(maskSum.outline, mask.vectors.outline);
        addTo(maskSum.direction, mask.vectors.direction);
        addTo(maskSum.look, mask.vectors.look);
        addTo(maskSum.ring, mask.vectors.ring);
    }
    for (Picture& picture : samplePictures) {
        average(picture, &picture - samplePictures.data());
    }
    for (Mask& mask : sampleMasks) {
        average(mask, &mask - sampleMasks.data());
    }
    grand = {};
    for (const Picture& picture : samplePictures) {
        for (std::size_t c = 0; c < cueCount; ++c) {
            grand[c] += picture.mean[c] / static_cast<double>(sample.size());
        }
    }
}

/// The mean of raw cues over the masks of the sample but the record's own, by the sum of their vectors.
void MaskAgreement::Work::average(Picture& picture, std::ptrdiff_t inSample) const
{
    const auto count = static_cast<double>(sample.size()) - (inSample < 0 ? 0 : 1);
    const Cues self = inSample < 0 ? Cues{} : rawCues(picture.vectors, sampleMasks[static_cast<std::size_t>(inSample)].vectors);
    for (std::size_t c = 0; c < linearCues; ++c) {
        picture.mean[c] = (product(picture.vectors.of[c], maskSum.of(c)) - self[c]) / count;
    }
    std::array<double, sizeCues> sums{};
    std::size_t averaged = 0;
    const std::size_t step = std::max<std::size_t>(1, sample.size() / mostAveraged);
    for (std::size_t s = 0; s < sample.size(); s += step) {
        if (static_cast<std::ptrdiff_t>(s) == inSample) {
            continue;
        }
        ++averaged;
        for (std::size_t c = 0; c < sizeCues; ++c) {
            sums[c] += std::abs(product(picture.vectors.of[linearCues - sizeCues + c], sampleMasks[s].vectors.ring));
        }
    }
    for (std::size_t c = 0; c < sizeCues; ++c) {
        picture.mean[linearCues + c] = sums[c] / static_cast<double>(std::max<std::size_t>(1, averaged));
    }
}

void MaskAgreement::Work::average(Mask& mask, std::ptrdiff_t inSample) const
{
    const auto count = static_cast<double>(sample.size()) - (inSample < 0 ? 0 : 1);
    const Cues self = inSample < 0 ? Cues{} : rawCues(samplePictures[static_cast<std::size_t>(inSample)].vectors, mask.vectors);
    for (std::size_t c = 0; c < linearCues; ++c) {
        mask.mean[c] = (product(pictureSum[c], mask.vectors.of(c)) - self[c]) / count;
    }
    std::array<double, sizeCues> sums{};
    std::size_t averaged = 0;
    const std::size_t step = std::max<std::size_t>(1, sample.size() / mostAveraged);
    for (std::size_t s = 0; s < sample.size(); s += step) {
        if (static_cast<std::ptrdiff_t>(s) == inSample) {
            continue;
        }
        ++averaged;
        for (std::size_t c = 0; c < sizeCues; ++c) {
            const Vector& plane = samplePictures[s].vectors.of[linearCues - sizeCues + c];
            sums[c] += std::abs(product(plane, mask.vectors.ring));
        }
    }
    for (std::size_t c = 0; c < sizeCues; ++c) {
        mask.mean[linearCues + c] = sums[c] / static_cast<double>(std::max<std::size_t>(1, averaged));
    }
}

Picture MaskAgreement::Work::picture(std::size_t place) const
{
    Picture out = rawPicture(place);
    average(out, placeInSample[place]);
    return out;
}

Mask MaskAgreement::Work::mask(std::size_t place, Turn turn) const
{
    Mask out = rawMask(turnedGrid(grid(place), turn));
    average(out, turn == Turn::None ? placeInSample[place] : -1);
    return out;
}

Cues MaskAgreement::Work::cues(const Picture& picture, const Mask& mask) const
{
    Cues out = rawCues(picture.vectors, mask.vectors);
    for (std::size_t c = 0; c < cueCount; ++c) {
        out[c] = (out[c] - picture.mean[c] - mask.mean[c] + grand[c]) / spread[c];
    }
    return out;
}

/// The cues of all pictures and masks of the sample, and the spread of every cue between records. Some: only the spread, from a
/// part of them.
void MaskAgreement::Work::standardise(Extent extent, JobControl& control)
{
    const std::size_t n = sample.size();
    const std::size_t step = extent == Extent::All ? 1 : std::max<std::size_t>(1, n / mostProbes);
    sampleCues.assign(n * n, {});
    spread.fill(1);
    JobControl quiet(control.stopToken());
    parallelFor((n + step - 1) / step, 1, quiet, [&](std::size_t row) {
        for (std::size_t m = 0; m < n; m += step) {
            sampleCues[row * step * n + m] = cues(samplePictures[row * step], sampleMasks[m]);
        }
    });
    Cues squares{};
    double others = 0;
    for (std::size_t p = 0; p < n; p += step) {
        for (std::size_t m = 0; m < n; m += step) {
            others += p != m ? 1 : 0;
            for (std::size_t c = 0; p != m && c < cueCount; ++c) {
                squares[c] += sampleCues[p * n + m][c] * sampleCues[p * n + m][c];
            }
        }
    }
    for (std::size_t c = 0; c < cueCount; ++c) {
        spread[c] = std::sqrt(squares[c] / std::max(1.0, others)) + 1e-9;
        for (Cues& of : sampleCues) {
            of[c] /= spread[c];
        }
    }
}

/// Linear discriminant analysis (Fisher) of own pairs, without those that score less than `leastScore` now, against others.
void MaskAgreement::Work::weigh(const std::vector<Cues>& owns, const std::vector<Cues>& others, double leastScore)
{
    constexpr int width = static_cast<int>(cueCount);
    std::vector<const Cues*> kept;
    for (const Cues& one : owns) {
        if (score(one) >= leastScore) {
            kept.push_back(&one);
        }
    }
    const auto count = static_cast<double>(kept.size());
    cv::Mat mean(width, 1, CV_64F);
    for (int c = 0; c < width; ++c) {
        double sum = priorPairs * priorMean[static_cast<std::size_t>(c)];
        for (const Cues* one : kept) {
            sum += (*one)[static_cast<std::size_t>(c)];
        }
        mean.at<double>(c) = sum / (count + priorPairs);
    }
    const auto scatter = [&](cv::Mat& to, const Cues& one, const double* middle) {
        for (int a = 0; a < width; ++a) {
            for (int b = 0; b < width; ++b) {
                to.at<double>(a, b) += (one[static_cast<std::size_t>(a)] - (middle != nullptr ? middle[a] : 0)) *
                                       (one[static_cast<std::size_t>(b)] - (middle != nullptr ? middle[b] : 0));
            }
        }
    };
    cv::Mat ofOwn = cv::Mat::eye(width, width, CV_64F) * priorSpread;
    cv::Mat ofOthers = cv::Mat::eye(width, width, CV_64F) * priorSpread;
    std::for_each(kept.begin(), kept.end(), [&](const Cues* one) { scatter(ofOwn, *one, mean.ptr<double>()); });
    std::for_each(others.begin(), others.end(), [&](const Cues& one) { scatter(ofOthers, one, nullptr); });
    const cv::Mat pooled = (ofOwn / (count + priorSpread) + ofOthers / (static_cast<double>(others.size()) + priorSpread)) * 0.5;
    cv::Mat solved;
    cv::solve(pooled, mean, solved, cv::DECOMP_CHOLESKY);
    for (int c = 0; c < width; ++c) {
        weights[static_cast<std::size_t>(c)] = solved.at<double>(c);
    }
}

/// By edges alone: whether the set as a whole agrees better when its masks are shifted along the list, or turned.
void MaskAgreement::Work::findWholeSet()
{
    const std::size_t n = pairs.size();
    const std::size_t probes = std::min(mostProbes, n);
    const auto agreement = [&](const Picture& picture, const Mask& mask) {
        const Cues of = cues(picture, mask);
        return std::accumulate(of.begin(), of.begin() + edgeCues, 0.0);
    };
    struct Trial {
        WholeSet what;
        double sum = 0;
        double squares = 0;
    };
    std::vector<Trial> trials(1);
    for (int shift = -farthestShift; shift <= farthestShift; ++shift) {
        if (shift != 0) {
            trials.push_back({.what = {.shift = shift}});
        }
    }
    for (std::size_t turn = 1; turn < turnCount; ++turn) {
        trials.push_back({.what = {.turn = static_cast<Turn>(turn)}});
    }
    for (std::size_t probe = 0; probe < probes; ++probe) {
        const std::size_t place = probe * n / probes;
        const Picture of = picture(place);
        double plain = 0;
        for (Trial& trial : trials) {
            const auto other = static_cast<std::ptrdiff_t>(place) + trial.what.shift;
            if (other < 0 || other >= static_cast<std::ptrdiff_t>(n)) {
                continue;
            }
            const double value = agreement(of, mask(static_cast<std::size_t>(other), trial.what.turn));
            plain = &trial == trials.data() ? value : plain;
            trial.sum += value;
            trial.squares += (value - plain) * (value - plain);
        }
    }
    const auto best = std::max_element(trials.begin(), trials.end(), [](const Trial& a, const Trial& b) { return a.sum < b.sum; });
    const auto count = static_cast<double>(probes);
    const double gain = (best->sum - trials.front().sum) / count;
    const double error = std::sqrt(std::max(0.0, best->squares / count - gain * gain) / count) + 1e-9;
    if (probes >= fewestProbes && gain > clearlyBetter * error && best->sum > timesBetter * std::max(0.0, trials.front().sum) &&
        best->sum > leastAgreement * count) {
        wholeSet = best->what;
    }
}

void MaskAgreement::Work::scoreAll(JobControl& control)
{
    const std::size_t n = pairs.size();
    own.assign(n, 0);
    neighbours.assign(n, {});
    if (sample.size() == n) {
        for (std::size_t p = 0; p < n; ++p) {
            for (int shift = -farthestShift; shift <= farthestShift; ++shift) {
                const auto m = static_cast<std::ptrdiff_t>(p) + shift;
                const bool there = m >= 0 && m < static_cast<std::ptrdiff_t>(n);
                neighbours[p][static_cast<std::size_t>(shift + farthestShift)] =
                    there ? sampleScores[p * n + static_cast<std::size_t>(m)] : -1e9;
            }
            own[p] = neighbours[p][farthestShift];
        }
        return;
    }
    constexpr std::size_t block = 32;
    JobControl quiet(control.stopToken());
    parallelFor((n + block - 1) / block, 1, quiet, [&](std::size_t b) {
        const std::size_t begin = b * block;
        const std::size_t end = std::min(n, begin + block);
        const std::size_t first = begin - std::min<std::size_t>(begin, farthestShift);
        const std::size_t last = std::min(n, end + farthestShift);
        std::vector<Mask> masks;
        for (std::size_t m = first; m < last; ++m) {
            masks.push_back(mask(m));
        }
        for (std::size_t p = begin; p < end; ++p) {
            const Picture of = picture(p);
            for (int shift = -farthestShift; shift <= farthestShift; ++shift) {
                const auto m = static_cast<std::ptrdiff_t>(p) + shift;
                const bool there = m >= 0 && m < static_cast<std::ptrdiff_t>(n);
                neighbours[p][static_cast<std::size_t>(shift + farthestShift)] =
                    there ? score(cues(of, masks[static_cast<std::size_t>(m) - first])) : -1e9;
            }
            own[p] = neighbours[p][farthestShift];
        }
    });
}

MaskAgreement::MaskAgreement(std::span<const MaskPair> pairs, JobControl& control)
    : m_work(std::make_unique<Work>())
{
    Work& work = *m_work;
    work.choose(pairs);
    if (work.pairs.size() < 2) {
        return;
    }
    if (work.classes) {
        work.chooseClasses();
    }
    work.expandSample(control);
    work.sumUp();
    work.standardise(Work::Extent::Some, control);
    work.findWholeSet();
    if (work.wholeSet.shift != 0 || work.wholeSet.turn != Turn::None) {
        return;
    }
    control.throwIfStopped();
    work.learnLook(control);
    work.expandSample(control);
    work.sumUp();
    work.standardise(Work::Extent::All, control);
    const std::size_t n = work.sample.size();
    std::vector<Cues> owns;
    std::vector<Cues> others;
    for (std::size_t p = 0; p < n; ++p) {
        for (std::size_t m = 0; m < n; ++m) {
            (p == m ? owns : others).push_back(work.sampleCues[p * n + m]);
        }
    }
    work.weigh(owns, others, -1e9);
    // Again without those that may be wrong.
    std::vector<double> scores(n);
    std::transform(owns.begin(), owns.end(), scores.begin(), [&](const Cues& one) { return work.score(one); });
    const double mean = std::accumulate(scores.begin(), scores.end(), 0.0) / static_cast<double>(n);
    work.weigh(owns, others, leftOutBelow * mean);
    std::transform(owns.begin(), owns.end(), scores.begin(), [&](const Cues& one) { return work.score(one); });
    std::sort(scores.begin(), scores.end());
    const std::size_t worst = n / 10;
    work.usual = std::accumulate(scores.begin() + static_cast<std::ptrdiff_t>(worst), scores.end(), 0.0) / static_cast<double>(n - worst);
    work.sampleScores.reserve(n * n);
    std::transform(work.sampleCues.begin(), work.sampleCues.end(), std::back_inserter(work.sampleScores),
                   [&](const Cues& one) { return work.score(one); });
    work.sampleCues = {};
    double squares = 0;
    for (std::size_t i = 0; i < n * n; ++i) {
        squares += i % (n + 1) == 0 ? 0 : work.sampleScores[i] * work.sampleScores[i];
    }
    work.chance = std::sqrt(squares / static_cast<double>(n * (n - 1)));
    const auto at = [&](std::size_t p, std::size_t m) { return work.sampleScores[p * n + m]; };
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = a + 1; at(a, a) >= leftOutBelow * work.usual && b < n; ++b) {
            if (at(b, b) < leftOutBelow * work.usual) {
                continue;
            }
            work.exchangeGains.push_back(at(a, b) + at(b, a) - at(a, a) - at(b, b));
        }
    }
    work.scoreAll(control);
}

MaskAgreement::~MaskAgreement() = default;

const std::vector<std::size_t>& MaskAgreement::usable() const
{
    return m_work->usable;
}

const WholeSet& MaskAgreement::wholeSet() const
{
    return m_work->wholeSet;
}

const std::vector<double>& MaskAgreement::own() const
{
    return m_work->own;
}

double MaskAgreement::neighbour(std::size_t place, int shift) const
{
    return m_work->neighbours[place][static_cast<std::size_t>(shift + farthestShift)];
}

std::vector<double> MaskAgreement::scores(const std::vector<std::size_t>& places, JobControl& control) const
{
    const std::size_t n = places.size();
    if (m_work->sample.size() == m_work->pairs.size()) {
        std::vector<double> known;
        known.reserve(n * n);
        for (const std::size_t p : places) {
            for (const std::size_t m : places) {
                known.push_back(m_work->sampleScores[p * m_work->sample.size() + m]);
            }
        }
        return known;
    }
    std::vector<Picture> pictures(n);
    std::vector<Mask> masks(n);
    JobControl quiet(control.stopToken());
    parallelFor(n, 4, quiet, [&](std::size_t i) {
        pictures[i] = m_work->picture(places[i]);
        masks[i] = m_work->mask(places[i]);
    });
    std::vector<double> out(n * n);
    parallelFor(n, 1, quiet, [&](std::size_t p) {
        for (std::size_t m = 0; m < n; ++m) {
            out[p * n + m] = m_work->score(m_work->cues(pictures[p], masks[m]));
        }
    });
    return out;
}

std::array<double, turnCount> MaskAgreement::turned(std::size_t place) const
{
    const Picture of = m_work->picture(place);
    std::array<double, turnCount> out{};
    for (std::size_t turn = 0; turn < turnCount; ++turn) {
        out[turn] = m_work->score(m_work->cues(of, m_work->mask(place, static_cast<Turn>(turn))));
    }
    return out;
}

double MaskAgreement::inversionGain(std::size_t place) const
{
    // Edges are the same for both; look and steps change their sign, after the means are taken off.
    const Cues of = m_work->cues(m_work->picture(place), m_work->mask(place));
    double gain = 0;
    for (const Cue cue : {Cue::Look, Cue::StepL, Cue::StepR, Cue::StepB}) {
        gain -= 2 * of[static_cast<std::size_t>(cue)] * m_work->weights[static_cast<std::size_t>(cue)];
    }
    return gain;
}

double MaskAgreement::usual() const
{
    return m_work->usual;
}

bool MaskAgreement::tells() const
{
    constexpr double leastSpreads = 1.5;
    constexpr double leastErrors = 5;
    const double spreads = m_work->usual / (m_work->chance + 1e-9);
    return m_work->sample.size() >= fewestProbes && spreads >= leastSpreads &&
           spreads * std::sqrt(static_cast<double>(m_work->sample.size())) >= leastErrors;
}

const std::vector<double>& MaskAgreement::exchangeGains() const
{
    return m_work->exchangeGains;
}

}  // namespace gg::audit
