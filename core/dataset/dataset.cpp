#include "core/dataset/dataset.h"

#include "core/dataset/file_names.h"

namespace gg::dataset
{

std::string_view formatName(Format format)
{
    switch (format) {
    case Format::Yolo:
        return "YOLO";
    case Format::PascalVoc:
        return "Pascal VOC";
    case Format::ImageMask:
        return "images and masks";
    }
    return {};
}

std::string Dataset::absolute(std::string_view path) const
{
    return joinPath(root, path);
}

}  // namespace gg::dataset
