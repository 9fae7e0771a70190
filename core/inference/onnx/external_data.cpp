#include "core/inference/onnx/external_data.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>

namespace gg::inference {
namespace {

namespace fs = std::filesystem;

struct Place {
    std::string location;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    bool lengthKnown = false;
};

Place placeOf(const onnx::TensorProto& tensor, const std::string& file)
{
    Place place;
    for (const onnx::StringStringEntryProto& entry : tensor.external_data()) {
        try {
            if (entry.key() == "location") {
                place.location = entry.value();
            } else if (entry.key() == "offset") {
                place.offset = std::stoull(entry.value());
            } else if (entry.key() == "length") {
                place.length = std::stoull(entry.value());
                place.lengthKnown = true;
            }
        } catch (const std::exception&) {
            throw Error(ErrorCode::Malformed, file,
                        "The place of the weights " + tensor.name() + " is no number: " + entry.key() + " = \"" + entry.value() +
                            "\". Export the model again.");
        }
    }
    return place;
}

/// A model must not make this program read files from elsewhere.
fs::path insideTheFolder(const Place& place, const onnx::TensorProto& tensor, const std::string& file)
{
    const fs::path location = fs::path(place.location).lexically_normal();
    if (place.location.empty() || location.is_absolute() || (!location.empty() && *location.begin() == "..")) {
        throw Error(ErrorCode::InvalidArgument, file,
                    "The weights " + tensor.name() + " are said to lie in \"" + place.location +
                        "\", outside the model's folder. Export the model again with its weights beside it.");
    }
    return fs::absolute(file).parent_path() / location;
}

void takeIn(onnx::TensorProto& tensor, const std::string& file, std::vector<std::string>& files)
{
    if (tensor.data_location() != onnx::TensorProto::EXTERNAL) {
        return;
    }
    const Place place = placeOf(tensor, file);
    const fs::path path = insideTheFolder(place, tensor, file);
    std::error_code missing;
    const std::uint64_t size = fs::file_size(path, missing);
    if (missing) {
        throw Error(ErrorCode::NotFound, file,
                    "The model keeps its weights in " + place.location + ", which is not beside it (" + tensor.name() +
                        " lies there). Copy that file into the model's folder.");
    }
    const std::uint64_t length = place.lengthKnown ? place.length : size - std::min(size, place.offset);
    if (place.offset > size || length > size - place.offset) {
        throw Error(ErrorCode::Unreadable, path.string(),
                    "The file of weights is too short: " + tensor.name() + " should lie at " + std::to_string(place.offset) + " with " +
                        std::to_string(length) + " bytes, the file has " + std::to_string(size) + ". Copy it again.");
    }
    std::string bytes(length, '\0');
    std::ifstream in(path, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(place.offset));
    if (!in.read(bytes.data(), static_cast<std::streamsize>(length))) {
        throw Error(ErrorCode::Unreadable, path.string(), "The file of weights could not be read.");
    }
    tensor.set_raw_data(std::move(bytes));
    tensor.clear_external_data();
    tensor.set_data_location(onnx::TensorProto::DEFAULT);
    if (std::find(files.begin(), files.end(), path.string()) == files.end()) {
        files.push_back(path.string());
    }
}

}  // namespace

std::vector<std::string> takeInExternalData(onnx::ModelProto& model, const std::string& file)
{
    std::vector<std::string> files;
    for (onnx::TensorProto& tensor : *model.mutable_graph()->mutable_initializer()) {
        takeIn(tensor, file, files);
    }
    for (onnx::NodeProto& node : *model.mutable_graph()->mutable_node()) {
        for (onnx::AttributeProto& attribute : *node.mutable_attribute()) {
            if (attribute.has_t()) {
                takeIn(*attribute.mutable_t(), file, files);
            }
        }
    }
    return files;
}

}  // namespace gg::inference
