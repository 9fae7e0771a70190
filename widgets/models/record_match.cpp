// Whether a record, or one of its objects, meets a search. Pure functions: safe from any thread.
#include "widgets/models/record_query.h"

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

using Kind = QueryTerm::Kind;

bool holdsId(const QueryTerm& term, std::int32_t id)
{
    return std::find(term.ids.begin(), term.ids.end(), id) != term.ids.end();
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool containsName(const std::string& path, const QString& part)
{
    const bool ascii = std::all_of(part.begin(), part.end(), [](QChar c) { return c.unicode() < 128; });
    if (!ascii) {
        return QString::fromStdString(path).contains(part, Qt::CaseInsensitive);
    }
    return std::search(path.begin(), path.end(), part.begin(), part.end(),
                       [](char c, QChar wanted) { return lower(c) == lower(wanted.toLatin1()); })
        != path.end();
}

bool isOrIsIn(const std::string& id, const std::string& rule)
{
    return id == rule || (id.starts_with(rule) && id[rule.size()] == '.');
}

bool holdsFinding(const QueryTerm& term, const RecordView& view)
{
    return std::any_of(term.texts.begin(), term.texts.end(), [&](const QString& text) {
        const std::string rule = text.toStdString();
        if (view.notes && !view.notes->rules.empty()) {
            const auto& rules = view.notes->rules;
            if (rule == "*" || std::any_of(rules.begin(), rules.end(), [&](const std::string& id) { return isOrIsIn(id, rule); })) {
                return true;
            }
        }
        return view.setFindings && std::any_of(view.setFindings->begin(), view.setFindings->end(), [&](const auto& entry) {
                   return isOrIsIn(entry.first, rule) && std::binary_search(entry.second.begin(), entry.second.end(), view.index);
               });
    });
}

bool holdsReview(const QueryTerm& term, const RecordNotes* notes)
{
    if (!notes || !notes->verdict) {
        return false;
    }
    return std::any_of(term.texts.begin(), term.texts.end(), [&](const QString& text) {
        return text == u"*" || (text == u"bad" && *notes->verdict != audit::Verdict::Good)
            || audit::verdictFromId(text.toStdString()) == notes->verdict;
    });
}

bool holdsCount(const QueryTerm& term, const dataset::Record& record)
{
    const auto& objects = record.objects;
    const auto count = term.ids.empty() ? static_cast<std::ptrdiff_t>(objects.size())
                                        : std::count_if(objects.begin(), objects.end(), [&](const dataset::Object& object) {
                                              return holdsId(term, object.classId);
                                          });
    return term.range.contains(static_cast<double>(count));
}

bool contains(const NumberRange& range, const std::optional<double>& value)
{
    return value && range.contains(*value);
}

bool holdsForObject(const QueryTerm& term, const RecordView& view, const dataset::Object& object)
{
    const auto measured = [&](auto&& of) {
        const std::optional<BoxSize> size = boxSize(view, object);
        return size && term.range.contains(of(*size));
    };
    switch (term.kind) {
    case Kind::Class: return holdsId(term, object.classId);
    case Kind::Ignore: return object.ignore;
    case Kind::Side:
        return contains(term.range, term.trainingSize > 0 ? objectSideAt(view, object, term.trainingSize) : objectSide(view, object));
    case Kind::Aspect: return contains(term.range, objectAspect(view, object));
    case Kind::Area: return measured([](const BoxSize& size) { return size.width * size.height; });
    case Kind::BoxWidth: return measured([](const BoxSize& size) { return size.width; });
    case Kind::BoxHeight: return measured([](const BoxSize& size) { return size.height; });
    default: return false;
    }
}

bool holdsForRecord(const QueryTerm& term, const RecordView& view)
{
    const dataset::Record& record = view.record;
    switch (term.kind) {
    case Kind::Name: return containsName(record.image, term.texts.front());
    case Kind::Split: return holdsId(term, record.split);
    case Kind::Label: return holdsId(term, static_cast<std::int32_t>(record.state));
    case Kind::Finding: return holdsFinding(term, view);
    case Kind::Review: return holdsReview(term, view.notes);
    case Kind::Count: return holdsCount(term, record);
    case Kind::Width: return view.size.known() && term.range.contains(view.size.width);
    case Kind::Height: return view.size.known() && term.range.contains(view.size.height);
    case Kind::Foreground: return view.foreground >= 0 && term.range.contains(static_cast<double>(view.foreground) * 100);
    case Kind::Brightness: return view.brightness >= 0 && term.range.contains(static_cast<double>(view.brightness) * 100);
    default:
        return std::any_of(record.objects.begin(), record.objects.end(),
                           [&](const dataset::Object& object) { return holdsForObject(term, view, object); });
    }
}

/// Kinds whose words are alternatives to each other.
bool isFacet(Kind kind)
{
    return kind == Kind::Split || kind == Kind::Label || kind == Kind::Finding || kind == Kind::Review || kind == Kind::Class;
}

/// Whether the term holds, or another word with the same key in its place.
template <typename Holds>
bool holdsAsAFacet(const RecordQuery& query, const QueryTerm& term, Holds&& holds)
{
    return holds(term) || (isFacet(term.kind) && std::any_of(query.terms.begin(), query.terms.end(), [&](const QueryTerm& other) {
                               return other.kind == term.kind && !other.negated && holds(other);
                           }));
}

bool allOf(const RecordQuery& query, const RecordView& view, const dataset::Object& object)
{
    const auto holds = [&](const QueryTerm& term) { return holdsForObject(term, view, object); };
    return std::all_of(query.terms.begin(), query.terms.end(), [&](const QueryTerm& term) {
        return !term.ofObject() || term.negated || holdsAsAFacet(query, term, holds);
    });
}

}  // namespace

