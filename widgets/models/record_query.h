#pragma once

#include "core/audit/finding.h"
#include "core/audit/review.h"
#include "core/dataset/dataset.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gg::widgets {

/// Half open: from <= x < to; without an end, everything above.
struct NumberRange {
    double from = 0;
    std::optional<double> to;

    bool contains(double x) const { return x >= from && (!to || x < *to); }
    friend bool operator==(const NumberRange&, const NumberRange&) = default;
};

/// What is known of a record beside the record itself.
struct RecordNotes {
    std::vector<std::string> rules;  ///< ids of the rules that found something
    int severity = -1;               ///< of the worst finding; -1: none
    std::optional<audit::Verdict> verdict;
};

/// Rules that hold for much of the set and the records that they hold for, ascending. Only a search for the rule itself finds those.
using SetFindings = std::map<std::string, std::vector<std::uint32_t>>;

/// Width and height of an image in pixels; 0 where they are not known.
struct ImageSize {
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    bool known() const { return width > 0 && height > 0; }
    friend bool operator==(const ImageSize&, const ImageSize&) = default;
};

/// A record with all that a search may ask for.
struct RecordView {
    const dataset::Record& record;
    const RecordNotes* notes = nullptr;
    ImageSize size;
    float foreground = -1;  ///< share in [0, 1]; negative: not known
    float brightness = -1;  ///< median luminance in [0, 1]; negative: not known
    const SetFindings* setFindings = nullptr;
    std::uint32_t index = 0;  ///< of the record, for setFindings
};

/// Width and height of an object's box in pixels of the image. Nothing where the box is normalised and the size of the image not known.
struct BoxSize {
    double width = 0;
    double height = 0;
};
std::optional<BoxSize> boxSize(const RecordView& view, const dataset::Object& object);

/// The size of an image as far as the label file tells.
inline ImageSize declaredSize(const dataset::Record& record)
{
    return record.declaredWidth > 0 && record.declaredHeight > 0
             ? ImageSize{static_cast<std::uint32_t>(record.declaredWidth), static_cast<std::uint32_t>(record.declaredHeight)}
             : ImageSize{};
}

/// Side of an object: the square root of its box's area, in pixels of the image.
std::optional<double> objectSide(const RecordView& view, const dataset::Object& object);
/// The same after letterboxing: the longer side of the image has been brought to `trainingSize` pixels.
std::optional<double> objectSideAt(const RecordView& view, const dataset::Object& object, int trainingSize);
/// Width over height of the box in pixels.
std::optional<double> objectAspect(const RecordView& view, const dataset::Object& object);

/// One word of a search, such as `class:RBC,WBC`, `-finding:*`, `size:<8@640` or `frame_01`.
struct QueryTerm {
    enum class Kind {
        Name,
        Split,
        Label,
        Finding,
        Review,
        Class,
        Count,
        Ignore,
        Side,
        Aspect,
        Area,
        BoxWidth,
        BoxHeight,
        Width,
        Height,
        Foreground,
        Brightness
    };
    Kind kind = Kind::Name;
    bool negated = false;
    QStringList texts;               ///< Name: part of the path; Finding: rule ids; Review: verdict ids; "*": any
    std::vector<std::int32_t> ids;   ///< Split, Label: their numbers; Class; Count: objects of these classes only, empty: all
    NumberRange range;               ///< of the kinds that are numbers
    int trainingSize = 0;            ///< Side: in pixels after letterboxing to this; 0: in pixels of the image
    int word = 0;                    ///< which word of the text it was

    /// Says something of one object, and holds for an image when it holds for one of its objects.
    bool ofObject() const;
    friend bool operator==(const QueryTerm&, const QueryTerm&) = default;
};

/// Words with the same key are alternatives (`split:train split:val`, the same as `split:train,val`), words with different keys must all
/// hold, and so must names, numbers and negated words. What is said of objects must hold for the same object: `class:car size:<8` asks
/// for an image with a car under 8 pixels. Negated, it must hold for none.
struct RecordQuery {
    std::vector<QueryTerm> terms;  ///< words that were not understood are left out
    QString error;                 ///< the first thing that was not understood, and what would be right

    bool asks(QueryTerm::Kind kind) const;
    bool asksOfObjects() const;
};

/// Reads a search: words separated by spaces, "quoted" where they contain some, a leading - negates. `count:` counts the objects of
/// the classes named before it, and all objects where none was.
RecordQuery parseRecordQuery(const QString& text, const dataset::Dataset& dataset);

bool matches(const RecordQuery& query, const RecordView& view);
/// For looking at objects rather than images: what is said of the image, and what is said of this object. Negated words are then said of
/// this object alone.
bool matchesRecordTerms(const RecordQuery& query, const RecordView& view);
bool matchesObjectTerms(const RecordQuery& query, const RecordView& view, const dataset::Object& object);

}  // namespace gg::widgets
