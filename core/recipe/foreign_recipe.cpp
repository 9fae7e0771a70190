#include "core/recipe/foreign_recipe.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/recipe/config_keys.h"
#include "core/recipe/model_plan.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>

namespace gg::recipe {
namespace {

using Kind = RecipeNote::Kind;

bool isOff(const std::string& value)
{
    return value.empty() || value == "null" || value == "None" || value == "~" || value == "false" || value == "False" || value == "0" || value == "0.0";
}

bool isOn(const std::string& value)
{
    return value == "true" || value == "True";
}

/// A key that is ours under another name.
const std::map<std::string, std::string>& ours()
{
    static const std::map<std::string, std::string> names{{"epochs", "epochs"},
                                                          {"patience", "early_stopping.patience"},
                                                          {"seed", "seed"},
                                                          {"workers", "loaders"},
                                                          {"lr0", "optimizer.lr"},
                                                          {"lrf", "schedule.final"},
                                                          {"weight_decay", "optimizer.weight_decay"},
                                                          {"warmup_epochs", "schedule.warmup_epochs"},
                                                          {"warmup_momentum", "schedule.warmup_momentum"},
                                                          {"warmup_bias_lr", "schedule.warmup_bias_lr"},
                                                          {"nbs", "optimizer.nominal_batch"},
                                                          {"box", "gain.box"},
                                                          {"cls", "gain.class"},
                                                          {"dfl", "gain.dfl"},
                                                          {"hsv_h", "augment.hue"},
                                                          {"hsv_s", "augment.saturation"},
                                                          {"hsv_v", "augment.value"},
                                                          {"degrees", "augment.rotate"},
                                                          {"translate", "augment.translate"},
                                                          {"scale", "augment.scale"},
                                                          {"shear", "augment.shear"},
                                                          {"perspective", "augment.perspective"},
                                                          {"flipud", "augment.flip_vertical_share"},
                                                          {"fliplr", "augment.flip_horizontal_share"},
                                                          {"mosaic", "augment.mosaic"},
                                                          {"mixup", "augment.mixup"},
                                                          {"close_mosaic", "augment.close_mosaic"},
                                                          {"iou", "validation.iou"},
                                                          {"max_det", "validation.most_boxes"},
                                                          {"amp", "precision.mixed"}};
    return names;
}

/// Keys that change nothing that a detector learns, whatever their value: where to save, what to plot and print, export, prediction and
/// tracking, other tasks.
const std::vector<std::string>& idle()
{
    static const std::vector<std::string> keys{
        "mode",        "save",       "save_period", "cache",        "project",     "name",       "exist_ok",    "verbose",     "profile",
        "plots",       "split",      "save_json",   "save_hybrid",  "half",        "dnn",        "source",      "vid_stride",  "stream_buffer",
        "visualize",   "augment",    "agnostic_nms","retina_masks", "embed",       "show",       "save_frames", "save_txt",    "save_conf",
        "save_crop",   "show_labels","show_conf",   "show_boxes",   "line_width",  "format",     "keras",       "optimize",    "int8",
        "dynamic",     "simplify",   "opset",       "workspace",    "nms",         "pose",       "kobj",        "rle",         "angle",
        "overlap_mask","mask_ratio", "dropout",     "auto_augment", "erasing",     "crop_fraction", "tracker",  "save_dir",    "deterministic",
        "copy_paste_mode", "compile", "val_split",  "local_rank",   "v5loader",    "image_weights"};
    return keys;
}

class ArgsReader
{
public:
    ForeignRecipe recipe;

    ArgsReader()
    {
        // What the tool does where nothing is written.
        recipe.config = defaultConfig("detection");
        recipe.config.patience = 100;
    }

