#include "core/training/open_model.h"

#include "core/base/error.h"
#include "core/training/engine.h"

namespace gg::training {

std::unique_ptr<inference::Backend> openModel(const std::string& file, const inference::OpenOptions& options)
{
    switch (inference::modelFileKind(file)) {
    case inference::FileKind::TorchScript:
        return loadEngine().openTorchScript(file, options);
    case inference::FileKind::PytorchWeights:
        throw Error(ErrorCode::Unsupported, file,
                    "This file holds weights and Python objects of PyTorch, but no network that could be run without their program. Export it as "
                    "ONNX or TorchScript (Ultralytics: yolo export model=… format=onnx opset=12).");
    case inference::FileKind::Other:
        throw Error(ErrorCode::Unsupported, file,
                    "This is a zip archive without TorchScript's code in it. Choose an ONNX or TorchScript file.");
    case inference::FileKind::Onnx:
        break;
    }
    return inference::openOnnx(file, options);
}

}  // namespace gg::training
