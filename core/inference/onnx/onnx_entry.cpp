#include "core/inference/onnx/dnn_backend.h"
#include "core/inference/onnx/onnx_file.h"
#include "core/inference/onnx/onnx_table.h"
#include "core/inference/onnx/onnx_write.h"

namespace {

gg::inference::ModelDescription describe(const std::string& file)
{
    return gg::inference::readOnnxFile(file).description;
}

constexpr gg::inference::OnnxTable table{describe, gg::inference::openWithDnn, gg::inference::writeOnnxFile};

}  // namespace

extern "C" __attribute__((visibility("default"))) const gg::inference::OnnxTable* gg_onnx_table()
{
    return &table;
}