    void read(const YAML::Node& map, const std::string& origin)
    {
        for (const auto& item : map) {
            RecipeNote note{.key = item.first.as<std::string>(""), .value = textOf(item.second), .line = item.first.Mark().line + 1};
            take(note, item.second, origin);
            recipe.notes.push_back(std::move(note));
        }
    }

private:
    static std::string textOf(const YAML::Node& value)
    {
        if (value.IsScalar()) {
            return value.Scalar();
        }
        if (value.IsNull() || !value.IsDefined()) {
            return "null";
        }
        YAML::Emitter out;
        out << YAML::Flow << value;
        return out.c_str();
    }

    /// Sets one of our keys; what it does not take is said.
    void set(RecipeNote& note, const std::string& key, const std::string& value)
    {
        TrainConfig changed = recipe.config;
        std::string expected = setValue(changed, key, value);
        if (expected.empty()) {
            expected = findKey(key)->check(changed);
        }
        if (expected.empty()) {
            recipe.config = std::move(changed);
            note.kind = Kind::Honoured;
            note.message = key + ": " + valueText(recipe.config, key);
        } else {
            refuse(note, "expected " + expected + "; " + key + " stays " + valueText(recipe.config, key));
        }
    }

    static void refuse(RecipeNote& note, std::string why)
    {
        note.kind = Kind::NotHonoured;
        note.message = std::move(why);
    }

    /// Off changes nothing; on is something that there is not here.
    static void offOnly(RecipeNote& note, const std::string& why)
    {
        if (!isOff(note.value)) {
            refuse(note, why);
        }
    }

    void take(RecipeNote& note, const YAML::Node& value, const std::string& origin)
    {
        const std::string& key = note.key;
        if (const auto special = specials().find(key); special != specials().end()) {
            (this->*special->second)(note, value, origin);
        } else if (const auto own = ours().find(key); own != ours().end()) {
            if (note.value != "null") {
                set(note, own->second, note.value);
            }
        } else if (std::find(idle().begin(), idle().end(), key) == idle().end()) {
            refuse(note, "is not known here");
        }
    }

    using Handler = void (ArgsReader::*)(RecipeNote&, const YAML::Node&, const std::string&);
    static const std::map<std::string, Handler>& specials()
    {
        static const std::map<std::string, Handler> handlers{{"task", &ArgsReader::task},
                                                             {"model", &ArgsReader::model},
                                                             {"pretrained", &ArgsReader::pretrained},
                                                             {"data", &ArgsReader::data},
                                                             {"batch", &ArgsReader::batch},
                                                             {"imgsz", &ArgsReader::imageSize},
                                                             {"device", &ArgsReader::device},
                                                             {"optimizer", &ArgsReader::optimizer},
                                                             {"momentum", &ArgsReader::momentum},
                                                             {"cos_lr", &ArgsReader::cosine},
                                                             {"copy_paste", &ArgsReader::copyPaste},
                                                             {"multi_scale", &ArgsReader::multiScale},
                                                             {"freeze", &ArgsReader::freeze},
                                                             {"conf", &ArgsReader::confidence},
                                                             {"val", &ArgsReader::validation},
                                                             {"time", &ArgsReader::time},
                                                             {"single_cls", &ArgsReader::singleClass},
                                                             {"rect", &ArgsReader::rectangular},
                                                             {"fraction", &ArgsReader::fraction},
                                                             {"resume", &ArgsReader::resume},
                                                             {"classes", &ArgsReader::classes},
                                                             {"bgr", &ArgsReader::bgr},
                                                             {"cutmix", &ArgsReader::cutmix},
                                                             {"label_smoothing", &ArgsReader::smoothing},
                                                             {"cfg", &ArgsReader::cfg}};
        return handlers;
    }

    void task(RecipeNote& note, const YAML::Node&, const std::string& origin)
    {
        if (note.value != "detect" && note.value != "null") {
            throw Error(ErrorCode::Unsupported, origin, "Holds the settings of task: " + note.value + "; only task: detect can be trained here.");
        }
        note.kind = Kind::Honoured;
        note.message = "task: detection";
    }

