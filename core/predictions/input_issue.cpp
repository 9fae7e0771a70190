#include "core/predictions/input_issue.h"

#include "core/texts/catalogue.h"

namespace gg::predictions {
namespace {

/// "1,234": sentences are read by people.
std::string grouped(std::size_t count)
{
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

std::string joined(const std::vector<std::string>& examples)
{
    constexpr std::size_t shown = 2;
    std::string out;
    for (std::size_t i = 0; i < examples.size() && i < shown; ++i) {
        out += (i == 0 ? "" : "; ") + examples[i];
    }
    return out;
}

}  // namespace

bool countsRows(IssueKind kind)
{
    switch (kind) {
    case IssueKind::MissingImages:
    case IssueKind::UnreadableFile:
    case IssueKind::BrokenOff:
    case IssueKind::MissingMasks:
    case IssueKind::ExtraMasks:
    case IssueKind::UnknownValue:
    case IssueKind::NoTruth:
    case IssueKind::SizeDiffers:
    case IssueKind::OtherEncoding:
        return false;
    default:
        return true;
    }
}

std::string_view issueId(IssueKind kind)
{
    switch (kind) {
    case IssueKind::UnknownImage:
        return "unknown_image";
    case IssueKind::UnknownClass:
        return "unknown_class";
    case IssueKind::ScoreOutside:
        return "score_outside";
    case IssueKind::ScoreNotANumber:
        return "score_not_a_number";
    case IssueKind::NegativeSize:
        return "negative_size";
    case IssueKind::NotABox:
        return "not_a_box";
    case IssueKind::NotAShape:
        return "not_a_shape";
    case IssueKind::RunLength:
        return "run_length";
    case IssueKind::MissingField:
        return "missing_field";
    case IssueKind::NotARow:
        return "not_a_row";
    case IssueKind::DuplicateId:
        return "duplicate_id";
    case IssueKind::AmbiguousImage:
        return "ambiguous_image";
    case IssueKind::OtherSplit:
        return "other_split";
    case IssueKind::MissingImages:
        return "missing_images";
    case IssueKind::UnreadableFile:
        return "unreadable_file";
    case IssueKind::BrokenOff:
        return "broken_off";
    case IssueKind::MissingMasks:
        return "missing_masks";
    case IssueKind::ExtraMasks:
        return "extra_masks";
    case IssueKind::UnknownValue:
        return "unknown_value";
    case IssueKind::NoTruth:
        return "no_truth";
    case IssueKind::SizeDiffers:
        return "size_differs";
    case IssueKind::OtherEncoding:
        return "other_encoding";
    }
    return "unknown_image";
}

std::string sentence(const InputIssue& issue)
{
    const std::string id = "predictions." + std::string(issueId(issue.kind));
    const std::string message = id + (issue.side == IssueSide::Truth && !texts::find(id + ".truth").empty() ? ".truth" : ".message");
    const texts::Values values{{"count", grouped(issue.count)}, {"example", joined(issue.examples)}, {"file", issue.file}};
    const std::string what = texts::render(message, values);
    const std::string fate = countsRows(issue.kind) ? " " + texts::render(issue.used ? "predictions.used" : "predictions.left_out") : std::string();
    return what + fate + " " + texts::render(id + ".remedy", values);
}

}  // namespace gg::predictions
