#include "core/predictions/export_results.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/io/files.h"
#include "core/predictions/class_numbers.h"
#include "core/predictions/image_names.h"
#include "core/predictions/image_order.h"
#include "core/predictions/own_results.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace gg::predictions
{
namespace
{

PredictionPlace::Epoch predictionsOf(const ResultsExport& request)
{
    const PredictionPlace place = findPredictions(request.runFolder);
    std::string known;
    for (const PredictionPlace::Epoch& epoch : place.epochs) {
        if (place.format != PredictionFormat::RunEpoch || epoch.epoch == 0) {
            continue;
        }
        if (epoch.epoch == request.epoch || (request.epoch == 0 && epoch.epoch == place.epochs.back().epoch)) {
            return epoch;
        }
        known += (known.empty() ? "" : ", ") + std::to_string(epoch.epoch);
    }
    throw Error(
        ErrorCode::NotFound, request.runFolder,
        known.empty()
            ? "The run keeps no predicted boxes: epochs/NNNN/predictions.json was looked for. Name a run that trained a detector."
            : "There are no predictions of epoch " + std::to_string(request.epoch) + ". There are those of " + known + ".");
}

std::string quoted(const std::string& text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// A number without leading zeros, else a text.
std::string idText(const std::string& name)
{
    const auto number = numberOf(name);
    return number ? std::to_string(*number) : quoted(name);
}

/// What pictures and classes are called in the file that is written, as JSON.
struct Ids {
    std::map<std::string, std::string> images;       ///< by our path
    std::map<std::int64_t, std::string> categories;  ///< by our number
};

void nameByStem(const std::vector<std::string>& images, Ids& ids)
{
    std::map<std::string, std::string> owners;
    for (const std::string& image : images) {
        const std::string id = idText(std::string(dataset::stemOf(dataset::fileName(image))));
        const auto [owner, isNew] = owners.try_emplace(id, image);
        if (!isNew) {
            throw Error(ErrorCode::InvalidArgument, image,
                        "This picture and " + owner->second + " would both be called " + id +
                            ". Name a COCO file of the truth, whose ids are taken then.");
        }
        ids.images[image] = id;
    }
}

/// COCO's number of the class at a place among its 80.
std::map<std::int32_t, std::int64_t> cocoNumbers(const std::vector<std::string>& names)
{
    TruthTable coco;
    coco.classNames = names;
    std::vector<dataset::CocoId> numbers;
    constexpr std::int64_t last = 90;
    for (std::int64_t number = 1; number <= last; ++number) {
        numbers.push_back({.number = number, .text = {}});
    }
    const ClassesOfCategories places = classesBy(ClassNumbering::Coco91, coco, numbers);
    std::map<std::int32_t, std::int64_t> result;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] >= 0) {
            result[places[i]] = static_cast<std::int64_t>(i) + 1;
        }
    }
    return result;
}

void numberByPlace(const Validated& validated, const std::string& format, Ids& ids)
{
    std::vector<std::string> names;
    for (const auto& [id, name] : validated.classes) {
        names.push_back(name);
    }
    constexpr std::size_t ofCoco = 80;
    const bool isCoco = names.size() == ofCoco && names.front() == "person" && names.back() == "toothbrush";
    const auto coco = isCoco ? cocoNumbers(names) : std::map<std::int32_t, std::int64_t>();
    const bool keeps = format == dataset::formatName(dataset::Format::Coco);
    for (std::size_t place = 0; place < names.size(); ++place) {
        const std::int64_t own = validated.classes[place].first;
        ids.categories[own] = std::to_string(keeps    ? own
                                             : isCoco ? coco.at(static_cast<std::int32_t>(place))
                                                      : static_cast<std::int64_t>(place) + 1);
    }
}

/// Whether a COCO file's ids of pictures are numbers; those that are texts must be written as texts, or they never meet.
bool hasNumberedImages(const std::string& file)
{
    const simdjson::padded_string text(io::readFile(file));
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::json_type type{};
    if (parser.iterate(text).get(document) != simdjson::SUCCESS) {
        return true;
    }
    for (auto image : document["images"]) {
        return image["id"].type().get(type) != simdjson::SUCCESS || type == simdjson::ondemand::json_type::number;
    }
    return true;
}