    void model(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        const std::size_t slash = note.value.find_last_of("/\\");
        const std::string file = slash == std::string::npos ? note.value : note.value.substr(slash + 1);
        try {
            const ModelPlan plan = planOf(file.substr(0, file.rfind('.')), 1);
            recipe.config.model = plan.name;
            note.kind = Kind::Honoured;
            note.message = "model.name: " + plan.name;
            if (file.ends_with(".pt")) {
                refuse(note, "the network is taken (model.name: " + plan.name
                                 + "), its weights are not: write them as safetensors and name that file in start.from, or start from random weights as now");
            }
        } catch (const Error& error) {
            refuse(note, error.detail() + " model.name stays " + recipe.config.model);
        }
    }

    void pretrained(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        // true only says that a .pt model brings its weights; `model` says that already.
        if (!isOn(note.value)) {
            offOnly(note, "weights of a .pt file cannot be read: write them as safetensors and name that file in start.from");
        }
    }

    void data(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        recipe.config.data = note.value == "null" ? std::string() : note.value;
        note.kind = Kind::Honoured;
        note.message = "data: " + recipe.config.data;
    }

    void batch(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        if (note.value == "-1" || note.value.find('.') != std::string::npos) {
            refuse(note, "a batch as large as the memory allows is not chosen here; batch stays " + std::to_string(recipe.config.batch));
        } else {
            set(note, "batch", note.value);
        }
    }

    void imageSize(RecipeNote& note, const YAML::Node& value, const std::string&)
    {
        set(note, "image_size", value.IsSequence() && value.size() > 0 ? textOf(value[0]) : note.value);
        if (value.IsSequence() && value.size() > 1 && textOf(value[0]) != textOf(value[1])) {
            refuse(note, "the canvas is square here; image_size is " + std::to_string(recipe.config.imageSize));
        }
    }

    void device(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        if (note.value == "null" || note.value.empty()) {
            set(note, "device", "auto");
        } else if (note.value == "cpu") {
            set(note, "device", "cpu");
        } else if (note.value == "0" || note.value == "cuda" || note.value == "cuda:0") {
            set(note, "device", "cuda");
        } else {
            refuse(note, "one device trains here; device stays auto");
        }
    }

    void optimizer(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        std::string name = note.value;
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        set(note, "optimizer.name", name);
    }

    void momentum(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        set(note, "optimizer.beta1", note.value);
        set(note, "optimizer.momentum", note.value);
    }

    void cosine(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        set(note, "schedule.name", isOn(note.value) ? "cosine" : "linear");
    }

    void copyPaste(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        set(note, "augment.copy_paste", note.value);
        if (note.kind == Kind::Honoured && !isOff(note.value)) {
            note.message += " (objects with an outline, as there)";
        }
    }

    void multiScale(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        set(note, "augment.multi_scale", isOn(note.value) ? "0.5" : isOff(note.value) ? "0" : note.value);
    }

    void freeze(RecipeNote& note, const YAML::Node& value, const std::string&)
    {
        if (value.IsSequence()) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                if (textOf(value[i]) != std::to_string(i)) {
                    refuse(note, "only the first layers can be frozen here (start.freeze: a number)");
                    return;
                }
            }
            set(note, "start.freeze", std::to_string(value.size()));
        } else {
            set(note, "start.freeze", isOff(note.value) ? "0" : note.value);
        }
    }

    void confidence(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        set(note, "validation.confidence", note.value == "null" ? "0.001" : note.value);
    }

    void validation(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        set(note, "validation.every", isOff(note.value) ? std::to_string(recipe.config.epochs) : "1");
    }