std::optional<BoxSize> boxSize(const RecordView& view, const dataset::Object& object)
{
    if (view.record.space == dataset::CoordinateSpace::Pixels) {
        return BoxSize{object.box.width, object.box.height};
    }
    if (!view.size.known()) {
        return std::nullopt;
    }
    return BoxSize{object.box.width * view.size.width, object.box.height * view.size.height};
}

std::optional<double> objectSide(const RecordView& view, const dataset::Object& object)
{
    const std::optional<BoxSize> size = boxSize(view, object);
    return size ? std::optional(std::sqrt(std::max(0.0, size->width * size->height))) : std::nullopt;
}

std::optional<double> objectSideAt(const RecordView& view, const dataset::Object& object, int trainingSize)
{
    const std::optional<double> side = objectSide(view, object);
    if (!side || !view.size.known()) {
        return std::nullopt;
    }
    return *side * trainingSize / std::max(view.size.width, view.size.height);
}

std::optional<double> objectAspect(const RecordView& view, const dataset::Object& object)
{
    const std::optional<BoxSize> size = boxSize(view, object);
    return size && size->width > 0 && size->height > 0 ? std::optional(size->width / size->height) : std::nullopt;
}

bool QueryTerm::ofObject() const
{
    switch (kind) {
    case Kind::Class:
    case Kind::Ignore:
    case Kind::Side:
    case Kind::Aspect:
    case Kind::Area:
    case Kind::BoxWidth:
    case Kind::BoxHeight: return true;
    default: return false;
    }
}

bool RecordQuery::asks(QueryTerm::Kind kind) const
{
    return std::any_of(terms.begin(), terms.end(), [&](const QueryTerm& term) { return term.kind == kind; });
}

bool RecordQuery::asksOfObjects() const
{
    return std::any_of(terms.begin(), terms.end(), [](const QueryTerm& term) { return term.ofObject(); });
}

bool matches(const RecordQuery& query, const RecordView& view)
{
    const auto holds = [&](const QueryTerm& term) { return holdsForRecord(term, view); };
    bool needsObject = false;
    for (const QueryTerm& term : query.terms) {
        if (term.negated) {
            if (holds(term)) {
                return false;
            }
        } else if (term.ofObject()) {
            needsObject = true;
        } else if (!holdsAsAFacet(query, term, holds)) {
            return false;
        }
    }
    const auto& objects = view.record.objects;
    return !needsObject
        || std::any_of(objects.begin(), objects.end(), [&](const dataset::Object& object) { return allOf(query, view, object); });
}

bool matchesRecordTerms(const RecordQuery& query, const RecordView& view)
{
    const auto holds = [&](const QueryTerm& term) { return holdsForRecord(term, view); };
    return std::all_of(query.terms.begin(), query.terms.end(), [&](const QueryTerm& term) {
        return term.ofObject() || (term.negated ? !holds(term) : holdsAsAFacet(query, term, holds));
    });
}

bool matchesObjectTerms(const RecordQuery& query, const RecordView& view, const dataset::Object& object)
{
    const bool refused = std::any_of(query.terms.begin(), query.terms.end(), [&](const QueryTerm& term) {
        return term.ofObject() && term.negated && holdsForObject(term, view, object);
    });
    return !refused && allOf(query, view, object);
}

}  // namespace gg::widgets
