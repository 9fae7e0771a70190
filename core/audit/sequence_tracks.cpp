#include "core/audit/sequence_tracks.h"

#include "core/audit/boxes.h"

#include <algorithm>

namespace gg::audit
{
namespace
{

using dataset::Object;
using dataset::Record;
using dataset::Rect;

constexpr double leastOverlap = 0.3;
/// An object that ends this near to the border has left the picture.
constexpr double borderBand = 0.02;

struct Pair {
    std::size_t first = 0;
    std::size_t second = 0;
    double overlap = 0;
};

/// Best pairs first, each side used once.
std::vector<Pair> assign(std::vector<Pair> pairs, std::size_t first, std::size_t second)
{
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.overlap > b.overlap; });
    std::vector<bool> firstTaken(first, false);
    std::vector<bool> secondTaken(second, false);
    std::vector<Pair> chosen;
    for (const Pair& pair : pairs) {
        if (!firstTaken[pair.first] && !secondTaken[pair.second]) {
            firstTaken[pair.first] = true;
            secondTaken[pair.second] = true;
            chosen.push_back(pair);
        }
    }
    return chosen;
}

std::vector<Track::Place> placesOf(const Record& record, std::size_t frame)
{
    std::vector<Track::Place> places;
    const Extent extent = extentOf(record);
    for (std::uint32_t i = 0; i < record.objects.size(); ++i) {
        if (!record.objects[i].ignore && isSound(record.objects[i].box, extent)) {
            places.push_back({frame, i, normalised(record.objects[i].box, extent)});
        }
    }
    return places;
}

bool touchesBorder(const Rect& box)
{
    return box.x < borderBand || box.y < borderBand || box.x + box.width > 1 - borderBand || box.y + box.height > 1 - borderBand;
}

class Following
{
public:
    explicit Following(std::span<const Record* const> frames)
        : m_frames(frames)
    {
    }

    SequenceObjects run(std::size_t mostMissing)
    {
        std::vector<std::size_t> open;  // tracks that reach the frame before
        for (std::size_t frame = 0; frame < m_frames.size(); ++frame) {
            open = link(open, frame);
        }
        m_out.linked = m_chances == 0 ? 0 : static_cast<double>(m_links) / static_cast<double>(m_chances);
        join(mostMissing);
        return std::move(m_out);
    }

private:
    std::vector<std::size_t> link(const std::vector<std::size_t>& open, std::size_t frame)
    {
        const std::vector<Track::Place> places = placesOf(*m_frames[frame], frame);
        std::vector<Pair> pairs;
        for (std::size_t t = 0; t < open.size(); ++t) {
            const Track& track = m_out.tracks[open[t]];
            const Rect expected = track.expected(1);
            for (std::size_t p = 0; p < places.size(); ++p) {
                const double overlap = std::max(intersectionOverUnion(expected, places[p].box),
                                                intersectionOverUnion(track.places.back().box, places[p].box));
                if (m_frames[frame]->objects[places[p].object].classId == track.classId && overlap >= leastOverlap) {
                    pairs.push_back({t, p, overlap});
                }
            }
        }
        std::vector<std::size_t> trackOf(places.size(), static_cast<std::size_t>(-1));
        for (const Pair& pair : assign(std::move(pairs), open.size(), places.size())) {
            trackOf[pair.second] = open[pair.first];
            m_overlaps.push_back(pair.overlap);
            ++m_links;
        }
        m_chances += frame == 0 ? 0 : std::min(open.size(), places.size());
        std::vector<std::size_t> reached;
        for (std::size_t p = 0; p < places.size(); ++p) {
            if (trackOf[p] == static_cast<std::size_t>(-1)) {
                trackOf[p] = m_out.tracks.size();
                m_out.tracks.push_back({.classId = m_frames[frame]->objects[places[p].object].classId, .places = {}});
            }
            m_out.tracks[trackOf[p]].places.push_back(places[p]);
            reached.push_back(trackOf[p]);
        }
        return reached;
    }

    /// The overlap that three quarters of all links reach: what "at the expected place" means in this recording.
    double usualOverlap()
    {
        if (m_overlaps.empty()) {
            return 1;
        }
        const auto quartile = m_overlaps.begin() + std::ssize(m_overlaps) / 4;
        std::nth_element(m_overlaps.begin(), quartile, m_overlaps.end());
        return *quartile;
    }