    void time(RecipeNote& note, const YAML::Node&, const std::string&) { offOnly(note, "a limit in hours is not kept here; epochs decide"); }
    void singleClass(RecipeNote& note, const YAML::Node&, const std::string&) { offOnly(note, "classes stay apart here"); }
    void rectangular(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        offOnly(note, "training canvases are square here (validation is rectangular: validation.rectangular)");
    }
    void fraction(RecipeNote& note, const YAML::Node&, const std::string&)
    {
        if (note.value != "1" && note.value != "1.0") {
            refuse(note, "every training picture is used here: write a smaller list with groundglass-cli split");
        }
    }
    void resume(RecipeNote& note, const YAML::Node&, const std::string&) { offOnly(note, "use --resume on a run of ours"); }
    void classes(RecipeNote& note, const YAML::Node&, const std::string&) { offOnly(note, "every class of the data set is learnt here"); }
    void bgr(RecipeNote& note, const YAML::Node&, const std::string&) { offOnly(note, "channels are not swapped here"); }
    void cutmix(RecipeNote& note, const YAML::Node&, const std::string&) { offOnly(note, "there is no cutmix here"); }
    void smoothing(RecipeNote& note, const YAML::Node&, const std::string&) { offOnly(note, "labels are not smoothed here"); }
    void cfg(RecipeNote& note, const YAML::Node&, const std::string&) { offOnly(note, "a further file of settings is not read: open that one"); }
};

YAML::Node load(std::string_view yaml, const std::string& origin)
{
    try {
        YAML::Node root = YAML::Load(std::string(yaml));
        if (root.IsMap()) {
            return root;
        }
    } catch (const YAML::Exception& error) {
        throw Error(ErrorCode::Malformed, origin, "line " + std::to_string(error.mark.line + 1) + ": This is not valid YAML (" + error.msg + ").");
    }
    throw Error(ErrorCode::Malformed, origin, "Expected settings, lines such as 'epochs: 100'; found none.");
}

}  // namespace

bool isUltralyticsArgs(std::string_view yaml)
{
    try {
        const YAML::Node root = YAML::Load(std::string(yaml));
        // Asking a node that is not there for its kind throws.
        const auto isGroup = [&](const char* name) { return root[name].IsDefined() && root[name].IsMap(); };
        return root.IsMap() && (root["imgsz"].IsDefined() || root["lr0"].IsDefined()) && !root["image_size"].IsDefined() && !isGroup("augment")
               && !isGroup("optimizer");
    } catch (const YAML::Exception&) {
        return false;
    }
}

ForeignRecipe readUltralyticsArgs(std::string_view yaml, const std::string& origin)
{
    const YAML::Node root = load(yaml, origin);
    ArgsReader reader;
    reader.read(root, origin);
    return std::move(reader.recipe);
}

ForeignRecipe readRecipe(const std::string& file)
{
    namespace fs = std::filesystem;
    const std::string yaml = io::readFile(file);
    if (!isUltralyticsArgs(yaml)) {
        return {.config = readConfig(file), .notes = {}};
    }
    ForeignRecipe recipe = readUltralyticsArgs(yaml, file);
    std::string& data = recipe.config.data;
    if (!data.empty() && fs::path(data).is_relative()) {
        std::error_code failed;
        const fs::path beside = (fs::absolute(file).parent_path() / data).lexically_normal();
        const fs::path here = fs::absolute(data).lexically_normal();
        data = (!fs::exists(beside, failed) && fs::exists(here, failed) ? here : beside).string();
    }
    return recipe;
}

std::vector<std::string> summary(const ForeignRecipe& recipe)
{
    std::vector<std::string> lines;
    std::size_t honoured = 0;
    std::size_t idleKeys = 0;
    for (const RecipeNote& note : recipe.notes) {
        honoured += note.kind == Kind::Honoured ? 1 : 0;
        idleKeys += note.kind == Kind::NoEffect ? 1 : 0;
        if (note.kind == Kind::NotHonoured) {
            lines.push_back("line " + std::to_string(note.line) + ": " + note.key + ": " + note.value + " is not honoured: " + note.message + ".");
        }
    }
    lines.push_back(std::to_string(honoured) + " settings are honoured, " + std::to_string(idleKeys) + " have no effect on what is learnt.");
    return lines;
}

}  // namespace gg::recipe
