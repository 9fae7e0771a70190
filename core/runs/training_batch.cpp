#include "core/runs/training_batch.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/io/image_codec.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>

namespace gg::runs {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int jpegQuality = 90;

/// "batches/000007.json"
std::string nameOf(std::int64_t step, const char* extension)
{
    char name[48];
    std::snprintf(name, sizeof name, "batches/%06lld%s", static_cast<long long>(step), extension);
    return name;
}

std::string fileOf(const std::string& runFolder, std::int64_t step, const char* extension)
{
    return (fs::path(runFolder) / nameOf(step, extension)).string();
}

Json jsonOf(const BatchPicture& picture)
{
    Json boxes = Json::array();
    for (const BatchBox& box : picture.boxes) {
        boxes.push_back({box.left, box.top, box.right, box.bottom, box.label});
    }
    return {{"image", picture.image}, {"boxes", std::move(boxes)}};
}

BatchPicture pictureOf(const Json& json)
{
    BatchPicture picture{.image = json.at("image").get<std::string>(), .boxes = {}};
    for (const Json& box : json.at("boxes")) {
        picture.boxes.push_back({box.at(0).get<float>(), box.at(1).get<float>(), box.at(2).get<float>(), box.at(3).get<float>(),
                                 box.at(4).get<std::int32_t>()});
    }
    return picture;
}

std::string batchJson(const TrainingBatch& batch)
{
    Json json{{"step", batch.step}, {"epoch", batch.epoch}, {"width", batch.width}, {"height", batch.height}, {"columns", batch.columns}};
    json["pictures"] = Json::array();
    for (const BatchPicture& picture : batch.pictures) {
        json["pictures"].push_back(jsonOf(picture));
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The grid as the bytes of a JPEG.
std::string pictureText(const TrainingBatch& batch, const cv::Mat& grid)
{
    std::vector<unsigned char> bytes;
    if (!io::encodeImage(".jpg", grid, bytes, {cv::IMWRITE_JPEG_QUALITY, jpegQuality})) {
        throw Error(ErrorCode::Internal, nameOf(batch.step, ".jpg"), "The batch's pictures could not be encoded as JPEG.");
    }
    return {bytes.begin(), bytes.end()};
}

}  // namespace

void keepTrainingBatch(RunSink& sink, const TrainingBatch& batch, const cv::Mat& grid)
{
    sink.file(nameOf(batch.step, ".jpg"), pictureText(batch, grid));
    // Last: a batch that has its JSON has its picture as well.
    sink.file(nameOf(batch.step, ".json"), batchJson(batch));
}

void writeTrainingBatch(const std::string& runFolder, const TrainingBatch& batch, const cv::Mat& grid)
{
    io::createFolder((fs::path(runFolder) / "batches").string());
    io::writeFileAtomically(fileOf(runFolder, batch.step, ".jpg"), pictureText(batch, grid));
    io::writeFileAtomically(fileOf(runFolder, batch.step, ".json"), batchJson(batch));
}

std::vector<std::int64_t> trainingBatches(const std::string& runFolder)
{
    std::vector<std::int64_t> steps;
    std::error_code code;
    for (fs::directory_iterator it(fs::path(runFolder) / "batches", code), end; !code && it != end; it.increment(code)) {
        const std::string name = it->path().stem().string();
        const bool number = !name.empty() && name.size() < 16
                            && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
        if (number && it->path().extension() == ".json") {
            steps.push_back(std::stoll(name));
        }
    }
    std::sort(steps.begin(), steps.end());
    return steps;
}

TrainingBatch readTrainingBatch(const std::string& runFolder, std::int64_t step)
{
    const std::string file = fileOf(runFolder, step, ".json");
    const std::string text = io::readFile(file);
    try {
        const Json json = Json::parse(text);
        TrainingBatch batch{.step = json.at("step").get<std::int64_t>(),
                            .epoch = json.at("epoch").get<int>(),
                            .width = json.at("width").get<int>(),
                            .height = json.at("height").get<int>(),
                            .columns = json.at("columns").get<int>(),
                            .pictures = {}};
        for (const Json& picture : json.at("pictures")) {
            batch.pictures.push_back(pictureOf(picture));
        }
        if (batch.columns < 1 || batch.width < 1 || batch.height < 1) {
            throw Error(ErrorCode::Malformed, file, "This batch cannot be shown: width, height and columns must be at least 1.");
        }
        return batch;
    } catch (const Json::exception& error) {
        throw Error(ErrorCode::Malformed, file, std::string("This batch cannot be read (") + error.what() + ").");
    }
}

std::string trainingBatchPicture(const std::string& runFolder, std::int64_t step)
{
    return fileOf(runFolder, step, ".jpg");
}

}  // namespace gg::runs
