#include "core/inference/file_fingerprint.h"

#include "core/base/error.h"
#include "core/inference/backend.h"

#include <xxhash.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

namespace gg::inference {
namespace {

struct KnownFile {
    std::string_view begins;
    std::size_t at;
    const char* sentence;
};

// What people have at hand under a model's name. The texts end with what to do.
constexpr std::array<KnownFile, 7> knownFiles{{
    {"version https://git-lfs", 0, "This is a Git LFS pointer: the model itself was not downloaded. Run git lfs pull."},
    {"<!DOCTYPE", 0, "This is a web page, not a model: the download failed. Download the file again."},
    {"<html", 0, "This is a web page, not a model: the download failed. Download the file again."},
    {"\x89HDF", 0, "This is an HDF5 file, as Keras writes it. Convert it to ONNX with tf2onnx."},
    {"TFL3", 4, "This is a TensorFlow Lite file. Export the model as ONNX or TorchScript."},
    {"\x80\x02", 0, "This is a Python pickle, as PyTorch wrote weights before 1.6: it holds no network that could be run. Export the model as "
                    "ONNX or TorchScript."},
    {"PK", 0, "This is a zip archive, not an ONNX file. If it holds TorchScript, give it its usual name (.torchscript or .pt)."},
}};

}  // namespace

std::string fileFingerprint(const std::vector<std::string>& files)
{
    const std::unique_ptr<XXH64_state_t, decltype(&XXH64_freeState)> state(XXH64_createState(), XXH64_freeState);
    XXH64_reset(state.get(), 0);
    std::vector<char> piece(1U << 20U);
    for (const std::string& file : files) {
        std::ifstream in(file, std::ios::binary);
        if (!in) {
            throw Error(ErrorCode::NotFound, file, "The file could not be opened.");
        }
        while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
            XXH64_update(state.get(), piece.data(), static_cast<std::size_t>(in.gcount()));
        }
        if (in.bad()) {
            throw Error(ErrorCode::Unreadable, file, "The file could not be read to its end.");
        }
    }
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(XXH64_digest(state.get())));
    return text.data();
}

std::string notAModelSentence(std::string_view bytes)
{
    if (bytes.empty()) {
        return "The file is empty. Copy or download it again.";
    }
    for (const KnownFile& known : knownFiles) {
        if (bytes.size() > known.at && bytes.substr(known.at).starts_with(known.begins)) {
            return known.sentence;
        }
    }
    return "This is not an ONNX file: its " + std::to_string(bytes.size()) +
           " bytes do not begin with a format version and a network, as an ONNX file does. Choose the file that was exported.";
}

FileKind modelFileKind(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        const bool there = std::filesystem::exists(file);
        throw Error(there ? ErrorCode::Unreadable : ErrorCode::NotFound, file,
                    there ? "The model could not be opened." : "There is no such file. Choose a model.");
    }
    std::string start(4, '\0');
    in.read(start.data(), 4);
    if (start.starts_with("\x80\x02")) {
        return FileKind::PytorchWeights;
    }
    if (!start.starts_with("PK")) {
        return FileKind::Onnx;
    }
    // A zip's directory of names lies at its end; TorchScript has code/, weights alone have data.pkl.
    in.seekg(0, std::ios::end);
    const std::streamoff size = in.tellg();
    const std::streamoff tail = std::min<std::streamoff>(size, 4 << 20);
    std::string end(static_cast<std::size_t>(tail), '\0');
    in.seekg(size - tail);
    in.read(end.data(), tail);
    if (end.find("/code/") != std::string::npos) {
        return FileKind::TorchScript;
    }
    return end.find("data.pkl") != std::string::npos ? FileKind::PytorchWeights : FileKind::Other;
}

}  // namespace gg::inference
