#include "core/base/error.h"
#include "core/recipe/model_descriptions.h"
#include "core/recipe/model_plan.h"
#include "core/recipe/named_models.h"
#include "core/recipe/spelling.h"

#include <algorithm>
#include <cctype>

namespace gg::recipe
{
namespace
{

constexpr std::string_view scaleLetters = "nsmlx";
constexpr std::string_view stride4Mark = "-p2";

/// What a name says.
struct Meaning {
    const ModelFamily* family = nullptr;
    char scale = 'n';
    bool stride4 = false;
};

bool takeEnd(std::string& text, std::string_view end)
{
    if (!text.ends_with(end)) {
        return false;
    }
    text.resize(text.size() - end.size());
    return true;
}

/// Lower case, without a file's ending, "_" as "-", and neither "v" nor "-" where people put or leave them at will:
/// "YOLOv11-N.pt" is "yolo11n", "yolo-v8s" is "yolo8s".
std::string plain(std::string_view name)
{
    std::string text;
    for (const char letter : name) {
        text += letter == '_' || letter == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    for (const std::string_view ending : {".pt", ".yaml", ".yml", ".safetensors", ".onnx"}) {
        takeEnd(text, ending);
    }
    return text;
}

/// "yolo" and what follows without "v" and "-": the family's number and the scale's letter.
bool readStem(const std::string& stem, std::string& number, char& scale)
{
    if (!stem.starts_with("yolo")) {
        return false;
    }
    std::string rest;
    for (const char letter : stem.substr(4)) {
        if (letter != 'v' && letter != '-') {
            rest += letter;
        }
    }
    if (rest.size() < 2 || scaleLetters.find(rest.back()) == std::string_view::npos) {
        return false;
    }
    scale = rest.back();
    number = rest.substr(0, rest.size() - 1);
    return true;
}

/// Ultralytics writes "yolo12n" for v1.0, the authors' repository "yolov12n" for turbo.
bool withoutV(std::string_view name)
{
    return name.find("yolov") == std::string_view::npos && name.find("yolo-v") == std::string_view::npos;
}

Meaning meaningOf(std::string_view name)
{
    std::string text = plain(name);
    const std::string whole = text;
    Meaning meaning;
    meaning.stride4 = takeEnd(text, stride4Mark);
    const bool first = takeEnd(text, "-v1.0") || takeEnd(text, "-v1") || takeEnd(text, "-1.0");
    const bool turbo = takeEnd(text, "-turbo");
    std::string number;
    if (!readStem(text, number, meaning.scale)) {
        return {};
    }
    const bool v1 = number == "12" && !turbo && (first || withoutV(whole));
    for (const ModelFamily& family : modelFamilies()) {
        if (family.number == number && family.variant.empty() != v1 && (number == "12" || (!first && !turbo))) {
            meaning.family = &family;
        }
    }
    return meaning;
}

Meaning knownMeaning(std::string_view name)
{
    const Meaning meaning = meaningOf(name);
    if (meaning.family == nullptr) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "'" + std::string(name) + "' is not a model; the nearest is " + nearest(plain(name), modelNames()) +
                        ". A description of your own is a YAML file.");
    }
    return meaning;
}

void requireNoStride4(const NamedModel& model, bool stride4)
{
    if (stride4) {
        throw Error(ErrorCode::InvalidArgument, {},
                    std::string(model.name) + " comes without a head at stride 4 (stride4). Write one into its description, which the model command prints "
                                              "with --yaml, and name the file in model.file.");
    }
}

std::string text(const ModelFamily& family, bool stride4)
{
    return "name: " + std::string(family.name) + std::string(family.variant) + std::string(stride4 ? stride4Mark : "") + "\n" +
           std::string(family.scales) + "layers:\n" + std::string(family.backbone) +
           std::string(stride4 ? family.neck4 : family.neck);
}

}  // namespace

const std::vector<std::string>& modelNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const ModelFamily& family : modelFamilies()) {
            for (const char scale : scaleLetters) {
                all.push_back(std::string(family.name) + scale + std::string(family.variant));
            }
        }
        for (const NamedModel& model : namedModels()) {
            all.emplace_back(model.name);
        }
        return all;
    }();
    return names;
}

bool hasStride4(std::string_view name)
{
    return findNamedModel(name) == nullptr && meaningOf(name).family != nullptr;
}

std::string descriptionOf(std::string_view name, bool stride4)
{
    if (const NamedModel* model = findNamedModel(name)) {
        requireNoStride4(*model, stride4);
        return std::string(model->description);
    }
    const Meaning meaning = knownMeaning(name);
    return text(*meaning.family, stride4 || meaning.stride4);
}

ModelPlan planOf(std::string_view name, int classes, bool stride4)
{
    if (const NamedModel* model = findNamedModel(name)) {
        requireNoStride4(*model, stride4);
        return parsePlan(model->description, std::string(name), {}, classes);
    }
    const Meaning meaning = knownMeaning(name);
    return parsePlan(text(*meaning.family, stride4 || meaning.stride4), std::string(name), std::string_view(&meaning.scale, 1),
                     classes);
}

}  // namespace gg::recipe