    void join(std::size_t mostMissing)
    {
        const double usual = usualOverlap();
        std::vector<std::vector<std::size_t>> beginningAt(m_frames.size());
        for (std::size_t t = 0; t < m_out.tracks.size(); ++t) {
            beginningAt[m_out.tracks[t].places.front().frame].push_back(t);
        }
        std::vector<Pair> pairs;
        for (std::size_t t = 0; t < m_out.tracks.size(); ++t) {
            const Track& track = m_out.tracks[t];
            const std::size_t end = track.places.back().frame;
            for (std::size_t begin = end + 2; begin <= end + 1 + mostMissing && begin < m_frames.size(); ++begin) {
                for (const std::size_t other : beginningAt[begin]) {
                    if (const double overlap = fit(track, m_out.tracks[other], static_cast<int>(begin - end), usual); overlap > 0) {
                        pairs.push_back({t, other, overlap});
                    }
                }
            }
        }
        for (const Pair& pair : assign(std::move(pairs), m_out.tracks.size(), m_out.tracks.size())) {
            const Track::Place& before = m_out.tracks[pair.first].places.back();
            const Track::Place& after = m_out.tracks[pair.second].places.front();
            m_out.gaps.push_back(
                {m_out.tracks[pair.first].classId, before.frame, after.frame, before.box, after.box});
        }
        std::sort(m_out.gaps.begin(), m_out.gaps.end(), [](const Gap& a, const Gap& b) { return a.before < b.before; });
    }

    /// 0 where the two cannot be one object. Tracks of one frame each must overlap well, longer ones may move.
    static double fit(const Track& before, const Track& after, int frames, double usual)
    {
        if (before.classId != after.classId) {
            return 0;
        }
        const Rect& last = before.places.back().box;
        const Rect& first = after.places.front().box;
        if (touchesBorder(last) && touchesBorder(first)) {
            return 0;
        }
        const double ratio = last.width * last.height / (first.width * first.height);
        const bool seenLong = before.places.size() + after.places.size() >= 3;
        const double overlap = std::max({intersectionOverUnion(before.expected(frames), first),
                                         intersectionOverUnion(after.expected(-frames), last), intersectionOverUnion(last, first)});
        return ratio < 2 && ratio > 0.5 && overlap >= std::max(usual, seenLong ? leastOverlap : 0.5) ? overlap : 0;
    }

    std::span<const Record* const> m_frames;
    SequenceObjects m_out;
    std::vector<double> m_overlaps;
    std::size_t m_links = 0;
    std::size_t m_chances = 0;
};

}  // namespace

Rect Track::expected(int frames) const
{
    const bool back = frames < 0;
    const Rect& here = back ? places.front().box : places.back().box;
    if (places.size() < 2) {
        return here;
    }
    // The speed of the last few frames: one step alone is mostly the annotator's hand.
    const std::size_t steps = std::min<std::size_t>(places.size() - 1, 3);
    const Rect& there = back ? places[steps].box : places[places.size() - 1 - steps].box;
    const double share = static_cast<double>(back ? -frames : frames) / static_cast<double>(steps);
    return {here.x + (here.x - there.x) * share, here.y + (here.y - there.y) * share, here.width, here.height};
}

Rect Gap::at(std::size_t frame) const
{
    const double share = static_cast<double>(frame - before) / static_cast<double>(after - before);
    const auto between = [&](double a, double b) { return a + (b - a) * share; };
    return {between(from.x, to.x), between(from.y, to.y), between(from.width, to.width), between(from.height, to.height)};
}

double meanOverlap(std::span<const Record* const> frames, std::size_t distance)
{
    // A mean of some hundred frames is as good as one of twenty thousand, and this is quadratic in the objects of a frame.
    constexpr std::size_t mostPairs = 400;
    double sum = 0;
    std::size_t objects = 0;
    const std::size_t step = frames.size() / mostPairs + 1;
    for (std::size_t i = 0; i + distance < frames.size(); i += step) {
        const std::vector<Track::Place> here = placesOf(*frames[i], i);
        const std::vector<Track::Place> there = placesOf(*frames[i + distance], i + distance);
        if (there.empty()) {
            continue;
        }
        for (const Track::Place& place : here) {
            double best = 0;
            for (const Track::Place& other : there) {
                if (frames[i]->objects[place.object].classId == frames[i + distance]->objects[other.object].classId) {
                    best = std::max(best, intersectionOverUnion(place.box, other.box));
                }
            }
            sum += best;
            ++objects;
        }
    }
    return objects == 0 ? 0 : sum / static_cast<double>(objects);
}

SequenceObjects followObjects(std::span<const Record* const> frames, std::size_t mostMissing)
{
    return Following(frames).run(mostMissing);
}

}  // namespace gg::audit