void takeIdsOf(const std::string& file, const Validated& validated, Ids& ids, JobControl& control)
{
    const auto truth = readCocoTruth(file, Shapes::Boxes, control);
    const bool numbers = hasNumberedImages(file);
    const ImageNames names(*truth);
    for (const std::string& image : validated.images) {
        const auto* found = names.find({.number = {}, .text = image});
        if (found == nullptr || found->size() != 1) {
            throw Error(ErrorCode::InvalidArgument, file,
                        found == nullptr
                            ? "It has no picture " + image + ", which the run was validated on. Name the truth of the same split."
                            : "Several of its pictures could be " + image + ". Ids cannot be taken from it.");
        }
        const std::string& id = truth->images[found->front()].id;
        ids.images[image] = numbers ? id : quoted(id);
    }
    for (const auto& [own, name] : validated.classes) {
        const auto place = std::find(truth->classNames.begin(), truth->classNames.end(), name);
        if (place == truth->classNames.end()) {
            throw Error(ErrorCode::InvalidArgument, file,
                        "It has no category \"" + name + "\", which is a class of the run. Name the truth of the same data set.");
        }
        ids.categories[own] = std::to_string(truth->classIds[static_cast<std::size_t>(place - truth->classNames.begin())]);
    }
}

/// One of our rows with other ids; box and score as they stand.
std::string translated(simdjson::dom::element row, const Ids& ids, const std::string& file, std::size_t number)
{
    std::string_view image;
    std::int64_t category = 0;
    simdjson::dom::element box;
    simdjson::dom::element score;
    const bool whole = row["image_id"].get(image) == simdjson::SUCCESS && row["category_id"].get(category) == simdjson::SUCCESS &&
                       row["bbox"].get(box) == simdjson::SUCCESS && row["score"].get(score) == simdjson::SUCCESS;
    const auto imageId = ids.images.find(std::string(image));
    const auto categoryId = ids.categories.find(category);
    if (!whole || imageId == ids.images.end() || categoryId == ids.categories.end()) {
        throw Error(ErrorCode::Malformed, file,
                    "Row " + std::to_string(number) +
                        (whole ? " is of a picture or class that validation.json does not name."
                               : " is no prediction: image_id, category_id, bbox and score are expected.") +
                        " Nothing was written.");
    }
    return "{\"image_id\":" + imageId->second + ",\"category_id\":" + categoryId->second + ",\"bbox\":" + simdjson::minify(box) +
           ",\"score\":" + simdjson::minify(score) + "}";
}

}  // namespace

WrittenResults exportResults(const ResultsExport& request, JobControl& control)
{
    const PredictionPlace::Epoch epoch = predictionsOf(request);
    const auto validated = readValidated(epoch.path);
    if (!validated) {
        throw Error(ErrorCode::NotFound, request.runFolder,
                    "validation.json is missing, which says what the run's pictures and classes are called.");
    }
    Ids ids;
    if (request.truthFile.empty()) {
        nameByStem(validated->images, ids);
        numberByPlace(*validated, request.datasetFormat, ids);
    } else {
        takeIdsOf(request.truthFile, *validated, ids, control);
    }
    const std::string text = io::readFile(epoch.path);
    simdjson::dom::parser parser;
    simdjson::dom::array rows;
    if (const auto error = parser.parse(text).get(rows); error != simdjson::SUCCESS) {
        throw Error(ErrorCode::Malformed, epoch.path,
                    std::string("This is no list of predictions: ") + simdjson::error_message(error) + ".");
    }
    WrittenResults written{.epoch = epoch.epoch};
    std::set<std::string_view> images;
    io::AtomicFile file(request.file);
    std::string buffer = "[";
    for (const simdjson::dom::element row : rows) {
        buffer += written.rows == 0 ? "\n" : ",\n";
        buffer += translated(row, ids, epoch.path, ++written.rows);
        images.insert(row["image_id"].get_string().value_unsafe());
        constexpr std::size_t enough = 1U << 20U;
        if (buffer.size() > enough) {
            control.throwIfStopped();
            file.write(buffer);
            buffer.clear();
        }
    }
    file.write(buffer + "\n]\n");
    file.commit();
    written.images = images.size();
    return written;
}

}  // namespace gg::predictions
